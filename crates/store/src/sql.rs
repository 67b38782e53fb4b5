//! The two databases behind one small interface: run one SQL text with numbered `?1`
//! parameters, read rows of integers, text and bytes.
//!
//! No query stands here; only connections, transactions and the translation of `?` to `$`.

mod group;
pub(crate) mod lite;
pub(crate) mod pg;
mod wipe;

use crate::error::StoreError;
use crate::value::{Cell, Value};
use lite::LiteManager;
use pg::{PgHeld, PgPool};
use r2d2::{Pool, PooledConnection};
use std::path::{Path, PathBuf};

pub(crate) use wipe::Wiped;

/// How often a transaction is run again when the database made it give way.
const ATTEMPTS: u32 = 8;

/// The database of one municipality.
pub(crate) enum Backend {
    Lite {
        path: PathBuf,
        writer: Pool<LiteManager>,
        readers: Pool<LiteManager>,
        group: Box<group::Group>,
    },
    Pg(PgPool),
}

/// One connection, inside or outside a transaction.
#[expect(
    clippy::large_enum_variant,
    reason = "there are a handful, each for one request"
)]
pub(crate) enum Conn {
    Lite(PooledConnection<LiteManager>),
    Pg(PgHeld),
}

/// One row while it is read.
pub(crate) enum Row<'a> {
    Lite(&'a rusqlite::Row<'a>),
    Pg(&'a postgres::Row),
}

impl Backend {
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err(StoreError::Url(url.to_owned()));
            }
            return lite::open(path);
        }
        let is_postgres = url.starts_with("postgres://")
            || url.starts_with("postgresql://")
            || (url.contains('=') && !url.contains("://"));
        if is_postgres {
            pg::open(url)
        } else {
            Err(StoreError::Url(url.to_owned()))
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Lite { .. } => "sqlite",
            Self::Pg(_) => "postgres",
        }
    }

    /// The file of a database that lies in one.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Self::Lite { path, .. } => Some(path),
            Self::Pg(_) => None,
        }
    }

    /// A connection for reading, outside a transaction.
    pub(crate) fn reader(&self) -> Result<Conn, StoreError> {
        Ok(match self {
            Self::Lite { readers, .. } => Conn::Lite(readers.get()?),
            Self::Pg(pool) => Conn::Pg(pool.get()?),
        })
    }

    /// A connection that may write, outside a transaction.
    pub(crate) fn writer(&self) -> Result<Conn, StoreError> {
        Ok(match self {
            Self::Lite { writer, .. } => Conn::Lite(writer.get()?),
            Self::Pg(pool) => Conn::Pg(pool.get()?),
        })
    }

    /// Runs `work` on one snapshot: all its queries see the same state.
    pub(crate) fn snapshot<T>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut conn = self.reader()?;
        conn.batch(match conn {
            Conn::Lite(_) => "BEGIN",
            Conn::Pg(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })?;
        let out = work(&mut conn);
        conn.batch("ROLLBACK")?;
        out
    }

    /// Runs `work` in a transaction that writes, again if the database made it give way.
    pub(crate) fn write<T>(
        &self,
        mut work: impl FnMut(&mut Conn) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            let done = match self {
                Self::Lite { group, .. } => group.write(|| self.writer(), &mut work),
                Self::Pg(pool) => Conn::Pg(pool.get()?).transaction(&mut work),
            };
            match done {
                Err(e) if e.is_transient() && attempt < ATTEMPTS => {}
                other => return other,
            }
        }
    }
}

/// Rows sent to `PostgreSQL` in one statement at most: each round trip costs more than a row,
/// and each number of rows is a text that stays prepared.
const PORTION: usize = 16;

