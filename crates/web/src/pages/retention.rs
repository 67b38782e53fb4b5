//! Whose period has run out: the list from which somebody decides about erasing. No name is
//! shown here.

pub mod one;

use crate::i18n::Lang;
use crate::pages::account::Done;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::form::{Field, Width, text};
use crate::ui::notice::{Empty, section};
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::{Visitor, run};
use app::retention::{Due, Kept, Retention};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

/// A case that somebody wants to go to.
#[derive(Deserialize)]
pub struct Asked {
    number: Option<u32>,
}

/// The list.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(done): Query<Done>,
    Query(asked): Query<Asked>,
) -> Response {
    if let Some(number) = asked.number {
        return Redirect::to(&format!("/retention/{number}")).into_response();
    }
    let actor = visitor.actor.clone();
    let due = match run(&site, move |app| app.due_for_erasure(&actor)).await {
        Ok(due) => due,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let ruleset = site.app.ruleset();
    let mode = if ruleset.retention.is_automatic {
        "retention-automatic"
    } else {
        "retention-proposed"
    };
    let content = html! {
        h1 { (lang.t("retention-title")) }
        p class="lead" { (lang.t("retention-lead")) }
        p { (lang.t(mode)) }
        (listed(lang, &due))
        (another(lang))
        (periods(lang, &ruleset.retention))
    };
    let head = Head {
        title: lang.t("retention-title"),
        done: done.key(),
        ..Head::default()
    };
    page(&site, &visitor, Area::Retention, head, &content)
}

fn listed(lang: Lang, due: &[Due]) -> Markup {
    let rows = due.iter().map(|one| {
        Row::new(vec![
            html! {
                @match one.number {
                    Some(number) => a href={ "/retention/" (number) } { (number) },
                    None => code { (one.person) },
                }
            },
            html! { (words::code(lang, "kept", one.kept.as_str())) },
            html! { (words::date(lang, one.since)) },
            html! {
                @if one.hindered_by.is_empty() { (lang.t("retention-ready")) }
                @else { ul { @for key in &one.hindered_by { li { (lang.t(key)) } } } }
            },
        ])
    });
    let columns = [
        "cases-number",
        "retention-kept",
        "retention-since",
        "retention-state",
    ];
    section(
        "due",
        &lang.t("retention-due"),
        Some(&due.len().to_string()),
        &table(
            lang,
            &Table {
                caption: lang.t("retention-due"),
                show_caption: false,
                columns: columns.iter().map(|key| Column::new(lang.t(key))).collect(),
                rows: rows.collect(),
                empty: Empty {
                    title: lang.t("retention-none"),
                    text: lang.t("retention-none-text"),
                    action: None,
                },
            },
        ),
    )
}

/// The way to a case whose period has not run out: other grounds may hold.
fn another(lang: Lang) -> Markup {
    let number = Field::new("number", lang.t("cases-number"));
    html! {
        form class="filters field-row" method="get" action="/retention" role="search"
            aria-label=(lang.t("retention-another")) {
            (text(lang, &number, Width::Small))
            div class="submit-row" {
                button type="submit" class="button button-secondary" { (lang.t("retention-another")) }
            }
        }
    }
}

/// The periods in force, with what they rest on.
fn periods(lang: Lang, retention: &Retention) -> Markup {
    html! {
        h2 { (lang.t("retention-periods")) }
        dl class="facts" {
            @for kept in Kept::ALL {
                @let period = retention.of(kept);
                dt { (words::code(lang, "kept", kept.as_str())) }
                dd {
                    p { (words::title(lang, &period.why)) }
                    p class="weak" { (period.source) }
                    @if !period.is_verified { p class="weak" { (lang.t("retention-unverified")) } }
                }
            }
        }
    }
}
