//! Why a date is what it is, as data; pages put it into words.

use crate::counting::{self, Step};
use crate::engine::{Scratch, View, given_by, rhythm_known_at};
use crate::facts::Facts;
use crate::obligation::{Met, Obligation, Void};
use crate::rulebook::{Layer, LocalSetting, Rule, Rulebook, Shape, Title, Transition, Version};
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
    /// Where the count starts; for a duty before a birthday, the birthday.
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

impl Rulebook {
    /// Why an obligation's dates are what they are; `facts` must be those it was made from.
    pub fn explain<'a>(&'a self, facts: &Facts, obligation: &Obligation) -> Explanation<'a> {
        let rule = self.rule(obligation.rule);
        let version = &rule.versions[usize::from(obligation.version)];
        let mut scratch = Scratch::new();
        scratch.prepare(self, facts);
        let view = View::new(self, facts, &scratch.index, &scratch.states);
        let (steps, due_given_by) = self.count(&view, facts, rule, version, obligation);
        let alarm_steps = match (
            obligation.alarm,
            version.terms.alarm_counting,
            version.value,
        ) {
            (Some(_), Some(counting), Some(value)) => {
                counting::explain(obligation.counted_from, value, &counting)
            }
            _ => Vec::new(),
        };
        Explanation {
            rule,
            version,
            title: &rule.title,
            layer: rule.layer,
            transition: version.transition.as_ref().filter(|transition| {
                let began = if rule.shape == Shape::AtAge {
                    obligation.opens
                } else {
                    obligation.counted_from
                };
                transition.takes_over_running && began.day() < version.from
                    || transition.already && began == version.from.start()
            }),
            local_settings: &version.local_settings,
            trigger: obligation.trigger,
            counted_from: obligation.counted_from,
            steps,
            due_given_by,
            due: obligation.due,
            alarm_steps,
            alarm: obligation.alarm,
            met: obligation.met,
            void: obligation.void,
        }
    }

    /// The steps of the count, or the event that gave the date instead.
    #[expect(clippy::unused_self, reason = "reads better beside explain")]
    fn count(
        &self,
        view: &View<'_>,
        facts: &Facts,
        rule: &Rule,
        version: &Version,
        obligation: &Obligation,
    ) -> (Vec<Step>, Option<u32>) {
        let Some(due) = obligation.due else {
            return (Vec::new(), None);
        };
        let from = obligation.counted_from;
        let steps = match rule.shape {
            Shape::BeforeEvent => return (Vec::new(), Some(obligation.trigger)),
            Shape::Actor => {
                let given = facts.facts.iter().find(|fact| {
                    fact.at == due
                        && version
                            .terms
                            .met_by
                            .iter()
                            .any(|on| on.matches(facts, fact))
                });
                return (Vec::new(), given.map(|fact| fact.source));
            }
            Shape::DecidedRhythm => {
                rhythm_known_at(view, &version.terms, obligation.key, obligation.opens)
                    .map(|months| counting::explain(from, months, &counting::MONTHS))
                    .unwrap_or_default()
            }
            Shape::Quota => {
                vec![Step {
                    from,
                    to: due,
                    counted: None,
                    skipped: None,
                    end_of_month: false,
                }]
            }
            _ => version
                .counting
                .zip(version.value)
                .map(|(counting, value)| counting::explain(from, value, &counting))
                .unwrap_or_default(),
        };
        if steps.last().is_some_and(|last| last.to == due) {
            return (steps, None);
        }
        let trigger = facts
            .facts
            .iter()
            .position(|fact| fact.source == obligation.trigger);
        let given = trigger.and_then(|position| {
            let position = u32::try_from(position).ok()?;
            given_by(
                view,
                &version.terms,
                position,
                obligation.met,
                obligation.void,
            )
        });
        (
            Vec::new(),
            Some(given.map_or(obligation.trigger, |position| view.fact(position).source)),
        )
    }
}
