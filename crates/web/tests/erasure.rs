//! The pages of retention and erasing, and what everybody else sees of an erased person.

#[path = "support/calls.rs"]
mod calls;
#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use calls::Client;
use domain::case::Case;
use domain::{AccessOutcome, Permit, Role};
use store::Scope;
use town::{TOWN, now};

/// One test at a time: one of them moves the clock.
static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// A closed case whose child is not protected, with the child's name.
fn closed() -> (Case, String) {
    let store = TOWN.app.store();
    let all = store.load_cases(&Scope::system()).unwrap();
    let case = all
        .into_iter()
        .find(|c| c.file.is_some() && c.ended_at().is_some() && !c.is_protected())
        .expect("a closed case");
    let names = store.names(&Scope::system(), &[case.person]).unwrap();
    let name = names[0].name.clone().expect("a name");
    (case, name)
}

#[tokio::test]
async fn erasing_is_decided_on_a_page_that_names_nobody_and_cannot_be_undone() {
    let _turn = TURN.lock().await;
    let (case, name) = closed();
    let number = case.number();
    let page = format!("/retention/{number}");
    let admin = TOWN.log_in(Role::Administrator).await;
    assert_eq!(admin.get("/retention").await.status, StatusCode::OK);
    let led = admin.get(&format!("/retention?number={number}")).await;
    assert_eq!(led.to, page);
    let before = admin.get(&page).await;
    assert!(
        before.body.contains("Det er ikke afgjort"),
        "{}",
        before.body
    );
    assert!(!before.body.contains("erase-do") && !before.body.contains("Slet nu"));
    assert!(!before.body.contains(&name));
    let answer = admin
        .post(&page, "do=archived&reference=Anna+Sørensen")
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = admin.post(&page, "do=archived&reference=AV.12345").await;
    assert_eq!(
        (answer.status, answer.to.as_str()),
        (
            StatusCode::SEE_OTHER,
            format!("{page}?done=done-archived").as_str()
        )
    );
    let asked = admin.get(&answer.to).await;
    assert!(asked.body.contains("Afleveringen er registreret."));
    for words in [
        "AV.12345",
        "Der er ingen vej tilbage",
        "Slet nu",
        "det ikke kan fortrydes",
    ] {
        assert!(asked.body.contains(words), "{words}");
    }
    let english = admin.get_in(&page, "en").await;
    assert!(english.body.contains("There is no way back") && !english.body.contains(&name));
    let order = "do=erase&ground=mistake&reason=Oprettet+ved+en+fejl";
    let answer = admin.post(&page, order).await;
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "not confirmed"
    );
    assert!(answer.body.contains("Sæt kryds") && answer.body.contains("Oprettet ved en fejl"));
    let early = order.replace("mistake", "period_over");
    let answer = admin.post(&page, &format!("{early}&confirm=1")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "too early");
    assert!(answer.body.contains("fristen er ikke udløbet"));
    let answer = admin.post(&page, &format!("{order}&confirm=1")).await;
    assert_eq!(answer.to, "/retention?done=done-erased");
    assert_eq!(admin.get(&page).await.status, StatusCode::GONE);

    // One plain sentence is left, for people and for programs.
    let head = TOWN.log_in(Role::Head).await;
    let gone = head.get(&format!("/cases/{number}")).await;
    assert_eq!(gone.status, StatusCode::GONE);
    let date = web::pages::words::date(web::i18n::Lang::Da, now().day());
    assert!(gone.body.contains(&format!("slettet {date}.")), "{date}");
    assert!(gone.body.contains("Registreringen er en fejl"));
    assert!(!gone.body.contains(&name));
    let found = head
        .get(&format!("/search?q={}", name.replace(' ', "+")))
        .await;
    assert!(!found.body.contains(&format!("/cases/{number}\"")));
    let log = head.get(&format!("/cases/{number}/access")).await;
    assert_eq!(
        log.status,
        StatusCode::OK,
        "who has seen the case stays on record"
    );
    assert!(!log.body.contains(&name));
    let client = Client::new(Role::Head, &[Permit::Cases, Permit::Names]);
    let reply = client.get(&format!("/api/v1/cases/{number}")).await;
    reply.is_problem(410, "erased");
    TOWN.app.store().flush_accesses().unwrap();
    let seen = TOWN.app.store().access_of(case.person).unwrap();
    let told: Vec<_> = seen
        .iter()
        .filter(|row| row.access.what == "erased")
        .map(|row| row.outcome.map(|(outcome, ..)| outcome))
        .collect();
    assert!(!told.is_empty());
    assert!(
        told.iter().all(|o| *o == Some(AccessOutcome::Shown)),
        "that somebody was erased was shown, and is no error: {told:?}"
    );
    assert!(now() >= seen[0].access.at);
}

#[tokio::test]
async fn what_is_due_comes_in_pages_of_twenty() {
    let _turn = TURN.lock().await;
    // Long after everything: all periods have run out.
    TOWN.clock.set(now().day().add_months(12 * 30).at(12, 0));
    let due = TOWN.app.due_page(&app::Actor::system(), 0, 20).unwrap();
    assert!(due.total > 20, "{} are due", due.total);
    let admin = TOWN.log_in(Role::Administrator).await;
    let first = admin.get("/retention").await;
    assert_eq!(first.body.matches("<tr>").count(), 20 + 1, "with the head");
    assert!(first.body.contains(&format!("1–20 af {}", due.total)));
    assert!(first.body.contains("/retention?page=2#due"));
    for words in ["5 år, tidligst når den unge fylder 23 år", "14 dage"] {
        assert!(first.body.contains(words), "{words}");
    }
    let last = admin.get("/retention?page=999").await;
    assert!(last.body.contains("rel=\"prev\"") && !last.body.contains("rel=\"next\""));
    for odd in ["page=x", "page=0", "number=", "number=x"] {
        let answer = admin.get(&format!("/retention?{odd}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{odd}");
    }
    TOWN.clock.set(now());
}
