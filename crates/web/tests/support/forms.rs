//! The fields of the forms on a page, and `docs/forms.md`, which must know them: whatever page a test
//! of the site is shown, no form on it that the table knows may ask what the table does not.
//!
//! A field that stands in a form only after an answer is found where that answer is tested.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The table that is to be true.
const FORMS: &str = include_str!("../../../../docs/forms.md");

/// Forms and their fields.
pub type Found = BTreeSet<(String, String)>;

static TOLD: LazyLock<Found> = LazyLock::new(|| {
    let lines = FORMS.lines().filter(|line| line.starts_with("| `/"));
    let line = |line: &str| {
        let mut cells = line.split('|').skip(1);
        let mut next = || {
            cells
                .next()
                .unwrap_or_default()
                .trim()
                .trim_matches('`')
                .to_owned()
        };
        (next(), next())
    };
    lines.map(line).collect()
});

/// Fails where a form of the table asks on this page what the table does not say.
pub fn hold(page: &str) {
    let mut found = Found::new();
    harvest(page, &mut found);
    let is_known = |form: &str| TOLD.iter().any(|(told, _)| told == form);
    let untold: Vec<_> = found
        .difference(&TOLD)
        .filter(|(form, _)| is_known(form))
        .collect();
    assert!(untold.is_empty(), "not in docs/forms.md: {untold:?}");
}

/// The fields that a page's forms ask for, by the address they are sent to.
pub fn harvest(page: &str, found: &mut Found) {
    for form in page.split("<form").skip(1) {
        let form = form.split("</form>").next().unwrap_or_default();
        let head = form.split('>').next().unwrap_or_default();
        if !head.contains("method=\"post\"") {
            continue;
        }
        let action = between(head, "action=\"").unwrap_or_default();
        let action = action.split('?').next().unwrap_or_default();
        // What narrows a list is stored nowhere; it is sent so that no name stands in an address.
        if action == "/cases" {
            continue;
        }
        for tag in form.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            let is_field = ["input ", "select ", "textarea "]
                .iter()
                .any(|t| tag.starts_with(t));
            // What a form knows it does not ask.
            if !is_field || tag.contains("type=\"hidden\"") {
                continue;
            }
            let name = between(tag, "name=\"").map(field).unwrap_or_default();
            // When it happened, which every form asks; the search at the top of every page; and
            // what only a machine fills in.
            if !["at", "q", "website", ""].contains(&name.as_str()) {
                found.insert((pattern(action), name));
            }
        }
    }
}

/// What stands behind some words, up to the next quotation mark.
pub fn between<'a>(text: &'a str, from: &str) -> Option<&'a str> {
    text.split_once(from)?.1.split('"').next()
}

/// An address without what differs from case to case.
pub fn pattern(action: &str) -> String {
    let parts = action.split('/').map(|part| {
        if part.len() == 36 && part.bytes().filter(|b| *b == b'-').count() == 4 {
            "{id}"
        } else if !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) {
            "{number}"
        } else {
            part
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A field's name without its number among its like; a time belongs to its day.
fn field(name: &str) -> String {
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let is_id = |part: &str| part.len() > 3 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let parts = name.split(['_', '.', '-']);
    let parts: Vec<&str> = parts.filter(|p| !is_number(p) && !is_id(p)).collect();
    match parts.join("_").as_str() {
        "development" | "parenting" | "environment" => "areas".to_owned(),
        said if said.starts_with("said_") => "said".to_owned(),
        name => name.strip_suffix("_time").unwrap_or(name).to_owned(),
    }
}
