//! The period of the access log. Its oldest batches go, each whole and only while it fits its
//! seal; what went stays on record in `access_cut`, under the seal's key.
//!
//! How long the period is and why is the caller's to say.

use super::Start;
use super::index::run_of;
use crate::Store;
use crate::chain::{Hash, cover};
use crate::error::StoreError;
use crate::journal::{damaged, unsigned};
use crate::keys::{Purpose, Vault};
use crate::sql::{Conn, Row};
use crate::value::Value;
use crate::verify::portion;
use domain::Moment;
use vault::Mac;

/// Positions removed in one transaction, so that nobody waits long for the writer.
const STRIDE: u64 = 1024;

/// What is to be removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutOrder {
    /// When it is removed.
    pub now: Moment,
    /// Only what is from before this moment.
    pub until: Moment,
    /// The rule that says so.
    pub rule: String,
}

/// What was removed from the beginning of the log in one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessCut {
    /// Counts the runs, from 1.
    pub number: u64,
    /// All positions up to this one are gone.
    pub last: u64,
    /// When they were removed.
    pub at: Moment,
    /// All that was removed is from before this moment.
    pub until: Moment,
    /// How many views went.
    pub views: u64,
    /// The rule that said so.
    pub rule: String,
    seal: Vec<u8>,
    generation: u32,
    sealed_by: u32,
    code: Vec<u8>,
}

const COLUMNS: &str = "number, last, seal, generation, at, until, views, rule, sealed_by, code";

impl AccessCut {
    /// The code that a row with these columns must have after the row before it.
    pub(crate) fn code_after(&self, vault: &Vault, before: &[u8]) -> Result<Hash, StoreError> {
        let key = vault.generation(Purpose::Seal, self.sealed_by)?;
        let mut mac = Mac::new(&key.derive("access log cut"));
        mac.part(b'b', before);
        cover(&mut mac, &self.columns());
        Ok(mac.finish())
    }

    /// Whether the code is that of the row after the row before it.
    pub(crate) fn is_sealed(&self, vault: &Vault, before: &[u8]) -> bool {
        let code = self.code_after(vault, before);
        code.is_ok_and(|code| code.as_slice() == self.code)
    }

    pub(crate) fn code(&self) -> &[u8] {
        &self.code
    }

    /// The generation of the key of its code.
    pub(crate) fn sealed_by(&self) -> u32 {
        self.sealed_by
    }

    /// Where the log begins after it.
    pub(crate) fn start(&self) -> Start {
        Start {
            position: self.last,
            seal: self.seal.clone(),
            generation: self.generation,
        }
    }

    fn columns(&self) -> [Value<'_>; 9] {
        [
            self.number.into(),
            self.last.into(),
            Value::Bytes(&self.seal),
            self.generation.into(),
            self.at.into(),
            self.until.into(),
            self.views.into(),
            self.rule.as_str().into(),
            self.sealed_by.into(),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let number = |at| Ok::<_, StoreError>(u32::try_from(row.int(at)?).unwrap_or_default());
        Ok(Self {
            number: unsigned(row.int(0)?),
            last: unsigned(row.int(1)?),
            seal: row.bytes(2)?.to_vec(),
            generation: number(3)?,
            at: Moment(row.int(4)?),
            until: Moment(row.int(5)?),
            views: unsigned(row.int(6)?),
            rule: row.text(7)?.to_owned(),
            sealed_by: number(8)?,
            code: row.bytes(9)?.to_vec(),
        })
    }
}

/// All records, in order.
pub(crate) fn cuts(conn: &mut Conn) -> Result<Vec<AccessCut>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM access_cut ORDER BY number");
    conn.all(&sql, &[], AccessCut::read)
}

impl Store {
    /// Removes from the beginning of the log what is from before a moment, by whole batches, and
    /// puts it on record; gives back how many views went.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if what is to go does not fit its seal: then it is proof, and
    /// stays.
    pub fn cut_access_log(&self, order: &CutOrder) -> Result<u64, StoreError> {
        self.accesses.catch_up()?;
        let (mut mine, mut views) = (None, 0);
        while let Some(cut) = self
            .backend
            .write(|conn| step(conn, &self.vault, order, mine))?
        {
            mine = Some(cut.number);
            views = cut.views;
        }
        Ok(views)
    }

    /// The last record of what was removed, if anything was.
    pub fn access_cut(&self) -> Result<Option<AccessCut>, StoreError> {
        latest(&mut self.backend.reader()?)
    }

    /// From when on the log holds every view; `None` while it holds none.
    pub fn access_begins(&self) -> Result<Option<Moment>, StoreError> {
        if let Some(cut) = self.access_cut()? {
            return Ok(Some(cut.until));
        }
        let sql = "SELECT at FROM access_view ORDER BY position LIMIT 1";
        let mut conn = self.backend.reader()?;
        conn.first(sql, &[], |row| row.int(0).map(Moment))
    }
}

