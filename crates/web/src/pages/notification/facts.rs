//! What is known about a notification: its clock, its facts, its children with their
//! duties, and what happened.

use super::Loaded;
use crate::i18n::Lang;
use crate::pages::{notifications, words};
use crate::ui::duty::{Duty, duties};
use crate::ui::history::{Entry, history};
use crate::ui::notice::{facts, section};
use crate::ui::ring::ring;
use crate::ui::state::{State, state};
use app::Deed;
use domain::case::Case;
use domain::family::Kin;
use domain::{Event, Moment, Payload, WorkerId};
use maud::{Markup, html};

/// Everybody who had a part in a case, as far as the registers tell.
pub(super) fn hands(case: &Case) -> impl Iterator<Item = WorkerId> {
    case.assignments.iter().map(|a| a.worker)
}

/// The children's names for the heading.
pub(super) fn children(lang: Lang, loaded: &Loaded) -> String {
    let names: Vec<String> = loaded
        .view
        .children
        .iter()
        .map(|case| child(lang, loaded, case))
        .collect();
    if names.is_empty() {
        return lang.t("notif-child-hidden");
    }
    names.join(" · ")
}

fn child(lang: Lang, loaded: &Loaded, case: &Case) -> String {
    let name = loaded
        .view
        .names
        .get(&case.person)
        .and_then(|n| n.name.as_deref());
    words::child_of(lang, name, case, loaded.now)
}

/// The ring while the clock runs, and what became of it afterwards.
pub(super) fn clock(lang: Lang, loaded: &Loaded) -> Markup {
    let Some(row) = loaded.row() else {
        return html! {};
    };
    let due = due(loaded);
    if due.is_none() && !row.enquiry.is_notification() {
        return html! {};
    }
    let is_late = matches!((row.evaluated_at, due), (Some(at), Some(due)) if at > due);
    html! {
        div class="ncard" {
            (ring(lang, &notifications::ring(row.received_at, due, row.evaluated_at, loaded.now)))
            div class="ncard-main" {
                @if let Some(due) = due {
                    p { (lang.t_args("notif-due", &[("due", words::moment(lang, due).into())])) }
                }
                @if let Some(at) = row.evaluated_at {
                    p {
                        (state(lang, if is_late { State::MetLate } else { State::Met })) " "
                        (lang.t_args("notif-evaluated", &[("at", words::moment(lang, at).into())]))
                    }
                }
            }
        }
    }
}

/// When the evaluation is due: of several children the first.
fn due(loaded: &Loaded) -> Option<Moment> {
    loaded
        .view
        .children
        .iter()
        .flat_map(|case| &case.duties)
        .filter(|d| {
            &*d.rule == "notification/evaluation" && d.item.is_some_and(|i| i.0 == loaded.id.0)
        })
        .filter_map(|d| d.due)
        .min()
}

fn text<'a>(event: &'a Event, name: &str) -> Option<&'a str> {
    event
        .text
        .get(name)
        .map(|t| t.value.as_str())
        .filter(|t| !t.is_empty())
}

/// The facts of the arrival.
pub(super) fn facts_of(lang: Lang, loaded: &Loaded) -> Markup {
    let event = loaded.arrival();
    let Payload::EnquiryReceived(p) = &event.payload else {
        return html! {};
    };
    let yes_no = |yes: bool| lang.t(if yes { "notif-yes" } else { "notif-no" });
    let causes: Vec<String> = p
        .causes
        .iter()
        .map(|c| words::code(lang, "cause", c.as_str()))
        .collect();
    let mut rows = vec![
        (
            lang.t("register-enquiry"),
            html! { (words::code(lang, "enquiry", p.enquiry.as_str())) },
        ),
        (
            lang.t("board-at"),
            html! { (words::moment(lang, event.at)) },
        ),
        (
            lang.t("board-notifier"),
            html! {
                (words::code(lang, "notifier", p.notifier.as_str()))
                @if let Some(name) = text(event, "notifier_name").filter(|_| loaded.actor.may(Deed::EvaluateNotification)) { ", " (name) }
                @if let Some(kin) = loaded.view.notifier.as_ref().filter(|_| loaded.actor.may(Deed::EvaluateNotification)) {
                    " · " (around(lang, loaded, kin))
                }
                @if p.professional { " (" (lang.t("notif-professional")) ")" }
            },
        ),
        (lang.t("notif-acute"), html! { (yes_no(p.acute)) }),
    ];
    if !causes.is_empty() {
        rows.push((lang.t("register-causes"), html! { (causes.join(", ")) }));
    }
    if let Some(contact) =
        text(event, "notifier_contact").filter(|_| loaded.actor.may(Deed::EvaluateNotification))
    {
        rows.push((lang.t("notif-contact"), html! { (contact) }));
    }
    // Who is not recognised yet has these words beside the form that asks who it is.
    if loaded.view.unidentified.is_empty() {
        for (field, key) in [
            ("child_name", "child-given-name"),
            ("child_address", "child-given-address"),
            ("child_described", "child-given-described"),
        ] {
            rows.extend(text(event, field).map(|words| (lang.t(key), html! { (words) })));
        }
    }
    if let Some(channel) = p.channel {
        let by = words::code(lang, "channel", channel.as_str());
        rows.push((
            lang.t("notif-channel"),
            html! { (by) @if let Some(number) = &p.receipt_number { ", " (number) } },
        ));
    }
    if let Some(at) = loaded.row().and_then(|n| n.receipt_at) {
        rows.push((lang.t("notif-receipt"), html! { (words::moment(lang, at)) }));
    } else if p.anonymous {
        rows.push((
            lang.t("notif-receipt"),
            html! { (lang.t("notif-receipt-anonymous")) },
        ));
    }
    html! {
        (section("facts", &lang.t("notif-facts"), None, &html! {
            (facts(&rows))
            @if let Some(concern) = text(event, "concern") {
                h3 { (lang.t(if p.enquiry.is_notification() { "register-concern" } else { "notif-about" })) }
                p { (concern) }
            }
        }))
    }
}

