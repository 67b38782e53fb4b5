//! Families: who they are, what comes in about them over the years, and how siblings share.

mod life;
mod persons;

use crate::chance::{Chance, whole};
use crate::file::Child;
use crate::intake::{Ahead, arrival};
use crate::sim::Sim;
use crate::weight::Weight;
use crate::workforce::Team;
use domain::{Day, Enquiry, Evaluation, Moment};
use life::{Beginning, life};
use persons::{children, parents, register, relations};

/// What is known of a family before its story begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outset {
    /// When the first enquiry arrives.
    pub(crate) entry: Moment,
    /// How many of its children get a file at most.
    pub(crate) room: u32,
    /// A fixed weight of the first child's first episode.
    pub(crate) weight: Option<Weight>,
    /// Whether the enquiry still waits for its evaluation at the end.
    pub(crate) pending: bool,
    /// Whether nobody has the case yet at the end.
    pub(crate) unassigned: bool,
}

impl Outset {
    /// Nothing out of the ordinary; the entry is still to be set.
    pub(crate) fn plain(room: u32) -> Self {
        Self {
            entry: Moment(0),
            room,
            weight: None,
            pending: false,
            unassigned: false,
        }
    }
}

/// Tells the story of one family; returns how many children it has, and whether the first
/// one has a measure that runs at `stock` (the beginning of the period).
pub(crate) fn family(sim: &mut Sim<'_>, outset: Outset, stock: Option<Day>) -> (u32, bool) {
    let from = sim.out.len();
    let entry = arrival(outset.entry, &mut sim.chance);
    let entry = if outset.pending { outset.entry } else { entry };
    let size = size(&mut sim.chance).min(outset.room);
    let mut children = children(sim, entry, size);
    let weights: Vec<Weight> = weights(sim, entry.day(), outset.weight, size);
    let parents = parents(sim, &children);
    let application = !outset.pending
        && !children[0].is_unborn
        && weights[0] != Weight::Placed
        && sim.chance.hit(if children[0].home == Team::Disability {
            0.5
        } else {
            0.06
        });
    let enquiry = match sim.chance.unit() {
        _ if application => Enquiry::Application,
        u if u < 0.025 => Enquiry::OtherMunicipality,
        u if u < 0.045 => Enquiry::OwnConcern,
        _ => Enquiry::Notification,
    };
    let outcome = weights[0].outcome(&mut sim.chance);
    let ahead = Ahead {
        enquiry,
        outcome,
        supported: false,
        placed: false,
        pending: outset.pending,
    };
    let about: Vec<&Child> = children.iter().collect();
    let notice = sim.notice(entry, &about, ahead);
    register(sim, notice.on_record.add_seconds(-200), &children, &parents);
    for i in 0..children.len() {
        relations(sim, notice.on_record, &children[i], &parents);
        if outset.pending {
            continue;
        }
        // What comes in later about the first child often names the others too.
        let siblings = if i == 0 {
            children[1..].to_vec()
        } else {
            Vec::new()
        };
        let weight = weights[i];
        let acute = outcome == Evaluation::AcuteMeasures && weight == Weight::Placed;
        let beginning = Beginning {
            notice,
            weight,
            acute,
            unassigned: outset.unassigned,
            siblings,
            family: from,
        };
        let running = life(sim, &mut children[i], beginning, stock);
        if i == 0 && !running {
            return (size, false);
        }
    }
    (size, true)
}

/// How many children of a family come to notice.
fn size(chance: &mut Chance) -> u32 {
    chance.weighted(&[(1, 0.68), (2, 0.22), (3, 0.10)])
}

/// When a family's story will begin and how many children it has, without telling it: the
/// chance that is given must be fresh.
pub(crate) fn foretell(entry: Moment, mut chance: Chance) -> (Moment, u32) {
    let at = arrival(entry, &mut chance);
    (at, size(&mut chance))
}

fn weights(sim: &mut Sim<'_>, on: Day, fixed: Option<Weight>, size: u32) -> Vec<Weight> {
    let first = fixed.unwrap_or_else(|| Weight::first(on, &mut sim.chance));
    let mut all = vec![first];
    for _ in 1..size {
        // Siblings share much of their lot.
        let other = match first {
            Weight::Placed if sim.chance.hit(0.75) => Weight::Supported,
            same if sim.chance.hit(0.62) => same,
            _ => Weight::first(on, &mut sim.chance),
        };
        all.push(other);
    }
    all
}

/// When families come to notice over the period: more from year to year, fewer in July.
pub(crate) fn entry(start: Day, days: i32, chance: &mut Chance) -> Moment {
    loop {
        let share = chance.unit();
        let day = start.add_days(whole(share * f64::from(days)));
        let month = if day.month() == 7 { 0.62 } else { 1.0 };
        let years = f64::from(days) / 365.25;
        let growth = (1.0 + 0.02 * share * years) / (1.0 + 0.02 * years);
        if chance.hit(growth * month) {
            let second = u32::try_from(chance.seconds(0, 86_399)).unwrap_or(0);
            return day.at_second(second);
        }
    }
}
