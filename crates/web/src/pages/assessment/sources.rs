//! Who is asked, by when and by whom, and how consent stands for each.

use super::Room;
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::section;
use crate::ui::sign::{Sign, sign};
use crate::ui::state::{State, state_with};
use domain::SourceKind;
use domain::assessment::{Gate, Source, Work, must_wait};
use domain::id::ItemId;
use maud::{Markup, html};

/// Who a source is: its kind, and the caseworker's own words where there are some.
pub(super) fn name(lang: Lang, source: &Source<'_>) -> String {
    let kind = words::code(lang, "source", source.planned.says.kind.as_str());
    match source.planned.text("who") {
        "" => kind,
        who => format!("{kind}: {who}"),
    }
}

/// The kinds of those who took part.
pub(super) fn names(lang: Lang, work: &Work<'_>, ids: &[ItemId]) -> String {
    let kinds = ids.iter().filter_map(|id| work.source(*id));
    let kinds = kinds.map(|s| words::code(lang, "source", s.planned.says.kind.as_str()));
    kinds.collect::<Vec<_>>().join(" · ")
}

/// The plan, those still to be asked first.
pub(super) fn plan(room: &Room<'_, '_>) -> Markup {
    let (lang, work) = (room.lang, room.work);
    let mut all: Vec<&Source<'_>> = work.sources.iter().collect();
    all.sort_by_key(|s| (s.asked_at.is_some(), s.planned.says.until));
    let waiting = all.iter().filter(|s| s.asked_at.is_none()).count();
    let content = html! {
        @if all.is_empty() { p class="weak" { (lang.t("sources-none")) } }
        @else { ul class="plain-list sources" { @for source in &all { (one(room, source)) } } }
        @if room.is_open {
            (suggested(room))
            p class="no-print" {
                a class="button button-secondary button-small" href=(room.step("source", "")) { (lang.t("source-add")) }
                @if work.sources.iter().filter(|s| s.gate(work.triangle()).is_open()).count() > 1 {
                    " " a class="button button-secondary button-small" href=(room.step("contribution", "")) { (lang.t("contribution-several")) }
                }
            }
        }
    };
    let count = (waiting > 0 && work.completed.is_none())
        .then(|| lang.t_args("sources-waiting", &[("n", waiting.into())]));
    section(
        "sources",
        &lang.t("sources-title"),
        count.as_deref(),
        &content,
    )
}

fn one(room: &Room<'_, '_>, source: &Source<'_>) -> Markup {
    let (lang, plan) = (room.lang, source.planned.says);
    let gate = source.gate(room.work.triangle());
    let id = source.id().to_string();
    let called = name(lang, source);
    let link = |step: &str, key: &str, class: &str| {
        html! { a class=(class) href=(room.step(step, &id)) { (lang.t(key)) span class="sr-only" { ": " (called) } } }
    };
    let day = words::date(lang, plan.until);
    let is_past = plan.until < room.now.day();
    html! {
        li {
            p { strong { (called) } }
            p class="source-line" {
                @match source.asked_at {
                    Some(at) => {
                        (badge("met", Sign::Tick, &lang.t_args("source-asked", &[("day", words::date(lang, at.day()).into())])))
                        @if let Some(form) = spoke(room, source) { span class="weak" { (form) } }
                    },
                    None if room.work.completed.is_some() => (badge("fallen-away", Sign::Dash, &lang.t("source-not-asked"))),
                    None => (state_with(lang, if is_past { State::Overdue } else { State::Open }, &lang.t_args("source-until", &[("day", day.into())]))),
                }
                @if let Some(by) = plan.by.filter(|_| source.asked_at.is_none() && room.work.completed.is_none()) {
                    span class="weak" { (lang.t_args("source-by", &[("name", room.ruleset.worker_name(by).into())])) }
                }
            }
            (consent(room, source, gate))
            @if room.is_open {
                p class="source-acts no-print" {
                    @if gate.is_open() {
                        @if source.asked_at.is_none() { (link("contribution", "source-record", "button button-primary button-small")) }
                        @else { (link("contribution", "source-record-more", "")) }
                    }
                    @if gate != Gate::Free {
                        (link("consent", if gate == Gate::NotSought { "source-consent" } else { "source-consent-change" },
                            if gate == Gate::NotSought { "button button-secondary button-small" } else { "" }))
                    }
                    (link("source", "source-change", ""))
                }
            }
        }
    }
}

