//! Backups: made while others work, kept in a folder of which the oldest go, and noted for
//! whoever asks when the last one was made.

use crate::{Actor, App, Error};
use std::path::{Path, PathBuf};
use store::{BackupMade, StoreError, check_backup};

/// What files in a folder of backups are called: this, the moment, and `SUFFIX`.
const PREFIX: &str = "traad-";
const SUFFIX: &str = ".backup";

/// How a backup is to be made.
#[derive(Debug, Clone, Default)]
pub struct BackupOrder {
    /// The file; or a folder, in which the file is named by its moment.
    pub out: PathBuf,
    /// In a folder: how many are kept, the new one among them.
    pub keep: Option<usize>,
    /// Read the file back and compare its checksum.
    pub is_checked: bool,
}

impl App {
    /// Lets the nightly job make backups in a folder and keep so many of them.
    #[must_use]
    pub fn with_nightly_backup(mut self, folder: PathBuf, keep: usize) -> Self {
        self.nightly = Some(BackupOrder {
            out: folder,
            keep: Some(keep),
            is_checked: true,
        });
        self
    }

    /// Makes a backup, checks it if asked to, notes it, and takes away what is older than the
    /// number to keep. Older ones go only after the new one is whole.
    ///
    /// The access log says that everything went out; the log of each person does not, for
    /// without the keys, which are not in it, a backup shows nobody.
    pub fn backup(
        &self,
        order: &BackupOrder,
        progress: &mut dyn FnMut(u64),
    ) -> Result<BackupMade, Error> {
        self.log_view(&Actor::system(), None, None, "backup")?;
        let now = self.now();
        let in_folder = order.out.is_dir();
        let path = if in_folder {
            let moment = now.to_string().replace(['-', ':'], "");
            order.out.join(format!("{PREFIX}{moment}{SUFFIX}"))
        } else {
            order.out.clone()
        };
        let mut made = self.store.backup(&path, now, progress)?;
        if order.is_checked {
            read_back(&path, &made.checksum)?;
            made.is_checked = true;
        }
        self.store.note_backup(&made)?;
        if let (true, Some(keep)) = (in_folder, order.keep) {
            thin_out(&order.out, keep.max(1))
                .map_err(|e| StoreError::BackupFile(order.out.display().to_string(), e))?;
        }
        Ok(made)
    }
}

/// Reads a backup that was just written. One that is not what was written goes: under a good
/// name it would later push out a good one.
fn read_back(path: &Path, written: &str) -> Result<(), StoreError> {
    let why = match check_backup(path) {
        Ok((_, checksum)) if checksum == written => return Ok(()),
        Ok(_) => StoreError::Backup("what was read back is not what was written".to_owned()),
        Err(error) => error,
    };
    std::fs::remove_file(path)
        .map_err(|e| StoreError::BackupFile(path.display().to_string(), e))?;
    Err(why)
}

/// Takes away all but the newest backups of a folder; other files stay.
fn thin_out(folder: &Path, keep: usize) -> std::io::Result<()> {
    let mut backups: Vec<PathBuf> = std::fs::read_dir(folder)?
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| is_backup(path))
        .collect();
    // Their names are moments: the order of the letters is that of time.
    backups.sort_unstable();
    backups
        .iter()
        .rev()
        .skip(keep)
        .try_for_each(std::fs::remove_file)
}

fn is_backup(path: &Path) -> bool {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
    name.strip_prefix(PREFIX)
        .and_then(|rest| rest.strip_suffix(SUFFIX))
        .is_some_and(|moment| {
            moment.len() == 16
                && moment
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b == b'T' || b == b'Z')
        })
}

#[cfg(test)]
mod tests {
    use super::{is_backup, thin_out};
    use std::path::Path;

    #[test]
    fn only_backups_go_and_the_newest_stay() {
        let folder = std::env::temp_dir().join(format!("traad-thin-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let names = [
            "traad-20260101T000000Z.backup",
            "traad-20260102T000000Z.backup",
            "traad-20260103T000000Z.backup",
            "traad-before-upgrade.backup",
            "notes.txt",
        ];
        for name in names {
            std::fs::write(folder.join(name), "").expect("a file");
        }
        thin_out(&folder, 2).expect("thinned out");
        let left: Vec<bool> = names.iter().map(|n| folder.join(n).exists()).collect();
        std::fs::remove_dir_all(&folder).expect("removed");
        assert_eq!(left, [false, true, true, true, true]);
    }

    #[test]
    fn a_backup_is_told_by_its_name() {
        assert!(is_backup(Path::new("traad-20260101T000000Z.backup")));
        assert!(!is_backup(Path::new(".traad-20260101T000000Z.backup.part")));
        assert!(!is_backup(Path::new("traad-20260101T000000Z.backup.gz")));
    }
}
