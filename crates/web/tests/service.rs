//! Logging in through a real `OpenID` Connect provider (`tests/oidc/provider.mjs`), and every
//! way in which its answer must be refused.

use app::account::{Post, Service};
use app::{Actor, App, SystemClock};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::{AccountAct, Payload, Role, WorkerId};
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
struct Outside {
    child: Child,
    tell: ChildStdin,
    told: BufReader<ChildStdout>,
    issuer: String,
}

impl Outside {
    /// Starts it; `None` where Node or its packages are missing and nobody requires them.
    fn start() -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oidc");
        let is_required = std::env::var("TRAAD_TEST_OIDC").is_ok_and(|v| v == "required");
        if !folder.join("node_modules/oidc-provider").exists() {
            assert!(!is_required, "run npm ci in tests/oidc");
            eprintln!("skipped: no oidc-provider; run npm ci in tests/oidc");
            return None;
        }
        let mut child = Command::new("node")
            .arg("provider.mjs")
            .args([
                format!("{SITE}/login/service/back"),
                format!("{SITE}/login"),
            ])
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
        assert!(
            out.issuer.starts_with("http://127.0.0.1:"),
            "{}",
            out.issuer
        );
        Some(out)
    }

    /// The rest of the next line that begins so; the provider's own remarks are passed over.
    fn line(&mut self, begin: &str) -> String {
        let mut lines = (&mut self.told).lines().map(Result::unwrap);
        let found = lines.find_map(|line| Some(line.strip_prefix(begin)?.to_owned()));
        found.expect("an answer of the provider")
    }

    /// Walks a person through; gives back where the provider sends them.
    fn walk(&mut self, person: &Value, url: &str) -> String {
        let mut said = person.clone();
        said["url"] = json!(url);
        writeln!(self.tell, "{said}").unwrap();
        let to = self.line("back ");
        assert!(to.starts_with(SITE), "{to}");
        to[SITE.len()..].to_owned()
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A municipality whose people log in there.
struct Town {
    outside: Outside,
    app: Arc<App>,
    router: Router,
    folder: PathBuf,
    worker: WorkerId,
}

impl Drop for Town {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

struct Came {
    status: StatusCode,
    to: String,
    body: String,
    cookies: Vec<String>,
}

impl Town {
    fn start(name: &str, levels: &[&str]) -> Option<Self> {
        let outside = Outside::start()?;
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
        });
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
        Some(Self {
            outside,
            app,
            router: router(site),
            folder,
            worker,
        })
    }

    async fn get(&self, path: &str, cookies: &str) -> Came {
        let request = Request::get(path).header(header::COOKIE, cookies);
        let request = request.body(Body::empty()).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let to = answer.headers().get(header::LOCATION);
        let to = to.map_or("", |v| v.to_str().unwrap()).to_owned();
        let cookies = answer.headers().get_all(header::SET_COOKIE).iter();
        let cookies = cookies
            .filter_map(|c| c.to_str().ok()?.split(';').next())
            .map(str::to_owned)
            .collect();
        let status = answer.status();
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX)
            .await
            .unwrap();
        Came {
            status,
            to,
            body: String::from_utf8_lossy(&body).into_owned(),
            cookies,
        }
    }

    /// Begins in a browser, walks through the provider, and gives back the way home.
    async fn walked(&mut self, person: &Value, browser: &str) -> String {
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

    async fn log_in(&mut self, person: &Value) -> Came {
        let back = self.walked(person, BROWSER).await;
        self.get(&back, BROWSER).await
    }

    fn sessions(&self) -> usize {
        let store = self.app.store();
        store
            .sessions_of(self.worker, self.app.now())
            .unwrap()
            .len()
    }
}

const BROWSER: &str = "__Host-traad_guest=min-browser";

fn open(folder: &Path) -> Store {
    let url = format!("sqlite:{}", folder.join("t.db").display());
    Store::open(&url, &Keys::beside(&url).unwrap()).unwrap()
}

fn anna() -> Value {
    json!({
        "sub": "id-1",
        "claims": { "preferred_username": "Anna", "groups": ["andet", "b-udvalg"] },
    })
}

