//! The checklist for the adult side: what is done and when, and what is left to tick.

use super::Of;
use crate::pages::words;
use crate::ui::choice::{Choice, checkboxes};
use crate::ui::form::{Form as Shape, Submit, error_summary, form, submit_row};
use crate::ui::notice::section;
use app::Problem;
use domain::growing_up::Item;
use maud::{Markup, html};

pub(super) fn of(of: &Of<'_>, problems: &[Problem]) -> Markup {
    let lang = of.lang;
    let list = &of.loaded.ruleset.checklist;
    let (done, left): (Vec<&Item>, Vec<&Item>) = list
        .items
        .iter()
        .partition(|item| of.way.done_at(item).is_some());
    let count = [
        ("done", done.len().into()),
        ("all", list.items.len().into()),
    ];
    let content = html! {
        p { (lang.t_args("checklist-count", &count)) }
        ul class="plain-list" { @for item in &done {
            @let at = of.way.done_at(item);
            li {
                span aria-hidden="true" { "✓ " } (item.title(lang.code()))
                @if let Some(at) = at { " " span class="weak" { (lang.t("checklist-done")) " " (words::date(lang, at.day())) } }
            }
        } }
        @if of.may_record && !left.is_empty() { (ticks(of, &left, problems)) }
        @else { ul class="bullets" { @for item in &left { li { (item.title(lang.code())) } } } }
    };
    let title = list.title.get(lang.code()).map_or("", String::as_str);
    section("checklist", title, None, &content)
}

/// What is left; what a contact with the adult side answers says so.
fn ticks(of: &Of<'_>, left: &[&Item], problems: &[Problem]) -> Markup {
    let lang = of.lang;
    let field = words::field(lang, "items", "checklist-left", "", problems);
    let choices: Vec<Choice> = left
        .iter()
        .map(|item| {
            let from = lang.t_args("checklist-from", &[("age", item.from.into())]);
            let side = item.side.map(|side| {
                let side = words::code(lang, "adult-side", side.as_str());
                lang.t_args("checklist-side", &[("side", side.into())])
            });
            let hint = [Some(from), side].into_iter().flatten();
            Choice::new(item.id.clone(), item.title(lang.code()))
                .hint(hint.collect::<Vec<_>>().join(" "))
        })
        .collect();
    let shape = Shape {
        action: format!("/cases/{}/growing-up", of.number),
        label: Some(lang.t("checklist-left")),
        ..Shape::default()
    };
    form(
        &shape,
        &html! {
            (error_summary(lang, &[&field]))
            (checkboxes(lang, &field, &choices, &[]))
            (submit_row(&Submit {
                label: lang.t("checklist-submit"),
                ..Submit::default()
            }))
        },
    )
}
