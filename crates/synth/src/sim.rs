//! The world a family lives in, and how its events are put on the pile.

use crate::chance::Chance;
use crate::draft::{Draft, Subjects};
use crate::light;
use crate::people::People;
use crate::texts::Topic;
use crate::workforce::{Worker, Workforce};
use domain::id::{EventId, ItemId};
use domain::{Act, Day, Mode, Moment, Payload, PersonId, StreamId};
use std::sync::LazyLock;

static REFORM: LazyLock<Day> = LazyLock::new(|| Day::from_ymd(2024, 1, 1).unwrap_or_default());

/// The day barnets lov took over from serviceloven.
pub(crate) fn reform() -> Day {
    *REFORM
}

/// The act in force on a day.
pub(crate) fn law_on(day: Day) -> Act {
    if day < reform() { Act::Sel } else { Act::Bl }
}

/// What all families share.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) until: Moment,
    pub(crate) force: Workforce,
    /// Whether only the skeleton of each story is told.
    pub(crate) is_light: bool,
    /// How many times as much as else is complained of before the story ends: a small municipality
    /// would else have no complaint that runs.
    pub(crate) complains: f64,
}

/// One family's run: its chance, the people it adds and the events it leaves.
pub(crate) struct Sim<'w> {
    pub(crate) world: &'w World,
    pub(crate) chance: Chance,
    /// A stream beside it for what was added to the story later.
    pub(crate) aside: Chance,
    pub(crate) people: &'w mut People,
    pub(crate) out: &'w mut Vec<Draft>,
}

/// Where an event goes and whom it concerns.
pub(crate) struct Place<'a> {
    pub(crate) stream: StreamId,
    pub(crate) subjects: &'a [PersonId],
    pub(crate) card: u32,
}

impl Sim<'_> {
    /// An id of something that came about at a moment.
    pub(crate) fn item(&mut self, at: Moment) -> ItemId {
        ItemId(self.chance.id(at))
    }

    /// Whether the story has come to its end: nothing after this is put on record.
    pub(crate) fn is_over(&self, at: Moment) -> bool {
        at > self.world.until
    }

    /// Puts an event on the pile unless it is recorded after the end.
    pub(crate) fn put(
        &mut self,
        place: &Place<'_>,
        (at, appended): (Moment, Moment),
        worker: &Worker,
        payload: Payload,
        topic: Topic,
    ) -> EventId {
        self.write(place, (at, appended), worker, payload, topic, None)
    }

    /// Puts a correction of an earlier event on the pile.
    pub(crate) fn correct(
        &mut self,
        place: &Place<'_>,
        (at, appended): (Moment, Moment),
        worker: &Worker,
        payload: Payload,
        topic: Topic,
        correction: (EventId, Mode),
    ) {
        let old = self.out.iter().rev().find(|d| d.id == correction.0);
        // What never came on record needs no correction.
        let Some(recorded) = old.map(|d| d.appended) else {
            return;
        };
        let appended = appended.max(recorded.add_seconds(7200));
        self.write(
            place,
            (at, appended),
            worker,
            payload,
            topic,
            Some(correction),
        );
    }

    fn write(
        &mut self,
        place: &Place<'_>,
        (at, appended): (Moment, Moment),
        worker: &Worker,
        payload: Payload,
        topic: Topic,
        correction: Option<(EventId, Mode)>,
    ) -> EventId {
        let id = EventId(self.chance.id(appended));
        let word = self.chance.word();
        // A replacement keeps the words of what it replaces.
        let word = correction
            .and_then(|(old, _)| self.out.iter().rev().find(|d| d.id == old))
            .map_or(word, |d| d.word);
        let is_told = !self.world.is_light || light::tells(&payload);
        let topic = if self.world.is_light {
            light::words(topic)
        } else {
            topic
        };
        if is_told && !self.is_over(appended) {
            self.out.push(Draft {
                appended,
                at: at.min(appended),
                id,
                stream: place.stream,
                actor: worker.id,
                role: worker.role,
                subjects: Subjects::of(place.subjects),
                payload,
                topic,
                word,
                card: place.card,
                correction,
            });
        }
        id
    }
}
