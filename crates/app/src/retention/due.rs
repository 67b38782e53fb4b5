//! Who is due for erasure, and erasing them: by a person's decision, or by itself where the
//! municipality wants that.

use super::Kept;
use crate::erase::{EraseOrder, Whom};
use crate::{Actor, App, Deed, Error};
use domain::decide::against_erasing;
use domain::{ErasureGround, PersonId};
use law::Day;
use std::fmt::Write as _;

/// A person whose period has run out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Who.
    pub person: PersonId,
    /// The number of the case, if there is a file.
    pub number: Option<u32>,
    /// Which period.
    pub kept: Kept,
    /// When it ran out.
    pub since: Day,
    /// What still hinders, as keys of words; empty if nothing does.
    pub hindered_by: Vec<&'static str>,
    /// Whether the period waits for an age and the birthday is not known: nobody is erased by the
    /// run over all, a person decides.
    pub is_age_unknown: bool,
}

/// A page of the persons whose period has run out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuePage {
    /// The rows of the page, longest ago first.
    pub rows: Vec<Due>,
    /// Which page, from 0.
    pub page: usize,
    /// Rows on a page.
    pub size: usize,
    /// The rows of all pages.
    pub total: usize,
}

/// Days by which months of different length can shift a period that is counted backwards.
const SHIFT: i32 = 4;

/// What a run over all periods found and did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Run {
    /// Persons whose period has run out.
    pub due: u32,
    /// Those of them that something hinders.
    pub hindered: u32,
    /// Those left to a person's decision, because their birthday is not known.
    pub left: u32,
    /// Those that were erased.
    pub erased: u32,
    /// Those that could not be erased for a reason of the program's; the log names it.
    pub failed: u32,
}

impl Run {
    /// For the list of jobs.
    pub fn in_words(self) -> String {
        let Self {
            due,
            hindered,
            left,
            erased,
            failed,
        } = self;
        let mut words = format!("{due} persons due, {hindered} of them hindered, {erased} erased");
        if left > 0 {
            let _ = write!(words, ", {left} of unknown birthday left to a person");
        }
        if failed > 0 {
            let _ = write!(words, ", {failed} failed");
        }
        words
    }
}

impl App {
    /// Everybody whose period has run out, longest ago first; the view is logged.
    pub fn due_for_erasure(&self, actor: &Actor) -> Result<Vec<Due>, Error> {
        actor.require(Deed::ErasePersons)?;
        let due = self.all_due()?;
        self.log_list(actor, "retention", due.iter().map(|due| due.person))?;
        Ok(due)
    }

    /// A page of everybody whose period has run out, of so many rows; a page beyond the last is
    /// the last. Whom the page shows is logged.
    pub fn due_page(&self, actor: &Actor, page: usize, size: usize) -> Result<DuePage, Error> {
        actor.require(Deed::ErasePersons)?;
        let due = self.all_due()?;
        let (total, size) = (due.len(), size.max(1));
        let page = page.min(total.saturating_sub(1) / size);
        let rows: Vec<Due> = due.into_iter().skip(page * size).take(size).collect();
        self.log_list(actor, "retention", rows.iter().map(|due| due.person))?;
        Ok(DuePage {
            rows,
            page,
            size,
            total,
        })
    }

    fn all_due(&self) -> Result<Vec<Due>, Error> {
        let ruleset = self.ruleset();
        let today = self.now().day();
        let ended = [Kept::Case, Kept::Notification]
            .map(|kept| ruleset.retention.forgotten_before(kept, today));
        let ended = ended[0].max(ended[1]).add_days(SHIFT).min(today);
        let mut out = Vec::new();
        for case in self.store.cases_closed_before(ended.start())? {
            let Some((kept, since)) = ruleset.retention.due_on(&case) else {
                continue;
            };
            if since > today {
                continue;
            }
            out.push(Due {
                person: case.person,
                number: case.file.as_ref().map(|f| f.number),
                kept,
                since,
                hindered_by: against_erasing(&case).iter().map(|r| r.message).collect(),
                is_age_unknown: ruleset.retention.is_age_unknown(kept, &case),
            });
        }
        out.sort_unstable_by_key(|due| (due.since, due.number, due.person));
        Ok(out)
    }

    /// Looks who is due, and erases those whom nothing hinders if `erases`. One who cannot be
    /// erased is counted and does not stand in the way of those who come after.
    pub fn run_retention(&self, actor: &Actor, erases: bool) -> Result<Run, Error> {
        let due = self.due_for_erasure(actor)?;
        let mut run = Run::default();
        for one in &due {
            run.due += 1;
            if !one.hindered_by.is_empty() {
                run.hindered += 1;
            } else if one.is_age_unknown {
                run.left += 1;
            } else if erases {
                match self.erase_due(actor, one) {
                    Ok(is_erased) => run.erased += u32::from(is_erased),
                    Err(error) => {
                        tracing::error!(%error, "somebody whose period ran out cannot be erased");
                        run.failed += 1;
                    }
                }
            }
        }
        // Once for all: cleaning the key store takes as long for one as for many.
        if run.erased > 0 {
            self.finish_erasures()?;
        }
        Ok(run)
    }

    /// Orders one erasure of the run; whether it was done now.
    fn erase_due(&self, actor: &Actor, one: &Due) -> Result<bool, Error> {
        let order = EraseOrder {
            ground: ErasureGround::PeriodOver,
            reason: format!("{} {}", super::PATH, one.kept.as_str()),
            ..EraseOrder::default()
        };
        match self.order_erasure(actor, Whom::Person(one.person), &order) {
            Ok(_) => Ok(true),
            // Erased along with a relative, or something came in meanwhile.
            Err(Error::Erased(_) | Error::Refused(_) | Error::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
