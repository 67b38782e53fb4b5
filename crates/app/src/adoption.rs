//! What a municipality decides itself: its own documents in place of those that come with the
//! program, and the way back. Templates of letters are edited on a page as well.

mod read;

pub use read::path_of;

use crate::setup::{adopted, built_in_documents, fingerprint};
use crate::{Actor, App, Deed, Error};
use domain::code::AdoptedKind;
use domain::text::{Audience, text};
use domain::{Event, EventId, Moment, Payload, Role, StreamId, Texts, WorkerId};
use read::{fault, of_rules, read};
use std::collections::BTreeMap;

/// A document as somebody hands it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// What it is called where it comes from, for messages.
    pub name: String,
    /// The path it stands under, which says what kind it is.
    pub path: String,
    /// What it says.
    pub content: String,
}

/// What is wrong with a document that was handed in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}{}: {what}", line.map_or_else(String::new, |line| format!(", line {line}")))]
pub struct Fault {
    /// What it is called where it comes from.
    pub name: String,
    /// The line, where it is known.
    pub line: Option<usize>,
    /// What is wrong, for a person.
    pub what: String,
}

/// Why documents were not adopted; none of them was.
#[derive(Debug, thiserror::Error)]
pub enum AdoptError {
    /// Something is wrong with them.
    #[error("{} documents cannot be adopted", .0.len())]
    Faults(Vec<Fault>),
    /// Another reason.
    #[error(transparent)]
    Other(#[from] Error),
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It says what was in force already.
    Same,
    /// There was none of this name.
    New,
    /// It stands in place of another: lines that are new, and lines that are gone.
    Replaced(usize, usize),
    /// It is in force no more.
    Withdrawn,
}

/// A document in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// Its kind.
    pub what: AdoptedKind,
    /// Its path.
    pub path: String,
    /// SHA-256 of its content in hexadecimal.
    pub fingerprint: String,
    /// Who of the municipality adopted it; `None` for the program's own.
    pub by: Option<WorkerId>,
    /// Since when; `None` for the program's own where nothing was put on record yet.
    pub since: Option<Moment>,
    content: String,
}

impl App {
    /// Adopts documents of the municipality's own, all of them or none: each in force at once in
    /// place of the program's, and later versions of the program leave it alone. Where duties are
    /// counted by them, they are counted anew before this returns.
    ///
    /// # Errors
    /// [`AdoptError::Faults`] with everything that is wrong in any of them; the law itself is not
    /// the municipality's to change.
    pub fn adopt_own(
        &self,
        actor: &Actor,
        documents: &[Handed],
    ) -> Result<Vec<(String, Change)>, AdoptError> {
        actor.require(Deed::EditTemplates)?;
        let mut faults = Vec::new();
        let mut made = Vec::new();
        for one in documents {
            match read(one) {
                Ok(kind) => made.push((one, kind)),
                Err(fault) => faults.push(fault),
            }
            let is_same = |other: &&Handed| other.path == one.path;
            if documents.iter().filter(is_same).count() > 1 {
                let what = format!("{} is handed in twice", one.path);
                faults.push(fault(one, None, what));
            }
        }
        if !faults.is_empty() {
            return Err(AdoptError::Faults(faults));
        }
        loop {
            let known = self.ruleset();
            let in_force = self.documents_in_force()?;
            let changes: Vec<(String, Change)> = made
                .iter()
                .map(|(one, _)| (one.path.clone(), change(&in_force, one)))
                .collect();
            let own = |path: &String| in_force.iter().any(|d| d.path == *path && d.by.is_some());
            let fresh: Vec<Payload> = made
                .iter()
                .zip(&changes)
                // The program's own words can be adopted: then they stay when the program's change.
                .filter(|(_, (path, change))| *change != Change::Same || !own(path))
                .map(|((one, kind), _)| {
                    adopted(*kind, one.path.clone(), one.content.clone()).into()
                })
                .collect();
            self.fit_together(&fresh, &made)?;
            if fresh.is_empty() || self.adopt_by(actor, &known, fresh, &Texts::new())? {
                return Ok(changes);
            }
        }
    }

    /// Takes the municipality's own document back: the program's is in force again and follows
    /// its versions, or none is where the program has none of this name.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such document.
    pub fn adopt_the_programs(&self, actor: &Actor, path: &str) -> Result<Change, Error> {
        actor.require(Deed::EditTemplates)?;
        let built_in = built_in_documents()
            .into_iter()
            .find(|(_, known, _)| known == path);
        loop {
            let known = self.ruleset();
            let in_force = self.documents_in_force()?;
            let stands = in_force.into_iter().find(|d| d.path == path);
            let (kind, content) = match (&built_in, &stands) {
                (Some((kind, _, content)), _) => (*kind, content.clone()),
                (None, Some(stands)) => (stands.what, String::new()),
                (None, None) => return Err(Error::NotFound),
            };
            let is_programs = |d: &InForce| d.by.is_none() && d.content == content;
            if stands.as_ref().is_some_and(is_programs) {
                return Ok(Change::Same);
            }
            let change = match &stands {
                _ if content.is_empty() => Change::Withdrawn,
                Some(stands) if stands.content == content => Change::Same,
                Some(stands) => replaced(&stands.content, &content),
                None => Change::New,
            };
            let payload = adopted(kind, path.to_owned(), content).into();
            // Recorded as the program's, so that its next version replaces it; by whom stands in
            // the text.
            let mut texts = Texts::new();
            let by = text(actor.worker.to_string(), Audience::Staff);
            texts.insert("by".to_owned(), by);
            if self.adopt_by(&Actor::system(), &known, vec![payload], &texts)? {
                return Ok(change);
            }
        }
    }

