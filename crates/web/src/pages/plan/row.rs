//! The names of the fields of a plan's goals and tasks: row by row, so that a fault finds its
//! field.

use crate::pages::record::Typed;

/// The fields of one goal.
pub(super) struct GoalRow {
    pub id: &'static str,
    pub words: &'static str,
    pub area: &'static str,
    pub low: &'static str,
    pub high: &'static str,
    pub steps: &'static str,
    pub provider: &'static str,
}

/// The fields of one task.
pub(super) struct TaskRow {
    pub id: &'static str,
    pub words: &'static str,
    pub by: &'static str,
    pub until: &'static str,
}

macro_rules! rows {
    ($row:ident { $($field:ident = $name:literal),+ } $numbers:tt) => {
        rows!(@all $row { $($field = $name),+ } $numbers)
    };
    (@all $row:ident $fields:tt [$($n:literal),+]) => { [$(rows!(@one $row $fields $n)),+] };
    (@one $row:ident { $($field:ident = $name:literal),+ } $n:literal) => {
        $row { $($field: concat!($name, "_", $n)),+ }
    };
}

/// The goals a plan has room for.
pub(super) const GOALS: [GoalRow; 8] = rows!(GoalRow {
    id = "goal_id", words = "goal", area = "area", low = "low", high = "high",
    steps = "steps", provider = "provider"
} [1, 2, 3, 4, 5, 6, 7, 8]);

/// The tasks a plan has room for.
pub(super) const TASKS: [TaskRow; 12] = rows!(TaskRow {
    id = "task_id", words = "task", by = "by", until = "until"
} [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

/// How many of the rows are shown: those in use and `spare` more, at least `least`.
pub(super) fn shown<'a>(
    typed: &Typed,
    names: impl Iterator<Item = &'a str>,
    least: usize,
    spare: usize,
) -> usize {
    let names: Vec<&str> = names.collect();
    let used = names.iter().rposition(|name| !typed.one(name).is_empty());
    let used = used.map_or(0, |last| last + 1);
    (used + spare).max(least).min(names.len())
}
