//! All families of the municipality, put in the order of recording and written out.

use crate::draft::Draft;
use crate::people::People;
use crate::period::Period;
use crate::places::Places;
use crate::sim::World;
use crate::workforce::DEMO_ROLES;
use crate::{DemoPerson, Settings};
use domain::Event;

/// The events in order; each is written out when it is asked for.
#[derive(Debug)]
pub struct Municipality {
    people: People,
    world: World,
    drafts: std::vec::IntoIter<Draft>,
    places: Places,
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
            is_light: false,
            complains: crate::procedures::complains(settings.children),
        };
        period.families(settings, &world, &mut people, &mut drafts);
        crate::online::concerns(settings, &people, &mut drafts);
        // A stable sort: what stands at the same second keeps the order of its making.
        drafts.sort_by_key(|d| d.appended);
        Self {
            people,
            world,
            drafts: drafts.into_iter(),
            places: Places::default(),
        }
    }
}

impl Iterator for Municipality {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        let draft = self.drafts.next()?;
        let areas = std::slice::from_ref(&self.world);
        Some(self.places.event(draft, &self.people, areas))
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
