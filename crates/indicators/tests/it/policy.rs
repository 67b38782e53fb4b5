use crate::world::{card, cards};
use domain::fold::Rules;
use indicators::{Card, Goals, Policy};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

#[test]
fn every_file_of_the_policy_folder_is_built_in_and_reads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policy");
    let mut listed: BTreeSet<String> = BTreeSet::new();
    for (path, _) in indicators::built_in_cards()
        .into_iter()
        .chain(indicators::built_in_goals())
    {
        assert!(listed.insert(path.to_owned()), "{path} is listed twice");
    }
    let mut found = BTreeSet::new();
    for part in ["cards", "goals"] {
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            found.insert(format!(
                "policy/{part}/{}",
                entry.unwrap().file_name().to_str().unwrap()
            ));
        }
    }
    assert_eq!(listed, found);
    assert_eq!(
        cards().all().len() + Goals::built_in().all().len(),
        found.len()
    );
    assert!(Policy::built_in().policy_goal.len() > 2);
}

#[test]
fn every_rule_has_a_share_on_time_and_an_overdue_count_in_its_own_layer() {
    let rules = Rules::built_in();
    assert_eq!(cards().check(&rules.book), []);
    for rule in rules.book.rules() {
        let slug = rule.id.replace('/', "_");
        for end in ["on_time", "overdue"] {
            let card = card(&format!("{slug}_{end}"));
            let (named, layer) = card.calculation.rules().unwrap();
            assert_eq!(
                (named, layer),
                (std::slice::from_ref(&rule.id), rule.layer),
                "{}",
                card.id
            );
        }
    }
}

#[test]
fn a_card_of_a_rule_that_does_not_exist_is_reported() {
    let text = indicators::built_in_cards()
        .into_iter()
        .find(|(path, _)| path.ends_with("/follow_up_first_on_time.toml"))
        .map(|(_, text)| text)
        .unwrap();
    let book = Rules::built_in().book;
    let errors = |text: String| {
        indicators::Cards::parse(&[("x.toml", text)])
            .unwrap()
            .check(&book)
            .len()
    };
    assert_eq!(errors(text.to_owned()), 0);
    assert_eq!(
        errors(text.replace("follow_up/first", "follow_up/frist")),
        1
    );
    assert_eq!(errors(text.replace("\"law\"", "\"local\"")), 1);
}

#[test]
fn a_card_that_contradicts_itself_does_not_load() {
    let (path, text) = indicators::built_in_cards()
        .into_iter()
        .find(|(path, _)| path.ends_with("/institution_share.toml"))
        .unwrap();
    assert!(Card::parse(path, text).is_ok());
    for (from, to) in [
        ("over = \"instant\"", "over = \"period\""),
        ("unit = \"child\"", "unit = \"duty\""),
        ("\"place\", ", "\"notifier\", "),
        ("direction = \"none\"\n", ""),
        ("direction = \"none\"", "direction = \"sideways\""),
        ("version = 1", "version = 0"),
        ("version = 1", "version = 1\nexpression = \"a / b\""),
        ("kind = \"stock_share\"", "kind = \"formula\""),
        (
            "counted = \"children\"",
            "counted = \"children\"\nextra = 1",
        ),
        ("denominator =", "# denominator ="),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(
            Card::parse(path, &text.replacen(from, to, 1)).is_err(),
            "{to}"
        );
    }
}

#[test]
fn goals_name_cards_that_exist_and_want_no_other_way_than_the_card() {
    let goals = Goals::built_in();
    let policy = Policy::built_in();
    for goal in goals.all() {
        assert!(policy.policy_goal(&goal.under).is_some(), "{}", goal.id);
        for id in goal.indicator.iter().chain(&goal.also) {
            assert!(cards().get(id).is_some(), "{} names {id}", goal.id);
        }
        if let Some(id) = &goal.indicator {
            // Of a card that says neither, the goal alone says which way.
            let of_card = card(id).direction.unwrap_or(goal.direction);
            assert_eq!(of_card, goal.direction, "{}", goal.id);
            assert!(
                goal.better_than_year_before || !goal.target.is_empty(),
                "{}",
                goal.id
            );
        }
    }
    for policy_goal in &policy.policy_goal {
        assert!(goals.under(&policy_goal.id).next().is_some());
    }
}

#[test]
fn how_many_there_are_is_neither_good_nor_bad_and_what_is_late_is_bad() {
    use indicators::card::{Calculation, Direction};
    for card in cards().all() {
        let is_volume = matches!(
            card.calculation,
            Calculation::Flow { .. }
                | Calculation::FlowPer1000 { .. }
                | Calculation::Stock { .. }
                | Calculation::StockPer1000 { .. }
                | Calculation::StockShare { .. }
                | Calculation::Movement { .. }
                | Calculation::Duration { .. }
        );
        match card.calculation {
            _ if is_volume => assert_eq!(card.direction, None, "{}", card.id),
            Calculation::DutyOnTime { .. } => {
                assert_eq!(card.direction, Some(Direction::Up), "{}", card.id);
            }
            Calculation::DutyOverdue { .. } | Calculation::DutyRecordedLate { .. } => {
                assert_eq!(card.direction, Some(Direction::Down), "{}", card.id);
            }
            _ => {}
        }
    }
}

#[test]
fn the_fingerprint_changes_with_the_card_and_with_the_law() {
    let (path, text) = indicators::built_in_cards()[0];
    let a = Card::parse(path, text).unwrap();
    let b = Card::parse(path, &format!("{text}\n# another word\n")).unwrap();
    assert_eq!(a.fingerprint.len(), 64);
    let all: BTreeSet<_> = [
        a.fingerprint_with("law 1"),
        a.fingerprint_with("law 2"),
        b.fingerprint_with("law 1"),
    ]
    .into();
    assert_eq!(all.len(), 3);
}

#[test]
fn the_page_about_indicators_lists_every_card() {
    let page = include_str!("../../../../docs/indicators.md");
    let goals = Goals::built_in();
    let mut table =
        "| card | title | unit | kind | goals | read |\n|---|---|---|---|---|---|\n".to_owned();
    for card in cards().all() {
        let goals: Vec<_> = goals
            .of_indicator(&card.id)
            .map(|goal| goal.id.as_str())
            .collect();
        let (_, calculation) = indicators::built_in_cards()
            .iter()
            .find(|(path, _)| path.ends_with(&format!("/{}.toml", card.id)))
            .and_then(|(_, text)| text.split_once("kind = \""))
            .unwrap();
        let kind = calculation.split('"').next().unwrap();
        let goals = if goals.is_empty() {
            "–".to_owned()
        } else {
            goals.join(", ")
        };
        let read = if card.verified { "yes" } else { "no" };
        let unit = card.unit.code();
        let (id, title) = (&card.id, &card.title.en);
        let _ = writeln!(
            table,
            "| `{id}` | {title} | {unit} | `{kind}` | {goals} | {read} |"
        );
    }
    assert!(
        page.ends_with(&table),
        "docs/indicators.md shall end with:\n{table}"
    );
}
