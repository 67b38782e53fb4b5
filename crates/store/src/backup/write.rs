//! Making a backup: one snapshot, every table, a file that is there whole or not at all.

use super::file::{BackupHead, BackupTable, Writer};
use super::{BackupMade, LEFT_OUT};
use crate::Store;
use crate::catalog::{self, Table};
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::sql::{Backend, Conn};
use crate::value::hex;
use domain::Moment;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

impl Store {
    /// Writes everything but log-ins to a new file, while others read and write.
    ///
    /// All tables are read in one snapshot, so the file holds one state: the one that was
    /// committed last when the backup began. The file appears under its name only when the
    /// disk holds all of it. `progress` is told the number of rows written so far.
    ///
    /// # Errors
    /// [`StoreError::BackupFile`] if the file exists already or cannot be written.
    pub fn backup(
        &self,
        path: &Path,
        made_at: Moment,
        progress: &mut dyn FnMut(u64),
    ) -> Result<BackupMade, StoreError> {
        backup(&self.backend, path, made_at, progress)
    }
}

/// Backs up a database whatever its schema.
pub(super) fn backup(
    backend: &Backend,
    path: &Path,
    made_at: Moment,
    progress: &mut dyn FnMut(u64),
) -> Result<BackupMade, StoreError> {
    let about = |e| StoreError::BackupFile(path.display().to_string(), e);
    if path.exists() {
        return Err(about(std::io::ErrorKind::AlreadyExists.into()));
    }
    let part = Part::new(path).map_err(about)?;
    let (head, (checksum, bytes)) = backend.snapshot(|conn| {
        let tables = copied(conn)?;
        let head = head(conn, backend.name(), &tables, made_at)?;
        let file = part.create().map_err(about)?;
        let mut writer = Writer::new(file, &head).map_err(about)?;
        let mut rows = 0;
        for table in &tables {
            write(conn, table, &mut writer, &mut rows, progress, &about)?;
        }
        Ok((head, writer.finish().map_err(about)?))
    })?;
    part.keep(path).map_err(about)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
    Ok(BackupMade {
        made_at,
        position: head.position,
        bytes,
        checksum,
        name: name.unwrap_or_default(),
        is_checked: false,
    })
}

fn copied(conn: &mut Conn) -> Result<Vec<Table>, StoreError> {
    let mut tables = catalog::tables(conn)?;
    tables.retain(|t| !LEFT_OUT.contains(&t.name.as_str()));
    Ok(tables)
}

fn head(
    conn: &mut Conn,
    backend: &str,
    tables: &[Table],
    made_at: Moment,
) -> Result<BackupHead, StoreError> {
    let (position, hash) = conn
        .first("SELECT position, hash FROM journal_head", &[], |row| {
            Ok((unsigned(row.int(0)?), hex(row.bytes(1)?)))
        })?
        .ok_or_else(|| StoreError::Damaged("the journal has no head".into()))?;
    let sql = "SELECT number, fingerprint FROM migration ORDER BY number";
    let migrations = conn.all(sql, &[], |row| Ok((row.int(0)?, hex(row.bytes(1)?))))?;
    let tables = tables
        .iter()
        .map(|table| {
            let rows = conn.number(&format!("SELECT count(*) FROM {}", table.name), &[])?;
            Ok(BackupTable {
                name: table.name.clone(),
                columns: table.columns.clone(),
                rows: unsigned(rows),
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(BackupHead {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        backend: backend.to_owned(),
        made_at: made_at.to_string(),
        migrations,
        position,
        hash,
        tables,
    })
}

fn write(
    conn: &mut Conn,
    table: &Table,
    writer: &mut Writer,
    rows: &mut u64,
    progress: &mut dyn FnMut(u64),
    about: &impl Fn(std::io::Error) -> StoreError,
) -> Result<(), StoreError> {
    let sql = format!("SELECT {} FROM {}", table.columns.join(", "), table.name);
    conn.each(&sql, &[], |row| {
        for at in 0..table.columns.len() {
            writer.value(row.cell(at)?.value()).map_err(about)?;
        }
        *rows += 1;
        if rows.is_multiple_of(1_000) {
            progress(*rows);
        }
        writer.end_row().map_err(about)
    })?;
    writer.end_table().map_err(about)
}

/// The file under its provisional name; gone with the value unless it is kept.
struct Part(PathBuf);

impl Part {
    fn new(path: &Path) -> std::io::Result<Self> {
        let name = path
            .file_name()
            .ok_or_else(|| std::io::Error::from(std::io::ErrorKind::InvalidFilename))?;
        Ok(Self(path.with_file_name(format!(
            ".{}.part",
            name.to_string_lossy()
        ))))
    }

    /// Makes the file, readable for its owner only; what an earlier attempt left is replaced.
    fn create(&self) -> std::io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&self.0)
    }

    fn keep(&self, path: &Path) -> std::io::Result<()> {
        std::fs::rename(&self.0, path)?;
        // The name must be on the disk as surely as what it names.
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
