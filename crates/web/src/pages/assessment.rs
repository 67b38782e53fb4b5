//! The assessment as one workroom: the triangle with what is known in each area, whose views
//! stand beside each other, who is still to be asked, and how it ends.

use crate::i18n::Lang;
use crate::pages::frame::{Area as Part, Head, page};
use crate::pages::loaded::{Loaded, load};
use crate::pages::progress::{Where, strip};
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::notice::{Empty, empty, section};
use crate::visitor::Visitor;
use app::Deed;
use app::case::CaseView;
use app::ruleset::Ruleset;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::Moment;
use domain::assessment::{Assessments, Work};
use domain::correction::{Effective, effective};
use domain::id::ItemId;
use maud::{Markup, html};
use serde::Deserialize;

mod areas;
pub(super) mod carried;
mod ending;
mod people;
mod sources;
pub mod step;

/// What the address may carry.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
    /// An earlier assessment.
    assessment: Option<String>,
}

/// What the parts of the page are drawn from.
struct Room<'a, 'e> {
    lang: Lang,
    view: &'a CaseView,
    ruleset: &'a Ruleset,
    stands: &'a [Effective<'e>],
    work: &'a Work<'e>,
    now: Moment,
    /// Whether something can be added: the reader may record, and it is not completed.
    is_open: bool,
}

impl Room<'_, '_> {
    /// The address of a step; `of` is what it is about.
    fn step(&self, step: &str, of: &str) -> String {
        let number = self.view.case.number();
        if of.is_empty() {
            format!("/cases/{number}/assessment/{step}")
        } else {
            format!("/cases/{number}/assessment/{step}?of={of}")
        }
    }

    /// Somebody's name, as far as the reader may see it.
    fn name(&self, person: domain::PersonId) -> String {
        let found = self.view.names.get(&person).and_then(|n| n.name.clone());
        found.unwrap_or_else(|| self.lang.t("name-hidden"))
    }
}

/// The workroom.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    let loaded = match load(&site, &visitor, number, "assessment").await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let head = Head {
        title: lang.t("assessment-title"),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        done: words::done(asked.done),
        wide: true,
        ..Head::default()
    };
    let wanted = asked.assessment.and_then(|id| id.parse().ok());
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let content = content(lang, &loaded, wanted, may_record);
    page(&site, &visitor, Part::Cases, head, &content)
}

fn content(lang: Lang, loaded: &Loaded, wanted: Option<ItemId>, may_record: bool) -> Markup {
    let Loaded {
        view, ruleset, now, ..
    } = loaded;
    let (case, number) = (&view.case, view.case.number());
    let stands = effective(&view.events);
    let all = Assessments::of(&stands);
    let work = wanted.and_then(|id| all.by_id(id)).or(all.current());
    let at = Where {
        view,
        stands: &stands,
        ruleset,
        now: *now,
        may_record,
    };
    let who = view.names.get(&case.person).and_then(|n| n.name.as_deref());
    html! {
        h1 { (lang.t("assessment-title")) }
        p { a href={ "/cases/" (number) } {
            (words::child(lang, who, case.birth_on, *now)) " · " (lang.t("case")) " " (number)
        } }
        (strip(lang, &at))
        @match work {
            None => (empty(&Empty {
                title: lang.t("assessment-none"),
                text: lang.t("assessment-none-text"),
                action: may_record.then(|| (
                    lang.t("record-assessment-opened"),
                    format!("/cases/{number}/record/assessment_opened"),
                )),
            })),
            Some(work) => (workroom(&Room {
                lang,
                view,
                ruleset,
                stands: &stands,
                work,
                now: *now,
                is_open: may_record && work.completed.is_none(),
            })),
        }
        @if let Some(work) = work { (earlier(lang, &all, work, number)) }
    }
}

fn workroom(room: &Room<'_, '_>) -> Markup {
    html! {
        (ending::deadline(room))
        div class="room" {
            div { (areas::triangle_of(room)) }
            div class="room-side" {
                (ending::completed(room))
                (focus(room))
                (sources::plan(room))
                (people::meeting(room))
                (people::child(room))
                (people::siblings(room))
                (ending::end(room))
            }
            div { (areas::known(room)) }
        }
    }
}

/// How widely it looks, and why.
fn focus(room: &Room<'_, '_>) -> Markup {
    let lang = room.lang;
    let content = html! {
        @match &room.work.focus {
            None => p class="weak" { (lang.t("focus-none")) },
            Some(focus) => {
                p {
                    strong { (words::code(lang, "breadth", focus.says.breadth.as_str())) } ". "
                    (focus.text("focus_reason"))
                }
            }
        }
        @if room.is_open {
            @let (key, class) = if room.work.focus.is_none() { ("focus-choose", "button button-primary") }
                else { ("focus-change", "button button-secondary button-small") };
            p class="no-print" { a class=(class) href=(room.step("focus", "")) { (lang.t(key)) } }
        }
    };
    section("focus", &lang.t("focus-title"), None, &content)
}

fn earlier(lang: Lang, all: &Assessments<'_>, shown: &Work<'_>, number: u32) -> Markup {
    let others: Vec<_> = all.all.iter().filter(|w| w.id() != shown.id()).collect();
    html! { @if !others.is_empty() {
        (section("others", &lang.t("assessment-others"), None, &html! {
            ul class="bullets" { @for work in others.iter().rev() { li {
                a href={ "/cases/" (number) "/assessment?assessment=" (work.id()) } {
                    (lang.t_args("assessment-of", &[("day", words::date(lang, work.opened.event.at.day()).into())]))
                }
            } } }
        }))
    } }
}
