//! Totals: kept beside the cases, and still those of the rows, whoever asks for whatever.

use crate::registers::busy;
use crate::world::{World, fold, moment, scope};
use domain::event::people::Unassigned;
use domain::progress::Station;
use domain::{AssignmentRole, TeamId, WorkerId};
use store::{
    CaseFilter, CaseRow, CaseSort, Edge, FindingKind, OfficeFilter, Page, Reach, RedFilter, Scope,
};

/// Every filter that the tally answers, and some that it does not.
fn filters(team: &TeamId, worker: WorkerId) -> Vec<CaseFilter> {
    let mut all = Vec::new();
    for is_open in [None, Some(true), Some(false)] {
        for step in [None, Some(0), Some(5)] {
            for is_unassigned in [false, true] {
                for office in [
                    OfficeFilter::default(),
                    OfficeFilter {
                        worker: None,
                        team: Some(team.clone()),
                    },
                    OfficeFilter {
                        worker: Some(worker),
                        team: None,
                    },
                ] {
                    all.push(CaseFilter {
                        text: None,
                        office,
                        is_unassigned,
                        step,
                        is_open,
                        ..CaseFilter::default()
                    });
                }
            }
        }
    }
    for station in [Station::Notification, Station::Measure, Station::Closed] {
        for is_open in [None, Some(true)] {
            all.push(CaseFilter {
                station: Some(station),
                is_open,
                ..CaseFilter::default()
            });
        }
    }
    all
}

/// Whether every list says how many rows it has, in one page and in pages of two.
fn check(world: &World, scopes: &[Scope], team: &TeamId, worker: WorkerId, when: &str) {
    let now = moment(2024, 9, 1);
    for scope in scopes {
        for filter in filters(team, worker) {
            for sort in [CaseSort::Number, CaseSort::Latest, CaseSort::Late] {
                let list = |page| {
                    world
                        .store
                        .case_list(scope, &filter, sort, page, now)
                        .unwrap()
                };
                let all = list(Page::ALL);
                let rows = all.rows.len() as u64;
                assert_eq!(all.total, rows, "{when}: {scope:?}, {filter:?}");
                let mut paged = Vec::new();
                while paged.len() < all.rows.len() {
                    let number = u32::try_from(paged.len() / 2).unwrap();
                    let part = list(Page::nth(number, 2));
                    assert!(!part.rows.is_empty(), "{when}: {scope:?}, {filter:?}");
                    paged.extend(part.rows);
                }
                assert_eq!(paged, all.rows, "{when}: {scope:?}, {filter:?}, {sort:?}");
                if sort == CaseSort::Late {
                    late_first(world, scope, &filter, &all.rows, when);
                }
                if matches!(sort, CaseSort::Number | CaseSort::Latest) {
                    walk(&all.rows, sort, &|edge| {
                        let page = Page {
                            edge: Some(edge),
                            ..Page::nth(7, 2)
                        };
                        list(page).rows
                    });
                }
            }
        }
    }
    assert!(world.is_clean(), "{when}");
}

/// Whether the most late stands first, now and on a day in the past, when other duties were open.
fn late_first(world: &World, scope: &Scope, filter: &CaseFilter, now: &[CaseRow], when: &str) {
    let past = world
        .store
        .case_list(scope, filter, CaseSort::Late, Page::ALL, moment(2024, 6, 1))
        .unwrap();
    for rows in [now, &past.rows] {
        let is_sorted = rows.is_sorted_by_key(|r| {
            let late = (r.late_law, r.late_local);
            (std::cmp::Reverse(late), r.number)
        });
        assert!(is_sorted, "{when}: {scope:?}, {filter:?}");
    }
}

pub fn every_total_is_exact_whatever_happens_to_the_cases(world: &World) {
    let (nord, syd) = (world.team("nord", "Nord"), world.team("syd", "Syd"));
    let (a, b) = (
        world.worker("Anja", Some(&nord)),
        world.worker("Bo", Some(&syd)),
    );
    let scopes = [
        Scope::system(),
        scope(Reach::Whole, b),
        scope(Reach::Teams(vec![nord.clone()]), a),
        scope(Reach::Teams(vec![nord.clone(), syd.clone()]), b),
        scope(Reach::Own, a),
        scope(Reach::Nobody, a),
    ];
    let check = |when| check(world, &scopes, &nord, a, when);
    check("before any case");
    let children = ["Anna", "Bent", "Carl"].map(|name| world.child(name));
    let hidden = world.child_with("Dorte", true);
    check("nobody has any");
    world.assign(children[0], a, &nord);
    world.assign(children[1], b, &syd);
    world.assign(hidden, b, &nord);
    check("assigned");
    world.place(children[0]);
    world.place(hidden);
    check("placed");
    let taken = Unassigned {
        worker: b,
        role: AssignmentRole::Main,
    };
    world.add(world.event(children[1], &[children[1]], taken));
    check("taken from one");
    world.close(children[2]);
    check("one closed");
    let twin = world.child("Ana");
    check("registered twice");
    world.merge(twin, children[2]);
    check("merged into a closed case");
    world.store.rebuild(&*fold(), &mut |_| {}).unwrap();
    check("rebuilt");
}

