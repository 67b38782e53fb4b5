//! The registers: what the fold says is what is stored, after everything that can happen.

use crate::world::{World, enquiry, fold, moment};
use domain::case::Case;
use domain::event::assessment::SourcePlanned;
use domain::event::casework::{
    AssessmentCompleted, AssessmentOpened, ClarificationStarted, NoteWritten,
};
use domain::event::complaint::{ComplaintDecided, ComplaintSentOn};
use domain::event::office::WorkerLeft;
use domain::event::people::{Assigned, Born, CaseReopened, PersonsUnmerged, PregnancyRegistered};
use domain::event::{Event, Mode, Payload};
use domain::id::ItemId;
use domain::text::text;
use domain::{
    AppealOutcome, AssessmentOutcome, AssignmentRole, Audience, Day, Enquiry, Moment, PersonId,
    Reassessment, SourceKind, StreamId, TargetGroup, WorkerId,
};
use store::{Redirects, Scope};

fn case(world: &World, person: PersonId) -> Case {
    world
        .store
        .case(&Scope::system(), person)
        .unwrap()
        .expect("a case")
}

pub fn siblings_share_a_notification_and_both_follow(world: &World) {
    let (a, b) = (world.child("Anna"), world.child("Bo"));
    let note = world.notify(&[a, b]);
    assert_eq!(case(world, a).notifications, case(world, b).notifications);
    assert!(
        !case(world, a).duties.is_empty(),
        "the built-in law owes an evaluation"
    );
    world.evaluate(&note);
    for child in [a, b] {
        let stands = case(world, child);
        assert!(stands.notifications[0].evaluated_at.is_some());
        let duty = stands
            .duties
            .iter()
            .find(|d| &*d.rule == "notification/evaluation");
        assert!(duty.expect("the 24 hours").met.is_some());
        let id = duty.unwrap().id(child);
        let (person, found) = world.store.duty(&Scope::system(), id).unwrap().unwrap();
        assert_eq!((person, &found), (child, duty.unwrap()));
    }
    assert!(world.is_clean());
}

pub fn a_replacement_changes_the_register_and_keeps_both_events(world: &World) {
    let child = world.child("Anna");
    let note = world.notify(&[child]);
    let mut payload = enquiry();
    payload.enquiry = Enquiry::Application;
    world.add(world.correction(&note, payload.into(), Mode::Replace));
    assert_eq!(
        case(world, child).notifications[0].enquiry,
        Enquiry::Application
    );
    let events = world
        .store
        .events_of_stream(&Scope::system(), note.stream)
        .unwrap()
        .unwrap();
    assert_eq!(events.len(), 2);
    assert_eq!(events[0], note);
    assert_eq!(
        (events[1].corrects, events[1].mode),
        (Some(note.id), Some(Mode::Replace))
    );
    assert!(world.is_clean());
}

pub fn a_retraction_takes_the_row_away(world: &World) {
    let child = world.child("Anna");
    let note = world.notify(&[child]);
    world.add(world.correction(&note, note.payload.clone(), Mode::Retract));
    let stands = case(world, child);
    assert_eq!(stands.notifications, vec![]);
    assert!(stands.duties.iter().all(|d| d.trigger != note.id));
    assert!(world.is_clean());
}

pub fn a_merge_gives_one_case_and_its_undoing_gives_two(world: &World) {
    let (into, from) = (world.child("Anna Holm"), world.child("Anna H."));
    world.notify(&[into]);
    world.notify(&[from]);
    let before = (case(world, into), case(world, from));
    let merge = world.merge(from, into);
    let merged = case(world, from);
    assert_eq!(merged.person, into);
    assert_eq!(merged.members, vec![into, from]);
    assert_eq!(merged.notifications.len(), 2);
    assert_eq!(merged.number(), before.0.number());
    assert_eq!(
        world.store.load_cases(&Scope::system()).unwrap(),
        vec![merged.clone()]
    );
    let found = world
        .store
        .events_of_person(&Scope::system(), from)
        .unwrap()
        .unwrap();
    assert_eq!(found.members, vec![into, from]);
    // What is recorded later about either reaches the one case.
    world.notify(&[from]);
    assert_eq!(case(world, into).notifications.len(), 3);
    assert!(world.is_clean());

    let undo = PersonsUnmerged { from, into };
    world.add(world.event(merge.stream, &[from, into], undo));
    assert_eq!(case(world, into).notifications, before.0.notifications);
    assert_eq!(case(world, from).notifications.len(), 2);
    assert_eq!(case(world, from).number(), before.1.number());
    assert_eq!(world.store.load_cases(&Scope::system()).unwrap().len(), 2);
    assert!(world.is_clean());
}

