//! The brief of a case that changes hands, made from the case itself: who it is about, what is
//! agreed, what is due, and what the family should be told. Several print one after the other.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{case, errors, plan, thread, told, words};
use crate::site::Site;
use crate::ui::notice::{Empty, empty, facts, section};
use crate::ui::state::state;
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::Error;
use app::case::CaseView;
use app::ruleset::Ruleset;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::correction::{Effective, effective};
use domain::event::people::Assigned;
use domain::growing_up::{GrowingUp, concerns};
use domain::plan::Plans;
use domain::{AssignmentRole, Day, Moment, Payload};
use maud::{Markup, html};
use serde::Deserialize;

/// How far ahead duties stand in a brief.
const AHEAD_DAYS: i32 = 60;
/// The steps of a consultation as whoever takes over needs them.
const CONSULTATION: [&str; 6] = [
    "decision_words",
    "presentation",
    "questions",
    "reflection",
    "proposals",
    "evaluation",
];
/// How many of the latest events are told.
const TOLD: usize = 8;

/// Which cases.
#[derive(Deserialize)]
pub struct Asked {
    /// Their numbers with dots between them.
    #[serde(default)]
    cases: String,
}

/// The briefs, one after the other.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| {
        actor.require(app::Deed::SeeCases)?;
        let numbers: Vec<u32> = asked
            .cases
            .split('.')
            .filter_map(|n| n.parse().ok())
            .collect();
        let views = if numbers.is_empty() {
            Vec::new()
        } else {
            app.briefs(&actor, &numbers)?
        };
        Ok((views, app.ruleset(), app.now()))
    });
    let (views, ruleset, now) = match loaded.await {
        Ok(loaded) => loaded,
        Err::<_, Error>(error) => return errors::page(lang, &error),
    };
    let count = lang.t_args("brief-count", &[("n", views.len().into())]);
    let head = Head {
        title: lang.t("brief-title"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("brief-title"), count).current(),
        ],
        ..Head::default()
    };
    let content = html! {
        h1 class="no-print" { (lang.t("brief-title")) }
        p class="lead no-print" { (lang.t("brief-intro")) }
        @if views.is_empty() {
            (empty(&Empty {
                title: lang.t("brief-none"),
                text: lang.t("brief-none-text"),
                action: Some((lang.t("nav-cases"), "/cases".to_owned())),
            }))
        }
        @for view in &views { (brief(lang, &ruleset, view, now)) }
    };
    page(&site, &visitor, Area::Cases, head, &content)
}

fn brief(lang: Lang, ruleset: &Ruleset, view: &CaseView, now: Moment) -> Markup {
    let case = &view.case;
    let number = case.number();
    let name = view.names.get(&case.person).and_then(|n| n.name.as_deref());
    let stands = effective(&view.events);
    let last = last_hands(&stands);
    let consulted = stands
        .iter()
        .rfind(|e| matches!(e.content.payload, Payload::CaseConsulted(_)));
    let id = |part: &str| format!("{part}-{number}");
    html! {
        article class="brief" aria-labelledby=(id("brief")) {
            h2 id=(id("brief")) {
                (words::full_child(lang, name, case.birth_on, now)) " · "
                a href={ "/cases/" (number) } { (lang.t("case")) " " (number) }
            }
            @if let Some((event, assigned)) = last { (handed(lang, ruleset, event, assigned)) }
            (section(&id("who"), &lang.t("brief-who"), None, &case::around(lang, view)))
            (section(&id("agreed"), &lang.t("brief-agreed"), None, &agreed(lang, ruleset, view, &stands, now)))
            @if let Some(event) = consulted {
                (section(&id("consulted"), &lang.t("brief-consulted"), None, &consultation(lang, event)))
            }
            (section(&id("due"), &lang.t("brief-due"), None, &due(lang, ruleset, view, now)))
            (section(&id("latest"), &lang.t("brief-latest"), None, &latest(lang, ruleset, &stands)))
            @if let Some((event, assigned)) = last.filter(|(event, _)| has_changed(&stands, event)) {
                (section(&id("tell"), &lang.t("brief-tell"), None, &tell(lang, ruleset, view, (event, assigned), &stands, now)))
            }
        }
    }
}

