//! Whatever an event points at was on record before it.

use super::settings;
use domain::id::ItemId;
use domain::{Event, Payload, StreamId};
use std::collections::{HashMap, HashSet};

/// Everything that a later event may point at, in the order of recording.
#[derive(Default)]
struct Known {
    events: HashMap<domain::EventId, &'static str>,
    people: HashSet<domain::PersonId>,
    workers: HashSet<domain::WorkerId>,
    teams: HashSet<String>,
    items: HashSet<ItemId>,
    notices: HashSet<StreamId>,
}

impl Known {
    fn item(&self, item: ItemId, e: &Event) {
        assert!(
            self.items.contains(&item),
            "{} at {} names an unknown item",
            e.kind(),
            e.position
        );
    }

    fn check(&self, e: &Event) {
        if e.stream == StreamId::OFFICE {
            assert!(e.subjects.is_empty());
        } else {
            assert!(
                self.workers.contains(&e.actor),
                "{} by an unknown worker",
                e.kind()
            );
        }
        if let Some(target) = e.corrects {
            assert_eq!(
                self.events.get(&target),
                Some(&e.kind()),
                "corrects another kind"
            );
            assert!(e.mode.is_some() && e.text.contains_key("reason"));
        }
        for person in &e.subjects {
            let new = matches!(e.payload, Payload::PersonRegistered(_));
            assert!(
                new || self.people.contains(person),
                "{} on nobody",
                e.kind()
            );
        }
        match &e.payload {
            Payload::RelationRecorded(p) => assert!(self.people.contains(&p.other)),
            Payload::PregnancyRegistered(p) => assert!(self.people.contains(&p.mother)),
            Payload::ReceiptSent(_)
            | Payload::NotificationEvaluated(_)
            | Payload::NotifierInformed(_) => {
                assert!(
                    self.notices.contains(&e.stream),
                    "{} before its enquiry",
                    e.kind()
                );
            }
            Payload::Screened(p) => {
                assert!(p.notification.is_none_or(|n| self.notices.contains(&n)));
            }
            Payload::ClarificationCompleted(p) => self.item(p.clarification, e),
            Payload::AssessmentCompleted(p) => self.item(p.assessment, e),
            Payload::AssessmentFocusChosen(p) => self.item(p.assessment, e),
            Payload::SourcePlanned(p) => self.item(p.assessment, e),
            Payload::SourceConsentRecorded(p) => self.item(p.source, e),
            Payload::ContributionRecorded(p) => p.sources.iter().for_each(|s| self.item(*s, e)),
            Payload::SiblingConsidered(p) => assert!(self.people.contains(&p.sibling)),
            Payload::PreliminaryAssessmentMade(p) => self.item(p.assessment, e),
            Payload::PlanNeedDecided(p) => p.decision.into_iter().for_each(|d| self.item(d, e)),
            Payload::PlanMade(p) => p.decision.into_iter().for_each(|d| self.item(d, e)),
            Payload::PlanGoalAssessed(p) => self.item(p.goal, e),
            Payload::MeasureStarted(p) => p.decision.into_iter().for_each(|d| self.item(d, e)),
            Payload::MeasurePlaceChanged(p) => self.item(p.measure, e),
            Payload::MeasureConsentChanged(p) => self.item(p.measure, e),
            Payload::MeasureEnded(p) => self.item(p.measure, e),
            Payload::FollowUpHeld(p) => p.measures.iter().for_each(|m| self.item(*m, e)),
            Payload::RhythmDecided(p) => p.measures.iter().for_each(|m| self.item(*m, e)),
            Payload::VisitHeld(p) => p.measure.into_iter().for_each(|m| self.item(m, e)),
            Payload::BookingCancelled(p) => self.item(p.booking, e),
            Payload::ComplaintReceived(p) => p.decision.into_iter().for_each(|d| self.item(d, e)),
            Payload::ComplaintReassessed(p) => self.item(p.complaint, e),
            Payload::ComplaintSentOn(p) => self.item(p.complaint, e),
            Payload::ComplaintDecided(p) => self.item(p.complaint, e),
            Payload::RequestReceived(p) => p.measure.into_iter().for_each(|m| self.item(m, e)),
            Payload::RequestAnswered(p) => self.item(p.request, e),
            Payload::PartialCaseClosed(p) => self.item(p.partial, e),
            Payload::DecisionMade(p) => p.terms.partial.into_iter().for_each(|c| self.item(c, e)),
            Payload::PreliminaryExecuted(p) => self.item(p.decision, e),
            Payload::PreliminaryNotified(p) => self.item(p.decision, e),
            Payload::PreliminaryReviewed(p) => self.item(p.decision, e),
            Payload::TimeLimitEnded(p) => self.item(p.time_limit, e),
            Payload::ParentsPlanMade(p) => self.item(p.measure, e),
            Payload::DelayExplained(p) => assert!(self.events.contains_key(&p.trigger)),
            Payload::Assigned(p) => {
                assert!(self.workers.contains(&p.worker) && self.teams.contains(p.team.as_str()));
            }
            Payload::PersonsMerged(p) => {
                assert!(self.people.contains(&p.from) && self.people.contains(&p.into));
            }
            Payload::WorkerLeft(p) => assert!(self.workers.contains(&p.worker)),
            _ => {}
        }
    }

    fn learn(&mut self, e: &Event) {
        self.events.insert(e.id, e.kind());
        match &e.payload {
            Payload::PersonRegistered(p) => drop(self.people.insert(p.person)),
            Payload::EnquiryReceived(_) => drop(self.notices.insert(e.stream)),
            Payload::WorkerRegistered(p) => drop(self.workers.insert(p.worker)),
            Payload::TeamCreated(p) => drop(self.teams.insert(p.team.as_str().to_owned())),
            Payload::ClarificationStarted(p) => drop(self.items.insert(p.clarification)),
            Payload::AssessmentOpened(p) => drop(self.items.insert(p.assessment)),
            Payload::SourcePlanned(p) => drop(self.items.insert(p.source)),
            Payload::DecisionMade(p) => drop(self.items.insert(p.decision)),
            Payload::MeasureStarted(p) => drop(self.items.insert(p.measure)),
            Payload::DateBooked(p) => drop(self.items.insert(p.booking)),
            Payload::ComplaintReceived(p) => drop(self.items.insert(p.complaint)),
            Payload::RequestReceived(p) => drop(self.items.insert(p.request)),
            Payload::PartialCaseOpened(p) => drop(self.items.insert(p.partial)),
            Payload::TimeLimitSet(p) => drop(self.items.insert(p.time_limit)),
            Payload::PlanMade(p) => {
                self.items.insert(p.plan_id);
                self.items.extend(p.goals.iter().map(|g| g.goal));
            }
            _ => {}
        }
    }
}

#[test]
fn every_id_that_is_named_was_made_before() {
    let mut known = Known::default();
    let events = synth::generate(&settings(900));
    // The program takes in what is written on the open web.
    known.workers.insert(domain::WorkerId::SYSTEM);
    // The administrator registers the staff, himself included.
    known.workers.extend(events.first().map(|e| e.actor));
    for e in &events {
        known.check(e);
        known.learn(e);
    }
}
