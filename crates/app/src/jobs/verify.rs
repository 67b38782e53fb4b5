//! Every night a part of the journal is held against its seal, so that damage is found while
//! backups from before it are still there. `traad verify` checks the whole at once.
//!
//! The parts of a round go from the first event to the one that was last when the round began;
//! what is recorded meanwhile is for the next round. So no growth, however fast, puts off the
//! end of a round, and every event is checked again within twice as many nights as the journal
//! has parts.

use crate::{App, Error};
use serde::{Deserialize, Serialize};

/// The name of the job.
pub(super) const NAME: &str = "verify_slice";

/// Events of one night: some seconds of reading.
const ROWS: u64 = 20_000;

/// The events of one night. It is kept until the next, and tells where that one goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Part {
    /// The night, as days since 1970.
    night: i32,
    /// The events after this position …
    after: u64,
    /// … up to this one.
    to: u64,
    /// Where the round ends.
    until: u64,
}

impl Part {
    /// The part of a night, after the one that was checked last. Tried again on the same night,
    /// as after damage was found, it is the same, so that damage is told until it is mended or
    /// the day is over.
    fn of(night: i32, checked: Option<Self>, head: u64, rows: u64) -> Self {
        // A database that was restored from a backup is shorter than it was: a new round.
        let checked = checked.filter(|part| part.until <= head);
        let (after, until) = match checked {
            Some(part) if part.night == night => return part,
            Some(part) if part.to < part.until => (part.to, part.until),
            _ => (0, head),
        };
        Self {
            night,
            after,
            to: until.min(after + rows),
            until,
        }
    }
}

/// Checks the part whose turn it is.
pub(super) fn run(app: &App) -> Result<String, Error> {
    check(app, ROWS)
}

fn check(app: &App, rows: u64) -> Result<String, Error> {
    let night = app.now().day().0;
    let checked = serde_json::from_str(&app.store.job_mark(NAME)?).ok();
    let part = Part::of(night, checked, app.store.head()?, rows);
    let found = app.store.verify_slice(part.after, part.to - part.after)?;
    // Only now: what could not be read is tried again the next night.
    let mark = serde_json::to_string(&part).unwrap_or_default();
    app.store.job_keep_mark(NAME, &mark)?;
    let where_from = format!(
        "from position {} in a round to {}",
        part.after + 1,
        part.until
    );
    match found.findings.first() {
        None => Ok(format!("{} events, {where_from}: clean", found.events)),
        Some(first) => Err(Error::Damaged(format!(
            "{} findings, {where_from}; the first: {}; `traad verify` tells all",
            found.findings.len(),
            first.detail
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Fixed;
    use domain::{Day, Moment};
    use proptest::prelude::*;
    use std::sync::Arc;
    use store::Store;
    use store::testing::{keys, sqlite_dir};

    fn nights_of(events: u64) -> usize {
        usize::try_from(events.div_ceil(ROWS)).unwrap()
    }

    proptest! {
        #[test]
        fn every_event_is_checked_in_time_however_the_journal_grows(
            first in 0..300_000_u64,
            growth in prop::collection::vec(prop_oneof![0..500_u64, 0..90_000_u64], 1..120),
            tries in prop::collection::vec(1..4_usize, 120),
        ) {
            let (mut head, mut checked) = (first, None);
            let (mut heads, mut parts) = (Vec::new(), Vec::new());
            for (night, grown) in growth.iter().enumerate() {
                heads.push(head);
                for _ in 0..tries[night] {
                    let night = i32::try_from(night).unwrap();
                    checked = Some(Part::of(night, checked, head, ROWS));
                    // What is recorded between two tries is no part of the night.
                    head += grown;
                }
                let part = checked.unwrap();
                prop_assert!(part.to - part.after <= ROWS, "a night's work");
                parts.push(part);
            }
            for (night, known) in heads.iter().enumerate() {
                let within = (2 * nights_of(*known)).max(1);
                if night + within > parts.len() {
                    continue;
                }
                let nights = &parts[night..night + within];
                for event in [1, ROWS, ROWS + 1, known / 2, *known] {
                    let is_event = (1..=*known).contains(&event);
                    let is_checked = nights.iter().any(|p| p.after < event && event <= p.to);
                    prop_assert!(!is_event || is_checked, "event {event} from night {night}");
                }
            }
        }
    }

    #[test]
    fn a_night_goes_on_where_the_last_ended_and_a_round_follows_a_round() {
        let mut checked = None;
        let mut nights = Vec::new();
        for night in 0..6 {
            let part = Part::of(night, checked, 50 + 10 * u64::try_from(night).unwrap(), 20);
            nights.push((part.after, part.to));
            checked = Some(part);
        }
        let first = [(0, 20), (20, 40), (40, 50)];
        assert_eq!(nights, [first, [(0, 20), (20, 40), (40, 60)]].concat());
        let again = Part::of(5, checked, 200, 20);
        assert_eq!(Some(again), checked, "on the same night");
        let restored = Part::of(6, checked, 30, 20);
        assert_eq!((restored.after, restored.to, restored.until), (0, 20, 30));
    }

    #[test]
    fn damage_is_told_all_night_and_keeps_no_other_part_from_being_checked() {
        let dir = sqlite_dir();
        let store = Store::open(&dir.url(), &keys(&dir.url())).expect("a database");
        let morning = |n| Day::from_ymd(2026, 11, n).expect("a day").at(4, 10);
        let clock = Arc::new(Fixed::at(morning(1)));
        let app = App::open(store, Arc::clone(&clock) as Arc<_>).expect("an application");
        app.adopt_built_in().expect("documents");
        app.plan_jobs().expect("jobs");
        let head = app.store.head().expect("a head");
        let rows = head.div_ceil(3);
        let behind = rusqlite::Connection::open(dir.path().join("test.db")).expect("the file");
        let damaged = behind.execute("UPDATE journal SET at = at + 1 WHERE position = 2", []);
        assert_eq!(damaged, Ok(1));
        let told = |at: Moment| {
            clock.set(at);
            check(&app, rows)
        };
        assert!(told(morning(1)).is_err());
        assert!(told(morning(1).add_seconds(3600)).is_err(), "tried again");
        let begins = |words: &str| words.contains(&format!("from position {} ", rows + 1));
        assert!(told(morning(2)).is_ok_and(|words| begins(&words)));
        assert!(told(morning(3)).is_ok());
        assert!(told(morning(4)).is_err(), "the next round begins");
    }
}
