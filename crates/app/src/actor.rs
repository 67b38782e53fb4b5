//! Who acts, and what the role includes. Which persons one sees is the scope of the store;
//! how far it goes and which deeds one may do is data: the adopted roles.

use crate::deed::Deed;
use crate::roles::{Extent, Rights, Roles};
use crate::ruleset::Ruleset;
use crate::{App, Error};
use domain::{Moment, ProviderId, Role, TeamId, WorkerId};
use std::sync::Arc;
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
    /// The teams led besides: those of a district.
    pub led: Vec<TeamId>,
    /// The provider worked for.
    pub provider: Option<ProviderId>,
    /// Name, for the page's head.
    pub name: String,
    /// The deeds left of those that the role includes; `None` for all. A client of the
    /// interface does no more than its token says.
    pub only: Option<Vec<Deed>>,
    pub(crate) rights: Arc<Rights>,
}

impl Actor {
    /// Somebody in a role, without a team.
    pub fn new(worker: WorkerId, role: Role, roles: &Roles) -> Self {
        Self {
            worker,
            role,
            team: None,
            led: Vec::new(),
            provider: None,
            name: String::new(),
            only: None,
            rights: roles.of(role),
        }
    }

    /// The system itself.
    pub fn system() -> Self {
        Self {
            worker: WorkerId::SYSTEM,
            role: Role::System,
            team: None,
            led: Vec::new(),
            provider: None,
            name: String::new(),
            only: None,
            rights: Arc::new(Rights::system()),
        }
    }

    /// What the store lets this actor see at a moment.
    pub fn scope(&self, now: Moment) -> Scope {
        let reach = match self.rights.extent {
            Extent::System => Reach::System,
            Extent::Whole => Reach::Whole,
            Extent::Own => Reach::Own,
            Extent::Team => teams(self.team.clone().into_iter().collect()),
            Extent::District => teams(self.led.clone()),
            Extent::Contracts => self
                .provider
                .clone()
                .map_or(Reach::Nobody, Reach::Contracts),
            Extent::Aggregated => Reach::Nobody,
        };
        Scope::new(self.worker, self.role, reach, now)
    }

    /// Whether nobody of the service is out of reach, save who is protected.
    pub fn sees_all(&self) -> bool {
        matches!(self.rights.extent, Extent::Whole | Extent::System)
    }

    /// How far the role sees.
    pub fn extent(&self) -> Extent {
        self.rights.extent
    }

    /// Whether the cases of a team are within the reach.
    pub fn reaches_team(&self, team: &TeamId) -> bool {
        match self.rights.extent {
            Extent::System | Extent::Whole => true,
            Extent::Team => self.team.as_ref() == Some(team),
            Extent::District => self.led.contains(team),
            Extent::Own | Extent::Contracts | Extent::Aggregated => false,
        }
    }

    /// Whether the role includes a deed, and the token, where one acts by a token.
    pub fn may(&self, deed: Deed) -> bool {
        if self.only.as_ref().is_some_and(|only| !only.contains(&deed)) {
            return false;
        }
        self.rights.has(deed)
    }

    /// Fails unless the role includes a deed.
    pub fn require(&self, deed: Deed) -> Result<(), Error> {
        if self.may(deed) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }
}

fn teams(teams: Vec<TeamId>) -> Reach {
    if teams.is_empty() {
        Reach::Nobody
    } else {
        Reach::Teams(teams)
    }
}

impl Ruleset {
    /// A member of staff who is here now, with the rights of the role.
    pub fn actor(&self, worker: WorkerId) -> Option<Actor> {
        let known = self.workers.get(&worker).filter(|w| w.left_at.is_none())?;
        let led = match &known.district {
            None => Vec::new(),
            Some(district) => self
                .teams
                .iter()
                .map(|(team, _)| team)
                .filter(|team| self.district_of(team) == Some(district))
                .cloned()
                .collect(),
        };
        Some(Actor {
            team: known.team.clone(),
            led,
            provider: known.provider.clone(),
            name: known.name.clone(),
            ..Actor::new(worker, known.role, &self.roles)
        })
    }
}

impl App {
    /// What the store lets an actor see now.
    pub fn scope(&self, actor: &Actor) -> Scope {
        actor.scope(self.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(role: Role) -> Actor {
        Actor::new(WorkerId::SYSTEM, role, &Roles::built_in())
    }

    fn reach(actor: &Actor) -> Reach {
        actor.scope(Moment(0)).reach
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
        assert_eq!(reach(&member), Reach::Nobody);
    }

    #[test]
    fn a_leader_without_a_team_and_a_provider_without_a_house_reach_nobody() {
        for role in [Role::TeamLeader, Role::DistrictLeader, Role::Provider] {
            assert_eq!(reach(&actor(role)), Reach::Nobody, "{role}");
        }
    }

    #[test]
    fn a_district_leader_reaches_the_teams_of_the_district() {
        let mut leader = actor(Role::DistrictLeader);
        leader.led = vec!["nord".parse().unwrap(), "unge".parse().unwrap()];
        assert_eq!(reach(&leader), Reach::Teams(leader.led.clone()));
        assert!(leader.reaches_team(&"unge".parse().unwrap()));
        assert!(!leader.reaches_team(&"syd".parse().unwrap()));
    }
}
