//! The day's work: what must happen, in the order it bites.

mod agreed;
mod to_hear;
mod unrecorded;

pub use agreed::Agreed;
pub use to_hear::ToHear;

use crate::duties::act_of;
use crate::ruleset::Ruleset;
use crate::{Actor, App, Deed, Error};
use domain::code::BookingKind;
use domain::{Moment, PersonId};
use std::collections::HashMap;
use store::{
    Board, BoardRow, BookingRow, CaseRow, Listed, OfficeFilter, Page, RedFilter, RedRow, WorkerLoad,
};

/// How far ahead a day's list looks.
const AHEAD_DAYS: i32 = 14;

/// How many of the oldest lines past due a leader's day shows; the rest is a click away.
const LATE_SHOWN: usize = 12;

/// How many children whose notification waits a leader's day shows, likewise.
const WAITING_SHOWN: u32 = 24;

/// One line of the day: everything about one child that one act will meet.
#[derive(Debug, Clone)]
pub struct Line {
    /// The duties, the one that bites first in front.
    pub duties: Vec<RedRow>,
    /// What will meet them: the kind of event to record.
    pub act: &'static str,
    /// The date booked for it, if there is one ahead.
    pub booked: Option<BookingRow>,
}

impl Line {
    /// When the first of the duties is due.
    pub fn due(&self) -> Option<Moment> {
        self.duties.iter().filter_map(|row| row.duty.due).min()
    }
}

/// A caseworker's day.
#[derive(Debug, Clone)]
pub struct Today {
    /// The moment it is made for.
    pub now: Moment,
    /// Past due.
    pub overdue: Vec<Line>,
    /// Due today.
    pub today: Vec<Line>,
    /// Due within two weeks.
    pub coming: Vec<Line>,
    /// Booked dates from today on, whether or not a duty waits for them.
    pub booked: Vec<BookingRow>,
    /// Dates of the last two weeks of which nobody has recorded whether they were kept.
    pub unrecorded: Vec<BookingRow>,
    /// Notifications about the actor's children in the last two weeks, or not yet evaluated.
    pub arrived: Vec<BoardRow>,
    /// Whom the actor should have heard by now.
    pub to_hear: Vec<ToHear>,
    /// What was agreed until the next follow-up, by child.
    pub agreed: HashMap<PersonId, Agreed>,
}

/// A leader's day.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The moment it is made for.
    pub now: Moment,
    /// Every caseworker in reach.
    pub load: Vec<WorkerLoad>,
    /// Open cases without a main caseworker.
    pub unassigned: Listed<CaseRow>,
    /// The duties past due, the oldest first; as many as the page shows.
    pub overdue: Vec<Line>,
    /// All duties of law past due in reach.
    pub overdue_law: u64,
    /// All local standards past due in reach.
    pub overdue_local: u64,
    /// Notifications not yet evaluated, those with least time left first; as many as the page
    /// shows.
    pub waiting: Vec<BoardRow>,
    /// All notifications in reach that are not yet evaluated.
    pub waiting_total: u64,
    /// Broken glasses that wait for the leader's look.
    pub glasses: u64,
    /// Decisions that wait for the leader's answer.
    pub proposals: usize,
    /// Complaints in reach that wait for the municipality.
    pub complaints: usize,
}

impl App {
    /// The day of a caseworker; each person shown is logged.
    pub fn today(&self, actor: &Actor) -> Result<Today, Error> {
        actor.require(Deed::SeeCases)?;
        let now = self.now();
        let scope = self.scope(actor);
        let office = OfficeFilter::default();
        let horizon = now.day().add_days(AHEAD_DAYS).end();
        let filter = RedFilter::default();
        let rows = self
            .store
            .red_list(&scope, &filter, now, horizon, Page::ALL)?
            .rows;
        let from = now.day().start();
        let booked =
            self.store
                .booking_list(&scope, &office, from, now.day().add_days(60).end())?;
        let since = now.day().add_days(-AHEAD_DAYS).start();
        let arrived = self
            .store
            .notification_board(&scope, &office, since, Page::first(50))?
            .rows;
        let to_hear = self.to_hear(actor, &scope, now)?;
        let shown: Vec<PersonId> = rows
            .iter()
            .map(|r| r.person)
            .chain(booked.iter().map(|b| b.person))
            .chain(to_hear.iter().map(|h| h.person))
            .chain(arrived.iter().map(|n| n.person))
            .collect();
        let (mut overdue, mut today, mut coming) = (Vec::new(), Vec::new(), Vec::new());
        for line in lines(&self.ruleset(), rows, &booked) {
            match line.due() {
                Some(due) if due < now => overdue.push(line),
                Some(due) if due <= now.day().end() => today.push(line),
                _ => coming.push(line),
            }
        }
        let all: Vec<&Line> = overdue.iter().chain(&today).chain(&coming).collect();
        let unrecorded = self.unrecorded(&scope, &all, now)?;
        let asked = unrecorded.iter().map(|b| b.person);
        self.log_list(actor, "today", shown.into_iter().chain(asked))?;
        let lines = all.into_iter();
        let agreed = self.agreed_until_next(&scope, lines, &booked, horizon)?;
        Ok(Today {
            now,
            overdue,
            today,
            coming,
            booked,
            unrecorded,
            arrived,
            to_hear,
            agreed,
        })
    }

