//! What is asked, by whom, and the bar.

use crate::people::People;
use domain::progress::Station;
use domain::{Audience, Moment};
use store::{CaseFilter, CaseSort, OfficeFilter, Page, RedFilter, Scope, Store, TextQuery};

/// Puts the question for the n-th time; gives the total.
type Ask<'a> = Box<dyn Fn(&Store, usize) -> u64 + Sync + 'a>;

/// One list as one kind of reader asks for it.
pub struct Question<'a> {
    /// In words.
    pub name: String,
    /// Milliseconds: the median of one client, the 99th percentile of sixteen.
    pub bar: (f64, f64),
    ask: Ask<'a>,
}

impl Question<'_> {
    /// Asks for the n-th time; gives the total of the list.
    pub fn run(&self, store: &Store, n: usize) -> u64 {
        (self.ask)(store, n)
    }
}

/// The bar of issue 3.
const BAR: (f64, f64) = (10.0, 50.0);

const DAYS: i64 = 86_400;

/// All questions; each is put to another reader of its kind every time.
pub fn all(people: &People, now: Moment) -> Vec<Question<'_>> {
    let mut all = Vec::new();
    let own = |n: usize| &people.caseworkers[n % people.caseworkers.len()].0;
    let leader = |n: usize| &people.leaders[n % people.leaders.len()].0;
    let head = |_: usize| &people.head;
    for sort in [CaseSort::Number, CaseSort::Latest, CaseSort::Late] {
        let open = open();
        all.push(cases(
            "caseworker, open cases",
            own,
            open.clone(),
            sort,
            now,
        ));
        all.push(cases("team leader, open cases", leader, open, sort, now));
    }
    all.push(cases(
        "caseworker, all cases",
        own,
        CaseFilter::default(),
        CaseSort::Number,
        now,
    ));
    all.push(cases(
        "team leader, all cases",
        leader,
        CaseFilter::default(),
        CaseSort::Number,
        now,
    ));
    for (name, filter) in filters(people) {
        let name = format!("head, {name}");
        all.push(cases(&name, head, filter, CaseSort::Number, now));
    }
    all.push(cases(
        "head, open cases",
        head,
        open(),
        CaseSort::Latest,
        now,
    ));
    all.push(cases(
        "head, all cases",
        head,
        CaseFilter::default(),
        CaseSort::Latest,
        now,
    ));
    all.push(cases("head, open cases", head, open(), CaseSort::Late, now));
    let at_one_station = CaseFilter {
        station: Some(Station::Decision),
        ..open()
    };
    all.push(cases(
        "head, open cases at another station",
        head,
        at_one_station.clone(),
        CaseSort::Latest,
        now,
    ));
    all.push(cases(
        "team leader, open cases at one station",
        leader,
        at_one_station,
        CaseSort::Late,
        now,
    ));
    all.extend(red("team leader", leader, now));
    all.extend(red("head", head, now));
    all.push(texts("caseworker", own, BAR));
    all.push(texts("team leader", leader, TEXTS_BAR));
    all.push(texts("head", head, TEXTS_BAR));
    all.extend(rest("team leader", leader, now));
    all.extend(rest("head", head, now));
    all
}

/// A search in texts looks at every case in reach.
const TEXTS_BAR: (f64, f64) = (400.0, 2_000.0);

/// Cases by two words of their texts.
fn texts<'a>(
    who: &str,
    reader: impl Fn(usize) -> &'a Scope + Sync + 'a,
    bar: (f64, f64),
) -> Question<'a> {
    Question {
        name: format!("{who}, two words of a text"),
        bar,
        ask: Box::new(move |store, n| {
            let query = TextQuery {
                words: "bekymring skole",
                audiences: &Audience::OF_CASE,
                page: Page::first(20),
                most: 50_000,
            };
            let found = store.search_texts(reader(n), query).expect("a search");
            found.map_or(0, |found| found.cases.total)
        }),
    }
}

