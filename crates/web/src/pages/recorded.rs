//! Who recorded what a page of a case shows, folded away at its foot; each line leads to the
//! story.

use crate::i18n::Lang;
use crate::pages::{told, words};
use app::ruleset::Ruleset;
use domain::{Event, Payload, PlanKind};
use maud::{Markup, html};

/// Lines shown at most; the story has them all.
const SHOWN: usize = 40;

/// Who recorded an event, in which role, and when if it was not the same day.
pub(super) fn by(lang: Lang, ruleset: &Ruleset, event: &Event) -> String {
    let mut by = format!(
        "{} ({})",
        ruleset.worker_name(event.actor),
        words::code(lang, "role", event.role.as_str())
    );
    if event.known_at.day() > event.at.day() {
        by.push_str(" · ");
        by.push_str(&lang.t_args(
            "recorded-on",
            &[("day", words::date(lang, event.known_at.day()).into())],
        ));
    }
    by
}

/// The events a page rests on, the latest first.
pub(super) fn of(
    lang: Lang,
    ruleset: &Ruleset,
    events: &[Event],
    number: u32,
    shows: impl Fn(&Payload) -> bool,
) -> Markup {
    let mut all: Vec<&Event> = events.iter().filter(|e| shows(&e.payload)).collect();
    all.sort_by_key(|e| std::cmp::Reverse((e.known_at, e.position)));
    let count = all.len();
    all.truncate(SHOWN);
    html! { @if count > 0 {
        details class="carried" {
            summary { (lang.t_args("recorded-title", &[("n", count.into())])) }
            ul class="bullets" { @for event in all { li {
                a href={ "/cases/" (number) "#e-" (event.corrects.unwrap_or(event.id)) } {
                    (words::date(lang, event.at.day())) " · " (told::title(lang, ruleset, event))
                }
                @if event.corrects.is_some() { " · " (lang.t("recorded-corrected")) }
                ": " (by(lang, ruleset, event))
            } } }
        }
    } }
}

/// What the page of measures rests on.
pub(super) fn of_measures(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::MeasureStarted(_)
            | Payload::MeasurePlaceChanged(_)
            | Payload::MeasureConsentChanged(_)
            | Payload::MeasureEnded(_)
            | Payload::ArrangementMade(_)
            | Payload::ArrangementEnded(_)
            | Payload::TimeLimitSet(_)
            | Payload::TimeLimitEnded(_)
            | Payload::DecisionMade(_)
    )
}

/// What the page of complaints rests on.
pub(super) fn of_complaints(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::ComplaintReceived(_)
            | Payload::ComplaintReassessed(_)
            | Payload::ComplaintSentOn(_)
            | Payload::ComplaintDecided(_)
    )
}

/// What the page of the family rests on.
pub(super) fn of_family(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::PersonRegistered(_)
            | Payload::PregnancyRegistered(_)
            | Payload::Born(_)
            | Payload::RelationRecorded(_)
            | Payload::SafetyPlanMade(_)
            | Payload::FamilyGroupHeld(_)
            | Payload::ParentsPlanMade(_)
            | Payload::ParentsPlanReviewed(_)
    ) || matches!(payload, Payload::PlanMade(p) if p.plan == PlanKind::ParentsPlan)
}

/// What the pages of an assessment and a clarification rest on.
pub(super) fn of_assessment(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::Screened(_)
            | Payload::ClarificationStarted(_)
            | Payload::ClarificationCompleted(_)
            | Payload::AssessmentOpened(_)
            | Payload::AssessmentFocusChosen(_)
            | Payload::SourcePlanned(_)
            | Payload::SourceConsentRecorded(_)
            | Payload::ContributionRecorded(_)
            | Payload::SiblingConsidered(_)
            | Payload::ChildConversation(_)
            | Payload::PreliminaryAssessmentMade(_)
            | Payload::AssessmentCompleted(_)
    )
}
