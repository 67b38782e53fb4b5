//! Open cases that nothing would remind anybody of: no date ahead, a measure without decision
//! or follow-up, nobody at work who has them.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::notice::Empty;
use crate::ui::table::{Chip, Column, Row, Table, chips, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::Error;
use app::gaps::Gaps;
use app::ruleset::Ruleset;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::gaps::Gap;
use maud::{Markup, html};
use serde::Deserialize;

/// Which gap is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    lacks: String,
}

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let only = Gap::ALL.into_iter().find(|gap| gap.as_str() == asked.lacks);
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| {
        Ok((app.gaps(&actor, only)?, app.ruleset()))
    });
    let (gaps, ruleset) = match loaded.await {
        Ok(loaded) => loaded,
        Err::<_, Error>(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("gaps-title"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("nav-today"), lang.t("overview-load")).href("/"),
            Knot::new(
                lang.t("gaps-title"),
                lang.t_args("gaps-count", &[("n", gaps.total.into())]),
            )
            .current(),
        ],
        ..Head::default()
    };
    let content = html! {
        h1 { (lang.t("gaps-title")) }
        p class="lead" { (lang.t("gaps-intro")) }
        (filters(lang, &gaps, only))
        @if gaps.total > gaps.rows.len() {
            p class="weak" { (lang.t_args("list-first", &[("shown", gaps.rows.len().into()), ("n", gaps.total.into())])) }
        }
        (list(lang, &ruleset, &gaps))
    };
    page(&site, &visitor, Area::Today, head, &content)
}

fn filters(lang: Lang, gaps: &Gaps, only: Option<Gap>) -> Markup {
    let mut all = vec![Chip {
        label: lang.t("gaps-all"),
        href: "/gaps".to_owned(),
        active: only.is_none(),
        count: None,
    }];
    all.extend(Gap::ALL.into_iter().map(|gap| Chip {
        label: words::code(lang, "gap", gap.as_str()),
        href: format!("/gaps?lacks={}", gap.as_str()),
        active: only == Some(gap),
        count: Some(gaps.counts.get(&gap).copied().unwrap_or(0).to_string()),
    }));
    chips(&lang.t("gaps-filter"), &all)
}

fn list(lang: Lang, ruleset: &Ruleset, gaps: &Gaps) -> Markup {
    let rows = gaps
        .rows
        .iter()
        .map(|row| {
            let who = gaps.names.get(&row.person);
            let name = who.and_then(|n| n.name.as_deref());
            let birth = who.and_then(|n| n.birth_on);
            let worker = row
                .worker
                .map_or_else(|| lang.t("unassigned"), |w| ruleset.worker_name(w).to_owned());
            Row {
                cells: vec![
                    html! { a href={ "/cases/" (row.number) } { (words::child(lang, name, birth, gaps.now)) } },
                    html! { (row.number) },
                    html! { (worker) },
                    html! { ul { @for gap in &row.gaps { li { (words::code(lang, "gap", gap.as_str())) } } } },
                ],
                alarm: row.gaps.contains(&Gap::Owner),
            }
        })
        .collect();
    table(
        lang,
        &Table {
            caption: lang.t("gaps-title"),
            show_caption: false,
            columns: vec![
                Column::new(lang.t("cases-child")),
                Column::number(lang.t("cases-number")),
                Column::new(lang.t("cases-worker")),
                Column::new(lang.t("gaps-what")),
            ],
            rows,
            empty: Empty {
                title: lang.t("gaps-none"),
                text: lang.t("gaps-none-text"),
                action: Some((lang.t("handover-home"), "/".to_owned())),
            },
        },
    )
}