/// How a source spoke last.
fn spoke(room: &Room<'_, '_>, source: &Source<'_>) -> Option<String> {
    let mut all = room.work.contributions.iter();
    let last = all.rfind(|told| told.says.sources.contains(&source.id()))?;
    let form = last.says.form.as_str();
    Some(words::code(room.lang, "contribution-form", form))
}

/// How consent stands, who said so and when; the provision where one stands in for it.
fn consent(room: &Room<'_, '_>, source: &Source<'_>, gate: Gate) -> Markup {
    let lang = room.lang;
    if gate == Gate::Free {
        return html! {};
    }
    let (class, mark) = match gate {
        Gate::Consented => ("met", Sign::Tick),
        Gate::ByLaw => ("today", Sign::Tick),
        Gate::NotSought => ("open", Sign::Ring),
        _ => ("overdue", Sign::Cross),
    };
    let last = source.consent.last();
    let from: Vec<String> = last
        .map(|told| told.says.from.iter().map(|p| room.name(*p)).collect())
        .unwrap_or_default();
    html! {
        p class="source-line" {
            (badge(class, mark, &lang.t(&format!("gate-{}", gate.as_str().replace('_', "-")))))
            @if let Some(told) = last {
                span class="weak" {
                    @if !from.is_empty() { (from.join(", ")) ", " }
                    (words::date(lang, told.event.at.day()))
                }
            }
        }
        @if gate == Gate::ByLaw {
            p class="weak" {
                (room.work.triangle().without_consent)
                @if let Some(told) = last { ": " (told.text("consent_why")) }
            }
        } @else if !gate.is_open() && source.asked_at.is_none() && room.work.completed.is_none() {
            p class="weak" { (lang.t_args("gate-closed", &[("law", room.work.triangle().without_consent.as_str().into())])) }
        }
    }
}

/// A word with its sign, in the colour of a state.
pub(super) fn badge(class: &str, mark: Sign, word: &str) -> Markup {
    html! { span class={ "state state-" (class) } { (sign(mark)) span { (word) } } }
}

/// Those most often asked about a child of this age, as long as they are not planned.
fn suggested(room: &Room<'_, '_>) -> Markup {
    let lang = room.lang;
    let by_age = match room.view.case.age_at(room.now) {
        Some(6..) => SourceKind::School,
        Some(2..) => SourceKind::DayCare,
        _ => SourceKind::HealthVisitor,
    };
    let usual = [SourceKind::Child, SourceKind::CustodyHolder, by_age];
    let is_planned = |kind: &SourceKind| {
        let mut all = room.work.sources.iter();
        all.any(|s| s.planned.says.kind == *kind)
    };
    // Parents are not involved yet where the risk assessment says so.
    let waits = must_wait(room.stands).is_some();
    let may_be_asked = |kind: &SourceKind| !waits || *kind != SourceKind::CustodyHolder;
    let missing = usual.into_iter().filter(|k| !is_planned(k));
    let missing: Vec<SourceKind> = missing.filter(may_be_asked).collect();
    html! { @if !missing.is_empty() {
        p class="no-print" {
            (lang.t("sources-suggested")) " "
            @for kind in &missing {
                a class="chip" href={ (room.step("source", "")) "?kind=" (kind) } { (words::code(lang, "source", kind.as_str())) } " "
            }
        }
    } }
}
