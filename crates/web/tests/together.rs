//! Two people at the same thing: nobody overwrites anybody, and both see both texts.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::Role;
use town::{Answer, Persona, TOWN};

/// Two windows of people who may record in the same case, and its address.
async fn two_at_one_case() -> (Persona, Persona, String) {
    let caseworker = TOWN.log_in(Role::Caseworker).await;
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let own = caseworker.get("/cases").await.links_to("/cases/");
    for case in own.into_iter().filter(|c| !c.contains('?')) {
        if leader.get(&case).await.status == StatusCode::OK {
            return (caseworker, leader, case);
        }
    }
    panic!("no case of the caseworker is the leader's too");
}

/// Both texts stand on the page, each under its heading.
fn shows_both(answer: &Answer, mine: &str, theirs: &str) {
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let (_, beside) = answer.body.split_once("id=\"theirs\"").expect("theirs");
    let (other, own) = beside.split_once("id=\"mine\"").expect("mine");
    assert!(other.contains(theirs), "{theirs} is not shown");
    assert!(own.contains(mine), "{mine} is not shown");
}

/// A form sent again, on what its answer showed.
fn again(form: &str, seen: &str, answer: &Answer) -> String {
    let now = answer.hidden("seen");
    form.replacen(&format!("seen={seen}"), &format!("seen={now}"), 1)
}

