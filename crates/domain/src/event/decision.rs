//! Around a decision: its terms, the proposal to whoever has the competence, the hearing.

use crate::code::{Competence, Place};
use crate::event::casework::DecisionMade;
use crate::id::{ItemId, PersonId};
use law::Day;
use serde::{Deserialize, Serialize};

/// What a decision says besides its paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Where the child is to live, for placements: the plan of competence asks for it, and the
    /// measure starts there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The planned end: the letter's expected duration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Day>,
    /// The price in kroner a week, which whoever approves the decision approves too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly_price: Option<u32>,
    /// The account it is paid from (`policy/accounts.toml`), approved together with the price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Who of the parties consented; the letter says it, and whether the measure runs with
    /// consent follows from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consented: Vec<PersonId>,
    /// Whose decision it was by the plan of competence: to whom a complaint goes follows from
    /// it. Unknown in history from other systems.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Competence>,
    /// The day of the committee's meeting: the letter names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met_on: Option<Day>,
    /// The hearings whose answers the letter does not repeat. What is left out is said, not what
    /// stays: an answer that nobody was asked about is never lost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unquoted: Vec<ItemId>,
    /// The hearings whose last day was not over and that nobody had answered: whoever decided knew,
    /// and did not wait.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unanswered: Vec<ItemId>,
    /// The partial case it settles: the one about the help that its paragraph gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partial: Option<ItemId>,
    /// Whether help ends without the notice that the law gives, which the reasons explain.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_notice: bool,
}

impl Terms {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A decision was put before whoever may make it. Texts: those of the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionProposed {
    /// What is to be decided; approving it makes exactly this the decision.
    pub proposed: DecisionMade,
    /// Whose decision it is: on whose list it stands.
    pub competence: Competence,
}

/// A proposed decision was sent back. Texts: `words`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionReturned {
    /// The proposed decision.
    pub decision: ItemId,
}

/// A party was heard before a decision (forvaltningsloven § 19). Texts: `about` and
/// `facts` (family), which the letter of the hearing says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HearingSent {
    /// The hearing.
    pub hearing: ItemId,
    /// Whom.
    pub person: PersonId,
    /// By when an answer is asked for: until then the page of the decision says it waits.
    pub answer_by: Day,
}

/// A party answered a hearing. Texts: `answer` (family), which the letter
/// repeats to that party unless the decision leaves it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HearingAnswered {
    /// The hearing.
    pub hearing: ItemId,
}
