//! The file: eight letters, version, head as JSON, the rows of each table in blocks, and the
//! SHA-256 of it all.
//!
//! Every number is big-endian. A block is its length and its bytes; a length of nothing ends
//! the table. A value is a letter for its type, then eight bytes or a length and bytes.

use crate::error::StoreError;
use crate::value::{Value, hex};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;

const MAGIC: &[u8; 8] = b"TRAADBAK";

/// The version of the format.
const FORMAT: u32 = 1;

/// Bytes of rows collected before they are written as one block.
const BLOCK: usize = 1 << 20;

/// No head is longer; a longer length is damage.
const HEAD_AT_MOST: u32 = 1 << 20;

/// No block is longer: a row that does not fit into a block makes one of its own.
const BLOCK_AT_MOST: u32 = 1 << 30;

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupHead {
    /// The version of the program that made it.
    pub program: String,
    /// The database it came from: `sqlite` or `postgres`.
    pub backend: String,
    /// When it was made, in UTC.
    pub made_at: String,
    /// The applied migrations: number and fingerprint.
    pub migrations: Vec<(i64, String)>,
    /// The last position of the journal.
    pub position: u64,
    /// The hash at that position, in hexadecimal.
    pub hash: String,
    /// The tables in the order in which their rows follow.
    pub tables: Vec<BackupTable>,
}

/// One table in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupTable {
    /// Its name.
    pub name: String,
    /// Its columns in the order of the values.
    pub columns: Vec<String>,
    /// The number of its rows.
    pub rows: u64,
}

/// Reads a backup to its end and checks that it is whole.
///
/// # Errors
/// [`StoreError::Backup`] in words of what is wrong with it.
pub fn check_backup(path: &Path) -> Result<(BackupHead, String), StoreError> {
    let mut reader = Reader::open(path)?;
    let head = reader.head.clone();
    for table in &head.tables {
        reader.rows(table, &mut |_| Ok(()))?;
    }
    Ok((head, reader.finish()?))
}

/// Writes a backup row by row.
pub(super) struct Writer {
    out: BufWriter<File>,
    hash: Sha256,
    block: Vec<u8>,
}

impl Writer {
    pub(super) fn new(file: File, head: &BackupHead) -> std::io::Result<Self> {
        let mut writer = Self {
            out: BufWriter::with_capacity(BLOCK, file),
            hash: Sha256::new(),
            block: Vec::with_capacity(BLOCK + BLOCK / 4),
        };
        let head = serde_json::to_vec(head)?;
        writer.put(MAGIC)?;
        writer.put(&FORMAT.to_be_bytes())?;
        writer.put(&length(&head)?.to_be_bytes())?;
        writer.put(&head)?;
        Ok(writer)
    }

    fn put(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.hash.update(bytes);
        self.out.write_all(bytes)
    }

    /// Adds one value of a row.
    pub(super) fn value(&mut self, value: Value<'_>) -> std::io::Result<()> {
        let (tag, bytes) = match value {
            Value::Null => {
                self.block.push(b'n');
                return Ok(());
            }
            Value::Int(n) => {
                self.block.push(b'i');
                self.block.extend_from_slice(&n.to_be_bytes());
                return Ok(());
            }
            Value::Id(ref id) => (b'b', id.as_slice()),
            Value::Bytes(b) => (b'b', b),
            Value::Text(t) => (b't', t.as_bytes()),
        };
        self.block.push(tag);
        self.block.extend_from_slice(&length(bytes)?.to_be_bytes());
        self.block.extend_from_slice(bytes);
        Ok(())
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) -> std::io::Result<()> {
        if self.block.len() >= BLOCK {
            self.flush()?;
        }
        Ok(())
    }

    /// Ends a table.
    pub(super) fn end_table(&mut self) -> std::io::Result<()> {
        self.flush()?;
        self.put(&0_u32.to_be_bytes())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        if self.block.is_empty() {
            return Ok(());
        }
        let block = std::mem::take(&mut self.block);
        self.put(&length(&block)?.to_be_bytes())?;
        self.put(&block)?;
        self.block = block;
        self.block.clear();
        Ok(())
    }

    /// Writes the checksum and waits until the disk holds everything; gives back the checksum
    /// in hexadecimal and the size.
    pub(super) fn finish(mut self) -> std::io::Result<(String, u64)> {
        let sum = self.hash.finalize_reset();
        self.out.write_all(&sum)?;
        let file = self
            .out
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok((hex(&sum), file.metadata()?.len()))
    }
}

