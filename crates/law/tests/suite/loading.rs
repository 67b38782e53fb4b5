//! What a rule file may say, and how a mistake is reported.

use law::{FindingKind, LawError, Layer, Rulebook};

use crate::vocabulary::{VOCABULARY, book};

const STATES: &str = r#"
kind = "states"
[subject]
birth = "birth_on"
birth_on = ["born"]
unborn_on = "pregnancy_registered"
[state.placed]
same = "measure"
starts_on = [{ on = "measure_started", where = { placement = true } }]
ends_on = [{ on = "measure_ended", reason = "measure_ended" }]
"#;

const RULE: &str = r#"kind = "obligation"
shape = "within"
title = { da = "Prøve", en = "Trial" }
starts_on = "assessment_opened"
met_by = [{ on = "assessment_completed" }]
counting = { unit = "month" }
value = 4

[[version]]
from = 2020-01-01
law = [{ title = "§ 1" }]
verified = true
"#;

fn load(id: &str, rule: &str) -> Result<Rulebook, LawError> {
    Rulebook::load(&[("law/states.toml", STATES), (id, rule)], &VOCABULARY)
}

fn error(rule: &str) -> LawError {
    load("law/trial.toml", rule).expect_err("a mistake")
}

#[test]
fn the_rule_of_these_tests_loads() {
    let book = load("law/a/trial.toml", RULE).unwrap();
    assert_eq!(
        book.rule_by_id("a/trial")
            .map(|(number, rule)| (number, rule.layer)),
        Some((0, Layer::Law))
    );
}

#[test]
fn an_unknown_kind_is_an_error_with_its_line_and_the_allowed_kinds() {
    let error = error(&RULE.replace("assessment_opened", "assesment_opened"));
    assert_eq!(
        (error.path.as_str(), error.line),
        ("law/trial.toml", Some(4))
    );
    assert!(
        error.message.contains("assesment_opened") && error.message.contains("assessment_opened"),
        "{error}"
    );
}

#[test]
fn an_unknown_attribute_or_code_or_state_is_an_error() {
    let attribute = error(&RULE.replace("value = 4", "value = 4\nwhere = { expecting = true }"));
    assert!(
        attribute.message.contains("expecting_parents"),
        "{attribute}"
    );
    let code = error(&RULE.replace("value = 4", "value = 4\nwhere = { kind = \"placing\" }"));
    assert!(code.message.contains("placement_without_consent"), "{code}");
    let state = error(&RULE.replace("value = 4", "value = 4\nstate = \"place\""));
    assert!(state.message.contains("placed"), "{state}");
    let flag = error(&RULE.replace("value = 4", "value = 4\nwhere = { expecting_parents = 1 }"));
    assert!(flag.message.contains("expecting_parents"), "{flag}");
}

#[test]
fn an_unknown_key_is_an_error_with_its_line() {
    let error = error(&RULE.replace("value = 4", "valeu = 4"));
    assert_eq!(error.line, Some(7), "{error}");
    assert!(error.message.contains("valeu"), "{error}");
}

#[test]
fn versions_must_rise_and_be_complete() {
    let twice = format!("{RULE}\n[[version]]\nfrom = 2020-01-01\nverified = true\n");
    assert!(error(&twice).message.contains("rising"));
    let without = error(&RULE.replace("value = 4\n", ""));
    assert!(without.message.contains("value"), "{without}");
    let reason = error(&RULE.replace(
        "value = 4",
        "value = 4\nfalls_away_on = [{ on = \"case_closed\" }]",
    ));
    assert!(reason.message.contains("reason"), "{reason}");
}

