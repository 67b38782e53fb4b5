//! Opening a case: the rows, the events with their texts, the names; every view is logged.

use crate::intake::{Arrived, Earlier, notifier_of};
use crate::{Actor, App, Deed, Error};
use domain::case::{Case, Duty};
use domain::family::Kin;
use domain::intake::is_unidentified;
use domain::{Begun, Event, EventId, Payload, PersonId, StreamId};
use std::collections::HashMap;
use store::{ClosedText, PersonEvents, PersonName, Scope, Store, StoreError};
use uuid::Uuid;

/// A case as its page shows it.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// Rows and duties.
    pub case: Case,
    /// All events about the child in order of position, corrected ones included.
    pub events: Vec<Event>,
    /// Names of the child and the relatives on record.
    pub names: HashMap<PersonId, PersonName>,
    /// Texts that were changed behind the program's back and cannot be opened.
    pub closed: Vec<ClosedText>,
    /// The last sequence number of the file; forms carry it so that nobody overwrites unseen.
    pub seen: u32,
}

impl CaseView {
    /// The last event that was read: of the child's own file, or of another in which something
    /// concerns it too.
    pub fn last(&self) -> u64 {
        self.events.last().map_or(0, |event| event.position)
    }
}

/// Why a duty's date is what it is, with the events behind it.
#[derive(Debug, Clone)]
pub struct Why {
    /// The duty.
    pub duty: Duty,
    /// The rule.
    pub rule: law::Rule,
    /// The version that governs.
    pub version: law::Version,
    /// The transitional row that decided, if one did.
    pub transition: Option<law::Transition>,
    /// Local settings that took part.
    pub local_settings: Vec<law::LocalSetting>,
    /// The count up to the due day.
    pub steps: Vec<law::counting::Step>,
    /// The count on the strictest reading.
    pub alarm_steps: Vec<law::counting::Step>,
    /// The event that gave the due moment, where it was not counted.
    pub given_by: Option<EventId>,
}

impl App {
    /// Opens a case for an actor and writes the view to the access log.
    pub fn open_case(&self, actor: &Actor, number: u32) -> Result<CaseView, Error> {
        self.view_case(actor, number, "case")
    }

    /// Opens a case for the page called `what`, which the access log names.
    pub fn view_case(
        &self,
        actor: &Actor,
        number: u32,
        what: &'static str,
    ) -> Result<CaseView, Error> {
        actor.require(Deed::SeeCases)?;
        let (case, found) = self.case_for(actor, number)?;
        let names = self.names(actor, &persons_in(&case, &found.events))?;
        let shown = names.keys().copied().chain([case.person]);
        self.log_case(actor, what, Some(number), shown)?;
        Ok(CaseView {
            case,
            events: found.events,
            names,
            closed: found.closed,
            seen: found.version,
        })
    }

    /// Explains one duty of a case and writes the view to the access log.
    pub fn why(&self, actor: &Actor, number: u32, duty: Uuid) -> Result<(CaseView, Why), Error> {
        let view = self.view_case(actor, number, "why")?;
        let found = view
            .case
            .duties
            .iter()
            .find(|d| d.id(view.case.person) == duty);
        let why = self.explain(&view.case, &view.events, found.ok_or(Error::NotFound)?)?;
        Ok((view, why))
    }

    /// Explains a duty found by its id alone.
    pub fn why_of(&self, actor: &Actor, duty: Uuid) -> Result<Why, Error> {
        Ok(self.obligation(actor, duty)?.1)
    }

    /// A duty found by its id alone, with its case; the view is logged.
    pub fn obligation(&self, actor: &Actor, duty: Uuid) -> Result<(Case, Why), Error> {
        actor.require(Deed::SeeCases)?;
        let scope = self.scope(actor);
        let (person, _) = self.store.duty(&scope, duty)?.ok_or(Error::NotFound)?;
        let found = self
            .store
            .events_of_person(&scope, person)?
            .ok_or(Error::NotFound)?;
        let case = self.fold(&found.members, &found.events);
        let number = case.file.as_ref().map(|f| f.number);
        self.log_view(actor, Some(case.person), number, "why")?;
        let wanted = case.duties.iter().find(|d| d.id(case.person) == duty);
        let why = self.explain(&case, &found.events, wanted.ok_or(Error::NotFound)?)?;
        Ok((case, why))
    }