    /// The day of a leader.
    pub fn overview(&self, actor: &Actor) -> Result<Overview, Error> {
        actor.require(Deed::SeeLoad)?;
        let now = self.now();
        let scope = self.scope(actor);
        let horizon = now.day().add_days(AHEAD_DAYS).end();
        let late = |layer| RedFilter {
            is_late: true,
            layer: Some(layer),
            ..RedFilter::default()
        };
        let count = |layer| {
            self.store
                .red_list(&scope, &late(layer), now, now, Page::first(1))
        };
        let filter = RedFilter {
            is_late: true,
            ..RedFilter::default()
        };
        let rows = self
            .store
            .red_list(&scope, &filter, now, now, Page::first(50))?
            .rows;
        let mut overdue = lines(&self.ruleset(), rows, &[]);
        overdue.truncate(LATE_SHOWN);
        let office = OfficeFilter::default();
        let page = Page::first(WAITING_SHOWN);
        let mut board = self.store.notification_board(&scope, &office, now, page)?;
        board.rows.retain(is_waiting);
        let unassigned = self.store.unassigned(&scope, Page::first(50), now)?;
        // Who is not on the page was not seen.
        let shown = overdue
            .iter()
            .map(|line| line.duties[0].person)
            .chain(unassigned.rows.iter().map(|r| r.person))
            .chain(board.rows.iter().map(|n| n.person));
        self.log_list(actor, "overview", shown)?;
        Ok(Overview {
            now,
            load: self.store.load_per_worker(&scope, now, horizon)?,
            glasses: self.waiting_glasses(actor)?,
            proposals: self.waiting_proposals(actor)?.len(),
            complaints: self.waiting_complaints(actor)?,
            unassigned,
            overdue,
            overdue_law: count(law::Layer::Law)?.total,
            overdue_local: count(law::Layer::Local)?.total,
            waiting: board.rows,
            waiting_total: board.waiting,
        })
    }

    /// A part of the board of notifications: those not evaluated, and those of the last days;
    /// each person shown is logged.
    pub fn board_page(&self, actor: &Actor, page: Page) -> Result<(Moment, Board), Error> {
        actor.require(Deed::SeeNotifications)?;
        let now = self.now();
        let since = now.day().add_days(-7).start();
        let office = OfficeFilter::default();
        let board = self
            .store
            .notification_board(&self.scope(actor), &office, since, page)?;
        let shown = board.rows.iter().map(|n| n.person);
        self.log_list(actor, "board", shown)?;
        Ok((now, board))
    }
}

/// Whether the law's 24 hours run for it.
fn is_waiting(row: &BoardRow) -> bool {
    let of = &row.notification;
    of.evaluated_at.is_none() && (row.due.is_some() || of.enquiry.is_notification())
}

/// Puts duties that one act meets on one line, in the order the lines bite.
fn lines(ruleset: &Ruleset, rows: Vec<RedRow>, booked: &[BookingRow]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for row in rows {
        let act = act_of(ruleset, &row.duty.rule);
        let same = |line: &&mut Line| line.act == act && line.duties[0].person == row.person;
        if let Some(line) = lines.iter_mut().find(same) {
            line.duties.push(row);
        } else {
            let booked = booked_for(booked, row.person, act);
            lines.push(Line {
                duties: vec![row],
                act,
                booked,
            });
        }
    }
    lines
}

fn booked_for(booked: &[BookingRow], person: PersonId, act: &str) -> Option<BookingRow> {
    booked
        .iter()
        .find(|b| b.person == person && recorded_by(b.booking.what) == Some(act))
        .cloned()
}

/// The kind of event that says that a booked date was kept.
pub fn recorded_by(what: BookingKind) -> Option<&'static str> {
    match what {
        BookingKind::FollowUp => Some("follow_up_held"),
        BookingKind::NetworkMeeting => Some("network_meeting_held"),
        BookingKind::ChildConversation => Some("child_conversation"),
        BookingKind::Visit => Some("visit_held"),
        BookingKind::PlanMeeting => Some("plan_made"),
        BookingKind::DialogueMeeting => Some("contribution_recorded"),
        BookingKind::Other => None,
    }
}
