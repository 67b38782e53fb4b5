//! The proposed decisions that wait for whoever reads the page.

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::notice::Empty;
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::{Visitor, run};
use app::ruleset::Ruleset;
use axum::extract::{Query, State};
use axum::response::Response;
use maud::{Markup, html};
use store::ProposalRow;

/// The list.
pub async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Done>,
) -> Response {
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| {
        Ok((app.proposals(&actor)?, app.ruleset()))
    });
    let (rows, ruleset) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let head = Head {
        title: visitor.lang.t("decisions-title"),
        done: asked.key(),
        ..Head::default()
    };
    let content = content(visitor.lang, &rows, &ruleset);
    page(&site, &visitor, Area::Today, head, &content)
}

fn content(lang: Lang, rows: &[ProposalRow], ruleset: &Ruleset) -> Markup {
    let columns = [
        "decisions-child",
        "decisions-what",
        "decisions-whose",
        "decisions-proposed",
    ];
    html! {
        h1 { (lang.t("decisions-title")) }
        p class="weak" { (lang.t("decisions-intro")) }
        (table(lang, &Table {
            caption: lang.t("decisions-title"),
            show_caption: false,
            columns: columns.map(|key| Column::new(lang.t(key))).into(),
            rows: rows.iter().map(|row| line(lang, row, ruleset)).collect(),
            empty: Empty {
                title: lang.t("decisions-none"),
                text: lang.t("decisions-none-text"),
                action: None,
            },
        }))
    }
}

fn line(lang: Lang, row: &ProposalRow, ruleset: &Ruleset) -> Row {
    let proposal = &row.proposal;
    let name = row
        .name
        .as_deref()
        .map_or_else(|| lang.t("child-unknown"), words::short_name);
    let kind = words::code(lang, "decision-kind", proposal.kind.as_str());
    let what = format!("{kind} ({})", proposal.paragraph);
    Row::new(vec![
        html! { (name) ", " @match row.number {
            Some(number) => { (lang.t("case")) " " (number) }
            None => { (lang.t("unit-no-case")) }
        } },
        html! { @match row.number {
            Some(number) => { a href={ "/cases/" (number) "/decisions/" (proposal.id) } { (what) } }
            None => { (what) }
        } },
        html! { (words::code(lang, "competence", proposal.competence.as_str())) },
        html! { (words::moment(lang, proposal.proposed_at)) ", " (ruleset.worker_name(proposal.by)) },
    ])
}
