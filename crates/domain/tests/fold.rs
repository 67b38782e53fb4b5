//! The fold: corrections, merges, reopening, and that duties follow.

#[path = "support/file.rs"]
mod file;

use domain::case::Case;
use domain::code::{
    Act, AppealOutcome, AssignmentRole, CloseReason, Enquiry, Evaluation, MeasureEnd, Notifier,
    PersonKind, Place, Reassessment,
};
use domain::event::complaint::{
    ComplaintDecided, ComplaintReassessed, ComplaintReceived, ComplaintSentOn,
};
use domain::event::intake::{EnquiryReceived, NotificationEvaluated};
use domain::event::measures::{MeasureEnded, MeasurePlaceChanged, MeasureStarted};
use domain::event::people::{
    Assigned, Born, CaseClosed, CaseOpened, CaseReopened, PersonRegistered, PregnancyRegistered,
};
use domain::id::ItemId;
use domain::{Day, Event, EventId, Mode, Moment, Payload, PersonId, StreamId, WorkerId};
use file::{CHILD, folded};
use law::Status;
use uuid::Uuid;

fn at(text: &str) -> Moment {
    text.parse().expect("a moment")
}

/// A journal under construction; everything is recorded when it happens unless said.
#[derive(Default)]
struct Journal(Vec<Event>);

impl Journal {
    fn add(&mut self, stream: StreamId, when: &str, payload: impl Into<Payload>) -> EventId {
        let position = self.0.len() as u64 + 1;
        let event = Event {
            stream,
            ..file::event(position, at(when), payload.into())
        };
        let id = event.id;
        self.0.push(event);
        id
    }

    fn file(&mut self, when: &str, payload: impl Into<Payload>) -> EventId {
        self.add(StreamId::from(CHILD), when, payload)
    }

    fn correct(&mut self, of: EventId, mode: Mode, when: &str, recorded: &str, payload: Payload) {
        let stream = self.0.iter().find(|e| e.id == of).expect("there").stream;
        self.add(stream, when, payload);
        let last = self.0.last_mut().expect("just added");
        last.known_at = at(recorded);
        last.appended_at = at(recorded);
        last.corrects = Some(of);
        last.mode = Some(mode);
    }

    fn fold(&self) -> Case {
        folded(&self.0)
    }
}

fn received() -> EnquiryReceived {
    EnquiryReceived {
        enquiry: Enquiry::Notification,
        notifier: Notifier::School,
        professional: true,
        anonymous: false,
        acute: false,
        causes: Vec::new(),
        aware_on: None,
        channel: None,
        receipt_number: None,
    }
}

fn evaluated() -> NotificationEvaluated {
    NotificationEvaluated {
        acute: false,
        outcome: Evaluation::Screening,
        participants: Vec::new(),
        causes: Vec::new(),
    }
}

fn notification() -> StreamId {
    StreamId(Uuid::from_u128(500))
}

fn status(case: &Case, rule: &str, when: &str) -> Option<Status> {
    case.duties
        .iter()
        .find(|d| &*d.rule == rule)
        .map(|d| d.status(at(when)))
}

#[test]
fn a_notification_starts_a_clock_of_24_hours() {
    let mut journal = Journal::default();
    journal.add(notification(), "2025-03-07T22:30:00Z", received());
    let case = journal.fold();
    let duty = case
        .duties
        .iter()
        .find(|d| &*d.rule == "notification/evaluation")
        .unwrap();
    assert_eq!(duty.due, Some(at("2025-03-08T22:30:00Z")));
    assert_eq!(duty.status(at("2025-03-08T22:30:00Z")), Status::Open);
    assert_eq!(duty.status(at("2025-03-08T22:30:01Z")), Status::Late);
}

