//! The period: when families come to notice, the staff it takes, and the inhabitants.

use crate::Settings;
use crate::chance::{Chance, count};
use crate::draft::{Draft, Subjects};
use crate::families::{Outset, entry, family};
use crate::hours;
use crate::people::{NOBODY, People};
use crate::sim::{Sim, World};
use crate::texts::Topic;
use crate::weight::Weight;
use crate::workforce::Workforce;
use domain::event::office::PopulationRecorded;
use domain::id::EventId;
use domain::{Day, Moment, Role, StreamId};

/// Children with a running measure at the beginning, as a share of the yearly newcomers.
const STOCK: f64 = 1.0;

/// The days of the story.
#[derive(Debug)]
pub(crate) struct Period {
    /// The first day with any event.
    pub(crate) first: Day,
    /// The beginning of the period asked for.
    start: Day,
    end: Day,
    /// New children a year.
    newcomers: f64,
}

impl Period {
    pub(crate) fn of(settings: &Settings) -> Self {
        let end = settings.until.day();
        let start = end.add_months(-12 * i32::from(settings.years.max(1)));
        // Those who have a measure at the beginning came up to six years before, but not
        // before 2011, the first year whose law is on file.
        let law = Day::from_ymd(2011, 1, 3).unwrap_or_default();
        let first = start.add_months(-72).max(law).min(start.add_days(-200));
        let years = f64::from(settings.years.max(1));
        let newcomers = f64::from(settings.children) / (STOCK + years);
        Self {
            first,
            start,
            end,
            newcomers,
        }
    }

    pub(crate) fn hire(&self, settings: &Settings) -> Workforce {
        self.hire_for(settings.seed, 0, RUNNING)
    }

    /// Hires for one area, for so many running cases for each yearly newcomer of the service.
    pub(crate) fn hire_for(&self, seed: u64, area: u32, running: f64) -> Workforce {
        let running = self.newcomers * running;
        Workforce::hire(seed, area, running, self.first, self.end)
    }

    /// How many children had help when the period began.
    pub(crate) fn stocked(&self) -> u32 {
        count(self.newcomers * STOCK)
    }

    /// When a newcomer's family comes to notice.
    pub(crate) fn entry(&self, chance: &mut Chance) -> Moment {
        entry(self.start, self.days(), chance)
    }

    /// The day on which those who had help then must have a measure.
    pub(crate) fn start(&self) -> Day {
        self.start
    }

    fn days(&self) -> i32 {
        self.end.0 - self.start.0
    }

    pub(crate) fn families(
        &self,
        settings: &Settings,
        world: &World,
        people: &mut People,
        out: &mut Vec<Draft>,
    ) {
        let mut made = 0;
        let stock = self.stocked();
        let (late, waiting) = at_the_end(settings);
        let mut part = 16;
        while made < settings.children {
            part += 1;
            let chance = Chance::new(settings.seed, part);
            let mut sim = Sim {
                world,
                aside: chance.aside(),
                chance,
                people,
                out,
            };
            let room = settings.children - made;
            let begun = (sim.out.len(), sim.people.cards.len());
            let plain = Outset::plain(room);
            if made < stock {
                let outset = self.stock(&mut sim.chance, plain);
                let (size, running) = family(&mut sim, outset, Some(self.start()));
                if running {
                    made += size;
                } else {
                    sim.out.truncate(begun.0);
                    sim.people.cards.truncate(begun.1);
                }
                continue;
            }
            let rest = settings.children - made;
            let outset = if rest <= late {
                Self::pending(settings, &mut sim.chance, Outset { room: 1, ..plain })
            } else if rest <= late + waiting {
                let plain = Outset { room: 1, ..plain };
                Self::unassigned(settings, &mut sim.chance, plain)
            } else {
                Outset {
                    entry: self.entry(&mut sim.chance),
                    ..plain
                }
            };
            made += family(&mut sim, outset, None).0;
        }
    }

