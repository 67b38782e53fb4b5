//! A scope as parts that an index answers each, for lists that must be quick over a whole
//! service. No row is in two parts: pages are merged from them and counts are their sum.
//!
//! The rows carry what decides, `keeper_team` and `circle` (0 all, 1 protected, 2 an adult), so
//! that no join is needed.

use crate::registers::OPEN;
use crate::scope::{Broad, Scope};
use crate::value::Value;

/// The conditions that together are the scope, on one table.
pub(super) struct Arms {
    /// Whom the reach opens: one condition for each team.
    pub broad: Vec<String>,
    /// Whom the reader is named to besides.
    pub named: Option<String>,
}

impl Arms {
    /// The parts on the alias `t` of a table with `person`, `keeper_team` and `circle`.
    pub fn of<'a>(scope: &'a Scope, t: &str, params: &mut Vec<Value<'a>>) -> Self {
        let mut arms = Self::broad(scope, t, params);
        arms.named = Self::named(scope, t, params);
        arms
    }

    /// The broad parts alone.
    pub fn broad<'a>(scope: &'a Scope, t: &str, params: &mut Vec<Value<'a>>) -> Self {
        let broad = match scope.broad() {
            Broad::Everybody => vec!["1 = 1".to_owned()],
            Broad::Whole => vec![format!("{t}.circle = 0")],
            Broad::Teams(teams) => {
                let mut arms: Vec<String> = teams
                    .iter()
                    .map(|team| {
                        params.push(Value::Text(team.as_str()));
                        format!("{t}.keeper_team = ?{} AND {t}.circle <> 1", params.len())
                    })
                    .collect();
                arms.push(format!("{t}.keeper_team = '' AND {t}.circle = 0"));
                arms
            }
            Broad::Nobody => Vec::new(),
        };
        Self { broad, named: None }
    }

    /// Whom the reader is named to beyond the reach; nobody where the reach leaves nobody out.
    pub fn named<'a>(scope: &'a Scope, t: &str, params: &mut Vec<Value<'a>>) -> Option<String> {
        if !scope.has_named() {
            return None;
        }
        let named = scope.named_on(t, params);
        let broad = Self::broad(scope, t, params).broad;
        if broad.is_empty() {
            return Some(named);
        }
        Some(format!("{named} AND NOT (({}))", broad.join(") OR (")))
    }

    /// All parts.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.broad.iter().chain(&self.named)
    }

    /// The parts of the register of duties that are open at a moment, each of which an index
    /// gives in the order of its due moments or leaves few of.
    pub fn duties_open_at(&self, d: &str, now: &str) -> Vec<String> {
        let open = format!("{d}.closed_at > {now}");
        let mut parts: Vec<String> = Vec::with_capacity(self.broad.len() + 2);
        parts.extend(self.broad.iter().map(|arm| live(arm, d, now)));
        if !self.broad.is_empty() {
            let any = self.broad.join(") OR (");
            parts.push(ended_since(&format!("(({any}))"), d, now));
        }
        let named = self.named.iter();
        parts.extend(named.map(|arm| format!("{arm} AND {open}")));
        parts
    }

    /// The duties of one arm that are open at a moment: those still live, and those that ended
    /// since.
    pub fn duties_of(arm: &str, d: &str, now: &str) -> [String; 2] {
        [live(arm, d, now), ended_since(arm, d, now)]
    }

    /// All parts as one condition, where something else narrows the rows.
    pub fn whole(&self) -> String {
        let all: Vec<&str> = self.all().map(String::as_str).collect();
        if all.is_empty() {
            "1 = 0".to_owned()
        } else {
            format!("(({}))", all.join(") OR ("))
        }
    }
}

fn live(arm: &str, d: &str, now: &str) -> String {
    format!("{arm} AND {d}.live = 1 AND {d}.closed_at > {now}")
}

/// Closed by what happened since: nothing, unless the moment is past. The upper end is always
/// true and tells a planner that does not know the moment how few they are.
fn ended_since(arm: &str, d: &str, now: &str) -> String {
    format!("{d}.live = 0 AND {d}.closed_at > {now} AND {d}.closed_at < {OPEN} AND {arm}")
}
