//! Every word of every code list, event kind, reason and refusal has words in both languages.

use domain::Payload;
use domain::code::{
    AccountAct, Act, AdoptedKind, AssessmentOutcome, AssignmentRole, BookingKind, Cause,
    CloseReason, ConversationAbout, ConversationOutcome, DecisionKind, DelayReason, Enquiry,
    Evaluation, GoalArea, MeasureEnd, Naming, Notifier, Observed, PersonKind, Place, PlanKind,
    Protection, Rater, Relation, Role, Screening, Sex, SupportClass,
};
use law::VoidReason;
use web::i18n::Lang;
use web::pages::words;

/// The words, or a complaint that names the key.
fn missing(lang: Lang, list: &str, word: &str) -> Option<String> {
    let said = words::code(lang, list, word);
    said.contains('⟦').then_some(said)
}

#[test]
fn every_word_of_every_code_list_is_said_in_both_languages() {
    let voids: Vec<&str> = VoidReason::ALL.iter().map(|r| r.code()).collect();
    let lists: &[(&str, &[&str])] = &[
        ("account-act", AccountAct::WORDS),
        ("act", Act::WORDS),
        ("adopted", AdoptedKind::WORDS),
        ("assessment-outcome", AssessmentOutcome::WORDS),
        ("assignment", AssignmentRole::WORDS),
        ("booking", BookingKind::WORDS),
        ("cause", Cause::WORDS),
        ("close", CloseReason::WORDS),
        ("conversation-about", ConversationAbout::WORDS),
        ("conversation-outcome", ConversationOutcome::WORDS),
        ("decision-kind", DecisionKind::WORDS),
        ("delay", DelayReason::WORDS),
        ("enquiry", Enquiry::WORDS),
        ("evaluation", Evaluation::WORDS),
        ("event", Payload::KINDS),
        ("goal-area", GoalArea::WORDS),
        ("measure-end", MeasureEnd::WORDS),
        ("naming", Naming::WORDS),
        ("notifier", Notifier::WORDS),
        ("observed", Observed::WORDS),
        ("person", PersonKind::WORDS),
        ("place", Place::WORDS),
        ("plan", PlanKind::WORDS),
        ("protection", Protection::WORDS),
        ("rater", Rater::WORDS),
        ("relation", Relation::WORDS),
        ("role", Role::WORDS),
        ("screening", Screening::WORDS),
        ("sex", Sex::WORDS),
        ("support-class", SupportClass::WORDS),
        ("void", &voids),
    ];
    let mut silent = Vec::new();
    for lang in Lang::ALL {
        for (list, words) in lists {
            assert!(!words.is_empty(), "{list} is empty");
            silent.extend(words.iter().filter_map(|word| missing(lang, list, word)));
        }
        for role in Role::WORDS {
            silent.extend(missing(lang, "role", &format!("{role}-why")));
        }
    }
    assert!(silent.is_empty(), "no words for {silent:?}");
}

#[test]
fn every_refusal_of_the_use_cases_is_said_in_both_languages() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = std::collections::BTreeSet::new();
    let mut folders = vec![
        root.join("app/src"),
        root.join("domain/src"),
        root.join("web/src/pages"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let quoted = text.split('"').filter(|part| part.starts_with("refused-"));
            found.extend(quoted.map(str::to_owned));
        }
    }
    assert!(
        found.len() > 15,
        "the scan no longer reads the code: {found:?}"
    );
    for lang in Lang::ALL {
        for key in &found {
            assert!(!lang.t(key).contains('⟦'), "{key} has no words");
        }
    }
}

#[test]
fn no_role_is_called_by_its_code() {
    assert_eq!(Lang::Da.t("role-team-leader"), "Teamleder");
    assert_eq!(words::code(Lang::Da, "role", "team_leader"), "Teamleder");
}
