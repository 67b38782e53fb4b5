//! The programs that were let in, for whoever answers for them: list, one, new. Their tokens
//! are shown once, when they are made.

pub mod add;
pub mod one;

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::notice::Empty;
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::{Visitor, run};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::Moment;
use maud::{Markup, html};
use store::Client;

/// The list.
pub async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(done): Query<Done>,
) -> Response {
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| Ok((app.clients(&actor)?, app.now())));
    let (clients, now) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let content = html! {
        h1 { (lang.t("clients-title")) }
        p class="lead" { (lang.t("clients-lead")) " " a href="/api" { (lang.t("clients-api")) } }
        p { a class="button button-primary" href="/clients/new" { (lang.t("clients-add")) } }
        (listed(lang, &clients, now))
    };
    let head = Head {
        title: lang.t("clients-title"),
        done: done.key(),
        ..Head::default()
    };
    page(&site, &visitor, Area::Accounts, head, &content)
}

fn listed(lang: Lang, clients: &[Client], now: Moment) -> Markup {
    let rows = clients.iter().map(|client| {
        Row::new(vec![
            html! { a href={ "/clients/" (client.id) } { (client.name) } },
            html! { (words::code(lang, "role", client.role.as_str())) },
            html! { (permits(client)) },
            html! { (state(lang, client, now)) },
            html! { (used(lang, client)) },
        ])
    });
    table(
        lang,
        &Table {
            caption: lang.t("clients-title"),
            columns: ["name", "role", "permits", "state", "used"]
                .map(|key| Column::new(lang.t(&format!("clients-{key}"))))
                .to_vec(),
            rows: rows.collect(),
            empty: Empty {
                title: lang.t("clients-none"),
                text: lang.t("clients-none-text"),
                action: None,
            },
            ..Table::default()
        },
    )
}

/// The permits in the words of the interface.
fn permits(client: &Client) -> String {
    let words: Vec<&str> = client.permits.iter().map(|p| p.as_str()).collect();
    words.join(", ")
}

/// How long the token is good, or since when it is not.
fn state(lang: Lang, client: &Client, now: Moment) -> String {
    let (key, at) = match client.revoked {
        Some((at, _)) => ("clients-revoked", at),
        None if client.expires_at <= now => ("clients-expired", client.expires_at),
        None => ("clients-good", client.expires_at),
    };
    lang.t_args(key, &[("at", words::moment(lang, at).into())])
}

fn used(lang: Lang, client: &Client) -> String {
    client
        .used_at
        .map_or_else(|| lang.t("clients-never"), |at| words::moment(lang, at))
}
