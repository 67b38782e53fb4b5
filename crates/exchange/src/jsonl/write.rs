//! Writes events line by line; holds none of them.

use super::file::write_file;
use domain::event::Event;
use domain::id::ItemId;
use domain::wire;
use std::borrow::Borrow;
use std::io::{self, Write};

/// Writes one event after the other as they come.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: W,
    with_text: bool,
    events: u64,
}

impl<W: Write> Writer<W> {
    /// Writes to `out`, which should be buffered; texts only if asked for.
    pub fn new(out: W, with_text: bool) -> Self {
        Self {
            out,
            with_text,
            events: 0,
        }
    }

    /// Writes one event.
    pub fn event(&mut self, event: &Event) -> io::Result<()> {
        self.out
            .write_all(wire::to_line(event, self.with_text).as_bytes())?;
        self.out.write_all(b"\n")?;
        self.events += 1;
        Ok(())
    }

    /// Writes the file of a document, after the event that names it.
    pub fn file(&mut self, document: ItemId, key: &[u8; 32], content: &[u8]) -> io::Result<()> {
        write_file(&mut self.out, document, key, content)
    }

    /// Flushes; returns how many events were written and gives the output back.
    pub fn finish(mut self) -> io::Result<(u64, W)> {
        self.out.flush()?;
        Ok((self.events, self.out))
    }
}

/// Writes all events of an iterator; returns how many.
pub fn write<E: Borrow<Event>>(
    out: impl Write,
    events: impl IntoIterator<Item = E>,
    with_text: bool,
) -> io::Result<u64> {
    let mut writer = Writer::new(out, with_text);
    for event in events {
        writer.event(event.borrow())?;
    }
    Ok(writer.finish()?.0)
}
