//! What a client sends, read into types. What cannot be read is a problem that names the
//! place and never repeats the value: a CPR number may stand in it.

use super::problem::{Kind, Problem};
use crate::i18n::Lang;
use crate::visitor::preferred;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::error::Error;
use std::str::FromStr;

/// Parameters in the path.
pub struct Path<T>(pub T);
/// Parameters in the query.
pub struct Query<T>(pub T);
/// A body of JSON.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let lang = preferred(&parts.headers);
        axum::extract::Path::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(value)| Self(value))
            // A number that is none names no case: there is no such thing.
            .map_err(|_: PathRejection| Problem::in_words(lang, Kind::NotFound))
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let lang = preferred(&parts.headers);
        axum::extract::Query::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Query(value)| Self(value))
            .map_err(|rejection: QueryRejection| {
                let problem = Problem::in_words(lang, Kind::Malformed);
                match place(&rejection) {
                    Some(field) => problem.at(field, lang.t("problem-parameter")),
                    None => problem.at("query", lang.t("problem-query")),
                }
            })
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let lang = preferred(request.headers());
        match axum::extract::Json::from_request(request, state).await {
            Ok(axum::extract::Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(unread(lang, &rejection)),
        }
    }
}

/// A parameter of a type that is read from its text; empty is no value of any.
pub fn parsed<'de, D: Deserializer<'de>, T: FromStr>(d: D) -> Result<Option<T>, D::Error> {
    let text = Cow::<'de, str>::deserialize(d)?;
    let read = text.parse().map(Some);
    read.map_err(|_| D::Error::custom("not of this form"))
}

fn unread(lang: Lang, rejection: &JsonRejection) -> Problem {
    match rejection {
        JsonRejection::MissingJsonContentType(_) => Problem::in_words(lang, Kind::MediaType),
        JsonRejection::JsonDataError(_) => {
            let field = place(rejection).unwrap_or_else(|| "body".to_owned());
            Problem::in_words(lang, Kind::Malformed).at(field, lang.t("problem-field"))
        }
        JsonRejection::BytesRejection(_) => Problem::in_words(lang, Kind::TooLarge),
        _ => Problem::in_words(lang, Kind::Malformed).at("body", lang.t("problem-json")),
    }
}

/// The path of the field that could not be read, which comes first in the message below the
/// rejection; nothing if that does not look like the name of a field of ours.
fn place(rejection: &dyn Error) -> Option<String> {
    let message = rejection.source()?.to_string();
    let (path, _) = message.split_once(": ")?;
    let is_name = |c: char| c.is_ascii_lowercase() || matches!(c, '_' | '.');
    let fits = (1..=60).contains(&path.len()) && path.chars().all(is_name) && path != ".";
    fits.then(|| path.to_owned())
}
