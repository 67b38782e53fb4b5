//! The made-up municipality case by case, with the stories told by hand and one more for what
//! happens to nobody in them.

use super::more;
use crate::town::now;
use app::{App, Fixed};
use domain::case::Case;
use domain::event::office::WorkerRegistered;
use domain::fold::{Rules, Workspace, fold};
use domain::{Event, Payload, PersonId, ProviderId, Role, StreamId, WorkerId};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use store::{Keys, Store};

/// One case as it was told.
pub struct Told {
    /// The child.
    pub child: PersonId,
    /// The number of the case; 0 where there is none.
    pub number: u32,
    /// All that is on record about the child, and who the others are.
    pub events: Vec<Event>,
    /// The case as it stands.
    pub case: Case,
    /// Whether more was told of it than the municipality has.
    pub is_more: bool,
}

/// All cases, what the office has on record, and a database with neither.
pub struct Places {
    /// Staff, teams, rules.
    pub office: Vec<Event>,
    /// The cases: first those of which more was told, then those with few events.
    pub cases: Vec<Told>,
    /// Law and ladder.
    pub rules: Rules,
    empty: Folder,
}

impl Places {
    /// Makes them up.
    pub fn new() -> Self {
        let settings = synth::Settings {
            children: 250,
            years: 3,
            until: now(),
            seed: 11,
        };
        let events = synth::weave(synth::generate(&settings), synth::stories(&settings));
        let empty = Folder::new();
        drop(empty.store());
        let mut places = Self {
            office: Vec::new(),
            cases: Vec::new(),
            rules: Rules::built_in(),
            empty,
        };
        let of_office = events.iter().filter(|e| e.stream == StreamId::OFFICE);
        let folder = places.copy();
        let app = open(folder.store());
        app.take_in(of_office.cloned().collect(), &mut |_| {})
            .unwrap();
        app.give_out(None, |event| {
            places.office.push(event);
            Ok(())
        })
        .unwrap();
        places.tell(&events);
        places
    }

    /// A database of its own with nothing in it.
    pub fn copy(&self) -> Folder {
        let dir = Folder::new();
        copy_all(&self.empty.0, &dir.0);
        dir
    }

    fn tell(&mut self, events: &[Event]) {
        for event in events {
            let number = match &event.payload {
                Payload::CaseOpened(opened) => opened.number,
                // Of whom nobody knows yet who it is there is only a notification.
                Payload::PersonRegistered(p) if p.unidentified => 0,
                _ => continue,
            };
            let Some(child) = event.subjects.first() else {
                continue;
            };
            let of_case = about(events, *child);
            // Who was born since, also as it stood before.
            let is_born = |e: &Event| matches!(e.payload, Payload::Born(_));
            let born = of_case.iter().position(is_born);
            let before = born.map(|at| of_case[..at].to_vec());
            for events in before.into_iter().chain([of_case]) {
                let case = folded(&self.rules, &events, *child);
                self.cases.push(Told {
                    child: *child,
                    number,
                    events,
                    case,
                    is_more: false,
                });
            }
        }
        self.cases.sort_by_key(|told| told.events.len());
        more::add(self);
    }

    /// Whom to be in a role to see a case: whoever has it, leads the team or delivers the help.
    pub fn worker(&self, told: &Told, role: Role) -> Option<WorkerId> {
        let main = told.case.keeper();
        if role == Role::Caseworker {
            return main.map(|assigned| assigned.worker);
        }
        let provider: Option<&ProviderId> = told
            .case
            .measures
            .iter()
            .rev()
            .find_map(|m| m.provider.as_ref());
        let fits = |p: &&WorkerRegistered| {
            p.role == role
                && match role {
                    Role::TeamLeader => main.is_some_and(|a| p.team.as_ref() == Some(&a.team)),
                    Role::Provider => p.provider.as_ref() == provider,
                    _ => true,
                }
        };
        let has_left = |worker: WorkerId| {
            let mut all = self.office.iter().map(|e| &e.payload);
            all.any(|p| matches!(p, Payload::WorkerLeft(p) if p.worker == worker))
        };
        let mut registered = self.office.iter().filter_map(|e| match &e.payload {
            Payload::WorkerRegistered(p) if !has_left(p.worker) => Some(p),
            _ => None,
        });
        registered.rfind(fits).map(|p| p.worker)
    }
}

/// A folder with a database, which goes with the value: in memory where the system has a place
/// for that, since hundreds of them are made.
pub struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let shared = PathBuf::from("/dev/shm");
        let home = if shared.is_dir() {
            shared
        } else {
            std::env::temp_dir()
        };
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = home.join(format!("traad-uses-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Its database.
    pub fn store(&self) -> Store {
        let url = format!("sqlite:{}", self.0.join("test.db").display());
        Store::open(&url, &Keys::beside(&url).unwrap()).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The application on a database.
pub fn open(store: Store) -> App {
    App::open(store, Arc::new(Fixed::at(now()))).unwrap()
}

/// A case as its events make it.
pub fn folded(rules: &Rules, events: &[Event], child: PersonId) -> Case {
    let mut members = vec![child];
    members.extend(events.iter().filter_map(|e| match &e.payload {
        Payload::PersonsMerged(p) if p.into == child => Some(p.from),
        _ => None,
    }));
    let about: Vec<Event> = events
        .iter()
        .filter(|e| e.subjects.iter().any(|s| members.contains(s)))
        .cloned()
        .collect();
    fold(&members, &about, rules, &mut Workspace::default())
}

/// All about a child, and who those around it are.
fn about(events: &[Event], child: PersonId) -> Vec<Event> {
    let mut persons = BTreeSet::from([child]);
    let mut others = BTreeSet::new();
    for event in events {
        match &event.payload {
            Payload::PersonsMerged(p) if p.into == child => drop(persons.insert(p.from)),
            Payload::RelationRecorded(p) if p.person == child => drop(others.insert(p.other)),
            _ => {}
        }
    }
    let is_about = |e: &&Event| e.subjects.iter().any(|s| persons.contains(s));
    let is_who = |e: &&Event| match &e.payload {
        Payload::PersonRegistered(p) => others.contains(&p.person),
        _ => false,
    };
    events
        .iter()
        .filter(|e| is_about(e) || is_who(e))
        .cloned()
        .collect()
}

fn copy_all(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy_all(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}
