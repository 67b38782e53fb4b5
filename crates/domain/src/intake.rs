//! Ways in: what each kind of enquiry may lead to, and who of the persons on an enquiry is not
//! recognised yet; several seen as one.

mod pattern;

pub use pattern::{Concern, LOOK_BACK_MONTHS, Pattern, pattern};

use crate::code::{Enquiry, Evaluation, Notifier};
use crate::correction::effective;
use crate::event::{Event, Payload};
use crate::id::PersonId;
use law::Moment;
use law::calendar::{Hverdag, is_working_day};

impl Enquiry {
    /// Whether it is a notification: it tells of a worry about a child and does not ask for
    /// something, so it is evaluated within 24 hours (barnets lov § 136). What another
    /// municipality sends when a family moves is one (§ 132); what the municipality itself is
    /// worried about is handled as one.
    pub const fn is_notification(self) -> bool {
        matches!(
            self,
            Self::Notification | Self::OtherMunicipality | Self::OwnConcern
        )
    }

    /// Whether it is a notification that somebody sent (barnets lov §§ 132, 133 and 135): what
    /// Danmarks Statistik's register of notifications covers, and the figures count. Nobody sends
    /// the municipality's own concern.
    pub const fn is_sent(self) -> bool {
        self.is_notification() && !matches!(self, Self::OwnConcern)
    }

    /// Whether help may be asked for in it that is decided on in a partial case.
    pub const fn asks_for_help(self) -> bool {
        matches!(self, Self::Application | Self::Disability)
    }

    /// Whether a receipt is owed for it (barnets lov § 138, stk. 1): to whoever sent it.
    pub const fn is_receipted(self) -> bool {
        self.is_sent()
    }

    /// Where the evaluation of such an enquiry may lead, the most usual first for those that
    /// are no concern.
    pub const fn leads_to(self) -> &'static [Evaluation] {
        use Evaluation::{
            AcuteMeasures, Advice, Assessment, NoAction, PartialCase, RunningCase, Screening,
        };
        match self {
            Self::Notification | Self::OwnConcern => &[
                AcuteMeasures,
                Assessment,
                Screening,
                Advice,
                RunningCase,
                NoAction,
            ],
            Self::Application | Self::Disability => &[
                PartialCase,
                Screening,
                Assessment,
                Advice,
                RunningCase,
                NoAction,
            ],
            // The case goes on here as it went on there (barnets lov § 132).
            Self::OtherMunicipality => &[
                RunningCase,
                Assessment,
                Screening,
                AcuteMeasures,
                Advice,
                NoAction,
            ],
            Self::Advice => &[Advice, Screening, Assessment, RunningCase, NoAction],
            // The board decides on the basis of an assessment.
            Self::YouthCrimeBoard => &[Assessment, RunningCase, AcuteMeasures],
        }
    }

    /// Whether a file is opened on a child who has none when this outcome is recorded.
    pub const fn opens_file(self, outcome: Evaluation) -> bool {
        match outcome {
            Evaluation::AcuteMeasures
            | Evaluation::Assessment
            | Evaluation::Screening
            | Evaluation::PartialCase => true,
            Evaluation::RunningCase => matches!(self, Self::OtherMunicipality),
            Evaluation::Advice | Evaluation::NoAction => false,
        }
    }
}

impl Notifier {
    /// Whether whoever notifies from there does so at work, where nothing else is said: public
    /// service, or a task for the public (barnets lov § 133).
    pub const fn is_professional(self) -> bool {
        matches!(
            self,
            Self::Municipal
                | Self::School
                | Self::DayCare
                | Self::Health
                | Self::HealthVisitor
                | Self::Police
                | Self::Placement
        )
    }
}

/// Hours between which an office is manned on working days; what comes besides is met by
/// whoever is on duty alone.
const OFFICE_HOURS: std::ops::Range<u32> = 8..16;

/// Whether nobody but the one on duty can be expected at work: then a second person for a
/// re-assessment is asked for, and nothing waits for it.
pub fn is_out_of_hours(at: Moment) -> bool {
    let (day, seconds) = at.local();
    !is_working_day(day, Hverdag::MondayToFriday) || !OFFICE_HOURS.contains(&(seconds / 3600))
}

/// Whether the one whom `members` stand for was only described by a sender: nobody has
/// registered the person anew or merged it with one on record.
pub fn is_unidentified(members: &[PersonId], events: &[Event]) -> bool {
    let standing = effective(events);
    let last = standing
        .iter()
        .rev()
        .find_map(|e| match &e.content.payload {
            Payload::PersonRegistered(p) if p.person == members[0] => Some(p.unidentified),
            _ => None,
        });
    last.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nights_weekends_and_holidays_are_out_of_hours() {
        let at = |y, m, d, hour| law::Day::from_ymd(y, m, d).unwrap().at(hour, 0);
        assert!(!is_out_of_hours(at(2026, 11, 23, 8)) && !is_out_of_hours(at(2026, 11, 23, 15)));
        for out in [
            at(2026, 11, 23, 7),
            at(2026, 11, 23, 16),
            at(2026, 11, 28, 12),
            at(2026, 12, 25, 12),
        ] {
            assert!(is_out_of_hours(out));
        }
    }

    #[test]
    fn what_tells_of_a_worry_is_a_notification_and_what_was_sent_has_a_receipt() {
        let all = |is: fn(Enquiry) -> bool| -> Vec<Enquiry> {
            Enquiry::ALL.iter().copied().filter(|e| is(*e)).collect()
        };
        let notifications = [
            Enquiry::Notification,
            Enquiry::OtherMunicipality,
            Enquiry::OwnConcern,
        ];
        assert_eq!(all(Enquiry::is_notification), notifications);
        assert_eq!(all(Enquiry::is_sent), notifications[..2]);
        assert_eq!(all(Enquiry::is_receipted), notifications[..2]);
    }

    #[test]
    fn who_notifies_at_work_follows_from_where_unless_it_is_said() {
        let all = Notifier::ALL.iter().filter(|n| !n.is_professional());
        let others: Vec<&str> = all.map(|n| n.as_str()).collect();
        assert_eq!(
            others,
            [
                "anonymous",
                "association",
                "other",
                "child",
                "family",
                "unknown"
            ]
        );
    }

    #[test]
    fn every_enquiry_leads_somewhere_and_only_a_take_over_opens_what_already_runs() {
        for enquiry in Enquiry::ALL {
            assert!(!enquiry.leads_to().is_empty(), "{enquiry}");
            let acute = enquiry.leads_to().contains(&Evaluation::AcuteMeasures);
            let is_of_worry = enquiry.is_notification() || *enquiry == Enquiry::YouthCrimeBoard;
            assert_eq!(acute, is_of_worry, "{enquiry}");
            let partial = enquiry.leads_to().contains(&Evaluation::PartialCase);
            assert_eq!(partial, enquiry.asks_for_help(), "{enquiry}");
            let runs = enquiry.opens_file(Evaluation::RunningCase);
            assert_eq!(runs, *enquiry == Enquiry::OtherMunicipality, "{enquiry}");
        }
    }
}
