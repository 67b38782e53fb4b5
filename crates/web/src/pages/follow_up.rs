//! Following up in one form: who took part, each goal scored by each beside the last score,
//! what changed, where it leads, and the next date with what must be reached by then. All of
//! it is recorded together or not at all.

use crate::i18n::Lang;
use crate::pages::case_form::{Answer, CaseForm, Ready, answer, at_now};
use crate::pages::record::{Input, Maker, Typed, measures, running};
use crate::pages::{errors, plan, words};
use crate::site::Site;
use crate::ui::form::{fieldset, number};
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::form_draft::Place;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::correction::{Effective, effective};
use domain::event::casework::ObservationRecorded;
use domain::plan::Plans;
use domain::{FollowUpConclusion, Moment, Observed, Payload};
use maud::html;

mod build;
mod score;

/// What every follow-up looks at, with the name of its field.
const FIXED_POINTS: [(Observed, &str); 3] = [
    (Observed::SchoolAbsence, "school_absence"),
    (Observed::Leisure, "leisure"),
    (Observed::Job, "job"),
];

/// The form.
pub async fn show(State(site): State<Site>, visitor: Visitor, Path(number): Path<u32>) -> Response {
    form(&site, &visitor, number, Answer::opened()).await
}

/// Records the follow-up.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given) = (visitor.actor.clone(), typed.clone());
    let recorded = run(&site, move |app| build::record(app, &actor, number, &given)).await;
    let Err(error) = recorded else {
        return Redirect::to(&format!("/cases/{number}?done=done-follow-up")).into_response();
    };
    match Answer::back(error, typed) {
        Ok(answer) => form(&site, &visitor, number, answer).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

async fn form(site: &Site, visitor: &Visitor, number: u32, state: Answer) -> Response {
    let lang = visitor.lang;
    let of = CaseForm {
        number,
        place: Place::FollowUp(number),
        what: "follow_up",
        title: lang.t("follow-up-title"),
        submit: lang.t("follow-up-submit"),
    };
    answer(site, visitor, of, state, first, |ready| inputs(lang, ready)).await
}

/// What stands in the form when it opens: all running measures. What is observed at the meeting
/// does not: the last values stand beside their fields, and nobody has said that they still hold.
fn first(view: &CaseView, now: Moment) -> Typed {
    let mut typed = at_now(now);
    for measure in running(&view.case) {
        typed.set("measures", measure.id.to_string());
    }
    typed.set("next_time", "10:00");
    typed
}

fn last_observed<'a>(stands: &[Effective<'a>], what: Observed) -> Option<&'a ObservationRecorded> {
    stands.iter().rev().find_map(|e| match &e.content.payload {
        Payload::ObservationRecorded(seen) if seen.what == what => Some(seen),
        _ => None,
    })
}

/// One fixed point, with what was observed last and when.
fn point(make: &Maker<'_>, name: &str, last: Option<&ObservationRecorded>) -> Input {
    let lang = make.lang;
    let mut hint = lang.t(if name == "school_absence" {
        "follow-up-absence-hint"
    } else {
        "follow-up-point-hint"
    });
    if let Some(last) = last {
        let day = words::date(lang, last.on);
        let args = [("n", last.value.into()), ("day", day.into())];
        hint = format!("{hint} {}", lang.t_args("follow-up-point-last", &args));
    }
    let field = make.field(name).optional().hint(hint);
    let markup = number(lang, &field);
    Input { field, markup }
}

fn inputs(lang: Lang, ready: &Ready<'_>) -> Vec<Input> {
    let make = Maker {
        lang,
        typed: ready.typed,
        problems: ready.problems,
    };
    let stands = effective(&ready.view.events);
    let plans = Plans::of(&stands);
    let mut all = vec![
        Input::shown(plan::stuck(lang, &plans)),
        make.many("measures", &measures(lang, &ready.view.case, false)),
        make.line_optional("participants"),
    ];
    all.extend(score::goals(&make, &plans));
    all.push(make.area("summary", 4, false));
    let points = FIXED_POINTS.map(|(what, name)| point(&make, name, last_observed(&stands, what)));
    all.push(Input::shown(fieldset(
        &lang.t("follow-up-points"),
        &html! { @for point in &points { (point.markup) } },
    )));
    all.extend(points.map(|point| Input {
        field: point.field,
        markup: html! {},
    }));
    all.push(make.choose(
        "leads_to",
        "follow-up-conclusion",
        FollowUpConclusion::WORDS,
    ));
    all.push(make.number_optional("rhythm_months", Some("rhythm-hint")));
    all.push(make.date_time_optional("next"));
    all.push(make.area("until_next", 2, false));
    all
}
