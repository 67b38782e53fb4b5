//! Settings, and what the doctor says of them.

use super::desk::Desk;
use std::fs;
use std::path::Path;

#[test]
fn the_default_configuration_is_accepted_and_what_is_in_force_is_said_without_secrets() {
    let desk = Desk::new("config");
    let printed = desk.ok(&["config", "default"]);
    fs::write(desk.path("traad.toml"), &printed).expect("written");
    let said = desk.ok(&["config", "check", "--config", &desk.path("traad.toml")]);
    assert!(said.contains("t.db") && said.contains("# flag"), "{said}");
    assert!(said.contains("# default"), "{said}");
    fs::write(desk.path("bad.toml"), "log = \"warn\"\nlisten_on = []\n").expect("written");
    let refused = desk.run(&["doctor", "--config", &desk.path("bad.toml")]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && said.contains("line 2"),
        "{said}"
    );
    let said = desk.ok(&[
        "config",
        "check",
        "--set",
        "database=postgres://u:hemmelig@h/d",
    ]);
    assert!(!said.contains("hemmelig"), "{said}");
}

#[test]
fn settings_in_two_places_are_refused_and_not_half_forgotten() {
    let desk = Desk::new("two-places");
    let refused = desk.run(&["--set", "name=A", "config", "check", "--set", "log=warn"]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("in one place"));
    let all = ["config", "check", "--set", "name=A", "--set=log=warn"];
    assert!(desk.run(&all).status.success());
}

#[test]
fn the_doctor_makes_nothing_says_how_it_is_and_tells_monitoring_by_its_exit_code() {
    let empty = Desk::new("doctor-empty");
    let output = empty.run(&["doctor"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("BAD") && said.contains("there is none yet"),
        "{said}"
    );
    assert!(!Path::new(&empty.path("t.db")).exists());

    let desk = Desk::filled("doctor");
    let output = desk.run(&["doctor", "--json"]);
    assert_eq!(output.status.code(), Some(1), "no backup, no job yet");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let state = |what: &str| -> Vec<&str> {
        let all = found.as_array().expect("a list").iter();
        let mine = all.filter(|f| f["what"] == what);
        mine.filter_map(|f| f["state"].as_str()).collect()
    };
    assert_eq!(state("durability"), ["good"], "{found}");
    assert_eq!(state("backup"), ["warning"], "{found}");
    assert_eq!(state("jobs"), ["warning"], "{found}");
    assert_eq!(state("time zone"), ["good"], "{found}");
    assert!(
        !state("journal").is_empty() && state("law") == ["note"],
        "{found}"
    );
}

#[test]
fn the_doctor_warns_when_a_log_in_service_may_vouch_for_anything() {
    let desk = Desk::filled("doctor-log-in");
    let lines = |arguments: &[&str]| {
        let said = desk.said(&[arguments, &["doctor", "--json"]].concat());
        let found: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        let all = found.as_array().expect("a list").clone();
        let mine = all.into_iter().filter(|f| f["what"] == "log-in service");
        mine.map(|f| f["state"].clone()).collect::<Vec<_>>()
    };
    let service = [
        "--set",
        "service.issuer=https://login.example.dk",
        "--set",
        "service.site=https://traad.example.dk",
    ];
    assert!(lines(&[]).is_empty());
    assert_eq!(lines(&service), ["warning"]);
    for asked in ["service.levels=substantial", "service.means=mfa"] {
        let stronger = [&service[..], &["--set", asked]].concat();
        assert!(lines(&stronger).is_empty(), "{asked}");
    }
}

#[test]
fn the_doctor_warns_when_heads_stay_at_home() {
    let desk = Desk::filled("doctor-heads");
    let file = desk.path("heads.jsonl");
    let setting = format!("heads_file={file}");
    let state = |arguments: &[&str]| {
        let said = desk.said(&[arguments, &["doctor", "--json"]].concat());
        let found: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        let all = found.as_array().expect("a list").clone();
        let mine = all.into_iter().find(|f| f["what"] == "heads");
        mine.expect("a line on heads")["state"].clone()
    };
    assert_eq!(state(&[]), "note");
    assert_eq!(state(&["--set", &setting]), "warning");
    desk.ok(&["heads", "export", "--out", &file]);
    assert_eq!(state(&["--set", &setting]), "good");
}
