//! Starting a measure: on the step the ladder suggests, or with a reason for a higher one.

use crate::{Actor, App, Deed, Error, Problem};
use domain::correction::effective;
use domain::decide::started_by;
use domain::event::measures::MeasureStarted;
use domain::measures::suggested_step;
use domain::{Moment, Texts};

impl App {
    /// Starts a measure. What its decision says is taken from there; a placement has a place,
    /// and a step above the one the ladder suggests has a reason (`step_reason`): the least
    /// that is enough comes first. A lower step needs no defence.
    ///
    /// `seen` is the version of the file that the form was filled in on.
    pub fn start_measure(
        &self,
        actor: &Actor,
        number: u32,
        seen: Option<u32>,
        at: Moment,
        started: MeasureStarted,
        texts: Texts,
    ) -> Result<(), Error> {
        actor.require(Deed::RecordInCase)?;
        let (case, found) = self.bare(actor, number)?;
        let started = started_by(&case, started);
        let ladder = &self.ruleset().rules.ladder;
        let standing = ladder.standing(&started.paragraph, started.place, at.day());
        let mut problems = Vec::new();
        if standing.placement && started.place.is_none() {
            problems.push(Problem::new("place", "refused-choose"));
        }
        let suggested = suggested_step(&case, &effective(&found.events), at);
        if standing.step > suggested && !texts.contains_key("step_reason") {
            problems.push(Problem::new("step_reason", "refused-step-reason"));
        }
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        self.record_in_case(actor, number, seen, at, started.into(), texts)
    }
}
