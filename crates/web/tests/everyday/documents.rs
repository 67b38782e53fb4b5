//! Documents that are put in a case, or come with a notification.

use super::{case_of, fetch};
use crate::town::{Answer, Persona, TOWN, with_files};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::Role;

/// Sends a form with a file.
async fn upload(me: &Persona, path: &str, token: &str, name: &str, bytes: &[u8]) -> Answer {
    let request = Request::post(path).header(header::COOKIE, me.sent());
    let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    let body = with_file(token, &[], name, bytes);
    TOWN.ask(request.body(Body::from(body)).unwrap()).await
}

/// The body of a form with a file.
fn with_file(token: &str, more: &[(&str, &str)], name: &str, bytes: &[u8]) -> Vec<u8> {
    let fields = [
        ("_token", token),
        ("kind", "statement"),
        ("way", "received"),
        ("at", "2026-11-20"),
        ("party", "Skolen på Bakken"),
        ("for", "family"),
        ("title", ""),
    ];
    let fields: Vec<_> = fields.iter().chain(more).copied().collect();
    with_files(&fields, &[(name, bytes)])
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
        "det er filen »Udtalelse.pdf« ikke",
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
        one.body.contains("Ét bilag til henvendelsen"),
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
