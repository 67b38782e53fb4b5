//! What a decision may rest on: the paragraphs that fit each kind, and from what age the child
//! is a party and must consent. Dated data for both laws.

use crate::code::{Act, Arrangement, DecisionKind, Help, TimeLimited};
use law::Day;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../../policy/paragraphs.toml");

/// The paragraphs that hold from a day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    from: toml::value::Datetime,
    #[serde(skip)]
    from_day: Option<Day>,
    /// The act.
    pub law: Act,
    /// From what age the child is a party (barnets lov § 3, serviceloven §§ 72, 74 and 168).
    pub party_age: i32,
    consent_age: i32,
    /// For the kinds of decision that have an age of their own.
    consent_ages: BTreeMap<DecisionKind, i32>,
    /// Whether the source was read.
    pub verified: bool,
    arrangements: BTreeMap<Arrangement, String>,
    #[serde(rename = "row")]
    rows: Vec<Paragraph>,
}

/// One paragraph a decision may rest on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// The paragraph.
    pub paragraph: String,
    kinds: Vec<DecisionKind>,
    /// Whether those who must consent have to.
    #[serde(default)]
    pub consent: bool,
    /// Whether the law gives it to the committee (SEL § 74; BL § 142).
    #[serde(default)]
    pub committee: bool,
    /// What begins by it and may only last a limited time.
    pub limits: Option<TimeLimited>,
    /// How many months it may last at first, where the law says so.
    pub months_at_most: Option<i32>,
    /// The help it gives because of a disability: decided on in a partial case.
    pub help: Option<Help>,
    /// How many weeks before help ends that must be said (barnets lov § 11; serviceloven § 3 a).
    pub notice_weeks: Option<i32>,
    title: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "said once for all rows, read by people")]
    source: String,
    version: Vec<Basis>,
}

static VERSIONS: LazyLock<Vec<Basis>> = LazyLock::new(|| {
    let mut file: File = toml::from_str(BUILT_IN).expect("the built-in paragraphs are tested");
    for version in &mut file.version {
        version.from_day = version.from.to_string().parse().ok();
    }
    file.version
});

/// A paragraph of a kind of decision in whatever version knows it: its act stands in its name.
pub fn of_any_day(kind: DecisionKind, name: &str) -> Option<&'static Paragraph> {
    let mut versions = VERSIONS.iter().rev();
    versions.find_map(|version| version.paragraph(kind, name))
}

/// Whether the law gives a decision to the committee or, where it cannot wait, to its chair: by its
/// paragraph, or by its kind where the paragraph is not listed.
pub fn is_committees(kind: DecisionKind, paragraph: &str) -> bool {
    of_any_day(kind, paragraph).map_or_else(|| is_kind_committees(kind), |p| p.committee)
}

/// Whether the law gives every decision of a kind to the committee.
pub fn is_kind_committees(kind: DecisionKind) -> bool {
    let mut rows = VERSIONS.iter().flat_map(|v| v.for_kind(kind)).peekable();
    rows.peek().is_some() && rows.all(|row| row.committee)
}

/// What holds on a day; before the first version, that one.
pub fn basis_on(day: Day) -> &'static Basis {
    VERSIONS
        .iter()
        .rev()
        .find(|v| v.from_day.is_none_or(|from| from <= day))
        .unwrap_or(&VERSIONS[0])
}

/// What holds of each act on a day, the newest act last; of acts that have not begun, nothing.
pub fn bases_begun_by(day: Day) -> Vec<&'static Basis> {
    let mut found: Vec<&'static Basis> = Vec::new();
    for basis in VERSIONS.iter() {
        if basis.from_day.is_none_or(|from| from <= day) {
            found.retain(|older| older.law != basis.law);
            found.push(basis);
        }
    }
    found
}

impl Basis {
    /// All its paragraphs.
    pub fn rows(&self) -> &[Paragraph] {
        &self.rows
    }

    /// From what age the child must consent to a kind of decision, and to all else.
    pub fn consent_age(&self, kind: Option<DecisionKind>) -> i32 {
        let own = kind.and_then(|kind| self.consent_ages.get(&kind));
        own.copied().unwrap_or(self.consent_age)
    }

    /// The paragraphs that fit a kind of decision.
    pub fn for_kind(&self, kind: DecisionKind) -> impl Iterator<Item = &Paragraph> {
        self.rows
            .iter()
            .filter(move |row| row.kinds.contains(&kind))
    }

    /// The paragraph that something agreed around a placement rests on.
    pub fn of_arrangement(&self, what: Arrangement) -> &str {
        self.arrangements.get(&what).map_or("", String::as_str)
    }

