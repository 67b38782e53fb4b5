//! The plan of competence: who may make which decision. Local data; what the law gives to the
//! committee stays there whatever a plan says.

use crate::basis::{is_committees, is_kind_committees};
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
    /// A price up to which somebody decides, and nobody beyond it, or the other way round.
    #[error("»weekly_price_up_to« and »above« stand together in a row of the plan of competence")]
    Ceiling,
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
    /// What it may cost a week, in kroner; what costs more is decided by `above`.
    weekly_price_up_to: Option<u32>,
    above: Option<Competence>,
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

    /// Who decides at a price a week.
    fn at(&self, weekly_price: Option<u32>) -> Competence {
        let is_above = weekly_price > self.weekly_price_up_to && self.weekly_price_up_to.is_some();
        self.above.filter(|_| is_above).unwrap_or(self.competence)
    }

    /// Whether a ceiling says who decides above it, and nothing says so without one.
    fn has_half_a_ceiling(&self) -> bool {
        self.weekly_price_up_to.is_some() != self.above.is_some()
    }

    /// Whether it names somebody else for what the law gives to the committee.
    fn is_against_the_law(&self) -> bool {
        let is_others = self.competence != Competence::Committee || self.above.is_some();
        is_others && self.kinds.iter().any(|kind| is_kind_committees(*kind))
    }

    fn fits_everything(&self) -> bool {
        self.kinds.is_empty() && self.paragraph.is_none() && self.places.is_empty()
    }
}

impl Competence {
    /// Whether several decide together on a day: one of them writes down that they did.
    pub const fn is_meeting(self) -> bool {
        matches!(self, Self::Committee | Self::TeamMeeting)
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
        if plan.row.iter().any(Row::is_against_the_law) {
            return Err(PlanError::Committee);
        }
        if plan.row.iter().any(Row::has_half_a_ceiling) {
            return Err(PlanError::Ceiling);
        }
        // A plan of before one of them was known names nobody for it, and needs nobody.
        let named = |c: &Competence| {
            let mut rows = plan.row.iter();
            *c == Competence::Committee
                || rows.any(|row| row.competence == *c || row.above == Some(*c))
        };
        let nobody = |c: &&Competence| named(c) && plan.decides.get(c).is_none_or(Vec::is_empty);
        match Competence::ALL[1..].iter().find(nobody) {
            Some(competence) => Err(PlanError::Nobody(*competence)),
            None => Ok(plan),
        }
    }

