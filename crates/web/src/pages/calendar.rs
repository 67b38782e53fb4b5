//! A calendar for other programs (RFC 5545): one's own booked dates and duties, with the number of
//! the case and what it is, and no name. Whoever has the address has the calendar.

use crate::i18n::Lang;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::visitor::{Guest, run};
use app::Error;
use app::calendar::{Calendar as Dates, CalendarLine, Dated};
use app::ruleset::Ruleset;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{Day, Moment};
use icalendar::{Calendar, Class, Component, Event, EventLike, Property};

/// The calendar behind a secret.
pub async fn show(State(site): State<Site>, guest: Guest, Path(file): Path<String>) -> Response {
    let Some(secret) = file.strip_suffix(".ics").map(str::to_owned) else {
        return errors::page(guest.lang, &Error::NotFound);
    };
    let made = run(&site, move |app| {
        Ok((app.calendar(&secret)?, app.ruleset()))
    });
    match made.await {
        Ok((dates, ruleset)) => {
            let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
            (kind, write(guest.lang, &dates, &ruleset)).into_response()
        }
        Err(error) => errors::page(guest.lang, &error),
    }
}

fn write(lang: Lang, dates: &Dates, ruleset: &Ruleset) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Rød Tråd//traad//DA"));
    calendar.name(&lang.t("calendar-name"));
    for line in &dates.lines {
        calendar.push(event(lang, dates.now, line, ruleset));
    }
    calendar.to_string()
}

fn event(lang: Lang, now: Moment, line: &CalendarLine, ruleset: &Ruleset) -> Event {
    let mut event = Event::new();
    event
        .uid(&line.id)
        .timestamp(utc(now))
        .class(Class::Private);
    let case = line.number.map(|n| format!(", {} {n}", lang.t("case")));
    let case = case.unwrap_or_default();
    match &line.what {
        Dated::Booked(booking) => {
            let what = words::code(lang, "booking", booking.what.as_str());
            // How long it lasts is not on record: an hour is what most calendars take it for.
            let (from, until) = (utc(booking.on), utc(booking.on.add_seconds(3600)));
            event
                .summary(&format!("{what}{case}"))
                .starts(from)
                .ends(until);
        }
        Dated::Due(duty, at) => {
            let rule = words::rule(lang, ruleset, &duty.rule);
            let summary = lang.t_args("calendar-due", &[("rule", rule.into())]);
            event.summary(&format!("{summary}{case}"));
            // The whole day, which ends where the next begins (RFC 5545, 3.6.1).
            event
                .starts(civil(at.day()))
                .ends(civil(at.day().add_days(1)));
            // The day stays free: a date to keep is no meeting.
            event.add_property("TRANSP", "TRANSPARENT");
        }
    }
    event.done()
}

fn utc(at: Moment) -> DateTime<Utc> {
    DateTime::from_timestamp(at.0, 0).unwrap_or_default()
}

fn civil(day: Day) -> NaiveDate {
    let (year, month, day) = day.ymd();
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
