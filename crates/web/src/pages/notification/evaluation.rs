//! The form in which a notification is evaluated.

use super::{Answer, Loaded};
use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::pages::{drafts, meanwhile, words};
use crate::ui::choice::{Choice, checkbox, checkboxes, radios, select};
use crate::ui::form::{
    Field, Form, Submit, date_time, error_summary, form, hidden, submit_row, textarea,
};
use crate::ui::notice::{Notice, Tone, facts, notice, section};
use app::form_draft::Place;
use domain::Cause;
use domain::intake::is_out_of_hours;
use maud::{Markup, html};

/// A field with what was typed, or with what it opens with.
pub(super) fn field(
    lang: Lang,
    answer: &Answer,
    name: &str,
    label: &str,
    opens_with: &str,
) -> Field {
    // Several forms share the page; only the one that was sent holds the name.
    let sent = answer
        .typed
        .as_ref()
        .filter(|t| t.all(name).next().is_some());
    let value = sent.map_or(opens_with, |t| t.one(name));
    let mut field = words::field(lang, name, label, value, &answer.problems);
    field.autofocus = answer.problems.first().is_some_and(|p| p.field == name);
    field
}

/// The evaluation.
pub(super) fn form_of(lang: Lang, loaded: &Loaded, answer: &Answer) -> Markup {
    let (today, clock) = words::day_and_clock(loaded.now);
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
    let outcomes: Vec<Choice> = loaded
        .enquiry()
        .leads_to()
        .iter()
        .map(|o| Choice::new(o.as_str(), words::code(lang, "evaluation", o.as_str())))
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
    let is_concern = loaded.enquiry().is_notification();
    let (title, send) = if is_concern {
        ("notif-evaluate", "notif-evaluate-send")
    } else {
        ("notif-handle", "notif-handle-send")
    };
    let shape = Form {
        action: format!("/notifications/{}/evaluate", loaded.id),
        label: Some(lang.t(title)),
        ..Form::default()
    };
    section(
        "evaluate",
        &lang.t(title),
        None,
        &html! {
            @if is_evaluation(answer.typed.as_ref()) { (error_summary(lang, &[&on, &at, &outcome, &second, &reasons])) }
            @if is_supported {
                (notice(&Notice {
                    tone: Tone::Warning,
                    title: lang.t("notif-someone-new"),
                    text: lang.t("notif-someone-new-text"),
                }))
                @if is_out_of_hours(loaded.now) { p { (lang.t("notif-out-of-hours")) } }
            }
            @if let Some(at) = answer.kept_at { (drafts::opened_with(lang, &place, at)) }
            (form(&shape, &html! {
                (hidden("seen", &seen))
                (date_time(lang, &on, &at))
                @if is_concern { (checkbox(lang, &acute, is_acute)) }
                (radios(lang, &outcome, &outcomes))
                @if is_concern && is_without_causes(loaded) { (causes(lang, &typed)) }
                (select(lang, &second, &people))
                (textarea(lang, &reasons, 5))
                (submit_row(&Submit { label: lang.t(send), ..Submit::default() }))
                (drafts::keeper(lang, &place))
            }))
        },
    )
}

/// Whether the sender named no cause: then the one who evaluates does.
fn is_without_causes(loaded: &Loaded) -> bool {
    loaded.received().is_some_and(|p| p.causes.is_empty())
}

fn causes(lang: Lang, typed: &Typed) -> Markup {
    let choices: Vec<Choice> = Cause::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "cause", w)))
        .collect();
    let field = Field::new("causes", lang.t("register-causes"))
        .hint(lang.t("notif-causes-hint"))
        .optional();
    let chosen: Vec<&str> = typed.all("causes").collect();
    checkboxes(lang, &field, &choices, &chosen)
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
