//! The triangle, and below it each area with the views of child, family and professionals
//! beside each other.

use super::Room;
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::section;
use crate::ui::triangle::{Area, Side, Triangle, triangle};
use domain::assessment::{Voice, Work};
use domain::{Audience, IcsArea, IcsSide, Viewpoint};
use maud::{Markup, html};

/// The triangle of the assessment.
pub(super) fn triangle_of(room: &Room<'_, '_>) -> Markup {
    let (lang, work) = (room.lang, room.work);
    let area = |area: &IcsArea| Area {
        name: name(lang, *area),
        count: work.known(*area),
        in_focus: work.is_in_focus(*area),
        href: is_shown(work, *area).then(|| format!("#area-{area}")),
    };
    let side = |side: IcsSide| Side {
        name: words::code(lang, "ics-side", side.as_str()),
        areas: work.triangle().areas(side).iter().map(area).collect(),
    };
    let said = work.contributions.len();
    triangle(
        lang,
        &Triangle {
            id: "ics".into(),
            title: lang.t("ics-title"),
            description: lang.t("ics-description"),
            sides: [
                IcsSide::Development,
                IcsSide::Parenting,
                IcsSide::Environment,
            ]
            .map(side),
            middle: (
                said.to_string(),
                lang.t_args("ics-middle", &[("n", said.into())]),
            ),
        },
    )
}

/// What an area is called.
pub(in crate::pages) fn name(lang: Lang, area: IcsArea) -> String {
    words::code(lang, "ics-area", area.as_str())
}

/// Whether there is something to read or to ask in an area.
fn is_shown(work: &Work<'_>, area: IcsArea) -> bool {
    work.is_in_focus(area) || work.known(area) > 0
}

/// Each area with what is known in it.
pub(super) fn known(room: &Room<'_, '_>) -> Markup {
    let (lang, work) = (room.lang, room.work);
    let (shown, rest): (Vec<IcsArea>, Vec<IcsArea>) = work
        .triangle()
        .all()
        .partition(|area| is_shown(work, *area));
    let content = html! {
        @if shown.is_empty() { p class="weak" { (lang.t("known-nothing")) } }
        @for area in &shown { (one(room, *area)) }
        @if !rest.is_empty() && !shown.is_empty() {
            @let names: Vec<String> = rest.iter().map(|area| name(lang, *area)).collect();
            p class="weak" { (lang.t_args("known-rest", &[("areas", names.join(" · ").into())])) }
        }
    };
    section("known", &lang.t("known-title"), None, &content)
}

fn one(room: &Room<'_, '_>, area: IcsArea) -> Markup {
    let lang = room.lang;
    let voices = room.work.in_area(area);
    html! {
        div class="area" id={ "area-" (area) } {
            h3 {
                (name(lang, area))
                @if room.work.is_in_focus(area) { " " span class="weak" { "(" (lang.t("ics-in-focus")) ")" } }
            }
            @if voices.is_empty() { p class="weak" { (lang.t("area-not-heard")) } }
            @else { div class="views" { @for view in Viewpoint::ALL {
                @let of: Vec<&Voice<'_, '_>> = voices.iter().filter(|v| v.said.view == *view).collect();
                div class={ "view view-" (view) } {
                    h4 { (words::code(lang, "viewpoint", view.as_str())) }
                    @if of.is_empty() { p class="weak" { (lang.t("view-not-heard")) } }
                    @for voice in of { (said(room, voice)) }
                }
            } } }
        }
    }
}

fn said(room: &Room<'_, '_>, voice: &Voice<'_, '_>) -> Markup {
    let lang = room.lang;
    let event = voice.contribution.event;
    html! {
        div class="said" {
            p { (voice.words) }
            p class="weak" {
                (super::sources::names(room.lang, room.work, &voice.contribution.says.sources)) ", "
                a href={ "/cases/" (room.view.case.number()) "#e-" (event.corrects.unwrap_or(event.id)) } {
                    (words::date(lang, event.at.day()))
                }
                @if let Some(apart) = apart(room.lang, voice) { " · " (apart) }
            }
        }
    }
}

/// Who alone may read what was said, where the parents may not.
pub(super) fn apart(lang: Lang, voice: &Voice<'_, '_>) -> Option<String> {
    let key = match voice.audience {
        Audience::Child => "said-child-only",
        _ if voice.is_of_family() => return None,
        _ => "said-staff-only",
    };
    Some(lang.t(key))
}
