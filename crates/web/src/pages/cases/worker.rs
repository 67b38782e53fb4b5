//! Whose cases: a caseworker in reach, found by some letters of the name. The address names
//! the one found by id.

use crate::i18n::Lang;
use crate::ui::choice::{Choice, suggest};
use crate::ui::form::Field;
use app::Actor;
use app::ruleset::Ruleset;
use domain::Role;
use maud::Markup;
use std::collections::HashMap;

/// What was asked for as the caseworker.
pub(super) enum Wanted {
    /// Nobody in particular, or somebody by id.
    Plain,
    /// One by name: the id.
    Found(String),
    /// A name that is nobody's, or several people's.
    Unclear,
}

/// Reads what stands in the address: nothing, `me`, an id, or letters of a name.
pub(super) fn wanted(actor: &Actor, ruleset: &Ruleset, typed: &str) -> Wanted {
    let is_id = typed.parse::<domain::WorkerId>().is_ok();
    if typed.is_empty() || typed == "me" || is_id {
        return Wanted::Plain;
    }
    let all = within(actor, ruleset);
    let letters = typed.to_lowercase();
    let whole = all.iter().find(|choice| choice.label == typed);
    let mut some = all
        .iter()
        .filter(|c| c.label.to_lowercase().contains(&letters));
    match (whole, some.next(), some.next()) {
        (Some(one), ..) | (None, Some(one), None) => Wanted::Found(one.value.clone()),
        _ => Wanted::Unclear,
    }
}

/// The field, with the one chosen by name.
pub(super) fn field(lang: Lang, actor: &Actor, ruleset: &Ruleset, asked: &str) -> Markup {
    let all = within(actor, ruleset);
    let chosen = all.iter().find(|choice| choice.value == asked);
    let shown = match (chosen, wanted(actor, ruleset, asked)) {
        (Some(choice), _) => choice.label.as_str(),
        (None, Wanted::Plain) => "",
        (None, _) => asked,
    };
    let is_unclear = matches!(wanted(actor, ruleset, asked), Wanted::Unclear);
    let field = Field::new("worker", lang.t("cases-worker"))
        .value(shown)
        .error(is_unclear.then(|| lang.t("cases-worker-unclear")))
        .optional();
    suggest(lang, &field, &all)
}

/// The caseworkers whose team is in reach, by name. Two of one name are told apart by team.
fn within(actor: &Actor, ruleset: &Ruleset) -> Vec<Choice> {
    let reached = ruleset.workers.iter().filter_map(|(id, worker)| {
        let team = worker
            .team
            .as_ref()
            .filter(|team| actor.reaches_team(team))?;
        let is_here = worker.left_at.is_none() && worker.role == Role::Caseworker;
        is_here.then_some((id, &worker.name, team))
    });
    let reached: Vec<_> = reached.collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (_, name, _) in &reached {
        *times.entry(name.as_str()).or_default() += 1;
    }
    let label = |name: &str, team| match times[name] {
        1 => name.to_owned(),
        _ => format!("{name}, {}", ruleset.team_name(team)),
    };
    let mut all: Vec<Choice> = reached
        .iter()
        .map(|(id, name, team)| Choice::new(id.to_string(), label(name, team)))
        .collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    all
}
