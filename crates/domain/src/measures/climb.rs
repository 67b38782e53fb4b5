//! The way on the ladder: when a child's step changed and why, and which step the ladder
//! suggests for what begins.

use super::Course;
use crate::case::Case;
use crate::code::{FollowUpConclusion, NextStep};
use crate::correction::Effective;
use crate::event::Payload;
use crate::id::EventId;
use law::Moment;

/// A pause between two measures of this many seconds is no break in the way.
const PAUSE: i64 = 31 * 86_400;

/// Help begins on the lowest step of measures unless something speaks for more.
const FIRST: u8 = 2;

/// A change of the child's step: the highest of its running measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// When.
    pub at: Moment,
    /// The step before; 0 for no measure.
    pub from: u8,
    /// The step after.
    pub to: u8,
    /// The event that changed it.
    pub event: EventId,
    /// Why, as far as somebody wrote it.
    pub reason: Option<&'a str>,
}

/// The changes of a child's step, the earliest first; a short pause is none.
pub fn changes<'a>(case: &Case, courses: &[Course<'a>]) -> Vec<Change<'a>> {
    let mut causes: Vec<(Moment, u8, EventId, Option<&'a str>)> = Vec::new();
    for course in courses {
        // What begins explains more than what ends at the same moment.
        let started = course.started;
        let decided = || course.decision().and_then(|d| d.text("reasons"));
        let why = started.text("step_reason").or_else(decided);
        causes.push((started.event.at, 1, started.id, why));
        let moved = course.moves.iter();
        causes.extend(moved.map(|m| (m.event.at, 1, m.id, m.text("why"))));
        let ended = course.ended.iter();
        causes.extend(ended.map(|e| (e.event.at, 0, e.id, e.text("result"))));
    }
    causes.sort_by_key(|cause| (cause.0, cause.1));
    let mut found: Vec<Change<'a>> = Vec::new();
    for (i, (at, _, event, reason)) in causes.iter().enumerate() {
        if causes.get(i + 1).is_some_and(|next| next.0 == *at) {
            continue;
        }
        let change = Change {
            at: *at,
            from: case.step_at(at.add_seconds(-1)),
            to: case.step_at(*at),
            event: *event,
            reason: *reason,
        };
        if change.from != change.to {
            found.push(change);
        }
    }
    without_pauses(found)
}

/// An end and a beginning soon after it are one change, or none if the step is the same.
fn without_pauses(changes: Vec<Change<'_>>) -> Vec<Change<'_>> {
    let mut out: Vec<Change<'_>> = Vec::new();
    for change in changes {
        let paused = out.last().copied();
        let paused = paused.filter(|last| last.to == 0 && change.at.0 - last.at.0 <= PAUSE);
        let Some(paused) = paused.filter(|_| change.from == 0) else {
            out.push(change);
            continue;
        };
        out.pop();
        if paused.from != change.to {
            out.push(Change {
                from: paused.from,
                ..change
            });
        }
    }
    out
}

/// The step the ladder suggests for what begins at a moment: where the child stands, or stood
/// last, one up or down if the last follow-up or the last end pointed there since.
pub fn suggested_step(case: &Case, stands: &[Effective<'_>], at: Moment) -> u8 {
    let begun = case.measures.iter().map(|m| m.started_at);
    let begun = begun.filter(|start| *start <= at).max();
    let since = stands
        .iter()
        .filter(|e| e.at() <= at && Some(e.at()) >= begun);
    let mut latest_first = since.rev();
    let pointed = latest_first.find_map(|e| pointing(&e.content.payload));
    let base = match case.step_at(at) {
        0 => last_step(case, at),
        step => step,
    };
    match pointed {
        Some(NextStep::Up) => (base + 1).min(6),
        Some(NextStep::Down) => base.saturating_sub(1).max(1),
        Some(NextStep::Out) if case.step_at(at) == 0 => FIRST,
        _ => base,
    }
}

/// Where an event points on the ladder.
fn pointing(payload: &Payload) -> Option<NextStep> {
    match payload {
        Payload::MeasureEnded(p) => p.next,
        Payload::FollowUpHeld(p) => p.conclusion.map(|conclusion| match conclusion {
            FollowUpConclusion::StepUp => NextStep::Up,
            FollowUpConclusion::StepDown => NextStep::Down,
            FollowUpConclusion::Stop => NextStep::Out,
            FollowUpConclusion::Continue
            | FollowUpConclusion::Adjust
            | FollowUpConclusion::Replace => NextStep::Same,
        }),
        _ => None,
    }
}

/// The step of the measure that ended last, if that was within a pause.
fn last_step(case: &Case, at: Moment) -> u8 {
    let ended = case.measures.iter().filter_map(|m| {
        let end = m.ended_at.filter(|end| at.0 - end.0 <= PAUSE)?;
        Some((end, m.stays.last()?.step))
    });
    ended.max().map_or(FIRST, |(_, step)| step.max(1))
}
