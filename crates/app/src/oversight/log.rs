//! The looks of a period, read from the log piece by piece, and nothing from before it.

use crate::Error;
use domain::Moment;
use store::{AccessFilter, AccessRow, Store};

/// Looks at cases in reach that one page goes through, at most.
const MOST: usize = 200_000;

/// Rows of the log read at once.
const STRIDE: u32 = 10_000;

/// The access log, as far as it is asked here.
pub(super) trait Log {
    /// The first position of a view made at a moment or later, if there is one.
    fn first_since(&self, at: Moment) -> Result<Option<u64>, Error>;

    /// The views that fit a filter, latest first, at most `limit`.
    fn list(&self, filter: &AccessFilter, limit: u32) -> Result<Vec<AccessRow>, Error>;
}

impl Log for Store {
    fn first_since(&self, at: Moment) -> Result<Option<u64>, Error> {
        Ok(self.access_first_since(at)?)
    }

    fn list(&self, filter: &AccessFilter, limit: u32) -> Result<Vec<AccessRow>, Error> {
        Ok(self.access_list(filter, limit)?)
    }
}

/// The looks at cases in reach from a moment on, latest first, and whether that is not all.
pub(super) fn looks(
    log: &impl Log,
    from: Moment,
    is_in_reach: impl Fn(u32) -> bool,
) -> Result<(Vec<AccessRow>, bool), Error> {
    let mut out = Vec::new();
    let Some(first) = log.first_since(from)? else {
        return Ok((out, false));
    };
    let mut filter = AccessFilter {
        from: Some(from),
        // By the moment alone a database would look through all that is older, too.
        first: Some(first),
        is_case: true,
        ..AccessFilter::default()
    };
    loop {
        let rows = log.list(&filter, STRIDE)?;
        let is_last = rows.len() < STRIDE as usize;
        filter.before = rows.last().map(|row| row.position);
        out.extend(
            rows.into_iter()
                .filter(|row| row.access.case.is_some_and(&is_in_reach)),
        );
        if is_last || out.len() >= MOST {
            return Ok((out, !is_last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Role, WorkerId};
    use std::cell::RefCell;
    use store::Access;
    use uuid::Uuid;

    /// A log with one view a minute, which remembers what was asked of it and what it gave.
    struct Diary {
        views: u64,
        asked: RefCell<Vec<AccessFilter>>,
        given: RefCell<Vec<u64>>,
    }

    fn log(views: u64) -> Diary {
        Diary {
            views,
            asked: RefCell::default(),
            given: RefCell::default(),
        }
    }

    fn at(position: u64) -> Moment {
        Moment(i64::try_from(position).unwrap() * 60)
    }

    fn row(position: u64) -> AccessRow {
        let access = Access {
            view: Some(position),
            at: at(position),
            actor: WorkerId(Uuid::from_u128(1)),
            role: Role::Head,
            what: "case".to_owned(),
            case: u32::try_from(position % 2).ok(),
            persons: Vec::new(),
            is_whole: false,
            detail: None,
        };
        AccessRow {
            position,
            access,
            outcome: None,
        }
    }

    impl Log for Diary {
        fn first_since(&self, from: Moment) -> Result<Option<u64>, Error> {
            Ok((1..=self.views).find(|position| at(*position) >= from))
        }

        fn list(&self, filter: &AccessFilter, limit: u32) -> Result<Vec<AccessRow>, Error> {
            self.asked.borrow_mut().push(filter.clone());
            let before = filter.before.unwrap_or(u64::MAX);
            let rows = (filter.first.unwrap_or(1)..before.min(self.views + 1)).rev();
            let rows: Vec<_> = rows.map(row).take(limit as usize).collect();
            self.given
                .borrow_mut()
                .extend(rows.iter().map(|row| row.position));
            Ok(rows)
        }
    }

    #[test]
    fn nothing_from_before_the_period_is_asked_for() {
        let (log, from) = (log(60_000), at(35_001));
        let (rows, is_cut) = looks(&log, from, |case| case == 1).unwrap();
        let in_period: Vec<u64> = (35_001..=60_000).rev().collect();
        assert_eq!(
            *log.given.borrow(),
            in_period,
            "each view once, and no older one"
        );
        let asked = log.asked.borrow();
        assert_eq!(asked.len(), 3, "no asking again after the last piece");
        let is_bound = |f: &AccessFilter| f.first == Some(35_001) && f.from == Some(from);
        assert!(asked.iter().all(is_bound));
        assert_eq!(rows.len(), 12_500, "only looks in reach");
        assert!(!is_cut);
    }

    #[test]
    fn a_period_without_looks_reads_nothing() {
        let log = log(60_000);
        let (rows, is_cut) = looks(&log, at(60_001), |_| true).unwrap();
        assert!(rows.is_empty() && !is_cut && log.asked.borrow().is_empty());
    }

    #[test]
    fn more_than_one_page_can_go_through_is_said_to_be_cut() {
        let (rows, is_cut) = looks(&log(250_000), at(1), |_| true).unwrap();
        assert_eq!((rows.len(), is_cut), (MOST, true));
    }
}
