//! Why a date is what it is, as data; pages put it into words.

use crate::counting::Step;
use crate::obligation::{Met, Void};
use crate::rulebook::{Layer, LocalSetting, Rule, Title, Transition, Version};
use crate::time::Moment;

/// Everything that led to an obligation's dates.
#[derive(Clone, Debug)]
pub struct Explanation<'a> {
    /// The rule, with titles, layer and shape.
    pub rule: &'a Rule,
    /// The version that governs, with its citations and whether it is verified.
    pub version: &'a Version,
    /// Title of the rule, repeated for convenience.
    pub title: &'a Title,
    /// Law or local standard.
    pub layer: Layer,
    /// The transitional row that decided the version or the start of the count, if one did.
    pub transition: Option<&'a Transition>,
    /// Local settings that took part.
    pub local_settings: &'a [LocalSetting],
    /// Source of the event that started it.
    pub trigger: u32,
    /// Where the count starts.
    pub counted_from: Moment,
    /// The count up to `due`; empty where the date is not counted but given by an event.
    pub steps: Vec<Step>,
    /// The event that gave the date, where one did (a decision, the end of an assessment).
    pub due_given_by: Option<u32>,
    /// The due moment.
    pub due: Option<Moment>,
    /// The count up to `alarm`, where the law may be read in two ways.
    pub alarm_steps: Vec<Step>,
    /// The due moment on the strictest reading.
    pub alarm: Option<Moment>,
    /// The act that met it.
    pub met: Option<Met>,
    /// Why it fell away.
    pub void: Option<Void>,
}
