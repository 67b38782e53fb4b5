//! Writing about a concern on the open web: taken in once, nothing lost, nothing revealed.

#[path = "concern/files.rs"]
mod files;
#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{Payload, PersonId, Role};
use store::Scope;
use town::{Answer, Persona, TOWN, now};

/// The clock is moved, so one test goes after the other; how many have begun.
static TURN: tokio::sync::Mutex<i64> = tokio::sync::Mutex::const_new(0);

/// A test's turn, with an hour of its own: what the tests before it did to the clock is over.
async fn turn() -> tokio::sync::MutexGuard<'static, i64> {
    let mut begun = TURN.lock().await;
    *begun += 1;
    TOWN.clock.set(now().add_seconds(*begun * 3600));
    begun
}

/// A form that was opened a while ago, as a guest has it before him.
async fn opened(writer: &str) -> (Persona, String) {
    let guest = Persona::guest();
    let page = guest.get(&format!("/concern?as={writer}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("112") && page.body.contains("12 34 56 78"));
    let ticket = page.hidden("ticket");
    assert!(!ticket.is_empty());
    TOWN.clock.set(TOWN.app.now().add_seconds(60));
    (guest, format!("as={writer}&ticket={ticket}"))
}

const CITIZEN: &str = "notifier=family&child_name=Ida+Ukendt&child_address=Skovvej+3&\
    child_described=8+%C3%A5r%2C+Skovskolen&concern=Hun+g%C3%A5r+alene+om+natten";

/// The number on the receipt that an answer leads to.
async fn number(guest: &Persona, sent: &Answer) -> String {
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert!(sent.to.starts_with("/concern/received?s="), "{}", sent.to);
    let page = guest.get(&sent.to).await;
    assert_eq!(page.status, StatusCode::OK);
    let rest = page
        .body
        .split_once("receipt-number\">")
        .expect("a number")
        .1;
    rest.split('<').next().unwrap().to_owned()
}

/// The page of the notification with a number, as reception finds it.
async fn found(reception: &Persona, number: &str) -> String {
    let found = reception
        .get(&format!("/notifications?receipt={number}"))
        .await;
    assert_eq!(found.status, StatusCode::SEE_OTHER, "{number}");
    found.to
}

#[tokio::test]
async fn a_concern_is_taken_in_once_however_often_it_is_sent() {
    let _turn = turn().await;
    let (guest, form) = opened("citizen").await;
    let form = format!("{form}&{CITIZEN}");
    let before = TOWN.app.store().head().unwrap();
    let first = number(&guest, &guest.post("/concern", &form).await).await;
    let recorded = TOWN.app.store().head().unwrap();
    assert!(recorded > before);
    let again = number(&guest, &guest.post("/concern", &form).await).await;
    assert_eq!(first, again);
    assert_eq!(
        TOWN.app.store().head().unwrap(),
        recorded,
        "it is there once"
    );
    // A word more is another notification, and not thrown away.
    let more = format!("{form}+Og+nu+er+han+alene");
    let second = number(&guest, &guest.post("/concern", &more).await).await;
    assert_ne!(first, second);
    let (guest, other) = opened("citizen").await;
    let other = number(
        &guest,
        &guest.post("/concern", &format!("{other}&{CITIZEN}")).await,
    )
    .await;
    assert_ne!(first, other, "another form is another notification");
}

#[tokio::test]
async fn reception_finds_it_by_its_number_and_says_who_the_child_is() {
    let _turn = turn().await;
    let (guest, form) = opened("citizen").await;
    let sent = guest.post("/concern", &format!("{form}&{CITIZEN}")).await;
    let number = number(&guest, &sent).await;
    let reception = TOWN.log_in(Role::Reception).await;
    let page = found(
        &reception,
        &number.to_lowercase().replace('-', " ").replace(' ', "+"),
    )
    .await;
    // A citizen is not told what is begun; the receipt is for everybody.
    for (about, status) in [
        ("begun", StatusCode::NOT_FOUND),
        ("receipt", StatusCode::OK),
    ] {
        let path = format!("{page}/letter?about={about}");
        assert_eq!(reception.get(&path).await.status, status, "{about}");
    }
    let shown = reception.get(&page).await;
    for words in [
        "Hvem er barnet?",
        "Ida Ukendt",
        "Skovvej 3",
        "8 år, Skovskolen",
        &number,
    ] {
        assert!(shown.body.contains(words), "»{words}« is missing");
    }
    let described = shown.hidden("described");
    let to = format!("{page}/child");
    let known = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let known = known
        .iter()
        .find(|c| !c.is_address_protected && c.file.is_some())
        .unwrap();
    let name = TOWN
        .app
        .store()
        .names(&Scope::system(), &[known.person])
        .unwrap();
    let name = name[0].name.clone().unwrap().replace(' ', "+");
    let looked = format!("described={described}&do=find&find={name}");
    let looked = reception.post(&to, &looked).await;
    assert!(
        looked.body.contains(&known.person.to_string()),
        "the child is offered"
    );
    let said = format!("described={described}&do=known&known={}", known.person);
    let done = reception.post(&to, &said).await;
    assert_eq!(done.to, format!("{page}?done=done-child"));
    let after = reception.get(&page).await;
    assert!(!after.body.contains("Hvem er barnet?"));
    let case = TOWN
        .app
        .store()
        .case(&Scope::system(), known.person)
        .unwrap()
        .unwrap();
    assert!(
        case.notifications
            .iter()
            .any(|n| page.ends_with(&n.id.to_string()))
    );
    let twice = reception.post(&to, &said).await;
    assert_eq!(
        twice.status,
        StatusCode::CONFLICT,
        "a colleague had said so"
    );
    // It was the wrong child: the notification leaves its file, and one is asked again.
    assert!(after.body.contains("Det er ikke barnet"));
    let undo = format!("described={described}&do=undo");
    let undone = reception.post(&to, &undo).await;
    assert_eq!(
        undone.to,
        format!("{page}?done=done-child-undone"),
        "{}",
        undone.body
    );
    let asked = reception.get(&page).await;
    assert!(asked.body.contains("Hvem er barnet?") && asked.body.contains("Ida Ukendt"));
    let left = TOWN
        .app
        .store()
        .case(&Scope::system(), known.person)
        .unwrap()
        .unwrap();
    assert_eq!(left.notifications.len(), known.notifications.len());
    let twice = reception.post(&to, &undo).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    let right = reception.post(&to, &said).await;
    assert_eq!(
        right.to,
        format!("{page}?done=done-child"),
        "it can be said again"
    );
    assert!(TOWN.app.verify().unwrap().is_clean());
}

#[tokio::test]
async fn a_described_child_is_registered_and_its_clock_ran_all_along() {
    let _turn = turn().await;
    let (guest, form) = opened("citizen").await;
    let sent = guest.post("/concern", &format!("{form}&{CITIZEN}")).await;
    let number = number(&guest, &sent).await;
    let reception = TOWN.log_in(Role::Reception).await;
    let page = found(&reception, &number).await;
    let shown = reception.get(&page).await;
    let described: PersonId = shown.hidden("described").parse().unwrap();
    let form = format!("described={described}&do=new&child_name=Ida+Kendt&child_birth=");
    let before = TOWN.app.store().head().unwrap();
    for other in ["do=find&find=", "do=", "do=other"] {
        let form = form.replace("do=new", other);
        let back = reception.post(&format!("{page}/child"), &form).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{other}");
    }
    assert_eq!(
        TOWN.app.store().head().unwrap(),
        before,
        "nobody is registered"
    );
    let taken = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let taken = taken.iter().find_map(|c| {
        let names = TOWN.app.store().names(&Scope::system(), &[c.person]);
        names.unwrap()[0].cpr.clone()
    });
    let taken = format!("{form}&child_cpr={}", taken.unwrap());
    let taken = reception.post(&format!("{page}/child"), &taken).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.body.contains("#f-child_cpr") && taken.body.contains("same_person"));
    let wrong = format!("{form}&child_cpr=12");
    let wrong = reception.post(&format!("{page}/child"), &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"12\"") && wrong.body.contains("#f-child_cpr"));
    let done = reception.post(&format!("{page}/child"), &form).await;
    assert_eq!(done.to, format!("{page}?done=done-child"), "{}", done.body);
    let case = TOWN
        .app
        .store()
        .case(&Scope::system(), described)
        .unwrap()
        .unwrap();
    let duty = case
        .duties
        .iter()
        .find(|d| &*d.rule == "notification/evaluation");
    let arrived = case.notifications[0].received_at;
    assert_eq!(duty.unwrap().due, Some(arrived.add_seconds(86_400)));
    assert!(
        case.notifications[0].is_anonymous,
        "no name and no contact were given"
    );
    let receipt = case
        .duties
        .iter()
        .find(|d| &*d.rule == "notification/receipt")
        .unwrap();
    assert!(receipt.void.is_some(), "nobody can be sent a receipt");
}

