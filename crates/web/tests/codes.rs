//! Every word of every code list, event kind, reason and refusal has words in both languages.

use domain::Payload;
use domain::code::{
    AccessJudgement, AccessOutcome, AccountAct, Act, AdoptedKind, AdultSide, Answer, AppealOutcome,
    ArchiveWaiver, Arrangement, AssessmentOutcome, AssignmentRole, Begun, BookingKind, Breadth,
    Cause, Channel, ClarificationOutcome, CloseReason, Competence, ComplaintStage,
    ContributionForm, ConversationAbout, ConversationOmission, ConversationOutcome, CrimeNotice,
    DecidedBy, DecisionKind, DelayReason, DocumentKind, DocumentWay, Doer, Enquiry, ErasureGround,
    Evaluation, FollowUpConclusion, GoalArea, HandoverReason, HonourRisk, IcsArea, IcsSide,
    MeasureEnd, Naming, NextStep, Notifier, Observed, ParentsPlanReview, PersonKind, Place,
    PlanKind, Protection, Rater, Reassessment, Relation, Requested, Role, Screening, Sex,
    SiblingOutcome, SourceConsent, SourceKind, SupportClass, TargetGroup, TemplateField,
    TemplateLanguage, TimeLimited, Viewpoint,
};
use domain::progress::Station;
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
        ("archive-waiver", ArchiveWaiver::WORDS),
        ("erasure-ground", ErasureGround::WORDS),
        (
            "kept",
            &app::retention::Kept::ALL.map(app::retention::Kept::as_str),
        ),
        ("act", Act::WORDS),
        ("adult-side", AdultSide::WORDS),
        ("arrangement", Arrangement::WORDS),
        ("decided-by", DecidedBy::WORDS),
        ("next-step", NextStep::WORDS),
        ("answer", Answer::WORDS),
        ("appeal", AppealOutcome::WORDS),
        ("crime-notice", CrimeNotice::WORDS),
        ("limits", TimeLimited::WORDS),
        ("parents-plan", ParentsPlanReview::WORDS),
        ("breadth", Breadth::WORDS),
        ("contribution-form", ContributionForm::WORDS),
        ("ics-area", IcsArea::WORDS),
        ("ics-side", IcsSide::WORDS),
        ("omission", ConversationOmission::WORDS),
        ("sibling-outcome", SiblingOutcome::WORDS),
        ("source", SourceKind::WORDS),
        ("source-consent", SourceConsent::WORDS),
        ("viewpoint", Viewpoint::WORDS),
        ("station", &Station::ALL.map(Station::as_str)),
        ("reassessment", Reassessment::WORDS),
        ("requested", Requested::WORDS),
        ("judgement", AccessJudgement::WORDS),
        ("view-ended", AccessOutcome::WORDS),
        ("adopted", AdoptedKind::WORDS),
        ("target-group", TargetGroup::WORDS),
        ("assessment-outcome", AssessmentOutcome::WORDS),
        ("assignment", AssignmentRole::WORDS),
        ("begun", Begun::WORDS),
        ("booking", BookingKind::WORDS),
        ("cause", Cause::WORDS),
        ("channel", Channel::WORDS),
        ("close", CloseReason::WORDS),
        ("competence", Competence::WORDS),
        ("done-proposed", Competence::WORDS),
        ("complaint-stage", ComplaintStage::WORDS),
        ("conversation-about", ConversationAbout::WORDS),
        ("conversation-outcome", ConversationOutcome::WORDS),
        ("decision-kind", DecisionKind::WORDS),
        ("delay", DelayReason::WORDS),
        ("doer", Doer::WORDS),
        ("document-kind", DocumentKind::WORDS),
        ("document-way", DocumentWay::WORDS),
        ("follow-up-conclusion", FollowUpConclusion::WORDS),
        ("enquiry", Enquiry::WORDS),
        (
            "record",
            &["case_consulted", "safety_plan_made", "family_group_held"],
        ),
        ("template-field", TemplateField::WORDS),
        ("template-language", TemplateLanguage::WORDS),
        ("evaluation", Evaluation::WORDS),
        ("event", Payload::KINDS),
        ("goal-area", GoalArea::WORDS),
        ("handover-why", HandoverReason::WORDS),
        ("brief-tell-why", HandoverReason::WORDS),
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
        ("honour-risk", HonourRisk::WORDS),
        ("clarification-outcome", ClarificationOutcome::WORDS),
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
        silent.extend(
            Doer::WORDS
                .iter()
                .filter_map(|word| missing(lang, "doer-plain", word)),
        );
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

/// The kinds of view that the source names when it logs one.
fn kinds_of_view() -> std::collections::BTreeSet<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![
        format!("{root}/../app/src").into(),
        format!("{root}/src").into(),
    ];
    let mut out = std::collections::BTreeSet::new();
    while let Some(path) = files.pop() {
        let path: std::path::PathBuf = path;
        if path.is_dir() {
            let inside = std::fs::read_dir(path).expect("a folder");
            files.extend(inside.map(|file| file.expect("a file").path()));
            continue;
        }
        let text = std::fs::read_to_string(path).expect("a source");
        for call in [
            "log_list(",
            "log_case(",
            "log_view(",
            "log_whole(",
            "view_case(",
        ] {
            for rest in text.split(call).skip(1) {
                let given = rest.split([';', '{']).next().unwrap_or_default();
                if let Some(word) = given.split('"').nth(1) {
                    out.insert(word.to_owned());
                }
            }
        }
    }
    out
}

#[test]
fn every_kind_of_view_is_said_in_both_languages() {
    let kinds = kinds_of_view();
    assert!(kinds.len() > 15, "{kinds:?}");
    for lang in Lang::ALL {
        let silent: Vec<String> = kinds
            .iter()
            .filter_map(|k| missing(lang, "view", k))
            .collect();
        assert_eq!(silent, Vec::<String>::new());
    }
}
