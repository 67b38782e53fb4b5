//! How far an episode goes, and how that shifts over the years: notifications have grown
//! faster than support (domain.md § 9.1, § 9.2), so more of them come to nothing.

use crate::chance::Chance;
use domain::{Day, Evaluation};

/// How far an episode goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// Advice at most.
    Light,
    /// An assessment without support after it.
    Assessed,
    /// Early help.
    Early,
    /// Support at home.
    Supported,
    /// Placement.
    Placed,
}

impl Weight {
    /// How far a first episode goes.
    pub(crate) fn first(on: Day, chance: &mut Chance) -> Self {
        chance.weighted(&[
            (Self::Light, light(0.36, on)),
            (Self::Assessed, 0.115),
            (Self::Early, 0.19),
            (Self::Supported, 0.262),
            (Self::Placed, 0.057),
        ])
    }

    /// How far a later one goes.
    pub(crate) fn later(on: Day, chance: &mut Chance) -> Self {
        chance.weighted(&[
            (Self::Light, light(0.34, on)),
            (Self::Assessed, 0.13),
            (Self::Early, 0.16),
            (Self::Supported, 0.27),
            (Self::Placed, 0.04),
        ])
    }

    /// Where the first evaluation leads.
    pub(crate) fn outcome(self, chance: &mut Chance) -> Evaluation {
        match self {
            Self::Light => chance.weighted(&[
                (Evaluation::Screening, 0.4),
                (Evaluation::Advice, 0.3),
                (Evaluation::NoAction, 0.3),
            ]),
            Self::Early => {
                chance.weighted(&[(Evaluation::Screening, 0.75), (Evaluation::Advice, 0.25)])
            }
            Self::Assessed | Self::Supported => {
                chance.weighted(&[(Evaluation::Assessment, 0.6), (Evaluation::Screening, 0.4)])
            }
            Self::Placed => chance.weighted(&[
                (Evaluation::Assessment, 0.72),
                (Evaluation::AcuteMeasures, 0.28),
            ]),
        }
    }
}

/// The weight of what comes to nothing, rising over the years.
fn light(base: f64, on: Day) -> f64 {
    base + 0.016 * f64::from((on.year() - 2016).clamp(0, 12))
}
