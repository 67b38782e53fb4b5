//! `traad obligations`: every duty with its state on a day, as an extract.

use crate::cli::{Format, Obligations};
use crate::config::{self, Config, day_or_moment};
use anyhow::Result;
use app::duties::DutyRecord;
use serde::Serialize;
use std::io::Write;

/// One line of the extract; the names are a contract.
#[derive(Serialize)]
struct Line {
    id: String,
    case: u32,
    child: String,
    rule: String,
    layer: &'static str,
    law_version: String,
    trigger: String,
    opens: String,
    due: Option<String>,
    met: Option<String>,
    void_reason: Option<&'static str>,
    status: &'static str,
}

/// Writes the extract to standard output.
pub fn run(args: &Obligations, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let as_of = day_or_moment(&args.as_of)?;
    let known = args.known_at.as_deref().map(day_or_moment).transpose()?;
    let mut lines = Vec::new();
    let mut take = |record: DutyRecord<'_>| {
        let duty = record.duty;
        lines.push(Line {
            id: duty.id(record.case.person).to_string(),
            case: record.case.number(),
            child: record.case.person.to_string(),
            rule: duty.rule.to_string(),
            layer: duty.layer.code(),
            law_version: duty.version_from.to_string(),
            trigger: duty.trigger.to_string(),
            opens: duty.opens.to_string(),
            due: duty.due.map(|at| at.to_string()),
            met: duty.met.map(|(_, at, _)| at.to_string()),
            void_reason: duty.void.map(|(reason, ..)| reason.code()),
            status: record.status.code(),
        });
    };
    app.as_command(config::account(), || app.each_duty(as_of, known, &mut take))?;
    let out = std::io::stdout().lock();
    match args.format {
        Format::Csv => {
            let mut csv = csv::Writer::from_writer(out);
            for line in &lines {
                csv.serialize(line)?;
            }
            csv.flush()?;
        }
        Format::Json => {
            let mut out = std::io::BufWriter::new(out);
            serde_json::to_writer(&mut out, &lines)?;
            writeln!(out)?;
        }
    }
    Ok(())
}
