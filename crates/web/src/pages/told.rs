//! An event told in a line: what it was, and its words.

use super::words;
use crate::i18n::Lang;
use app::ruleset::Ruleset;
use domain::event::casework::PlanGoalAssessed;
use domain::event::people::{MunicipalityChanged, RelationRecorded};
use domain::id::ItemId;
use domain::{Event, Payload};

/// The name of the event with what tells it from others of its kind.
pub(super) fn title(lang: Lang, ruleset: &Ruleset, event: &Event) -> String {
    let code = |list: &str, word: &str| words::code(lang, list, word);
    let more = match &event.payload {
        Payload::EnquiryReceived(p) => code("notifier", p.notifier.as_str()),
        Payload::NotificationEvaluated(p) => code("evaluation", p.outcome.as_str()),
        Payload::Screened(p) => code("screening", p.outcome.as_str()),
        Payload::ClarificationCompleted(p) => p
            .outcome
            .map(|o| code("clarification-outcome", o.as_str()))
            .unwrap_or_default(),
        Payload::AssessmentCompleted(p) => code("assessment-outcome", p.outcome.as_str()),
        Payload::ChildConversation(p) => code("conversation-outcome", p.outcome.as_str()),
        Payload::DecisionMade(p) => {
            format!(
                "{} ({})",
                code("decision-kind", p.kind.as_str()),
                p.paragraph
            )
        }
        Payload::DecisionProposed(p) => format!(
            "{} ({})",
            code("decision-kind", p.proposed.kind.as_str()),
            p.proposed.paragraph
        ),
        Payload::HearingSent(p) => lang.t_args(
            "hearing-by",
            &[("day", words::date(lang, p.answer_by).into())],
        ),
        Payload::PlanMade(p) => code("plan", p.plan.as_str()),
        Payload::MeasureStarted(p) => match p.place {
            Some(place) => format!("{} ({})", code("place", place.as_str()), p.paragraph),
            None => p.paragraph.clone(),
        },
        Payload::MeasurePlaceChanged(p) => code("place", p.place.as_str()),
        Payload::MeasureEnded(p) => code("measure-end", p.reason.as_str()),
        Payload::ArrangementMade(p) => code("arrangement", p.what.as_str()),
        Payload::AdultSideContacted(p) => code("adult-side", p.side.as_str()),
        Payload::DateBooked(p) => {
            format!(
                "{} {}",
                code("booking", p.what.as_str()),
                words::moment(lang, p.on)
            )
        }
        Payload::FollowUpHeld(p) => {
            let leads = p
                .conclusion
                .map(|c| code("follow-up-conclusion", c.as_str()));
            let every = p.rhythm_months;
            let every = every.map(|n| lang.t_args("rhythm-every", &[("n", n.into())]));
            let both: Vec<String> = leads.into_iter().chain(every).collect();
            both.join(", ")
        }
        Payload::DelayExplained(p) => format!(
            "{} ({})",
            words::rule(lang, ruleset, &p.rule),
            code("delay", p.reason.as_str())
        ),
        Payload::ObservationRecorded(p) => {
            format!("{}: {}", code("observed", p.what.as_str()), p.value)
        }
        Payload::Assigned(p) => format!(
            "{} ({})",
            ruleset.worker_name(p.worker),
            code("assignment", p.role.as_str())
        ),
        Payload::DocumentAdded(p) => code("document-kind", p.kind.as_str()),
        Payload::NoteWritten(p) => p.kle.as_ref().map(ToString::to_string).unwrap_or_default(),
        Payload::FileGiven(p) => lang.t_args("file-omissions", &[("n", p.omissions.into())]),
        Payload::CaseClosed(p) => code("close", p.reason.as_str()),
        Payload::MunicipalityTold(p) => p.municipality.map_or_else(String::new, |n| {
            lang.t_args("municipality-acting", &[("n", n.into())])
        }),
        Payload::MunicipalityChanged(p) => municipality(lang, p),
        Payload::ComplaintReassessed(p) => code("reassessment", p.reassessment.as_str()),
        Payload::ComplaintDecided(p) => code("appeal", p.appeal.as_str()),
        Payload::RequestReceived(p) => code("requested", p.requested.as_str()),
        Payload::RequestAnswered(p) => code("answer", p.answer.as_str()),
        Payload::TimeLimitSet(p) => code("limits", p.limits.as_str()),
        Payload::ParentsPlanReviewed(p) => code("parents-plan", p.review.as_str()),
        Payload::PartialCaseOpened(p) => code("help", p.help.as_str()),
        Payload::PartialCaseClosed(p) => code("partial-end", p.reason.as_str()),
        Payload::CrimeNoticeReceived(p) => code("crime-notice", p.from.as_str()),
        Payload::AssessmentFocusChosen(p) => code("breadth", p.breadth.as_str()),
        Payload::SourcePlanned(p) => code("source", p.kind.as_str()),
        Payload::SourceConsentRecorded(p) => code("source-consent", p.consent.as_str()),
        Payload::ContributionRecorded(p) => code("contribution-form", p.form.as_str()),
        Payload::RelationRecorded(p) => relation(lang, p),
        Payload::SiblingConsidered(p) => code("sibling-outcome", p.outcome.as_str()),
        _ => String::new(),
    };
    let name = words::kind(lang, event.kind());
    if more.is_empty() {
        name
    } else {
        format!("{name}: {more}")
    }
}

/// What somebody is to the child, and how they stand to it.
fn relation(lang: Lang, recorded: &RelationRecorded) -> String {
    let mut all = vec![words::code(lang, "relation", recorded.relation.as_str())];
    all.extend(recorded.custody.then(|| lang.t("field-custody")));
    all.extend(recorded.ended.then(|| lang.t("family-ended")));
    all.join(", ")
}

/// Who acts, and which municipalities it says by number.
pub(super) fn municipality(lang: Lang, changed: &MunicipalityChanged) -> String {
    let who = if changed.ours { "ours" } else { "other" };
    let mut all = vec![words::code(lang, "who-acts", who)];
    for (key, number) in [
        ("municipality-acting", changed.acting),
        ("municipality-paying", changed.paying),
    ] {
        all.extend(number.map(|n| lang.t_args(key, &[("n", n.into())])));
    }
    all.join(", ")
}

/// The words of the event.
pub(super) fn text(event: &Event) -> String {
    domain::text::told(&event.text)
        .map(|(_, t)| t.value.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The score an event gives a goal, if it gives one.
fn score(event: &Event) -> Option<&PlanGoalAssessed> {
    match &event.payload {
        Payload::PlanGoalAssessed(score) => Some(score),
        _ => None,
    }
}

/// Whether two events are told as one: scores that one caseworker wrote down on one day.
pub(super) fn are_one(a: &Event, b: &Event) -> bool {
    let both = score(a).is_some() && score(b).is_some();
    both && a.at.day() == b.at.day() && a.actor == b.actor
}

/// What each said of each goal in events that give scores, with the event.
pub(super) fn by_goal<'e>(
    lang: Lang,
    scores: impl Iterator<Item = &'e Event>,
) -> Vec<(ItemId, Vec<(&'e Event, String)>)> {
    let mut out: Vec<(ItemId, Vec<(&Event, String)>)> = Vec::new();
    for event in scores {
        let Some(score) = score(event) else { continue };
        let rater = words::code(lang, "rater", score.by.as_str());
        let said = (event, format!("{rater} {}", score.score));
        match out.iter_mut().find(|(goal, _)| *goal == score.goal) {
            Some((_, of_goal)) => of_goal.push(said),
            None => out.push((score.goal, vec![said])),
        }
    }
    out
}
