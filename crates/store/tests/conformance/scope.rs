//! Who sees whom: every list and look-up against every reach.

use crate::world::{World, moment, scope};
use domain::event::access::{AccessGranted, AccessRevoked, GlassBroken, ProtectionChanged};
use domain::event::people::{RelationRecorded, Unassigned};
use domain::{
    AssignmentRole, Audience, PersonId, PersonKind, Protection, Relation, Role, WorkerId,
};
use store::{CaseFilter, CaseSort, OfficeFilter, Page, Reach, RedFilter, Scope, TextQuery};

/// Whom each list shows a reader; all lists must agree.
pub fn seen(world: &World, scope: &Scope) -> Vec<PersonId> {
    let store = &world.store;
    let (now, late) = (moment(2024, 9, 1), moment(2030, 1, 1));
    let sorted = |mut persons: Vec<PersonId>| {
        persons.sort();
        persons.dedup();
        persons
    };
    let filter = CaseFilter::default();
    let listed = store
        .case_list(scope, &filter, CaseSort::Name, Page::ALL, now)
        .unwrap();
    assert_eq!(listed.total, listed.rows.len() as u64);
    let cases = sorted(listed.rows.iter().map(|r| r.person).collect());
    let red = store
        .red_list(scope, &RedFilter::default(), now, late, Page::ALL)
        .unwrap();
    assert_eq!(red.total, red.rows.len() as u64);
    let office = OfficeFilter::default();
    let board = store
        .notification_board(scope, &office, moment(2020, 1, 1), Page::ALL)
        .unwrap();
    assert_eq!(board.total, board.rows.len() as u64);
    let booked = store
        .booking_list(scope, &office, moment(2020, 1, 1), late)
        .unwrap();
    let proposed = store.proposal_list(scope).unwrap();
    let complained = store.complaint_list(scope, moment(2020, 1, 1)).unwrap();
    let found = store.search(scope, "barn", 100).unwrap();
    let words = TextQuery {
        words: "bekymringer trivsel",
        audiences: &Audience::OF_CASE,
        page: Page::ALL,
        most: 1000,
    };
    let texts = store.search_texts(scope, words).unwrap().expect("words");
    assert_eq!(texts.cases.total, texts.cases.rows.len() as u64);
    assert_eq!(
        sorted(texts.cases.rows.iter().map(|r| r.person).collect()),
        cases,
        "texts"
    );
    let loaded = store.load_cases(scope).unwrap();
    let load = store.load_per_worker(scope, now, late).unwrap();
    assert_eq!(
        load.iter().map(|l| l.cases as usize).sum::<usize>(),
        cases.len()
    );
    assert_eq!(
        sorted(red.rows.iter().map(|r| r.person).collect()),
        cases,
        "red list"
    );
    assert_eq!(
        sorted(board.rows.iter().map(|r| r.person).collect()),
        cases,
        "board"
    );
    assert_eq!(
        sorted(booked.iter().map(|r| r.person).collect()),
        cases,
        "bookings"
    );
    assert_eq!(
        sorted(proposed.iter().map(|r| r.person).collect()),
        cases,
        "proposals"
    );
    assert_eq!(
        sorted(complained.iter().map(|r| r.person).collect()),
        cases,
        "complaints"
    );
    assert_eq!(
        sorted(found.iter().map(|r| r.person).collect()),
        cases,
        "search"
    );
    assert_eq!(
        sorted(loaded.iter().map(|c| c.person).collect()),
        cases,
        "load"
    );
    cases
}

/// Whether each look-up of a person answers a reader; all look-ups must agree.
pub fn is_seen(world: &World, scope: &Scope, person: PersonId) -> bool {
    let store = &world.store;
    let whole = store
        .case(&Scope::system(), person)
        .unwrap()
        .expect("a case");
    let case = store.case(scope, person).unwrap().is_some();
    let events = store.events_of_person(scope, person).unwrap().is_some();
    let note = whole.notifications[0].id;
    let stream = store.events_of_stream(scope, note).unwrap().is_some();
    let event = store
        .events_of_person(&Scope::system(), person)
        .unwrap()
        .unwrap()
        .events[0]
        .id;
    let event = store.event(scope, event).unwrap().is_some();
    let duty = store
        .duty(scope, whole.duties[0].id(person))
        .unwrap()
        .is_some();
    let number = store
        .person_of_number(scope, whole.number())
        .unwrap()
        .is_some();
    let name = !store.names(scope, &[person]).unwrap().is_empty();
    let all = [case, events, stream, event, duty, number, name];
    assert!(
        all.iter().all(|one| *one == case),
        "look-ups disagree: {all:?}"
    );
    case
}

struct House {
    /// North, South, unassigned, protected in the North.
    children: [PersonId; 4],
    north: WorkerId,
    south: WorkerId,
    other_north: WorkerId,
}

