//! What a version of a plan changed in the goals of the one before.

use super::Version;
use crate::id::ItemId;

/// How a goal stands in a version against the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It stands as it did.
    Kept,
    /// It is said in other words.
    Reworded,
    /// It is new.
    Added,
    /// It was taken out; its words stand in the version before.
    Removed,
}

/// The goals of a version, and those it took out, each with what became of it.
pub fn changes(before: Option<&Version<'_>>, now: &Version<'_>) -> Vec<(ItemId, Change)> {
    let stands = now.made.goals.iter().map(|goal| {
        let id = goal.goal;
        let change = match before {
            Some(before) if !before.has(id) => Change::Added,
            Some(before) if before.of("goal", id) != now.of("goal", id) => Change::Reworded,
            _ => Change::Kept,
        };
        (id, change)
    });
    let gone = before
        .into_iter()
        .flat_map(|before| &before.made.goals)
        .filter(|goal| !now.has(goal.goal))
        .map(|goal| (goal.goal, Change::Removed));
    stands.chain(gone).collect()
}
