//! Who is no longer in a figure because another municipality acts, told from the case and from
//! the figure.

use super::asker::Asker;
use super::{CountsIn, Question, Visible};
use crate::App;
use domain::case::Case;
use domain::{Day, Moment, PersonId};
use indicators::card::Over;
use indicators::{Card, Filter, When, evaluate};

/// Another municipality's time with a child, and what the child counted in before.
#[derive(Debug, Clone)]
pub struct Away {
    /// Since when; `None` for a child that was never ours before.
    pub from: Option<Moment>,
    /// When it came to us, or back; `None` while the other municipality acts.
    pub until: Option<Moment>,
    /// The last day at whose end the child was ours.
    pub last_on: Option<Day>,
    /// The figures of a day that the child counted in on that day, and on the day asked about
    /// does not; none once it is ours again.
    pub counted: Vec<CountsIn>,
}

/// A case that left a figure because another municipality acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The child.
    pub person: PersonId,
    /// The number people call the case by.
    pub number: u32,
}

impl App {
    /// The times of a question's window in which another municipality acted for a child.
    pub fn away(&self, case: &Case, question: Question) -> Vec<Away> {
        let window = question.when.window(12);
        let at = window.to();
        let touches = |(from, until): &&(Moment, Option<Moment>)| {
            *from <= at && until.is_none_or(|until| until >= window.from())
        };
        let spans = case.away_spans.iter().filter(touches);
        spans
            .map(|(from, until)| {
                let from = Some(*from).filter(|from| *from > Moment(i64::MIN));
                let last_on = from.map(|from| from.day().add_days(-1));
                let is_away = case.away_since(at).is_some_and(|since| Some(since) == from);
                let counted = last_on.filter(|_| is_away);
                Away {
                    from,
                    until: *until,
                    last_on,
                    counted: counted
                        .map_or_else(Vec::new, |on| self.counted_on(case, on, question)),
                }
            })
            .collect()
    }

    fn counted_on(&self, case: &Case, on: Day, question: Question) -> Vec<CountsIn> {
        let then = Question {
            when: When::as_of(on),
            ..question
        };
        let now = self.counts_in(case, question);
        let mut counted = self.counts_in(case, then);
        counted.retain(|then| {
            then.card.over == Over::Instant
                && then.card.calculation.is_of_own_children()
                && !now.iter().any(|now| now.card.id == then.card.id)
        });
        counted
    }
}

/// The cases within a reader's reach that were above the line of a figure last
/// time and are not in it now because another municipality acts; none for a figure of a period,
/// whose units are new ones each time.
pub(super) fn moved_away(asker: &Asker<'_>, card: &Card, visible: &Visible) -> Vec<Moved> {
    if !asker.is_open || card.over != Over::Instant || !card.calculation.is_of_own_children() {
        return Vec::new();
    }
    let when = asker.question.when;
    let at = when.window(12).to();
    let was_counted = |case: &&Case| {
        let filter = Filter {
            case: Some(case.person),
            ..asker.filter.clone()
        };
        let then = evaluate(card, &asker.frame.figures, when.previous(), &filter);
        then.counted > 0
    };
    let cases = asker.frame.figures.cases().iter();
    let mut moved: Vec<Moved> = cases
        .filter(|case| case.away_since(at).is_some() && visible.contains(case.person))
        .filter(was_counted)
        .map(|case| Moved {
            person: case.person,
            number: case.number(),
        })
        .collect();
    moved.sort_by_key(|moved| moved.number);
    moved
}

#[cfg(test)]
mod tests {
    use super::super::sample::{asked, placed};
    use super::*;
    use domain::Place;

    #[test]
    fn who_moved_away_since_last_time_is_named_and_nobody_else() {
        let at = |day: &str| day.parse::<Day>().expect("a day").at(12, 0);
        let away = |n, from, until: Option<&str>| Case {
            away_spans: vec![(at(from), until.map(at))],
            ..placed(n, Place::Foster, "2023-02-01", None)
        };
        let cases = [
            placed(1, Place::Foster, "2023-02-01", None),
            placed(2, Place::Foster, "2023-02-01", Some("2024-06-01")),
            away(3, "2024-06-01", None),
            away(4, "2024-06-01", Some("2024-09-01")),
            away(5, "2023-06-01", None),
        ];
        let moved = |is_open, reach: Visible| {
            let when = When::as_of("2024-12-31".parse().expect("a day"));
            asked(cases.clone(), when, is_open, |asker| {
                let card = asker.ruleset.cards.get("placed_children").expect("a card");
                let moved = moved_away(asker, card, &reach);
                moved.iter().map(|m| m.person).collect::<Vec<_>>()
            })
        };
        let all = || Visible::AllBut(std::collections::HashSet::new());
        assert_eq!(moved(true, all()), [cases[2].person]);
        assert_eq!(
            moved(false, all()),
            [],
            "readers of aggregates are named nobody"
        );
        let none = Visible::Only(std::collections::HashSet::new());
        assert_eq!(moved(true, none), [], "nobody out of reach");
    }
}
