//! A complaint over a decision, from its arrival to whoever decides it last.

use crate::code::{AppealOutcome, ComplaintStage, Reassessment};
use crate::id::ItemId;
use law::calendar::{Hverdag, is_working_day};
use law::{Day, Moment};

/// How long after a decision one may complain (retssikkerhedsloven § 67, barnets lov §§ 145
/// and 146).
const WEEKS_TO_COMPLAIN: i32 = 4;

/// A complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The complaint.
    pub id: ItemId,
    /// When it came.
    pub received_at: Moment,
    /// The decision complained of, if it is known.
    pub decision: Option<ItemId>,
    /// Whether the committee made it: the municipality does not look at it again.
    pub is_committee: bool,
    /// When the municipality had looked at its decision again.
    pub reassessed_at: Option<Moment>,
    /// What came of it.
    pub reassessment: Option<Reassessment>,
    /// When it was sent on to Ankestyrelsen.
    pub sent_on_at: Option<Moment>,
    /// When Ankestyrelsen decided.
    pub decided_at: Option<Moment>,
    /// What it decided.
    pub appeal: Option<AppealOutcome>,
}

impl Complaint {
    /// A complaint that just came.
    pub fn new(
        id: ItemId,
        received_at: Moment,
        decision: Option<ItemId>,
        is_committee: bool,
    ) -> Self {
        Self {
            id,
            received_at,
            decision,
            is_committee,
            reassessed_at: None,
            reassessment: None,
            sent_on_at: None,
            decided_at: None,
            appeal: None,
        }
    }

    /// What it waits for.
    pub fn stage(&self) -> ComplaintStage {
        if self.settled_at().is_some() {
            ComplaintStage::Settled
        } else if self.is_committee || self.sent_on_at.is_some() {
            ComplaintStage::Appeal
        } else if self.reassessed_at.is_none() {
            ComplaintStage::Reassess
        } else {
            ComplaintStage::SendOn
        }
    }

    /// When it was at its end: Ankestyrelsen decided, or the municipality gave in, or it was
    /// withdrawn.
    pub fn settled_at(&self) -> Option<Moment> {
        let is_final = self.reassessment.is_some_and(Reassessment::is_final);
        self.decided_at.or(self.reassessed_at.filter(|_| is_final))
    }
}

/// The last day on which a complaint comes in time, counted from the day the decision reached
/// its party: that day is not counted, and a weekend or holiday moves the end to the next
/// weekday.
pub fn last_day_to_complain(reached_on: Day) -> Day {
    let mut last = reached_on.add_days(7 * WEEKS_TO_COMPLAIN);
    while !is_working_day(last, Hverdag::MondayToFriday) {
        last = last.add_days(1);
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn came(is_committee: bool) -> Complaint {
        Complaint::new(ItemId(Uuid::nil()), Moment(1), None, is_committee)
    }

    fn reassessed(reassessment: Reassessment) -> Complaint {
        Complaint {
            reassessed_at: Some(Moment(2)),
            reassessment: Some(reassessment),
            ..came(false)
        }
    }

    #[test]
    fn the_municipality_looks_first_and_sends_on_what_it_does_not_change() {
        assert_eq!(came(false).stage(), ComplaintStage::Reassess);
        for kept in [Reassessment::Upheld, Reassessment::PartlyChanged] {
            let complaint = reassessed(kept);
            assert_eq!(complaint.stage(), ComplaintStage::SendOn);
            let sent_on_at = Some(Moment(3));
            let sent = Complaint {
                sent_on_at,
                ..complaint
            };
            assert_eq!(sent.stage(), ComplaintStage::Appeal);
        }
        for done in [Reassessment::Changed, Reassessment::Withdrawn] {
            assert_eq!(reassessed(done).settled_at(), Some(Moment(2)));
        }
    }

    #[test]
    fn a_complaint_over_the_committee_waits_for_ankestyrelsen_only() {
        assert_eq!(came(true).stage(), ComplaintStage::Appeal);
        let decided = Complaint {
            decided_at: Some(Moment(4)),
            appeal: Some(AppealOutcome::Upheld),
            ..came(true)
        };
        assert_eq!(decided.stage(), ComplaintStage::Settled);
    }

    #[test]
    fn four_weeks_end_on_a_weekday() {
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        // A Tuesday to a Tuesday; a Saturday and a Sunday to the Monday.
        assert_eq!(last_day_to_complain(day(2026, 9, 1)), day(2026, 9, 29));
        assert_eq!(last_day_to_complain(day(2026, 9, 5)), day(2026, 10, 5));
        assert_eq!(last_day_to_complain(day(2026, 9, 6)), day(2026, 10, 5));
        // Maundy Thursday 2 April 2026 to the Tuesday after Easter.
        assert_eq!(last_day_to_complain(day(2026, 3, 5)), day(2026, 4, 7));
    }
}
