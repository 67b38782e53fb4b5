//! Breaking the glass: somebody opens one case outside their reach, with a reason and for a
//! time; the leader of the team that has the case hears of it.

use crate::draft::Draft;
use crate::numbered::in_order;
use crate::{Actor, App, Deed, Error, Problem};
use domain::cpr::Cpr;
use domain::event::access::{GlassBroken, GlassSeen};
use domain::text::{Audience, text};
use domain::{EventId, Moment, PersonId, PersonKind, StreamId, TeamId, Texts, WorkerId};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::{Listed, Page, Scope};

/// The shortest reason that says something.
const SHORTEST_REASON: usize = 10;

/// At most so many broken glasses are shown at once; the page says how many there are.
const SHOWN: u32 = 100;

/// An hour in seconds.
const HOUR: i64 = 3600;

/// How often each member of staff has tried to break the glass lately, on this node.
#[derive(Debug, Default)]
pub(crate) struct Tries(Mutex<HashMap<WorkerId, Vec<Moment>>>);

impl Tries {
    /// Counts one more; false if it is one too many within the hour.
    fn take(&self, who: WorkerId, now: Moment, most: u32) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tries = all.entry(who).or_default();
        tries.retain(|at| now.0 - at.0 < HOUR);
        let is_within = tries.len() < usize::try_from(most).unwrap_or(usize::MAX);
        if is_within {
            tries.push(now);
        }
        is_within
    }
}

/// A broken glass that waits for a leader's look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlassNotice {
    /// The event.
    pub glass: EventId,
    /// The case.
    pub number: Option<u32>,
    /// The team that has it.
    pub team: Option<TeamId>,
    /// Who broke it.
    pub worker: WorkerId,
    /// When.
    pub at: Moment,
    /// Until when the case stays open to them.
    pub until: Moment,
    /// Why, in their words.
    pub reason: String,
}

impl App {
    /// Opens a case, named by its number or the child's whole CPR number, to an actor for a
    /// time, and gives back its number. Nothing is looked up before a reason is given, and
    /// every look-up is in the access log.
    pub fn break_glass(&self, actor: &Actor, wanted: &str, reason: &str) -> Result<u32, Error> {
        actor.require(Deed::BreakGlass)?;
        let (wanted, reason) = (wanted.trim(), reason.trim());
        let mut problems = Vec::new();
        if wanted.is_empty() {
            problems.push(Problem::new("wanted", "refused-empty"));
        }
        if reason.chars().count() < SHORTEST_REASON {
            problems.push(Problem::new("reason", "refused-glass-reason"));
        }
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let (now, roles) = (self.now(), &self.ruleset().roles);
        if !self
            .tries
            .take(actor.worker, now, roles.glass_tries_an_hour)
        {
            return Err(Error::refused("wanted", "refused-glass-tries"));
        }
        let Some((person, number)) = self.whole_case(wanted)? else {
            self.log_view(actor, None, None, "glass")?;
            return Err(Error::refused("wanted", "refused-glass-none"));
        };
        self.log_view(actor, Some(person), Some(number), "glass")?;
        if self
            .store
            .person_of_number(&self.scope(actor), number)?
            .is_some()
        {
            return Ok(number);
        }
        let broken = GlassBroken {
            worker: actor.worker,
            until: now.add_seconds(i64::from(roles.glass_minutes) * 60),
        };
        let mut texts = Texts::new();
        texts.insert("reason".into(), text(reason, Audience::Staff));
        let draft = Draft {
            text: texts,
            ..Draft::plain(StreamId::from(person), now, vec![person], broken.into())
        };
        self.record(actor, vec![draft], &[])?;
        Ok(number)
    }

    /// The case with exactly this number, or of the child with exactly this CPR number.
    fn whole_case(&self, wanted: &str) -> Result<Option<(PersonId, u32)>, Error> {
        let system = Scope::system();
        if let Ok(cpr) = wanted.parse::<Cpr>() {
            let found = self.store.search(&system, &cpr.digits(), 5)?;
            let children = in_order(found, |p| p.kind != PersonKind::Adult);
            let child = children.first();
            return Ok(child.and_then(|p| Some((p.person, p.number?))));
        }
        let Ok(number) = wanted.parse::<u32>() else {
            return Ok(None);
        };
        let person = self.store.person_of_number(&system, number)?;
        Ok(person.map(|person| (person, number)))
    }

    /// The broken glasses that wait for the actor's look, the latest first, and how many there
    /// are in all.
    pub fn glass_notices(&self, actor: &Actor) -> Result<Listed<GlassNotice>, Error> {
        if !actor.may(Deed::AnswerGlass) {
            return Ok(Listed {
                rows: Vec::new(),
                total: 0,
            });
        }
        let system = Scope::system();
        let rows = self
            .store
            .unseen_glass(&self.scope(actor), Page::first(SHOWN))?;
        if !rows.is_empty() {
            self.log_list(actor, "glass", rows.iter().map(|r| r.person))?;
        }
        let notices = rows.into_iter().map(|row| -> Result<_, Error> {
            let event = self.store.event(&system, row.glass.id)?;
            let reason = event
                .and_then(|e| e.text.get("reason").map(|t| t.value.clone()))
                .unwrap_or_default();
            Ok(GlassNotice {
                glass: row.glass.id,
                number: row.number,
                team: row.team,
                worker: row.glass.worker,
                at: row.glass.from,
                until: row.glass.until,
                reason,
            })
        });
        Ok(Listed {
            rows: notices.collect::<Result<_, _>>()?,
            total: self.waiting_glasses(actor)?,
        })
    }

    /// How many there are, for whoever counts them and reads none.
    pub(crate) fn waiting_glasses(&self, actor: &Actor) -> Result<u64, Error> {
        if !actor.may(Deed::AnswerGlass) {
            return Ok(0);
        }
        Ok(self.store.unseen_glass_count(&self.scope(actor))?)
    }

    /// A leader has looked at a broken glass; nobody answers for their own.
    pub fn answer_glass(&self, actor: &Actor, glass: EventId) -> Result<(), Error> {
        actor.require(Deed::AnswerGlass)?;
        let rows = self.store.unseen_glass(&self.scope(actor), Page::ALL)?;
        let row = rows.into_iter().find(|row| row.glass.id == glass);
        let row = row.ok_or(Error::NotFound)?;
        if row.glass.worker == actor.worker {
            return Err(Error::refused("glass", "refused-glass-own"));
        }
        let seen = GlassSeen { glass };
        let stream = StreamId::from(row.person);
        let draft = Draft::plain(stream, self.now(), vec![row.person], seen.into());
        self.record(actor, vec![draft], &[])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glass_can_be_tried_so_often_in_an_hour_by_each() {
        let tries = Tries::default();
        let (me, other) = (WorkerId::SYSTEM, WorkerId(uuid::Uuid::from_u128(9)));
        assert!(tries.take(me, Moment(0), 2) && tries.take(me, Moment(10), 2));
        assert!(!tries.take(me, Moment(20), 2));
        assert!(tries.take(other, Moment(20), 2));
        assert!(tries.take(me, Moment(HOUR), 2), "the first is an hour old");
        assert!(!tries.take(me, Moment(HOUR + 1), 2));
    }
}
