//! Who may log in: the staff and their accounts, for the administrator. No case is seen here.

pub mod add;
pub mod one;
pub(in crate::pages) mod post;

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::{Visitor, run};
use app::Deed;
use app::account::AccountLine;
use app::ruleset::Ruleset;
use axum::extract::{Query, State};
use axum::response::Response;
use maud::{Markup, html};

/// The list.
pub async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(done): Query<Done>,
) -> Response {
    let actor = visitor.actor.clone();
    let (lines, nameless) = match run(&site, move |app| app.account_lines(&actor)).await {
        Ok(found) => found,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let ruleset = site.app.ruleset();
    let content = html! {
        h1 { (lang.t("accounts-title")) }
        p class="lead" { (lang.t("accounts-lead")) }
        p { a class="button button-primary" href="/accounts/new" { (lang.t("accounts-add")) } }
        @if visitor.actor.may(Deed::ManageClients) {
            p { a href="/clients" { (lang.t("clients-title")) } }
        }
        @if nameless > 0 {
            p { (lang.t_args("accounts-nameless", &[("n", nameless.into())])) }
        }
        (listed(lang, &ruleset, &lines))
    };
    let head = Head {
        title: lang.t("accounts-title"),
        done: done.key(),
        ..Head::default()
    };
    page(&site, &visitor, Area::Accounts, head, &content)
}

fn listed(lang: Lang, ruleset: &Ruleset, lines: &[AccountLine]) -> Markup {
    let rows = lines.iter().map(|line| {
        let account = line.account.as_ref();
        let entered = account.and_then(|a| a.entered_at);
        Row::new(vec![
            html! { a href={ "/accounts/" (line.id) } { (line.worker.name) } },
            html! { (words::code(lang, "role", line.worker.role.as_str())) },
            html! { @if let Some(team) = &line.worker.team { (ruleset.team_name(team)) } },
            html! { @if let Some(a) = account { (a.user_name) } },
            html! { (state(lang, line)) },
            html! { @if let Some(at) = entered { (words::moment(lang, at)) } },
            html! { @if line.failed > 0 { (line.failed) } },
        ])
    });
    let columns = ["name", "role", "team", "user-name", "state", "entered"]
        .map(|key| Column::new(lang.t(&format!("accounts-{key}"))));
    let mut columns = columns.to_vec();
    columns.push(Column::number(lang.t("accounts-failed")));
    table(
        lang,
        &Table {
            caption: lang.t("accounts-title"),
            columns,
            rows: rows.collect(),
            ..Table::default()
        },
    )
}

/// How an account stands, in words.
pub(super) fn state(lang: Lang, line: &AccountLine) -> String {
    let key = match &line.account {
        _ if line.worker.left_at.is_some() => "accounts-left",
        None => "accounts-none",
        Some(a) if a.disabled_at.is_some() => "accounts-disabled",
        Some(a) if a.must_change_since.is_some() => "accounts-first",
        Some(_) => "accounts-active",
    };
    lang.t(key)
}