fn house(world: &World) -> House {
    let (nord, syd) = (world.team("nord", "Nord"), world.team("syd", "Syd"));
    let north = world.worker("Nina", Some(&nord));
    let other_north = world.worker("Nora", Some(&nord));
    let south = world.worker("Sune", Some(&syd));
    let children = [
        world.child("Barn Nord"),
        world.child("Barn Syd"),
        world.child("Barn Uden"),
        world.child_with("Barn Skjult", true),
    ];
    world.assign(children[0], north, &nord);
    world.assign(children[1], south, &syd);
    world.assign(children[3], north, &nord);
    for child in children {
        world.notify(&[child]);
        world.book(child, moment(2024, 6, 1));
        world.propose(child);
        world.complain(child, None);
    }
    House {
        children,
        north,
        south,
        other_north,
    }
}

pub fn every_list_and_look_up_keeps_to_the_scope(world: &World) {
    let House {
        children,
        north,
        south,
        other_north,
    } = house(world);
    let [nord, syd, uden, skjult] = children;
    let teams =
        |codes: &[&str]| Reach::Teams(codes.iter().map(|code| code.parse().unwrap()).collect());
    let team = |code: &str| teams(&[code]);
    let expected = [
        (scope(Reach::Whole, south), vec![nord, syd, uden]),
        (scope(Reach::Whole, north), vec![nord, syd, uden, skjult]),
        (
            scope(teams(&["nord", "syd"]), other_north),
            vec![nord, syd, uden],
        ),
        (
            scope(Reach::Contracts("nord".parse().unwrap()), north),
            vec![],
        ),
        (Scope::system(), vec![nord, syd, uden, skjult]),
        (scope(team("nord"), other_north), vec![nord, uden]),
        (scope(team("nord"), north), vec![nord, uden, skjult]),
        (scope(team("syd"), south), vec![syd, uden]),
        (scope(team("vest"), other_north), vec![uden]),
        (scope(Reach::Own, north), vec![nord, skjult]),
        (scope(Reach::Own, south), vec![syd]),
        (scope(Reach::Own, other_north), vec![]),
        (scope(Reach::Nobody, north), vec![]),
    ];
    for (scope, mut persons) in expected {
        persons.sort();
        assert_eq!(seen(world, &scope), persons, "{scope:?}");
        for child in children {
            assert_eq!(
                is_seen(world, &scope, child),
                persons.contains(&child),
                "{scope:?}"
            );
        }
    }
    let nobody = PersonId(world.id());
    assert_eq!(world.store.case(&Scope::system(), nobody).unwrap(), None);
    assert_eq!(
        world
            .store
            .events_of_person(&Scope::system(), nobody)
            .unwrap(),
        None
    );
    // What belongs to the office is open to all.
    let office = world.store.office_events().unwrap();
    let none = scope(Reach::Nobody, north);
    assert!(world.store.event(&none, office[0].id).unwrap().is_some());
}

pub fn a_protected_child_is_seen_by_named_persons_only(world: &World) {
    let House {
        children,
        north,
        south,
        other_north,
    } = house(world);
    let skjult = children[3];
    let team = || Reach::Teams(vec!["nord".parse().unwrap()]);
    let sees = |reach, actor| is_seen(world, &scope(reach, actor), skjult);
    assert!(sees(Reach::Own, north));
    assert!(sees(team(), north));
    assert!(sees(Reach::Whole, north));
    assert!(!sees(Reach::Whole, south));
    assert!(!sees(team(), other_north));
    assert!(!sees(Reach::Own, other_north));
    assert!(!sees(Reach::Nobody, north));
    // A second ground protects as much, and the first alone goes when it is lifted.
    let protect = |ground, protected| {
        world.add(world.event(skjult, &[skjult], ProtectionChanged { ground, protected }));
    };
    protect(Protection::StaffFamily, true);
    protect(Protection::Address, false);
    assert!(!sees(Reach::Whole, south));
    protect(Protection::StaffFamily, false);
    assert!(sees(Reach::Whole, south) && sees(team(), other_north));
    assert!(!sees(Reach::Own, other_north));
    assert!(world.is_clean());
}

pub fn whoever_is_named_sees_the_case_until_it_ends(world: &World) {
    let House {
        children,
        south,
        other_north,
        ..
    } = house(world);
    let skjult = children[3];
    let own = |worker, now| Scope::new(worker, Role::Caseworker, Reach::Own, now);
    let sees = |worker, now| is_seen(world, &own(worker, now), skjult);
    let (early, late) = (moment(2024, 9, 1), moment(2024, 9, 3));
    let until = moment(2024, 9, 2);
    let granted = AccessGranted {
        worker: other_north,
        until,
    };
    world.add(world.event(skjult, &[skjult], granted));
    assert!(sees(other_north, early) && !sees(other_north, late));
    assert!(!sees(south, early));
    let glass = GlassBroken {
        worker: south,
        until,
    };
    world.add(world.event(skjult, &[skjult], glass));
    assert!(sees(south, early) && !sees(south, late));
    assert!(is_seen(
        world,
        &Scope::new(south, Role::Head, Reach::Whole, early),
        skjult
    ));
    // Named for nothing: a role that sees no person sees none by being named.
    assert!(!is_seen(world, &scope(Reach::Nobody, south), skjult));
    let revoked = AccessRevoked { worker: south };
    world.add(world.event(skjult, &[skjult], revoked));
    assert!(!sees(south, early) && sees(other_north, early));
    assert!(world.is_clean());
}

