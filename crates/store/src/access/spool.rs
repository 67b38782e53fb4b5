//! Views on their way into an `SQLite` database: in a file beside it, on disk, before anything
//! is shown, and in the log itself a moment later, together with many others.
//!
//! A commit makes every reader of the database forget the pages it holds, a write to this file
//! does not. Two files take turns: one is written from its beginning again once all that stands
//! in it is in the log. Each record has a number, one more than the record before it, and a
//! code under the key of the log's seal; `access_head` holds the number of the last record
//! whose views are in the log. After a crash the records after that one are taken in at the
//! next start, so that no view is lost and none counted twice.

use super::Access;
use super::write::Entry;
use crate::error::StoreError;
use crate::keys::{Purpose, Vault};
use crate::line::{Line, MOST};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vault::Mac;

/// Bytes from which on a file is left for the other one. So much is laid out at the start:
/// writing what is there already waits for the disk once, growing a file twice.
const TURN: u64 = 256 * 1024;

/// Number (8 bytes), generation of the key (4), length of the views (4), code (32).
const HEAD: usize = 48;

/// A view that waits for its position in the log, named by its place in the spool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Ticket(u64);

impl Ticket {
    /// Tells a ticket from a position: no log grows so long.
    const MARK: u64 = 1 << 62;

    /// Views that one record has room for.
    const ROOM: u64 = MOST as u64;

    pub(super) fn new(record: u64, at: u64) -> Self {
        Self(Self::MARK | (record * Self::ROOM + at))
    }

    /// The ticket that the name of a request stands for, if it is none of a position.
    pub(super) fn named(view: u64) -> Option<Self> {
        (view & Self::MARK != 0).then_some(Self(view))
    }

    /// The name of the request until it has a position.
    pub(super) fn name(self) -> u64 {
        self.0
    }

    /// The record that it stands in.
    pub(super) fn record(self) -> u64 {
        (self.0 & !Self::MARK) / Self::ROOM
    }
}

/// Where views wait.
pub(super) struct Spool {
    vault: Arc<Vault>,
    line: Line<Access, u64>,
    state: Mutex<State>,
}

struct State {
    files: [Place; 2],
    /// Which of them is written.
    turn: usize,
    /// The number of the last record.
    last: u64,
    /// The number of the last record that is in the log.
    taken: u64,
}

struct Place {
    file: File,
    path: PathBuf,
    /// Where the next record goes.
    end: u64,
    /// The number of the last record in it.
    last: u64,
}

impl Spool {
    /// Opens the spool of a database with what was left in it after record `taken`; `None` if
    /// another process has it. Nothing is laid over what was left before [`Spool::begin`].
    pub(super) fn open(
        database: &Path,
        vault: &Arc<Vault>,
        taken: u64,
    ) -> Result<Option<(Self, Vec<Entry>)>, StoreError> {
        let mut files = [Place::open(database, "a")?, Place::open(database, "b")?];
        match files[0].file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(e)) => return Err(files[0].error(e)),
        }
        let mut left = Vec::new();
        for place in &mut files {
            left.extend(place.records(vault)?);
        }
        left.retain(|record| record.number > taken);
        left.sort_by_key(|record| record.number);
        let last = left.last().map_or(taken, |record| record.number);
        if left
            .first()
            .is_some_and(|record| record.number != taken + 1)
        {
            tracing::error!("views that waited for the access log are missing from its spool");
        }
        let views = left.into_iter().flat_map(Record::entries).collect();
        let state = State {
            files,
            turn: 0,
            last,
            taken,
        };
        let spool = Self {
            vault: Arc::clone(vault),
            line: Line::new(1),
            state: Mutex::new(state),
        };
        Ok(Some((spool, views)))
    }

    /// Begins with empty files; what was left in them is in the log.
    pub(super) fn begin(&self) -> Result<(), StoreError> {
        let mut state = self.state();
        state.taken = state.last;
        for place in &mut state.files {
            place.lay_out().map_err(|e| place.error(e))?;
        }
        Ok(())
    }

    /// Returns when a view is on disk, with the name of its request; those who wait share one
    /// write. `add` is given the views of a record together, in the order of the file: what the
    /// log takes of a record is all of it.
    pub(super) fn write(
        &self,
        access: &Access,
        add: impl Fn(Vec<Entry>),
    ) -> Result<u64, StoreError> {
        self.line.pass(access.clone(), |all| {
            // Held until they are added: what is taken into the log is a beginning of the file.
            let mut state = self.state();
            let number = state.last + 1;
            state.append(number, &self.record(number, all)?)?;
            let views = all.to_vec();
            add(Record { number, views }.entries().collect());
            let tickets = (0..).map(|at| Ticket::new(number, at));
            let names = all.iter().zip(tickets);
            let names = names.map(|(access, ticket)| access.view.unwrap_or(ticket.name()));
            Ok(names.collect())
        })
    }

    /// Notes that the views of all records up to one are in the log.
    pub(super) fn take(&self, record: u64) {
        let mut state = self.state();
        state.taken = state.taken.max(record);
    }

    /// Removes the files if nothing waits in them.
    pub(super) fn remove(&self) {
        let state = self.state();
        if state.taken < state.last {
            return;
        }
        for place in &state.files {
            if let Err(error) = std::fs::remove_file(&place.path) {
                tracing::warn!(%error, "an empty spool of the access log is left");
            }
        }
    }

    fn record(&self, number: u64, views: &[Access]) -> Result<Vec<u8>, StoreError> {
        let (generation, key) = self.vault.newest(Purpose::Seal);
        let views = serde_json::to_vec(views).map_err(|e| StoreError::Invalid(e.to_string()))?;
        let length = u32::try_from(views.len())
            .map_err(|_| StoreError::Invalid("too many persons in one view".into()))?;
        let code = code(&Mac::new(&key.derive(KEY)), number, &views);
        let head = [&number.to_be_bytes()[..], &generation.to_be_bytes()];
        Ok([head[0], head[1], &length.to_be_bytes(), &code, &views].concat())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn append(&mut self, number: u64, record: &[u8]) -> Result<(), StoreError> {
        let other = 1 - self.turn;
        if self.files[self.turn].end >= TURN && self.files[other].last <= self.taken {
            self.turn = other;
            self.files[other].end = 0;
        }
        let place = &mut self.files[self.turn];
        place.write(record).map_err(|e| place.error(e))?;
        place.end += record.len() as u64;
        place.last = number;
        self.last = number;
        Ok(())
    }
}

