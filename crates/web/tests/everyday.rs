//! Documents, letters, the calendar, the file for access to documents, and what is noted with
//! colleagues and family, in process against a small made-up municipality.

#[path = "everyday/documents.rs"]
mod documents;
#[path = "support/town.rs"]
mod town;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::{Payload, Role};
use icalendar::parser::{read_calendar, unfold};
use town::{Answer, Persona, TOWN, now};

/// One of the caseworker's own open cases.
async fn case_of(me: &Persona, skip: usize) -> String {
    let mut cases = me.get("/cases?status=open").await.links_to("/cases/");
    cases.retain(|path| path["/cases/".len()..].parse::<u32>().is_ok());
    cases.into_iter().nth(skip).expect("a case")
}

async fn fetch(me: &Persona, path: &str) -> (axum::http::HeaderMap, Vec<u8>) {
    let request = Request::get(path).header(header::COOKIE, me.sent());
    let answer = TOWN.raw(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    let headers = answer.headers().clone();
    (headers, Answer::bytes(answer.into_body()).await)
}

#[tokio::test]
async fn a_template_is_edited_without_a_programmer_and_its_letter_kept_as_a_document() {
    let head = TOWN.log_in(Role::Head).await;
    let wrong = "do=adopt&title=Kvittering&language=da&kind=letter&body=K%C3%A6re+%7Bbarnet%7D";
    let back = head.post("/templates/receipt", wrong).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("Disse felter findes ikke: {barnet}"));
    assert!(back.body.contains("Kære {barnet}"), "what was typed stands");
    let right = "title=Tak+for+det&language=da&kind=letter&\
        body=K%C3%A6re+%7Brecipient%7D%0D%0A%0D%0AVi+skriver+om+sag+%7Bcase_number%7D.%0D%0A%0D%0A%7Bwords%7D";
    let shown = head
        .post("/templates/receipt", &format!("do=preview&{right}"))
        .await;
    assert!(
        shown.body.contains("Vi skriver om sag 4711."),
        "{}",
        shown.body
    );
    let adopted = head
        .post("/templates/receipt", &format!("do=adopt&{right}"))
        .await;
    assert_eq!(
        adopted.to, "/templates/receipt?done=done-template",
        "{}",
        adopted.body
    );
    let page = head.get("/templates/receipt").await.body;
    assert!(page.contains("fulgte med programmet") && page.contains("Vi har modtaget det"));
    // The next start of the program leaves the municipality's own words alone.
    TOWN.app.adopt_built_in().unwrap();
    assert_eq!(TOWN.app.ruleset().templates["receipt"].title, "Tak for det");

    let me = TOWN.log_in(Role::Caseworker).await;
    let case = case_of(&me, 2).await;
    let number = &case["/cases/".len()..];
    let write = format!("{case}/write");
    let nobody = me.post(&write, "do=preview&template=receipt").await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let letter = "template=receipt&to_name=Skolen&to_address=Bakken+1&words=Vi+ringer+snart";
    let preview = me.post(&write, &format!("do=preview&{letter}")).await;
    for words in [
        "Kære Skolen",
        "Vi ringer snart",
        &format!("om sag {number}."),
    ] {
        assert!(preview.body.contains(words), "»{words}« is missing");
    }
    let sent = me.post(&write, &format!("do=send&{letter}")).await;
    assert_eq!(
        sent.to,
        format!("{case}/documents?done=done-letter"),
        "{}",
        sent.body
    );
    let page = me.get(&sent.to).await;
    assert!(page.body.contains("Tak for det") && page.body.contains("27.27.00"));
    let file = page.links_to(&format!("{case}/documents/")).remove(0);
    assert!(fetch(&me, &file).await.1.starts_with(b"%PDF"));
}

