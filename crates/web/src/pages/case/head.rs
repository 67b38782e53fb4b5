//! The head of a case: who the child is, how red the case is, who works on it.

use crate::i18n::Lang;
use crate::pages::loaded::Loaded;
use crate::pages::{target_group, told, words};
use crate::ui::notice::facts;
use crate::visitor::Visitor;
use app::Deed;
use domain::case::Case;
use domain::correction::effective;
use domain::{AssignmentRole, Moment, Payload};
use law::Status;
use maud::{Markup, html};

type Rows = Vec<(String, Markup)>;

pub(super) fn of(lang: Lang, visitor: &Visitor, loaded: &Loaded, number: u32) -> Markup {
    let Loaded { view, now, .. } = loaded;
    let case = &view.case;
    let who = view.names.get(&case.person);
    let name = who.and_then(|w| w.name.as_deref());
    let late = |layer| {
        case.duties
            .iter()
            .filter(|d| d.layer == layer && d.status(*now) == Status::Late)
            .count()
    };
    let mut rows = work(lang, visitor, loaded, number);
    rows.extend(person(lang, visitor, loaded));
    rows.extend(file(lang, visitor, loaded, number));
    html! {
        div class="case-head" {
            h1 {
                (name.map_or_else(|| lang.t("child-unknown"), str::to_owned))
                @if let Some(age) = case.age_at(*now).filter(|a| *a >= 0) {
                    ", " (lang.t_args("age-years", &[("n", age.into())]))
                }
                @if case.birth_on.is_none() && let Some(due) = case.unborn_due_on {
                    ", " (lang.t_args("case-unborn", &[("day", words::date(lang, due).into())]))
                }
            }
            p class="case-red" {
                (red(lang, "case-red-law", late(law::Layer::Law)))
                " " (red(lang, "case-red-local", late(law::Layer::Local)))
            }
            (facts(&rows))
        }
    }
}

/// The number, the step, and who works on it.
fn work(lang: Lang, visitor: &Visitor, loaded: &Loaded, number: u32) -> Rows {
    let Loaded {
        view, ruleset, now, ..
    } = loaded;
    let case = &view.case;
    let step = case.step_at(*now);
    let recent = workers_of_a_year(case, *now);
    let group = case.target_group_at(*now);
    let group = group.map(|group| {
        let name = target_group::name(lang, ruleset, group, now.day());
        (lang.t("target-group"), html! { (name) })
    });
    let first = [
        (lang.t("case-number"), html! { (number) }),
        (
            lang.t("case-step"),
            html! {
                @if step == 0 { (lang.t("case-no-measure")) } @else {
                    (lang.t_args("case-on-step", &[("n", step.into())])) " · " (lang.t(&format!("step-{step}")))
                }
            },
        ),
    ];
    let worker = [(
        lang.t("case-worker"),
        html! {
            @match case.main_at(*now) {
                Some(a) => {
                    (ruleset.worker_name(a.worker)) ", " (ruleset.team_name(&a.team))
                    @if recent > 1 { " (" (lang.t_args("case-nth-worker", &[("n", recent.into())])) ")" }
                },
                None => strong { (lang.t("case-no-worker")) },
            }
            @if case.assignments.iter().any(|a| a.until.is_none()) {
                " · " a href={ "/briefs?cases=" (number) } { (lang.t("brief-link")) }
            }
            @if visitor.actor.may(Deed::Assign) { " · " a href={ "/cases/" (number) "/assign" } { (lang.t("case-assign")) } }
        },
    )];
    first.into_iter().chain(group).chain(worker).collect()
}

/// How many have had the main part in the last year.
fn workers_of_a_year(case: &Case, now: Moment) -> usize {
    let year_ago = now.day().add_days(-365).start();
    let mut recent: Vec<_> = case
        .assignments
        .iter()
        .filter(|a| a.role == AssignmentRole::Main && a.until.is_none_or(|u| u > year_ago))
        .map(|a| a.worker)
        .collect();
    recent.sort_unstable();
    recent.dedup();
    recent.len()
}

/// The child's number and address, as far as the reader sees them.
fn person(lang: Lang, visitor: &Visitor, loaded: &Loaded) -> Rows {
    let case = &loaded.view.case;
    let who = loaded.view.names.get(&case.person);
    let mut rows = Rows::new();
    if visitor.actor.may(Deed::RecordInCase) {
        rows.push((
            lang.t("case-cpr"),
            html! {
                @match who.and_then(|w| w.cpr.as_deref()) {
                    Some(cpr) => (words::cpr(cpr)),
                    None => (lang.t("case-no-cpr")),
                }
                " · " a href={ "/cases/" (case.number()) "/family#child" } { (lang.t("child-link")) }
            },
        ));
    }
    if let Some(address) = who.and_then(|w| w.address.as_deref()) {
        rows.push((
            lang.t("case-address"),
            html! {
                @if case.is_address_protected { strong { (lang.t("case-protected")) } } @else { (address) }
            },
        ));
    }
    rows
}

/// The file, the enquiries seen as one, and who has looked.
fn file(lang: Lang, visitor: &Visitor, loaded: &Loaded, number: u32) -> Rows {
    let Loaded { view, now, .. } = loaded;
    let (case, stands) = (&view.case, effective(&view.events));
    let mut rows = Rows::new();
    let why_closed = stands.iter().rev().find_map(|e| match &e.content.payload {
        Payload::CaseClosed(p) => Some(words::code(lang, "close", p.reason.as_str())),
        _ => None,
    });
    if let Some(file) = &case.file {
        rows.push((lang.t("case-opened"), html! {
            (words::date(lang, file.opened_at.day()))
            @if file.reopened > 0 { " · " (lang.t_args("case-reopened", &[("n", file.reopened.into())])) }
            @if let Some(closed) = file.closed_at {
                " · " strong { (lang.t_args("case-closed", &[("day", words::date(lang, closed.day()).into())])) }
                @if let Some(why) = &why_closed { ": " (why) }
            }
            @if !case.is_ours_at(*now) { " · " strong { (lang.t("case-elsewhere")) } }
        }));
    }
    let changed = stands.iter().rev().find_map(|e| match &e.content.payload {
        Payload::MunicipalityChanged(p) => Some(told::municipality(lang, p)),
        _ => None,
    });
    rows.extend(changed.map(|who| (words::kind(lang, "municipality_changed"), html! { (who) })));
    let latest = case.notifications.iter().max_by_key(|n| n.received_at);
    if let Some(latest) = latest.filter(|_| visitor.actor.may(Deed::SeeNotifications)) {
        let n = case.notifications.len();
        rows.push((
            lang.t("case-enquiries"),
            html! {
                a href={ "/notifications/" (latest.id) "#picture" } { (lang.t_args("case-enquiries-link", &[("n", n.into())])) }
            },
        ));
    }
    if visitor.actor.may(Deed::GiveExtract) {
        rows.push((
            lang.t("extract-access"),
            html! {
                a href={ "/cases/" (number) "/access" } { (lang.t("extract-link")) }
            },
        ));
    }
    rows
}

fn red(lang: Lang, key: &str, count: usize) -> Markup {
    html! {
        @if count > 0 {
            strong class="red-count" { span aria-hidden="true" { "! " } (lang.t_args(key, &[("n", count.into())])) }
        }
    }
}
