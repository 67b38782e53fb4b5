//! Who should be heard and has not been, and whether parents and network must wait.

use super::{Assessments, Gate, Source, Work};
use crate::code::HonourRisk;
use crate::correction::Effective;
use crate::event::{Event, Payload};
use law::Day;

/// Somebody who is to be asked in a work under way.
#[derive(Debug, Clone, Copy)]
pub struct Awaited<'w, 'a> {
    /// The assessment or clarification.
    pub work: &'w Work<'a>,
    /// Who.
    pub source: &'w Source<'a>,
}

impl Awaited<'_, '_> {
    /// The day by which they should have been heard.
    pub fn until(&self) -> Day {
        self.source.planned.says.until
    }
}

/// Those nobody has heard yet in the works under way, the earliest day first. Where consent was
/// refused or withdrawn nobody is waited for.
pub fn awaited<'w, 'a>(all: &'w Assessments<'a>) -> Vec<Awaited<'w, 'a>> {
    // A source that an assessment took over from a clarification waits there.
    let works = all.all.iter().rev();
    let works = works.filter(|work| work.completed.is_none());
    let of_work = |work: &'w Work<'a>| {
        let sources = work.sources.iter().filter(|s| s.asked_at.is_none());
        let may_come = move |source: &&Source<'_>| {
            let gate = source.gate(work.triangle());
            !matches!(gate, Gate::Refused | Gate::Withdrawn)
        };
        sources
            .filter(may_come)
            .map(move |source| Awaited { work, source })
    };
    let mut found: Vec<_> = works.flat_map(of_work).collect();
    found.sort_by_key(Awaited::until);
    let mut seen = Vec::new();
    found.retain(|waits| {
        let id = waits.source.id();
        let is_new = !seen.contains(&id);
        seen.push(id);
        is_new
    });
    found
}

/// The screening by whose risk assessment parents and network are not involved yet (barnets lov
/// § 18, stk. 3); the last one that speaks of it holds.
pub fn must_wait<'a>(stands: &[Effective<'a>]) -> Option<&'a Event> {
    let (event, risk) = stands.iter().rev().find_map(|e| match &e.content.payload {
        Payload::Screened(p) => p.honour.map(|risk| (e.content, risk)),
        _ => None,
    })?;
    (risk == HonourRisk::Wait).then_some(event)
}
