//! The ladder as a table to read: each paragraph that holds on a day with its kind of measure, its
//! step, its class and whom it is meant for, of both laws.

use super::{Ladder, Row};
use crate::basis::{Basis, Paragraph, bases_begun_by};
use crate::code::{Act, TargetGroup};
use law::Day;

/// The act on combating youth crime, which the acts of `Act` do not name.
const YOUTH_CRIME: &str = "LBU";

/// The first day of the act on combating youth crime (LBK nr. 1705 af 27/12/2018).
const YOUTH_CRIME_FROM: (i32, u32, u32) = (2019, 1, 1);

/// One line: a row of the ladder, or a kind of measure that stands under one.
#[derive(Debug, Clone)]
pub struct Line<'l> {
    /// The paragraph.
    pub paragraph: &'l str,
    /// The kind of measure, where decisions name one by this paragraph.
    pub kind: Option<&'static Paragraph>,
    /// Whether it is all of a paragraph that has lines of its own for some of its kinds.
    pub is_rest: bool,
    /// Whether no new decision rests on it that day: another act has taken its place.
    pub is_former: bool,
    /// Where it stands.
    pub row: &'l Row,
}

impl Line<'_> {
    /// Whether it is meant for a group.
    pub fn is_for(&self, group: TargetGroup) -> bool {
        self.row.groups.contains(&group)
    }

    /// Whether it can stand on a step; `by_place` are the steps of places.
    pub fn can_stand_on(&self, step: u8, by_place: &[u8]) -> bool {
        self.row.step == step || (self.row.placement && by_place.contains(&step))
    }
}

impl Ladder {
    /// The lines of a day: what is decided by now first, then what only older decisions rest on.
    pub fn table(&self, on: Day) -> Vec<Line<'_>> {
        let acts = bases_begun_by(on);
        let kinds: Vec<&'static Paragraph> = acts.iter().flat_map(|act| act.rows()).collect();
        let mut lines: Vec<Line<'_>> = Vec::new();
        for row in self.rows(on) {
            let Some(is_former) = is_former(&row.paragraph, &acts, on) else {
                continue;
            };
            let here = |kind: &&Paragraph| {
                let found = self.row_of(&kind.paragraph, on);
                found.is_some_and(|found| found.paragraph == row.paragraph)
            };
            let (whole, parts): (Vec<_>, Vec<_>) = kinds
                .iter()
                .copied()
                .filter(here)
                .partition(|kind| kind.paragraph == row.paragraph);
            lines.push(Line {
                paragraph: &row.paragraph,
                kind: whole.first().copied(),
                is_rest: whole.is_empty() && !parts.is_empty(),
                is_former,
                row,
            });
            lines.extend(parts.into_iter().map(|kind| Line {
                paragraph: &kind.paragraph,
                kind: Some(kind),
                is_rest: false,
                is_former,
                row,
            }));
        }
        lines.sort_by_cached_key(|line| (line.is_former, place(line.paragraph)));
        lines
    }
}

/// Whether the act of a paragraph was replaced by a day; nothing before it began.
fn is_former(paragraph: &str, acts: &[&Basis], on: Day) -> Option<bool> {
    let act = paragraph.split(' ').next().unwrap_or_default();
    if act == YOUTH_CRIME {
        let (year, month, day) = YOUTH_CRIME_FROM;
        let from = Day::from_ymd(year, month, day)?;
        return (from <= on).then_some(false);
    }
    let act: Act = act.to_lowercase().parse().ok()?;
    let begun = acts.iter().any(|basis| basis.law == act);
    begun.then(|| acts.last().is_some_and(|newest| newest.law != act))
}

