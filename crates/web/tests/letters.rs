//! What the letters of a case say, and to whom: read as their reader reads them.

#[path = "support/town.rs"]
mod town;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::case::Case;
use domain::parties::parties;
use domain::{PersonId, Role};
use std::io::Write;
use std::process::{Command, Stdio};
use store::Scope;
use town::{Persona, TOWN, now};

/// What is for the staff alone.
const SECRET: &str = "Far slår mor";

/// An open case of the caseworker's own with at least so many who must consent.
fn place(skip: usize, parents: usize) -> (Case, Vec<PersonId>) {
    let rules = TOWN.app.ruleset();
    let worker = rules.actor(TOWN.worker(Role::Caseworker)).unwrap();
    let store = TOWN.app.store();
    let cases = store.load_cases(&worker.scope(now())).unwrap();
    let mut fitting = cases.into_iter().filter_map(|case| {
        let is_plain = case.is_open_at(now()) && !case.is_address_protected;
        let events = store
            .events_of_number(&Scope::system(), case.number())
            .unwrap()?
            .events;
        let all = parties(case.person, case.birth_on, &events, now().day());
        let of_child = all.iter().any(|p| p.must_consent && p.is_child);
        let must = all.iter().filter(|p| p.must_consent);
        let must: Vec<PersonId> = must.map(|p| p.person).collect();
        (is_plain && !of_child && must.len() >= parents).then_some((case, must))
    });
    fitting.nth(skip).expect("such a case")
}

/// The words of a PDF; nothing where poppler is not installed, which only a machine without
/// `TRAAD_TEST_POPPLER=required` may be.
async fn read(me: &Persona, path: &str, lang: &str) -> Option<String> {
    let cookies = format!("{}; traad_language={lang}", me.sent());
    let request = Request::get(path).header(header::COOKIE, cookies);
    let answer = TOWN.raw(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    let pdf = axum::body::to_bytes(answer.into_body(), usize::MAX).await;
    let child = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        assert_ne!(
            std::env::var("TRAAD_TEST_POPPLER").as_deref(),
            Ok("required"),
            "pdftotext is not installed"
        );
        return None;
    };
    child
        .stdin
        .take()
        .unwrap()
        .write_all(&pdf.unwrap())
        .unwrap();
    let out = child.wait_with_output().unwrap();
    let words = String::from_utf8_lossy(&out.stdout);
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Makes a decision of the caseworker's own, and gives the address of its letters.
async fn decided(me: &Persona, case: &Case, consented: &[PersonId]) -> String {
    let consented = consented.iter().map(|p| format!("&consented={p}"));
    let form = format!(
        "of=support&at=2026-11-23&at_time=12%3A00&paragraph=BL+%C2%A7+30%2C+stk.+1%2C+nr.+1&\
         facts=Fakta+her&reasons=Fordi+det+hj%C3%A6lper&ends_on=2027-06-01{}",
        consented.collect::<String>()
    );
    let sent = me
        .post(&format!("/cases/{}/decide", case.number()), &form)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    format!("{}/letter", sent.to.split('?').next().unwrap())
}

/// Records something in a workroom of a case.
async fn records(me: &Persona, path: &str, form: &str) {
    let at = "at=2026-11-23&at_time=10%3A00";
    let sent = me.post(path, &format!("{at}&{form}")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

/// Whether one of the page's text fields holds these words.
fn stands_in_a_field(page: &str, words: &str) -> bool {
    let fields = page.split("<textarea").skip(1);
    let mut fields = fields.map(|rest| rest.split("</textarea>").next().unwrap());
    fields.any(|field| field.contains(words))
}

#[tokio::test]
async fn what_a_child_says_to_the_staff_alone_reaches_no_letter_and_no_text_of_the_family() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, must) = place(0, 1);
    let here = format!("/cases/{}", case.number());
    let opened = "aware_on=2026-11-20&aware_reason=Kendt";
    records(&me, &format!("{here}/record/assessment_opened"), opened).await;
    let room = format!("{here}/assessment");
    let source = "source_kind=child&who=Barnet&ask_until=2026-12-10";
    records(&me, &format!("{room}/source"), source).await;
    let child = me.get(&room).await.links_to(&format!("{room}/source?of="));
    let child = child[0].rsplit('=').next().unwrap().to_owned();
    let open = format!("sources={child}&contribution_form=talk&said.learning.child=Jeg+kan+regne");
    records(&me, &format!("{room}/contribution"), &open).await;
    let closed = format!(
        "of={child}&sources={child}&contribution_form=talk&staff_only=1&\
         said.network.child=Far+slår+mor"
    );
    records(&me, &format!("{room}/contribution"), &closed).await;

    // The staff reads it, with a word that the family does not.
    let page = me.get(&room).await.body;
    assert!(page.contains(SECRET) && page.contains("kun for medarbejdere"));
    for step in ["preliminary", "complete"] {
        let form = me.get(&format!("{room}/{step}")).await.body;
        assert!(stands_in_a_field(&form, "Jeg kan regne"), "{step}");
        assert!(!stands_in_a_field(&form, SECRET), "{step}");
        assert!(form.contains(SECRET), "it stands beside the form of {step}");
    }
    let done = "outcome=support&conclusion=Det+er+svært&recommendation=Ro";
    records(&me, &format!("{room}/complete"), done).await;
    let plan = me
        .get(&format!("{here}/plan/edit?kind=parents_plan"))
        .await
        .body;
    assert!(stands_in_a_field(&plan, "Jeg kan regne") && !stands_in_a_field(&plan, SECRET));

    let decide = me.get(&format!("{here}/decide?kind=support")).await.body;
    assert!(decide.contains(SECRET) && decide.contains("Det kommer ikke med i brevene"));
    let letter = decided(&me, &case, &must).await;
    if let Some(words) = read(&me, &format!("{letter}?to={}", must[0]), "da").await {
        assert!(words.contains("Fakta her"), "{words}");
        assert!(!words.contains(SECRET), "{words}");
    }
}

#[tokio::test]
async fn what_a_child_tells_its_caseworker_is_quoted_only_where_somebody_says_so() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, must) = place(3, 1);
    let form = format!("/cases/{}/record/child_conversation", case.number());
    // A browser sends the box as it is drawn: ticked.
    let drawn = me.get(&form).await.body;
    let ticked = drawn.split("name=\"staff_only\"").nth(1).unwrap();
    assert!(ticked.split('>').next().unwrap().contains("checked"));
    let said = "about=decision&outcome=held&words=Far+slår+mor";
    for (tick, is_quoted) in [("&staff_only=1", false), ("", true)] {
        records(&me, &form, &format!("{said}{tick}")).await;
        let letter = decided(&me, &case, &must).await;
        let Some(words) = read(&me, &format!("{letter}?to={}", must[0]), "da").await else {
            return;
        };
        assert!(words.contains("Fakta her"), "{words}");
        assert_eq!(words.contains(SECRET), is_quoted, "{words}");
    }
}

