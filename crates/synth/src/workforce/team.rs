//! The teams of the service.

use domain::{DistrictId, TeamId};

/// The teams of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Team {
    /// Notifications and screening.
    Front,
    /// Families in the north.
    North,
    /// Families in the south; short of hands.
    South,
    /// Youth from 13 and a half.
    Youth,
    /// Children with disabilities.
    Disability,
}

impl Team {
    pub(crate) const ALL: [Team; 5] = [
        Team::Front,
        Team::North,
        Team::South,
        Team::Youth,
        Team::Disability,
    ];

    /// Its code.
    pub(crate) fn code(self) -> &'static str {
        ["modtagelse", "nord", "syd", "unge", "handicap"][self as usize]
    }

    /// Its name in the office.
    pub(crate) fn name(self) -> &'static str {
        [
            "Modtagelsen",
            "Familieteam Nord",
            "Familieteam Syd",
            "Ungeteamet",
            "Børnehandicap",
        ][self as usize]
    }

    /// Its code in an area of a large service; area 0 has the plain codes.
    pub(crate) fn id(self, area: u32) -> TeamId {
        let code = match area {
            0 => self.code().to_owned(),
            n => format!("{}-{n}", self.code()),
        };
        TeamId::try_from(code).expect("the codes fit")
    }

    /// The district it belongs to; the front and the specialists serve all.
    pub(crate) fn district(self) -> Option<DistrictId> {
        let code = match self {
            Self::North | Self::Youth => "distrikt-nord",
            Self::South => "distrikt-syd",
            Self::Front | Self::Disability => return None,
        };
        Some(DistrictId::try_from(code.to_owned()).expect("the codes fit"))
    }

    /// Share of the running cases.
    pub(super) fn share(self) -> f64 {
        [0.13, 0.25, 0.25, 0.31, 0.06][self as usize]
    }

    /// How much better or worse than the nation it keeps the law, on the logit scale.
    pub(super) fn quality(self) -> f64 {
        [0.05, 0.5, -0.55, 0.0, 0.1][self as usize]
    }
}
