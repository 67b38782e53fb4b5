//! Where a work leads when it is completed: the form of the next step, which opens with what was
//! found.

use super::super::Room;
use crate::pages::record;
use domain::assessment::{Assessments, Outcome, WorkKind};
use domain::{AssessmentOutcome, ClarificationOutcome};
use maud::{Markup, html};

/// What follows, and that the texts are ready there.
pub(super) fn of(room: &Room<'_, '_>, outcome: Outcome) -> Markup {
    let lang = room.lang;
    let steps = match outcome {
        Outcome::Assessment(AssessmentOutcome::NoSupport) | Outcome::Clarification(None) => {
            Vec::new()
        }
        Outcome::Assessment(_) => vec![
            ("assessment-decide", "decide".to_owned()),
            ("assessment-plan", "plan/edit".to_owned()),
        ],
        Outcome::Clarification(Some(outcome)) => clarified(room, outcome),
    };
    html! {
        @if matches!(outcome, Outcome::Assessment(_)) || !steps.is_empty() {
            p class="weak" { (room.own("carried")) }
        }
        @if room.may_record && !steps.is_empty() {
            p class="no-print" { @for (key, to) in &steps {
                a class="button button-secondary button-small" href={ "/cases/" (room.view.case.number()) "/" (to) } { (lang.t(key)) } " "
            } }
        }
    }
}

/// What a clarification leads to, as long as nothing was begun after it.
fn clarified(room: &Room<'_, '_>, outcome: ClarificationOutcome) -> Vec<(&'static str, String)> {
    let case = &room.view.case;
    match outcome {
        ClarificationOutcome::NothingMore => {
            let may_close = case.file.as_ref().is_some_and(|f| f.closed_at.is_none())
                && record::running(case).next().is_none();
            let close = ("record-case-closed", "record/case_closed".to_owned());
            may_close.then_some(close).into_iter().collect()
        }
        ClarificationOutcome::EarlyPrevention => vec![
            ("clarification-early", "decide?kind=support".to_owned()),
            ("record-measure-started", "measures/start".to_owned()),
        ],
        ClarificationOutcome::Support => {
            vec![("assessment-decide", "decide?kind=support".to_owned())]
        }
        ClarificationOutcome::Assessment => {
            let all = Assessments::of(room.stands);
            let last = all.all.last();
            let waits = last.is_some_and(|work| work.kind == WorkKind::Clarification);
            let open = "record/assessment_opened".to_owned();
            let begin = ("record-assessment-opened", open);
            waits.then_some(begin).into_iter().collect()
        }
    }
}
