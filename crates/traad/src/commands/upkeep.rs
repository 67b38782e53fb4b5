//! `traad verify`, `heads`, `rebuild`, `migrate` and `doctor`.

use crate::cli::Verify;
use crate::config::{self, Config};
use crate::output::Progress;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// Checks the journal, the access log and the registers, and earlier heads if a file is given.
pub fn verify(args: &Verify, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let mut found = app.verify()?;
    if let Some(path) = heads_file(args.heads.as_deref(), config)? {
        let (lines, findings) = app
            .check_heads(&path)
            .with_context(|| format!("{} cannot be checked", path.display()))?;
        println!("{lines} heads in {}", path.display());
        found.findings.extend(findings);
    }
    println!(
        "{} events, {} persons, head {}",
        found.events, found.persons, found.head
    );
    println!(
        "{} views, position {}, seal {}",
        found.views, found.access_position, found.access_head
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

/// Appends the present heads to a file.
pub fn export_heads(out: Option<&Path>, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let out = heads_file(out, config)?.context("say where with --out or `heads_file`")?;
    let heads = app
        .export_heads(&out)
        .with_context(|| format!("{} cannot be written", out.display()))?;
    println!("journal {}, access log {}", heads.journal, heads.access);
    Ok(())
}

/// The file named on the command line, or else by the setting.
fn heads_file(given: Option<&Path>, config: &Config) -> Result<Option<PathBuf>> {
    let setting = &config.municipality()?.heads_file;
    let setting = (!setting.is_empty()).then(|| PathBuf::from(setting));
    Ok(given.map(Path::to_path_buf).or(setting))
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