#[tokio::test]
async fn each_party_reads_its_own_answer_in_danish_and_is_known_by_who_it_is() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, must) = place(1, 2);
    let hearing = format!("/cases/{}/hearing", case.number());
    for (party, answer) in must.iter().zip(["Min+egen+mening", "Et+ord+om+den+anden"]) {
        let sent = format!("person={party}&answer_by=2026-12-07");
        assert_eq!(me.post(&hearing, &sent).await.status, StatusCode::SEE_OTHER);
        let page = me.get(&hearing).await.body;
        let field = page.split("name=\"answer-").nth(1).unwrap();
        let id = field.split('"').next().unwrap();
        let answered = format!("hearing={id}&answer-{id}={answer}");
        let answered = me.post(&hearing, &answered).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    }
    let letter = decided(&me, &case, &must).await;
    for (party, own, others) in [
        (must[0], "Min egen mening", "Et ord om den anden"),
        (must[1], "Et ord om den anden", "Min egen mening"),
    ] {
        // Read on an English page it is Danish all the same.
        let Some(words) = read(&me, &format!("{letter}?to={party}"), "en").await else {
            return;
        };
        assert!(words.contains(own) && !words.contains(others), "{words}");
        assert!(
            words.contains("Begrundelse") && !words.contains("complain"),
            "{words}"
        );
    }

    // Two letters, one to each: who was sent one is told by who they are.
    let decision = letter.trim_end_matches("/letter");
    let kept = me.post(&letter, &format!("to={}", must[0])).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let page = me.get(decision).await.body;
    let waits = |party: &PersonId| page.contains(&format!("name=\"to\" value=\"{party}\""));
    assert!(!waits(&must[0]) && waits(&must[1]));
}

#[tokio::test]
async fn the_letter_of_one_decision_is_not_that_of_another() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, must) = place(4, 1);
    let first = decided(&me, &case, &must).await;
    let second = decided(&me, &case, &must).await;
    let kept = me.post(&second, &format!("to={}", must[0])).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let button = format!("name=\"to\" value=\"{}\"", must[0]);
    for (letter, is_sent) in [(&first, false), (&second, true)] {
        let page = me.get(letter.trim_end_matches("/letter")).await.body;
        assert_ne!(page.contains(&button), is_sent, "{letter}");
    }
}

#[tokio::test]
async fn the_file_is_handed_out_in_danish_whatever_the_page_is_read_in() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, _) = place(5, 1);
    let file = format!("/cases/{}/file?form=pdf", case.number());
    if let Some(words) = read(&me, &file, "en").await {
        assert!(words.contains("Her er sagens tekster"), "{words}");
        assert!(!words.contains("These are the texts"), "{words}");
    }
}

#[tokio::test]
async fn an_address_that_was_typed_stands_on_the_letter() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, must) = place(2, 1);
    let write = format!("/cases/{}/write", case.number());
    let to = must[0];
    let typed =
        format!("do=preview&template=information&to={to}&to_address=Nyvej+7%0A9999+Ingensted");
    let shown = me.post(&write, &typed).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
    assert!(
        shown.body.contains(", Nyvej 7, 9999 Ingensted"),
        "{}",
        shown.body
    );
    // Two recipients are none.
    let both = me.post(&write, &format!("{typed}&to_name=Skolen")).await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(both.body.contains("href=\"#f-to_name\"") && both.body.contains("Nyvej 7"));
}
