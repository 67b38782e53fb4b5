//! A concern written on the open web, by anybody and without a log-in.
//!
//! It is an ordinary notification, recorded by the system at once: the 24 hours run from that
//! moment. Nothing that comes back tells whether the child is known here. A form that was opened
//! carries a ticket; the number on the receipt, the notification and its event follow from it and
//! from what was written, so a form that is sent twice is one notification with one number, and
//! one that says more the second time is another.

use super::arrival::{Arrival, Child, Described, is_child};
use crate::numbered::{fits, in_order};
use crate::{Actor, App, Deed, Error, Problem};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::cpr::Cpr;
use domain::{
    Channel, Enquiry, EventId, Moment, Notifier, ReceiptNumber, Role, StreamId, WorkerId,
};
use store::{Reach, Scope, StoreError};
use uuid::Uuid;

/// What the tickets and receipts are protected for.
const TICKET: &str = "concern ticket";
const RECEIPT: &str = "concern receipt";

/// Nobody reads and fills in the form in less; seconds.
const SHORTEST: i64 = 3;
/// How long a form may stand open, so that one may send it when the connection is back; seconds.
const LONGEST: i64 = 7 * 86_400;
/// The longest concern and the longest other text, in letters.
const LONGEST_CONCERN: usize = 20_000;
const LONGEST_LINE: usize = 300;

/// What somebody wrote.
#[derive(Debug, Clone)]
pub struct Concern {
    /// Who writes.
    pub notifier: Notifier,
    /// Whether as a professional: then name and contact are needed (barnets lov § 133).
    pub is_professional: bool,
    /// The writer's name; empty for a citizen who stays anonymous.
    pub notifier_name: String,
    /// Telephone or e-mail; empty likewise.
    pub notifier_contact: String,
    /// The child's name, as far as the writer knows it.
    pub child_name: String,
    /// The child's CPR number, if known.
    pub child_cpr: Option<Cpr>,
    /// Where the child lives, if known.
    pub child_address: String,
    /// What else tells who the child is: age, school.
    pub child_described: String,
    /// Whether the writer thinks that the child is in danger today.
    pub is_acute: bool,
    /// The concern.
    pub concern: String,
}

impl Concern {
    /// All that was written, to tell one form that is sent again from one that was changed.
    fn said(&self) -> String {
        let flags = [self.is_professional, self.is_acute].map(|is| is.to_string());
        [
            self.notifier.as_str(),
            &flags[0],
            &flags[1],
            &self.notifier_name,
            &self.notifier_contact,
            &self.child_name,
            &self.child_cpr.map(Cpr::digits).unwrap_or_default(),
            &self.child_address,
            &self.child_described,
            &self.concern,
        ]
        .join("\0")
    }
}

/// What the sender is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcernReceipt {
    /// The number.
    pub number: ReceiptNumber,
    /// When the concern arrived.
    pub at: Moment,
}

impl App {
    /// The ticket of a form that is opened now.
    pub fn open_concern(&self) -> Result<String, Error> {
        let mut plain = self.now().0.to_be_bytes().to_vec();
        plain.extend_from_slice(self.ids.random().as_bytes());
        Ok(URL_SAFE_NO_PAD.encode(self.store.vault().protect(TICKET, &plain)?))
    }

    /// Takes a concern in; the same words under the same ticket give the same receipt however often
    /// they are sent.
    pub fn receive_concern(
        &self,
        ticket: &str,
        concern: &Concern,
    ) -> Result<ConcernReceipt, Error> {
        let old = || Error::refused("ticket", "refused-concern-old");
        let (opened_at, key) = self.read_ticket(ticket).ok_or_else(old)?;
        let number = self.number_of(key, concern)?;
        let stream = number.stream();
        if let Some(receipt) = self.received(&number)? {
            return Ok(receipt);
        }
        let now = self.now();
        let open_for = now.0 - opened_at.0;
        if open_for > LONGEST {
            return Err(old());
        }
        let mut problems = problems_of(concern);
        if open_for < SHORTEST && problems.is_empty() {
            problems.push(Problem::new("ticket", "refused-concern-quick"));
        }
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let arrival = self.arrival_of(concern, now, &number)?;
        let drafts = self.arrived(&Actor::system(), stream, arrival)?;
        let mut events = self.events_of(&Actor::system(), drafts);
        if let Some(enquiry) = events.iter_mut().find(|e| e.stream == stream) {
            enquiry.id = EventId(stream.0);
        }
        match self.append(events, &[]) {
            // The other click was a moment earlier.
            Ok(_) | Err(Error::Store(StoreError::Duplicate(_))) => {}
            Err(error) => return Err(error),
        }
        self.received(&number)?.ok_or(Error::NotFound)
    }

    /// A receipt as it may stand in an address: nobody can read it there.
    pub fn seal_receipt(&self, receipt: &ConcernReceipt) -> Result<String, Error> {
        let mut plain = receipt.at.0.to_be_bytes().to_vec();
        plain.extend_from_slice(receipt.number.as_str().as_bytes());
        Ok(URL_SAFE_NO_PAD.encode(self.store.vault().protect(RECEIPT, &plain)?))
    }

    /// The receipt that was sealed.
    pub fn open_receipt(&self, sealed: &str) -> Option<ConcernReceipt> {
        let (at, number) = self.revealed(RECEIPT, sealed)?;
        let number = std::str::from_utf8(&number).ok()?.parse().ok()?;
        Some(ConcernReceipt { number, at })
    }

