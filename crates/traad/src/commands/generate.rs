//! `traad generate`: the events of a made-up municipality as JSON Lines.

use crate::cli::Generate;
use crate::config::day_or_moment;
use anyhow::{Context, Result};
use std::fs::File;
use std::io::BufWriter;

/// Writes the file; the same arguments give the same bytes.
pub fn run(args: &Generate) -> Result<()> {
    let settings = synth::Settings {
        children: args.children,
        years: args.years,
        until: day_or_moment(&args.until)?,
        seed: args.seed,
    };
    let file = File::create(&args.out)
        .with_context(|| format!("{} cannot be written", args.out.display()))?;
    let file = BufWriter::with_capacity(1 << 20, file);
    let count = if args.light {
        exchange::jsonl::write(file, synth::light(&settings), true)
    } else {
        exchange::jsonl::write(file, synth::municipality(&settings), true)
    };
    let count = count.with_context(|| format!("{} cannot be written", args.out.display()))?;
    eprintln!("{count} events written to {}", args.out.display());
    Ok(())
}
