//! Unusual looks at cases: facts about who looked when, gathered into one line for each
//! member of staff and case, ranked, and judged by a leader once.
//!
//! Thresholds and words stand in `policy/oversight.toml`.

mod flags;
mod log;
mod settings;
mod watched;

pub use flags::{Flag, Look};
pub use settings::{ExtractStaff, Oversight, Rule, Words};
pub(crate) use watched::is_broken_glass;

use crate::draft::Draft;
use crate::{Actor, App, Deed, Error};
use domain::event::office::AccessReviewed;
use domain::text::{Audience, text};
use domain::{AccessJudgement, Moment, Payload, PersonId, StreamId, Texts, WorkerId};
use std::collections::HashMap;
use watched::Watched;

/// What one member of staff did with one case that stands out.
#[derive(Debug, Clone)]
pub struct Unusual {
    /// Who looked.
    pub worker: WorkerId,
    /// At which case; `None` for looking at many.
    pub case: Option<(PersonId, u32)>,
    /// Why it stands out, the weightiest first, with how many looks it is true of.
    pub flags: Vec<(Flag, u32)>,
    /// The sum of the flags' weights.
    pub weight: u32,
    /// The looks that stand out, latest first.
    pub looks: Vec<Look>,
    /// What was found when someone looked into it, if that covers the last look.
    pub judged: Option<Judged>,
}

impl Unusual {
    /// The position of the latest look.
    pub fn up_to(&self) -> u64 {
        self.looks.first().map_or(0, |look| look.position)
    }
}

/// What a leader found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: WorkerId,
    /// What.
    pub judgement: AccessJudgement,
    /// In words.
    pub note: String,
}

/// All lines of a period.
#[derive(Debug, Clone)]
pub struct Watch {
    /// The moment it is made for.
    pub now: Moment,
    /// The days looked at.
    pub days: u16,
    /// The lines, the weightiest first.
    pub lines: Vec<Unusual>,
    /// How many looks at cases in reach there were in all.
    pub looks: usize,
    /// Whether there were more in the period than were gone through, the latest first.
    pub is_cut: bool,
}

impl App {
    /// Unusual looks at the cases in reach over the last days; logged with the cases shown.
    pub fn unusual(&self, actor: &Actor, days: Option<u16>) -> Result<Watch, Error> {
        let watch = self.watch(actor, days)?;
        let shown = watch.lines.iter().filter_map(|line| line.case);
        self.log_list(actor, "unusual", shown.map(|(person, _)| person))?;
        Ok(watch)
    }

    /// One line of it.
    pub fn unusual_line(
        &self,
        actor: &Actor,
        days: Option<u16>,
        worker: WorkerId,
        case: Option<u32>,
    ) -> Result<Unusual, Error> {
        let watch = self.watch(actor, days)?;
        let is_it = |line: &Unusual| line.worker == worker && line.case.map(|c| c.1) == case;
        let line = watch.lines.into_iter().find(is_it).ok_or(Error::NotFound)?;
        self.log_case(actor, "unusual", case, line.case.map(|(person, _)| person))?;
        Ok(line)
    }

    /// Records what was found when someone looked into a line, up to a position of the log.
    pub fn judge_access(
        &self,
        actor: &Actor,
        line: &Unusual,
        up_to: u64,
        judgement: AccessJudgement,
        note: &str,
    ) -> Result<(), Error> {
        actor.require(Deed::WatchAccess)?;
        if note.trim().is_empty() {
            return Err(Error::refused("note", "refused-empty"));
        }
        if line.worker == actor.worker {
            return Err(Error::refused("outcome", "refused-own-access"));
        }
        let mut texts = Texts::new();
        texts.insert("note".into(), text(note.trim(), Audience::Staff));
        let payload = AccessReviewed {
            worker: line.worker,
            person: line.case.map(|(person, _)| person),
            up_to,
            outcome: judgement,
        };
        let draft = Draft {
            text: texts,
            ..Draft::plain(StreamId::OFFICE, self.now(), Vec::new(), payload.into())
        };
        self.record(actor, vec![draft], &[])?;
        Ok(())
    }

    fn watch(&self, actor: &Actor, days: Option<u16>) -> Result<Watch, Error> {
        actor.require(Deed::WatchAccess)?;
        let now = self.now();
        let days = days.unwrap_or(self.oversight.days);
        let ruleset = self.ruleset();
        let cases = self.watched(actor)?;
        let from = now.day().add_days(-i32::from(days)).start();
        let (rows, is_cut) = log::looks(&self.store, from, |n| cases.contains_key(&n))?;
        let mut lines = flags::gather(&self.oversight, &ruleset, &cases, &rows);
        let judged = self.judgements()?;
        for line in &mut lines {
            let key = (line.worker, line.case.map(|(person, _)| person));
            line.judged = judged
                .get(&key)
                .filter(|(up_to, _)| *up_to >= line.up_to())
                .map(|(_, judged)| judged.clone());
        }
        Ok(Watch {
            now,
            days,
            lines,
            looks: rows.len(),
            is_cut,
        })
    }

    /// The cases in reach by number. Whom one may see is asked for while the cases are held, as
    /// for figures.
    fn watched(&self, actor: &Actor) -> Result<HashMap<u32, Watched>, Error> {
        self.take_from_frame(|frame| {
            let visible = self.visible(actor)?;
            let all = frame.figures.cases().iter();
            Ok(all
                .filter(|c| c.file.is_some() && visible.contains(c.person))
                .map(|c| (c.number(), c.into()))
                .collect())
        })
    }

    /// The latest judgement of each line, with the position it covers.
    fn judgements(&self) -> Result<HashMap<Line, (u64, Judged)>, Error> {
        let mut out = HashMap::new();
        for event in self.store.office_events_of("access_reviewed")? {
            if let Payload::AccessReviewed(p) = &event.payload {
                let note = event.text.get("note").map(|t| t.value.clone());
                let judged = Judged {
                    at: event.at,
                    by: event.actor,
                    judgement: p.outcome,
                    note: note.unwrap_or_default(),
                };
                out.insert((p.worker, p.person), (p.up_to, judged));
            }
        }
        Ok(out)
    }
}

/// Who looked at whom.
type Line = (WorkerId, Option<PersonId>);
