//! What the notifier is told: the text of each letter, ready to copy or print, and the form
//! that records that it was sent.

use super::evaluation::{field, parts};
use super::{Answer, Loaded};
use crate::i18n::Lang;
use crate::letters::{About, Block, Letter, Notified, to_notifier};
use crate::ui::form::{Form, Submit, date_time, error_summary, form, submit_row, textarea};
use crate::ui::notice::section;
use domain::ReceiptNumber;
use maud::{Markup, html};

/// From whom the letters come.
#[derive(Clone, Copy)]
pub(super) struct From<'a> {
    pub municipality: &'a str,
    pub worker: &'a str,
}

fn notified<'a>(from: From<'a>, loaded: &'a Loaded) -> Notified<'a> {
    let arrival = loaded.arrival();
    let received = loaded.received();
    Notified {
        municipality: from.municipality,
        worker: from.worker,
        name: arrival.text.get("notifier_name").map(|t| t.value.as_str()),
        received_at: arrival.at,
        receipt_number: received
            .and_then(|p| p.receipt_number.as_ref())
            .map(ReceiptNumber::as_str),
        is_professional: received.is_some_and(|p| p.professional),
    }
}

/// The receipt.
pub(super) fn receipt(lang: Lang, from: From<'_>, loaded: &Loaded, answer: &Answer) -> Markup {
    let (today, clock) = parts(loaded.now);
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
        (shown(lang, &letter))
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
    let (today, clock) = parts(loaded.now);
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
        (shown(lang, &letter))
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
fn shown(lang: Lang, letter: &Letter) -> Markup {
    html! {
        details class="more" {
            summary { (lang.t("letter-text")) ": " (letter.title) }
            p class="form-hint" { (lang.t("letter-text-hint")) }
            div class="letter" lang="da" {
                p { strong { (letter.title) } }
                @for block in &letter.blocks { @match block {
                    Block::Paragraph(words) => p { (words) },
                    Block::List(items) => ul { @for item in items { li { (item) } } },
                } }
            }
        }
    }
}
