//! A duty as the interface tells it.

use crate::api::values::{At, On, coded};
use domain::{Moment, PersonId, case};
use law::VoidReason;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

coded! {
    /// Whether a duty is law or a local standard; the two are never counted together.
    Layer(law::Layer) = ["law", "local"];
    /// Where a duty stands at a moment.
    Status(law::Status) = law::Status::ALL.map(law::Status::code);
    /// Why a duty fell away.
    FellAway(VoidReason) = VoidReason::ALL.map(VoidReason::code);
}

/// A duty of law or local standard.
#[derive(Debug, Serialize, ToSchema)]
pub struct Duty {
    /// Its identity; `/api/v1/obligations/{id}` explains it.
    id: Uuid,
    /// The rule.
    rule: String,
    layer: Layer,
    /// The first day of the rule's version that governs.
    version_from: On,
    /// The event that started it.
    trigger: Uuid,
    triggered_at: At,
    /// From when it can be met.
    opens_at: At,
    /// When it is due; absent while no moment follows from the events.
    due_at: Option<At>,
    /// The strictest reading of the due moment, if another.
    alarm_at: Option<At>,
    /// When the act that met it happened.
    met_at: Option<At>,
    /// Whether that act was put on record only after the due moment.
    is_recorded_late: bool,
    /// When it fell away, and why.
    fell_away_at: Option<At>,
    fell_away: Option<FellAway>,
    status: Status,
    /// Whole days after the due day, until it was met or fell away.
    days_late: i32,
}

impl Duty {
    /// A duty at a moment.
    pub(in crate::api) fn new(duty: &case::Duty, person: PersonId, at: Moment) -> Self {
        Self {
            id: duty.id(person),
            rule: duty.rule.to_string(),
            layer: Layer(duty.layer),
            version_from: On(duty.version_from),
            trigger: duty.trigger.0,
            triggered_at: At(duty.triggered_at),
            opens_at: At(duty.opens),
            due_at: duty.due.map(At),
            alarm_at: duty.alarm.map(At),
            met_at: duty.met.map(|(_, at, _)| At(at)),
            is_recorded_late: duty.is_recorded_late(),
            fell_away_at: duty.void.map(|(_, at, _)| At(at)),
            fell_away: duty.void.map(|(reason, ..)| FellAway(reason)),
            status: Status(duty.status(at)),
            days_late: duty.days_late(at),
        }
    }
}
