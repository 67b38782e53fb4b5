//! The case: who the child is, the story as a picture, duties with why, what happened, and
//! the goals the case counts in.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::loaded::Loaded;
use crate::pages::progress::{Where, strip};
use crate::pages::{errors, plan, words};
use crate::site::Site;
use crate::ui::history::chapters;
use crate::ui::notice::section;
use crate::ui::thread::Knot;
use crate::ui::timeline::timeline;
use crate::visitor::{Visitor, run};
use app::{Deed, Error};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::correction::effective;
use domain::plan::Plans;
use maud::{Markup, html};
use serde::Deserialize;

mod acts;
mod closed;
mod dates;
mod decided;
mod duties;
mod family;
mod goals;
mod head;
mod papers;
mod partials;
mod picture;
mod story;
mod support;

pub(super) use dates::booked;
pub(super) use family::around;

/// What the address says besides the number.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
    /// `all`: the duties that are done with, every one.
    past: Option<String>,
}

/// The page of a case.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| {
        Ok::<_, Error>(Loaded::of(app, app.open_case(&actor, number)?))
    })
    .await;
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let is_whole = asked.past.as_deref() == Some("all");
    let head = Head {
        title: format!("{} {number}", lang.t("case")),
        thread: thread(lang, &loaded, number),
        done: words::done(asked.done),
        footing: Some(lang.t_args("position", &[("n", loaded.view.case.position.into())])),
        wide: true,
    };
    page(
        &site,
        &visitor,
        Area::Cases,
        head,
        &content(lang, &visitor, &loaded, (number, is_whole)),
    )
}

fn thread(lang: Lang, loaded: &Loaded, number: u32) -> Vec<Knot> {
    crate::pages::thread::for_case(lang, &loaded.ruleset, &loaded.counts, number)
}

fn content(
    lang: Lang,
    visitor: &Visitor,
    loaded: &Loaded,
    (number, is_whole): (u32, bool),
) -> Markup {
    let Loaded {
        view, ruleset, now, ..
    } = loaded;
    let case = &view.case;
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let stands = effective(&view.events);
    let plans = Plans::of(&stands);
    html! {
        (head::of(lang, visitor, loaded, number))
        (strip(lang, &Where { view, stands: &stands, ruleset, now: *now, may_record }))
        (closed::of(lang, view, ruleset))
        (plan::stuck(lang, &plans))
        (timeline(lang, &picture::of(lang, view, ruleset, *now, number)))
        div class="columns columns-main" {
            div {
                (duties::open(lang, loaded, number, may_record))
                (duties::past(lang, loaded, number, is_whole))
                (story_section(lang, loaded, &plans, (number, may_record)))
            }
            div {
                @if may_record { (acts::of(lang, loaded, number)) }
                (support::of(lang, case, *now, number))
                (dates::of(lang, view, *now, Some(number).filter(|_| may_record)))
                (plan::agreed(lang, &plans, case, *now))
                (partials::of(lang, &stands, (case, *now), may_record))
                (decided::of(lang, case, number))
                (papers::of(lang, &stands, number, may_record))
                (plan_goals(lang, &plans, number))
                (goals::of(lang, loaded))
                (family::of(lang, view))
            }
        }
    }
}

fn story_section(lang: Lang, loaded: &Loaded, plans: &Plans<'_>, case: (u32, bool)) -> Markup {
    let (told, count) = story::of(lang, loaded, plans, case);
    section(
        "story",
        &lang.t("case-story"),
        Some(&count.to_string()),
        &chapters(lang, &told),
    )
}

fn plan_goals(lang: Lang, plans: &Plans<'_>, number: u32) -> Markup {
    let content = html! {
        @if let Some(short) = plan::in_short(lang, plans) { (short) } @else { p { (lang.t("plan-none")) } }
        p { a href={ "/cases/" (number) "/plan" } { (lang.t("plan-open")) } }
    };
    section("plan", &lang.t("case-plan"), None, &content)
}
