//! Lists: pages, filters, order, sums.

use crate::registers::busy;
use crate::world::{World, cpr, enquiry, moment, scope};
use domain::event::assessment::SourcePlanned;
use domain::event::casework::{BookingCancelled, ClarificationStarted};
use domain::event::decision::DecisionReturned;
use domain::id::ItemId;
use domain::progress::Station;
use domain::text::text;
use domain::{
    Audience, Day, Enquiry, Payload, PersonId, PersonKind, Reassessment, SourceKind, StreamId,
    WorkerId,
};
use law::Status;
use store::{CaseFilter, CaseSort, OfficeFilter, Page, Reach, RedFilter, Scope, Store};

fn system() -> Scope {
    Scope::system()
}

fn numbers(store: &Store, filter: &CaseFilter, sort: CaseSort, page: Page) -> (Vec<u32>, u64) {
    let listed = store
        .case_list(&system(), filter, sort, page, moment(2024, 9, 1))
        .unwrap();
    (listed.rows.iter().map(|r| r.number).collect(), listed.total)
}

pub fn pages_cover_the_total_without_overlap(world: &World) {
    for n in 0..7 {
        world.child(&format!("Barn {n}"));
    }
    for sort in [
        CaseSort::Number,
        CaseSort::Name,
        CaseSort::Latest,
        CaseSort::Late,
    ] {
        let filter = CaseFilter::default();
        let mut together = Vec::new();
        for number in 0..3 {
            let (rows, total) = numbers(&world.store, &filter, sort, Page::nth(number, 3));
            assert_eq!(total, 7);
            assert_eq!(rows.len(), if number == 2 { 1 } else { 3 });
            together.extend(rows);
        }
        let (all, _) = numbers(&world.store, &filter, sort, Page::ALL);
        assert_eq!(together, all);
        together.sort_unstable();
        together.dedup();
        assert_eq!(together.len(), 7);
        let (beyond, total) = numbers(&world.store, &filter, sort, Page::nth(9, 3));
        assert_eq!((beyond.len(), total), (0, 7));
    }
}

pub fn filters_narrow_the_list_and_its_total(world: &World) {
    let (nord, syd) = (world.team("nord", "Nord"), world.team("syd", "Syd"));
    let (a, b) = (WorkerId(world.id()), WorkerId(world.id()));
    let first = world.child("Anna Ålborg");
    let second = world.child("Bo Holm");
    let third = world.child("Carl Holm-Ask");
    world.assign(first, a, &nord);
    world.assign(second, b, &syd);
    world.place(second);
    world.close(third);
    let count = |filter: CaseFilter| {
        let (rows, total) = numbers(&world.store, &filter, CaseSort::Name, Page::ALL);
        assert_eq!(rows.len() as u64, total);
        total
    };
    let office = |worker, team| OfficeFilter { worker, team };
    let of = |office| CaseFilter {
        office,
        ..CaseFilter::default()
    };
    let text = |t: &str| CaseFilter {
        text: Some(t.into()),
        ..CaseFilter::default()
    };
    assert_eq!(count(of(office(Some(a), None))), 1);
    assert_eq!(count(of(office(None, Some(syd.clone())))), 1);
    assert_eq!(count(of(office(Some(a), Some(syd)))), 0);
    assert_eq!(
        count(CaseFilter {
            is_unassigned: true,
            ..CaseFilter::default()
        }),
        1
    );
    assert_eq!(
        count(CaseFilter {
            step: Some(5),
            ..CaseFilter::default()
        }),
        1
    );
    assert_eq!(
        count(CaseFilter {
            step: Some(0),
            ..CaseFilter::default()
        }),
        2
    );
    assert_eq!(
        count(CaseFilter {
            is_open: Some(true),
            ..CaseFilter::default()
        }),
        2
    );
    assert_eq!(
        count(CaseFilter {
            is_open: Some(false),
            ..CaseFilter::default()
        }),
        1
    );
    assert_eq!(count(text("hol")), 2);
    assert_eq!(count(text("ask holm")), 1);
    assert_eq!(count(text("aal")), 1);
    assert_eq!(count(text("101")), 1);
    assert_eq!(count(text("%")), 3, "no word, no filter");
    assert_eq!(count(text("'; DROP TABLE person")), 0);
}

