//! Which notifications a letter is about, and words the typeface lacks.

use super::*;

/// Registers a notification of a child on a day; gives its id.
async fn notified(reception: &Persona, case: &Case, on: &str) -> String {
    let form = format!(
        "received={on}&received_time=10%3A00&enquiry=notification&notifier=school&\
         professional=1&causes=child_school&concern=Kommer+ikke&notifier_name=Lone&known={}",
        case.person
    );
    let sent = reception.post("/notifications/new", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let to = sent.to.split('?').next().unwrap();
    to.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_letter_tells_of_the_notifications_it_is_about_and_of_no_other() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let reception = TOWN.log_in(Role::Reception).await;
    let (case, must) = place(4, 1);
    let days = ["2026-11-18", "2026-11-20", "2026-11-22"];
    let mut ids = Vec::new();
    for day in days {
        ids.push(notified(&reception, &case, day).await);
    }

    // What goes to whoever notified is about their own.
    for (id, day) in ids.iter().zip(["ons. 18.", "fre. 20.", "søn. 22."]) {
        for about in ["receipt", "begun"] {
            let letter = format!("/notifications/{id}/letter?about={about}");
            if let Some(words) = read(&reception, &letter, "da").await {
                let at = format!("{day} nov. 2026 kl. 10.00");
                assert!(words.contains(&at), "{about}: »{at}« is missing in {words}");
                assert_eq!(words.matches("nov. 2026 kl.").count(), 1, "{words}");
            }
        }
    }

    // In a letter to the family those at work stand first, and whoever writes chooses.
    let write = format!("/cases/{}/write", case.number());
    let page = me.get(&write).await.body;
    assert!(ids.iter().all(|id| is_ticked(&page, "notifications", id)));
    let form = format!("do=preview&template=concern&to={}", must[0]);
    let chosen = |ids: &[String]| {
        let each = ids.iter().map(|id| format!("&notifications={id}"));
        format!("{form}{}", each.collect::<String>())
    };
    for (ids, said) in [
        (
            &ids[..],
            "om underretningerne af 18. november, 20. november og 22. november 2026.",
        ),
        (&ids[1..2], "om underretningen af 20. november 2026."),
    ] {
        let shown = me.post(&write, &chosen(ids)).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(shown.body.contains(said), "{}", shown.body);
    }
    let none = me.post(&write, &chosen(&[])).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("href=\"#f-notifications\""));
}

#[tokio::test]
async fn what_came_before_the_last_decision_is_told_of_when_it_is_ticked() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let reception = TOWN.log_in(Role::Reception).await;
    let (case, must) = place(5, 1);
    let long_ago = notified(&reception, &case, "2026-07-01").await;
    let before = notified(&reception, &case, "2026-11-20").await;
    let page = me
        .get(&format!("/cases/{}/write", case.number()))
        .await
        .body;
    assert!(is_ticked(&page, "notifications", &before));
    assert!(!is_ticked(&page, "notifications", &long_ago));
    decided_with(&me, &case, &must, "2026-11-21", "").await;
    let since = notified(&reception, &case, "2026-11-22").await;
    let write = format!("/cases/{}/write", case.number());
    let page = me.get(&write).await.body;
    assert!(!is_ticked(&page, "notifications", &before));
    assert!(is_ticked(&page, "notifications", &since));
    let form = format!("do=preview&template=concern&to={}", must[0]);
    let both = format!("{form}&notifications={before}&notifications={since}");
    let shown = me.post(&write, &both).await.body;
    let said = "om underretningerne af 20. november og 22. november 2026.";
    assert!(shown.contains(said), "{shown}");
    // Shown or sent back, the ticks are as they were set.
    let one = format!("{form}&notifications={before}");
    let page = me.post(&write, &one).await.body;
    assert!(is_ticked(&page, "notifications", &before));
    assert!(!is_ticked(&page, "notifications", &since));
}

#[tokio::test]
async fn a_sign_that_the_typeface_lacks_stops_neither_letter_nor_plan_nor_file() {
    // Emoji, a joined one, a bullet and a box from Word, Arabic, a mark without its letter.
    let odd = "Savner mor \u{1f622} \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{f0b7} et \u{2610} \
        \u{646}\u{648}\u{631} \u{1abf} slut";
    let typed = odd.bytes().fold(String::new(), |mut typed, byte| {
        let _ = write!(typed, "%{byte:02X}");
        typed
    });
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, must) = place(6, 1);
    let here = format!("/cases/{}", case.number());
    records(
        &me,
        &format!("{here}/record/note_written"),
        &format!("note={typed}"),
    )
    .await;
    let plan = format!("plan=childs_plan&own_words={typed}&goal_1={typed}&area_1=safety");
    records(&me, &format!("{here}/plan/edit"), &plan).await;
    let answer = format!("&way_out={typed}");
    let letter = decided_with(&me, &case, &must, "2026-11-23", &answer).await;
    for path in [
        format!("{letter}?to={}", must[0]),
        format!("{here}/plan/letter"),
        format!("{here}/file?form=pdf"),
    ] {
        let Some(words) = read(&me, &path, "da").await else {
            return;
        };
        let said = "Savner mor [emoji] [emoji] • et [ ] [tegn] slut";
        assert!(words.contains(said), "{path}: {words}");
    }
    let request = format!("do=give&to={typed}");
    let given = me.post(&format!("{here}/file"), &request).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
}
