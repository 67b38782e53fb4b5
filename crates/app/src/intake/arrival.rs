//! What came in, whoever put it on record: reception by a form, or a sender on the open web.

use super::attach::{Attachment, documents};
use crate::birth::{birth, due};
use crate::draft::Draft;
use crate::{Actor, App, Deed, Error, Problem, TypedCpr, TypedDay};
use domain::cpr::Cpr;
use domain::event::intake::EnquiryReceived;
use domain::event::people::{PersonRegistered, PregnancyRegistered, RelationRecorded};
use domain::text::{Audience, text};
use domain::{
    Cause, Channel, Day, Enquiry, Moment, Notifier, PersonId, PersonKind, ReceiptNumber, Relation,
    Sex, StreamId, Texts,
};
use std::collections::HashSet;
use store::FoundPerson;

/// A child as given by whoever registers: known already, new, or not yet born.
#[derive(Debug, Clone)]
pub enum Child {
    /// A child on record.
    Known(PersonId),
    /// A child not yet on record.
    New {
        /// The name.
        name: String,
        /// The CPR number, if known; whoever is on record under it is that child.
        cpr: Option<TypedCpr>,
        /// Date of birth, if known without a CPR number.
        birth_on: Option<TypedDay>,
        /// Sex, if known.
        sex: Option<Sex>,
    },
    /// A child that a sender or a caller described and nobody here has recognised yet.
    Described {
        /// The name, if given.
        name: String,
        /// The CPR number, if given.
        cpr: Option<Cpr>,
        /// The address, if given.
        address: String,
        /// Date of birth, if known without a CPR number.
        birth_on: Option<TypedDay>,
        /// Sex, if known.
        sex: Option<Sex>,
    },
    /// A child not yet born, on its mother.
    Unborn {
        /// The mother.
        mother: Mother,
        /// The expected day of birth.
        due_on: TypedDay,
    },
}

/// An expecting mother; who is on record is known by her CPR number.
#[derive(Debug, Clone)]
pub struct Mother {
    /// Her name.
    pub name: String,
    /// Her CPR number, if known.
    pub cpr: Option<TypedCpr>,
}

/// What was said of the child by whoever did not know who it is, kept in these words whoever it
/// turns out to be.
#[derive(Debug, Clone, Default)]
pub struct Described {
    /// The name.
    pub name: String,
    /// Where the child is.
    pub address: String,
    /// What else tells who it is.
    pub more: String,
}

/// What is registered when something comes in.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// What kind of enquiry.
    pub enquiry: Enquiry,
    /// When it arrived, the mailbox out of hours included.
    pub received_at: Moment,
    /// The children it is about.
    pub children: Vec<Child>,
    /// Which of the children, by their place, are each other's siblings.
    pub siblings: Vec<usize>,
    /// Who notified.
    pub notifier: Notifier,
    /// Whether nobody knows who it was; then no receipt can be sent.
    pub is_anonymous: bool,
    /// The notifier's name; kept apart, seen by nobody through the case.
    pub notifier_name: String,
    /// Who of the children's family or network notified, where that is known; kept apart too.
    pub notifier_person: Option<PersonId>,
    /// Where the notifier can be reached; kept apart in the same way.
    pub notifier_contact: String,
    /// Whether the notifier acted as a professional.
    pub is_professional: bool,
    /// Whether it looks acute.
    pub is_acute: bool,
    /// The causes.
    pub causes: Vec<Cause>,
    /// The concern in words.
    pub concern: String,
    /// The child as a sender on the open web or a caller described it.
    pub described: Described,
    /// How it came in, if nobody here typed it, and the number its sender was given.
    pub came_by: Option<(Channel, ReceiptNumber)>,
    /// What came with it.
    pub attachments: Vec<Attachment>,
}

impl App {
    /// Registers what came in; where a clock runs, it runs from its arrival.
    pub fn register_arrival(&self, actor: &Actor, mut arrival: Arrival) -> Result<StreamId, Error> {
        actor.require(Deed::RegisterNotification)?;
        let problems = self.problems_of(&arrival);
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let (mut children, mut problems) = (Vec::new(), Vec::new());
        let files = documents(
            std::mem::take(&mut arrival.attachments),
            arrival.received_at,
        );
        problems.extend(self.problems_of_files(&files));
        for child in &arrival.children {
            match self.recognised(actor, child.clone()) {
                Ok(child) => children.push(child),
                Err(Error::Refused(of)) => problems.extend(of),
                Err(error) => return Err(error),
            }
        }
        // One that was ticked and one that was typed may prove to be the same by the number.
        if problems.is_empty() && names_someone_twice(&children) {
            problems.push(Problem::new("child_name", "refused-twice"));
        }
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let stream = StreamId(self.ids.new_id());
        let arrival = Arrival {
            children,
            ..arrival
        };
        let mut drafts = self.arrived(actor, stream, self.with_relative(actor, arrival)?)?;
        let of = drafts.iter().find(|draft| draft.stream == stream);
        let subjects = of.map(|draft| draft.subjects.clone()).unwrap_or_default();
        drafts.extend(self.attached(stream, &subjects, &files)?);
        self.record(actor, drafts, &[])?;
        Ok(stream)
    }

