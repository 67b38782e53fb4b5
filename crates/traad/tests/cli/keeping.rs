//! Backups, checks, heads kept outside, archives and erasure.

use super::desk::{Desk, read};
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn a_filled_database_verifies_and_a_rebuilt_one_too() {
    let desk = Desk::filled("verify");
    assert!(desk.ok(&["verify"]).contains("clean"));
    desk.ok(&["rebuild"]);
    assert!(desk.ok(&["verify"]).contains("clean"));
}

#[test]
fn a_backup_is_checked_restored_and_told_of() {
    let desk = Desk::filled("backup");
    let folder = desk.path("backups");
    fs::create_dir_all(&folder).expect("a folder");
    let ask = ["indicators", "--period", "2024", "--format", "csv"];
    let figures = desk.ok(&ask);
    assert!(desk.said(&["doctor"]).contains("none was ever made"));
    let said = desk.ok(&["backup", "--out", &folder, "--keep", "2", "--verify"]);
    assert!(said.contains("read back"), "{said}");
    assert!(desk.said(&["doctor"]).contains("read back"));
    let name = said.split(':').next().expect("a name");
    let file = Path::new(&folder).join(name).display().to_string();
    assert!(desk.ok(&["restore", "--check", &file]).contains("whole"));
    let over = desk.run(&["restore", &file]);
    let said = String::from_utf8_lossy(&over.stderr).into_owned();
    assert!(
        !over.status.success() && said.contains("--replace"),
        "{said}"
    );
    let other = Desk::new("restore");
    let alone = other.run(&["restore", &file]);
    let said = String::from_utf8_lossy(&alone.stderr).into_owned();
    assert!(
        !alone.status.success() && said.contains("--set keys="),
        "{said}"
    );
    let keys = format!("keys={}", desk.path("t.keys"));
    let with_keys = |arguments: &[&str]| {
        let mut all = vec!["--set", keys.as_str()];
        all.extend(arguments);
        other.ok(&all)
    };
    let said = with_keys(&["restore", &file]);
    assert!(said.contains("clean"), "{said}");
    assert_eq!(with_keys(&ask), figures);
    fs::write(&file, &fs::read(&file).expect("the file")[..5_000]).expect("cut short");
    let cut = desk.run(&["restore", "--replace", &file]);
    let said = String::from_utf8_lossy(&cut.stderr).into_owned();
    assert!(
        !cut.status.success() && said.contains("cut short"),
        "{said}"
    );
    assert_eq!(desk.ok(&ask), figures);
}

#[test]
fn every_municipality_is_backed_up_and_one_that_fails_keeps_no_other_from_it() {
    let desk = Desk::new("backup-all");
    let out = desk.path("backups");
    fs::create_dir_all(&out).expect("a folder");
    let section = |name: &str, database: &str| {
        format!(
            "[[municipality]]\nname = \"{name}\"\nhosts = [\"{name}.example.dk\"]\n\
             database = \"sqlite:{database}\"\n"
        )
    };
    let (a, c) = (desk.path("a.db"), desk.path("c.db"));
    let nowhere = "/dev/null/b.db".to_owned();
    let text = [section("a", &a), section("b", &nowhere), section("c", &c)].concat();
    let config = desk.path("traad.toml");
    fs::write(&config, text).expect("a file");
    let made = Command::new(env!("CARGO_BIN_EXE_traad"))
        .args(["--config", &config, "backup", "--all", "--out", &out])
        .env_remove("TRAAD_DATABASE")
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(
        !made.status.success() && said.contains("no backup of b"),
        "{said}"
    );
    for host in ["a.example.dk", "c.example.dk"] {
        let folder = Path::new(&out).join(host);
        assert_eq!(fs::read_dir(folder).expect(&said).count(), 1, "{host}");
    }
}

#[test]
fn a_cut_tail_is_found_by_the_heads_kept_outside() {
    let desk = Desk::filled("heads");
    let heads = desk.path("heads.jsonl");
    desk.ok(&["heads", "export", "--out", &heads]);
    // A look by the program itself, and a second head after it.
    desk.ok(&["obligations", "--as-of", "2026-06-30"]);
    desk.ok(&["heads", "export", "--out", &heads]);
    assert!(desk.ok(&["verify", "--heads", &heads]).contains("2 heads"));

    // The look is cut off with its seal, and the head rows say what an insider wants.
    cut_tail_of_views(&desk.path("t.db"));
    assert!(
        desk.ok(&["verify"]).contains("clean"),
        "the log fits itself"
    );
    let found = desk.run(&["verify", "--heads", &heads]);
    assert!(!found.status.success());
    let said = String::from_utf8_lossy(&found.stdout).into_owned();
    assert!(said.contains("the access log had position"), "{said}");

    // A line taken out of the middle, and one that was changed, are found as well.
    let lines = read(&heads);
    let second = lines.lines().nth(1).expect("a second line");
    fs::write(&heads, format!("{second}\n")).expect("a file");
    let found = desk.run(&["verify", "--heads", &heads]);
    assert!(String::from_utf8_lossy(&found.stdout).contains("is missing before line 1"));
    fs::write(&heads, lines.replacen("\"journal\":", "\"journal\":1", 1)).expect("a file");
    let found = desk.run(&["verify", "--heads", &heads]);
    assert!(String::from_utf8_lossy(&found.stdout).contains("line 1 of the heads was changed"));
}

