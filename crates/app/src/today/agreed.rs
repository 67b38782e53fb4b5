//! What was agreed until the next follow-up, and whether anything stands still: told on the
//! day's lines of the children whose follow-up is ahead or overdue.

use super::Line;
use crate::{App, Error};
use domain::correction::effective;
use domain::plan::Plans;
use domain::{BookingKind, Moment, PersonId};
use std::collections::{BTreeSet, HashMap};
use store::{BookingRow, Scope};

/// What to have in mind before the next follow-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// What must be reached by then.
    pub until_next: Option<String>,
    /// Goals that have not moved for two follow-ups in a row.
    pub stuck: usize,
}

impl App {
    /// For each child with a follow-up on the day's lines or booked until `horizon`. The caller
    /// has logged that they are shown.
    pub(super) fn agreed_until_next<'a>(
        &self,
        scope: &Scope,
        lines: impl Iterator<Item = &'a Line>,
        booked: &[BookingRow],
        horizon: Moment,
    ) -> Result<HashMap<PersonId, Agreed>, Error> {
        let due = lines.filter(|line| line.act == "follow_up_held");
        let ahead = booked
            .iter()
            .filter(|b| b.booking.what == BookingKind::FollowUp && b.booking.on <= horizon);
        let persons: BTreeSet<PersonId> = due
            .map(|line| line.duties[0].person)
            .chain(ahead.map(|b| b.person))
            .collect();
        let mut out = HashMap::with_capacity(persons.len());
        for person in persons {
            let Some(found) = self.store.events_of_person(scope, person)? else {
                continue;
            };
            let stands = effective(&found.events);
            let plans = Plans::of(&stands);
            let last = plans.last_follow_up();
            let agreed = Agreed {
                until_next: last.and_then(|f| f.text("until_next").map(str::to_owned)),
                stuck: plans.stuck().len(),
            };
            out.insert(person, agreed);
        }
        Ok(out)
    }
}
