//! Help because of a disability: a partial case from the asking to the end of the help.

use super::*;

#[tokio::test]
async fn a_partial_case_goes_from_the_asking_to_the_end_of_the_help() {
    let (case, _) = place(7);
    let worker = log_in(Role::Caseworker).await;
    let here = format!("/cases/{}", case.number());
    let decide = format!("{here}/decide");
    let form = |kind: &str, paragraph: &str| given(kind, paragraph, &[]);
    let at = "at=2026-11-23&at_time=10%3A00";

    // Nothing is decided on help that nobody asked for.
    let empty = worker
        .get(&format!("{decide}?kind=disability_help"))
        .await
        .body;
    assert!(empty.contains("Der er ingen åben delsag om den hjælp"));
    assert!(empty.contains(&format!("href=\"{here}/record/partial_case_opened\"")));
    let early = worker
        .post(&decide, &form("disability_help", "BL § 87"))
        .await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);

    let opened = format!("{here}/record/partial_case_opened");
    let asked = format!("{at}&help=lost_earnings&wish=G%C3%A5r+ned+i+tid");
    let sent = worker.post(&opened, &asked).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let again = worker.post(&opened, &asked).await;
    assert!(again.body.contains("allerede en åben delsag"));
    let shown = worker.get(&here).await.body;
    for words in ["Delsager", "venter på afgørelse", "Søgt 23.11.2026"] {
        assert!(shown.contains(words), "»{words}« is missing");
    }
    assert!(
        shown.contains("Delsag om hjælp ved funktionsnedsættelse afgjort"),
        "its deadline runs"
    );

    // The decision opens with what is asked for, and with that help alone.
    let page = worker
        .get(&format!("{decide}?kind=disability_help"))
        .await
        .body;
    assert!(page.contains("Går ned i tid</textarea>"));
    assert!(page.contains("BL § 87") && !page.contains("BL § 89"));
    assert!(!page.contains("name=\"consented\""));
    let made = worker
        .post(&decide, &form("disability_help", "BL § 87"))
        .await;
    let decision = page_of(&made);
    assert!(made.to.ends_with("done-decided"), "{}", made.to);
    let shown = worker.get(&here).await.body;
    assert!(shown.contains("bevilget til og med 01.06.2027"));
    assert!(shown.contains(&format!("href=\"{decision}\"")));

    // What must be said 14 weeks before does not end sooner.
    let ends = form("end_of_support", "BL § 87").replace("&weekly_price=2.500", "");
    let day_before = ends.replace("2027-06-01", "2027-02-28");
    let never = ends.replace("2027-06-01", "");
    for short in [&day_before, &never] {
        let refused = worker.post(&decide, short).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains("tidligst 14 uger"),
            "{}",
            refused.body
        );
    }
    let waived = format!("{day_before}&without_notice=1");
    let page = page_of(&worker.post(&decide, &waived).await);
    let shown = worker.get(&page).await.body;
    assert!(shown.contains("Uden varsel") && shown.contains("Hjælpen ophører den"));
    let in_time = ends.replace("2027-06-01", "2027-03-01");
    page_of(&worker.post(&decide, &in_time).await);
    let shown = worker.get(&here).await.body;
    assert!(shown.contains("hjælpen ophører 01.03.2027"));

    let close = format!("{here}/record/partial_case_closed");
    let links = worker
        .get(&here)
        .await
        .links_to(&format!("{close}?partial="));
    let (_, id) = links[0].split_once('=').unwrap();
    let closed = format!("{at}&partial={id}&reason=help_ended");
    let sent = worker.post(&close, &closed).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let shown = worker.get(&here).await.body;
    assert!(shown.contains("lukket: Hjælpen er ophørt"));
    let twice = worker.post(&close, &closed).await;
    assert!(twice.body.contains("Delsagen er lukket eller findes ikke"));
}

#[tokio::test]
async fn of_several_partial_cases_each_link_decides_on_its_own() {
    let (case, _) = place(6);
    let worker = log_in(Role::Caseworker).await;
    let here = format!("/cases/{}", case.number());
    let (decide, opened) = (
        format!("{here}/decide"),
        format!("{here}/record/partial_case_opened"),
    );
    let at = "at=2026-11-23&at_time=10%3A00";
    let relief = format!("{at}&help=relief&wish=En+weekend+om+m%C3%A5neden");
    worker.post(&opened, &relief).await;
    let companion = format!("{at}&help=companion&wish=Til+sv%C3%B8mning");
    worker.post(&opened, &companion).await;
    let which = worker
        .get(&format!("{decide}?kind=disability_help"))
        .await
        .body;
    assert!(!which.contains("En weekend om måneden</textarea>"));
    let links = worker
        .get(&here)
        .await
        .links_to(&format!("{decide}?kind=refusal"));
    assert_eq!(links.len(), 2, "{links:?}");
    let mut own = Vec::new();
    for link in &links {
        let form = worker.get(&link.replace("&amp;", "&")).await.body;
        let wishes = ["En weekend om måneden", "Til svømning"];
        let told = wishes.map(|wish| form.contains(&format!("{wish}</textarea>")));
        assert_ne!(told[0], told[1], "one wish alone");
        let chosen = ["BL § 90, nr. 2", "BL § 89"];
        let is_chosen = |p: &str| form.contains(&format!("value=\"{p}\" checked"));
        assert_eq!(chosen.map(is_chosen), told);
        own.push(told[0]);
    }
    assert_ne!(own[0], own[1]);

    // What nothing was decided on is not closed as ended.
    let close = format!("{here}/record/partial_case_closed");
    let closing = worker.get(&here).await.links_to(&close);
    let id = closing.iter().find_map(|link| link.split_once("partial="));
    let early = format!("{at}&partial={}&reason=help_ended", id.unwrap().1);
    let early = worker.post(&close, &early).await;
    assert!(early.body.contains("href=\"#f-reason\""), "{}", early.body);
}
