//! Which siblings something concerns too: it then stands in the case of each of them.

use super::Typed;
use super::input::Input;
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::choice::{Choice, checkboxes};
use app::Problem;
use app::together::OpenSibling;
use domain::PersonId;

/// The field.
const ALSO: &str = "also";

/// The siblings to choose among; nothing where none has an open case in reach.
pub(super) fn field(
    lang: Lang,
    (typed, problems): (&Typed, &[Problem]),
    siblings: &[OpenSibling],
) -> Option<Input> {
    if siblings.is_empty() {
        return None;
    }
    let field = words::field(lang, ALSO, "field-also", typed.one(ALSO), problems)
        .hint(lang.t("also-hint"))
        .optional();
    let choices: Vec<Choice> = siblings
        .iter()
        .map(|one| {
            let name = one.name.clone().unwrap_or_else(|| lang.t("name-hidden"));
            let label = format!("{name} ({} {})", lang.t("case"), one.number);
            Choice::new(one.person.to_string(), label)
        })
        .collect();
    let chosen: Vec<&str> = typed.all(ALSO).collect();
    let markup = checkboxes(lang, &field, &choices, &chosen);
    Some(Input { field, markup })
}

/// Who was chosen.
pub(super) fn chosen(typed: &Typed) -> Vec<PersonId> {
    typed.all(ALSO).filter_map(|id| id.parse().ok()).collect()
}
