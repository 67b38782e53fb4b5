//! Registering a notification: one child given twice is one child and has one file, and nothing
//! that was typed is thrown away unsaid.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{Event, EventId, Payload, PersonId, Role, StreamId};
use store::Scope;
use town::TOWN;
use uuid::Uuid;

const GIVEN: &str = "received=2026-11-23&received_time=10%3A00&enquiry=notification&\
    notifier=school&professional=1&acute=1&causes=child_school&\
    concern=Kommer+sj%C3%A6ldent+i+skole&notifier_name=Lone";

/// A child in plain sight with its number and name.
fn on_record() -> (PersonId, String, String) {
    let store = TOWN.app.store();
    let cases = store.load_cases(&Scope::system()).unwrap();
    let plain = |c: &&domain::case::Case| c.file.is_some() && !c.is_protected();
    let mut named = cases.iter().filter(plain).filter_map(|case| {
        let names = store.names(&Scope::system(), &[case.person]).unwrap();
        Some((case.person, names[0].cpr.clone()?, names[0].name.clone()?))
    });
    named.next().unwrap()
}

#[tokio::test]
async fn a_child_that_is_ticked_and_typed_by_its_number_is_given_twice() {
    let reception = TOWN.log_in(Role::Reception).await;
    let (child, cpr, name) = on_record();
    let name = name.replace(' ', "+");
    let typed = format!("child_name={name}&child_birth=&child_cpr={cpr}&child_sex=");
    let before = TOWN.app.store().head().unwrap();
    let twice = format!("{GIVEN}&find={name}&known={child}&{typed}");
    let twice = reception.post("/notifications/new", &twice).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.body.contains("Det samme barn er angivet to gange."));
    assert_eq!(TOWN.app.store().head().unwrap(), before, "nothing recorded");
    let once = format!("{GIVEN}&{typed}");
    let once = reception.post("/notifications/new", &once).await;
    assert_eq!(once.status, StatusCode::SEE_OTHER, "{}", once.body);
}

#[tokio::test]
async fn a_notification_that_names_a_child_twice_opens_one_file() {
    let reception = TOWN.log_in(Role::Reception).await;
    let new = format!("{GIVEN}&child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f");
    let sent = reception.post("/notifications/new", &new).await;
    let stream: Uuid = sent.to.split(['/', '?']).nth(2).unwrap().parse().unwrap();
    let store = TOWN.app.store();
    let events = store.events_of_stream(&Scope::system(), StreamId(stream));
    let first = events.unwrap().unwrap().remove(0);
    // As it was recorded before that was refused.
    let child = first.subjects[0];
    let doubled = Event {
        id: EventId(Uuid::from_u128(1)),
        stream: StreamId(Uuid::from_u128(2)),
        subjects: vec![child, child],
        ..first
    };
    let page = format!("/notifications/{}", doubled.stream.0);
    TOWN.app.take_in(vec![doubled], &mut |_| {}).unwrap();
    let given = "at=2026-11-23&at_time=11%3A00&outcome=screening&reasons=Vurderet";
    let done = reception.post(&format!("{page}/evaluate"), given).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let found = store.events_of_person(&Scope::system(), child);
    let events = found.unwrap().unwrap().events;
    let opens = |e: &&Event| matches!(e.payload, Payload::CaseOpened(_));
    assert_eq!(events.iter().filter(opens).count(), 1);
}

