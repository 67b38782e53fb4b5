//! All duties of the municipality, for extracts, and what meets them.

use crate::frame::Known;
use crate::{App, Error};
use domain::Moment;
use domain::case::{Case, Duty};
use law::Status;

/// One duty in an extract.
#[derive(Debug)]
pub struct DutyRecord<'a> {
    /// The case.
    pub case: &'a Case,
    /// The duty.
    pub duty: &'a Duty,
    /// Its state at the moment asked for.
    pub status: Status,
}

impl App {
    /// Hands every duty that had been started by `as_of`, as known at `known`, to `take`.
    pub fn each_duty(
        &self,
        as_of: Moment,
        known: Option<Moment>,
        mut take: impl FnMut(DutyRecord<'_>),
    ) -> Result<(), Error> {
        let frame = self.known_frame(Known {
            at: known,
            as_of: Some(as_of),
        })?;
        for case in frame.figures.cases() {
            for duty in case.duties.iter().filter(|d| d.triggered_at <= as_of) {
                take(DutyRecord {
                    case,
                    duty,
                    status: duty.status(as_of),
                });
            }
        }
        Ok(())
    }
}

/// The kind of event that meets a rule's duties, so that several duties met by one act can
/// stand on one line and the line can lead to the right form.
pub fn act_of(rule: &str) -> &'static str {
    match rule {
        "notification/receipt" => "receipt_sent",
        r if r.starts_with("notification/") => "notification_evaluated",
        r if r.contains("assessment") => "assessment_completed",
        r if r.contains("network_meeting") => "network_meeting_held",
        r if r.contains("follow_up") => "follow_up_held",
        r if r.starts_with("visit/") => "visit_held",
        r if r.contains("need") => "plan_need_decided",
        r if r.starts_with("plan/") => "plan_made",
        r if r.starts_with("decision/") => "child_conversation",
        _ => "decision_made",
    }
}