    /// A paragraph by its name, whatever the kind of decision.
    pub fn named(&self, name: &str) -> Option<&Paragraph> {
        self.rows.iter().find(|row| row.paragraph == name)
    }

    /// One of them by its name.
    pub fn paragraph(&self, kind: DecisionKind, name: &str) -> Option<&Paragraph> {
        self.for_kind(kind).find(|row| row.paragraph == name)
    }
}

impl Paragraph {
    /// Whether it is made for what nobody consents to.
    pub fn is_without_consent(&self) -> bool {
        use DecisionKind::{
            InvestigationWithoutConsent, PermanentPlacement, PlacementWithoutConsent,
        };
        let is_forced = |kind: &DecisionKind| {
            kind.is_preliminary()
                || matches!(
                    kind,
                    PlacementWithoutConsent | PermanentPlacement | InvestigationWithoutConsent
                )
        };
        self.kinds.iter().all(is_forced)
    }

    /// Whether consent is a question at all where a decision of a kind rests on it: nobody
    /// consents to a refusal, to the end of support, or to what needs no consent.
    pub fn asks_consent(&self, kind: DecisionKind) -> bool {
        !kind.gives_nothing() && (self.consent || self.is_without_consent())
    }

    /// What it is called in a language; its number if it has no name there.
    pub fn title(&self, language: &str) -> &str {
        self.title
            .get(language)
            .map_or(&self.paragraph, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_act_changes_on_its_day() {
        let acts = |on| {
            bases_begun_by(day(on))
                .iter()
                .map(|b| b.law)
                .collect::<Vec<_>>()
        };
        assert_eq!(acts("2023-12-31"), [Act::Sel]);
        assert_eq!(acts("2024-01-01"), [Act::Sel, Act::Bl]);
        assert_eq!(basis_on(day("2023-12-31")).law, Act::Sel);
        assert_eq!(basis_on(day("2023-12-31")).party_age, 12);
        assert_eq!(basis_on(day("2024-01-01")).law, Act::Bl);
        assert_eq!(basis_on(day("2024-01-01")).party_age, 10);
    }

    #[test]
    fn every_kind_has_a_paragraph_of_the_act_in_both() {
        for on in ["2023-12-31", "2024-01-01"] {
            let basis = basis_on(day(on));
            let act = basis.law.as_str().to_uppercase();
            for kind in DecisionKind::ALL {
                assert!(basis.for_kind(*kind).count() > 0, "{kind} on {on}");
            }
            for what in Arrangement::ALL {
                assert!(basis.of_arrangement(*what).starts_with(&act), "{what}");
            }
            for row in &basis.rows {
                assert!(
                    row.paragraph.starts_with(&format!("{act} § ")),
                    "{}",
                    row.paragraph
                );
                assert!(row.title.contains_key("da") && row.title.contains_key("en"));
            }
        }
    }

    #[test]
    fn a_change_of_place_asks_the_child_from_twelve() {
        for on in ["2023-12-31", "2024-01-01"] {
            let basis = basis_on(day(on));
            let kind = DecisionKind::ChangeOfPlace;
            assert_eq!(basis.consent_age(Some(kind)), 12, "{on}");
            assert_eq!(basis.consent_age(Some(DecisionKind::Support)), 15, "{on}");
            assert_eq!(basis.consent_age(None), 15, "{on}");
            assert!(basis.for_kind(kind).all(|row| row.asks_consent(kind)));
        }
    }

    #[test]
    fn nobody_consents_to_a_refusal_or_to_what_needs_no_consent() {
        let basis = basis_on(day("2026-11-28"));
        let asks = |kind, name| basis.paragraph(kind, name).unwrap().asks_consent(kind);
        let support = "BL § 32, stk. 1, nr. 5";
        assert!(asks(DecisionKind::Support, support));
        assert!(!asks(DecisionKind::Refusal, support));
        assert!(!asks(DecisionKind::EndOfSupport, support));
        assert!(!asks(DecisionKind::Refusal, "BL § 114"));
        assert!(!asks(DecisionKind::Support, "BL § 30, stk. 1, nr. 1"));
        assert!(asks(DecisionKind::PermanentPlacement, "BL § 67"));
    }

    #[test]
    fn placement_without_consent_rests_on_its_own_paragraph() {
        let basis = basis_on(day("2026-11-28"));
        let kind = DecisionKind::PlacementWithoutConsent;
        let all: Vec<_> = basis.for_kind(kind).map(|p| p.paragraph.as_str()).collect();
        assert_eq!(all, ["BL § 47", "BL § 49"]);
        assert!(
            basis
                .paragraph(DecisionKind::Placement, "BL § 46")
                .unwrap()
                .consent
        );
        assert!(
            basis
                .paragraph(DecisionKind::Placement, "BL § 47")
                .is_none()
        );
    }
}
