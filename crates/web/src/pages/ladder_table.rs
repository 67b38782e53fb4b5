//! The ladder as a table: each paragraph of both laws with its kind of measure, step, class and
//! target groups on a day, and where that is from. Holds no person and no figure.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, law, target_group, thread, words};
use crate::site::Site;
use crate::ui::choice::{Choice, select};
use crate::ui::form::{Field, date};
use crate::ui::notice::{Empty, section};
use crate::ui::table::{Column, Row, Table, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::ruleset::Ruleset;
use app::{Deed, Problem};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::ladder::Line;
use domain::{Day, TargetGroup};
use maud::{Markup, html};
use serde::Deserialize;

/// Where it is.
pub(super) const PATH: &str = "/ladder/table";

/// What the address may carry; what cannot be read narrows nothing, and a faulty day is said.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    on: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    step: String,
}

/// What is shown.
struct Chosen {
    on: Day,
    group: Option<TargetGroup>,
    step: Option<u8>,
    problems: Vec<Problem>,
}

impl Asked {
    fn chosen(&self, today: Day) -> Chosen {
        let typed = self.on.trim();
        let day = typed.parse().ok();
        let is_wrong = !typed.is_empty() && day.is_none();
        Chosen {
            on: day.unwrap_or(today),
            group: self.group.parse().ok(),
            step: self.step.parse().ok(),
            problems: is_wrong
                .then(|| Problem::new("on", "asked-wrong-day"))
                .into_iter()
                .collect(),
        }
    }
}

/// The table.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(Deed::SeeGoals) {
        return errors::page(lang, &error);
    }
    let loaded = run(&site, |app| Ok((app.ruleset(), app.now().day()))).await;
    let (ruleset, today) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("ladder-table"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("nav-ladder"), lang.t("nav-ladder")).href("/ladder"),
            Knot::new(lang.t("ladder-table-knot"), lang.t("ladder-table")).current(),
        ],
        wide: true,
        ..Head::default()
    };
    let chosen = asked.chosen(today);
    let content = content(lang, &ruleset, &asked, &chosen);
    page(&site, &visitor, Area::Ladder, head, &content)
}

fn content(lang: Lang, ruleset: &Ruleset, asked: &Asked, chosen: &Chosen) -> Markup {
    let day = [("day", words::date(lang, chosen.on).into())];
    html! {
        h1 { (lang.t("ladder-table")) }
        p { (lang.t("ladder-table-what")) }
        (filters(lang, ruleset, asked, chosen))
        (table(lang, &sheet(lang, ruleset, chosen, lang.t_args("ladder-table-caption", &day))))
        (sources(lang, ruleset))
        (section("groups", &lang.t_args("target-groups-on", &day), None, &groups(lang, ruleset, chosen.on)))
    }
}

fn filters(lang: Lang, ruleset: &Ruleset, asked: &Asked, chosen: &Chosen) -> Markup {
    let field = |name: &str, label: &str, value: &str| {
        words::field(lang, name, label, value, &chosen.problems).optional()
    };
    let shown = if asked.on.trim().is_empty() {
        chosen.on.to_string()
    } else {
        asked.on.clone()
    };
    let on = field("on", "ladder-table-on", &shown);
    let group = field("group", "target-group", &asked.group);
    let step = field("step", "step", &asked.step);
    let groups: Vec<Choice> = ruleset
        .target_groups
        .on(chosen.on)
        .map(|(group, _)| {
            let name = target_group::name(lang, ruleset, group, chosen.on);
            Choice::new(group.as_str(), name)
        })
        .collect();
    let steps: Vec<Choice> = (1..=6)
        .map(|n| Choice::new(n.to_string(), words::step(lang, n)))
        .collect();
    let by = |field: &Field, choices: &[Choice]| select(lang, field, choices);
    html! {
        form class="filters field-row" method="get" action=(PATH) aria-label=(lang.t("ladder-table-filters")) {
            (date(lang, &on))
            (by(&group, &groups))
            (by(&step, &steps))
            div class="submit-row" {
                button type="submit" class="button button-secondary" { (lang.t("ask-show")) }
            }
        }
    }
}

