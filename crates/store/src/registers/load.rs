//! Cases put together from the registers: one, all within a scope, or what changed.

use super::{
    DUTY_COLUMNS, Rules, TABLES, casework, complaint, decision, duty, file, intake, measures,
    named, person, table, workforce,
};
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::scope::Scope;
use crate::sql::{Conn, Row};
use crate::value::Value;
use crate::{Store, people};
use domain::case::{Case, Duty};
use domain::{Moment, PersonId};
use uuid::Uuid;

/// What changed since a position.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The position up to which this is complete.
    pub position: u64,
    /// The cases with an event after the position asked about, as they stand.
    pub cases: Vec<Case>,
    /// Surrogates that were given up in a merge, at any time; no case stands under them.
    pub gone: Vec<PersonId>,
}

/// Loads the cases of those persons `p` for whom a condition holds, in order of id.
pub(crate) fn cases(
    conn: &mut Conn,
    condition: &str,
    params: &[Value<'_>],
) -> Result<Vec<Case>, StoreError> {
    let columns = columns(table::PERSON, "p");
    let sql = format!("SELECT {columns} FROM person p WHERE {condition} ORDER BY p.person");
    let mut cases = conn.all(&sql, params, person::read)?;
    members(conn, &mut cases, condition, params)?;
    let mut rules = Rules::default();
    let mut fill =
        |table, read: &mut Reader<'_>| each(conn, &mut cases, table, condition, params, read);
    fill(table::CASE_FILE, &mut file::read_file)?;
    fill(table::CASE_SPAN, &mut file::read_span)?;
    fill(table::AWAY_SPAN, &mut file::read_away)?;
    fill(table::ASKER, &mut file::read_asker)?;
    fill(table::NOTIFICATION, &mut intake::read_into)?;
    fill(table::ASSESSMENT, &mut casework::read_assessment)?;
    fill(table::DECISION, &mut decision::read_decision)?;
    fill(table::MEASURE, &mut measures::read_measure)?;
    fill(table::MEASURE_STAY, &mut measures::read_stay)?;
    fill(table::MEASURE_CONSENT, &mut measures::read_consent)?;
    fill(table::ASSIGNMENT, &mut workforce::read)?;
    fill(table::BOOKING, &mut casework::read_booking_into)?;
    fill(table::DUTY, &mut |case, row| {
        duty::read_into(case, row, &mut rules)
    })?;
    fill(table::NAMED, &mut named::read_into)?;
    fill(table::PROPOSAL, &mut decision::read_proposal_into)?;
    fill(table::COMPLAINT, &mut complaint::read_into)?;
    Ok(cases)
}

type Reader<'r> = dyn FnMut(&mut Case, &Row<'_>) -> Result<(), StoreError> + 'r;

