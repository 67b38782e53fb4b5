//! Statistics as a plain table for the terminal.

use super::{Changes, Spread, Statistics};
use std::fmt;

impl fmt::Display for Statistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} episodes, {} children", self.episodes, self.children)?;
        writeln!(f, "completed, all: {}", self.completed)?;
        writeln!(f, "starts, all: {}", self.changes)?;
        for day in &self.days {
            writeln!(
                f,
                "\n{}: {} episodes, {} children",
                day.on, day.stock.episodes, day.stock.children
            )?;
            for (kind, count) in &day.by_kind {
                writeln!(
                    f,
                    "  {kind:<28} {:>6} {:>6}",
                    count.episodes, count.children
                )?;
            }
            writeln!(f, "  running: {}", day.running)?;
            writeln!(f, "  completed in the year: {}", day.completed_in_year)?;
            writeln!(f, "  starts in the year: {}", day.changes_in_year)?;
        }
        Ok(())
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "n {}", self.n)?;
        match (self.median, self.mean) {
            (Some(median), Some(mean)) => {
                write!(f, ", median {median:.1} days, mean {mean:.1} days")
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} first starts, {} changes of place ({} seen, {} of them to another code), \
             {} changes of legal status, {} both, {} unknown",
            self.starts,
            self.of_place,
            self.of_place_seen,
            self.of_place_to_other_code,
            self.of_legal_status,
            self.of_both,
            self.unknown
        )
    }
}
