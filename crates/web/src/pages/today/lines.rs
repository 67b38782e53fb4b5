//! From the lines of a day to what a reader sees: several duties met by one act are one
//! line with its further dates, and a booked date says that it is booked.

use crate::i18n::Lang;
use crate::pages::record::{cancel_href, href};
use crate::pages::words;
use crate::ui::duty::Duty;
use crate::ui::state::State;
use app::ruleset::Ruleset;
use app::today::{Agreed, Line, Today, recorded_by};
use domain::id::ItemId;
use domain::{Moment, PersonId};
use std::collections::HashSet;
use store::{BookingRow, RedRow};

/// How many further dates of a line are told; the case shows all.
const ALSO_SHOWN: usize = 3;

/// The three parts of a day.
pub(super) struct Day {
    pub overdue: Vec<Duty>,
    pub today: Vec<Duty>,
    pub coming: Vec<Duty>,
}

impl Day {
    pub fn is_empty(&self) -> bool {
        self.overdue.is_empty() && self.today.is_empty() && self.coming.is_empty()
    }
}

/// Duties and booked dates together, each part in the order of time.
pub(super) fn day(lang: Lang, today: &Today, ruleset: &Ruleset) -> Day {
    let all = [&today.overdue, &today.today, &today.coming];
    let with_duty: HashSet<(PersonId, ItemId)> = all
        .iter()
        .flat_map(|part| part.iter())
        .filter_map(|line| line.booked.as_ref())
        .map(|b| (b.person, b.booking.id))
        .collect();
    let (start, end) = (today.now.day().start(), today.now.day().end());
    let horizon = today.now.day().add_days(14).end();
    let loose: Vec<&BookingRow> = today
        .booked
        .iter()
        .filter(|b| b.booking.on <= horizon && !with_duty.contains(&(b.person, b.booking.id)))
        .collect();
    let part = |lines: &[Line], from: Moment, until: Moment| {
        let mut list: Vec<(Moment, Duty)> = lines
            .iter()
            .map(|line| {
                let mut shown = duty(lang, line, ruleset, today.now, None);
                if line.act == "follow_up_held" {
                    let person = line.duties[0].person;
                    shown.also.extend(agreed(lang, today.agreed.get(&person)));
                }
                (when(line, today.now), shown)
            })
            .collect();
        let here = loose
            .iter()
            .filter(|b| (from..=until).contains(&b.booking.on));
        // What was not written down yet is the first to do today.
        let asked = today.unrecorded.iter().filter(|_| from == start);
        list.extend(asked.map(|b| {
            let mut shown = booking(lang, b, today.now);
            shown.also.push(lang.t("today-was-held"));
            (b.booking.on, shown)
        }));
        list.extend(here.map(|b| {
            let mut shown = booking(lang, b, today.now);
            if b.booking.what == domain::BookingKind::FollowUp {
                shown.also.extend(agreed(lang, today.agreed.get(&b.person)));
            }
            (b.booking.on, shown)
        }));
        list.sort_by_key(|(at, _)| *at);
        list.into_iter().map(|(_, duty)| duty).collect()
    };
    Day {
        overdue: part(&today.overdue, end, start),
        today: part(&today.today, start, end),
        coming: part(&today.coming, end.add_seconds(1), horizon),
    }
}

/// What was agreed until the next follow-up, and whether something else should be tried.
fn agreed(lang: Lang, agreed: Option<&Agreed>) -> Vec<String> {
    let Some(agreed) = agreed else {
        return Vec::new();
    };
    let until = agreed.until_next.as_ref();
    let until = until.map(|words| lang.t_args("today-agreed", &[("words", words.into())]));
    let stuck =
        (agreed.stuck > 0).then(|| lang.t_args("plan-stuck-title", &[("n", agreed.stuck.into())]));
    until.into_iter().chain(stuck).collect()
}

/// Where a line stands in the order of its part: at its booked date, or else when due.
fn when(line: &Line, now: Moment) -> Moment {
    let due = line.due().unwrap_or(now);
    match &line.booked {
        Some(booked) if due >= now => booked.booking.on.min(due),
        _ => due,
    }
}

