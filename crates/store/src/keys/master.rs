//! The master key: a file that only its owner may read, or given by the caller.

use crate::error::StoreError;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use vault::MasterKeys;
use zeroize::Zeroizing;

/// Where the master key comes from.
#[derive(Debug, Clone)]
pub enum Master {
    /// A file with one key a line, the newest first; made for a new database.
    File(PathBuf),
    /// The keys themselves, from a secret store or the environment; never made here.
    Given(MasterKeys),
}

impl Master {
    /// Keys given as text: one a line in base64, the newest first.
    pub fn given(text: &str) -> Result<Self, StoreError> {
        Ok(Self::Given(MasterKeys::parse(text)?))
    }
}

/// Whether an absent file may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Make,
    Read,
}

pub(super) fn load(master: &Master, access: Access) -> Result<MasterKeys, StoreError> {
    let path = match master {
        Master::Given(keys) => return Ok(keys.clone()),
        Master::File(path) => path,
    };
    match read(path) {
        Err(StoreError::KeyFile(_, e)) if e.kind() == ErrorKind::NotFound => match access {
            Access::Make => {
                make(path, &MasterKeys::random()?)?;
                // Another process may have been first; then its key is the one.
                read(path)
            }
            Access::Read => Err(StoreError::KeysMissing(path.display().to_string())),
        },
        other => other,
    }
}

fn read(path: &Path) -> Result<MasterKeys, StoreError> {
    let text = Zeroizing::new(fs::read_to_string(path).map_err(|e| file(path, e))?);
    #[cfg(unix)]
    warn_if_open(path);
    Ok(MasterKeys::parse(&text)?)
}

/// Makes the file whole or not at all, unless it is there.
fn make(path: &Path, keys: &MasterKeys) -> Result<(), StoreError> {
    let draft = write_draft(path, keys)?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft).map_err(|e| file(path, e))?;
    match linked {
        Err(e) if e.kind() != ErrorKind::AlreadyExists => Err(file(path, e)),
        _ => sync_folder(path),
    }
}

/// Puts other keys in place of those in the file, whole or not at all.
pub(super) fn replace(path: &Path, keys: &MasterKeys) -> Result<(), StoreError> {
    let draft = write_draft(path, keys)?;
    fs::rename(&draft, path).map_err(|e| file(path, e))?;
    sync_folder(path)
}

fn write_draft(path: &Path, keys: &MasterKeys) -> Result<PathBuf, StoreError> {
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}", std::process::id()));
    let draft = PathBuf::from(draft);
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&draft).and_then(|mut out| {
        out.write_all(HEAD.as_bytes())?;
        out.write_all(keys.to_text().as_bytes())?;
        out.sync_all()
    });
    written.map_err(|e| file(&draft, e))?;
    Ok(draft)
}

const HEAD: &str = "# Master keys of Rød Tråd, the newest first. Without this file nothing \
                    can be read.\n";

/// A new name lasts only when its folder is written too.
fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|e| file(folder, e))
}

#[cfg(unix)]
fn warn_if_open(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).map_or(0, |m| m.permissions().mode());
    if mode & 0o077 != 0 {
        tracing::warn!(path = %path.display(), "others may read the master key; chmod 600 it");
    }
}

fn file(path: &Path, error: std::io::Error) -> StoreError {
    StoreError::KeyFile(path.display().to_string(), error)
}
