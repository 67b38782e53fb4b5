//! `traad import`: events as JSON Lines, or CSV extracts by a mapping file. A bad row is
//! named with file, line, column and reason; the good ones are kept, or with `--strict`
//! nothing is.

use crate::cli::Import;
use crate::config::{self, Config};
use crate::output::Progress;
use anyhow::{Context, Result, bail};
use app::App;
use exchange::FileAt;
use law::Day;
use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use store::FileTaken;

/// Reads all files, says what is wrong, and records what is good.
pub fn run(args: &Import, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
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
    if !args.stock_on.is_empty() {
        print_statistics(&app, &read, &args.stock_on)?;
    }
    let mut bad = read.problems.len();
    if args.strict && bad > 0 {
        bail!("{bad} bad rows; nothing was taken in");
    }
    let events = std::mem::take(&mut read.events);
    let mut progress = Progress::new("events");
    let count = app.take_in(events, &mut |done| progress.step(done))?;
    progress.finish();
    let (files, lost) = take_files(&app, &args.files, &read.files)?;
    bad += lost;
    eprintln!(
        "{count} events and the files of {files} documents taken in, {bad} rows left out, {} findings",
        read.findings.len()
    );
    if bad > 0 {
        bail!("{bad} rows were left out");
    }
    Ok(())
}

fn lines(app: &App, files: &[PathBuf]) -> Result<exchange::Import> {
    let recorded = |id| {
        app.store()
            .event(&store::Scope::system(), id)
            .ok()
            .flatten()
    };
    let erased = app.store().erased_persons()?;
    let is_empty = app.store().head()? == 0;
    let options = exchange::jsonl::Options {
        recorded: if is_empty { None } else { Some(&recorded) },
        erased: Some(&erased),
        now: Some(app.now()),
    };
    let mut reader = exchange::jsonl::Reader::new(&options);
    for path in files {
        let name = path.display().to_string();
        let file = File::open(path).with_context(|| format!("{name} cannot be read"))?;
        reader
            .file(&name, BufReader::new(file))
            .with_context(|| format!("{name} cannot be read"))?;
    }
    Ok(reader.finish())
}

/// Keeps the files of documents one by one; gives back how many, and how many could not be.
fn take_files(app: &App, names: &[PathBuf], found: &[FileAt]) -> Result<(usize, usize)> {
    let (mut kept, mut lost) = (0, 0);
    let mut line = Vec::new();
    for one in found {
        let name = names[one.file].display();
        let reading = || format!("{name} cannot be read");
        let mut file = BufReader::new(File::open(&names[one.file]).with_context(reading)?);
        file.seek(SeekFrom::Start(one.at)).with_context(reading)?;
        line.clear();
        file.read_until(b'\n', &mut line).with_context(reading)?;
        let taken = match exchange::jsonl::file_from_line(&line) {
            Ok(read) => {
                let opened = store::OpenFile {
                    key: read.key,
                    bytes: read.content,
                };
                app.take_in_file(one.event, &opened)?
            }
            Err(_) => FileTaken::Foreign,
        };
        match taken {
            FileTaken::Kept => kept += 1,
            FileTaken::There | FileTaken::Closed => {}
            FileTaken::Foreign => {
                let line = one.line;
                eprintln!("{name}, line {line}: it is not the file that its event names");
                lost += 1;
            }
        }
    }
    Ok((kept, lost))
}

fn extract(app: &App, files: &[PathBuf], mapping: &Path) -> Result<exchange::Import> {
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
    let erased = app.store().erased_persons()?;
    let is_empty = app.store().head()? == 0;
    let secret = std::env::var("TRAAD_IMPORT_SECRET").ok();
    let options = exchange::extract::Options {
        secret: secret.as_deref(),
        appended_at: None,
        recorded: if is_empty { None } else { Some(&recorded) },
        erased: Some(&erased),
    };
    Ok(exchange::extract::read(&sources, &mapping, &options)?)
}

/// Counts an extract as it was read: stock, durations, changes.
fn print_statistics(app: &App, read: &exchange::Import, days: &[String]) -> Result<()> {
    let days = days
        .iter()
        .map(|day| {
            day.parse::<Day>()
                .ok()
                .with_context(|| format!("»{day}« is no day; write 2018-03-31"))
        })
        .collect::<Result<Vec<Day>>>()?;
    let ruleset = app.ruleset();
    println!(
        "{}",
        exchange::statistics::Statistics::of_import(read, &ruleset.rules, &days)
    );
    Ok(())
}
