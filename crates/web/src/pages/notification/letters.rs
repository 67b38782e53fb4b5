//! What the notifier is told: the text of each letter, ready to copy or print, and the form
//! that records that it was sent.

use super::evaluation::field;
use super::{Answer, Loaded};
use crate::i18n::Lang;
use crate::pages::letter::notifier::{About, Notified, to_notifier};
use crate::pages::letter::{answer as file, printed, read};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::form::{Form, Submit, date_time, error_summary, form, submit_row, textarea};
use crate::ui::notice::section;
use crate::visitor::{Visitor, run};
use app::{Actor, Deed, Error};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use documents::Letter;
use domain::{Event, Payload, ReceiptNumber, StreamId};
use maud::{Markup, html};
use serde::Deserialize;

/// From whom the letters come.
#[derive(Clone, Copy)]
pub(super) struct From<'a> {
    pub municipality: &'a str,
    pub actor: &'a Actor,
}

fn notified<'a>(from: From<'a>, loaded: &'a Loaded) -> Notified<'a> {
    let arrival = loaded.arrival();
    let received = loaded.received();
    let said = |field: &str| arrival.text.get(field).map(|t| t.value.as_str());
    Notified {
        municipality: from.municipality,
        worker: &from.actor.name,
        contact: loaded.ruleset.contact_of(from.actor.worker),
        name: said("notifier_name"),
        reached_at: said("notifier_contact"),
        received_at: arrival.at,
        receipt_number: received
            .and_then(|p| p.receipt_number.as_ref())
            .map(ReceiptNumber::as_str),
        is_professional: received.is_some_and(|p| p.professional),
        on: loaded.now.day(),
    }
}

/// The receipt.
pub(super) fn receipt(lang: Lang, from: From<'_>, loaded: &Loaded, answer: &Answer) -> Markup {
    let (today, clock) = words::day_and_clock(loaded.now);
    let on = field(lang, answer, "sent", "notif-receipt-on", &today);
    let at = field(lang, answer, "sent_time", "register-clock", &clock);
    let shape = Form {
        action: format!("/notifications/{}/receipt", loaded.id),
        label: Some(lang.t("notif-receipt")),
        ..Form::default()
    };
    let letter = to_notifier(&notified(from, loaded), About::Receipt);
    let content = html! {
        p { (lang.t("notif-receipt-hint")) }
        (shown(lang, loaded, "receipt", &letter))
        @if is_sent(answer, "sent") { (error_summary(lang, &[&on, &at])) }
        (form(&shape, &html! {
            (date_time(lang, &on, &at))
            (submit_row(&Submit { label: lang.t("notif-receipt-send"), ..Submit::default() }))
        }))
    };
    section("receipt", &lang.t("notif-receipt"), None, &content)
}

/// The word to a professional on what was begun.
pub(super) fn begun(lang: Lang, from: From<'_>, loaded: &Loaded, answer: &Answer) -> Markup {
    let (today, clock) = words::day_and_clock(loaded.now);
    let on = field(lang, answer, "told", "notif-receipt-on", &today);
    let at = field(lang, answer, "told_time", "register-clock", &clock);
    let more = field(lang, answer, "told_more", "told-more", "")
        .hint(lang.t("told-more-hint"))
        .optional();
    let shape = Form {
        action: format!("/notifications/{}/told", loaded.id),
        label: Some(lang.t("told-title")),
        ..Form::default()
    };
    let about = About::Begun(&loaded.view.begun, &more.value);
    let letter = to_notifier(&notified(from, loaded), about);
    let content = html! {
        p { (lang.t("told-hint")) }
        (shown(lang, loaded, "begun", &letter))
        @if is_sent(answer, "told") { (error_summary(lang, &[&on, &at])) }
        (form(&shape, &html! {
            @if !loaded.view.begun.is_empty() { (textarea(lang, &more, 2)) }
            (date_time(lang, &on, &at))
            (submit_row(&Submit { label: lang.t("told-send"), ..Submit::default() }))
        }))
    };
    section("told", &lang.t("told-title"), None, &content)
}

/// Whether this is the form that came back: each has a field of its own.
fn is_sent(answer: &Answer, name: &str) -> bool {
    answer
        .typed
        .as_ref()
        .is_some_and(|t| t.all(name).next().is_some())
}

/// The text of a letter, folded away until it is wanted; it is Danish in both languages.
fn shown(lang: Lang, loaded: &Loaded, about: &str, letter: &Letter) -> Markup {
    let pdf = format!("/notifications/{}/letter?about={about}", loaded.id);
    html! {
        details class="more" {
            summary { (lang.t("letter-text")) ": " (letter.title) }
            p class="form-hint" { (lang.t("letter-text-hint")) }
            (read(Lang::Da, &letter.title, &letter.blocks))
        }
        p { a href=(pdf) { (lang.t("letter-as-pdf")) ": " (letter.title) } }
    }
}

/// Which letter.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    about: String,
}

/// The receipt, or what was begun, as PDF.
pub async fn pdf(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let Ok(id) = id.parse::<StreamId>() else {
        return errors::page(lang, &Error::NotFound);
    };
    let (actor, municipality) = (visitor.actor.clone(), site.municipality.clone());
    let made = run(&site, move |app| {
        actor.require(Deed::EvaluateNotification)?;
        let loaded = super::load(app, &actor, id, "", lang)?;
        let is_begun = asked.about == "begun";
        if is_begun && !loaded.has_professional() {
            return Err(Error::NotFound);
        }
        let from = From {
            municipality: &municipality,
            actor: &actor,
        };
        let about = if is_begun {
            About::Begun(&loaded.view.begun, told_last(&loaded))
        } else {
            About::Receipt
        };
        printed(&to_notifier(&notified(from, &loaded), about))
    });
    file(lang, made.await, "inline", &lang.t("letter-file-notifier"))
}

/// What a professional was told last, in words.
fn told_last(loaded: &Loaded) -> &str {
    let informed = |e: &&Event| matches!(e.payload, Payload::NotifierInformed(_));
    let last = loaded.view.events.iter().rfind(informed);
    last.and_then(|e| e.text.get("told"))
        .map_or("", |t| t.value.as_str())
}