fn sheet(lang: Lang, ruleset: &Ruleset, chosen: &Chosen, caption: String) -> Table {
    let ladder = &ruleset.rules.ladder;
    let by_place = ladder.steps_by_place(chosen.on);
    let lines = ladder.table(chosen.on);
    let rows = lines
        .iter()
        .filter(|line| chosen.group.is_none_or(|group| line.is_for(group)))
        .filter(|line| {
            chosen
                .step
                .is_none_or(|step| line.can_stand_on(step, &by_place))
        })
        .map(|line| row(lang, ruleset, line, (&by_place, chosen.on)))
        .collect();
    Table {
        caption,
        show_caption: false,
        columns: vec![
            Column::new(lang.t("ladder-table-paragraph")),
            Column::new(lang.t("ladder-table-kind")),
            Column::new(lang.t("step")),
            Column::new(lang.t("ladder-table-class")),
            Column::new(lang.t("adopted-target-groups")),
            Column::new(lang.t("ladder-table-source")),
        ],
        rows,
        empty: Empty {
            title: lang.t("ladder-table-none"),
            text: lang.t("ladder-table-none-text"),
            action: None,
        },
    }
}

fn row(lang: Lang, ruleset: &Ruleset, line: &Line<'_>, (by_place, on): (&[u8], Day)) -> Row {
    let ladder = &ruleset.rules.ladder;
    let names: Vec<String> = line
        .row
        .groups
        .iter()
        .map(|group| target_group::name(lang, ruleset, *group, on))
        .collect();
    let is_read = line.row.verified.unwrap_or(ladder.verified);
    Row::new(vec![
        html! {
            (line.paragraph)
            @if line.is_former { br; span class="weak" { (lang.t("ladder-table-former")) } }
        },
        html! {
            @match line.kind {
                Some(kind) => (kind.title(lang.code())),
                None if line.is_rest => span class="weak" { (lang.t("ladder-table-rest")) },
                None => "–",
            }
        },
        html! { (step(lang, line, by_place)) },
        html! { (words::code(lang, "support-class", line.row.class.as_str())) },
        html! { @if names.is_empty() { "–" } @else { (names.join(", ")) } },
        html! {
            (law::verified(lang, is_read))
            @if let Some(source) = &line.row.source { br; span class="weak" lang="da" { (source) } }
        },
    ])
}

/// The step, or for a placement those that follow from the place.
fn step(lang: Lang, line: &Line<'_>, by_place: &[u8]) -> String {
    match (line.row.placement, by_place) {
        (true, [first, .., last]) => {
            let args = [("from", (*first).into()), ("to", (*last).into())];
            lang.t_args("ladder-table-by-place", &args)
        }
        _ => words::step(lang, line.row.step),
    }
}

/// Where steps, groups and names are from, once for all rows that say nothing of their own.
fn sources(lang: Lang, ruleset: &Ruleset) -> Markup {
    let ladder = &ruleset.rules.ladder;
    let said = |key: &str, source: &str, is_read: bool| {
        html! { @if !source.is_empty() { li {
            (lang.t(key)) ": " span lang="da" { (source) } " " (law::verified(lang, is_read))
        } } }
    };
    html! {
        ul class="bullets" {
            (said("ladder-table-from-steps", &ladder.source, ladder.verified))
            (said("ladder-table-from-groups", &ladder.groups_source, ladder.groups_verified))
        }
    }
}

/// Whom each group means, and where that is from.
fn groups(lang: Lang, ruleset: &Ruleset, on: Day) -> Markup {
    html! {
        ul class="plain-list" { @for (group, described) in ruleset.target_groups.on(on) { li {
            strong { (target_group::name(lang, ruleset, group, on)) } ": "
            (described.description(lang.code()))
            br; span class="weak" lang="da" { (described.source) } " " (law::verified(lang, described.verified))
        } } }
    }
}
