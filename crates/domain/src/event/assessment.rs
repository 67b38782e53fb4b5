//! The work of an assessment or a clarification: its focus, who is asked, consent for each
//! source, what they said in each area, siblings, and the preliminary assessment after four
//! months. What `assessment` names may be a clarification; both are worked on alike.

use crate::code::{
    Breadth, ContributionForm, IcsArea, SiblingOutcome, SourceConsent, SourceKind, Viewpoint,
};
use crate::id::{ItemId, PersonId, WorkerId};
use law::Day;
use serde::{Deserialize, Serialize};

/// What an assessment looks at was chosen; choosing again replaces it. Texts: `focus_reason`
/// (family), which the facts of the decision begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessmentFocusChosen {
    /// The assessment.
    pub assessment: ItemId,
    /// Narrow or broad; a clarification is narrow.
    pub breadth: Breadth,
    /// The areas looked at: the forms ask about them first.
    pub areas: Vec<IcsArea>,
}

/// That somebody will be asked was planned; planning the same source again replaces it.
/// Texts: `who`, in the caseworker's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcePlanned {
    /// The assessment.
    pub assessment: ItemId,
    /// The source.
    pub source: ItemId,
    /// Who it is: whether consent is needed and whose view it is follow from it.
    pub kind: SourceKind,
    /// By when: what the assessment waits for next.
    pub until: Day,
    /// Who asks; the plan of the assessment says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<WorkerId>,
}

/// How it stands with the consent to ask a source. Texts: `consent_why` (family), needed where it is
/// asked without consent (retssikkerhedsloven § 11 c).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceConsentRecorded {
    /// The source.
    pub source: ItemId,
    /// How it stands: whether the source may be asked follows from it.
    pub consent: SourceConsent,
    /// Who said so; the plan of the assessment names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<PersonId>,
}

/// An area and whose view of it was heard. Its text: `said.<area>.<view>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The area.
    pub area: IcsArea,
    /// Whose view.
    pub view: Viewpoint,
}

impl Said {
    /// The field of its text.
    pub fn field(self) -> String {
        format!("said.{}.{}", self.area, self.view)
    }
}

/// A talk, a meeting or a statement, recorded once: it stands in every area it speaks to, and
/// the decision and the plan take it from there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContributionRecorded {
    /// The assessment.
    pub assessment: ItemId,
    /// The contribution.
    pub contribution: ItemId,
    /// How they spoke: whether the dialogue meeting was held follows from it.
    pub form: ContributionForm,
    /// The sources that took part: they have been asked.
    pub sources: Vec<ItemId>,
    /// What it speaks to, and whose view it gives.
    pub said: Vec<Said>,
}

/// A sibling was considered (barnets lov § 21). Texts: `sibling_why`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiblingConsidered {
    /// The assessment.
    pub assessment: ItemId,
    /// The sibling.
    pub sibling: PersonId,
    /// What comes of it; the assessment lists the siblings nobody has considered yet.
    pub outcome: SiblingOutcome,
}

/// Four months will not do: a preliminary assessment was made (barnets lov § 20, stk. 3).
///
/// Texts: `conclusion` (family), which the final one opens with. Why it takes longer is
/// recorded with it as an explained delay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreliminaryAssessmentMade {
    /// The assessment.
    pub assessment: ItemId,
}
