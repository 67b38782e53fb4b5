use super::{Assessments, Gate, Outcome, WorkKind, against, awaited, must_wait, siblings};
use crate::code::{
    Breadth, ClarificationOutcome, ContributionForm, HonourRisk, IcsArea, Screening,
    SiblingOutcome, SourceConsent, SourceKind, Viewpoint,
};
use crate::correction::effective;
use crate::event::assessment::{
    AssessmentFocusChosen, ContributionRecorded, Said, SiblingConsidered, SourceConsentRecorded,
    SourcePlanned,
};
use crate::event::casework::{
    AssessmentCompleted, AssessmentOpened, ClarificationCompleted, ClarificationStarted, Screened,
};
use crate::event::{Event, Payload};
use crate::sample::{self, item, person};
use crate::text::{Audience, text};
use law::Day;

/// An event of the n-th day of March 2026, with a text in each of the fields.
fn event(n: u32, payload: impl Into<Payload>, fields: &[(&str, &str)]) -> Event {
    let words =
        |(field, words): &(&str, &str)| ((*field).to_owned(), text(*words, Audience::Family));
    sample::event(n, payload, fields.iter().map(words).collect())
}

fn opened() -> Event {
    let payload = AssessmentOpened {
        assessment: item(10),
        aware_on: Day::from_ymd(2026, 3, 1).unwrap(),
        expecting_parents: false,
        clarification: None,
    };
    event(1, payload, &[])
}

fn planned(n: u32, source: u128, kind: SourceKind, until: u32) -> Event {
    let payload = SourcePlanned {
        assessment: item(10),
        source: item(source),
        kind,
        until: Day::from_ymd(2026, 4, until).unwrap(),
        by: None,
    };
    event(n, payload, &[])
}

fn consent(source: u128, consent: SourceConsent) -> SourceConsentRecorded {
    SourceConsentRecorded {
        source: item(source),
        consent,
        from: Vec::new(),
    }
}

fn said(sources: &[u128], said: &[(IcsArea, Viewpoint)]) -> ContributionRecorded {
    ContributionRecorded {
        assessment: item(10),
        contribution: item(50),
        form: ContributionForm::Talk,
        sources: sources.iter().copied().map(item).collect(),
        said: said
            .iter()
            .map(|(area, view)| Said {
                area: *area,
                view: *view,
            })
            .collect(),
    }
}

fn refused(events: &[Event], payload: impl Into<Payload>) -> Vec<&'static str> {
    let stands = effective(events);
    let found = against(&Assessments::of(&stands), &payload.into());
    found.into_iter().map(|refusal| refusal.message).collect()
}

#[test]
fn each_voice_says_who_may_read_it() {
    let both = [
        (IcsArea::Learning, Viewpoint::Child),
        (IcsArea::Network, Viewpoint::Child),
    ];
    let mut talk = event(
        5,
        said(&[20], &both),
        &[("said.learning.child", "Jeg kan regne.")],
    );
    let closed = text("Far slår mor.", Audience::Staff);
    talk.text.insert("said.network.child".into(), closed);
    let events = [opened(), planned(3, 20, SourceKind::Child, 10), talk];
    let stands = effective(&events);
    let all = Assessments::of(&stands);
    let told = all.child_said(item(50));
    let of_family = told.iter().filter(|voice| voice.is_of_family());
    let of_family: Vec<&str> = of_family.map(|voice| voice.words).collect();
    assert_eq!((told.len(), of_family), (2, vec!["Jeg kan regne."]));
}

#[test]
fn a_talk_recorded_once_stands_in_every_area_it_speaks_to() {
    let focus = AssessmentFocusChosen {
        assessment: item(10),
        breadth: Breadth::Narrow,
        areas: vec![IcsArea::Learning, IcsArea::Health],
    };
    let both = [
        (IcsArea::Learning, Viewpoint::Child),
        (IcsArea::Network, Viewpoint::Child),
    ];
    let words = [
        ("said.learning.child", "Matematik er svært."),
        ("said.network.child", "Mormor bor tæt på."),
    ];
    let events = [
        opened(),
        event(2, focus, &[("focus_reason", "Skolen kalder.")]),
        planned(3, 20, SourceKind::Child, 10),
        planned(4, 21, SourceKind::School, 5),
        event(5, said(&[20], &both), &words),
    ];
    let stands = effective(&events);
    let all = Assessments::of(&stands);
    let work = all.open(WorkKind::Assessment).unwrap();
    assert!(work.is_in_focus(IcsArea::Health) && !work.is_in_focus(IcsArea::Network));
    assert_eq!(
        work.in_area(IcsArea::Network)[0].words,
        "Mormor bor tæt på."
    );
    assert_eq!(
        (work.known(IcsArea::Learning), work.known(IcsArea::Health)),
        (1, 0)
    );
    assert_eq!(all.child_said(item(50)).len(), 2);
    // The child has been heard; the school is next, whoever was planned first.
    assert!(work.source(item(20)).unwrap().asked_at.is_some());
    assert_eq!(work.next_source().unwrap().id(), item(21));
}

