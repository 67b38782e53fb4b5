//! One case in a database of its own, with the site in front of it: as it was told, or with one
//! value changed. What a page or letter says of it is looked at without what differs by itself.

use super::places::{Folder, Places, Told, open};
use crate::town::Answer;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::{Event, Role};
use std::collections::HashMap;
use std::sync::Arc;
use tower::ServiceExt;
use web::site::{DemoLogin, Site, router};

/// The cookie of somebody who is not logged in.
const GUEST: &str = "__Host-traad_guest=someone";

/// Parts of a page that tell every event alike: they prove no use.
const EVERYTHING: [&str; 2] = ["story", "latest-"];

/// A case in a database.
pub struct Trial {
    router: Router,
    /// The cookies of whoever is logged in.
    cookies: HashMap<Role, String>,
    _folder: Folder,
}

impl Trial {
    /// A database with the office and these events of a case; `None` where they do not go
    /// together.
    pub async fn of(
        places: &Places,
        told: &Told,
        events: &[Event],
        roles: &[Role],
    ) -> Option<Self> {
        let folder = places.copy();
        let mut all = places.office.clone();
        all.extend_from_slice(events);
        all.sort_by_key(|e| e.appended_at);
        let store = folder.store();
        let fold = store::fold_with(&places.rules);
        store
            .bulk_load(&mut all.into_iter(), &fold, &mut |_| {})
            .ok()?;
        let app = open(store);
        let login = |role: &Role| {
            Some(DemoLogin {
                worker: places.worker(told, *role)?,
                role: *role,
                name: role.to_string(),
            })
        };
        let people: Vec<DemoLogin> = roles.iter().filter_map(login).collect();
        let site = Site::new(Arc::new(app), "Prøvekøbing").on_trial(people.clone());
        let router = router(site);
        let mut trial = Self {
            router,
            cookies: HashMap::new(),
            _folder: folder,
        };
        for person in people {
            trial.log_in(&person).await;
        }
        Some(trial)
    }

    async fn log_in(&mut self, person: &DemoLogin) {
        let form = format!("person={}", person.worker);
        let answer = self.sent("/login", GUEST, &form).await;
        if answer.status == StatusCode::SEE_OTHER {
            self.cookies
                .insert(person.role, answer.session().unwrap_or_default());
        }
    }

    /// What a page says to somebody of a role; `None` where nobody has it.
    pub async fn page(&self, role: Role, address: &str) -> Option<(StatusCode, String)> {
        let cookie = self.cookies.get(&role)?;
        let request = Request::get(address)
            .header(header::COOKIE, format!("{cookie}; traad_language=da"))
            .body(Body::empty())
            .unwrap();
        let answer = self.ask(request).await;
        Some((answer.status, plain(answer.body)))
    }

    /// The page that a form leads to.
    pub async fn form(&self, role: Role, address: &str, form: &str) -> Option<String> {
        let answer = self.sent(address, self.cookies.get(&role)?, form).await;
        if answer.status == StatusCode::SEE_OTHER {
            return Some(self.page(role, &answer.to).await?.1);
        }
        Some(plain(answer.body))
    }

    async fn sent(&self, address: &str, cookie: &str, form: &str) -> Answer {
        let seed = cookie.split_once('=').map_or("", |(_, seed)| seed);
        let token = web::forgery::token_of(seed);
        let request = Request::post(address)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(format!("_token={token}&{form}")))
            .unwrap();
        self.ask(request).await
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        Answer::of(self.router.clone().oneshot(request).await.unwrap()).await
    }
}

/// A page without the tokens of its forms and the parts that tell everything.
fn plain(mut page: String) -> String {
    for name in ["_token", "ticket"] {
        let from = format!("name=\"{name}\" value=\"");
        let mut at = 0;
        while let Some(found) = page[at..].find(&from) {
            let start = at + found + from.len();
            let end = page[start..].find('"').map_or(page.len(), |n| start + n);
            page.replace_range(start..end, "");
            at = start;
        }
    }
    for id in EVERYTHING {
        let mark = format!("aria-labelledby=\"{id}");
        while let Some(at) = page.find(&mark) {
            let start = page[..at].rfind("<section").unwrap_or(at);
            page.replace_range(start..end_of(&page, start), "");
        }
    }
    page
}

/// Where the section that begins here ends.
fn end_of(page: &str, start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    loop {
        let open = page[at..].find("<section").map(|n| at + n);
        let Some(close) = page[at..].find("</section>").map(|n| at + n) else {
            return page.len();
        };
        match open {
            Some(open) if open < close => (depth, at) = (depth + 1, open + 1),
            _ if depth == 1 => return close + "</section>".len(),
            _ => (depth, at) = (depth - 1, close + 1),
        }
    }
}
