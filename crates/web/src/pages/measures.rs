//! The measures of a child: the way on the ladder as a picture, what runs now with its terms,
//! why the step changed, and what has ended with its result.

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, page};
use crate::pages::loaded::{Loaded, load};
use crate::pages::{errors, recorded, thread, words};
use crate::site::Site;
use crate::ui::climb::climb;
use crate::ui::notice::{Empty, empty, section};
use crate::visitor::Visitor;
use app::Deed;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::Moment;
use domain::basis::basis_on;
use domain::case::Measure;
use domain::correction::effective;
use domain::growing_up::concerns;
use domain::measures::{Change, changes, courses};
use maud::{Markup, html};

mod now;
mod past;
mod picture;
pub mod start;

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Done>,
) -> Response {
    let loaded = match load(&site, &visitor, number, "measures").await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let head = Head {
        title: lang.t("measures-title"),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        done: asked.key(),
        wide: true,
        ..Head::default()
    };
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let content = content(lang, &loaded, number, may_record);
    page(&site, &visitor, Area::Cases, head, &content)
}

/// A measure in words: what it is called and its paragraph; a placement by its place.
pub(super) fn name(lang: Lang, measure: &Measure, at: Moment) -> String {
    format!("{} ({})", title(lang, measure, at), measure.paragraph)
}

/// What a measure is called, short: a placement by its place.
fn title(lang: Lang, measure: &Measure, at: Moment) -> String {
    let stay = measure.stay_at(at).or(measure.stays.first().copied());
    if let Some(place) = stay.and_then(|stay| stay.place) {
        return words::code(lang, "place", place.as_str());
    }
    let basis = basis_on(measure.started_at.day());
    let named = basis.named(&measure.paragraph);
    named.map_or_else(
        || words::code(lang, "support-class", measure.class.as_str()),
        |paragraph| paragraph.title(lang.code()).to_owned(),
    )
}

fn content(lang: Lang, loaded: &Loaded, number: u32, may_record: bool) -> Markup {
    let Loaded { view, now, .. } = loaded;
    let case = &view.case;
    let stands = effective(&view.events);
    let courses = courses(case, &stands);
    let changes = changes(case, &courses);
    let who = view.names.get(&case.person);
    let name = who.and_then(|n| n.name.as_deref());
    let of = now::Of {
        lang,
        case,
        ruleset: &loaded.ruleset,
        stands: &stands,
        now: *now,
        number,
        may_record,
    };
    let (running, ended): (Vec<_>, Vec<_>) = courses
        .iter()
        .partition(|c| c.measure.ended_at.is_none_or(|end| end > *now));
    html! {
        h1 { (lang.t("measures-title")) }
        p { a href={ "/cases/" (number) } {
            (words::child_of(lang, name, case, *now)) " · " (lang.t("case")) " " (number)
        } }
        (links(lang, loaded, number, may_record))
        @if running.is_empty() {
            (empty(&Empty {
                title: lang.t("measures-none"),
                text: lang.t("measures-none-text"),
                action: None,
            }))
        }
        @for course in running { (now::card(&of, course)) }
        (start::decided(lang, view, number))
        @if !courses.is_empty() {
            (climb(lang, &picture::of(&of, &courses, &changes)))
            (reasons(lang, &changes, number))
        }
        (past::of(&of, &ended))
        (recorded::of(lang, &loaded.ruleset, &view.events, number, recorded::of_measures))
    }
}

/// What one does from the page.
fn links(lang: Lang, loaded: &Loaded, number: u32, may_record: bool) -> Markup {
    let case = format!("/cases/{number}");
    html! {
        ul class="chips no-print" {
            @if may_record {
                li { a class="chip" href={ (case) "/measures/start" } { (lang.t("record-measure-started")) } }
                li { a class="chip" href={ (case) "/decide" } { (lang.t("decide-title")) } }
                li { a class="chip" href={ (case) "/follow-up" } { (lang.t("follow-up-title")) } }
            }
            @if concerns(&loaded.view.case, loaded.now) {
                li { a class="chip" href={ (case) "/growing-up" } { (lang.t("growing-up-title")) } }
            }
        }
    }
}

/// Why the child's step changed, the latest first; the picture leads here.
fn reasons(lang: Lang, changes: &[Change<'_>], number: u32) -> Markup {
    let content = html! {
        ol class="plain-list" { @for (i, change) in changes.iter().enumerate().rev() {
            li id={ "c-" (i + 1) } {
                strong { (i + 1) ". " (change_words(lang, change)) }
                br;
                @match change.reason {
                    Some(reason) => (reason),
                    None => span class="weak" { (lang.t("measures-no-reason")) },
                }
                " " a href={ "/cases/" (number) "#e-" (change.event) } { (lang.t("measures-in-story")) }
            }
        } }
    };
    html! { @if !changes.is_empty() {
        (section("changes", &lang.t("measures-changes"), Some(&changes.len().to_string()), &content))
    } }
}

/// "12.03.2024: fra trin 3 til trin 5".
fn change_words(lang: Lang, change: &Change<'_>) -> String {
    let key = match (change.from, change.to) {
        (0, _) => "measures-change-first",
        (_, 0) => "measures-change-out",
        (from, to) if to > from => "measures-change-up",
        _ => "measures-change-down",
    };
    let args = [
        ("day", words::date(lang, change.at.day()).into()),
        ("from", change.from.into()),
        ("to", change.to.into()),
    ];
    lang.t_args(key, &args)
}
