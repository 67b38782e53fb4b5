//! The plan of competence: who may make which decision. Local data; what the law gives to the
//! committee stays there whatever a plan says.

use crate::code::{Competence, DecisionKind, Place, Role};
use crate::event::casework::DecisionMade;
use crate::ladder::covers;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The plan that comes with the program, as a file the municipality may replace.
pub const BUILT_IN: &str = include_str!("../../../policy/competence.toml");

/// Its path among adopted documents.
pub const PATH: &str = "policy/competence.toml";

/// A plan that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// No TOML, or not of this form.
    #[error("the plan of competence cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// A decision would be nobody's.
    #[error("the last row of the plan of competence must fit every decision")]
    Open,
    /// The law gives the decision to the committee.
    #[error("placement without consent is decided by the committee (BL § 142, SEL § 74)")]
    Committee,
    /// What is above a caseworker needs somebody to decide it.
    #[error("the plan of competence names nobody who decides for »{0}«")]
    Nobody(Competence),
}

/// Who may make which decision.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompetencePlan {
    /// What it is called.
    pub title: BTreeMap<String, String>,
    /// Where it is from.
    pub source: String,
    /// Whether the source was read.
    pub verified: bool,
    decides: BTreeMap<Competence, Vec<Role>>,
    row: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    kinds: Vec<DecisionKind>,
    paragraph: Option<String>,
    #[serde(default)]
    places: Vec<Place>,
    competence: Competence,
}

impl Row {
    fn fits(&self, kind: DecisionKind, paragraph: &str, place: Option<Place>) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&kind))
            && self
                .paragraph
                .as_deref()
                .is_none_or(|general| covers(general, paragraph))
            && (self.places.is_empty() || place.is_some_and(|p| self.places.contains(&p)))
    }

    fn fits_everything(&self) -> bool {
        self.kinds.is_empty() && self.paragraph.is_none() && self.places.is_empty()
    }
}

impl CompetencePlan {
    /// Reads a plan.
    ///
    /// # Errors
    /// If a decision would be nobody's, or one that is the committee's by law somebody else's.
    pub fn parse(text: &str) -> Result<Self, PlanError> {
        let plan: Self = toml::from_str(text)?;
        if !plan.row.last().is_some_and(Row::fits_everything) {
            return Err(PlanError::Open);
        }
        let is_committees = |kind: &DecisionKind| {
            let mut fitting = plan.row.iter();
            let first = fitting.find(|row| row.kinds.is_empty() || row.kinds.contains(kind));
            first.is_some_and(|row| row.competence == Competence::Committee && is_whole(row))
        };
        if !BY_LAW.iter().all(is_committees) {
            return Err(PlanError::Committee);
        }
        let nobody = |c: &Competence| plan.decides.get(c).is_none_or(Vec::is_empty);
        match Competence::ALL[1..].iter().find(|c| nobody(c)) {
            Some(competence) => Err(PlanError::Nobody(*competence)),
            None => Ok(plan),
        }
    }

    /// The plan that comes with the program.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in plan is tested")
    }

    /// Who may make a decision. Another place without the consent of those who must is the
    /// committee's by law, whatever a plan says (SEL § 69; BL § 98).
    pub fn of(&self, decision: &DecisionMade) -> Competence {
        if decision.kind == DecisionKind::ChangeOfPlace && !decision.consent {
            return Competence::Committee;
        }
        let place = decision.terms.place;
        self.row
            .iter()
            .find(|row| row.fits(decision.kind, &decision.paragraph, place))
            // A plan without a last row that fits everything does not load.
            .map_or(Competence::Head, |row| row.competence)
    }

    /// Whether a role makes decisions of a competence above the caseworker's own, or writes
    /// down those of the committee.
    pub fn decides(&self, role: Role, competence: Competence) -> bool {
        self.decides
            .get(&competence)
            .is_some_and(|roles| roles.contains(&role))
    }
}

/// What the law gives to the committee or, where it cannot wait, to its chair (SEL §§ 51, 58, 68 a
/// and 75; BL §§ 23, 47, 67 and 143).
const BY_LAW: [DecisionKind; 5] = [
    DecisionKind::PlacementWithoutConsent,
    DecisionKind::Preliminary,
    DecisionKind::PreliminaryInvestigation,
    DecisionKind::PermanentPlacement,
    DecisionKind::InvestigationWithoutConsent,
];

