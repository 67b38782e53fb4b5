//! What concerns several children of a family at once: one event that stands in the case of each
//! of them (`docs/decisions/002`).

use crate::{Actor, App, Deed, Error};
use domain::case::Case;
use domain::{Moment, Payload, PersonId, StreamId, Texts};

/// A sibling with an open case in reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSibling {
    /// Who.
    pub person: PersonId,
    /// The number of the case.
    pub number: u32,
    /// The name, where it can be read.
    pub name: Option<String>,
}

impl App {
    /// The siblings of a case's child whose own cases are open and in reach; each is logged.
    pub fn open_siblings(&self, actor: &Actor, number: u32) -> Result<Vec<OpenSibling>, Error> {
        actor.require(Deed::RecordInCase)?;
        let case = self.bare_case(actor, number)?;
        let all = self.with_open_cases(actor, &case)?;
        let persons: Vec<PersonId> = all.iter().map(|(person, _)| *person).collect();
        if !persons.is_empty() {
            self.log_list(actor, "siblings", persons.iter().copied())?;
        }
        let names = self.names(actor, &persons)?;
        let sibling = |(person, number): (PersonId, u32)| OpenSibling {
            person,
            number,
            name: names.get(&person).and_then(|n| n.name.clone()),
        };
        Ok(all.into_iter().map(sibling).collect())
    }

    fn with_open_cases(&self, actor: &Actor, case: &Case) -> Result<Vec<(PersonId, u32)>, Error> {
        let scope = self.scope(actor);
        let mut all = Vec::new();
        for person in self.store.siblings(&scope, case.person)? {
            let sibling = self.store.case(&scope, person)?;
            if let Some(sibling) = sibling.filter(|s| s.is_open_at(self.now())) {
                all.push((person, sibling.number()));
            }
        }
        Ok(all)
    }

    /// Records something that concerns siblings too, as one event of all of them, together with what
    /// is recorded in the child's own case at the same time: whatever speaks against it in the case
    /// of one of them speaks against it. `seen` as in [`App::record_in_case`], for the case it is
    /// recorded in.
    ///
    /// # Errors
    /// [`Error::Refused`] if nothing of it can concern siblings, or one has no open case in reach.
    pub fn record_for_siblings(
        &self,
        actor: &Actor,
        number: u32,
        siblings: &[PersonId],
        (seen, at): (Option<u32>, Moment),
        acts: Vec<(Payload, Texts)>,
    ) -> Result<(), Error> {
        actor.require(Deed::RecordInCase)?;
        let is_shared = |payload: &Payload| Payload::OF_SIBLINGS.contains(&payload.kind());
        if !acts.iter().any(|(payload, _)| is_shared(payload)) {
            return Err(Error::refused("also", "refused-also"));
        }
        let (case, found) = self.bare(actor, number)?;
        let open = self.with_open_cases(actor, &case)?;
        let mut drafts = self.drafts_in_case(actor, (&case, &found.events), at, acts)?;
        let shared = || drafts.iter().filter(|draft| is_shared(&draft.payload));
        let mut subjects = vec![case.person];
        for sibling in siblings {
            let own = open.iter().find(|(person, _)| person == sibling);
            let (_, own) = own.ok_or_else(|| Error::refused("also", "refused-also"))?;
            let (their, found) = self.bare(actor, *own)?;
            for draft in shared() {
                self.fits(&their, &found.events, at, &draft.payload, &draft.text)?;
            }
            subjects.push(their.person);
        }
        let all = drafts.iter_mut().filter(|draft| is_shared(&draft.payload));
        all.for_each(|draft| draft.subjects.clone_from(&subjects));
        let stream = StreamId::from(case.person);
        let expected: Vec<(StreamId, u32)> = seen.map(|seq| (stream, seq)).into_iter().collect();
        self.record(actor, drafts, &expected)?;
        Ok(())
    }
}
