//! Which measure a decision led to.

use crate::code::{DecisionKind, PlanKind};
use crate::correction::Effective;
use crate::event::Payload;
use crate::event::casework::DecisionMade;
use crate::id::ItemId;
use crate::ladder::Ladder;
use law::Moment;

/// The measures that began, for decisions and plans for the parents that name none: when a child at home is to be placed,
/// the measure begins after its decision and names it, never the other way.
pub(super) struct Begun(Vec<BegunMeasure>);

struct BegunMeasure {
    measure: ItemId,
    decision: Option<ItemId>,
    at: Moment,
    ended_at: Option<Moment>,
    is_placement: bool,
}

impl Begun {
    pub(super) fn of(events: &[Effective<'_>], ladder: &Ladder) -> Self {
        let names_none = |event: &Effective<'_>| match &event.content.payload {
            Payload::DecisionMade(p) => p.measure.is_none(),
            Payload::PlanMade(p) => p.plan == PlanKind::ParentsPlan,
            _ => false,
        };
        let mut all: Vec<BegunMeasure> = Vec::new();
        if !events.iter().any(names_none) {
            return Self(all);
        }
        for event in events {
            if let Payload::MeasureStarted(p) = &event.content.payload {
                let at = event.at();
                all.push(BegunMeasure {
                    measure: p.measure,
                    decision: p.decision,
                    at,
                    ended_at: None,
                    is_placement: ladder.standing(&p.paragraph, p.place, at.day()).placement,
                });
            }
        }
        for event in events {
            if let Payload::MeasureEnded(p) = &event.content.payload
                && let Some(begun) = all.iter_mut().find(|m| m.measure == p.measure)
            {
                begun.ended_at = Some(event.at());
            }
        }
        Self(all)
    }

    /// The measure that a decision led to: of several that name it the one that still runs or
    /// ended last; for a placement without consent or its chair's preliminary one that none names,
    /// as where records were taken over from elsewhere, the first placement that began since.
    pub(super) fn by(&self, decision: &DecisionMade, at: Moment) -> Option<ItemId> {
        let named = self
            .0
            .iter()
            .filter(|m| m.decision == Some(decision.decision));
        let lasting = named.max_by_key(|m| (m.ended_at.is_none(), m.ended_at, m.at, m.measure));
        let is_placing = matches!(
            decision.kind,
            DecisionKind::PlacementWithoutConsent | DecisionKind::Preliminary
        );
        let since = || {
            let unnamed = self
                .0
                .iter()
                .filter(|m| m.is_placement && m.decision.is_none());
            unnamed
                .filter(|m| is_placing && m.at >= at)
                .min_by_key(|m| (m.at, m.measure))
        };
        lasting.or_else(since).map(|m| m.measure)
    }

