//! What the family and its network have agreed: the safety plan in force, the plan of the latest
//! family group conference, and what was agreed with the parents of a placed child.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::section;
use app::case::CaseView;
use domain::correction::{Effective, effective};
use domain::{Moment, Payload, PlanKind};
use maud::{Markup, html};

pub(super) fn of(lang: Lang, view: &CaseView, now: Moment) -> Markup {
    let stands = effective(&view.events);
    let last = |is: fn(&Payload) -> bool| stands.iter().rfind(|e| is(&e.content.payload));
    let safety = last(|p| matches!(p, Payload::SafetyPlanMade(_)));
    let family = last(|p| matches!(p, Payload::FamilyGroupHeld(_)));
    let parents = last(|p| match p {
        Payload::ParentsPlanMade(_) => true,
        Payload::PlanMade(made) => made.plan == PlanKind::ParentsPlan,
        _ => false,
    });
    let review = last(|p| matches!(p, Payload::ParentsPlanReviewed(_)));
    html! {
        @if let Some(event) = safety { (safety_plan(lang, event, now)) }
        @if let Some(event) = family { (family_plan(lang, event)) }
        @if let Some(event) = parents { (parents_plan(lang, view.case.number(), event, review)) }
    }
}

/// The words of one field, under the name that the form gives it.
fn said(lang: Lang, event: &Effective<'_>, field: &str) -> Markup {
    let text = event.content.text.get(field);
    let label = format!("field-{}", field.replace('_', "-"));
    html! { @if let Some(text) = text {
        h3 { (lang.t(&label)) }
        @for line in text.value.lines() { p { (line) } }
    } }
}

fn safety_plan(lang: Lang, event: &Effective<'_>, now: Moment) -> Markup {
    let Payload::SafetyPlanMade(plan) = &event.content.payload else {
        return html! {};
    };
    let day = words::date(lang, plan.review_on);
    let key = if plan.review_on < now.day() {
        "safety-plan-over"
    } else {
        "safety-plan-until"
    };
    section(
        "safety-plan",
        &lang.t("safety-plan"),
        None,
        &html! {
            p class="weak" {
                (words::date(lang, event.at().day())) " · " (lang.t_args(key, &[("day", day.into())]))
            }
            @for field in ["worries", "signs", "agreements"] { (said(lang, event, field)) }
        },
    )
}

fn family_plan(lang: Lang, event: &Effective<'_>) -> Markup {
    section(
        "family-plan",
        &lang.t("family-group"),
        None,
        &html! {
            p class="weak" { (words::date(lang, event.at().day())) }
            @for field in ["question", "participants", "family_plan"] { (said(lang, event, field)) }
        },
    )
}

fn parents_plan(
    lang: Lang,
    number: u32,
    event: &Effective<'_>,
    review: Option<&Effective<'_>>,
) -> Markup {
    let reviewed = review.and_then(|e| match &e.content.payload {
        Payload::ParentsPlanReviewed(p) => Some((e, p.review)),
        _ => None,
    });
    section(
        "parents-plan",
        &words::kind(lang, "parents_plan_made"),
        None,
        &html! {
            p class="weak" { (words::date(lang, event.at().day())) }
            (said(lang, event, "parents_plan"))
            @if matches!(&event.content.payload, Payload::PlanMade(_)) {
                p { a href={ "/cases/" (number) "/plan#plan-parents_plan" } { (lang.t("family-parents-plan")) } }
            }
            @if let Some((event, outcome)) = reviewed {
                p {
                    (words::kind(lang, event.content.kind())) ", " (words::date(lang, event.at().day())) ": "
                    (words::code(lang, "parents-plan", outcome.as_str()))
                }
            }
        },
    )
}
