//! The assessment as one workroom, and the clarification as the same, lighter: the triangle with
//! what is known in each area, whose views stand beside each other, who is still to be asked, and
//! how it ends.

use crate::i18n::Lang;
use crate::pages::frame::{Area as Part, Head, page};
use crate::pages::loaded::{Loaded, load};
use crate::pages::progress::{Where, strip};
use crate::pages::{errors, recorded, thread, words};
use crate::site::Site;
use crate::ui::notice::{Empty, Notice, Tone, empty, notice, section};
use crate::visitor::Visitor;
use app::Deed;
use app::case::CaseView;
use app::ruleset::Ruleset;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::assessment::{Assessments, Work, WorkKind, must_wait};
use domain::correction::{Effective, effective};
use domain::id::ItemId;
use domain::{Moment, Payload};
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
    /// An earlier one.
    of: Option<String>,
}

/// What the parts of the page are drawn from.
struct Room<'a, 'e> {
    lang: Lang,
    view: &'a CaseView,
    ruleset: &'a Ruleset,
    stands: &'a [Effective<'e>],
    work: &'a Work<'e>,
    now: Moment,
    /// Whether the reader may record.
    may_record: bool,
    /// Whether something can be added: the reader may record, and it is not completed.
    is_open: bool,
}

impl Room<'_, '_> {
    /// The address of a step; `of` is what it is about.
    fn step(&self, step: &str, of: &str) -> String {
        let (number, kind) = (self.view.case.number(), self.work.kind.as_str());
        if of.is_empty() {
            format!("/cases/{number}/{kind}/{step}")
        } else {
            format!("/cases/{number}/{kind}/{step}?of={of}")
        }
    }

    /// Words of its own kind of work.
    fn own(&self, key: &str) -> String {
        own(self.lang, self.work.kind, key)
    }

    /// Somebody's name, as far as the reader may see it.
    fn name(&self, person: domain::PersonId) -> String {
        let found = self.view.names.get(&person).and_then(|n| n.name.clone());
        found.unwrap_or_else(|| self.lang.t("name-hidden"))
    }
}

/// The words of a kind of work: `assessment-title`, `clarification-title`.
fn own(lang: Lang, kind: WorkKind, key: &str) -> String {
    lang.t(&format!("{}-{key}", kind.as_str()))
}

/// The workroom of the assessment.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    opened(&site, &visitor, WorkKind::Assessment, number, asked).await
}

/// The workroom of a kind of work.
pub(super) async fn opened(
    site: &Site,
    visitor: &Visitor,
    kind: WorkKind,
    number: u32,
    asked: Asked,
) -> Response {
    let loaded = match load(site, visitor, number, kind.as_str()).await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let head = Head {
        title: own(lang, kind, "title"),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        done: words::done(asked.done),
        wide: true,
        ..Head::default()
    };
    let wanted = asked.of.and_then(|id| id.parse().ok());
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let content = content(lang, &loaded, (kind, wanted), may_record);
    page(site, visitor, Part::Cases, head, &content)
}

fn content(
    lang: Lang,
    loaded: &Loaded,
    (kind, wanted): (WorkKind, Option<ItemId>),
    may_record: bool,
) -> Markup {
    let Loaded {
        view, ruleset, now, ..
    } = loaded;
    let (case, number) = (&view.case, view.case.number());
    let stands = effective(&view.events);
    let all = Assessments::of(&stands);
    let chosen = wanted.and_then(|id| all.by_id(id));
    let work = chosen.filter(|w| w.kind == kind).or(all.current(kind));
    let at = Where {
        view,
        stands: &stands,
        ruleset,
        now: *now,
        may_record,
    };
    let who = view.names.get(&case.person).and_then(|n| n.name.as_deref());
    html! {
        h1 { (own(lang, kind, "title")) }
        p { a href={ "/cases/" (number) } {
            (words::child_of(lang, who, case, *now)) " · " (lang.t("case")) " " (number)
        } }
        (strip(lang, &at))
        (waiting(lang, &at))
        @match work {
            None => (empty(&Empty {
                title: own(lang, kind, "none"),
                text: own(lang, kind, "none-text"),
                action: may_record.then(|| begin(lang, kind, number)),
            })),
            Some(work) => (workroom(&Room {
                lang,
                view,
                ruleset,
                stands: &stands,
                work,
                now: *now,
                may_record,
                is_open: may_record && work.completed.is_none(),
            })),
        }
        @if let Some(work) = work { (earlier(lang, &all, work, number)) }
        (recorded::of(lang, ruleset, &view.events, number, recorded::of_assessment))
    }
}

