//! Other programs: let in with a token, known again by it, and shut out.
//!
//! A token is shown once; the store keeps its digest. What a client may see and do is its
//! role's reach and deeds, narrowed by its permits.

use crate::roles::{Extent, Roles};
use crate::{Actor, App, Deed, Error, Problem};
use domain::event::office::{ClientRegistered, ClientRevoked};
use domain::text::{Audience, text};
use domain::{Day, Moment, Permit, Role, TeamId, Texts, WorkerId};
use identity::random;
use store::Client;

/// How every token begins, so that one that leaked is recognised where it lies.
const PREFIX: &str = "traad_";
/// The longest a token may last; then a new one is asked for.
const LONGEST_DAYS: i32 = 366;
/// The longest name, in letters.
const LONGEST_NAME: usize = 80;

/// What is asked for a new client.
#[derive(Debug, Clone)]
pub struct NewClient {
    /// What it is called.
    pub name: String,
    /// In what role it acts.
    pub role: Role,
    /// In which team, where the role's reach is a team.
    pub team: Option<TeamId>,
    /// What it may do.
    pub permits: Vec<Permit>,
    /// The last day its token is good.
    pub until: Day,
}

/// A client that came in by its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who acts: the client's id, role and team, and only what its permits leave.
    pub actor: Actor,
    /// What it may do.
    pub permits: Vec<Permit>,
    /// When its token ends.
    pub expires_at: Moment,
}

impl Caller {
    /// Fails unless the client was given a permit.
    pub fn require(&self, permit: Permit) -> Result<(), Error> {
        if self.has(permit) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }

    /// Whether the client was given a permit.
    pub fn has(&self, permit: Permit) -> bool {
        self.permits.contains(&permit)
    }
}

impl App {
    /// Lets a program in; gives back its token, which nobody can be shown again.
    pub fn add_client(&self, actor: &Actor, new: NewClient) -> Result<(Client, String), Error> {
        actor.require(Deed::ManageClients)?;
        let now = self.now();
        let problems = self.problems_of_client(&new, now);
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let mut permits = new.permits;
        permits.sort_unstable();
        permits.dedup();
        let client = Client {
            id: WorkerId(self.ids.new_id()),
            name: new.name.trim().to_owned(),
            role: new.role,
            team: new.team,
            permits,
            created_at: now,
            created_by: actor.worker,
            expires_at: new.until.end(),
            used_at: None,
            revoked: None,
        };
        let token = new_token(client.id)?;
        let registered = ClientRegistered {
            client: client.id,
            role: client.role,
            team: client.team.clone(),
            permits: client.permits.clone(),
            expires_at: client.expires_at,
        };
        let mut texts = Texts::new();
        texts.insert("name".into(), text(client.name.as_str(), Audience::Staff));
        // On record first: what is let in without a record would be worse than a record of
        // what never came in.
        self.record_office(actor, [(registered.into(), texts)])?;
        let digest = self.token_digest(&token)?;
        self.store.client_create(&client, &digest)?;
        Ok((client, token))
    }

    /// Every program that was ever let in, the latest first.
    pub fn clients(&self, actor: &Actor) -> Result<Vec<Client>, Error> {
        actor.require(Deed::ManageClients)?;
        Ok(self.store.clients()?)
    }

    /// Shuts a program out at once; its next call is refused.
    pub fn revoke_client(&self, actor: &Actor, client: WorkerId) -> Result<(), Error> {
        actor.require(Deed::ManageClients)?;
        if self.store.client_find(client)?.is_none() {
            return Err(Error::NotFound);
        }
        // Shut out first, whatever happens to the record of it.
        if self.store.client_revoke(client, self.now(), actor.worker)? {
            let revoked = ClientRevoked { client };
            self.record_office(actor, [(revoked.into(), Texts::new())])?;
        }
        Ok(())
    }

