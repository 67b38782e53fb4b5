//! The citizen's extract: who saw my case, when, in what role. As a page to print, and as
//! comma-separated values under the same address with `form=csv`.

mod csv;

use crate::i18n::Lang;
use crate::pages::access::{outcome, what, who};
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::notice::{Empty, facts};
use crate::ui::table::{Column, Row, Table, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::extract::Extract;
use app::oversight::ExtractStaff;
use app::ruleset::Ruleset;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::PersonId;
use maud::{Markup, html};
use serde::Deserialize;
use store::{AccessRow, PersonName};

/// What is asked for besides the case.
#[derive(Deserialize)]
pub struct Asked {
    /// Somebody else on record in the case.
    person: Option<String>,
    /// `csv` for a file.
    form: Option<String>,
}

/// The extract.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let person: Option<PersonId> = match asked.person.as_deref().map(str::parse) {
        None => None,
        Some(Ok(person)) => Some(person),
        Some(Err(_)) => return errors::page(lang, &app::Error::NotFound),
    };
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| {
        Ok((app.extract(&actor, number, person)?, app.ruleset()))
    });
    let (extract, ruleset) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    if asked.form.as_deref() == Some("csv") {
        let file = csv::write(lang, &extract, &ruleset);
        let name = format!(
            "attachment; filename=\"traad-{}-{number}.csv\"",
            lang.t("extract-file")
        );
        return (
            [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, name),
            ],
            file,
        )
            .into_response();
    }
    let head = Head {
        title: format!("{}, {} {number}", lang.t("extract-title"), lang.t("case")),
        thread: vec![
            Knot::new(lang.t("case"), number.to_string()).href(format!("/cases/{number}")),
            Knot::new(lang.t("nav-access"), lang.t("extract-title")).current(),
        ],
        wide: true,
        ..Head::default()
    };
    let content = content(&site, lang, &extract, &ruleset, person);
    page(&site, &visitor, Area::Cases, head, &content)
}

fn name(lang: Lang, person: &PersonName) -> String {
    person
        .name
        .clone()
        .unwrap_or_else(|| lang.t("child-unknown"))
}

fn content(
    site: &Site,
    lang: Lang,
    extract: &Extract,
    ruleset: &Ruleset,
    chosen: Option<PersonId>,
) -> Markup {
    let number = extract.number;
    let here = format!("/cases/{number}/access");
    let csv = match chosen {
        Some(person) => format!("{here}?form=csv&person={person}"),
        None => format!("{here}?form=csv"),
    };
    let since = extract.since.map(|day| words::date(lang, day));
    let about = [
        (
            lang.t("extract-person"),
            html! { (name(lang, &extract.person)) },
        ),
        (
            lang.t("extract-born"),
            html! { @match extract.person.birth_on {
                Some(day) => (words::date(lang, day)),
                None => (lang.t("extract-unknown")),
            } },
        ),
        (
            lang.t("extract-made"),
            html! { (words::moment(lang, extract.now)) ", " (site.municipality) },
        ),
        (lang.t("extract-count"), html! { (extract.rows.len()) }),
        (
            lang.t("extract-since"),
            html! { (since.as_deref().unwrap_or("–")) },
        ),
    ];
    html! {
        h1 { (lang.t("extract-title")) }
        p class="lead" { (lang.t("extract-lead")) }
        (facts(&about))
        ul class="bullets" {
            li { (lang.t("extract-explain-begun")) }
            li { (lang.t("extract-explain-lists")) }
            @if let Some(day) = since {
                li { (lang.t_args("extract-explain-since", &[("day", day.into())])) }
            }
            @if !extract.elsewhere.is_empty() { li { (lang.t("extract-explain-elsewhere")) } }
            @if extract.staff == ExtractStaff::Role { li { (lang.t("extract-explain-role")) } }
        }
        p class="no-print" {
            a class="button button-secondary" href=(csv) { (lang.t("extract-csv")) }
            " " span class="weak" { (lang.t("extract-print")) }
        }
        (table(lang, &Table {
            caption: lang.t("extract-title"),
            show_caption: false,
            columns: ["when", "who", "what", "case", "outcome"]
                .map(|column| Column::new(lang.t(&format!("access-{column}"))))
                .into(),
            rows: extract.rows.iter().map(|row| line(lang, extract, ruleset, row)).collect(),
            empty: Empty::default(),
        }))
        @if !extract.others.is_empty() {
            section class="section no-print" aria-labelledby="others" {
                h2 id="others" { (lang.t("extract-others")) }
                ul class="bullets" { @for other in &extract.others {
                    li { a href={ (here) "?person=" (other.person) } { (name(lang, other)) } }
                } }
            }
        }
    }
}

/// Whether a view says who looked by name. Not where it was in a case out of reach: the name would
/// tell where somebody is on record.
fn is_named(extract: &Extract, row: &AccessRow) -> bool {
    extract.staff == ExtractStaff::Name && !extract.elsewhere.contains(&row.position)
}

/// One view in words: when, who, what, in which case, how it ended.
fn access_words(lang: Lang, extract: &Extract, ruleset: &Ruleset, row: &AccessRow) -> [String; 5] {
    let mut what = what(lang, &row.access.what);
    if extract.glass.contains(&row.position) {
        what = format!("{what} · {}", lang.t("flag-broken-glass"));
    }
    let case = match row.access.case {
        Some(number) => number.to_string(),
        None if extract.elsewhere.contains(&row.position) => lang.t("extract-elsewhere"),
        None if row.access.is_whole => lang.t("access-everybody"),
        None => lang.t("extract-in-list"),
    };
    [
        words::moment(lang, row.access.at),
        who(lang, ruleset, row, is_named(extract, row)),
        what,
        case,
        outcome(lang, row),
    ]
}

fn line(lang: Lang, extract: &Extract, ruleset: &Ruleset, row: &AccessRow) -> Row {
    let cells = access_words(lang, extract, ruleset, row);
    Row::new(cells.iter().map(|cell| html! { (cell) }).collect())
}
