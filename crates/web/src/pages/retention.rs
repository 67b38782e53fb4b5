//! Whose period has run out: the list from which somebody decides about erasing. No name is
//! shown here.

pub mod one;

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::form::{Field, Width, text};
use crate::ui::notice::{Empty, section};
use crate::ui::table::{Column, Pages, Row, Table, pages, table};
use crate::visitor::{Visitor, run};
use app::retention::{Due, DuePage, Kept, Period, Retention};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

/// Rows on a page.
const SIZE: usize = 20;

/// A case that somebody wants to go to, or a page of the list, from 1.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    number: String,
    #[serde(default)]
    page: String,
}

/// The list.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(done): Query<Done>,
    Query(asked): Query<Asked>,
) -> Response {
    if let Ok(number) = asked.number.trim().parse::<u32>() {
        return Redirect::to(&format!("/retention/{number}")).into_response();
    }
    let actor = visitor.actor.clone();
    let wanted = asked.page.parse().unwrap_or(1_usize).saturating_sub(1);
    let due = match run(&site, move |app| app.due_page(&actor, wanted, SIZE)).await {
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

fn listed(lang: Lang, due: &DuePage) -> Markup {
    let columns = [
        "cases-number",
        "retention-kept",
        "retention-since",
        "retention-state",
    ];
    let sheet = Table {
        caption: lang.t("retention-due"),
        show_caption: false,
        columns: columns.iter().map(|key| Column::new(lang.t(key))).collect(),
        rows: due.rows.iter().map(|one| line(lang, one)).collect(),
        empty: Empty {
            title: lang.t("retention-none"),
            text: lang.t("retention-none-text"),
            action: None,
        },
    };
    let content = html! {
        (table(lang, &sheet))
        @if due.total > due.size { (pages(lang, &paging(due))) }
    };
    let total = lang.int(i64::try_from(due.total).unwrap_or(i64::MAX));
    section("due", &lang.t("retention-due"), Some(&total), &content)
}

fn line(lang: Lang, one: &Due) -> Row {
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
            @if one.hindered_by.is_empty() && one.is_age_unknown { (lang.t("retention-age-unknown")) }
            @else if one.hindered_by.is_empty() { (lang.t("retention-ready")) }
            @else { ul { @for key in &one.hindered_by { li { (lang.t(key)) } } } }
        },
    ])
}

fn paging(due: &DuePage) -> Pages {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let first = due.page * due.size;
    let last = first + due.rows.len();
    let to = |page: usize| format!("/retention?page={}#due", page + 1);
    Pages {
        first: number(first + 1),
        last: number(last),
        total: number(due.total),
        previous: (due.page > 0).then(|| to(due.page - 1)),
        next: (last < due.total).then(|| to(due.page + 1)),
    }
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

/// How long a period is, in words.
fn length(lang: Lang, period: &Period) -> String {
    let (n, unit) = period.length();
    let said = lang.t_args(&format!("retention-length-{unit}"), &[("n", n.into())]);
    match period.not_before_age() {
        None => said,
        Some(age) => lang.t_args(
            "retention-not-before",
            &[("long", said.into()), ("age", age.into())],
        ),
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
                    p { (length(lang, period)) }
                    p { (words::title(lang, &period.why)) }
                    p class="weak" { (period.source) }
                    @if !period.is_verified { p class="weak" { (lang.t("retention-unverified")) } }
                }
            }
        }
    }
}