pub fn names_are_found_and_sorted_in_danish(world: &World) {
    let names = [
        "Åse Berg",
        "Zara Berg",
        "Ægir Berg",
        "Østen Berg",
        "Aage Berg",
        "Anna Berg",
    ];
    let children: Vec<PersonId> = names.iter().map(|n| world.child(n)).collect();
    let found = world.store.search(&system(), "berg", 100).unwrap();
    let found: Vec<&str> = found.iter().filter_map(|f| f.name.as_deref()).collect();
    let sorted = [
        "Anna Berg",
        "Zara Berg",
        "Ægir Berg",
        "Østen Berg",
        "Aage Berg",
        "Åse Berg",
    ];
    assert_eq!(found, sorted);
    let one = |text: &str| {
        let found = world.store.search(&system(), text, 100).unwrap();
        assert!(found.len() <= 1, "{text}");
        found.first().map(|f| f.person)
    };
    assert_eq!(one("be zar"), Some(children[1]));
    assert_eq!(one("ægir"), Some(children[2]));
    assert_eq!(one("100"), Some(children[0]));
    assert_eq!(one(&cpr(children[3])), Some(children[3]));
    let cpr = cpr(children[3]);
    assert_eq!(
        one(&format!("{}-{}", &cpr[..6], &cpr[6..])),
        Some(children[3])
    );
    // However it was written down, it is found and shown in one way.
    let mut other = world.registration(PersonId(world.id()), "Mor", PersonKind::Adult, false);
    other
        .text
        .insert("cpr".into(), text("710185-4321", Audience::Staff));
    let other = world.add(other).subjects[0];
    assert_eq!(one("7101854321"), Some(other));
    let mother = world.store.names(&system(), &[other]).unwrap();
    assert_eq!(mother[0].cpr.as_deref(), Some("710185-4321"));
    assert_eq!(one("xyz"), None);
    assert_eq!(one(""), None);
    assert_eq!(one("  \0 '"), None);
    assert_eq!(world.store.search(&system(), "berg", 2).unwrap().len(), 2);
}

pub fn the_red_list_shows_what_is_late_or_soon(world: &World) {
    let team = world.team("nord", "Nord");
    let worker = WorkerId(world.id());
    let child = world.child("Anna Holm");
    world.assign(child, worker, &team);
    world.set_now(moment(2024, 5, 6));
    let note = world.notify(&[child]);
    let red = |filter: &RedFilter, as_of, horizon| {
        let listed = world
            .store
            .red_list(&system(), filter, as_of, horizon, Page::ALL)
            .unwrap();
        assert_eq!(listed.total, listed.rows.len() as u64);
        listed.rows
    };
    let rule = RedFilter {
        rule: Some("notification/evaluation".into()),
        ..RedFilter::default()
    };
    let soon = red(&rule, moment(2024, 5, 6), moment(2024, 5, 8));
    assert_eq!(soon.len(), 1);
    assert_eq!(
        (soon[0].person, soon[0].name.as_deref()),
        (child, Some("Anna Holm"))
    );
    assert_eq!(
        (soon[0].worker, soon[0].team.as_ref()),
        (Some(worker), Some(&team))
    );
    assert_eq!(soon[0].duty.trigger, note.id);
    assert_eq!(soon[0].id, soon[0].duty.id(child));
    assert_eq!(red(&rule, moment(2024, 5, 6), moment(2024, 5, 6)).len(), 0);
    let late = RedFilter {
        is_late: true,
        ..rule.clone()
    };
    assert_eq!(red(&late, moment(2024, 5, 6), moment(2024, 5, 9)).len(), 0);
    assert_eq!(red(&late, moment(2024, 5, 9), moment(2024, 5, 9)).len(), 1);
    let local = RedFilter {
        layer: Some(law::Layer::Local),
        ..rule.clone()
    };
    assert_eq!(red(&local, moment(2024, 5, 9), moment(2024, 5, 9)).len(), 0);
    let other = OfficeFilter {
        worker: Some(WorkerId(world.id())),
        team: None,
    };
    let other = RedFilter {
        office: other,
        ..rule.clone()
    };
    assert_eq!(red(&other, moment(2024, 5, 9), moment(2024, 5, 9)).len(), 0);
    let all = red(
        &RedFilter::default(),
        moment(2024, 9, 1),
        moment(2030, 1, 1),
    );
    assert!(all.is_sorted_by_key(|row| row.duty.due));
    world.set_now(moment(2024, 5, 10));
    world.evaluate(&note);
    assert_eq!(
        red(&rule, moment(2024, 5, 11), moment(2024, 5, 11)).len(),
        0
    );
    // Asked about the day before, it was still late.
    assert_eq!(red(&rule, moment(2024, 5, 9), moment(2024, 5, 9)).len(), 1);
}

