//! Placements: acute and prepared, with and without consent, change of place, home-coming,
//! and what follows after 18.

use crate::file::File;
use crate::hours::office;
use crate::measures::{self, Kind, Line};
use crate::sim::law_on;
use crate::support::Ruling;
use crate::texts::Topic;
use crate::trend;
use domain::event::measures::{MeasureConsentChanged, MeasurePlaceChanged};
use domain::{Act, Day, DecisionKind, MeasureEnd, Moment, Place};

impl File<'_, '_> {
    /// A placement from the decision to its end, with the placement that may follow.
    pub(crate) fn place(&mut self, decided: Moment, forced: bool, acute: bool, heard: bool) -> Day {
        let line = self.place_once(decided, forced, acute, heard);
        // Some come home and leave again; some places give up and another must be found.
        let age = self.child.age(line.ended);
        if age < 17 && self.sim.chance.hit(0.12) {
            let again = self.day(line.ended, 10, 200);
            if !self.sim.is_over(again) && again.day() < self.child.turns(17) {
                let heard = self.keeps(trend::CONVERSATION, again.day());
                return self.place_once(again, false, false, heard).ended;
            }
        }
        self.lines
            .iter()
            .map(|l| l.ended)
            .max()
            .unwrap_or(line.ended)
    }

    fn place_once(&mut self, decided: Moment, forced: bool, acute: bool, heard: bool) -> Line {
        let kind = if forced {
            Kind::Forced
        } else {
            Kind::Placement
        };
        let law = law_on(decided.day());
        let age = self.child.age(decided.day());
        let place = measures::place(age, decided.day(), forced, &mut self.sim.chance);
        let measure = self.sim.item(decided);
        self.hand_over(decided.add_seconds(-600));
        let ruling = Ruling {
            kind: if forced {
                DecisionKind::PlacementWithoutConsent
            } else {
                DecisionKind::Placement
            },
            paragraph: kind.paragraph(law),
            urgent: acute && !forced,
            consent: !forced,
            measure: Some(measure),
        };
        let (started, decision);
        if acute && forced {
            // The chair decides at once; the committee within seven days.
            let paragraph = if law == Act::Sel {
                "SEL § 75, stk. 1"
            } else {
                "BL § 143, stk. 1"
            };
            let first = Ruling {
                kind: DecisionKind::Preliminary,
                paragraph,
                urgent: true,
                ..ruling
            };
            decision = self.decide(decided, first);
            started = decided.add_seconds(4 * 3600);
            let board = self.day(decided.day(), 3, 7);
            self.voice(board, heard, false);
            let timing = self.plan_before(board, kind);
            let second = Ruling {
                paragraph: kind.paragraph(law_on(board.day())),
                ..ruling
            };
            let confirmed = self.decide(board, second);
            self.plan_after(board, kind, confirmed, &timing);
        } else {
            self.voice(decided, heard, !acute);
            let timing = self.plan_before(decided, kind);
            decision = self.decide(decided, ruling);
            self.plan_after(decided, kind, decision, &timing);
            started = if acute {
                decided.add_seconds(3 * 3600)
            } else {
                self.day(decided.day(), 3, 45)
                    .max(decided.add_seconds(1600))
            };
        }
        let eighteen = self.child.turns(18);
        let length = measures::stay(place, &mut self.sim.chance);
        // Without consent 10 % of those who come, 20 % of those who stay (S96, S100).
        let length = if forced { length * 2 } else { length };
        let planned = started.day().add_days(length);
        let stays_on = planned >= eighteen;
        let ended = if stays_on {
            eighteen.max(started.day().add_days(20))
        } else {
            planned
        };
        let last = office(ended, &mut self.sim.chance);
        let line = self.start(
            started,
            kind,
            (measure, decision),
            (decided.day(), last.day()),
            Some(place),
        );
        let place = self.moves(&line, place);
        self.youth_plan(line.started, line.ended, true);
        if stays_on {
            self.end(measure, last, MeasureEnd::Turned18);
            self.after_18(&line, place);
        } else {
            self.come_home(&line, last);
        }
        line
    }

