//! Keys: where they lie, how they are made, found and destroyed.
//!
//! The key store is a small database of its own, apart from the database and its backups.
//! Every key in it is wrapped by the master key, which lies apart from it again. What is
//! encrypted with the keys is said where it is written, not here.

mod cache;
mod destroy;
mod keep;
mod master;
mod person;
mod purpose;
mod rotate;
mod secret;
mod status;

pub use destroy::Tombstone;
pub use master::Master;
pub(crate) use person::{NewKeys, Ring};
pub(crate) use purpose::Purpose;
pub use rotate::Rewrapped;
pub use status::{GenerationLine, KeyStatus, MasterLine};

use crate::error::StoreError;
use crate::sql::Backend;
use cache::Cache;
use master::Access;
use purpose::Purposes;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use vault::{MasterKeys, VaultError};

/// Where the keys of one database lie.
#[derive(Debug, Clone)]
pub struct Keys {
    store: String,
    master: Master,
}

impl Keys {
    /// A key store at an address of its own (`sqlite:PATH` or `postgres://…`), and the
    /// master key.
    pub fn new(store: impl Into<String>, master: Master) -> Self {
        Self {
            store: store.into(),
            master,
        }
    }

    /// The default for an `SQLite` database: a folder beside it that bears its name,
    /// `data/traad.keys/` for `data/traad.db`, with `keys.db` and `master.key`.
    ///
    /// # Errors
    /// For any other database: its keys need an address of their own.
    pub fn beside(url: &str) -> Result<Self, StoreError> {
        let Some(path) = sqlite_path(url) else {
            return Err(StoreError::KeysNowhere);
        };
        Ok(Self::in_folder(path.with_extension("keys")))
    }

    /// A key store `keys.db` and a `master.key` in one folder.
    pub fn in_folder(folder: impl AsRef<Path>) -> Self {
        let folder = folder.as_ref();
        Self {
            store: format!("sqlite:{}", folder.join("keys.db").display()),
            master: Master::File(folder.join("master.key")),
        }
    }

    /// The same key store with the master key from elsewhere.
    #[must_use]
    pub fn with_master(self, master: Master) -> Self {
        Self { master, ..self }
    }

    /// Whether the key store would lie in the database that it is to lie apart from.
    pub(crate) fn are_in(&self, url: &str) -> bool {
        self.store == url
    }

    /// The files that the keys lie in, as far as they are files.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut out: Vec<PathBuf> = sqlite_path(&self.store).into_iter().collect();
        if let Master::File(path) = &self.master {
            out.push(path.clone());
        }
        out
    }

    /// Makes the folders that the files lie in, for their owner only.
    fn make_folders(&self) -> Result<(), StoreError> {
        for file in self.files() {
            if let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty()) {
                private_folder(folder)
                    .map_err(|e| StoreError::KeyFile(folder.display().to_string(), e))?;
            }
        }
        Ok(())
    }
}

fn sqlite_path(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?;
    Some(PathBuf::from(path.strip_prefix("//").unwrap_or(path)))
}

fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The keys of one database, opened.
pub struct Vault {
    id: Vec<u8>,
    backend: Backend,
    /// Where the master keys come from, to read them again.
    source: Master,
    master: RwLock<MasterKeys>,
    purposes: RwLock<Purposes>,
    persons: Mutex<Cache>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").finish_non_exhaustive()
    }
}

impl Vault {
    /// Opens the keys of a database that remembers the key store `bound`; they are made
    /// only for one that remembers none.
    pub(crate) fn open(keys: &Keys, bound: Option<&[u8]>) -> Result<Self, StoreError> {
        let is_new = bound.is_none();
        if is_new {
            keys.make_folders()?;
        } else if let Some(file) = keys.files().iter().find(|file| !file.exists()) {
            return Err(StoreError::KeysMissing(file.display().to_string()));
        }
        let access = if is_new { Access::Make } else { Access::Read };
        let master = master::load(&keys.master, access)?;
        let backend = Backend::open(&keys.store)?;
        let id = keep::prepare(&backend, is_new)?;
        if bound.is_some_and(|bound| bound != id) {
            return Err(StoreError::KeysForeign);
        }
        let purposes = Purposes::open(&backend, &master, is_new)?;
        Ok(Self {
            id,
            backend,
            source: keys.master.clone(),
            master: RwLock::new(master),
            purposes: RwLock::new(purposes),
            persons: Mutex::default(),
        })
    }

    /// The key store's own id.
    pub(crate) fn id(&self) -> &[u8] {
        &self.id
    }

    /// The master keys as they are now.
    fn master(&self) -> MasterKeys {
        let master = self.master.read().unwrap_or_else(PoisonError::into_inner);
        master.clone()
    }

    /// Reads the master keys anew: another node, or a command, may have put one in front.
    fn reload_master(&self) -> Result<(), StoreError> {
        let master = master::load(&self.source, Access::Read)?;
        *self.master.write().unwrap_or_else(PoisonError::into_inner) = master;
        Ok(())
    }

    /// Does something with the master keys; once more with those read anew if one is missing.
    fn with_master<T>(
        &self,
        mut work: impl FnMut(&MasterKeys) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match work(&self.master()) {
            Err(StoreError::Vault(VaultError::MissingMaster(_))) => {
                self.reload_master()?;
                work(&self.master())
            }
            other => other,
        }
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.persons.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
