//! Goals and indicators as each role meets them.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::Role;
use indicators::{Filter, Period, Span, When};
use town::{Answer, TOWN};

/// A figure that many units stand behind.
const MANY: &str = "/indicators/all_law_on_time";

fn ids() -> (Vec<String>, Vec<String>) {
    let ruleset = TOWN.app.ruleset();
    let goals = ruleset
        .goals
        .all()
        .iter()
        .map(|g| format!("/goals/{}", g.id));
    let cards = ruleset
        .cards
        .all()
        .iter()
        .map(|c| format!("/indicators/{}", c.id));
    (goals.collect(), cards.collect())
}

fn assert_said(answer: &Answer, path: &str) {
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    let silent: Vec<&str> = answer
        .body
        .split('⟦')
        .skip(1)
        .filter_map(|s| s.split('⟧').next())
        .collect();
    assert!(silent.is_empty(), "{path} lacks words for {silent:?}");
}

#[tokio::test]
async fn every_goal_and_every_indicator_has_words_in_both_languages() {
    let head = TOWN.log_in(Role::Head).await;
    let committee = TOWN.log_in(Role::Committee).await;
    let (goals, indicators) = ids();
    assert!(goals.len() > 20 && indicators.len() > 80);
    for path in goals
        .iter()
        .chain(&indicators)
        .chain([&"/goals".to_owned()])
    {
        for lang in ["da", "en"] {
            assert_said(&head.get_in(path, lang).await, path);
            assert_said(&committee.get_in(path, lang).await, path);
        }
    }
}

#[tokio::test]
async fn the_committee_sees_figures_and_never_a_case_or_a_unit() {
    let committee = TOWN.log_in(Role::Committee).await;
    let head = TOWN.log_in(Role::Head).await;
    let (goals, indicators) = ids();
    let mut seen_by_head = 0;
    for path in goals.iter().chain(&indicators) {
        let shown = committee.get(path).await;
        assert_eq!(shown.status, StatusCode::OK);
        for from in ["/cases", "/notifications"] {
            assert!(shown.links_to(from).is_empty(), "{path} links to {from}");
        }
        assert!(!shown.body.contains("id=\"units\""), "{path} lists units");
        seen_by_head += head.get(path).await.links_to("/cases/").len();
    }
    assert!(seen_by_head > 100, "the head sees cases on the same pages");
}

#[tokio::test]
async fn no_unit_id_or_person_reaches_the_committee() {
    let committee = TOWN.log_in(Role::Committee).await;
    let shown = committee.get(&format!("{MANY}?period=2025")).await;
    let when = When::period(Period::Year(2025), "2026-11-22".parse().unwrap());
    let records = TOWN
        .app
        .figures(Some("all_law_on_time"), when, None, true)
        .unwrap();
    let units = records[0].units.as_ref().unwrap();
    assert!(!units.is_empty());
    for unit in units {
        assert!(!shown.body.contains(&unit.id.to_string()));
        assert!(!shown.body.contains(&unit.person.to_string()));
    }
}

#[tokio::test]
async fn free_days_months_and_parts_are_refused_at_the_field_for_readers_of_aggregates() {
    let committee = TOWN.log_in(Role::Committee).await;
    let head = TOWN.log_in(Role::Head).await;
    for (query, field) in [
        ("as_of=2026-03-15", "f-as_of"),
        ("as_of=2026-03-31", "f-as_of"),
        ("known_at=2026-03-15", "f-known_at"),
        ("period=2026-03", "f-period"),
        ("step=3", "f-filter"),
        ("team=nord&age=0-5", "f-filter"),
    ] {
        let path = format!("{MANY}?{query}");
        let refused = committee.get(&path).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(
            refused.body.contains(&format!("href=\"#{field}\"")),
            "{path} names no field"
        );
        assert!(
            refused.body.contains(&format!("id=\"{field}\"")),
            "{path}: the link leads nowhere"
        );
        assert_eq!(head.get(&path).await.status, StatusCode::OK, "{path}");
    }
    let refused = committee.get("/goals?as_of=2026-03-15").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("value=\"2026-03-15\""),
        "what was typed comes back"
    );
}

#[tokio::test]
async fn small_cells_are_hidden_from_the_committee_and_open_to_the_head() {
    let committee = TOWN.log_in(Role::Committee).await;
    let head = TOWN.log_in(Role::Head).await;
    let ruleset = TOWN.app.ruleset();
    let year = Period::Year(2025);
    let when = When::period(year, "2026-11-22".parse().unwrap());
    let (mut small, mut closed) = (0, 0);
    for card in ruleset.cards.all() {
        let found = TOWN.app.figures(Some(&card.id), when, None, true).unwrap();
        let units = found[0].units.as_ref().unwrap();
        if !(1..=4).contains(&units.len()) {
            continue;
        }
        small += 1;
        let path = format!("/indicators/{}?period=2025", card.id);
        let shown = committee.get(&path).await.body;
        let value = shown.split("class=\"big-value\">").nth(1).unwrap();
        let value = value.split('<').next().unwrap();
        closed += usize::from(value.contains("skjult"));
        assert!(value.contains("skjult"), "{path} shows {value}");
        let open = head.get(&path).await.body;
        let value = open.split("class=\"big-value\">").nth(1).unwrap();
        assert!(
            !value.starts_with("skjult"),
            "{path} is hidden from the head"
        );
    }
    assert!(
        small > 0 && closed == small,
        "the town has no small figure to hide"
    );
}

