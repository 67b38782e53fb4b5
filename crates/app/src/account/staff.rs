//! Members of staff: who begins, who changes role, who leaves. A change of role and leaving
//! end the sessions.

use crate::roles::Extent;
use crate::ruleset::{Ruleset, Worker};
use crate::{Actor, App, Deed, Error, Problem};
use domain::event::office::{WorkerLeft, WorkerRegistered};
use domain::text::{Audience, text};
use domain::{DistrictId, Payload, ProviderId, Role, TeamId, Texts, WorkerId};

/// What somebody is on the staff as, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// The team.
    pub team: Option<TeamId>,
    /// The district led.
    pub district: Option<DistrictId>,
    /// The provider worked for.
    pub provider: Option<ProviderId>,
}

impl Post {
    /// What a form carries that was filled in on it, so that nobody overwrites another unseen.
    pub fn version(&self) -> String {
        let place = |code: Option<&str>| code.unwrap_or("-").to_owned();
        [
            self.role.to_string(),
            place(self.team.as_ref().map(TeamId::as_str)),
            place(self.district.as_ref().map(DistrictId::as_str)),
            place(self.provider.as_ref().map(ProviderId::as_str)),
        ]
        .join("/")
    }

    /// A role that belongs nowhere in particular.
    pub fn of(role: Role) -> Self {
        Self {
            role,
            team: None,
            district: None,
            provider: None,
        }
    }
}

impl From<&Worker> for Post {
    fn from(worker: &Worker) -> Self {
        Self {
            role: worker.role,
            team: worker.team.clone(),
            district: worker.district.clone(),
            provider: worker.provider.clone(),
        }
    }
}

impl App {
    /// Puts a new member of staff on record.
    pub fn register_worker(
        &self,
        actor: &Actor,
        name: &str,
        post: Post,
    ) -> Result<WorkerId, Error> {
        actor.require(Deed::ManageAccounts)?;
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::refused("name", "refused-empty"));
        }
        let post = fitting(&self.ruleset(), post)?;
        let worker = WorkerId(self.ids.new_id());
        self.record_office(actor, [registration(worker, name, post)])?;
        Ok(worker)
    }

    /// Gives a member of staff another role, or another place.
    ///
    /// `seen` is the [`Post::version`] that the form was filled in on; [`Error::Conflict`] if
    /// someone gave them another one meanwhile.
    pub fn change_post(
        &self,
        actor: &Actor,
        worker: WorkerId,
        seen: Option<&str>,
        post: &Post,
    ) -> Result<(), Error> {
        actor.require(Deed::ManageAccounts)?;
        if actor.worker == worker {
            return Err(Error::refused("role", "refused-own-account"));
        }
        self.put_post(actor, worker, |before| {
            let is_late = seen.is_some_and(|seen| seen != before.version());
            if is_late && post != before {
                return Err(Error::Conflict);
            }
            Ok(post.clone())
        })
    }

    /// Puts another post on record, made from the one before, unless it is the same. The
    /// sessions end.
    pub(super) fn put_post(
        &self,
        actor: &Actor,
        worker: WorkerId,
        change: impl Fn(&Post) -> Result<Post, Error>,
    ) -> Result<(), Error> {
        let is_new = self.record_office_by(actor, |known| {
            let on_record = known.workers.get(&worker).filter(|w| w.left_at.is_none());
            let on_record = on_record.ok_or(Error::NotFound)?;
            let before = Post::from(on_record);
            let post = change(&before)?;
            if post == before {
                return Ok(None);
            }
            let post = fitting(known, post)?;
            Ok(Some(registration(worker, &on_record.name, post)))
        })?;
        if is_new {
            self.store.sessions_end(worker, None)?;
        }
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
}

/// A post as it is put on record.
fn registration(worker: WorkerId, name: &str, post: Post) -> (Payload, Texts) {
    let registered = WorkerRegistered {
        worker,
        role: post.role,
        team: post.team,
        district: post.district,
        provider: post.provider,
    };
    let mut texts = Texts::new();
    texts.insert("name".into(), text(name, Audience::Staff));
    (registered.into(), texts)
}

/// The post without what its role has no use for; refused where the role needs a place it
/// does not have, or one that nobody knows.
fn fitting(known: &Ruleset, mut post: Post) -> Result<Post, Error> {
    let extent = known.roles.of(post.role).extent;
    if extent != Extent::District {
        post.district = None;
    }
    if extent != Extent::Contracts {
        post.provider = None;
    }
    let team_is = |id: &TeamId| known.teams.iter().any(|(team, _)| team == id);
    let district_is = |id: &DistrictId| known.districts.values().any(|d| d == id);
    let provider_is = |id: &ProviderId| known.providers.contains_key(id);
    let choose = |field, is_wrong: bool| is_wrong.then(|| Problem::new(field, "refused-choose"));
    let (team, district) = (post.team.as_ref(), post.district.as_ref());
    let provider = post.provider.as_ref();
    let is_without = [
        is_missing(team, extent == Extent::Team, team_is),
        is_missing(district, extent == Extent::District, district_is),
        is_missing(provider, extent == Extent::Contracts, provider_is),
    ];
    let problems: Vec<Problem> = [
        choose("role", extent == Extent::System),
        choose("team", is_without[0]),
        choose("district", is_without[1]),
        choose("provider", is_without[2]),
    ]
    .into_iter()
    .flatten()
    .collect();
    if problems.is_empty() {
        Ok(post)
    } else {
        Err(Error::Refused(problems))
    }
}

/// Whether a place is unknown, or needed and not given.
fn is_missing<T>(place: Option<&T>, is_needed: bool, is_known: impl Fn(&T) -> bool) -> bool {
    place.map_or(is_needed, |place| !is_known(place))
}
