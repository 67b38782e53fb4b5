//! Transactions that leave nothing behind: what they take away cannot be read in the files of
//! the database afterwards.
//!
//! That the files are to be cleaned is noted in the same transaction, in the table `wipe`, and
//! struck out when it is done: what a crash or a reader kept from being done is done later.

use super::{Backend, Conn};
use crate::error::StoreError;
use crate::value::Value;
use std::time::Duration;

/// Which tables are cleaned afterwards.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wiped<'t> {
    /// Rows that were taken away make room for others; for large tables whose rows are
    /// encrypted anyway.
    Freed(&'t [&'t str]),
    /// The tables are written anew and their old files given up: for keys.
    Rewritten(&'t [&'t str]),
}

/// A table that is still to be cleaned.
struct Due {
    table: String,
    is_rewritten: bool,
    /// The times that rows were taken away, as far as they are covered by what is done now.
    asked: i64,
}

/// How long a `PostgreSQL` server is waited for that still shows somebody the rows.
const LOOKS: u32 = 20;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

impl Backend {
    /// Runs `work` in a transaction; when it is committed, pages and logs of the database are
    /// cleaned as well, now or, if that is hindered, by [`Backend::wipe`]. Not for what is done
    /// often.
    pub(crate) fn write_and_wipe<T>(
        &self,
        wiped: Wiped<'_>,
        mut work: impl FnMut(&mut Conn) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut noted = |conn: &mut Conn| {
            let done = work(conn)?;
            note(conn, wiped)?;
            Ok(done)
        };
        let done = if let Self::Lite { .. } = self {
            let mut conn = self.writer()?;
            conn.batch("PRAGMA secure_delete = ON")?;
            let done = conn.transaction(&mut noted);
            conn.batch("PRAGMA secure_delete = OFF")?;
            done?
        } else {
            self.write(noted)?
        };
        self.wipe()?;
        Ok(done)
    }

    /// Cleans what is noted and not yet clean; `false` if a reader kept it from being done.
    pub(crate) fn wipe(&self) -> Result<bool, StoreError> {
        let mut conn = self.writer()?;
        let due = due(&mut conn)?;
        if due.is_empty() {
            return Ok(true);
        }
        let is_clean = match self {
            Self::Lite { .. } => clean_file(&mut conn, &due)?,
            Self::Pg(_) => clean_tables(&mut conn, &due)?,
        };
        if !is_clean {
            tracing::warn!("a reader kept the files of a database from being cleaned");
            return Ok(false);
        }
        for one in &due {
            let row: [Value<'_>; 2] = [one.table.as_str().into(), one.asked.into()];
            let sql = "UPDATE wipe SET done = ?2 WHERE what = ?1 AND done < ?2";
            conn.execute(sql, &row)?;
        }
        Ok(true)
    }
}

fn note(conn: &mut Conn, wiped: Wiped<'_>) -> Result<(), StoreError> {
    let (tables, is_rewritten) = match &wiped {
        Wiped::Freed(tables) => (*tables, false),
        Wiped::Rewritten(tables) => (*tables, true),
    };
    for table in tables {
        let row: [Value<'_>; 2] = [(*table).into(), is_rewritten.into()];
        let sql = "INSERT INTO wipe (what, rewritten, asked, done) VALUES (?1, ?2, 1, 0) \
                   ON CONFLICT (what) DO UPDATE SET rewritten = excluded.rewritten, \
                   asked = wipe.asked + 1";
        conn.execute(sql, &row)?;
    }
    Ok(())
}

fn due(conn: &mut Conn) -> Result<Vec<Due>, StoreError> {
    let sql = "SELECT what, rewritten, asked FROM wipe WHERE asked > done ORDER BY what";
    conn.all(sql, &[], |row| {
        Ok(Due {
            table: row.text(0)?.to_owned(),
            is_rewritten: row.flag(1)?,
            asked: row.int(2)?,
        })
    })
}

fn clean_file(conn: &mut Conn, due: &[Due]) -> Result<bool, StoreError> {
    if due.iter().any(|one| one.is_rewritten) {
        // Pages that were split earlier hold copies of rows where nothing points to.
        conn.batch("VACUUM")?;
    }
    // The log still holds the pages as they were; a reader of an older state keeps it.
    Ok(conn.number("PRAGMA wal_checkpoint(TRUNCATE)", &[])? == 0)
}

fn clean_tables(conn: &mut Conn, due: &[Due]) -> Result<bool, StoreError> {
    let mut looks = 0;
    while is_shown(conn)? {
        looks += 1;
        if looks == LOOKS {
            return Ok(false);
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    for one in due {
        let how = if one.is_rewritten { "FULL " } else { "" };
        conn.batch(&format!("VACUUM {how}{}", one.table))?;
    }
    Ok(true)
}

/// Whether the server must still show somebody the rows as they were: it takes none away that a
/// transaction begun before might ask for.
fn is_shown(conn: &mut Conn) -> Result<bool, StoreError> {
    let sql = "SELECT count(*) FROM pg_stat_activity a, wipe w \
               WHERE w.asked > w.done AND a.datname = current_database() \
               AND a.pid <> pg_backend_pid() \
               AND (age(a.backend_xid) >= age(w.xmin) OR age(a.backend_xmin) >= age(w.xmin))";
    Ok(conn.number(sql, &[])? > 0)
}
