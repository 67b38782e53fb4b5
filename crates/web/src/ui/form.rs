//! Text, date and time fields and the parts around them, in the classes of Det
//! Fælles Designsystem. Everything works without script; showing a form again with
//! its errors (422) is the page's business.

use crate::i18n::Lang;
use maud::{Markup, html};

/// What every field of a form has.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// The name it is sent under; also the base of its id.
    pub name: String,
    /// The label above it.
    pub label: String,
    /// What it holds now.
    pub value: String,
    /// What is wrong with it, and what to do; it also stands alone in the summary.
    pub error: Option<String>,
    /// Help that stands under the label.
    pub hint: Option<String>,
    /// It must be filled; other fields say "frivilligt".
    pub required: bool,
    /// Move here when the page opens (the first field in error).
    pub autofocus: bool,
    /// What a browser may fill in by itself: `username`, `current-password`, …
    pub autocomplete: Option<&'static str>,
}

impl Field {
    /// A required field with its name and label.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Field {
            name: name.into(),
            label: label.into(),
            required: true,
            ..Field::default()
        }
    }

    /// Sets what it holds.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Sets what is wrong with it.
    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// Sets the help under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// It may be left empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// Says what a browser may fill in by itself.
    #[must_use]
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// The id of the input, which the error summary links to.
    pub fn id(&self) -> String {
        format!("f-{}", self.name)
    }

    fn hint_id(&self) -> Option<String> {
        self.hint.is_some().then(|| format!("f-{}-hint", self.name))
    }

    fn error_id(&self) -> Option<String> {
        self.error
            .is_some()
            .then(|| format!("f-{}-error", self.name))
    }

    /// The ids of hint and error, for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let ids: Vec<_> = self.hint_id().into_iter().chain(self.error_id()).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn label_words(&self, lang: Lang) -> Markup {
        html! {
            (self.label)
            @if !self.required { " " span class="weak" { "(" (lang.t("optional")) ")" } }
        }
    }

    pub(super) fn hint_and_error(&self, lang: Lang) -> Markup {
        html! {
            @if let (Some(hint), Some(id)) = (&self.hint, self.hint_id()) {
                span class="form-hint" id=(id) { (hint) }
            }
            @if let (Some(error), Some(id)) = (&self.error, self.error_id()) {
                span class="form-error-message" id=(id) {
                    span class="sr-only" { (lang.t("error-prefix")) ": " } (error)
                }
            }
        }
    }

    pub(super) fn group(&self, lang: Lang, input: &Markup) -> Markup {
        html! {
            div class={ "form-group" @if self.error.is_some() { " form-error" } } {
                label class="form-label" for=(self.id()) { (self.label_words(lang)) }
                (self.hint_and_error(lang))
                (input)
            }
        }
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }
}

/// How wide a one-line field is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// For a number or a code.
    Small,
    /// For a name.
    #[default]
    Medium,
    /// For a sentence.
    Large,
}

impl Width {
    const fn class(self) -> &'static str {
        match self {
            Width::Small => "input-width-xs",
            Width::Medium => "input-width-m",
            Width::Large => "input-width-xl",
        }
    }
}

/// A one-line text field.
pub fn text(lang: Lang, field: &Field, width: Width) -> Markup {
    input(lang, field, "text", width.class(), None)
}

/// A whole-number field.
pub fn number(lang: Lang, field: &Field) -> Markup {
    input(lang, field, "text", "input-width-xxs", Some("numeric"))
}

/// A password field; what it held is never sent back.
pub fn password(lang: Lang, field: &Field) -> Markup {
    let field = Field {
        value: String::new(),
        ..field.clone()
    };
    input(lang, &field, "password", Width::Medium.class(), None)
}

/// A date; its value is `2026-11-23`.
pub fn date(lang: Lang, field: &Field) -> Markup {
    input(lang, field, "date", "input-width-xs", None)
}

/// A time of day; its value is `13:05`.
pub fn time(lang: Lang, field: &Field) -> Markup {
    input(lang, field, "time", "input-width-xs", None)
}

/// A date and a time side by side, as one fact.
pub fn date_time(lang: Lang, day: &Field, clock: &Field) -> Markup {
    html! { div class="field-row" { (date(lang, day)) (time(lang, clock)) } }
}

fn input(lang: Lang, field: &Field, kind: &str, width: &str, mode: Option<&str>) -> Markup {
    field.group(lang, &html! {
        input class={ "form-input " (width) } type=(kind) id=(field.id()) name=(field.name) value=(field.value)
            inputmode=[mode] autocomplete=[field.autocomplete] aria-describedby=[field.described_by()] aria-invalid=[field.invalid()]
            required[field.required] autofocus[field.autofocus];
    })
}

/// A text of several lines.
pub fn textarea(lang: Lang, field: &Field, rows: u32) -> Markup {
    field.group(
        lang,
        &html! {
            textarea class="form-input" id=(field.id()) name=(field.name) rows=(rows)
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()]
                required[field.required] autofocus[field.autofocus] { (field.value) }
        },
    )
}

