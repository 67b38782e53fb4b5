//! Who calls: the client behind the bearer token, let in before anything else is read.

use super::problem::{Kind, Problem};
use crate::i18n::Lang;
use crate::site::Site;
use crate::visitor::{preferred, run};
use app::client::Caller;
use app::{App, Error};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The client that calls, and the language of its problems.
#[derive(Debug, Clone)]
pub struct Who {
    /// The client.
    pub caller: Caller,
    /// The language it prefers.
    pub lang: Lang,
}

impl Who {
    /// Fails unless the client was given a permit.
    pub fn require(&self, permit: domain::Permit) -> Result<(), Problem> {
        self.caller
            .require(permit)
            .map_err(|error| Problem::of_error(self.lang, &error))
    }

    /// Runs a use case as the client, on a thread that may wait for the database.
    pub async fn run<T: Send + 'static>(
        &self,
        site: &Site,
        work: impl FnOnce(&App, &app::Actor) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Problem> {
        let actor = self.caller.actor.clone();
        run(site, move |app| work(app, &actor))
            .await
            .map_err(|error| Problem::of_error(self.lang, &error))
    }
}

impl FromRequestParts<Site> for Who {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Problem> {
        let found = parts.extensions.get::<Who>().cloned();
        found.ok_or_else(|| Problem::of(&parts.headers, Kind::Unauthorized))
    }
}

/// Lets a client in by its token, as often as its limit allows.
pub async fn let_in(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let lang = preferred(request.headers());
    let Some(token) = bearer(request.headers()) else {
        return Problem::in_words(lang, Kind::Unauthorized).into_response();
    };
    let caller = match run(&site, move |app| app.caller(&token)).await {
        Ok(Some(caller)) => caller,
        Ok(None) => return Problem::in_words(lang, Kind::Unauthorized).into_response(),
        Err(error) => return Problem::of_error(lang, &error).into_response(),
    };
    if let Err(seconds) = site.limits.take(&caller.actor.worker) {
        let problem = Problem::in_words(lang, Kind::TooMany).after(seconds);
        return problem.into_response();
    }
    request.extensions_mut().insert(Who { caller, lang });
    next.run(request).await
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim().to_owned())
}
