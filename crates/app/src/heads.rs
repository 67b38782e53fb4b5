//! The file of heads: at intervals the ends of journal and access log are written to a file
//! outside the database, one line each, so that `verify` can tell a cut tail.
//!
//! Each line carries a code under the seal's key, which covers the code of the line before:
//! no line can be made up, changed or taken out of the middle. Copy the file where whoever
//! administers the database cannot write.

use crate::{App, Error};
use domain::Moment;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use store::{Finding, FindingKind, SealedHeads};

/// The longest line that is looked for at the end of the file.
const LONGEST: u64 = 4096;

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadLine {
    /// When it was written.
    at: String,
    /// The last position of the journal.
    journal: u64,
    /// Its hash.
    journal_hash: String,
    /// The last position of the access log.
    access: u64,
    /// Its seal.
    access_seal: String,
    /// The code of the line before; empty in the first.
    before: String,
    /// The code of this line.
    code: String,
}

impl HeadLine {
    /// The bytes that the code covers.
    fn covered(&self) -> Vec<u8> {
        let open = Self {
            code: String::new(),
            ..self.clone()
        };
        let mut bytes = b"heads\n".to_vec();
        bytes.extend(serde_json::to_vec(&open).unwrap_or_default());
        bytes
    }
}

impl App {
    /// Appends the present heads to a file, durably; makes the file if there is none.
    ///
    /// # Errors
    /// If the file cannot be written, or its last line is none.
    pub fn export_heads(&self, path: &Path) -> Result<SealedHeads, Error> {
        let heads = self.store.sealed_heads()?;
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .open(path)
            .map_err(Error::File)?;
        let before = last_code(&mut file)?;
        let mut line = HeadLine {
            at: self.now().to_string(),
            journal: heads.journal,
            journal_hash: heads.journal_hash.clone(),
            access: heads.access,
            access_seal: heads.access_seal.clone(),
            before,
            code: String::new(),
        };
        line.code = self.store.head_code(&line.covered())?;
        let mut text = serde_json::to_string(&line).unwrap_or_default();
        text.push('\n');
        file.write_all(text.as_bytes()).map_err(Error::File)?;
        file.sync_all().map_err(Error::File)?;
        Ok(heads)
    }

    /// Notes the heads in the file of the installation, as a job.
    pub(crate) fn heads_job(&self) -> Result<String, Error> {
        let path = self.heads_file.as_deref().ok_or(Error::NotFound)?;
        let heads = self.export_heads(path)?;
        Ok(format!(
            "journal {}, access log {}",
            heads.journal, heads.access
        ))
    }

    /// Compares every line of a file of heads with the database; gives back how many lines
    /// there are and what does not fit.
    pub fn check_heads(&self, path: &Path) -> Result<(u64, Vec<Finding>), Error> {
        let file = BufReader::new(File::open(path).map_err(Error::File)?);
        let (mut lines, mut out) = (0, Vec::new());
        let mut before = String::new();
        for text in file.lines() {
            let text = text.map_err(Error::File)?;
            lines += 1;
            let Ok(line) = serde_json::from_str::<HeadLine>(&text) else {
                out.push(finding(format!("line {lines} of the heads is no line")));
                continue;
            };
            if !self.store.is_head_code(&line.covered(), &line.code)? {
                out.push(finding(format!("line {lines} of the heads was changed")));
            } else if line.before != before {
                let detail = format!("a line of the heads is missing before line {lines}");
                out.push(finding(detail));
            }
            before.clone_from(&line.code);
            let heads = SealedHeads {
                journal: line.journal,
                journal_hash: line.journal_hash,
                access: line.access,
                access_seal: line.access_seal,
            };
            for mut found in self.store.check_heads(&heads)? {
                found.detail = format!("{} (head of {})", found.detail, line.at);
                out.push(found);
            }
        }
        Ok((lines, out))
    }

    /// When the last head was exported to a file, if one was.
    pub fn heads_exported_at(path: &Path) -> Option<Moment> {
        let mut file = File::open(path).ok()?;
        let (text, _) = last_line(&mut file).ok()?;
        let line: HeadLine = serde_json::from_str(&text).ok()?;
        line.at.parse().ok()
    }
}

fn finding(detail: String) -> Finding {
    Finding {
        kind: FindingKind::Head,
        position: None,
        person: None,
        detail,
    }
}

/// The code of the last line; what a crash broke off behind it is taken away, for it would
/// swallow the next line.
fn last_code(file: &mut File) -> Result<String, Error> {
    let (text, broken) = last_line(file).map_err(Error::File)?;
    if broken > 0 {
        let length = file.metadata().map_err(Error::File)?.len();
        file.set_len(length - broken).map_err(Error::File)?;
    }
    if text.is_empty() {
        return Ok(String::new());
    }
    let line: HeadLine = serde_json::from_str(&text)
        .map_err(|_| Error::File(std::io::Error::other("the last line is no head")))?;
    Ok(line.code)
}

/// The last whole line, and how many bytes follow it without an end.
fn last_line(file: &mut File) -> std::io::Result<(String, u64)> {
    let end = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(end.saturating_sub(2 * LONGEST)))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let whole = bytes.iter().rposition(|b| *b == b'\n');
    let broken = bytes.len() - whole.map_or(0, |at| at + 1);
    let lines = &bytes[..whole.unwrap_or(0)];
    let last = lines.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    Ok((String::from_utf8_lossy(last).into_owned(), broken as u64))
}
