//! Decisions: made at once by whoever has the competence, or put before them; approved, sent
//! back, read.

use crate::case::CaseView;
use crate::draft::Draft;
use crate::ruleset::Ruleset;
use crate::{Actor, App, Deed, Error, Problem};
use domain::StreamId;
use domain::correction::{Effective, effective};
use domain::decide::{unsaid, waits};
use domain::event::casework::DecisionMade;
use domain::event::decision::{DecisionProposed, DecisionReturned};
use domain::hearing::running;
use domain::id::ItemId;
use domain::text::{Audience, text};
use domain::{Competence, Day, Event, Moment, Payload, Texts, WorkerId};
use store::ProposalRow;

/// The hour that stands for a meeting of the committee.
const NOON: u32 = 12;

/// A decision, made or only proposed, as its page and its letter show it.
#[derive(Debug, Clone)]
pub struct DecisionView {
    /// The case it is about.
    pub view: CaseView,
    /// What it says.
    pub made: DecisionMade,
    /// Its words.
    pub text: Texts,
    /// When it was made or proposed.
    pub at: Moment,
    /// Who recorded it last: whoever decided, or proposed.
    pub recorded_by: WorkerId,
    /// Where it stands.
    pub stage: Stage,
    /// When it is looked at.
    pub now: Moment,
}

/// Where a decision stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// It is made.
    Made,
    /// It waits for whoever has the competence.
    Waits(Competence),
    /// It was sent back, with these words.
    Returned(String),
}

impl App {
    /// Makes a decision if the actor has the competence, or puts it before whoever has, and
    /// gives back whom it waits for then. `seen` is the version of the file the form was filled
    /// in on. It is refused if it does not say what the law wants said in it, or does not know of a
    /// hearing that may still be answered.
    pub fn decide(
        &self,
        actor: &Actor,
        number: u32,
        seen: Option<u32>,
        at: Moment,
        decision: DecisionMade,
        texts: Texts,
    ) -> Result<Option<Competence>, Error> {
        actor.require(Deed::RecordInCase)?;
        let unsaid = unsaid(&decision, &texts).into_iter();
        let unsaid: Vec<_> = unsaid.map(|r| Problem::new(r.field, r.message)).collect();
        if !unsaid.is_empty() {
            return Err(Error::Refused(unsaid));
        }
        let (_, found) = self.case_for(actor, number)?;
        knows(&decision, &found.events, at)?;
        let competence = self.ruleset().competence.of(&decision);
        let waits_for = (!may_decide(&self.ruleset(), actor, competence)).then_some(competence);
        let payload: Payload = if waits_for.is_none() {
            made_by(decision, competence, None)?.into()
        } else {
            DecisionProposed {
                proposed: decision,
                competence,
            }
            .into()
        };
        self.record_in_case(actor, number, seen, at, payload, texts)?;
        Ok(waits_for)
    }

    /// Fails if what is to be recorded is a decision that somebody else makes by the plan of
    /// competence, or says that somebody else made it: however it comes in, it is put before
    /// them and not made.
    pub(crate) fn may_make(&self, actor: &Actor, payload: &Payload) -> Result<(), Error> {
        let Payload::DecisionMade(made) = payload else {
            return Ok(());
        };
        let rules = self.ruleset();
        let competence = rules.competence.of(made);
        let is_said_so = made.terms.by.is_none_or(|by| by == competence);
        if is_said_so && may_decide(&rules, actor, competence) {
            Ok(())
        } else {
            Err(Error::refused("kind", "refused-competence"))
        }
    }

    /// The proposals that wait for the actor; each person shown is logged.
    pub fn proposals(&self, actor: &Actor) -> Result<Vec<ProposalRow>, Error> {
        actor.require(Deed::ApproveDecisions)?;
        let rows = self.waiting_proposals(actor)?;
        let shown = rows.iter().map(|row| row.person);
        self.log_list(actor, "proposals", shown)?;
        Ok(rows)
    }

    /// The same without the log, for whoever counts them.
    pub(crate) fn waiting_proposals(&self, actor: &Actor) -> Result<Vec<ProposalRow>, Error> {
        if !actor.may(Deed::ApproveDecisions) {
            return Ok(Vec::new());
        }
        let plan = &self.ruleset().competence;
        let mut rows = self.store.proposal_list(&self.scope(actor))?;
        rows.retain(|row| plan.decides(actor.role, row.proposal.competence));
        Ok(rows)
    }

