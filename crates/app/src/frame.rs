//! All cases in memory, for figures: no names, no text. Kept up with the journal, and made
//! anew for any moment of knowledge.

use crate::ruleset::Ruleset;
use crate::{App, Error};
use domain::case::Case;
use domain::{Event, Moment, PersonId, StreamId};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use store::{Redirects, Scope};

/// All cases as they stood at a position of the journal.
#[derive(Debug, Default)]
pub struct CaseFrame {
    /// Position of the journal that the cases rest on.
    pub position: u64,
    /// How often the registers had been made anew when the cases were read from them.
    pub rebuilds: u64,
    /// The cases, arranged for counting.
    pub figures: indicators::Frame,
    /// The rules as adopted at that position.
    pub ruleset: Option<Arc<Ruleset>>,
}

/// The current frame and a few of the past.
#[derive(Debug, Default)]
pub struct Frames {
    current: RwLock<CaseFrame>,
    past: Mutex<Vec<(u64, Arc<CaseFrame>)>>,
    /// Figures counted from them.
    pub(crate) answers: crate::goals::Answers,
    /// One more than the position of the current frame; 0 before there is one. Apart from its
    /// lock, so that monitoring never waits for figures that are being read.
    position: AtomicU64,
}

/// How many frames of the past are kept.
const KEPT: usize = 2;

impl CaseFrame {
    fn is_up_to(&self, heads: store::Heads) -> bool {
        self.ruleset.is_some() && self.position >= heads.position && self.rebuilds == heads.rebuilds
    }

    /// The rules that the cases rest on.
    pub(crate) fn rules(&self) -> Result<&Arc<Ruleset>, Error> {
        let none = || Error::Rules("the cases were not read".to_owned());
        self.ruleset.as_ref().ok_or_else(none)
    }
}

impl Frames {
    /// The position that the current cases rest on; `None` before they are read.
    pub(crate) fn position(&self) -> Option<u64> {
        self.position.load(Ordering::Relaxed).checked_sub(1)
    }

    fn stands_at(&self, position: u64) {
        self.position.store(position + 1, Ordering::Relaxed);
    }

    /// Keeps the cases and takes other cards, goals or staff: nothing that cases rest on.
    pub(crate) fn take(&self, ruleset: &Arc<Ruleset>) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if current.ruleset.is_some() {
            current.ruleset = Some(Arc::clone(ruleset));
        }
    }

    /// Forgets everything, after a change of rules.
    pub(crate) fn forget(&self) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        *current = CaseFrame::default();
        self.position.store(0, Ordering::Relaxed);
        // While the lock is held nobody counts on the older cases.
        self.answers.forget();
        self.past
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}

