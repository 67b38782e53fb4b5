//! Correcting what was recorded: taking it back, or mending when it happened. The old one
//! stays readable.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::{Typed, moment_of};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios};
use crate::ui::form::{
    Form as Shape, Submit, date_time, error_summary, form, submit_row, textarea,
};
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::casework::Correction;
use app::{Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Event, EventId};
use maud::{Markup, html};

/// The form that corrects an event.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, id)): Path<(u32, String)>,
) -> Response {
    answer(&site, &visitor, number, &id, None, &[]).await
}

/// Corrects an event.
pub async fn correct(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, id)): Path<(u32, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let correction = match correction(&typed) {
        Ok(correction) => correction,
        Err(problem) => {
            return answer(&site, &visitor, number, &id, Some(typed), &[problem]).await;
        }
    };
    let (actor, event) = (visitor.actor.clone(), id.clone());
    let done = run(&site, move |app| {
        let event: EventId = event.parse().map_err(|_| Error::NotFound)?;
        app.correct(&actor, number, event, correction)
    })
    .await;
    match done {
        Ok(()) => Redirect::to(&format!("/cases/{number}?done=done-corrected")).into_response(),
        Err(Error::Refused(found)) => {
            answer(&site, &visitor, number, &id, Some(typed), &found).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn correction(typed: &Typed) -> Result<Correction, Problem> {
    let retract = match typed.one("how") {
        "retract" => true,
        "replace" => false,
        _ => return Err(Problem::new("how", "refused-choose")),
    };
    let at = if retract {
        None
    } else {
        Some(moment_of(typed, "at")?)
    };
    Ok(Correction {
        retract,
        at,
        payload: None,
        reason: typed.one("reason").to_owned(),
    })
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    id: &str,
    typed: Option<Typed>,
    problems: &[Problem],
) -> Response {
    if !visitor.actor.may(Deed::RecordInCase) {
        return errors::page(visitor.lang, &Error::Forbidden);
    }
    let (actor, wanted) = (visitor.actor.clone(), id.to_owned());
    let loaded: Result<(CaseView, Event), Error> = run(site, move |app| {
        let wanted: EventId = wanted.parse().map_err(|_| Error::NotFound)?;
        let view = app.view_case(&actor, number, "correct")?;
        let event = view
            .events
            .iter()
            .find(|e| e.id == wanted && e.corrects.is_none())
            .cloned();
        Ok((view, event.ok_or(Error::NotFound)?))
    })
    .await;
    let (_, event) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let head = Head {
        title: lang.t("correct-title"),
        ..Head::default()
    };
    let content = content(lang, number, &event, typed.as_ref(), problems);
    with_status(status, site, visitor, Area::Cases, head, &content)
}

fn content(
    lang: Lang,
    number: u32,
    event: &Event,
    typed: Option<&Typed>,
    problems: &[Problem],
) -> Markup {
    let (day, seconds) = event.at.local();
    let value = |name: &str, first: String| typed.map_or(first, |t| t.one(name).to_owned());
    let how = words::field(
        lang,
        "how",
        "correct-how",
        &value("how", "replace".into()),
        problems,
    );
    let on = words::field(
        lang,
        "at",
        "at-date",
        &value("at", day.to_string()),
        problems,
    );
    let clock = format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    let at = words::field(
        lang,
        "at_time",
        "at-time",
        &value("at_time", clock),
        problems,
    );
    let reason = words::field(
        lang,
        "reason",
        "correct-reason",
        &value("reason", String::new()),
        problems,
    );
    let choices = [
        Choice::new("replace", lang.t("correct-replace")),
        Choice::new("retract", lang.t("correct-retract")),
    ];
    let shape = Shape {
        action: format!("/cases/{number}/events/{}", event.id),
        confirm: Some(lang.t("correct-confirm")),
        ..Shape::default()
    };
    let fields = html! {
        (error_summary(lang, &[&how, &on, &at, &reason]))
        (radios(lang, &how, &choices))
        (date_time(lang, &on, &at))
        (textarea(lang, &reason, 3))
        (submit_row(&Submit {
            label: lang.t("correct-submit"),
            cancel: Some((lang.t("cancel"), format!("/cases/{number}"))),
            ..Submit::default()
        }))
    };
    html! {
        h1 { (lang.t("correct-title")) }
        p { (words::kind(lang, event.kind())) ", " (words::moment(lang, event.at)) }
        p class="weak" { (lang.t("correct-words")) }
        (form(&shape, &fields))
    }
}