/// Where a paragraph stands in its act: `§ 9` before `§ 52`, `§ 52` before `§ 52 a`.
fn place(paragraph: &str) -> (String, Vec<(u32, String)>) {
    let (act, rest) = paragraph.split_once(' ').unwrap_or((paragraph, ""));
    let part = |part: &str| {
        let is_digit = |c: char| c.is_ascii_digit();
        let from = part.find(is_digit).unwrap_or(part.len());
        let digits = part[from..].chars().take_while(char::is_ascii_digit);
        let number: String = digits.collect();
        let letter = part[from + number.len()..].trim().to_owned();
        (number.parse().unwrap_or(0), letter)
    };
    (act.to_owned(), rest.split(',').map(part).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(ladder: &Ladder, on: &str) -> Vec<(String, bool)> {
        let on = on.parse().unwrap();
        let lines = ladder.table(on).into_iter();
        lines
            .map(|l| (l.paragraph.to_owned(), l.is_former))
            .collect()
    }

    #[test]
    fn an_act_is_there_from_its_day_and_the_former_stands_below() {
        let ladder = Ladder::built_in();
        let before = table(&ladder, "2023-12-31");
        assert!(
            before
                .iter()
                .all(|(p, former)| !p.starts_with("BL ") && !former)
        );
        assert!(before.iter().any(|(p, _)| p == "LBU § 12"));
        let older = table(&ladder, "2018-12-31");
        assert!(older.iter().all(|(p, _)| p.starts_with("SEL ")));
        let after = table(&ladder, "2024-01-01");
        for (paragraph, is_former) in &after {
            assert_eq!(*is_former, paragraph.starts_with("SEL "), "{paragraph}");
        }
        let first_former = after.iter().position(|(_, former)| *former).unwrap();
        assert!(after[first_former..].iter().all(|(_, former)| *former));
    }

    #[test]
    fn every_row_and_every_kind_of_measure_on_the_ladder_has_one_line() {
        let ladder = Ladder::built_in();
        let on: Day = "2026-11-29".parse().unwrap();
        let lines = ladder.table(on);
        for row in ladder.rows(on) {
            let of = |l: &&Line<'_>| l.paragraph == row.paragraph;
            assert_eq!(lines.iter().filter(of).count(), 1, "{}", row.paragraph);
        }
        for kind in bases_begun_by(on).iter().flat_map(|basis| basis.rows()) {
            let of = |l: &&Line<'_>| l.paragraph == kind.paragraph;
            let listed = usize::from(ladder.lists(&kind.paragraph, on));
            assert_eq!(
                lines.iter().filter(of).count(),
                listed,
                "{}",
                kind.paragraph
            );
        }
    }

    #[test]
    fn a_kind_stands_below_its_paragraph_with_its_name_and_its_step() {
        let ladder = Ladder::built_in();
        let on: Day = "2026-11-29".parse().unwrap();
        let lines = ladder.table(on);
        let at = lines.iter().position(|l| l.paragraph == "BL § 32").unwrap();
        assert!(lines[at].is_rest && lines[at].kind.is_none());
        let first = &lines[at + 1];
        assert_eq!(first.paragraph, "BL § 32, stk. 1, nr. 1");
        assert_eq!(
            (first.row.step, first.row.paragraph.as_str()),
            (3, "BL § 32")
        );
        assert!(first.kind.unwrap().title("en").starts_with("Day care"));
        assert!(first.is_for(TargetGroup::Vulnerable) && !first.is_for(TargetGroup::Crime));
        let by_place = ladder.steps_by_place(on);
        assert_eq!(by_place, [4, 5, 6]);
        let placed = lines.iter().find(|l| l.paragraph == "BL § 46").unwrap();
        assert!(placed.can_stand_on(4, &by_place) && !placed.can_stand_on(3, &by_place));
        assert!(!first.can_stand_on(4, &by_place));
    }

    #[test]
    fn paragraphs_stand_by_number() {
        let mut all = [
            "BL § 114",
            "SEL § 52 a",
            "BL § 32",
            "SEL § 52, stk. 3",
            "SEL § 52",
            "BL § 9",
        ];
        all.sort_by_cached_key(|p| place(p));
        assert_eq!(
            all,
            [
                "BL § 9",
                "BL § 32",
                "BL § 114",
                "SEL § 52",
                "SEL § 52, stk. 3",
                "SEL § 52 a"
            ]
        );
    }
}
