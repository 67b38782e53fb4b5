//! The conversation with the child after a notification of abuse (barnets lov § 137, stk. 3):
//! told for most, by chance of its own, when the rest of the story has been told.

use crate::chance::Chance;
use crate::file::File;
use domain::event::intake::EnquiryReceived;
use domain::{Cause, ConversationAbout, Enquiry, Moment, Payload};

/// The part of chance that belongs to this file.
const PART: u64 = 0x4142_5553;

/// The share of children talked with after a notification of abuse; made up.
const SHARE: f64 = 0.88;

impl File<'_, '_> {
    /// Adds the conversations to a story; the drafts about the family begin at `family`, the
    /// child's own at `from`.
    pub(crate) fn talks_after_abuse(&mut self, family: usize, from: usize) {
        let own = Chance::new(self.child.id.0.as_u64_pair().1, PART);
        let others = std::mem::replace(&mut self.sim.chance, own);
        let story = self.story(from);
        let mut talks: Vec<Moment> = story
            .iter()
            .filter(|t| matches!(&t.payload, Payload::ChildConversation(p) if counts(p.about)))
            .map(|t| t.at)
            .collect();
        for at in self.abuse_notices(family) {
            let opens = |t: &&crate::procedures::Told| {
                matches!(t.payload, Payload::CaseOpened(_) | Payload::CaseReopened(_))
            };
            // The talk is held as soon as there is a file to put it in.
            let opened = story.iter().rfind(|t| opens(t) && t.at <= at);
            let opened = opened.or_else(|| story.iter().find(opens)).map(|t| t.at);
            let Some(opened) = opened else {
                continue;
            };
            let talk = self
                .day(at.max(opened).day(), 1, 16)
                .max(at.max(opened).add_seconds(5400));
            let closed = story
                .iter()
                .find(|t| t.at > opened && matches!(t.payload, Payload::CaseClosed(_)))
                .map(|t| t.at);
            let is_held = self.sim.chance.hit(SHARE);
            // One talk answers for what came in within the same weeks.
            let is_near = |held: &Moment| *held >= at && held.day().0 - at.day().0 <= 100;
            let fits = talk.day().0 - at.day().0 <= 110 && closed.is_none_or(|end| talk < end);
            if is_held && fits && !talks.iter().any(is_near) {
                talks.push(talk);
                self.talk(talk, ConversationAbout::Notification, true);
            }
        }
        self.sim.chance = others;
    }

    /// When notifications of abuse of the child arrived, in the order of time.
    fn abuse_notices(&self, family: usize) -> Vec<Moment> {
        let own = self.child.id;
        let mut all: Vec<Moment> = self.sim.out[family..]
            .iter()
            .filter(|draft| draft.subjects.to_vec().contains(&own))
            .filter(|draft| match &draft.payload {
                Payload::EnquiryReceived(EnquiryReceived {
                    enquiry: Enquiry::Notification,
                    causes,
                    ..
                }) => causes.contains(&Cause::ChildAssault),
                _ => false,
            })
            .map(|draft| draft.at)
            .filter(|at| self.child.age(at.day()) < 18)
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Whether a conversation about this meets the duty.
const fn counts(about: ConversationAbout) -> bool {
    matches!(
        about,
        ConversationAbout::Notification | ConversationAbout::Assessment
    )
}
