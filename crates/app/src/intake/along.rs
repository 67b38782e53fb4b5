//! What an arrival says besides, so that nobody records it once more: that its children are
//! siblings, and what an enquiry of its kind makes known.

use crate::draft::Draft;
use crate::{Actor, App, Error};
use domain::code::CrimeNotice;
use domain::correction::effective;
use domain::event::disability::DisabilityKnown;
use domain::event::youth_crime::CrimeNoticeReceived;
use domain::id::ItemId;
use domain::{Enquiry, Moment, Payload, PersonId, Relation, StreamId};
use store::Scope;

impl App {
    /// The drafts that say, on the file of each, that some of the children are siblings; where
    /// that is on record already, none, and none in the file of a child on record out of reach.
    pub(super) fn siblings_among(
        &self,
        actor: &Actor,
        children: &[PersonId],
        places: &[usize],
        new: &[PersonId],
    ) -> Result<Vec<Draft>, Error> {
        let here = places.iter().filter_map(|place| children.get(*place));
        let here: Vec<PersonId> = here.copied().collect();
        let mut drafts = Vec::new();
        for person in here.iter().copied() {
            if !new.contains(&person) && !self.names(actor, &[person])?.contains_key(&person) {
                continue;
            }
            let on_record = self.store.siblings(&Scope::system(), person)?;
            let is_new = |other: &PersonId| *other != person && !on_record.contains(other);
            for other in here.iter().copied().filter(is_new) {
                let siblings = (Relation::Sibling, false, false);
                drafts.push(self.relation(person, other, siblings, None));
            }
        }
        Ok(drafts)
    }

    /// What an enquiry makes known by itself, from its arrival on: what the youth-crime board
    /// sends is its notice, from which the network council is called (barnets lov § 130), and
    /// what the disability side sends makes the disability known, from which a family adviser is
    /// offered (§ 81, stk. 4), unless it was known.
    pub(super) fn made_known(
        &self,
        stream: StreamId,
        enquiry: Enquiry,
        at: Moment,
        children: &[PersonId],
    ) -> Result<Option<Draft>, Error> {
        let (payload, about): (Payload, Vec<PersonId>) = match enquiry {
            Enquiry::YouthCrimeBoard => {
                let notice = CrimeNoticeReceived {
                    notice: ItemId(stream.0),
                    from: CrimeNotice::Board,
                };
                (notice.into(), children.to_vec())
            }
            Enquiry::Disability => {
                let mut new = Vec::new();
                for child in children {
                    if !self.is_disability_known(*child)? {
                        new.push(*child);
                    }
                }
                (DisabilityKnown {}.into(), new)
            }
            Enquiry::Notification
            | Enquiry::Application
            | Enquiry::OtherMunicipality
            | Enquiry::OwnConcern
            | Enquiry::Advice => return Ok(None),
        };
        let draft = || Draft::plain(stream, at, about.clone(), payload);
        Ok((!about.is_empty()).then(draft))
    }

    fn is_disability_known(&self, child: PersonId) -> Result<bool, Error> {
        let found = self.store.events_of_person(&Scope::system(), child)?;
        let is_known = |found: store::PersonEvents| {
            effective(&found.events)
                .iter()
                .any(|e| matches!(e.content.payload, Payload::DisabilityKnown(_)))
        };
        Ok(found.is_some_and(is_known))
    }
}
