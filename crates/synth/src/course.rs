//! What becomes of a child: episodes from a notification to the closing of the file.

use crate::file::File;
use crate::hours::{office, soon};
use crate::intake::Notice;
use crate::measures::{EARLY, SUPPORT};
use crate::sim::law_on;
use crate::texts::Topic;
use crate::trend;
use crate::weight::Weight;
use crate::workforce::Team;
use domain::event::people::MunicipalityChanged;
use domain::{
    Act, AssessmentOutcome, ClarificationOutcome, CloseReason, Day, DecisionKind, Moment, Screening,
};

/// Our own made-up code and those of made-up neighbours.
pub(crate) const OURS: u16 = 990;

impl File<'_, '_> {
    /// One episode; the file is closed when it returns, or the story is over.
    pub(crate) fn episode(&mut self, notice: &Notice, weight: Weight, acute: bool) {
        let opened = self.open(notice);
        if self.sim.chance.hit(0.02) {
            self.municipality(opened, OURS, true);
        }
        match weight {
            Weight::Light => self.light(notice, opened),
            Weight::Assessed => self.assessed(notice, opened),
            Weight::Early => self.early(notice, opened),
            Weight::Supported => self.supported(notice, opened),
            Weight::Placed => self.placed(notice, opened, acute),
        }
    }

    fn light(&mut self, notice: &Notice, opened: Moment) {
        let advice = self.sim.chance.hit(0.45);
        let outcome = if advice {
            Screening::Advice
        } else {
            Screening::NothingMore
        };
        let at = self.screen(opened, notice.stream, outcome);
        let mut last = at;
        if self.sim.chance.hit(0.35) {
            last = self.day(at.day(), 1, 15).max(at.add_seconds(900));
            self.note(last, Topic::NoteCall);
        }
        if self.child.age(at.day()) >= 7 && self.sim.chance.hit(0.22) {
            last = self.day(last.day(), 1, 12).max(last.add_seconds(900));
            self.talk(last, domain::ConversationAbout::Notification, true);
        }
        if law_on(at.day()) == Act::Bl && self.sim.chance.hit(0.14) {
            last = self.clarify(last, ClarificationOutcome::NothingMore);
        }
        if advice && self.sim.chance.hit(0.6) {
            last = self.day(last.day(), 1, 14).max(last.add_seconds(900));
            let paragraph = if law_on(last.day()) == Act::Sel {
                "SEL § 11, stk. 2"
            } else {
                "BL § 29"
            };
            self.rule(last, DecisionKind::Advice, paragraph);
        }
        let days = self.sim.chance.days(1, 40);
        self.close(last.day().add_days(days), CloseReason::NoNeed);
    }

    fn assessed(&mut self, notice: &Notice, opened: Moment) {
        let at = self.screen(opened, notice.stream, Screening::Assessment);
        let heard = self.keeps(trend::CONVERSATION, at.day());
        let aware = notice.at.day();
        let done = self.assess(aware, at, AssessmentOutcome::NoSupport, heard);
        let decided = self.day(done.day(), 1, 14).max(done.add_seconds(900));
        self.voice(decided, heard, true);
        let bl = law_on(decided.day()) == Act::Bl;
        if self.sim.chance.hit(0.25) {
            let paragraph = if bl { "BL § 32" } else { "SEL § 52" };
            self.rule(decided, DecisionKind::Refusal, paragraph);
        } else {
            let paragraph = if bl { "BL § 29" } else { "SEL § 11, stk. 2" };
            self.rule(decided, DecisionKind::Advice, paragraph);
        }
        let days = self.sim.chance.days(3, 45);
        let reason = if self.sim.chance.hit(0.14) {
            CloseReason::Withdrawn
        } else {
            CloseReason::NoNeed
        };
        self.close(decided.day().add_days(days), reason);
    }

    fn early(&mut self, notice: &Notice, opened: Moment) {
        let clear = law_on(opened.day()) == Act::Bl && self.sim.chance.hit(0.4);
        let outcome = if clear {
            Screening::Clarification
        } else {
            Screening::Advice
        };
        let mut at = self.screen(opened, notice.stream, outcome);
        if clear {
            at = self.clarify(at, ClarificationOutcome::EarlyPrevention);
        }
        let decided = self.day(at.day(), 2, 25).max(at.add_seconds(1800));
        let kind = self.sim.chance.weighted(EARLY);
        self.support(decided, kind, clear);
        while self.lines.len() < 3 && self.sim.chance.hit(0.34) {
            let last = self.lines[self.lines.len() - 1];
            let again = self.day(last.started, 40, 160);
            let kind = self.sim.chance.weighted(EARLY);
            if !self.sim.is_over(again) && again.day() < self.child.turns(17) {
                self.support(again, kind, false);
            }
        }
        self.finish();
    }

    fn supported(&mut self, notice: &Notice, opened: Moment) {
        let clear = law_on(opened.day()) == Act::Bl && self.sim.chance.hit(0.35);
        let outcome = if clear {
            Screening::Clarification
        } else {
            Screening::Assessment
        };
        let at = self.screen(opened, notice.stream, outcome);
        let heard = self.keeps(trend::CONVERSATION, at.day());
        if clear {
            let done = self.clarify(at, ClarificationOutcome::Support);
            let decided = self.day(done.day(), 2, 25).max(done.add_seconds(900));
            let kind = self.sim.chance.weighted(SUPPORT);
            self.support_heard(decided, kind, heard, true);
        } else {
            // Help need not wait for the assessment (serviceloven § 52, barnets lov § 32).
            if self.sim.chance.hit(0.16) {
                let early = self.day(at.day(), 4, 30).max(at.add_seconds(3600));
                let kind = self.sim.chance.weighted(SUPPORT);
                self.support(early, kind, false);
            }
            let done = self.assess(notice.at.day(), at, AssessmentOutcome::Support, heard);
            let decided = self.day(done.day(), 1, 24).max(done.add_seconds(900));
            let kind = self.sim.chance.weighted(SUPPORT);
            self.support_heard(decided, kind, heard, true);
        }
        self.more_support();
        self.finish();
    }

