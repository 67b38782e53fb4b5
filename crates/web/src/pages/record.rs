//! Recording an event in a case: one form for each kind, from one description of its fields.

use crate::pages::case_form::{Answer, CaseForm, answer};
use crate::pages::{complaints, errors, words};
use crate::site::Site;
use crate::visitor::{Visitor, run};
use app::form_draft::Place;
use app::roles::Extent;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::ItemId;
use domain::procedures::Procedures;
use domain::{Payload, Texts};

mod build;
mod closing;
mod groups;
mod input;
mod network;
mod procedures;
mod screening;
mod shared;
mod typed;
pub(in crate::pages) mod words_for;

pub(super) use build::{needed, wanted};
pub use groups::fitting;
pub(super) use groups::running;
pub(super) use input::{Input, Maker, measures, providers};
pub(crate) use typed::{Typed, kept, moment_of};

/// Where the form of a kind is: some have a page of their own.
pub fn href(number: u32, kind: &str) -> String {
    own_page(number, kind).unwrap_or_else(|| format!("/cases/{number}/record/{kind}"))
}

/// The form by which a booked date is cancelled.
pub fn cancel_href(number: u32, booking: ItemId) -> String {
    let form = href(number, "booking_cancelled");
    format!("{form}?booking={booking}")
}

/// The page of a kind that is not recorded here.
fn own_page(number: u32, kind: &str) -> Option<String> {
    if kind.starts_with("complaint_") {
        return Some(complaints::href(number, kind));
    }
    let page = match kind {
        "decision_made" => "decide",
        "plan_made" => "plan/edit",
        // It was recorded here before, and drafts of it may be kept.
        "parents_plan_made" => "plan/edit?kind=parents_plan",
        "follow_up_held" => "follow-up",
        "assessment_completed" => "assessment/complete",
        "preliminary_assessment_made" => "assessment/preliminary",
        "clarification_completed" => "clarification/complete",
        "contribution_recorded" => "assessment/contribution",
        "measure_started" => "measures/start",
        "transition_items_done" => "growing-up",
        _ => return None,
    };
    Some(format!("/cases/{number}/{page}"))
}

/// The form of one kind.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, kind)): Path<(u32, String)>,
    Query(chosen): Query<Vec<(String, String)>>,
) -> Response {
    // Drafts of it lead here.
    if let Some(page) = own_page(number, &kind) {
        return Redirect::to(&page).into_response();
    }
    form(&site, &visitor, number, &kind, &chosen, Answer::opened()).await
}

/// Records what was typed.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, kind)): Path<(u32, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given, of_kind) = (visitor.actor.clone(), typed.clone(), kind.clone());
    let recorded = run(&site, move |app| {
        record(app, &actor, number, &of_kind, &given)
    })
    .await;
    let Err(error) = recorded else {
        // A closed case is nobody's own any more: whoever sees only their own is not led back to it.
        if kind == "case_closed" && visitor.actor.extent() == Extent::Own {
            return Redirect::to("/?done=done-case-closed").into_response();
        }
        let to = then(&kind, &typed);
        return Redirect::to(&format!("/cases/{number}{to}?done=done-recorded")).into_response();
    };
    match Answer::back(error, typed) {
        Ok(answer) => form(&site, &visitor, number, &kind, &[], answer).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// Where one goes on after recording: to the workroom of what was begun or is to be begun, and
/// else to the case.
fn then(kind: &str, typed: &Typed) -> &'static str {
    match (kind, typed.one("outcome")) {
        ("clarification_started", _) | ("screened", "clarification") => "/clarification",
        ("assessment_opened", _) | ("screened", "assessment") => "/assessment",
        _ => "",
    }
}

/// What the page that leads to a form may choose in it.
const CHOSEN: [&str; 6] = ["what", "about", "outcome", "measure", "booking", "partial"];

async fn form(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    kind: &str,
    chosen: &[(String, String)],
    state: Answer,
) -> Response {
    if let Err(error) = visitor.actor.require(Deed::RecordInCase) {
        return errors::page(visitor.lang, &error);
    }
    let Some(kind) = groups::known(kind) else {
        return errors::page(visitor.lang, &Error::NotFound);
    };
    let lang = visitor.lang;
    let siblings = if Payload::OF_SIBLINGS.contains(&kind) {
        let actor = visitor.actor.clone();
        match run(site, move |app| app.open_siblings(&actor, number)).await {
            Ok(siblings) => siblings,
            Err(error) => return errors::page(lang, &error),
        }
    } else {
        Vec::new()
    };
    let of = CaseForm {
        number,
        place: Place::Record(number, kind.to_owned()),
        what: "record",
        title: words::code(lang, "record", kind),
        submit: lang.t("record-submit"),
    };
    answer(
        site,
        visitor,
        of,
        state,
        |view, now| {
            let mut typed = input::defaults(kind, view, now);
            let chosen = chosen
                .iter()
                .filter(|(name, _)| CHOSEN.contains(&name.as_str()));
            chosen.for_each(|(name, value)| typed.set(name, value));
            typed
        },
        |ready| {
            let open = Procedures::of(&ready.view.events);
            let mut all = input::of(
                lang,
                kind,
                (ready.view, ready.now),
                &open,
                ready.ruleset,
                (ready.typed, ready.problems),
            );
            all.extend(shared::field(
                lang,
                (ready.typed, ready.problems),
                &siblings,
            ));
            all
        },
    )
    .await
}

fn record(app: &App, actor: &Actor, number: u32, kind: &str, typed: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    if own_page(number, kind).is_some() || groups::known(kind).is_none() {
        return Err(Error::NotFound);
    }
    let at = moment_of(typed, "at");
    let built = build::payload(app, kind, typed);
    let booked = network::booked(app, kind, typed);
    let mut problems: Vec<Problem> = Vec::new();
    problems.extend(at.as_ref().err().cloned());
    problems.extend(booked.as_ref().err().cloned());
    if let Err(found) = &built {
        problems.extend(found.iter().cloned());
    }
    match (at, built, booked) {
        (Ok(at), Ok(what), Ok(booked)) => {
            let seen = typed.number("seen");
            let siblings = shared::chosen(typed);
            let booked = booked.map(|booked| (booked, Texts::new()));
            let acts = std::iter::once(what).chain(booked).collect();
            if siblings.is_empty() {
                app.record_together(actor, number, seen, at, acts)?;
            } else {
                app.record_for_siblings(actor, number, &siblings, (seen, at), acts)?;
            }
            app.drop_draft(actor, &Place::Record(number, kind.to_owned()))
        }
        _ => Err(Error::Refused(problems)),
    }
}
