//! The office stream: staff, teams and everything a figure depends on besides cases.

use crate::code::{AccessJudgement, AccountAct, AdoptedKind, Permit, Role};
use crate::id::{DistrictId, PersonId, ProviderId, TeamId, WorkerId};
use law::{Day, Moment};
use serde::{Deserialize, Serialize};

/// A member of staff began or changed role or team. Texts: `name`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkerRegistered {
    /// Who.
    pub worker: WorkerId,
    /// In what role.
    pub role: Role,
    /// In which team, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// The district led, for who leads several teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<DistrictId>,
    /// The provider worked for, for who is not the municipality's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<ProviderId>,
}

/// A member of staff left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkerLeft {
    /// Who.
    pub worker: WorkerId,
}

/// How a member of staff is reached; the latest record of a worker holds. Letters and the
/// family's plan print it. Texts: `phone`, `email`; what is left out is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkerContactSet {
    /// Who.
    pub worker: WorkerId,
}

/// A member of staff is away; the latest record of a worker with the same first day holds. Why is
/// never recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbsenceRecorded {
    /// Who.
    pub worker: WorkerId,
    /// The first day away.
    pub from_on: Day,
    /// The last day away; `None` while nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_on: Option<Day>,
}

/// A team was created. Texts: `name`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamCreated {
    /// Its code.
    pub team: TeamId,
    /// The district it belongs to, if the service has districts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<DistrictId>,
}

/// A provider that delivers measures became known. Texts: `name`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderRegistered {
    /// Its code.
    pub provider: ProviderId,
}

/// A law file, local standard, card, goal, ladder mapping or policy took effect here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adopted {
    /// What kind of document.
    pub what: AdoptedKind,
    /// Its path, which is its id.
    pub path: String,
    /// SHA-256 of the content in hexadecimal.
    pub fingerprint: String,
    /// The content; empty when the document is withdrawn.
    pub content: String,
}

/// A target was set for a goal and year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetSet {
    /// The goal.
    pub goal: String,
    /// The year.
    pub year: i16,
    /// The value, in the unit of the goal's indicator.
    pub value: f64,
}

/// Someone looked at a goal. Texts: `explanation`, `action`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalReviewed {
    /// The goal.
    pub goal: String,
}

/// How many children of an age span lived here on 1 January of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PopulationRecorded {
    /// The year.
    pub year: i16,
    /// Youngest age.
    pub age_from: u8,
    /// Oldest age.
    pub age_to: u8,
    /// How many.
    pub count: u32,
}

/// Another program was let in through the interface. Texts: `name`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientRegistered {
    /// The client; it acts under this id.
    pub client: WorkerId,
    /// In what role.
    pub role: Role,
    /// In which team, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// What it may do.
    pub permits: Vec<Permit>,
    /// When its token ends.
    pub expires_at: Moment,
}

/// A client was shut out again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientRevoked {
    /// The client.
    pub client: WorkerId,
}

/// Somebody did something to an account: who may log in, and how. Passwords, codes and user
/// names are never part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountChanged {
    /// Whose account.
    pub worker: WorkerId,
    /// What was done.
    pub act: AccountAct,
}

/// Someone looked into unusual looks of a member of staff at a case. Texts: `note`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessReviewed {
    /// Who had looked.
    pub worker: WorkerId,
    /// At whose case; left out for looks at many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The position in the access log up to which it was looked into.
    pub up_to: u64,
    /// What was found.
    pub outcome: AccessJudgement,
}
