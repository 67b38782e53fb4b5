//! Measures: kinds, paragraphs before and after 2024 (domain.md § 2), how long they run,
//! and the places of placed children.

use crate::chance::Chance;
use domain::id::ItemId;
use domain::{Act, Day, Place};

/// The kinds of measures that occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Family consultant as early help.
    Consultant,
    /// Network and conversation groups.
    Groups,
    /// Other early help.
    EarlyOther,
    /// Day care or club.
    DayCare,
    /// Practical and pedagogical support at home.
    Home,
    /// Family treatment.
    Treatment,
    /// Relief stays.
    Relief,
    /// Contact person.
    Contact,
    /// Other help.
    Other,
    /// Placement with consent.
    Placement,
    /// Placement without consent.
    Forced,
    /// The young person stays after 18.
    Stay,
    /// Contact person after 18.
    ContactAfter,
}

/// Early help.
pub(crate) const EARLY: &[(Kind, f64)] = &[
    (Kind::Consultant, 0.6),
    (Kind::Groups, 0.22),
    (Kind::EarlyOther, 0.18),
];

/// Support at home.
pub(crate) const SUPPORT: &[(Kind, f64)] = &[
    (Kind::Home, 0.22),
    (Kind::Treatment, 0.33),
    (Kind::Relief, 0.15),
    (Kind::Contact, 0.20),
    (Kind::Other, 0.08),
    (Kind::DayCare, 0.02),
];

impl Kind {
    /// The paragraph in an act.
    pub(crate) fn paragraph(self, law: Act) -> &'static str {
        let (sel, bl) = match self {
            Kind::Consultant => ("SEL § 11, stk. 3, nr. 1", "BL § 30, stk. 1, nr. 1"),
            Kind::Groups => ("SEL § 11, stk. 3, nr. 2", "BL § 30, stk. 1, nr. 2"),
            Kind::EarlyOther => ("SEL § 11, stk. 3, nr. 4", "BL § 30, stk. 1, nr. 4"),
            Kind::DayCare => ("SEL § 52, stk. 3, nr. 1", "BL § 32, stk. 1, nr. 1"),
            Kind::Home => ("SEL § 52, stk. 3, nr. 2", "BL § 32, stk. 1, nr. 2"),
            Kind::Treatment => ("SEL § 52, stk. 3, nr. 3", "BL § 32, stk. 1, nr. 5"),
            Kind::Relief => ("SEL § 52, stk. 3, nr. 5", "BL § 32, stk. 1, nr. 7"),
            Kind::Contact => ("SEL § 52, stk. 3, nr. 6", "BL § 32, stk. 1, nr. 3"),
            Kind::Other => ("SEL § 52, stk. 3, nr. 9", "BL § 32, stk. 1, nr. 8"),
            Kind::Placement => ("SEL § 52, stk. 3, nr. 7", "BL § 46"),
            Kind::Forced => ("SEL § 58", "BL § 47"),
            Kind::Stay => ("SEL § 76, stk. 3, nr. 1", "BL § 114, stk. 1, nr. 1"),
            Kind::ContactAfter => ("SEL § 76, stk. 3, nr. 2", "BL § 114, stk. 1, nr. 2"),
        };
        if law == Act::Sel { sel } else { bl }
    }

    /// How long it runs, in days.
    pub(crate) fn length(self, chance: &mut Chance) -> i32 {
        let (median, sigma) = match self {
            Kind::Consultant | Kind::EarlyOther => (150.0, 0.6),
            Kind::Groups => (110.0, 0.4),
            Kind::DayCare | Kind::Contact => (270.0, 0.6),
            Kind::Home => (210.0, 0.65),
            Kind::Treatment => (220.0, 0.6),
            Kind::Relief => (430.0, 0.7),
            Kind::Other => (180.0, 0.6),
            Kind::Placement | Kind::Forced => (700.0, 0.9),
            Kind::Stay => (980.0, 0.5),
            Kind::ContactAfter => (330.0, 0.5),
        };
        chance.spread(median, sigma).max(24)
    }

    /// Whether the child lives away from home by it.
    pub(crate) fn is_placement(self) -> bool {
        matches!(self, Kind::Placement | Kind::Forced | Kind::Stay)
    }

    /// Whether it is early help without an assessment.
    pub(crate) fn is_early(self) -> bool {
        matches!(self, Kind::Consultant | Kind::Groups | Kind::EarlyOther)
    }
}

/// A measure of the child at hand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub(crate) measure: ItemId,
    pub(crate) kind: Kind,
    pub(crate) started: Day,
    pub(crate) ended: Day,
    /// The event that started it.
    pub(crate) begun: domain::EventId,
}

/// A first place by age.
pub(crate) fn place(age: i32, on: Day, forced: bool, chance: &mut Chance) -> Place {
    let foster = [0.64, 0.57, 0.29][band(age)];
    let kin = [0.17, 0.16, 0.09][band(age)];
    let weights = [
        (Place::Kin, kin * 0.4),
        (Place::NetworkFoster, kin * 0.6),
        (Place::Foster, foster * 0.76),
        (Place::ReinforcedFoster, foster * 0.17),
        (Place::SpecialisedFoster, foster * 0.07),
        (Place::Institution, [0.22, 0.20, 0.24][band(age)]),
        (Place::Residential, [0.04, 0.17, 0.30][band(age)]),
        (Place::OwnRoom, [0.0, 0.0, 0.14][band(age)]),
        (Place::BoardingSchool, [0.0, 0.0, 0.08][band(age)]),
        (Place::Secure, if forced && age >= 14 { 0.05 } else { 0.0 }),
    ];
    let place = chance.weighted(&weights);
    // The kinds of foster family came with lov 1530/2018, in force on 1 July 2019 (I).
    if on.year() < 2019 && matches!(place, Place::ReinforcedFoster | Place::SpecialisedFoster) {
        Place::Foster
    } else {
        place
    }
}

/// How long a child stays placed from such a place, in days.
pub(crate) fn stay(place: Place, chance: &mut Chance) -> i32 {
    let (median, sigma) = match place {
        Place::Kin | Place::NetworkFoster => (1250.0, 0.9),
        Place::Foster | Place::ReinforcedFoster | Place::SpecialisedFoster => (1950.0, 0.95),
        Place::Institution => (800.0, 0.9),
        Place::Residential => (960.0, 0.8),
        Place::OwnRoom | Place::BoardingSchool => (680.0, 0.5),
        Place::Secure => (110.0, 0.6),
    };
    chance.spread(median, sigma).max(14)
}

fn band(age: i32) -> usize {
    match age {
        ..6 => 0,
        6..12 => 1,
        _ => 2,
    }
}