/// Whether a row holds for its kinds whatever the paragraph and the place.
fn is_whole(row: &Row) -> bool {
    row.paragraph.is_none() && row.places.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Act;
    use crate::event::decision::Terms;
    use crate::id::ItemId;
    use uuid::Uuid;

    fn of(kind: DecisionKind, paragraph: &str, place: Option<Place>) -> Competence {
        CompetencePlan::built_in().of(&decision(kind, paragraph, place))
    }

    fn decision(kind: DecisionKind, paragraph: &str, place: Option<Place>) -> DecisionMade {
        DecisionMade {
            decision: ItemId(Uuid::nil()),
            kind,
            paragraph: paragraph.to_owned(),
            law: Act::Bl,
            urgent: false,
            consent: true,
            measure: None,
            placed_before: false,
            terms: Terms {
                place,
                ..Terms::default()
            },
        }
    }

    fn error(from: &str, to: &str) -> String {
        assert!(BUILT_IN.contains(from), "{from}");
        let text = BUILT_IN.replacen(from, to, 1);
        CompetencePlan::parse(&text).unwrap_err().to_string()
    }

    #[test]
    fn the_first_row_that_fits_decides() {
        use DecisionKind::{Advice, Placement, PlacementWithoutConsent, Support};
        assert_eq!(
            of(PlacementWithoutConsent, "BL § 47", None),
            Competence::Committee
        );
        assert_eq!(
            of(Placement, "BL § 46", Some(Place::Institution)),
            Competence::Head
        );
        assert_eq!(
            of(Placement, "BL § 46", Some(Place::Foster)),
            Competence::TeamLeader
        );
        assert_eq!(of(Placement, "BL § 46", None), Competence::TeamLeader);
        assert_eq!(
            of(Support, "BL § 32, stk. 1, nr. 5", None),
            Competence::TeamLeader
        );
        assert_eq!(
            of(Support, "BL § 32, stk. 1, nr. 6", None),
            Competence::Head
        );
        assert_eq!(of(Support, "BL § 30, stk. 1, nr. 1", None), Competence::Own);
        assert_eq!(of(Advice, "BL § 28", None), Competence::Own);
    }

    #[test]
    fn another_place_without_consent_is_the_committees() {
        let mut made = decision(DecisionKind::ChangeOfPlace, "BL § 97, stk. 2", None);
        let plan = CompetencePlan::built_in();
        assert_eq!(plan.of(&made), Competence::TeamLeader);
        made.consent = false;
        assert_eq!(plan.of(&made), Competence::Committee);
    }

    #[test]
    fn only_who_is_named_decides() {
        let plan = CompetencePlan::built_in();
        assert!(plan.decides(Role::TeamLeader, Competence::TeamLeader));
        assert!(!plan.decides(Role::TeamLeader, Competence::Head));
        assert!(plan.decides(Role::Head, Competence::Head));
        assert!(!plan.decides(Role::Caseworker, Competence::TeamLeader));
    }

    #[test]
    fn no_plan_takes_from_the_committee_what_is_its_by_law() {
        let row = "\"investigation_without_consent\"]\ncompetence = \"committee\"";
        let said = error(row, &row.replace("committee", "head"));
        assert!(said.contains("BL § 142"), "{said}");
        let said = error(
            row,
            "\"investigation_without_consent\"]\nplaces = [\"kin\"]\ncompetence = \"committee\"",
        );
        assert!(said.contains("BL § 142"), "{said}");
    }

    #[test]
    fn nor_one_kind_of_it_by_leaving_it_out_of_the_row() {
        for kind in BY_LAW {
            let word = format!("\"{kind}\"");
            let said = [format!("{word}, "), format!(", {word}")].map(|part| {
                let without = CompetencePlan::parse(&BUILT_IN.replacen(&part, "", 1));
                BUILT_IN
                    .contains(&part)
                    .then(|| without.expect_err("a plan").to_string())
            });
            let said: Vec<String> = said.into_iter().flatten().collect();
            assert!(!said.is_empty(), "{kind} stands in the row");
            assert!(
                said.iter().all(|said| said.contains("BL § 142")),
                "{kind}: {said:?}"
            );
        }
    }

    #[test]
    fn a_plan_with_a_gap_does_not_load() {
        let said = error("[[row]]\ncompetence = \"own\"\n", "");
        assert!(said.contains("every decision"), "{said}");
        let said = error("head = [\"head\"]", "head = []");
        assert!(said.contains("head"), "{said}");
    }
}