pub fn merges_in_a_chain_lead_to_the_last(world: &World) {
    let (a, b, c) = (world.child("A"), world.child("B"), world.child("C"));
    world.merge(a, b);
    let second = world.merge(b, c);
    let mut others = vec![a, b];
    others.sort();
    assert_eq!(case(world, a).person, c);
    assert_eq!(case(world, a).members, [vec![c], others].concat());
    let mut merges = Vec::new();
    world
        .store
        .all_events(None, &mut |e| {
            merges.push(e);
            Ok(())
        })
        .unwrap();
    let redirects = Redirects::from_events(&merges);
    assert_eq!((redirects.canonical(a), redirects.canonical(c)), (c, c));
    // A merge that is taken back leaves the one before it.
    world.add(world.correction(&second, second.payload.clone(), Mode::Retract));
    assert_eq!(case(world, a).person, b);
    assert_eq!(case(world, c).members, vec![c]);
    assert!(world.is_clean());
}

pub fn a_reopened_case_has_two_spans(world: &World) {
    let child = world.child("Anna");
    let closed = world.close(child);
    let again = world.add(world.event(child, &[child], CaseReopened {}));
    let stands = case(world, child);
    let file = stands.file.as_ref().expect("a file");
    assert_eq!((file.reopened, file.closed_at), (1, None));
    assert_eq!(stands.open_spans.len(), 2);
    assert_eq!(stands.open_spans[0].1, Some(closed.at));
    assert_eq!(stands.open_spans[1], (again.at, None));
    assert!(world.is_clean());
}

/// Everything a case can hold, on several children, with corrections, merges and reopening.
pub fn busy(world: &World) -> Vec<PersonId> {
    let team = world.team("nord", "Nord");
    let other = world.team("syd", "Syd");
    let workers = [
        world.worker("Åse Aagaard", Some(&team)),
        world.worker("Per Bo", Some(&other)),
    ];
    let children: Vec<PersonId> = (0..6)
        .map(|n| world.child_with(&format!("Barn Nummer{n}"), n == 5))
        .collect();
    for (n, child) in children.iter().enumerate() {
        world.assign(
            *child,
            workers[n % 2],
            if n % 2 == 0 { &team } else { &other },
        );
        let note = world.notify(&[*child]);
        if n != 3 {
            world.evaluate(&note);
        }
        let decided = world.decide(*child);
        world.propose(*child);
        let Payload::DecisionMade(made) = decided.payload else {
            panic!("a decision");
        };
        let complaint = world.complain(*child, Some(made.decision));
        if n == 2 {
            world.reassess(*child, complaint, Reassessment::Upheld);
            let sent = world.event(*child, &[*child], ComplaintSentOn { complaint });
            world.add(sent);
            let appeal = AppealOutcome::SentBack;
            let decided = ComplaintDecided { complaint, appeal };
            world.add(world.event(*child, &[*child], decided));
        }
        let (measure, started) = world.place(*child);
        world.follow_up(*child, measure);
        world.book(*child, moment(2024, 6, 1 + u32::try_from(n).unwrap()));
        if n == 1 {
            let mut moved = world.correction(&started, started.payload.clone(), Mode::Replace);
            moved.at = started.at.add_seconds(-86_400 * 30);
            world.add(moved);
        }
    }
    let clarification = ItemId(world.id());
    let started = ClarificationStarted { clarification };
    world.add(world.event(children[0], &[children[0]], started));
    let planned = SourcePlanned {
        assessment: clarification,
        source: ItemId(world.id()),
        kind: SourceKind::Child,
        until: world.now().day(),
        by: None,
    };
    world.add(world.event(children[0], &[children[0]], planned));
    let assessment = ItemId(world.id());
    let opened = AssessmentOpened {
        assessment,
        aware_on: world.now().day(),
        expecting_parents: false,
        clarification: None,
    };
    world.add(world.event(children[1], &[children[1]], opened));
    let completed = AssessmentCompleted {
        assessment,
        outcome: AssessmentOutcome::Support,
        target_group: Some(TargetGroup::Threatened),
    };
    world.add(world.event(children[1], &[children[1]], completed));
    world.notify(&[children[0], children[1], children[2]]);
    world.close(children[2]);
    world.add(world.event(children[2], &[children[2]], CaseReopened {}));
    world.merge(children[4], children[3]);
    world.assign(children[0], workers[1], &other);
    let mut note = world.event(children[1], &[children[1]], NoteWritten::default());
    note.text
        .insert("note".into(), text("Mødet blev aflyst", Audience::Staff));
    let note = world.add(note);
    let mut right = world.correction(&note, note.payload.clone(), Mode::Replace);
    right
        .text
        .insert("note".into(), text("Mødet blev flyttet", Audience::Family));
    world.add(right);
    children
}

