//! The file of a document as a line of its own among the events: readable, with its length and
//! checksum, and with the key under which it becomes again what its event says the digest of.

use super::read::plain;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderWriter;
use domain::id::ItemId;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// What such a line begins with: no event does.
const BEGINS: &[u8] = br#"{"file":"#;

/// A file read from its line.
#[derive(Clone, PartialEq, Eq)]
pub struct FileLine {
    /// The document it is the file of.
    pub document: ItemId,
    /// The key of its own.
    pub key: [u8; 32],
    /// The file.
    pub content: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct In<'a> {
    file: ItemId,
    key: &'a str,
    length: u64,
    sha256: &'a str,
    content: &'a str,
}

/// Whether a line is that of a file.
pub(super) fn is_file(line: &[u8]) -> bool {
    line.starts_with(BEGINS)
}

/// Reads the line of a file.
///
/// # Errors
/// Why it is none, or not whole, in words.
pub fn file_from_line(line: &[u8]) -> Result<FileLine, String> {
    let read: In<'_> = serde_json::from_slice(line.trim_ascii())
        .map_err(|error| format!("no file of a document: {}", plain(&error)))?;
    let base64 = |what: &str, text: &str| {
        let bytes = STANDARD.decode(text);
        bytes.map_err(|_| format!("the {what} of a file is not base64"))
    };
    let key = base64("key", read.key)?;
    let key = key
        .try_into()
        .map_err(|_| "the key of a file has not 32 bytes".to_owned())?;
    let content = base64("content", read.content)?;
    if content.len() as u64 != read.length {
        return Err(format!(
            "the file has {} bytes and should have {}",
            content.len(),
            read.length
        ));
    }
    if sha256(&content) != read.sha256 {
        return Err("the file is not what its checksum says".to_owned());
    }
    Ok(FileLine {
        document: read.file,
        key,
        content,
    })
}

/// Writes the line of a file, without holding it a second time.
pub(super) fn write_file(
    out: &mut impl Write,
    document: ItemId,
    key: &[u8; 32],
    content: &[u8],
) -> io::Result<()> {
    write!(
        out,
        r#"{{"file":"{document}","key":"{}","length":{},"sha256":"{}","content":""#,
        STANDARD.encode(key),
        content.len(),
        sha256(content),
    )?;
    {
        let mut encoder = EncoderWriter::new(&mut *out, &STANDARD);
        encoder.write_all(content)?;
        encoder.finish()?;
    }
    out.write_all(b"\"}\n")
}

fn sha256(content: &[u8]) -> String {
    use std::fmt::Write;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(content) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
