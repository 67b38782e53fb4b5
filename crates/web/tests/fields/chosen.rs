//! Fields that are stored in no event by themselves: they find or choose whom one is about. Each is
//! proved by choosing otherwise: something else is recorded, and about nobody else.

use crate::answered::number_of;
use crate::town::forms::between;
use crate::town::{Persona, TOWN};
use axum::http::StatusCode;
use domain::case::Case;
use domain::{BookingKind, Payload, PersonId, Role, WorkerId};
use store::Scope;

/// All of them, each with its test below.
pub const CHOOSING: [(&str, &str); 15] = [
    ("/cases/{number}/family", "same_person"),
    ("/cases/{number}/record/case_consulted", "also"),
    ("/cases/{number}/record/family_group_held", "also"),
    ("/cases/{number}/record/network_meeting_held", "also"),
    ("/cases/{number}/record/note_written", "also"),
    ("/cases/{number}/record/safety_plan_made", "also"),
    ("/distribution", "case"),
    ("/handover/{id}", "case"),
    ("/notifications/new", "find"),
    ("/notifications/new", "known"),
    ("/notifications/new", "same_person"),
    ("/notifications/new", "sibling"),
    ("/notifications/{id}/child", "find"),
    ("/notifications/{id}/child", "known"),
    ("/notifications/{id}/child", "same_person"),
];

/// All that reception must say besides the child.
pub const CONCERN: &str = "received=2026-11-23&received_time=10%3A00&enquiry=notification&\
    notifier=school&professional=1&causes=child_school&concern=Kommer+ikke&notifier_name=Lone";

/// The cases that a caseworker has now.
fn cases_of(worker: WorkerId) -> Vec<Case> {
    let at = TOWN.app.now();
    let mut cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    cases.retain(|c| c.is_open_at(at) && c.main_at(at).is_some_and(|a| a.worker == worker));
    cases
}

/// Two cases of the demo's caseworker.
fn two() -> [Case; 2] {
    let mut cases = cases_of(TOWN.worker(Role::Caseworker)).into_iter();
    [(); 2].map(|()| cases.next().expect("a case"))
}

fn main_of(case: &Case) -> Option<WorkerId> {
    let case = TOWN.app.store().case(&Scope::system(), case.person);
    let case = case.unwrap().expect("the case");
    case.main_at(TOWN.app.now()).map(|a| a.worker)
}

#[tokio::test]
async fn the_cases_that_are_ticked_are_given_out_and_no_other() {
    let leader = TOWN.log_in(Role::Head).await;
    let to = TOWN.worker(Role::Caseworker);
    let cases = two();
    for case in &cases {
        let off = format!("do=unassign&worker={to}&role=main");
        let path = format!("/cases/{}/assign", case.number());
        assert_eq!(leader.post(&path, &off).await.status, StatusCode::SEE_OTHER);
    }
    for (n, case) in cases.iter().enumerate() {
        let form = format!("do=give&to={to}&case={}", case.number());
        let given = leader.post("/distribution", &form).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
        let have = cases.each_ref().map(main_of);
        assert_eq!(have, [Some(to), Some(to).filter(|_| n == 1)]);
    }
}

#[tokio::test]
async fn the_cases_that_are_ticked_are_handed_over_and_no_other() {
    let leader = TOWN.log_in(Role::Head).await;
    let from = TOWN.worker(Role::Caseworker);
    let rules = TOWN.app.ruleset();
    let mut others = rules.workers.iter().filter(|(id, w)| {
        let works = w.role == Role::Caseworker && w.left_at.is_none() && w.team.is_some();
        works && **id != from
    });
    let to = *others.next().expect("a colleague").0;
    let cases = two();
    for (n, case) in cases.iter().enumerate() {
        let number = case.number();
        let form = format!("do=give&term=good&reason=load&to={to}&case={number}");
        let given = leader.post(&format!("/handover/{from}"), &form).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
        let have = cases.each_ref().map(main_of);
        assert_eq!(have, [Some(to), Some(if n == 1 { to } else { from })]);
    }
}

/// Two children with files whom reception finds by the number of the case.
pub fn known() -> [Case; 2] {
    let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let fits = |c: &Case| c.file.is_some() && !c.is_address_protected && c.erased.is_none();
    let mut cases = cases.into_iter().filter(fits);
    [(); 2].map(|()| cases.next().expect("a child on record"))
}

/// Which of the two is offered where one of them is looked for.
async fn offered(who: &Persona, path: &str, form: &str, of: &Case, all: &[Case; 2]) -> Vec<bool> {
    let form = format!("{form}&do=find&find={}", of.number());
    let answer = who.post(path, &form).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    let page = answer.body;
    let is_offered = |case: &Case| page.contains(&format!("value=\"{}\"", case.person));
    all.iter().map(is_offered).collect()
}