pub fn a_false_tally_is_found_and_counted_anew(world: &World) {
    busy(world);
    let changes = [
        "UPDATE tally SET cases = cases + 1",
        "DELETE FROM tally",
        "INSERT INTO tally (team, circle, step, station, is_open, is_taken, cases) \
         VALUES ('nowhere', 0, 0, 'measure', 1, 0, 3)",
    ];
    for change in changes {
        world.raw(change);
        let found = world.store.verify(&*fold()).unwrap().findings;
        let what: Vec<_> = found.iter().map(|f| (f.kind, f.detail.as_str())).collect();
        assert_eq!(what, [(FindingKind::Register, "tally")], "{change}");
        world.store.rebuild(&*fold(), &mut |_| {}).unwrap();
        assert!(world.is_clean(), "{change}, rebuilt");
    }
    // A cell that has emptied stands at nothing; that is no damage.
    world.raw(
        "INSERT INTO tally (team, circle, step, station, is_open, is_taken, cases) \
         VALUES ('nowhere', 0, 0, 'measure', 1, 0, 0)",
    );
    assert!(world.is_clean());
}

pub fn the_red_list_merges_what_each_part_of_a_scope_holds(world: &World) {
    let (nord, syd) = (world.team("nord", "Nord"), world.team("syd", "Syd"));
    let (a, b) = (
        world.worker("Anja", Some(&nord)),
        world.worker("Bo", Some(&syd)),
    );
    for (n, (worker, team)) in [(a, &nord), (b, &syd), (a, &nord), (b, &syd)]
        .into_iter()
        .enumerate()
    {
        let child = world.child_with(&format!("Barn {n}"), n == 3);
        let seen = world.notify(&[child]);
        world.evaluate(&seen);
        world.assign(child, worker, team);
        world.place(child);
    }
    let unassigned = world.child("Ingen");
    world.notify(&[unassigned]);
    let until = moment(2031, 1, 1);
    let list = |scope: &Scope, page| {
        let filter = RedFilter::default();
        // Some are met or fall away between the two moments.
        let then = moment(2024, 1, 2);
        world
            .store
            .red_list(scope, &filter, then, until, page)
            .unwrap()
    };
    let all = list(&Scope::system(), Page::ALL);
    for scope in [
        scope(Reach::Whole, a),
        scope(Reach::Whole, b),
        scope(Reach::Teams(vec![syd.clone()]), a),
        scope(Reach::Teams(vec![nord, syd]), b),
        scope(Reach::Own, b),
    ] {
        let whole = list(&scope, Page::ALL);
        assert_eq!(whole.total, whole.rows.len() as u64, "{scope:?}");
        assert!(whole.total > 0 && whole.total < all.total + 1, "{scope:?}");
        let within = world.store.persons_in_scope(&scope).unwrap();
        let expected: Vec<_> = all
            .rows
            .iter()
            .filter(|r| within.contains(&r.person))
            .collect();
        assert_eq!(whole.rows.iter().collect::<Vec<_>>(), expected, "{scope:?}");
        let pages = (0..=whole.total.div_ceil(3)).flat_map(|n| {
            let number = u32::try_from(n).unwrap();
            list(&scope, Page::nth(number, 3)).rows
        });
        assert_eq!(pages.collect::<Vec<_>>(), whole.rows, "{scope:?}");
    }
}

/// A rebuild puts a row right while an append waits: the append counts from what stands then.
pub fn an_append_beside_a_rebuild_counts_what_the_rebuild_left(world: &World) {
    if world.store.backend_name() == "sqlite" {
        return;
    }
    let child = world.child("Barn Et");
    world.raw("UPDATE case_file SET step = 5");
    let mut rebuild = postgres::Client::connect(&world.url, postgres::NoTls).expect("the server");
    rebuild
        .batch_execute(
            "BEGIN; LOCK TABLE register_mark IN ACCESS EXCLUSIVE MODE; DELETE FROM register_mark",
        )
        .expect("the lock of a rebuild");
    std::thread::scope(|scope| {
        let append = scope.spawn(|| world.place(child));
        let waits = "SELECT count(*) FROM pg_locks \
                     WHERE relation = 'register_mark'::regclass AND NOT granted";
        let start = std::time::Instant::now();
        while rebuild
            .query_one(waits, &[])
            .expect("a look")
            .get::<_, i64>(0)
            == 0
        {
            assert!(start.elapsed().as_secs() < 20, "the append does not wait");
        }
        rebuild
            .batch_execute("UPDATE case_file SET step = 0; COMMIT")
            .expect("what a rebuild does");
        append.join().expect("appended");
    });
    assert!(world.is_clean());
}

/// From every row on the two rows after it and the two before it are found.
fn walk(all: &[CaseRow], sort: CaseSort, page: &dyn Fn(Edge) -> Vec<CaseRow>) {
    for (n, row) in all.iter().enumerate() {
        let mark = row.mark(sort).expect("a long order");
        let after = &all[n + 1..all.len().min(n + 3)];
        assert_eq!(page(Edge::After(mark)), after, "{sort:?}");
        let before = &all[n.saturating_sub(2)..n];
        assert_eq!(page(Edge::Before(mark)), before, "{sort:?}");
    }
}
