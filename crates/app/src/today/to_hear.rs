//! Whom the caseworker planned to hear and has not heard: a thing to do of one's own, and no duty of
//! law. The register of files says in which cases to look.

use crate::{Actor, App, Error};
use domain::assessment::{Assessments, Awaited, WorkKind, awaited};
use domain::correction::effective;
use domain::id::ItemId;
use domain::{Day, Moment, PersonId, SourceKind};
use store::{CaseFilter, CaseRow, CaseSort, Page, Scope};

/// At most so many cases are looked into for one day.
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
    /// earliest first. The caller logs that their children are shown.
    pub(super) fn to_hear(
        &self,
        actor: &Actor,
        scope: &Scope,
        now: Moment,
    ) -> Result<Vec<ToHear>, Error> {
        let filter = CaseFilter {
            is_open: Some(true),
            ask_before: Some(now.day()),
            ..CaseFilter::default()
        };
        let page = Page::first(MOST);
        let cases = self
            .store
            .case_list(scope, &filter, CaseSort::Number, page, now)?;
        let mut out = Vec::new();
        for row in cases.rows {
            let Some(found) = self.store.events_of_person(scope, row.person)? else {
                continue;
            };
            let stands = effective(&found.events);
            let all = Assessments::of(&stands);
            // Whoever has the main part hears those nobody else was to hear.
            let is_main = row.worker == Some(actor.worker);
            let is_own = |waits: &&Awaited<'_, '_>| {
                let by = waits.source.planned.says.by;
                by.map_or(is_main, |by| by == actor.worker)
            };
            let waiting = awaited(&all);
            let late = waiting.iter().filter(|w| w.until() < now.day());
            out.extend(late.filter(is_own).map(|waits| told(&row, waits)));
        }
        out.sort_by_key(|one| (one.until, one.number));
        Ok(out)
    }
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
