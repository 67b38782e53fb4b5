//! Finding a person by name, CPR number, case number or address, and names for known persons.

use super::{Filter, as_number, day, name_rows, number, tokens};
use crate::error::StoreError;
use crate::journal::damaged;
use crate::people::{Opening, cpr_key, name_key};
use crate::scope::Scope;
use crate::sql::Conn;
use crate::{Store, people};
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
    /// The CPR number as `DDMMYY-SSSS`, if known.
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
    /// Persons by the beginnings of words of the name (all must fit), by whole CPR number, by
    /// case number, or by street and house number; at most `limit`, by name. Whoever has a
    /// protected address is within the scope of named persons only.
    pub fn search(
        &self,
        scope: &Scope,
        text: &str,
        limit: u32,
    ) -> Result<Vec<FoundPerson>, StoreError> {
        // One state of keys and tokens: they are made anew together.
        self.backend.snapshot(|conn| {
            let tokens = tokens(conn, &self.vault)?;
            let sought = tokens.sought(text);
            let cpr = cpr_key(text);
            let is_cpr = cpr.len() == 10 && cpr.bytes().all(|b| b.is_ascii_digit());
            let mut wanted = Filter::within(scope);
            if is_cpr {
                let place = wanted.param(tokens.of_cpr(&cpr));
                wanted.also(format!("x.cpr_token = {place}"));
            } else if let Some(number) = as_number(text) {
                let place = wanted.param(number);
                wanted.also(format!("f.number = {place}"));
            } else if let Some(address) = tokens.sought_address(text) {
                wanted.address("p", &address);
            } else if sought.is_empty() {
                return Ok(Vec::new());
            } else {
                wanted.words("p", &sought);
            }
            // Names can be put in order only when they are read.
            let most = wanted.param(limit.max(CANDIDATES));
            let sql = format!(
                "SELECT p.person, p.kind, x.name, p.birth_on, f.number FROM person p \
             LEFT JOIN person_text x ON x.person = p.person \
             LEFT JOIN case_file f ON f.person = p.person \
             WHERE {} ORDER BY p.person LIMIT {most}",
                wanted.sql()
            );
            let mut names = Opening::default();
            let mut found = conn.all(&sql, &wanted.params, |row| {
                let person = PersonId::from_bytes(row.bytes(0)?);
                names.take(person, "name", row, 2)?;
                Ok(FoundPerson {
                    person,
                    kind: row.text(1)?.parse().map_err(damaged)?,
                    name: None,
                    birth_on: day(row, 3)?,
                    number: number(row, 4)?,
                })
            })?;
            name_rows(found.iter_mut(), names, &self.vault, |row| &mut row.name)?;
            found.sort_by_cached_key(|f| {
                (f.name.is_none(), f.name.as_deref().map(name_key), f.person)
            });
            found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            Ok(found)
        })
    }

    /// Names and numbers of persons within the scope; parents and other adults are within
    /// it when a child they are related to is, and so is a sibling without a case of its own,
    /// unless it is protected: whoever works with a child has to consider its siblings (barnets
    /// lov § 21). A child with a case out of scope, and everybody else there, is left out.
    pub fn names(
        &self,
        scope: &Scope,
        persons: &[PersonId],
    ) -> Result<Vec<PersonName>, StoreError> {
        self.backend.snapshot(|conn| {
            let mut out = Vec::new();
            let mut texts = Opening::default();
            for person in persons {
                out.extend(name_of(conn, scope, *person, &mut texts)?);
            }
            let mut texts = texts.open(&self.vault)?.into_iter();
            for one in &mut out {
                let mut next = || texts.next().flatten();
                (one.name, one.cpr, one.address) = (next(), next(), next());
                one.cpr = one.cpr.as_deref().map(with_hyphen);
            }
            Ok(out)
        })
    }
}

/// Persons looked at to find those that come first by name.
const CANDIDATES: u32 = 500;

fn with_hyphen(cpr: &str) -> String {
    match cpr.split_at_checked(6) {
        Some((day, serial)) if cpr.len() == 10 => format!("{day}-{serial}"),
        _ => cpr.to_owned(),
    }
}

fn name_of(
    conn: &mut Conn,
    scope: &Scope,
    person: PersonId,
    texts: &mut Opening,
) -> Result<Option<PersonName>, StoreError> {
    let members = people::members(conn, person)?;
    let mut wanted = Filter::within(scope);
    let own = wanted.sql();
    let surrogates: Vec<String> = members.iter().map(|m| wanted.param(*m)).collect();
    let child = scope.condition_on("c", &mut wanted.params);
    let sql = format!(
        "SELECT x.name, x.cpr, x.address, p.is_protected, p.birth_on, p.kind FROM person p \
         LEFT JOIN person_text x ON x.person = p.person \
         WHERE p.person = {} AND (({own}) OR ( \
           EXISTS (SELECT 1 FROM relation r JOIN person c ON c.person = r.person \
           WHERE r.other IN ({}) AND ({child}) AND (p.kind = 'adult' \
             OR (r.relation = 'sibling' AND p.is_case = 0 AND p.is_protected = 0)))))",
        surrogates[0],
        surrogates.join(", "),
    );
    conn.first(&sql, &wanted.params, |row| {
        for (at, column) in ["name", "cpr", "address"].into_iter().enumerate() {
            texts.take(members[0], column, row, at)?;
        }
        Ok(PersonName {
            person,
            name: None,
            cpr: None,
            address: None,
            is_protected: row.flag(3)?,
            birth_on: day(row, 4)?,
            kind: row.text(5)?.parse().map_err(damaged)?,
        })
    })
}
