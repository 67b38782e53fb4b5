//! Registers of decisions and of the proposals that lead to them.

use super::person::{code, maybe_code, maybe_moment};
use super::{Sink, place, table};
use crate::error::StoreError;
use crate::sql::Row;
use domain::case::{Case, Decision, Proposal};
use domain::id::ItemId;
use domain::{Moment, Place, WorkerId};

pub(super) const DECISION: &[&str] = &[
    "person",
    "n",
    "id",
    "made_at",
    "kind",
    "paragraph",
    "consent",
    "place",
];
pub(super) const PROPOSAL: &[&str] = &[
    "person",
    "n",
    "id",
    "proposed_at",
    "proposed_by",
    "kind",
    "paragraph",
    "competence",
    "answered_at",
];

pub(super) fn emit(case: &Case, sink: &mut dyn Sink) -> Result<(), StoreError> {
    for (n, d) in case.decisions.iter().enumerate() {
        let row = [
            case.person.into(),
            place(n),
            d.id.into(),
            d.made_at.into(),
            d.kind.as_str().into(),
            d.paragraph.as_str().into(),
            d.consent.into(),
            d.place.map(Place::as_str).into(),
        ];
        sink.row(table::DECISION, &row)?;
    }
    for (n, p) in case.proposals.iter().enumerate() {
        let row = [
            case.person.into(),
            place(n),
            p.id.into(),
            p.proposed_at.into(),
            p.by.into(),
            p.kind.as_str().into(),
            p.paragraph.as_str().into(),
            p.competence.as_str().into(),
            p.answered_at.into(),
        ];
        sink.row(table::PROPOSAL, &row)?;
    }
    Ok(())
}

pub(super) fn read_decision(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.decisions.push(Decision {
        id: ItemId::from_bytes(row.bytes(2)?),
        made_at: Moment(row.int(3)?),
        kind: code(row, 4)?,
        paragraph: row.text(5)?.to_owned(),
        consent: row.flag(6)?,
        place: maybe_code(row, 7)?,
    });
    Ok(())
}

/// Reads a proposal from the columns in order, the first of them at `from`.
pub(crate) fn read_proposal(row: &Row<'_>, from: usize) -> Result<Proposal, StoreError> {
    Ok(Proposal {
        id: ItemId::from_bytes(row.bytes(from + 2)?),
        proposed_at: Moment(row.int(from + 3)?),
        by: WorkerId::from_bytes(row.bytes(from + 4)?),
        kind: code(row, from + 5)?,
        paragraph: row.text(from + 6)?.to_owned(),
        competence: code(row, from + 7)?,
        answered_at: maybe_moment(row, from + 8)?,
    })
}

pub(super) fn read_proposal_into(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.proposals.push(read_proposal(row, 0)?);
    Ok(())
}