#[tokio::test]
async fn the_calendar_is_valid_names_nobody_and_ends_at_a_word() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let made = me.post("/account/calendar", "do=make").await;
    let address = made.body.split("<code>").nth(1).unwrap();
    let address = address.split("</code>").next().unwrap();
    let path = &address[address.find("/calendar/").unwrap()..];
    let guest = Persona::guest();
    let (headers, bytes) = fetch(&guest, path).await;
    assert_eq!(
        headers[header::CONTENT_TYPE],
        "text/calendar; charset=utf-8"
    );
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.lines().count() > 20 && text.split("\r\n").all(|line| line.len() <= 75));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).unwrap();
    assert_eq!(
        calendar.components.len(),
        text.matches("BEGIN:VEVENT").count()
    );
    for event in &calendar.components {
        for needed in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"] {
            assert!(event.find_prop(needed).is_some(), "{needed}: {event:?}");
        }
        // What ends ends after it began (RFC 5545, 3.6.1).
        let at = |name: &str| event.find_prop(name).map(|p| p.val.to_string());
        assert!(at("DTEND") > at("DTSTART"), "{event:?}");
    }
    assert!(unfolded.contains("Frist: ") && unfolded.contains("Sag "));
    let worker = TOWN
        .app
        .ruleset()
        .actor(TOWN.worker(Role::Caseworker))
        .unwrap();
    let scope = TOWN.app.scope(&worker);
    let cases = TOWN.app.store().load_cases(&scope).unwrap();
    let persons: Vec<_> = cases.iter().map(|c| c.person).collect();
    for found in TOWN.app.store().names(&scope, &persons).unwrap() {
        let name = found.name.unwrap_or_default();
        assert!(name.is_empty() || !unfolded.contains(&name), "{name}");
    }
    let logged = TOWN.app.store().access_latest(20).unwrap();
    let look = logged.iter().find(|row| row.access.what == "calendar");
    assert_eq!(look.unwrap().access.actor, worker.worker);
    assert!(me.get("/account").await.body.contains("Sidst hentet"));
    let wrong = guest.get("/calendar/guessed.ics").await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    me.post("/account/calendar", "do=end").await;
    assert_eq!(guest.get(path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_file_is_handed_out_with_black_bars_and_that_is_on_record() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = case_of(&me, 3).await;
    let note = "at=2026-11-23&at_time=09%3A00&note=Naboen+Per+Pust+ringede+i+dag";
    let sent = me.post(&format!("{case}/record/note_written"), note).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let file = format!("{case}/file");
    let page = me.get(&file).await;
    assert!(page.body.contains("Naboen Per Pust ringede i dag"));
    let marking = page.links_to(&format!("{file}?of="));
    let mark = marking
        .iter()
        .rfind(|link| link.contains("field=note"))
        .unwrap();
    let query = mark.split('?').nth(1).unwrap().split('#').next().unwrap();
    assert!(
        me.get(&format!("{file}?{query}"))
            .await
            .body
            .contains("name=\"passage\"")
    );
    let with = |passage: &str| format!("do=mark&{query}&ground=third_party&passage={passage}");
    let back = me.post(&file, &with("Poul")).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("De ord står ikke i teksten"));
    let marked = me.post(&file, &with("Per+Pust")).await;
    assert_eq!(marked.status, StatusCode::SEE_OTHER, "{}", marked.body);
    let page = me.get(&file).await.body;
    assert!(page.contains("Udeladt: Andre menneskers private forhold"));
    assert!(!page.contains("Naboen Per Pust"), "the words are left out");
    assert!(page.contains("Vis det igen"));
    let (headers, bytes) = fetch(&me, &format!("{file}?form=pdf")).await;
    assert!(bytes.starts_with(b"%PDF"));
    assert!(
        headers[header::CONTENT_DISPOSITION]
            .to_str()
            .unwrap()
            .starts_with("attachment")
    );

    let nobody = me.post(&file, "do=give").await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let given = me.post(&file, "do=give&to=Mona+Pr%C3%B8ve").await;
    assert_eq!(
        given.to,
        format!("{file}?done=done-file-given"),
        "{}",
        given.body
    );
    let number: u32 = case["/cases/".len()..].parse().unwrap();
    let worker = TOWN
        .app
        .ruleset()
        .actor(TOWN.worker(Role::Caseworker))
        .unwrap();
    let view = TOWN.app.open_case(&worker, number).unwrap();
    let is_given =
        |e: &&domain::Event| matches!(&e.payload, Payload::FileGiven(p) if p.omissions > 0);
    let event = view.events.iter().rfind(is_given).expect("on record");
    assert_eq!(event.text["to"].value, "Mona Prøve");
    let documents = me.get(&format!("{case}/documents")).await.body;
    assert!(documents.contains("Sagens akter, udleveret"));

    let lifted = format!("do=lift&{query}&ground=third_party&passage=Per+Pust");
    let shown_again = me.post(&file, &lifted).await;
    assert!(shown_again.to.contains("?done=done-shown-again"));
    assert!(
        me.get(&file)
            .await
            .body
            .contains("Naboen Per Pust ringede i dag")
    );
}

