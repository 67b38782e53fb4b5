//! What stands after corrections: one effective event for each original that was not
//! taken back, in order of when it happened.

use crate::event::{Event, Mode};
use crate::id::EventId;
use law::Moment;
use std::collections::HashMap;

/// An event as it stands: the identity of the original, the content of its last correction.
#[derive(Debug, Clone, Copy)]
pub struct Effective<'a> {
    /// The event as first recorded; its id names whatever it starts.
    pub original: &'a Event,
    /// The event whose payload, moment and texts stand.
    pub content: &'a Event,
}

impl Effective<'_> {
    /// The identity that duties and references use.
    pub fn id(&self) -> EventId {
        self.original.id
    }

    /// When it happened.
    pub fn at(&self) -> Moment {
        self.content.at
    }

    /// When the authority had it on record as it stands, as a guard against backdating.
    pub fn known(&self) -> Moment {
        self.content.known_at
    }
}

/// The effective events of a list given in order of position, sorted by (at, position).
pub fn effective(events: &[Event]) -> Vec<Effective<'_>> {
    let mut out = Vec::with_capacity(events.len());
    let (mut is_corrected, mut is_sorted) = (false, true);
    let mut last = Moment(i64::MIN);
    for event in events {
        is_corrected |= event.corrects.is_some();
        is_sorted &= last <= event.at;
        last = event.at;
        out.push(Effective {
            original: event,
            content: event,
        });
    }
    if is_corrected {
        out = with_corrections(events);
    }
    if is_corrected || !is_sorted {
        out.sort_by_key(|e| (e.content.at, e.original.position));
    }
    out
}

fn with_corrections(events: &[Event]) -> Vec<Effective<'_>> {
    let by_id: HashMap<EventId, usize> =
        events.iter().enumerate().map(|(i, e)| (e.id, i)).collect();
    // The last word on each original: a replacement, or nothing after a retraction.
    let mut last: HashMap<usize, Option<usize>> = HashMap::new();
    let mut root_of: HashMap<usize, usize> = HashMap::new();
    for (i, event) in events.iter().enumerate() {
        let Some(target) = event.corrects.and_then(|id| by_id.get(&id).copied()) else {
            continue;
        };
        let root = root_of.get(&target).copied().unwrap_or(target);
        root_of.insert(i, root);
        last.insert(root, (event.mode != Some(Mode::Retract)).then_some(i));
    }
    events
        .iter()
        .enumerate()
        .filter(|(_, e)| e.corrects.is_none())
        .filter_map(|(i, original)| match last.get(&i) {
            None => Some(Effective {
                original,
                content: original,
            }),
            Some(None) => None,
            Some(Some(j)) => Some(Effective {
                original,
                content: &events[*j],
            }),
        })
        .collect()
}
