//! The ladder of measures: the step is derived from paragraph and place by a dated
//! mapping, never typed. A child's step is the highest active one.

use crate::code::{Place, SupportClass, TargetGroup};
use law::Day;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

mod table;

pub use table::Line;

/// The mapping that comes with the program, as a file the municipality may replace.
pub const BUILT_IN: &str = include_str!("../../../policy/ladder.toml");

/// The path of the ladder among adopted documents.
pub const PATH: &str = "policy/ladder.toml";

/// Where a measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Step 1 to 6; 0 if the mapping does not know the paragraph.
    pub step: u8,
    /// Whether the child lives away from home by it.
    pub placement: bool,
    /// The group of provisions.
    pub class: SupportClass,
}

/// A ladder file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the ladder mapping cannot be read: {0}")]
pub struct LadderError(#[from] toml::de::Error);

/// The dated mapping of paragraph and place to step.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// What it is called.
    pub title: BTreeMap<String, String>,
    /// Where it is from.
    pub source: String,
    /// Whether the source was read.
    pub verified: bool,
    /// Where it is from which groups a paragraph is meant for.
    #[serde(default)]
    pub groups_source: String,
    /// Whether that source was read.
    #[serde(default)]
    pub groups_verified: bool,
    version: Vec<Version>,
    #[serde(skip)]
    fingerprint: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    from: toml::value::Datetime,
    #[serde(skip)]
    from_day: Option<Day>,
    row: Vec<Row>,
    places: BTreeMap<Place, u8>,
}

/// One paragraph on the ladder, and all parts of it that have no row of their own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The paragraph.
    pub paragraph: String,
    /// Its step; that of a placement may follow from the place.
    pub step: u8,
    /// The group of provisions.
    pub class: SupportClass,
    /// Whether the child lives away from home by it.
    #[serde(default)]
    pub placement: bool,
    /// The target groups it is meant for; none where the file does not say.
    #[serde(default)]
    pub groups: Vec<TargetGroup>,
    /// Where the row is from, if elsewhere than the whole.
    pub source: Option<String>,
    /// Whether that source was read.
    pub verified: Option<bool>,
}

impl Ladder {
    /// Reads a ladder file.
    pub fn parse(text: &str) -> Result<Self, LadderError> {
        let mut ladder: Self = toml::from_str(text)?;
        for version in &mut ladder.version {
            version.from_day = version.from.to_string().parse().ok();
            // The longest paragraph first, so that the first that fits is the most exact.
            version
                .row
                .sort_by_key(|r| std::cmp::Reverse(r.paragraph.len()));
        }
        ladder.fingerprint =
            Sha256::digest(text.as_bytes())
                .iter()
                .take(8)
                .fold(String::new(), |mut out, byte| {
                    let _ = write!(out, "{byte:02x}");
                    out
                });
        Ok(ladder)
    }

    /// The first 8 bytes of the file's SHA-256 in hexadecimal.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The mapping that comes with the program.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in ladder is tested")
    }

    /// Where a measure under this paragraph stands on a day, with the child at this place.
    pub fn standing(&self, paragraph: &str, place: Option<Place>, on: Day) -> Standing {
        let Some((version, row)) = self.row(paragraph, on) else {
            return Standing {
                step: 0,
                placement: false,
                class: SupportClass::Other,
            };
        };
        let by_place = place
            .filter(|_| row.placement)
            .and_then(|p| version.places.get(&p));
        Standing {
            step: by_place.copied().unwrap_or(row.step),
            placement: row.placement,
            class: row.class,
        }
    }

    /// Whether a paragraph is on the ladder at all.
    pub fn lists(&self, paragraph: &str, on: Day) -> bool {
        self.row(paragraph, on).is_some()
    }

    /// The target groups a paragraph is meant for on a day; none where nothing is said.
    pub fn groups(&self, paragraph: &str, on: Day) -> &[TargetGroup] {
        self.row(paragraph, on)
            .map_or(&[], |(_, row)| row.groups.as_slice())
    }

    /// Whether a paragraph is meant for others than this group; never where nothing is said.
    pub fn is_for_others(&self, paragraph: &str, group: TargetGroup, on: Day) -> bool {
        let groups = self.groups(paragraph, on);
        !groups.is_empty() && !groups.contains(&group)
    }

    /// The row that a paragraph stands under on a day.
    pub fn row_of(&self, paragraph: &str, on: Day) -> Option<&Row> {
        self.row(paragraph, on).map(|(_, row)| row)
    }

    /// The rows that hold on a day; of one length they stand as in the file.
    pub fn rows(&self, on: Day) -> &[Row] {
        self.version_on(on).map_or(&[], |v| v.row.as_slice())
    }

    /// The steps a placement can stand on by its place, on a day.
    pub fn steps_by_place(&self, on: Day) -> Vec<u8> {
        let places = self.version_on(on).map(|v| v.places.values().copied());
        let mut steps: Vec<u8> = places.into_iter().flatten().collect();
        steps.sort_unstable();
        steps.dedup();
        steps
    }

    fn version_on(&self, on: Day) -> Option<&Version> {
        let holds = |v: &&Version| v.from_day.is_none_or(|from| from <= on);
        self.version.iter().rev().find(holds)
    }

    fn row(&self, paragraph: &str, on: Day) -> Option<(&Version, &Row)> {
        let version = self.version_on(on)?;
        let row = version.row.iter().find(|r| covers(&r.paragraph, paragraph));
        Some((version, row?))
    }
}