#[test]
fn a_source_is_asked_with_consent_or_by_law_only() {
    let school = [(IcsArea::Learning, Viewpoint::Professional)];
    let mut events = vec![opened(), planned(2, 21, SourceKind::School, 5)];
    let gate = |events: &[Event]| {
        let stands = effective(events);
        let all = Assessments::of(&stands);
        let work = all.open(WorkKind::Assessment).unwrap();
        work.sources[0].gate(work.triangle())
    };
    assert_eq!(gate(&events), Gate::NotSought);
    assert_eq!(
        refused(&events, said(&[21], &school)),
        ["refused-source-consent"]
    );
    // Asking by law comes after consent was sought.
    let without = consent(21, SourceConsent::Without);
    assert_eq!(
        refused(&events, without.clone()),
        ["refused-consent-not-sought"]
    );
    let withdrawn = consent(21, SourceConsent::Withdrawn);
    assert_eq!(
        refused(&events, withdrawn.clone()),
        ["refused-consent-not-given"]
    );

    events.push(event(3, consent(21, SourceConsent::Given), &[]));
    assert_eq!(gate(&events), Gate::Consented);
    assert!(refused(&events, said(&[21], &school)).is_empty());
    assert!(refused(&events, withdrawn.clone()).is_empty());

    events.push(event(4, withdrawn, &[]));
    assert_eq!(gate(&events), Gate::Withdrawn);
    assert_eq!(
        refused(&events, said(&[21], &school)),
        ["refused-source-consent"]
    );
    events.push(event(5, without, &[]));
    assert_eq!(gate(&events), Gate::ByLaw);
    assert!(refused(&events, said(&[21], &school)).is_empty());
}

#[test]
fn the_child_needs_nobodys_consent_and_a_meeting_needs_that_of_everybody() {
    let both = [(IcsArea::Health, Viewpoint::Child)];
    let events = [
        opened(),
        planned(2, 20, SourceKind::Child, 5),
        planned(3, 21, SourceKind::School, 5),
    ];
    assert!(refused(&events, said(&[20], &both)).is_empty());
    assert_eq!(
        refused(&events, said(&[20, 21], &both)),
        ["refused-source-consent"]
    );
    assert_eq!(refused(&events, said(&[20], &[])), ["refused-nothing-said"]);
    let older = [(IcsArea::BasicCare, Viewpoint::Child)];
    assert_eq!(
        refused(&events, said(&[20], &older)),
        ["refused-other-area"]
    );
}

#[test]
fn nothing_is_added_to_an_assessment_that_is_completed() {
    let completed = AssessmentCompleted {
        assessment: item(10),
        outcome: crate::code::AssessmentOutcome::Support,
        target_group: None,
    };
    let events = [
        opened(),
        planned(2, 20, SourceKind::Child, 5),
        event(3, completed, &[("conclusion", "Fundet.")]),
    ];
    let both = [(IcsArea::Health, Viewpoint::Child)];
    assert_eq!(
        refused(&events, said(&[20], &both)),
        ["refused-no-open-assessment"]
    );
    let stands = effective(&events);
    let all = Assessments::of(&stands);
    assert!(all.open(WorkKind::Assessment).is_none());
    let last = all.last_completed().unwrap();
    assert_eq!(
        last.completed.as_ref().unwrap().text("conclusion"),
        "Fundet."
    );
}

#[test]
fn the_last_word_on_a_sibling_holds_and_siblings_are_known_from_notifications() {
    let considered = |outcome| SiblingConsidered {
        assessment: item(10),
        sibling: person(7),
        outcome,
    };
    let enquiry = crate::event::intake::EnquiryReceived {
        enquiry: crate::code::Enquiry::Notification,
        notifier: crate::code::Notifier::School,
        professional: true,
        anonymous: false,
        acute: false,
        causes: Vec::new(),
        aware_on: None,
        channel: None,
        receipt_number: None,
    };
    let mut shared = event(1, enquiry, &[]);
    shared.subjects = vec![person(1), person(7)];
    let events = [
        shared,
        opened(),
        event(2, considered(SiblingOutcome::None), &[]),
        event(3, considered(SiblingOutcome::Own), &[]),
    ];
    let stands = effective(&events);
    let all = Assessments::of(&stands);
    let work = all.open(WorkKind::Assessment).unwrap();
    assert_eq!(work.siblings.len(), 1);
    assert_eq!(work.siblings[0].says.outcome, SiblingOutcome::Own);
    assert_eq!(siblings(&[person(1)], &stands), [person(7)]);
}

