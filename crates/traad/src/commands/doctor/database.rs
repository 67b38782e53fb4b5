//! The database: reachable, up to date, durable, with room to grow.

use super::long;
use super::report::{Report, State};
use crate::config::{self, Municipality};
use app::{App, Clock, SystemClock};
use std::path::Path;
use std::process::Command;

/// Below this much free space somebody must act; below ten times as much, look.
const LEAST_FREE: u64 = 500 * 1024 * 1024;

/// How far two clocks may be apart, in seconds.
const APART: i64 = 5;

/// Opens the database if it is there; says so if not.
pub fn open(municipality: &Municipality, report: &mut Report) -> Option<App> {
    let address = municipality.database.as_str();
    let file = address.strip_prefix("sqlite:");
    let file = file.map(|path| path.strip_prefix("//").unwrap_or(path));
    if let Some(path) = file {
        if !Path::new(path).exists() {
            let says = format!("{address}: there is none yet; `traad serve` makes it");
            report.add("database", State::Bad, says);
            return None;
        }
        disk(path, report);
    }
    // Opening it would bring it up to date: that is for whoever starts the program to do.
    match store::pending_upgrade(address) {
        Ok(None) => {}
        Ok(Some(pending)) => {
            let (from, to) = (pending.from, pending.to);
            let says = format!(
                "schema {from}; the next start or `traad migrate` brings it to {to}: back up first"
            );
            report.add("schema", State::Warning, says);
            return None;
        }
        Err(error) => {
            report.add("database", State::Bad, error);
            return None;
        }
    }
    match config::open(municipality) {
        Ok(app) => {
            report.add("database", State::Good, config::hidden(address));
            let keys = match municipality.keys.as_str() {
                "" => "beside the database file, in a folder of its name".to_owned(),
                place if place.contains("://") || place.contains('=') => config::hidden(place),
                folder => folder.to_owned(),
            };
            report.add("keys", State::Good, format!("open: {keys}"));
            Some(app)
        }
        Err(error) => {
            report.add("database", State::Bad, format!("{error:#}"));
            None
        }
    }
}

/// Looks at an open database.
pub fn look(app: &App, report: &mut Report) {
    let condition = match app.store().condition() {
        Ok(condition) => condition,
        Err(error) => return report.add("database", State::Bad, error),
    };
    report.add(
        "schema",
        State::Good,
        format!("{}, schema {}", condition.version, condition.schema),
    );
    let (safe, not): (Vec<_>, Vec<_>) = condition.settings.iter().partition(|s| s.is_safe);
    for setting in &not {
        let says = format!(
            "{} = {} on {}: what is acknowledged can be lost with the power",
            setting.name, setting.value, setting.connection
        );
        report.add("durability", State::Bad, says);
    }
    if not.is_empty() {
        let mut names: Vec<String> = safe
            .iter()
            .map(|s| format!("{}={}", s.name, s.value))
            .collect();
        names.dedup();
        names.truncate(3);
        report.add("durability", State::Good, names.join(", "));
    }
    if let Some(is_encrypted) = condition.is_encrypted {
        let says = if is_encrypted {
            "encrypted"
        } else {
            "not encrypted: a socket, this machine, or sslmode=disable"
        };
        report.add("connection", State::Good, says);
    }
    let now = SystemClock.now();
    if let Some(theirs) = condition.now {
        let apart = (theirs.0 - now.0).abs();
        let state = if apart > APART {
            State::Warning
        } else {
            State::Good
        };
        let says = format!("the database server's clock is {} apart", long(apart));
        report.add("clock", state, says);
    }
    let ahead = condition.last_written.0 - now.0;
    if ahead > APART {
        let says = format!(
            "the last event is {} in the future of this clock",
            long(ahead)
        );
        report.add("clock", State::Bad, says);
    }
}

/// Room on the disk, as `df` says; a number that is not to be had is no finding.
fn disk(path: &str, report: &mut Report) {
    let said = Command::new("df").args(["-Pk", path]).output();
    let free = said.ok().and_then(|output| {
        let text = String::from_utf8(output.stdout).ok()?;
        let kib: u64 = text
            .lines()
            .nth(1)?
            .split_whitespace()
            .nth(3)?
            .parse()
            .ok()?;
        Some(kib * 1024)
    });
    let Some(free) = free else {
        return report.add("disk", State::Note, "how much is free cannot be seen");
    };
    let state = if free < LEAST_FREE {
        State::Bad
    } else if free < LEAST_FREE * 10 {
        State::Warning
    } else {
        State::Good
    };
    report.add("disk", state, format!("{} MB free", free / 1_000_000));
}
