//! The fastest way into each database: prepared single rows in `SQLite`, binary `COPY` in
//! `PostgreSQL`.

use crate::error::StoreError;
use crate::journal::{COLUMNS, SUBJECT, TEXT};
use crate::registers::{Sink, TABLES, insert_sql};
use crate::sql::Conn;
use crate::sql::pg::PgConn;
use crate::value::Value;
use std::io::Write as _;

/// Tables besides those of the registers, numbered on from them.
const OTHERS: &[(&str, &[&str])] = &[
    ("journal", COLUMNS),
    ("journal_subject", SUBJECT),
    ("journal_text", TEXT),
    ("stream", &["id", "seq"]),
];
pub(super) const JOURNAL: usize = TABLES.len();
pub(super) const JOURNAL_SUBJECT: usize = TABLES.len() + 1;
pub(super) const JOURNAL_TEXT: usize = TABLES.len() + 2;
pub(super) const STREAM: usize = TABLES.len() + 3;

/// Bytes collected for `PostgreSQL` before they are sent.
const FULL: usize = 8 << 20;

/// What every binary `COPY` begins with: signature, flags, length of extension.
const COPY_HEAD: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";

/// Rows of one table on their way into `PostgreSQL`, in the form of its binary `COPY`.
pub(crate) struct CopyRows {
    sql: String,
    rows: Vec<u8>,
}

impl CopyRows {
    pub(crate) fn new(name: &str, columns: &[&str]) -> Self {
        Self {
            sql: format!("COPY {name} ({}) FROM STDIN BINARY", columns.join(", ")),
            rows: Vec::new(),
        }
    }

    /// Holds one row; returns the number of bytes it takes.
    fn hold(&mut self, values: &[Value<'_>]) -> usize {
        let before = self.rows.len();
        copy_row(&mut self.rows, values);
        self.rows.len() - before
    }

    /// Takes one row and sends what is held when it is enough.
    pub(crate) fn add(
        &mut self,
        conn: &mut PgConn,
        values: &[Value<'_>],
    ) -> Result<(), StoreError> {
        self.hold(values);
        if self.rows.len() > FULL {
            self.flush(conn)
        } else {
            Ok(())
        }
    }

    /// Sends what is held.
    pub(crate) fn flush(&mut self, conn: &mut PgConn) -> Result<(), StoreError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut copy = conn.client.copy_in(&self.sql)?;
        let sent = copy
            .write_all(COPY_HEAD)
            .and_then(|()| copy.write_all(&self.rows))
            .and_then(|()| copy.write_all(&(-1_i16).to_be_bytes()));
        // The server says better than the stream what was wrong.
        let done = copy.finish();
        done?;
        sent.map_err(crate::journal::damaged)?;
        self.rows.clear();
        Ok(())
    }
}

/// Takes rows of all tables and writes them in the order that suits the database.
pub(crate) struct Loader<'c> {
    conn: &'c mut Conn,
    inserts: Vec<String>,
    copies: Vec<CopyRows>,
    held: usize,
}

impl<'c> Loader<'c> {
    pub(crate) fn new(conn: &'c mut Conn) -> Self {
        let tables = tables();
        Self {
            inserts: tables
                .iter()
                .map(|(name, columns)| insert_sql(name, columns, 1))
                .collect(),
            copies: tables
                .iter()
                .map(|(name, columns)| CopyRows::new(name, columns))
                .collect(),
            conn,
            held: 0,
        }
    }

    /// Takes one row of the table with a number.
    pub(super) fn add(&mut self, table: usize, values: &[Value<'_>]) -> Result<(), StoreError> {
        match self.conn {
            Conn::Lite(conn) => {
                let mut statement = conn.prepare_cached(&self.inserts[table])?;
                statement.execute(rusqlite::params_from_iter(values))?;
                Ok(())
            }
            Conn::Pg(_) => {
                self.held += self.copies[table].hold(values);
                if self.held > FULL {
                    self.flush()
                } else {
                    Ok(())
                }
            }
        }
    }

    /// Sends what is held.
    pub(crate) fn flush(&mut self) -> Result<(), StoreError> {
        let Conn::Pg(conn) = &mut *self.conn else {
            return Ok(());
        };
        for copy in &mut self.copies {
            copy.flush(conn)?;
        }
        self.held = 0;
        Ok(())
    }
}

impl Sink for Loader<'_> {
    fn row(&mut self, table: usize, values: &[Value<'_>]) -> Result<(), StoreError> {
        self.add(table, values)
    }
}

fn tables() -> Vec<(&'static str, &'static [&'static str])> {
    TABLES
        .iter()
        .map(|t| (t.name, t.columns))
        .chain(OTHERS.iter().copied())
        .collect()
}

fn copy_row(out: &mut Vec<u8>, values: &[Value<'_>]) {
    out.extend_from_slice(
        &i16::try_from(values.len())
            .unwrap_or(i16::MAX)
            .to_be_bytes(),
    );
    for value in values {
        match value {
            Value::Null => out.extend_from_slice(&(-1_i32).to_be_bytes()),
            Value::Int(n) => field(out, &n.to_be_bytes()),
            Value::Id(id) => field(out, id),
            Value::Text(t) => field(out, t.as_bytes()),
            Value::Bytes(b) => field(out, b),
        }
    }
}

fn field(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&i32::try_from(bytes.len()).unwrap_or(i32::MAX).to_be_bytes());
    out.extend_from_slice(bytes);
}

/// Settings for the one connection that loads.
pub(crate) fn prepare(conn: &mut Conn) -> Result<(), StoreError> {
    match conn {
        // 256 MB of pages, so that no page is written twice. The rollback journal of an empty
        // database is next to nothing, while a write-ahead log would hold all of it once more;
        // where another connection is open the mode stays as it is.
        Conn::Lite(_) => {
            conn.batch("PRAGMA cache_size = -262144; PRAGMA threads = 2")?;
            let _ = conn.batch("PRAGMA journal_mode = DELETE");
            Ok(())
        }
        Conn::Pg(_) => conn.batch("SET maintenance_work_mem = '256MB'"),
    }
}

/// Puts the settings back and lets the database learn what the tables hold.
pub(crate) fn finish(conn: &mut Conn) -> Result<(), StoreError> {
    match conn {
        // Without a read in between, SQLite takes its own change of mode for a lock.
        Conn::Lite(_) => conn.batch(
            "PRAGMA analysis_limit = 1000; ANALYZE; PRAGMA journal_mode = WAL; \
             SELECT count(*) FROM sqlite_master; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA threads = 0; PRAGMA cache_size = -16000;",
        ),
        Conn::Pg(_) => conn.batch("RESET maintenance_work_mem; ANALYZE"),
    }
}
