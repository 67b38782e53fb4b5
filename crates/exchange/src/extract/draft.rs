//! The events of all rows before they are put in order: what is recorded once is recorded
//! once, and what the journal has is left out.

use super::read::Options;
use crate::import::{ERASED, Finding, FindingKind, Import, Problem, RowAt, in_order};
use domain::event::Event;
use domain::id::{EventId, PersonId};
use std::collections::{BTreeSet, HashMap};

/// An event with the row that gives it.
pub(super) struct Draft {
    pub(super) event: Event,
    pub(super) row: RowAt,
    /// Orders events of one moment: once before others, then as in the files.
    pub(super) rank: (bool, usize, u64, usize),
}

/// The events so far.
#[derive(Default)]
pub(super) struct Drafts {
    all: Vec<Draft>,
    /// Where each event that is recorded once stands.
    once: HashMap<EventId, usize>,
}

impl Drafts {
    /// Takes an event of a good row.
    pub(super) fn take(&mut self, draft: Draft, findings: &mut Vec<Finding>) {
        let is_once = !draft.rank.0;
        match self.once.get(&draft.event.id) {
            Some(place) if is_once => once_more(&mut self.all[*place], draft, findings),
            _ => {
                if is_once {
                    self.once.insert(draft.event.id, self.all.len());
                }
                self.all.push(draft);
            }
        }
    }

    /// Hands over all events in the order in which they are to be recorded.
    pub(super) fn finish(mut self, options: &Options<'_>, import: &mut Import) {
        self.all.sort_by_key(|d| (in_order(&d.event), d.rank));
        for draft in self.all {
            let is_erased =
                |person: &PersonId| options.erased.is_some_and(|all| all.contains(person));
            let is_about_erased = draft.event.subjects.iter().any(is_erased);
            if let Some(old) = options.recorded.and_then(|find| find(draft.event.id)) {
                match otherwise(&old, draft, is_about_erased) {
                    Some(finding) => import.findings.push(finding),
                    None => import.recorded += 1,
                }
                continue;
            }
            if is_about_erased {
                leave_out(draft.row, &mut import.problems);
                continue;
            }
            if draft.event.at > draft.event.appended_at {
                let says = format!("{} lies in the future", draft.event.kind());
                import.findings.push(finding(
                    FindingKind::Future,
                    &draft.event,
                    vec![draft.row],
                    says,
                ));
            }
            import.events.push(draft.event);
        }
    }
}

fn finding(kind: FindingKind, event: &Event, rows: Vec<RowAt>, says: String) -> Finding {
    Finding {
        kind,
        rows,
        person: event.subjects.first().copied(),
        says,
    }
}

/// A row is named once, however many of its events are left out.
fn leave_out(row: RowAt, problems: &mut Vec<Problem>) {
    let problem = Problem {
        file: row.file,
        line: row.line,
        column: None,
        reason: ERASED.to_owned(),
    };
    if !problems.contains(&problem) {
        problems.push(problem);
    }
}

/// A finding if the journal has the event otherwise than the extract: what it says, when, about
/// whom, in what words. The words about somebody erased are gone, and nobody compares them.
fn otherwise(old: &Event, draft: Draft, is_erased: bool) -> Option<Finding> {
    let new = &draft.event;
    let persons = |event: &Event| event.subjects.iter().copied().collect::<BTreeSet<_>>();
    let (had, given) = (persons(old), persons(new));
    let says = if old.payload != new.payload || old.at != new.at {
        format!(
            "the journal has »{}« otherwise; it is not taken, correct it there",
            new.kind()
        )
    } else if had != given {
        format!(
            "the journal has »{}« about {} persons and this extract about {}, not the same ones; it is \
             not taken, record it there for whoever is missing",
            new.kind(),
            had.len(),
            given.len()
        )
    } else if old.text != new.text && !is_erased {
        format!(
            "the journal has other words of »{}«; they are not taken, correct them there",
            new.kind()
        )
    } else {
        return None;
    };
    // Whom the journal lacks it under is who would be lost.
    let person = given
        .difference(&had)
        .next()
        .or(new.subjects.first())
        .copied();
    Some(Finding {
        person,
        ..finding(FindingKind::Disagreement, new, vec![draft.row], says)
    })
}

/// The same event from one more row: the earlier row gives it, the persons add up.
fn once_more(kept: &mut Draft, draft: Draft, findings: &mut Vec<Finding>) {
    if kept.event.payload != draft.event.payload || kept.event.text != draft.event.text {
        let says = format!(
            "the rows differ about »{}«, which is recorded once; the earlier is taken",
            draft.event.kind()
        );
        let rows = vec![kept.row.clone(), draft.row.clone()];
        findings.push(finding(FindingKind::Disagreement, &draft.event, rows, says));
    }
    let (mut subjects, more) = (kept.event.subjects.clone(), draft.event.subjects.clone());
    subjects.extend(
        more.into_iter()
            .filter(|p| !kept.event.subjects.contains(p)),
    );
    if draft.event.at < kept.event.at {
        *kept = draft;
    }
    kept.event.subjects = subjects;
}
