//! The words that rules may use: kinds of facts and their attributes.
//!
//! The vocabulary is handed in by the crate that knows the events, so that a rule with a
//! mistyped kind, attribute or code fails to load instead of silently never applying.

/// The type of an attribute, and with it how its value is stored as an `i64`.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum AttributeType {
    /// A reference, interned per subject as a small integer ≥ 0.
    Id,
    /// 0 or 1; an absent flag reads as 0.
    Flag,
    /// A whole number.
    Int,
    /// A civil day, stored as [`crate::Day`]'s number.
    Day,
    /// One of a closed list, stored as the index in it.
    Code(&'static [&'static str]),
}

/// Kinds of facts and attributes. A kind or attribute is referred to by its index.
#[derive(Copy, Clone, Debug)]
pub struct Vocabulary {
    /// The names of the kinds; the index is [`crate::Fact::kind`].
    pub kinds: &'static [&'static str],
    /// The names and types of the attributes; the index is used in [`crate::Facts::push`].
    pub attributes: &'static [(&'static str, AttributeType)],
}

impl Vocabulary {
    /// The number of a kind.
    pub fn kind(&self, name: &str) -> Option<u16> {
        index(self.kinds.iter().position(|kind| *kind == name))
    }

    /// The number and type of an attribute.
    pub fn attribute(&self, name: &str) -> Option<(u16, AttributeType)> {
        let at = self
            .attributes
            .iter()
            .position(|(attribute, _)| *attribute == name)?;
        Some((index(Some(at))?, self.attributes[at].1))
    }

    /// The stored value of a code of an attribute.
    pub fn code(&self, attribute: &str, code: &str) -> Option<i64> {
        match self.attribute(attribute)?.1 {
            AttributeType::Code(codes) => {
                i64::try_from(codes.iter().position(|c| *c == code)?).ok()
            }
            _ => None,
        }
    }
}

fn index(position: Option<usize>) -> Option<u16> {
    position.and_then(|at| u16::try_from(at).ok())
}
