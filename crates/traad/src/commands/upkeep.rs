//! `traad verify`, `rebuild`, `migrate` and `doctor`.

use crate::config::{self, Config};
use crate::output::Progress;
use anyhow::{Result, bail};

/// Checks the journal and the registers.
pub fn verify(config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let found = app.verify()?;
    println!(
        "{} events, {} persons, head {}",
        found.events, found.persons, found.head
    );
    for finding in &found.findings {
        println!("{:?}: {}", finding.kind, finding.detail);
    }
    if !found.is_clean() {
        bail!("{} findings", found.findings.len());
    }
    println!("clean");
    Ok(())
}

/// Makes the registers anew.
pub fn rebuild(config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let mut progress = Progress::new("persons");
    let count = app.rebuild(&mut |done| progress.step(done))?;
    progress.finish();
    println!("{count} persons");
    Ok(())
}

/// Brings the schema up to date; opening does it.
pub fn migrate(config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    println!("{}: the schema is up to date", app.store().backend_name());
    Ok(())
}

/// Says how the installation is.
pub fn doctor(config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let ruleset = app.ruleset();
    let check = ruleset.rules.book.check();
    println!("database     {}", app.store().backend_name());
    println!("position     {}", app.store().head()?);
    println!("adopted      {} documents", ruleset.adopted.len());
    println!(
        "rules        {} ({} unverified)",
        ruleset.rules.book.rules().len(),
        check.of(law::FindingKind::Unverified).count()
    );
    println!("indicators   {}", ruleset.cards.all().len());
    println!("goals        {}", ruleset.goals.all().len());
    println!(
        "staff        {}",
        ruleset
            .workers
            .values()
            .filter(|w| w.left_at.is_none())
            .count()
    );
    match app.store().last_backup()? {
        Some(made) => println!(
            "last backup  {} (position {}, {} bytes{})",
            made.made_at,
            made.position,
            made.bytes,
            if made.is_checked { ", read back" } else { "" }
        ),
        None => println!("! no backup was ever made: traad backup --out FILE"),
    }
    if ruleset.adopted.is_empty() {
        println!("! nothing is adopted yet: figures rest on the rules of the program");
    }
    Ok(())
}
