//! `traad account`, and that `traad serve` lets nobody be anybody.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

/// A folder of its own for one test, removed afterwards.
struct Desk(PathBuf);

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Desk {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("traad-account-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_traad"));
        let database = format!("sqlite:{}", self.0.join("t.db").display());
        command
            .args(["--database", &database])
            .args(arguments)
            .env_remove("TRAAD_DATABASE")
            .env_remove("TRAAD_CONFIG");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program runs")
    }

    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout)
            .expect("text")
            .trim()
            .to_owned()
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{arguments:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }
}

/// A server, stopped at the end.
struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.split("http://").nth(1)?.split('/').next()?.to_owned()))
            .expect("an address");
        Self { child, address }
    }

    /// One request, one answer, everything as text.
    fn ask(&self, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server");
        let length = body.len();
        let request = format!(
            "{head} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: traad_guest=x\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}",
            self.address
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The token that stands in the log-in form.
    fn token(&self) -> String {
        let page = self.ask("GET /login", "");
        let rest = page
            .split("name=\"_token\" value=\"")
            .nth(1)
            .expect("a form");
        rest.split('"').next().unwrap().to_owned()
    }
}

#[test]
fn an_account_is_made_listed_reset_and_closed() {
    let desk = Desk::new("life");
    let add = [
        "account",
        "add",
        "Anna.Holm",
        "--name",
        "Anna Holm",
        "--role",
        "administrator",
    ];
    let first = desk.ok(&add);
    assert_eq!(first.len(), 19, "{first}");
    assert!(desk.refused(&add).contains("user name"), "given once");
    let wrong = ["account", "add", "bo", "--name", "Bo", "--role", "konge"];
    assert!(desk.refused(&wrong).contains("konge"));
    let list = desk.ok(&["account", "list"]);
    assert!(list.contains("anna.holm,") && list.contains(",Anna Holm,administrator,,first,no,"));
    assert_ne!(desk.ok(&["account", "reset", "anna.holm"]), first);
    desk.ok(&["account", "disable", "anna.holm"]);
    assert!(desk.ok(&["account", "list"]).contains(",disabled,"));
    desk.ok(&["account", "enable", "anna.holm"]);
    assert!(
        desk.refused(&["account", "reset", "nobody"])
            .contains("nobody")
    );
}

#[test]
fn serve_lets_nobody_be_anybody() {
    let desk = Desk::new("serve");
    let out = desk.0.join("g.jsonl").display().to_string();
    let made = [
        "generate",
        "--children",
        "40",
        "--years",
        "2",
        "--until",
        "2026-06-30",
        "--seed",
        "5",
    ];
    desk.ok(&[&made[..], &["--out", &out]].concat());
    desk.ok(&["import", &out]);
    let staff = desk.ok(&["account", "add", "xx", "--name", "X", "--role", "head"]);
    assert_eq!(staff.len(), 19);
    let list = desk.ok(&["account", "list"]);
    let worker = list
        .lines()
        .nth(1)
        .unwrap()
        .split(',')
        .nth(1)
        .unwrap()
        .to_owned();
    let plain = [
        "--set",
        "edge.plain_http=true",
        "--set",
        "listen=127.0.0.1:0",
        "serve",
    ];
    let server = Server::start(desk.command(&plain));
    let page = server.ask("GET /login", "");
    assert!(
        page.contains("name=\"user_name\"") && !page.contains("data-role"),
        "{page}"
    );
    let form = format!("_token={}&person={worker}", server.token());
    let answer = server.ask("POST /login", &form);
    assert!(
        answer.starts_with("HTTP/1.1 303") && !answer.contains("traad_session="),
        "{answer}"
    );
    // Nor by any setting.
    assert!(
        desk.refused(&["--set", "demo_logins=head", "serve"])
            .contains("demo_logins")
    );
    let file = desk.0.join("traad.toml");
    fs::write(&file, "demo_logins = [\"head\"]\n").unwrap();
    let config = file.display().to_string();
    assert!(
        desk.refused(&["--config", &config, "serve"])
            .contains("demo_logins")
    );
}

#[test]
fn plain_http_on_a_network_is_refused() {
    let desk = Desk::new("plain");
    let said = desk.refused(&[
        "--set",
        "edge.plain_http=true",
        "--set",
        "listen=0.0.0.0:0",
        "serve",
    ]);
    assert!(said.contains("plain_http"), "{said}");
}
