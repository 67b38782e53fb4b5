//! Tables of cases and figures: headings that sort by address, rows that `j` and `k`
//! walk, filter chips and pages. Sorting and filtering live in the address, so that a
//! view can be shared; this module only draws them.

use super::notice::{Empty, empty};
use crate::i18n::Lang;
use maud::{Markup, html};

/// Which way a column is sorted now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorted {
    /// Smallest or earliest first.
    Up,
    /// Largest or latest first.
    Down,
}

/// A column of a table.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// The heading.
    pub label: String,
    /// Numbers are set to the right.
    pub numeric: bool,
    /// The address that sorts by this column, if it can be sorted.
    pub sort_href: Option<String>,
    /// How the table is sorted by it now.
    pub sorted: Option<Sorted>,
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Self {
        Column {
            label: label.into(),
            ..Column::default()
        }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Column {
            label: label.into(),
            numeric: true,
            ..Column::default()
        }
    }

    /// Makes the heading sort by following an address.
    #[must_use]
    pub fn sort(mut self, href: impl Into<String>, sorted: Option<Sorted>) -> Self {
        self.sort_href = Some(href.into());
        self.sorted = sorted;
        self
    }
}

/// A row of a table; the first cell is the row's name.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The cells, as many as there are columns.
    pub cells: Vec<Markup>,
    /// The row needs attention: a mark at its left edge (the state cell says why).
    pub alarm: bool,
}

impl Row {
    /// A row of cells.
    pub fn new(cells: Vec<Markup>) -> Self {
        Row {
            cells,
            alarm: false,
        }
    }
}

/// A table of things to open.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What the table holds; read aloud, and shown above when `show_caption`.
    pub caption: String,
    /// Shows the caption above the table.
    pub show_caption: bool,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What stands there when there are no rows.
    pub empty: Empty,
}

/// Shows a table, or its empty state. On a narrow screen each row becomes a block
/// with the column's name before each value.
pub fn table(lang: Lang, t: &Table) -> Markup {
    html! {
        @if t.rows.is_empty() { (empty(&t.empty)) } @else {
            table class="sheet sheet-list" data-list {
                caption class=[(!t.show_caption).then_some("sr-only")] { (t.caption) }
                thead { tr { @for column in &t.columns { (heading(lang, column)) } } }
                tbody { @for row in &t.rows {
                    tr class=[row.alarm.then_some("is-alarm")] {
                        @for (i, (cell, column)) in row.cells.iter().zip(&t.columns).enumerate() {
                            @let num = column.numeric.then_some("num");
                            @if i == 0 { th scope="row" class=[num] { (cell) } }
                            @else { td class=[num] data-label=(column.label) { span { (cell) } } }
                        }
                    }
                } }
            }
        }
    }
}

fn heading(lang: Lang, column: &Column) -> Markup {
    let (aria, sign) = match column.sorted {
        Some(Sorted::Up) => (Some("ascending"), "▲"),
        Some(Sorted::Down) => (Some("descending"), "▼"),
        None => (None, ""),
    };
    html! {
        th scope="col" class=[column.numeric.then_some("num")] aria-sort=[aria] {
            @match &column.sort_href {
                Some(href) => a class="sort" href=(href) title=(lang.t_args("sort-by", &[("column", column.label.as_str().into())])) {
                    (column.label) span class="sort-sign" aria-hidden="true" { (sign) }
                },
                None => (column.label),
            }
        }
    }
}

/// Which part of a long list is shown.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// The first row shown, from 1.
    pub first: u64,
    /// The last row shown.
    pub last: u64,
    /// All rows.
    pub total: u64,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// Says what part is shown, and leads to the parts before and after.
pub fn pages(lang: Lang, p: &Pages) -> Markup {
    let number = |n: u64| lang.int(i64::try_from(n).unwrap_or(i64::MAX));
    html! {
        nav class="pages" aria-label=(lang.t("pages-label")) {
            span { (lang.t_args("pages-shown", &[
                ("first", number(p.first).into()), ("last", number(p.last).into()), ("total", number(p.total).into()),
            ])) }
            @if let Some(href) = &p.previous { a href=(href) rel="prev" { "← " (lang.t("previous")) } }
            @if let Some(href) = &p.next { a href=(href) rel="next" { (lang.t("next")) " →" } }
        }
    }
}

/// One filter of a list, on or off by following its address.
#[derive(Clone, Debug, Default)]
pub struct Chip {
    /// The words.
    pub label: String,
    /// The address that turns it on or off.
    pub href: String,
    /// It is on.
    pub active: bool,
    /// How many it holds.
    pub count: Option<String>,
}

/// The filters above a list.
pub fn chips(label: &str, chips: &[Chip]) -> Markup {
    html! {
        ul class="chips" aria-label=(label) { @for chip in chips { li {
            a class="chip" href=(chip.href) aria-current=[chip.active.then_some("true")] {
                @if chip.active { span aria-hidden="true" { "✓ " } }
                (chip.label)
                @if let Some(count) = &chip.count { " " span class="chip-count" { (count) } }
            }
        } } }
    }
}