fn open() -> CaseFilter {
    CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    }
}

/// What a head narrows the list by.
fn filters(people: &People) -> Vec<(&'static str, CaseFilter)> {
    let team = people.leaders.first().map(|(_, team, _)| team.clone());
    let worker = people.caseworkers.first().map(|(scope, _)| scope.actor);
    vec![
        ("all cases", CaseFilter::default()),
        ("open cases", open()),
        (
            "closed cases",
            CaseFilter {
                is_open: Some(false),
                ..CaseFilter::default()
            },
        ),
        (
            "open cases at step 5",
            CaseFilter {
                step: Some(5),
                ..open()
            },
        ),
        (
            "open cases without a measure",
            CaseFilter {
                step: Some(0),
                ..open()
            },
        ),
        (
            "open cases at one station",
            CaseFilter {
                station: Some(Station::Assessment),
                ..open()
            },
        ),
        (
            "open cases of one team",
            CaseFilter {
                office: OfficeFilter { worker: None, team },
                ..open()
            },
        ),
        (
            "cases of one caseworker",
            CaseFilter {
                office: OfficeFilter { worker, team: None },
                ..CaseFilter::default()
            },
        ),
        (
            "one number",
            CaseFilter {
                text: Some("4711".into()),
                ..CaseFilter::default()
            },
        ),
        (
            "open cases nobody has",
            CaseFilter {
                is_unassigned: true,
                ..open()
            },
        ),
    ]
}

fn cases<'a>(
    name: &str,
    who: impl Fn(usize) -> &'a Scope + Sync + 'a,
    filter: CaseFilter,
    sort: CaseSort,
    now: Moment,
) -> Question<'a> {
    Question {
        name: format!("{name}, by {sort:?}"),
        bar: BAR,
        ask: Box::new(move |store, n| {
            let listed = store
                .case_list(who(n), &filter, sort, Page::first(20), now)
                .expect("a list");
            listed.total
        }),
    }
}

/// The red list: all that bites within 14 days, and what is late.
fn red<'a>(
    name: &str,
    who: impl Fn(usize) -> &'a Scope + Sync + Copy + 'a,
    now: Moment,
) -> Vec<Question<'a>> {
    [false, true]
        .into_iter()
        .map(|is_late| {
            let filter = RedFilter {
                is_late,
                ..RedFilter::default()
            };
            let until = now.add_seconds(if is_late { 0 } else { 14 * DAYS });
            Question {
                name: format!(
                    "{name}, red list{}",
                    if is_late { ", late only" } else { "" }
                ),
                bar: BAR,
                ask: Box::new(move |store, n| {
                    store
                        .red_list(who(n), &filter, now, until, Page::first(20))
                        .expect("a list")
                        .total
                }),
            }
        })
        .collect()
}

fn rest<'a>(
    name: &str,
    who: impl Fn(usize) -> &'a Scope + Sync + Copy + 'a,
    now: Moment,
) -> Vec<Question<'a>> {
    let horizon = now.add_seconds(14 * DAYS);
    let load = move |store: &Store, n| {
        let load = store.load_per_worker(who(n), now, horizon).expect("a list");
        load.len() as u64
    };
    let unassigned = move |store: &Store, n| {
        let listed = store.unassigned(who(n), Page::first(20), now);
        listed.expect("a list").total
    };
    let board = move |store: &Store, n| {
        let since = now.add_seconds(-7 * DAYS);
        let office = OfficeFilter::default();
        let listed = store.notification_board(who(n), &office, since, Page::first(20));
        listed.expect("a list").total
    };
    vec![
        Question {
            name: format!("{name}, load per caseworker"),
            bar: BAR,
            ask: Box::new(load),
        },
        Question {
            name: format!("{name}, unassigned"),
            bar: BAR,
            ask: Box::new(unassigned),
        },
        Question {
            name: format!("{name}, board of 7 days"),
            bar: BAR,
            ask: Box::new(board),
        },
    ]
}
