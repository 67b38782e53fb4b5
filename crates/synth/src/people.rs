//! Cards of made-up persons: what only the words of an event need.
//!
//! CPR numbers carry day + 60, so that none of them can belong to anybody (cpr.dk).

use crate::chance::Chance;
use crate::names;
use domain::{Day, Sex};
use std::collections::HashSet;

/// The number of no card.
pub(crate) const NOBODY: u32 = u32::MAX;

/// A person as the words know it.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    pub(crate) first: &'static str,
    pub(crate) last: &'static str,
    pub(crate) sex: Sex,
    pub(crate) birth: Day,
    pub(crate) cpr: u64,
    pub(crate) street: u16,
    pub(crate) house: u16,
    /// The mother's first name.
    pub(crate) mother: &'static str,
    /// The father's first name.
    pub(crate) father: &'static str,
    pub(crate) school: u8,
}

/// All cards, by number.
#[derive(Debug, Default)]
pub(crate) struct People {
    pub(crate) cards: Vec<Card>,
    given: HashSet<u64>,
}

impl People {
    /// Adds a card and gives it a CPR number nobody else here has.
    pub(crate) fn add(&mut self, mut card: Card, chance: &mut Chance) -> u32 {
        card.cpr = self.cpr(card.birth, card.sex, chance);
        let number = u32::try_from(self.cards.len()).unwrap_or(NOBODY);
        self.cards.push(card);
        number
    }

    fn cpr(&mut self, birth: Day, sex: Sex, chance: &mut Chance) -> u64 {
        let (year, month, dom) = birth.ymd();
        let front = u64::from(dom + 60) * 10_000
            + u64::from(month) * 100
            + u64::try_from(year.rem_euclid(100)).unwrap_or(0);
        // The seventh digit tells the century: 0-3 for the 1900s, 4-9 for 2000-2036.
        let (low, high) = if year < 2000 { (0, 3) } else { (4, 9) };
        loop {
            let serial = chance.seconds(low * 1000, high * 1000 + 999);
            let serial = serial - serial % 2 + i64::from(sex == Sex::Male);
            let cpr = front * 10_000 + u64::try_from(serial).unwrap_or(0);
            if self.given.insert(cpr) {
                return cpr;
            }
        }
    }

    /// The card with a number.
    pub(crate) fn card(&self, number: u32) -> Option<&Card> {
        self.cards.get(usize::try_from(number).ok()?)
    }
}

impl Card {
    /// The whole name.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    /// The CPR number as written.
    pub(crate) fn cpr_text(&self) -> String {
        format!("{:06}-{:04}", self.cpr / 10_000, self.cpr % 10_000)
    }

    /// Street, number and town.
    pub(crate) fn address(&self) -> String {
        let street = names::STREETS[usize::from(self.street) % names::STREETS.len()];
        let town = names::TOWNS[usize::from(self.street) % names::TOWNS.len()];
        format!("{street} {}, {town}", self.house)
    }

    /// The school.
    pub(crate) fn school(&self) -> &'static str {
        names::SCHOOLS[usize::from(self.school) % names::SCHOOLS.len()]
    }
}