fn latest(conn: &mut Conn) -> Result<Option<AccessCut>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM access_cut ORDER BY number DESC LIMIT 1");
    conn.first(&sql, &[], AccessCut::read)
}

/// Removes the next batches; `mine` is the record of this run, if it made one already.
fn step(
    conn: &mut Conn,
    vault: &Vault,
    order: &CutOrder,
    mine: Option<u64>,
) -> Result<Option<AccessCut>, StoreError> {
    // Who indexes or cuts the log takes this row first.
    let lock = "UPDATE access_person_head SET position = position RETURNING position";
    let indexed = conn
        .first(lock, &[], |row| Ok(unsigned(row.int(0)?)))?
        .ok_or_else(|| damaged("the access log has no head"))?;
    let before = latest(conn)?;
    let start = before
        .as_ref()
        .map_or_else(Start::default, AccessCut::start);
    let Some(end) = end(conn, &start, indexed, order.until)? else {
        return Ok(None);
    };
    if let Some(found) = portion(conn, vault, &start, end.position)? {
        let why = "the oldest views do not fit their seal, and none is removed";
        return Err(damaged(format!("{why}: {}", found.detail)));
    }
    let views = remove(conn, start.position, end.position)?;
    let mut cut = AccessCut {
        number: before.as_ref().map_or(1, |cut| cut.number + 1),
        last: end.position,
        at: order.now,
        until: order.until,
        views,
        rule: order.rule.clone(),
        seal: end.seal,
        generation: end.generation,
        sealed_by: vault.newest(Purpose::Seal).0,
        code: Vec::new(),
    };
    if let Some(earlier) = before.filter(|cut| Some(cut.number) == mine) {
        conn.execute(
            "DELETE FROM access_cut WHERE number = ?1",
            &[earlier.number.into()],
        )?;
        cut.number = earlier.number;
        cut.views += earlier.views;
    }
    record(conn, vault, &mut cut)?;
    Ok(Some(cut))
}

/// The last batch to go with this step: whole, indexed, and wholly from before a moment.
fn end(
    conn: &mut Conn,
    start: &Start,
    indexed: u64,
    until: Moment,
) -> Result<Option<Start>, StoreError> {
    // A batch may be longer than a stride.
    let sql = "SELECT coalesce(min(last), 0) FROM access_seal WHERE last > ?1";
    let shortest = unsigned(conn.number(sql, &[start.position.into()])?);
    let to = indexed.min(shortest.max(start.position + STRIDE));
    let span: [Value<'_>; 3] = [start.position.into(), to.into(), until.into()];
    let mut to = to;
    for table in ["access_view", "access_outcome"] {
        let sql = format!(
            "SELECT coalesce(min(position), 0) FROM {table} \
             WHERE position > ?1 AND position <= ?2 AND at >= ?3"
        );
        let young = unsigned(conn.number(&sql, &span)?);
        if young > 0 {
            to = to.min(young - 1);
        }
    }
    let sql = "SELECT last, seal, generation FROM access_seal WHERE last > ?1 AND last <= ?2 \
               ORDER BY last DESC LIMIT 1";
    conn.first(sql, &[start.position.into(), to.into()], |row| {
        Ok(Start {
            position: unsigned(row.int(0)?),
            seal: row.bytes(1)?.to_vec(),
            generation: u32::try_from(row.int(2)?).unwrap_or_default(),
        })
    })
}

/// Removes positions after one up to another, and gives back how many views were among them.
fn remove(conn: &mut Conn, from: u64, to: u64) -> Result<u64, StoreError> {
    let span: [Value<'_>; 2] = [from.into(), to.into()];
    let runs = [run_of(from).into(), run_of(to).into()];
    conn.execute(
        "DELETE FROM access_person WHERE view > ?1 AND view <= ?2 AND run >= ?3 AND run <= ?4",
        &[span.as_slice(), &runs].concat(),
    )?;
    let mut of = |table: &str, column: &str| {
        let sql = format!("DELETE FROM {table} WHERE {column} > ?1 AND {column} <= ?2");
        conn.execute(&sql, &span)
    };
    of("access_seal", "last")?;
    of("access_outcome", "position")?;
    of("access_view", "position")
}

fn record(conn: &mut Conn, vault: &Vault, cut: &mut AccessCut) -> Result<(), StoreError> {
    let sql = "SELECT code FROM access_cut WHERE number = ?1";
    let before = conn.first(sql, &[(cut.number - 1).into()], |row| {
        Ok(row.bytes(0)?.to_vec())
    })?;
    cut.code = cut.code_after(vault, &before.unwrap_or_default())?.to_vec();
    let mut row = cut.columns().to_vec();
    row.push(Value::Bytes(&cut.code));
    let sql = format!(
        "INSERT INTO access_cut ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    );
    conn.execute(&sql, &row).map(|_| ())
}
