//! What happens: often, rarely, and on the last day.

use super::settings;
use domain::{Event, Mode, Moment, Payload, Role, StreamId};
use std::collections::{HashMap, HashSet};
use synth::Settings;

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

#[test]
fn a_small_municipality_has_cases_to_give_out_and_complaints_that_run() {
    let mut with_complaints = 0;
    for seed in 1..=6 {
        let (mut opened, mut assigned) = (HashSet::new(), HashSet::new());
        let mut running: HashSet<domain::id::ItemId> = HashSet::new();
        for e in synth::generate(&Settings {
            years: 3,
            seed,
            ..settings(150)
        }) {
            match &e.payload {
                Payload::CaseOpened(_) => drop(opened.insert(e.stream)),
                Payload::Assigned(_) => drop(assigned.insert(e.stream)),
                Payload::ComplaintReceived(p) => drop(running.insert(p.complaint)),
                Payload::ComplaintReassessed(p) if p.reassessment.is_final() => {
                    running.remove(&p.complaint);
                }
                Payload::ComplaintDecided(p) => drop(running.remove(&p.complaint)),
                _ => {}
            }
        }
        let without = opened.difference(&assigned).count();
        assert!(
            (2..=6).contains(&without),
            "{without} wait for a caseworker"
        );
        with_complaints += usize::from(!running.is_empty());
    }
    assert!(with_complaints >= 5, "{with_complaints} of 6");
}

fn work_waits(settings: Settings) {
    let events = synth::generate(&settings);
    let mut waiting: HashMap<StreamId, (Moment, bool)> = HashMap::new();
    let mut assigned = HashSet::new();
    let mut opened = HashMap::new();
    let mut booked = 0;
    for e in &events {
        match &e.payload {
            Payload::EnquiryReceived(p) if p.enquiry.is_notification() => {
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
    let without = opened.keys().filter(|case| !assigned.contains(*case));
    let without = without.count();
    assert!(without >= 2, "{without} wait for a caseworker");
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

/// When other municipalities acted for a child, while its file stayed open with a measure that
/// runs, and whether it came back.
#[test]
fn some_children_move_away_with_their_file_kept_open_and_some_come_back() {
    let events = synth::generate(&settings(900));
    let (mut gone, mut back) = (HashMap::new(), 0);
    let mut running: HashMap<domain::PersonId, i32> = HashMap::new();
    for e in &events {
        let Some(child) = e.subjects.first().filter(|_| e.corrects.is_none()) else {
            continue;
        };
        match &e.payload {
            Payload::MeasureStarted(_) => *running.entry(*child).or_default() += 1,
            Payload::MeasureEnded(_) => *running.entry(*child).or_default() -= 1,
            Payload::MunicipalityChanged(p) if !p.ours => {
                let n = running.get(child).copied().unwrap_or_default();
                gone.insert(*child, (e.at, n));
            }
            Payload::MunicipalityChanged(_) => {
                back += usize::from(gone.remove(child).is_some_and(|(_, n)| n > 0));
            }
            Payload::CaseClosed(_) => drop(gone.remove(child)),
            // Daily work is not ours meanwhile.
            Payload::FollowUpHeld(_) | Payload::VisitHeld(_) => {
                let is_away = gone.get(child).is_some_and(|(moved, _)| e.at > *moved);
                assert!(!is_away, "{} at {}", e.kind(), e.at);
            }
            _ => {}
        }
    }
    let kept = gone.values().filter(|(_, n)| *n > 0).count();
    assert!(kept >= 2 && back >= 1, "{kept} are away, {back} came back");
}
