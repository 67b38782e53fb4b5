//! The pages of the daily work, in process against a small made-up municipality.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{PersonKind, Role};
use store::Scope;
use town::{Persona, TOWN};

async fn log_in(role: Role) -> Persona {
    TOWN.log_in(role).await
}

/// The first link that begins like this.
fn link(body: &str, from: &str) -> Option<String> {
    let start = body.find(&format!("href=\"{from}"))? + 6;
    body[start..].split('"').next().map(str::to_owned)
}

#[tokio::test]
async fn the_front_page_leads_each_role_to_its_work() {
    for (role, to) in [
        (Role::Reception, "/notifications"),
        (Role::Committee, "/goals"),
        (Role::Economist, "/goals"),
        (Role::Auditor, "/goals"),
        (Role::Administrator, "/goals"),
    ] {
        let answer = log_in(role).await.get("/").await;
        assert_eq!(
            (answer.status, answer.to.as_str()),
            (StatusCode::SEE_OTHER, to),
            "{role}"
        );
    }
    for (role, words) in [
        (Role::Caseworker, "Mandag 23. november 2026"),
        (Role::TeamLeader, "Belastning"),
    ] {
        let answer = log_in(role).await.get("/").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.body.contains(words), "{role}");
        assert!(!answer.body.contains('⟦'), "{role}");
    }
}

const GIVEN: &str = "received=2026-11-23&received_time=10%3A00&enquiry=notification&\
    child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f&notifier=school&professional=1&\
    acute=1&causes=child_school&causes=parent_care&concern=Kommer+sj%C3%A6ldent+i+skole&notifier_name=Lone";

#[tokio::test]
async fn reception_registers_a_notification_and_the_clock_runs_until_it_is_evaluated() {
    let reception = log_in(Role::Reception).await;
    let sent = reception.post("/notifications/new", GIVEN).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = sent.to.split('?').next().unwrap().to_owned();
    let shown = reception.get(&sent.to).await;
    assert_eq!(shown.status, StatusCode::OK);
    for words in [
        "Ida P., 9 år",
        "22\u{a0}t",
        "Kommer sjældent i skole",
        "Skolegang eller fravær",
        "registreret",
    ] {
        assert!(shown.body.contains(words), "»{words}« is missing");
    }
    let board = reception.get("/notifications").await;
    assert!(board.body.contains(&page), "it stands on the board");

    let empty = reception
        .post(
            &format!("{page}/evaluate"),
            "at=2026-11-23&at_time=11%3A00&reasons=Vurderet",
        )
        .await;
    assert_eq!(
        empty.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no outcome was chosen"
    );
    assert!(
        empty.body.contains("Vurderet</textarea>"),
        "what was typed comes back"
    );
    let early = "at=2026-11-22&at_time=09%3A00&outcome=screening&reasons=Vurderet";
    let early = reception.post(&format!("{page}/evaluate"), early).await;
    assert!(
        early.body.contains("Det er før underretningen kom"),
        "before it arrived"
    );
    let given = "at=2026-11-23&at_time=11%3A00&outcome=screening&reasons=Vurderet";
    let done = reception.post(&format!("{page}/evaluate"), given).await;
    assert_eq!(done.to, format!("{page}?done=done-evaluated"));
    let after = reception.get(&done.to).await;
    assert!(after.body.contains("ring-met"), "the clock stands still");
    let receipt = reception
        .post(
            &format!("{page}/receipt"),
            "sent=2026-11-23&sent_time=11%3A30",
        )
        .await;
    assert_eq!(receipt.to, format!("{page}?done=done-receipt"));
}

/// Children in plain sight with their numbers and names.
fn on_record() -> Vec<(domain::PersonId, String, String)> {
    let store = TOWN.app.store();
    let cases = store.load_cases(&Scope::system()).unwrap();
    let plain = |c: &&domain::case::Case| c.file.is_some() && !c.is_protected();
    let named = cases.iter().filter(plain).filter_map(|case| {
        let names = store.names(&Scope::system(), &[case.person]).unwrap();
        Some((case.person, names[0].cpr.clone()?, names[0].name.clone()?))
    });
    named.collect()
}

