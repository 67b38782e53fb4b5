//! The list of cases. Filters, order and page stand in the address, the name one looks for
//! sealed; what is late shows at the left edge.

mod asked;
mod worker;

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, search, thread, words};
use crate::site::Site;
use crate::ui::choice::{Choice, select};
use crate::ui::form::{Field, Width, text};
use crate::ui::notice::Empty;
use crate::ui::state::{State as Mark, state};
use crate::ui::table::{Chip, Column, Pages, Row, Sorted, Table, chips, pages, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::Deed;
use app::ruleset::Ruleset;
use asked::Asked;
pub(in crate::pages) use asked::has_cpr;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Moment;
use domain::progress::Station;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{CaseRow, CaseSort, Edge, Listed};
use worker::Wanted;

/// The list.
pub async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(pairs): Query<BTreeMap<String, String>>,
) -> Response {
    let lang = visitor.lang;
    let mut asked = Asked::from(pairs);
    let clear = asked.take_clear();
    if has_cpr(&clear) {
        return Redirect::to("/search?cpr=1").into_response();
    }
    if !clear.is_empty() {
        return to_sealed(&site, &visitor, &asked, clear).await;
    }
    if let Some(question) = site.app.open_question(&visitor.actor, asked.get("s")) {
        asked.looks_for(question);
    }
    let typed = asked.get("worker");
    if let Wanted::Found(id) = worker::wanted(&visitor.actor, &site.app.ruleset(), typed) {
        return Redirect::to(&asked.with("worker", &id)).into_response();
    }
    let (actor, filter) = (visitor.actor.clone(), asked.filter(visitor.actor.worker));
    let (sort, part) = (asked.sort(), asked.page());
    let loaded = run(&site, move |app| {
        Ok((app.cases(&actor, &filter, sort, part)?, app.ruleset()))
    });
    let ((now, listed), ruleset) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let total = i64::try_from(listed.total).unwrap_or(i64::MAX);
    let count = [("n", total.into()), ("text", lang.int(total).into())];
    let here = Knot::new(lang.t("nav-cases"), lang.t_args("cases-count", &count));
    let head = Head {
        title: lang.t("nav-cases"),
        thread: vec![thread::policy(lang, &ruleset), here.current()],
        done: words::done(asked.done()),
        wide: true,
        ..Head::default()
    };
    let content = content(&visitor, &ruleset, &asked, &listed, now);
    page(&site, &visitor, Area::Cases, head, &content)
}

/// Takes what the form asks: all of it stands in the address of the list, the name sealed.
pub async fn ask(
    State(site): State<Site>,
    visitor: Visitor,
    Form(pairs): Form<BTreeMap<String, String>>,
) -> Response {
    let mut asked = Asked::from(pairs);
    let question = asked.take_clear();
    if has_cpr(&question) {
        return search::by_cpr(&site, &visitor, question).await;
    }
    to_sealed(&site, &visitor, &asked, question).await
}

