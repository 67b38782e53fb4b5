//! `traad doctor`: how the installation is, for a person or for monitoring.
//!
//! It changes nothing: a database that is not there is not made. The exit code is 0 when all is
//! well, 1 with warnings, 2 when something is wrong.

mod certificate;
mod database;
mod installation;
mod report;
mod upkeep;

use crate::config::Config;
use anyhow::Result;
use report::{Report, State};

/// Looks at everything and says what it found.
pub fn run(config: &Config, as_json: bool) -> Result<()> {
    let mut report = Report::default();
    installation::look(config, &mut report);
    for municipality in &config.municipalities {
        report.municipality = Some(municipality.name.clone());
        installation::log_in(municipality, &mut report);
        if let Some(app) = database::open(municipality, &mut report) {
            database::look(&app, &mut report);
            upkeep::look(&app, &mut report);
            upkeep::heads(&municipality.heads_file, &mut report);
        }
    }
    report.print(as_json)?;
    match report.worst() {
        State::Good | State::Note => Ok(()),
        State::Warning => std::process::exit(1),
        State::Bad => std::process::exit(2),
    }
}

/// A length of time in words.
fn long(seconds: i64) -> String {
    match seconds {
        ..0 => format!("-{}", long(-seconds)),
        0..120 => format!("{seconds} s"),
        120..7_200 => format!("{} min", seconds / 60),
        7_200..172_800 => format!("{} h", seconds / 3_600),
        _ => format!("{} days", seconds / 86_400),
    }
}
