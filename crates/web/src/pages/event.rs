//! Correcting what was recorded: taking it back, or mending when it happened. The old one
//! stays readable.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::{Typed, moment_of};
use crate::pages::{errors, meanwhile, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios};
use crate::ui::form::{
    Form as Shape, Submit, date_time, error_summary, form, hidden, submit_row, textarea,
};
use crate::visitor::{Visitor, run};
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
    answer(&site, &visitor, number, &id, Answer::default()).await
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
            return answer(
                &site,
                &visitor,
                number,
                &id,
                Answer::refused(typed, vec![problem]),
            )
            .await;
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
            answer(&site, &visitor, number, &id, Answer::refused(typed, found)).await
        }
        Err(Error::Conflict) => {
            let late = Answer {
                typed: Some(typed),
                is_late: true,
                ..Answer::default()
            };
            answer(&site, &visitor, number, &id, late).await
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
        based_on: typed.number("based_on"),
    })
}

/// What is shown besides the event.
#[derive(Default)]
struct Answer {
    typed: Option<Typed>,
    problems: Vec<Problem>,
    /// Someone else corrected the event first.
    is_late: bool,
}

impl Answer {
    fn refused(typed: Typed, problems: Vec<Problem>) -> Self {
        Self {
            typed: Some(typed),
            problems,
            is_late: false,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self { is_late: true, .. } => StatusCode::CONFLICT,
            Self { problems, .. } if !problems.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::OK,
        }
    }
}

/// What stands of an event: itself, or the correction recorded last.
fn standing<'a>(events: &'a [Event], event: &'a Event) -> &'a Event {
    let corrections = events.iter().filter(|e| e.corrects == Some(event.id));
    corrections.max_by_key(|e| e.position).unwrap_or(event)
}

async fn answer(site: &Site, visitor: &Visitor, number: u32, id: &str, answer: Answer) -> Response {
    if !visitor.actor.may(Deed::RecordInCase) {
        return errors::page(visitor.lang, &Error::Forbidden);
    }
    let (actor, wanted) = (visitor.actor.clone(), id.to_owned());
    let loaded: Result<_, Error> = run(site, move |app| {
        let wanted: EventId = wanted.parse().map_err(|_| Error::NotFound)?;
        let view = app.view_case(&actor, number, "correct")?;
        let event = view
            .events
            .iter()
            .find(|e| e.id == wanted && e.corrects.is_none())
            .cloned();
        Ok((view, event.ok_or(Error::NotFound)?, app.ruleset()))
    })
    .await;
    let (view, event, ruleset) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let head = Head {
        title: lang.t("correct-title"),
        ..Head::default()
    };
    let stands = standing(&view.events, &event);
    let mine = form_of(lang, number, &event, stands, &answer);
    let content = html! {
        h1 { (lang.t("correct-title")) }
        p { (words::kind(lang, event.kind())) ", " (words::moment(lang, event.at)) }
        p class="weak" { (lang.t("correct-words")) }
        @if answer.is_late {
            (meanwhile::beside(lang, &ruleset, &[stands], &mine))
        } @else {
            (mine)
        }
    };
    with_status(answer.status(), site, visitor, Area::Cases, head, &content)
}

fn form_of(lang: Lang, number: u32, event: &Event, stands: &Event, answer: &Answer) -> Markup {
    let Answer {
        typed, problems, ..
    } = answer;
    let (day, clock) = words::day_and_clock(stands.at);
    let value =
        |name: &str, first: String| typed.as_ref().map_or(first, |t| t.one(name).to_owned());
    let how = words::field(
        lang,
        "how",
        "correct-how",
        &value("how", "replace".into()),
        problems,
    );
    let on = words::field(lang, "at", "at-date", &value("at", day), problems);
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
    let before = typed.clone().unwrap_or_default();
    let based_on = meanwhile::seen(&before, "based_on", answer.is_late, &stands.id);
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
        (hidden("based_on", &based_on))
        (radios(lang, &how, &choices))
        (date_time(lang, &on, &at))
        (textarea(lang, &reason, 3))
        (submit_row(&Submit {
            label: lang.t("correct-submit"),
            cancel: Some((lang.t("cancel"), format!("/cases/{number}"))),
            ..Submit::default()
        }))
    };
    form(&shape, &fields)
}