#[tokio::test]
async fn a_number_on_record_under_another_name_is_asked_about_and_never_taken_unseen() {
    let reception = log_in(Role::Reception).await;
    let all = on_record();
    let ((child, cpr, name), other_cpr) = (all[0].clone(), all[1].1.clone());
    let has = |person, page: &str| {
        let case = TOWN.app.store().case(&Scope::system(), person).unwrap();
        let case = case.unwrap();
        case.notifications
            .iter()
            .any(|n| page.contains(&n.id.to_string()))
    };
    let form = GIVEN.replace("child_birth=2017-05-01", &format!("child_cpr={cpr}"));
    let before = TOWN.app.store().head().unwrap();
    let asked = reception.post("/notifications/new", &form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("#f-child_cpr") && asked.body.contains("Ida Prøve"));
    assert!(asked.body.contains(&format!(
        "name=\"same_person\" value=\"{}\"",
        cpr.replace('-', "")
    )));
    assert!(!asked.body.contains(&name), "whose it is stays unsaid");
    // A yes about one number is none about another.
    let of_other = form.replace(&cpr, &other_cpr);
    let of_other = format!("{of_other}&same_person={cpr}");
    let of_other = reception.post("/notifications/new", &of_other).await;
    assert_eq!(of_other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(TOWN.app.store().head().unwrap(), before, "nothing recorded");

    let said = format!("{form}&same_person={cpr}");
    let said = reception.post("/notifications/new", &said).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    assert!(has(child, &said.to));
    // Under the name on record nobody is asked.
    let first = name.split(' ').next().unwrap();
    let fits = form.replace("Ida+Pr%C3%B8ve", first);
    let fits = reception.post("/notifications/new", &fits).await;
    assert_eq!(fits.status, StatusCode::SEE_OTHER, "{}", fits.body);
    assert!(has(child, &fits.to));

    let mother = GIVEN.replace(
        "child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f",
        &format!("mother_name=Else+Anden&mother_cpr={cpr}&due_on=2027-02-01"),
    );
    let mother = reception.post("/notifications/new", &mother).await;
    assert_eq!(mother.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mother.body.contains("#f-mother_cpr") && mother.body.contains("same_person"));
}

#[tokio::test]
async fn who_is_found_is_ticked_for_a_number_only_and_once() {
    let reception = log_in(Role::Reception).await;
    let (child, cpr, name) = on_record().swap_remove(0);
    let ticked = format!("value=\"{child}\" checked");
    let find = |what: &str| format!("{GIVEN}&do=find&find={}", what.replace(' ', "+"));
    let by_number = reception.post("/notifications/new", &find(&cpr)).await;
    assert!(by_number.body.contains(&ticked), "a number means one");
    let by_name = reception.post("/notifications/new", &find(&name)).await;
    assert!(by_name.body.contains(&child.to_string()));
    assert!(!by_name.body.contains(&ticked), "a name fits many");
    // The tick was taken away, something else is missing.
    let back = format!("{}&find={cpr}", GIVEN.replace("concern=", "concern=&x="));
    let back = reception.post("/notifications/new", &back).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains(&child.to_string()));
    assert!(!back.body.contains(&ticked), "it stays away");
}

#[tokio::test]
async fn an_unborn_child_is_registered_on_its_mother() {
    let reception = log_in(Role::Reception).await;
    let form = GIVEN.replace(
        "child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f&",
        "mother_name=Maja+Ventende&due_on=2027-02-01&",
    );
    let nameless = form.replace("mother_name=Maja+Ventende", "mother_name=");
    let nameless = reception.post("/notifications/new", &nameless).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nameless.body.contains("#f-mother_name") && nameless.body.contains("2027-02-01"));
    let sent = reception.post("/notifications/new", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let found = TOWN
        .app
        .search(&app::Actor::system(), "Maja Ventende")
        .unwrap();
    let kinds: Vec<PersonKind> = found.iter().map(|p| p.kind).collect();
    assert!(kinds.contains(&PersonKind::Unborn) && kinds.contains(&PersonKind::Adult));
}

