//! Drafts of long forms: kept by a button or by the script while one types, shown when the
//! form is opened again, listed on the front page.

use super::{assessment, errors, words};
use crate::i18n::Lang;
use crate::pages::case_form::OF;
use crate::pages::record::Typed;
use crate::site::Site;
use crate::ui::form::{Form as Shape, PLAIN, form, hidden};
use crate::ui::notice::{Notice, Tone, notice, section};
use crate::visitor::{Visitor, run};
use app::form_draft::{Found, Place};
use app::{Actor, App, Error};
use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Moment;
use maud::{Markup, html};

/// The field that says which form a draft is of.
pub(super) const PLACE: &str = "draft_place";

/// The header by which the script says that nobody waits for a page.
const QUIET: &str = "x-draft";

/// Fields that belong to the sending and not to what was typed.
const NOT_TYPED: [&str; 4] = ["do", PLACE, crate::forgery::FIELD, crate::forgery::WHO];

/// Keeps what was typed so far.
pub async fn keep(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let Some(place) = place_of(&pairs) else {
        return errors::page(visitor.lang, &Error::NotFound);
    };
    let fields: Vec<(String, String)> = pairs
        .into_iter()
        .filter(|(name, _)| is_typed(name))
        .collect();
    let (actor, at) = (visitor.actor.clone(), place.clone());
    let kept = run(&site, move |app| app.keep_draft(&actor, &at, &fields)).await;
    match kept {
        Ok(()) if headers.contains_key(QUIET) => StatusCode::NO_CONTENT.into_response(),
        Ok(()) => Redirect::to(&form_page(&place)).into_response(),
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// Forgets a draft.
pub async fn discard(
    State(site): State<Site>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let Some(place) = place_of(&pairs) else {
        return errors::page(visitor.lang, &Error::NotFound);
    };
    let (actor, at) = (visitor.actor.clone(), place.clone());
    match run(&site, move |app| app.discard_draft(&actor, &at)).await {
        Ok(()) => Redirect::to(&form_page(&place)).into_response(),
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn place_of(pairs: &[(String, String)]) -> Option<Place> {
    let (_, address) = pairs.iter().find(|(name, _)| name == PLACE)?;
    Place::at(address)
}

/// The place of a form as it was sent or opened: the one it says it is kept under, or that of
/// what stands in it.
pub(super) fn place(form: Place, typed: &Typed) -> Place {
    let named = Place::at(typed.one(PLACE)).filter(|named| named.form() == form.form());
    let what = match form {
        Place::Plan(..) => "plan",
        _ => OF,
    };
    named.unwrap_or_else(|| form.about(typed.one(what)))
}

fn is_typed(name: &str) -> bool {
    !NOT_TYPED.contains(&name)
}

/// The page that holds the form.
fn form_page(place: &Place) -> String {
    match place {
        Place::Evaluate(id) => format!("/notifications/{id}"),
        other => other.address(),
    }
}

/// What a form opens with: the actor's draft of it, if there is one.
pub(super) fn opened(app: &App, actor: &Actor, place: &Place) -> Result<Option<Draft>, Error> {
    let found = app.draft_at(actor, place)?;
    Ok(found.map(|Found { fields, saved_at }| Draft {
        typed: Typed::from(fields),
        saved_at,
    }))
}

/// A draft as a form shows it.
pub(super) struct Draft {
    /// What was typed.
    pub typed: Typed,
    /// When it was kept.
    pub saved_at: Moment,
}

/// Says on top of a form that it opened with a draft, and offers to begin anew.
pub(super) fn opened_with(lang: Lang, place: &Place, saved_at: Moment) -> Markup {
    let shape = Shape {
        action: "/drafts/discard".to_owned(),
        label: Some(lang.t("draft-discard")),
        ..Shape::default()
    };
    let at = words::moment(lang, saved_at);
    html! {
        (notice(&Notice {
            tone: Tone::Info,
            title: lang.t_args("draft-opened", &[("at", at.into())]),
            text: lang.t("draft-opened-words"),
        }))
        (form(&shape, &html! {
            (hidden(PLACE, &place.address()))
            button type="submit" class="button link-button" { (lang.t("draft-discard")) }
        }))
    }
}

/// The button that keeps a draft, with the line in which the script says that it did.
pub(super) fn keeper(lang: Lang, place: &Place) -> Markup {
    html! {
        (hidden(PLACE, &place.address()))
        p class="draft-row" data-draft data-draft-kept=(lang.t("draft-kept")) data-draft-lost=(lang.t("draft-lost")) {
            button type="submit" class="button button-secondary" formaction="/drafts" formenctype=(PLAIN) formnovalidate { (lang.t("draft-keep")) }
            " " span class="weak" role="status" { }
        }
    }
}

/// The forms that somebody has begun, for the front page.
pub(super) fn begun(lang: Lang, drafts: &[(Place, Moment)]) -> Markup {
    html! {
        @if !drafts.is_empty() {
            (section("drafts", &lang.t("drafts-title"), Some(&drafts.len().to_string()), &html! {
                ul { @for (place, saved_at) in drafts { li {
                    a href=(form_page(place)) { (name(lang, place)) } " "
                    span class="weak" {
                        (lang.t_args("draft-kept-at", &[("at", words::moment(lang, *saved_at).into())]))
                    }
                } } }
            }))
        }
    }
}

fn name(lang: Lang, place: &Place) -> String {
    let of_case = |title: String, number: &u32| format!("{title} · {} {number}", lang.t("case"));
    match place {
        Place::Record(number, kind) => of_case(words::code(lang, "record", kind), number),
        Place::Plan(number, kind) => {
            let kind = kind.map(|kind| words::code(lang, "plan", kind.as_str()));
            of_case(kind.unwrap_or_else(|| lang.t("plan-edit-title")), number)
        }
        Place::FollowUp(number) => of_case(lang.t("follow-up-title"), number),
        Place::Decide(number, kind) => {
            let kind = kind.map(|kind| words::code(lang, "decision-kind", kind.as_str()));
            let kind = kind.map_or_else(String::new, |kind| format!(": {kind}"));
            of_case(lang.t("decide-title") + &kind, number)
        }
        Place::Start(number) => of_case(lang.t("record-measure-started"), number),
        Place::Work(kind, number, step, _) => {
            of_case(lang.t(&assessment::step::title(*kind, *step)), number)
        }
        Place::Register => lang.t("register-title"),
        Place::Evaluate(_) => lang.t("notif-evaluate"),
    }
}
