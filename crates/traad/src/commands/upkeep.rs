//! `traad verify`, `rebuild` and `migrate`.

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
