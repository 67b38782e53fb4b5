//! What must hold of every list of events that a made-up municipality consists of.

use domain::cpr::Cpr;
use domain::id::ItemId;
use domain::{Act, Day, Event, Mode, Moment, Payload, PlanKind, Role, StreamId};
use std::collections::{HashMap, HashSet};
use synth::Settings;

fn settings(children: u32) -> Settings {
    let until = "2026-09-16T13:30:00Z".parse().expect("a moment");
    Settings {
        children,
        years: 10,
        until,
        seed: 11,
    }
}

fn bytes(events: &[Event]) -> Vec<u8> {
    let mut all = Vec::new();
    for e in events {
        all.extend_from_slice(&e.id.bytes());
        all.extend_from_slice(&e.stream.bytes());
        all.extend_from_slice(format!("{e:?}").as_bytes());
        all.extend_from_slice(&e.payload.to_bytes());
    }
    all
}

#[test]
fn the_same_arguments_give_the_same_bytes() {
    let once = bytes(&synth::generate(&settings(160)));
    assert!(once == bytes(&synth::generate(&settings(160))));
    let other = Settings {
        seed: 12,
        ..settings(160)
    };
    assert!(once != bytes(&synth::generate(&other)));
}

#[test]
fn events_stand_in_the_order_of_their_recording() {
    let settings = settings(700);
    let events = synth::generate(&settings);
    let mut seqs: HashMap<StreamId, u32> = HashMap::new();
    let mut ids = HashSet::new();
    let mut last = Moment(0);
    for (i, e) in events.iter().enumerate() {
        assert_eq!(e.position, i as u64 + 1);
        let seq = seqs.entry(e.stream).or_insert(0);
        *seq += 1;
        assert_eq!(e.seq, *seq, "{}", e.kind());
        assert!(
            e.appended_at >= last && e.appended_at <= settings.until,
            "{}",
            e.kind()
        );
        assert!(
            e.at <= e.appended_at,
            "{} happened after it was recorded",
            e.kind()
        );
        assert_eq!(e.known_at, e.appended_at);
        assert!(ids.insert(e.id), "an id twice");
        assert!(matches!(e.id.0.get_version_num(), 7));
        last = e.appended_at;
    }
}

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

#[test]
fn the_procedures_around_decisions_occur() {
    let events = synth::generate(&settings(900));
    for kind in [
        "complaint_reassessed",
        "complaint_sent_on",
        "complaint_decided",
        "request_answered",
        "preliminary_reviewed",
        "parents_plan_reviewed",
        "place_consulted",
        "municipality_told",
        "time_limit_ended",
    ] {
        assert!(events.iter().any(|e| e.kind() == kind), "no {kind}");
    }
    let renewed = |e: &Event| matches!(&e.payload, Payload::DecisionMade(p) if p.placed_before);
    assert!(events.iter().any(renewed), "no renewal");
}

#[test]
fn an_assessment_at_work_on_the_last_day_lives() {
    let events = synth::generate(&settings(2600));
    let mut open = HashMap::new();
    let (mut planned, mut heard) = (HashMap::new(), HashSet::new());
    for e in &events {
        match &e.payload {
            Payload::AssessmentOpened(p) => drop(open.insert(p.assessment, (0, 0))),
            Payload::AssessmentCompleted(p) => drop(open.remove(&p.assessment)),
            Payload::SourcePlanned(p) => drop(planned.insert(p.source, p.assessment)),
            Payload::ContributionRecorded(p) => heard.extend(p.sources.iter().copied()),
            _ => {}
        }
    }
    for (source, assessment) in planned {
        if let Some((asked, missing)) = open.get_mut(&assessment) {
            *(if heard.contains(&source) {
                asked
            } else {
                missing
            }) += 1;
        }
    }
    let both = open
        .values()
        .filter(|(asked, missing)| *asked > 0 && *missing > 0);
    assert!(both.count() > 5, "of {} at work", open.len());
    for kind in ["sibling_considered", "preliminary_assessment_made"] {
        assert!(events.iter().any(|e| e.kind() == kind), "no {kind}");
    }
}