impl App {
    /// The cases as they stand now; brought up to the journal's head first.
    pub fn frame(&self) -> Result<RwLockReadGuard<'_, CaseFrame>, Error> {
        let heads = self.follow()?;
        let current = self
            .frames
            .current
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        if current.is_up_to(heads) {
            return Ok(current);
        }
        drop(current);
        self.refresh()
    }

    /// What is taken from the cases as they stand now, to work on while nobody who asks for a
    /// figure waits: what is `'static` cannot hold on to them.
    pub(crate) fn take_from_frame<T: 'static>(
        &self,
        take: impl FnOnce(&CaseFrame) -> Result<T, Error>,
    ) -> Result<T, Error> {
        take(&*self.frame()?)
    }

    /// Catches up with the journal and holds on to the cases: nobody can forget them, after a
    /// change of rules on another thread, before they are counted.
    fn refresh(&self) -> Result<RwLockReadGuard<'_, CaseFrame>, Error> {
        let mut frame = self
            .frames
            .current
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        // The heads are read first: what happens meanwhile is caught up with next time.
        let heads = self.store.heads()?;
        if frame.is_up_to(heads) {
            return Ok(RwLockWriteGuard::downgrade(frame));
        }
        if frame.ruleset.is_none() || frame.rebuilds != heads.rebuilds {
            let ruleset = self.ruleset();
            let cases = self.store.load_cases(&Scope::system())?;
            // All together, once nothing can fail: the marks say what the cases rest on.
            *frame = CaseFrame {
                position: heads.position,
                rebuilds: heads.rebuilds,
                figures: indicators::Frame::new(cases, ruleset.population.clone()),
                ruleset: Some(ruleset),
            };
            self.frames.answers.forget();
            self.frames.stands_at(frame.position);
            return Ok(RwLockWriteGuard::downgrade(frame));
        }
        let changed = self.store.cases_changed_since(frame.position)?;
        for person in changed.gone {
            frame.figures.remove(person);
        }
        for case in changed.cases {
            frame.figures.replace(case);
        }
        frame.position = changed.position;
        self.frames.stands_at(frame.position);
        Ok(RwLockWriteGuard::downgrade(frame))
    }

    /// The position of the journal that a moment of knowledge means; its head for now.
    pub(crate) fn position_of(&self, known: Option<Moment>) -> Result<u64, Error> {
        Ok(match known {
            None => self.store.head()?,
            Some(at) => self.store.position_at(at)?,
        })
    }

    /// The cases and rules as known at a moment.
    pub fn known_frame(&self, known: Moment) -> Result<Arc<CaseFrame>, Error> {
        let position = self.position_of(Some(known))?;
        let kept = || {
            self.frames
                .past
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some((_, frame)) = kept().iter().find(|(p, _)| *p == position) {
            return Ok(Arc::clone(frame));
        }
        let frame = Arc::new(self.fold_all(position)?);
        let mut past = kept();
        past.truncate(KEPT - 1);
        past.insert(0, (position, Arc::clone(&frame)));
        Ok(frame)
    }

    fn fold_all(&self, position: u64) -> Result<CaseFrame, Error> {
        let (cases, ruleset) = self.fold_up_to(position, None)?;
        Ok(CaseFrame {
            position,
            rebuilds: 0,
            figures: indicators::Frame::new(cases, ruleset.population.clone()),
            ruleset: Some(ruleset),
        })
    }

    /// All cases as known at a position, by the rules adopted then; with `as_of` only from
    /// what had happened by that moment.
    pub(crate) fn fold_up_to(
        &self,
        position: u64,
        as_of: Option<Moment>,
    ) -> Result<(Vec<Case>, Arc<Ruleset>), Error> {
        let (mut events, mut office): (Vec<Event>, Vec<Event>) = (Vec::new(), Vec::new());
        self.store.all_events(Some(position), &mut |mut event| {
            event.text.clear();
            if event.stream == StreamId::OFFICE {
                office.push(event);
            } else if as_of.is_none_or(|until| event.at <= until) {
                events.push(event);
            }
            Ok(())
        })?;
        let ruleset = Arc::new(Ruleset::from_office(&office)?);
        Ok((fold_events(events, &ruleset), ruleset))
    }
}

/// Folds a whole journal, given in order of position, into its cases: everybody with a
/// file, a notification or a duty, in order of the person's id.
pub fn fold_events(events: Vec<Event>, ruleset: &Ruleset) -> Vec<Case> {
    let redirects = Redirects::from_events(&events);
    let mut by_person: BTreeMap<PersonId, Vec<Event>> = BTreeMap::new();
    for event in events.into_iter().filter(|e| e.stream != StreamId::OFFICE) {
        let mut persons: Vec<PersonId> = event
            .subjects
            .iter()
            .map(|s| redirects.canonical(*s))
            .collect();
        persons.sort_unstable();
        persons.dedup();
        if let Some((last, others)) = persons.split_last() {
            for person in others {
                by_person.entry(*person).or_default().push(event.clone());
            }
            by_person.entry(*last).or_default().push(event);
        }
    }
    let fold = store::fold_with(&*ruleset.rules);
    by_person
        .into_iter()
        .map(|(person, events)| fold(&redirects.members(person), &events))
        .filter(|c| c.file.is_some() || !c.notifications.is_empty() || !c.duties.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Fixed;
    use store::Store;
    use store::testing::{keys, sqlite_dir};

    #[test]
    fn whoever_counts_holds_cases_that_were_read_whatever_is_forgotten_meanwhile() {
        let dir = sqlite_dir();
        let store = Store::open(&dir.url(), &keys(&dir.url())).expect("a database");
        let clock = Arc::new(Fixed::at(Moment(1_700_000_000)));
        let app = App::open(store, clock).expect("an application");
        std::thread::scope(|scope| {
            let forgets = scope.spawn(|| {
                for _ in 0..2000 {
                    app.frames.forget();
                    std::thread::yield_now();
                }
            });
            while !forgets.is_finished() {
                let frame = app.frame().expect("a frame");
                assert!(frame.rules().is_ok(), "cases nobody has read");
            }
        });
    }
}