/// Walks a table and the cases side by side; both are in order of the person's id.
fn each(
    conn: &mut Conn,
    cases: &mut [Case],
    table: usize,
    condition: &str,
    params: &[Value<'_>],
    read: &mut Reader<'_>,
) -> Result<(), StoreError> {
    let name = TABLES[table].name;
    let columns = columns(table, "t");
    let order = if TABLES[table].columns[1] == "n" {
        "t.person, t.n"
    } else {
        "t.person"
    };
    // Without a condition the join would only cost.
    let sql = if condition == IS_CASE {
        format!("SELECT {columns} FROM {name} t ORDER BY {order}")
    } else {
        format!(
            "SELECT {columns} FROM person p JOIN {name} t ON t.person = p.person \
             WHERE {condition} ORDER BY {order}"
        )
    };
    let mut at = 0;
    conn.each(&sql, params, |row| {
        let person = PersonId::from_bytes(row.bytes(0)?);
        while at < cases.len() && cases[at].person < person {
            at += 1;
        }
        match cases.get_mut(at).filter(|case| case.person == person) {
            Some(case) => read(case, row),
            None => Ok(()),
        }
    })
}

fn columns(table: usize, alias: &str) -> String {
    TABLES[table]
        .columns
        .iter()
        .map(|c| format!("{alias}.{c}"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn members(
    conn: &mut Conn,
    cases: &mut [Case],
    condition: &str,
    params: &[Value<'_>],
) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT r.canonical, r.person FROM person_redirect r \
         JOIN person p ON p.person = r.canonical WHERE {condition} ORDER BY r.person"
    );
    conn.each(&sql, params, |row| {
        let canonical = PersonId::from_bytes(row.bytes(0)?);
        if let Ok(at) = cases.binary_search_by_key(&canonical, |case| case.person) {
            cases[at].members.push(PersonId::from_bytes(row.bytes(1)?));
        }
        Ok(())
    })
}

const IS_CASE: &str = "p.is_case = 1";

/// The person whose case has a number; `None` out of scope.
fn person_of_number(
    conn: &mut Conn,
    scope: &Scope,
    number: u32,
) -> Result<Option<PersonId>, StoreError> {
    let mut params = vec![number.into()];
    let sql = format!(
        "SELECT p.person FROM case_file f JOIN person p ON p.person = f.person \
         WHERE f.number = ?1 AND {}",
        scope.condition(&mut params)
    );
    conn.first(&sql, &params, |row| Ok(PersonId::from_bytes(row.bytes(0)?)))
}

/// All surrogates of the person whose case has a number, the canonical one first, with the
/// version of its stream; `None` out of scope.
pub(crate) fn members_of_number(
    conn: &mut Conn,
    scope: &Scope,
    number: u32,
) -> Result<Option<(Vec<PersonId>, u32)>, StoreError> {
    let mut params = vec![number.into()];
    let sql = format!(
        "SELECT p.person, r.person, coalesce(s.seq, 0) \
         FROM case_file f JOIN person p ON p.person = f.person \
         LEFT JOIN stream s ON s.id = p.person \
         LEFT JOIN person_redirect r ON r.canonical = p.person \
         WHERE f.number = ?1 AND {} ORDER BY r.person",
        scope.condition(&mut params)
    );
    let (mut members, mut version) = (Vec::new(), 0);
    conn.each(&sql, &params, |row| {
        if members.is_empty() {
            members.push(PersonId::from_bytes(row.bytes(0)?));
            version = u32::try_from(row.int(2)?).unwrap_or(0);
        }
        members.extend(row.maybe_bytes(1)?.map(PersonId::from_bytes));
        Ok(())
    })?;
    Ok(Some((members, version)).filter(|(all, _)| !all.is_empty()))
}

impl Store {
    /// One case from the registers; `None` if it is not within the scope. A surrogate that
    /// was merged leads to the one that stands.
    pub fn case(&self, scope: &Scope, person: PersonId) -> Result<Option<Case>, StoreError> {
        self.backend.snapshot(|conn| {
            let members = people::members(conn, person)?;
            let mut params = vec![members[0].into()];
            let condition = format!("p.person = ?1 AND {}", scope.condition(&mut params));
            Ok(cases(conn, &condition, &params)?.into_iter().next())
        })
    }

    /// The person whose case has a number; `None` out of scope.
    pub fn person_of_number(
        &self,
        scope: &Scope,
        number: u32,
    ) -> Result<Option<PersonId>, StoreError> {
        person_of_number(&mut self.backend.reader()?, scope, number)
    }

    /// A number higher than that of any case.
    pub fn next_case_number(&self) -> Result<u32, StoreError> {
        let mut conn = self.backend.reader()?;
        let highest = conn.number("SELECT coalesce(max(number), 0) FROM case_file", &[])?;
        Ok(u32::try_from(highest + 1).unwrap_or(u32::MAX))
    }

    /// One duty by its id, with the person it is about; `None` out of scope.
    pub fn duty(&self, scope: &Scope, id: Uuid) -> Result<Option<(PersonId, Duty)>, StoreError> {
        let mut params = vec![id.into()];
        let columns: Vec<String> = DUTY_COLUMNS.iter().map(|c| format!("d.{c}")).collect();
        let sql = format!(
            "SELECT {} FROM duty d JOIN person p ON p.person = d.person WHERE d.id = ?1 AND {}",
            columns.join(", "),
            scope.condition(&mut params)
        );
        let mut conn = self.backend.reader()?;
        conn.first(&sql, &params, |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            Ok((person, duty::read(row, 0, &mut Rules::default())?))
        })
    }

    /// All cases within the scope, in order of the person's id: everybody with a file, a
    /// notification or a duty.
    pub fn load_cases(&self, scope: &Scope) -> Result<Vec<Case>, StoreError> {
        let mut params = Vec::new();
        let condition = match scope.condition(&mut params).as_str() {
            crate::scope::EVERYBODY => IS_CASE.to_owned(),
            limited => format!("{IS_CASE} AND {limited}"),
        };
        self.backend
            .snapshot(|conn| cases(conn, &condition, &params))
    }

    /// The cases of persons not erased without an open file, the file closed before a moment.
    pub fn cases_closed_before(&self, before: Moment) -> Result<Vec<Case>, StoreError> {
        let condition = format!(
            "{IS_CASE} AND p.erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM case_file f \
             WHERE f.person = p.person AND (f.closed_at IS NULL OR f.closed_at >= ?1))"
        );
        self.backend
            .snapshot(|conn| cases(conn, &condition, &[before.into()]))
    }

    /// The cases that changed after a position; for an in-memory frame of the program.
    pub fn cases_changed_since(&self, position: u64) -> Result<Changed, StoreError> {
        self.backend.snapshot(|conn| {
            let condition = format!("{IS_CASE} AND p.position > ?1");
            let cases = cases(conn, &condition, &[position.into()])?;
            let gone = conn.all(
                "SELECT person FROM person_redirect ORDER BY person",
                &[],
                |row| Ok(PersonId::from_bytes(row.bytes(0)?)),
            )?;
            let position = unsigned(conn.number("SELECT position FROM journal_head", &[])?);
            Ok(Changed {
                position,
                cases,
                gone,
            })
        })
    }
}
