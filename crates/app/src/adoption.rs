//! What a municipality decides itself: its own documents in place of those that come with the
//! program, and the way back. Templates of letters are edited on a page as well.

use crate::setup::{adopted, built_in_documents, fingerprint};
use crate::{Actor, App, Deed, Error};
use domain::code::AdoptedKind;
use domain::text::{Audience, text};
use domain::{Event, EventId, Moment, Payload, Role, StreamId, Texts, WorkerId, template};
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

/// Folders of which a municipality may have documents of any name, with their kind.
const FOLDERS: [(&str, AdoptedKind); 4] = [
    ("law/local/", AdoptedKind::Standard),
    ("policy/cards/", AdoptedKind::Card),
    ("policy/goals/", AdoptedKind::Goal),
    (template::FOLDER, AdoptedKind::Template),
];

/// The path of a document among adopted ones, from that of a file: the end of it that names a
/// document there is, or a new one in a folder that may have more.
pub fn path_of(file: &str) -> Option<String> {
    let file = file.replace('\\', "/");
    let parts: Vec<&str> = file.split('/').filter(|part| !part.is_empty()).collect();
    let known = built_in_documents();
    for from in 0..parts.len() {
        let end = parts[from..].join("/");
        let is_known = known.iter().any(|(_, path, _)| *path == end);
        if is_known || kind_of(&end).is_some() {
            return Some(end);
        }
    }
    // Alone, the name of a document that there is one of is enough.
    let name = parts.last()?;
    let alone = |path: &str| path.strip_prefix("policy/") == Some(*name);
    let found = known.into_iter().find(|(_, path, _)| alone(path));
    found.map(|(_, path, _)| path)
}