    /// The placement that a plan for the parents stands beside: the one that runs at a moment, the
    /// latest of several, or else the next one that begins.
    pub(super) fn beside(&self, at: Moment) -> Option<ItemId> {
        let placements = || self.0.iter().filter(|m| m.is_placement);
        let runs = |m: &&BegunMeasure| m.at <= at && m.ended_at.is_none_or(|ended| ended > at);
        let running = placements().filter(runs).max_by_key(|m| (m.at, m.measure));
        let next = || {
            let later = placements().filter(|m| m.at > at);
            later.min_by_key(|m| (m.at, m.measure))
        };
        running.or_else(next).map(|m| m.measure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{Act, MeasureEnd};
    use crate::correction::effective;
    use crate::event::Event;
    use crate::event::casework::PlanMade;
    use crate::event::decision::Terms;
    use crate::event::measures::{MeasureEnded, MeasureStarted};
    use crate::sample::{event, item};
    use crate::text::Texts;

    fn decided(n: u32, id: u128, kind: DecisionKind) -> Event {
        let made = DecisionMade {
            decision: item(id),
            kind,
            paragraph: "BL § 47".into(),
            law: Act::Bl,
            urgent: false,
            consent: false,
            measure: None,
            placed_before: false,
            terms: Terms::default(),
        };
        event(n, made, Texts::new())
    }

    fn begun(n: u32, id: u128, paragraph: &str, decision: Option<u128>) -> Event {
        let started = MeasureStarted {
            measure: item(id),
            paragraph: paragraph.into(),
            law: Act::Bl,
            place: None,
            decision: decision.map(item),
            consent: false,
            provider: None,
            elsewhere: None,
            away: false,
            outside: false,
        };
        event(n, started, Texts::new())
    }

    fn ended(n: u32, id: u128) -> Event {
        let ended = MeasureEnded {
            measure: item(id),
            reason: MeasureEnd::PurposeMet,
            next: None,
        };
        event(n, ended, Texts::new())
    }

    /// The measure of the first decision.
    fn led_to(events: &[Event]) -> Option<ItemId> {
        let stands = effective(events);
        let begun = Begun::of(&stands, &Ladder::built_in());
        let decision = stands.iter().find_map(|e| match &e.content.payload {
            Payload::DecisionMade(p) => Some(begun.by(p, e.at())),
            _ => None,
        });
        decision.expect("a decision")
    }

    const PLACING: DecisionKind = DecisionKind::PlacementWithoutConsent;

    #[test]
    fn the_measure_that_names_the_decision_is_its_own() {
        let home = begun(1, 9, "BL § 32, stk. 1, nr. 2", None);
        let events = [
            home,
            decided(2, 1, PLACING),
            begun(3, 5, "BL § 47", Some(1)),
            ended(4, 9),
        ];
        assert_eq!(led_to(&events), Some(item(5)));
        assert_eq!(led_to(&events[..2]), None, "nothing has begun");
    }

    #[test]
    fn of_several_it_is_the_one_that_lasts() {
        let support = decided(1, 1, DecisionKind::Support);
        let mut events = vec![
            support,
            begun(2, 5, "BL § 32", Some(1)),
            begun(2, 6, "BL § 32", Some(1)),
        ];
        events.push(ended(3, 6));
        assert_eq!(led_to(&events), Some(item(5)), "one still runs");
        events.push(ended(4, 5));
        assert_eq!(led_to(&events), Some(item(5)), "it ended last");
    }

    #[test]
    fn where_none_is_named_a_placement_since_is_meant() {
        let events = [
            begun(1, 8, "BL § 46", None),
            decided(2, 1, PLACING),
            begun(3, 9, "BL § 32", None),
            begun(4, 5, "BL § 47", None),
            begun(5, 6, "BL § 47", None),
        ];
        assert_eq!(led_to(&events), Some(item(5)));
        let support = [
            decided(2, 1, DecisionKind::Support),
            begun(3, 9, "BL § 32", None),
        ];
        assert_eq!(led_to(&support), None);
    }

    #[test]
    fn a_plan_for_the_parents_stands_beside_the_placement_that_runs_or_the_next() {
        let plan = PlanMade {
            plan_id: item(3),
            plan: PlanKind::ParentsPlan,
            goals: Vec::new(),
            tasks: Vec::new(),
            decision: None,
        };
        let events = [
            event(1, plan, Texts::new()),
            begun(2, 9, "BL § 32", None),
            begun(3, 5, "BL § 47", None),
            ended(5, 5),
            begun(7, 6, "BL § 46", None),
        ];
        let stands = effective(&events);
        let begun = Begun::of(&stands, &Ladder::built_in());
        let on = |day| begun.beside(law::Day::from_ymd(2026, 3, day).unwrap().at(12, 0));
        assert_eq!(on(1), Some(item(5)), "the next one");
        assert_eq!(on(4), Some(item(5)));
        assert_eq!(on(6), Some(item(6)));
        assert_eq!(on(8), Some(item(6)));
    }
}
