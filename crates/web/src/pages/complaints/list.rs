//! Complaints in reach, for leaders: what must be looked at again first, by its deadline; then
//! what is to be sent on, what Ankestyrelsen has, and what was settled in the last year.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::notice::Empty;
use crate::ui::state::{State as Mark, state_with};
use crate::ui::table::{Chip, Column, Row, Table, chips, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::complaint::Complaints;
use app::ruleset::Ruleset;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::{ComplaintStage, Moment};
use maud::{Markup, html};
use serde::Deserialize;
use store::ComplaintRow;

/// Which stage is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    stage: String,
}

/// The list.
pub async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let only: Option<ComplaintStage> = asked.stage.parse().ok();
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| {
        Ok((app.complaints(&actor, only)?, app.ruleset()))
    });
    let (found, ruleset) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("complaints-title"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("nav-today"), lang.t("overview-load")).href("/"),
            Knot::new(
                lang.t("complaints-title"),
                lang.t_args("complaints-count", &[("n", found.total.into())]),
            )
            .current(),
        ],
        ..Head::default()
    };
    let content = html! {
        h1 { (lang.t("complaints-title")) }
        p class="lead" { (lang.t("complaints-intro")) }
        (filters(lang, &found, only))
        @if found.total > found.rows.len() {
            p class="weak" { (lang.t_args("list-first", &[("shown", found.rows.len().into()), ("n", found.total.into())])) }
        }
        (rows(lang, &ruleset, &found))
    };
    page(&site, &visitor, Area::Today, head, &content)
}

fn filters(lang: Lang, found: &Complaints, only: Option<ComplaintStage>) -> Markup {
    let mut all = vec![Chip {
        label: lang.t("complaints-all"),
        href: "/complaints".to_owned(),
        active: only.is_none(),
        count: None,
    }];
    all.extend(found.counts.iter().map(|(stage, count)| Chip {
        label: words::code(lang, "complaint-stage", stage.as_str()),
        href: format!("/complaints?stage={stage}"),
        active: only == Some(*stage),
        count: Some(count.to_string()),
    }));
    chips(&lang.t("complaints-filter"), &all)
}

fn rows(lang: Lang, ruleset: &Ruleset, found: &Complaints) -> Markup {
    let columns = [
        "complaints-child",
        "complaint-over",
        "complaint-received",
        "complaints-state",
        "complaints-worker",
    ];
    let rows = found.rows.iter();
    table(
        lang,
        &Table {
            caption: lang.t("complaints-title"),
            show_caption: false,
            columns: columns.map(|key| Column::new(lang.t(key))).into(),
            rows: rows
                .map(|row| line(lang, ruleset, row, found.now))
                .collect(),
            empty: Empty {
                title: lang.t("complaints-list-none"),
                text: lang.t("complaints-list-none-text"),
                action: None,
            },
        },
    )
}

/// The child, and the way to the complaint in its case; without a case there is none.
fn child(lang: Lang, row: &ComplaintRow, now: Moment) -> Markup {
    let child = words::child(lang, row.name.as_deref(), row.birth_on, now);
    html! {
        @if let Some(number) = row.number {
            a href={ "/cases/" (number) "/complaints#c-" (row.complaint.id) } { (child) } br;
            span class="weak" { (lang.t("case")) " " (number) }
        } @else { (child) br; span class="weak" { (lang.t("unit-no-case")) } }
    }
}

fn line(lang: Lang, ruleset: &Ruleset, row: &ComplaintRow, now: Moment) -> Row {
    let complaint = &row.complaint;
    let over = match &row.decision {
        Some((kind, paragraph)) => {
            let kind = words::code(lang, "decision-kind", kind.as_str());
            format!("{kind} ({paragraph})")
        }
        None => lang.t("complaint-over-unknown"),
    };
    let worker = row.worker.map_or_else(
        || lang.t("unassigned"),
        |w| ruleset.worker_name(w).to_owned(),
    );
    let team = row.team.as_ref();
    let team = team.map_or_else(String::new, |t| format!(", {}", ruleset.team_name(t)));
    Row {
        cells: vec![
            child(lang, row, now),
            html! { (over) },
            html! { (words::date(lang, complaint.received_at.day())) },
            html! { (state(lang, row, now)) },
            html! { (worker) (team) },
        ],
        alarm: row.due.is_some_and(|due| due < now),
    }
}

/// What it waits for and until when, or what came of it.
fn state(lang: Lang, row: &ComplaintRow, now: Moment) -> Markup {
    let complaint = &row.complaint;
    let stage = words::code(lang, "complaint-stage", complaint.stage().as_str());
    let ended = complaint
        .appeal
        .map(|a| words::code(lang, "appeal", a.as_str()))
        .or(complaint
            .reassessment
            .map(|r| words::code(lang, "reassessment", r.as_str())));
    html! {
        (stage)
        @if let Some(due) = row.due {
            br; (state_with(lang, mark(due, now), &format!("{} · {}", words::due(lang, due), words::distance(lang, due, now))))
        }
        @if let Some(ended) = ended { br; span class="weak" { (ended) } }
    }
}

fn mark(due: Moment, now: Moment) -> Mark {
    match due {
        due if due < now => Mark::Overdue,
        due if due.day() == now.day() => Mark::Today,
        _ => Mark::Open,
    }
}
