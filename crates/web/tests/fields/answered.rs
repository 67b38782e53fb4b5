//! Forms as they come back, or open for what is rare: some ask a thing only once they know of whom.

use crate::chosen::{CONCERN, known};
use crate::expected;
use crate::town::forms::{Found, harvest};
use crate::town::{Persona, TOWN, now};
use domain::case::Case;
use store::Scope;

/// The CPR number of somebody on record.
pub fn number_of(case: &Case) -> String {
    let names = TOWN.app.store().names(&Scope::system(), &[case.person]);
    let found = names.unwrap().into_iter().next();
    found.and_then(|n| n.cpr).expect("a child with a number")
}

/// Whom a form asks about that finds children, and one that is given a number on record under
/// another name.
pub async fn all(worker: &Persona, reception: &Persona, cases: &[String], found: &mut Found) {
    let new = "/notifications/new";
    for case in cases {
        let number = case.trim_start_matches("/cases/");
        let form = format!("do=find&find={number}");
        harvest(&reception.post(new, &form).await.body, found);
    }
    let [child, _] = known();
    let cpr = number_of(&child);
    let other = format!("child_name=Xerxes+Anden&child_cpr={cpr}");
    let form = format!("{CONCERN}&{other}");
    harvest(&reception.post(new, &form).await.body, found);
    let relative = format!("do=add&relation=friend&name=Xerxes+Anden&cpr={cpr}");
    // The first is the one that was given away.
    let family = format!("{}/family", cases.last().expect("a case"));
    harvest(&worker.post(&family, &relative).await.body, found);
    let expected = expected::file(now().day().add_days(30));
    let family = format!("/cases/{expected}/family");
    harvest(&worker.get(&family).await.body, found);
    for page in reception
        .get("/notifications")
        .await
        .links_to("/notifications/")
    {
        let page = page.split(['?', '#']).next().unwrap_or_default();
        let described = reception.get(page).await.hidden("described");
        if described.is_empty() {
            continue;
        }
        for form in [
            format!("described={described}&do=find&find={}", child.number()),
            format!("described={described}&do=new&{other}"),
        ] {
            let path = format!("{page}/child");
            harvest(&reception.post(&path, &form).await.body, found);
        }
        // One such form is as any other.
        break;
    }
}
