//! Broken threads: what the surveys find in real life, found here by comparison.

use crate::card::Cards;
use crate::goal::Goals;
use crate::policy::Policy;
use law::{Day, Title};
use std::collections::BTreeMap;

/// A place where the thread from goal to case is broken or forgotten.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// A goal that no data can answer; the event that is missing.
    GoalWithoutData {
        /// The goal.
        goal: String,
        /// The kind of event that would have to be recorded.
        missing_event: String,
        /// Why.
        reason: Title,
    },
    /// A goal that names an indicator that is not adopted.
    UnknownIndicator {
        /// The goal.
        goal: String,
        /// The name it gives.
        indicator: String,
    },
    /// A goal under a policy goal that the policy does not have.
    GoalWithoutPolicy {
        /// The goal.
        goal: String,
    },
    /// A figure that no goal asks for.
    IndicatorWithoutGoal {
        /// The card.
        indicator: String,
    },
    /// A goal nobody has looked at for the months the policy allows.
    NotLookedAt {
        /// The goal.
        goal: String,
        /// When somebody last did; `None` for never.
        last_on: Option<Day>,
    },
}

/// When a goal was adopted and last looked at (`goal_reviewed`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Looked {
    /// When it was adopted; the policy's day if not given.
    pub adopted_on: Option<Day>,
    /// When somebody last looked at it.
    pub last_on: Option<Day>,
}

/// All broken threads on a day: goals first in their order, then indicators.
pub fn findings(
    policy: &Policy,
    goals: &Goals,
    cards: &Cards,
    looked: &BTreeMap<String, Looked>,
    on: Day,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for goal in goals.all() {
        let id = || goal.id.clone();
        if policy.policy_goal(&goal.under).is_none() {
            found.push(Finding::GoalWithoutPolicy { goal: id() });
        }
        if let Some(broken) = &goal.broken {
            found.push(Finding::GoalWithoutData {
                goal: id(),
                missing_event: broken.missing_event.clone(),
                reason: broken.reason.clone(),
            });
        }
        for indicator in goal.indicator.iter().chain(&goal.also) {
            if cards.get(indicator).is_none() {
                found.push(Finding::UnknownIndicator {
                    goal: id(),
                    indicator: indicator.clone(),
                });
            }
        }
        let seen = looked.get(&goal.id).copied().unwrap_or_default();
        let since = seen
            .last_on
            .or(seen.adopted_on)
            .unwrap_or_else(|| policy.adopted_on());
        if since.add_months(policy.review_months) < on {
            found.push(Finding::NotLookedAt {
                goal: id(),
                last_on: seen.last_on,
            });
        }
    }
    for card in cards.all() {
        if goals.of_indicator(&card.id).next().is_none() {
            found.push(Finding::IndicatorWithoutGoal {
                indicator: card.id.clone(),
            });
        }
    }
    found
}
