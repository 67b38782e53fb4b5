//! What the address of the list asks for, and the addresses that ask for something else.

use crate::pages::words::encoded;
use domain::WorkerId;
use domain::progress::Station;
use std::collections::BTreeMap;
use std::fmt::Write;
use store::{CaseFilter, CaseSort, Edge, Mark, OfficeFilter, Page};

/// Rows on a page.
const SIZE: u32 = 50;

/// The names that the address may carry, in their order there. What is looked for is a name
/// mostly: it stands there sealed, as `s`, and is `q` only in the form.
const NAMES: [&str; 8] = [
    "s",
    "worker",
    "step",
    "station",
    "open",
    "unassigned",
    "sort",
    "page",
];

/// The query of the list.
pub(super) struct Asked(BTreeMap<String, String>);

impl From<BTreeMap<String, String>> for Asked {
    fn from(pairs: BTreeMap<String, String>) -> Self {
        Self(pairs)
    }
}

impl Asked {
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    pub fn done(&self) -> Option<String> {
        self.0.get("done").cloned()
    }

    /// Takes out what stands in the address in the clear, as an old bookmark may have it.
    pub fn take_clear(&mut self) -> String {
        let found = self.0.remove("q").unwrap_or_default();
        found.trim().to_owned()
    }

    /// Puts what was looked for in its place.
    pub fn looks_for(&mut self, question: String) {
        self.0.insert("q".to_owned(), question);
    }

    /// Whether anything narrows the list.
    pub fn is_filtered(&self) -> bool {
        ["q", "worker", "step", "station", "open", "unassigned"]
            .iter()
            .any(|name| !self.get(name).is_empty())
    }

    pub fn filter(&self, me: WorkerId) -> CaseFilter {
        let worker = match self.get("worker") {
            "me" => Some(me),
            other => other.parse().ok(),
        };
        let text = self.get("q");
        CaseFilter {
            text: (!text.is_empty()).then(|| text.to_owned()),
            office: OfficeFilter { worker, team: None },
            is_unassigned: self.get("unassigned") == "1",
            step: self.get("step").parse().ok().filter(|step| *step <= 6),
            is_open: match self.get("open") {
                "all" => None,
                "0" => Some(false),
                _ => Some(true),
            },
            station: Station::at(self.get("station")),
            ..CaseFilter::default()
        }
    }

    pub fn sort(&self) -> CaseSort {
        match self.get("sort") {
            "number" => CaseSort::Number,
            "name" => CaseSort::Name,
            "latest" => CaseSort::Latest,
            _ => CaseSort::Late,
        }
    }

    /// Whether the reader chose the order.
    pub fn chose_sort(&self) -> bool {
        !self.get("sort").is_empty()
    }

    /// The number of the page; behind it, if there is one, the row it lies beside.
    pub fn page(&self) -> Page {
        let (number, edge) = match self.get("page").split_once('_') {
            Some((number, edge)) => (number, edge_of(edge)),
            None => (self.get("page"), None),
        };
        Page {
            edge,
            ..Page::nth(number.parse().unwrap_or(0), SIZE)
        }
    }

    /// The address of a page, beside a row of this one if that is known.
    pub fn to(&self, number: u32, edge: Option<Edge>) -> String {
        let (side, mark) = match edge {
            None => return self.with("page", &number.to_string()),
            Some(Edge::After(mark)) => ("after", mark),
            Some(Edge::Before(mark)) => ("before", mark),
        };
        let page = format!("{number}_{side}_{}_{}", mark.last_at, mark.number);
        self.with("page", &page)
    }

    /// The address with one thing changed; any change but of the page begins at the first.
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut href = "/cases".to_owned();
        for key in NAMES {
            let value = if key == name { value } else { self.get(key) };
            let is_stale = key == "page" && name != "page";
            if value.is_empty() || is_stale {
                continue;
            }
            href.push(if href.contains('?') { '&' } else { '?' });
            let _ = write!(href, "{key}={}", encoded(value));
        }
        href
    }
}

/// `after_LAST_NUMBER` or `before_LAST_NUMBER`.
fn edge_of(text: &str) -> Option<Edge> {
    let mut parts = text.split('_');
    let side = parts.next()?;
    let mark = Mark {
        last_at: parts.next()?.parse().ok()?,
        number: parts.next()?.parse().ok()?,
    };
    match side {
        "after" => Some(Edge::After(mark)),
        "before" => Some(Edge::Before(mark)),
        _ => None,
    }
}

/// Whether a CPR number stands in a text, with or without hyphen and spaces, alone or beside a
/// name.
pub(in crate::pages) fn has_cpr(text: &str) -> bool {
    let mut parts = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | ' ')));
    parts.any(|part| part.chars().filter(char::is_ascii_digit).count() == 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> Asked {
        Asked(
            pairs
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn an_address_keeps_what_is_chosen_and_begins_at_the_first_page() {
        let now = asked(&[
            ("q", "Åse B"),
            ("s", "sealed"),
            ("page", "3"),
            ("sort", "name"),
        ]);
        assert_eq!(
            now.with("step", "4"),
            "/cases?s=sealed&step=4&sort=name",
            "no name"
        );
        assert_eq!(now.with("page", "4"), "/cases?s=sealed&sort=name&page=4");
        assert_eq!(now.with("s", ""), "/cases?sort=name");
        assert_eq!(
            now.with("worker", "Åse B"),
            "/cases?s=sealed&worker=%C3%85se%20B&sort=name"
        );
    }

    #[test]
    fn a_page_is_named_by_the_row_it_lies_beside() {
        let mark = Mark {
            last_at: 17,
            number: 4711,
        };
        let first = asked(&[("sort", "latest")]);
        for (edge, href) in [
            (Edge::After(mark), "/cases?sort=latest&page=1_after_17_4711"),
            (
                Edge::Before(mark),
                "/cases?sort=latest&page=1_before_17_4711",
            ),
        ] {
            assert_eq!(first.to(1, Some(edge)), href);
            let (_, page) = href.split_once("page=").unwrap();
            let read = asked(&[("page", page)]).page();
            assert_eq!((read.number, read.edge), (1, Some(edge)));
        }
        for (page, number) in [("3", 3), ("x", 0), ("2_after_x_1", 2), ("2_up_1_1", 2)] {
            let read = asked(&[("page", page)]).page();
            assert_eq!((read.number, read.edge), (number, None), "{page}");
        }
    }

    #[test]
    fn ten_digits_are_taken_for_a_cpr_number_also_beside_a_name() {
        for text in [
            "711115-5678",
            "7111155678",
            "711115 5678",
            "Alma 7111155678",
        ] {
            assert!(has_cpr(text), "{text}");
        }
        assert!(!has_cpr("4711") && !has_cpr("Skovvej 3, 4000") && !has_cpr("Alma"));
    }

    #[test]
    fn a_list_shows_open_cases_unless_asked_otherwise() {
        let me = WorkerId::SYSTEM;
        assert_eq!(asked(&[]).filter(me).is_open, Some(true));
        assert_eq!(asked(&[("open", "all")]).filter(me).is_open, None);
        assert_eq!(
            asked(&[("worker", "me")]).filter(me).office.worker,
            Some(me)
        );
    }
}