/// Leads to the list under an address in which nobody can read what was looked for.
async fn to_sealed(site: &Site, visitor: &Visitor, asked: &Asked, question: String) -> Response {
    let actor = visitor.actor.clone();
    let sealed = run(site, move |app| {
        actor.require(Deed::SeeCases)?;
        if question.is_empty() {
            return Ok(String::new());
        }
        app.seal_question(&actor, &question)
    });
    match sealed.await {
        Ok(sealed) => Redirect::to(&asked.with("s", &sealed)).into_response(),
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn content(
    visitor: &Visitor,
    ruleset: &Ruleset,
    asked: &Asked,
    listed: &Listed<CaseRow>,
    now: Moment,
) -> Markup {
    let lang = visitor.lang;
    let part = asked.page();
    let first = u64::from(part.number) * u64::from(part.size);
    let last = first + listed.rows.len() as u64;
    let sort = asked.sort().within(listed.total);
    // On and back from the rows that are shown: a far page costs no more than the first.
    let mark = |row: Option<&CaseRow>| row.and_then(|row| row.mark(sort));
    let next = asked.to(
        part.number.saturating_add(1),
        mark(listed.rows.last()).map(Edge::After),
    );
    let before = mark(listed.rows.first()).map(Edge::Before);
    let previous = part.number.checked_sub(1);
    let previous = previous.map(|number| asked.to(number, before.filter(|_| number > 0)));
    html! {
        h1 { (lang.t("nav-cases")) }
        (form_of(visitor, ruleset, asked))
        (chips(&lang.t("cases-filters"), &filters(visitor, asked)))
        @if asked.chose_sort() && asked.sort().within(listed.total) != asked.sort() {
            p class="weak" role="status" {
                (lang.t_args("cases-too-many-to-sort", &[(
                    "n",
                    lang.int(i64::try_from(CaseSort::MOST).unwrap_or(i64::MAX)).into(),
                )]))
            }
        }
        (table(lang, &sheet(visitor, ruleset, asked, listed, now)))
        @if listed.total > 0 {
            (pages(lang, &Pages {
                first: (first + 1).min(last),
                last,
                total: listed.total,
                previous,
                next: (last < listed.total).then_some(next),
            }))
        }
    }
}

/// Name or number, worker and step; what else is chosen goes along hidden.
fn form_of(visitor: &Visitor, ruleset: &Ruleset, asked: &Asked) -> Markup {
    let lang = visitor.lang;
    let q = Field::new("q", lang.t("cases-q"))
        .value(asked.get("q"))
        .optional();
    let step = Field::new("step", lang.t("step"))
        .value(asked.get("step"))
        .optional();
    let station = Field::new("station", lang.t("progress-label"))
        .value(asked.get("station"))
        .optional();
    let stations: Vec<Choice> = Station::ALL
        .iter()
        .filter(|station| **station != Station::Closed)
        .map(|s| Choice::new(s.as_str(), words::code(lang, "station", s.as_str())))
        .collect();
    let steps: Vec<Choice> = (0..=6)
        .map(|n| Choice::new(n.to_string(), words::step(lang, n)))
        .collect();
    html! {
        form class="filters field-row" method="post" action="/cases" role="search" aria-label=(lang.t("cases-filters")) {
            (crate::forgery::field())
            (text(lang, &q, Width::Medium))
            (select(lang, &step, &steps))
            @if visitor.actor.may(Deed::SeeLoad) { (select(lang, &station, &stations)) }
            @if visitor.actor.may(Deed::SeeLoad) { (worker::field(lang, &visitor.actor, ruleset, asked.get("worker"))) }
            @for name in ["open", "unassigned", "sort"] {
                @if !asked.get(name).is_empty() { (crate::ui::form::hidden(name, asked.get(name))) }
            }
            div class="submit-row" {
                button type="submit" class="button button-secondary" { (lang.t("cases-show")) }
            }
        }
    }
}

fn filters(visitor: &Visitor, asked: &Asked) -> Vec<Chip> {
    let lang = visitor.lang;
    let chip = |key: &str, name: &str, value: &str| {
        let active = asked.get(name) == value;
        Chip {
            label: lang.t(key),
            href: asked.with(name, if active { "" } else { value }),
            active,
            count: None,
        }
    };
    let mut all = Vec::new();
    if visitor.actor.may(Deed::RecordInCase) {
        all.push(chip("cases-mine", "worker", "me"));
    }
    if visitor.actor.may(Deed::Assign) {
        all.push(chip("cases-unassigned", "unassigned", "1"));
    }
    all.push(chip("cases-closed", "open", "0"));
    all.push(chip("cases-all", "open", "all"));
    if asked.is_filtered() {
        all.push(Chip {
            label: lang.t("cases-clear"),
            href: "/cases".to_owned(),
            ..Chip::default()
        });
    }
    all
}

fn sheet(
    visitor: &Visitor,
    ruleset: &Ruleset,
    asked: &Asked,
    listed: &Listed<CaseRow>,
    now: Moment,
) -> Table {
    let lang = visitor.lang;
    let sorted = asked.sort().within(listed.total);
    let by = |column: Column, word: &str, sort: CaseSort, way: Sorted| {
        column.sort(asked.with("sort", word), (sorted == sort).then_some(way))
    };
    Table {
        caption: lang.t("nav-cases"),
        show_caption: false,
        columns: vec![
            by(
                Column::new(lang.t("cases-child")),
                "name",
                CaseSort::Name,
                Sorted::Up,
            ),
            by(
                Column::number(lang.t("cases-number")),
                "number",
                CaseSort::Number,
                Sorted::Up,
            ),
            Column::new(lang.t("progress-label")),
            Column::new(lang.t("step")),
            Column::new(lang.t("cases-worker")),
            by(
                Column::new(lang.t("cases-late")),
                "late",
                CaseSort::Late,
                Sorted::Down,
            ),
            by(
                Column::new(lang.t("cases-latest")),
                "latest",
                CaseSort::Latest,
                Sorted::Down,
            ),
        ],
        rows: listed
            .rows
            .iter()
            .map(|row| line(lang, ruleset, row, now))
            .collect(),
        empty: Empty {
            title: lang.t("cases-empty-title"),
            text: lang.t("cases-empty-text"),
            action: asked
                .is_filtered()
                .then(|| (lang.t("cases-clear"), "/cases".to_owned())),
        },
    }
}

fn line(lang: Lang, ruleset: &Ruleset, row: &CaseRow, now: Moment) -> Row {
    let worker = row
        .worker
        .map(|worker| ruleset.worker_name(worker).to_owned());
    let late = |key: &'static str, n: u32| (n > 0).then(|| lang.t_args(key, &[("n", n.into())]));
    let words_late: Vec<String> = late("cases-late-n-law", row.late_law)
        .into_iter()
        .chain(late("cases-late-n-local", row.late_local))
        .collect();
    Row {
        cells: vec![
            html! {
                a href={ "/cases/" (row.number) } { (words::child(lang, row.name.as_deref(), row.birth_on, now)) }
                @if row.is_protected { " " span class="weak" { (lang.t("cases-protected")) } }
                @if row.is_elsewhere { " " span class="weak" { (lang.t("case-elsewhere")) } }
            },
            html! { (row.number) },
            way(lang, ruleset, row),
            html! { (words::step(lang, row.step)) },
            html! { @match (&worker, &row.closed_at) {
                (_, Some(at)) => { (lang.t_args("cases-closed-on", &[("day", words::date(lang, at.day()).into())])) },
                (Some(name), None) => (name),
                (None, None) => (lang.t("unassigned")),
            } },
            html! { @if words_late.is_empty() { span class="weak" { (lang.t("cases-none-late")) } }
            @else { (state(lang, Mark::Overdue)) " " (words_late.join(", ")) } },
            html! { (words::date(lang, row.last_at.day())) },
        ],
        alarm: row.late_law > 0,
    }
}

/// Where the case is, and what it waits for.
fn way(lang: Lang, ruleset: &Ruleset, row: &CaseRow) -> Markup {
    let waits = row.waits_for.as_ref().filter(|_| row.closed_at.is_none());
    html! {
        @if let Some(station) = row.station { (words::code(lang, "station", station.as_str())) }
        @if let Some((rule, due)) = waits {
            " " span class="weak case-waits" {
                (lang.t_args("cases-waits", &[
                    ("rule", words::rule(lang, ruleset, rule).into()),
                    ("day", words::date(lang, due.day()).into()),
                ]))
            }
        }
    }
}
