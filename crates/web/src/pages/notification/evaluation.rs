//! The two forms of a notification: its evaluation and its receipt.

use super::{Answer, Loaded};
use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::pages::{drafts, meanwhile, words};
use crate::ui::choice::{Choice, checkbox, radios, select};
use crate::ui::form::{
    Field, Form, Submit, date_time, error_summary, form, hidden, submit_row, textarea,
};
use crate::ui::notice::{Notice, Tone, facts, notice, section};
use app::form_draft::Place;
use domain::{Evaluation, Moment};
use maud::{Markup, html};

/// A field with what was typed, or with what it opens with.
fn field(lang: Lang, answer: &Answer, name: &str, label: &str, opens_with: &str) -> Field {
    // Two forms share the page; only the one that was sent holds the name.
    let sent = answer
        .typed
        .as_ref()
        .filter(|t| t.all(name).next().is_some());
    let value = sent.map_or(opens_with, |t| t.one(name));
    let mut field = words::field(lang, name, label, value, &answer.problems);
    field.autofocus = answer.problems.first().is_some_and(|p| p.field == name);
    field
}

/// Date and clock of a moment as fields hold them.
fn parts(at: Moment) -> (String, String) {
    let (day, seconds) = at.local();
    let clock = format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    (day.to_string(), clock)
}

/// The evaluation.
pub(super) fn form_of(lang: Lang, loaded: &Loaded, answer: &Answer) -> Markup {
    let (today, clock) = parts(loaded.now);
    let on = field(lang, answer, "at", "notif-at", &today);
    let at = field(lang, answer, "at_time", "register-clock", &clock);
    let outcome = field(lang, answer, "outcome", "notif-outcome", "");
    let reasons =
        field(lang, answer, "reasons", "notif-reasons", "").hint(lang.t("notif-reasons-hint"));
    let is_supported = loaded.is_supported() || loaded.waits_for_someone_new();
    let mut second = field(lang, answer, "second", "notif-second", "").optional();
    second = second.hint(lang.t(if is_supported {
        "notif-second-hint-new"
    } else {
        "notif-second-hint"
    }));
    let acute = field(lang, answer, "acute", "notif-found-acute", "").optional();
    let is_acute = match answer
        .typed
        .as_ref()
        .filter(|t| t.all("reasons").next().is_some())
    {
        Some(typed) => typed.flag("acute"),
        None => loaded.row().is_some_and(|n| n.is_acute),
    };
    let outcomes: Vec<Choice> = Evaluation::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "evaluation", w)))
        .collect();
    let people: Vec<Choice> = loaded
        .workers
        .iter()
        .map(|(id, name, is_new)| {
            let label = if is_supported && !is_new {
                lang.t_args("notif-knows-case", &[("name", name.as_str().into())])
            } else {
                name.clone()
            };
            Choice::new(id.to_string(), label)
        })
        .collect();
    let typed = answer.typed.clone().unwrap_or_default();
    let seen = meanwhile::seen(&typed, "seen", answer.is_late, &loaded.view.seen);
    let place = Place::Evaluate(loaded.id);
    let shape = Form {
        action: format!("/notifications/{}/evaluate", loaded.id),
        label: Some(lang.t("notif-evaluate")),
        ..Form::default()
    };
    section(
        "evaluate",
        &lang.t("notif-evaluate"),
        None,
        &html! {
            @if is_evaluation(answer.typed.as_ref()) { (error_summary(lang, &[&on, &at, &outcome, &second, &reasons])) }
            @if is_supported {
                (notice(&Notice {
                    tone: Tone::Warning,
                    title: lang.t("notif-someone-new"),
                    text: lang.t("notif-someone-new-text"),
                }))
            }
            @if let Some(at) = answer.kept_at { (drafts::opened_with(lang, &place, at)) }
            (form(&shape, &html! {
                (hidden("seen", &seen))
                (date_time(lang, &on, &at))
                (checkbox(lang, &acute, is_acute))
                (radios(lang, &outcome, &outcomes))
                (select(lang, &second, &people))
                (textarea(lang, &reasons, 5))
                (submit_row(&Submit { label: lang.t("notif-evaluate-send"), ..Submit::default() }))
                (drafts::keeper(lang, &place))
            }))
        },
    )
}

/// What was typed, to read and copy from: it can no longer be sent.
pub(super) fn typed_of(lang: Lang, typed: &Typed) -> Markup {
    let outcome = match typed.one("outcome") {
        "" => String::new(),
        word => words::code(lang, "evaluation", word),
    };
    facts(&[
        (lang.t("notif-outcome"), html! { (outcome) }),
        (lang.t("notif-reasons"), html! { (typed.one("reasons")) }),
    ])
}

fn is_evaluation(typed: Option<&Typed>) -> bool {
    typed.is_some_and(|t| t.all("reasons").next().is_some())
}

/// The receipt to the notifier.
pub(super) fn receipt_of(lang: Lang, loaded: &Loaded, answer: &Answer) -> Markup {
    let (today, clock) = parts(loaded.now);
    let on = field(lang, answer, "sent", "notif-receipt-on", &today);
    let at = field(lang, answer, "sent_time", "register-clock", &clock);
    let shape = Form {
        action: format!("/notifications/{}/receipt", loaded.id),
        label: Some(lang.t("notif-receipt")),
        ..Form::default()
    };
    section(
        "receipt",
        &lang.t("notif-receipt"),
        None,
        &html! {
            p { (lang.t("notif-receipt-hint")) }
            @if answer.typed.is_some() && !is_evaluation(answer.typed.as_ref()) { (error_summary(lang, &[&on, &at])) }
            (form(&shape, &html! {
                (hidden("seen", &loaded.view.seen.to_string()))
                (date_time(lang, &on, &at))
                (submit_row(&Submit { label: lang.t("notif-receipt-send"), ..Submit::default() }))
            }))
        },
    )
}
