//! Who acts, and what the role includes. Which persons one sees is the scope of the store;
//! which deeds one may do is the table here.

use domain::{Role, TeamId, WorkerId};
use store::{Reach, Scope};

/// A member of staff who is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub worker: WorkerId,
    /// In what role.
    pub role: Role,
    /// In which team.
    pub team: Option<TeamId>,
    /// Name, for the page's head.
    pub name: String,
    /// The deeds left of those that the role includes; `None` for all. A client of the
    /// interface does no more than its token says.
    pub only: Option<Vec<Deed>>,
}

/// Something a role may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Open a case and see what is in it.
    SeeCases,
    /// See the board of notifications.
    SeeNotifications,
    /// Register what comes in.
    RegisterNotification,
    /// Evaluate a notification.
    EvaluateNotification,
    /// Record events in a case and explain a delay.
    RecordInCase,
    /// Decide who works on a case.
    Assign,
    /// See goals and indicators.
    SeeGoals,
    /// See which cases an indicator counts.
    SeeUnits,
    /// Write down that a goal was looked at, why it stands as it does, and what follows.
    ReviewGoal,
    /// See the load of every worker in reach.
    SeeLoad,
    /// Let other programs in through the interface, and shut them out.
    ManageClients,
    /// Say who may log in, how, and in what role; see no case for it.
    ManageAccounts,
}

impl Actor {
    /// The system itself.
    pub fn system() -> Self {
        Self {
            worker: WorkerId::SYSTEM,
            role: Role::System,
            team: None,
            name: String::new(),
            only: None,
        }
    }

    /// What the store lets this actor see.
    pub fn scope(&self) -> Scope {
        let reach = match (self.role, &self.team) {
            (Role::System | Role::Import, _) => Reach::System,
            (Role::Head | Role::Auditor | Role::Reception, _) => Reach::Whole,
            (Role::TeamLeader, Some(team)) => Reach::Team(team.clone()),
            (Role::Caseworker, _) => Reach::Own,
            _ => Reach::Nobody,
        };
        Scope {
            actor: self.worker,
            role: self.role,
            reach,
        }
    }

    /// Whether the role includes a deed, and the token, where one acts by a token.
    pub fn may(&self, deed: Deed) -> bool {
        use Deed::{
            Assign, EvaluateNotification, ManageAccounts, ManageClients, RecordInCase,
            RegisterNotification, ReviewGoal, SeeCases, SeeGoals, SeeLoad, SeeNotifications,
            SeeUnits,
        };
        if self.only.as_ref().is_some_and(|only| !only.contains(&deed)) {
            return false;
        }
        let deeds: &[Deed] = match self.role {
            Role::System | Role::Import => return true,
            Role::Caseworker => &[
                SeeCases,
                SeeNotifications,
                RegisterNotification,
                EvaluateNotification,
                RecordInCase,
                SeeGoals,
                SeeUnits,
            ],
            Role::TeamLeader => &[
                SeeCases,
                SeeNotifications,
                RegisterNotification,
                EvaluateNotification,
                RecordInCase,
                Assign,
                SeeGoals,
                SeeUnits,
                SeeLoad,
            ],
            Role::Reception => &[
                SeeNotifications,
                RegisterNotification,
                EvaluateNotification,
                SeeGoals,
            ],
            Role::Head => &[
                SeeCases,
                SeeNotifications,
                Assign,
                SeeGoals,
                SeeUnits,
                ReviewGoal,
                SeeLoad,
            ],
            Role::Auditor => &[SeeCases, SeeNotifications, SeeGoals, SeeUnits],
            Role::Committee | Role::Economist => &[SeeGoals],
            Role::Administrator => &[SeeGoals, ManageAccounts, ManageClients],
        };
        deeds.contains(&deed)
    }

    /// Fails unless the role includes a deed.
    pub fn require(&self, deed: Deed) -> Result<(), crate::Error> {
        if self.may(deed) {
            Ok(())
        } else {
            Err(crate::Error::Forbidden)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(role: Role) -> Actor {
        Actor {
            worker: WorkerId::SYSTEM,
            role,
            team: None,
            name: String::new(),
            only: None,
        }
    }

    #[test]
    fn a_token_takes_deeds_away_and_gives_none() {
        let mut head = actor(Role::Head);
        head.only = Some(vec![Deed::SeeGoals, Deed::RecordInCase]);
        assert!(head.may(Deed::SeeGoals) && !head.may(Deed::SeeUnits));
        assert!(
            !head.may(Deed::RecordInCase),
            "the role does not include it"
        );
    }

    #[test]
    fn the_committee_sees_goals_and_never_a_person() {
        let member = actor(Role::Committee);
        assert!(member.may(Deed::SeeGoals));
        assert!(!member.may(Deed::SeeCases) && !member.may(Deed::SeeUnits));
        assert_eq!(member.scope().reach, Reach::Nobody);
    }

    #[test]
    fn a_team_leader_without_a_team_reaches_nobody() {
        assert_eq!(actor(Role::TeamLeader).scope().reach, Reach::Nobody);
    }
}
