//! Hearings that a decision made now would not wait for: their last day is not over, and nobody
//! has answered (forvaltningsloven § 19). Nothing is blocked by it; whoever decides says that they
//! know.

use crate::correction::effective;
use crate::event::{Event, Payload};
use crate::id::{ItemId, PersonId};
use law::{Day, Moment};

/// A hearing whose party may still answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// The hearing.
    pub hearing: ItemId,
    /// Who may answer.
    pub person: PersonId,
    /// The last day to do so.
    pub answer_by: Day,
}

/// Those that run at a moment: sent on that day or before, not answered, and the last day not over.
pub fn running(events: &[Event], at: Moment) -> Vec<Running> {
    let mut all = Vec::new();
    for event in effective(events) {
        match &event.content.payload {
            Payload::HearingSent(p) if event.at().day() <= at.day() && p.answer_by >= at.day() => {
                all.push(Running {
                    hearing: p.hearing,
                    person: p.person,
                    answer_by: p.answer_by,
                });
            }
            Payload::HearingAnswered(p) if event.at().day() <= at.day() => {
                all.retain(|r| r.hearing != p.hearing);
            }
            _ => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::running;
    use crate::event::decision::{HearingAnswered, HearingSent};
    use crate::id::ItemId;
    use crate::sample::{event, person};
    use crate::text::Texts;
    use uuid::Uuid;

    #[test]
    fn a_hearing_runs_to_the_end_of_its_last_day_or_until_it_is_answered() {
        let hearing = ItemId(Uuid::from_u128(1));
        let sent = HearingSent {
            hearing,
            person: person(2),
            answer_by: "2026-03-12".parse().unwrap(),
        };
        // The n-th event happens on the n-th of March.
        let mut file = vec![event(3, sent, Texts::new())];
        let on = |file: &[_], day: &str| {
            let day: law::Day = day.parse().unwrap();
            running(file, day.at(12, 0)).len()
        };
        assert_eq!(on(&file, "2026-03-02"), 0);
        assert_eq!(on(&file, "2026-03-04"), 1);
        assert_eq!(on(&file, "2026-03-12"), 1);
        assert_eq!(on(&file, "2026-03-13"), 0);
        file.push(event(5, HearingAnswered { hearing }, Texts::new()));
        assert_eq!(on(&file, "2026-03-06"), 0);
        assert_eq!(on(&file, "2026-03-04"), 1, "nobody had answered then");
    }
}