#[tokio::test]
async fn an_anonymous_notifier_with_a_name_is_asked_about_and_nothing_is_thrown_away() {
    let reception = TOWN.log_in(Role::Reception).await;
    let form = GIVEN.replace("notifier=school&professional=1", "notifier=anonymous");
    let form = format!("{form}&child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f");
    let named = reception.post("/notifications/new", &form).await;
    assert_eq!(named.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(named.body.contains("#f-notifier") && named.body.contains("har intet navn"));
    assert!(
        named.body.contains("value=\"Lone\""),
        "what was typed stands"
    );
    let nameless = form.replace("notifier_name=Lone", "notifier_name=&notifier_contact=");
    let nameless = reception.post("/notifications/new", &nameless).await;
    assert_eq!(nameless.status, StatusCode::SEE_OTHER, "{}", nameless.body);
}

const IDA: &str = "child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f";

/// What arrived by an answer to the form: its page, and its events in order of position.
fn arrived(sent: &town::Answer) -> (String, Vec<Event>) {
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = sent.to.split('?').next().unwrap().to_owned();
    let stream: Uuid = page.rsplit('/').next().unwrap().parse().unwrap();
    let store = TOWN.app.store();
    let events = store.events_of_stream(&Scope::system(), StreamId(stream));
    (page, events.unwrap().unwrap())
}

fn received(events: &[Event]) -> &domain::event::intake::EnquiryReceived {
    match &events[0].payload {
        Payload::EnquiryReceived(p) => p,
        other => panic!("{other:?}"),
    }
}

/// The rules of the duties that a child has.
fn rules(child: PersonId) -> Vec<String> {
    let case = TOWN.app.store().case(&Scope::system(), child);
    let duties = case.unwrap().unwrap().duties;
    duties.iter().map(|d| d.rule.to_string()).collect()
}

#[tokio::test]
async fn a_child_nobody_can_name_is_described_and_recognised_later() {
    let reception = TOWN.log_in(Role::Reception).await;
    let words = "En+dreng+p%C3%A5+omkring+ni+i+vores+gade";
    let sent = format!("{GIVEN}&child_described={words}");
    let sent = reception.post("/notifications/new", &sent).await;
    let (page, events) = arrived(&sent);
    let shown = reception.get(&page).await.body;
    assert!(shown.contains("En dreng på omkring ni i vores gade"));
    assert!(shown.contains("Underretning: Ukendt barn"));
    assert!(shown.contains("kunne ikke sige, hvem barnet er"));
    let board = reception.get("/notifications").await.body;
    assert!(board.contains(&page), "it waits on the board");
    let described = events[0].subjects[0];
    let (child, ..) = on_record();
    let form = format!("described={described}&do=known&known={child}");
    let done = reception.post(&format!("{page}/child"), &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let case = TOWN.app.store().case(&Scope::system(), child).unwrap();
    let has = |n: &domain::case::Notification| n.id == events[0].stream;
    assert!(case.unwrap().notifications.iter().any(has));
    let shown = reception.get(&page).await.body;
    assert!(shown.contains("omkring ni"), "the words stay");
}

#[tokio::test]
async fn siblings_of_one_registration_are_siblings_from_then_on() {
    let reception = TOWN.log_in(Role::Reception).await;
    let siblings = "child_name=Ask+Broderen&child_cpr=&child_birth=2015-02-03&\
        child_name_2=Eja+Broderen&child_birth_2=2018-02-03&\
        child_name_3=Liv+Broderen&child_birth_3=2020-02-03";
    let sent = format!("{GIVEN}&{siblings}");
    let (_, events) = arrived(&reception.post("/notifications/new", &sent).await);
    let children = &events[0].subjects;
    let store = TOWN.app.store();
    for child in children {
        let found = store.siblings(&Scope::system(), *child).unwrap();
        let mut others: Vec<PersonId> = children.clone();
        others.retain(|other| other != child);
        others.sort_unstable();
        assert_eq!(found, others);
    }
    // The next time one of them brings up the others, and nothing is said twice.
    let known = format!("{GIVEN}&known={}", children[0]);
    let find = format!("{known}&do=find&find=Ask+Broderen");
    let found = reception.post("/notifications/new", &find).await.body;
    for other in &children[1..] {
        assert!(found.contains(&format!("name=\"sibling\" value=\"{other}\"")));
    }
    let more = format!("{known}&child_name_2=Ny+Broderen&child_birth_2=2026-01-01");
    let (_, again) = arrived(&reception.post("/notifications/new", &more).await);
    let newest = again[0].subjects[1];
    let found = store.siblings(&Scope::system(), newest).unwrap();
    assert_eq!(found, [children[0]], "whose sibling was said of one");
    let about = store.events_of_person(&Scope::system(), children[0]);
    let told = about.unwrap().unwrap().events.into_iter();
    let told = told.filter(|e| matches!(e.payload, Payload::RelationRecorded(_)));
    assert_eq!(told.count(), 3);
}

#[tokio::test]
async fn what_came_in_is_called_what_it_is_and_a_clock_is_named_where_one_runs() {
    let reception = TOWN.log_in(Role::Reception).await;
    for (enquiry, title) in [
        ("notification", "Underretning"),
        ("application", "Ansøgning"),
        ("advice", "Henvendelse om råd og vejledning"),
        ("disability", "Fra handicapområdet"),
        ("youth_crime_board", "Fra Ungdomskriminalitetsnævnet"),
    ] {
        let form = GIVEN.replace("enquiry=notification", &format!("enquiry={enquiry}"));
        let sent = reception
            .post("/notifications/new", &format!("{form}&{IDA}"))
            .await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let shown = reception.get(&sent.to).await.body;
        assert!(
            shown.contains(&format!("<h1>{title}: Ida P., 9 år")),
            "{enquiry}"
        );
        let has_clock = shown.contains("Uret løber fra modtagelsen");
        assert_eq!(has_clock, enquiry == "notification", "{enquiry}");
        let attached = sent.to.split('?').next().unwrap().to_owned() + "/attachments";
        assert!(
            reception.get(&attached).await.body.contains(title),
            "{enquiry}"
        );
    }
}

#[tokio::test]
async fn an_enquiry_starts_the_time_it_sets_by_itself_and_once() {
    let reception = TOWN.log_in(Role::Reception).await;
    for (enquiry, rule, words) in [
        (
            "youth_crime_board",
            "youth_crime/network_council",
            "Netværkssamråd",
        ),
        ("disability", "disability/family_adviser", "Familievejleder"),
    ] {
        let form = GIVEN.replace("enquiry=notification", &format!("enquiry={enquiry}"));
        let sent = reception
            .post("/notifications/new", &format!("{form}&{IDA}"))
            .await;
        let (page, events) = arrived(&sent);
        let child = events[0].subjects[0];
        assert_eq!(
            rules(child).iter().filter(|r| *r == rule).count(),
            1,
            "{enquiry}"
        );
        let shown = reception.get(&page).await.body;
        assert!(shown.contains(words), "{enquiry} names the duty it started");
        assert!(!shown.contains("ikke givet frister"), "{enquiry}");
        // Each notice of the board is one; a disability is known once.
        let form = format!("{form}&known={child}");
        arrived(&reception.post("/notifications/new", &form).await);
        let count = rules(child).iter().filter(|r| *r == rule).count();
        assert_eq!(
            count,
            if enquiry == "disability" { 1 } else { 2 },
            "{enquiry}"
        );
    }
    let form = GIVEN.replace("enquiry=notification", "enquiry=application");
    let (_, events) = arrived(
        &reception
            .post("/notifications/new", &format!("{form}&{IDA}"))
            .await,
    );
    let none = rules(events[0].subjects[0]);
    assert!(
        none.iter()
            .all(|r| !r.starts_with("youth_crime/") && !r.starts_with("disability/"))
    );
}

#[tokio::test]
async fn who_calls_can_be_reached_and_notifies_at_work_as_follows_from_where() {
    let reception = TOWN.log_in(Role::Reception).await;
    let from = |source: &str, said: &str| {
        GIVEN.replace(
            "notifier=school&professional=1",
            &format!("notifier={source}{said}"),
        )
    };
    for (source, said, is_professional) in [
        ("school", "", true),
        ("school", "&professional=source", true),
        ("school", "&professional=0", false),
        ("family", "", false),
        ("family", "&professional=1", true),
        ("anonymous", "", false),
    ] {
        let form = from(source, said);
        let form = if source == "anonymous" {
            form.replace("&notifier_name=Lone", "")
        } else {
            form
        };
        let (_, events) = arrived(
            &reception
                .post("/notifications/new", &format!("{form}&{IDA}"))
                .await,
        );
        assert_eq!(
            received(&events).professional,
            is_professional,
            "{source}{said}"
        );
    }
    let form = format!(
        "{}&{IDA}&notifier_contact=lone%40skole.example",
        from("school", "")
    );
    let (page, _) = arrived(&reception.post("/notifications/new", &form).await);
    let shown = reception.get(&page).await.body;
    assert!(shown.contains("Kan nås på") && shown.contains("lone@skole.example"));
    let caseworker = TOWN.log_in(Role::Caseworker).await;
    let other = caseworker.get(&page).await;
    assert!(
        !other.body.contains("lone@skole.example"),
        "{}",
        other.status
    );
}

#[tokio::test]
async fn a_child_not_born_yet_is_told_from_its_mother() {
    let reception = TOWN.log_in(Role::Reception).await;
    let form = format!("{GIVEN}&mother_name=Line+Ventende&due_on=2027-02-01");
    let (page, events) = arrived(&reception.post("/notifications/new", &form).await);
    let of = "Line V.s ufødte barn";
    assert!(reception.get(&page).await.body.contains(of));
    assert!(reception.get("/notifications").await.body.contains(of));
    let given = "at=2026-11-23&at_time=11%3A00&outcome=screening&reasons=Vurderet";
    reception.post(&format!("{page}/evaluate"), given).await;
    let case = TOWN
        .app
        .store()
        .case(&Scope::system(), events[0].subjects[0]);
    let number = case.unwrap().unwrap().number();
    let leader = TOWN.log_in(Role::Head).await;
    let family = leader.get(&format!("/cases/{number}/family")).await.body;
    assert!(family.contains("Line Ventendes ufødte barn, ventes"));
    assert!(
        family.contains("<strong>Line Ventende</strong>"),
        "the mother"
    );
}

#[tokio::test]
async fn who_sees_a_part_of_the_children_leaves_it_to_reception_whether_one_is_known() {
    let caseworker = TOWN.log_in(Role::Caseworker).await;
    let reception = TOWN.log_in(Role::Reception).await;
    let worker = TOWN
        .app
        .ruleset()
        .actor(TOWN.worker(Role::Caseworker))
        .unwrap();
    let store = TOWN.app.store();
    let reach = worker.scope(town::now());
    let cases = store.load_cases(&Scope::system()).unwrap();
    let plain = |c: &&domain::case::Case| c.file.is_some() && !c.is_protected();
    let mut elsewhere = cases.iter().filter(plain).filter_map(|case| {
        let names = store.names(&Scope::system(), &[case.person]).unwrap();
        let is_out = store.case(&reach, case.person).unwrap().is_none();
        is_out.then_some((case.person, names[0].cpr.clone()?, names[0].name.clone()?))
    });
    let (child, cpr, name) = elsewhere.next().expect("a colleague's child");
    let name = name.replace(' ', "+");

    let find = format!("{GIVEN}&do=find&find={name}");
    let none = caseworker.post("/notifications/new", &find).await.body;
    assert!(none.contains("kendt af kolleger uden for din adgang"));
    // By the number it comes to the child on record.
    let typed = format!("{GIVEN}&child_name={name}&child_cpr={cpr}");
    let (_, events) = arrived(&caseworker.post("/notifications/new", &typed).await);
    assert_eq!(events[0].subjects, [child]);
    // Without it reception is asked, whether there is such a child or not.
    for (name, birth) in [(name.as_str(), "2017-05-01"), ("Ingen+Kendt", "2016-04-03")] {
        let typed = format!("{GIVEN}&child_name={name}&child_birth={birth}&child_sex=f");
        let (page, events) = arrived(&caseworker.post("/notifications/new", &typed).await);
        let shown = reception.get(&page).await.body;
        assert!(shown.contains("kan ikke se alle børn"), "{name}");
        assert!(
            shown.contains(&format!("value=\"{birth}\"")),
            "what was typed is there"
        );
        let described = events[0].subjects[0];
        let form = format!("described={described}&do=known&known={child}");
        let done = reception.post(&format!("{page}/child"), &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }
    // Reception sees everybody, and is not asked.
    let (page, _) = arrived(
        &reception
            .post("/notifications/new", &format!("{GIVEN}&{IDA}"))
            .await,
    );
    assert!(!reception.get(&page).await.body.contains("Hvem er barnet?"));
}

#[tokio::test]
async fn files_are_registered_together_with_the_notification_they_came_with() {
    let reception = TOWN.log_in(Role::Reception).await;
    let typed = [
        ("received", "2026-11-23"),
        ("received_time", "10:00"),
        ("enquiry", "notification"),
        ("child_name", "Ida Prøve"),
        ("child_birth", "2017-05-01"),
        ("child_sex", "f"),
        ("notifier", "school"),
        ("concern", "Kommer sjældent i skole"),
    ];
    let letter: (&str, &[u8]) = ("Brev fra skolen.pdf", b"%PDF-1.7 made up");
    let picture: (&str, &[u8]) = (".txt", "Fravær".as_bytes());
    let before = TOWN.app.store().head().unwrap();
    // What is no document stops all of it, and the form says what to choose again.
    let program: (&str, &[u8]) = ("Brev.exe", b"MZ\x90\x00\x03");
    let back = reception
        .post_files("/notifications/new", &typed, &[letter, program])
        .await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "Brev fra skolen.pdf, Brev.exe",
        "#f-file",
        "value=\"Ida Prøve\"",
    ] {
        assert!(back.body.contains(words), "»{words}« is missing");
    }
    assert_eq!(TOWN.app.store().head().unwrap(), before, "nothing recorded");
    // The name alone comes along where the form looks for a child or is kept.
    let looked = format!("{GIVEN}&do=find&find=Ida&file=Brev+fra+skolen.pdf");
    let looked = reception.post("/notifications/new", &looked).await;
    assert!(looked.body.contains("Valgt før: Brev fra skolen.pdf"));

    let sent = reception
        .post_files("/notifications/new", &typed, &[letter, picture])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = sent.to.split('?').next().unwrap();
    let attached = format!("{page}/attachments");
    let shown = reception.get(&attached).await;
    assert!(shown.body.contains("Brev fra skolen") && shown.body.contains(".txt"));
    assert_eq!(shown.links_to(&format!("{attached}/")).len(), 2);
    let stream: Uuid = page.rsplit('/').next().unwrap().parse().unwrap();
    let events = TOWN
        .app
        .store()
        .events_of_stream(&Scope::system(), StreamId(stream));
    let events = events.unwrap().unwrap();
    let at = events[0].at;
    let files = events
        .iter()
        .filter(|e| matches!(e.payload, Payload::DocumentAdded(_)));
    let files: Vec<_> = files.map(|e| (e.at, e.subjects.clone())).collect();
    assert_eq!(files, vec![(at, events[0].subjects.clone()); 2]);

    // No file was chosen: a browser sends an empty one.
    let none = reception
        .post_files("/notifications/new", &typed, &[("", b"")])
        .await;
    assert_eq!(none.status, StatusCode::SEE_OTHER, "{}", none.body);
}