#[test]
fn a_replaced_arrival_moves_the_clock_and_keeps_its_identity() {
    let mut journal = Journal::default();
    let arrival = journal.add(notification(), "2025-03-07T22:30:00Z", received());
    let before = journal.fold();
    let wrong = received().into();
    journal.correct(
        arrival,
        Mode::Replace,
        "2025-03-07T08:00:00Z",
        "2025-03-10T09:00:00Z",
        wrong,
    );
    let after = journal.fold();
    let find = |case: &Case| {
        case.duties
            .iter()
            .find(|d| &*d.rule == "notification/evaluation")
            .cloned()
            .unwrap()
    };
    assert_eq!(find(&after).due, Some(at("2025-03-08T08:00:00Z")));
    assert_eq!(find(&after).id(CHILD), find(&before).id(CHILD));
}

#[test]
fn a_retracted_evaluation_leaves_the_duty_unmet() {
    let mut journal = Journal::default();
    journal.add(notification(), "2025-03-07T10:00:00Z", received());
    let done = journal.add(notification(), "2025-03-07T15:00:00Z", evaluated());
    let rule = "notification/evaluation";
    assert_eq!(
        status(&journal.fold(), rule, "2025-03-20T00:00:00Z"),
        Some(Status::Met)
    );
    let same = evaluated().into();
    journal.correct(
        done,
        Mode::Retract,
        "2025-03-07T15:00:00Z",
        "2025-03-12T09:00:00Z",
        same,
    );
    assert_eq!(
        status(&journal.fold(), rule, "2025-03-20T00:00:00Z"),
        Some(Status::Late)
    );
    assert_eq!(journal.fold().notifications[0].evaluated_at, None);
}

#[test]
fn a_correction_of_a_correction_reaches_the_original() {
    let mut journal = Journal::default();
    let arrival = journal.add(notification(), "2025-03-07T22:30:00Z", received());
    let first = received().into();
    journal.correct(
        arrival,
        Mode::Replace,
        "2025-03-07T08:00:00Z",
        "2025-03-10T09:00:00Z",
        first,
    );
    let correction = journal.0.last().unwrap().id;
    let second = received().into();
    journal.correct(
        correction,
        Mode::Replace,
        "2025-03-07T09:00:00Z",
        "2025-03-11T09:00:00Z",
        second,
    );
    let case = journal.fold();
    assert_eq!(case.notifications.len(), 1);
    assert_eq!(
        case.notifications[0].received_at,
        at("2025-03-07T09:00:00Z")
    );
}

#[test]
fn an_act_backdated_after_the_due_moment_is_recorded_late() {
    let mut journal = Journal::default();
    journal.add(notification(), "2025-03-07T10:00:00Z", received());
    journal.add(notification(), "2025-03-07T15:00:00Z", evaluated());
    journal.0[1].known_at = at("2025-03-20T08:00:00Z");
    let case = journal.fold();
    let duty = case
        .duties
        .iter()
        .find(|d| &*d.rule == "notification/evaluation")
        .unwrap();
    assert_eq!(duty.status(at("2025-04-01T00:00:00Z")), Status::Met);
    assert!(duty.is_recorded_late());
}

fn opened(journal: &mut Journal) -> ItemId {
    let registered = PersonRegistered {
        person: CHILD,
        kind: PersonKind::Child,
        birth_on: Day::from_ymd(2014, 5, 1),
        sex: None,
        protected: false,
        unidentified: false,
    };
    journal.file("2024-01-10T09:00:00Z", registered);
    journal.file("2024-01-10T09:05:00Z", CaseOpened { number: 4711 });
    let measure = ItemId(Uuid::from_u128(900));
    let started = MeasureStarted {
        measure,
        paragraph: "BL § 46".to_owned(),
        law: Act::Bl,
        place: Some(Place::Foster),
        decision: None,
        consent: true,
        provider: None,
        elsewhere: None,
        away: false,
        outside: false,
    };
    journal.file("2024-02-01T09:00:00Z", started);
    measure
}