#[tokio::test]
async fn two_who_record_at_once_see_both_texts_and_the_second_sends_again() {
    let (one, other, case) = two_at_one_case().await;
    let path = format!("{case}/record/note_written");
    let seen = one.get(&path).await.hidden("seen");
    let first = format!("seen={seen}&at=2026-11-23&at_time=09%3A00&note=Skolen+har+ringet");
    assert_eq!(
        other.post(&path, &first).await.status,
        StatusCode::SEE_OTHER
    );
    let second = format!("seen={seen}&at=2026-11-23&at_time=10%3A00&note=Moren+har+ringet");
    let answer = one.post(&path, &second).await;
    shows_both(&answer, "Moren har ringet", "Skolen har ringet");
    let sent = again(&second, &seen, &answer);
    assert_eq!(one.post(&path, &sent).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_fault_to_mend_does_not_hide_what_a_colleague_recorded_meanwhile() {
    let (one, other, case) = two_at_one_case().await;
    let path = format!("{case}/record/note_written");
    let seen = one.get(&path).await.hidden("seen");
    let first = format!("seen={seen}&at=2026-11-23&at_time=09%3A00&note=Faderen+har+ringet");
    other.post(&path, &first).await;
    let faulty = format!("seen={seen}&at=2026-11-23&at_time=10%3A00&note=");
    let answer = one.post(&path, &faulty).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.hidden("seen"), seen, "it still says what was seen");
    let mended = format!("{faulty}Mosteren+har+ringet");
    let answer = one.post(&path, &mended).await;
    shows_both(&answer, "Mosteren har ringet", "Faderen har ringet");
}

#[tokio::test]
async fn two_who_correct_one_event_see_both_reasons() {
    let (one, other, case) = two_at_one_case().await;
    let note = "at=2026-11-20&at_time=09%3A00&note=Et+notat+med+en+fejl";
    one.post(&format!("{case}/record/note_written"), note).await;
    let page = one.get(&case).await;
    let at = page.body.find("Et notat med en fejl").expect("the note");
    let from = page.body[at..]
        .find(&format!("{case}/events/"))
        .expect("a link")
        + at;
    let path = page.body[from..].split('"').next().unwrap().to_owned();
    let based = one.get(&path).await.hidden("based_on");
    let form = |hour: u32, reason: &str| {
        format!("based_on={based}&how=replace&at=2026-11-20&at_time={hour}%3A00&reason={reason}")
    };
    let sent = other.post(&path, &form(8, "Det+var+kl.+otte")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let answer = one.post(&path, &form(7, "Det+var+kl.+syv")).await;
    shows_both(&answer, "Det var kl. syv", "Det var kl. otte");
    assert_ne!(
        answer.hidden("based_on"),
        based,
        "it can be sent again on what stands"
    );
}

#[tokio::test]
async fn two_who_evaluate_one_notification_see_both_reasons() {
    let (one, other) = (
        TOWN.log_in(Role::Reception).await,
        TOWN.log_in(Role::TeamLeader).await,
    );
    let arrival = "received=2026-11-23&received_time=09%3A00&enquiry=notification&\
        child_name=Bo+Prøve&notifier=school&professional=1&concern=Han+kommer+ikke+i+skole";
    let page = one.post("/notifications/new", arrival).await.to;
    let page = page.split('?').next().unwrap();
    let seen = one.get(page).await.hidden("seen");
    let form = |reasons: &str| {
        format!("seen={seen}&at=2026-11-23&at_time=10%3A00&outcome=screening&reasons={reasons}")
    };
    let path = format!("{page}/evaluate");
    let sent = other.post(&path, &form("Screenes+af+team+nord")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let answer = one.post(&path, &form("Familien+er+kendt")).await;
    shows_both(&answer, "Familien er kendt", "Screenes af team nord");
}

#[tokio::test]
async fn a_case_handed_over_meanwhile_is_not_handed_over_again_unseen() {
    let (_, leader, case) = two_at_one_case().await;
    let path = format!("{case}/assign");
    let page = leader.get(&path).await;
    let seen = page.hidden("seen");
    let body = &page.body;
    let worker = body
        .split("name=\"worker\" id=\"f-worker\" value=\"")
        .nth(1);
    let worker = worker.unwrap().split('"').next().unwrap();
    let form = format!("seen={seen}&worker={worker}&role=second");
    assert_eq!(
        leader.post(&path, &form).await.status,
        StatusCode::SEE_OTHER
    );
    let answer = leader.post(&path, &form).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("id=\"theirs\""));
}

/// The relative's id on the page of the family.
fn person(page: &Answer, name: &str) -> String {
    let from = page.body.split(&format!("<summary>{name}")).nth(1);
    let from = from.unwrap_or_else(|| panic!("{name} is not on the page"));
    let value = from.split("name=\"person\" value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn two_who_change_what_a_relative_means_see_both() {
    let (one, other, case) = two_at_one_case().await;
    let path = format!("{case}/family");
    let given = "do=add&relation=grandparent&name=Olga+Pr%C3%B8ve&custody=1&means=Hun+bager";
    assert_eq!(one.post(&path, given).await.status, StatusCode::SEE_OTHER);
    let page = one.get(&path).await;
    let (seen, who) = (page.hidden("seen"), person(&page, "Olga Prøve"));
    let form = |means: &str| format!("do=change&person={who}&seen={seen}&means={means}");
    let first = other
        .post(&path, &form("Hun+henter+i+skolen&custody=1"))
        .await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let second = form("Hun+l%C3%A6ser+h%C3%B8jt");
    let answer = one.post(&path, &second).await;
    shows_both(&answer, "Hun læser højt", "Hun henter i skolen");
    // It stands in the form of the one it is about, and not in the one that adds somebody.
    let add = answer.body.split("id=\"add\"").nth(1).unwrap();
    assert!(!add.contains("Hun læser højt") && answer.body.contains("<details open>"));
    let sent = again(&second, &seen, &answer);
    assert_eq!(one.post(&path, &sent).await.status, StatusCode::SEE_OTHER);
    // Whoever puts somebody there sees first that somebody was put there.
    let late = format!("seen={seen}&relation=friend&name=Ida+Pr%C3%B8ve&means=Naboens");
    let answer = one.post(&path, &late).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(
        answer.body.contains("Ida Prøve"),
        "what was typed comes back"
    );
}

#[tokio::test]
async fn a_fault_in_one_relatives_form_stands_in_that_form() {
    let (one, _, case) = two_at_one_case().await;
    let path = format!("{case}/family");
    let given = "do=add&relation=professional&name=Mona+Pr%C3%B8ve&means=Hendes+l%C3%A6rer";
    assert_eq!(one.post(&path, given).await.status, StatusCode::SEE_OTHER);
    let page = one.get(&path).await;
    let (seen, who) = (page.hidden("seen"), person(&page, "Mona Prøve"));
    let wrong = format!("do=change&person={who}&seen={seen}&custody=1&means=Vores+l%C3%A6rer");
    let answer = one.post(&path, &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (changes, add) = answer.body.split_once("id=\"add\"").unwrap();
    assert!(changes.contains("Vores lærer") && changes.contains("kan ikke have forældremyndighed"));
    assert!(!add.contains("Vores lærer") && !add.contains("kan ikke have forældremyndighed"));
}

#[tokio::test]
async fn two_who_hear_one_party_see_both() {
    let (one, other, case) = two_at_one_case().await;
    let path = format!("{case}/hearing");
    let page = one.get(&path).await;
    let seen = page.hidden("seen");
    let who = page.body.split("name=\"person\" value=\"").nth(1);
    let who = who.expect("a party").split('"').next().unwrap();
    let form = |about: &str| format!("person={who}&answer_by=2026-12-07&seen={seen}&about={about}");
    let first = other.post(&path, &form("Aflastning")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let answer = one.post(&path, &form("En+kontaktperson")).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("id=\"theirs\"") && answer.body.contains("En kontaktperson"));
}

#[tokio::test]
async fn a_proposal_is_not_approved_on_what_nobody_read() {
    let (one, leader, case) = two_at_one_case().await;
    let proposed = "of=placement_without_consent&at=2026-11-23&at_time=10%3A00\
        &paragraph=BL+%C2%A7+47&purpose=Ro&facts=Fakta+her&reasons=Fordi&ends_on=2027-06-01&weekly_price=2.500&\
        way_out=Ro";
    let sent = one.post(&format!("{case}/decide"), proposed).await;
    let page = sent.to.split('?').next().unwrap().to_owned();
    let shown = leader.get(&page).await;
    let seen = shown.hidden("seen");
    assert!(!seen.is_empty(), "{}", sent.body);
    let note = "at=2026-11-23&at_time=11%3A00&note=Barnet+vil+ikke";
    one.post(&format!("{case}/record/note_written"), note).await;
    let approve = format!("answer=approve&met_on=2026-11-23&seen={seen}");
    let answer = leader.post(&page, &approve).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("Barnet vil ikke"));
    let sent = again(&approve, &seen, &answer);
    assert_eq!(
        leader.post(&page, &sent).await.to,
        "/decisions?done=done-approved"
    );
    // And what is settled is said to be, with the words that were typed.
    let late = format!("answer=return&words=Barnets+ord+mangler&seen={seen}");
    let answer = leader.post(&page, &late).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("allerede afgjort"));
    assert!(answer.body.contains("Barnets ord mangler"));
}

#[tokio::test]
async fn the_file_is_not_handed_out_with_what_nobody_looked_through() {
    let (one, other, case) = two_at_one_case().await;
    let path = format!("{case}/file");
    let seen = one.get(&path).await.hidden("seen");
    let note = "at=2026-11-23&at_time=11%3A00&note=Naboen+har+ringet";
    other
        .post(&format!("{case}/record/note_written"), note)
        .await;
    let give = format!("do=give&to=Mona+Pr%C3%B8ve&seen={seen}");
    let answer = one.post(&path, &give).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("Naboen har ringet") && answer.body.contains("Mona Prøve"));
    let sent = again(&give, &seen, &answer);
    assert_eq!(one.post(&path, &sent).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn two_who_say_how_one_is_reached_see_both() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let leader = TOWN.log_in(Role::Head).await;
    let seen = me.get("/account").await.hidden("seen");
    let form = |phone: &str| format!("do=contact&seen={seen}&phone={phone}&email=");
    let page = format!("/handover/{}", TOWN.worker(Role::Caseworker));
    let first = leader.post(&page, &form("11+22+33+44")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let answer = me.post("/account/contact", &form("55+66+77+88")).await;
    shows_both(&answer, "55 66 77 88", "11 22 33 44");
    let sent = again(&form("55+66+77+88"), &seen, &answer);
    let again = me.post("/account/contact", &sent).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let late = leader.post(&page, &form("99+99+99+99")).await;
    shows_both(&late, "99 99 99 99", "55 66 77 88");
    assert!(
        !late.body.contains("skiftet hænder"),
        "no case changed hands"
    );
}

#[tokio::test]
async fn two_who_give_one_person_a_post_see_both() {
    let admin = TOWN.log_in(Role::Administrator).await;
    let system = app::Actor::system();
    let post = app::account::Post::of(Role::Auditor);
    let worker = TOWN.app.register_worker(&system, "Prøve Post", post);
    let path = format!("/accounts/{}", worker.unwrap());
    let seen = admin.get(&path).await.hidden("seen");
    let form = |role: &str| format!("do=role&seen={seen}&role={role}&team=&district=&provider=");
    let first = admin.post(&path, &form("economist")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let answer = admin.post(&path, &form("head")).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("id=\"theirs\""));
    assert!(answer.body.contains("value=\"head\" selected"));
    let sent = again(&form("head"), &seen, &answer);
    assert_eq!(admin.post(&path, &sent).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn two_who_change_one_template_see_both() {
    let head = TOWN.log_in(Role::Head).await;
    let seen = head.get("/templates/information").await.hidden("seen");
    let form = |body: &str| {
        format!("do=adopt&seen={seen}&title=Til+jer&language=da&kind=letter&body={body}")
    };
    let first = head
        .post("/templates/information", &form("Den+ene+tekst"))
        .await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let mine = form("Den+anden+tekst");
    let answer = head.post("/templates/information", &mine).await;
    shows_both(&answer, "Den anden tekst", "Den ene tekst");
    let sent = again(&mine, &seen, &answer);
    let again = head.post("/templates/information", &sent).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    // A new one does not take the place of one that has its name.
    let new = "do=adopt&title=Information&language=da&kind=letter&body=En+helt+anden";
    let taken = head.post("/templates/new", new).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(TOWN.app.ruleset().templates["information"].title, "Til jer");
}

#[tokio::test]
async fn two_who_judge_one_line_see_both() {
    let (_, _, case) = two_at_one_case().await;
    let (head, auditor) = (
        TOWN.log_in(Role::Head).await,
        TOWN.log_in(Role::Auditor).await,
    );
    head.get(&case).await;
    let number = case.trim_start_matches("/cases/");
    let line = format!("/access/unusual/{}/{number}", TOWN.worker(Role::Head));
    let page = auditor.get(&line).await;
    assert_eq!(page.status, StatusCode::OK);
    let (seen, up_to) = (page.hidden("seen"), page.hidden("up_to"));
    let form = |outcome: &str, note: &str| {
        format!("outcome={outcome}&note={note}&up_to={up_to}&seen={seen}")
    };
    let first = auditor.post(&line, &form("fine", "Afl%C3%B8ste")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let answer = auditor
        .post(&line, &form("follow_up", "Tal+med+hende"))
        .await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("Afløste") && answer.body.contains("Tal med hende"));
}
