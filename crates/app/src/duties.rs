//! All duties of the municipality, for extracts, and what meets them.

use crate::ruleset::Ruleset;
use crate::{Actor, App, Deed, Error};
use domain::case::{Case, Duty};
use domain::{Moment, Payload};
use law::Status;
use store::{Listed, Page, RedFilter, RedRow};

/// One duty in an extract.
#[derive(Debug)]
pub struct DutyRecord<'a> {
    /// The case.
    pub case: &'a Case,
    /// The duty.
    pub duty: &'a Duty,
    /// Its state at the moment asked for.
    pub status: Status,
}

impl App {
    /// A page of the duties open at `as_of` and due at or before `horizon`, those late first;
    /// each person shown is logged.
    pub fn obligations(
        &self,
        actor: &Actor,
        filter: &RedFilter,
        (as_of, horizon): (Moment, Moment),
        page: Page,
    ) -> Result<Listed<RedRow>, Error> {
        actor.require(Deed::SeeCases)?;
        let scope = self.scope(actor);
        let found = self.store.red_list(&scope, filter, as_of, horizon, page)?;
        let shown = found.rows.iter().map(|r| r.person);
        self.log_list(actor, "obligations", shown)?;
        Ok(found)
    }

    /// Hands every duty that had been started by `as_of`, as known at `known`, to `take`;
    /// logged as an extract of everybody.
    pub fn each_duty(
        &self,
        as_of: Moment,
        known: Option<Moment>,
        mut take: impl FnMut(DutyRecord<'_>),
    ) -> Result<(), Error> {
        self.log_whole(&Actor::system(), "duties")?;
        let (cases, _) = self.fold_up_to(self.position_of(known)?, Some(as_of))?;
        let mut count = 0;
        for case in &cases {
            for duty in case.duties.iter().filter(|d| d.triggered_at <= as_of) {
                count += 1;
                take(DutyRecord {
                    case,
                    duty,
                    status: duty.status(as_of),
                });
            }
        }
        Self::note_shown(count);
        Ok(())
    }
}

/// The kind of event that meets a rule's duties, so that several duties met by one act can
/// stand on one line and the line can lead to the right form.
pub fn act_of(ruleset: &Ruleset, rule: &str) -> &'static str {
    ruleset
        .rules
        .book
        .rule_by_id(rule)
        .and_then(|(_, rule)| rule.met_by())
        .and_then(|kind| Payload::KINDS.get(usize::from(kind)).copied())
        .unwrap_or("note_written")
}
