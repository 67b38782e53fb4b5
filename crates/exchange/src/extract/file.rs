//! One CSV file: header, decoding, lines.

use super::cell::CellError;
use super::mapping::Mapping;
use super::read::{Outcome, Source};
use super::row::{Header, Row};
use crate::import::{Finding, FindingKind, RowAt};
use csv::{ByteRecord, ReaderBuilder};

/// Hands each row of a file to `out`, good or bad.
pub(super) fn read(source: &Source<'_>, mapping: &Mapping, mut out: impl FnMut(Outcome<'_, '_>)) {
    let bytes = source
        .bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(source.bytes);
    let mut lines = Lines {
        bytes,
        byte: 0,
        line: 1,
    };
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(mapping.file.delimiter).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut record = ByteRecord::new();
    let mut header: Option<Header> = None;
    loop {
        // A slice gives no error of the medium, and bytes need no encoding.
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            break;
        }
        let at = RowAt {
            file: source.name.to_owned(),
            line: lines.of(record.position().map_or(0, csv::Position::byte)),
        };
        let cells = cells(&record, header.as_ref(), mapping);
        match (&header, cells) {
            (None, cells) => match cells.and_then(|names| begin(&names, mapping)) {
                Ok(begun) => {
                    odd(&begun, mapping, &at, &mut out);
                    header = Some(begun);
                }
                Err(error) => return out(Outcome::NoFile(at, error)),
            },
            (Some(header), Ok(cells)) => out(Outcome::Row(
                at,
                &Row {
                    header,
                    cells,
                    mapping,
                },
            )),
            (Some(_), Err(error)) => out(Outcome::Bad(at, error)),
        }
    }
    if header.is_none() {
        let at = RowAt {
            file: source.name.to_owned(),
            line: 1,
        };
        out(Outcome::NoFile(at, whole("the file is empty".to_owned())));
    }
}

fn whole(reason: String) -> CellError {
    CellError {
        column: None,
        reason,
    }
}

fn cells(
    record: &ByteRecord,
    header: Option<&Header>,
    mapping: &Mapping,
) -> Result<Vec<String>, CellError> {
    if let Some(header) = header
        && record.len() != header.names.len()
    {
        let (found, expected) = (record.len(), header.names.len());
        return Err(whole(format!(
            "{found} cells where the header has {expected}"
        )));
    }
    let decode = |(i, cell): (usize, &[u8])| {
        let text = mapping
            .file
            .encoding
            .decode(cell)
            .ok_or_else(|| CellError {
                column: header.map(|h| h.names[i].clone()),
                reason: "not UTF-8; name the encoding in the mapping".to_owned(),
            })?;
        Ok(text.into_owned())
    };
    record.iter().enumerate().map(decode).collect()
}

fn begin(names: &[String], mapping: &Mapping) -> Result<Header, CellError> {
    let names = names.iter().map(|n| n.trim().to_owned()).collect();
    let header =
        Header::new(names).map_err(|twice| CellError::new(&twice, "stands twice in the header"))?;
    match mapping.columns().into_iter().find(|c| !header.has(c)) {
        Some(missing) => Err(CellError::new(missing, "is not in the header")),
        None => Ok(header),
    }
}

fn odd(header: &Header, mapping: &Mapping, at: &RowAt, out: &mut impl FnMut(Outcome<'_, '_>)) {
    let read = mapping.columns();
    let is_unread = |name: &&String| {
        !read.contains(name.as_str()) && !mapping.ignore.iter().any(|i| i == *name)
    };
    for name in header.names.iter().filter(is_unread) {
        out(Outcome::Odd(Finding {
            kind: FindingKind::UnreadColumn,
            rows: vec![at.clone()],
            person: None,
            says: format!("the mapping does not read the column »{name}«"),
        }));
    }
}

/// Counts lines up to a byte; the reader's own count is off after CR LF and blank lines.
struct Lines<'a> {
    bytes: &'a [u8],
    byte: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, byte: u64) -> u64 {
        let start = usize::try_from(byte).unwrap_or(self.bytes.len());
        let blank = self.bytes[start..]
            .iter()
            .take_while(|b| matches!(b, b'\r' | b'\n'));
        let start = start + blank.count();
        let breaks = self.bytes[self.byte..start].iter().filter(|b| **b == b'\n');
        self.line += u64::try_from(breaks.count()).unwrap_or(0);
        self.byte = start;
        self.line
    }
}