/// How a button sends a form that takes a file without the file: its name alone goes along.
pub const PLAIN: &str = "application/x-www-form-urlencoded";

/// A file to choose; `accept` is what the browser offers first. A browser never sends back what
/// was chosen before, so a form that comes back asks for it again.
pub fn file(lang: Lang, field: &Field, accept: &str) -> Markup {
    chosen(lang, field, accept, false)
}

/// Files to choose, one or several.
pub fn files(lang: Lang, field: &Field, accept: &str) -> Markup {
    chosen(lang, field, accept, true)
}

fn chosen(lang: Lang, field: &Field, accept: &str, several: bool) -> Markup {
    field.group(
        lang,
        &html! {
            input class="form-input input-width-xl" type="file" id=(field.id()) name=(field.name) accept=(accept) multiple[several]
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()]
                required[field.required] autofocus[field.autofocus];
        },
    )
}

/// A hidden value.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// Fields that belong together under a heading.
pub fn fieldset(legend: &str, content: &Markup) -> Markup {
    html! {
        fieldset class="fields" {
            legend class="form-label fields-legend" { (legend) }
            (content)
        }
    }
}

/// A form that posts.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Unique on the page; needed where a button outside belongs to it.
    pub id: Option<String>,
    /// Where it is sent.
    pub action: String,
    /// A question asked before it is sent (with script only).
    pub confirm: Option<String>,
    /// A name for readers that list forms; needed when there are several.
    pub label: Option<String>,
    /// Whether a file goes along.
    pub takes_file: bool,
}

/// A form around its fields; the server checks them, not the browser.
pub fn form(form: &Form, content: &Markup) -> Markup {
    html! {
        form class="form" id=[form.id.as_deref()] method="post" action=(form.action) novalidate
            enctype=[form.takes_file.then_some("multipart/form-data")]
            data-confirm=[form.confirm.as_deref()] aria-label=[form.label.as_deref()] {
            (crate::forgery::field())
            (content)
        }
    }
}

/// The button that sends the form, and the way out.
#[derive(Clone, Debug, Default)]
pub struct Submit {
    /// The verb on the button.
    pub label: String,
    /// A name and value sent with the button.
    pub value: Option<(String, String)>,
    /// The way out, as words and address.
    pub cancel: Option<(String, String)>,
}

/// The row of buttons under a form.
pub fn submit_row(submit: &Submit) -> Markup {
    let (name, value) = submit
        .value
        .as_ref()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .unzip();
    html! {
        div class="submit-row" {
            button type="submit" class="button button-primary" name=[name] value=[value] { (submit.label) }
            @if let Some((label, href)) = &submit.cancel { a class="cancel" href=(href) { (label) } }
        }
    }
}

/// All errors of a form on top of it, each leading to its field.
pub fn error_summary(lang: Lang, fields: &[&Field]) -> Markup {
    let wrong: Vec<_> = fields
        .iter()
        .filter_map(|f| f.error.as_ref().map(|e| (f, e)))
        .collect();
    html! {
        @if !wrong.is_empty() {
            div class="notice notice-error error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-h" {
                span class="notice-sign" aria-hidden="true" { "!" }
                div {
                    h2 class="notice-title" id="error-summary-h" {
                        (lang.t_args("error-summary", &[("n", wrong.len().into())]))
                    }
                    ul { @for (field, error) in wrong {
                        li { a href={ "#" (field.id()) } { (error) } }
                    } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_in_error_is_told_to_eyes_and_ears_and_keeps_what_was_typed() {
        let field = Field::new("age", "Alder")
            .value("ni")
            .hint("I år")
            .error(Some("Skriv et tal.".into()));
        let html = number(Lang::Da, &field).into_string();
        assert!(html.contains("aria-invalid=\"true\"") && html.contains("value=\"ni\""));
        assert!(html.contains("aria-describedby=\"f-age-hint f-age-error\""));
        assert!(html.contains("id=\"f-age-error\"") && html.contains("Skriv et tal."));
    }

    #[test]
    fn the_summary_leads_to_each_field_in_error_and_to_no_other() {
        let wrong = Field::new("a", "A").error(Some("Ret A.".into()));
        let right = Field::new("b", "B");
        let html = error_summary(Lang::Da, &[&wrong, &right]).into_string();
        assert!(html.contains("href=\"#f-a\"") && !html.contains("#f-b"));
        assert!(html.contains("Ret 1 felt "), "{html}");
        assert!(error_summary(Lang::Da, &[&right]).into_string().is_empty());
    }

    #[test]
    fn a_password_is_never_sent_back() {
        let html = password(Lang::Da, &Field::new("p", "Kode").value("hemmelig")).into_string();
        assert!(!html.contains("hemmelig"));
    }
}
