//! A complaint over a decision, from its arrival to whoever decides it last.

use crate::code::{AppealOutcome, ComplaintStage, Reassessment};
use crate::id::ItemId;
use law::calendar::{Hverdag, is_working_day};
use law::{Day, Moment};
use serde::Deserialize;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../../../policy/complaint.toml");

/// How long one may complain over what reached one from a day on. Dated data
/// (`policy/complaint.toml`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeToComplain {
    from: toml::value::Datetime,
    #[serde(skip)]
    from_day: Option<Day>,
    /// Whether the source was read.
    pub verified: bool,
    /// What was read, and what not.
    pub note: String,
    /// How many weeks.
    pub weeks: u8,
    /// The provisions.
    pub law: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "said once for all versions, read by people")]
    source: String,
    version: Vec<TimeToComplain>,
}

static VERSIONS: LazyLock<Vec<TimeToComplain>> = LazyLock::new(|| {
    let mut file: File = toml::from_str(BUILT_IN).expect("the built-in data are tested");
    for version in &mut file.version {
        version.from_day = version.from.to_string().parse().ok();
    }
    file.version
});

impl TimeToComplain {
    /// What holds for a decision that reached its party on a day; before the first version,
    /// that one.
    pub fn on(reached_on: Day) -> &'static Self {
        let began = |v: &&Self| v.from_day.is_none_or(|from| from <= reached_on);
        VERSIONS.iter().rev().find(began).unwrap_or(&VERSIONS[0])
    }

    /// The last day on which a complaint comes in time: the day the decision reached its party is
    /// not counted, and a weekend or holiday moves the end to the next weekday.
    pub fn last_day(&self, reached_on: Day) -> Day {
        let mut last = reached_on.add_days(7 * i32::from(self.weeks));
        while !is_working_day(last, Hverdag::MondayToFriday) {
            last = last.add_days(1);
        }
        last
    }
}

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
        for (reached_on, last) in [
            // A Tuesday to a Tuesday; a Saturday and a Sunday to the Monday.
            (day(2026, 9, 1), day(2026, 9, 29)),
            (day(2026, 9, 5), day(2026, 10, 5)),
            (day(2026, 9, 6), day(2026, 10, 5)),
            // Maundy Thursday 2 April 2026 to the Tuesday after Easter.
            (day(2026, 3, 5), day(2026, 4, 7)),
        ] {
            let found = TimeToComplain::on(reached_on).last_day(reached_on);
            assert_eq!(found, last, "{reached_on:?}");
        }
    }

    #[test]
    fn each_act_has_its_provision() {
        let law = |y, m, d| {
            TimeToComplain::on(Day::from_ymd(y, m, d).unwrap())
                .law
                .as_str()
        };
        assert!(
            law(1999, 1, 1).contains("serviceloven"),
            "before the first version too"
        );
        assert!(law(2023, 12, 31).contains("serviceloven"));
        assert!(law(2024, 1, 1).contains("barnets lov"));
    }
}