    /// The drafts of an arrival; that of the enquiry itself is the first of its stream.
    pub(super) fn arrived(
        &self,
        actor: &Actor,
        stream: StreamId,
        arrival: Arrival,
    ) -> Result<Vec<Draft>, Error> {
        let mut drafts = Vec::new();
        let mut subjects = Vec::new();
        for child in arrival.children {
            subjects.push(self.put_on_record(child, &mut drafts)?);
        }
        let new: Vec<PersonId> = drafts.iter().flat_map(|d| d.subjects.clone()).collect();
        drafts.extend(self.siblings_among(actor, &subjects, &arrival.siblings, &new)?);
        let mut texts = Texts::new();
        let mut add = |field: &str, words: &str, audience| {
            if !words.trim().is_empty() {
                texts.insert(field.to_owned(), text(words.trim(), audience));
            }
        };
        add("concern", &arrival.concern, Audience::Staff);
        let described = &arrival.described;
        add("child_name", &described.name, Audience::Staff);
        add("child_address", &described.address, Audience::Staff);
        add("child_described", &described.more, Audience::Staff);
        if !arrival.is_anonymous {
            add("notifier_name", &arrival.notifier_name, Audience::Notifier);
            let contact = &arrival.notifier_contact;
            add("notifier_contact", contact, Audience::Notifier);
            let person = arrival.notifier_person.map(|person| person.to_string());
            let person = person.unwrap_or_default();
            add(super::relatives::FIELD, &person, Audience::Notifier);
        }
        let (enquiry, at) = (arrival.enquiry, arrival.received_at);
        let made_known = self.made_known(stream, enquiry, at, &subjects)?;
        let (channel, receipt_number) = arrival.came_by.unzip();
        let received = EnquiryReceived {
            enquiry: arrival.enquiry,
            notifier: arrival.notifier,
            professional: arrival.is_professional,
            anonymous: arrival.is_anonymous,
            acute: arrival.is_acute,
            causes: arrival.causes,
            aware_on: None,
            channel,
            receipt_number,
        };
        drafts.push(Draft {
            stream,
            at: arrival.received_at,
            subjects,
            payload: received.into(),
            text: texts,
            corrects: None,
        });
        drafts.extend(made_known);
        Ok(drafts)
    }

    /// The surrogate of a child, with the drafts that put it on record if it is not there yet.
    fn put_on_record(&self, child: Child, drafts: &mut Vec<Draft>) -> Result<PersonId, Error> {
        let now = self.now();
        let person = PersonId(self.ids.new_id());
        match child {
            Child::Known(person) => return Ok(person),
            Child::New {
                name,
                cpr,
                birth_on,
                sex,
            } => {
                let birth_on = birth(cpr, birth_on, now.day())?;
                let cpr = cpr.map(|typed| typed.number);
                let new = registered(person, birth_on, sex);
                drafts.push(person_draft(person, new, who(&name, cpr, ""), now));
            }
            Child::Described {
                name,
                cpr,
                address,
                birth_on,
                sex,
            } => {
                let known = birth(None, birth_on, now.day())?;
                let birth_on = cpr.map(Cpr::birth_on).or(known);
                let new = PersonRegistered {
                    unidentified: true,
                    ..registered(person, birth_on, sex)
                };
                drafts.push(person_draft(person, new, who(&name, cpr, &address), now));
            }
            Child::Unborn { mother, due_on } => {
                let due_on = due(due_on, now.day())?;
                drafts.extend(self.pregnancy(person, &mother, due_on)?);
            }
        }
        Ok(person)
    }

    /// The drafts of a pregnancy on its mother, and of her if she is not on record.
    fn pregnancy(
        &self,
        unborn: PersonId,
        mother: &Mother,
        due_on: Day,
    ) -> Result<Vec<Draft>, Error> {
        let (now, stream) = (self.now(), StreamId::from(unborn));
        let known = match mother.cpr {
            Some(typed) => self.on_record(typed, &mother.name, |_| true)?,
            None => None,
        };
        let cpr = mother.cpr.map(|typed| typed.number);
        let mut drafts = Vec::new();
        let person = known.unwrap_or_else(|| PersonId(self.ids.new_id()));
        if known.is_none() {
            let new = PersonRegistered {
                kind: PersonKind::Adult,
                ..registered(person, cpr.map(Cpr::birth_on), Some(Sex::Female))
            };
            let texts = who(&mother.name, cpr, "");
            drafts.push(person_draft(unborn, new, texts, now));
        }
        let pregnancy = PregnancyRegistered {
            person: unborn,
            mother: person,
            due_on,
        };
        drafts.push(Draft {
            text: who(&mother.name, None, ""),
            ..Draft::plain(stream, now, vec![unborn], pregnancy.into())
        });
        let relation = RelationRecorded {
            person: unborn,
            other: person,
            relation: Relation::Mother,
            custody: true,
            ended: false,
        };
        drafts.push(Draft::plain(stream, now, vec![unborn], relation.into()));
        Ok(drafts)
    }

