//! Whoever notifies may be somebody of the child's family or network: then the notification points
//! at the person, kept apart like the name.

use super::Arrival;
use crate::intake::Child;
use crate::{Actor, App, Deed, Error};
use domain::correction::effective;
use domain::family::{Kin, kin};
use domain::{Event, PersonId, Relation};
use std::collections::HashSet;
use store::{PersonEvents, PersonName};

/// The text of an arrival that says which person on record notified.
pub(super) const FIELD: &str = "notifier_person";

impl App {
    /// Family and network of children chosen in a form, as far as the actor may see them; each
    /// is logged.
    pub fn relatives_of(
        &self,
        actor: &Actor,
        chosen: &[PersonId],
    ) -> Result<Vec<(Relation, PersonName)>, Error> {
        actor.require(Deed::RegisterNotification)?;
        let around = self.around(actor, chosen)?;
        let persons: Vec<PersonId> = around.iter().map(|kin| kin.person).collect();
        let mut names = self.names(actor, &persons)?;
        self.log_list(actor, "chosen", names.keys().copied())?;
        let with_name = |kin: Kin| Some((kin.relation, names.remove(&kin.person)?));
        Ok(around.into_iter().filter_map(with_name).collect())
    }

    /// Everybody around some children in reach, each once.
    fn around(&self, actor: &Actor, children: &[PersonId]) -> Result<Vec<Kin>, Error> {
        let scope = self.scope(actor);
        let mut around: Vec<Kin> = Vec::new();
        for child in children {
            if let Some(found) = self.store.events_of_person(&scope, *child)? {
                around.extend(kin_of(&found));
            }
        }
        around.sort_by_key(|kin| (kin.relation, kin.person));
        let mut seen = HashSet::new();
        around.retain(|kin| seen.insert(kin.person));
        Ok(around)
    }

    /// An arrival whose notifier is somebody around its children carries the name on record;
    /// refused if the person is not around them.
    pub(super) fn with_relative(&self, actor: &Actor, arrival: Arrival) -> Result<Arrival, Error> {
        let Some(person) = arrival.notifier_person.filter(|_| !arrival.is_anonymous) else {
            return Ok(Arrival {
                notifier_person: None,
                ..arrival
            });
        };
        let known = arrival.children.iter().filter_map(|child| match child {
            Child::Known(child) => Some(*child),
            _ => None,
        });
        let around = self.around(actor, &known.collect::<Vec<_>>())?;
        if around.iter().all(|kin| kin.person != person) {
            return Err(Error::refused(FIELD, "refused-no-relative"));
        }
        let mut names = self.names(actor, &[person])?;
        let name = names.remove(&person).and_then(|known| known.name);
        let notifier_name = match arrival.notifier_name.trim() {
            "" => name.unwrap_or_default(),
            typed => typed.to_owned(),
        };
        Ok(Arrival {
            notifier_name,
            ..arrival
        })
    }
}

fn kin_of(found: &PersonEvents) -> Vec<Kin> {
    kin(&found.members, &effective(&found.events))
}

/// How the notifier stands to one of the children, where the arrival points at somebody around
/// them.
pub(crate) fn notifier_of(arrival: &Event, children: &[(PersonId, PersonEvents)]) -> Option<Kin> {
    let person: PersonId = arrival.text.get(FIELD)?.value.parse().ok()?;
    let of = |found: &PersonEvents| kin_of(found).into_iter().find(|kin| kin.person == person);
    children.iter().find_map(|(_, found)| of(found))
}