/// The kind of the document at a path, if a municipality may have one there.
fn kind_of(path: &str) -> Option<AdoptedKind> {
    let in_folder = FOLDERS.iter().find(|(folder, _)| {
        let name = path.strip_prefix(folder);
        let id = name.and_then(|name| name.strip_suffix(".toml"));
        id.is_some_and(|id| !id.is_empty() && !id.contains('/'))
    });
    if let Some((_, kind)) = in_folder {
        return Some(*kind);
    }
    let known = built_in_documents();
    let found = known.iter().find(|(_, known, _)| known == path);
    found.map(|(kind, _, _)| *kind)
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
            Ok(rules) => {
                let is_standard = |id: &str| {
                    let rule = rules.rules.book.rule_by_id(id);
                    rule.is_none_or(|(_, rule)| rule.layer != law::Layer::Law)
                };
                let as_law = made.iter().find(|(one, kind)| {
                    let id = one
                        .path
                        .trim_start_matches("law/")
                        .trim_end_matches(".toml");
                    *kind == AdoptedKind::Standard && !is_standard(id)
                });
                as_law.map(|(one, _)| fault(one, None, NOT_LAW.to_owned()))
            }
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

/// What is said where somebody hands in law.
const NOT_LAW: &str = "the law comes with the program and is nobody's to change; a standard of \
                       your own stands under law/local/ and is counted apart";

fn fault(one: &Handed, line: Option<usize>, what: String) -> Fault {
    Fault {
        name: one.name.clone(),
        line,
        what,
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

/// Reads a document by its kind.
fn read(one: &Handed) -> Result<AdoptedKind, Fault> {
    let Some(kind) = kind_of(&one.path) else {
        let what = format!("there is no document {}", one.path);
        return Err(fault(one, None, what));
    };
    if kind == AdoptedKind::Law {
        return Err(fault(one, None, NOT_LAW.to_owned()));
    }
    if one.content.trim().is_empty() {
        return Err(fault(one, None, "it is empty".to_owned()));
    }
    // What is no TOML at all is told with its line, whatever the kind.
    if let Err(error) = toml::from_str::<toml::Table>(&one.content) {
        return Err(of_toml(one, &error));
    }
    let (path, content) = (one.path.as_str(), one.content.as_str());
    let wrong = |error: &(dyn std::error::Error + 'static)| {
        let inner = error.source().unwrap_or(error);
        match inner.downcast_ref::<toml::de::Error>() {
            Some(error) => of_toml(one, error),
            None => of_words(one, &error.to_string()),
        }
    };
    let done = match kind {
        AdoptedKind::Law | AdoptedKind::Standard => Ok(()),
        AdoptedKind::Card => indicators::Card::parse(path, content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Goal => indicators::Goal::parse(path, content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Policy => indicators::Policy::parse(path, content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Ladder => domain::ladder::Ladder::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Roles => crate::roles::Roles::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Retention => crate::retention::Retention::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Competence => domain::competence::CompetencePlan::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Kle => domain::kle::KleList::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Template => template::Template::parse(content)
            .and_then(|template| template.check())
            .map_err(|e| wrong(&e)),
        AdoptedKind::Transition => domain::growing_up::Checklist::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
    };
    done.map(|()| kind)
}

/// A fault of form, with its line.
fn of_toml(one: &Handed, error: &toml::de::Error) -> Fault {
    let line = error.span().map(|span| {
        let before = one.content.get(..span.start).unwrap_or_default();
        before.matches('\n').count() + 1
    });
    fault(one, line, error.message().trim().to_owned())
}

/// A fault as it is told, the line taken out of it and the picture of the place left away.
fn of_words(one: &Handed, told: &str) -> Fault {
    const AT: &str = "TOML parse error at line ";
    let Some((_, after)) = told.split_once(AT) else {
        let told = told.strip_prefix(&one.path).unwrap_or(told);
        return fault(one, None, told.trim_start_matches([':', ' ']).to_owned());
    };
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let last = told.lines().rfind(|line| !line.trim().is_empty());
    let what = last.unwrap_or_default().trim().to_owned();
    fault(one, digits.parse().ok(), what)
}

/// A fault that shows beside what is in force: in the document itself with its line, or that it
/// does not fit the others.
fn of_rules(one: &Handed, told: &str) -> Fault {
    let Some(after) = told.strip_prefix(&one.path) else {
        return fault(
            one,
            None,
            format!("it does not fit what is in force: {told}"),
        );
    };
    let after = after.trim_start_matches(':');
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let what = after[digits.len()..].trim_start_matches([':', ' ']);
    fault(one, digits.parse().ok(), what.to_owned())
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
    fn a_file_is_known_by_the_end_of_its_path() {
        for (file, path) in [
            (
                "/etc/traad/policy/transition.toml",
                Some("policy/transition.toml"),
            ),
            ("transition.toml", Some("policy/transition.toml")),
            (
                "own/policy/goals/vores.toml",
                Some("policy/goals/vores.toml"),
            ),
            ("law/local/ny_frist.toml", Some("law/local/ny_frist.toml")),
            (
                "x/law/notification/evaluation.toml",
                Some("law/notification/evaluation.toml"),
            ),
            ("evaluation.toml", None),
            ("policy/goals/.toml", None),
            ("noter.txt", None),
        ] {
            assert_eq!(path_of(file).as_deref(), path, "{file}");
        }
    }

    #[test]
    fn a_fault_names_the_line_and_what_is_wrong() {
        let broken = |path: &str, from: &str, to: &str| {
            let known = built_in_documents();
            let (_, _, content) = known.into_iter().find(|(_, p, _)| p == path).unwrap();
            assert!(content.contains(from), "{from}");
            let line = content[..content.find(from).unwrap()].matches('\n').count() + 1;
            let one = Handed {
                name: "min.toml".into(),
                path: path.into(),
                content: content.replacen(from, to, 1),
            };
            (read(&one).unwrap_err(), line)
        };
        let (fault, line) = broken("policy/retention.toml", "years = 5", "years = \"fem\"");
        assert_eq!(fault.line, Some(line), "{fault}");
        assert!(fault.what.contains("invalid type"), "{fault}");
        let (fault, line) = broken("policy/competence.toml", "verified = false", "verified =");
        assert_eq!(fault.line, Some(line), "{fault}");
        let (fault, _) = broken("policy/retention.toml", "years = 5", "");
        assert_eq!(fault.line, None);
        assert_eq!(
            fault.to_string(),
            "min.toml: the period for »case« needs one of years, months or days, at least 1"
        );
        let (fault, line) = broken("policy/policy.toml", "review_months", "review_monts");
        assert_eq!(fault.line, Some(line), "{fault}");
        assert!(fault.what.contains("review_monts"), "{fault}");
    }

    #[test]
    fn what_changed_is_counted_in_lines() {
        assert_eq!(replaced("a\nb\nb\n", "a\nb\nc\n"), Change::Replaced(1, 1));
        assert_eq!(replaced("a\n", "a\nb\nb\n"), Change::Replaced(2, 0));
    }
}
