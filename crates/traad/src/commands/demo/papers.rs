//! Documents of the demo: what a school writes, in the cases of the caseworker one can be, so that
//! lists and files can be looked at.

use anyhow::Result;
use app::App;
use app::document::DocumentGiven;
use domain::{Audience, DocumentKind, DocumentWay, Role};
use store::{CaseFilter, CaseSort, Page};
use synth::DemoPerson;

const STATEMENTS: [(&str, &str); 3] = [
    (
        "Udtalelse fra skolen",
        "Udtalelse fra skolen\n\nBarnet kommer glad i skole de fleste dage og har to gode venner i klassen.\n\
         Om mandagen er det svært at komme i gang. Vi har aftalt en fast voksen ved døren.\n",
    ),
    (
        "Udtalelse fra sundhedsplejen",
        "Udtalelse fra sundhedsplejen\n\nBarnet trives og følger sin vækst. Søvnen er blevet bedre siden sommer.\n",
    ),
    (
        "Referat af møde på skolen",
        "Referat af møde på skolen\n\nTil stede: far, mor, læreren og rådgiveren.\n\
         Vi blev enige om at mødes igen om seks uger.\n",
    ),
];

/// Puts one document into each open case of the demo's caseworker.
pub fn add(app: &App, people: &[DemoPerson]) -> Result<()> {
    let rules = app.ruleset();
    let Some(worker) = people.iter().find(|p| p.role == Role::Caseworker) else {
        return Ok(());
    };
    let Some(actor) = rules.actor(worker.worker) else {
        return Ok(());
    };
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let (_, cases) = app.cases(&actor, &filter, CaseSort::Number, Page::first(12))?;
    for (n, row) in cases.rows.iter().enumerate() {
        let (title, words) = STATEMENTS[n % STATEMENTS.len()];
        let given = DocumentGiven {
            kind: DocumentKind::Statement,
            way: DocumentWay::Received,
            at: app.now(),
            kle: None,
            title: title.to_owned(),
            party: "Fjordby Skole".to_owned(),
            to: None,
            decision: None,
            audience: Audience::Family,
            bytes: words.as_bytes().to_vec(),
        };
        app.add_document(&actor, row.number, &given)?;
    }
    Ok(())
}
