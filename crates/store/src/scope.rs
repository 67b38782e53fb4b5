//! Who asks, and how far the answer may reach; compiled into the SQL of every read.
//!
//! The role's permission is decided elsewhere; here a reach becomes a condition.

use crate::value::Value;
use domain::{Role, TeamId, WorkerId};

/// The condition that leaves nobody out.
pub(crate) const EVERYBODY: &str = "1 = 1";

/// Who asks, in what role, and how far they may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Who asks.
    pub actor: WorkerId,
    /// In what role.
    pub role: Role,
    /// How far.
    pub reach: Reach,
}

/// How far a reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The program itself: jobs, figures, checks.
    System,
    /// Everybody in the municipality.
    Whole,
    /// Whoever's main caseworker is in the team, and whoever has none; protected persons
    /// only where the reader has a part in the case.
    Team(TeamId),
    /// Whoever the reader has a part in the case of now.
    Own,
    /// No person at all; only aggregated figures, which do not come through here.
    Nobody,
}

impl Scope {
    /// The program itself.
    pub fn system() -> Self {
        Self {
            actor: WorkerId::SYSTEM,
            role: Role::System,
            reach: Reach::System,
        }
    }

    /// The condition on the alias `p` of the table `person`; its parameters are appended to
    /// `params` and numbered on from what is there.
    pub(crate) fn condition<'a>(&'a self, params: &mut Vec<Value<'a>>) -> String {
        self.condition_on("p", params)
    }

    /// The same on another alias.
    pub(crate) fn condition_on<'a>(&'a self, p: &str, params: &mut Vec<Value<'a>>) -> String {
        match &self.reach {
            Reach::System | Reach::Whole => EVERYBODY.to_owned(),
            Reach::Nobody => "1 = 0".to_owned(),
            Reach::Own => {
                params.push(self.actor.into());
                assigned(p, params.len())
            }
            Reach::Team(team) => {
                params.push(self.actor.into());
                let actor = params.len();
                params.push(Value::Text(team.as_str()));
                let team = params.len();
                format!(
                    "(({p}.is_protected = 0 AND ({p}.main_team = ?{team} \
                     OR ({p}.main_team IS NULL AND {p}.kind <> 'adult'))) OR {})",
                    assigned(p, actor)
                )
            }
        }
    }
}

fn assigned(p: &str, actor: usize) -> String {
    format!(
        "{p}.person IN (SELECT s.person FROM assignment s \
         WHERE s.worker = ?{actor} AND s.until_at IS NULL)"
    )
}