#[test]
fn most_children_are_talked_with_after_a_notification_of_abuse() {
    use domain::{Cause, ConversationAbout};
    let events = synth::generate(&settings(900));
    let end = settings(900).until;
    let (mut notices, mut talks) = (Vec::new(), HashMap::new());
    for e in &events {
        match &e.payload {
            Payload::EnquiryReceived(p) if p.causes.contains(&Cause::ChildAssault) => {
                notices.extend(e.subjects.iter().map(|child| (*child, e.at)));
            }
            Payload::ChildConversation(p) if p.about != ConversationAbout::Decision => {
                let of: &mut Vec<Moment> = talks.entry(e.subjects[0]).or_default();
                of.push(e.at);
            }
            _ => {}
        }
    }
    notices.retain(|(_, at)| end.day().0 - at.day().0 > 120);
    let is_heard = |(child, at): &&(domain::PersonId, Moment)| {
        let all = talks.get(child);
        all.is_some_and(|all| all.iter().any(|t| t >= at && t.day().0 - at.day().0 <= 122))
    };
    let heard = notices.iter().filter(is_heard).count();
    assert!(
        notices.len() > 50 && 2 * heard > notices.len(),
        "{heard} of {}",
        notices.len()
    );
}

#[test]
fn no_civil_registration_number_can_be_real_or_given_twice() {
    let mut seen = HashSet::new();
    let mut people = HashMap::new();
    for e in synth::generate(&settings(700)) {
        let Some(cpr) = e.text.get("cpr") else {
            continue;
        };
        let number: Cpr = cpr.value.parse().expect("a CPR number");
        assert!(number.is_made_up());
        let person = match &e.payload {
            Payload::PersonRegistered(p) => p.person,
            Payload::Born(p) => p.person,
            _ => panic!("a CPR number on {}", e.kind()),
        };
        if people.insert(person, number.digits()).is_none() {
            assert!(seen.insert(number.digits()), "two persons with one number");
        }
    }
    assert!(seen.len() > 1000);
}

#[test]
fn a_case_is_closed_only_when_no_measure_runs_and_opened_once() {
    let mut running: HashMap<StreamId, i32> = HashMap::new();
    let mut open: HashMap<StreamId, bool> = HashMap::new();
    let mut numbers = 0;
    for e in synth::generate(&settings(900)) {
        match &e.payload {
            Payload::MeasureStarted(_) => {
                *running.entry(e.stream).or_default() += 1;
                assert!(open[&e.stream], "a measure in a closed case");
            }
            Payload::MeasureEnded(_) => *running.entry(e.stream).or_default() -= 1,
            Payload::CaseOpened(p) => {
                numbers += 1;
                assert_eq!(p.number, numbers);
                assert_eq!(open.insert(e.stream, true), None);
            }
            Payload::CaseReopened(_) => assert_eq!(open.insert(e.stream, true), Some(false)),
            Payload::CaseClosed(_) => {
                assert_eq!(open.insert(e.stream, false), Some(true));
                assert_eq!(running.get(&e.stream).copied().unwrap_or(0), 0);
            }
            _ => {}
        }
    }
    assert!(numbers > 850);
}

#[test]
fn the_law_changes_with_the_year_2024_and_running_measures_keep_theirs() {
    let reform = Day::from_ymd(2024, 1, 1).expect("a day");
    let events = synth::generate(&settings(700));
    let mut law_of = HashMap::new();
    let mut kept = 0;
    for e in &events {
        let new = e.at.day() >= reform;
        match &e.payload {
            Payload::DecisionMade(p) => {
                assert_eq!(p.law == Act::Bl, new);
                assert_eq!(p.paragraph.starts_with("BL"), new);
                law_of.insert(p.decision, p.law);
            }
            Payload::MeasureStarted(p) => {
                assert_eq!(p.decision.map(|d| law_of[&d]), Some(p.law));
                assert_eq!(p.paragraph.starts_with("BL"), p.law == Act::Bl);
            }
            Payload::FollowUpHeld(p) if new => {
                kept += usize::from(!p.measures.is_empty());
            }
            Payload::Screened(_)
            | Payload::ClarificationStarted(_)
            | Payload::PlanNeedDecided(_) => {
                assert!(new, "{} under serviceloven", e.kind());
            }
            Payload::PlanMade(p) if p.plan != PlanKind::ActionPlan => assert!(new),
            _ => {}
        }
    }
    assert!(kept > 100);
}

#[test]
fn what_happens_rarely_happens_all_the_same() {
    let events = synth::generate(&settings(2600));
    let mut kinds: HashMap<&str, usize> = HashMap::new();
    let (mut replaced, mut retracted, mut shared, mut protected) = (0, 0, 0, 0);
    for e in &events {
        *kinds.entry(e.kind()).or_default() += 1;
        replaced += usize::from(e.mode == Some(Mode::Replace));
        retracted += usize::from(e.mode == Some(Mode::Retract));
        if let Payload::EnquiryReceived(_) = e.payload {
            shared += usize::from(e.subjects.len() > 1);
        }
        if let Payload::PersonRegistered(p) = &e.payload {
            protected += usize::from(p.protected);
        }
    }
    for kind in [
        "persons_merged",
        "persons_unmerged",
        "municipality_changed",
        "case_reopened",
        "born",
        "measure_place_changed",
        "measure_consent_changed",
        "booking_cancelled",
        "delay_explained",
        "observation_recorded",
        "worker_left",
        "population_recorded",
    ] {
        assert!(kinds.get(kind).copied().unwrap_or(0) > 0, "no {kind}");
    }
    assert!(replaced > 20 && retracted > 20 && shared > 300 && protected > 10);
    assert!(
        !kinds.contains_key("adopted"),
        "adoption is not for the generator"
    );
}

