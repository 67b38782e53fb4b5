//! A measure that runs: its terms, what is agreed around it, and what can be done with it.

use crate::i18n::Lang;
use crate::pages::{appropriation, plan, record, words};
use crate::ui::notice::{facts, section};
use app::ruleset::Ruleset;
use domain::basis::basis_on;
use domain::case::Case;
use domain::correction::Effective;
use domain::event::measures::MeasurePlaceChanged;
use domain::measures::{Course, Said, contact_limits};
use domain::{Arrangement, Moment, Payload};
use law::Status;
use maud::{Markup, html};

/// What the parts of the page are drawn from.
pub(super) struct Of<'a> {
    pub lang: Lang,
    pub case: &'a Case,
    pub ruleset: &'a Ruleset,
    pub stands: &'a [Effective<'a>],
    pub now: Moment,
    pub number: u32,
    pub may_record: bool,
}

/// The card of a running measure.
pub(super) fn card(of: &Of<'_>, course: &Course<'_>) -> Markup {
    let (lang, measure) = (of.lang, course.measure);
    let content = html! {
        (facts(&terms(of, course)))
        @if measure.is_placement { (around(of, course)) (visit(of, course)) }
        @if of.may_record { (acts(of, course)) }
    };
    let title = super::name(lang, measure, of.now);
    section(&format!("m-{}", measure.id), &title, None, &content)
}

type Rows = Vec<(String, Markup)>;

fn terms(of: &Of<'_>, course: &Course<'_>) -> Rows {
    let (lang, measure) = (of.lang, course.measure);
    let mut rows: Rows = Vec::new();
    let mut add = |key: &str, value: Markup| rows.push((lang.t(key), value));
    let step = measure.stay_at(of.now).map_or(0, |stay| stay.step);
    add("step", html! { (words::step(lang, step)) });
    add("measures-started", started(of, course));
    if let Some(name) = course.place_name() {
        add("measures-place", html! { (name) });
    }
    if let Some(provider) = &measure.provider {
        add(
            "measures-provider",
            html! { (of.ruleset.provider_name(provider)) },
        );
    }
    if let Some(kroner) = course.weekly_price() {
        let price = [("price", lang.int(i64::from(kroner)).into())];
        add(
            "decide-weekly-price",
            html! { (lang.t_args("kroner-a-week", &price)) },
        );
    }
    if let Some(code) = course.account() {
        let account = appropriation::account(lang, code, measure.started_at.day());
        add("decide-account", html! { (account) });
    }
    let consent = if measure.consent_at(of.now) {
        "decision-consent"
    } else {
        "decision-no-consent"
    };
    add("decision-consent-label", html! { (lang.t(consent)) });
    add("measures-planned", planned(of, course));
    add(
        "decide-way-out",
        html! { @match course.way_out() {
            Some(words) => (words),
            None => span class="weak" { (lang.t("measures-no-way-out")) },
        } },
    );
    if let Some(reason) = course.started.text("step_reason") {
        add("field-step-reason", html! { (reason) });
    }
    let moved = course.moves.last();
    if moved.map_or(course.started.data.away, |m| m.data.away) {
        let reason = course
            .started
            .text("away_reason")
            .filter(|_| moved.is_none());
        add(
            "measures-away",
            html! { (reason.unwrap_or(&lang.t("measures-away-yes"))) },
        );
    }
    if moved.map_or(course.started.data.outside, |m| m.data.outside) {
        add("measures-outside", outside(of, course));
    }
    add("measures-next", next(of, course));
    rows.extend(moved.map(|moved| {
        let kind = words::kind(lang, moved.event.kind());
        (kind, why_moved(lang, moved))
    }));
    rows
}

/// When and why the child moved there.
fn why_moved(lang: Lang, moved: &Said<'_, MeasurePlaceChanged>) -> Markup {
    html! {
        (words::date(lang, moved.event.at.day())) " · "
        (words::code(lang, "measure-end", moved.data.reason.as_str()))
        @if let Some(why) = moved.text("why") { ". " (why) }
    }
}

/// That it lies in another municipality, and which one was told.
fn outside(of: &Of<'_>, course: &Course<'_>) -> Markup {
    let lang = of.lang;
    let told = of
        .stands
        .iter()
        .rev()
        .find_map(|e| match &e.content.payload {
            Payload::MunicipalityTold(p) if e.at() >= course.measure.started_at => p.municipality,
            _ => None,
        });
    html! {
        (lang.t("measures-outside-yes"))
        @if let Some(n) = told { " · " (lang.t_args("municipality-acting", &[("n", n.into())])) }
    }
}

/// When it began, and by whose decision.
fn started(of: &Of<'_>, course: &Course<'_>) -> Markup {
    let lang = of.lang;
    html! {
        (words::date(lang, course.measure.started_at.day()))
        @if let Some(decision) = course.decision() {
            " · " a href={ "/cases/" (of.number) "/decisions/" (decision.data.decision) } {
                (lang.t("measures-decision")) " " (words::date(lang, decision.event.at.day()))
            }
        }
        @if let Some(elsewhere) = course.started.data.elsewhere {
            " · " (words::code(lang, "decided-by", elsewhere.by.as_str()))
        }
    }
}

