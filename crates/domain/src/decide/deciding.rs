//! Decisions: what speaks against one, and what a measure takes from its decision.

use super::{Refusal, refusal};
use crate::basis::{basis_on, is_committees, of_any_day};
use crate::case::Case;
use crate::code::{Act, DecisionKind, Requested};
use crate::event::Payload;
use crate::event::casework::DecisionMade;
use crate::event::measures::MeasureStarted;
use crate::event::request::RequestReceived;
use crate::growing_up;
use crate::id::ItemId;
use crate::text::Texts;
use law::{Day, Moment, calendar};

impl DecisionKind {
    /// Whether it lays something on somebody that nobody is asked to consent to: an order, a limit
    /// on contact, medical treatment.
    pub const fn is_imposed(self) -> bool {
        matches!(
            self,
            Self::Order | Self::ContactLimit | Self::MedicalTreatment
        )
    }

    /// Whether it gives nothing: what was asked for is refused, or what was given ends.
    pub const fn gives_nothing(self) -> bool {
        matches!(self, Self::Refusal | Self::EndOfSupport)
    }

    /// Whether those who must consent are asked: not where nothing is given, where somebody decides
    /// against their will, nor for help that the family asks for itself.
    pub const fn takes_consent(self) -> bool {
        let is_without = matches!(
            self,
            Self::PlacementWithoutConsent
                | Self::InvestigationWithoutConsent
                | Self::DisabilityHelp
        );
        !is_without && !self.gives_nothing() && !self.is_imposed() && !self.is_preliminary()
    }

    /// Whether it must say where the child is to live.
    pub const fn says_where(self) -> bool {
        matches!(self, Self::Placement | Self::ChangeOfPlace)
    }

    /// Whether a case can need one as it stands: what is about a placement needs one that runs, and
    /// nobody decides on a grown-up's support for a small child.
    pub fn fits(self, case: &Case, now: Moment) -> bool {
        match self {
            Self::ChangeOfPlace | Self::HomeReturn | Self::PermanentPlacement => {
                case.placement_at(now).is_some()
            }
            Self::SupportAfter18 => case.birth_on.is_none() || growing_up::concerns(case, now),
            _ => true,
        }
    }

    /// Whether the committee's chair makes it for now, where it cannot wait (barnets lov § 143;
    /// serviceloven § 75).
    pub const fn is_preliminary(self) -> bool {
        matches!(self, Self::Preliminary | Self::PreliminaryInvestigation)
    }
}

/// What speaks against making a decision.
pub(super) fn against(case: &Case, made: &DecisionMade, at: Moment) -> Vec<Refusal> {
    let mut found = Vec::new();
    if made.kind == DecisionKind::PermanentPlacement && lacks_the_young(case, made, at) {
        found.push(refusal("consented", "refused-permanent-consent"));
    }
    if made.kind == DecisionKind::PlacementWithoutConsent && made.consent {
        found.push(refusal("consent", "refused-consent-contradicts"));
    }
    if made.kind == DecisionKind::Placement && !made.consent {
        found.push(refusal("consented", "refused-consent-missing"));
    }
    if made.terms.ends_on.is_some_and(|day| day <= at.day()) {
        found.push(refusal("ends_on", "refused-ends-on"));
    }
    let longest = of_any_day(made.kind, &made.paragraph).and_then(|p| p.months_at_most);
    let is_beyond = |day: Day| longest.is_some_and(|months| day > at.day().add_months(months));
    if made.terms.ends_on.is_some_and(is_beyond) {
        found.push(refusal("ends_on", "refused-order-long"));
    }
    if made.kind == DecisionKind::EndOfSupport {
        found.extend(lacks_notice(made, at));
    }
    if made.terms.met_on.is_some_and(|day| day > at.day()) {
        found.push(refusal("met_on", "refused-future"));
    }
    found
}

