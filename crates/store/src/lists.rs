//! Lists: each compiles the reader's scope into its SQL and gives a page with an exact
//! total.

mod arms;
mod board;
mod booking;
mod cases;
mod complaints;
mod contracts;
mod guarded;
mod load;
mod proposals;
mod reach;
mod red;
mod search;
mod siblings;
mod substitutes;
mod texts;

pub use board::{Board, BoardRow};
pub use booking::BookingRow;
pub use cases::{CaseFilter, CaseRow, CaseSort};
pub use complaints::ComplaintRow;
pub use contracts::ContractRow;
pub use guarded::{GlassRow, GuardedRow};
pub use load::WorkerLoad;
pub use proposals::ProposalRow;
pub use red::{RedFilter, RedRow};
pub use search::{FoundPerson, PersonName};
pub use texts::{Excerpt, FoundCase, TextQuery, TextsFound};

use crate::error::StoreError;
use crate::keys::Vault;
use crate::people::{Opening, Tokens};
use crate::registers::Registrar;
use crate::scope::Scope;
use crate::sql::{Conn, Row};
use crate::value::Value;
use domain::{Day, TeamId, WorkerId};

/// Which part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// From 0.
    pub number: u32,
    /// Rows on a page.
    pub size: u32,
    /// The row beside which the page lies, where it is known: the page is found by the index
    /// then, however far it is from the first. Lists of cases in their longest orders know it.
    pub edge: Option<Edge>,
}

/// Which side of a row a page lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The rows right after it.
    After(Mark),
    /// The rows right before it.
    Before(Mark),
}

/// A row of the list of cases by what it is put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// When the last event happened; 0 in an order that does not ask.
    pub last_at: i64,
    /// The case number.
    pub number: u32,
}

impl Page {
    /// All rows at once; for lists that are short by nature.
    pub const ALL: Self = Self {
        number: 0,
        size: u32::MAX,
        edge: None,
    };

    /// The first page of a size.
    pub fn first(size: u32) -> Self {
        Self::nth(0, size)
    }

    /// A page of a size by its number, from 0.
    pub fn nth(number: u32, size: u32) -> Self {
        Self {
            number,
            size,
            edge: None,
        }
    }

    /// The words that cut the page out of its list. The size, one of a few that the program
    /// chooses, stands in them, so that it is known how few rows there will be to look up;
    /// of a value to come the planner expects a tenth of the list and reads every person there is.
    fn cut(self, wanted: &mut Filter<'_>) -> String {
        let offset = wanted.param(self.offset());
        format!("LIMIT {} OFFSET {offset}", self.size)
    }

    fn offset(self) -> i64 {
        i64::from(self.number) * i64::from(self.size)
    }

    /// How many rows from the first on reach to the page's end.
    fn end(self) -> i64 {
        self.offset() + i64::from(self.size)
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

/// The condition of a list on the aliases `p` (person) and `f` (`case_file`) with its
/// parameters, numbered as they are added.
struct Filter<'a> {
    params: Vec<Value<'a>>,
    parts: Vec<String>,
}

impl<'a> Filter<'a> {
    /// Begins with what the reader may see.
    fn within(scope: &'a Scope) -> Self {
        let mut params = Vec::new();
        let parts = vec![scope.condition(&mut params)];
        Self { params, parts }
    }

    /// Begins with nothing: the scope comes in arms.
    fn nothing() -> Self {
        Self {
            params: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Adds a parameter and gives its place, for example `?3`.
    fn param(&mut self, value: impl Into<Value<'a>>) -> String {
        self.params.push(value.into());
        format!("?{}", self.params.len())
    }

    fn also(&mut self, part: impl Into<String>) {
        self.parts.push(part.into());
    }

    /// Whose work; `alias` names the table that holds `main_worker` and `main_team`.
    fn office(&mut self, alias: &str, office: &'a OfficeFilter) {
        if let Some(worker) = office.worker {
            let place = self.param(worker);
            self.also(format!("{alias}.main_worker = {place}"));
        }
        if let Some(team) = &office.team {
            let place = self.param(team);
            self.also(format!("{alias}.main_team = {place}"));
        }
    }

    /// Beginnings of words of the name, all of which must fit; `alias` names a table with
    /// `person`.
    fn words(&mut self, alias: &str, tokens: &[i64]) {
        for token in tokens {
            let token = self.param(*token);
            self.also(format!(
                "{alias}.person IN (SELECT w.person FROM name_token w WHERE w.token = {token})"
            ));
        }
    }

    /// Street and number, all tokens of which must fit; `alias` as above.
    fn address(&mut self, alias: &str, tokens: &[i64]) {
        for token in tokens {
            let token = self.param(*token);
            self.also(format!(
                "{alias}.person IN (SELECT w.person FROM address_token w WHERE w.token = {token})"
            ));
        }
    }

    fn sql(&self) -> String {
        self.parts.join(" AND ")
    }

    /// The condition within one arm of the scope.
    fn within_arm(&self, arm: &str) -> String {
        let parts = self.parts.iter().map(String::as_str);
        [arm]
            .into_iter()
            .chain(parts)
            .collect::<Vec<_>>()
            .join(" AND ")
    }
}

/// The tokens by which persons are found in this database now.
fn tokens(conn: &mut Conn, vault: &Vault) -> Result<Tokens, StoreError> {
    Ok(Registrar::new(conn, vault)?.tokens)
}

/// Puts names into the rows of a list, in the order in which they were taken.
fn name_rows<'r, T: 'r>(
    rows: impl Iterator<Item = &'r mut T>,
    names: Opening,
    vault: &Vault,
    name: impl Fn(&mut T) -> &mut Option<String>,
) -> Result<(), StoreError> {
    for (row, found) in rows.zip(names.open(vault)?) {
        *name(row) = found;
    }
    Ok(())
}

/// The number that a text is, if it is one.
fn as_number(text: &str) -> Option<u32> {
    text.trim().trim_start_matches('#').parse().ok()
}

fn day(row: &Row<'_>, at: usize) -> Result<Option<Day>, StoreError> {
    Ok(row
        .maybe_int(at)?
        .map(|d| Day(i32::try_from(d).unwrap_or_default())))
}

fn small(row: &Row<'_>, at: usize) -> Result<u32, StoreError> {
    Ok(u32::try_from(row.int(at)?).unwrap_or_default())
}

fn number(row: &Row<'_>, at: usize) -> Result<Option<u32>, StoreError> {
    Ok(row.maybe_int(at)?.and_then(|n| u32::try_from(n).ok()))
}

fn worker(row: &Row<'_>, at: usize) -> Result<Option<WorkerId>, StoreError> {
    Ok(row.maybe_bytes(at)?.map(WorkerId::from_bytes))
}

fn team(row: &Row<'_>, at: usize) -> Result<Option<TeamId>, StoreError> {
    row.maybe_text(at)?
        .map(|t| t.parse().map_err(crate::journal::damaged))
        .transpose()
}
