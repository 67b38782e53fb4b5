//! The events of a case: reading them, and recording one.

use super::client::Nothing;
use super::event::{Event, NewEvent, Recorded};
use super::given::{Json as Body, Path, Query};
use super::problem::{Kind, Problem};
use super::who::Who;
use crate::i18n::Lang;
use crate::site::Site;
use app::once::Once;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::Permit;
use serde::Serialize;
use utoipa::ToSchema;

/// The longest key.
const LONGEST_KEY: usize = 100;

/// The events of a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct Events {
    /// The version of the file, for what is recorded next.
    seen: u32,
    /// All events about the child in order of position, corrected ones included.
    events: Vec<Event>,
}

/// The events of a case.
///
/// Needs the permit `events`; free text only with `texts`, names and dates of birth only with
/// `names`. CPR numbers and the name of who notified are never told. The view is written to the access log.
#[utoipa::path(get, path = "/api/v1/cases/{number}/events", tag = "cases",
    operation_id = "events",
    params(("number" = u32, Path, description = "The case number")),
    responses((status = 200, description = "The events", body = Events)))]
pub async fn list(
    State(site): State<Site>,
    who: Who,
    Path(number): Path<u32>,
    _: Query<Nothing>,
) -> Result<Json<Events>, Problem> {
    who.require(Permit::Events)?;
    let view = who
        .run(&site, move |app, actor| {
            app.view_case(actor, number, "events")
        })
        .await?;
    let caller = &who.caller;
    Ok(Json(Events {
        seen: view.seen,
        events: view
            .events
            .iter()
            .map(|event| Event::new(event, caller))
            .collect(),
    }))
}

/// Records an event in a case.
///
/// Needs the permit `record`, and a role that records. Send the same `Idempotency-Key` again
/// when no answer came: the event is recorded once, and the answer is the same. With `seen`
/// the call is a conflict (409) if anybody recorded in the case since that version.
#[utoipa::path(post, path = "/api/v1/cases/{number}/events", tag = "cases",
    operation_id = "record",
    params(
        ("number" = u32, Path, description = "The case number"),
        ("Idempotency-Key" = String, Header, min_length = 1, max_length = 100,
            pattern = "^[A-Za-z0-9_-]{1,100}$",
            description = "Yours, the same for every try of one recording: a new UUID"),
    ),
    request_body = NewEvent,
    responses((status = 201, description = "It is recorded", body = Recorded)))]
pub async fn record(
    State(site): State<Site>,
    who: Who,
    Path(number): Path<u32>,
    _: Query<Nothing>,
    headers: HeaderMap,
    body: Result<Body<NewEvent>, Problem>,
) -> Result<Response, Problem> {
    who.require(Permit::Record)?;
    let Body(new) = body?;
    let key = key(who.lang, &headers)?;
    let (at, seen) = (new.at.0, new.seen);
    let (payload, texts) = new
        .event
        .into_parts()
        .map_err(|error| Problem::of_error(who.lang, &error))?;
    let once = Once {
        key,
        seen,
        at,
        payload,
        texts,
    };
    let recorded = who
        .run(&site, move |app, actor| {
            app.record_once(actor, number, &once)
        })
        .await?;
    let is_again = recorded.is_again;
    let answer = Json(Recorded::new(&recorded.event));
    let mut response = (StatusCode::CREATED, answer).into_response();
    if is_again {
        let name = HeaderName::from_static("idempotency-replayed");
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static("true"));
    }
    Ok(response)
}

fn key(lang: Lang, headers: &HeaderMap) -> Result<String, Problem> {
    let given = headers.get("idempotency-key").and_then(|v| v.to_str().ok());
    let is_fit = |key: &&str| {
        let of_key = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(of_key)
    };
    given.filter(is_fit).map(str::to_owned).ok_or_else(|| {
        Problem::in_words(lang, Kind::Malformed).at("Idempotency-Key", lang.t("problem-key"))
    })
}