#[tokio::test]
async fn siblings_on_record_are_offered_with_the_child_and_taken_along_by_a_tick() {
    let reception = log_in(Role::Reception).await;
    let store = TOWN.app.store();
    let actor = TOWN
        .app
        .ruleset()
        .actor(TOWN.worker(Role::Reception))
        .unwrap();
    let scope = actor.scope(town::now());
    let cases = store.load_cases(&scope).unwrap();
    let pair = cases.iter().filter(|c| c.file.is_some()).find_map(|case| {
        let siblings = store.siblings(&scope, case.person).unwrap();
        siblings
            .first()
            .map(|sibling| (case.number(), case.person, *sibling))
    });
    let (number, child, sibling) = pair.expect("two siblings");
    let looked = format!("do=find&find={number}");
    let looked = reception.post("/notifications/new", &looked).await;
    assert!(
        looked
            .body
            .contains(&format!("name=\"sibling\" value=\"{sibling}\""))
    );
    let form = GIVEN.replace(
        "child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f&",
        &format!("known={child}&sibling={sibling}&"),
    );
    let sent = reception.post("/notifications/new", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = sent.to.split('?').next().unwrap().to_owned();
    for person in [child, sibling] {
        let case = store.case(&Scope::system(), person).unwrap().unwrap();
        assert!(
            case.notifications
                .iter()
                .any(|n| page.ends_with(&n.id.to_string()))
        );
    }
}

#[tokio::test]
async fn each_way_in_leads_on_to_what_it_may_lead_to_and_only_a_concern_has_a_clock() {
    let reception = log_in(Role::Reception).await;
    for (enquiry, fits, other) in [
        ("advice", "advice", "acute_measures"),
        ("youth_crime_board", "assessment", "no_action"),
        ("disability", "screening", "acute_measures"),
        ("other_municipality", "running_case", "no_action"),
    ] {
        let form = GIVEN.replace("enquiry=notification", &format!("enquiry={enquiry}"));
        let sent = reception.post("/notifications/new", &form).await;
        let page = sent.to.split('?').next().unwrap().to_owned();
        let shown = reception.get(&page).await.body;
        assert!(!shown.contains("class=\"ring"), "{enquiry} has a clock");
        assert!(
            !shown.contains(&format!("{page}/receipt")),
            "{enquiry} owes a receipt"
        );
        let given = |outcome: &str| {
            format!("at=2026-11-23&at_time=11%3A00&outcome={outcome}&reasons=Vurderet")
        };
        let refused = reception
            .post(&format!("{page}/evaluate"), &given(other))
            .await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{enquiry}"
        );
        let done = reception
            .post(&format!("{page}/evaluate"), &given(fits))
            .await;
        assert_eq!(
            done.status,
            StatusCode::SEE_OTHER,
            "{enquiry}: {}",
            done.body
        );
    }
}

#[tokio::test]
async fn a_caseworker_may_read_what_he_registered_himself() {
    let caseworker = log_in(Role::Caseworker).await;
    let sent = caseworker.post("/notifications/new", GIVEN).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let shown = caseworker.get(&sent.to).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("Ida P."));
}

#[tokio::test]
async fn a_faulty_form_comes_back_with_each_field_named_and_nothing_lost() {
    let reception = log_in(Role::Reception).await;
    let form = "received=2026-11-23&received_time=25%3A00&enquiry=notification&child_name=Ida&\
        child_cpr=123&notifier=anonymous&professional=1&concern=";
    let answer = reception.post("/notifications/new", form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for id in ["#f-received", "#f-child_cpr", "#f-notifier", "#f-concern"] {
        assert!(
            answer.body.contains(&format!("href=\"{id}\"")),
            "{id} is not in the summary"
        );
    }
    assert!(answer.body.contains("value=\"Ida\""));
    let future = GIVEN.replace("2026-11-23&", "2027-11-23&");
    let answer = reception.post("/notifications/new", &future).await;
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "it cannot come tomorrow"
    );
}

#[tokio::test]
async fn a_cpr_number_never_stays_in_an_address() {
    let leader = log_in(Role::TeamLeader).await;
    for path in ["/search?q=711115-5678", "/cases?q=7111155678"] {
        let answer = leader.get(path).await;
        assert_eq!(answer.to, "/search?cpr=1", "{path}");
    }
    for (path, question) in [
        ("/search", "711115-5678"),
        ("/cases", "7111155678"),
        ("/cases", "Alma+711115-5678"),
    ] {
        let posted = leader.post(path, &format!("q={question}")).await;
        assert_eq!(posted.status, StatusCode::OK, "{path}: {}", posted.to);
        assert!(!posted.body.contains("711115"), "nor is it written back");
    }
}

