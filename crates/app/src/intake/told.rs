//! What the notifier is told: that it arrived, and for a professional what was begun.

use super::Arrived;
use crate::draft::Draft;
use crate::{Actor, App, Deed, Error};
use domain::correction::effective;
use domain::event::intake::{NotifierInformed, ReceiptSent};
use domain::text::{Audience, text};
use domain::{Begun, Event, Moment, Payload, StreamId, Texts};

impl App {
    /// Records that the receipt to the notifier was sent.
    pub fn send_receipt(
        &self,
        actor: &Actor,
        notification: StreamId,
        at: Moment,
    ) -> Result<(), Error> {
        self.tell(
            actor,
            notification,
            ("sent_time", at),
            ReceiptSent {}.into(),
            "",
        )
    }

    /// Records that a professional notifier was told what was begun, as the case stands now;
    /// `told` is what was said of the kind and length of the support.
    pub fn inform_notifier(
        &self,
        actor: &Actor,
        notification: StreamId,
        at: Moment,
        told: &str,
    ) -> Result<(), Error> {
        actor.require(Deed::EvaluateNotification)?;
        let events = self.notification_events(actor, notification)?;
        let begun = self.begun_since(actor, Arrived::among(&events)?.event)?;
        let informed = NotifierInformed { begun };
        self.tell(
            actor,
            notification,
            ("told_time", at),
            informed.into(),
            told,
        )
    }

    /// What was begun for the children of a notification since it arrived, as far as the actor
    /// sees them.
    pub(crate) fn begun_since(&self, actor: &Actor, arrival: &Event) -> Result<Vec<Begun>, Error> {
        let scope = self.scope(actor);
        let mut begun = Vec::new();
        for child in &arrival.subjects {
            let found = self.store.events_of_person(&scope, *child)?;
            for event in effective(found.as_ref().map_or(&[], |f| &f.events)) {
                begun.extend(begins(&event.content.payload).filter(|_| event.at() >= arrival.at));
            }
        }
        begun.sort_unstable();
        begun.dedup();
        Ok(begun)
    }

    fn tell(
        &self,
        actor: &Actor,
        notification: StreamId,
        (field, at): (&'static str, Moment),
        payload: Payload,
        told: &str,
    ) -> Result<(), Error> {
        actor.require(Deed::EvaluateNotification)?;
        let version = self.store.version(notification)?;
        let events = self.notification_events(actor, notification)?;
        let arrival = Arrived::among(&events)?.standing(field)?;
        if at > self.now() {
            return Err(Error::refused(field, "refused-future"));
        }
        if at < arrival.at {
            return Err(Error::refused(field, "refused-before-arrival"));
        }
        if matches!(payload, Payload::NotifierInformed(_)) && !is_professional(arrival) {
            return Err(Error::refused(field, "refused-not-professional"));
        }
        let mut texts = Texts::new();
        if !told.trim().is_empty() {
            texts.insert("told".into(), text(told.trim(), Audience::Notifier));
        }
        let draft = Draft {
            text: texts,
            ..Draft::plain(notification, at, arrival.subjects.clone(), payload)
        };
        self.record(actor, vec![draft], &[(notification, version)])?;
        Ok(())
    }
}

/// What an event begins of that which a professional notifier hears of.
fn begins(payload: &Payload) -> Option<Begun> {
    match payload {
        Payload::AssessmentOpened(_) => Some(Begun::Assessment),
        Payload::ClarificationStarted(_) => Some(Begun::Clarification),
        Payload::MeasureStarted(_) => Some(Begun::Support),
        _ => None,
    }
}

/// Whether the notifier acted as a professional: nobody else may be told what was begun.
fn is_professional(arrival: &Event) -> bool {
    matches!(&arrival.payload, Payload::EnquiryReceived(p) if p.professional && !p.anonymous)
}