#[tokio::test]
async fn a_consultation_is_noted_and_the_familys_plans_stand_on_its_page() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = case_of(&me, 4).await;
    let at = "at=2026-11-23&at_time=09%3A00";
    let record = |kind: &str| format!("{case}/record/{kind}");
    let empty = me.post(&record("case_consulted"), at).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("href=\"#f-presentation\""));
    let words = format!("{at}&presentation=Jeg+er+i+tvivl&decision_words=Jeg+ringer+til+mormor");
    let done = me.post(&record("case_consulted"), &words).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let number = &case["/cases/".len()..];
    let brief = me.get(&format!("/briefs?cases={number}")).await.body;
    assert!(
        brief.contains("Jeg ringer til mormor"),
        "the brief repeats what was decided"
    );

    let plan = format!(
        "{at}&worries=Uro+om+aftenen&signs=Stilhed&agreements=Mormor+kommer&review_on=2027-01-15"
    );
    let done = me.post(&record("safety_plan_made"), &plan).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let council = format!("{at}&question=Hvem+henter&family_plan=Moster+henter+mandag");
    me.post(&record("family_group_held"), &council).await;
    let family = me.get(&format!("{case}/family")).await.body;
    for words in [
        "Mormor kommer",
        "ses på igen 15.01.2027",
        "Moster henter mandag",
    ] {
        assert!(family.contains(words), "»{words}« is missing");
    }
    assert!(!family.contains('⟦'));
}

#[tokio::test]
async fn the_file_tells_the_scores_of_one_meeting_as_one() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let actor = TOWN.app.ruleset().actor(TOWN.worker(Role::Caseworker));
    let actor = actor.unwrap();
    let mut told = 0;
    for case in me.get("/cases?open=all").await.links_to("/cases/") {
        let Ok(number) = case["/cases/".len()..].parse() else {
            continue;
        };
        let view = TOWN.app.open_case(&actor, number).unwrap();
        let scores = domain::correction::effective(&view.events)
            .iter()
            .filter(|e| matches!(e.content.payload, Payload::PlanGoalAssessed(_)))
            .count();
        let page = me.get(&format!("{case}/file")).await.body;
        let entries = page.matches("Mål i planen vurderet").count();
        assert!(entries <= scores);
        told += scores - entries;
    }
    assert!(told > 0, "no meeting gave two scores");
}

/// An open case of the caseworker's own in which no measure runs; each test has its own.
fn quiet(nth: usize) -> domain::case::Case {
    let actor = TOWN.app.ruleset().actor(TOWN.worker(Role::Caseworker));
    let store = TOWN.app.store();
    let cases = store.load_cases(&actor.unwrap().scope(now())).unwrap();
    let mut quiet = cases
        .into_iter()
        .filter(|c| c.is_open_at(now()) && !c.has_running_measure() && !c.is_protected());
    quiet.nth(nth).expect("a case without a running measure")
}

#[tokio::test]
async fn closing_says_what_is_not_finished_and_leads_to_a_page_that_is_there() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = format!("/cases/{}", quiet(0).number());
    let at = "at=2026-11-23&at_time=11%3A00";
    let complained = format!("{at}&step=complaint_received&complaint=For+lidt");
    let complained = me.post(&format!("{case}/complaints"), &complained).await;
    assert_eq!(
        complained.status,
        StatusCode::SEE_OTHER,
        "{}",
        complained.body
    );
    let booked = format!("{at}&what=follow_up&on=2026-12-01&on_time=10%3A00");
    me.post(&format!("{case}/record/date_booked"), &booked)
        .await;
    let form = me.get(&format!("{case}/record/case_closed")).await.body;
    for words in [
        "Klagen fra 23.11.2026 er ikke afgjort",
        "Der er aftalt en dato 01.12.2026",
        "Sagen kan lukkes alligevel",
    ] {
        assert!(form.contains(words), "»{words}« is missing in {form}");
    }
    let (lapses, stays) = form
        .split_once("Pligter, der bortfalder, når sagen lukkes")
        .and_then(|(_, lists)| lists.split_once("Pligter, der løber videre"))
        .expect("two lists of duties");
    let reassess = "Klage genvurderet inden 4 uger";
    assert!(stays.contains(reassess) && !lapses.contains(reassess));
    assert!(lapses.contains(&format!("href=\"{case}/duties/")));
    let closed = me
        .post(
            &format!("{case}/record/case_closed"),
            &format!("{at}&reason=no_need"),
        )
        .await;
    assert_eq!(closed.to, "/?done=done-case-closed", "{}", closed.body);
    let today = me.get(&closed.to).await;
    assert_eq!(today.status, StatusCode::OK);
    assert!(today.body.contains("Sagen er lukket"));
}

#[tokio::test]
async fn whoever_reaches_the_closed_case_is_led_back_to_it() {
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let case = format!("/cases/{}", quiet(1).number());
    let closed = leader
        .post(
            &format!("{case}/record/case_closed"),
            "at=2026-11-23&at_time=11%3A00&reason=no_need",
        )
        .await;
    let there = format!("{case}?done=done-recorded");
    assert_eq!(closed.to, there, "{}", closed.body);
    assert_eq!(leader.get(&there).await.status, StatusCode::OK);
}
