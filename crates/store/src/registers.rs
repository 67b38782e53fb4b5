//! The registers: rows of every canonical person, and cases put together from them.
//!
//! Each module below says its tables once: columns, how rows are made from a folded case,
//! and how they are read back. Appending, bulk loading, rebuilding and verifying all use
//! these same rows.

mod casework;
mod complaint;
mod decision;
mod duty;
mod file;
mod intake;
mod load;
mod mark;
mod measures;
mod named;
mod person;
mod words;
mod workforce;
mod write;

pub(crate) use casework::read_booking;
pub(crate) use complaint::{COLUMNS as COMPLAINT_COLUMNS, read as read_complaint};
pub(crate) use decision::read_proposal;
pub(crate) use duty::{COLUMNS as DUTY_COLUMNS, OPEN, Rules, read as read_duty};
pub(crate) use intake::read as read_notification;
pub use load::Changed;
pub(crate) use load::members_of_number;
pub(crate) use mark::{Marks, forget as forget_marks, forget_of as forget_marks_of};
pub(crate) use named::read as read_named;
pub(crate) use person::maybe_code;
pub(crate) use write::{Rows, delete, insert, insert_sql, put, second_key, write};

use crate::error::StoreError;
use crate::keys::{Ring, Vault};
use crate::people::{LockedWho, Tokens, Who, who};
use crate::sql::Conn;
use crate::value::Value;
use crate::words::{CaseWords, Stems};
use domain::case::Case;
use domain::event::Event;
use domain::{PersonId, PersonKind};

/// One table of the registers. The first column is `person`; if a person may have several
/// rows, the second is what tells them apart: `n`, `token` or `audience`.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [&'static str],
}

/// Numbers of the tables in `TABLES`.
pub(crate) mod table {
    pub(crate) const PERSON: usize = 0;
    pub(crate) const PERSON_TEXT: usize = 1;
    pub(crate) const NAME_TOKEN: usize = 2;
    pub(crate) const RELATION: usize = 3;
    pub(crate) const CASE_FILE: usize = 4;
    pub(crate) const CASE_SPAN: usize = 5;
    pub(crate) const NOTIFICATION: usize = 6;
    pub(crate) const ASSESSMENT: usize = 7;
    pub(crate) const DECISION: usize = 8;
    pub(crate) const MEASURE: usize = 9;
    pub(crate) const MEASURE_STAY: usize = 10;
    pub(crate) const MEASURE_CONSENT: usize = 11;
    pub(crate) const ASSIGNMENT: usize = 12;
    pub(crate) const BOOKING: usize = 13;
    pub(crate) const DUTY: usize = 14;
    pub(crate) const NAMED: usize = 15;
    pub(crate) const WORD_TOKEN: usize = 16;
    pub(crate) const PROPOSAL: usize = 17;
    pub(crate) const COMPLAINT: usize = 18;
    pub(crate) const ADDRESS_TOKEN: usize = 19;
    pub(crate) const AWAY_SPAN: usize = 20;
    pub(crate) const ASKER: usize = 21;
}

/// All tables that hold rows of one person.
pub(crate) const TABLES: &[Table] = &[
    Table {
        name: "person",
        columns: person::PERSON,
    },
    Table {
        name: "person_text",
        columns: person::TEXT,
    },
    Table {
        name: "name_token",
        columns: person::TOKEN,
    },
    Table {
        name: "relation",
        columns: person::RELATION,
    },
    Table {
        name: "case_file",
        columns: file::FILE,
    },
    Table {
        name: "case_span",
        columns: file::SPAN,
    },
    Table {
        name: "notification",
        columns: intake::COLUMNS,
    },
    Table {
        name: "assessment",
        columns: casework::ASSESSMENT,
    },
    Table {
        name: "decision",
        columns: decision::DECISION,
    },
    Table {
        name: "measure",
        columns: measures::MEASURE,
    },
    Table {
        name: "measure_stay",
        columns: measures::STAY,
    },
    Table {
        name: "measure_consent",
        columns: measures::CONSENT,
    },
    Table {
        name: "assignment",
        columns: workforce::COLUMNS,
    },
    Table {
        name: "booking",
        columns: casework::BOOKING,
    },
    Table {
        name: "duty",
        columns: duty::COLUMNS,
    },
    Table {
        name: "named",
        columns: named::COLUMNS,
    },
    Table {
        name: "word_token",
        columns: words::COLUMNS,
    },
    Table {
        name: "proposal",
        columns: decision::PROPOSAL,
    },
    Table {
        name: "complaint",
        columns: complaint::COLUMNS,
    },
    Table {
        name: "address_token",
        columns: person::TOKEN,
    },
    Table {
        name: "away_span",
        columns: file::AWAY,
    },
    Table {
        name: "asker",
        columns: file::ASKER,
    },
];

