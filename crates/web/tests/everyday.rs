//! Documents, letters, the calendar, the file for access to documents, and what is noted with
//! colleagues and family, in process against a small made-up municipality.

#[path = "support/town.rs"]
mod town;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::{Payload, Role};
use icalendar::parser::{read_calendar, unfold};
use town::{Answer, Persona, TOWN};

/// One of the caseworker's own open cases.
async fn case_of(me: &Persona, skip: usize) -> String {
    let mut cases = me.get("/cases?status=open").await.links_to("/cases/");
    cases.retain(|path| path["/cases/".len()..].parse::<u32>().is_ok());
    cases.into_iter().nth(skip).expect("a case")
}

/// Sends a form with a file.
async fn upload(me: &Persona, path: &str, token: &str, name: &str, bytes: &[u8]) -> Answer {
    let request = Request::post(path).header(header::COOKIE, me.sent());
    let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    let body = with_file(token, &[], name, bytes);
    TOWN.ask(request.body(Body::from(body)).unwrap()).await
}

/// The body of a form with a file.
fn with_file(token: &str, more: &[(&str, &str)], name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    let fields = [
        ("_token", token),
        ("kind", "statement"),
        ("way", "received"),
        ("at", "2026-11-20"),
        ("party", "Skolen på Bakken"),
        ("for", "family"),
        ("title", ""),
    ];
    for (field, value) in fields.iter().chain(more) {
        let head = format!("--b\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n");
        body.extend(format!("{head}{value}\r\n").bytes());
    }
    let head = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: text/html\r\n\r\n"
    );
    body.extend(head.bytes());
    body.extend(bytes);
    body.extend(b"\r\n--b--\r\n");
    body
}

async fn fetch(me: &Persona, path: &str) -> (axum::http::HeaderMap, Vec<u8>) {
    let request = Request::get(path).header(header::COOKIE, me.sent());
    let answer = TOWN.raw(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    let headers = answer.headers().clone();
    (headers, Answer::bytes(answer.into_body()).await)
}

const PDF: &[u8] = b"%PDF-1.7 made up";

#[tokio::test]
async fn a_document_goes_in_and_comes_out_as_a_file_that_is_never_run() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let here = format!("{}/documents", case_of(&me, 0).await);
    let sent = upload(&me, &here, &me.token(), "Udtalelse om skolegang.pdf", PDF).await;
    assert_eq!(
        sent.to,
        format!("{here}?done=done-document"),
        "{}",
        sent.body
    );
    let page = me.get(&here).await;
    for words in [
        "Udtalelse om skolegang",
        "Skolen på Bakken",
        "27.24.03",
        "20.11.2026",
        "PDF, 1",
    ] {
        assert!(page.body.contains(words), "»{words}« is missing");
    }
    assert!(!page.body.contains('⟦'));
    let file = page.links_to(&format!("{here}/")).remove(0);
    let (headers, bytes) = fetch(&me, &file).await;
    assert_eq!(bytes, PDF);
    assert_eq!(headers[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    let saved_as = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(saved_as.starts_with("attachment;") && !saved_as.contains("skolegang"));
    let logged = TOWN.app.store().access_latest(20).unwrap();
    assert!(logged.iter().any(|row| row.access.what == "document"));
}

#[tokio::test]
async fn a_file_sent_when_the_session_was_over_is_asked_for_again_by_its_name() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let here = format!("{}/documents", case_of(&me, 2).await);
    let who = me.get(&here).await.hidden("_who");
    let (token, before) = (me.token(), TOWN.app.store().head().unwrap());
    let session = me.cookie("__Host-traad_session").unwrap();
    TOWN.app.end_session(session).unwrap();
    let secret = b"%PDF-1.7 what nobody may find here";
    let post = |from: &Persona, kind: &'static str, body: Vec<u8>| {
        let request = Request::post(&here)
            .header(header::COOKIE, from.sent())
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", "same-origin");
        TOWN.ask(request.body(Body::from(body)).unwrap())
    };
    let (files, plain) = (
        "multipart/form-data; boundary=b",
        "application/x-www-form-urlencoded",
    );
    let form = with_file(&token, &[("_who", &who)], "Udtalelse.pdf", secret);

    // The words wait, and the page says of the file that it does not.
    let late = post(&me, files, form.clone()).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN, "{}", late.body);
    for kept in [
        "value=\"Skolen på Bakken\"",
        "filen »Udtalelse.pdf« er ikke",
        "vælge igen",
        "href=\"/login\"",
    ] {
        assert!(
            late.body.contains(kept),
            "»{kept}« is missing in {}",
            late.body
        );
    }
    assert!(!late.body.contains("what nobody may find"));

    // Logged in again: the same, and the file is chosen there. Nobody else gets the words.
    let waits = format!(
        "_token={token}&_who={who}&kind=statement&way=received&at=2026-11-20&for=family&title=&\
         party=Skolen+p%C3%A5+Bakken&_file=Udtalelse.pdf"
    );
    let other = TOWN.log_in(Role::TeamLeader).await;
    let others = post(&other, plain, waits.clone().into_bytes()).await;
    assert!(!others.body.contains("Skolen på Bakken"), "it is another's");
    let back = TOWN.log_in(Role::Caseworker).await;
    for again in [
        post(&back, plain, waits.into_bytes()).await,
        post(&back, files, form).await,
    ] {
        assert_eq!(again.status, StatusCode::FORBIDDEN, "{}", again.body);
        for words in [
            "value=\"Skolen på Bakken\"",
            "Vælg filen igen: Udtalelse.pdf",
            "type=\"file\"",
            "enctype=\"multipart/form-data\"",
            &back.token(),
        ] {
            assert!(again.body.contains(words), "»{words}« is missing");
        }
    }
    assert_eq!(TOWN.app.store().head().unwrap(), before, "nothing is kept");

    // What that page sends is a document.
    let more = [("_who", who.as_str()), ("_file", "Udtalelse.pdf")];
    let form = with_file(&back.token(), &more, "Udtalelse.pdf", PDF);
    let done = post(&back, files, form).await;
    assert_eq!(
        done.to,
        format!("{here}?done=done-document"),
        "{}",
        done.body
    );
}

