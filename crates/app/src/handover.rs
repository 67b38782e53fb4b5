//! Handing cases over, one or forty in one step, for good or while a colleague is away.

use crate::absence::Absence;
use crate::case::CaseView;
use crate::distribution::Candidate;
use crate::draft::Draft;
use crate::{Actor, App, Deed, Error, Problem};
use domain::case::{Assignment, Case};
use domain::code::HandoverReason;
use domain::correction::{Effective, effective};
use domain::event::office::AbsenceRecorded;
use domain::event::people::{Assigned, Unassigned};
use domain::text::{Audience, text};
use domain::{AssignmentRole, Day, Moment, Payload, StreamId, TeamId, WorkerId};
use store::{CaseFilter, CaseRow, CaseSort, Listed, OfficeFilter, Page, Scope};

/// The most cases handed over in one step.
pub const MOST: u32 = 100;

/// A caseworker's cases with everybody who could take them.
#[derive(Debug, Clone)]
pub struct Handover {
    /// The moment it is made for.
    pub now: Moment,
    /// Whose cases.
    pub worker: WorkerId,
    /// When the worker is away, or will be next, if that is on record.
    pub away: Option<Absence>,
    /// The open cases in reach, the reddest first; at most so many as one step hands over.
    pub cases: Vec<CaseRow>,
    /// How many there are in all.
    pub total: u64,
    /// Who stands in on them now: number and substitute.
    pub substitutes: Vec<(u32, WorkerId)>,
    /// Who could take them.
    pub candidates: Vec<Candidate>,
}

/// For how long cases change hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// For good: another main caseworker.
    Good,
    /// While the colleague is away: a substitute beside the main caseworker.
    Away {
        /// The first day away.
        from_on: Day,
        /// The last day away, if it is known.
        until_on: Option<Day>,
    },
}

/// What a leader hands over.
#[derive(Debug, Clone)]
pub struct HandoverGiven {
    /// Whose cases.
    pub worker: WorkerId,
    /// Which cases go to whom.
    pub moves: Vec<(u32, WorkerId)>,
    /// For how long.
    pub term: Term,
    /// Why.
    pub reason: HandoverReason,
    /// What the next one must know of all of them.
    pub words: String,
}

impl App {
    /// A caseworker's cases with who could take them; each case shown is logged.
    pub fn handover(&self, actor: &Actor, worker: WorkerId) -> Result<Handover, Error> {
        actor.require(Deed::Assign)?;
        self.handed_by(actor, worker)?;
        let now = self.now();
        let Listed { rows: cases, total } = self.cases_of(actor, worker, Page::first(MOST), now)?;
        let shown = cases.iter().map(|c| c.person);
        self.log_list(actor, "handover", shown)?;
        let mut substitutes = Vec::new();
        for row in &cases {
            let case = self.bare_case(actor, row.number)?;
            substitutes.extend(standing_in(&case).map(|part| (row.number, part.worker)));
        }
        let candidates = self.candidates(actor, now)?;
        Ok(Handover {
            now,
            worker,
            away: self.ruleset().absences_of(worker).at(now.day()),
            cases,
            total,
            substitutes,
            candidates: candidates
                .into_iter()
                .filter(|c| c.worker != worker)
                .collect(),
        })
    }

    /// Hands cases over, all of them or none; gives back how many.
    ///
    /// [`Error::Conflict`] if one of them changed hands meanwhile.
    pub fn hand_over(&self, actor: &Actor, given: &HandoverGiven) -> Result<usize, Error> {
        self.look_at_handover(actor, given)?;
        let now = self.now();
        let (mut drafts, mut expected) = (Vec::new(), Vec::new());
        for (number, to) in &given.moves {
            let (case, version) = self.in_hands_of(actor, *number, Some(given.worker))?;
            let Some(team) = self.team_of(*to) else {
                return Err(Error::refused("to", "refused-no-worker"));
            };
            drafts.push(part(&case, given, (*to, team), now));
            expected.push((StreamId::from(case.person), version));
        }
        if let Term::Away { from_on, until_on } = given.term {
            let away = Absence { from_on, until_on };
            // One more case of the same absence says nothing new of it.
            if !self.ruleset().absences_of(given.worker).holds(away) {
                drafts.push(away_from(given.worker, away, now));
            }
        }
        let moved = given.moves.len();
        self.record(actor, drafts, &expected)?;
        self.reload_rules()?;
        Ok(moved)
    }

