//! Setting up a municipality: what a figure depends on is put on record before the first
//! figure, and again whenever the program brings another version.

use crate::casework::RULE_CHANGES;
use crate::draft::Draft;
use crate::jobs::plan_rebuild;
use crate::retention;
use crate::roles;
use crate::ruleset::Ruleset;
use crate::{Actor, App, Error};
use domain::code::AdoptedKind;
use domain::competence;
use domain::event::office::Adopted;
use domain::growing_up;
use domain::kle;
use domain::text::{Audience, text};
use domain::{Event, EventId, Moment, Payload, Role, StreamId, Texts, WorkerId, ladder};
use domain::{target_group, template};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::{NewEvent, StoreError};

/// The documents that come with the program: kind, path, content.
pub fn built_in_documents() -> Vec<(AdoptedKind, String, String)> {
    let law = law::Rulebook::built_in_files()
        .into_iter()
        .map(|(path, content)| {
            let is_standard = path.contains("local/");
            let kind = if is_standard {
                AdoptedKind::Standard
            } else {
                AdoptedKind::Law
            };
            (kind, path.to_owned(), content.to_owned())
        });
    let own = |kind, files: Vec<(&'static str, &'static str)>| {
        files
            .into_iter()
            .map(move |(path, text)| (kind, path.to_owned(), text.to_owned()))
    };
    let policy = own(AdoptedKind::Card, indicators::built_in_cards())
        .chain(own(AdoptedKind::Goal, indicators::built_in_goals()))
        .chain(own(
            AdoptedKind::Policy,
            vec![indicators::built_in_policy()],
        ));
    let ladder = (
        AdoptedKind::Ladder,
        ladder::PATH.to_owned(),
        ladder::BUILT_IN.to_owned(),
    );
    let roles = (
        AdoptedKind::Roles,
        roles::PATH.to_owned(),
        roles::BUILT_IN.to_owned(),
    );
    let retention = (
        AdoptedKind::Retention,
        retention::PATH.to_owned(),
        retention::BUILT_IN.to_owned(),
    );
    let competence = (
        AdoptedKind::Competence,
        competence::PATH.to_owned(),
        competence::BUILT_IN.to_owned(),
    );
    let kle = (
        AdoptedKind::Kle,
        kle::PATH.to_owned(),
        kle::BUILT_IN.to_owned(),
    );
    let transition = (
        AdoptedKind::Transition,
        growing_up::PATH.to_owned(),
        growing_up::BUILT_IN.to_owned(),
    );
    let target_groups = (
        AdoptedKind::TargetGroups,
        target_group::PATH.to_owned(),
        target_group::BUILT_IN.to_owned(),
    );
    law.chain(policy)
        .chain([ladder, roles, retention, competence, kle, transition])
        .chain([target_groups])
        .chain(
            template::built_in_files()
                .map(|(path, file)| (AdoptedKind::Template, path, file.to_owned())),
        )
        .collect()
}

/// SHA-256 of a document in hexadecimal.
pub fn fingerprint(content: &str) -> String {
    fingerprint_of(content.as_bytes())
}

/// SHA-256 of bytes in hexadecimal.
pub(crate) fn fingerprint_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut out, b| {
            use std::fmt::Write;
            let _ = write!(out, "{b:02x}");
            out
        })
}

/// The adoption of all documents of the program as events that can stand first in a bulk
/// import; `next_id` gives each its id.
pub fn adoption_events(at: Moment, mut next_id: impl FnMut() -> uuid::Uuid) -> Vec<Event> {
    built_in_documents()
        .into_iter()
        .map(|(what, path, content)| Event {
            position: 0,
            id: EventId(next_id()),
            stream: StreamId::OFFICE,
            seq: 0,
            at,
            known_at: at,
            appended_at: at,
            actor: WorkerId::SYSTEM,
            role: Role::System,
            subjects: Vec::new(),
            payload: adopted(what, path, content).into(),
            text: Texts::new(),
            corrects: None,
            mode: None,
        })
        .collect()
}

