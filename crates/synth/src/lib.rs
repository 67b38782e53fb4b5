//! A made-up municipality: the events of its children's cases over the years.
//!
//! Calibrated to published national figures (`docs/calibration.md`), deterministic to the
//! byte, ids included. No real persons: CPR numbers carry day + 60. It knows nothing of
//! obligations; whether the law was kept shows in the events alone.

mod abuse;
mod assessment;
mod chance;
mod course;
mod draft;
mod elsewhere;
mod extras;
mod families;
mod file;
mod followup;
mod hours;
mod intake;
mod ladder;
mod light;
mod measures;
mod municipality;
mod names;
mod network;
mod online;
mod people;
mod period;
mod placement;
mod places;
mod plans;
mod procedures;
mod proposal;
mod provider;
mod sim;
mod stories;
mod support;
mod target_group;
mod texts;
mod trend;
mod visits;
mod weight;
mod workforce;
mod workroom;

pub use light::Light;
pub use municipality::Municipality;
pub use stories::{Both, Story, Words, stories, weave};

use domain::{Event, Moment, Role, WorkerId};

/// What municipality to make up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Children with a case in the period.
    pub children: u32,
    /// Years of the period.
    pub years: u16,
    /// The end of the period; nothing is recorded after it.
    pub until: Moment,
    /// The seed of all chance.
    pub seed: u64,
}

/// A person to log in as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPerson {
    /// The worker's id, the same in every municipality.
    pub worker: WorkerId,
    /// The role.
    pub role: Role,
    /// The name.
    pub name: String,
    /// The team's code, for those who have one.
    pub team: Option<String>,
}

/// The events of a municipality in the order of their recording, one after the other.
pub fn municipality(settings: &Settings) -> Municipality {
    Municipality::new(settings)
}

/// A large service in a few events for each child: the skeleton of every story, areas with
/// teams of their own, made while it is handed out. For a million children.
pub fn light(settings: &Settings) -> Light {
    Light::new(settings)
}

/// The same as a list.
pub fn generate(settings: &Settings) -> Vec<Event> {
    municipality(settings).collect()
}

/// One person for each role, at work when the period ends.
pub fn demo_people(settings: &Settings) -> Vec<DemoPerson> {
    municipality::demo_people(settings)
}
