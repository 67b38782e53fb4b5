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
pub(super) const GOALS: [GoalRow; 16] = rows!(GoalRow {
    id = "goal_id", words = "goal", area = "area", low = "low", high = "high",
    steps = "steps", provider = "provider"
} [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

/// The tasks a plan has room for.
pub(super) const TASKS: [TaskRow; 24] = rows!(TaskRow {
    id = "task_id", words = "task", by = "by", until = "until"
} [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24
]);

impl GoalRow {
    /// Whether anything was typed or chosen in it.
    pub fn is_used(&self, typed: &Typed) -> bool {
        let fields = [self.words, self.area, self.low, self.high, self.steps];
        fields.iter().any(|name| !typed.one(name).is_empty()) || typed.flag(self.provider)
    }

    /// Whether it is a goal without words: one that stood is taken out that way, a new one lacks
    /// them.
    pub fn lacks_words(&self, typed: &Typed) -> bool {
        let is_new = typed.one(self.id).is_empty();
        is_new && typed.one(self.words).is_empty() && self.is_used(typed)
    }
}

impl TaskRow {
    /// Whether anything was typed or chosen in it.
    pub fn is_used(&self, typed: &Typed) -> bool {
        let fields = [self.words, self.by, self.until];
        fields.iter().any(|name| !typed.one(name).is_empty())
    }

    /// Whether it is a new task without words.
    pub fn lacks_words(&self, typed: &Typed) -> bool {
        let is_new = typed.one(self.id).is_empty();
        is_new && typed.one(self.words).is_empty() && self.is_used(typed)
    }
}

/// How many of the rows are shown: those in use and `spare` more, at least `least`.
pub(super) fn shown(rows: &[bool], least: usize, spare: usize) -> usize {
    let end = rows.iter().rposition(|is_used| *is_used);
    let used = end.map_or(0, |n| n + 1);
    (used + spare).max(least).min(rows.len())
}
