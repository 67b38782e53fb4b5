//! Names, CPR numbers, addresses and free text: kept apart from structured attributes.
//!
//! Law, obligations and indicators never see what is in here; each text says who may.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who may see a text besides the staff of the case.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default,
)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Only staff with access to the case.
    #[default]
    Staff,
    /// The child too, and not the parents.
    Child,
    /// The child and the parents too.
    Family,
    /// The child, the parents and the provider of the measure too.
    Provider,
    /// Nobody through the case: the identity of who notified.
    Notifier,
}

impl Audience {
    /// All audiences whose texts the staff of a case see there.
    pub const OF_CASE: [Self; 4] = [Self::Child, Self::Family, Self::Provider, Self::Staff];

    /// Who may be chosen for what a child says: by their words, the closest first.
    pub const OF_CHILDS_WORDS: [(&str, Self); 3] = [
        ("staff", Self::Staff),
        ("child", Self::Child),
        ("family", Self::Family),
    ];

    /// Whether the child and the parents may see such a text.
    pub fn is_of_family(self) -> bool {
        matches!(self, Self::Family | Self::Provider)
    }

    /// Whether the child may see such a text.
    pub fn is_of_child(self) -> bool {
        self == Self::Child || self.is_of_family()
    }

    /// Whether the staff of the case see such a text there.
    pub fn is_of_case(self) -> bool {
        Self::OF_CASE.contains(&self)
    }
}

/// One text with its audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The words.
    pub value: String,
    /// Who may see them.
    #[serde(default, rename = "for")]
    pub audience: Audience,
}

/// The texts of one event by field name.
pub type Texts = BTreeMap<String, Text>;

/// Puts one text together.
pub fn text(value: impl Into<String>, audience: Audience) -> Text {
    // A NUL is no letter, and PostgreSQL stores none.
    let value = value.into().replace('\0', "");
    Text { value, audience }
}

/// The texts that the line of an event shows to whoever may open the case: not who somebody
/// is, which stands in the head of the page, nor where a sender says that the child lives, which
/// may be what a parent must not learn, nor why something was corrected, nor who notified.
pub fn told(texts: &Texts) -> impl Iterator<Item = (&String, &Text)> {
    texts.iter().filter(|(field, text)| {
        text.audience.is_of_case()
            && !matches!(
                field.as_str(),
                "name" | "cpr" | "address" | "child_name" | "child_address" | "reason"
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_somebody_is_and_where_they_live_is_not_told_with_the_event() {
        let fields = [
            "concern",
            "child_name",
            "child_address",
            "child_described",
            "name",
            "address",
        ];
        let texts = fields.map(|field| (field.to_owned(), text("Ord", Audience::Staff)));
        let texts: Texts = texts.into_iter().collect();
        let shown: Vec<&String> = told(&texts).map(|(field, _)| field).collect();
        assert_eq!(shown, ["child_described", "concern"]);
    }
}