pub(crate) fn adopted(what: AdoptedKind, path: String, content: String) -> Adopted {
    Adopted {
        what,
        path,
        fingerprint: fingerprint(&content),
        content,
    }
}

impl App {
    /// Puts every document of the program that is not yet adopted in this version on record;
    /// gives back how many. What somebody of the municipality adopted, or withdrew, stays.
    pub fn adopt_built_in(&self) -> Result<usize, Error> {
        loop {
            let known = self.ruleset();
            let fresh: Vec<Payload> = built_in_documents()
                .into_iter()
                .filter(|(what, path, content)| {
                    // A template is the municipality's own from the day it is there.
                    let is_own = *what == AdoptedKind::Template;
                    let print = known.adopted.get(path);
                    let is_older = |print: &String| !is_own && *print != fingerprint(content);
                    !known.own.contains(path) && print.is_none_or(is_older)
                })
                .map(|(what, path, content)| adopted(what, path, content).into())
                .collect();
            let count = fresh.len();
            if count == 0 || self.adopt(&known, fresh)? {
                return Ok(count);
            }
        }
    }

    /// Adopts documents unless the rules have changed meanwhile: then they are read anew
    /// and the answer is `false`.
    pub fn adopt(&self, known: &Ruleset, documents: Vec<Payload>) -> Result<bool, Error> {
        self.adopt_by(&Actor::system(), known, documents, &Texts::new())
    }

    /// The same by somebody, with words on each.
    pub(crate) fn adopt_by(
        &self,
        actor: &Actor,
        known: &Ruleset,
        documents: Vec<Payload>,
        texts: &Texts,
    ) -> Result<bool, Error> {
        // Another version of a rule may change any duty.
        let changes_duties = |payload: &Payload| match payload {
            Payload::Adopted(a) => matches!(
                a.what,
                AdoptedKind::Law | AdoptedKind::Standard | AdoptedKind::Ladder
            ),
            _ => false,
        };
        let now = self.now();
        let has_cases = self.store.head()? > u64::from(known.version);
        let jobs = if has_cases && documents.iter().any(changes_duties) {
            vec![plan_rebuild(self, now)]
        } else {
            Vec::new()
        };
        let events = documents.into_iter().map(|p| (p, texts.clone()));
        let events = self.office_events(actor, now, events);
        let done = match self.append_by(known, events, &[], &jobs) {
            Ok(_) => true,
            Err(StoreError::Conflict { .. }) => false,
            Err(other) => return Err(other.into()),
        };
        self.reload_rules()?;
        if done && !jobs.is_empty() {
            self.do_jobs_now(&[store::REBUILD])?;
        }
        Ok(done)
    }

    /// Writes down that someone looked at a goal, why it stands as it does and what follows.
    pub fn review_goal(
        &self,
        actor: &Actor,
        goal: &str,
        explanation: &str,
        action: &str,
    ) -> Result<(), Error> {
        actor.require(crate::Deed::ReviewGoal)?;
        if self.ruleset().goals.get(goal).is_none() {
            return Err(Error::NotFound);
        }
        if explanation.trim().is_empty() {
            return Err(Error::refused("explanation", "refused-empty"));
        }
        let mut texts = Texts::new();
        texts.insert(
            "explanation".into(),
            text(explanation.trim(), Audience::Staff),
        );
        if !action.trim().is_empty() {
            texts.insert("action".into(), text(action.trim(), Audience::Staff));
        }
        let reviewed = domain::event::office::GoalReviewed {
            goal: goal.to_owned(),
        };
        self.record_office(actor, [(reviewed.into(), texts)])
    }

    /// Appends to the office stream and reads the rules anew.
    pub(crate) fn record_office(
        &self,
        actor: &Actor,
        events: impl IntoIterator<Item = (Payload, Texts)>,
    ) -> Result<(), Error> {
        let events = self.office_events(actor, self.now(), events);
        self.append(events, &[])?;
        self.reload_rules()
    }

