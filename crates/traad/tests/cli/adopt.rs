//! Documents of the municipality's own: adopted all or none, and taken back.

use super::desk::{Desk, read};
use std::fs;
use std::path::Path;

/// A municipality with somebody who may adopt, and copies of documents to change.
fn desk(name: &str) -> Desk {
    let desk = Desk::filled(name);
    let new = ["--name", "Berit Adler", "--role", "administrator"];
    desk.ok(&[&["account", "add", "berit"], new.as_slice()].concat());
    desk
}

/// A document of the program with some words changed, under its name on the desk.
fn own(desk: &Desk, path: &str, from: &str, to: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = read(root.join(path));
    assert!(text.contains(from), "{from} in {path}");
    let file = desk.path(path);
    fs::create_dir_all(Path::new(&file).parent().expect("a folder")).expect("a folder");
    fs::write(&file, text.replacen(from, to, 1)).expect("written");
    file
}

/// The line of a document in the list.
fn listed(desk: &Desk, path: &str) -> String {
    let list = desk.ok(&["adopt", "--list"]);
    let line = list
        .lines()
        .find(|line| line.contains(&format!(" {path} ")));
    line.unwrap_or_else(|| panic!("{path} in {list}"))
        .to_owned()
}

#[test]
fn a_document_of_ones_own_is_in_force_until_it_is_taken_back() {
    let desk = desk("adopt");
    let path = "policy/retention.toml";
    assert!(listed(&desk, path).ends_with(" program"));
    let file = own(&desk, path, "years = 5", "years = 7");
    let said = desk.ok(&["adopt", &file, "--by", "berit adler"]);
    assert_eq!(
        said,
        "policy/retention.toml: yours from now on; 1 lines are new, 1 are gone\n"
    );
    assert!(listed(&desk, path).ends_with(" own, Berit Adler"));
    // A goal of one's own may have a name of its own.
    let goal = own(&desk, "policy/goals/receipt_sent.toml", "", "");
    let ours = goal.replace("receipt_sent", "vores_kvittering");
    fs::rename(&goal, &ours).expect("renamed");
    let said = desk.ok(&["adopt", &ours, "--by", "Berit Adler"]);
    assert_eq!(said, "policy/goals/vores_kvittering.toml: new, yours\n");
    assert!(listed(&desk, "policy/goals/vores_kvittering.toml").ends_with("Berit Adler"));

    let back = |name: &str| desk.ok(&["adopt", "--built-in", name, "--by", "Berit Adler"]);
    assert!(back("retention.toml").contains("the program's from now on"));
    assert!(listed(&desk, path).ends_with(" program"));
    assert!(back("policy/goals/vores_kvittering.toml").contains("withdrawn"));
    assert!(!desk.ok(&["adopt", "--list"]).contains("vores_kvittering"));
    assert!(desk.ok(&["verify"]).contains("clean"));
}

#[test]
fn a_standard_of_ones_own_counts_the_duties_anew_before_the_command_ends() {
    let desk = desk("adopt-rule");
    let path = "law/local/assessment_two_months.toml";
    let ask = ["obligations", "--as-of", "2026-03-31"];
    let due = || {
        let all = desk.ok(&ask);
        let of_rule = all
            .lines()
            .filter(|l| l.contains("local/assessment_two_months"));
        of_rule.map(str::to_owned).collect::<Vec<_>>()
    };
    let before = due();
    assert!(!before.is_empty());
    let file = own(&desk, path, "value = 2", "value = 3");
    desk.ok(&["adopt", &file, "--by", "Berit Adler"]);
    let after = due();
    assert_ne!(after, before);
    assert!(desk.ok(&["verify"]).contains("clean"));
    desk.ok(&["adopt", "--built-in", path, "--by", "Berit Adler"]);
    assert_eq!(due(), before);
}

#[test]
fn nothing_is_adopted_if_anything_is_wrong_and_it_is_said_where() {
    let desk = desk("adopt-wrong");
    let good = own(&desk, "policy/retention.toml", "years = 5", "years = 7");
    let refused = |files: &[&str], by: &str| {
        let arguments = [&["adopt"], files, &["--by", by]].concat();
        let output = desk.run(&arguments);
        assert!(!output.status.success(), "{files:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let bad = own(
        &desk,
        "policy/transition.toml",
        "from = 16",
        "from = \"seksten\"",
    );
    let said = refused(&[&good, &bad], "Berit Adler");
    let line = 1 + read(&bad)
        .lines()
        .position(|l| l.contains("seksten"))
        .unwrap();
    assert!(
        said.contains(&format!("transition.toml, line {line}: ")),
        "{said}"
    );
    assert!(said.contains("nothing was adopted"), "{said}");
    assert!(listed(&desk, "policy/retention.toml").ends_with(" program"));
    let law = own(
        &desk,
        "law/notification/evaluation.toml",
        "value = 24",
        "value = 48",
    );
    let said = refused(&[&law], "Berit Adler");
    assert!(said.contains("the law comes with the program"), "{said}");
    // Law in the folder of standards is law all the same, and a faulty rule names its line.
    let standard = "law/local/follow_up_six_weeks.toml";
    let wrong = own(&desk, standard, "shape = \"chain\"", "shape = \"ring\"");
    let line = 1 + read(&wrong)
        .lines()
        .position(|l| l.contains("ring\""))
        .unwrap();
    let said = refused(&[&wrong], "Berit Adler");
    assert!(
        said.contains(&format!("follow_up_six_weeks.toml, line {line}: ")),
        "{said}"
    );
    let as_law = own(
        &desk,
        standard,
        "layer = \"local\"\ntightens = \"follow_up/in_rhythm\"",
        "",
    );
    let said = refused(&[&as_law], "Berit Adler");
    assert!(said.contains("layer = \"local\""), "{said}");
    let strange = desk.path("noter.toml");
    fs::write(&strange, "a = 1").expect("written");
    let said = refused(&[&strange], "Berit Adler");
    assert!(said.contains("no document is called so"), "{said}");
    let said = refused(&[&good], "Ingen Sådan");
    assert!(said.contains("nobody here is called"), "{said}");
    desk.ok(&[
        "account",
        "add",
        "carl",
        "--name",
        "Carl",
        "--role",
        "reception",
    ]);
    let said = refused(&[&good], "Carl");
    assert!(said.contains("does not include it"), "{said}");
    assert!(listed(&desk, "policy/retention.toml").ends_with(" program"));
}