/// The planned end; for who comes home, by when.
fn planned(of: &Of<'_>, course: &Course<'_>) -> Markup {
    let lang = of.lang;
    let home = course.coming_home();
    html! {
        @match course.planned_end() {
            Some(day) => {
                (words::date(lang, day))
                @if day < of.now.day() { " · " strong { (lang.t("measures-planned-over")) } }
            },
            None => span class="weak" { (lang.t("measures-not-planned")) },
        }
        @if let Some(home) = home {
            br;
            @let by = home.data.terms.ends_on.map(|day| words::date(lang, day));
            @match by {
                Some(day) => (lang.t_args("measures-home-by", &[("day", day.into())])),
                None => (lang.t("measures-home")),
            }
        }
    }
}

/// The next follow-up: by when it must be, and when it is booked.
fn next(of: &Of<'_>, course: &Course<'_>) -> Markup {
    let (lang, measure) = (of.lang, course.measure);
    let is_next = |d: &&domain::case::Duty| {
        d.item == Some(measure.id)
            && d.rule.starts_with("follow_up/")
            && matches!(
                d.status(of.now),
                Status::Open | Status::Late | Status::Coming
            )
    };
    let due = of.case.duties.iter().filter(is_next);
    let due = due.filter_map(|d| d.due).min();
    let booked = plan::next_meeting(of.case, of.now);
    html! {
        @match due {
            Some(due) => {
                (lang.t_args("measures-next-due", &[("day", words::due(lang, due).into())]))
                " (" (words::distance(lang, due, of.now)) ")"
            },
            None => span class="weak" { (lang.t("measures-next-none")) },
        }
        @if let Some(on) = booked { " · " (lang.t("state-booked")) " " (words::moment(lang, on)) }
    }
}

/// Contact, relief and support persons, and what limits contact.
fn around(of: &Of<'_>, course: &Course<'_>) -> Markup {
    let lang = of.lang;
    let basis = basis_on(of.now.day());
    let limits = contact_limits(of.stands);
    html! {
        h3 { (lang.t("measures-around")) }
        @if course.arrangements.is_empty() && limits.is_empty() {
            p class="weak" { (lang.t("measures-around-none")) }
        }
        ul class="bullets" {
            @for said in &course.arrangements {
                @let what = said.data.what;
                li {
                    strong { (words::code(lang, "arrangement", what.as_str())) }
                    " (" (basis.of_arrangement(what)) ")"
                    @if let Some(n) = said.data.per_four_weeks { ", " (lang.t_args("arrangement-often", &[("n", n.into())])) }
                    @if let Some(words) = said.text("agreement") { ": " (words) }
                    @if what == Arrangement::Contact && said.data.per_four_weeks == Some(0) {
                        br; strong { (lang.t("arrangement-interrupts")) }
                    }
                }
            }
            @for said in &limits {
                li {
                    strong { (words::code(lang, "limits", said.data.limits.as_str())) }
                    @match said.data.until_on {
                        Some(day) => { " " (lang.t_args("measures-until", &[("day", words::date(lang, day).into())])) },
                        None => { ": " strong { (lang.t("measures-no-until")) } },
                    }
                }
            }
        }
    }
}

/// The latest visit to the child there, and what it showed.
fn visit(of: &Of<'_>, course: &Course<'_>) -> Markup {
    let (lang, measure) = (of.lang, course.measure.id);
    let last = of
        .stands
        .iter()
        .rev()
        .find_map(|e| match &e.content.payload {
            Payload::VisitHeld(p) if p.measure.is_none_or(|id| id == measure) => Some((e, p)),
            _ => None,
        });
    html! { @if let Some((event, held)) = last {
        p {
            strong { (words::kind(lang, event.content.kind())) } ", " (words::date(lang, event.at().day()))
            @if held.alone { " · " (lang.t("field-alone")) }
            @else if held.conversation { " · " (lang.t("field-conversation")) }
            @if held.declined { " · " (lang.t("field-declined")) }
            @if let Some(said) = event.content.text.get("summary") { br; (said.value) }
        }
    } }
}

fn acts(of: &Of<'_>, course: &Course<'_>) -> Markup {
    let measure = course.measure;
    let kinds: &[&str] = if measure.is_placement {
        &[
            "measure_place_changed",
            "arrangement_made",
            "arrangement_ended",
            "time_limit_set",
            "place_consulted",
            "measure_consent_changed",
            "measure_ended",
        ]
    } else {
        &["measure_consent_changed", "measure_ended"]
    };
    let is_idle = |kind: &str| kind == "arrangement_ended" && course.arrangements.is_empty();
    html! {
        ul class="chips no-print" {
            @for kind in kinds.iter().filter(|kind| !is_idle(kind)) { li {
                a class="chip" href={ (record::href(of.number, kind)) "?measure=" (measure.id) } {
                    (words::code(of.lang, "record", kind))
                }
            } }
            @if measure.is_placement { li {
                a class="chip" href={ "/cases/" (of.number) "/decide?kind=home_return" } {
                    (words::code(of.lang, "decision-kind", "home_return"))
                }
            } }
        }
    }
}
