//! `traad export events`: the journal as JSON Lines.

use super::private;
use crate::cli::ExportEvents;
use crate::config::{self, Config, day_or_moment};
use anyhow::{Context, Result};
use app::App;
use domain::{Moment, Payload};
use std::collections::HashSet;
use std::fs::File;
use std::io::BufWriter;

/// Writes the file.
pub fn run(args: &ExportEvents, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let known = args.known_at.as_deref().map(day_or_moment).transpose()?;
    let file = private::replace(&args.out)
        .with_context(|| format!("{} cannot be written", args.out.display()))?;
    app.as_command(config::account(), || write(args, known, &app, file))
}

fn write(args: &ExportEvents, known: Option<Moment>, app: &App, file: File) -> Result<()> {
    let mut writer = exchange::jsonl::Writer::new(BufWriter::new(file), args.full);
    let mut failed = None;
    let (mut documents, mut met) = (Vec::new(), HashSet::new());
    app.give_out(known, |event| {
        if failed.is_none() {
            failed = writer.event(&event).err();
        }
        if let Payload::DocumentAdded(added) = &event.payload
            && met.insert(added.document)
        {
            documents.push(added.document);
        }
        Ok(())
    })?;
    if let Some(error) = failed {
        return Err(error).context("the file cannot be written");
    }
    // Files are free text like any other: only a full export holds them.
    let files = if args.full {
        app.give_out_files(&documents, |document, file| {
            let written = writer.file(document, &file.key, &file.bytes);
            written.map_err(app::Error::File)
        })
        .context("the files of documents cannot be written")?
    } else {
        0
    };
    let (count, _) = writer.finish().context("the file cannot be written")?;
    let out = args.out.display();
    eprintln!("{count} events and the files of {files} documents written to {out}");
    Ok(())
}