impl Conn {
    /// Divides rows into as many as are best written in one statement: to a database in this
    /// process one by one.
    pub(crate) fn portions<'r, T>(&self, rows: &'r [T]) -> std::slice::Chunks<'r, T> {
        rows.chunks(match self {
            Self::Lite(_) => 1,
            Self::Pg(_) => PORTION,
        })
    }

    /// Whether no transaction is open, as far as the database tells.
    fn is_outside(&self) -> bool {
        match self {
            Self::Lite(c) => c.is_autocommit(),
            Self::Pg(_) => false,
        }
    }

    /// Runs statements without parameters and rows.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        match self {
            Self::Lite(c) => c.execute_batch(sql).map_err(Into::into),
            Self::Pg(c) => c.batch(sql),
        }
    }

    /// Runs `work` in one transaction; an error takes everything back.
    pub(crate) fn transaction<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.batch(match self {
            Self::Lite(_) => "BEGIN IMMEDIATE",
            Self::Pg(_) => "BEGIN",
        })?;
        match work(self) {
            Ok(out) => {
                self.batch("COMMIT")?;
                Ok(out)
            }
            Err(e) => {
                // The first error is the one to report; a failed rollback closes the connection.
                let _ = self.batch("ROLLBACK");
                Err(e)
            }
        }
    }

    /// Runs one statement; returns the number of rows it touched.
    pub(crate) fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64, StoreError> {
        match self {
            Self::Lite(c) => {
                let mut statement = c.prepare_cached(sql)?;
                let touched = statement.execute(rusqlite::params_from_iter(params))?;
                Ok(touched as u64)
            }
            Self::Pg(c) => c.execute(sql, params),
        }
    }

    /// Hands each row of a query to `take`.
    pub(crate) fn each(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        mut take: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        match self {
            Self::Lite(c) => {
                let mut statement = c.prepare_cached(sql)?;
                let mut rows = statement.query(rusqlite::params_from_iter(params))?;
                while let Some(row) = rows.next()? {
                    take(&Row::Lite(row))?;
                }
                Ok(())
            }
            Self::Pg(c) => c.each(sql, params, |row| take(&Row::Pg(row))),
        }
    }

    /// All rows of a query, each read by `take`.
    pub(crate) fn all<T>(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        mut take: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut out = Vec::new();
        self.each(sql, params, |row| {
            out.push(take(row)?);
            Ok(())
        })?;
        Ok(out)
    }

    /// The first row of a query, if there is one.
    pub(crate) fn first<T>(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        take: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.all(sql, params, take)?.into_iter().next())
    }

    /// The integer that a query of one row and one column gives.
    pub(crate) fn number(&mut self, sql: &str, params: &[Value<'_>]) -> Result<i64, StoreError> {
        Ok(self.first(sql, params, |row| row.int(0))?.unwrap_or(0))
    }
}

impl Row<'_> {
    /// An integer column.
    pub(crate) fn int(&self, at: usize) -> Result<i64, StoreError> {
        match self {
            Self::Lite(row) => row.get(at).map_err(Into::into),
            Self::Pg(row) => row.try_get(at).map_err(Into::into),
        }
    }

    /// An integer column that may be null.
    pub(crate) fn maybe_int(&self, at: usize) -> Result<Option<i64>, StoreError> {
        match self {
            Self::Lite(row) => row.get(at).map_err(Into::into),
            Self::Pg(row) => row.try_get(at).map_err(Into::into),
        }
    }

    /// A truth column, stored as 0 or 1.
    pub(crate) fn flag(&self, at: usize) -> Result<bool, StoreError> {
        Ok(self.int(at)? != 0)
    }

    /// A text column.
    pub(crate) fn text(&self, at: usize) -> Result<&str, StoreError> {
        self.maybe_text(at)?
            .ok_or_else(|| StoreError::Damaged(format!("column {at} is null")))
    }

    /// A text column that may be null.
    pub(crate) fn maybe_text(&self, at: usize) -> Result<Option<&str>, StoreError> {
        match self {
            Self::Lite(row) => row.get_ref(at)?.as_str_or_null().map_err(damaged),
            Self::Pg(row) => row.try_get(at).map_err(Into::into),
        }
    }

    /// A column of bytes.
    pub(crate) fn bytes(&self, at: usize) -> Result<&[u8], StoreError> {
        self.maybe_bytes(at)?
            .ok_or_else(|| StoreError::Damaged(format!("column {at} is null")))
    }

    /// A column of bytes that may be null.
    pub(crate) fn maybe_bytes(&self, at: usize) -> Result<Option<&[u8]>, StoreError> {
        match self {
            Self::Lite(row) => row.get_ref(at)?.as_blob_or_null().map_err(damaged),
            Self::Pg(row) => row.try_get(at).map_err(Into::into),
        }
    }

    /// A column whatever it holds.
    pub(crate) fn cell(&self, at: usize) -> Result<Cell, StoreError> {
        match self {
            Self::Lite(row) => lite::cell(row, at),
            Self::Pg(row) => pg::cell(row, at),
        }
    }
}

fn damaged(error: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged(error.to_string())
}