#[tokio::test]
async fn no_name_stands_in_the_address_of_the_list_of_cases() {
    let head = log_in(Role::Head).await;
    let (number, name) = somebody();
    let word = name.split(' ').next().unwrap().to_owned();
    let form = format!("q={word}&open=all&sort=number&page=3");
    let sent = head.post("/cases", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(sent.to.starts_with("/cases?s=") && sent.to.ends_with("&open=all&sort=number"));
    let bookmark = head.get(&format!("/cases?q={word}&open=all")).await;
    assert!(bookmark.to.starts_with("/cases?s="), "{}", bookmark.to);
    let list = head.get(&sent.to).await;
    assert!(
        list.body.contains(&format!("value=\"{word}\"")),
        "it is in the field"
    );
    assert!(list.links().contains(&format!("/cases/{number}")), "{name}");
    for address in list.links().iter().chain([&sent.to, &bookmark.to]) {
        assert!(!address.contains(&word), "{address}");
    }
    // Sealed for one reader, it tells another nothing.
    let other = log_in(Role::TeamLeader).await.get(&sent.to).await;
    assert!(!other.body.contains(&format!("value=\"{word}\"")));
}

/// A case with its child's name.
fn somebody() -> (u32, String) {
    let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let plain = |c: &&domain::case::Case| c.file.is_some() && !c.is_protected();
    let named = cases.iter().filter(plain).find_map(|case| {
        let names = TOWN.app.store().names(&Scope::system(), &[case.person]);
        let name = names.unwrap()[0].name.clone()?;
        name.is_ascii().then(|| (case.number(), name))
    });
    named.expect("a case with a name")
}

#[tokio::test]
async fn a_case_number_leads_straight_to_the_case() {
    let leader = log_in(Role::TeamLeader).await;
    let cases = leader.get("/cases").await;
    let case = link(&cases.body, "/cases/").expect("the team has a case");
    let number = case.trim_start_matches("/cases/").to_owned();
    let found = leader.post("/search", &format!("q={number}")).await;
    assert_eq!(found.to, case);
}

#[tokio::test]
async fn a_text_changed_from_outside_is_named_and_closes_no_other() {
    let caseworker = log_in(Role::Caseworker).await;
    let cases = caseworker.get("/cases").await;
    let case = link(&cases.body, "/cases/").expect("a case");
    for note in ["Uforandret+ord", "Forvansket+ord"] {
        let form = format!("at=2026-11-23&at_time=10%3A00&note={note}");
        caseworker
            .post(&format!("{case}/record/note_written"), &form)
            .await;
    }
    let last = i64::try_from(TOWN.app.store().head().unwrap()).unwrap();
    rusqlite::Connection::open(&TOWN.file)
        .unwrap()
        .execute(
            "UPDATE journal_text SET value = keys WHERE position = ?1",
            [last],
        )
        .unwrap();
    let shown = caseworker.get(&case).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("En tekst i sagen kan ikke åbnes"));
    assert!(shown.body.contains("Uforandret ord") && !shown.body.contains("Forvansket"));
    let asked = caseworker.post("/search", "q=uforandret").await;
    assert!(
        caseworker
            .get(&asked.to)
            .await
            .body
            .contains("<mark>Uforandret</mark>")
    );
}

#[tokio::test]
async fn words_of_a_case_are_found_marked_under_an_address_that_tells_nothing() {
    let caseworker = log_in(Role::Caseworker).await;
    let cases = caseworker.get("/cases").await;
    let case = link(&cases.body, "/cases/").expect("a case");
    let note = "at=2026-11-23&at_time=10%3A00&note=Hun+passer+naboens+s%C3%B8l%C3%B8ver";
    let sent = caseworker
        .post(&format!("{case}/record/note_written"), note)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let asked = caseworker
        .post("/search", "q=s%C3%B8l%C3%B8verne+nabo")
        .await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    assert!(
        asked.to.starts_with("/search?s=") && !asked.to.contains("nabo"),
        "{}",
        asked.to
    );
    let found = caseworker.get(&asked.to).await;
    assert!(
        found.body.contains("<mark>naboens</mark>"),
        "{}",
        found.body
    );
    assert!(found.body.contains("<mark>søløver</mark>"));
    assert!(found.body.contains(&format!("{case}#e-")));
    assert!(
        found.body.contains("value=\"søløverne nabo\""),
        "asked again with one word more"
    );
    // To another reader the address says nothing, and the words find only what is in reach.
    let reception = log_in(Role::Reception).await;
    assert_eq!(reception.get(&asked.to).await.status, StatusCode::FORBIDDEN);
    let head = log_in(Role::Head).await;
    let nothing = head.get(&asked.to).await;
    assert!(nothing.status == StatusCode::OK && !nothing.body.contains("nabo"));
    for (words, said) in [
        ("og+at", "helt almindelige ord"),
        ("xylofon", "Ingen sag, du har"),
    ] {
        let asked = head.post("/search", &format!("q={words}")).await;
        let answer = head.get(&asked.to).await;
        assert!(answer.body.contains(said), "{words}");
    }
}

