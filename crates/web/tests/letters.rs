//! What the letters of a case say, and to whom: read as their reader reads them.

#[path = "letters/about.rs"]
mod about;
#[path = "support/town.rs"]
mod town;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use documents::testing::asked;
use domain::case::Case;
use domain::parties::parties;
use domain::{PersonId, Role};
use std::fmt::Write as _;
use store::Scope;
use town::{Answer, Persona, TOWN, now};

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

/// The words of a letter, where a tool can read them.
async fn read(me: &Persona, path: &str, lang: &str) -> Option<String> {
    let cookies = format!("{}; traad_language={lang}", me.sent());
    let request = Request::get(path).header(header::COOKIE, cookies);
    let answer = TOWN.raw(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    let pdf = Answer::bytes(answer.into_body()).await;
    let words = asked("pdftotext", &[], &pdf)?;
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Makes a decision of the caseworker's own, and gives the address of its letters.
async fn decided(me: &Persona, case: &Case, consented: &[PersonId]) -> String {
    decided_with(me, case, consented, "2026-11-23", "").await
}

/// The same on a day, with more on its form.
async fn decided_with(
    me: &Persona,
    case: &Case,
    consented: &[PersonId],
    on: &str,
    more: &str,
) -> String {
    let consented = consented.iter().map(|p| format!("&consented={p}"));
    let form = format!(
        "of=support&at={on}&at_time=12%3A00&paragraph=BL+%C2%A7+30%2C+stk.+1%2C+nr.+1&\
         purpose=Ro&facts=Fakta+her&reasons=Fordi+det+hj%C3%A6lper&ends_on=2027-06-01\
         {more}&way_out=N%C3%A5r+der+er+ro{}",
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
    let open = format!(
        "sources={child}&contribution_form=talk&words_for=family&said.learning.child=Jeg+kan+regne"
    );
    records(&me, &format!("{room}/contribution"), &open).await;
    // A browser sends the choice as it is drawn: the staff alone.
    for form in [format!("?of={child}"), String::new()] {
        let drawn = me.get(&format!("{room}/contribution{form}")).await.body;
        let ticked = drawn.split("value=\"staff\"").nth(1).unwrap();
        assert!(ticked.split('>').next().unwrap().contains("checked"));
    }
    let closed = format!(
        "of={child}&sources={child}&contribution_form=talk&words_for=staff&\
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
    for kind in ["childs_plan", "parents_plan", "youth_crime_plan"] {
        let plan = me.get(&format!("{here}/plan/edit?kind={kind}")).await.body;
        for words in ["Jeg kan regne", SECRET, "Ro"] {
            assert!(!stands_in_a_field(&plan, words), "{kind}: {words}");
        }
        let quoted = plan.contains("<blockquote><p>Jeg kan regne</p></blockquote>");
        assert_eq!(quoted, kind == "childs_plan", "{kind}");
        assert!(
            plan.contains("<blockquote><p>Ro</p></blockquote>"),
            "{kind}"
        );
    }

    let decide = me.get(&format!("{here}/decide?kind=support")).await.body;
    assert!(decide.contains(SECRET) && decide.contains("Det kommer ikke med i deres breve"));
    let letter = decided(&me, &case, &must).await;
    if let Some(words) = read(&me, &format!("{letter}?to={}", must[0]), "da").await {
        assert!(words.contains("Fakta her"), "{words}");
        assert!(!words.contains(SECRET), "{words}");
    }
}

/// Whether one of several things to choose is ticked; it must be there.
fn is_ticked(page: &str, name: &str, id: &str) -> bool {
    let tags = page
        .split("<input")
        .filter_map(|rest| rest.split('>').next());
    let (name, value) = (format!("name=\"{name}\""), format!("value=\"{id}\""));
    let mut own = tags.filter(|tag| tag.contains("checkbox") && tag.contains(&name));
    let own = own.find(|tag| tag.contains(&value));
    own.unwrap_or_else(|| panic!("no {name} for {id}"))
        .contains(" checked")
}

/// Hears a party and takes its answer; gives the hearing.
async fn heard(me: &Persona, case: &Case, party: &PersonId, answer: &str) -> String {
    let hearing = format!("/cases/{}/hearing", case.number());
    let sent = format!("person={party}&answer_by=2026-12-07");
    assert_eq!(me.post(&hearing, &sent).await.status, StatusCode::SEE_OTHER);
    let page = me.get(&hearing).await.body;
    let field = page.split("name=\"answer-").nth(1).unwrap();
    let id = field.split('"').next().unwrap().to_owned();
    let answered = format!("hearing={id}&answer-{id}={answer}");
    let answered = me.post(&hearing, &answered).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    id
}

#[tokio::test]
async fn the_letter_repeats_the_answers_that_are_ticked_and_none_is_lost() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, must) = place(3, 1);
    let first = heard(&me, &case, &must[0], "Det+f%C3%B8rste+svar").await;
    let second = heard(&me, &case, &must[0], "Det+andet+svar").await;
    let decide = format!("/cases/{}/decide?kind=support", case.number());
    let ticked = |page: &str, id: &str| is_ticked(page, "quoted", id);

    // All are ticked from the beginning; each was there to be ticked.
    let page = me.get(&decide).await.body;
    assert!(ticked(&page, &first) && ticked(&page, &second));
    for id in [&first, &second] {
        assert!(page.contains(&format!("name=\"quotable\" value=\"{id}\"")));
    }

    // What is left out stays so when the form comes back, and what it was not asked about is kept.
    let left_out = format!("&quotable={first}&quotable={second}&quoted={second}");
    let wrong = format!("of=support&facts=&reasons=&paragraph={left_out}");
    let back = me
        .post(&format!("/cases/{}/decide", case.number()), &wrong)
        .await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!ticked(&back.body, &first) && ticked(&back.body, &second));
    heard(&me, &case, &must[0], "Det+tredje+svar").await;

    let letter = decided_with(&me, &case, &must, "2026-11-23", &left_out).await;
    let page = me.get(letter.trim_end_matches("/letter")).await.body;
    assert!(page.contains("Det første svar") && page.contains("Det tredje svar"));
    assert_eq!(page.matches("Brevet gengiver ikke svaret.").count(), 1);
    let address = format!("{letter}?to={}", must[0]);
    if let Some(words) = read(&me, &address, "da").await {
        assert!(!words.contains("Det første svar"), "{words}");
        for kept in [
            "Det andet svar",
            "Det tredje svar",
            "Fakta her",
            "Begrundelse",
        ] {
            assert!(words.contains(kept), "»{kept}« is missing in {words}");
        }
    }

    // A form that knew of none leaves none out.
    let letter = decided(&me, &case, &must).await;
    if let Some(words) = read(&me, &format!("{letter}?to={}", must[0]), "da").await {
        for answer in ["Det første svar", "Det andet svar", "Det tredje svar"] {
            assert!(words.contains(answer), "{words}");
        }
    }
}

#[tokio::test]
async fn what_a_child_tells_its_caseworker_is_quoted_only_where_somebody_says_so() {
    let me = TOWN.log_in(Role::Caseworker).await;
    // Old enough to be a party, and to have a letter of its own.
    let age = |case: &Case| {
        case.birth_on
            .map_or(0, |b| law::calendar::age_on(b, now().day()))
    };
    let mut all = (0..).map(|n| place(n, 1));
    let (case, must) = all.find(|(case, _)| (10..15).contains(&age(case))).unwrap();
    let form = format!("/cases/{}/record/child_conversation", case.number());
    // A browser sends the choice as it is drawn: the staff alone.
    let drawn = me.get(&form).await.body;
    let ticked = drawn.split("value=\"staff\"").nth(1).unwrap();
    assert!(ticked.split('>').next().unwrap().contains("checked"));
    let said = "about=decision&outcome=held&words=Far+slår+mor";
    for (choice, is_quoted, to_child) in [
        ("&words_for=staff", false, false),
        ("&words_for=child", false, true),
        ("", false, false),
        ("&words_for=family", true, true),
    ] {
        records(&me, &form, &format!("{said}{choice}")).await;
        let letter = decided(&me, &case, &must).await;
        let Some(words) = read(&me, &format!("{letter}?to={}", must[0]), "da").await else {
            return;
        };
        assert!(words.contains("Fakta her"), "{words}");
        assert_eq!(words.contains(SECRET), is_quoted, "{words}");
        let own = format!("{letter}?to={}", case.person);
        let own = read(&me, &own, "da").await.unwrap_or_default();
        assert_eq!(own.contains(SECRET), to_child, "{choice}: {own}");
    }
}

#[tokio::test]
async fn each_party_reads_its_own_answer_in_danish_and_is_known_by_who_it_is() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, must) = place(1, 2);
    for (party, answer) in must.iter().zip(["Min+egen+mening", "Et+ord+om+den+anden"]) {
        heard(&me, &case, party, answer).await;
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
    let (case, _) = place(3, 1);
    let here = format!("/cases/{}", case.number());
    let form = format!("_token={}&do=give&to=Mona", me.token());
    let request = Request::post(format!("{here}/file"))
        .header(header::COOKIE, format!("{}; traad_language=en", me.sent()))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let given = TOWN.ask(request.body(Body::from(form)).unwrap()).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    let page = me.get_in(&format!("{here}/documents"), "en").await;
    assert!(page.body.contains("Sagens akter, udleveret"));
    let kept = page.links_to(&format!("{here}/documents/"));
    let mut printed = Vec::new();
    for path in [&format!("{here}/file?form=pdf"), &kept[0]] {
        let Some(words) = read(&me, path, "en").await else {
            return;
        };
        assert!(words.contains("Akter i sag"), "{words}");
        printed.push(words);
    }
    assert!(printed[1].contains("Mona"), "{}", printed[1]);
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

#[tokio::test]
async fn a_party_is_heard_by_a_letter_that_says_what_is_planned_on_what_and_until_when() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, must) = place(5, 1);
    let here = format!("/cases/{}", case.number());
    let heard = format!(
        "person={}&answer_by=2026-12-08&about=At+barnet+f%C3%A5r+en+kontaktperson&\
         facts=Skolen+ser+et+ked+af+det+barn",
        must[0]
    );
    let sent = me.post(&format!("{here}/hearing"), &heard).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = me.get(&sent.to).await;
    let link = format!("{here}/write?template=hearing&amp;to={}", must[0]);
    assert!(page.body.contains(&link), "{}", page.body);
    let form = me.get(&link.replace("&amp;", "&")).await.body;
    assert!(
        form.contains(&format!("value=\"{}\" selected", must[0])),
        "{form}"
    );

    let write = format!("template=hearing&to={}&words=", must[0]);
    let kept = me
        .post(&format!("{here}/write"), &format!("do=send&{write}"))
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let kept = me.get(&format!("{here}/documents")).await;
    assert!(kept.body.contains("Partshøring: du kan sige din mening"));
    let kept = kept.links_to(&format!("{here}/documents/"));
    if let Some(words) = read(&me, &kept[0], "en").await {
        for said in [
            "At barnet får en kontaktperson",
            "Skolen ser et ked af det barn",
            "Svar senest 8. december 2026",
        ] {
            assert!(words.contains(said), "»{said}« is missing in {words}");
        }
    }
    // Whoever was not heard is not written to as if they were.
    let other = format!("do=send&template=hearing&to={}&words=", case.person);
    let refused = me.post(&format!("{here}/write"), &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_parents_plan_is_printed_for_the_parents_and_says_nothing_of_the_childs() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, must) = place(6, 1);
    let here = format!("/cases/{}", case.number());
    for (kind, own) in [
        ("childs_plan", "Barnets+egne+ord"),
        ("parents_plan", "Vi+vil+have+ro"),
        ("youth_crime_plan", "Den+unges+ord"),
    ] {
        let plan = format!("plan={kind}&own_words={own}&goal_1=Vi+spiser+sammen&area_1=safety");
        records(&me, &format!("{here}/plan/edit"), &plan).await;
    }
    let page = me.get(&format!("{here}/plan")).await.body;
    for (kind, own, others) in [
        ("parents_plan", "Vi vil have ro", "Den unges ord"),
        ("youth_crime_plan", "Den unges ord", "Vi vil have ro"),
    ] {
        let sheet = format!("{here}/plan/family?kind={kind}");
        assert!(page.contains(&sheet), "{kind}");
        let sheet = me.get(&sheet).await.body;
        assert!(sheet.contains(own) && !sheet.contains(others), "{kind}");
        assert!(!sheet.contains("Barnets egne ord"), "{kind}");
        let letter = format!("{here}/plan/letter?reader=family&kind={kind}");
        assert!(sheet.contains(&letter.replace('&', "&amp;")), "{kind}");
        let Some(words) = read(&me, &letter, "da").await else {
            return;
        };
        assert!(
            words.contains(own) && !words.contains("Barnets egne ord"),
            "{words}"
        );
    }
    let names = TOWN.app.ruleset();
    let caseworker = names.actor(TOWN.worker(Role::Caseworker)).unwrap();
    let view = TOWN.app.open_case(&caseworker, case.number()).unwrap();
    let name = view.names[&must[0]].name.clone().unwrap();
    let letter = format!("{here}/plan/letter?reader=family&kind=parents_plan");
    if let Some(words) = read(&me, &letter, "da").await {
        assert!(words.contains(&name), "»{name}« is missing in {words}");
    }
}
