//! What went wrong, told as RFC 9457 says: a kind that programs tell apart, words for the
//! person who reads the log, and nothing of the inside.

use crate::i18n::Lang;
use crate::observe::incident;
use crate::visitor::preferred;
use app::Error;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::any::Any;
use utoipa::ToSchema;

/// The kinds of problem; each is explained in `docs/api.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Parameters or body cannot be read.
    Malformed,
    /// No token, or none that is good.
    Unauthorized,
    /// The token does not include this.
    Forbidden,
    /// No such thing, or none the client may know of.
    NotFound,
    /// The person was erased.
    Erased,
    /// The address does not take the method.
    MethodNotAllowed,
    /// Someone recorded on the case meanwhile.
    Conflict,
    /// The body is too large.
    TooLarge,
    /// The body is no JSON.
    MediaType,
    /// Readable, but something must be mended; nothing was recorded.
    Refused,
    /// Too many calls.
    TooMany,
    /// The fault is here.
    Inside,
}

impl Kind {
    /// All kinds, in the order of their status.
    pub const ALL: [Self; 12] = [
        Self::Malformed,
        Self::Unauthorized,
        Self::Forbidden,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Conflict,
        Self::Erased,
        Self::TooLarge,
        Self::MediaType,
        Self::Refused,
        Self::TooMany,
        Self::Inside,
    ];

    /// The stable word: the end of the problem's address, and of the keys of its words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::Erased => "erased",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Conflict => "conflict",
            Self::TooLarge => "too-large",
            Self::MediaType => "media-type",
            Self::Refused => "refused",
            Self::TooMany => "too-many",
            Self::Inside => "inside",
        }
    }

    /// The status that goes with it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Erased => StatusCode::GONE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Refused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Inside => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// A call that was not carried out, on its way to the answer.
#[derive(Debug)]
pub struct Problem {
    kind: Kind,
    lang: Lang,
    errors: Vec<FieldError>,
    wait: Option<u64>,
}

/// A problem (RFC 9457). The answer to every call that was not carried out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Told {
    /// The kind of problem, as a name; `docs/api.md` explains each.
    #[serde(rename = "type")]
    #[schema(format = "uri-reference", example = "/api#problem-not-found")]
    address: String,
    /// The kind in words; the same for every problem of the kind.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What to do about it.
    detail: String,
    /// This call: the number under which the log of the server tells more of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    instance: Option<String>,
    /// What must be mended, field by field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
}

/// One field that must be mended. What was given is never repeated.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldError {
    /// The parameter, the header, or the path of the field in the body.
    field: String,
    /// What is wrong with it.
    detail: String,
}

impl Problem {
    /// A problem in the language the client prefers.
    pub fn of(headers: &HeaderMap, kind: Kind) -> Self {
        Self::in_words(preferred(headers), kind)
    }

    /// A problem in a language.
    pub fn in_words(lang: Lang, kind: Kind) -> Self {
        Self {
            kind,
            lang,
            errors: Vec::new(),
            wait: None,
        }
    }

    /// The same, with one more field to mend.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>, detail: impl Into<String>) -> Self {
        self.errors.push(FieldError {
            field: field.into(),
            detail: detail.into(),
        });
        self
    }

    /// The same, with the seconds to wait.
    #[must_use]
    pub fn after(mut self, seconds: u64) -> Self {
        self.wait = Some(seconds);
        self
    }

    /// A use case that did not happen; what went wrong inside is logged once, here.
    pub fn of_error(lang: Lang, error: &Error) -> Self {
        let kind = match error {
            Error::NotFound => Kind::NotFound,
            Error::Erased(_) => Kind::Erased,
            Error::Forbidden => Kind::Forbidden,
            Error::Conflict => Kind::Conflict,
            Error::Refused(_) => Kind::Refused,
            _ => Kind::Inside,
        };
        let mut problem = Self::in_words(lang, kind);
        if let Error::Refused(fields) = error {
            for field in fields {
                problem = problem.at(field.field, lang.t(field.message));
            }
        }
        if kind == Kind::Inside {
            tracing::error!(%error, "a call failed");
        }
        problem
    }
}

impl From<Problem> for Told {
    fn from(problem: Problem) -> Self {
        let (code, lang) = (problem.kind.code(), problem.lang);
        Self {
            address: format!("/api#problem-{code}"),
            title: lang.t(&format!("problem-{code}-title")),
            status: problem.kind.status().as_u16(),
            detail: lang.t(&format!("problem-{code}-words")),
            instance: incident().map(|id| format!("urn:uuid:{id}")),
            errors: problem.errors,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (kind, lang, wait) = (self.kind, self.lang, self.wait);
        let body = serde_json::to_vec(&Told::from(self)).unwrap_or_default();
        let mut response = (kind.status(), body).into_response();
        let headers = response.headers_mut();
        let json = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, json);
        let lang = HeaderValue::from_static(lang.code());
        headers.insert(header::CONTENT_LANGUAGE, lang);
        if kind == Kind::Unauthorized {
            let bearer = HeaderValue::from_static("Bearer realm=\"traad\"");
            headers.insert(header::WWW_AUTHENTICATE, bearer);
        }
        if let Some(seconds) = wait {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// The answer when a handler panicked; what it said stays here.
pub(super) fn of_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a call panicked");
    Problem::in_words(Lang::Da, Kind::Inside).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_words_in_both_languages_and_a_status_of_its_own() {
        let mut seen = std::collections::HashSet::new();
        for kind in Kind::ALL {
            assert!(seen.insert(kind.status()));
            for lang in Lang::ALL {
                let problem = Told::from(Problem::in_words(lang, kind));
                assert!(!problem.title.contains('⟦') && !problem.detail.contains('⟦'));
            }
        }
    }
}
