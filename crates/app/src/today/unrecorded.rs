//! Dates that came and went with nothing recorded: asked about for two weeks, so that what was
//! held in the afternoon can be written down in the morning.

use super::{AHEAD_DAYS, Line, recorded_by};
use crate::{App, Error};
use domain::correction::effective;
use domain::{Event, Moment};
use store::{BookingRow, OfficeFilter, Scope};

impl App {
    /// The dates of the last two weeks of which nobody knows whether they were kept; not those
    /// of which a line speaks already. The caller logs that they are shown.
    pub(super) fn unrecorded(
        &self,
        scope: &Scope,
        lines: &[&Line],
        now: Moment,
    ) -> Result<Vec<BookingRow>, Error> {
        let from = now.day().add_days(-AHEAD_DAYS).start();
        let office = OfficeFilter::default();
        let past = self
            .store
            .booking_list(scope, &office, from, now.day().start())?;
        let mut found = Vec::new();
        for booked in past {
            let (Some(act), Some(number)) = (recorded_by(booked.booking.what), booked.number)
            else {
                continue;
            };
            let speaks = |line: &&Line| line.act == act && line.duties[0].person == booked.person;
            if lines.iter().any(speaks) {
                continue;
            }
            let events = self.store.bare_events_of_number(scope, number)?;
            if !events.is_some_and(|of| is_recorded(&of.events, act, booked.booking.on)) {
                found.push(booked);
            }
        }
        Ok(found)
    }
}

/// Whether something of a kind stands on record from the day of a date on: it may have been
/// held an hour earlier, or days later.
fn is_recorded(events: &[Event], act: &str, on: Moment) -> bool {
    let stands = effective(events);
    let mut later = stands.iter().filter(|e| e.at() >= on.day().start());
    later.any(|e| e.content.kind() == act)
}