impl Place {
    fn open(database: &Path, name: &str) -> Result<Self, StoreError> {
        let mut path = OsString::from(database);
        path.push(format!("-access-{name}"));
        let path = PathBuf::from(path);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(&path) {
            Ok(file) => Ok(Self {
                file,
                path,
                end: 0,
                last: 0,
            }),
            Err(e) => Err(StoreError::File(path.display().to_string(), e)),
        }
    }

    /// Empties the file and takes its room on the disk, with its entry in the folder.
    fn lay_out(&mut self) -> std::io::Result<()> {
        (self.end, self.last) = (0, 0);
        self.file.set_len(0)?;
        self.file.seek(SeekFrom::Start(0))?;
        self.file
            .write_all(&vec![0; usize::try_from(TURN).unwrap_or_default()])?;
        self.file.sync_all()?;
        let folder = self.path.parent().filter(|f| !f.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    }

    fn write(&mut self, record: &[u8]) -> std::io::Result<()> {
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(record)?;
        self.file.sync_data()
    }

    /// The whole records from the beginning, as far as one follows the other.
    fn records(&mut self, vault: &Vault) -> Result<Vec<Record>, StoreError> {
        let mut bytes = Vec::new();
        self.file
            .seek(SeekFrom::Start(0))
            .map_err(|e| self.error(e))?;
        self.file
            .read_to_end(&mut bytes)
            .map_err(|e| self.error(e))?;
        let (mut records, mut rest) = (Vec::<Record>::new(), bytes.as_slice());
        while let Some((record, after)) = Record::read(vault, rest) {
            if records
                .last()
                .is_some_and(|before| record.number != before.number + 1)
            {
                break;
            }
            records.push(record);
            rest = after;
        }
        Ok(records)
    }

    fn error(&self, error: std::io::Error) -> StoreError {
        StoreError::File(self.path.display().to_string(), error)
    }
}

/// Which key of the seal's purpose the codes are made with.
const KEY: &str = "access log spool";

fn code(mac: &Mac, number: u64, views: &[u8]) -> [u8; 32] {
    mac.digest(&[&number.to_be_bytes(), views])
}

/// Views that were written together.
struct Record {
    number: u64,
    views: Vec<Access>,
}

impl Record {
    /// Reads one from the beginning of some bytes and gives back what follows it; `None` where
    /// there is none, or it was not written to its end, or not with the keys of this database.
    fn read<'a>(vault: &Vault, bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        let number = u64::from_be_bytes(head[..8].try_into().ok()?);
        let generation = u32::from_be_bytes(head[8..12].try_into().ok()?);
        let length = u32::from_be_bytes(head[12..16].try_into().ok()?);
        let (views, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        if number == 0 {
            return None;
        }
        let key = vault.generation(Purpose::Seal, generation).ok()?;
        let is_whole = code(&Mac::new(&key.derive(KEY)), number, views) == head[16..];
        let views = is_whole.then(|| serde_json::from_slice(views).ok())??;
        Some((Self { number, views }, rest))
    }

    fn entries(self) -> impl Iterator<Item = Entry> {
        let tickets = (0..).map(move |at| Ticket::new(self.number, at));
        let ends = self.views.len();
        let views = (1..).zip(self.views.into_iter().zip(tickets));
        views.map(move |(n, (access, ticket))| Entry::Spooled(access, ticket, n == ends))
    }
}