#[tokio::test]
async fn what_is_no_document_comes_back_with_what_was_typed() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let here = format!("{}/documents", case_of(&me, 1).await);
    let before = TOWN.app.store().head().unwrap();
    let large = vec![b'x'; (20 << 20) + 1];
    let files: [(&[u8], &str); 4] = [
        (b"", "Vælg filen."),
        (b"<!doctype html><script>", "Gem den som PDF"),
        (b"MZ\x90\x00 a program", "Gem den som PDF"),
        (&large, "Filen er for stor"),
    ];
    for (bytes, why) in files {
        let back = upload(&me, &here, &me.token(), "x.pdf", bytes).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(back.body.contains(why), "{why}");
        assert!(back.body.contains("value=\"Skolen på Bakken\""), "{why}");
        assert!(back.body.contains("href=\"#f-file\""), "{why}");
    }
    let forged = upload(&me, &here, "forged", "x.pdf", PDF).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    assert_eq!(
        TOWN.app.store().head().unwrap(),
        before,
        "nothing is recorded"
    );
}

#[tokio::test]
async fn reception_puts_an_attachment_on_a_notification_and_the_case_has_it() {
    let me = TOWN.log_in(Role::Reception).await;
    let board = me.get("/notifications").await;
    let ids = board.links_to("/notifications/");
    let first = ids.iter().find(|path| !path.ends_with("/new")).unwrap();
    let here = format!("{}/attachments", first.split('?').next().unwrap());
    let sent = upload(
        &me,
        &here,
        &me.token(),
        "Brev.txt",
        "Kære kommune".as_bytes(),
    )
    .await;
    assert_eq!(
        sent.to,
        format!("{here}?done=done-document"),
        "{}",
        sent.body
    );
    let page = me.get(&here).await;
    let file = page.links_to(&format!("{here}/")).remove(0);
    assert_eq!(fetch(&me, &file).await.1, "Kære kommune".as_bytes());
    let one = me.get(here.trim_end_matches("/attachments")).await;
    assert!(
        one.body.contains("Ét bilag til underretningen"),
        "{}",
        one.body
    );
}

#[tokio::test]
async fn whom_an_attachment_came_from_is_not_told_through_the_case() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = case_of(&me, 5).await;
    let number: u32 = case["/cases/".len()..].parse().unwrap();
    let all = TOWN.app.store().load_cases(&store::Scope::system());
    let file = all.unwrap().into_iter().find(|c| c.number() == number);
    let notification = file.unwrap().notifications[0].id;
    let here = format!("/notifications/{notification}/attachments");
    let sent = upload(&me, &here, &me.token(), "Udtalelse.pdf", PDF).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    for page in [
        case.clone(),
        format!("{case}/documents"),
        format!("{case}/file"),
    ] {
        let shown = me.get(&page).await.body;
        assert!(shown.contains("Udtalelse"), "{page}");
        assert!(!shown.contains("Skolen på Bakken"), "{page}");
    }
    // Where the notification is looked at, it stands.
    assert!(me.get(&here).await.body.contains("Skolen på Bakken"));
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
