//! Registers of persons: attributes, texts under lock, tokens of name and address, relations.

use super::{Folded, NOW, Sink, place, table};
use crate::error::StoreError;
use crate::journal::{damaged, unsigned};
use crate::sql::Row;
use domain::case::{Archive, Archived, Case, Erasure};
use domain::{ArchiveWaiver, Day, Moment, PersonId};

pub(super) const PERSON: &[&str] = &[
    "person",
    "kind",
    "birth_on",
    "unborn_due_on",
    "sex",
    "is_protected",
    "is_case",
    "main_worker",
    "main_team",
    "is_address_protected",
    "is_staff_family",
    "archived_at",
    "archive_reference",
    "archive_waiver",
    "erased_at",
    "erased_ground",
    "position",
];
pub(super) const TEXT: &[&str] = &["person", "name", "cpr", "cpr_token", "address"];
pub(super) const TOKEN: &[&str] = &["person", "token"];
pub(super) const RELATION: &[&str] = &["person", "n", "other", "relation", "custody"];

pub(super) fn emit(folded: &Folded, sink: &mut dyn Sink) -> Result<(), StoreError> {
    let Folded {
        case, who, locked, ..
    } = folded;
    let main = case.main_at(NOW);
    let is_case = case.file.is_some() || !case.notifications.is_empty() || !case.duties.is_empty();
    let (reference, waiver) = match case.archive.as_ref().map(|a| &a.how) {
        Some(Archived::HandedOver(reference)) => (Some(reference.as_str()), None),
        Some(Archived::Waived(ground)) => (None, Some(*ground)),
        None => (None, None),
    };
    let person = [
        case.person.into(),
        who.kind.as_str().into(),
        case.birth_on.into(),
        case.unborn_due_on.into(),
        case.sex.map(domain::Sex::as_str).into(),
        case.is_protected().into(),
        is_case.into(),
        main.map(|a| a.worker).into(),
        case.keeper().map(|a| &a.team).into(),
        case.is_address_protected.into(),
        case.is_staff_family.into(),
        case.archive.as_ref().map(|a| a.at).into(),
        reference.into(),
        waiver.map(ArchiveWaiver::as_str).into(),
        case.erased.map(|e| e.at).into(),
        case.erased.map(|e| e.ground.as_str()).into(),
        case.position.into(),
    ];
    sink.row(table::PERSON, &person)?;
    let text = [
        case.person.into(),
        locked.name.as_deref().into(),
        locked.cpr.as_deref().into(),
        locked.cpr_token.into(),
        locked.address.as_deref().into(),
    ];
    sink.row(table::PERSON_TEXT, &text)?;
    for token in &locked.tokens {
        sink.row(table::NAME_TOKEN, &[case.person.into(), (*token).into()])?;
    }
    for token in &locked.address_tokens {
        sink.row(table::ADDRESS_TOKEN, &[case.person.into(), (*token).into()])?;
    }
    for (n, (other, relation, custody)) in who.relations.iter().enumerate() {
        let row = [
            case.person.into(),
            place(n),
            (*other).into(),
            relation.as_str().into(),
            (*custody).into(),
        ];
        sink.row(table::RELATION, &row)?;
    }
    Ok(())
}

/// Begins a case from a row of `person`; the other registers fill it.
pub(super) fn read(row: &Row<'_>) -> Result<Case, StoreError> {
    let day = |at| -> Result<Option<Day>, StoreError> {
        Ok(row
            .maybe_int(at)?
            .map(|d| Day(i32::try_from(d).unwrap_or_default())))
    };
    let person = PersonId::from_bytes(row.bytes(0)?);
    Ok(Case {
        person,
        members: vec![person],
        birth_on: day(2)?,
        unborn_due_on: day(3)?,
        sex: row
            .maybe_text(4)?
            .map(|s| s.parse().map_err(damaged))
            .transpose()?,
        is_address_protected: row.flag(9)?,
        is_staff_family: row.flag(10)?,
        archive: archive(row)?,
        erased: erased(row)?,
        file: None,
        open_spans: Vec::new(),
        away_spans: Vec::new(),
        notifications: Vec::new(),
        assessments: Vec::new(),
        decisions: Vec::new(),
        proposals: Vec::new(),
        complaints: Vec::new(),
        measures: Vec::new(),
        assignments: Vec::new(),
        named: Vec::new(),
        bookings: Vec::new(),
        duties: Vec::new(),
        position: unsigned(row.int(16)?),
    })
}

fn archive(row: &Row<'_>) -> Result<Option<Archive>, StoreError> {
    let Some(at) = maybe_moment(row, 11)? else {
        return Ok(None);
    };
    let how = match row.maybe_text(12)? {
        Some(reference) => Archived::HandedOver(reference.to_owned()),
        None => Archived::Waived(code(row, 13)?),
    };
    Ok(Some(Archive { at, how }))
}

fn erased(row: &Row<'_>) -> Result<Option<Erasure>, StoreError> {
    let Some(at) = maybe_moment(row, 14)? else {
        return Ok(None);
    };
    let ground = code(row, 15)?;
    Ok(Some(Erasure { at, ground }))
}

/// A moment column that may be null.
pub(super) fn maybe_moment(row: &Row<'_>, at: usize) -> Result<Option<Moment>, StoreError> {
    Ok(row.maybe_int(at)?.map(Moment))
}

/// A word of a code list.
pub(super) fn code<T>(row: &Row<'_>, at: usize) -> Result<T, StoreError>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    row.text(at)?.parse().map_err(damaged)
}

/// A word of a code list that may be null.
pub(crate) fn maybe_code<T>(row: &Row<'_>, at: usize) -> Result<Option<T>, StoreError>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    row.maybe_text(at)?
        .map(|word| word.parse().map_err(damaged))
        .transpose()
}
