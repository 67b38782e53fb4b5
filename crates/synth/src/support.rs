//! Decisions and supportive measures: from the decision to the end of the measure.

use crate::file::File;
use crate::hours::office;
use crate::measures::{Kind, Line};
use crate::sim::law_on;
use crate::texts::Topic;
use crate::trend;
use domain::event::casework::DecisionMade;
use domain::event::decision::Terms;
use domain::event::measures::{MeasureEnded, MeasureStarted};
use domain::id::ItemId;
use domain::{Act, Day, DecisionKind, MeasureEnd, Moment, Place};

/// A decision about to be made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ruling {
    pub(crate) kind: DecisionKind,
    pub(crate) paragraph: &'static str,
    pub(crate) urgent: bool,
    pub(crate) consent: bool,
    pub(crate) measure: Option<ItemId>,
}

impl File<'_, '_> {
    /// Makes a decision.
    pub(crate) fn decide(&mut self, at: Moment, ruling: Ruling) -> ItemId {
        let decision = self.sim.item(at);
        let mut payload = DecisionMade {
            decision,
            kind: ruling.kind,
            paragraph: ruling.paragraph.to_owned(),
            law: law_on(at.day()),
            urgent: ruling.urgent,
            consent: ruling.consent,
            measure: ruling.measure,
            placed_before: false,
            terms: Terms::default(),
        };
        payload.terms = crate::proposal::terms(&payload, at.day());
        self.write(at, payload, Topic::Reasons);
        decision
    }

    /// Advice or a refusal, without a measure.
    pub(crate) fn rule(&mut self, at: Moment, kind: DecisionKind, paragraph: &'static str) {
        let ruling = Ruling {
            kind,
            paragraph,
            urgent: false,
            consent: true,
            measure: None,
        };
        self.decide(at, ruling);
    }

    /// Starts a measure and remembers it.
    pub(crate) fn start(
        &mut self,
        at: Moment,
        kind: Kind,
        (measure, decision): (ItemId, ItemId),
        (decided, ended): (Day, Day),
        place: Option<Place>,
    ) -> Line {
        let law = law_on(decided);
        let payload = MeasureStarted {
            measure,
            paragraph: kind.paragraph(law).to_owned(),
            law,
            place,
            decision: Some(decision),
            consent: kind != Kind::Forced,
            provider: crate::provider::of(place),
            elsewhere: None,
            away: false,
            outside: false,
        };
        let begun = self.write(at, payload, Topic::Silent);
        let line = Line {
            measure,
            kind,
            started: at.day(),
            ended,
            begun,
        };
        self.lines.push(line);
        line
    }

    /// Ends a measure.
    pub(crate) fn end(&mut self, measure: ItemId, at: Moment, reason: MeasureEnd) {
        self.write(
            at,
            MeasureEnded {
                measure,
                reason,
                next: None,
            },
            Topic::Silent,
        );
    }

    /// A supportive measure from the decision to its end.
    pub(crate) fn support(&mut self, decided: Moment, kind: Kind, recently: bool) -> Line {
        let heard = self.keeps(trend::CONVERSATION, decided.day());
        self.support_heard(decided, kind, heard, recently)
    }

    /// The same, when it is known whether the child was heard.
    pub(crate) fn support_heard(
        &mut self,
        decided: Moment,
        kind: Kind,
        heard: bool,
        recently: bool,
    ) -> Line {
        self.hand_over(decided.add_seconds(-600));
        self.voice(decided, heard, recently);
        let timing = self.plan_before(decided, kind);
        let measure = self.sim.item(decided);
        let ruling = Ruling {
            kind: DecisionKind::Support,
            paragraph: kind.paragraph(law_on(decided.day())),
            urgent: false,
            consent: true,
            measure: Some(measure),
        };
        let decision = self.decide(decided, ruling);
        self.plan_after(decided, kind, decision, &timing);
        let started = self
            .day(decided.day(), 2, 34)
            .max(decided.add_seconds(1600));
        let length = kind.length(&mut self.sim.chance);
        let eighteen = self.child.turns(18);
        let planned = started.day().add_days(length);
        let (ended, reason) = if planned >= eighteen && eighteen > started.day() {
            (eighteen, MeasureEnd::Turned18)
        } else {
            (planned, self.sim.chance.weighted(REASONS))
        };
        let at = office(ended, &mut self.sim.chance);
        let line = self.start(
            started,
            kind,
            (measure, decision),
            (decided.day(), at.day()),
            None,
        );
        self.end(measure, at, reason);
        if reason == MeasureEnd::Moved {
            return line;
        }
        if self.sim.chance.hit(0.3) {
            let back = office(
                ended.add_days(-self.sim.chance.days(3, 20)),
                &mut self.sim.chance,
            );
            let back = back.max(started.add_seconds(3600)).min(at);
            if law_on(back.day()) == Act::Bl {
                let heard = self.keeps(trend::CONVERSATION, back.day());
                self.voice(back, heard, false);
            }
            let ruling = Ruling {
                kind: DecisionKind::EndOfSupport,
                paragraph: kind.paragraph(law_on(back.day())),
                measure: Some(measure),
                ..ruling
            };
            self.decide(back, ruling);
        }
        line
    }
}

const REASONS: &[(MeasureEnd, f64)] = &[
    (MeasureEnd::PurposeMet, 0.52),
    (MeasureEnd::NotMet, 0.16),
    (MeasureEnd::Wish, 0.22),
    (MeasureEnd::Other, 0.10),
];