    /// A child given as new whose CPR number is on record already is that child, where the name
    /// fits or somebody said so; a child given as known must be in reach. Without a number nobody
    /// who sees a part of the children can tell that a child is new: reception looks, whether or
    /// not there is one, so that the answer tells nothing.
    pub(super) fn recognised(&self, actor: &Actor, child: Child) -> Result<Child, Error> {
        match &child {
            Child::Known(person) => {
                let is_seen = self.names(actor, &[*person])?.contains_key(person);
                if is_seen {
                    Ok(child)
                } else {
                    Err(Error::refused("find", "refused-no-child"))
                }
            }
            Child::New {
                cpr: Some(typed),
                name,
                ..
            } => {
                let known = self.on_record(*typed, name, is_child)?;
                Ok(known.map_or(child, Child::Known))
            }
            Child::New {
                cpr: None,
                name,
                birth_on,
                sex,
            } if !actor.sees_all() => Ok(Child::Described {
                name: name.clone(),
                cpr: None,
                address: String::new(),
                birth_on: *birth_on,
                sex: *sex,
            }),
            _ => Ok(child),
        }
    }

    fn problems_of(&self, arrival: &Arrival) -> Vec<Problem> {
        let mut problems = Vec::new();
        if arrival.children.is_empty() {
            problems.push(Problem::new("child_name", "refused-no-child"));
        }
        for child in &arrival.children {
            match child {
                Child::New { name, .. } if name.trim().is_empty() => {
                    problems.push(Problem::new("child_name", "refused-no-child"));
                }
                Child::Unborn { mother, .. } if mother.name.trim().is_empty() => {
                    problems.push(Problem::new("mother_name", "refused-no-mother"));
                }
                _ => {}
            }
        }
        problems.extend(arrival.children.iter().filter_map(|child| {
            let today = self.now().day();
            match child {
                Child::New { cpr, birth_on, .. } => birth(*cpr, *birth_on, today).err(),
                Child::Described { birth_on, .. } => birth(None, *birth_on, today).err(),
                Child::Unborn { due_on, .. } => due(*due_on, today).err(),
                Child::Known(_) => None,
            }
        }));
        if names_someone_twice(&arrival.children) {
            problems.push(Problem::new("child_name", "refused-twice"));
        }
        if arrival.received_at > self.now() {
            problems.push(Problem::new("received_time", "refused-future"));
        }
        if arrival.concern.trim().is_empty() {
            problems.push(Problem::new("concern", "refused-empty"));
        }
        if arrival.notifier == Notifier::Anonymous && arrival.is_professional {
            problems.push(Problem::new("notifier", "refused-anonymous-professional"));
        }
        // It would be kept nowhere, and nobody would be told.
        if arrival.notifier == Notifier::Anonymous && is_named(arrival) {
            problems.push(Problem::new("notifier", "refused-anonymous-named"));
        }
        problems
    }
}

/// Whether something tells who notified.
fn is_named(arrival: &Arrival) -> bool {
    let typed = [&arrival.notifier_name, &arrival.notifier_contact];
    arrival.notifier_person.is_some() || typed.iter().any(|words| !words.trim().is_empty())
}

/// Whether two of the children carry the same CPR number or are the same person.
fn names_someone_twice(children: &[Child]) -> bool {
    let mut cprs = HashSet::new();
    let mut persons = HashSet::new();
    children.iter().any(|child| match child {
        Child::Known(person) => !persons.insert(*person),
        Child::New { cpr: Some(cpr), .. } => !cprs.insert(cpr.number.digits()),
        Child::New { .. } | Child::Described { .. } | Child::Unborn { .. } => false,
    })
}

/// Whether somebody on record is a child.
pub(super) fn is_child(found: &FoundPerson) -> bool {
    found.kind == PersonKind::Child
}

/// A child as the register takes it.
pub(crate) fn registered(
    person: PersonId,
    birth_on: Option<Day>,
    sex: Option<Sex>,
) -> PersonRegistered {
    PersonRegistered {
        person,
        kind: PersonKind::Child,
        birth_on,
        sex,
        protected: false,
        unidentified: false,
    }
}

/// The texts of a registration; what is not known is left out.
pub(crate) fn who(name: &str, cpr: Option<Cpr>, address: &str) -> Texts {
    let fields = [
        ("name", name.trim().to_owned()),
        ("cpr", cpr.map(Cpr::digits).unwrap_or_default()),
        ("address", address.trim().to_owned()),
    ];
    let given = fields.into_iter().filter(|(_, words)| !words.is_empty());
    given
        .map(|(field, words)| (field.to_owned(), text(words, Audience::Family)))
        .collect()
}

/// The registration of a person on the file of the child it is about.
pub(super) fn person_draft(
    child: PersonId,
    registered: PersonRegistered,
    texts: Texts,
    at: Moment,
) -> Draft {
    Draft {
        text: texts,
        ..Draft::plain(StreamId::from(child), at, vec![child], registered.into())
    }
}