fn length(bytes: &[u8]) -> std::io::Result<u32> {
    u32::try_from(bytes.len()).map_err(|_| std::io::Error::other("a value of more than 4 GB"))
}

/// Reads a backup table by table, in order.
pub(super) struct Reader {
    input: BufReader<File>,
    hash: Sha256,
    pub(super) head: BackupHead,
}

impl Reader {
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let file =
            File::open(path).map_err(|e| StoreError::BackupFile(path.display().to_string(), e))?;
        let mut reader = Self {
            input: BufReader::with_capacity(BLOCK, file),
            hash: Sha256::new(),
            head: BackupHead {
                program: String::new(),
                backend: String::new(),
                made_at: String::new(),
                migrations: Vec::new(),
                position: 0,
                hash: String::new(),
                tables: Vec::new(),
            },
        };
        let mut magic = [0; 8];
        let is_ours = reader.input.read_exact(&mut magic).is_ok() && &magic == MAGIC;
        if !is_ours {
            return Err(refused("the file is no backup of this program"));
        }
        reader.hash.update(magic);
        let format = reader.number()?;
        if format != FORMAT {
            return Err(refused(format!(
                "it has format {format}, this program reads {FORMAT}"
            )));
        }
        let length = reader.number()?;
        if length > HEAD_AT_MOST {
            return Err(refused("its head is damaged"));
        }
        let head = reader.bytes(length)?;
        reader.head = serde_json::from_slice(&head).map_err(|_| refused("its head is damaged"))?;
        Ok(reader)
    }

    fn bytes(&mut self, length: u32) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        let read = self
            .input
            .by_ref()
            .take(u64::from(length))
            .read_to_end(&mut bytes);
        match read {
            Ok(n) if n as u64 == u64::from(length) => {
                self.hash.update(&bytes);
                Ok(bytes)
            }
            Ok(_) => Err(refused("it ends too early; the copy was cut short")),
            Err(e) => Err(refused(format!("it cannot be read to its end: {e}"))),
        }
    }

    fn number(&mut self) -> Result<u32, StoreError> {
        let bytes = self.bytes(4)?;
        Ok(bytes.iter().fold(0, |n, b| (n << 8) | u32::from(*b)))
    }

    /// Hands each row of the table that comes next to `take`.
    pub(super) fn rows(
        &mut self,
        table: &BackupTable,
        take: &mut dyn FnMut(&[Value<'_>]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let width = table.columns.len();
        let mut rows = 0;
        loop {
            let length = self.number()?;
            if length == 0 {
                break;
            }
            if length > BLOCK_AT_MOST {
                return Err(damaged(table));
            }
            let block = self.bytes(length)?;
            let mut rest = block.as_slice();
            let mut row = Vec::with_capacity(width);
            while !rest.is_empty() {
                row.clear();
                for _ in 0..width {
                    row.push(value(&mut rest).ok_or_else(|| damaged(table))?);
                }
                take(&row)?;
                rows += 1;
            }
        }
        if rows == table.rows {
            return Ok(());
        }
        Err(refused(format!(
            "the table {} has {rows} rows in it and should have {}",
            table.name, table.rows
        )))
    }

    /// Compares the checksum at the end; gives it back in hexadecimal.
    pub(super) fn finish(mut self) -> Result<String, StoreError> {
        let sum = self.hash.clone().finalize();
        let was = self.bytes(32)?;
        let mut more = [0; 1];
        if was != sum.as_slice() || self.input.read(&mut more).unwrap_or(1) != 0 {
            return Err(refused(
                "its checksum does not fit; the file was damaged or changed",
            ));
        }
        Ok(hex(&sum))
    }
}

fn value<'a>(rest: &mut &'a [u8]) -> Option<Value<'a>> {
    let tag = take(rest, 1)?[0];
    Some(match tag {
        b'n' => Value::Null,
        b'i' => Value::Int(i64::from_be_bytes(take(rest, 8)?.try_into().ok()?)),
        b't' => Value::Text(std::str::from_utf8(counted(rest)?).ok()?),
        b'b' => Value::Bytes(counted(rest)?),
        _ => return None,
    })
}

fn counted<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = u32::from_be_bytes(take(rest, 4)?.try_into().ok()?);
    take(rest, usize::try_from(length).ok()?)
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (now, later) = rest.split_at_checked(count)?;
    *rest = later;
    Some(now)
}

fn damaged(table: &BackupTable) -> StoreError {
    refused(format!("the rows of the table {} are damaged", table.name))
}

pub(super) fn refused(why: impl Into<String>) -> StoreError {
    StoreError::Backup(why.into())
}