#[tokio::test]
async fn a_figure_says_which_way_is_better_or_that_neither_is() {
    let head = TOWN.log_in(Role::Head).await;
    for (id, words) in [
        ("notifications", "hverken højere eller lavere i sig selv"),
        ("all_law_on_time", "højere"),
        ("all_law_overdue", "lavere"),
    ] {
        let body = head.get(&format!("/indicators/{id}")).await.body;
        let value = body.split("Bedre er").nth(1).unwrap();
        let value = value.split("</dd>").next().unwrap();
        assert!(value.ends_with(words), "{id}: {value}");
    }
}

#[tokio::test]
async fn readers_of_aggregates_get_no_figure_newer_than_the_last_full_quarter() {
    let committee = TOWN.log_in(Role::Committee).await.get(MANY).await;
    assert!(committee.body.contains("til og med 30.09.2026"));
    let head = TOWN.log_in(Role::Head).await.get(MANY).await;
    assert!(head.body.contains("til og med 22.11.2026"));
}

#[tokio::test]
async fn a_caseworker_sees_the_own_units_and_how_many_lie_outside() {
    let caseworker = TOWN.log_in(Role::Caseworker).await;
    let head = TOWN.log_in(Role::Head).await;
    let own = caseworker.get(&format!("{MANY}?period=2026")).await;
    let all = head.get(&format!("{MANY}?period=2026")).await;
    assert_eq!(own.status, StatusCode::OK);
    assert!(own.body.contains("uden for de sager, du kan se"));
    // The head's page counts the protected ones too, and says how many it does not open.
    let when = When::period("2026".parse().unwrap(), "2026-11-22".parse().unwrap());
    let card = MANY.trim_start_matches("/indicators/");
    let found = TOWN.app.figures(Some(card), when, None, true).unwrap();
    let units = found[0].units.as_ref().unwrap();
    let protected = units.iter().filter(|u| u.is_protected).count();
    assert!(protected > 1 && protected < 30, "{protected}");
    let said = format!("{protected} flere er talt med, men ligger uden for de sager, du kan se");
    assert!(all.body.contains(&said), "{said}");
    for link in own.links_to("/cases/") {
        assert_eq!(caseworker.get(&link).await.status, StatusCode::OK, "{link}");
    }
}

#[tokio::test]
async fn every_number_on_the_page_is_the_number_of_the_extract() {
    let head = TOWN.log_in(Role::Head).await;
    let day = "2026-06-30".parse().unwrap();
    let ruleset = TOWN.app.ruleset();
    for card in ruleset.cards.all() {
        let found = TOWN
            .app
            .figures(Some(&card.id), When::as_of(day), None, true)
            .unwrap();
        let units = found[0].units.as_ref().unwrap();
        let path = format!("/indicators/{}?as_of=2026-06-30", card.id);
        let shown = head.get(&path).await;
        // Those who left because another municipality acts stand apart from what is counted.
        let links = shown.links_to("/cases/").into_iter();
        let listed = links.filter(|link| !link.ends_with("#goals")).count();
        let open = units.iter().filter(|u| !u.is_protected).take(50);
        let with_case = open.filter(|u| u.case_number > 0).count();
        assert_eq!(listed, with_case, "{path}");
    }
}

#[tokio::test]
async fn a_split_leads_to_its_part_and_a_chip_leads_back() {
    let head = TOWN.log_in(Role::Head).await;
    let all = head.get(&format!("{MANY}?period=2025")).await;
    let part = all
        .links_to(MANY)
        .into_iter()
        .find(|l| l.contains("team="))
        .expect("a team");
    let narrowed = head.get(&part).await;
    assert_said(&narrowed, &part);
    let back: Vec<String> = narrowed
        .links_to(MANY)
        .into_iter()
        .filter(|l| *l == format!("{MANY}?period=2025"))
        .collect();
    assert!(!back.is_empty(), "no way back from {part}");
    assert!(narrowed.body.contains("fjern"));
    let deeper = narrowed
        .links_to(MANY)
        .into_iter()
        .find(|l| l.contains("team=") && l.contains("age="))
        .unwrap();
    assert_said(&head.get(&deeper).await, &deeper);
}

#[tokio::test]
async fn the_units_come_in_pages_of_fifty() {
    let head = TOWN.log_in(Role::Head).await;
    let first = head.get(&format!("{MANY}?period=2025")).await;
    assert_eq!(first.links_to("/cases/").len(), 50);
    let next = first
        .links_to(MANY)
        .into_iter()
        .find(|l| l.contains("page=2"))
        .expect("a next page");
    let second = head.get(next.split('#').next().unwrap()).await;
    assert!(second.body.contains("51–"));
    let beyond = head.get(&format!("{MANY}?period=2025&page=9999")).await;
    assert_eq!(
        beyond.status,
        StatusCode::OK,
        "a page past the end is the last page"
    );
    assert!(!beyond.links_to("/cases/").is_empty());
}

