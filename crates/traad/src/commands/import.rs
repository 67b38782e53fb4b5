//! `traad import`: events as JSON Lines, or CSV extracts by a mapping file. A bad row is
//! named with file, line, column and reason; the good ones are kept, or with `--strict`
//! nothing is.

use crate::cli::Import;
use crate::config;
use crate::output::Progress;
use anyhow::{Context, Result, bail};
use app::App;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// Reads all files, says what is wrong, and records what is good.
pub fn run(args: &Import, database: &Option<String>) -> Result<()> {
    let app = config::open(database.as_deref())?;
    let mut read = match &args.mapping {
        Some(mapping) => extract(&app, &args.files, mapping)?,
        None => lines(&app, &args.files)?,
    };
    for problem in &read.problems {
        eprintln!("{problem}");
    }
    for finding in &read.findings {
        eprintln!("{finding}");
    }
    let bad = read.problems.len();
    if args.strict && bad > 0 {
        bail!("{bad} bad rows; nothing was taken in");
    }
    let events = std::mem::take(&mut read.events);
    let mut progress = Progress::new("events");
    let count = app.take_in(events, &mut |done| progress.step(done))?;
    progress.finish();
    eprintln!(
        "{count} events taken in, {bad} rows left out, {} findings",
        read.findings.len()
    );
    if bad > 0 {
        bail!("{bad} rows were left out");
    }
    Ok(())
}

fn lines(app: &App, files: &[std::path::PathBuf]) -> Result<exchange::Import> {
    let is_recorded = |id| {
        app.store()
            .event(&store::Scope::system(), id)
            .ok()
            .flatten()
            .is_some()
    };
    let options = exchange::jsonl::Options {
        is_recorded: Some(&is_recorded),
        now: Some(app.now()),
    };
    let mut all = exchange::Import::default();
    for path in files {
        let name = path.display().to_string();
        let file = File::open(path).with_context(|| format!("{name} cannot be read"))?;
        let read = exchange::jsonl::read(&name, BufReader::new(file), &options)
            .with_context(|| format!("{name} cannot be read"))?;
        all.events.extend(read.events);
        all.problems.extend(read.problems);
        all.findings.extend(read.findings);
    }
    Ok(all)
}

fn extract(app: &App, files: &[std::path::PathBuf], mapping: &Path) -> Result<exchange::Import> {
    let text = std::fs::read_to_string(mapping)
        .with_context(|| format!("{} cannot be read", mapping.display()))?;
    let mapping = exchange::Mapping::parse(&text)
        .with_context(|| format!("{} is no mapping", mapping.display()))?;
    let mut read = Vec::with_capacity(files.len());
    for path in files {
        let bytes =
            std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        read.push((path.display().to_string(), bytes));
    }
    let sources: Vec<exchange::extract::Source<'_>> = read
        .iter()
        .map(|(name, bytes)| exchange::extract::Source { name, bytes })
        .collect();
    let recorded = |id| {
        app.store()
            .event(&store::Scope::system(), id)
            .ok()
            .flatten()
    };
    let secret = std::env::var("TRAAD_IMPORT_SECRET").ok();
    let options = exchange::extract::Options {
        secret: secret.as_deref(),
        appended_at: None,
        recorded: Some(&recorded),
    };
    Ok(exchange::extract::read(&sources, &mapping, &options)?)
}
