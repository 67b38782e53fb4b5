//! Real `traad` processes for tests: started, asked over HTTP, stopped or killed.

#![allow(
    dead_code,
    reason = "each test binary uses the part of it that it needs"
)]

use app::{App, SystemClock};
use domain::Role;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Keys, Store};

/// A folder of its own for one test, removed afterwards.
pub struct Desk(PathBuf);

impl Desk {
    /// An empty one.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("traad-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// A file in it.
    pub fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    /// A small made-up municipality that ends now, taken into a database.
    pub fn fill(&self, database: &str, keys: &str, seed: u32) {
        let keys = format!("keys={keys}");
        let (file, seed) = (self.path(&format!("{seed}.jsonl")), seed.to_string());
        let until = app::Clock::now(&app::SystemClock).to_string();
        traad(&[
            "generate",
            "--children",
            "60",
            "--years",
            "2",
            "--until",
            &until,
            "--seed",
            &seed,
            "--out",
            &file,
        ]);
        traad(&["--database", database, "--set", &keys, "import", &file]);
    }
}

impl Desk {
    /// A visitor with a session as the first person of a role: begun beside the servers, as
    /// another node would begin it.
    pub fn log_in(app: &App, host: &str, role: Role) -> Visitor {
        let ruleset = app.ruleset();
        let people = ruleset.workers.iter();
        let here = people.filter(|(_, w)| w.role == role && w.left_at.is_none());
        let person = here.map(|(id, _)| *id).min().expect("somebody of the role");
        let token = app.begin_session(person).expect("a session");
        Visitor {
            host: host.to_owned(),
            cookies: format!("traad_language=da; traad_session={token}"),
        }
    }
}

/// The application on a database, beside the servers.
pub fn app(database: &str, keys: &Keys) -> App {
    let store = Store::open(database, keys).expect("the database");
    App::open(store, Arc::new(SystemClock)).expect("the application")
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_traad"));
    command.args(arguments).stdin(Stdio::null());
    for variable in ["TRAAD_DATABASE", "TRAAD_CONFIG", "TRAAD_LISTEN"] {
        command.env_remove(variable);
    }
    command
}

/// Runs a command that must succeed and gives back what it printed.
pub fn traad(arguments: &[&str]) -> String {
    let output = program(arguments).output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{arguments:?}: {said}\n{printed}");
    String::from_utf8(output.stdout).expect("text")
}

/// A running process.
pub struct Node {
    child: Child,
    /// Its address, such as `127.0.0.1:40123`.
    pub address: String,
    log: PathBuf,
}

impl Node {
    /// Starts `traad …` and waits until it says where it listens. Its log is JSON.
    pub fn start(desk: &Desk, name: &str, arguments: &[&str]) -> Self {
        let log = Path::new(&desk.path(&format!("{name}.log"))).to_owned();
        let mut child = program(arguments)
            .args(["--json-logs", "--set", "listen=127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .expect("the program starts");
        let out = child.stdout.take().expect("its output");
        let address = BufReader::new(out)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, rest) = line.split_once("://")?;
                Some(rest.trim_end_matches('/').to_owned())
            });
        let said = || fs::read_to_string(&log).unwrap_or_default();
        let address = address.unwrap_or_else(|| panic!("{name} does not serve: {}", said()));
        Self {
            child,
            address,
            log,
        }
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).expect("its log")
    }

    /// Ends it as the system does when it is out of memory: without a word.
    pub fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// Sends a signal by name.
    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status();
        assert!(sent.expect("kill runs").success());
    }

    /// Tells it to stop and waits; gives back whether it ended well, and how long it took.
    pub fn stop(&mut self) -> (bool, Duration) {
        let began = Instant::now();
        self.signal("TERM");
        let status = self.child.wait().expect("gone");
        (status.success(), began.elapsed())
    }

    /// Asks for a page.
    pub fn get(&self, path: &str, visitor: &Visitor) -> Answer {
        self.ask("GET", path, visitor, None)
    }

    /// Sends a form.
    pub fn post(&self, path: &str, visitor: &Visitor, form: &str) -> Answer {
        self.ask("POST", path, visitor, Some(form))
    }

    fn ask(&self, method: &str, path: &str, visitor: &Visitor, form: Option<&str>) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        talk(&mut stream, method, path, visitor, form)
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Who asks: under which host name, with which cookies.
#[derive(Clone)]
pub struct Visitor {
    /// The host name.
    pub host: String,
    /// The cookies.
    pub cookies: String,
}