/// Whether a child's case has a notification.
fn has(person: PersonId, page: &str) -> bool {
    let case = TOWN.app.store().case(&Scope::system(), person).unwrap();
    let about = case.expect("the case").notifications;
    about.iter().any(|n| page.ends_with(&n.id.to_string()))
}

#[tokio::test]
async fn who_is_looked_for_on_arrival_is_offered_and_recorded() {
    let reception = TOWN.log_in(Role::Reception).await;
    let children = known();
    for (n, child) in children.iter().enumerate() {
        let path = "/notifications/new";
        let found = offered(&reception, path, CONCERN, child, &children).await;
        assert_eq!(found, [n == 0, n == 1]);
        let form = format!("{CONCERN}&known={}", child.person);
        let sent = reception.post(path, &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let page = sent.to.split('?').next().unwrap();
        let about = children.each_ref().map(|c| has(c.person, page));
        assert_eq!(about, [n == 0, n == 1]);
    }
}

#[tokio::test]
async fn a_sibling_that_is_ticked_is_recorded_too_and_no_other() {
    let reception = TOWN.log_in(Role::Reception).await;
    let path = "/notifications/new";
    let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let mut offered = None;
    for child in cases.iter().filter(|c| c.file.is_some()) {
        let find = format!("{CONCERN}&do=find&find={}", child.number());
        let page = reception.post(path, &find).await.body;
        let of = page.split("<input").filter_map(|tag| tag.split('>').next());
        let mut of = of.filter(|tag| tag.contains("name=\"sibling\""));
        if let Some(id) = of.find_map(|tag| between(tag, "value=\"")) {
            offered = Some((child.person, id.parse::<PersonId>().unwrap()));
            break;
        }
    }
    let (child, sibling) = offered.expect("a child with a sibling on record");
    for is_ticked in [false, true] {
        let tick = format!("&sibling={sibling}");
        let tick = if is_ticked { &tick } else { "" };
        let form = format!("{CONCERN}&known={child}{tick}");
        let sent = reception.post(path, &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let page = sent.to.split('?').next().unwrap();
        assert_eq!([has(child, page), has(sibling, page)], [true, is_ticked]);
    }
}

/// What a form says that gives a number on record under another name: nothing, that it is
/// somebody else, and at last that it is the same.
fn same(children: &[Case; 2]) -> [(String, bool); 3] {
    let [own, other] = children.each_ref().map(number_of);
    [
        (String::new(), false),
        (format!("&same_person={other}"), false),
        (format!("&same_person={own}"), true),
    ]
}

#[tokio::test]
async fn who_is_said_to_be_the_same_on_arrival_is_recorded_about() {
    let reception = TOWN.log_in(Role::Reception).await;
    let children = known();
    let cpr = number_of(&children[0]);
    for (said, is_taken) in same(&children) {
        let form = format!("{CONCERN}&child_name=Xerxes+Anden&child_cpr={cpr}{said}");
        let sent = reception.post("/notifications/new", &form).await;
        assert_eq!(
            sent.status == StatusCode::SEE_OTHER,
            is_taken,
            "{}",
            sent.body
        );
        let page = sent.to.split('?').next().unwrap();
        let about = children.each_ref().map(|c| is_taken && has(c.person, page));
        assert_eq!(about, [is_taken, false]);
    }
}

#[tokio::test]
async fn who_is_said_to_be_the_same_in_the_family_is_the_relative() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (children, [case, _]) = (known(), two());
    let cpr = number_of(&children[0]);
    let path = format!("/cases/{}/family", case.number());
    let relatives = || {
        let store = TOWN.app.store();
        let found = store.events_of_number(&Scope::system(), case.number());
        let events = found.unwrap().expect("the case").events;
        let related = events.into_iter().filter_map(|e| match e.payload {
            Payload::RelationRecorded(p) => Some(p.other),
            _ => None,
        });
        related.collect::<Vec<PersonId>>()
    };
    for (said, is_taken) in same(&children) {
        let form = format!("do=add&relation=friend&name=Xerxes+Anden&cpr={cpr}{said}");
        let sent = me.post(&path, &form).await;
        assert_eq!(
            sent.status == StatusCode::SEE_OTHER,
            is_taken,
            "{}",
            sent.body
        );
        let is_relative = children.each_ref().map(|c| relatives().contains(&c.person));
        assert_eq!(is_relative, [is_taken, false]);
    }
}

/// The pages of children that nobody has recognised, each with the form that says who it is.
async fn described(reception: &Persona) -> Vec<(String, String)> {
    let board = reception.get("/notifications").await;
    let mut described = Vec::new();
    for page in board.links_to("/notifications/") {
        let page = page.split(['?', '#']).next().unwrap_or_default();
        let person = reception.get(page).await.hidden("described");
        if !person.is_empty() {
            described.push((page.to_owned(), format!("described={person}")));
        }
    }
    described
}

#[tokio::test]
async fn who_is_said_to_be_the_same_behind_a_description_is_recorded_about() {
    let reception = TOWN.log_in(Role::Reception).await;
    let children = known();
    let cpr = number_of(&children[0]);
    let all = described(&reception).await;
    let (page, form) = all.first().expect("a child that nobody has recognised");
    for (said, is_taken) in same(&children) {
        let form = format!("{form}&do=new&child_name=Xerxes+Anden&child_cpr={cpr}{said}");
        let sent = reception.post(&format!("{page}/child"), &form).await;
        assert_eq!(
            sent.status == StatusCode::SEE_OTHER,
            is_taken,
            "{}",
            sent.body
        );
        let about = children.each_ref().map(|c| has(c.person, page));
        assert_eq!(about, [is_taken, false]);
    }
}

#[tokio::test]
async fn who_is_looked_for_behind_a_description_is_offered_and_recorded() {
    let reception = TOWN.log_in(Role::Reception).await;
    let children = known();
    let all = described(&reception).await;
    let (page, form) = all.last().expect("a child that nobody has recognised");
    let path = format!("{page}/child");
    for (n, child) in children.iter().enumerate() {
        let found = offered(&reception, &path, form, child, &children).await;
        assert_eq!(found, [n == 0, n == 1]);
    }
    let form = format!("{form}&do=known&known={}", children[1].person);
    let said = reception.post(&path, &form).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    let about = children.each_ref().map(|c| has(c.person, page));
    assert_eq!(about, [false, true]);
}

/// Two siblings whose cases are open and within the leader's reach.
fn siblings() -> Option<[Case; 2]> {
    let leader = TOWN.app.ruleset().actor(TOWN.worker(Role::TeamLeader));
    let (store, reach, now) = (
        TOWN.app.store(),
        TOWN.app.scope(&leader.unwrap()),
        TOWN.app.now(),
    );
    let all = store.load_cases(&reach).unwrap();
    let open: Vec<&Case> = all.iter().filter(|c| c.is_open_at(now)).collect();
    open.iter().find_map(|one| {
        let theirs = store.siblings(&reach, one.person).unwrap();
        let other = open.iter().find(|c| theirs.contains(&c.person))?;
        Some([(*one).clone(), (*other).clone()])
    })
}

#[tokio::test]
async fn what_concerns_a_sibling_too_stands_in_both_cases_and_else_in_one() {
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let [one, other] = siblings().expect("siblings with open cases");
    let at = "at=2026-11-23&at_time=11%3A00";
    let told = |number: u32, words: &str| {
        let found = TOWN.app.store().events_of_number(&Scope::system(), number);
        let events = found.unwrap().unwrap().events;
        let has = |e: &domain::Event| e.text.values().any(|t| t.value.contains(words));
        events.iter().any(has)
    };
    for (kind, field, more) in [
        ("note_written", "note", ""),
        (
            "network_meeting_held",
            "summary",
            "&participants=Farmor&next_meeting=2026-12-21&next_meeting_time=15%3A00",
        ),
        (
            "family_group_held",
            "question",
            "&family_plan=Mormor+kommer",
        ),
        ("case_consulted", "presentation", ""),
        (
            "safety_plan_made",
            "worries",
            "&signs=Uro&agreements=Ring&review_on=2027-01-15",
        ),
    ] {
        let path = format!("/cases/{}/record/{kind}", one.number());
        let form = leader.get(&path).await.body;
        assert!(
            form.contains(&format!("value=\"{}\"", other.person)),
            "{kind}"
        );
        for (also, is_both) in [
            (String::new(), false),
            (format!("&also={}", other.person), true),
        ] {
            let words = format!("{kind} {is_both}");
            let body = format!("{at}&{field}={}{more}{also}", words.replace(' ', "+"));
            let sent = leader.post(&path, &body).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
            assert!(told(one.number(), &words), "{kind}");
            assert_eq!(told(other.number(), &words), is_both, "{kind}");
        }
    }
    // The next meeting is booked with the one that was held, in the case it was recorded in.
    let booked = |person| {
        let case = TOWN.app.store().case(&Scope::system(), person);
        let bookings = case.unwrap().unwrap().bookings.into_iter();
        let next = bookings.filter(|b| b.on.day().to_string() == "2026-12-21");
        next.map(|b| b.what).collect::<Vec<_>>()
    };
    assert_eq!(booked(one.person), [BookingKind::NetworkMeeting; 2]);
    assert_eq!(booked(other.person), []);
    // It is shown in the sibling's case, and who has none there is refused.
    let shown = leader.get(&format!("/cases/{}", other.number())).await;
    assert!(shown.body.contains("note_written true"));
    let stranger = format!("{at}&note=Hej&also={}", two()[0].person);
    let path = format!("/cases/{}/record/note_written", one.number());
    let refused = leader.post(&path, &stranger).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("href=\"#f-also\""),
        "{}",
        refused.body
    );
}
