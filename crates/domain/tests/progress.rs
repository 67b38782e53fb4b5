//! Where a case is on its way, and what it waits for.

#[path = "support/file.rs"]
mod file;

use domain::correction::effective;
use domain::event::casework::{
    AssessmentCompleted, AssessmentOpened, ClarificationCompleted, ClarificationStarted,
    DateBooked, FollowUpHeld, PlanNeedDecided, Screened,
};
use domain::event::intake::{EnquiryReceived, NotificationEvaluated};
use domain::event::measures::{MeasureEnded, MeasureStarted};
use domain::event::people::{CaseClosed, CaseOpened, CaseReopened, PersonRegistered};
use domain::id::ItemId;
use domain::progress::{Progress, Reached, Station, Wait, waits_for};
use domain::{
    Act, AssessmentOutcome, BookingKind, CloseReason, Day, Enquiry, Evaluation, Event, MeasureEnd,
    Moment, Notifier, Payload, PersonKind, PlanKind, Screening, StreamId,
};
use file::{CHILD, folded};
use uuid::Uuid;

const NOTICE: StreamId = StreamId(Uuid::from_u128(5));

fn day(n: i32) -> Moment {
    Day::from_ymd(2026, 1, 5).unwrap().add_days(n).at(10, 0)
}

fn item(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

/// The events on the given days, those of a notification in its stream.
fn events(told: Vec<(i32, Payload)>) -> Vec<Event> {
    let each = (1_u64..).zip(told).map(|(position, (n, payload))| {
        let is_intake = matches!(
            payload,
            Payload::EnquiryReceived(_) | Payload::NotificationEvaluated(_)
        );
        Event {
            stream: if is_intake { NOTICE } else { CHILD.into() },
            ..file::event(position, day(n), payload)
        }
    });
    each.collect()
}

fn after(told: Vec<(i32, Payload)>, now: i32) -> Progress {
    let events = events(told);
    Progress::of(&folded(&events), &effective(&events), day(now))
}

fn at(progress: &Progress, station: Station) -> Reached {
    let found = progress.stations.iter().find(|(s, _)| *s == station);
    found.unwrap().1
}

fn enquiry() -> Payload {
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
    .into()
}

/// A child notified of, evaluated and given a file.
fn opened() -> Vec<(i32, Payload)> {
    let registered = PersonRegistered {
        person: CHILD,
        kind: PersonKind::Child,
        birth_on: Day::from_ymd(2015, 5, 5),
        sex: None,
        protected: false,
        unidentified: false,
    };
    let evaluated = NotificationEvaluated {
        acute: false,
        outcome: Evaluation::Assessment,
        participants: Vec::new(),
        causes: Vec::new(),
    };
    vec![
        (0, registered.into()),
        (0, enquiry()),
        (0, evaluated.into()),
        (1, CaseOpened { number: 7 }.into()),
    ]
}

fn assessment() -> Payload {
    AssessmentOpened {
        assessment: item(10),
        aware_on: day(0).day(),
        expecting_parents: false,
        clarification: None,
    }
    .into()
}

#[test]
fn a_case_stands_at_what_goes_on_and_skips_what_it_went_on_without() {
    let mut told = opened();
    let progress = after(told.clone(), 2);
    assert_eq!(progress.here(), Station::Notification);
    assert_eq!(at(&progress, Station::Assessment), Reached::Ahead);

    told.push((3, assessment()));
    let progress = after(told.clone(), 4);
    assert_eq!(progress.here(), Station::Assessment);
    assert_eq!(at(&progress, Station::Assessment), Reached::Now(day(3)));
    assert_eq!(at(&progress, Station::Screening), Reached::Skipped);
    assert_eq!(at(&progress, Station::Plan), Reached::Ahead);

    let completed = AssessmentCompleted {
        assessment: item(10),
        outcome: AssessmentOutcome::Support,
        target_group: None,
    };
    told.push((50, completed.into()));
    let progress = after(told, 51);
    assert_eq!(at(&progress, Station::Assessment), Reached::Done(day(50)));
    assert_eq!(progress.here(), Station::Assessment);
}

#[test]
fn a_clarification_goes_on_from_its_start_to_its_end() {
    let clarification = item(11);
    let outcome = Screening::Clarification;
    let notification = None;
    let mut told = opened();
    told.push((
        2,
        Screened {
            notification,
            outcome,
            honour: None,
        }
        .into(),
    ));
    told.push((3, ClarificationStarted { clarification }.into()));
    let progress = after(told.clone(), 4);
    assert_eq!(at(&progress, Station::Screening), Reached::Now(day(3)));
    let completed = ClarificationCompleted {
        clarification,
        outcome: None,
    };
    told.push((30, completed.into()));
    let progress = after(told, 31);
    assert_eq!(at(&progress, Station::Screening), Reached::Done(day(30)));
}

fn started() -> Payload {
    MeasureStarted {
        measure: item(20),
        paragraph: "BL § 32, stk. 1, nr. 2".to_owned(),
        law: Act::Bl,
        place: None,
        decision: None,
        consent: true,
        provider: None,
        elsewhere: None,
        away: false,
        outside: false,
    }
    .into()
}

#[test]
fn a_case_opened_again_begins_a_new_way() {
    let mut told = opened();
    let needed = PlanNeedDecided {
        decision: None,
        plan: PlanKind::ChildsPlan,
        needed: true,
        decision_on: None,
    };
    told.push((20, needed.into()));
    told.push((30, started()));
    let held = FollowUpHeld {
        measures: vec![item(20)],
        rhythm_months: None,
        conclusion: None,
    };
    told.push((60, held.into()));
    let progress = after(told.clone(), 61);
    assert_eq!(progress.here(), Station::Measure);
    assert_eq!(at(&progress, Station::Plan), Reached::Now(day(20)));
    assert_eq!(at(&progress, Station::FollowUp), Reached::Done(day(60)));

    let ended = MeasureEnded {
        measure: item(20),
        reason: MeasureEnd::PurposeMet,
        next: None,
    };
    told.push((90, ended.into()));
    let reason = CloseReason::PurposeMet;
    told.push((91, CaseClosed { reason }.into()));
    let progress = after(told.clone(), 92);
    assert_eq!(at(&progress, Station::Closed), Reached::Done(day(91)));

    told.push((200, CaseReopened {}.into()));
    let progress = after(told, 201);
    assert_eq!(at(&progress, Station::Closed), Reached::Ahead);
    assert_eq!(at(&progress, Station::Measure), Reached::Ahead);
}

#[test]
fn a_case_waits_for_the_duty_that_is_due_first_and_else_for_a_date() {
    let mut told = opened();
    let mut case = folded(&events(told.clone()));
    case.duties.clear();
    assert_eq!(
        waits_for(&case, day(2)),
        Some(Wait::Next(Station::Assessment)),
        "what it was evaluated to and nobody began"
    );
    told.push((3, assessment()));
    let all = events(told.clone());
    let case = folded(&all);
    let Some(Wait::Duty(duty, due)) = waits_for(&case, day(10)) else {
        panic!("a duty is open");
    };
    let open = case
        .duties
        .iter()
        .filter(|d| matches!(d.status(day(10)), law::Status::Open | law::Status::Late));
    assert_eq!(Some(due), open.filter_map(|d| d.due).min());
    assert_eq!(duty.due, Some(due));

    let reason = CloseReason::NoNeed;
    told.push((20, CaseClosed { reason }.into()));
    told.push((21, CaseReopened {}.into()));
    let booked = DateBooked {
        booking: item(30),
        what: BookingKind::DialogueMeeting,
        on: day(40),
    };
    told.push((22, booked.into()));
    let all = events(told);
    let mut case = folded(&all);
    // Whatever intake still owes is not what this is about.
    case.duties.clear();
    assert_eq!(
        waits_for(&case, day(23)),
        Some(Wait::Date(BookingKind::DialogueMeeting, day(40)))
    );
    assert_eq!(waits_for(&case, day(41)), None);
}