#[tokio::test]
async fn a_leader_gives_a_case_and_must_choose_who() {
    let leader = log_in(Role::TeamLeader).await;
    let cases = leader.get("/cases").await;
    let assign = format!("{}/assign", link(&cases.body, "/cases/").unwrap());
    let form = leader.get(&assign).await;
    assert_eq!(form.status, StatusCode::OK);
    let nobody = leader.post(&assign, "role=main").await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let radio = form.body.split("id=\"f-worker\" value=\"").nth(1).unwrap();
    let worker = radio.split('"').next().unwrap();
    let given = leader
        .post(&assign, &format!("role=second&worker={worker}"))
        .await;
    assert_eq!(given.status, StatusCode::SEE_OTHER);
    assert!(given.to.ends_with("?done=done-assigned"));
    assert_eq!(
        log_in(Role::Caseworker).await.get(&assign).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn small_cells_of_the_ladder_are_hidden_from_who_sees_no_person() {
    let open = log_in(Role::Head)
        .await
        .get("/ladder?period=2026Q3")
        .await
        .body;
    let closed = log_in(Role::Committee)
        .await
        .get("/ladder?period=2026Q3")
        .await
        .body;
    assert!(!open.contains("skjult") && !open.contains("under 5"));
    assert!(closed.contains("under 5") || closed.contains("skjult"));
    assert!(closed.contains("Tal fra 1 til 4"));
    // Their figures end with the last full quarter, and the page says so: it is 23 November.
    let running = log_in(Role::Committee).await.get("/ladder").await.body;
    assert!(running.contains("til og med 30.09.2026"), "{running}");
    assert!(!running.contains("23.11.2026") && !running.contains("period=2026Q4"));
    let too_early = log_in(Role::Committee).await;
    let too_early = too_early.get("/ladder?period=2026Q4").await.body;
    assert!(too_early.contains("til og med 30.09.2026"));
    let open = log_in(Role::Head).await.get("/ladder").await.body;
    assert!(open.contains("til og med 23.11.2026"));
}

#[tokio::test]
async fn a_page_far_beyond_the_last_is_no_fault() {
    let beyond = log_in(Role::TeamLeader)
        .await
        .get("/cases?page=4294967295")
        .await;
    assert_eq!(beyond.status, StatusCode::OK);
}

#[tokio::test]
async fn a_caseworker_is_found_by_some_letters_of_the_name() {
    let leader = log_in(Role::TeamLeader).await;
    let worker = TOWN.worker(Role::Caseworker);
    let name = TOWN.app.ruleset().worker_name(worker).to_owned();
    let (_, last) = name.split_once(' ').unwrap();
    let typed = last.replace('ø', "%C3%B8").to_lowercase();
    let found = leader.get(&format!("/cases?worker={typed}")).await;
    assert_eq!(found.to, format!("/cases?worker={worker}"));
    let page = leader.get(&found.to).await.body;
    assert!(
        page.contains(&format!("value=\"{name}\"")),
        "the field names her"
    );
    let nobody = leader.get("/cases?worker=Zzz").await;
    assert_eq!(nobody.status, StatusCode::OK);
    assert!(nobody.body.contains("Skriv hele navnet"));
}

#[tokio::test]
async fn a_request_waits_for_its_answer_and_every_form_speaks() {
    let me = log_in(Role::Caseworker).await;
    let cases = me.get("/cases").await;
    let case = link(&cases.body, "/cases/").expect("a case");
    let receive = format!("{case}/record/request_received");
    let answer = format!("{case}/record/request_answered");

    let lacking = me
        .post(&receive, "at=2026-11-23&at_time=09%3A00&requested=")
        .await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        lacking.body.contains("2026-11-23"),
        "what was typed is lost"
    );
    let given = "at=2026-11-23&at_time=09%3A00&requested=documents";
    let done = me.post(&receive, given).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);

    let shown = me.get(&case).await.body;
    assert!(shown.contains("Aktindsigt besvaret inden 7 arbejdsdage"));
    let prefix = format!("href=\"{case}/record/");
    let mut kinds: Vec<&str> = shown
        .split(&prefix)
        .skip(1)
        .filter_map(|rest| rest.split(['"', '?']).next())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert!(
        kinds.contains(&"request_answered") && kinds.len() > 8,
        "{kinds:?}"
    );
    for kind in kinds {
        let form = me.get(&format!("{case}/record/{kind}")).await;
        assert_eq!(form.status, StatusCode::OK, "{kind}");
        assert!(!form.body.contains('⟦'), "{kind} lacks words");
    }

    let form = me.get(&answer).await.body;
    let options = form.split("name=\"request\"").nth(1).expect("the request");
    let id = options
        .split("value=\"")
        .map(|rest| rest.split('"').next().unwrap_or_default())
        .find(|value| value.len() == 36)
        .expect("one that waits");
    let given = format!("at=2026-11-23&at_time=10%3A00&request={id}&answer=granted");
    let done = me.post(&answer, &given).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let shown = me.get(&case).await.body;
    assert!(shown.contains("Anmodning besvaret: Imødekommet"));
    assert!(!shown.contains(&format!("{prefix}request_answered")));
}
