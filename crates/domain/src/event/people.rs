//! Persons, families, files, who works on them, and which municipality acts.

use crate::code::{AssignmentRole, CloseReason, HandoverReason, PersonKind, Relation, Sex};
use crate::id::{PersonId, TeamId, WorkerId};
use law::Day;
use serde::{Deserialize, Serialize};

/// A person is known under a surrogate. Texts: `name`, `cpr`, `address`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonRegistered {
    /// The surrogate.
    pub person: PersonId,
    /// Child or adult.
    pub kind: PersonKind,
    /// Date of birth, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_on: Option<Day>,
    /// Sex, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Name and address protection (CPR-loven § 28).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub protected: bool,
    /// Described by a sender, or put on record by somebody who could not see whether it was there,
    /// and not yet recognised by anybody; the notification asks who it is until the person is
    /// registered anew or merged with one on record.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unidentified: bool,
}

impl PersonRegistered {
    /// Whether it is what a sender wrote of a child, or stands under a surrogate that was given up
    /// for another: it says of the child only what nobody here has said.
    pub fn is_hearsay(&self, child: PersonId) -> bool {
        self.unidentified || self.person != child
    }
}

/// A pregnancy became a subject on the mother. Texts: `name` (the mother's, for lists).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PregnancyRegistered {
    /// Surrogate of the unborn child.
    pub person: PersonId,
    /// The expecting mother.
    pub mother: PersonId,
    /// Expected day of birth.
    pub due_on: Day,
}

/// The unborn child was born; links the pregnancy to the child. Texts: `name`, `cpr`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Born {
    /// The surrogate the pregnancy had and the child keeps.
    pub person: PersonId,
    /// Day of birth.
    pub birth_on: Day,
    /// Sex, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
}

/// How two persons stand to each other: `other` is the `relation` of `person`. The latest of
/// the same two holds. Texts: `means` (family), what the relative is to the child; `address`
/// (family), what was said of how to reach a relative who was on record already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationRecorded {
    /// The child.
    pub person: PersonId,
    /// The relative.
    pub other: PersonId,
    /// What the relative is to the child.
    pub relation: Relation,
    /// Whether the relative has custody: who is a party, who must consent, who gets letters.
    pub custody: bool,
    /// Whether they no longer stand so to each other.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
}

/// A file was opened on the child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseOpened {
    /// The number people call the case by.
    pub number: u32,
}

/// The case was closed; refused while a measure runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseClosed {
    /// Why.
    pub reason: CloseReason,
}

/// The case was opened again; revives no duty, the trigger starts new clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseReopened {}

/// A member of staff took a part in the case; a new main caseworker replaces the former.
/// Texts: `handover`, what the next one must know, for the brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assigned {
    /// Who.
    pub worker: WorkerId,
    /// In what part.
    pub role: AssignmentRole,
    /// In which team.
    pub team: TeamId,
    /// Who handed the case over, or is stood in for; the family is to be told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<WorkerId>,
    /// Why it changes hands; stands in the brief, as what the family is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<HandoverReason>,
    /// The first day of the part, where it begins later than it is given: a substitute sees the
    /// case while the colleague is away, and not before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_on: Option<Day>,
}

impl Assigned {
    /// A part taken from nobody.
    pub fn new(worker: WorkerId, role: AssignmentRole, team: TeamId) -> Self {
        Self {
            worker,
            role,
            team,
            from: None,
            reason: None,
            from_on: None,
        }
    }

    /// Whether the case changed hands: another main caseworker than before.
    pub fn is_handover(&self) -> bool {
        self.role == AssignmentRole::Main && self.from.is_some_and(|from| from != self.worker)
    }
}

/// The family was told who has the case from now on. Texts: `told` (family).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyTold {}

/// A member of staff left the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unassigned {
    /// Who.
    pub worker: WorkerId,
    /// From what part.
    pub role: AssignmentRole,
}

/// Two surrogates proved to be one person; registers follow `into`, streams stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonsMerged {
    /// The surrogate that is given up.
    pub from: PersonId,
    /// The surrogate that stays.
    pub into: PersonId,
}

/// A merge was a mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonsUnmerged {
    /// The surrogate that had been given up.
    pub from: PersonId,
    /// The surrogate that had stayed.
    pub into: PersonId,
}

/// Another municipality acts or pays from a day on: the family moved, or a case was taken over
/// (serviceloven § 152, barnets lov § 132).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MunicipalityChanged {
    /// Code of the acting municipality (handlekommune), where it is another and was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting: Option<u16>,
    /// Code of the paying municipality (betalingskommune), where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paying: Option<u16>,
    /// From which day.
    pub from_on: Day,
    /// Whether we are the acting municipality from then on.
    pub ours: bool,
}