/// One line; `worker` is named where the list is of several workers.
pub(super) fn duty(
    lang: Lang,
    line: &Line,
    ruleset: &Ruleset,
    now: Moment,
    worker: Option<&str>,
) -> Duty {
    let first = &line.duties[0];
    let state = words::state(&first.duty, now);
    let distance = |row: &RedRow| {
        row.duty
            .due
            .map(|due| words::distance(lang, due, now))
            .unwrap_or_default()
    };
    let mut also: Vec<String> = line.duties[1..]
        .iter()
        .map(|row| {
            lang.t_args(
                "today-also",
                &[
                    ("rule", words::rule(lang, ruleset, &row.duty.rule).into()),
                    ("layer", words::layer(row.duty.layer).word(lang).into()),
                    (
                        "due",
                        row.duty
                            .due
                            .map(|due| words::due(lang, due))
                            .unwrap_or_default()
                            .into(),
                    ),
                    ("distance", distance(row).into()),
                ],
            )
        })
        .collect();
    if also.len() > ALSO_SHOWN + 1 {
        let more = i64::try_from(also.len() - ALSO_SHOWN).unwrap_or(i64::MAX);
        also.truncate(ALSO_SHOWN);
        also.push(lang.t_args("today-also-more", &[("count", more.into())]));
    }
    let due = first
        .duty
        .due
        .map(|due| words::due(lang, due))
        .unwrap_or_default();
    let mut shown = (state, distance(first));
    let paragraph = words::paragraph(ruleset, &first.duty);
    let mut basis = paragraph.clone();
    if line.booked.is_none() || state == State::Overdue {
        basis = lang.t_args(
            "today-basis",
            &[("due", due.clone().into()), ("law", paragraph.into())],
        );
    }
    if let Some(booked) = &line.booked {
        let on = words::moment(lang, booked.booking.on);
        if state == State::Overdue {
            also.push(lang.t_args("today-also-booked", &[("on", on.into())]));
        } else {
            also.insert(
                0,
                lang.t_args(
                    "today-also-due",
                    &[("due", due.into()), ("distance", distance(first).into())],
                ),
            );
            shown = (State::Booked, on);
        }
    }
    let mut who = words::child(lang, first.name.as_deref(), first.birth_on, now);
    if let Some(worker) = worker {
        who = format!("{who} · {worker}");
    }
    Duty {
        title: words::rule(lang, ruleset, &first.duty.rule),
        who,
        href: Some(home(first)),
        state: Some(shown.0),
        when: shown.1,
        layer: Some(words::layer(first.duty.layer)),
        paragraph: basis,
        also,
        why: None,
        actions: actions(lang, first, line.act)
            .into_iter()
            .chain(line.booked.as_ref().and_then(|b| cancel(lang, b)))
            .collect(),
    }
}

/// The case, or the notification of a child without one.
fn home(row: &RedRow) -> String {
    match (row.number, row.duty.item) {
        (Some(number), _) => format!("/cases/{number}"),
        (None, Some(item)) => format!("/notifications/{}", item.0),
        (None, None) => "/notifications".to_owned(),
    }
}

fn actions(lang: Lang, row: &RedRow, act: &str) -> Vec<(String, String)> {
    let mut actions = Vec::new();
    if let Some(number) = row.number {
        actions.push((lang.t("why"), format!("/cases/{number}/duties/{}", row.id)));
    }
    let label = match act {
        "notification_evaluated" => "today-evaluate",
        "receipt_sent" => "today-receipt",
        _ => "today-record",
    };
    let href = words::act_href(row.number.unwrap_or(0), act, &row.duty);
    if row.number.is_some() || href.starts_with("/notifications") {
        actions.push((lang.t(label), href));
    }
    let grows_up = domain::growing_up::RULES.contains(&&*row.duty.rule);
    if let Some(number) = row.number.filter(|_| grows_up) {
        actions.push((
            lang.t("growing-up-title"),
            format!("/cases/{number}/growing-up"),
        ));
    }
    actions
}

/// A booked date that no duty waits for.
fn booking(lang: Lang, row: &BookingRow, now: Moment) -> Duty {
    let record = recorded_by(row.booking.what)
        .filter(|_| row.booking.on <= now)
        .zip(row.number)
        .map(|(act, number)| (lang.t("today-record"), href(number, act)));
    let actions = record.into_iter().chain(cancel(lang, row)).collect();
    Duty {
        title: words::code(lang, "booking", row.booking.what.as_str()),
        who: words::child(lang, row.name.as_deref(), None, now),
        href: row.number.map(|number| format!("/cases/{number}")),
        state: Some(State::Booked),
        when: words::moment(lang, row.booking.on),
        actions,
        ..Duty::default()
    }
}

/// The way to cancel a booked date.
fn cancel(lang: Lang, row: &BookingRow) -> Option<(String, String)> {
    let form = cancel_href(row.number?, row.booking.id);
    Some((lang.t("booking-cancel"), form))
}