/// How the notifier stands to the child, and where the family is drawn for whoever opens it.
fn around(lang: Lang, loaded: &Loaded, kin: &Kin) -> Markup {
    let words = words::code(lang, "relation", kin.relation.as_str());
    let files = loaded.view.children.iter().filter_map(|c| c.file.as_ref());
    let number = files.map(|file| file.number).next();
    html! {
        @match number.filter(|_| loaded.actor.may(Deed::SeeCases)) {
            Some(number) => a href={ "/cases/" (number) "/family" } { (words) },
            None => (words),
        }
    }
}

/// Each child with its case and the duties that the notification started.
pub(super) fn children_of(lang: Lang, loaded: &Loaded) -> Markup {
    section(
        "children",
        &lang.t("notif-children"),
        None,
        &html! {
            @for case in &loaded.view.children { (one(lang, loaded, case)) }
            @if loaded.view.hidden > 0 {
                p { (lang.t_args("notif-hidden", &[("n", loaded.view.hidden.into())])) }
            }
        },
    )
}

fn one(lang: Lang, loaded: &Loaded, case: &Case) -> Markup {
    let number = case.file.as_ref().map(|f| f.number);
    let list: Vec<Duty> = case
        .duties
        .iter()
        .filter(|d| loaded.has_started(d))
        .map(|d| {
            let why = number.filter(|_| loaded.actor.may(Deed::SeeCases));
            let id = d.id(case.person);
            let when = d.due.map(|due| words::due(lang, due)).unwrap_or_default();
            Duty {
                title: words::rule(lang, &loaded.ruleset, &d.rule),
                state: Some(words::state(d, loaded.now)),
                when,
                layer: Some(words::layer(d.layer)),
                paragraph: words::paragraph(&loaded.ruleset, d),
                actions: why
                    .map(|n| (lang.t("why"), format!("/cases/{n}/duties/{id}")))
                    .into_iter()
                    .chain(
                        (why.is_none()).then(|| (lang.t("notif-rule"), format!("/law/{}", d.rule))),
                    )
                    .collect(),
                ..Duty::default()
            }
        })
        .collect();
    let who = child(lang, loaded, case);
    let worker = case.main_at(loaded.now);
    let asks = loaded.actor.may(Deed::RecordInCase) && loaded.enquiry().asks_for_help();
    html! {
        h3 { @match number.filter(|_| loaded.actor.may(Deed::SeeCases)) {
            Some(number) => a href={ "/cases/" (number) } { (who) " · " (lang.t("cases-number")) " " (number) },
            None => (who),
        } }
        p class="weak" { @match worker {
            Some(a) => { (loaded.ruleset.worker_name(a.worker)) ", " (loaded.ruleset.team_name(&a.team)) },
            None => (lang.t("unassigned")),
        } }
        @if let Some(number) = number.filter(|_| asks && case.is_open_at(loaded.now)) {
            p { a href={ "/cases/" (number) "/record/partial_case_opened" } { (lang.t("record-partial-case-opened")) } }
        }
        @if list.is_empty() { p class="weak" {
            (lang.t(if loaded.enquiry().is_notification() { "notif-no-duties" } else { "notif-no-duties-enquiry" }))
        } }
        @else { (duties(lang, &lang.t_args("notif-duties-of", &[("who", who.as_str().into())]), &list)) }
    }
}

/// What happened with the notification, the latest first.
pub(super) fn happened(lang: Lang, loaded: &Loaded) -> Markup {
    let entries: Vec<Entry> = loaded
        .view
        .events
        .iter()
        .rev()
        .map(|e| {
            let mut by = loaded.ruleset.worker_name(e.actor).to_owned();
            if by.is_empty() {
                by = words::code(lang, "role", e.role.as_str());
            }
            if e.appended_at.0 - e.at.0 > 3600 {
                let at = words::moment(lang, e.appended_at);
                by = lang.t_args("notif-written", &[("by", by.into()), ("at", at.into())]);
            }
            let extra = match &e.payload {
                Payload::NotificationEvaluated(p) => {
                    let with: Vec<&str> = p
                        .participants
                        .iter()
                        .map(|w| loaded.ruleset.worker_name(*w))
                        .collect();
                    let outcome = words::code(lang, "evaluation", p.outcome.as_str());
                    let acute = if p.acute {
                        lang.t("acute") + ", "
                    } else {
                        String::new()
                    };
                    format!("{acute}{outcome} ({}). ", with.join(", "))
                }
                Payload::NotifierInformed(p) => {
                    let begun = p
                        .begun
                        .iter()
                        .map(|b| words::code(lang, "begun", b.as_str()));
                    begun.collect::<Vec<_>>().join(", ")
                }
                _ => String::new(),
            };
            Entry {
                id: format!("e-{}", e.id),
                when: words::moment(lang, e.at),
                title: words::kind(lang, e.kind()),
                text: extra + text(e, "reasons").unwrap_or_default(),
                by,
                ..Entry::default()
            }
        })
        .collect();
    section(
        "happened",
        &lang.t("notif-happened"),
        None,
        &history(lang, &entries),
    )
}