fn with(key: &str, value: Value) -> Value {
    let mut person = anna();
    person[key] = value;
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_gets_in_is_linked_and_gets_the_role_of_the_service() {
    let Some(mut town) = Town::start("in", &[]) else {
        return;
    };
    let came = town.log_in(&anna()).await;
    assert_eq!(
        (came.status, &*came.to),
        (StatusCode::SEE_OTHER, "/"),
        "{}",
        came.body
    );
    let session = came
        .cookies
        .iter()
        .find(|c| c.starts_with("__Host-traad_session="));
    let session = session.expect("a session").clone();
    assert_eq!(town.get("/goals", &session).await.status, StatusCode::OK);
    // Known by the service's id from now on, whatever the name is there.
    let renamed = json!({
        "sub": "id-1",
        "claims": { "preferred_username": "anna.gift", "groups": "b-okonomi" },
    });
    assert_eq!(town.log_in(&renamed).await.to, "/");
    assert_eq!(
        town.app.ruleset().workers[&town.worker].role,
        Role::Economist
    );
    assert_eq!(town.app.ruleset().worker_name(town.worker), "Anna Prøve");
    assert_eq!(
        town.get("/goals", &session).await.to,
        "/login",
        "another role ends sessions"
    );
    // Somebody else who got the name there does not get the account here.
    let other = with("sub", json!("id-2"));
    assert_eq!(town.log_in(&other).await.status, StatusCode::FORBIDDEN);
    let events = town.app.store().office_events().unwrap();
    let linked = events.iter().filter(
        |e| matches!(&e.payload, Payload::AccountChanged(a) if a.act == AccountAct::Linked),
    );
    assert_eq!(linked.count(), 1);
    // Out of the service, too.
    let left = town.get("/login/left", "").await;
    assert!(
        left.body
            .contains(&format!("{}/session/end", town.outside.issuer)),
        "{}",
        left.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_no_role_or_no_open_account_is_told_so() {
    let Some(mut town) = Town::start("none", &[]) else {
        return;
    };
    let nobody = json!({ "sub": "x", "claims": { "preferred_username": "findes.ikke", "groups": ["b-udvalg"] } });
    let came = town.log_in(&nobody).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN);
    assert!(came.body.contains("ingen åben konto"), "{}", came.body);
    let unmapped = with(
        "claims",
        json!({ "preferred_username": "anna", "groups": ["andet"] }),
    );
    let came = town.log_in(&unmapped).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN);
    assert!(came.body.contains("ingen af dine roller"), "{}", came.body);
    town.app
        .disable_account(&Actor::system(), town.worker, true)
        .unwrap();
    assert_eq!(town.log_in(&anna()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(town.sessions(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_with_anything_wrong_lets_nobody_in() {
    let Some(mut town) = Town::start("faults", &[]) else {
        return;
    };
    for fault in ["nonce", "audience", "issuer", "expired", "key"] {
        let came = town.log_in(&with("fault", json!(fault))).await;
        assert_eq!(came.status, StatusCode::FORBIDDEN, "{fault}");
        assert!(
            came.body.contains("kunne ikke godkendes"),
            "{fault}: {}",
            came.body
        );
        assert_eq!(town.sessions(), 0, "{fault}");
    }
    assert_eq!(
        town.log_in(&anna()).await.to,
        "/",
        "and without a fault it goes well"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_way_back_is_good_once_and_only_where_it_began() {
    let Some(mut town) = Town::start("state", &[]) else {
        return;
    };
    let back = town.walked(&anna(), BROWSER).await;
    // Another browser, such as that of somebody who was sent the address.
    let stolen = town.get(&back, "__Host-traad_guest=en-anden").await;
    assert_eq!(stolen.status, StatusCode::BAD_REQUEST);
    let forged = back.replace("state=", "state=x");
    assert_eq!(
        town.get(&forged, BROWSER).await.status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(town.get(&back, BROWSER).await.to, "/");
    let again = town.get(&back, BROWSER).await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
    assert_eq!(town.sessions(), 1);
    // The code alone, in a log-in of one's own, is refused by the provider: it was used.
    let code = back
        .split("code=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap()
        .to_owned();
    let own = town.walked(&anna(), BROWSER).await;
    let fresh = own
        .split("code=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap();
    let replayed = town.get(&own.replace(fresh, &code), BROWSER).await;
    assert_eq!(replayed.status, StatusCode::FORBIDDEN);
    assert_eq!(town.sessions(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_level_asked_for_must_be_vouched_for() {
    let Some(mut town) = Town::start("level", &["substantial"]) else {
        return;
    };
    let low = town.log_in(&with("acr", json!("low"))).await;
    assert_eq!(low.status, StatusCode::FORBIDDEN);
    assert!(low.body.contains("mindre sikkerhed"), "{}", low.body);
    assert_eq!(town.sessions(), 0);
    assert_eq!(
        town.log_in(&with("acr", json!("substantial"))).await.to,
        "/"
    );
}