    /// Further measures, beside or after those there are.
    fn more_support(&mut self) {
        let mut keep = 0.55;
        while self.sim.chance.hit(keep) && self.lines.len() < 9 {
            keep = 0.52;
            let last = self.lines[self.lines.len() - 1];
            let beside = self.sim.chance.hit(0.34);
            let length = last.ended.0 - last.started.0;
            let decided = if beside {
                self.day(last.started, 20, length.max(30))
            } else {
                self.day(last.ended, -14, 20)
            };
            if self.sim.is_over(decided) || decided.day() >= self.child.turns(17).add_days(270) {
                break;
            }
            let kind = self.sim.chance.weighted(SUPPORT);
            self.support(decided, kind, false);
        }
    }

    fn placed(&mut self, notice: &Notice, opened: Moment, acute: bool) {
        let aware = notice.at.day();
        if acute {
            let at = soon(opened, &mut self.sim.chance).add_seconds(1800);
            let forced = self.sim.chance.hit(0.25);
            let heard = self.keeps(trend::CONVERSATION, at.day());
            self.place(at, forced, true, heard);
            self.assess(aware, at, AssessmentOutcome::Placement, heard);
        } else {
            let at = self.screen(opened, notice.stream, Screening::Assessment);
            let heard = self.keeps(trend::CONVERSATION, at.day());
            let first = self.sim.chance.hit(0.45);
            let outcome = if first {
                AssessmentOutcome::Support
            } else {
                AssessmentOutcome::Placement
            };
            let mut done = self.assess(aware, at, outcome, heard);
            let mut recently = heard;
            if first {
                let decided = self.day(done.day(), 1, 20).max(done.add_seconds(900));
                let kind = self.sim.chance.weighted(SUPPORT);
                self.support_heard(decided, kind, heard, true);
                done = self.day(decided.day(), 120, 560);
                if done.day() >= self.child.turns(17) {
                    return self.finish();
                }
                recently = self.keeps(trend::CONVERSATION, done.day());
            }
            let decided = self.day(done.day(), 1, 25).max(done.add_seconds(900));
            let forced = self.sim.chance.hit(0.135);
            self.place(decided, forced, false, recently);
        }
        self.finish();
    }

    /// Accompanies the measures and closes the file when the last has ended.
    fn finish(&mut self) {
        let moved = self.sim.chance.hit(0.03);
        let last = self
            .lines
            .iter()
            .map(|l| l.ended)
            .max()
            .unwrap_or(self.free_from);
        let first = self.lines.iter().map(|l| l.started).min().unwrap_or(last);
        let supported: Vec<_> = self
            .lines
            .iter()
            .filter(|l| !l.kind.is_early() && !l.kind.is_placement())
            .copied()
            .collect();
        for line in supported {
            let sixteen = self.child.turns(16).max(crate::sim::reform());
            if line.started < sixteen && sixteen < line.ended {
                self.youth_plan(line.started, line.ended, false);
                break;
            }
        }
        self.accompany();
        for _ in 0..((last.0 - first.0) / 240).min(12) {
            let at = self.day(first, 3, last.0 - first.0);
            let topics = [Topic::NoteCall, Topic::NoteSchool, Topic::NoteProvider];
            let topic = self.sim.chance.pick(&topics);
            if topic != Topic::NoteSchool || self.child.age(at.day()) >= 6 {
                self.note(at, topic);
            }
        }
        let days = self.sim.chance.days(3, 40);
        let age = self.child.age(last);
        let reason = match age {
            _ if moved => CloseReason::Moved,
            18.. if self.lines.iter().any(|l| l.started >= self.child.turns(18)) => {
                CloseReason::AftercareEnded
            }
            18.. => CloseReason::Turned18,
            _ if self.sim.chance.hit(0.1) => CloseReason::Withdrawn,
            _ => CloseReason::PurposeMet,
        };
        let day = last.add_days(days);
        if moved {
            let at = office(day, &mut self.sim.chance);
            let code = OURS - 1 - u16::try_from(self.sim.chance.index(8)).unwrap_or(0);
            self.municipality(at, code, false);
            self.close(at.day().add_days(1), reason);
        } else {
            self.close(day, reason);
        }
    }

    fn municipality(&mut self, at: Moment, acting: u16, ours: bool) {
        let payload = MunicipalityChanged {
            acting: Some(acting),
            paying: Some(acting),
            from_on: at.day(),
            ours,
        };
        self.write(at, payload, Topic::Silent);
    }

    /// Whether a measure runs on a day.
    pub(crate) fn is_supported(&self, day: Day) -> bool {
        self.lines.iter().any(|l| l.started <= day && day < l.ended)
    }

    /// Whether the child lives away from home on a day.
    pub(crate) fn is_placed(&self, day: Day) -> bool {
        let mut away = self.lines.iter().filter(|l| l.kind.is_placement());
        away.any(|l| l.started <= day && day < l.ended)
    }

    /// The team that new work for this child falls to.
    pub(crate) fn home(chance: &mut crate::chance::Chance) -> Team {
        chance.weighted(&[
            (Team::North, 0.46),
            (Team::South, 0.46),
            (Team::Disability, 0.08),
        ])
    }
}
