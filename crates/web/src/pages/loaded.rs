//! What every page of a case stands on: the case with its events, the rules in force, the
//! figures it counts in, and now.

use crate::site::Site;
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::goals::{Away, CountsIn, Question};
use app::ruleset::Ruleset;
use app::{App, Error};
use domain::Moment;
use indicators::{Period, When};
use std::sync::Arc;

/// A case as a page has it.
pub(super) struct Loaded {
    /// The case with its events and the names in it.
    pub view: CaseView,
    /// The rules in force.
    pub ruleset: Arc<Ruleset>,
    /// The figures it counts in this year: the thread upwards.
    pub counts: Vec<CountsIn>,
    /// The times of this year in which another municipality acted, and no figure counted it.
    pub away: Vec<Away>,
    /// Now.
    pub now: Moment,
}

impl Loaded {
    /// The rest of it, for a view that was opened.
    pub fn of(app: &App, view: CaseView) -> Self {
        let now = app.now();
        // What happened today shows today, whatever day figures are judged through.
        let today = Question {
            when: When::period(Period::Year(now.day().year()), now.day()),
            known: None,
        };
        Self {
            counts: app.counts_in(&view.case, Question::of_year(now.day())),
            away: app.away(&view.case, today),
            view,
            ruleset: app.ruleset(),
            now,
        }
    }
}

/// Opens a case for a page; the view is logged as `what`.
pub(super) async fn load(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    what: &'static str,
) -> Result<Loaded, Error> {
    let actor = visitor.actor.clone();
    run(site, move |app| {
        Ok(Loaded::of(app, app.view_case(&actor, number, what)?))
    })
    .await
}
