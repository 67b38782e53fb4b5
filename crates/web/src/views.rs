//! How each request ended, for the access log: handed over whole, failed, or broken off.
//!
//! What a page shows is logged before it is made (see `app::views`). This layer stands
//! outside all others and notes the end once the last byte has left, the reader has gone,
//! or the answer turned out to be an error.

use crate::site::Site;
use app::{App, Views};
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use domain::AccessOutcome;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

tokio::task_local! {
    /// What the request that this task answers has shown.
    static VIEWS: Views;
}

/// The request that this task answers; one of its own outside the layer.
pub(crate) fn current() -> Views {
    VIEWS.try_with(Clone::clone).unwrap_or_default()
}

/// The layer.
pub async fn follow(State(site): State<Site>, request: Request, next: Next) -> Response {
    let views = Views::default();
    let mut ending = Ending {
        app: site.app,
        views: views.clone(),
        outcome: AccessOutcome::CutOff,
    };
    let response = VIEWS.scope(views, next.run(request)).await;
    if ending.views.is_empty() {
        return response;
    }
    let (parts, body) = response.into_parts();
    let wanted = if is_shown(parts.status) {
        AccessOutcome::Shown
    } else {
        AccessOutcome::Failed
    };
    if wanted == AccessOutcome::Failed {
        ending.outcome = wanted;
    }
    let mut followed = Followed {
        body,
        ending,
        wanted,
    };
    followed.look();
    Response::from_parts(parts, Body::new(followed))
}

/// Whether an answer shows what was asked for: a page, a redirect that tells where, a form that
/// comes back, or all that is left of somebody who was erased. Other answers are the short pages
/// of errors.
fn is_shown(status: StatusCode) -> bool {
    status.is_success()
        || status.is_redirection()
        || matches!(
            status,
            StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::GONE
        )
}

/// Tells how the request ended when it goes.
struct Ending {
    app: Arc<App>,
    views: Views,
    outcome: AccessOutcome,
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.app.end_views(&self.views, self.outcome);
    }
}

/// A body that knows whether it was handed over to its end.
struct Followed {
    body: Body,
    ending: Ending,
    wanted: AccessOutcome,
}

impl Followed {
    /// A body whose length is known is not asked again after its last part.
    fn look(&mut self) {
        if self.body.is_end_stream() {
            self.ending.outcome = self.wanted;
        }
    }
}

impl HttpBody for Followed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        match &polled {
            Poll::Ready(None) => self.ending.outcome = self.wanted,
            Poll::Ready(Some(Err(_))) => self.ending.outcome = AccessOutcome::Failed,
            Poll::Ready(Some(Ok(_))) => self.look(),
            Poll::Pending => {}
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body.size_hint()
    }
}
