//! Booked dates over an interval.

use super::OfficeFilter;
use crate::Store;
use crate::error::StoreError;
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
        let _ = (scope, filter, from, until);
        Err(StoreError::Invalid("not built".into()))
    }
}