pub fn loaded_cases_equal_the_fold_over_all_events(world: &World) {
    busy(world);
    let mut events: Vec<Event> = Vec::new();
    world
        .store
        .all_events(None, &mut |e| {
            events.push(e);
            Ok(())
        })
        .unwrap();
    let redirects = Redirects::from_events(&events);
    let mut persons: Vec<PersonId> = events
        .iter()
        .flat_map(|e| e.subjects.clone())
        .map(|p| redirects.canonical(p))
        .collect();
    persons.sort();
    persons.dedup();
    let fold = fold();
    let folded: Vec<Case> = persons
        .iter()
        .map(|person| {
            let members = redirects.members(*person);
            let about: Vec<Event> = events
                .iter()
                .filter(|e| e.subjects.iter().any(|s| members.contains(s)))
                .cloned()
                .collect();
            fold(&members, &about)
        })
        .collect();
    let loaded = world.store.load_cases(&Scope::system()).unwrap();
    assert_eq!(loaded.len(), 5);
    assert_eq!(loaded, folded);
    assert!(
        loaded
            .iter()
            .all(|c| !c.duties.is_empty() && !c.measures.is_empty())
    );
    for case in &loaded {
        assert_eq!(
            world
                .store
                .case(&Scope::system(), case.person)
                .unwrap()
                .as_ref(),
            Some(case)
        );
    }
    assert!(world.is_clean());
}

pub fn cases_that_changed_are_told_since_a_position(world: &World) {
    let (a, b) = (world.child("A"), world.child("B"));
    let position = world.store.head().unwrap();
    let nothing = world.store.cases_changed_since(position).unwrap();
    assert_eq!((nothing.position, nothing.cases.len()), (position, 0));
    world.notify(&[b]);
    let changed = world.store.cases_changed_since(position).unwrap();
    assert_eq!(changed.position, position + 1);
    assert_eq!(changed.cases, vec![case(world, b)]);
    assert_eq!(changed.gone, vec![]);
    world.merge(a, b);
    let changed = world.store.cases_changed_since(position + 1).unwrap();
    assert_eq!(changed.cases, vec![case(world, b)]);
    assert_eq!(changed.gone, vec![a]);
    // After the undoing both are told, though the last event about each is the same one.
    let undo = world.event(
        StreamId::from(b),
        &[a, b],
        PersonsUnmerged { from: a, into: b },
    );
    world.add(undo);
    let changed = world.store.cases_changed_since(position + 2).unwrap();
    assert_eq!(changed.cases.len(), 2);
    assert_eq!(changed.gone, vec![]);
}

