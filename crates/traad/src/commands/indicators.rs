//! `traad indicators`: figures with position and fingerprint, and on request every counted
//! unit with its case.

use crate::cli::{Format, Indicators};
use crate::config::{self, Config, day_or_moment};
use anyhow::{Context, Result};
use indicators::{Period, When};
use law::Day;

/// Writes the figures to standard output.
pub fn run(args: &Indicators, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let known = args.known_at.as_deref().map(day_or_moment).transpose()?;
    // What is due today can still be met.
    let through = known.map_or_else(|| app.now().day().add_days(-1), domain::Moment::day);
    let when = match (&args.period, &args.as_of) {
        (Some(period), _) => When::period(period.parse::<Period>()?, through),
        (None, Some(day)) => When::as_of(
            day.parse::<Day>()
                .ok()
                .with_context(|| format!("»{day}« is no day; write for example 2026-03-31"))?,
        ),
        (None, None) => unreachable!("the command line asks for one of them"),
    };
    let records = app.as_command(config::account(), || {
        app.figures(args.id.as_deref(), when, known, args.units)
    })?;
    match args.format {
        Format::Json => println!("{}", indicators::record::to_json(&records)),
        Format::Csv => print!("{}", indicators::record::to_csv(&records, args.units)),
    }
    Ok(())
}