/// The form that begins one.
fn begin(lang: Lang, kind: WorkKind, number: u32) -> (String, String) {
    let event = match kind {
        WorkKind::Clarification => "clarification_started",
        WorkKind::Assessment => "assessment_opened",
    };
    let href = crate::pages::record::href(number, event);
    (words::code(lang, "record", event), href)
}

/// Says that parents and network are not involved yet, where the risk assessment says so.
fn waiting(lang: Lang, at: &Where<'_, '_>) -> Markup {
    let number = at.view.case.number();
    html! { @if let Some(screened) = must_wait(at.stands) {
        @let day = words::date(lang, screened.at.day());
        (notice(&Notice {
            tone: Tone::Warning,
            title: lang.t("honour-wait-title"),
            text: lang.t_args("honour-wait-text", &[("day", day.into())]),
        }))
        p {
            @if let Some(risk) = screened.text.get("risk") { (risk.value) " " }
            a href={ "/cases/" (number) "#e-" (screened.corrects.unwrap_or(screened.id)) } { (lang.t("measures-in-story")) }
            @if at.may_record {
                " · " a class="no-print" href=(crate::pages::record::href(number, "screened")) { (lang.t("honour-again")) }
            }
        }
    } }
}

fn workroom(room: &Room<'_, '_>) -> Markup {
    // One or more matters are clarified without a meeting of all.
    let meets = room.work.kind == WorkKind::Assessment;
    html! {
        (ending::deadline(room))
        div class="room" {
            div { (areas::triangle_of(room)) }
            div class="room-side" {
                (ending::completed(room))
                (focus(room))
                (sources::plan(room))
                @if meets { (people::meeting(room)) }
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
        (begun(room))
        @match &room.work.focus {
            None => p class="weak" { (room.own("focus-none")) },
            Some(focus) => {
                p {
                    @if room.work.kind == WorkKind::Assessment {
                        strong { (words::code(lang, "breadth", focus.says.breadth.as_str())) } ". "
                    }
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

/// Why it was begun: what the screening said, and why its day is another than that of arrival.
fn begun(room: &Room<'_, '_>) -> Markup {
    let lang = room.lang;
    let opened = room.work.opened;
    let is_before = |e: &&Effective<'_>| {
        matches!(e.content.payload, Payload::Screened(_)) && e.at() <= opened.at
    };
    let screened = room.stands.iter().rfind(is_before);
    let outcome = screened.and_then(|e| match &e.content.payload {
        Payload::Screened(p) => {
            let outcome = words::code(lang, "screening", p.outcome.as_str());
            Some(format!("{}, {outcome}", words::kind(lang, "screened")))
        }
        _ => None,
    });
    let screened = screened.and_then(|e| e.content.text.get("screening_reason"));
    let said = [
        (outcome.unwrap_or_default(), screened),
        (
            lang.t("field-aware-reason"),
            opened.text.get("aware_reason"),
        ),
    ];
    html! { @for (label, text) in &said { @if let Some(text) = text {
        p { span class="weak" { (label) ": " } (text.value) }
    } } }
}

fn earlier(lang: Lang, all: &Assessments<'_>, shown: &Work<'_>, number: u32) -> Markup {
    let kind = shown.kind;
    let others = all.of_kind(kind).filter(|w| w.id() != shown.id());
    let others: Vec<_> = others.collect();
    html! { @if !others.is_empty() {
        (section("others", &own(lang, kind, "others"), None, &html! {
            ul class="bullets" { @for work in others.iter().rev() { li {
                a href=(address(number, work)) {
                    @let day = words::date(lang, work.opened.at.day());
                    (lang.t_args(&format!("{}-of", kind.as_str()), &[("day", day.into())]))
                }
            } } }
        }))
    } }
}

/// Where a work is shown, be it the last of its kind or not.
fn address(number: u32, work: &Work<'_>) -> String {
    format!("/cases/{number}/{}?of={}", work.kind.as_str(), work.id())
}
