//! Register of duties of law and local standards.

use super::person::maybe_moment;
use super::{Folded, NOW, Sink, place, table};
use crate::error::StoreError;
use crate::journal::damaged;
use crate::sql::Row;
use crate::value::Value;
use domain::case::{Case, Duty};
use domain::id::ItemId;
use domain::{Day, EventId, Moment};
use law::Layer;
use std::collections::HashMap;
use std::sync::Arc;

pub(crate) const COLUMNS: &[&str] = &[
    "person",
    "n",
    "id",
    "rule",
    "layer",
    "version_from",
    "trigger_event",
    "triggered_at",
    "ordinal",
    "item",
    "counted_from",
    "opens",
    "due",
    "alarm",
    "met_event",
    "met_at",
    "met_known",
    "void_reason",
    "void_at",
    "void_event",
    "closed_at",
    "main_worker",
    "main_team",
    "due_worker",
    "due_team",
    "keeper_team",
    "circle",
    "live",
];

/// What `closed_at` holds while a duty is neither met nor fallen away.
pub(crate) const OPEN: i64 = i64::MAX;

pub(super) fn emit(folded: &Folded, sink: &mut dyn Sink) -> Result<(), StoreError> {
    let case = &folded.case;
    let main = case.main_at(NOW);
    let last = case.file.as_ref().map(|file| file.last_at.0);
    for (n, d) in case.duties.iter().enumerate() {
        let then = d.due.and_then(|due| case.main_at(due));
        let met = d.met.map(|(_, at, _)| at.0);
        let void = d.void.map(|(_, at, _)| at.0);
        let closed = met.into_iter().chain(void).min().unwrap_or(OPEN);
        let row = [
            case.person.into(),
            place(n),
            d.id(case.person).into(),
            Value::Text(&d.rule),
            Value::Text(d.layer.code()),
            d.version_from.into(),
            d.trigger.into(),
            d.triggered_at.into(),
            d.ordinal.into(),
            d.item.into(),
            d.counted_from.into(),
            d.opens.into(),
            d.due.into(),
            d.alarm.into(),
            d.met.map(|(event, _, _)| event).into(),
            met.into(),
            d.met.map(|(_, _, known)| known).into(),
            d.void.map(|(reason, _, _)| reason.code()).into(),
            void.into(),
            d.void.and_then(|(_, _, event)| event).into(),
            Value::Int(closed),
            main.map(|a| a.worker).into(),
            main.map(|a| &a.team).into(),
            then.map(|a| a.worker).into(),
            then.map(|a| &a.team).into(),
            folded.keeper_team().into(),
            folded.circle().into(),
            u8::from(last.is_none_or(|last| closed > last)).into(),
        ];
        sink.row(table::DUTY, &row)?;
    }
    Ok(())
}

/// The names of rules, so that many duties share one.
#[derive(Debug, Default)]
pub(crate) struct Rules(HashMap<String, Arc<str>>);

impl Rules {
    fn name(&mut self, rule: &str) -> Arc<str> {
        if let Some(known) = self.0.get(rule) {
            return Arc::clone(known);
        }
        let name: Arc<str> = Arc::from(rule);
        self.0.insert(rule.to_owned(), Arc::clone(&name));
        name
    }
}

/// Reads a duty from the columns in order, the first of them at `from`.
pub(crate) fn read(row: &Row<'_>, from: usize, rules: &mut Rules) -> Result<Duty, StoreError> {
    let at = |column| from + column;
    let event = |column| -> Result<Option<EventId>, StoreError> {
        Ok(row.maybe_bytes(at(column))?.map(EventId::from_bytes))
    };
    let met = match (event(14)?, row.maybe_int(at(15))?, row.maybe_int(at(16))?) {
        (Some(event), Some(met), Some(known)) => Some((event, Moment(met), Moment(known))),
        _ => None,
    };
    let void = match (row.maybe_text(at(17))?, row.maybe_int(at(18))?) {
        (Some(reason), Some(void)) => {
            Some((reason.parse().map_err(damaged)?, Moment(void), event(19)?))
        }
        _ => None,
    };
    Ok(Duty {
        rule: rules.name(row.text(at(3))?),
        layer: if row.text(at(4))? == Layer::Law.code() {
            Layer::Law
        } else {
            Layer::Local
        },
        version_from: Day(i32::try_from(row.int(at(5))?).unwrap_or_default()),
        trigger: EventId::from_bytes(row.bytes(at(6))?),
        triggered_at: Moment(row.int(at(7))?),
        ordinal: u16::try_from(row.int(at(8))?).unwrap_or_default(),
        item: row.maybe_bytes(at(9))?.map(ItemId::from_bytes),
        counted_from: Moment(row.int(at(10))?),
        opens: Moment(row.int(at(11))?),
        due: maybe_moment(row, at(12))?,
        alarm: maybe_moment(row, at(13))?,
        met,
        void,
    })
}

pub(super) fn read_into(
    case: &mut Case,
    row: &Row<'_>,
    rules: &mut Rules,
) -> Result<(), StoreError> {
    case.duties.push(read(row, 0, rules)?);
    Ok(())
}
