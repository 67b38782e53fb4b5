//! The token of a form with a file: it stands first, so that it is found before the file arrives,
//! and who does not have it sends nothing that is held.

use axum::body::{Body, Bytes, HttpBody};
use http_body::Frame;
use identity::random;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

/// How much may come before the end of the token's part.
const HEAD: usize = 16 * 1024;

/// What stands right before the token.
const BEFORE: &[u8] = b"name=\"_token\"\r\n\r\n";

/// The body as it came: good if it begins with the token.
pub(super) async fn opened(mut body: Body, token: &str) -> Result<Body, Body> {
    let mut head = Vec::new();
    while head.len() < HEAD {
        let frame = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await;
        let Some(Ok(frame)) = frame else {
            break;
        };
        if let Ok(data) = frame.into_data() {
            head.extend_from_slice(&data);
        }
        if carries(&head, token) {
            return Ok(rejoined(head, body));
        }
    }
    Err(rejoined(head, body))
}

fn rejoined(head: Vec<u8>, rest: Body) -> Body {
    let head = Some(Bytes::from(head));
    Body::new(Rejoined { head, rest })
}

fn carries(head: &[u8], token: &str) -> bool {
    let found = head.windows(BEFORE.len()).position(|part| part == BEFORE);
    let given = found.map(|at| &head[at + BEFORE.len()..]);
    given
        .and_then(|given| given.get(..token.len() + 2))
        .is_some_and(|given| random::is_same(given, format!("{token}\r\n").as_bytes()))
}

/// A body whose beginning was read already.
struct Rejoined {
    head: Option<Bytes>,
    rest: Body,
}

impl HttpBody for Rejoined {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        match self.head.take() {
            Some(head) => Poll::Ready(Some(Ok(Frame::data(head)))),
            None => Pin::new(&mut self.rest).poll_frame(cx),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(token: &str) -> String {
        format!(
            "--x\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n--x\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nwords\r\n--x--"
        )
    }

    #[tokio::test]
    async fn a_form_with_its_token_goes_on_whole_and_without_it_nowhere() {
        let sent = form("secret");
        let body = opened(Body::from(sent.clone()), "secret").await.unwrap();
        let back = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        assert_eq!(back, sent.as_bytes());
        for wrong in ["", "secre", "secrets", "other"] {
            let sent = form(wrong);
            let body = opened(Body::from(sent.clone()), "secret").await;
            let back = axum::body::to_bytes(body.unwrap_err(), usize::MAX).await;
            assert_eq!(back.unwrap(), sent.as_bytes());
        }
    }
}