    /// A family that had help when the period began.
    pub(crate) fn stock(&self, chance: &mut Chance, plain: Outset) -> Outset {
        let weight = chance.weighted(&[
            (Weight::Early, 0.20),
            (Weight::Supported, 0.50),
            (Weight::Placed, 0.235),
        ]);
        let back = match weight {
            Weight::Placed => chance.days(120, self.start.0 - self.first.0 - 30),
            _ => chance.days(60, 900.min(self.start.0 - self.first.0 - 30)),
        };
        Outset {
            entry: self.start.add_days(-back).at(10, 0),
            weight: Some(weight),
            ..plain
        }
    }

    /// An enquiry of the last 24 hours that waits for its evaluation.
    pub(crate) fn pending(settings: &Settings, chance: &mut Chance, plain: Outset) -> Outset {
        let back = if chance.hit(0.4) {
            chance.seconds(20 * 3600, 23 * 3600 + 2400)
        } else {
            chance.seconds(2 * 3600, 19 * 3600)
        };
        let weight = Some(if chance.hit(0.4) {
            Weight::Placed
        } else {
            Weight::Light
        });
        Outset {
            entry: settings.until.add_seconds(-back),
            weight,
            pending: true,
            ..plain
        }
    }

    /// A case of the last days that nobody has been given.
    pub(crate) fn unassigned(settings: &Settings, chance: &mut Chance, plain: Outset) -> Outset {
        let back = chance.seconds(56 * 3600, 108 * 3600);
        // What comes to nothing is closed before anybody is given it.
        let weight = chance.weighted(&[
            (Weight::Assessed, 0.35),
            (Weight::Early, 0.25),
            (Weight::Supported, 0.40),
        ]);
        Outset {
            entry: settings.until.add_seconds(-back),
            weight: Some(weight),
            unassigned: true,
            ..plain
        }
    }

    pub(crate) fn population(&self, settings: &Settings, force: &Workforce, out: &mut Vec<Draft>) {
        let mut chance = Chance::new(settings.seed, 3);
        let admin = force
            .workers
            .iter()
            .find(|w| w.role == Role::Administrator)
            .expect("there is an administrator");
        let inhabitants = self.newcomers * 50_000.0 / NEWCOMERS_OF_50_000;
        for year in self.first.year()..=self.end.year() {
            let Some(day) = Day::from_ymd(year, 1, 1).filter(|d| *d > self.first) else {
                continue;
            };
            let drift = 1.0 + 0.003 * f64::from(year - self.start.year());
            for (from, to, share) in [
                (0, 5, 0.061),
                (6, 11, 0.067),
                (12, 17, 0.072),
                (18, 22, 0.060),
            ] {
                let at = hours::office(day.add_days(8), &mut chance);
                let payload = PopulationRecorded {
                    year: i16::try_from(year).unwrap_or(0),
                    age_from: from,
                    age_to: to,
                    count: count(inhabitants * share * drift),
                };
                out.push(Draft {
                    appended: at,
                    at,
                    id: EventId(chance.id(at)),
                    stream: StreamId::OFFICE,
                    actor: admin.id,
                    role: admin.role,
                    subjects: Subjects::None,
                    payload: payload.into(),
                    topic: Topic::Silent,
                    word: 0,
                    card: NOBODY,
                    correction: None,
                });
            }
        }
        out.retain(|d| d.appended <= settings.until);
    }
}

/// How many enquiries wait for their evaluation when the story ends, and how many cases for a
/// caseworker: whoever leads a district gives out one to three of those.
fn at_the_end(settings: &Settings) -> (u32, u32) {
    let late = (settings.children / 700).clamp(1, 9);
    let waiting = if settings.children < SMALL {
        late
    } else {
        late.clamp(DISTRICTS * 2, DISTRICTS * 3)
    };
    (late, waiting)
}

/// The districts of the service.
const DISTRICTS: u32 = 2;

/// So few children are no service with districts.
const SMALL: u32 = 100;

/// Newcomers a year in a municipality of 50 000: 5 200 children with a case in ten years.
const NEWCOMERS_OF_50_000: f64 = 475.0;

/// Running cases for each newcomer a year.
const RUNNING: f64 = 1.33;