    /// Fails as [`App::hand_over`] does where something is missing or wrong in what was chosen, and
    /// records nothing.
    pub fn look_at_handover(&self, actor: &Actor, given: &HandoverGiven) -> Result<(), Error> {
        actor.require(Deed::Assign)?;
        self.handed_by(actor, given.worker)?;
        let problems = self.problems_of_handover(given);
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Error::Refused(problems))
        }
    }

    /// The cases that briefs are made from; each is logged. Those out of reach are left out.
    ///
    /// # Errors
    /// [`Error::NotFound`] if none is in reach.
    pub fn briefs(&self, actor: &Actor, numbers: &[u32]) -> Result<Vec<CaseView>, Error> {
        let mut found = Vec::new();
        for number in numbers.iter().take(MOST as usize) {
            match self.view_case(actor, *number, "brief") {
                Ok(view) => found.push(view),
                Err(Error::NotFound | Error::Erased(_)) => {}
                Err(error) => return Err(error),
            }
        }
        if found.is_empty() {
            Err(Error::NotFound)
        } else {
            Ok(found)
        }
    }

    /// A colleague is back: the absence ends today, or the next one is called off, and so end the
    /// parts of the substitutes on the cases in reach; those of another absence to come stay. Gives
    /// back on how many cases.
    pub fn end_absence(&self, actor: &Actor, worker: WorkerId) -> Result<usize, Error> {
        actor.require(Deed::Assign)?;
        self.handed_by(actor, worker)?;
        let now = self.now();
        let today = now.day();
        let mut drafts = Vec::new();
        let absences = self.ruleset().absences_of(worker);
        let away = absences.at(today);
        // Whoever was never away is back the day before the first day.
        if let Some(away) = away {
            let back = Absence {
                until_on: Some(today.add_days(-1)),
                ..away
            };
            drafts.push(away_from(worker, back, now));
        }
        let mut cases = 0;
        for row in self.cases_of(actor, worker, Page::ALL, now)?.rows {
            let case = self.bare_case(actor, row.number)?;
            let before = drafts.len();
            let over = standing_in(&case)
                .filter(|part| !absences.is_of_another(part.from.day(), away, today));
            drafts.extend(over.map(|part| self.stands_down(&case, part.worker)));
            cases += usize::from(drafts.len() > before);
        }
        if drafts.is_empty() {
            return Err(Error::refused("worker", "refused-not-away"));
        }
        self.record(actor, drafts, &[])?;
        self.reload_rules()?;
        Ok(cases)
    }

    /// Ends the parts of substitutes whose colleague's absence is over. Gives back how many.
    pub(crate) fn end_over(&self, actor: &Actor) -> Result<usize, Error> {
        let today = self.now().day();
        let system = Scope::system();
        let mut ended = 0;
        for (person, worker) in self.store.substitutes()? {
            let (Some(found), Some(case)) = (
                self.store.events_of_person(&system, person)?,
                self.store.case(&system, person)?,
            ) else {
                continue;
            };
            let colleague = stood_in_for(&effective(&found.events), worker);
            let mut parts = standing_in(&case).filter(|part| part.worker == worker);
            let is_over = colleague
                .zip(parts.next())
                .is_some_and(|(colleague, part)| {
                    let absences = self.ruleset().absences_of(colleague);
                    absences.is_over_since(part.from.day(), today)
                });
            if !is_over {
                continue;
            }
            let draft = self.stands_down(&case, worker);
            let expected = [(StreamId::from(case.person), found.version)];
            match self.record(actor, vec![draft], &expected) {
                Ok(_) => ended += 1,
                // Somebody records in the case; the next night looks again.
                Err(Error::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(ended)
    }

    /// Ends a substitute's part in a case.
    fn stands_down(&self, case: &Case, worker: WorkerId) -> Draft {
        let role = AssignmentRole::Substitute;
        let payload = Unassigned { worker, role }.into();
        let stream = StreamId::from(case.person);
        Draft::plain(stream, self.now(), vec![case.person], payload)
    }

    /// Who has these cases now, as far as the actor sees them; each that is shown is logged.
    /// For whoever wanted to give them to somebody and came late.
    pub fn in_hands(
        &self,
        actor: &Actor,
        numbers: &[u32],
    ) -> Result<Vec<(u32, Option<WorkerId>)>, Error> {
        actor.require(Deed::Assign)?;
        let now = self.now();
        let (mut hands, mut shown) = (Vec::new(), Vec::new());
        for number in numbers.iter().take(MOST as usize) {
            match self.bare_case(actor, *number) {
                Ok(case) => {
                    shown.push(case.person);
                    hands.push((*number, case.main_at(now).map(|a| a.worker)));
                }
                Err(Error::NotFound | Error::Erased(_)) => {}
                Err(error) => return Err(error),
            }
        }
        self.log_list(actor, "handover", shown)?;
        Ok(hands)
    }

    /// Fails unless somebody is a caseworker in the actor's reach.
    fn handed_by(&self, actor: &Actor, worker: WorkerId) -> Result<(), Error> {
        let known = self.ruleset();
        let team = known.workers.get(&worker).and_then(|w| w.team.as_ref());
        if team.is_some_and(|team| actor.reaches_team(team)) {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    fn cases_of(
        &self,
        actor: &Actor,
        worker: WorkerId,
        page: Page,
        now: Moment,
    ) -> Result<Listed<CaseRow>, Error> {
        let filter = CaseFilter {
            office: OfficeFilter {
                worker: Some(worker),
                ..OfficeFilter::default()
            },
            is_open: Some(true),
            ..CaseFilter::default()
        };
        let scope = self.scope(actor);
        Ok(self
            .store
            .case_list(&scope, &filter, CaseSort::Late, page, now)?)
    }

    /// A case that is to change hands, with the version of its file; [`Error::Conflict`] unless
    /// it is still in the hands of `worker`, or of nobody: also where it went out of the actor's
    /// sight.
    pub(crate) fn in_hands_of(
        &self,
        actor: &Actor,
        number: u32,
        worker: Option<WorkerId>,
    ) -> Result<(Case, u32), Error> {
        let is_gone = |error| match error {
            Error::NotFound => Error::Conflict,
            other => other,
        };
        let (case, found) = self.bare(actor, number).map_err(is_gone)?;
        if case.main_at(self.now()).map(|a| a.worker) == worker {
            Ok((case, found.version))
        } else {
            Err(Error::Conflict)
        }
    }

    /// The team of a caseworker who can take cases.
    pub(crate) fn team_of(&self, worker: WorkerId) -> Option<TeamId> {
        let known = self.ruleset();
        let here = known.workers.get(&worker);
        here.filter(|w| w.left_at.is_none() && w.role == domain::Role::Caseworker)
            .and_then(|w| w.team.clone())
    }

    fn problems_of_handover(&self, given: &HandoverGiven) -> Vec<Problem> {
        let mut problems = Vec::new();
        if given.moves.is_empty() {
            problems.push(Problem::new("to", "refused-no-move"));
        }
        if given.moves.iter().any(|(_, to)| *to == given.worker) {
            problems.push(Problem::new("to", "refused-same-worker"));
        }
        if given
            .moves
            .iter()
            .any(|(_, to)| self.team_of(*to).is_none())
        {
            problems.push(Problem::new("to", "refused-no-worker"));
        }
        if let Term::Away { from_on, until_on } = given.term
            && until_on.is_some_and(|until| until < from_on)
        {
            problems.push(Problem::new("until", "refused-away-until"));
        }
        problems
    }
}

/// The part in a case that somebody takes over.
fn part(case: &Case, given: &HandoverGiven, (to, team): (WorkerId, TeamId), now: Moment) -> Draft {
    let (role, from_on) = match given.term {
        Term::Good => (AssignmentRole::Main, None),
        Term::Away { from_on, .. } => (AssignmentRole::Substitute, Some(from_on)),
    };
    let assigned = Assigned {
        from: Some(given.worker),
        reason: Some(given.reason),
        from_on: from_on.filter(|day| *day > now.day()),
        ..Assigned::new(to, role, team)
    };
    let stream = StreamId::from(case.person);
    let mut draft = Draft::plain(stream, now, vec![case.person], Payload::from(assigned));
    let words = given.words.trim();
    if !words.is_empty() {
        let words = text(words, Audience::Staff);
        draft.text.insert("handover".into(), words);
    }
    draft
}

/// Who stands in on a case, or will when the colleague's absence begins.
fn standing_in(case: &Case) -> impl Iterator<Item = &Assignment> {
    case.assignments
        .iter()
        .filter(|a| a.role == AssignmentRole::Substitute && a.until.is_none())
}

/// For whom somebody stands in on a case.
fn stood_in_for(stands: &[Effective<'_>], worker: WorkerId) -> Option<WorkerId> {
    let mut given = stands
        .iter()
        .rev()
        .filter_map(|e| match &e.content.payload {
            Payload::Assigned(p) if p.worker == worker && p.role == AssignmentRole::Substitute => {
                Some(p.from)
            }
            _ => None,
        });
    given.next()?
}

/// That a member of staff is away, for the office.
fn away_from(worker: WorkerId, away: Absence, now: Moment) -> Draft {
    let Absence { from_on, until_on } = away;
    let recorded = AbsenceRecorded {
        worker,
        from_on,
        until_on,
    };
    Draft::plain(StreamId::OFFICE, now, Vec::new(), recorded.into())
}
