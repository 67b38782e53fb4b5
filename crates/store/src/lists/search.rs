//! Finding a person by name, CPR number or case number, and names for known persons.

use crate::Store;
use crate::error::StoreError;
use crate::scope::Scope;
use domain::{Day, PersonId, PersonKind};

/// A person that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPerson {
    /// The canonical surrogate.
    pub person: PersonId,
    /// What the person is to the service.
    pub kind: PersonKind,
    /// The name, if known.
    pub name: Option<String>,
    /// Date of birth, if known.
    pub birth_on: Option<Day>,
    /// The case number, if there is a file.
    pub number: Option<u32>,
}

/// Who someone is: texts of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// The surrogate that was asked for.
    pub person: PersonId,
    /// The name, if known.
    pub name: Option<String>,
    /// The CPR number, if known.
    pub cpr: Option<String>,
    /// The address, if known.
    pub address: Option<String>,
    /// Name and address protection.
    pub is_protected: bool,
    /// Date of birth, if known.
    pub birth_on: Option<Day>,
    /// What the person is to the service.
    pub kind: PersonKind,
}

impl Store {
    /// Persons by the beginnings of words of the name (all must fit), by whole CPR number
    /// or by case number; at most `limit`, by name.
    pub fn search(
        &self,
        scope: &Scope,
        text: &str,
        limit: u32,
    ) -> Result<Vec<FoundPerson>, StoreError> {
        let _ = (scope, text, limit);
        Err(StoreError::Invalid("not built".into()))
    }

    /// Names and numbers of persons within the scope; parents and other adults are within
    /// it when a child they are related to is. Those out of scope are left out.
    pub fn names(
        &self,
        scope: &Scope,
        persons: &[PersonId],
    ) -> Result<Vec<PersonName>, StoreError> {
        let _ = (scope, persons);
        Err(StoreError::Invalid("not built".into()))
    }
}