    /// The same for what follows from the rules in force: it is made anew if they changed
    /// meanwhile, and nothing is appended where there is nothing to be made. Says whether
    /// something was.
    pub(crate) fn record_office_by(
        &self,
        actor: &Actor,
        make: impl Fn(&Ruleset) -> Result<Option<(Payload, Texts)>, Error>,
    ) -> Result<bool, Error> {
        for _ in 0..RULE_CHANGES {
            let known = self.ruleset();
            let Some(event) = make(&known)? else {
                return Ok(false);
            };
            let events = self.office_events(actor, self.now(), [event]);
            match self.append_by(&known, events, &[], &[]) {
                Err(StoreError::Conflict { .. }) => self.reload_rules()?,
                appended => {
                    appended?;
                    self.reload_rules()?;
                    return Ok(true);
                }
            }
        }
        Err(Error::Conflict)
    }

    fn office_events(
        &self,
        actor: &Actor,
        now: Moment,
        events: impl IntoIterator<Item = (Payload, Texts)>,
    ) -> Vec<NewEvent> {
        let draft = |(payload, text)| Draft {
            text,
            ..Draft::plain(StreamId::OFFICE, now, Vec::new(), payload)
        };
        self.events_of(actor, events.into_iter().map(draft).collect())
    }

    /// Reads the adopted rules anew, for example after an import.
    pub fn reload_rules(&self) -> Result<(), Error> {
        let ruleset = Arc::new(Ruleset::from_office(&self.store.office_events()?)?);
        let before = self.ruleset();
        *self
            .ruleset
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::clone(&ruleset);
        let is_same = before.rules.fingerprint() == ruleset.rules.fingerprint()
            && before.population == ruleset.population;
        if is_same {
            self.frames.take(&ruleset);
        } else {
            self.frames.forget();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Fixed;
    use store::Store;
    use store::testing::{keys, sqlite_dir};

    /// By which a decision is made elsewhere than the program says.
    const OWN: &str = "# Our own plan.\n";

    #[test]
    fn what_the_municipality_adopted_itself_stays_at_the_next_start() {
        let dir = sqlite_dir();
        let store = Store::open(&dir.url(), &keys(&dir.url())).expect("a database");
        let clock = Arc::new(Fixed::at(Moment(1_764_000_000)));
        let app = App::open(store, clock).expect("an application");
        assert!(app.adopt_built_in().expect("documents") > 0);
        let built_in = built_in_documents();
        let of = |what: AdoptedKind| {
            let found = built_in.iter().find(|(kind, _, _)| *kind == what);
            found.expect("a document").clone()
        };
        let somebody = Actor {
            worker: WorkerId(uuid::Uuid::from_u128(7)),
            ..Actor::system()
        };
        let adopt = |actor: &Actor, (what, path, content): (AdoptedKind, String, String)| {
            let made = app.record_office_by(actor, |_| {
                let own = adopted(what, path.clone(), format!("{OWN}{content}"));
                Ok(Some((own.into(), Texts::new())))
            });
            assert!(made.expect("adopted"));
        };
        let in_force = |path: &str| app.ruleset().adopted.get(path).cloned();
        // An older version of the program is replaced, a file of their own is not.
        let (older, own) = (of(AdoptedKind::Retention), of(AdoptedKind::Competence));
        adopt(&Actor::system(), older.clone());
        adopt(&somebody, own.clone());
        let theirs = in_force(&own.1);
        assert_eq!(app.adopt_built_in().expect("documents"), 1);
        assert_eq!(in_force(&older.1), Some(fingerprint(&older.2)));
        assert_eq!(in_force(&own.1), theirs);
        assert_ne!(theirs, Some(fingerprint(&own.2)));
        assert_eq!(app.adopt_built_in().expect("documents"), 0);
    }
}