pub fn the_board_shows_what_waits_and_what_is_recent(world: &World) {
    let (a, b) = (world.child("A"), world.child("B"));
    world.set_now(moment(2024, 5, 1));
    let old = world.notify(&[a]);
    world.evaluate(&old);
    let waiting = world.notify(&[a, b]);
    world.set_now(moment(2024, 6, 1));
    let recent = world.notify(&[b]);
    world.evaluate(&recent);
    let office = OfficeFilter::default();
    let board = |since, page| {
        world
            .store
            .notification_board(&system(), &office, since, page)
            .unwrap()
    };
    let rows = board(moment(2024, 5, 20), Page::ALL);
    assert_eq!(rows.total, 3);
    let ids: Vec<_> = rows.rows.iter().map(|r| r.notification.id).collect();
    assert_eq!(ids, [waiting.stream, waiting.stream, recent.stream]);
    // An application has no such clock: it is on the board while it is recent only.
    world.set_now(moment(2024, 3, 20));
    let mut application = enquiry();
    application.enquiry = Enquiry::Application;
    world.add(world.event(StreamId(world.id()), &[a], application));
    assert_eq!(board(moment(2024, 5, 20), Page::ALL).total, 3);
    assert_eq!(board(moment(2024, 3, 1), Page::ALL).total, 5);
    let due = rows.rows[0].due.expect("the 24 hours");
    assert_eq!(due, waiting.at.add_seconds(86_400));
    assert_eq!(board(moment(2024, 5, 1), Page::ALL).total, 4);
    assert_eq!(board(moment(2024, 1, 1), Page::first(2)).rows.len(), 2);
}

pub fn what_has_waited_longest_is_on_the_first_page_of_the_board(world: &World) {
    let (a, b) = (world.child("A"), world.child("B"));
    let came = |day, is_acute| {
        world.set_now(moment(2024, 5, day));
        let mut came = enquiry();
        came.acute = is_acute;
        // Another municipality's and own concern are notifications like the rest.
        came.enquiry = match day {
            1 => Enquiry::OtherMunicipality,
            3 => Enquiry::OwnConcern,
            _ => Enquiry::Notification,
        };
        world.add(world.event(StreamId(world.id()), &[a, b], came))
    };
    let (oldest, acute, young) = (came(1, false), came(3, true), came(5, false));
    world.set_now(moment(2024, 5, 6));
    let answered = world.notify(&[b]);
    world.evaluate(&answered);
    let mut advice = enquiry();
    advice.enquiry = Enquiry::Advice;
    let advice = world.add(world.event(StreamId(world.id()), &[a], advice));
    let office = OfficeFilter::default();
    let page = |number| {
        let (since, page) = (moment(2024, 5, 4), Page::nth(number, 2));
        let board = world
            .store
            .notification_board(&system(), &office, since, page)
            .unwrap();
        let ids: Vec<_> = board.rows.iter().map(|r| r.notification.id).collect();
        let all = (board.total, board.waiting, board.others, board.evaluated);
        assert_eq!(all, (8, 3, 1, 1), "siblings share a notification");
        ids
    };
    let pages: Vec<_> = (0..4).map(page).collect();
    let expected = [acute, oldest, young].map(|e| vec![e.stream; 2]);
    assert_eq!(pages[..3], expected);
    assert_eq!(pages[3], [advice.stream, answered.stream]);
}

