//! Two municipalities in one process: nothing of one is reached from the other.

#[path = "support/running.rs"]
mod running;

use domain::Role;
use running::{Answer, Desk, Node, Visitor, figure, hidden};
use std::collections::BTreeSet;
use std::fmt::Write;
use store::Keys;

const A: &str = "alfa.example.dk";
const B: &str = "beta.example.dk";

fn both(desk: &Desk) -> Node {
    let mut file = String::from("[edge]\nplain_http = true\n");
    for (name, host, seed) in [("Alfaby", A, 11), ("Betaby", B, 12)] {
        let database = format!("sqlite:{}", desk.path(&format!("{name}.db")));
        desk.fill(&database, "", seed);
        let _ = write!(
            file,
            "[[municipality]]\nname = \"{name}\"\nhosts = [\"{host}\"]\ndatabase = \"{database}\"\n"
        );
    }
    let config = desk.path("traad.toml");
    std::fs::write(&config, file).unwrap();
    Node::start(desk, "both", &["--config", &config, "serve"])
}

fn log_in(desk: &Desk, host: &str, role: Role) -> Visitor {
    let name = if host == A { "Alfaby" } else { "Betaby" };
    let database = format!("sqlite:{}", desk.path(&format!("{name}.db")));
    let keys = Keys::beside(&database).expect("keys");
    Desk::log_in(&running::app(&database, &keys), host, role)
}

/// Asks as a stranger, who is let through so many times a second only.
fn as_stranger(node: &Node, path: &str, visitor: &Visitor) -> Answer {
    let mut answer = node.get(path, visitor);
    for _ in 0..40 {
        if answer.status != 429 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(250));
        answer = node.get(path, visitor);
    }
    answer
}

/// Every page that can be reached by links, some of each kind.
fn walk(node: &Node, visitor: &Visitor) -> BTreeSet<String> {
    let kind = |path: &str| -> String {
        let path = path.split('?').next().unwrap_or(path);
        let parts: Vec<&str> = path.split('/').take(4).collect();
        let first = parts.get(1).copied().unwrap_or("");
        format!("{first}/{}/{}", parts.len(), parts.get(3).unwrap_or(&""))
    };
    let (mut seen, mut next): (BTreeSet<String>, Vec<String>) =
        (BTreeSet::new(), vec!["/".to_owned(), "/cases".to_owned()]);
    while let Some(path) = next.pop() {
        let alike = seen.iter().filter(|p| kind(p) == kind(&path)).count();
        if alike >= 4 || path.starts_with("/language") || !seen.insert(path.clone()) {
            continue;
        }
        next.extend(node.get(&path, visitor).links());
    }
    assert!(seen.len() > 25, "{seen:?}");
    seen
}

#[test]
fn nothing_crosses_from_one_municipality_to_another() {
    let desk = Desk::new("hosts");
    let node = both(&desk);
    let (head_a, head_b) = (log_in(&desk, A, Role::Head), log_in(&desk, B, Role::Head));
    let reception = log_in(&desk, A, Role::Reception);
    let figures = "/indicators/children_notified?period=2026";
    let figure_b = figure(&node.get(figures, &head_b));

    // A child that only Alfaby knows.
    let form = node.get("/notifications/new", &reception);
    let (day, clock) = app::Clock::now(&app::SystemClock).local();
    let given = format!(
        "received={day}&received_time={:02}%3A{:02}&enquiry=notification&child_name=Qvintus+Alene&\
         child_birth=2017-05-01&child_sex=m&notifier=school&professional=1&causes=child_school&\
         concern=Kun+i+Alfaby&notifier_name=Lone{}",
        clock / 3600,
        clock / 60 % 60,
        hidden(&form.body)
    );
    let sent = node.post("/notifications/new", &reception, &given);
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert!(
        node.get("/notifications", &head_a)
            .body
            .contains("Qvintus A.")
    );

    let nobody = Visitor {
        host: B.to_owned(),
        cookies: "traad_language=da".to_owned(),
    };
    let pages = walk(&node, &head_a);
    for path in pages.iter().map(String::as_str).chain([sent.to()]) {
        let at_home = node.get(path, &head_a);
        assert!(
            at_home.status != 421 && !at_home.body.contains("Betaby"),
            "{path}"
        );
        // The session of Alfaby is nobody at Betaby.
        let with_a = as_stranger(&node, path, &head_a.at(B));
        let is_shut = with_a.status == 303 && with_a.to().starts_with("/login");
        let as_guest = as_stranger(&node, path, &nobody);
        let is_as_for_a_guest = with_a.status == as_guest.status && with_a.body == as_guest.body;
        assert!(is_shut || is_as_for_a_guest, "{path}: {}", with_a.status);
        assert!(
            !with_a.body.contains("Alfaby") && !with_a.body.contains("Qvintus"),
            "{path}"
        );
        // Whoever belongs to Betaby finds nothing of Alfaby under its addresses.
        let by_b = node.get(path, &head_b);
        assert!(
            !by_b.body.contains("Alfaby") && !by_b.body.contains("Qvintus A."),
            "{path}"
        );
    }
    // Ids of Alfaby lead nowhere at Betaby.
    let ids = pages
        .iter()
        .filter(|p| p.contains("/events/") || p.contains("/duties/"));
    let of_a: Vec<&str> = ids.map(String::as_str).chain([sent.to()]).collect();
    assert!(of_a.len() > 2, "{of_a:?}");
    for path in of_a {
        assert_eq!(node.get(path, &head_b).status, 404, "{path}");
    }
    // A form with what Alfaby gave out is refused at Betaby, and changes nothing there.
    let crossed = node.post("/notifications/new", &reception.at(B), &given);
    assert!(crossed.status != 200 && !crossed.to().starts_with("/notifications"));
    assert!(
        !node
            .get("/notifications", &head_b)
            .body
            .contains("Qvintus A.")
    );
    // Figures that Alfaby counted are not those of Betaby, asked before and after.
    assert_eq!(figure(&node.get(figures, &head_b)), figure_b);
    assert_ne!(figure(&node.get(figures, &head_a)), figure_b);
    // The log says whose each line is.
    let log = node.log();
    let jobs: Vec<&str> = log.lines().filter(|l| l.contains("job done")).collect();
    assert!(!jobs.is_empty());
    for line in jobs {
        assert!(line.contains("Alfaby") != line.contains("Betaby"), "{line}");
    }
}

#[test]
fn an_unknown_host_is_served_by_nobody() {
    let desk = Desk::new("unknown-host");
    let node = both(&desk);
    let known = log_in(&desk, A, Role::Head);
    for host in [
        "gamma.example.dk",
        "127.0.0.1",
        "alfa.example.dk.evil.dk",
        "",
    ] {
        let answer = node.get("/cases", &known.at(host));
        assert!(
            [400, 421].contains(&answer.status),
            "{host}: {}",
            answer.status
        );
        assert!(!answer.body.contains("Alfaby"), "{host}");
    }
    assert_eq!(node.get("/healthz", &known.at("127.0.0.1")).status, 200);
    let port = node.address.rsplit(':').next().unwrap();
    let with_port = known.at(&format!("ALFA.example.dk:{port}"));
    assert_eq!(node.get("/cases", &with_port).status, 200);
}
