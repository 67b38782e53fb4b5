//! From the facts of one subject to its obligations.

use crate::check::Report;
use crate::explain::Explanation;
use crate::facts::Facts;
use crate::obligation::Obligation;
use crate::rulebook::Rulebook;

/// Memory the engine uses again from subject to subject.
#[derive(Debug, Default)]
pub struct Scratch {}

impl Scratch {
    /// Empty memory.
    pub fn new() -> Scratch {
        Scratch::default()
    }
}

impl Rulebook {
    /// Appends all obligations that follow from sorted facts of one subject to `out`, ordered
    /// by rule, moment of the trigger and ordinal. Independent of the day it is called on.
    pub fn obligations(&self, facts: &Facts, out: &mut Vec<Obligation>, scratch: &mut Scratch) {
        let _ = (self, facts, out, scratch);
    }

    /// Why an obligation's dates are what they are; `facts` must be those it was made from.
    pub fn explain<'a>(&'a self, facts: &Facts, obligation: &Obligation) -> Explanation<'a> {
        let _ = facts;
        let rule = self.rule(obligation.rule);
        let version = &rule.versions[usize::from(obligation.version)];
        Explanation {
            rule,
            version,
            title: &rule.title,
            layer: rule.layer,
            transition: None,
            local_settings: &version.local_settings,
            trigger: obligation.trigger,
            counted_from: obligation.counted_from,
            steps: Vec::new(),
            due_given_by: None,
            due: obligation.due,
            alarm_steps: Vec::new(),
            alarm: obligation.alarm,
            met: obligation.met,
            void: obligation.void,
        }
    }

    /// What the rulebook leaves open.
    pub fn check(&self) -> Report {
        Report {
            rules: self.rules().len(),
            ..Report::default()
        }
    }
}