#[tokio::test]
async fn the_sender_cannot_tell_whether_the_child_is_known() {
    let _turn = turn().await;
    let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let number_of = |c: &domain::case::Case| {
        let found = TOWN.app.store().names(&Scope::system(), &[c.person]);
        found.unwrap()[0].cpr.clone()
    };
    let is_plain = |c: &&domain::case::Case| !c.is_address_protected && !c.is_staff_family;
    let known = cases
        .iter()
        .filter(is_plain)
        .find(|c| number_of(c).is_some())
        .unwrap();
    let cpr = number_of(known).unwrap();
    let on_record = TOWN.app.store().names(&Scope::system(), &[known.person]);
    let name = on_record.unwrap()[0].name.clone().unwrap();
    let name = name.split(' ').next().unwrap().to_owned();
    let mut pages = Vec::new();
    let forms = [
        opened("citizen").await,
        opened("citizen").await,
        opened("citizen").await,
    ];
    // One wrong digit is somebody else: under another name the number is not taken at its word.
    let told = [
        (cpr.as_str(), name.as_str()),
        (cpr.as_str(), "Ida"),
        ("710117-1234", "Ida"),
    ];
    for ((number, called), (guest, form)) in told.into_iter().zip(forms) {
        let written = CITIZEN.replace("Ida+Ukendt", called);
        let form = format!("{form}&{written}&child_cpr={number}");
        let sent = guest.post("/concern", &form).await;
        assert!(
            !sent.to.contains(&number[..6]),
            "nothing typed stands in an address"
        );
        let receipt = self::number(&guest, &sent).await;
        let page = guest.get(&sent.to).await.body;
        let (_, main) = page.split_once("<main").unwrap();
        let (main, _) = main.split_once("</main>").unwrap();
        let sealed = sent.to.split_once("s=").unwrap().1;
        pages.push(main.replace(&receipt, "").replace(sealed, ""));
        let child = TOWN
            .app
            .store()
            .events_of_person(&Scope::system(), known.person);
        let events = child.unwrap().unwrap().events;
        let is_this = |e: &&domain::Event| match &e.payload {
            Payload::EnquiryReceived(p) => p
                .receipt_number
                .as_ref()
                .is_some_and(|n| n.as_str() == receipt),
            _ => false,
        };
        let arrived: Vec<_> = events.iter().filter(is_this).collect();
        let is_matched = number == cpr && called == name;
        assert_eq!(arrived.len(), usize::from(is_matched), "{called}");
        // Whoever it is, the sender's own words stay.
        let reception = TOWN.log_in(Role::Reception).await;
        let shown = reception.get(&found(&reception, &receipt).await).await;
        for words in [called, "Skovvej 3", "8 år, Skovskolen"] {
            assert!(shown.body.contains(words), "»{words}« is missing");
        }
        assert_eq!(shown.body.contains("Hvem er barnet?"), !is_matched);
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0], pages[2]);
}

