//! `SQLite`: one writer that takes its lock at once, four readers on snapshots.

use super::Backend;
use crate::error::StoreError;
use crate::value::Cell;
use r2d2::{ManageConnection, Pool};
use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Row};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Statements kept prepared on each connection; more than the store has texts.
const STATEMENTS: usize = 256;

/// Makes connections to one file.
#[derive(Debug)]
pub(crate) struct LiteManager {
    path: PathBuf,
    may_write: bool,
}

impl ManageConnection for LiteManager {
    type Connection = Connection;
    type Error = rusqlite::Error;

    fn connect(&self) -> Result<Connection, rusqlite::Error> {
        let mut flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
        flags |= if self.may_write {
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
        } else {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        };
        let conn = Connection::open_with_flags(&self.path, flags)?;
        conn.busy_timeout(Duration::from_secs(5))?;
        conn.set_prepared_statement_cache_capacity(STATEMENTS);
        if self.may_write {
            conn.pragma_update(None, "journal_mode", "wal")?;
            // A long read lets the log grow; afterwards it goes back to this.
            conn.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
        }
        // Every commit waits until the log is on disk, on a Mac past the disk's own cache too.
        conn.pragma_update(None, "synchronous", "full")?;
        conn.pragma_update(None, "fullfsync", "on")?;
        conn.pragma_update(None, "foreign_keys", "on")?;
        // A statement stays prepared whatever values it is asked with.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // Negative: KiB. Enough for the inner pages of every index of a large municipality; a
        // reader's pages are forgotten with each commit, so that more would only be held.
        let cache = if self.may_write { -16_000 } else { -8_000 };
        conn.pragma_update(None, "cache_size", cache)?;
        Ok(conn)
    }

    fn is_valid(&self, _: &mut Connection) -> Result<(), rusqlite::Error> {
        Ok(())
    }

    /// A connection left inside a transaction (a panic in between) is thrown away.
    fn has_broken(&self, conn: &mut Connection) -> bool {
        !conn.is_autocommit()
    }
}

/// Opens or makes the file.
pub(crate) fn open(path: &str) -> Result<Backend, StoreError> {
    let pool = |may_write, size| {
        Pool::builder()
            .max_size(size)
            .min_idle(Some(u32::from(may_write)))
            .connection_timeout(Duration::from_secs(30))
            .test_on_check_out(false)
            .build(LiteManager {
                path: path.into(),
                may_write,
            })
    };
    private(path)?;
    // The writer first: it makes the file that the readers expect.
    let writer = pool(true, 1)?;
    Ok(Backend::Lite {
        path: path.into(),
        writer,
        readers: pool(false, 4)?,
        group: Box::default(),
    })
}

/// Makes a new file readable for its owner only; the log files beside it follow it. Its
/// entry in the folder is on disk before anything is acknowledged: `SQLite` sees to that for
/// the log, not for the file itself.
fn private(path: &str) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let made = options.open(path).and_then(|file| {
        file.sync_all()?;
        let folder = Path::new(path).parent();
        let folder = folder.filter(|f| !f.as_os_str().is_empty());
        std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    });
    match made {
        Err(e) if e.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::File(path.to_owned(), e))
        }
        _ => Ok(()),
    }
}

pub(super) fn cell(row: &Row<'_>, at: usize) -> Result<Cell, StoreError> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(n) => Cell::Int(n),
        ValueRef::Text(t) => Cell::Text(String::from_utf8_lossy(t).into_owned()),
        ValueRef::Blob(b) => Cell::Bytes(b.to_vec()),
        ValueRef::Real(x) => Cell::Text(x.to_string()),
    })
}