    /// Every document in force, in order of path.
    pub fn documents_in_force(&self) -> Result<Vec<InForce>, Error> {
        let programs = built_in_documents().into_iter();
        let programs = programs.map(|(what, path, content)| InForce {
            what,
            path,
            fingerprint: fingerprint(&content),
            by: None,
            since: None,
            content,
        });
        let mut known: BTreeMap<String, InForce> =
            programs.map(|one| (one.path.clone(), one)).collect();
        let events = self.store.office_events_of("adopted")?;
        // What stands in for what was never adopted ends with the first adoption of its kind.
        let kinds: Vec<AdoptedKind> = events.iter().filter_map(kind_adopted).collect();
        known.retain(|_, one| !kinds.contains(&one.what) || is_alone(one.what));
        for event in events {
            let Payload::Adopted(document) = event.payload else {
                continue;
            };
            if document.content.is_empty() {
                known.remove(&document.path);
                continue;
            }
            let in_force = InForce {
                what: document.what,
                path: document.path.clone(),
                fingerprint: document.fingerprint,
                by: Some(event.actor).filter(|by| *by != WorkerId::SYSTEM),
                since: Some(event.at),
                content: document.content,
            };
            known.insert(document.path, in_force);
        }
        Ok(known.into_values().collect())
    }

    /// Fails unless the program can work with what is in force and these on top.
    fn fit_together(
        &self,
        fresh: &[Payload],
        made: &[(&Handed, AdoptedKind)],
    ) -> Result<(), AdoptError> {
        let mut events = self.store.office_events().map_err(Error::from)?;
        events.extend(fresh.iter().map(|payload| Event {
            position: u64::MAX,
            id: EventId(uuid::Uuid::nil()),
            stream: StreamId::OFFICE,
            seq: u32::MAX,
            at: self.now(),
            known_at: self.now(),
            appended_at: self.now(),
            actor: WorkerId::SYSTEM,
            role: Role::System,
            subjects: Vec::new(),
            payload: payload.clone(),
            text: Texts::new(),
            corrects: None,
            mode: None,
        }));
        let fault = match crate::ruleset::Ruleset::from_office(&events) {
            Ok(_) => None,
            Err(Error::Rules(what)) => {
                let of = |(one, _): &&(&Handed, AdoptedKind)| what.contains(&one.path);
                let one = made.iter().find(of).or(made.first());
                one.map(|(one, _)| of_rules(one, &what))
            }
            Err(other) => return Err(other.into()),
        };
        match fault {
            Some(fault) => Err(AdoptError::Faults(vec![fault])),
            None => Ok(()),
        }
    }
}

fn kind_adopted(event: &Event) -> Option<AdoptedKind> {
    match &event.payload {
        Payload::Adopted(document) => Some(document.what),
        _ => None,
    }
}

/// Whether there is one document of a kind, so that the program's stands in while none is adopted.
fn is_alone(kind: AdoptedKind) -> bool {
    !matches!(
        kind,
        AdoptedKind::Law
            | AdoptedKind::Standard
            | AdoptedKind::Card
            | AdoptedKind::Goal
            | AdoptedKind::Template
    )
}

/// What adopting a document changes.
fn change(in_force: &[InForce], one: &Handed) -> Change {
    match in_force.iter().find(|d| d.path == one.path) {
        None => Change::New,
        Some(stands) if stands.content == one.content => Change::Same,
        Some(stands) => replaced(&stands.content, &one.content),
    }
}

/// Lines that are new and lines that are gone, each as often as it stands there.
fn replaced(before: &str, after: &str) -> Change {
    let count = |text: &str| {
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for line in text.lines() {
            *lines.entry(line.trim_end().to_owned()).or_default() += 1;
        }
        lines
    };
    let (old, new) = (count(before), count(after));
    let beyond = |of: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>| {
        let more = |(line, n): (&String, &usize)| {
            n.saturating_sub(other.get(line).copied().unwrap_or_default())
        };
        of.iter().map(more).sum()
    };
    Change::Replaced(beyond(&new, &old), beyond(&old, &new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_counted_in_lines() {
        assert_eq!(replaced("a\nb\nb\n", "a\nb\nc\n"), Change::Replaced(1, 1));
        assert_eq!(replaced("a\n", "a\nb\nb\n"), Change::Replaced(2, 0));
    }
}