    /// The plan that comes with the program.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in plan is tested")
    }

    /// Who may make a decision. What the law gives to the committee is the committee's whatever a
    /// plan says, also one of before a kind was known (`committee` in `policy/paragraphs.toml`; SEL
    /// § 74, BL §§ 142-143), and so is another place without the consent of those who must (SEL
    /// § 69; BL § 98).
    pub fn of(&self, decision: &DecisionMade) -> Competence {
        if decision.kind == DecisionKind::ChangeOfPlace && !decision.consent {
            return Competence::Committee;
        }
        if is_committees(decision.kind, &decision.paragraph) {
            return Competence::Committee;
        }
        let place = decision.terms.place;
        self.row
            .iter()
            .find(|row| row.fits(decision.kind, &decision.paragraph, place))
            // A plan without a last row that fits everything does not load.
            .map_or(Competence::Head, |row| row.at(decision.terms.weekly_price))
    }

    /// Whether a role makes decisions of a competence above the caseworker's own, or writes
    /// down those of the committee or of the team's meeting.
    pub fn decides(&self, role: Role, competence: Competence) -> bool {
        self.decides
            .get(&competence)
            .is_some_and(|roles| roles.contains(&role))
    }
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
    fn orders_are_the_plans_and_interrupted_contact_the_committees_by_law() {
        use DecisionKind::{ContactLimit, MedicalTreatment, Order};
        for (kind, paragraph, whose) in [
            (Order, "BL § 38", Competence::TeamLeader),
            (Order, "SEL § 57 b", Competence::TeamLeader),
            (ContactLimit, "BL § 104, stk. 2", Competence::TeamLeader),
            (
                ContactLimit,
                "BL § 105, stk. 1, nr. 2",
                Competence::Committee,
            ),
            (
                ContactLimit,
                "SEL § 71, stk. 3, 1. pkt.",
                Competence::Committee,
            ),
            (MedicalTreatment, "BL § 40", Competence::Committee),
        ] {
            assert_eq!(of(kind, paragraph, None), whose, "{paragraph}");
        }
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
    }

    #[test]
    fn a_plan_of_before_a_kind_was_known_leaves_it_to_the_committee() {
        use DecisionKind::{PermanentPlacement, Preliminary, PreliminaryInvestigation};
        for kind in [PermanentPlacement, Preliminary, PreliminaryInvestigation] {
            let part = format!("\"{kind}\", ");
            assert!(BUILT_IN.contains(&part), "{kind} stands in the row");
            let plan = CompetencePlan::parse(&BUILT_IN.replacen(&part, "", 1)).expect("a plan");
            // Also by a paragraph as another system wrote it.
            for paragraph in ["BL § 143", "BL § 143, stk. 1", "BL § 67"] {
                let made = decision(kind, paragraph, None);
                assert_eq!(plan.of(&made), Competence::Committee, "{kind} {paragraph}");
            }
        }
    }

    #[test]
    fn what_costs_more_than_a_row_allows_goes_further_up() {
        let plan = CompetencePlan::built_in();
        let at = |paragraph: &str, price| {
            let mut made = decision(DecisionKind::Support, paragraph, None);
            made.terms.weekly_price = price;
            plan.of(&made)
        };
        let early = "BL § 30, stk. 1, nr. 1";
        assert_eq!(at(early, None), Competence::Own);
        assert_eq!(at(early, Some(3_000)), Competence::Own);
        assert_eq!(at(early, Some(3_001)), Competence::TeamLeader);
        let home = "BL § 32, stk. 1, nr. 2";
        assert_eq!(at(home, Some(15_000)), Competence::TeamLeader);
        assert_eq!(at(home, Some(15_001)), Competence::Head);
        let said = error("above = \"team_leader\"\n", "");
        assert!(said.contains("weekly_price_up_to"), "{said}");
        // What the law gives to the committee is the committee's at every price.
        let row = "\"investigation_without_consent\"]\ncompetence = \"committee\"";
        let priced = format!("{row}\nweekly_price_up_to = 1\nabove = \"head\"");
        let said = error(row, &priced);
        assert!(said.contains("BL § 142"), "{said}");
    }

    #[test]
    fn a_teams_meeting_decides_where_the_plan_says_so() {
        let row = "[[row]]\nkinds = [\"support_after_18\"]\ncompetence = \"team_leader\"";
        let met = row.replace("team_leader", "team_meeting");
        let plan = CompetencePlan::parse(&BUILT_IN.replacen(row, &met, 1)).unwrap();
        let made = decision(DecisionKind::SupportAfter18, "BL § 114", None);
        assert_eq!(plan.of(&made), Competence::TeamMeeting);
        assert!(plan.decides(Role::TeamLeader, Competence::TeamMeeting));
        assert!(!plan.decides(Role::Caseworker, Competence::TeamMeeting));
        assert!(Competence::TeamMeeting.is_meeting() && !Competence::Head.is_meeting());
        // A plan that knows of no such meeting needs nobody for it; one that does, does.
        let line = "team_meeting = [\"team_leader\", \"district_leader\", \"head\"]\n";
        assert!(BUILT_IN.contains(line));
        let without = BUILT_IN.replacen(line, "", 1);
        assert!(CompetencePlan::parse(&without).is_ok());
        let said = CompetencePlan::parse(&without.replacen(row, &met, 1));
        assert!(said.unwrap_err().to_string().contains("team_meeting"));
    }

    #[test]
    fn a_plan_with_a_gap_does_not_load() {
        let last =
            "[[row]]\ncompetence = \"own\"\nweekly_price_up_to = 3000\nabove = \"team_leader\"\n";
        let said = error(last, "");
        assert!(said.contains("every decision"), "{said}");
        let said = error("head = [\"head\"]", "head = []");
        assert!(said.contains("head"), "{said}");
    }
}
