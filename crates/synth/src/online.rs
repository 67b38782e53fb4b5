//! What came in by the form on the open web in the last hours: the child is described, and
//! reception has yet to say who it is.
//!
//! On a stream of chance of its own: no other story changes by it.

use crate::Settings;
use crate::chance::Chance;
use crate::draft::{Draft, Subjects};
use crate::people::People;
use crate::texts::Topic;
use domain::event::intake::EnquiryReceived;
use domain::event::people::PersonRegistered;
use domain::id::EventId;
use domain::{
    Channel, Enquiry, Moment, Notifier, Payload, PersonId, PersonKind, ReceiptNumber, Role,
    StreamId, WorkerId,
};

/// The stream of chance.
const PART: u64 = u64::MAX - 1;

/// Who writes: one at work and one who stays anonymous come first.
const WRITERS: [Notifier; 4] = [
    Notifier::School,
    Notifier::Anonymous,
    Notifier::Family,
    Notifier::DayCare,
];

/// One concern for some hundred children, at least two: about children who are on record under
/// the name that the sender knows.
pub(crate) fn concerns(settings: &Settings, people: &People, drafts: &mut Vec<Draft>) {
    let mut chance = Chance::new(settings.seed, PART);
    let day = settings.until.day();
    let is_child = |card: u32| {
        let card = people.card(card);
        card.is_some_and(|c| c.birth < day && law::calendar::age_on(c.birth, day) < 17)
    };
    let known: Vec<u32> = drafts
        .iter()
        .filter(|d| d.topic == Topic::Person && is_child(d.card))
        .map(|d| d.card)
        .collect();
    if known.is_empty() {
        return;
    }
    let wanted = usize::try_from(settings.children / 300).unwrap_or(0) + 2;
    for writer in WRITERS.into_iter().take(wanted) {
        let at = settings.until.add_seconds(-chance.seconds(1200, 8 * 3600));
        let card = chance.pick(&known);
        drafts.extend(concern(at, card, writer, &mut chance));
    }
}

fn concern(at: Moment, card: u32, notifier: Notifier, chance: &mut Chance) -> [Draft; 2] {
    let person = PersonId(chance.id(at));
    let bits = u64::from(chance.word()) << 32 | u64::from(chance.word());
    let number = ReceiptNumber::of(bits);
    let registered = PersonRegistered {
        person,
        kind: PersonKind::Child,
        birth_on: None,
        sex: None,
        protected: false,
        unidentified: true,
    };
    let is_anonymous = notifier == Notifier::Anonymous;
    let received = EnquiryReceived {
        enquiry: Enquiry::Notification,
        notifier,
        professional: !matches!(notifier, Notifier::Anonymous | Notifier::Family),
        anonymous: is_anonymous,
        acute: false,
        causes: Vec::new(),
        aware_on: None,
        channel: Some(Channel::OpenForm),
        receipt_number: Some(number.clone()),
    };
    let mut draft = |stream: StreamId, payload: Payload, topic| Draft {
        appended: at,
        at,
        id: EventId(chance.id(at)),
        stream,
        actor: WorkerId::SYSTEM,
        role: Role::System,
        subjects: Subjects::One(person),
        payload,
        topic,
        word: chance.word(),
        card,
        correction: None,
    };
    [
        draft(person.into(), registered.into(), Topic::DescribedPerson),
        draft(number.stream(), received.into(), Topic::Concern),
    ]
}