pub fn load_counts_cases_and_duties_per_worker(world: &World) {
    busy(world);
    let (now, until) = (moment(2024, 9, 1), moment(2025, 9, 1));
    let load = world.store.load_per_worker(&system(), now, until).unwrap();
    assert_eq!(load.iter().map(|l| l.cases).sum::<u32>(), 5);
    assert_eq!(load.iter().map(|l| l.placed).sum::<u32>(), 5);
    let red = |layer, is_late| {
        let filter = RedFilter {
            layer: Some(layer),
            is_late,
            ..RedFilter::default()
        };
        world
            .store
            .red_list(&system(), &filter, now, until, Page::ALL)
            .unwrap()
            .total
    };
    let sum =
        |of: fn(&store::WorkerLoad) -> u32| load.iter().map(|l| u64::from(of(l))).sum::<u64>();
    assert!(sum(|l| l.late_law) > 0);
    assert_eq!(sum(|l| l.late_law), red(law::Layer::Law, true));
    assert_eq!(sum(|l| l.late_local), red(law::Layer::Local, true));
    assert_eq!(
        sum(|l| l.late_law + l.soon_law),
        red(law::Layer::Law, false)
    );
    assert_eq!(
        sum(|l| l.late_local + l.soon_local),
        red(law::Layer::Local, false)
    );
    let listed = world
        .store
        .case_list(
            &system(),
            &CaseFilter::default(),
            CaseSort::Late,
            Page::ALL,
            now,
        )
        .unwrap();
    let late: u32 = listed.rows.iter().map(|r| r.late_law).sum();
    assert_eq!(u64::from(late), sum(|l| l.late_law));
    assert!(
        listed
            .rows
            .is_sorted_by_key(|r| std::cmp::Reverse(r.late_law))
    );
}

pub fn bookings_are_listed_in_their_interval(world: &World) {
    let child = world.child("A");
    let kept = world.book(child, moment(2024, 6, 1));
    let gone = world.book(child, moment(2024, 6, 2));
    world.add(world.event(child, &[child], BookingCancelled { booking: gone }));
    let list = |from, until| {
        let office = OfficeFilter::default();
        world
            .store
            .booking_list(&system(), &office, from, until)
            .unwrap()
    };
    let rows = list(moment(2024, 6, 1), moment(2024, 7, 1));
    assert_eq!(
        rows.iter().map(|r| r.booking.id).collect::<Vec<_>>(),
        [kept]
    );
    assert!(list(moment(2024, 5, 1), moment(2024, 6, 1)).is_empty());
    let nobody = scope(Reach::Nobody, WorkerId(world.id()));
    let office = OfficeFilter::default();
    let hidden = world
        .store
        .booking_list(&nobody, &office, moment(2024, 1, 1), moment(2025, 1, 1));
    assert!(hidden.unwrap().is_empty());
}

