//! A provider's page: the children it helps now, since when, by what, and whom to call. Not the
//! file.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::notice::Empty;
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::{Visitor, run};
use app::contracts::Contracts;
use app::ruleset::Ruleset;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

/// The list.
pub async fn show(State(site): State<Site>, visitor: Visitor) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| {
        Ok((app.contracts(&actor)?, app.ruleset()))
    })
    .await;
    let (contracts, ruleset) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("contracts-title"),
        ..Head::default()
    };
    page(
        &site,
        &visitor,
        Area::Today,
        head,
        &content(lang, &contracts, &ruleset),
    )
}

fn content(lang: Lang, contracts: &Contracts, ruleset: &Ruleset) -> Markup {
    let provider = contracts
        .provider
        .as_ref()
        .map_or_else(String::new, |p| ruleset.provider_name(p).to_owned());
    let rows = contracts
        .rows
        .iter()
        .map(|(row, name)| {
            let who = if row.is_hidden {
                lang.t("contracts-hidden")
            } else {
                words::full_child(lang, name.as_deref(), row.birth_on, contracts.now)
            };
            let caseworker = row
                .worker
                .map_or_else(|| "–".to_owned(), |w| ruleset.worker_name(w).to_owned());
            let team = row
                .team
                .as_ref()
                .map_or_else(String::new, |t| format!(", {}", ruleset.team_name(t)));
            Row::new(vec![
                html! { (who) },
                html! { (row.paragraph) },
                html! { (words::date(lang, row.started_at.day())) },
                html! { (caseworker) (team) },
                html! { @match row.follow_up {
                    Some(at) => (words::moment(lang, at)),
                    None => (lang.t("contracts-no-date")),
                } },
            ])
        })
        .collect();
    html! {
        h1 { (lang.t("contracts-title")) @if !provider.is_empty() { ": " (provider) } }
        p class="weak" { (lang.t("contracts-intro")) }
        (table(
            lang,
            &Table {
                caption: lang.t("contracts-title"),
                show_caption: false,
                columns: ["contracts-child", "contracts-paragraph", "contracts-since", "contracts-caseworker", "contracts-follow-up"]
                    .iter()
                    .map(|key| Column::new(lang.t(key)))
                    .collect(),
                rows,
                empty: Empty {
                    title: lang.t("contracts-none"),
                    text: lang.t("contracts-none-text"),
                    action: None,
                },
            },
        ))
    }
}