/// Takes away the last batch of the access log and makes the head rows fit.
fn cut_tail_of_views(path: &str) {
    let insider = rusqlite::Connection::open(path).expect("the file");
    insider
        .execute_batch(
            "DELETE FROM access_seal WHERE last = (SELECT max(last) FROM access_seal);
             DELETE FROM access_view WHERE position > coalesce((SELECT max(last) FROM access_seal), 0);
             DELETE FROM access_outcome WHERE position > coalesce((SELECT max(last) FROM access_seal), 0);
             DELETE FROM access_person WHERE view > coalesce((SELECT max(last) FROM access_seal), 0);
             UPDATE access_head SET position = coalesce((SELECT max(last) FROM access_seal), 0),
                 seal = coalesce((SELECT seal FROM access_seal ORDER BY last DESC LIMIT 1), x'');
             UPDATE access_person_head SET position =
                 min(position, (SELECT position FROM access_head));",
        )
        .expect("the cut");
}

/// The number of a closed case that could be waived as not to be archived.
fn settled_case(desk: &Desk) -> String {
    let conn = rusqlite::Connection::open(desk.path("t.db")).expect("the database");
    let mut rows = conn
        .prepare("SELECT number FROM case_file WHERE closed_at IS NOT NULL ORDER BY number")
        .expect("the cases");
    let numbers = rows
        .query_map([], |row| row.get::<_, i64>(0))
        .expect("rows");
    let numbers: Vec<String> = numbers.map(|n| n.expect("a number").to_string()).collect();
    let waive = |number: &&String| {
        let arguments = [
            "archive",
            "waive",
            "--case",
            number,
            "--ground",
            "not_preserved",
        ];
        let reason = ["--reason", "Ikke udvalgt"];
        desk.run(&[&arguments[..], &reason[..]].concat())
            .status
            .success()
    };
    numbers
        .iter()
        .find(waive)
        .expect("a case at its end")
        .clone()
}

#[test]
fn a_person_is_archived_and_erased_by_command_and_keys_are_replaced() {
    let desk = Desk::filled("erase");
    let number = settled_case(&desk);
    let (out, full) = (desk.path("archive"), desk.path("full.jsonl"));
    desk.ok(&["archive", "export", "--case", &number, "--out", &out]);
    assert!(
        !desk
            .run(&["archive", "export", "--case", &number, "--out", &out])
            .status
            .success()
    );
    let manifest = fs::read_to_string(Path::new(&out).join("manifest.json")).expect("a manifest");
    assert!(manifest.contains("events.jsonl") && manifest.contains("sha256"));
    let persons = fs::read_to_string(Path::new(&out).join("persons.json")).expect("persons");
    let cpr = persons.split("\"cpr\": \"").nth(1).expect("a number")[..11].to_owned();
    let holds = |desk: &Desk| {
        desk.ok(&["export", "events", "--full", "--out", &full]);
        let text = fs::read_to_string(&full).expect("the export");
        text.contains(&cpr) || text.contains(&cpr.replace('-', ""))
    };
    assert!(holds(&desk), "the search works");
    let order = [
        "erase", "--case", &number, "--ground", "mistake", "--reason", "Fejl",
    ];
    assert!(desk.ok(&order).contains("nothing was erased"));
    let early = [
        "erase",
        "--case",
        &number,
        "--ground",
        "period_over",
        "--reason",
        "x",
        "--confirm",
    ];
    let refused = desk.run(&early);
    assert!(
        String::from_utf8_lossy(&refused.stderr).contains("period"),
        "{refused:?}"
    );
    desk.ok(&[&order[..], &["--confirm"]].concat());
    assert!(desk.ok(&["verify"]).contains("clean"));
    assert!(!desk.run(&order).status.success(), "it was done before");
    let of_child = ["retention", "--dry-run"];
    assert!(!desk.ok(&of_child).contains(&format!("case {number}:")));
    for what in ["master", "seal", "tokens"] {
        desk.ok(&["keys", "rotate", what]);
        assert!(desk.ok(&["verify"]).contains("clean"), "{what}");
    }
    desk.ok(&["keys", "rotate", "master", "--finish"]);
    let status = desk.ok(&["keys", "status"]);
    assert!(
        status.contains("token 2") && status.contains("seal 2"),
        "{status}"
    );
    assert!(
        !status.contains("destroyed: 0") && !status.contains("older"),
        "{status}"
    );
    assert!(desk.ok(&["verify"]).contains("clean"));
}