pub fn a_proposal_waits_until_it_is_answered(world: &World) {
    let child = world.child("A");
    let (kept, gone) = (world.propose(child), world.propose(child));
    world.add(world.event(child, &[child], DecisionReturned { decision: gone }));
    let rows = world.store.proposal_list(&system()).unwrap();
    assert_eq!(
        rows.iter().map(|r| r.proposal.id).collect::<Vec<_>>(),
        [kept]
    );
    assert_eq!(rows[0].person, child);
    let nobody = scope(Reach::Nobody, WorkerId(world.id()));
    assert!(world.store.proposal_list(&nobody).unwrap().is_empty());
}

pub fn a_complaint_is_listed_while_it_runs_and_for_a_time_after(world: &World) {
    let child = world.child("A");
    let made = match world.decide(child).payload {
        Payload::DecisionMade(made) => made,
        other => panic!("a decision, not {other:?}"),
    };
    let runs = world.complain(child, Some(made.decision));
    let settled = world.complain(child, None);
    world.reassess(child, settled, Reassessment::Changed);
    let list = |since| world.store.complaint_list(&system(), since).unwrap();
    let all = list(moment(2024, 1, 1));
    let ids: Vec<_> = all.iter().map(|r| r.complaint.id).collect();
    assert_eq!(ids, [runs, settled]);
    assert_eq!(all[0].decision, Some((made.kind, made.paragraph)));
    let due = all[0].due.expect("four weeks to look at it again");
    let received = all[0].complaint.received_at.day();
    assert_eq!(due.day(), received.add_days(28));
    assert_eq!((all[1].due, all[1].decision.as_ref()), (None, None));
    let later = list(moment(2030, 1, 1));
    let ids: Vec<_> = later.iter().map(|r| r.complaint.id).collect();
    assert_eq!(ids, [runs]);
    let nobody = scope(Reach::Nobody, WorkerId(world.id()));
    let hidden = world.store.complaint_list(&nobody, moment(2024, 1, 1));
    assert!(hidden.unwrap().is_empty());
}

pub fn a_case_is_found_by_where_it_is_and_by_whom_nobody_heard(world: &World) {
    let (waits, other) = (world.child("Anna"), world.child("Bo"));
    let started = |clarification| ClarificationStarted { clarification };
    let clarification = ItemId(world.id());
    world.add(world.event(waits, &[waits], started(clarification)));
    let source = ItemId(world.id());
    let until = Day::from_ymd(2024, 8, 1).unwrap();
    let planned = SourcePlanned {
        assessment: clarification,
        source,
        kind: SourceKind::Child,
        until,
        by: None,
    };
    world.add(world.event(waits, &[waits], planned));
    world.place(other);
    let found = |filter: CaseFilter| numbers(&world.store, &filter, CaseSort::Number, Page::ALL);
    let at = |station| CaseFilter {
        station: Some(station),
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let heard_by = |day| CaseFilter {
        ask_before: Some(day),
        ..CaseFilter::default()
    };
    let (all, _) = found(CaseFilter::default());
    assert_eq!(found(at(Station::Screening)), (vec![all[0]], 1));
    assert_eq!(found(at(Station::Measure)), (vec![all[1]], 1));
    assert_eq!(found(at(Station::Plan)), (vec![], 0));
    assert_eq!(found(heard_by(until)).1, 0, "the day itself is in time");
    assert_eq!(found(heard_by(until.add_days(1))), (vec![all[0]], 1));
    let listed = world
        .store
        .case_list(
            &system(),
            &CaseFilter::default(),
            CaseSort::Number,
            Page::ALL,
            moment(2024, 9, 1),
        )
        .unwrap();
    let placed = &listed.rows[1];
    assert_eq!(placed.station, Some(Station::Measure));
    let duties = world.store.case(&system(), other).unwrap().unwrap().duties;
    let now = moment(2024, 9, 1);
    let open = duties
        .iter()
        .filter(|d| matches!(d.status(now), Status::Open | Status::Late));
    let first = open.filter_map(|d| d.due).min();
    assert!(first.is_some());
    assert_eq!(placed.waits_for.as_ref().map(|(_, due)| *due), first);
    assert!(world.is_clean());
}
