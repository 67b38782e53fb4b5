//! How many children live in the municipality: the denominator of rates.
//!
//! Taken from recorded facts (`population_recorded`), never estimated.

use domain::event::office::PopulationRecorded;

/// Recorded numbers of children by year and ages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Population {
    entries: Vec<PopulationRecorded>,
}

impl Population {
    /// From the recorded facts, in order of recording: a later one replaces an earlier one
    /// of the same year and ages.
    pub fn new(recorded: impl IntoIterator<Item = PopulationRecorded>) -> Self {
        let mut entries: Vec<PopulationRecorded> = Vec::new();
        for new in recorded {
            let same = |old: &&mut PopulationRecorded| {
                (old.year, old.age_from, old.age_to) == (new.year, new.age_from, new.age_to)
            };
            match entries.iter_mut().find(same) {
                Some(old) => *old = new,
                None => entries.push(new),
            }
        }
        Self { entries }
    }

    /// How many of these ages (both included) lived here at the start of a year, by the
    /// latest record not after it; `None` if no record covers exactly these ages.
    pub fn count(&self, year: i32, age_from: u8, age_to: u8) -> Option<u32> {
        let mut years: Vec<i16> = self.entries.iter().map(|e| e.year).collect();
        years.sort_unstable();
        years.dedup();
        let recorded = years.into_iter().rev().filter(|y| i32::from(*y) <= year);
        recorded
            .into_iter()
            .find_map(|y| self.covering(y, age_from, age_to))
    }

    /// The ages as one record, or as records that lie side by side.
    fn covering(&self, year: i16, age_from: u8, age_to: u8) -> Option<u32> {
        let exact = self
            .entries
            .iter()
            .find(|e| (e.year, e.age_from, e.age_to) == (year, age_from, age_to));
        if let Some(entry) = exact {
            return Some(entry.count);
        }
        let mut next = age_from;
        let mut sum = 0;
        while next <= age_to {
            let entry = self
                .entries
                .iter()
                .filter(|e| e.year == year && e.age_from == next && e.age_to <= age_to)
                .max_by_key(|e| e.age_to)?;
            sum += entry.count;
            next = entry.age_to.checked_add(1)?;
        }
        Some(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(year: i16, age_from: u8, age_to: u8, count: u32) -> PopulationRecorded {
        PopulationRecorded {
            year,
            age_from,
            age_to,
            count,
        }
    }

    #[test]
    fn the_latest_record_not_after_the_year_counts() {
        let p = Population::new([recorded(2023, 0, 17, 9_900), recorded(2025, 0, 17, 10_100)]);
        assert_eq!(p.count(2024, 0, 17), Some(9_900));
        assert_eq!(p.count(2025, 0, 17), Some(10_100));
        assert_eq!(p.count(2022, 0, 17), None);
    }

    #[test]
    fn spans_side_by_side_are_added_and_gaps_give_nothing() {
        let p = Population::new([
            recorded(2025, 0, 5, 3),
            recorded(2025, 6, 17, 7),
            recorded(2025, 18, 22, 5),
        ]);
        assert_eq!(p.count(2025, 0, 17), Some(10));
        assert_eq!(p.count(2025, 0, 22), Some(15));
        assert_eq!(p.count(2025, 3, 17), None);
    }

    #[test]
    fn a_corrected_record_replaces_the_first() {
        let p = Population::new([recorded(2025, 0, 17, 1), recorded(2025, 0, 17, 2)]);
        assert_eq!(p.count(2025, 0, 17), Some(2));
    }
}
