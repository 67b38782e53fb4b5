//! Where each event stands: its position, its place in the stream, the number of the case.

use crate::draft::Draft;
use crate::people::People;
use crate::sim::World;
use crate::texts;
use domain::{Event, Payload, StreamId};
use std::collections::HashMap;

/// Gives places to drafts in the order in which they are handed out.
#[derive(Debug, Default)]
pub(crate) struct Places {
    position: u64,
    cases: u32,
    seqs: HashMap<StreamId, u32>,
}

impl Places {
    /// The next event, written out.
    pub(crate) fn event(&mut self, mut draft: Draft, people: &People, areas: &[World]) -> Event {
        self.position += 1;
        let seq = self.seqs.entry(draft.stream).or_insert(0);
        *seq += 1;
        if let Payload::CaseOpened(opened) = &mut draft.payload {
            self.cases += 1;
            opened.number = self.cases;
        }
        let text = texts::write(&draft, people, areas);
        Event {
            position: self.position,
            id: draft.id,
            stream: draft.stream,
            seq: *seq,
            at: draft.at,
            known_at: draft.appended,
            appended_at: draft.appended,
            actor: draft.actor,
            role: draft.role,
            subjects: draft.subjects.to_vec(),
            payload: draft.payload,
            text,
            corrects: draft.correction.map(|c| c.0),
            mode: draft.correction.map(|c| c.1),
        }
    }
}
