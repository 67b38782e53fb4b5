//! Who may read what a child says to its caseworker: the staff, the child itself, or the parents
//! too. What is said in confidence is quoted to nobody unless somebody says so.

use super::Typed;
use super::input::Input;
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::choice::{Choice, radios};
use app::Problem;
use domain::Audience;

/// The field.
pub const FIELD: &str = "words_for";

/// What is chosen when a form opens.
pub const FIRST: &str = Audience::OF_CHILDS_WORDS[0].0;

/// The choice.
pub fn field(lang: Lang, (typed, problems): (&Typed, &[Problem])) -> Input {
    let field = words::field(lang, FIELD, "field-words-for", typed.one(FIELD), problems)
        .hint(lang.t("words-for-hint"))
        .optional();
    let choices = Audience::OF_CHILDS_WORDS
        .map(|(word, _)| Choice::new(word, words::code(lang, "words-for", word)));
    let markup = radios(lang, &field, &choices);
    Input { field, markup }
}

/// Who was chosen; the staff alone where nobody was.
pub fn chosen(typed: &Typed) -> Audience {
    let said = typed.one(FIELD);
    let found = Audience::OF_CHILDS_WORDS
        .iter()
        .find(|(word, _)| *word == said);
    found.map_or(Audience::Staff, |(_, audience)| *audience)
}
