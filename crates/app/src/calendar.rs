//! A member of staff's own dates, for the calendar on the telephone: booked dates and duties of the
//! cases one has the main part in. They name no child: number and kind only.

use crate::{Actor, App, Deed, Error};
use domain::case::{Booking, Duty};
use domain::{Moment, PersonId};
use identity::random;
use store::{CalendarFeed, OfficeFilter, Page, RedFilter};

/// How far back booked dates go along, and how far ahead everything does.
const BACK_DAYS: i32 = 14;
const AHEAD_DAYS: i32 = 180;

/// A fetch is written down at most once in so many seconds, so that reading is no write.
const NOTED_SECONDS: i64 = 300;

/// What the vault makes the digest for.
const PURPOSE: &str = "calendar";

/// A calendar as it is fetched.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// The moment it is made for.
    pub now: Moment,
    /// Its lines, the earliest first.
    pub lines: Vec<CalendarLine>,
}

/// One date in a calendar.
#[derive(Debug, Clone)]
pub struct CalendarLine {
    /// What the calendar knows it by again.
    pub id: String,
    /// The number of the case, if there is a file.
    pub number: Option<u32>,
    /// What it is.
    pub what: Dated,
}

/// What is in a calendar.
#[derive(Debug, Clone)]
pub enum Dated {
    /// A date that was booked.
    Booked(Booking),
    /// A duty with the moment it is due.
    Due(Duty, Moment),
}

impl Dated {
    fn at(&self) -> Moment {
        match self {
            Self::Booked(booking) => booking.on,
            Self::Due(_, due) => *due,
        }
    }
}

impl App {
    /// The actor's calendar, if one was made.
    pub fn own_calendar(&self, actor: &Actor) -> Result<Option<CalendarFeed>, Error> {
        Ok(self.store.calendar_of(actor.worker)?)
    }

    /// Makes the actor a calendar and gives back its secret, which nobody can be shown again; the
    /// one before ends.
    pub fn make_calendar(&self, actor: &Actor) -> Result<String, Error> {
        actor.require(Deed::SeeCases)?;
        let secret = random::token()?;
        let digest = self.store.vault().digest(PURPOSE, secret.as_bytes())?;
        self.store
            .calendar_make(actor.worker, &digest, self.now())?;
        Ok(secret)
    }

    /// Ends the actor's calendar.
    pub fn end_calendar(&self, actor: &Actor) -> Result<(), Error> {
        self.store.calendar_end(actor.worker)?;
        Ok(())
    }

    /// The calendar behind a secret, as long as whose it is works here and may log in; the view is
    /// logged under that name.
    pub fn calendar(&self, secret: &str) -> Result<Calendar, Error> {
        let digest = self.store.vault().digest(PURPOSE, secret.as_bytes())?;
        let found = self.store.calendar_find(&digest)?;
        let (worker, used_at) = found.ok_or(Error::NotFound)?;
        let actor = self.ruleset().actor(worker).ok_or(Error::NotFound)?;
        let account = self.store.account_of(worker)?;
        let is_shut = account.is_some_and(|account| account.disabled_at.is_some());
        if is_shut || !actor.may(Deed::SeeCases) {
            return Err(Error::NotFound);
        }
        let now = self.now();
        let (lines, persons) = self.dates(&actor, now)?;
        self.log_list(&actor, "calendar", persons)?;
        if used_at.is_none_or(|at| now.0 - at.0 > NOTED_SECONDS) {
            self.store.calendar_used(worker, now)?;
        }
        Ok(Calendar { now, lines })
    }

    fn dates(
        &self,
        actor: &Actor,
        now: Moment,
    ) -> Result<(Vec<CalendarLine>, Vec<PersonId>), Error> {
        let scope = self.scope(actor);
        let office = OfficeFilter {
            worker: Some(actor.worker),
            ..OfficeFilter::default()
        };
        let from = now.day().add_days(-BACK_DAYS).start();
        let until = now.day().add_days(AHEAD_DAYS).end();
        let booked = self.store.booking_list(&scope, &office, from, until)?;
        let filter = RedFilter {
            office,
            ..RedFilter::default()
        };
        let due = self
            .store
            .red_list(&scope, &filter, now, until, Page::ALL)?
            .rows;
        let mut persons: Vec<_> = booked.iter().map(|b| b.person).collect();
        persons.extend(due.iter().map(|row| row.person));
        let booked = booked.into_iter().map(|row| CalendarLine {
            id: row.booking.id.to_string(),
            number: row.number,
            what: Dated::Booked(row.booking),
        });
        let due = due.into_iter().filter_map(|row| {
            let at = row.duty.due?;
            Some(CalendarLine {
                id: row.id.to_string(),
                number: row.number,
                what: Dated::Due(row.duty, at),
            })
        });
        let mut lines: Vec<CalendarLine> = booked.chain(due).collect();
        lines.sort_by(|a, b| (a.what.at(), &a.id).cmp(&(b.what.at(), &b.id)));
        Ok((lines, persons))
    }
}