    /// Makes a proposed decision exactly as it was proposed; for the committee's and the team's,
    /// `met_on` is the day of the meeting, from which it counts however late it is written down.
    ///
    /// `seen` is the last event with which the proposal was read; [`Error::Conflict`] if
    /// someone recorded in it meanwhile: what was changed is not approved unread. While a party may
    /// still answer a hearing it is refused, unless whoever decides says that they know.
    pub fn approve(
        &self,
        actor: &Actor,
        number: u32,
        decision: ItemId,
        seen: Option<u64>,
        met_on: Option<Day>,
        knows_of_hearing: bool,
    ) -> Result<(), Error> {
        let at = decided_at(met_on, self.now());
        self.answer(
            actor,
            number,
            (decision, seen),
            |events, proposed, competence, texts| {
                // One that was proposed before both had to be said goes back with a word.
                if !unsaid(&proposed, &texts).is_empty() {
                    return Err(Error::refused("words", "refused-proposal-unsaid"));
                }
                let mut made = made_by(proposed, competence, met_on)?;
                let runs = running(events, at).into_iter();
                let known = runs.filter(|_| knows_of_hearing);
                made.terms.unanswered = known.map(|r| r.hearing).collect();
                knows(&made, events, at)?;
                Ok((made.into(), texts))
            },
        )
    }

    /// Sends a proposed decision back, with what is to be mended; `seen` as in
    /// [`App::approve`].
    pub fn send_back(
        &self,
        actor: &Actor,
        number: u32,
        decision: ItemId,
        seen: Option<u64>,
        words: &str,
    ) -> Result<(), Error> {
        if words.trim().is_empty() {
            return Err(Error::refused("words", "refused-empty"));
        }
        self.answer(actor, number, (decision, seen), |_, _, _, _| {
            let mut texts = Texts::new();
            texts.insert("words".into(), text(words.trim(), Audience::Staff));
            Ok((DecisionReturned { decision }.into(), texts))
        })
    }

    fn answer(
        &self,
        actor: &Actor,
        number: u32,
        (decision, seen): (ItemId, Option<u64>),
        with: impl FnOnce(&[Event], DecisionMade, Competence, Texts) -> Result<(Payload, Texts), Error>,
    ) -> Result<(), Error> {
        actor.require(Deed::ApproveDecisions)?;
        let (case, found) = self.case_for(actor, number)?;
        let stream = StreamId::from(case.person);
        let (proposed, competence, texts) =
            proposal(&effective(&found.events), decision).ok_or(Error::NotFound)?;
        if !self.ruleset().competence.decides(actor.role, competence) {
            return Err(Error::Forbidden);
        }
        let last = found.events.last().map(|event| event.position);
        if seen.is_some() && seen != last {
            return Err(Error::Conflict);
        }
        if !waits(&case, decision) {
            return Err(Error::refused("answer", "refused-proposal-answered"));
        }
        let (payload, text) = with(&found.events, proposed, competence, texts)?;
        let proposed_at = case.proposals.iter().find(|p| p.id == decision);
        let proposed_at = proposed_at.map_or(self.now(), |p| p.proposed_at);
        let at = answered_at(&payload, proposed_at, self.now())?;
        self.fits(&case, &found.events, at, &payload, &text)?;
        let draft = Draft {
            text,
            ..Draft::plain(stream, at, vec![case.person], payload)
        };
        self.record(actor, vec![draft], &[(stream, found.version)])?;
        Ok(())
    }