/// What speaks against ending help that must be ended with notice: that nobody says when it ends, or
/// that it ends before the notice is over.
fn lacks_notice(made: &DecisionMade, at: Moment) -> Option<Refusal> {
    let weeks = of_any_day(made.kind, &made.paragraph)?.notice_weeks?;
    if made.terms.without_notice {
        return None;
    }
    let ends_on = made.terms.ends_on;
    if ends_on.is_none_or(|day| day < at.day().add_days(7 * weeks)) {
        return Some(refusal("ends_on", "refused-notice"));
    }
    None
}

/// Whether a child of the age of consent, who alone can consent to a permanent placement, does not
/// (barnets lov § 67, stk. 3).
fn lacks_the_young(case: &Case, made: &DecisionMade, at: Moment) -> bool {
    let age = case.birth_on.map(|birth| calendar::age_on(birth, at.day()));
    let from = basis_on(at.day()).consent_age(Some(made.kind));
    made.law == Act::Bl
        && age.is_some_and(|age| age >= from)
        && !made.terms.consented.contains(&case.person)
}

/// Whether a decision of this kind must say its purpose and how long the help is expected to last
/// (BL § 32, stk. 3; § 46, stk. 1; § 47, stk. 2; before that SEL § 140).
pub const fn says_how_long(kind: DecisionKind) -> bool {
    matches!(
        kind,
        DecisionKind::Support | DecisionKind::Placement | DecisionKind::PlacementWithoutConsent
    )
}

/// Whether a decision holds for a fixed time alone and must say until when: an order (BL § 38, stk. 5;
/// SEL § 57 a, stk. 6) and what the committee makes of contact (BL § 105, stk. 1; SEL § 71, stk. 3).
pub fn says_until(kind: DecisionKind, paragraph: &str) -> bool {
    let is_limit = kind == DecisionKind::ContactLimit && is_committees(kind, paragraph);
    kind == DecisionKind::Order || is_limit
}

/// What a decision leaves unsaid that the law wants in it. It is asked where one is made here;
/// what another system holds is history, and comes in as it is.
pub fn unsaid(made: &DecisionMade, texts: &Texts) -> Vec<Refusal> {
    let mut found = Vec::new();
    if says_until(made.kind, &made.paragraph) && made.terms.ends_on.is_none() {
        found.push(refusal("ends_on", "refused-until-when"));
    }
    if !says_how_long(made.kind) {
        return found;
    }
    let purpose = texts.get("purpose");
    if purpose.is_none_or(|text| text.value.trim().is_empty()) {
        found.push(refusal("purpose", "refused-purpose"));
    }
    if made.terms.ends_on.is_none() {
        found.push(refusal("ends_on", "refused-how-long"));
    }
    found
}

/// Whether a proposal still waits for its answer.
pub fn waits(case: &Case, decision: ItemId) -> bool {
    case.proposals
        .iter()
        .any(|p| p.id == decision && p.answered_at.is_none())
}

/// A measure that names its decision takes paragraph, act, place and consent from it: they
/// were decided there and are not asked for again. Whoever asks that the child comes home asks it
/// of the placement that runs then.
pub fn completed(case: &Case, payload: Payload, at: Moment) -> Payload {
    match payload {
        Payload::MeasureStarted(started) => started_by(case, started).into(),
        Payload::RequestReceived(asked) if asked.requested == Requested::HomeReturn => {
            let runs = || case.placement_at(at).map(|placement| placement.id);
            RequestReceived {
                measure: asked.measure.or_else(runs),
                ..asked
            }
            .into()
        }
        other => other,
    }
}

/// The same for a measure about to start.
pub fn started_by(case: &Case, started: MeasureStarted) -> MeasureStarted {
    let decision = started
        .decision
        .and_then(|id| case.decisions.iter().find(|d| d.id == id));
    let Some(decision) = decision else {
        return started;
    };
    MeasureStarted {
        law: if decision.paragraph.starts_with("SEL") {
            Act::Sel
        } else {
            Act::Bl
        },
        paragraph: decision.paragraph.clone(),
        place: started.place.or(decision.place),
        consent: decision.consent,
        ..started
    }
}