#[test]
fn the_step_follows_the_place_and_ends_with_the_measure() {
    let mut journal = Journal::default();
    let measure = opened(&mut journal);
    let reason = MeasureEnd::Breakdown;
    let moved = MeasurePlaceChanged {
        measure,
        place: Place::Institution,
        reason,
        provider: None,
        away: false,
        outside: false,
    };
    journal.file("2024-06-01T09:00:00Z", moved);
    journal.file(
        "2024-09-01T09:00:00Z",
        MeasureEnded {
            measure,
            reason: MeasureEnd::PurposeMet,
            next: None,
        },
    );
    let case = journal.fold();
    assert_eq!(case.step_at(at("2024-01-31T00:00:00Z")), 0);
    assert_eq!(case.step_at(at("2024-03-01T00:00:00Z")), 5);
    assert_eq!(case.step_at(at("2024-07-01T00:00:00Z")), 6);
    assert_eq!(case.step_at(at("2024-09-01T09:00:00Z")), 0);
}

#[test]
fn closing_lets_open_duties_fall_away_keeps_breaches_and_reopening_revives_nothing() {
    let mut journal = Journal::default();
    let measure = opened(&mut journal);
    let rule = "follow_up/first";
    assert_eq!(
        status(&journal.fold(), rule, "2024-05-03T00:00:00Z"),
        Some(Status::Late)
    );
    journal.file(
        "2024-06-01T09:00:00Z",
        MeasureEnded {
            measure,
            reason: MeasureEnd::Wish,
            next: None,
        },
    );
    journal.file(
        "2024-06-01T10:00:00Z",
        CaseClosed {
            reason: CloseReason::Withdrawn,
        },
    );
    journal.file("2024-08-01T10:00:00Z", CaseReopened {});
    let case = journal.fold();
    assert_eq!(
        status(&case, rule, "2024-09-01T00:00:00Z"),
        Some(Status::Breached)
    );
    assert!(
        case.duties
            .iter()
            .all(|d| d.void.is_some() || d.status(at("2024-09-01T00:00:00Z")) != Status::Late)
    );
    assert_eq!(case.open_spans.len(), 2);
    assert_eq!(case.file.as_ref().unwrap().reopened, 1);
    assert!(!case.is_open_at(at("2024-07-01T00:00:00Z")));
}

#[test]
fn a_new_main_caseworker_replaces_the_former() {
    let mut journal = Journal::default();
    opened(&mut journal);
    let take = |n| {
        let worker = WorkerId(Uuid::from_u128(n));
        Assigned::new(worker, AssignmentRole::Main, "nord".parse().unwrap())
    };
    journal.file("2024-02-02T09:00:00Z", take(1));
    journal.file("2024-05-02T09:00:00Z", take(2));
    let case = journal.fold();
    let main = |when: &str| case.main_at(at(when)).map(|a| a.worker);
    assert_eq!(
        main("2024-03-01T00:00:00Z"),
        Some(WorkerId(Uuid::from_u128(1)))
    );
    assert_eq!(
        main("2024-06-01T00:00:00Z"),
        Some(WorkerId(Uuid::from_u128(2)))
    );
    assert_eq!(
        case.assignments
            .iter()
            .filter(|a| a.until.is_none())
            .count(),
        1
    );
}

#[test]
fn closing_ends_every_part_in_the_case() {
    let mut journal = Journal::default();
    let measure = opened(&mut journal);
    let worker = WorkerId(Uuid::from_u128(1));
    let take = Assigned::new(worker, AssignmentRole::Main, "nord".parse().unwrap());
    journal.file("2024-02-02T09:00:00Z", take);
    let reason = MeasureEnd::Wish;
    journal.file(
        "2024-06-01T09:00:00Z",
        MeasureEnded {
            measure,
            reason,
            next: None,
        },
    );
    let reason = CloseReason::Withdrawn;
    journal.file("2024-06-01T10:00:00Z", CaseClosed { reason });
    journal.file("2024-08-01T10:00:00Z", CaseReopened {});
    let case = journal.fold();
    assert!(case.main_at(at("2024-06-01T09:59:59Z")).is_some());
    assert_eq!(case.main_at(at("2024-06-01T10:00:00Z")), None);
    assert_eq!(case.main_at(at("2024-09-01T00:00:00Z")), None);
}

