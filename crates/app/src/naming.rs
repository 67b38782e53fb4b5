//! Protecting a case, and naming who may see it besides those who work on it.

use crate::draft::Draft;
use crate::{Actor, App, Deed, Error, Problem};
use domain::event::access::{AccessGranted, AccessRevoked, ProtectionChanged};
use domain::text::{Audience, text};
use domain::{Day, Payload, PersonId, Protection, StreamId, Texts, WorkerId};
use store::{GuardedRow, Listed, Page};

/// The longest time somebody is named for, in days; then it is done again, with a reason.
const LONGEST_DAYS: i32 = 180;

/// At most so many protected cases are shown at once; the page says how many there are.
const GUARDED_SHOWN: u32 = 200;

/// Who is to be named to a case.
#[derive(Debug, Clone)]
pub struct NamingGiven {
    /// The case.
    pub number: u32,
    /// Who.
    pub worker: WorkerId,
    /// The last day.
    pub until: Day,
    /// Why.
    pub reason: String,
}

impl App {
    /// The protected cases an actor answers for, by number and without the child; those nobody
    /// works on first, and how many there are in all.
    pub fn guarded_cases(&self, actor: &Actor) -> Result<Listed<GuardedRow>, Error> {
        if !actor.may(Deed::NamePersons) {
            return Ok(Listed {
                rows: Vec::new(),
                total: 0,
            });
        }
        let scope = self.scope(actor);
        let rows = self
            .store
            .guarded_cases(&scope, Page::first(GUARDED_SHOWN))?;
        if !rows.is_empty() {
            self.log_list(actor, "named", rows.iter().map(|r| r.person))?;
        }
        let total = self.store.guarded_count(&scope)?;
        Ok(Listed { rows, total })
    }

    /// Names somebody to a case for a time. The one who names need not see the case, and
    /// cannot name themselves.
    pub fn name_person(&self, actor: &Actor, given: &NamingGiven) -> Result<(), Error> {
        actor.require(Deed::NamePersons)?;
        let today = self.now().day();
        let mut problems = Vec::new();
        let reads = self
            .ruleset()
            .actor(given.worker)
            .is_some_and(|w| w.may(Deed::SeeCases));
        if !reads {
            problems.push(Problem::new("worker", "refused-no-worker"));
        }
        if given.worker == actor.worker {
            problems.push(Problem::new("worker", "refused-name-self"));
        }
        if given.until < today || given.until > today.add_days(LONGEST_DAYS) {
            problems.push(Problem::new("until", "refused-name-until"));
        }
        if given.reason.trim().is_empty() {
            problems.push(Problem::new("reason", "refused-empty"));
        }
        let person = self.store.answered_case(&self.scope(actor), given.number)?;
        if person.is_none() {
            problems.push(Problem::new("number", "refused-no-case"));
        }
        match person {
            Some(person) if problems.is_empty() => {
                let granted = AccessGranted {
                    worker: given.worker,
                    until: given.until.end(),
                };
                self.record_access(actor, person, granted.into(), &given.reason)
            }
            _ => Err(Error::Refused(problems)),
        }
    }

    /// Ends somebody's naming to a case, whatever named them.
    pub fn unname_person(
        &self,
        actor: &Actor,
        number: u32,
        worker: WorkerId,
        reason: &str,
    ) -> Result<(), Error> {
        actor.require(Deed::NamePersons)?;
        let person = self.store.answered_case(&self.scope(actor), number)?;
        let person = person.ok_or_else(|| Error::refused("number", "refused-no-case"))?;
        if reason.trim().is_empty() {
            return Err(Error::refused("reason", "refused-empty"));
        }
        self.record_access(actor, person, AccessRevoked { worker }.into(), reason)
    }

    /// Marks a case in sight as protected on a ground, or takes the mark off.
    pub fn protect_case(
        &self,
        actor: &Actor,
        number: u32,
        (ground, protected): (Protection, bool),
        reason: &str,
    ) -> Result<(), Error> {
        actor.require(Deed::MarkProtected)?;
        let person = self.store.person_of_number(&self.scope(actor), number)?;
        let person = person.ok_or_else(|| Error::refused("protect_number", "refused-no-case"))?;
        if reason.trim().is_empty() {
            return Err(Error::refused("protect_reason", "refused-empty"));
        }
        let changed = ProtectionChanged { ground, protected };
        self.record_access(actor, person, changed.into(), reason)
    }

    fn record_access(
        &self,
        actor: &Actor,
        person: PersonId,
        payload: Payload,
        reason: &str,
    ) -> Result<(), Error> {
        let mut texts = Texts::new();
        texts.insert("reason".into(), text(reason.trim(), Audience::Staff));
        let draft = Draft {
            text: texts,
            ..Draft::plain(StreamId::from(person), self.now(), vec![person], payload)
        };
        self.record(actor, vec![draft], &[])?;
        Ok(())
    }
}
