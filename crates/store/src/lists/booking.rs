//! Booked dates over an interval.

use super::{Filter, OfficeFilter, name_rows, number, worker};
use crate::Store;
use crate::error::StoreError;
use crate::people::Opening;
use crate::registers::read_booking;
use crate::scope::Scope;
use domain::case::Booking;
use domain::{Moment, PersonId, WorkerId};

/// One booked date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookingRow {
    /// The canonical surrogate of the child.
    pub person: PersonId,
    /// The name, if known.
    pub name: Option<String>,
    /// The case number, if there is a file.
    pub number: Option<u32>,
    /// The main caseworker now.
    pub worker: Option<WorkerId>,
    /// The booking.
    pub booking: Booking,
}

impl Store {
    /// Dates booked from one moment to before another and not cancelled, earliest first.
    pub fn booking_list(
        &self,
        scope: &Scope,
        filter: &OfficeFilter,
        from: Moment,
        until: Moment,
    ) -> Result<Vec<BookingRow>, StoreError> {
        let mut wanted = Filter::within(scope);
        wanted.office("p", filter);
        let (from, until) = (wanted.param(from), wanted.param(until));
        wanted.also(format!(
            "b.on_at >= {from} AND b.on_at < {until} AND b.is_cancelled = 0"
        ));
        let sql = format!(
            "SELECT b.person, b.n, b.id, b.what, b.on_at, b.is_cancelled, x.name, f.number, \
             p.main_worker \
             FROM booking b JOIN person p ON p.person = b.person \
             LEFT JOIN person_text x ON x.person = b.person \
             LEFT JOIN case_file f ON f.person = b.person \
             WHERE {} ORDER BY b.on_at, b.person, b.n",
            wanted.sql()
        );
        let mut conn = self.backend.reader()?;
        let mut names = Opening::default();
        let mut rows = conn.all(&sql, &wanted.params, |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            names.take(person, "name", row, 6)?;
            Ok(BookingRow {
                person,
                booking: read_booking(row, 0)?,
                name: None,
                number: number(row, 7)?,
                worker: worker(row, 8)?,
            })
        })?;
        name_rows(rows.iter_mut(), names, &self.vault, |row| &mut row.name)?;
        Ok(rows)
    }
}