#[test]
fn the_last_day_has_work_waiting_whatever_the_hour() {
    for until in [
        "2026-09-16T13:30:00Z",
        "2026-09-14T04:10:00Z",
        "2026-12-26T22:00:00Z",
    ] {
        let until = until.parse().expect("a moment");
        work_waits(Settings {
            until,
            ..settings(2600)
        });
    }
}

fn work_waits(settings: Settings) {
    let events = synth::generate(&settings);
    let mut waiting: HashMap<StreamId, (Moment, bool)> = HashMap::new();
    let mut assigned = HashSet::new();
    let mut opened = HashMap::new();
    let mut booked = 0;
    for e in &events {
        match &e.payload {
            Payload::EnquiryReceived(p) if p.enquiry == domain::Enquiry::Notification => {
                waiting.insert(e.stream, (e.at, p.acute));
            }
            Payload::NotificationEvaluated(_) => drop(waiting.remove(&e.stream)),
            Payload::CaseOpened(_) => drop(opened.insert(e.stream, e.at)),
            Payload::Assigned(_) => drop(assigned.insert(e.stream)),
            Payload::DateBooked(p) => booked += usize::from(p.on > settings.until),
            _ => {}
        }
    }
    let day_ago = settings.until.add_seconds(-86_400);
    assert!(waiting.values().filter(|w| w.0 > day_ago).count() >= 3);
    assert!(
        opened.keys().any(|case| !assigned.contains(case)),
        "nobody waits for a caseworker"
    );
    assert!(booked > 20);
}

#[test]
fn one_person_for_each_role_can_log_in_and_the_caseworker_has_work() {
    let settings = settings(5200);
    let people = synth::demo_people(&settings);
    let roles: Vec<Role> = people.iter().map(|p| p.role).collect();
    assert_eq!(roles.len(), 12);
    let ids: HashSet<_> = people.iter().map(|p| p.worker).collect();
    let other = synth::demo_people(&Settings {
        seed: 5,
        ..settings
    });
    assert!(
        other.iter().all(|p| ids.contains(&p.worker)),
        "ids change with the seed"
    );
    let caseworker = &people[0];
    assert_eq!(caseworker.role, Role::Caseworker);
    let (mut left, mut registered) = (0, 0);
    let mut main: HashMap<StreamId, domain::WorkerId> = HashMap::new();
    let mut open: HashSet<StreamId> = HashSet::new();
    for e in synth::municipality(&settings) {
        match &e.payload {
            Payload::WorkerRegistered(p) => registered += usize::from(ids.contains(&p.worker)),
            Payload::WorkerLeft(p) => left += usize::from(ids.contains(&p.worker)),
            Payload::Assigned(p) if p.role == domain::AssignmentRole::Main => {
                main.insert(e.stream, p.worker);
            }
            Payload::CaseOpened(_) | Payload::CaseReopened(_) => drop(open.insert(e.stream)),
            Payload::CaseClosed(_) => drop(open.remove(&e.stream)),
            _ => {}
        }
    }
    assert_eq!((registered, left), (12, 0));
    let load = open
        .iter()
        .filter(|c| main.get(*c) == Some(&caseworker.worker))
        .count();
    assert!((18..=45).contains(&load), "{load} cases");
}

#[test]
fn small_short_and_old_municipalities_are_made_too() {
    for (children, years, until) in [
        (0, 10, "2026-09-16T13:30:00Z"),
        (1, 10, "2026-09-16T13:30:00Z"),
        (40, 1, "2024-01-01T00:00:00Z"),
        (60, 3, "2014-07-06T22:00:00Z"),
        (60, 25, "2030-02-28T23:59:59Z"),
    ] {
        let until = until.parse().expect("a moment");
        let settings = Settings {
            children,
            years,
            until,
            seed: 1,
        };
        let events = synth::generate(&settings);
        let files = events.iter().filter(|e| e.kind() == "case_opened").count();
        assert!(
            files <= children as usize && files + 10 >= children as usize,
            "{files} files"
        );
        assert!(events.iter().all(|e| e.appended_at <= until));
        assert_eq!(synth::demo_people(&settings).len(), 12);
    }
}
