//! The three example mappings over made-up extracts in Danish form: semicolons, Latin-1,
//! days first, CPR numbers as keys.

use domain::event::{Event, Payload};
use domain::fold::Rules;
use domain::{Day, Notifier, Place, Role, Sex, Texts};
use exchange::extract::{self, Mapping, Options, Source};
use exchange::statistics::cases;
use exchange::{FindingKind, Import, MappingError};
use std::collections::BTreeSet;
use std::path::PathBuf;

const SECRET: Options<'_> = Options {
    secret: Some("a secret of the test"),
    appended_at: None,
    recorded: None,
    erased: None,
};

fn examples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../mappings/examples")
}

fn example(name: &str, options: &Options<'_>) -> Import {
    let mapping = std::fs::read_to_string(examples().join(format!("{name}.toml"))).unwrap();
    let bytes = std::fs::read(examples().join(format!("{name}.csv"))).unwrap();
    let source = Source {
        name,
        bytes: &bytes,
    };
    extract::read(&[source], &Mapping::parse(&mapping).unwrap(), options).unwrap()
}

fn kinds(import: &Import) -> Vec<&str> {
    import.events.iter().map(Event::kind).collect()
}

fn day(y: i32, m: u32, d: u32) -> Day {
    Day::from_ymd(y, m, d).unwrap()
}

#[test]
fn siblings_share_the_events_of_one_notification() {
    let import = example("underretninger", &SECRET);
    assert_eq!(import.problems, []);
    assert_eq!(import.findings, []);
    let received: Vec<&Event> = import
        .events
        .iter()
        .filter(|e| e.kind() == "enquiry_received")
        .collect();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].subjects.len(), 2);
    assert_eq!(received[1].subjects.len(), 1);
    let of = |kind: &str| kinds(&import).iter().filter(|k| **k == kind).count();
    assert_eq!(of("person_registered"), 3);
    assert_eq!(of("receipt_sent"), 1, "»-« is no date of a receipt");
    assert_eq!(of("notification_evaluated"), 2);
    let first = received[0];
    assert!(
        import
            .events
            .iter()
            .all(|e| e.role == Role::Import && e.position == 0)
    );
    let evaluated = import
        .events
        .iter()
        .find(|e| e.kind() == "notification_evaluated")
        .unwrap();
    assert_eq!(
        (evaluated.stream, &evaluated.subjects),
        (first.stream, &first.subjects)
    );
}

#[test]
fn danish_letters_times_of_day_and_lists_are_read() {
    let import = example("underretninger", &SECRET);
    let names: Vec<&str> = import
        .events
        .iter()
        .filter_map(|e| e.text.get("name").map(|t| t.value.as_str()))
        .collect();
    assert_eq!(names, ["Åse Ærøskov", "Søren Ærøskov", "Malthe Bøgelund"]);
    let (at, Payload::EnquiryReceived(p)) = import
        .events
        .iter()
        .find_map(|e| (e.kind() == "enquiry_received").then_some((e.at, &e.payload)))
        .unwrap()
    else {
        panic!("another payload");
    };
    assert_eq!(at, day(2024, 3, 1).at(8, 15));
    assert_eq!(p.notifier, Notifier::School);
    assert!(p.professional && !p.anonymous);
    assert_eq!(p.causes.len(), 2);
}

#[test]
fn birth_and_sex_come_from_the_cpr_number_which_is_kept_among_texts_only() {
    let import = example("underretninger", &SECRET);
    let Payload::PersonRegistered(p) = &import.events[0].payload else {
        panic!("the person comes first");
    };
    assert_eq!(p.birth_on, Some(day(2016, 3, 11)));
    assert_eq!(p.sex, Some(Sex::Male));
    assert_eq!(import.events[0].text["cpr"].value, "7103164821");
    let mut bare = Vec::new();
    exchange::jsonl::write(&mut bare, &import.events, false).unwrap();
    let bare = String::from_utf8(bare).unwrap();
    assert!(!bare.contains("710316") && !bare.contains("rosk"));
}

#[test]
fn ids_hang_on_the_secret_and_a_mapping_over_cpr_numbers_needs_one() {
    let other = Options {
        secret: Some("another secret of the test"),
        ..SECRET
    };
    let id = |o: &Options<'_>| example("underretninger", o).events[0].subjects[0];
    assert_eq!(id(&SECRET), id(&SECRET));
    assert_ne!(id(&SECRET), id(&other));
    let mapping = std::fs::read_to_string(examples().join("underretninger.toml")).unwrap();
    let mapping = Mapping::parse(&mapping).unwrap();
    assert!(extract::read(&[], &mapping, &Options::default()).is_err());
    // Nor is an empty or a short one a secret.
    for short in ["", "fifteen letters", "                 "] {
        let short = Options {
            secret: Some(short),
            ..SECRET
        };
        let refused = extract::read(&[], &mapping, &short).map(|_| ());
        assert!(matches!(refused, Err(MappingError::ShortSecret)));
    }
}

#[test]
fn ids_of_cpr_numbers_are_made_with_a_secret_or_not_at_all() {
    let mapping = std::fs::read_to_string(examples().join("indsatser.toml")).unwrap();
    let open = mapping.replace("secret_ids = true", "");
    let refused = Mapping::parse(&open).unwrap_err().to_string();
    assert!(
        refused.starts_with("secret_ids = true: is missing"),
        "{refused}"
    );
}

