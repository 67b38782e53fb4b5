//! Lists: each compiles the reader's scope into its SQL and gives a page with an exact
//! total.

mod board;
mod booking;
mod cases;
mod load;
mod red;
mod search;

pub use board::BoardRow;
pub use booking::BookingRow;
pub use cases::{CaseFilter, CaseRow, CaseSort};
pub use load::WorkerLoad;
pub use red::{RedFilter, RedRow};
pub use search::{FoundPerson, PersonName};

use domain::{TeamId, WorkerId};

/// Which part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// From 0.
    pub number: u32,
    /// Rows on a page.
    pub size: u32,
}

impl Page {
    /// All rows at once; for lists that are short by nature.
    pub const ALL: Self = Self {
        number: 0,
        size: u32::MAX,
    };

    /// The first page of a size.
    pub fn first(size: u32) -> Self {
        Self { number: 0, size }
    }

    fn offset(self) -> i64 {
        i64::from(self.number) * i64::from(self.size)
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<T> {
    /// The rows of the page.
    pub rows: Vec<T>,
    /// The rows of all pages, within the same scope and filter.
    pub total: u64,
}

/// Whose work: narrows a list within the scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfficeFilter {
    /// Only the cases this person has the main part in.
    pub worker: Option<WorkerId>,
    /// Only the cases of this team.
    pub team: Option<TeamId>,
}
