//! `traad keys`: how the keys are, and new ones in place of old ones.

use crate::cli::{Keys, Rotate};
use crate::config::{self, Config};
use anyhow::Result;
use app::{App, Clock, SystemClock};

/// Does what the subcommand says.
pub fn run(act: &Keys, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    match act {
        Keys::Status => status(&app),
        Keys::Rotate(Rotate::Master { finish }) => master(&app, *finish),
        Keys::Rotate(Rotate::Seal) => {
            let generation = app.store().rotate_seal(SystemClock.now())?;
            println!("generation {generation} seals from the next position on");
            Ok(())
        }
        Keys::Rotate(Rotate::Tokens) => {
            let count = app.store().rotate_tokens(SystemClock.now())?;
            println!("search tokens of {count} persons made anew; the old key is gone");
            Ok(())
        }
    }
}

/// Lists the keys by name; nothing secret.
fn status(app: &App) -> Result<()> {
    let status = app.store().vault().status()?;
    for (n, master) in status.masters.iter().enumerate() {
        let role = if n == 0 { "newest" } else { "older" };
        println!("master {} ({role}): wraps {} keys", master.id, master.wraps);
    }
    for line in &status.generations {
        let made = line
            .made_at
            .map_or_else(|| "with the key store".to_owned(), |at| at.to_string());
        let from = match line.purpose.as_str() {
            "seal" => format!(", from position {}", line.from_position),
            _ => String::new(),
        };
        println!("{} {}: made {made}{from}", line.purpose, line.generation);
    }
    println!(
        "persons: {}, destroyed: {}",
        status.persons, status.destroyed
    );
    Ok(())
}

fn master(app: &App, finish: bool) -> Result<()> {
    let vault = app.store().vault();
    let done = if finish {
        vault.forget_old_masters()?
    } else {
        vault.rotate_master()?
    };
    println!(
        "{} keys of persons and {} of the installation wrapped anew",
        done.persons, done.installation
    );
    if finish {
        println!("the older master keys are given up");
    } else {
        println!("start every node again, then say --finish to give the older one up");
    }
    Ok(())
}
