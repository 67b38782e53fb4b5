//! Backup and restore: one file that holds everything the database holds but log-ins, taken
//! from one snapshot while others write, readable by both databases.
//!
//! Keys are never in it: they stand in a store of their own. Format: `backup::file`.

mod file;
mod restore;
mod upgrade;
mod write;

pub use file::{BackupHead, BackupTable, check_backup};
pub use restore::{Restored, restore};
pub use upgrade::{PendingUpgrade, pending_upgrade};

use crate::Store;
use crate::error::StoreError;
use crate::journal::unsigned;
use domain::Moment;

/// Tables that stay behind, each for its reason.
const LEFT_OUT: &[&str] = &[
    // Stands in the head of the file; the restored schema writes its own.
    "migration",
    // Says what stands in the tables of the database it was made in.
    "register_mark",
    // Says which files of the database it was made in are to be cleaned.
    "wipe",
    // A log-in that was ended since must not come alive again.
    "session",
    // Nobody is still on the way back from the log-in service.
    "login_begun",
];

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupMade {
    /// When it began; everything acknowledged before is in it.
    pub made_at: Moment,
    /// The last position in it.
    pub position: u64,
    /// The size of the file.
    pub bytes: u64,
    /// SHA-256 of all that stands before it in the file, in hexadecimal.
    pub checksum: String,
    /// The name of the file, without its folder.
    pub name: String,
    /// Whether it was read back and found whole.
    pub is_checked: bool,
}

impl Store {
    /// Notes that a backup was made, for whoever asks how old the last one is.
    pub fn note_backup(&self, made: &BackupMade) -> Result<(), StoreError> {
        let sql = "INSERT INTO backup_log (made_at, position, bytes, checksum, name, checked) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let row = [
            made.made_at.into(),
            made.position.into(),
            made.bytes.into(),
            made.checksum.as_str().into(),
            made.name.as_str().into(),
            made.is_checked.into(),
        ];
        self.backend.write(|conn| conn.execute(sql, &row))?;
        Ok(())
    }

    /// The backup made last, if any was.
    pub fn last_backup(&self) -> Result<Option<BackupMade>, StoreError> {
        let sql = "SELECT made_at, position, bytes, checksum, name, checked FROM backup_log \
                   ORDER BY id DESC LIMIT 1";
        self.backend.reader()?.first(sql, &[], |row| {
            Ok(BackupMade {
                made_at: Moment(row.int(0)?),
                position: unsigned(row.int(1)?),
                bytes: unsigned(row.int(2)?),
                checksum: row.text(3)?.to_owned(),
                name: row.text(4)?.to_owned(),
                is_checked: row.flag(5)?,
            })
        })
    }
}