#[tokio::test]
async fn what_is_missing_is_named_and_nothing_typed_is_lost() {
    let _turn = turn().await;
    let (guest, form) = opened("professional").await;
    let form = format!("{form}&notifier=school&child_cpr=1&concern=Ofte+sulten&acute=1");
    let answer = guest.post("/concern", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("#f-child_cpr") && answer.body.contains("Ofte sulten</textarea>"));
    let form = form.replace("child_cpr=1&", "child_cpr=&");
    let answer = guest.post("/concern", &form).await;
    for id in ["#f-notifier_name", "#f-notifier_contact", "#f-child_name"] {
        assert!(answer.body.contains(id), "{id} is not in the summary");
    }
    let none = guest
        .post(
            "/concern",
            "as=citizen&concern=Ord&notifier=family&child_name=Bo",
        )
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("stået åben længe") && none.body.contains("Ord</textarea>"));
    assert!(
        !none.hidden("ticket").is_empty(),
        "it can be sent again at once"
    );
}

#[tokio::test]
async fn programs_are_held_up_and_people_only_asked_to_press_again() {
    let _turn = turn().await;
    let begun = TOWN.app.now();
    let guest = Persona::guest();
    let ticket = guest.get("/concern?as=citizen").await.hidden("ticket");
    let form = format!("as=citizen&ticket={ticket}&{CITIZEN}");
    let quick = guest.post("/concern", &form).await;
    assert_eq!(quick.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(quick.body.contains("Det gik meget hurtigt"));
    TOWN.clock.set(begun.add_seconds(30));
    let trapped = guest
        .post("/concern", &format!("{form}&website=http"))
        .await;
    assert!(trapped.body.contains("skjult felt") && !trapped.body.contains("value=\"http\""));
    assert_eq!(trapped.hidden("ticket"), ticket);
    let sent = guest.post("/concern", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_letter_to_a_professional_says_what_was_begun_and_names_no_child() {
    let _turn = turn().await;
    let (guest, form) = opened("professional").await;
    let form = format!(
        "{form}&notifier=school&notifier_name=Lone+Lund&notifier_contact=lone%40skole.example&{}",
        CITIZEN.replace("notifier=family&", "")
    );
    let number = number(&guest, &guest.post("/concern", &form).await).await;
    let reception = TOWN.log_in(Role::Reception).await;
    let page = found(&reception, &number).await;
    let shown = reception.get(&page).await;
    let letter = |body: &str| {
        let rest = body.split_once("class=\"letter\"").expect("a letter").1;
        rest.split_once("</div>").unwrap().0.to_owned()
    };
    let receipt = letter(&shown.body);
    assert!(receipt.contains("Kære Lone Lund") && receipt.contains(&number));
    assert!(!receipt.contains("Ida"), "the child is not named");
    let (day, seconds) = TOWN.app.now().local();
    let clock = format!("{:02}%3A{:02}", seconds / 3600, seconds / 60 % 60);
    let given = format!(
        "at={day}&at_time={clock}&outcome=assessment&causes=child_neglect&reasons=Alene+om+natten"
    );
    let done = reception.post(&format!("{page}/evaluate"), &given).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let done = reception
        .post(
            &format!("{page}/receipt"),
            &format!("sent={day}&sent_time={clock}"),
        )
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let shown = reception.get(&page).await;
    assert!(
        letter(&shown.body).contains("Der er ikke sat"),
        "nothing is begun yet"
    );
    let told = format!("told={day}&told_time={clock}");
    let told = reception.post(&format!("{page}/told"), &told).await;
    assert_eq!(told.to, format!("{page}?done=done-told"), "{}", told.body);
}

#[tokio::test]
async fn the_other_language_keeps_what_was_typed() {
    let _turn = turn().await;
    let (guest, form) = opened("citizen").await;
    let ticket = form.split_once("ticket=").unwrap().1.to_owned();
    let before = TOWN.app.store().head().unwrap();
    let typed = format!("{form}&{CITIZEN}&acute=1");
    let english = guest
        .post("/concern", &format!("{typed}&language=en"))
        .await;
    assert_eq!(english.status, StatusCode::OK);
    assert!(english.cookies.contains(&"traad_language=en".to_owned()));
    assert_eq!(english.hidden("ticket"), ticket);
    for kept in [
        "<html lang=\"en\"",
        "value=\"Ida Ukendt\"",
        "value=\"Skovvej 3\"",
        "Hun går alene om natten",
        "name=\"language\" value=\"da\"",
    ] {
        assert!(english.body.contains(kept), "»{kept}« is missing");
    }
    assert_eq!(english.body.matches(" checked").count(), 2);
    assert!(!english.body.contains("form-error"));
    assert_eq!(TOWN.app.store().head().unwrap(), before, "nothing was sent");
    // The first button of the form, which Enter presses, sends it.
    let first = english.body.split_once("form=\"concern\"").unwrap().1;
    let first = first.split('>').next().unwrap();
    assert!(!first.contains("name="), "{first}");
    let sent = guest.after(&english).post("/concern", &typed).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

#[tokio::test]
async fn a_number_that_a_sender_wrote_down_too_hides_no_case_from_an_emergency() {
    let _turn = turn().await;
    let worker = TOWN.worker(Role::Caseworker);
    let scope = TOWN.app.ruleset().actor(worker).unwrap().scope(now());
    let store = TOWN.app.store();
    let cases = store.load_cases(&Scope::system()).unwrap();
    let (number, cpr) = cases
        .iter()
        .filter(|c| c.file.is_some() && !c.is_protected())
        .filter(|c| store.case(&scope, c.person).unwrap().is_none())
        .find_map(|c| {
            let names = store.names(&Scope::system(), &[c.person]).unwrap();
            Some((c.number(), names[0].cpr.clone()?))
        })
        .expect("a case out of reach");
    // By name this one comes first; nobody has recognised it yet, and it has no file.
    let (guest, form) = opened("citizen").await;
    let form = format!("{form}&notifier=family&child_name=Abe&child_cpr={cpr}&concern=Alene");
    let sent = guest.post("/concern", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let found = TOWN.app.search(&app::Actor::system(), &cpr).unwrap();
    assert_eq!((found.len(), found[0].number), (2, None), "{found:?}");

    let me = TOWN.log_in(Role::Caseworker).await;
    let asked = format!("wanted={cpr}&reason=Barnet+er+fundet+alene");
    let broken = me.post("/glass", &asked).await;
    assert_eq!(broken.to, format!("/cases/{number}?done=done-glass"));
}
