//! A small made-up municipality with its site in process: made once for a test binary, with
//! one person to be for each role.

#![allow(
    dead_code,
    reason = "each test binary uses the part of it that it needs"
)]

#[path = "answer.rs"]
mod answer;
#[path = "forms.rs"]
pub mod forms;
#[path = "headings.rs"]
mod headings;

pub use answer::Answer;

use app::{App, Fixed};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::{Day, Moment, Role};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use store::{Keys, Store};
use tower::ServiceExt;
use web::site::{DemoLogin, Site, router};

/// The municipality; tests only add to it.
pub static TOWN: LazyLock<Town> = LazyLock::new(Town::new);

/// Monday 23 November 2026 at noon.
pub fn now() -> Moment {
    Day::from_ymd(2026, 11, 23).unwrap().at(12, 0)
}

/// The site of a municipality.
pub struct Town {
    /// The use cases behind the site.
    pub app: Arc<App>,
    /// The clock, which stands still until it is moved.
    pub clock: Arc<Fixed>,
    /// The file of the database.
    pub file: String,
    router: Router,
    people: Vec<DemoLogin>,
}

impl Town {
    fn new() -> Self {
        let settings = synth::Settings {
            children: 150,
            years: 3,
            until: now(),
            seed: 7,
        };
        let file = database();
        let url = format!("sqlite:{file}");
        let store = Store::open(&url, &Keys::beside(&url).unwrap()).unwrap();
        let clock = Arc::new(Fixed::at(now()));
        let app = App::open(store, clock.clone()).unwrap();
        app.take_in(synth::generate(&settings), &mut |_| {})
            .unwrap();
        let app = Arc::new(app);
        let people: Vec<DemoLogin> = synth::demo_people(&settings)
            .into_iter()
            .map(|person| DemoLogin {
                worker: person.worker,
                role: person.role,
                name: person.name,
            })
            .collect();
        let site = Site::new(Arc::clone(&app), "Prøvekøbing").on_trial(people.clone());
        let router = router(Site {
            duty_phone: "12 34 56 78".into(),
            ..site
        });
        Self {
            app,
            clock,
            file,
            router,
            people,
        }
    }

    /// The person of a role.
    pub fn worker(&self, role: Role) -> domain::WorkerId {
        self.people.iter().find(|p| p.role == role).unwrap().worker
    }

    /// The whole site, for tests that send requests of their own.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// Logs in as the person of a role.
    pub async fn log_in(&self, role: Role) -> Persona {
        let person = self.people.iter().find(|p| p.role == role).unwrap();
        let guest = Persona::guest();
        let answer = guest
            .post("/login", &format!("person={}", person.worker))
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        guest.after(&answer)
    }

    /// The answer as it left the site.
    pub async fn raw(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Sends a request through the site.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let answer = Answer::of(self.raw(request).await).await;
        forms::hold(&answer.body);
        headings::hold(&answer.body);
        answer
    }
}

/// A fresh database of this run: a runner that gives each test a process of its own names
/// the test among the arguments.
fn database() -> String {
    let mut print = DefaultHasher::new();
    std::env::args().collect::<Vec<_>>().hash(&mut print);
    let name = format!("{}-{:x}.db", env!("CARGO_CRATE_NAME"), print.finish());
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let path = path.to_str().unwrap().to_owned();
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{path}{suffix}"));
    }
    // The keys know who was erased in an earlier run, and would let nobody take them in again.
    let _ = std::fs::remove_dir_all(Path::new(&path).with_extension("keys"));
    path
}

/// A browser: someone who is logged in, or not yet.
#[derive(Clone)]
pub struct Persona {
    cookies: Vec<String>,
}

impl Persona {
    /// A browser with nothing but the cookie that every visitor gets.
    pub fn guest() -> Self {
        Self {
            cookies: vec!["__Host-traad_guest=someone".to_owned()],
        }
    }

    /// A browser with a session of some token.
    pub fn with_session(token: &str) -> Self {
        Self {
            cookies: vec![format!("__Host-traad_session={token}")],
        }
    }

    /// The same browser after an answer: cookies set, replaced and taken away.
    pub fn after(&self, answer: &Answer) -> Self {
        let mut cookies = self.cookies.clone();
        for set in &answer.cookies {
            let (name, value) = set.split_once('=').unwrap();
            cookies.retain(|c| c.split('=').next() != Some(name));
            if !value.is_empty() {
                cookies.push(set.clone());
            }
        }
        Self { cookies }
    }

    /// What the browser sends along.
    pub fn sent(&self) -> String {
        self.cookies.join("; ")
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let of =
            |c: &'_ String| c.split_once('=').map(|(n, _)| n.to_owned()).as_deref() == Some(name);
        let found = self.cookies.iter().find(|c| of(c))?;
        found.split_once('=').map(|(_, value)| value)
    }

    /// The token that the forms of this browser carry.
    pub fn token(&self) -> String {
        let session = self.cookie("__Host-traad_session");
        let seed = session.or_else(|| self.cookie("__Host-traad_guest"));
        web::forgery::token_of(seed.unwrap_or_default())
    }

    /// Asks for a page in Danish.
    pub async fn get(&self, path: &str) -> Answer {
        self.get_in(path, "da").await
    }

    /// Asks for a page in a language.
    pub async fn get_in(&self, path: &str, lang: &str) -> Answer {
        let cookies = format!("{}; traad_language={lang}", self.cookies.join("; "));
        let request = Request::get(path).header(header::COOKIE, cookies);
        TOWN.ask(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form, with the token that stands in it.
    pub async fn post(&self, path: &str, form: &str) -> Answer {
        self.post_plain(path, &format!("_token={}&{form}", self.token()))
            .await
    }

    /// Sends a form with files, with the token that stands in it.
    pub async fn post_files(
        &self,
        path: &str,
        typed: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Answer {
        let token = self.token();
        let with_token: Vec<_> = [("_token", token.as_str())]
            .iter()
            .chain(typed)
            .copied()
            .collect();
        let request = Request::post(path)
            .header(header::COOKIE, self.sent())
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        let body = Body::from(with_files(&with_token, files));
        TOWN.ask(request.body(body).unwrap()).await
    }

    /// Sends exactly this.
    pub async fn post_plain(&self, path: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, self.sent())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .unwrap();
        TOWN.ask(request).await
    }
}

/// The body of a form with files, its parts divided by `b`.
pub fn with_files(typed: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, value) in typed {
        let head = format!("--b\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n");
        body.extend(format!("{head}{value}\r\n").bytes());
    }
    for (name, bytes) in files {
        let head = format!(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: text/html\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    body
}
