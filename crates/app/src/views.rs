//! The access log as use cases write it: a view is written before anything is shown, and how
//! the request ended afterwards.
//!
//! One request is one view. Whoever answers it (the site, a command) keeps a [`Views`] and
//! runs use cases [`during`](Views::during) it; what they log belongs to that request.

use crate::{Actor, App, Error};
use domain::{AccessOutcome, PersonId};
use std::cell::RefCell;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::{Access, Completion};

thread_local! {
    /// The request that this thread works for.
    static CURRENT: RefCell<Option<Views>> = const { RefCell::new(None) };
}

/// What one request has shown so far.
#[derive(Debug, Clone, Default)]
pub struct Views(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    /// The rows that began; more than one only where use cases ran side by side.
    begun: Vec<u64>,
    /// Persons or records shown.
    shown: u32,
    /// Who runs the program, for a command.
    by: Option<String>,
    /// How the request ended, once it has.
    ended: Option<AccessOutcome>,
}

impl Views {
    /// A request of the program itself, run by an account of the machine.
    pub fn of_command(by: Option<String>) -> Self {
        let views = Self::default();
        views.lock().by = by;
        views
    }

    /// Whether anything was logged.
    pub fn is_empty(&self) -> bool {
        self.lock().begun.is_empty()
    }

    /// Runs use cases as part of this request.
    pub fn during<T>(&self, work: impl FnOnce() -> T) -> T {
        struct Back(Option<Views>);
        impl Drop for Back {
            fn drop(&mut self) {
                CURRENT.set(self.0.take());
            }
        }
        let _back = Back(CURRENT.replace(Some(self.clone())));
        work()
    }

    fn current() -> Option<Self> {
        CURRENT.with_borrow(Clone::clone)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Notes how a request ended; the first time counts. Never waits for the database.
    pub fn end_views(&self, views: &Views, outcome: AccessOutcome) {
        let mut state = views.lock();
        if state.ended.is_some() {
            return;
        }
        state.ended = Some(outcome);
        for view in &state.begun {
            self.complete(*view, outcome, state.shown);
        }
    }

    /// Runs a command as one request; its outcome follows from its result.
    pub fn as_command<T, E>(
        &self,
        by: Option<String>,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let views = Views::of_command(by);
        let done = views.during(work);
        let outcome = if done.is_ok() {
            AccessOutcome::Shown
        } else {
            AccessOutcome::Failed
        };
        self.end_views(&views, outcome);
        done
    }

    fn complete(&self, view: u64, outcome: AccessOutcome, shown: u32) {
        self.store.complete_view(Completion {
            view,
            at: self.now(),
            outcome,
            shown: (outcome == AccessOutcome::Shown).then_some(shown),
        });
    }

    /// Writes a view to the access log before anything is shown.
    pub fn log_view(
        &self,
        actor: &Actor,
        person: Option<PersonId>,
        case: Option<u32>,
        what: &'static str,
    ) -> Result<(), Error> {
        self.log(self.access(actor, what, case, person.into_iter().collect()))
    }

    /// Writes to the access log that a page was seen with everybody it shows; the one with a
    /// case number, where there is just one, is the case the page is about.
    pub(crate) fn log_case(
        &self,
        actor: &Actor,
        what: &'static str,
        case: Option<u32>,
        persons: impl IntoIterator<Item = PersonId>,
    ) -> Result<(), Error> {
        self.log(self.access(actor, what, case, persons.into_iter().collect()))
    }

    /// Writes to the access log that a list was seen, with each person in it.
    pub(crate) fn log_list(
        &self,
        actor: &Actor,
        what: &'static str,
        shown: impl IntoIterator<Item = PersonId>,
    ) -> Result<(), Error> {
        self.log_case(actor, what, None, shown)
    }

    /// Writes to the access log that an extract of everybody is made.
    pub(crate) fn log_whole(&self, actor: &Actor, what: &'static str) -> Result<(), Error> {
        let access = self.access(actor, what, None, Vec::new());
        self.log(Access {
            is_whole: true,
            ..access
        })
    }

    /// Notes how many records went out beside the persons logged.
    pub(crate) fn note_shown(records: u64) {
        if let Some(views) = Views::current() {
            let mut state = views.lock();
            let records = u32::try_from(records).unwrap_or(u32::MAX);
            state.shown = state.shown.saturating_add(records);
        }
    }

    fn access(
        &self,
        actor: &Actor,
        what: &'static str,
        case: Option<u32>,
        mut persons: Vec<PersonId>,
    ) -> Access {
        persons.sort_unstable();
        persons.dedup();
        Access {
            view: None,
            at: self.now(),
            actor: actor.worker,
            role: actor.role,
            what: what.to_owned(),
            case,
            persons,
            is_whole: false,
            detail: None,
        }
    }

    fn log(&self, mut access: Access) -> Result<(), Error> {
        let Some(views) = Views::current() else {
            self.store.log_view(&access)?;
            return Ok(());
        };
        {
            let state = views.lock();
            access.view = state.begun.first().copied();
            access.detail = state.by.as_ref().map(|by| format!("by={by}"));
        }
        let is_first = access.view.is_none();
        let position = self.store.log_view(&access)?;
        let mut state = views.lock();
        let shown = u32::try_from(access.persons.len()).unwrap_or(u32::MAX);
        state.shown = state.shown.saturating_add(shown);
        if is_first {
            state.begun.push(position);
            // The reader went away while the row was being written.
            if let Some(outcome) = state.ended {
                self.complete(position, outcome, 0);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Views;

    #[test]
    fn a_thread_works_for_a_request_only_while_it_does() {
        let (outer, inner) = (Views::default(), Views::default());
        assert!(Views::current().is_none());
        outer.during(|| {
            inner.during(|| inner.lock().shown = 1);
            assert_eq!(Views::current().expect("the outer").lock().shown, 0);
        });
        assert!(Views::current().is_none());
        let panicked =
            std::panic::catch_unwind(|| Views::default().during(|| panic!("in between")));
        assert!(panicked.is_err() && Views::current().is_none());
    }
}
