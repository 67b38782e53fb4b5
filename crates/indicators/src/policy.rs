//! The municipality's policy: vision and policy goals, under which the goals stand.

use crate::card::{CardError, id_of};
use law::{Day, Title};
use serde::Deserialize;

/// What the council adopted.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// What the policy is called.
    pub title: Title,
    /// What it wants for children.
    pub vision: Title,
    /// Who adopted it and what is made up.
    pub note: Title,
    /// The day it was adopted, as in the file.
    adopted_on: toml::value::Datetime,
    /// After how many months without a look a goal counts as forgotten.
    pub review_months: i32,
    /// The policy goals in order.
    pub policy_goal: Vec<PolicyGoal>,
}

/// A policy goal: a direction, made concrete by goals with figures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyGoal {
    /// The word by which goals name it.
    pub id: String,
    /// Its name.
    pub title: Title,
    /// What it says.
    pub statement: Title,
}

impl Policy {
    /// Reads a policy file.
    pub fn parse(path: &str, text: &str) -> Result<Self, CardError> {
        let error = |message: String| CardError {
            path: path.to_owned(),
            message,
        };
        let policy: Self = toml::from_str(text).map_err(|e| error(e.to_string()))?;
        id_of(path).ok_or_else(|| error("no name ending in .toml".to_owned()))?;
        if policy.adopted().is_none() {
            return Err(error("adopted_on is a date such as 2024-06-24".to_owned()));
        }
        if !(1..=120).contains(&policy.review_months) {
            return Err(error("review_months is 1 to 120".to_owned()));
        }
        Ok(policy)
    }

    /// The policy that comes with the program.
    pub fn built_in() -> Self {
        let (path, text) = crate::built_in_policy();
        Self::parse(path, text).expect("the built-in policy is tested")
    }

    /// The day it was adopted.
    pub fn adopted_on(&self) -> Day {
        self.adopted().unwrap_or_default()
    }

    /// The policy goal of an id.
    pub fn policy_goal(&self, id: &str) -> Option<&PolicyGoal> {
        self.policy_goal.iter().find(|goal| goal.id == id)
    }

    fn adopted(&self) -> Option<Day> {
        self.adopted_on.to_string().parse().ok()
    }
}
