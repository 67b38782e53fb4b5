//! All families of the municipality, put in the order of recording and written out.

use crate::draft::Draft;
use crate::people::People;
use crate::period::Period;
use crate::sim::World;
use crate::texts;
use crate::workforce::{DEMO_ROLES, Workforce};
use crate::{DemoPerson, Settings};
use domain::{Event, Payload, StreamId};
use std::collections::HashMap;

/// The events in order; each is written out when it is asked for.
#[derive(Debug)]
pub struct Municipality {
    people: People,
    force: Workforce,
    drafts: std::vec::IntoIter<Draft>,
    position: u64,
    cases: u32,
    seqs: HashMap<StreamId, u32>,
}

impl Municipality {
    /// Makes the municipality up.
    pub fn new(settings: &Settings) -> Self {
        let period = Period::of(settings);
        let force = period.hire(settings);
        let mut people = People::default();
        let mut drafts = Vec::new();
        force.drafts(settings.seed, period.first, &mut drafts);
        period.population(settings, &force, &mut drafts);
        let world = World {
            until: settings.until,
            force,
        };
        period.families(settings, &world, &mut people, &mut drafts);
        // A stable sort: what stands at the same second keeps the order of its making.
        drafts.sort_by_key(|d| d.appended);
        let seqs = HashMap::with_capacity(drafts.len() / 8);
        Self {
            people,
            force: world.force,
            drafts: drafts.into_iter(),
            position: 0,
            cases: 0,
            seqs,
        }
    }
}

impl Iterator for Municipality {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        let mut draft = self.drafts.next()?;
        self.position += 1;
        let seq = self.seqs.entry(draft.stream).or_insert(0);
        *seq += 1;
        if let Payload::CaseOpened(opened) = &mut draft.payload {
            self.cases += 1;
            opened.number = self.cases;
        }
        let text = texts::write(&draft, &self.people, &self.force);
        Some(Event {
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
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.drafts.size_hint()
    }
}

impl ExactSizeIterator for Municipality {}

/// The demo people of a municipality.
pub(crate) fn demo_people(settings: &Settings) -> Vec<DemoPerson> {
    let force = Period::of(settings).hire(settings);
    DEMO_ROLES
        .iter()
        .filter_map(|role| {
            let worker = force.demo(*role)?;
            Some(DemoPerson {
                worker: worker.id,
                role: worker.role,
                name: worker.name.clone(),
                team: worker.team.map(|t| t.code().to_owned()),
            })
        })
        .collect()
}
