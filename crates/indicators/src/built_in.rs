//! The policy, goals and cards that come with the program, to be adopted into the journal.
//!
//! A test proves that every file of the `policy/` folder is listed here.

/// The policy: (path from the root of the repository, text).
pub fn built_in_policy() -> (&'static str, &'static str) {
    (
        "policy/policy.toml",
        include_str!("../../../policy/policy.toml"),
    )
}

/// The goals: (path from the root of the repository, text).
pub fn built_in_goals() -> Vec<(&'static str, &'static str)> {
    Vec::new()
}

/// The indicator cards: (path from the root of the repository, text).
pub fn built_in_cards() -> Vec<(&'static str, &'static str)> {
    Vec::new()
}
