//! The target group of a child in words: its name, the choice of it, and the quiet line where a
//! paragraph is meant for others. What a group means is data of the municipality.

use crate::i18n::Lang;
use crate::pages::case_form::Ready;
use crate::pages::words;
use crate::ui::choice::Choice;
use app::ruleset::Ruleset;
use domain::{Day, TargetGroup};
use maud::{Markup, html};

/// What is sent where a child is placed in no group.
pub(super) const NONE: &str = "none";

/// What a group is called on a day.
pub(super) fn name(lang: Lang, ruleset: &Ruleset, group: TargetGroup, on: Day) -> String {
    let described = ruleset.target_groups.described(group, on);
    let title = described.map(|d| d.title(lang.code())).unwrap_or_default();
    if title.is_empty() {
        words::code(lang, "target-group", group.as_str())
    } else {
        title.to_owned()
    }
}

/// The group with whom it means, in a line.
pub(super) fn told(lang: Lang, ruleset: &Ruleset, group: TargetGroup, on: Day) -> Markup {
    let described = ruleset.target_groups.described(group, on);
    let whom = described.map(|d| d.description(lang.code()));
    html! {
        (lang.t("target-group")) ": " strong { (name(lang, ruleset, group, on)) }
        @if let Some(whom) = whom.filter(|whom| !whom.is_empty()) {
            br; span class="weak" { (whom) }
        }
    }
}

/// The groups that hold on a day, each with whom it means, and none of them.
pub(super) fn choices(lang: Lang, ruleset: &Ruleset, on: Day) -> Vec<Choice> {
    let groups = ruleset.target_groups.on(on).map(|(group, described)| {
        let choice = Choice::new(group.as_str(), name(lang, ruleset, group, on));
        choice.hint(described.description(lang.code()))
    });
    let none = Choice::new(NONE, lang.t("target-group-none"));
    groups.chain([none]).collect()
}

/// Which of the paragraphs offered are meant for others than the child's group, in one line:
/// it says so and hinders nothing.
pub(super) fn for_others<'p>(ready: &Ready<'_>, offered: impl Iterator<Item = &'p str>) -> Markup {
    let (lang, ruleset) = (ready.lang, ready.ruleset);
    let at = ready.typed.day("at").map_or(ready.now, Day::end);
    let Some(group) = ready.view.case.target_group_at(at) else {
        return html! {};
    };
    let ladder = &ruleset.rules.ladder;
    let mut others: Vec<&str> = Vec::new();
    for paragraph in offered.filter(|p| ladder.is_for_others(p, group, at.day())) {
        if !others.contains(&paragraph) {
            others.push(paragraph);
        }
    }
    let args = [
        ("group", name(lang, ruleset, group, at.day()).into()),
        ("paragraphs", others.join("; ").into()),
    ];
    html! { @if !others.is_empty() {
        p class="weak" { (lang.t_args("target-group-for-others", &args)) }
    } }
}
