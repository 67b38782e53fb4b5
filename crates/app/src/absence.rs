//! When a member of staff is away: several absences, each known by its first day.

use domain::Day;

/// When a member of staff is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// The first day.
    pub from_on: Day,
    /// The last day; `None` while nobody knows.
    pub until_on: Option<Day>,
}

impl Absence {
    /// Whether a day lies in it.
    pub fn covers(&self, day: Day) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| day <= until)
    }

    /// Whether it is over on a day, or was called off before it began.
    fn is_over(&self, day: Day) -> bool {
        let ends = |until: Day| until < day || until < self.from_on;
        self.until_on.is_some_and(ends)
    }
}

/// All absences on record of a member of staff, in order of the first day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Absences(Vec<Absence>);

impl Absences {
    /// Takes in what was recorded; it holds instead of what had the same first day.
    pub(crate) fn record(&mut self, absence: Absence) {
        self.0.retain(|known| known.from_on != absence.from_on);
        self.0.push(absence);
        self.0.sort_unstable_by_key(|known| known.from_on);
    }

    /// Whether just this is on record.
    pub(crate) fn holds(&self, absence: Absence) -> bool {
        self.0.contains(&absence)
    }

    /// The absence on a day, or else the next to come.
    pub fn at(&self, day: Day) -> Option<Absence> {
        self.0.iter().find(|absence| !absence.is_over(day)).copied()
    }

    /// Whether the member of staff is away on a day.
    pub fn covers(&self, day: Day) -> bool {
        self.0.iter().any(|absence| absence.covers(day))
    }

    /// Whether whoever stands in from a day on has nobody to stand in for any more: each absence
    /// that this day lies in is over.
    pub(crate) fn is_over_since(&self, start: Day, today: Day) -> bool {
        let mut of_part = self
            .0
            .iter()
            .filter(|absence| absence.covers(start))
            .peekable();
        of_part.peek().is_some() && of_part.all(|absence| absence.is_over(today))
    }

    /// Whether whoever stands in from a day on does so in another absence than one, which is
    /// still to come or not over.
    pub(crate) fn is_of_another(&self, start: Day, than: Option<Absence>, today: Day) -> bool {
        self.0.iter().any(|absence| {
            Some(*absence) != than && !absence.is_over(today) && absence.covers(start)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn away(from: i32, until: Option<i32>) -> Absence {
        Absence {
            from_on: Day(from),
            until_on: until.map(Day),
        }
    }

    fn of(all: &[Absence]) -> Absences {
        let mut absences = Absences::default();
        for one in all {
            absences.record(*one);
        }
        absences
    }

    #[test]
    fn a_second_absence_leaves_the_first_and_the_same_first_day_replaces_it() {
        let (holiday, ill) = (away(20, Some(31)), away(2, Some(5)));
        let both = of(&[holiday, ill]);
        assert_eq!(both.at(Day(1)), Some(ill), "the next to come");
        assert_eq!(both.at(Day(5)), Some(ill));
        assert_eq!(both.at(Day(6)), Some(holiday));
        assert_eq!(both.at(Day(32)), None);
        let days = (1..=32).filter(|day| both.covers(Day(*day)));
        assert!(days.eq((2..=5).chain(20..=31)));
        let longer = of(&[holiday, ill, away(2, Some(8))]);
        assert!(longer.covers(Day(8)) && !longer.covers(Day(9)));
        assert!(longer.holds(away(2, Some(8))) && !longer.holds(ill));
        let called_off = of(&[holiday, away(20, Some(3))]);
        assert_eq!(called_off.at(Day(4)), None);
        assert!(!called_off.covers(Day(20)));
    }

    #[test]
    fn whoever_stands_in_does_so_in_one_absence_and_to_its_end() {
        let both = of(&[away(20, Some(31)), away(2, Some(5))]);
        assert!(
            !both.is_over_since(Day(20), Day(6)),
            "the holiday is still to come"
        );
        assert!(both.is_over_since(Day(2), Day(6)) && !both.is_over_since(Day(2), Day(5)));
        assert!(
            !both.is_over_since(Day(10), Day(40)),
            "of no absence on record"
        );
        let overlapping = of(&[away(2, Some(5)), away(4, Some(9))]);
        assert!(!overlapping.is_over_since(Day(4), Day(6)));
        assert!(overlapping.is_over_since(Day(4), Day(10)));
        assert!(both.is_of_another(Day(20), Some(away(2, Some(5))), Day(4)));
        assert!(!both.is_of_another(Day(2), Some(away(2, Some(5))), Day(4)));
    }
}
