//! A large service in a few events for each child, for measuring lists on a million cases.
//!
//! The same stories as in the whole municipality, told shorter: one episode for each child,
//! no parents, no notes, dates, network meetings or scores, and no words besides name, CPR
//! number, address and the concern. The service is cut into areas of the size of a
//! municipality, each with its own five teams. Families are made when their time has come,
//! so that only what still lies ahead of those already begun is held in memory.

mod plan;

use crate::Settings;
use crate::chance::Chance;
use crate::draft::Draft;
use crate::families::family;
use crate::people::People;
use crate::period::Period;
use crate::places::Places;
use crate::sim::{Sim, World};
use crate::texts::Topic;
use domain::{Event, Moment, Payload};
use plan::Planned;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Running cases for each newcomer a year: shorter stories end sooner.
const RUNNING: f64 = 0.81;

/// Children of one area, so that its teams have up to 30 caseworkers.
const AREA: u32 = 50_000;

/// Whether an event belongs to the skeleton.
pub(crate) fn tells(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::PersonRegistered(_)
            | Payload::EnquiryReceived(_)
            | Payload::NotificationEvaluated(_)
            | Payload::ReceiptSent(_)
            | Payload::CaseOpened(_)
            | Payload::CaseClosed(_)
            | Payload::CaseReopened(_)
            | Payload::Assigned(_)
            | Payload::Screened(_)
            | Payload::AssessmentOpened(_)
            | Payload::AssessmentCompleted(_)
            | Payload::ChildConversation(_)
            | Payload::DecisionMade(_)
            | Payload::MeasureStarted(_)
            | Payload::MeasureEnded(_)
            | Payload::FollowUpHeld(_)
    )
}

/// What the words of an event are about in the skeleton.
pub(crate) fn words(topic: Topic) -> Topic {
    match topic {
        Topic::TeamName
        | Topic::ProviderName
        | Topic::WorkerName
        | Topic::Person
        | Topic::Concern => topic,
        _ => Topic::Silent,
    }
}

/// The events in order; each family is made when its time has come.
#[derive(Debug)]
pub struct Light {
    settings: Settings,
    period: Period,
    areas: Vec<World>,
    people: People,
    /// Families whose story has not begun, the next one last.
    plan: Vec<Planned>,
    ahead: BinaryHeap<Waiting>,
    made: u64,
    places: Places,
}

/// An event that is made but whose turn has not come.
#[derive(Debug)]
struct Waiting {
    order: u64,
    draft: Box<Draft>,
}

impl Light {
    /// Plans the service and makes its staff and those who have help when it begins.
    pub(crate) fn new(settings: &Settings) -> Self {
        let period = Period::of(settings);
        let number = settings.children.div_ceil(AREA).max(1);
        let areas = (0..number).map(|area| World {
            until: settings.until,
            force: period.hire_for(settings.seed, area, RUNNING / f64::from(number)),
            is_light: true,
            complains: 1.0,
        });
        let mut light = Self {
            settings: *settings,
            areas: areas.collect(),
            period,
            people: People::default(),
            plan: Vec::new(),
            ahead: BinaryHeap::new(),
            made: 0,
            places: Places::default(),
        };
        let mut office = Vec::new();
        for world in &light.areas {
            let first = light.period.first;
            world.force.drafts(settings.seed, first, &mut office);
        }
        let force = &light.areas[0].force;
        light.period.population(settings, force, &mut office);
        light.wait(office);
        let stocked = light.stock();
        let rest = settings.children.saturating_sub(stocked);
        light.plan = plan::of(settings, &light.period, number, rest);
        light
    }

    /// Tells the stories of those who have help when the period begins; returns how many.
    fn stock(&mut self) -> u32 {
        let (mut told, mut part) = (0, 16);
        let wanted = self.period.stocked().min(self.settings.children);
        while told < wanted {
            part += 1;
            let room = self.settings.children - told;
            let mut chance = Chance::new(self.settings.seed, part);
            let outset = self
                .period
                .stock(&mut chance, crate::families::Outset::plain(room));
            let cards = self.people.cards.len();
            let start = self.period.start();
            let (size, running, drafts) =
                self.tell(part, chance, |sim| family(sim, outset, Some(start)));
            if running {
                told += size;
                self.wait(drafts);
            } else {
                self.people.cards.truncate(cards);
            }
        }
        told
    }

    /// Tells one family's story in the area that its number falls to.
    fn tell(
        &mut self,
        part: u64,
        chance: Chance,
        story: impl FnOnce(&mut Sim<'_>) -> (u32, bool),
    ) -> (u32, bool, Vec<Draft>) {
        let mut drafts = Vec::new();
        let area = part % self.areas.len() as u64;
        let mut sim = Sim {
            world: &self.areas[usize::try_from(area).unwrap_or(0)],
            aside: chance.aside(),
            chance,
            people: &mut self.people,
            out: &mut drafts,
        };
        let (size, running) = story(&mut sim);
        (size, running, drafts)
    }

    fn wait(&mut self, drafts: Vec<Draft>) {
        for draft in drafts {
            self.made += 1;
            self.ahead.push(Waiting {
                order: self.made,
                draft: Box::new(draft),
            });
        }
    }

    fn begin(&mut self, planned: &Planned) {
        let mut chance = Chance::new(self.settings.seed, planned.part);
        let outset = planned.outset(&self.settings, &self.period, &mut chance);
        let (_, _, drafts) = self.tell(planned.part, chance, |sim| family(sim, outset, None));
        debug_assert!(drafts.iter().all(|d| d.appended >= planned.from));
        self.wait(drafts);
    }
}

impl Iterator for Light {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        while let Some(planned) = self.plan.last() {
            if self
                .ahead
                .peek()
                .is_some_and(|w| w.draft.appended < planned.from)
            {
                break;
            }
            let planned = *planned;
            self.plan.pop();
            self.begin(&planned);
        }
        let next = self.ahead.pop()?;
        Some(self.places.event(*next.draft, &self.people, &self.areas))
    }
}

impl Waiting {
    fn key(&self) -> (Moment, u64) {
        (self.draft.appended, self.order)
    }
}

// The heap gives the largest first: turned round, that is what was recorded first.
impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        other.key().cmp(&self.key())
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Waiting {}
