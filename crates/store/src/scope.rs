//! Who asks, and how far the answer may reach; compiled into the SQL of every read.
//!
//! The role's permission is decided elsewhere; here a reach becomes a condition. It has two
//! parts: whom the reach opens to everybody in the role (never a protected person), and whom
//! the reader is named to.

use crate::value::Value;
use domain::{Moment, ProviderId, Role, TeamId, WorkerId};

/// The condition that leaves nobody out.
pub(crate) const EVERYBODY: &str = "1 = 1";

/// The condition that lets nobody in.
const NOBODY: &str = "1 = 0";

/// Who asks, in what role, how far they may see, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Who asks.
    pub actor: WorkerId,
    /// In what role.
    pub role: Role,
    /// How far.
    pub reach: Reach,
    /// The moment that counts as now: naming ends.
    pub now: Moment,
}

/// How far a reader may see. A protected person is within any of them only for who is named
/// to the case: has a part in it now, was given access, or broke the glass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The program itself: jobs, figures, checks.
    System,
    /// Everybody in the municipality.
    Whole,
    /// Whoever's main caseworker is in one of the teams, and whoever has none.
    Teams(Vec<TeamId>),
    /// Whoever the reader is named to.
    Own,
    /// The running measures a provider delivers, and no person's case.
    Contracts(ProviderId),
    /// No person at all; only aggregated figures, which do not come through here.
    Nobody,
}

/// Whom a reach opens to everybody in the role: together with the persons a reader is named
/// to, it is the whole scope. Protected persons are in `Everybody` only.
///
/// A count kept by team needs no more: that of the part, and the few named persons outside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broad<'a> {
    /// Every person, protected ones too, adults too.
    Everybody,
    /// Every child that is not protected.
    Whole,
    /// Every such child of these teams, and every such child without a main caseworker.
    Teams(&'a [TeamId]),
    /// Nobody.
    Nobody,
}

impl Scope {
    /// A reader.
    pub fn new(actor: WorkerId, role: Role, reach: Reach, now: Moment) -> Self {
        Self {
            actor,
            role,
            reach,
            now,
        }
    }

    /// The program itself.
    pub fn system() -> Self {
        Self::new(WorkerId::SYSTEM, Role::System, Reach::System, Moment(0))
    }

    /// Whom the reach opens without naming.
    pub fn broad(&self) -> Broad<'_> {
        match &self.reach {
            Reach::System => Broad::Everybody,
            Reach::Whole => Broad::Whole,
            Reach::Teams(teams) => Broad::Teams(teams),
            Reach::Own | Reach::Contracts(_) | Reach::Nobody => Broad::Nobody,
        }
    }

    /// Whether persons the reader is named to come on top of the broad part.
    pub fn has_named(&self) -> bool {
        matches!(self.reach, Reach::Whole | Reach::Teams(_) | Reach::Own)
    }

    /// The condition on the alias `p` of the table `person`; its parameters are appended to
    /// `params` and numbered on from what is there.
    pub(crate) fn condition<'a>(&'a self, params: &mut Vec<Value<'a>>) -> String {
        self.condition_on("p", params)
    }

    /// The same on another alias.
    pub(crate) fn condition_on<'a>(&'a self, p: &str, params: &mut Vec<Value<'a>>) -> String {
        let broad = self.broad_on(p, params);
        match (broad.as_str(), self.has_named()) {
            (_, false) => broad,
            (NOBODY, true) => self.named_on(p, params),
            (_, true) => format!("(({broad}) OR {})", self.named_on(p, params)),
        }
    }

    /// The condition of the broad part alone.
    pub(crate) fn broad_on<'a>(&'a self, p: &str, params: &mut Vec<Value<'a>>) -> String {
        match self.broad() {
            Broad::Everybody => EVERYBODY.to_owned(),
            Broad::Nobody => NOBODY.to_owned(),
            Broad::Whole | Broad::Teams(_) => {
                let reach = self.reach_on(p, params);
                format!("{p}.is_protected = 0 AND {reach}")
            }
        }
    }

    /// Whom the reader is named to.
    pub(crate) fn named_on<'a>(&'a self, p: &str, params: &mut Vec<Value<'a>>) -> String {
        params.push(self.actor.into());
        let actor = params.len();
        params.push(self.now.into());
        let now = params.len();
        format!(
            "{p}.person IN (SELECT s.person FROM assignment s \
             WHERE s.worker = ?{actor} AND s.until_at IS NULL AND s.from_at <= ?{now} \
             UNION ALL SELECT g.person FROM named g \
             WHERE g.worker = ?{actor} AND g.until_at > ?{now})"
        )
    }

    /// The reach as if nobody were protected: who answers for a case without seeing it, to
    /// name somebody or to hear that the glass was broken. Names nobody and opens nothing.
    pub(crate) fn reach_on<'a>(&'a self, p: &str, params: &mut Vec<Value<'a>>) -> String {
        match &self.reach {
            Reach::System => EVERYBODY.to_owned(),
            Reach::Whole => format!("{p}.kind <> 'adult'"),
            Reach::Teams(teams) => {
                let mut places = Vec::with_capacity(teams.len());
                for team in teams {
                    params.push(Value::Text(team.as_str()));
                    places.push(format!("?{}", params.len()));
                }
                let of_team = match places.as_slice() {
                    [] => NOBODY.to_owned(),
                    [one] => format!("{p}.main_team = {one}"),
                    many => format!("{p}.main_team IN ({})", many.join(", ")),
                };
                format!("({of_team} OR ({p}.main_team IS NULL AND {p}.kind <> 'adult'))")
            }
            Reach::Own | Reach::Contracts(_) | Reach::Nobody => NOBODY.to_owned(),
        }
    }
}
