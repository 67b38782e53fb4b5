//! `traad verify`, `heads`, `rebuild` and `migrate`.

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
    if let Some(cut) = &found.access_cut {
        println!(
            "removed from the access log up to position {}, on {}: {} views from before {}, by {}",
            cut.last,
            cut.at.day(),
            cut.views,
            cut.until.day(),
            cut.rule
        );
    }
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