    /// The client behind a token, if it may come in now.
    pub fn caller(&self, token: &str) -> Result<Option<Caller>, Error> {
        let Some(id) = client_of(token) else {
            return Ok(None);
        };
        let Some((client, kept)) = self.store.client_find(id)? else {
            return Ok(None);
        };
        let now = self.now();
        let is_over = client.revoked.is_some() || client.expires_at <= now;
        if !random::is_same(&kept, &self.token_digest(token)?) || is_over {
            return Ok(None);
        }
        // Written down at most once in five minutes, so that reading is no write.
        if client.used_at.is_none_or(|at| now.0 - at.0 > 300) {
            self.store.client_used(id, now)?;
        }
        Ok(Some(caller(client, &self.ruleset().roles)))
    }

    fn problems_of_client(&self, new: &NewClient, now: Moment) -> Vec<Problem> {
        let mut problems = Vec::new();
        let name = new.name.trim();
        if name.is_empty() {
            problems.push(Problem::new("name", "refused-empty"));
        } else if name.chars().count() > LONGEST_NAME {
            problems.push(Problem::new("name", "refused-long"));
        }
        let known = self.ruleset();
        let is_known = |team: &TeamId| known.teams.iter().any(|(id, _)| id == team);
        if new.team.as_ref().is_some_and(|team| !is_known(team)) {
            problems.push(Problem::new("team", "refused-no-team"));
        }
        match known.roles.of(new.role).extent {
            // A program has no cases, district or contracts of its own.
            Extent::System | Extent::Own | Extent::District | Extent::Contracts => {
                problems.push(Problem::new("role", "refused-client-role"));
            }
            Extent::Team if new.team.is_none() => {
                problems.push(Problem::new("team", "refused-client-team"));
            }
            Extent::Team | Extent::Whole | Extent::Aggregated => {}
        }
        if new.permits.is_empty() {
            problems.push(Problem::new("permits", "refused-choose"));
        }
        let last = now.day().add_days(LONGEST_DAYS);
        if new.until < now.day() || new.until > last {
            problems.push(Problem::new("until", "refused-client-until"));
        }
        problems
    }

    /// Keyed, so that whoever can write into the database still makes no token of his own.
    fn token_digest(&self, token: &str) -> Result<[u8; 32], Error> {
        Ok(self
            .store
            .vault()
            .digest("client-token", token.as_bytes())?)
    }
}

/// A token that names its client; what follows is a secret that nobody guesses.
fn new_token(client: WorkerId) -> Result<String, Error> {
    Ok(format!(
        "{PREFIX}{}_{}",
        client.0.simple(),
        random::token()?
    ))
}

fn caller(client: Client, roles: &Roles) -> Caller {
    let only = client.permits.iter().flat_map(|permit| deeds(*permit));
    Caller {
        actor: Actor {
            team: client.team,
            name: client.name,
            only: Some(only.copied().collect()),
            ..Actor::new(client.id, client.role, roles)
        },
        permits: client.permits,
        expires_at: client.expires_at,
    }
}

/// The deeds that a permit leaves, as far as the role includes them.
fn deeds(permit: Permit) -> &'static [Deed] {
    match permit {
        Permit::Cases | Permit::Events | Permit::Obligations => &[Deed::SeeCases],
        Permit::Names | Permit::Texts => &[],
        Permit::Indicators => &[Deed::SeeGoals],
        Permit::Units => &[Deed::SeeGoals, Deed::SeeUnits],
        Permit::Notifications => &[Deed::SeeNotifications],
        Permit::Record => &[Deed::RecordInCase],
    }
}

/// The client that a token names; nobody yet, for anyone can write an id.
fn client_of(token: &str) -> Option<WorkerId> {
    let (id, _) = token.strip_prefix(PREFIX)?.split_once('_')?;
    id.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_names_its_client_and_nothing_else_does() {
        let id = WorkerId(uuid::Uuid::from_u128(7));
        let token = format!("{PREFIX}{}_abc", id.0.simple());
        assert_eq!(client_of(&token), Some(id));
        for other in ["", "traad_", "traad_x_y", "Bearer", &token[1..]] {
            assert_eq!(client_of(other), None, "{other}");
        }
    }
}