    /// Changes of place and of consent while it runs; 7 % a year change type (S98).
    fn moves(&mut self, line: &Line, mut place: Place) -> Place {
        let mut day = line.started;
        loop {
            day = day.add_days(60 + self.sim.chance.wait(365.25 / 0.085));
            let at = office(day, &mut self.sim.chance);
            if at.day() >= line.ended.add_days(-30) || self.sim.is_over(at) {
                break;
            }
            let age = self.child.age(day);
            let next = measures::place(age, day, false, &mut self.sim.chance);
            if next == place {
                continue;
            }
            place = next;
            let heard = self.keeps(trend::CONVERSATION, day);
            let decided = office(
                day.add_days(-self.sim.chance.days(4, 30)),
                &mut self.sim.chance,
            );
            let decided = decided.max(line.started.at(15, 45));
            self.voice(decided, heard, false);
            let paragraph = if law_on(decided.day()) == Act::Sel {
                "SEL § 69"
            } else {
                "BL § 97"
            };
            let ruling = Ruling {
                kind: DecisionKind::ChangeOfPlace,
                paragraph,
                urgent: false,
                consent: line.kind != Kind::Forced,
                measure: Some(line.measure),
            };
            self.decide(decided, ruling);
            let reason = self.sim.chance.weighted(&[
                (MeasureEnd::PurposeMet, 0.25),
                (MeasureEnd::Breakdown, 0.28),
                (MeasureEnd::PlaceGaveUp, 0.22),
                (MeasureEnd::Wish, 0.15),
                (MeasureEnd::Other, 0.10),
            ]);
            let payload = MeasurePlaceChanged {
                measure: line.measure,
                place,
                reason,
                provider: crate::provider::of(Some(place)),
                away: false,
                outside: false,
            };
            self.write(at.max(decided.add_seconds(3600)), payload, Topic::Silent);
        }
        let months = (line.ended.0 - line.started.0) / 30;
        let share = if line.kind == Kind::Forced {
            0.16
        } else {
            0.07
        };
        if months > 14 && self.sim.chance.hit(share) {
            let at = self.day(line.started, 300, 30 * months - 40);
            let payload = MeasureConsentChanged {
                measure: line.measure,
                consent: line.kind == Kind::Forced,
            };
            self.write(at, payload, Topic::Silent);
        }
        place
    }

    fn come_home(&mut self, line: &Line, last: Moment) {
        let reason = self.sim.chance.weighted(&[
            (MeasureEnd::PurposeMet, 0.42),
            (MeasureEnd::NotMet, 0.10),
            (MeasureEnd::Wish, 0.22),
            (MeasureEnd::Breakdown, 0.14),
            (MeasureEnd::PlaceGaveUp, 0.07),
            (MeasureEnd::Other, 0.05),
        ]);
        if matches!(
            reason,
            MeasureEnd::PurposeMet | MeasureEnd::Wish | MeasureEnd::NotMet
        ) {
            let back = self.sim.chance.days(6, 60);
            let at = office(last.day().add_days(-back), &mut self.sim.chance);
            let at = at.max(line.started.at(15, 50));
            let heard = self.keeps(trend::CONVERSATION, at.day());
            self.voice(at, heard, false);
            let paragraph = if law_on(at.day()) == Act::Sel {
                "SEL § 68"
            } else {
                "BL § 100"
            };
            let ruling = Ruling {
                kind: DecisionKind::HomeReturn,
                paragraph,
                urgent: false,
                consent: true,
                measure: Some(line.measure),
            };
            self.decide(at, ruling);
        }
        self.end(line.measure, last, reason);
        // Support to settle at home again.
        if self.child.age(last.day()) < 17 && self.sim.chance.hit(0.45) {
            let at = self.day(last.day(), 1, 30).max(last.add_seconds(1800));
            if !self.sim.is_over(at) {
                let kind = self.sim.chance.weighted(measures::SUPPORT);
                self.support(at, kind, false);
            }
        }
    }

    /// The decision on what follows, due half a year before 18, and the support after 18.
    fn after_18(&mut self, line: &Line, place: Place) {
        let eighteen = self.child.turns(18);
        let due = eighteen.add_months(-6);
        let share = if eighteen.year() >= 2024 { 0.50 } else { 0.38 };
        let at = match self.sim.chance.unit() {
            u if u < share => self.day(due, -130, -4),
            u if u < 0.92 => self.day(due, 4, 170),
            _ => return,
        };
        let granted = self.sim.chance.hit(0.88);
        if at.day() <= line.started {
            return;
        }
        let stays = !matches!(
            place,
            Place::OwnRoom | Place::BoardingSchool | Place::Secure
        ) && self.sim.chance.hit(0.8);
        let kind = if stays {
            Kind::Stay
        } else {
            Kind::ContactAfter
        };
        let law = law_on(at.day());
        let heard = self.keeps(trend::CONVERSATION, at.day());
        self.voice(at, heard, false);
        let paragraph = match (granted, law) {
            (true, law) => kind.paragraph(law),
            (false, Act::Sel) => "SEL § 68, stk. 12",
            (false, Act::Bl) => "BL § 111",
        };
        let ruling = Ruling {
            kind: DecisionKind::SupportAfter18,
            paragraph,
            urgent: false,
            consent: true,
            measure: None,
        };
        let decision = self.decide(at, ruling);
        if !granted {
            return;
        }
        let started = office(eighteen.max(line.ended), &mut self.sim.chance);
        let length = kind.length(&mut self.sim.chance);
        let ended = started.day().add_days(length).min(self.child.turns(23));
        let last = office(ended, &mut self.sim.chance);
        let measure = self.sim.item(started);
        let place = stays.then_some(place);
        self.start(
            started,
            kind,
            (measure, decision),
            (at.day(), last.day()),
            place,
        );
        self.end(measure, last, MeasureEnd::PurposeMet);
    }
}