#[test]
fn a_local_standard_stands_in_the_local_folder() {
    let local = RULE.replace("value = 4", "value = 4\nlayer = \"local\"");
    assert!(load("law/trial.toml", &local).is_err());
    assert!(load("law/local/trial.toml", RULE).is_err());
    let book = load("law/local/trial.toml", &local).unwrap();
    assert_eq!(book.rules()[0].layer, Layer::Local);
    let tightens = local.replace("value = 4", "value = 4\ntightens = \"no/such\"");
    assert!(
        load("law/local/trial.toml", &tightens)
            .unwrap_err()
            .message
            .contains("no/such")
    );
}

#[test]
fn the_order_of_the_files_changes_neither_numbers_nor_fingerprint() {
    let mut files = Rulebook::built_in_files();
    files.reverse();
    let other = Rulebook::load(&files, &VOCABULARY).unwrap();
    assert_eq!(other.fingerprint(), book().fingerprint());
    let ids = |book: &Rulebook| {
        book.rules()
            .iter()
            .map(|rule| rule.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&other), ids(book()));
}

#[test]
fn a_changed_file_changes_its_own_fingerprint_and_the_whole() {
    let mut files: Vec<(&str, String)> = Rulebook::built_in_files()
        .into_iter()
        .map(|(path, text)| (path, text.to_owned()))
        .collect();
    let changed = files
        .iter_mut()
        .find(|(path, _)| *path == "law/notification/evaluation.toml")
        .unwrap();
    changed.1.push_str("# another word\n");
    let other = Rulebook::load(&files, &VOCABULARY).unwrap();
    assert_ne!(other.fingerprint(), book().fingerprint());
    let differing: Vec<&str> = other
        .rules()
        .iter()
        .zip(book().rules())
        .filter(|(a, b)| a.fingerprint != b.fingerprint)
        .map(|(rule, _)| rule.id.as_str())
        .collect();
    assert_eq!(differing, ["notification/evaluation"]);
}

#[test]
fn every_version_cites_a_source_and_no_rule_has_a_gap() {
    let report = book().check();
    assert_eq!(report.of(FindingKind::MissingSource).count(), 0);
    assert_eq!(report.of(FindingKind::Gap).count(), 0);
    for rule in book()
        .rules()
        .iter()
        .filter(|rule| rule.layer == Layer::Law)
    {
        for source in rule.versions.iter().flat_map(|version| &version.law) {
            assert!(
                source.url.is_some(),
                "{}: {} has no address",
                rule.id,
                source.title
            );
        }
    }
}

#[test]
fn what_is_unverified_is_listed() {
    let report = book().check();
    let unverified: Vec<&str> = report
        .of(FindingKind::Unverified)
        .map(|finding| finding.rule.as_str())
        .collect();
    // Both versions of the receipt rest on an open question of counting.
    assert_eq!(
        unverified
            .iter()
            .filter(|id| **id == "notification/receipt")
            .count(),
        2
    );
    assert!(unverified.contains(&"plan/need_decided"));
    assert!(!unverified.contains(&"notification/evaluation"));
    assert!(
        report
            .of(FindingKind::Transition)
            .any(|finding| finding.rule == "assessment/completed")
    );
    assert!(
        report
            .of(FindingKind::LocalSetting)
            .any(|finding| finding.rule == "decision/child_conversation")
    );
}

#[test]
fn a_repeal_that_is_followed_by_another_version_is_a_gap() {
    let text = format!(
        "{RULE}\n[[version]]\nfrom = 2021-01-01\nrepealed = true\nverified = true\n\n[[version]]\nfrom = 2022-01-01\nverified = true\n"
    );
    let report = load("law/trial.toml", &text).unwrap().check();
    assert_eq!(report.of(FindingKind::Gap).count(), 1);
    assert_eq!(report.of(FindingKind::MissingSource).count(), 2);
}

#[test]
fn all_versions_start_on_one_kind() {
    let other = format!(
        "{RULE}\n[[version]]\nfrom = 2021-01-01\nstarts_on = \"case_opened\"\nverified = true\n"
    );
    let error = error(&other);
    assert!(error.message.contains("one kind"), "{error}");
}