    /// Explains a duty of a case already open.
    pub fn explain(&self, case: &Case, events: &[Event], duty: &Duty) -> Result<Why, Error> {
        let ruleset = self.ruleset();
        let (reason, given_by) = domain::fold::explain(&case.members, events, &ruleset.rules, duty)
            .ok_or(Error::NotFound)?;
        Ok(Why {
            duty: duty.clone(),
            rule: reason.rule.clone(),
            version: reason.version.clone(),
            transition: reason.transition.cloned(),
            local_settings: reason.local_settings.to_vec(),
            steps: reason.steps,
            alarm_steps: reason.alarm_steps,
            given_by,
        })
    }

    /// Names and numbers of persons, as far as the actor may see them.
    pub(crate) fn names(
        &self,
        actor: &Actor,
        persons: &[PersonId],
    ) -> Result<HashMap<PersonId, PersonName>, Error> {
        let found = self.store.names(&self.scope(actor), persons)?;
        Ok(found.into_iter().map(|name| (name.person, name)).collect())
    }

    /// The case and its events, if the actor may know of them; logs nothing.
    ///
    /// # Errors
    /// [`Error::Erased`] if the person was erased: that much is shown, and logged.
    pub(crate) fn case_for(
        &self,
        actor: &Actor,
        number: u32,
    ) -> Result<(Case, PersonEvents), Error> {
        let (case, found) = self.find_case(actor, number)?;
        self.is_not_erased(actor, number, &case)?;
        Ok((case, found))
    }

    /// The same for whoever asks about a person erased as well; logs nothing.
    pub(crate) fn find_case(
        &self,
        actor: &Actor,
        number: u32,
    ) -> Result<(Case, PersonEvents), Error> {
        self.folded(actor, number, Store::events_of_number)
    }

    /// The case alone, if the actor may know of it: no text is opened; logs nothing.
    pub(crate) fn bare_case(&self, actor: &Actor, number: u32) -> Result<Case, Error> {
        Ok(self.bare(actor, number)?.0)
    }

    /// The same with its events: their texts stay closed.
    pub(crate) fn bare(&self, actor: &Actor, number: u32) -> Result<(Case, PersonEvents), Error> {
        let (case, found) = self.folded(actor, number, Store::bare_events_of_number)?;
        self.is_not_erased(actor, number, &case)?;
        Ok((case, found))
    }

    /// Whoever asks about a person erased is told so, and the look is logged.
    fn is_not_erased(&self, actor: &Actor, number: u32, case: &Case) -> Result<(), Error> {
        if case.erased.is_none() {
            return Ok(());
        }
        self.log_view(actor, Some(case.person), Some(number), "erased")?;
        Err(Error::Erased(case.erased))
    }

    fn folded(
        &self,
        actor: &Actor,
        number: u32,
        read: impl Fn(&Store, &Scope, u32) -> Result<Option<PersonEvents>, StoreError>,
    ) -> Result<(Case, PersonEvents), Error> {
        let found = read(&self.store, &self.scope(actor), number)?.ok_or(Error::NotFound)?;
        Ok((self.fold(&found.members, &found.events), found))
    }

