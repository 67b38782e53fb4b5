//! What was found, as lines or as JSON.

use anyhow::Result;
use serde::Serialize;
use std::fmt::Display;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// As it should be.
    Good,
    /// Worth knowing; nothing to do at once.
    Note,
    /// Somebody should look at it in the next days.
    Warning,
    /// Somebody must act.
    Bad,
}

/// One thing looked at; the names are a contract.
#[derive(Debug, Serialize)]
pub struct Finding {
    municipality: Option<String>,
    what: &'static str,
    state: State,
    says: String,
}

/// Everything looked at.
#[derive(Debug, Default)]
pub struct Report {
    /// The municipality that is being looked at.
    pub municipality: Option<String>,
    findings: Vec<Finding>,
}

impl Report {
    /// Adds a finding.
    pub fn add(&mut self, what: &'static str, state: State, says: impl Display) {
        self.findings.push(Finding {
            municipality: self.municipality.clone(),
            what,
            state,
            says: says.to_string(),
        });
    }

    /// The worst state found.
    pub fn worst(&self) -> State {
        let states = self.findings.iter().map(|f| f.state);
        states.max().unwrap_or(State::Good)
    }

    /// Prints it.
    pub fn print(&self, as_json: bool) -> Result<()> {
        if as_json {
            println!("{}", serde_json::to_string_pretty(&self.findings)?);
            return Ok(());
        }
        let mut last = &None;
        for finding in &self.findings {
            if &finding.municipality != last
                && let Some(name) = &finding.municipality
            {
                println!("\n{name}");
            }
            last = &finding.municipality;
            let mark = match finding.state {
                State::Good => "ok  ",
                State::Note => "note",
                State::Warning => "WARN",
                State::Bad => "BAD ",
            };
            println!("{mark}  {:<14} {}", finding.what, finding.says);
        }
        Ok(())
    }
}
