//! Figures about duties. Law and local standards are never in one figure, for a column
//! belongs to one layer.

use super::row::{Row, Sink};
use crate::frame::{Column, DutyRow, Frame};
use crate::outcome::Filter;
use crate::period::Window;
use law::{Layer, Moment};

/// Due in the period and not fallen away by then; counted when met by the due moment.
pub(super) fn on_time<'c>(
    frame: &'c Frame,
    rules: &[String],
    layer: Layer,
    window: Window,
    filter: &Filter,
    take: Sink<'_, 'c>,
) {
    let (from, to) = (window.from(), window.to());
    each(
        frame,
        rules,
        layer,
        filter,
        |row| from <= row.due && row.due <= to && row.void > row.due,
        |row| (row.due, row.met <= row.due, 0),
        take,
    );
}

/// Met on time in the period's dues; counted when recorded after the due moment.
pub(super) fn recorded_late<'c>(
    frame: &'c Frame,
    rules: &[String],
    layer: Layer,
    window: Window,
    filter: &Filter,
    take: Sink<'_, 'c>,
) {
    let (from, to) = (window.from(), window.to());
    each(
        frame,
        rules,
        layer,
        filter,
        |row| from <= row.due && row.due <= to && row.met <= row.due,
        |row| (row.due, row.met_known > row.due, 0),
        take,
    );
}

/// Late at the end of the day and neither met nor fallen away by then. Who has the case on
/// that day owns the red list, so the unit belongs to that day.
pub(super) fn overdue<'c>(
    frame: &'c Frame,
    rules: &[String],
    layer: Layer,
    window: Window,
    filter: &Filter,
    take: Sink<'_, 'c>,
) {
    let (to, today) = (window.to(), window.to_on);
    each(
        frame,
        rules,
        layer,
        filter,
        |row| row.opens <= to && row.due < to && row.met > to && row.void > to,
        |row| (to, true, i64::from(today.0 - row.due.day().0).max(0)),
        take,
    );
}

fn each<'c>(
    frame: &'c Frame,
    rules: &[String],
    layer: Layer,
    filter: &Filter,
    is_counted: impl Fn(&DutyRow) -> bool,
    of: impl Fn(&DutyRow) -> (Moment, bool, i64),
    take: Sink<'_, 'c>,
) {
    let only = filter.case.map(|person| frame.place(person));
    for Column {
        rule, rows, ids, ..
    } in frame.columns(rules, layer)
    {
        for (row, id) in rows.iter().zip(ids) {
            if !is_counted(row) || only.is_some_and(|only| only != Some(row.case)) {
                continue;
            }
            let (at, in_numerator, value) = of(row);
            let case = &frame.cases()[row.case as usize];
            take(Row {
                case,
                id: *id,
                at,
                in_numerator,
                value,
                class: Some(rule),
            });
        }
    }
}
