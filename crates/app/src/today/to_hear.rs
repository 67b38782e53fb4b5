//! Whom the caseworker planned to hear and has not heard: a thing to do of one's own, and no duty of
//! law. The register of files says in which cases to look.

use crate::{Actor, App, Error};
use domain::assessment::{Assessments, Awaited, WorkKind, awaited};
use domain::correction::effective;
use domain::id::ItemId;
use domain::{Day, Event, Moment, PersonId, SourceKind};
use store::{CaseFilter, CaseRow, CaseSort, OfficeFilter, Page, Scope};

/// At most so many cases that are others' are looked into for one day; of the actor's own all are.
const MOST: u32 = 50;

/// Somebody who should have been heard by now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToHear {
    /// The child.
    pub person: PersonId,
    /// The case.
    pub number: u32,
    /// The child's name, if known.
    pub name: Option<String>,
    /// Date of birth, if known.
    pub birth_on: Option<Day>,
    /// For which work.
    pub work: WorkKind,
    /// The source.
    pub source: ItemId,
    /// Who it is, by kind.
    pub kind: SourceKind,
    /// Who it is, in the caseworker's words; may be empty.
    pub who: String,
    /// By when.
    pub until: Day,
    /// Whether it may be asked; consent comes first where not.
    pub may_be_asked: bool,
}

impl App {
    /// The sources past their day in the open cases of a scope that are the actor's to hear, the
    /// earliest first; and in how many cases of others nobody has looked. The caller logs that
    /// their children are shown.
    pub(super) fn to_hear(
        &self,
        actor: &Actor,
        scope: &Scope,
        now: Moment,
    ) -> Result<(Vec<ToHear>, u64), Error> {
        let of = |worker| CaseFilter {
            is_open: Some(true),
            ask_before: Some(now.day()),
            office: OfficeFilter {
                worker,
                ..OfficeFilter::default()
            },
            ..CaseFilter::default()
        };
        let list = |worker, page| {
            self.store
                .case_list(scope, &of(worker), CaseSort::Number, page, now)
        };
        let own = list(Some(actor.worker), Page::ALL)?.rows;
        // In a case of others somebody may have been left to the actor.
        let among = MOST + u32::try_from(own.len()).unwrap_or(u32::MAX - MOST);
        let all = list(None, Page::first(among))?;
        let unseen = all.total.saturating_sub(all.rows.len() as u64);
        let is_others = |row: &CaseRow| row.worker != Some(actor.worker);
        let others = all.rows.into_iter().filter(is_others);
        let mut out = Vec::new();
        for row in own.into_iter().chain(others) {
            out.extend(self.to_hear_in(actor, scope, &row, now)?);
        }
        out.sort_by_key(|one| (one.until, one.number));
        Ok((out, unseen))
    }

    /// Whom the actor should have heard in one case; its texts are read only where there is
    /// somebody.
    fn to_hear_in(
        &self,
        actor: &Actor,
        scope: &Scope,
        row: &CaseRow,
        now: Moment,
    ) -> Result<Vec<ToHear>, Error> {
        let bare = self.store.bare_events_of_number(scope, row.number)?;
        let waits = bare.is_some_and(|found| !late(actor, row, &found.events, now).is_empty());
        if !waits {
            return Ok(Vec::new());
        }
        let found = self.store.events_of_person(scope, row.person)?;
        Ok(found.map_or_else(Vec::new, |found| late(actor, row, &found.events, now)))
    }
}

/// The sources past their day among the events of a case that are the actor's to hear: whoever has
/// the main part hears those nobody else was to hear.
fn late(actor: &Actor, row: &CaseRow, events: &[Event], now: Moment) -> Vec<ToHear> {
    let stands = effective(events);
    let all = Assessments::of(&stands);
    let is_main = row.worker == Some(actor.worker);
    let is_own = |waits: &&Awaited<'_, '_>| {
        let by = waits.source.planned.says.by;
        by.map_or(is_main, |by| by == actor.worker)
    };
    let waiting = awaited(&all);
    let late = waiting.iter().filter(|w| w.until() < now.day());
    late.filter(is_own).map(|waits| told(row, waits)).collect()
}

fn told(row: &CaseRow, waits: &Awaited<'_, '_>) -> ToHear {
    let source = waits.source;
    ToHear {
        person: row.person,
        number: row.number,
        name: row.name.clone(),
        birth_on: row.birth_on,
        work: waits.work.kind,
        source: source.id(),
        kind: source.planned.says.kind,
        who: source.planned.text("who").to_owned(),
        until: waits.until(),
        may_be_asked: source.gate(waits.work.triangle()).is_open(),
    }
}
