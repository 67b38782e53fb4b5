//! What the oversight needs of a case: a small copy, so that the log is read while others count
//! on the cases themselves.

use domain::case::{Assignment, Case, Named};
use domain::{AssignmentRole, Moment, Naming, PersonId, WorkerId};

/// A case as far as looks at it are judged by it.
#[derive(Debug, Clone)]
pub(super) struct Watched {
    /// The child.
    pub person: PersonId,
    /// Whether only named persons may see the case.
    pub is_protected: bool,
    /// Intervals in which the file was open, `None` for still open.
    open_spans: Vec<(Moment, Option<Moment>)>,
    /// Who worked on the case when.
    assignments: Vec<Assignment>,
    /// Who was named to the case besides those who worked on it.
    named: Vec<Named>,
}

impl From<&Case> for Watched {
    fn from(case: &Case) -> Self {
        Self {
            person: case.person,
            is_protected: case.is_protected(),
            open_spans: case.open_spans.clone(),
            assignments: case.assignments.clone(),
            named: case.named.clone(),
        }
    }
}

impl Watched {
    /// Whether a member of staff worked on the case at a moment, or was given access by name.
    pub fn has_part(&self, worker: WorkerId, at: Moment) -> bool {
        let works = |a: &Assignment| a.worker == worker && a.holds_at(at);
        let given = |n: &Named| n.worker == worker && n.by == Naming::Granted && n.holds_at(at);
        self.assignments.iter().any(works) || self.named.iter().any(given)
    }

    /// Whose the case was at a moment.
    pub fn main_at(&self, at: Moment) -> Option<&Assignment> {
        let is_main = |a: &&Assignment| a.role == AssignmentRole::Main && a.holds_at(at);
        self.assignments.iter().rev().find(is_main)
    }

    /// Whether a member of staff looked through a broken glass.
    pub fn is_broken_glass(&self, worker: WorkerId, at: Moment) -> bool {
        is_through_glass(&self.named, worker, at)
    }

    /// The last moment at which the file was closed, unless it was open at a moment.
    pub fn closed_before(&self, at: Moment) -> Option<Moment> {
        let holds = |(from, until): &(Moment, Option<Moment>)| {
            *from <= at && until.is_none_or(|until| until > at)
        };
        if self.open_spans.iter().any(holds) {
            return None;
        }
        self.open_spans.iter().filter_map(|(_, until)| *until).max()
    }
}

/// Whether a member of staff looked at a case through a broken glass.
pub(crate) fn is_broken_glass(case: &Case, worker: WorkerId, at: Moment) -> bool {
    is_through_glass(&case.named, worker, at)
}

fn is_through_glass(named: &[Named], worker: WorkerId, at: Moment) -> bool {
    let mut named = named.iter();
    named.any(|n| n.worker == worker && n.by == Naming::Glass && n.holds_at(at))
}
