//! A CPR number that is on record already: it never replaces what was typed beside it unseen.

use crate::{App, Error};
use domain::PersonId;
use domain::cpr::Cpr;
use store::{FoundPerson, Scope};

/// A CPR number as somebody of the house typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedCpr {
    /// The number.
    pub number: Cpr,
    /// The field it was typed in.
    pub field: &'static str,
    /// Whether it was said to be the person on record under the number, whatever the name.
    pub is_same: bool,
}

impl App {
    /// Whoever is on record under a number, among those who can be meant.
    ///
    /// # Errors
    /// [`Error::Refused`] at the field of the number, while the name typed beside it is another
    /// than that on record and nobody has said that it is the same person: one wrong digit is
    /// somebody else.
    pub(crate) fn on_record(
        &self,
        typed: TypedCpr,
        name: &str,
        is_meant: impl Fn(&FoundPerson) -> bool,
    ) -> Result<Option<PersonId>, Error> {
        let found = self
            .store
            .search(&Scope::system(), &typed.number.digits(), 5)?;
        let meant = in_order(found, is_meant);
        let fitting = meant.iter().find(|p| fits(name, p.name.as_deref()));
        let same = meant.first().filter(|_| typed.is_same);
        match fitting.or(same) {
            None if !meant.is_empty() => Err(Error::refused(typed.field, "refused-cpr-on-record")),
            person => Ok(person.map(|p| p.person)),
        }
    }
}

/// Those who can be meant, whoever has a file first: a sender may have given the same number to
/// somebody whom nobody has recognised yet.
pub(crate) fn in_order(
    found: Vec<FoundPerson>,
    is_meant: impl Fn(&FoundPerson) -> bool,
) -> Vec<FoundPerson> {
    let mut meant: Vec<FoundPerson> = found.into_iter().filter(is_meant).collect();
    meant.sort_by_key(|p| p.number.is_none());
    meant
}

/// Whether a name that was typed is that on record, as far as it goes: each of its words begins
/// one of those on record. No name fits anybody.
pub(crate) fn fits(typed: &str, on_record: Option<&str>) -> bool {
    let known: Vec<String> = words(on_record.unwrap_or_default()).collect();
    words(typed).all(|word| known.iter().any(|known| known.starts_with(&word)))
}

fn words(name: &str) -> impl Iterator<Item = String> {
    let parts = name.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_name_fits_as_far_as_it_was_typed() {
        let on_record = Some("Alma Sørensen-Holm");
        for typed in ["Alma", "alma s.", "Sørensen, Alma", "ALMA HOLM", ""] {
            assert!(fits(typed, on_record), "{typed}");
        }
        for typed in ["Ida", "Alma Jensen", "Almas mor", "lma"] {
            assert!(!fits(typed, on_record), "{typed}");
        }
        assert!(!fits("Alma", None) && fits(" ", None));
    }
}