pub fn an_unborn_child_becomes_a_child(world: &World) {
    let (unborn, mother) = (PersonId(world.id()), PersonId(world.id()));
    let due_on = Day::from_ymd(2024, 8, 1).unwrap();
    let payload = PregnancyRegistered {
        person: unborn,
        mother,
        due_on,
    };
    world.add(world.event(unborn, &[unborn], payload));
    world.notify(&[unborn]);
    assert_eq!(case(world, unborn).unborn_due_on, Some(due_on));
    let birth_on = Day::from_ymd(2024, 7, 28).unwrap();
    world.add(world.event(
        unborn,
        &[unborn],
        Born {
            person: unborn,
            birth_on,
            sex: None,
        },
    ));
    let stands = case(world, unborn);
    assert_eq!(
        (stands.unborn_due_on, stands.birth_on),
        (None, Some(birth_on))
    );
    assert!(world.is_clean());
}

pub fn staff_and_teams_follow_the_office_stream(world: &World) {
    let syd = world.team("syd", "Syd");
    let nord = world.team("nord", "Nord");
    let aase = world.worker("Åse", Some(&syd));
    let adam = world.worker("Adam", Some(&nord));
    let left = world.event(StreamId::OFFICE, &[], WorkerLeft { worker: adam });
    let left = world.add(left);
    let workers = world.store.workers().unwrap();
    let names: Vec<&str> = workers.iter().map(|w| w.name.as_str()).collect();
    assert_eq!(names, ["Adam", "Åse"]);
    assert_eq!((workers[0].id, workers[0].left_at), (adam, Some(left.at)));
    assert_eq!(
        (workers[1].id, workers[1].team.as_ref()),
        (aase, Some(&syd))
    );
    let teams = world.store.teams().unwrap();
    assert_eq!(
        teams.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(),
        ["Nord", "Syd"]
    );
    assert_eq!(world.store.office_events().unwrap().len(), 5);
    assert!(world.is_clean());
}

pub fn duties_know_who_had_the_case_when_they_fell_due(world: &World) {
    let team = world.team("nord", "Nord");
    let (first, second) = (
        world.worker("A", Some(&team)),
        world.worker("B", Some(&team)),
    );
    let child = world.child("Anna");
    world.assign(child, first, &team);
    world.notify(&[child]);
    let mut later = world.event(
        child,
        &[child],
        Assigned::new(second, AssignmentRole::Main, team.clone()),
    );
    later.at = later.at.add_seconds(86_400 * 5);
    world.add(later);
    let stands = case(world, child);
    let due = stands
        .duties
        .iter()
        .find(|d| &*d.rule == "notification/evaluation")
        .unwrap();
    let owner = stands
        .main_at(due.due.expect("24 hours"))
        .expect("a main part")
        .worker;
    assert_eq!(owner, first);
    let now: Option<WorkerId> = stands.main_at(Moment(i64::MAX)).map(|a| a.worker);
    assert_eq!(now, Some(second));
    // The stored columns say the same, or the register would differ from the fold.
    assert!(world.is_clean());
    let wrong = "UPDATE duty SET due_worker = main_worker";
    world.raw(wrong);
    assert!(!world.is_clean());
}

/// An append leaves alone what it wrote last; a rebuild in between, here by a program that knows
/// of no duties, must not be taken for that.
pub fn what_a_rebuild_wrote_is_not_taken_for_what_an_append_wrote(world: &World) {
    let child = world.child("Ana");
    let notification = world.notify(&[child]);
    world.evaluate(&notification);
    let all = fold();
    let without_duties = |members: &[PersonId], events: &[Event]| Case {
        duties: Vec::new(),
        ..all(members, events)
    };
    world.store.rebuild(&without_duties, &mut |_| {}).unwrap();
    assert!(!world.is_clean(), "the duties are gone");
    world.add(world.event(child, &[child], NoteWritten::default()));
    assert!(world.is_clean(), "the next event wrote them again");
}