    /// The notification behind a number that a sender reads out, if it is within reach.
    pub fn find_receipt(&self, actor: &Actor, number: &str) -> Result<Option<StreamId>, Error> {
        actor.require(Deed::SeeNotifications)?;
        let Ok(number) = number.parse::<ReceiptNumber>() else {
            return Ok(None);
        };
        let stream = number.stream();
        let found = self.store.events_of_stream(&self.scope(actor), stream)?;
        Ok(found.map(|_| stream))
    }

    fn read_ticket(&self, ticket: &str) -> Option<(Moment, Uuid)> {
        let (at, key) = self.revealed(TICKET, ticket)?;
        Some((at, Uuid::from_slice(&key).ok()?))
    }

    fn revealed(&self, purpose: &str, sealed: &str) -> Option<(Moment, Vec<u8>)> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let plain = self.store.vault().reveal(purpose, &sealed).ok()?;
        let (at, rest) = plain.split_first_chunk::<8>()?;
        Some((Moment(i64::from_be_bytes(*at)), rest.to_vec()))
    }

    fn number_of(&self, key: Uuid, concern: &Concern) -> Result<ReceiptNumber, Error> {
        let said = [key.as_bytes(), concern.said().as_bytes()].concat();
        let digest = self.store.vault().digest(RECEIPT, &said)?;
        let mut bits = [0; 8];
        bits.copy_from_slice(&digest[..8]);
        Ok(ReceiptNumber::of(u64::from_be_bytes(bits)))
    }

    fn received(&self, number: &ReceiptNumber) -> Result<Option<ConcernReceipt>, Error> {
        let stream = number.stream();
        let events = self.store.events_of_stream(&Scope::system(), stream)?;
        let arrival = events.and_then(|events| events.into_iter().next());
        Ok(arrival.map(|event| ConcernReceipt {
            number: number.clone(),
            at: event.at,
        }))
    }

    fn arrival_of(
        &self,
        given: &Concern,
        now: Moment,
        number: &ReceiptNumber,
    ) -> Result<Arrival, Error> {
        // A protected child opens to few: reception reads such a concern first, as any other,
        // and says itself whom it is about.
        let scope = Scope::new(WorkerId::SYSTEM, Role::System, Reach::Whole, now);
        let on_record = match given.child_cpr {
            Some(cpr) => self.store.search(&scope, &cpr.digits(), 5)?,
            None => Vec::new(),
        };
        // Under another name the number may have a wrong digit: reception looks at it.
        let known = in_order(on_record, is_child)
            .into_iter()
            .find(|child| fits(&given.child_name, child.name.as_deref()));
        let described = Child::Described {
            name: given.child_name.clone(),
            cpr: given.child_cpr,
            address: given.child_address.clone(),
            birth_on: None,
            sex: None,
        };
        let is_nameless = |text: &str| text.trim().is_empty();
        let is_anonymous =
            is_nameless(&given.notifier_name) && is_nameless(&given.notifier_contact);
        Ok(Arrival {
            enquiry: Enquiry::Notification,
            received_at: now,
            children: vec![known.map_or(described, |child| Child::Known(child.person))],
            siblings: Vec::new(),
            notifier: match given.notifier {
                // Statistics count an unknown citizen as anonymous, and a child as a child.
                Notifier::Child => Notifier::Child,
                _ if is_anonymous => Notifier::Anonymous,
                notifier => notifier,
            },
            is_anonymous,
            notifier_name: given.notifier_name.clone(),
            notifier_person: None,
            notifier_contact: given.notifier_contact.clone(),
            is_professional: given.is_professional,
            is_acute: given.is_acute,
            causes: Vec::new(),
            concern: given.concern.clone(),
            described: Described {
                name: given.child_name.clone(),
                address: given.child_address.clone(),
                more: given.child_described.clone(),
            },
            came_by: Some((Channel::OpenForm, number.clone())),
            attachments: Vec::new(),
        })
    }
}

fn problems_of(given: &Concern) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut check = |is_wrong: bool, field, message| {
        if is_wrong {
            problems.push(Problem::new(field, message));
        }
    };
    let is_empty = |text: &str| text.trim().is_empty();
    let is_long = |text: &str, most: usize| text.chars().count() > most;
    if given.is_professional {
        check(
            is_empty(&given.notifier_name),
            "notifier_name",
            "refused-concern-name",
        );
        check(
            is_empty(&given.notifier_contact),
            "notifier_contact",
            "refused-concern-contact",
        );
    }
    let says_who = [
        &given.child_name,
        &given.child_address,
        &given.child_described,
    ]
    .into_iter()
    .any(|text| !is_empty(text));
    check(
        !says_who && given.child_cpr.is_none(),
        "child_name",
        "refused-concern-child",
    );
    check(is_empty(&given.concern), "concern", "refused-concern-empty");
    check(
        is_long(&given.concern, LONGEST_CONCERN),
        "concern",
        "refused-long",
    );
    for (field, text) in [
        ("notifier_name", &given.notifier_name),
        ("notifier_contact", &given.notifier_contact),
        ("child_name", &given.child_name),
        ("child_address", &given.child_address),
        ("child_described", &given.child_described),
    ] {
        check(is_long(text, LONGEST_LINE), field, "refused-long");
    }
    problems
}
