//! Who the child is, as it is found out or put right later: name, number, birthday, sex, address;
//! and the birth of a child that was expected.

use crate::birth::{birth, due};
use crate::draft::Draft;
use crate::intake::{registered, who};
use crate::numbered::in_order;
use crate::{Actor, App, Deed, Error, Problem, TypedCpr, TypedDay};
use domain::correction::effective;
use domain::event::people::{Born, PregnancyRegistered};
use domain::{Day, Event, Payload, PersonId, Sex, StreamId};
use store::Scope;

/// What is known of the child from now on; what is left empty stays as it was.
#[derive(Debug, Clone)]
pub struct ParticularsGiven {
    /// The name.
    pub name: String,
    /// The CPR number.
    pub cpr: Option<TypedCpr>,
    /// Date of birth.
    pub birth_on: Option<TypedDay>,
    /// Sex.
    pub sex: Option<Sex>,
    /// The address.
    pub address: String,
    /// When a child not yet born is expected.
    pub due_on: Option<TypedDay>,
}

impl App {
    /// Puts right who the child is, or records its birth.
    ///
    /// `seen` is the version of the file that the form was filled in on; [`Error::Conflict`] if
    /// someone recorded in it meanwhile.
    pub fn change_particulars(
        &self,
        actor: &Actor,
        number: u32,
        seen: Option<u32>,
        given: &ParticularsGiven,
    ) -> Result<(), Error> {
        actor.require(Deed::RecordInCase)?;
        let (case, found) = self.case_for(actor, number)?;
        if seen.is_some_and(|seen| seen != found.version) {
            return Err(Error::Conflict);
        }
        let today = self.now().day();
        let mut problems = Vec::new();
        let mut kept = |made: Result<Option<Day>, Problem>| made.map_err(|p| problems.push(p)).ok();
        let birth_on = kept(birth(given.cpr, given.birth_on, today)).flatten();
        let due_on = kept(given.due_on.map(|typed| due(typed, today)).transpose()).flatten();
        let is_unborn = case.birth_on.is_none() && case.unborn_due_on.is_some();
        let is_expected = is_unborn && birth_on.is_none();
        if given.name.trim().is_empty() && !is_expected {
            problems.push(Problem::new("child_name", "refused-empty"));
        }
        if let Some(typed) = given.cpr
            && self.is_of_another(typed, &case.members)?
        {
            problems.push(Problem::new(typed.field, "refused-cpr-of-another"));
        }
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let child = case.person;
        let payload: Payload = match (birth_on, due_on) {
            (Some(birth_on), _) if is_unborn => Born {
                person: child,
                birth_on,
                sex: given.sex,
            }
            .into(),
            (None, Some(due_on)) if is_unborn => PregnancyRegistered {
                person: child,
                mother: mother(&found.events).ok_or(Error::NotFound)?,
                due_on,
            }
            .into(),
            _ if is_expected => return Err(Error::refused("due_on", "refused-date")),
            _ => registered(child, birth_on, given.sex).into(),
        };
        let texts = who(
            &given.name,
            given.cpr.map(|typed| typed.number),
            &given.address,
        );
        let draft = Draft {
            text: texts,
            ..Draft::plain(StreamId::from(child), self.now(), vec![child], payload)
        };
        let expected = [(StreamId::from(child), found.version)];
        self.record(actor, vec![draft], &expected)?;
        Ok(())
    }

    /// Whether a number is that of somebody who is not the child.
    fn is_of_another(&self, typed: TypedCpr, child: &[PersonId]) -> Result<bool, Error> {
        let digits = typed.number.digits();
        let found = self.store.search(&Scope::system(), &digits, 5)?;
        Ok(!in_order(found, |p| !child.contains(&p.person)).is_empty())
    }
}

/// The expecting mother.
fn mother(events: &[Event]) -> Option<PersonId> {
    effective(events)
        .iter()
        .rev()
        .find_map(|e| match &e.content.payload {
            Payload::PregnancyRegistered(p) => Some(p.mother),
            _ => None,
        })
}
