//! Who is due for erasure, and erasing them: by a person's decision, or by itself where the
//! municipality wants that.

use super::Kept;
use crate::erase::{EraseOrder, Whom};
use crate::{Actor, App, Deed, Error};
use domain::decide::against_erasing;
use domain::{ErasureGround, PersonId};
use law::Day;

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
    /// Those that were erased.
    pub erased: u32,
}

impl Run {
    /// For the list of jobs.
    pub fn in_words(self) -> String {
        let Self {
            due,
            hindered,
            erased,
        } = self;
        format!("{due} persons due, {hindered} of them hindered, {erased} erased")
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
            });
        }
        out.sort_unstable_by_key(|due| (due.since, due.number, due.person));
        Ok(out)
    }

    /// Looks who is due, and erases those whom nothing hinders if `erases`.
    pub fn run_retention(&self, actor: &Actor, erases: bool) -> Result<Run, Error> {
        let due = self.due_for_erasure(actor)?;
        let mut run = Run::default();
        for one in &due {
            run.due += 1;
            if !one.hindered_by.is_empty() {
                run.hindered += 1;
            } else if erases {
                let order = EraseOrder {
                    ground: ErasureGround::PeriodOver,
                    reason: format!("{} {}", super::PATH, one.kept.as_str()),
                    ..EraseOrder::default()
                };
                match self.order_erasure(actor, Whom::Person(one.person), &order) {
                    // Erased along with a relative, or something came in meanwhile.
                    Err(Error::Erased(_) | Error::Refused(_) | Error::Conflict) => {}
                    other => {
                        other?;
                        run.erased += 1;
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
}