impl Visitor {
    /// The same with the cookies that an answer set.
    pub fn with(&self, answer: &Answer) -> Self {
        let mut cookies = self.cookies.clone();
        for cookie in answer.all("set-cookie") {
            let pair = cookie.split(';').next().unwrap_or_default();
            let _ = write!(cookies, "; {pair}");
        }
        Self {
            host: self.host.clone(),
            cookies,
        }
    }

    /// The same under another host name.
    pub fn at(&self, host: &str) -> Self {
        Self {
            host: host.to_owned(),
            cookies: self.cookies.clone(),
        }
    }
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    head: String,
    /// The page.
    pub body: String,
}

impl Answer {
    fn all(&self, name: &str) -> Vec<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .collect()
    }

    /// Where it leads.
    pub fn to(&self) -> &str {
        self.all("location").first().copied().unwrap_or("")
    }

    /// The addresses of this site that the page links to.
    pub fn links(&self) -> Vec<String> {
        let hrefs = self.body.split("href=\"").skip(1);
        hrefs
            .filter_map(|rest| rest.split('"').next())
            .filter(|link| link.starts_with('/') && !link.starts_with("/assets"))
            .map(|link| link.split('#').next().unwrap_or(link).replace("&amp;", "&"))
            .collect()
    }
}

/// One request and its answer, on any stream.
pub fn talk(
    stream: &mut (impl Read + Write),
    method: &str,
    path: &str,
    visitor: &Visitor,
    form: Option<&str>,
) -> Answer {
    let mut request = format!(
        "{method} {path} HTTP/1.0\r\nHost: {}\r\nCookie: {}\r\n",
        visitor.host, visitor.cookies
    );
    if let Some(form) = form {
        let _ = write!(
            request,
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            form.len()
        );
    }
    request.push_str("\r\n");
    request.push_str(form.unwrap_or(""));
    stream.write_all(request.as_bytes()).expect("sent");
    let mut bytes = Vec::new();
    // A TLS connection that is simply closed ends with an error after the answer.
    let ended = stream.read_to_end(&mut bytes);
    assert!(ended.is_ok() || !bytes.is_empty(), "{ended:?}");
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
    let status = head.split(' ').nth(1).and_then(|s| s.parse().ok());
    Answer {
        status: status.expect("a status"),
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

/// What a page shows, without the position of the journal: that is another after any event.
pub fn figure(page: &Answer) -> String {
    assert_eq!(page.status, 200, "{}", page.body);
    let main = page.body.split("<main").nth(1).expect("a page");
    let main = main.split("</main>").next().unwrap_or(main);
    let mut parts = main.split("position ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out += part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    }
    out
}

/// The hidden fields of a page's forms, to be sent along.
pub fn hidden(page: &str) -> String {
    let mut out = String::new();
    for input in page.split("<input").skip(1) {
        let tag = input.split('>').next().unwrap_or("");
        let of = |name: &str| {
            let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
            rest.split('"').next()
        };
        if let (Some("hidden"), Some(name), Some(value)) = (of("type"), of("name"), of("value")) {
            let _ = write!(out, "&{name}={value}");
        }
    }
    out
}

/// Waits until something holds.
pub fn wait_for(what: &str, seconds: u64, mut holds: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(seconds);
    while !holds() {
        assert!(Instant::now() < until, "waited {seconds} s for {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}