    /// A notification with its events, its children's names and cases; the view is logged
    /// for every child.
    pub fn open_notification(
        &self,
        actor: &Actor,
        notification: StreamId,
    ) -> Result<NotificationView, Error> {
        actor.require(Deed::SeeNotifications)?;
        let found = self.notification_events(actor, notification)?;
        let arrived = Arrived::among(&found)?;
        let is_retracted = arrived.is_retracted;
        let stands = |e: &Event| e.id == arrived.event.id;
        let received = found.iter().position(stands).ok_or(Error::NotFound)?;
        let (mut children, mut typed, mut hidden) = (Vec::new(), Vec::new(), 0);
        let (mut unidentified, mut known) = (Vec::new(), Vec::new());
        let mut recognised = Vec::new();
        for person in &found[received].subjects {
            match self.child_for(actor, *person)? {
                Some((case, events, is_in_reach)) => {
                    if !is_in_reach {
                        typed.push(case.person);
                    }
                    if is_unidentified(&events.members, &events.events) {
                        unidentified.push(case.person);
                    } else if case.person != *person && is_unidentified(&[*person], &events.events)
                    {
                        recognised.push((*person, case.person));
                    }
                    known.push((case.person, events));
                    children.push(case);
                }
                None => hidden += 1,
            }
        }
        let notifier = notifier_of(&found[received], &known);
        let begun = self.begun_since(actor, &found[received])?;
        let (picture, siblings) = self.picture(actor, &known)?;
        let shown = children.iter().map(|c| c.person);
        let shown = shown.chain(siblings.iter().copied());
        self.log_list(actor, "notification", shown)?;
        if hidden == 0 && children.iter().all(|c| c.erased.is_some()) {
            return Err(Error::Erased(children.first().and_then(|c| c.erased)));
        }
        let persons: Vec<PersonId> = children.iter().map(|c| c.person).chain(siblings).collect();
        let mut names = self.names(actor, &persons)?;
        names.extend(self.names(&Actor::system(), &typed)?);
        let seen = self.store.version(notification)?;
        Ok(NotificationView {
            events: found,
            received,
            is_retracted,
            children,
            hidden,
            unidentified,
            recognised,
            picture,
            notifier,
            begun,
            names,
            seen,
        })
    }

    /// A child of a notification, if the actor may see it: it is in reach, or the actor put
    /// it on record and nobody has opened a file on it. Says which.
    fn child_for(
        &self,
        actor: &Actor,
        person: PersonId,
    ) -> Result<Option<(Case, PersonEvents, bool)>, Error> {
        if let Some(found) = self.store.events_of_person(&self.scope(actor), person)? {
            let case = self.fold(&found.members, &found.events);
            return Ok(Some((case, found, true)));
        }
        let system = Scope::system();
        let Some(found) = self.store.events_of_person(&system, person)? else {
            return Ok(None);
        };
        let is_own = found
            .events
            .iter()
            .any(|e| e.actor == actor.worker && matches!(e.payload, Payload::PersonRegistered(_)));
        let case = self.fold(&found.members, &found.events);
        Ok((is_own && case.file.is_none()).then_some((case, found, false)))
    }
}

/// Everybody a case names: the child, relatives on record, siblings of shared events.
pub(crate) fn persons_in(case: &Case, events: &[Event]) -> Vec<PersonId> {
    let mut persons = case.members.clone();
    for event in events {
        match &event.payload {
            Payload::RelationRecorded(p) => persons.push(p.other),
            Payload::PregnancyRegistered(p) => persons.push(p.mother),
            _ => persons.extend(&event.subjects),
        }
    }
    persons.sort_unstable();
    persons.dedup();
    persons
}

/// A notification as its page shows it.
#[derive(Debug, Clone)]
pub struct NotificationView {
    /// The events of the notification.
    pub events: Vec<Event>,
    /// Which of them is the arrival as it stands, corrected or not.
    pub received: usize,
    /// Whether the arrival was taken back.
    pub is_retracted: bool,
    /// The children it is about, with their duties.
    pub children: Vec<Case>,
    /// How many more children it is about that the actor may not see.
    pub hidden: usize,
    /// Which of them nobody has recognised yet.
    pub unidentified: Vec<PersonId>,
    /// Which of them were described by the sender and recognised as a child on record: under which
    /// surrogate, and as whom.
    pub recognised: Vec<(PersonId, PersonId)>,
    /// All notifications on the children and their siblings in reach, the latest first.
    pub picture: Vec<Earlier>,
    /// How the notifier stands to one of the children, if it is somebody on record around them.
    pub notifier: Option<Kin>,
    /// What was begun for the children since it arrived.
    pub begun: Vec<Begun>,
    /// The names of the children and of siblings in the picture.
    pub names: HashMap<PersonId, PersonName>,
    /// The last sequence number of its stream.
    pub seen: u32,
}
