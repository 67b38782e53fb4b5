//! Several concerns about a child and its siblings seen as one: which one in a row this is, over
//! how long they came, and what most of them are about.

use crate::code::{Cause, Enquiry};
use crate::id::StreamId;
use law::{Day, Moment};

/// How many months back from a concern others count as one picture with it.
pub const LOOK_BACK_MONTHS: i32 = 24;

/// A concern as the picture counts it.
#[derive(Debug, Clone, Copy)]
pub struct Concern<'a> {
    /// Its stream; siblings share one.
    pub id: StreamId,
    /// What kind of enquiry; only notifications count.
    pub enquiry: Enquiry,
    /// When it came.
    pub received_at: Moment,
    /// What it is about.
    pub causes: &'a [Cause],
}

/// What several concerns say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// Which one in a row it is, from 1.
    pub nth: usize,
    /// Over how many months they came, begun ones counted; 1 at least.
    pub months: i32,
    /// The cause that most of them name, and how many do: two at least.
    pub common: Option<(Cause, usize)>,
}

/// What one concern and those that came before it say together; `None` if it is none.
pub fn pattern(all: &[Concern<'_>], of: StreamId) -> Option<Pattern> {
    let this = all
        .iter()
        .find(|c| c.id == of && c.enquiry.is_notification())?;
    let day = this.received_at.day();
    let since = day.add_months(-LOOK_BACK_MONTHS);
    let mut row: Vec<&Concern<'_>> = Vec::new();
    for one in all {
        let counts = one.enquiry.is_notification()
            && one.received_at.day() >= since
            && (one.received_at < this.received_at || one.id == of);
        if counts && row.iter().all(|seen| seen.id != one.id) {
            row.push(one);
        }
    }
    let first = row.iter().map(|c| c.received_at.day()).min()?;
    Some(Pattern {
        nth: row.len(),
        months: months_between(first, day),
        common: common(&row),
    })
}

/// Whole and begun months from one day to another, at least one.
fn months_between(from: Day, to: Day) -> i32 {
    let mut months = 1..LOOK_BACK_MONTHS;
    let is_within = |months: &i32| from.add_months(*months) >= to;
    months.find(is_within).unwrap_or(LOOK_BACK_MONTHS)
}

/// The cause that most name; of equal ones the first in the list of codes.
fn common(row: &[&Concern<'_>]) -> Option<(Cause, usize)> {
    let count = |cause: Cause| row.iter().filter(|c| c.causes.contains(&cause)).count();
    let all = Cause::ALL.iter().map(|cause| (*cause, count(*cause)));
    all.rev().max_by_key(|(_, n)| *n).filter(|(_, n)| *n >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ABSENCE: &[Cause] = &[Cause::ChildSchool];
    const HOUSING: &[Cause] = &[Cause::ParentHousing];

    fn concern(n: u128, day: (i32, u32, u32), causes: &[Cause]) -> Concern<'_> {
        let day = Day::from_ymd(day.0, day.1, day.2).unwrap();
        Concern {
            id: StreamId(Uuid::from_u128(n)),
            enquiry: Enquiry::Notification,
            received_at: day.at(10, 0),
            causes,
        }
    }

    #[test]
    fn the_fourth_in_fourteen_months_three_about_absence() {
        let all = [
            concern(4, (2026, 11, 20), ABSENCE),
            concern(3, (2026, 6, 1), HOUSING),
            // Two siblings, one concern.
            concern(2, (2026, 1, 5), ABSENCE),
            concern(2, (2026, 1, 5), ABSENCE),
            concern(1, (2025, 10, 1), ABSENCE),
            // More than two years ago, and after the one asked for.
            concern(8, (2024, 11, 19), ABSENCE),
            concern(9, (2026, 11, 21), ABSENCE),
        ];
        let found = pattern(&all, all[0].id).unwrap();
        assert_eq!((found.nth, found.months), (4, 14));
        assert_eq!(found.common, Some((Cause::ChildSchool, 3)));
    }

    #[test]
    fn the_first_one_says_nothing_but_that() {
        let all = [concern(1, (2026, 11, 20), ABSENCE)];
        let found = pattern(&all, all[0].id).unwrap();
        assert_eq!((found.nth, found.months, found.common), (1, 1, None));
    }

    #[test]
    fn what_asks_for_help_is_no_concern() {
        let mut all = [
            concern(1, (2026, 10, 20), ABSENCE),
            concern(2, (2026, 11, 20), ABSENCE),
        ];
        all[0].enquiry = Enquiry::OtherMunicipality;
        assert_eq!(pattern(&all, all[1].id).unwrap().nth, 2);
        all[0].enquiry = Enquiry::Application;
        assert_eq!(pattern(&all, all[1].id).unwrap().nth, 1);
        assert_eq!(pattern(&all, all[0].id), None);
    }

    #[test]
    fn a_month_is_full_on_the_same_day_of_the_next() {
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        let from = day(2026, 1, 31);
        for (to, months) in [
            (day(2026, 1, 31), 1),
            (day(2026, 2, 28), 1),
            (day(2026, 3, 1), 2),
            (day(2026, 3, 31), 2),
            (day(2026, 4, 1), 3),
        ] {
            assert_eq!(months_between(from, to), months, "{to:?}");
        }
    }
}