/// Takes rows on their way to a table.
pub(crate) trait Sink {
    /// Takes one row of the table with a number.
    fn row(&mut self, table: usize, values: &[Value<'_>]) -> Result<(), StoreError>;
}

/// Everything the registers hold of one person.
pub(crate) struct Folded {
    pub(crate) case: Case,
    pub(crate) who: Who,
    pub(crate) locked: LockedWho,
    pub(crate) words: CaseWords,
}

/// What it takes to write who somebody is: their keys, and the key of search tokens.
pub(crate) struct Registrar<'v> {
    pub(crate) vault: &'v Vault,
    pub(crate) tokens: Tokens,
    /// The generation of that key.
    pub(crate) generation: u32,
    /// Keys at hand, where they need not be looked up one by one.
    pub(crate) ring: Option<&'v Ring>,
    /// The stems of each event's texts by its position, where the texts are not at hand.
    pub(crate) stems: Option<&'v [Stems]>,
}

impl<'v> Registrar<'v> {
    pub(crate) fn new(conn: &mut Conn, vault: &'v Vault) -> Result<Self, StoreError> {
        let generation = conn.number("SELECT token FROM vault", &[])?;
        let generation = u32::try_from(generation).unwrap_or_default();
        Ok(Self {
            vault,
            tokens: Tokens::of(vault, generation)?,
            generation,
            ring: None,
            stems: None,
        })
    }
}

impl Folded {
    pub(crate) fn new(
        members: &[PersonId],
        events: &[Event],
        registrar: &Registrar<'_>,
        fold: &crate::fold::Fold<'_>,
    ) -> Result<Self, StoreError> {
        let (case, who) = (fold(members, events), who(members, events));
        let found;
        let ring = if let Some(ring) = registrar.ring {
            ring
        } else {
            found = registrar.vault.ring([case.person])?;
            &found
        };
        let locked = LockedWho::new(case.person, &who, ring, &registrar.tokens);
        let words = CaseWords::new(ring.get(&case.person), events, registrar.stems);
        Ok(Self {
            case,
            who,
            locked,
            words,
        })
    }

    /// The team that keeps the case, as the rows that lists go through carry it.
    fn keeper_team(&self) -> &str {
        self.case.keeper().map_or("", |a| a.team.as_str())
    }

    /// Whom the reach of a role opens the person to, as the same rows carry it.
    fn circle(&self) -> u8 {
        match self.who.kind {
            _ if self.case.is_protected() => PROTECTED,
            PersonKind::Adult => ADULT,
            _ => ALL,
        }
    }

    /// Hands all rows to `sink`, table by table.
    pub(crate) fn emit(&self, sink: &mut dyn Sink) -> Result<(), StoreError> {
        person::emit(self, sink)?;
        file::emit(self, sink)?;
        intake::emit(&self.case, sink)?;
        casework::emit(&self.case, sink)?;
        decision::emit(&self.case, sink)?;
        complaint::emit(&self.case, sink)?;
        measures::emit(&self.case, sink)?;
        workforce::emit(&self.case, sink)?;
        duty::emit(self, sink)?;
        named::emit(&self.case, sink)?;
        words::emit(self, sink)
    }
}

/// Within every reach that the case falls into.
const ALL: u8 = 0;
/// Named persons only.
const PROTECTED: u8 = 1;
/// Only within the reach of the team that keeps the case.
const ADULT: u8 = 2;

/// The place of a row in its case, as the column `n`.
pub(crate) fn place(n: usize) -> Value<'static> {
    Value::Int(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A moment after everything: what has no end yet holds then.
pub(crate) const NOW: law::Moment = law::Moment(i64::MAX);
