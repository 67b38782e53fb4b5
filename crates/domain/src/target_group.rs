//! What the target groups of the child policy are called and whom they mean, as dated data.
//!
//! A child is in the group that its latest completed assessment names; which paragraphs a group is
//! meant to have stands on the ladder.

use crate::code::TargetGroup;
use law::Day;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The groups that come with the program, as a file the municipality may replace.
pub const BUILT_IN: &str = include_str!("../../../policy/target_groups.toml");

/// Their path among adopted documents.
pub const PATH: &str = "policy/target_groups.toml";

/// A file of target groups that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TargetGroupError {
    /// No TOML, or not of this form.
    #[error("the target groups cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// One group stands twice, so that nobody could tell which holds.
    #[error("the target group »{0}« stands twice")]
    Twice(TargetGroup),
    /// The versions of a group do not follow each other, or there is none.
    #[error("the versions of the target group »{0}« must each begin on a later day")]
    Order(TargetGroup),
}

/// The groups of a municipality.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetGroups {
    /// What they are called together.
    pub title: BTreeMap<String, String>,
    group: Vec<Group>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    id: TargetGroup,
    version: Vec<Meaning>,
}

/// What a group is called and means from a day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    from: toml::value::Datetime,
    #[serde(skip)]
    from_day: Option<Day>,
    title: BTreeMap<String, String>,
    description: BTreeMap<String, String>,
    /// Where it is from.
    pub source: String,
    /// Whether the source was read.
    pub verified: bool,
    #[serde(default)]
    ended: bool,
}

impl TargetGroups {
    /// Reads a file of target groups.
    ///
    /// # Errors
    /// If it is of another form, a group stands twice, or its versions do not follow each other.
    pub fn parse(text: &str) -> Result<Self, TargetGroupError> {
        let mut groups: Self = toml::from_str(text)?;
        for at in 0..groups.group.len() {
            let (before, rest) = groups.group.split_at_mut(at);
            let group = &mut rest[0];
            if before.iter().any(|other| other.id == group.id) {
                return Err(TargetGroupError::Twice(group.id));
            }
            for version in &mut group.version {
                version.from_day = version.from.to_string().parse().ok();
            }
            let days: Vec<_> = group.version.iter().map(|v| v.from_day).collect();
            let is_rising = days.windows(2).all(|pair| pair[0] < pair[1]);
            if days.is_empty() || days.contains(&None) || !is_rising {
                return Err(TargetGroupError::Order(group.id));
            }
        }
        Ok(groups)
    }

    /// The groups that come with the program.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in target groups are tested")
    }

    /// The groups that hold on a day, in the order of the file, with what they mean then.
    pub fn on(&self, day: Day) -> impl Iterator<Item = (TargetGroup, &Meaning)> {
        self.group.iter().filter_map(move |group| {
            let described = group.latest(day)?;
            (!described.ended).then_some((group.id, described))
        })
    }

    /// What a group means on a day: by its newest version then, else its first, for what was
    /// recorded before the file was changed must still be told.
    pub fn described(&self, group: TargetGroup, day: Day) -> Option<&Meaning> {
        let group = self.group.iter().find(|g| g.id == group)?;
        group.latest(day).or_else(|| group.version.first())
    }
}

impl Group {
    fn latest(&self, day: Day) -> Option<&Meaning> {
        let has_begun = |v: &&Meaning| v.from_day.is_some_and(|from| from <= day);
        self.version.iter().rev().find(has_begun)
    }
}

impl Meaning {
    /// What the group is called in a language; empty without words there.
    pub fn title(&self, language: &str) -> &str {
        self.title.get(language).map_or("", String::as_str)
    }

    /// Whom it means, in a sentence.
    pub fn description(&self, language: &str) -> &str {
        self.description.get(language).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: &str) -> Vec<TargetGroup> {
        let groups = TargetGroups::built_in();
        groups
            .on(day.parse().unwrap())
            .map(|(group, _)| group)
            .collect()
    }

    #[test]
    fn four_groups_are_from_2006_and_the_others_came_later() {
        use TargetGroup::{Adulthood, Crime, Disability, Risk, Severe, Threatened, Vulnerable};
        let four = [Risk, Vulnerable, Threatened, Severe];
        assert_eq!(on("2006-11-30"), []);
        assert_eq!(on("2006-12-01"), four);
        assert_eq!(on("2010-12-31"), four);
        assert_eq!(on("2011-01-01")[4..], [Disability, Adulthood]);
        assert_eq!(on("2018-12-31").len(), 6);
        assert_eq!(on("2019-01-01")[4..], [Disability, Adulthood, Crime]);
    }

    #[test]
    fn every_group_has_words_and_a_source_and_only_the_four_were_read() {
        let groups = TargetGroups::built_in();
        let day = "2026-11-29".parse().unwrap();
        for group in TargetGroup::ALL {
            let described = groups.described(*group, day).unwrap();
            for language in ["da", "en"] {
                assert!(!described.title(language).is_empty(), "{group}");
                let says = described.description(language);
                assert!(
                    says.ends_with('.') && says.matches('.').count() == 1,
                    "{says}"
                );
            }
            let is_morsoe = described.source.starts_with("Morsø");
            assert_eq!(described.verified, is_morsoe, "{group}");
        }
    }

    #[test]
    fn a_group_ends_and_is_still_told() {
        let ended = "[[group.version]]\nfrom = 2025-01-01\ntitle = { da = \"Truede\" }\n\
                     description = { da = \"x.\" }\nsource = \"Byrådet\"\nverified = true\n\
                     ended = true\n";
        let severe = "[[group]]\nid = \"severe\"";
        let text = BUILT_IN.replace(severe, &format!("{ended}{severe}"));
        let groups = TargetGroups::parse(&text).unwrap();
        let holds = |day: &str| {
            let day = day.parse().unwrap();
            groups.on(day).any(|(g, _)| g == TargetGroup::Threatened)
        };
        assert!(holds("2024-12-31") && !holds("2025-01-01"));
        let day = "2026-01-01".parse().unwrap();
        let told = groups.described(TargetGroup::Threatened, day).unwrap();
        assert_eq!(told.title("da"), "Truede");
    }

    #[test]
    fn what_nobody_could_tell_is_refused() {
        let twice = BUILT_IN.replace("id = \"severe\"", "id = \"risk\"");
        let told = TargetGroups::parse(&twice).unwrap_err().to_string();
        assert_eq!(told, "the target group »risk« stands twice");
        let unknown = BUILT_IN.replace("id = \"severe\"", "id = \"hard\"");
        assert!(TargetGroups::parse(&unknown).is_err());
        let risk = BUILT_IN.split("[[group]]").nth(1).unwrap();
        let version = risk.split_once("[[group.version]]").unwrap().1;
        let again = format!("[[group]]{risk}[[group.version]]{version}");
        let text = format!("title = {{ da = \"x\" }}\n{again}");
        let told = TargetGroups::parse(&text).unwrap_err();
        assert!(matches!(told, TargetGroupError::Order(TargetGroup::Risk)));
    }
}