pub fn a_parent_is_named_to_whoever_sees_the_child(world: &World) {
    let House {
        children,
        north,
        south,
        ..
    } = house(world);
    let mother = PersonId(world.id());
    world.add(world.registration(mother, "Mor Nord", PersonKind::Adult, true));
    let relation = RelationRecorded {
        person: children[0],
        other: mother,
        relation: Relation::Mother,
        custody: true,
        ended: false,
    };
    world.add(world.event(children[0], &[children[0]], relation));
    let named = |scope: &Scope| world.store.names(scope, &[mother]).unwrap();
    let own = named(&scope(Reach::Own, north));
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].name.as_deref(), Some("Mor Nord"));
    assert_eq!(named(&scope(Reach::Own, south)), vec![]);
    assert_eq!(named(&scope(Reach::Nobody, north)), vec![]);
    // An adult is no case of its own.
    assert_eq!(world.store.load_cases(&Scope::system()).unwrap().len(), 4);
    assert!(world.is_clean());
}

pub fn a_sibling_is_named_who_has_no_case_and_no_protection(world: &World) {
    let House {
        children,
        north,
        south,
        ..
    } = house(world);
    let sibling = |name: &str, is_protected: bool| {
        let other = PersonId(world.id());
        world.add(world.registration(other, name, PersonKind::Child, is_protected));
        other
    };
    let (plain, guarded) = (sibling("Bo Nord", false), sibling("Skjult Nord", true));
    let friend = sibling("Ven Nord", false);
    for (other, relation) in [
        (plain, Relation::Sibling),
        (guarded, Relation::Sibling),
        (children[1], Relation::Sibling),
        (friend, Relation::Network),
    ] {
        let relation = RelationRecorded {
            person: children[0],
            other,
            relation,
            custody: false,
            ended: false,
        };
        world.add(world.event(children[0], &[children[0]], relation));
    }
    let all = [plain, guarded, friend];
    let named = |scope: &Scope| -> Vec<Option<String>> {
        let found = world.store.names(scope, &all).unwrap();
        found.into_iter().map(|one| one.name).collect()
    };
    let bo = Some("Bo Nord".to_owned());
    assert_eq!(named(&scope(Reach::Own, north)), [bo]);
    assert!(named(&scope(Reach::Own, south)).is_empty());
    // A child with a case of its own is known by that and not by the sibling.
    let seen = |worker| {
        let scope = scope(Reach::Own, worker);
        let found = world.store.names(&scope, &[children[1]]);
        found.unwrap().len()
    };
    assert_eq!((seen(north), seen(south)), (0, 1));
    assert!(world.is_clean());
}

pub fn siblings_have_a_parent_in_common_and_stay_within_the_scope(world: &World) {
    let House {
        children, north, ..
    } = house(world);
    let [one, two, three] = [children[0], children[1], children[2]];
    let mother = PersonId(world.id());
    world.add(world.registration(mother, "Mor Nord", PersonKind::Adult, false));
    let relate = |child: PersonId, other: PersonId, relation: Relation| {
        let relation = RelationRecorded {
            person: child,
            other,
            relation,
            custody: false,
            ended: false,
        };
        world.add(world.event(child, &[child], relation));
    };
    relate(one, mother, Relation::Mother);
    relate(two, mother, Relation::Mother);
    relate(three, mother, Relation::Network);
    let siblings = |scope: &Scope, child| world.store.siblings(scope, child).unwrap();
    assert_eq!(siblings(&Scope::system(), one), vec![two]);
    assert_eq!(siblings(&Scope::system(), three), vec![]);
    assert_eq!(siblings(&scope(Reach::Own, north), one), vec![]);
    relate(three, one, Relation::Sibling);
    assert_eq!(siblings(&Scope::system(), three), vec![one]);
    assert!(world.is_clean());
}

pub fn an_ended_assignment_ends_the_view(world: &World) {
    let House {
        children, south, ..
    } = house(world);
    let syd = children[1];
    let own = scope(Reach::Own, south);
    assert!(is_seen(world, &own, syd));
    let payload = Unassigned {
        worker: south,
        role: AssignmentRole::Main,
    };
    world.add(world.event(syd, &[syd], payload));
    assert!(!is_seen(world, &own, syd));
    // Without a main caseworker every team leader sees it.
    assert!(is_seen(
        world,
        &scope(Reach::Teams(vec!["nord".parse().unwrap()]), south),
        syd
    ));
    let open = world
        .store
        .unassigned(&Scope::system(), Page::ALL, moment(2024, 9, 1))
        .unwrap();
    assert_eq!(open.total, 2);
}

pub use crate::scope_model::what_random_readers_see_is_what_the_rule_says;