    /// A decision or a proposal of a case, with the case; the view is logged as `what`.
    pub fn decision(
        &self,
        actor: &Actor,
        number: u32,
        decision: ItemId,
        what: &'static str,
    ) -> Result<DecisionView, Error> {
        let view = self.view_case(actor, number, what)?;
        let stands = effective(&view.events);
        let made = stands.iter().rev().find_map(|e| match &e.content.payload {
            Payload::DecisionMade(p) if p.decision == decision => Some((e.content, p, Stage::Made)),
            _ => None,
        });
        let proposed = || {
            stands.iter().rev().find_map(|e| match &e.content.payload {
                Payload::DecisionProposed(p) if p.proposed.decision == decision => Some((
                    e.content,
                    &p.proposed,
                    stage(&stands, decision, p.competence),
                )),
                _ => None,
            })
        };
        let (event, made, stage) = made.or_else(proposed).ok_or(Error::NotFound)?;
        let (event, made) = (event.clone(), made.clone());
        drop(stands);
        Ok(DecisionView {
            view,
            made,
            text: event.text,
            at: event.at,
            recorded_by: event.actor,
            stage,
            now: self.now(),
        })
    }
}

/// Whether an actor makes a decision of a competence without asking anybody.
fn may_decide(rules: &Ruleset, actor: &Actor, competence: Competence) -> bool {
    match competence {
        Competence::Own => true,
        // What a meeting decided is written down apart, with its day.
        Competence::Committee | Competence::TeamMeeting => false,
        _ => actor.may(Deed::ApproveDecisions) && rules.competence.decides(actor.role, competence),
    }
}

/// Fails if a party may still answer a hearing of which the decision does not say so.
fn knows(decision: &DecisionMade, events: &[Event], at: Moment) -> Result<(), Error> {
    let known = &decision.terms.unanswered;
    if running(events, at)
        .iter()
        .all(|r| known.contains(&r.hearing))
    {
        Ok(())
    } else {
        Err(Error::refused("unanswered", "refused-hearing-runs"))
    }
}

/// The moment at which it is asked who may still answer: the committee's meeting, or now.
pub fn decided_at(met_on: Option<Day>, now: Moment) -> Moment {
    met_on.map_or(now, |day| day.at(NOON, 0).min(now))
}

/// The decision with whose it was; the committee and the team decide in a meeting, a preliminary
/// one is the committee's chair's.
fn made_by(
    mut decision: DecisionMade,
    competence: Competence,
    met_on: Option<Day>,
) -> Result<DecisionMade, Error> {
    if competence.is_meeting() && met_on.is_none() {
        let message = match competence {
            Competence::TeamMeeting => "refused-team-met-on",
            _ if decision.kind.is_preliminary() => "refused-chair-on",
            _ => "refused-met-on",
        };
        return Err(Error::refused("met_on", message));
    }
    decision.terms.by = Some(competence);
    decision.terms.met_on = met_on;
    Ok(decision)
}

/// When an answer counts from: the committee's and the team's from the meeting, whose hour nobody is asked for;
/// any other is given now. The committee decides on what is before it; what its chair decides
/// preliminarily is often written down afterwards (BL § 143, SEL § 75), and counts from then.
fn answered_at(payload: &Payload, proposed_at: Moment, now: Moment) -> Result<Moment, Error> {
    let Payload::DecisionMade(made) = payload else {
        return Ok(now);
    };
    let Some(met_on) = made.terms.met_on else {
        return Ok(now);
    };
    if met_on < proposed_at.day() && !made.kind.is_preliminary() {
        return Err(Error::refused("met_on", "refused-met-before"));
    }
    Ok(met_on.at(NOON, 0).max(proposed_at).min(now))
}

fn proposal(
    stands: &[Effective<'_>],
    decision: ItemId,
) -> Option<(DecisionMade, Competence, Texts)> {
    stands.iter().rev().find_map(|e| match &e.content.payload {
        Payload::DecisionProposed(p) if p.proposed.decision == decision => {
            Some((p.proposed.clone(), p.competence, without_reason(e.content)))
        }
        _ => None,
    })
}

/// The texts of an event without why it was corrected.
fn without_reason(event: &Event) -> Texts {
    let mut texts = event.text.clone();
    texts.remove("reason");
    texts
}

fn stage(stands: &[Effective<'_>], decision: ItemId, competence: Competence) -> Stage {
    let returned = stands.iter().rev().find(
        |e| matches!(&e.content.payload, Payload::DecisionReturned(p) if p.decision == decision),
    );
    returned.map_or(Stage::Waits(competence), |e| {
        let words = e.content.text.get("words");
        Stage::Returned(words.map(|t| t.value.clone()).unwrap_or_default())
    })
}
