//! A real `OpenID` Connect provider (`tests/oidc/provider.mjs`), and a municipality whose people
//! log in there.

#![allow(
    dead_code,
    reason = "each test binary uses the part of it that it needs"
)]

#[path = "answer.rs"]
mod answer;

use answer::Answer;
use app::account::{Post, Service};
use app::{Actor, App, SystemClock};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::{Role, WorkerId};
use identity::oidc::{Provider, RoleMap, Settings};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use store::{Keys, Store};
use tower::ServiceExt;
use web::site::{Site, router};

const SITE: &str = "https://traad.test";

/// The provider as a process of its own.
pub struct Outside {
    child: Child,
    tell: ChildStdin,
    told: BufReader<ChildStdout>,
    pub issuer: String,
}

/// Certificate and key of the provider, and of the authority that vouches for it.
pub struct Signed {
    pub key: PathBuf,
    pub certificate: PathBuf,
    pub authority: PathBuf,
}

impl Outside {
    /// Starts it; `None` where Node or its packages are missing and nobody requires them.
    fn start(signed: Option<&Signed>) -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oidc");
        let is_required = std::env::var("TRAAD_TEST_OIDC").is_ok_and(|v| v == "required");
        if !folder.join("node_modules/oidc-provider").exists() {
            assert!(!is_required, "run npm ci in tests/oidc");
            eprintln!("skipped: no oidc-provider; run npm ci in tests/oidc");
            return None;
        }
        let mut node = Command::new("node");
        node.arg("provider.mjs").args([
            format!("{SITE}/login/service/back"),
            format!("{SITE}/login"),
            format!("{SITE}/login/service/ended"),
        ]);
        if let Some(signed) = signed {
            node.args([&signed.key, &signed.certificate]);
            node.env("NODE_EXTRA_CA_CERTS", &signed.authority);
        }
        let mut child = node
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node runs");
        let tell = child.stdin.take().unwrap();
        let told = BufReader::new(child.stdout.take().unwrap());
        let mut out = Self {
            child,
            tell,
            told,
            issuer: String::new(),
        };
        out.issuer = out.line("issuer ");
        let begins = ["http://127.0.0.1:", "https://127.0.0.1:"][usize::from(signed.is_some())];
        assert!(out.issuer.starts_with(begins), "{}", out.issuer);
        Some(out)
    }

    /// The rest of the next line that begins so; the provider's own remarks are passed over.
    fn line(&mut self, begin: &str) -> String {
        let mut lines = (&mut self.told).lines().map(Result::unwrap);
        let found = lines.find_map(|line| Some(line.strip_prefix(begin)?.to_owned()));
        found.expect("an answer of the provider")
    }

    /// Walks a person through; gives back where the provider sends them.
    pub fn walk(&mut self, person: &Value, url: &str) -> String {
        let mut said = person.clone();
        said["url"] = json!(url);
        writeln!(self.tell, "{said}").unwrap();
        self.back()
    }

    fn back(&mut self) -> String {
        let to = self.line("back ");
        assert!(to.starts_with(SITE), "{to}");
        to[SITE.len()..].to_owned()
    }

    /// Walks the person who logged in last out of the provider; gives back what the provider
    /// says to the site behind their back, and where it sends them.
    pub fn leave(&mut self, url: &str) -> (String, String) {
        writeln!(self.tell, "{}", json!({ "leave": url })).unwrap();
        (self.line("told "), self.back())
    }

    /// A token with these claims and this head, signed by the provider; see `provider.mjs`.
    pub fn word(&mut self, word: &Value) -> String {
        writeln!(self.tell, "{}", json!({ "word": word })).unwrap();
        self.line("word ")
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A municipality whose people log in there.
pub struct Town {
    pub outside: Outside,
    pub app: Arc<App>,
    router: Router,
    folder: PathBuf,
    pub worker: WorkerId,
}

impl Drop for Town {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Town {
    pub fn start(name: &str, levels: &[&str]) -> Option<Self> {
        let outside = Outside::start(None)?;
        Some(Self::beside(outside, name, levels, None))
    }

    /// With a provider whose certificate the authority vouches for that the program is told of.
    pub fn signed(name: &str, signed: &Signed, authority: Option<PathBuf>) -> Option<Self> {
        let outside = Outside::start(Some(signed))?;
        Some(Self::beside(outside, name, &[], authority))
    }

    fn beside(outside: Outside, name: &str, levels: &[&str], authority: Option<PathBuf>) -> Self {
        let folder =
            std::env::temp_dir().join(format!("traad-service-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let store = open(&folder);
        let provider = Provider::new(Settings {
            issuer: outside.issuer.clone(),
            client_id: "traad".into(),
            client_secret: Some("aftalt-hemmelighed-til-proeven".into()),
            back: format!("{SITE}/login/service/back"),
            left: format!("{SITE}/login"),
            scopes: vec!["profile".into()],
            levels: levels.iter().map(|l| (*l).to_owned()).collect(),
            means: Vec::new(),
            authority,
        })
        .unwrap();
        let service = Service {
            provider,
            title: String::new(),
            name_claim: "preferred_username".into(),
            role_claim: "groups".into(),
            roles: RoleMap::parse(["b-udvalg=committee", "b-okonomi=economist"]).unwrap(),
        };
        let app = App::open(store, Arc::new(SystemClock)).unwrap();
        let app = Arc::new(app.with_service(Some(service)));
        let system = Actor::system();
        let worker = app
            .register_worker(&system, "Anna Prøve", Post::of(Role::Committee))
            .unwrap();
        app.add_account(&system, worker, "anna", false).unwrap();
        let site = Site::new(Arc::clone(&app), "Prøvekøbing");
        Self {
            outside,
            app,
            router: router(site),
            folder,
            worker,
        }
    }

    pub async fn get(&self, path: &str, cookies: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookies);
        self.answer(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a browser does that has a cookie.
    pub async fn post(&self, path: &str, cookie: &str, form: String) -> Answer {
        let seed = cookie.split_once('=').map_or("", |(_, seed)| seed);
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, kind)
            .header(web::forgery::HEADER, web::forgery::token_of(seed));
        self.answer(request.body(Body::from(form)).unwrap()).await
    }

    /// Says something to the site as the provider does, without any cookie.
    pub async fn tell(&self, token: &str) -> StatusCode {
        let request = Request::post("/login/service/ended")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let form = format!("logout_token={token}");
        self.answer(request.body(Body::from(form)).unwrap())
            .await
            .status
    }

    async fn answer(&self, request: Request<Body>) -> Answer {
        Answer::of(self.router.clone().oneshot(request).await.unwrap()).await
    }

    /// Begins in a browser, walks through the provider, and gives back the way home.
    pub async fn walked(&mut self, person: &Value, browser: &str) -> String {
        let begun = self.get("/login/service", browser).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
        assert!(begun.to.starts_with(&self.outside.issuer), "{}", begun.to);
        for part in [
            "code_challenge_method=S256",
            "nonce=",
            "state=",
            "scope=openid+profile",
        ] {
            assert!(begun.to.contains(part), "{part} is not in {}", begun.to);
        }
        self.outside.walk(person, &begun.to)
    }

    pub async fn log_in(&mut self, person: &Value) -> Answer {
        let back = self.walked(person, BROWSER).await;
        self.get(&back, BROWSER).await
    }

    pub fn sessions(&self) -> usize {
        let store = self.app.store();
        store
            .sessions_of(self.worker, self.app.now())
            .unwrap()
            .len()
    }
}

pub const BROWSER: &str = "__Host-traad_guest=min-browser";

fn open(folder: &Path) -> Store {
    let url = format!("sqlite:{}", folder.join("t.db").display());
    Store::open(&url, &Keys::beside(&url).unwrap()).unwrap()
}

pub fn anna() -> Value {
    json!({
        "sub": "id-1",
        "claims": { "preferred_username": "Anna", "groups": ["andet", "b-udvalg"] },
    })
}

pub fn with(key: &str, value: Value) -> Value {
    let mut person = anna();
    person[key] = value;
    person
}
