//! The units behind a figure with their cases, for those who may see them.

use crate::i18n::Lang;
use crate::pages::figures::Asked;
use crate::pages::words;
use crate::ui::notice::{self, Empty};
use crate::ui::table::{Column, Pages, Row, Table, pages, table};
use app::goals::{IndicatorView, UnitsPage};
use indicators::{Card, Format, Unit, UnitKind};
use maud::{Markup, html};

/// The units within the reader's reach, and how many lie outside it.
pub(super) fn section(
    lang: Lang,
    view: &IndicatorView,
    page: &UnitsPage,
    asked: &Asked,
    path: &str,
) -> Markup {
    let count = |n: usize| lang.int(i64::try_from(n).unwrap_or(i64::MAX));
    let title = words::code(lang, "units-title", view.card.unit.code());
    let content = html! {
        @if page.outside > 0 {
            p class="weak" { (lang.t_args("units-outside", &[
                ("n", page.outside.into()), ("text", count(page.outside).into()),
            ])) }
        }
        (table(lang, &list(lang, view, page)))
        @if page.within > page.size { (pages(lang, &paging(page, asked, path))) }
    };
    notice::section("units", &title, Some(&count(page.within)), &content)
}

fn paging(page: &UnitsPage, asked: &Asked, path: &str) -> Pages {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let first = page.page * page.size;
    let last = first + page.rows.len();
    let to = |page: usize| asked.href(path, "page", &(page + 1).to_string()) + "#units";
    Pages {
        first: number(first + 1),
        last: number(last),
        total: number(page.within),
        previous: (page.page > 0).then(|| to(page.page - 1)),
        next: (last < page.within).then(|| to(page.page + 1)),
    }
}

fn list(lang: Lang, view: &IndicatorView, page: &UnitsPage) -> Table {
    let card = &view.card;
    let has_parts = card.denominator.is_some() && card.format() == Format::Share;
    let has_values = page.rows.iter().any(|unit| unit.value.is_some());
    let mut columns = vec![
        Column::new(lang.t("case")),
        Column::number(lang.t("column-day")),
    ];
    if has_parts {
        columns.push(Column::new(lang.t("column-counts")));
    }
    if has_values {
        columns.push(Column::number(lang.t("column-value")));
    }
    columns.push(Column::new(lang.t("dimension-team")));
    columns.push(Column::new(lang.t("dimension-age-group")));
    columns.push(Column::new(lang.t("step")));
    let rows = page
        .rows
        .iter()
        .map(|unit| row(lang, view, unit, has_parts, has_values))
        .collect();
    Table {
        caption: lang.t("units-caption"),
        columns,
        rows,
        empty: Empty {
            title: lang.t("units-none"),
            text: lang.t("units-none-text"),
            action: None,
        },
        ..Table::default()
    }
}

fn row(lang: Lang, view: &IndicatorView, unit: &Unit, has_parts: bool, has_values: bool) -> Row {
    let mut cells = vec![
        case(lang, unit),
        html! { (words::date(lang, unit.event_on)) },
    ];
    if has_parts {
        let key = if unit.in_numerator {
            "unit-counts"
        } else {
            "unit-counts-not"
        };
        cells.push(html! { (lang.t(key)) });
    }
    if has_values {
        cells.push(html! { (value(lang, &view.card, unit).unwrap_or_else(|| "–".to_owned())) });
    }
    let team = unit.team.as_ref().map(|team| view.ruleset.team_name(team));
    cells.extend([
        html! { (team.map_or_else(|| lang.t("part-unknown"), str::to_owned)) },
        html! { (lang.t(&format!("age-group-{}", unit.age_group.code()))) },
        html! { (words::step(lang, unit.step)) },
    ]);
    Row::new(cells)
}

/// The way to the case, or to the notification that never became one.
fn case(lang: Lang, unit: &Unit) -> Markup {
    html! {
        @if unit.case_number > 0 {
            a href={ "/cases/" (unit.case_number) } { (lang.t("case")) " " (unit.case_number) }
        } @else { span class="weak" { (lang.t("unit-no-case")) } }
    }
}

fn value(lang: Lang, card: &Card, unit: &Unit) -> Option<String> {
    let value = unit.value?;
    let number = |key, decimals| lang.with_unit(key, value, decimals, lang.number(value, decimals));
    Some(match card.format() {
        Format::Months => number("value-months", 1),
        Format::Days => number("value-days", 0),
        _ if card.unit == UnitKind::Duty => number("value-days", 0),
        _ => lang.number(value, 0),
    })
}
