//! The same sheet as a tagged PDF, for those who get it on paper or by post.

use super::{Loaded, Of, doer, goals_for, load, said, title};
use crate::i18n::Lang;
use crate::pages::letter::{Draft, LETTERS_IN, address_of, answer, printed};
use crate::pages::plan::summary::next_meeting;
use crate::pages::words;
use crate::site::Site;
use crate::visitor::{Visitor, run};
use app::Error;
use app::case::CaseView;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use documents::Block;
use domain::correction::effective;
use domain::event::casework::PlanGoal;
use domain::parties::parties;
use domain::plan::{Plans, Version};
use domain::{Audience, Day, PersonId, PlanKind};
use serde::Deserialize;

/// Whom the sheet is for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    reader: String,
    #[serde(flatten)]
    of: Of,
}

/// The sheet as PDF.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = LETTERS_IN;
    let reader = if asked.reader == "provider" {
        Audience::Provider
    } else {
        Audience::Family
    };
    let (actor, municipality) = (visitor.actor.clone(), site.municipality.clone());
    let made = run(&site, move |app| {
        let loaded = load(app, &actor, number)?;
        let view = &loaded.view;
        let stands = effective(&view.events);
        let plans = Plans::of(&stands);
        let plan = asked.of.plan(&plans).ok_or(Error::NotFound)?;
        let is_family = reader == Audience::Family;
        let draft = Draft {
            lang,
            municipality: &municipality,
            ruleset: &loaded.ruleset,
            view,
            number,
            on: loaded.now.day(),
            // Whoever helps the child knows whom it is about; an address is not theirs.
            recipient: if is_family {
                whom(lang, view, loaded.now.day(), plan.kind())
            } else {
                Vec::new()
            },
            title: title(lang, &loaded, (asked.of.kind(), reader)),
            blocks: blocks(lang, &loaded, &plans, &plan.last(), reader),
        };
        printed(&draft.framed())
    });
    let name = format!("{}-{number}", lang.t("plan-file"));
    answer(visitor.lang, made.await, "inline", &name)
}

/// Whom it is written to: the parents theirs, everybody with custody by name; the child or young
/// person any other.
fn whom(lang: Lang, view: &CaseView, on: Day, kind: PlanKind) -> Vec<String> {
    let case = &view.case;
    if kind != PlanKind::ParentsPlan {
        return address_of(lang, view, case.person);
    }
    let all = parties(case.person, case.birth_on, &view.events, on);
    let holders: Vec<PersonId> = all
        .iter()
        .filter(|p| !p.is_child)
        .map(|p| p.person)
        .collect();
    match holders.as_slice() {
        [one] => address_of(lang, view, *one),
        several => {
            let names = several
                .iter()
                .filter_map(|p| view.names.get(p)?.name.clone());
            names.collect()
        }
    }
}

fn blocks(
    lang: Lang,
    loaded: &Loaded,
    plans: &Plans<'_>,
    last: &Version<'_>,
    reader: Audience,
) -> Vec<Block> {
    let is_family = reader == Audience::Family;
    let mut out = Vec::new();
    if is_family && let Some(own) = said(last, "own_words") {
        out.push(Block::heading(lang.t("plan-own-words")));
        out.extend(Block::quotations(own));
    }
    let goals = if is_family {
        "plan-we-want"
    } else {
        "plan-goals"
    };
    out.push(Block::heading(lang.t(goals)));
    for goal in goals_for(last, reader) {
        out.extend(one(lang, last, goal));
    }
    if is_family {
        let tasks = tasks(lang, last);
        if !tasks.is_empty() {
            out.push(Block::heading(lang.t("plan-tasks")));
            out.push(Block::Bullets { items: tasks });
        }
        out.push(Block::heading(lang.t("plan-next")));
        let on = next_meeting(&loaded.view.case, loaded.now);
        let on = on.map_or_else(|| lang.t("plan-next-none"), |on| words::moment(lang, on));
        out.push(Block::Paragraph { text: on });
        let until = plans.last_follow_up();
        let until = until.and_then(|f| f.event.text.get("until_next"));
        if let Some(until) = until.filter(|t| t.audience.is_of_family()) {
            let text = format!("{} {}", lang.t("plan-until-then"), until.value);
            out.push(Block::Paragraph { text });
        }
    }
    out
}

fn one(lang: Lang, version: &Version<'_>, goal: &PlanGoal) -> Vec<Block> {
    let of = |what: &str| said(version, &format!("{what}.{}", goal.goal));
    let mut out = vec![Block::Quotation {
        text: of("goal").unwrap_or_default().to_owned(),
    }];
    let steps = goal.subgoals.iter();
    let steps = steps.filter_map(|step| said(version, &format!("subgoal.{step}")));
    let items: Vec<String> = steps.map(str::to_owned).collect();
    if !items.is_empty() {
        out.push(Block::Paragraph {
            text: lang.t("plan-on-the-way"),
        });
        out.push(Block::Bullets { items });
    }
    if let (Some(low), Some(high)) = (of("low"), of("high")) {
        out.push(Block::Paragraph {
            text: lang.t_args("plan-scale", &[("low", low.into()), ("high", high.into())]),
        });
    }
    out
}

fn tasks(lang: Lang, version: &Version<'_>) -> Vec<String> {
    let told = version.made.tasks.iter().filter_map(|task| {
        let words = said(version, &format!("task.{}", task.task))?;
        let by = doer(lang, version.made.plan, task.by);
        let until = task.until.map_or_else(String::new, |day| {
            let day = lang.date_full(day.0);
            format!(" {}", lang.t_args("plan-before", &[("day", day.into())]))
        });
        Some(format!("{by}: {words}{until}"))
    });
    told.collect()
}
