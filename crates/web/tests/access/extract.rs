//! What a citizen is told of who looked.

use super::*;

#[tokio::test]
async fn a_citizens_extract_tells_who_saw_the_case_and_holds_itself() {
    let _alone = LOG.lock().await;
    let number = a_case_of(Role::Caseworker);
    let caseworker = TOWN.log_in(Role::Caseworker).await;
    caseworker.get(&format!("/cases/{number}")).await;
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let page = leader.get(&format!("/cases/{number}/access")).await;
    assert_eq!(page.status, 200);
    let name = TOWN
        .app
        .ruleset()
        .worker_name(TOWN.worker(Role::Caseworker))
        .to_owned();
    assert!(page.body.contains(&name) && page.body.contains("Udskrift af adgangsloggen"));
    assert!(page.body.contains("Vist") && page.body.contains("Begyndt, resultatet er ukendt"));

    let csv = leader
        .get(&format!("/cases/{number}/access?form=csv"))
        .await;
    assert_eq!(csv.status, 200);
    let lines: Vec<&str> = csv.body.lines().collect();
    assert!(lines[0].ends_with("\"Hvornår\";\"Hvem\";\"Hvad\";\"Sag\";\"Resultat\""));
    assert!(
        lines
            .iter()
            .any(|line| line.contains(&name) && line.contains("\"Sagen\""))
    );
    assert!(
        lines[1].contains("Udskrift af adgangsloggen"),
        "the extract itself comes first"
    );

    let today = web::pages::words::date(web::i18n::Lang::Da, now().day());
    let since = format!("Loggen rækker tilbage til {today}");
    assert!(page.body.contains(&since) && lines.last().unwrap().contains(&since));

    let english = leader
        .get_in(&format!("/cases/{number}/access"), "en")
        .await;
    assert!(english.body.contains("Extract of the access log"));
    assert!(english.body.contains("The log reaches back to"));
    let nobody = "00000000-0000-0000-0000-000000000001";
    let other = leader
        .get(&format!("/cases/{number}/access?person={nobody}"))
        .await;
    assert_eq!(other.status, 404, "only persons on record in the case");
    assert_eq!(
        caseworker
            .get(&format!("/cases/{number}/access"))
            .await
            .status,
        403
    );
}

/// The same mother in two cases, the second out of a leader's reach.
fn mother_in_a_case_out_of_reach() -> (u32, u32) {
    let known = TOWN.app.ruleset();
    let leader = known.actor(TOWN.worker(Role::TeamLeader)).unwrap();
    let scope = TOWN.app.scope(&leader);
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let store = TOWN.app.store();
    let all = store.case_list(
        &Scope::system(),
        &filter,
        CaseSort::Number,
        Page::ALL,
        now(),
    );
    let numbers = all.unwrap().rows.into_iter().map(|row| row.number);
    let (near, far): (Vec<u32>, Vec<u32>) =
        numbers.partition(|n| store.person_of_number(&scope, *n).unwrap().is_some());
    let head = known.actor(TOWN.worker(Role::Head)).unwrap();
    let by_head = TOWN.app.scope(&head);
    let is_seen = |n: &u32| store.person_of_number(&by_head, *n).unwrap().is_some();
    let far = far.into_iter().find(is_seen).expect("a case of others");
    for number in [near[0], far] {
        let mother = RelativeGiven {
            relation: Relation::StepParent,
            name: "Rigmor Enestående".into(),
            cpr: Some(TypedCpr {
                number: "010180-1234".parse().unwrap(),
                field: "cpr",
                is_same: true,
            }),
            address: String::new(),
            custody: false,
            means: String::new(),
        };
        TOWN.app
            .add_relative(&Actor::system(), number, None, &mother)
            .unwrap();
    }
    (near[0], far)
}

#[tokio::test]
async fn an_extract_names_no_case_out_of_reach_and_hides_no_look() {
    let _alone = LOG.lock().await;
    let (near, far) = mother_in_a_case_out_of_reach();
    let head = TOWN.log_in(Role::Head).await;
    assert_eq!(head.get(&format!("/cases/{far}/family")).await.status, 200);
    let name = TOWN
        .app
        .ruleset()
        .worker_name(TOWN.worker(Role::Head))
        .to_owned();
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let page = leader.get(&format!("/cases/{near}/access")).await;
    let (_, others) = page.body.split_once("id=\"others\"").expect("others");
    let (before, _) = others.split_once("Rigmor").expect("the mother");
    let link = before.rsplit("href=\"").next().unwrap();
    let of_mother = link.split('"').next().unwrap().to_owned();
    let person = of_mother.rsplit('=').next().unwrap();
    for address in [of_mother.clone(), format!("{of_mother}&form=csv")] {
        let told = leader.get(&address).await;
        assert_eq!(told.status, 200);
        assert!(told.body.contains("En anden sag"), "{address}");
        assert!(told.body.contains("ikke har adgang til"));
        let holds = |words: &str| {
            let cells = [format!(">{words}<"), format!("\"{words}\"")];
            cells.iter().any(|cell| told.body.contains(cell.as_str()))
        };
        assert!(!holds(&far.to_string()), "{far} in {address}");
        assert!(holds(&near.to_string()), "{near} in {address}");
        assert!(!told.body.contains(&name), "{name} in {address}");
    }
    // Who may see the other case is told all of it.
    let whole = head
        .get(&format!("/cases/{far}/access?person={person}&form=csv"))
        .await;
    assert!(whole.body.contains(&format!("\"{far}\"")) && whole.body.contains(&name));
}

#[tokio::test]
async fn a_relative_has_an_extract_of_its_own() {
    let _alone = LOG.lock().await;
    let head = TOWN.log_in(Role::Head).await;
    let cases = head.get("/cases").await.links_to("/cases/");
    for case in cases.iter().filter(|link| link.matches('/').count() == 2) {
        let page = head.get(&format!("{case}/access")).await;
        if let Some(other) = page.links_to(&format!("{case}/access?person=")).first() {
            let extract = head.get(other).await;
            assert_eq!(extract.status, 200);
            assert!(extract.body.contains("Udskrift af adgangsloggen"));
            return;
        }
    }
    panic!("no case with a relative");
}
