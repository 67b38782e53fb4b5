//! Members of staff: who begins, who changes role, who leaves. A change of role and leaving
//! end the sessions.

use crate::{Actor, App, Deed, Error, Problem};
use domain::event::office::{WorkerLeft, WorkerRegistered};
use domain::text::{Audience, text};
use domain::{Payload, Role, TeamId, Texts, WorkerId};

impl App {
    /// Puts a new member of staff on record.
    pub fn register_worker(
        &self,
        actor: &Actor,
        name: &str,
        role: Role,
        team: Option<TeamId>,
    ) -> Result<WorkerId, Error> {
        actor.require(Deed::ManageAccounts)?;
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::refused("name", "refused-empty"));
        }
        self.fit(role, team.as_ref())?;
        let worker = WorkerId(self.ids.new_id());
        let began = WorkerRegistered {
            worker,
            role,
            team,
            district: None,
            provider: None,
        };
        self.record_office(actor, [(began.into(), named(name))])?;
        Ok(worker)
    }

    /// Gives a member of staff another role or team.
    pub fn change_role(
        &self,
        actor: &Actor,
        worker: WorkerId,
        role: Role,
        team: Option<TeamId>,
    ) -> Result<(), Error> {
        actor.require(Deed::ManageAccounts)?;
        if actor.worker == worker {
            return Err(Error::refused("role", "refused-own-account"));
        }
        let before = self.actor_of(worker).ok_or(Error::NotFound)?;
        self.put_role(actor, &before, role, team)
    }

    /// Puts another role or team on record, unless it is the same; what else is known of the
    /// person stays, and the sessions end.
    pub(super) fn put_role(
        &self,
        actor: &Actor,
        before: &Actor,
        role: Role,
        team: Option<TeamId>,
    ) -> Result<(), Error> {
        if before.role == role && before.team == team {
            return Ok(());
        }
        self.fit(role, team.as_ref())?;
        let known = self.ruleset();
        let on_record = known.workers.get(&before.worker).ok_or(Error::NotFound)?;
        let changed = WorkerRegistered {
            worker: before.worker,
            role,
            team,
            district: on_record.district.clone(),
            provider: on_record.provider.clone(),
        };
        self.record_office(actor, [(changed.into(), named(&before.name))])?;
        self.store.sessions_end(before.worker, None)?;
        Ok(())
    }

    /// Puts on record that a member of staff left; the account is shut.
    pub fn worker_leaves(&self, actor: &Actor, worker: WorkerId) -> Result<(), Error> {
        actor.require(Deed::ManageAccounts)?;
        if actor.worker == worker {
            return Err(Error::refused("do", "refused-own-account"));
        }
        self.actor_of(worker).ok_or(Error::NotFound)?;
        let left: Payload = WorkerLeft { worker }.into();
        self.record_office(actor, [(left, Texts::new())])?;
        self.store.sessions_end(worker, None)?;
        Ok(())
    }

    fn fit(&self, role: Role, team: Option<&TeamId>) -> Result<(), Error> {
        if matches!(role, Role::System | Role::Import) {
            return Err(Error::refused("role", "refused-choose"));
        }
        // They need a district or a provider, which no form asks for yet.
        if matches!(role, Role::DistrictLeader | Role::Provider) {
            return Err(Error::refused("role", "refused-role-needs-more"));
        }
        let is_known = |t: &TeamId| self.ruleset().teams.iter().any(|(id, _)| id == t);
        match team {
            Some(team) if !is_known(team) => {
                Err(Error::Refused(vec![Problem::new("team", "refused-choose")]))
            }
            None if role == Role::TeamLeader => Err(Error::refused("team", "refused-choose")),
            _ => Ok(()),
        }
    }
}

fn named(name: &str) -> Texts {
    let mut texts = Texts::new();
    texts.insert("name".into(), text(name, Audience::Staff));
    texts
}