/// Whether `paragraph` is `general` or a part of it: `BL § 3` does not cover `BL § 32`.
pub(crate) fn covers(general: &str, paragraph: &str) -> bool {
    let (general, paragraph) = (general.as_bytes(), paragraph.as_bytes());
    // What follows decides fastest: most rows differ in length or in their last byte.
    paragraph
        .get(general.len())
        .is_none_or(|next| *next == b',')
        && paragraph.len() >= general.len()
        && general.last() == paragraph.get(general.len().wrapping_sub(1))
        && paragraph.starts_with(general)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(paragraph: &str, place: Option<Place>) -> (u8, bool) {
        let day = Day::from_ymd(2024, 6, 1).unwrap();
        let s = Ladder::built_in().standing(paragraph, place, day);
        (s.step, s.placement)
    }

    #[test]
    fn every_placement_of_the_return_is_one() {
        let at = |paragraph| step(paragraph, Some(Place::Institution));
        // Domestic paragraphs of "Anbringelser" and "Døgnophold 18-22", BEK 1295/2023 and 2351/2021.
        for paragraph in [
            "BL § 46",
            "BL § 47",
            "BL § 49",
            "BL § 62, stk. 2",
            "BL § 67",
            "BL § 143, stk. 1",
            "BL § 151",
            "LBU § 14, stk. 1",
            "BL § 114, stk. 1, nr. 1",
            "BL § 120",
            "SEL § 52, stk. 3, nr. 7",
            "SEL § 58, stk. 1",
            "SEL § 65",
            "SEL § 75, stk. 1",
            "SEL § 76, stk. 3, nr. 1",
            "SEL § 76 a",
        ] {
            assert_eq!(at(paragraph), (6, true), "{paragraph}");
        }
        for paragraph in ["BL § 115, stk. 1", "BL § 118", "SEL § 76, stk. 5"] {
            assert_eq!(at(paragraph), (3, false), "{paragraph}");
        }
        assert!(!Ladder::built_in().lists("BL § 999", Day::from_ymd(2024, 6, 1).unwrap()));
    }

    #[test]
    fn a_paragraph_stands_where_its_predecessor_did() {
        let stands = |paragraph: &str| {
            let day = Day::from_ymd(2024, 6, 1).unwrap();
            let s = Ladder::built_in().standing(paragraph, None, day);
            (s.step, s.class)
        };
        for (sel, bl) in [
            ("SEL § 11, stk. 2", "BL § 29"),
            ("SEL § 11, stk. 3, nr. 1", "BL § 30, stk. 1, nr. 1"),
            ("SEL § 11, stk. 4", "BL § 35, stk. 1"),
            ("SEL § 11, stk. 6", "BL § 35, stk. 3"),
            ("SEL § 11, stk. 7", "BL § 31"),
            ("SEL § 52 a, stk. 1, nr. 1", "BL § 35, stk. 4, nr. 1"),
        ] {
            assert_eq!(stands(sel), stands(bl), "{sel} and {bl}");
        }
        assert_eq!(stands("SEL § 54, stk. 1"), (3, SupportClass::Other));
    }

    #[test]
    fn relief_is_step_three_and_no_placement() {
        assert_eq!(step("SEL § 52, stk. 3, nr. 5", None), (3, false));
        assert_eq!(step("BL § 32, stk. 1, nr. 7", None), (3, false));
    }

    #[test]
    fn a_placement_stands_where_the_place_is() {
        assert_eq!(step("BL § 46", Some(Place::NetworkFoster)), (4, true));
        assert_eq!(step("BL § 47", Some(Place::Foster)), (5, true));
        assert_eq!(
            step("SEL § 52, stk. 3, nr. 7", Some(Place::Secure)),
            (6, true)
        );
    }

    #[test]
    fn a_longer_number_is_another_paragraph() {
        assert_eq!(step("BL § 320", None), (0, false));
        assert_eq!(step("SEL § 52, stk. 3, nr. 7", None), (6, true));
        assert_eq!(step("SEL § 52, stk. 3, nr. 3", None), (3, false));
    }

    #[test]
    fn every_row_says_whom_it_is_meant_for() {
        let ladder = Ladder::built_in();
        let on = Day::from_ymd(2024, 6, 1).unwrap();
        for row in ladder.rows(on) {
            assert!(!row.groups.is_empty(), "{}", row.paragraph);
        }
        assert!(!ladder.groups_verified && !ladder.groups_source.is_empty());
        // What Morsø couples in 2006: prevention, preventive measures, placements.
        assert_eq!(ladder.groups("BL § 29", on), [TargetGroup::Risk]);
        let support = "BL § 32, stk. 1, nr. 5";
        assert!(!ladder.is_for_others(support, TargetGroup::Threatened, on));
        assert!(ladder.is_for_others(support, TargetGroup::Severe, on));
        let forced = [TargetGroup::Threatened, TargetGroup::Severe];
        assert_eq!(ladder.groups("SEL § 58", on), forced);
        assert!(!ladder.is_for_others("BL § 999", TargetGroup::Severe, on));
    }

    #[test]
    fn a_ladder_of_before_says_nothing_about_groups() {
        let older = BUILT_IN
            .lines()
            .filter(|line| !line.starts_with("groups"))
            .collect::<Vec<_>>()
            .join("\n");
        let ladder = Ladder::parse(&older).unwrap();
        let on = Day::from_ymd(2024, 6, 1).unwrap();
        assert!(ladder.groups("BL § 46", on).is_empty());
        assert!(!ladder.is_for_others("BL § 46", TargetGroup::Risk, on));
        let broken = BUILT_IN.replace("\"adulthood\"", "\"grown\"");
        assert!(Ladder::parse(&broken).is_err());
    }
}
