//! What a site answered, read in one way by every town and trial.

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::Response;

/// What came back.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Where it leads, if it leads on.
    pub to: String,
    /// The page.
    pub body: String,
    /// The cookies it sets, `name=value`.
    pub cookies: Vec<String>,
}

impl Answer {
    /// All that stands in a body.
    pub async fn bytes(body: Body) -> Vec<u8> {
        let all = axum::body::to_bytes(body, usize::MAX).await;
        all.unwrap().to_vec()
    }

    /// Reads it to its end.
    pub async fn of(response: Response) -> Self {
        let (head, body) = response.into_parts();
        let to = head.headers.get(header::LOCATION);
        let to = to.map_or("", |value| value.to_str().unwrap()).to_owned();
        let cookies = head.headers.get_all(header::SET_COOKIE).iter();
        let cookies = cookies
            .filter_map(|value| value.to_str().ok()?.split(';').next())
            .map(str::to_owned)
            .collect();
        Self {
            status: head.status,
            to,
            body: String::from_utf8_lossy(&Self::bytes(body).await).into_owned(),
            cookies,
        }
    }

    /// The cookie of the session that began, if one did.
    pub fn session(&self) -> Option<String> {
        let is_session = |cookie: &&String| cookie.starts_with("__Host-traad_session=");
        self.cookies.iter().find(is_session).cloned()
    }

    /// All addresses the page links to.
    pub fn links(&self) -> Vec<String> {
        self.body
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(|link| link.replace("&amp;", "&"))
            .collect()
    }

    /// The value of the first hidden field of a name.
    pub fn hidden(&self, name: &str) -> String {
        let from = format!("name=\"{name}\" value=\"");
        let rest = self.body.split_once(&from).map_or("", |(_, rest)| rest);
        rest.split('"').next().unwrap_or_default().to_owned()
    }

    /// The links that begin like this.
    pub fn links_to(&self, from: &str) -> Vec<String> {
        let mut links = self.links();
        links.retain(|link| link.starts_with(from));
        links
    }
}
