//! Whether a source may be asked: with consent, without needing it, or by a provision of law;
//! and what of the work of an assessment or clarification can never be right.

use super::{Assessments, Source, Work, WorkKind};
use crate::code::SourceConsent;
use crate::decide::Refusal;
use crate::event::Payload;
use crate::event::assessment::{ContributionRecorded, SourceConsentRecorded};
use crate::id::ItemId;
use crate::triangle::Triangle;

/// Whether a source may be asked, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// No consent is needed.
    Free,
    /// Consent was given and stands.
    Consented,
    /// A provision of law stands in for consent.
    ByLaw,
    /// Nobody was asked for consent yet.
    NotSought,
    /// Consent was refused.
    Refused,
    /// Consent was withdrawn.
    Withdrawn,
}

impl Gate {
    /// Whether the source may be asked.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Free | Self::Consented | Self::ByLaw)
    }

    /// Its stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Consented => "consented",
            Self::ByLaw => "by_law",
            Self::NotSought => "not_sought",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Source<'_> {
    /// Whether it may be asked by the last word on consent.
    pub fn gate(&self, triangle: &Triangle) -> Gate {
        if !triangle.needs_consent(self.planned.says.kind) {
            return Gate::Free;
        }
        match self.consent.last().map(|told| told.says.consent) {
            Some(SourceConsent::Given) => Gate::Consented,
            Some(SourceConsent::Without) => Gate::ByLaw,
            Some(SourceConsent::Refused) => Gate::Refused,
            Some(SourceConsent::Withdrawn) => Gate::Withdrawn,
            None => Gate::NotSought,
        }
    }
}

/// What speaks against recording an event of an assessment's work.
pub fn against(all: &Assessments<'_>, payload: &Payload) -> Vec<Refusal> {
    match payload {
        Payload::AssessmentFocusChosen(p) => {
            let mut found = open(all, p.assessment)
                .err()
                .into_iter()
                .collect::<Vec<_>>();
            if p.areas.is_empty() {
                found.push(refusal("development", "refused-focus-empty"));
            }
            found
        }
        Payload::SourcePlanned(p) => is_open(all, p.assessment),
        Payload::SiblingConsidered(p) => is_open(all, p.assessment),
        Payload::PreliminaryAssessmentMade(p) => is_open(all, p.assessment),
        Payload::SourceConsentRecorded(p) => consent(all, p),
        Payload::ContributionRecorded(p) => contribution(all, p),
        Payload::ClarificationCompleted(p) => {
            let is_open = |work: &Work<'_>| work.completed.is_none();
            let at_work = all.by_id(p.clarification).is_some_and(is_open);
            let closed = refusal("clarification", "refused-no-open-clarification");
            (!at_work).then_some(closed).into_iter().collect()
        }
        Payload::AssessmentOpened(p) => {
            let is_known = |id| {
                let work = all.by_id(id);
                work.is_some_and(|work| work.kind == WorkKind::Clarification)
            };
            let unknown = refusal("clarification", "refused-no-clarification");
            let named = p.clarification.filter(|id| !is_known(*id));
            named.map(|_| unknown).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

const fn refusal(field: &'static str, message: &'static str) -> Refusal {
    Refusal { field, message }
}

/// The assessment, if it is at work.
fn open<'w, 'a>(all: &'w Assessments<'a>, id: ItemId) -> Result<&'w Work<'a>, Refusal> {
    all.by_id(id)
        .filter(|work| work.completed.is_none())
        .ok_or(refusal("assessment", "refused-no-open-assessment"))
}

fn is_open(all: &Assessments<'_>, id: ItemId) -> Vec<Refusal> {
    open(all, id).err().into_iter().collect()
}

/// Consent must be sought before a source is asked without it (retssikkerhedsloven § 11 c,
/// stk. 5).
fn consent(all: &Assessments<'_>, given: &SourceConsentRecorded) -> Vec<Refusal> {
    let mut works = all.all.iter().filter(|work| work.completed.is_none());
    let Some(source) = works.find_map(|work| work.source(given.source)) else {
        return vec![refusal("source_consent", "refused-no-source")];
    };
    let was_sought = source.consent.iter().any(|told| {
        matches!(
            told.says.consent,
            SourceConsent::Refused | SourceConsent::Withdrawn | SourceConsent::Without
        )
    });
    let was_given = source
        .consent
        .last()
        .is_some_and(|told| told.says.consent == SourceConsent::Given);
    match given.consent {
        SourceConsent::Without if !was_sought => {
            vec![refusal("source_consent", "refused-consent-not-sought")]
        }
        SourceConsent::Withdrawn if !was_given => {
            vec![refusal("source_consent", "refused-consent-not-given")]
        }
        _ => Vec::new(),
    }
}

/// Every source that took part may have been asked.
fn contribution(all: &Assessments<'_>, given: &ContributionRecorded) -> Vec<Refusal> {
    let work = match open(all, given.assessment) {
        Ok(work) => work,
        Err(refused) => return vec![refused],
    };
    let mut found = Vec::new();
    if given.sources.is_empty() {
        found.push(refusal("sources", "refused-no-source"));
    }
    let sources = given.sources.iter().map(|id| work.source(*id));
    let is_let_in = |source: Option<&Source<'_>>| {
        source.is_some_and(|source| source.gate(work.triangle()).is_open())
    };
    if !sources.into_iter().all(is_let_in) {
        found.push(refusal("sources", "refused-source-consent"));
    }
    if given.said.is_empty() {
        found.push(refusal("said", "refused-nothing-said"));
    }
    let triangle = work.triangle();
    if !given
        .said
        .iter()
        .all(|said| triangle.all().any(|area| area == said.area))
    {
        found.push(refusal("said", "refused-other-area"));
    }
    found
}