/// April's extract: the notification of one child alone, and then its sibling's row too.
#[test]
fn a_sibling_that_comes_later_is_not_said_to_be_recorded() {
    let file = "eksempel.csv";
    let bytes = std::fs::read(examples().join("underretninger.csv")).unwrap();
    let lines: Vec<&[u8]> = bytes.split_inclusive(|b| *b == b'\n').collect();
    let mapping = std::fs::read_to_string(examples().join("underretninger.toml")).unwrap();
    let mapping = Mapping::parse(&mapping).unwrap();
    let read = |bytes: &[u8], options: &Options<'_>| {
        extract::read(&[Source { name: file, bytes }], &mapping, options).unwrap()
    };
    let march = read(&lines[..2].concat(), &SECRET);
    let recorded = |id| march.events.iter().find(|e| e.id == id).cloned();
    let options = Options {
        recorded: Some(&recorded),
        ..SECRET
    };
    let april = read(&lines[..3].concat(), &options);
    assert_eq!(kinds(&april), ["person_registered"]);
    let found: Vec<_> = april.findings_of(FindingKind::Disagreement).collect();
    assert_eq!(
        found.len(),
        3,
        "the notification, its receipt, its evaluation"
    );
    let sibling = april.events[0].subjects[0];
    assert!(found.iter().all(|f| f.person == Some(sibling)), "{found:?}");
    assert!(
        found[0].says.contains("enquiry_received"),
        "{}",
        found[0].says
    );
    assert_eq!(april.recorded, 1);

    // Other words are no less of a difference; what was said of an erased child is gone.
    let wordless = |id| {
        let event = recorded(id)?;
        Some(Event {
            text: Texts::new(),
            ..event
        })
    };
    let options = Options {
        recorded: Some(&wordless),
        ..SECRET
    };
    let again = read(&lines[..2].concat(), &options);
    let found: Vec<_> = again.findings_of(FindingKind::Disagreement).collect();
    assert_eq!(found.len(), 1);
    assert!(found[0].says.contains("other words"), "{}", found[0].says);
    let erased = BTreeSet::from([march.events[0].subjects[0]]);
    let options = Options {
        erased: Some(&erased),
        ..options
    };
    let again = read(&lines[..2].concat(), &options);
    assert_eq!(again.findings_of(FindingKind::Disagreement).count(), 0);
    assert_eq!(again.problems, []);
}

#[test]
fn a_new_row_of_an_erased_child_is_left_out_and_the_rest_goes_in() {
    let first = example("underretninger", &SECRET);
    let erased = BTreeSet::from([first.events[0].subjects[0]]);
    let options = Options {
        erased: Some(&erased),
        ..SECRET
    };
    let again = example("underretninger", &options);
    assert!(!again.events.is_empty());
    let about = |e: &Event| e.subjects.iter().any(|p| erased.contains(p));
    assert!(!again.events.iter().any(about));
    assert_eq!(again.problems.len(), 1, "{:?}", again.problems);
    assert_eq!(again.problems[0].line, 2);
    assert!(again.problems[0].reason.contains("erased"));
}

#[test]
fn extracts_of_one_system_meet_in_the_same_cases() {
    let names = ["underretninger", "indsatser", "opfoelgninger"];
    let all = names.map(|name| example(name, &SECRET)).into_iter();
    let import = all.fold(Import::default(), Import::join);
    assert_eq!(import.problems, []);
    let events = import.events;
    assert!(events.is_sorted_by_key(|e| e.known_at));
    let ids: std::collections::HashSet<_> = events.iter().map(|e| e.id).collect();
    assert_eq!(
        ids.len(),
        events.len(),
        "each extract registers a child for itself"
    );
    let cases = cases(&events, &Rules::built_in());
    assert_eq!(
        cases.len(),
        3,
        "a hyphen in a CPR number makes no other child"
    );
    let case = cases.iter().find(|c| c.number() == 4711).unwrap();
    assert_eq!((case.notifications.len(), case.measures.len()), (1, 2));
    let ended = case.measures.iter().find_map(|m| m.ended_at).unwrap();
    assert_eq!(
        ended.day(),
        day(2025, 1, 1),
        "the last day is a day of the measure"
    );
    let network = case.measures.iter().find(|m| m.is_placement).unwrap();
    assert_eq!(network.stays[0].place, Some(Place::NetworkFoster));
    assert_eq!(network.stays[0].step, 4);
    for event in &events {
        if let Payload::FollowUpHeld(held) = &event.payload {
            let case = cases
                .iter()
                .find(|c| c.person == event.subjects[0])
                .unwrap();
            let of_case: Vec<_> = case.measures.iter().map(|m| m.id).collect();
            assert!(held.measures.iter().all(|m| of_case.contains(m)));
        }
    }
    assert_eq!(
        events
            .iter()
            .filter(|e| e.kind() == "follow_up_held")
            .count(),
        2
    );
}

#[test]
fn known_may_be_later_than_happened() {
    let import = example("opfoelgninger", &SECRET);
    let first = import
        .events
        .iter()
        .find(|e| e.at == day(2024, 9, 10).start())
        .unwrap();
    assert_eq!(first.known_at, day(2024, 9, 12).start());
    assert_eq!(first.appended_at, first.known_at);
    let now = day(2026, 1, 1).start();
    let options = Options {
        appended_at: Some(now),
        ..SECRET
    };
    let events = example("opfoelgninger", &options).events;
    assert!(
        events
            .iter()
            .all(|e| e.appended_at == now && e.known_at < now)
    );
}
