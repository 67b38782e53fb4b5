//! A complaint with what was said at each of its steps, read off the events of the case.

use app::case::CaseView;
use domain::case::{Complaint, TimeToComplain};
use domain::correction::Effective;
use domain::document::letters_of;
use domain::event::casework::DecisionMade;
use domain::id::ItemId;
use domain::{Day, Moment, Payload, PersonId};

/// A complaint of a case.
pub(super) struct Told<'c> {
    /// How it stands.
    pub complaint: &'c Complaint,
    /// Who complains, if that was recorded.
    pub by: Option<PersonId>,
    /// What it is about, in words.
    pub words: Option<&'c str>,
    /// Why the municipality kept to its decision or not.
    pub reassessed: Option<&'c str>,
    /// Why Ankestyrelsen decided so.
    pub decided: Option<&'c str>,
    /// The decision it is over, with the day it was made.
    pub over: Option<(Moment, &'c DecisionMade)>,
    /// The last day it could come in time, where the decision is known.
    pub last_day: Option<LastDay>,
}

/// By when a complaint was in time, and what that is counted from.
#[derive(Debug, Clone, Copy)]
pub(super) struct LastDay {
    pub on: Day,
    /// What it is counted by.
    pub rule: &'static TimeToComplain,
    /// The day the decision reached the party: of its letter, or else its own.
    pub from: Day,
    /// Whether it is the letter's day.
    pub is_of_letter: bool,
}

impl<'c> Told<'c> {
    /// The complaints of a case: those that run on top, each group the latest first.
    pub fn all(view: &'c CaseView, stands: &'c [Effective<'c>]) -> Vec<Self> {
        let complaints = view.case.complaints.iter();
        let mut all: Vec<Self> = complaints.map(|c| Self::of(view, stands, c)).collect();
        let key = |told: &Self| {
            let complaint = told.complaint;
            (complaint.settled_at().is_some(), -complaint.received_at.0)
        };
        all.sort_by_key(key);
        all
    }

    fn of(view: &'c CaseView, stands: &'c [Effective<'c>], complaint: &'c Complaint) -> Self {
        let mut told = Self {
            complaint,
            by: None,
            words: None,
            reassessed: None,
            decided: None,
            over: None,
            last_day: None,
        };
        for event in stands {
            let text = |field: &str| event.content.text.get(field).map(|t| t.value.as_str());
            match &event.content.payload {
                Payload::ComplaintReceived(p) if p.complaint == complaint.id => {
                    told.by = p.by;
                    told.words = text("complaint");
                }
                Payload::ComplaintReassessed(p) if p.complaint == complaint.id => {
                    told.reassessed = text("reasons");
                }
                Payload::ComplaintDecided(p) if p.complaint == complaint.id => {
                    told.decided = text("reasons");
                }
                Payload::DecisionMade(p) if complaint.decision == Some(p.decision) => {
                    told.over = Some((event.at(), p));
                }
                _ => {}
            }
        }
        told.last_day = told.over.map(|(at, made)| {
            let letter = letter_on(view, stands, made.decision, told.by);
            let from = letter.unwrap_or(at.day());
            let rule = TimeToComplain::on(from);
            LastDay {
                on: rule.last_day(from),
                rule,
                from,
                is_of_letter: letter.is_some(),
            }
        });
        told
    }

    /// Whether it came in time; `None` where the decision is not known.
    pub fn is_in_time(&self) -> Option<bool> {
        let last = self.last_day?;
        Some(self.complaint.received_at.day() <= last.on)
    }
}

/// The day on which the letter of a decision was kept as sent to whoever complains.
fn letter_on(
    view: &CaseView,
    stands: &[Effective<'_>],
    decision: ItemId,
    to: Option<PersonId>,
) -> Option<Day> {
    let to = to?;
    let name = view.names.get(&to).and_then(|n| n.name.as_deref());
    let letters = letters_of(stands, decision, to, name).into_iter();
    letters.map(|d| d.at.day()).min()
}
