//! Finding out who a child is that a sender described: one on record, or a new one.

use super::arrival::{Child, is_child, person_draft, registered, who};
use crate::birth::birth;
use crate::draft::Draft;
use crate::{Actor, App, Deed, Error};
use domain::correction::effective;
use domain::event::people::{PersonsMerged, PersonsUnmerged};
use domain::intake::is_unidentified;
use domain::{Payload, PersonId, StreamId};
use store::{FoundPerson, PersonEvents, Scope};

impl App {
    /// Says who the child is that a notification describes: a child on record, whose file the
    /// notification then belongs to, or a new one. A new one whose CPR number is on record is
    /// the child on record, where the name fits or somebody said that it is the same.
    ///
    /// # Errors
    /// [`Error::Conflict`] if a colleague has found it out meanwhile.
    pub fn identify(
        &self,
        actor: &Actor,
        notification: StreamId,
        described: PersonId,
        child: Child,
    ) -> Result<(), Error> {
        actor.require(Deed::RegisterNotification)?;
        // Before what is read below, and of the stream that every answer is written to: two
        // colleagues who choose different children are a conflict.
        let stream = StreamId::from(described);
        let version = self.store.version(stream)?;
        let found = self.described(actor, notification, described)?;
        if found.members[0] != described || !is_unidentified(&found.members, &found.events) {
            return Err(Error::Conflict);
        }
        let draft = match self.named_child(actor, described, child)? {
            Child::Known(person) => {
                let merged = PersonsMerged {
                    from: described,
                    into: person,
                };
                Draft::plain(stream, self.now(), vec![person, described], merged.into())
            }
            Child::New {
                name,
                cpr,
                birth_on,
                sex,
            } => {
                if name.trim().is_empty() {
                    return Err(Error::refused("child_name", "refused-no-child"));
                }
                let birth_on = birth(cpr, birth_on, self.now().day())?;
                let cpr = cpr.map(|typed| typed.number);
                let new = registered(described, birth_on, sex);
                person_draft(described, new, who(&name, cpr, ""), self.now())
            }
            Child::Described { .. } | Child::Unborn { .. } => return Err(Error::NotFound),
        };
        self.record(actor, vec![draft], &[(stream, version)])?;
        Ok(())
    }

    /// Takes back that the child of a notification is one on record: the notification leaves its
    /// file, and who the child is, is asked again. What else was recorded in the file stays there.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is not recognised (any more).
    pub fn unrecognise(
        &self,
        actor: &Actor,
        notification: StreamId,
        described: PersonId,
    ) -> Result<(), Error> {
        actor.require(Deed::RegisterNotification)?;
        let found = self.described(actor, notification, described)?;
        let standing = effective(&found.events);
        let merged = standing
            .iter()
            .rev()
            .find_map(|e| match &e.content.payload {
                Payload::PersonsMerged(p) if p.from == described => Some(p.into),
                _ => None,
            });
        let is_merged = found.members[0] != described;
        let was_described = is_unidentified(&[described], &found.events);
        let Some(into) = merged.filter(|_| is_merged && was_described) else {
            return Err(Error::Conflict);
        };
        let undone = PersonsUnmerged {
            from: described,
            into,
        };
        // Read with the events: what a colleague records in between is a conflict.
        let stream = StreamId::from(found.members[0]);
        let draft = Draft::plain(stream, self.now(), vec![into, described], undone.into());
        self.record(actor, vec![draft], &[(stream, found.version)])?;
        Ok(())
    }

    /// All that is on record of a child that a notification in the actor's reach is about.
    fn described(
        &self,
        actor: &Actor,
        notification: StreamId,
        described: PersonId,
    ) -> Result<PersonEvents, Error> {
        let events = self.notification_events(actor, notification)?;
        let is_about = events.iter().any(|e| {
            matches!(e.payload, Payload::EnquiryReceived(_)) && e.subjects.contains(&described)
        });
        let found = self.store.events_of_person(&Scope::system(), described)?;
        found.filter(|_| is_about).ok_or(Error::NotFound)
    }

    /// The child as recognised; a CPR number that only the description holds is no recognition.
    fn named_child(
        &self,
        actor: &Actor,
        described: PersonId,
        child: Child,
    ) -> Result<Child, Error> {
        if let Child::New {
            cpr: Some(typed),
            name,
            ..
        } = &child
        {
            let is_other = |p: &FoundPerson| p.person != described && is_child(p);
            let other = self.on_record(*typed, name, is_other)?;
            return Ok(other.map_or(child, Child::Known));
        }
        match self.recognised(actor, child)? {
            Child::Known(person) if person == described => {
                Err(Error::refused("known", "refused-choose"))
            }
            child => Ok(child),
        }
    }
}
