//! The page about the law shows the rules as they are.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use law::{Layer, Rule, Rulebook};

use crate::vocabulary::book;

fn table(book: &Rulebook, layer: Layer) -> String {
    let mut text = String::from(
        "| rule | shape | from | source | text read | transition |\n|---|---|---|---|---|---|\n",
    );
    for rule in book.rules().iter().filter(|rule| rule.layer == layer) {
        for (index, version) in rule.versions.iter().enumerate() {
            let name = if index == 0 {
                format!("`{}` {}", rule.id, rule.title.en)
            } else {
                String::new()
            };
            let shape = if index == 0 { rule.shape.code() } else { "" };
            let sources: Vec<&str> = version
                .law
                .iter()
                .map(|source| source.title.as_str())
                .collect();
            let repealed = if version.repealed {
                "repealed; see "
            } else {
                ""
            };
            let verified = if version.verified { "yes" } else { "**no**" };
            writeln!(
                text,
                "| {name} | {shape} | {} | {repealed}{} | {verified} | {} |",
                version.from,
                sources.join("; "),
                transition(rule, index)
            )
            .unwrap();
        }
    }
    text
}

fn transition(rule: &Rule, index: usize) -> &'static str {
    match &rule.versions[index].transition {
        Some(transition) if transition.takes_over_running && transition.verified => {
            "takes over running clocks"
        }
        Some(transition) if transition.takes_over_running => {
            "takes over running clocks (unverified)"
        }
        Some(transition) if transition.verified => "counts those already there from this day",
        Some(_) => "counts those already there from this day (unverified)",
        None => "",
    }
}

#[test]
fn the_page_shows_every_rule_and_version() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/law.md");
    let page = fs::read_to_string(page).expect("the page is there");
    for layer in [Layer::Law, Layer::Local] {
        let table = table(book(), layer);
        assert!(
            page.contains(&table),
            "put this table into docs/law.md:\n\n{table}"
        );
    }
}
