//! Reading the access log: of one person, one member of staff, one day; latest first.

use super::Access;
use super::index::run_of;
use super::write::VIEW;
use crate::Store;
use crate::error::StoreError;
use crate::journal::{damaged, places, unsigned};
use crate::people;
use crate::sql::{Conn, Row};
use crate::value::Value;
use domain::{AccessOutcome, Moment, PersonId, WorkerId};

/// One logged view with what is known of its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessRow {
    /// Its place in the log.
    pub position: u64,
    /// What was logged; `view` names the request.
    pub access: Access,
    /// How and when the request ended, and how many persons or records went out; `None`
    /// while that is not known.
    pub outcome: Option<(AccessOutcome, Moment, Option<u32>)>,
}

/// Which part of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccessFilter {
    /// Views that showed this person, or a surrogate merged with it, or everybody.
    pub person: Option<PersonId>,
    /// Views by this member of staff.
    pub actor: Option<WorkerId>,
    /// From this moment on.
    pub from: Option<Moment>,
    /// Before this moment.
    pub until: Option<Moment>,
    /// Only views of one case, not lists.
    pub is_case: bool,
    /// Only this position and those above it.
    pub first: Option<u64>,
    /// Only positions below this one.
    pub before: Option<u64>,
}

impl Store {
    /// The views that fit a filter, latest first, at most `limit`.
    pub fn access_list(
        &self,
        filter: &AccessFilter,
        limit: u32,
    ) -> Result<Vec<AccessRow>, StoreError> {
        if filter.person.is_some() {
            self.accesses.catch_up()?;
        }
        self.backend.snapshot(|conn| list(conn, filter, limit))
    }

    /// The first position of a view made at a moment or later, if there is one: whoever wants
    /// only what is younger need not look below it.
    pub fn access_first_since(&self, at: Moment) -> Result<Option<u64>, StoreError> {
        // The plus keeps a database from walking the log itself up from its beginning, instead
        // of the index of its moments.
        let sql = "SELECT min(+position) FROM access_view WHERE at >= ?1";
        let first = self
            .backend
            .reader()?
            .first(sql, &[at.into()], |row| row.maybe_int(0))?;
        Ok(first.flatten().map(unsigned))
    }

    /// Who saw a person (or a surrogate merged with it), latest first.
    pub fn access_of(&self, person: PersonId) -> Result<Vec<AccessRow>, StoreError> {
        let filter = AccessFilter {
            person: Some(person),
            ..AccessFilter::default()
        };
        self.access_list(&filter, u32::MAX)
    }

    /// The latest views of the whole log, latest first.
    pub fn access_latest(&self, limit: u32) -> Result<Vec<AccessRow>, StoreError> {
        self.access_list(&AccessFilter::default(), limit)
    }
}

/// Where the log begins: what was removed from it left no runs.
const BEGINS: &str = "SELECT coalesce(min(position), 0) FROM access_view";

fn list(conn: &mut Conn, filter: &AccessFilter, limit: u32) -> Result<Vec<AccessRow>, StoreError> {
    let mut params: Vec<Value<'_>> = Vec::new();
    let mut wheres = vec!["1 = 1".to_owned()];
    let mut with = String::new();
    if let Some(person) = filter.person {
        let members = people::members(conn, person)?;
        let (first, last) = (members.len() + 1, members.len() + 2);
        wheres.push(format!(
            "v.position IN (SELECT a.view FROM run r \
             JOIN access_person a ON a.run = r.n AND a.person IN ({}) \
             UNION ALL SELECT w.position FROM access_view w WHERE w.whole = 1)",
            places(1, members.len())
        ));
        with = format!(
            "WITH RECURSIVE run(n) AS \
             (SELECT CAST(?{first} AS BIGINT) UNION ALL SELECT r.n + 1 FROM run r WHERE r.n < ?{last}) "
        );
        params.extend(members.into_iter().map(Value::from));
        let begins = unsigned(conn.number(BEGINS, &[])?);
        let ends = unsigned(conn.number("SELECT position FROM access_head", &[])?);
        params.extend([Value::from(run_of(begins)), run_of(ends).into()]);
    }
    let mut bound = |sql: &str, value: Option<Value<'static>>| {
        if let Some(value) = value {
            params.push(value);
            wheres.push(format!("{sql} ?{}", params.len()));
        }
    };
    bound("v.actor =", filter.actor.map(Into::into));
    bound("v.at >=", filter.from.map(Into::into));
    bound("v.at <", filter.until.map(Into::into));
    bound("v.position >=", filter.first.map(Into::into));
    bound("v.position <", filter.before.map(Into::into));
    if filter.is_case {
        wheres.push("v.case_number IS NOT NULL".to_owned());
    }
    let columns: Vec<String> = VIEW.iter().map(|c| format!("v.{c}")).collect();
    params.push(limit.into());
    let sql = format!(
        "{with}SELECT {}, o.outcome, o.at, o.shown FROM access_view v \
         LEFT JOIN access_outcome o ON o.view = v.view \
         WHERE {} ORDER BY v.position DESC LIMIT ?{}",
        columns.join(", "),
        wheres.join(" AND "),
        params.len()
    );
    conn.all(&sql, &params, read)
}

fn read(row: &Row<'_>) -> Result<AccessRow, StoreError> {
    let number = |at| -> Result<Option<u32>, StoreError> {
        Ok(row.maybe_int(at)?.and_then(|n| u32::try_from(n).ok()))
    };
    let outcome = match (row.maybe_text(10)?, row.maybe_int(11)?) {
        (Some(outcome), Some(at)) => {
            Some((outcome.parse().map_err(damaged)?, Moment(at), number(12)?))
        }
        _ => None,
    };
    let persons = row.bytes(7)?.chunks_exact(16);
    Ok(AccessRow {
        position: unsigned(row.int(0)?),
        access: Access {
            view: Some(unsigned(row.int(1)?)),
            at: Moment(row.int(2)?),
            actor: WorkerId::from_bytes(row.bytes(3)?),
            role: row.text(4)?.parse().map_err(damaged)?,
            what: row.text(5)?.to_owned(),
            case: number(6)?,
            persons: persons.map(PersonId::from_bytes).collect(),
            is_whole: row.flag(8)?,
            detail: row.maybe_text(9)?.map(str::to_owned),
        },
        outcome,
    })
}
