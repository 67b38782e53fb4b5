//! Fields where one chooses: select, radios, checkboxes.

use super::form::Field;
use crate::i18n::Lang;
use maud::{Markup, html};

/// One thing to choose.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Help under the label.
    pub hint: Option<String>,
}

impl Choice {
    /// A choice with what is sent and what is read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }

    /// Adds help under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// A list to pick one from; `field.value` is the one chosen, empty for none.
pub fn select(lang: Lang, field: &Field, choices: &[Choice]) -> Markup {
    field.group(lang, &html! {
        select class="form-select input-width-m" id=(field.id()) name=(field.name)
            aria-describedby=[field.described_by()] aria-invalid=[field.invalid()]
            required[field.required] autofocus[field.autofocus] {
            @if field.value.is_empty() || !field.required {
                option value="" selected[field.value.is_empty()] { (lang.t("choose")) }
            }
            @for choice in choices {
                option value=(choice.value) selected[choice.value == field.value] { (choice.label) }
            }
        }
    })
}

/// Many things to choose one from: one types some letters and the browser offers what fits.
/// `field.value` is what is read of the one chosen, and so is what is sent.
pub fn suggest(lang: Lang, field: &Field, choices: &[Choice]) -> Markup {
    let list = format!("{}-list", field.id());
    field.group(lang, &html! {
        input class="form-input input-width-m" type="text" id=(field.id()) name=(field.name) value=(field.value)
            list=(list) autocomplete="off" aria-describedby=[field.described_by()] aria-invalid=[field.invalid()]
            required[field.required] autofocus[field.autofocus];
        datalist id=(list) { @for choice in choices { option value=(choice.label); } }
    })
}

/// Few things to choose one from, all in sight.
pub fn radios(lang: Lang, field: &Field, choices: &[Choice]) -> Markup {
    let chosen = [field.value.as_str()];
    group(lang, field, choices, "radio", &chosen)
}

/// Things to choose several from; each is sent under the same name.
pub fn checkboxes(lang: Lang, field: &Field, choices: &[Choice], chosen: &[&str]) -> Markup {
    group(lang, field, choices, "checkbox", chosen)
}

fn group(lang: Lang, field: &Field, choices: &[Choice], kind: &str, chosen: &[&str]) -> Markup {
    html! {
        div class={ "form-group" @if field.error.is_some() { " form-error" } } {
            fieldset aria-describedby=[field.described_by()] {
                legend class="form-label" { (field.label_words(lang)) }
                (field.hint_and_error(lang))
                @for (i, choice) in choices.iter().enumerate() {
                    (one_of(field, i, choice, kind, chosen.contains(&choice.value.as_str())))
                }
            }
        }
    }
}

/// One of several things to choose, the `nth` of its field.
fn one_of(field: &Field, nth: usize, choice: &Choice, kind: &str, is_chosen: bool) -> Markup {
    // The first one carries the field's id, so that the summary leads to it.
    let id = if nth == 0 {
        field.id()
    } else {
        format!("{}-{nth}", field.id())
    };
    let hint_id = choice.hint.as_ref().map(|_| format!("{id}-hint"));
    html! {
        div class={ "form-group-" (kind) } {
            input class={ "form-" (kind) } type=(kind) id=(id) name=(field.name) value=(choice.value)
                checked[is_chosen] aria-describedby=[hint_id.as_deref()]
                autofocus[field.autofocus && nth == 0];
            label for=(id) { (choice.label) }
            @if let (Some(hint), Some(hint_id)) = (&choice.hint, &hint_id) {
                span class="form-hint" id=(hint_id) { (hint) }
            }
        }
    }
}

/// The `nth` of several things to choose that stand apart, each beside what it is about.
pub fn tick(field: &Field, nth: usize, choice: &Choice, is_chosen: bool) -> Markup {
    one_of(field, nth, choice, "checkbox", is_chosen)
}

/// A single yes, sent as the field's name with value `1`.
pub fn checkbox(lang: Lang, field: &Field, checked: bool) -> Markup {
    html! {
        div class={ "form-group" @if field.error.is_some() { " form-error" } } {
            div class="form-group-checkbox" {
                input class="form-checkbox" type="checkbox" id=(field.id()) name=(field.name) value="1" checked[checked]
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] autofocus[field.autofocus];
                label for=(field.id()) { (field.label) }
            }
            (field.hint_and_error(lang))
        }
    }
}
