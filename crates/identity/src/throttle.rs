//! How long the next attempt to log in must wait. Failures slow down the place they come
//! from, never the account: a stranger who hammers an account shuts nobody else out.
//!
//! A place is a network address, or a browser that was logged in with the account before.

/// Failures of one account from one place that cost nothing: fingers slip.
const FREE: u32 = 4;
/// The longest wait for one account from one place, in seconds.
const LONGEST: i64 = 15 * 60;
/// Failures from one place over all accounts within the last hour that cost nothing; a town
/// hall behind one address has many fingers.
const FREE_OF_PLACE: u32 = 40;
/// The longest wait of a whole place, in seconds.
const LONGEST_OF_PLACE: i64 = 5 * 60;

/// Wrong codes for one account from anywhere that cost nothing.
const FREE_CODES: u32 = 10;

/// How far back failures of one account from one place count, in seconds.
pub const MEMORY: i64 = 24 * 3600;
/// How far back failures of a whole place count, in seconds.
pub const MEMORY_OF_PLACE: i64 = 3600;

/// Failures that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Failures {
    /// How many.
    pub count: u32,
    /// When the last one was, in seconds since 1970.
    pub last_at: i64,
}

/// Seconds still to wait, for an account from a place; `None`: go ahead. `codes` are wrong
/// one-time codes for the account from anywhere: whoever gives one has the password.
pub fn wait(of_account: Failures, of_place: Failures, codes: Failures, now: i64) -> Option<i64> {
    // Doubles with each failure: 2, 4, 8 … seconds.
    let account = of_account.count.checked_sub(FREE).map_or(0, |over| {
        LONGEST.min(2_i64.saturating_pow(over.saturating_add(1)))
    });
    // Doubles with every fifth.
    let place = of_place.count.checked_sub(FREE_OF_PLACE).map_or(0, |over| {
        LONGEST_OF_PLACE.min(2_i64.saturating_pow(over / 5 + 1))
    });
    let guesses = codes.count.checked_sub(FREE_CODES).map_or(0, |over| {
        LONGEST.min(2_i64.saturating_pow(over.saturating_add(1)))
    });
    [(of_account, account), (of_place, place), (codes, guesses)]
        .into_iter()
        .filter(|(_, seconds)| *seconds > 0)
        .map(|(failures, seconds)| failures.last_at + seconds - now)
        .filter(|left| *left > 0)
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failures(count: u32, last_at: i64) -> Failures {
        Failures { count, last_at }
    }

    #[test]
    fn the_first_mistakes_cost_nothing_and_then_the_wait_doubles_to_its_end() {
        let none = Failures::default();
        assert_eq!(wait(failures(3, 1000), none, none, 1000), None);
        for (count, seconds) in [(4, 2), (5, 4), (6, 8), (10, 128), (13, 900), (400, 900)] {
            assert_eq!(wait(failures(count, 1000), none, none, 1000), Some(seconds));
            assert_eq!(
                wait(failures(count, 1000), none, none, 1000 + seconds),
                None
            );
        }
    }

    #[test]
    fn an_address_that_tries_many_accounts_is_slowed_as_a_whole() {
        let none = Failures::default();
        assert_eq!(wait(none, failures(39, 1000), none, 1000), None);
        assert_eq!(wait(none, failures(40, 1000), none, 1000), Some(2));
        assert_eq!(wait(none, failures(90, 1000), none, 1000), Some(300));
        assert_eq!(wait(none, failures(90, 1000), none, 1300), None);
    }

    #[test]
    fn guessed_codes_slow_the_account_wherever_they_come_from() {
        let none = Failures::default();
        assert_eq!(wait(none, none, failures(9, 1000), 1000), None);
        assert_eq!(wait(none, none, failures(11, 1000), 1000), Some(4));
        assert_eq!(wait(none, none, failures(60, 1000), 1100), Some(800));
    }
}
