//! The access log for auditors: who saw whom when, filtered by member of staff, case and
//! day; pages follow each other by position, so that new rows do not move them.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::choice::{Choice, select};
use crate::ui::form::{Field, Width, date, text};
use crate::ui::notice::{Empty, Notice, Tone, notice};
use crate::ui::table::{Column, Row, Table, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::extract::{LogAsked, LogPage};
use app::ruleset::Ruleset;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::AccessOutcome;
use maud::{Markup, html};
use serde::Deserialize;
use store::AccessRow;

/// What the address asks for, as typed.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    worker: String,
    #[serde(default)]
    case: String,
    #[serde(default)]
    day: String,
    #[serde(default)]
    before: String,
}

impl Asked {
    /// What was understood, and the names of the fields that were not.
    fn read(&self) -> (LogAsked, Vec<&'static str>) {
        let mut wrong = Vec::new();
        let asked = LogAsked {
            worker: read(&self.worker, "worker", &mut wrong),
            case: read(&self.case, "case", &mut wrong),
            day: read(&self.day, "day", &mut wrong),
            before: read(&self.before, "before", &mut wrong),
        };
        (asked, wrong)
    }

    fn next(&self, before: u64) -> String {
        format!(
            "/access?worker={}&case={}&day={}&before={before}",
            words::encoded(self.worker.trim()),
            words::encoded(self.case.trim()),
            words::encoded(self.day.trim())
        )
    }
}

fn read<T: std::str::FromStr>(
    typed: &str,
    name: &'static str,
    wrong: &mut Vec<&'static str>,
) -> Option<T> {
    let typed = typed.trim();
    let found = typed.parse().ok();
    if found.is_none() && !typed.is_empty() {
        wrong.push(name);
    }
    found
}

/// The log.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let (wanted, wrong) = asked.read();
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| {
        Ok((app.access_log(&actor, &wanted)?, app.ruleset()))
    });
    let (found, ruleset) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("access-title"),
        thread: vec![Knot::new(lang.t("nav-access"), lang.t("access-title")).current()],
        wide: true,
        ..Head::default()
    };
    let content = content(lang, &ruleset, &asked, &wrong, &found);
    page(&site, &visitor, Area::Access, head, &content)
}

fn content(
    lang: Lang,
    ruleset: &Ruleset,
    asked: &Asked,
    wrong: &[&str],
    found: &LogPage,
) -> Markup {
    html! {
        h1 { (lang.t("access-title")) }
        p class="lead" { (lang.t("access-lead")) }
        p { a href="/access/unusual" { (lang.t("unusual-title")) } }
        (filters(lang, ruleset, asked, wrong, found.is_unknown_case))
        (table(lang, &Table {
            caption: lang.t("access-title"),
            show_caption: false,
            columns: columns(lang),
            rows: found.rows.iter().map(|row| line(lang, ruleset, row)).collect(),
            empty: Empty {
                title: lang.t("access-empty-title"),
                text: lang.t("access-empty-text"),
                action: Some((lang.t("access-clear"), "/access".to_owned())),
            },
        }))
        @if let Some(before) = found.next {
            p { a class="button button-secondary" rel="next" href=(asked.next(before)) { (lang.t("access-older")) } }
        }
    }
}

fn filters(
    lang: Lang,
    ruleset: &Ruleset,
    asked: &Asked,
    wrong: &[&str],
    is_unknown_case: bool,
) -> Markup {
    let field = |name: &'static str, value: &str| {
        let error = wrong
            .contains(&name)
            .then(|| lang.t(&format!("access-wrong-{name}")));
        Field::new(name, lang.t(&format!("access-{name}")))
            .value(value)
            .error(error)
            .optional()
    };
    let mut workers: Vec<Choice> = ruleset
        .workers
        .iter()
        .map(|(id, worker)| {
            let role = words::code(lang, "role", worker.role.as_str());
            Choice::new(id.to_string(), format!("{}, {role}", worker.name))
        })
        .collect();
    workers.sort_by(|a, b| a.label.cmp(&b.label));
    html! {
        form class="filters field-row" method="get" action="/access" role="search" aria-label=(lang.t("access-filters")) {
            (select(lang, &field("worker", &asked.worker), &workers))
            (text(lang, &field("case", &asked.case), Width::Small))
            (date(lang, &field("day", &asked.day)))
            div class="submit-row" {
                button type="submit" class="button button-secondary" { (lang.t("cases-show")) }
            }
        }
        @if is_unknown_case {
            (notice(&Notice::new(Tone::Info, lang.t("access-no-case"))))
        }
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::number(lang.t("access-position")),
        Column::new(lang.t("access-when")),
        Column::new(lang.t("access-who")),
        Column::new(lang.t("access-what")),
        Column::new(lang.t("access-shown")),
        Column::new(lang.t("access-outcome")),
    ]
}

fn line(lang: Lang, ruleset: &Ruleset, row: &AccessRow) -> Row {
    Row::new(vec![
        html! { (row.position) },
        html! { (words::moment(lang, row.access.at)) },
        html! { (who(lang, ruleset, row, true)) },
        html! { (what(lang, &row.access.what)) },
        html! { @match (row.access.case, row.access.is_whole) {
            (_, true) => (lang.t("access-everybody")),
            (Some(number), _) => a href={ "/cases/" (number) } { (lang.t("case")) " " (number) },
            (None, _) => (lang.t_args("access-persons", &[("n", row.access.persons.len().into())])),
        } },
        html! { (outcome(lang, row)) },
    ])
}

/// Who looked: name and role, or only the role; the program by the account that ran it.
pub(super) fn who(lang: Lang, ruleset: &Ruleset, row: &AccessRow, is_named: bool) -> String {
    let role = words::code(lang, "role", row.access.role.as_str());
    let name = ruleset.worker_name(row.access.actor);
    let by = row
        .access
        .detail
        .as_deref()
        .and_then(|d| d.strip_prefix("by="));
    match (is_named, name.is_empty(), by) {
        (true, false, _) => format!("{name}, {role}"),
        (true, true, Some(by)) => format!("{role} ({by})"),
        _ => role,
    }
}

/// What kind of page or call, in words; a word that has none yet stands as it is.
pub(super) fn what(lang: Lang, word: &str) -> String {
    let said = words::code(lang, "view", word);
    if said.contains('⟦') {
        lang.t_args("view-other", &[("word", word.to_owned().into())])
    } else {
        said
    }
}

/// How it ended.
pub(super) fn outcome(lang: Lang, row: &AccessRow) -> String {
    let word = row
        .outcome
        .map_or("unknown", |(outcome, ..)| AccessOutcome::as_str(outcome));
    words::code(lang, "view-ended", word)
}
