//! Rows of one child that hold at the same time: reported, never dropped.
//!
//! A row holds on each day with from ≤ day < until, so that one row may begin on the day
//! on which another ends.

use crate::import::{Finding, FindingKind, RowAt};
use domain::id::PersonId;
use law::Moment;
use std::collections::BTreeMap;

/// From when until when a row holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) child: PersonId,
    pub(super) from: Moment,
    pub(super) until: Option<Moment>,
    pub(super) row: RowAt,
}

impl Span {
    fn meets(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| b.until.is_none_or(|until| a.from < until);
        before(self, other) && before(other, self) && !self.is_void() && !other.is_void()
    }

    fn is_void(&self) -> bool {
        self.until.is_some_and(|until| until <= self.from)
    }

    fn words(&self) -> String {
        let until = self.until.map_or(String::new(), |u| u.day().to_string());
        format!("{}–{until}", self.from.day())
    }
}

/// Each pair of rows of one child that hold at the same time, in order of the files.
pub(super) fn find(spans: Vec<Span>) -> Vec<Finding> {
    let mut children: BTreeMap<PersonId, Vec<Span>> = BTreeMap::new();
    for span in spans {
        children.entry(span.child).or_default().push(span);
    }
    let mut found: Vec<Finding> = Vec::new();
    for (child, mut spans) in children {
        spans.sort_by(|a, b| (a.from, &a.row).cmp(&(b.from, &b.row)));
        for (i, first) in spans.iter().enumerate() {
            for second in spans[i + 1..].iter().filter(|s| first.meets(s)) {
                found.push(Finding {
                    kind: FindingKind::Overlap,
                    rows: vec![first.row.clone(), second.row.clone()],
                    person: Some(child),
                    says: format!("{} overlaps {}", first.words(), second.words()),
                });
            }
        }
    }
    found.sort_by(|a, b| a.rows.cmp(&b.rows));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::Day;

    fn span(line: u64, from: i32, until: Option<i32>) -> Span {
        Span {
            child: PersonId(uuid::Uuid::from_u128(7)),
            from: Day(from).start(),
            until: until.map(|u| Day(u).start()),
            row: RowAt {
                file: "f".to_owned(),
                line,
            },
        }
    }

    fn lines(spans: &[Span]) -> Vec<(u64, u64)> {
        find(spans.to_vec())
            .iter()
            .map(|f| (f.rows[0].line, f.rows[1].line))
            .collect()
    }

    #[test]
    fn the_day_of_the_end_is_free_for_the_next() {
        assert_eq!(lines(&[span(2, 10, Some(20)), span(3, 20, None)]), []);
        assert_eq!(lines(&[span(2, 10, Some(21)), span(3, 20, None)]), [(2, 3)]);
    }

    #[test]
    fn a_running_row_overlaps_all_that_come_later() {
        let spans = [span(2, 10, None), span(3, 20, Some(30)), span(4, 40, None)];
        assert_eq!(lines(&spans), [(2, 3), (2, 4)]);
    }

    #[test]
    fn a_row_that_holds_on_no_day_overlaps_nothing() {
        assert_eq!(lines(&[span(2, 10, None), span(3, 20, Some(20))]), []);
    }

    #[test]
    fn rows_of_other_children_do_not_overlap() {
        let mut other = span(3, 10, None);
        other.child = PersonId(uuid::Uuid::from_u128(8));
        assert_eq!(lines(&[span(2, 10, None), other]), []);
    }
}
