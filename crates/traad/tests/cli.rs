//! The command line is a contract: what each command prints and leaves behind.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for one test, removed afterwards.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("traad-cli-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_traad"))
            .args(["--database", &format!("sqlite:{}", self.path("t.db"))])
            .args(arguments)
            .env_remove("TRAAD_DATABASE")
            .env_remove("TRAAD_CONFIG")
            .output()
            .expect("the program runs")
    }

    /// Runs a command that must succeed and gives back what it printed.
    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// Runs a command and gives back what it printed, however it ended.
    fn said(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.run(arguments).stdout).expect("text")
    }

    /// A small municipality, taken in.
    fn filled(name: &str) -> Self {
        let desk = Self::new(name);
        desk.generate("g.jsonl");
        desk.ok(&["import", &desk.path("g.jsonl")]);
        desk
    }

    fn generate(&self, file: &str) {
        let out = self.path(file);
        self.ok(&[
            "generate",
            "--children",
            "120",
            "--years",
            "5",
            "--until",
            "2026-06-30",
            "--seed",
            "5",
            "--out",
            &out,
        ]);
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("a file")
}

#[test]
fn the_same_arguments_generate_the_same_bytes() {
    let desk = Desk::new("generate");
    desk.generate("a.jsonl");
    desk.generate("b.jsonl");
    let first = read(desk.path("a.jsonl"));
    assert!(first.lines().count() > 2_000);
    assert!(first == read(desk.path("b.jsonl")), "the files differ");
}

#[test]
fn an_export_taken_in_elsewhere_exports_the_same_bytes() {
    let desk = Desk::filled("export");
    desk.ok(&["export", "events", "--full", "--out", &desk.path("a.jsonl")]);
    let other = Desk::new("export-other");
    other.ok(&["import", &desk.path("a.jsonl")]);
    other.ok(&[
        "export",
        "events",
        "--full",
        "--out",
        &other.path("b.jsonl"),
    ]);
    assert!(
        read(desk.path("a.jsonl")) == read(other.path("b.jsonl")),
        "the files differ"
    );
}

#[test]
fn an_export_without_text_holds_no_names() {
    let desk = Desk::filled("bare");
    desk.ok(&["export", "events", "--out", &desk.path("a.jsonl")]);
    assert!(!read(desk.path("a.jsonl")).contains("\"text\""));
}

#[test]
fn obligations_have_the_columns_of_the_contract_and_every_one_explains_itself() {
    let desk = Desk::filled("obligations");
    let csv = desk.ok(&["obligations", "--as-of", "2026-03-31"]);
    let mut lines = csv.lines();
    let header = "id,case,child,rule,layer,law_version,trigger,opens,due,met,void_reason,status";
    assert_eq!(lines.next(), Some(header));
    let late = lines.clone().filter(|l| l.ends_with(",late")).count();
    assert!(late > 5, "{late} late");
    let first = lines
        .find(|l| l.contains("notification/evaluation"))
        .expect("one clock");
    let id = first.split(',').next().expect("an id");
    let said = desk.ok(&["law", "explain", id]);
    assert!(
        said.contains("§ 155, stk. 2") || said.contains("§ 136, stk. 2"),
        "{said}"
    );
}

#[test]
fn a_period_counted_as_known_before_later_events_gives_the_same_figures_again() {
    let desk = Desk::filled("known");
    let ask = |known: &str| {
        let of = "notification_evaluation_on_time";
        let known = [
            "indicators",
            "--id",
            of,
            "--period",
            "2023",
            "--known-at",
            known,
            "--format",
            "csv",
        ];
        desk.ok(&known)
    };
    let early = ask("2023-07-01");
    let late = ask("2026-06-30");
    assert_ne!(early, late, "half a year of notifications more must show");
    let (header, row) = early.split_once('\n').expect("a header and a row");
    assert_eq!(
        header,
        "id,version,unit,period,as_of,dimensions,numerator,denominator,value,position,fingerprint"
    );
    assert_eq!(row.trim_end().lines().count(), 1);
    desk.ok(&["rebuild"]);
    assert_eq!(ask("2023-07-01"), early);
}

#[test]
fn units_name_their_cases() {
    let desk = Desk::filled("units");
    let of = "assessment_completed_on_time";
    let said = desk.ok(&["indicators", "--id", of, "--as-of", "2026-05-31", "--units"]);
    assert!(
        said.contains("\"units\"") && said.contains("\"case_number\""),
        "{said}"
    );
}

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
fn a_bad_row_is_named_with_its_place_and_strict_takes_in_nothing() {
    let desk = Desk::new("bad");
    desk.generate("g.jsonl");
    let mut lines: Vec<String> = read(desk.path("g.jsonl"))
        .lines()
        .map(str::to_owned)
        .collect();
    lines.insert(3, "{\"id\":\"nonsense\"}".to_owned());
    fs::write(desk.path("bad.jsonl"), lines.join("\n")).expect("written");
    let strict = desk.run(&["import", "--strict", &desk.path("bad.jsonl")]);
    let said = String::from_utf8_lossy(&strict.stderr).into_owned();
    assert!(
        !strict.status.success() && said.contains("line 4"),
        "{said}"
    );
    desk.ok(&["import", &desk.path("g.jsonl")]);
}

#[test]
fn the_law_has_a_source_for_every_version() {
    let desk = Desk::new("law");
    let said = desk.ok(&["law", "check"]);
    assert!(
        said.contains("missing_source: 0") && said.contains("gap: 0"),
        "{said}"
    );
    assert!(
        !said.contains("unverified: 0"),
        "what is unverified is listed"
    );
}

#[test]
fn a_date_that_is_none_is_refused_in_words() {
    let desk = Desk::new("date");
    let output = desk.run(&["obligations", "--as-of", "31/3"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("neither a day"));
}

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