/// Who was given the case last of those who still have it, as main caseworker or as substitute
/// for one; nobody has a closed one.
fn last_hands<'e>(stands: &'e [Effective<'e>]) -> Option<(&'e Effective<'e>, &'e Assigned)> {
    let (mut gone, mut had_main) = (Vec::new(), false);
    for event in stands.iter().rev() {
        match &event.content.payload {
            Payload::CaseClosed(_) => return None,
            Payload::Unassigned(p) => gone.push((p.worker, p.role)),
            Payload::Assigned(p) => {
                let holds = match p.role {
                    AssignmentRole::Main => !had_main,
                    AssignmentRole::Substitute => p.from.is_some(),
                    AssignmentRole::Second => false,
                };
                if holds && !gone.contains(&(p.worker, p.role)) {
                    return Some((event, p));
                }
                // Another main caseworker took the place of whoever was it before.
                had_main |= p.role == AssignmentRole::Main;
            }
            _ => {}
        }
    }
    None
}

/// Whether somebody else had the case before.
fn has_changed(stands: &[Effective<'_>], last: &Effective<'_>) -> bool {
    let Payload::Assigned(now) = &last.content.payload else {
        return false;
    };
    let before = stands.iter().take_while(|e| e.id() != last.id());
    let mut before = before.filter_map(|e| match &e.content.payload {
        Payload::Assigned(p) if p.role == AssignmentRole::Main => Some(p.worker),
        _ => None,
    });
    before.any(|worker| worker != now.worker)
}

/// The first day of the part: a substitute is given it before the absence begins.
fn begins_on(event: &Effective<'_>, assigned: &Assigned) -> Day {
    assigned.from_on.unwrap_or(event.at().day())
}

/// Who handed it over to whom, why, and what was written along; only who has it, where it came
/// from nobody.
fn handed(lang: Lang, ruleset: &Ruleset, event: &Effective<'_>, assigned: &Assigned) -> Markup {
    let from = assigned
        .from
        .map(|w| ruleset.worker_name(w).to_owned())
        .unwrap_or_default();
    let key = match (assigned.role, assigned.from) {
        (AssignmentRole::Substitute, Some(_)) => "brief-substitute",
        (_, Some(_)) if assigned.is_handover() => "brief-handed",
        _ => "brief-has",
    };
    let args = [
        ("from", from.into()),
        ("to", ruleset.worker_name(assigned.worker).to_owned().into()),
        ("day", words::date(lang, begins_on(event, assigned)).into()),
    ];
    let why = assigned
        .reason
        .map(|r| words::code(lang, "handover-why", r.as_str()));
    let note = event.content.text.get("handover");
    html! {
        p { (lang.t_args(key, &args)) @if let Some(why) = why { " (" (why) ")" } }
        @if let Some(note) = note { blockquote { p { (note.value) } } }
    }
}

/// What was said at each step of a consultation with colleagues, what was decided first.
fn consultation(lang: Lang, event: &Effective<'_>) -> Markup {
    let said = CONSULTATION.iter().filter_map(|step| {
        let words = event.content.text.get(*step)?.value.clone();
        let label = lang.t(&format!("field-{}", step.replace('_', "-")));
        Some((label, html! { (words) }))
    });
    html! {
        p { (words::date(lang, event.at().day())) }
        (facts(&said.collect::<Vec<_>>()))
    }
}

/// What runs, what the plan says, and the dates that are booked.
fn agreed(
    lang: Lang,
    ruleset: &Ruleset,
    view: &CaseView,
    stands: &[Effective<'_>],
    now: Moment,
) -> Markup {
    let case = &view.case;
    let running: Vec<_> = case.measures.iter().filter(|m| m.runs_at(now)).collect();
    let meeting = stands.iter().rev().find(|e| {
        matches!(
            e.content.payload,
            Payload::FollowUpHeld(_) | Payload::NetworkMeetingHeld(_)
        ) && !told::text(e.content).is_empty()
    });
    html! {
        @if running.is_empty() { p { (lang.t("brief-no-measure")) } } @else {
            ul class="plain-list" { @for measure in running { li {
                (measure.paragraph) " · "
                (lang.t_args("since", &[("date", words::date(lang, measure.started_at.day()).into())]))
                @if let Some(provider) = &measure.provider { " · " (ruleset.provider_name(provider)) }
            } } }
        }
        @if let Some(plan) = plan::in_short(lang, &Plans::of(&effective(&view.events))) { (plan) }
        @if let Some(meeting) = meeting {
            p { strong { (words::kind(lang, meeting.content.kind())) " " (words::date(lang, meeting.at().day())) ": " } (told::text(meeting.content)) }
        }
        (case::booked(lang, view, now))
        @if concerns(case, now) {
            @let way = GrowingUp::of(stands);
            @let items = &ruleset.checklist.items;
            @let done = items.iter().filter(|item| way.done_at(item).is_some()).count();
            @let count = [("done", done.into()), ("all", items.len().into())];
            p { strong { (lang.t("growing-up-title")) ": " } (lang.t_args("checklist-count", &count)) }
        }
    }
}

/// What is late or falls due soon, the oldest first.
fn due(lang: Lang, ruleset: &Ruleset, view: &CaseView, now: Moment) -> Markup {
    let until = now.day().add_days(AHEAD_DAYS).end();
    let mut open: Vec<_> = view
        .case
        .duties
        .iter()
        .filter(|d| matches!(d.status(now), law::Status::Late | law::Status::Open))
        .filter(|d| d.due.is_none_or(|at| at <= until))
        .collect();
    open.sort_by_key(|d| d.due.unwrap_or(d.opens));
    let rows: Vec<(String, Markup)> = open
        .iter()
        .map(|duty| {
            let when = duty.due.map_or_else(
                || lang.t("due-unknown"),
                |at| {
                    format!(
                        "{} · {}",
                        words::due(lang, at),
                        words::distance(lang, at, now)
                    )
                },
            );
            let mark = state(lang, words::state(duty, now));
            (
                words::rule(lang, ruleset, &duty.rule),
                html! { (mark) " " (when) },
            )
        })
        .collect();
    html! {
        @if rows.is_empty() { p { (lang.t("brief-nothing-due")) } } @else { (facts(&rows)) }
    }
}

fn latest(lang: Lang, ruleset: &Ruleset, stands: &[Effective<'_>]) -> Markup {
    let mut shown: Vec<&Effective<'_>> = stands
        .iter()
        .filter(|e| !e.content.payload.is_beside_casework())
        .collect();
    shown.sort_by_key(|e| std::cmp::Reverse(e.at()));
    html! {
        ul class="plain-list" { @for event in shown.into_iter().take(TOLD) {
            li { (words::date(lang, event.at().day())) ": " (told::title(lang, ruleset, event.content)) }
        } }
    }
}

/// What the family should hear: who, from when, why, and when they meet.
fn tell(
    lang: Lang,
    ruleset: &Ruleset,
    view: &CaseView,
    (event, assigned): (&Effective<'_>, &Assigned),
    stands: &[Effective<'_>],
    now: Moment,
) -> Markup {
    let was_told = stands
        .iter()
        .rfind(|e| matches!(e.content.payload, Payload::FamilyTold(_)) && e.at() >= event.at());
    let who = ruleset.worker_name(assigned.worker).to_owned();
    let day = words::date(lang, begins_on(event, assigned));
    let from = assigned.from.map(|w| ruleset.worker_name(w).to_owned());
    let (key, from) = match (assigned.role, from) {
        (AssignmentRole::Substitute, Some(from)) => ("brief-tell-who-substitute", from),
        _ => ("brief-tell-who", String::new()),
    };
    let args = [
        ("who", who.into()),
        ("from", from.into()),
        ("day", day.into()),
    ];
    let why = assigned
        .reason
        .map_or("other", domain::code::HandoverReason::as_str);
    let next = view
        .case
        .bookings
        .iter()
        .filter(|b| !b.is_cancelled && b.on >= now)
        .min_by_key(|b| b.on);
    html! {
        ul {
            li { (lang.t_args(key, &args)) }
            li { (words::code(lang, "brief-tell-why", why)) }
            @match next {
                Some(booking) => li { (lang.t_args("brief-tell-next", &[("when", words::moment(lang, booking.on).into())])) },
                None => li { (lang.t("brief-tell-no-next")) },
            }
            li { (lang.t("brief-tell-plan")) }
        }
        @if let Some(told) = was_told {
            p {
                (lang.t_args("brief-was-told", &[("day", words::date(lang, told.at().day()).into())]))
                @if let Some(said) = told.content.text.get("told") { ": " (said.value) }
            }
        }
        @if assigned.is_handover() {
            p class="no-print" { a href={ "/cases/" (view.case.number()) "/record/family_told" } { (lang.t("brief-told")) } }
        }
    }
}