/// A clarification begun on the first, with the child heard and the school to be heard.
fn clarifying() -> Vec<Event> {
    let started = ClarificationStarted {
        clarification: item(10),
    };
    let child = [(IcsArea::Health, Viewpoint::Child)];
    vec![
        event(1, started, &[]),
        planned(2, 20, SourceKind::Child, 10),
        planned(3, 21, SourceKind::School, 5),
        event(
            4,
            said(&[20], &child),
            &[("said.health.child", "Ondt i maven.")],
        ),
    ]
}

fn concluded(id: u128, outcome: Option<ClarificationOutcome>) -> ClarificationCompleted {
    ClarificationCompleted {
        clarification: item(id),
        outcome,
    }
}

#[test]
fn whom_a_clarification_heard_is_not_asked_again_by_the_assessment_that_goes_on_from_it() {
    let mut events = clarifying();
    let outcome = Some(ClarificationOutcome::Assessment);
    events.push(event(5, concluded(10, outcome), &[]));
    let opened = AssessmentOpened {
        assessment: item(11),
        aware_on: Day::from_ymd(2026, 3, 1).unwrap(),
        expecting_parents: false,
        clarification: Some(item(10)),
    };
    assert!(refused(&events, opened.clone()).is_empty());
    events.push(event(6, opened.clone(), &[]));
    let stands = effective(&events);
    let all = Assessments::of(&stands);
    let before = all.current(WorkKind::Clarification).unwrap();
    let ended = before.completed.unwrap().outcome;
    assert_eq!(ended, Outcome::Clarification(outcome));
    let work = all.open(WorkKind::Assessment).unwrap();
    assert!(work.source(item(20)).unwrap().asked_at.is_some());
    assert_eq!(work.in_area(IcsArea::Health)[0].words, "Ondt i maven.");
    assert_eq!(
        (work.since, work.opened.at),
        (before.opened.at, events[5].at)
    );
    assert_eq!(all.child_said(item(50)).len(), 1, "said once, told once");
    let waits = awaited(&all);
    assert_eq!(
        (waits.len(), waits[0].source.id(), waits[0].work.id()),
        (1, item(21), item(11))
    );
    // Another id than that of a clarification is none to go on from.
    let other = AssessmentOpened {
        clarification: Some(item(11)),
        ..opened
    };
    assert_eq!(refused(&events, other), ["refused-no-clarification"]);
}

#[test]
fn a_completion_ends_its_clarification_and_one_under_an_id_of_its_own_the_last_open_one() {
    let mut events = clarifying();
    let none = ["refused-no-open-clarification"];
    assert_eq!(refused(&events, concluded(99, None)), none);
    assert!(refused(&events, concluded(10, None)).is_empty());
    // As it was once recorded.
    events.push(event(5, concluded(99, None), &[("conclusion", "Det går.")]));
    let stands = effective(&events);
    let all = Assessments::of(&stands);
    assert!(all.open(WorkKind::Clarification).is_none());
    let last = all.last_completed().unwrap();
    assert_eq!(last.completed.unwrap().text("conclusion"), "Det går.");
    assert!(awaited(&all).is_empty(), "nobody is waited for any more");
    assert_eq!(refused(&events, concluded(10, None)), none);
}

#[test]
fn nobody_is_waited_for_who_will_not_be_asked() {
    let mut events = clarifying();
    events.push(event(5, consent(21, SourceConsent::Refused), &[]));
    let stands = effective(&events);
    assert!(awaited(&Assessments::of(&stands)).is_empty());
}

#[test]
fn parents_and_network_wait_by_the_last_risk_assessment() {
    let screened = |honour| Screened {
        notification: None,
        outcome: Screening::Clarification,
        honour,
    };
    let mut events = vec![event(1, screened(None), &[])];
    let waits = |events: &[Event]| must_wait(&effective(events)).map(|e| e.position);
    assert_eq!(waits(&events), None);
    events.push(event(2, screened(Some(HonourRisk::Wait)), &[]));
    // A screening that says nothing of it changes nothing.
    events.push(event(3, screened(None), &[]));
    assert_eq!(waits(&events), Some(2));
    events.push(event(4, screened(Some(HonourRisk::Involve)), &[]));
    assert_eq!(waits(&events), None);
}
