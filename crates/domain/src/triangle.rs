//! The frame of an assessment on a day: the areas of the ICS triangle by side, and which sources
//! are asked without consent. Dated data (`policy/assessment.toml`).

use crate::code::{IcsArea, IcsSide, SourceKind, Viewpoint};
use law::Day;
use serde::Deserialize;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../../policy/assessment.toml");

/// The frame that holds from a day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Triangle {
    from: toml::value::Datetime,
    #[serde(skip)]
    from_day: Option<Day>,
    /// Whether the source was read.
    pub verified: bool,
    /// What was not read.
    pub note: String,
    development: Vec<IcsArea>,
    parenting: Vec<IcsArea>,
    environment: Vec<IcsArea>,
    consent_not_needed: Vec<SourceKind>,
    /// The provision by which a source is asked without consent.
    pub without_consent: String,
    /// The provision by which consent must be sought first all the same.
    pub sought_first: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "said once for all versions, read by people")]
    source: String,
    version: Vec<Triangle>,
}

static VERSIONS: LazyLock<Vec<Triangle>> = LazyLock::new(|| {
    let mut file: File = toml::from_str(BUILT_IN).expect("the built-in frame is tested");
    for version in &mut file.version {
        version.from_day = version.from.to_string().parse().ok();
    }
    file.version
});

/// The frame of an assessment opened on a day; before the first version, that one.
pub fn triangle_on(day: Day) -> &'static Triangle {
    VERSIONS
        .iter()
        .rev()
        .find(|v| v.from_day.is_none_or(|from| from <= day))
        .unwrap_or(&VERSIONS[0])
}

impl Triangle {
    /// The areas of a side.
    pub fn areas(&self, side: IcsSide) -> &[IcsArea] {
        match side {
            IcsSide::Development => &self.development,
            IcsSide::Parenting => &self.parenting,
            IcsSide::Environment => &self.environment,
        }
    }

    /// All areas, side by side.
    pub fn all(&self) -> impl Iterator<Item = IcsArea> {
        IcsSide::ALL
            .iter()
            .flat_map(|side| self.areas(*side))
            .copied()
    }

    /// Whether asking such a source needs consent.
    pub fn needs_consent(&self, kind: SourceKind) -> bool {
        !self.consent_not_needed.contains(&kind)
    }
}

impl SourceKind {
    /// Whose view such a source gives.
    pub const fn view(self) -> Viewpoint {
        match self {
            Self::Child => Viewpoint::Child,
            Self::CustodyHolder | Self::Parent | Self::Relative => Viewpoint::Family,
            _ => Viewpoint::Professional,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: &str) -> &'static Triangle {
        triangle_on(day.parse().unwrap())
    }

    #[test]
    fn the_newer_areas_hold_from_the_day_of_the_new_act() {
        let sizes = |day| {
            IcsSide::ALL
                .iter()
                .map(move |side| on(day).areas(*side).len())
        };
        assert_eq!(sizes("2023-12-31").collect::<Vec<_>>(), [5, 5, 6]);
        assert_eq!(sizes("2024-01-01").collect::<Vec<_>>(), [4, 3, 3]);
        assert!(on("2024-01-01").all().any(|a| a == IcsArea::SafeCare));
        assert!(on("2023-12-31").all().all(|a| a != IcsArea::SafeCare));
    }

    #[test]
    fn every_area_stands_in_a_layout_and_once_in_each() {
        for day in ["2020-01-01", "2026-01-01"] {
            let mut all: Vec<_> = on(day).all().collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count);
        }
        let both = |area: &&IcsArea| {
            ["2020-01-01", "2026-01-01"]
                .iter()
                .any(|day| on(day).all().any(|a| a == **area))
        };
        assert!(IcsArea::ALL.iter().all(|area| both(&area)));
    }

    #[test]
    fn only_the_child_and_who_has_custody_are_asked_without_consent() {
        let free: Vec<_> = SourceKind::ALL
            .iter()
            .filter(|kind| !on("2026-01-01").needs_consent(**kind))
            .collect();
        assert_eq!(free, [&SourceKind::Child, &SourceKind::CustodyHolder]);
    }
}