#[test]
fn a_pregnancy_becomes_the_child_that_is_born() {
    let mut journal = Journal::default();
    let due_on = Day::from_ymd(2025, 4, 20).unwrap();
    let mother = PersonId(Uuid::from_u128(101));
    journal.file(
        "2025-01-10T09:00:00Z",
        PregnancyRegistered {
            person: CHILD,
            mother,
            due_on,
        },
    );
    assert_eq!(journal.fold().unborn_due_on, Some(due_on));
    let birth_on = Day::from_ymd(2025, 4, 25).unwrap();
    journal.file(
        "2025-04-25T09:00:00Z",
        Born {
            person: CHILD,
            birth_on,
            sex: None,
        },
    );
    let case = journal.fold();
    assert_eq!((case.unborn_due_on, case.birth_on), (None, Some(birth_on)));
}

#[test]
fn a_birthday_put_right_counts_for_the_law_too_and_hearsay_never_does() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let registered = |birth_on: &str, unidentified: bool| {
        Payload::from(PersonRegistered {
            person: CHILD,
            kind: PersonKind::Child,
            birth_on: Some(day(birth_on)),
            sex: None,
            protected: false,
            unidentified,
        })
    };
    let born = |birth_on: &str| {
        Payload::from(Born {
            person: CHILD,
            birth_on: day(birth_on),
            sex: None,
        })
    };
    let with = |events: Vec<Payload>| {
        let mut journal = Journal::default();
        opened(&mut journal);
        for event in events {
            journal.file("2024-02-03T09:00:00Z", event);
        }
        let case = journal.fold();
        let duties = case.duties.iter().map(|d| (d.rule.to_string(), d.due));
        (case.birth_on, duties.collect::<Vec<_>>())
    };
    let right = with(vec![registered("2008-03-01", false)]);
    assert_eq!(right.0, Some(day("2008-03-01")));
    assert_ne!(
        right.1,
        with(vec![registered("2009-03-01", false)]).1,
        "it counts"
    );
    let mended = vec![born("2009-03-01"), registered("2008-03-01", false)];
    assert_eq!(with(mended), right);
    let told = vec![
        registered("2008-03-01", false),
        registered("2009-03-01", true),
    ];
    assert_eq!(with(told), right, "what a sender wrote says nothing new");
}

#[test]
fn a_complaint_that_is_not_decided_keeps_the_file() {
    let mut journal = Journal::default();
    opened(&mut journal);
    let reason = CloseReason::Withdrawn;
    journal.file("2024-06-01T10:00:00Z", CaseClosed { reason });
    let said = |journal: &Journal| {
        let found = domain::decide::unfinished(&journal.fold());
        found.iter().map(|r| r.message).collect::<Vec<_>>()
    };
    let before = said(&journal);
    assert!(!before.contains(&"refused-erase-complaint"), "{before:?}");
    let complaint = ItemId(Uuid::from_u128(55));
    let received = ComplaintReceived {
        complaint,
        decision: None,
        committee: false,
        by: None,
    };
    journal.file("2024-06-10T10:00:00Z", received);
    assert!(said(&journal).contains(&"refused-erase-complaint"));
    let reassessment = Reassessment::Upheld;
    journal.file(
        "2024-06-20T10:00:00Z",
        ComplaintReassessed {
            complaint,
            reassessment,
        },
    );
    journal.file("2024-06-21T10:00:00Z", ComplaintSentOn { complaint });
    assert!(said(&journal).contains(&"refused-erase-complaint"));
    let appeal = AppealOutcome::Upheld;
    journal.file(
        "2025-01-21T10:00:00Z",
        ComplaintDecided { complaint, appeal },
    );
    assert_eq!(said(&journal), before);
}