#[tokio::test]
async fn what_cannot_be_read_comes_back_with_what_was_typed() {
    let head = TOWN.log_in(Role::Head).await;
    for (query, field) in [
        ("period=2026Q9", "f-period"),
        ("as_of=31.03.2026", "f-as_of"),
        ("as_of=2027-03-31", "f-as_of"),
        ("known_at=x", "f-known_at"),
        ("step=9", "f-filter"),
    ] {
        let answer = head.get(&format!("{MANY}?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(
            answer.body.contains(&format!("href=\"#{field}\"")),
            "{query}"
        );
    }
    assert_eq!(
        head.get("/indicators/none").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(head.get("/goals/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_figure_can_be_asked_as_it_was_known() {
    let head = TOWN.log_in(Role::Head).await;
    let path = format!("{MANY}?as_of=2025-12-31&known_at=2025-12-31");
    let answer = head.get(&path).await;
    assert_said(&answer, &path);
    assert!(answer.body.contains("som det var kendt 31.12.2025"));
}

#[tokio::test]
async fn a_review_needs_an_explanation_and_is_read_by_the_committee() {
    let head = TOWN.log_in(Role::Head).await;
    let path = "/goals/assessment_two_months";
    let empty = head
        .post(path, "explanation=++&action=Vi+flytter+to+stillinger")
        .await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        empty.body.contains("Vi flytter to stillinger</textarea>"),
        "what was typed comes back"
    );
    assert!(empty.body.contains("href=\"#f-explanation\""));
    let done = head
        .post(
            path,
            "explanation=Mange+nye+sager&action=Vi+flytter+to+stillinger",
        )
        .await;
    assert_eq!(
        (done.status, done.to.as_str()),
        (
            StatusCode::SEE_OTHER,
            "/goals/assessment_two_months?done=done-reviewed"
        )
    );
    let after = head.get(&done.to).await;
    assert_said(&after, path);
    assert!(after.body.contains("Gennemgangen er gemt"));
    let committee = TOWN.log_in(Role::Committee).await;
    let read = committee.get(path).await;
    assert!(
        read.body.contains("Mange nye sager") && read.body.contains("Vi flytter to stillinger")
    );
    assert!(
        !read.body.contains("name=\"explanation\""),
        "only those who answer for goals write"
    );
    let refused = committee.post(path, "explanation=x").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_goal_without_data_is_drawn_broken_and_names_what_is_missing() {
    let head = TOWN.log_in(Role::Head).await;
    let broken = head.get("/goals/standard_contract_90").await;
    assert!(
        broken.body.contains("tree-fray"),
        "the thread is not drawn broken"
    );
    assert!(broken.body.contains("kontrakt underskrevet"));
    assert!(
        broken
            .body
            .contains("Kontrakter med leverandører registreres endnu ikke.")
    );
    let whole = head.get("/goals/assessment_two_months").await;
    assert!(!whole.body.contains("tree-fray"));
}

#[tokio::test]
async fn an_indicator_no_goal_asks_for_hangs_on_a_broken_thread() {
    let head = TOWN.log_in(Role::Head).await;
    let ruleset = TOWN.app.ruleset();
    let is_loose = |id: &str| ruleset.goals.of_indicator(id).next().is_none();
    let loose = ruleset
        .cards
        .all()
        .iter()
        .find(|c| is_loose(&c.id))
        .expect("a loose card");
    let page = head.get(&format!("/indicators/{}", loose.id)).await;
    assert!(page.body.contains("is-broken") && page.body.contains("intet mål spørger"));
    let tied = head.get(MANY).await;
    assert!(!tied.body.contains("is-broken"));
}

#[tokio::test]
async fn the_thread_can_be_walked_from_goals_to_a_case() {
    let head = TOWN.log_in(Role::Head).await;
    let goals = head.get("/goals").await;
    let goal = "/goals/assessment_two_months";
    assert!(goals.links().iter().any(|l| l == goal));
    let goal = head.get(goal).await;
    let figure = goal
        .links_to("/indicators/")
        .into_iter()
        .next()
        .expect("its indicator");
    let figure = head.get(&figure).await;
    assert!(!figure.links_to("/goals/").is_empty(), "and up again");
    let case = figure
        .links_to("/cases/")
        .into_iter()
        .next()
        .expect("a case");
    assert_eq!(head.get(&case).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_same_question_asked_twice_is_answered_alike() {
    let question = app::goals::Question {
        when: When {
            span: Span::Period(Period::Quarter(2026, 2)),
            through: "2026-11-22".parse().unwrap(),
        },
        known: None,
    };
    let actor = app::Actor::system();
    let wanted = app::goals::UnitsWanted { page: 0, size: 10 };
    let ask = || {
        TOWN.app
            .indicator(&actor, "all_law_on_time", question, &Filter::NONE, wanted)
            .unwrap()
    };
    let (first, second) = (ask(), ask());
    assert_eq!(
        (first.total, first.series, first.splits),
        (second.total, second.series, second.splits)
    );
}
