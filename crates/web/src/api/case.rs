//! One case with its duties and measures.

use super::client::Nothing;
use super::given::{Path, Query};
use super::problem::Problem;
use super::values::{
    ActWord, AssessmentOutcomeWord, AssignmentRoleWord, At, BookingKindWord, DecisionKindWord,
    EnquiryWord, EvaluationWord, MeasureEndWord, NotifierWord, On, PlaceWord, TargetGroupWord,
};
use super::way::{StationWord, WaitsFor};
use super::who::Who;
use crate::site::Site;
use app::case::CaseView;
use axum::Json;
use axum::extract::State;
use domain::progress::{Wait, waits_for};
use domain::{Moment, Permit, case};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

mod duty;

pub use duty::Duty;

/// A case.
#[derive(Debug, Serialize, ToSchema)]
pub struct Case {
    /// The number people call the case by.
    number: u32,
    /// The child's surrogate; carries no meaning.
    person: Uuid,
    /// The child's name; only with the permit `names`.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Date of birth, if known; only with the permit `names`.
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_on: Option<On>,
    /// Whether name and address are protected.
    is_protected: bool,
    /// When it was first opened.
    opened_at: At,
    /// When it was closed, if it is.
    closed_at: Option<At>,
    /// How often it was reopened.
    reopened: u16,
    /// Whether another municipality acts now.
    is_elsewhere: bool,
    /// When the last event happened.
    last_at: At,
    /// The highest active step on the ladder; 0 without a measure.
    step: u8,
    /// Where the case is on its way.
    station: Option<StationWord>,
    /// What it waits for, while it is open and something is due.
    waits_for: Option<WaitsFor>,
    /// The earliest day by which somebody is to be heard who has not been, in an assessment or
    /// clarification under way.
    ask_by: Option<On>,
    /// The version of the file; send it with what you record to learn of what others recorded
    /// meanwhile.
    seen: u32,
    /// Position in the journal of the last event that this rests on.
    position: u64,
    /// The moment that duties are judged at.
    as_of: At,
    /// Who works or worked on it.
    assignments: Vec<Assignment>,
    /// Notifications and other enquiries.
    notifications: Vec<Notification>,
    /// Assessments.
    assessments: Vec<Assessment>,
    /// Decisions.
    decisions: Vec<Decision>,
    /// Measures.
    measures: Vec<Measure>,
    /// Booked dates.
    bookings: Vec<Booking>,
    /// Duties of law and local standards.
    duties: Vec<Duty>,
}

/// A part in a case over an interval.
#[derive(Debug, Serialize, ToSchema)]
pub struct Assignment {
    worker: Uuid,
    role: AssignmentRoleWord,
    team: String,
    from: At,
    /// Until when; absent while it lasts.
    until: Option<At>,
}

/// A notification or other enquiry about the child.
#[derive(Debug, Serialize, ToSchema)]
pub struct Notification {
    id: Uuid,
    enquiry: EnquiryWord,
    received_at: At,
    notifier: NotifierWord,
    is_acute: bool,
    evaluated_at: Option<At>,
    outcome: Option<EvaluationWord>,
    receipt_at: Option<At>,
}

/// An assessment of the child.
#[derive(Debug, Serialize, ToSchema)]
pub struct Assessment {
    id: Uuid,
    opened_at: At,
    /// The day the municipality became aware; the four months run from it.
    aware_on: On,
    completed_at: Option<At>,
    outcome: Option<AssessmentOutcomeWord>,
    /// The target group it places the child in, if it names one.
    target_group: Option<TargetGroupWord>,
}

/// A decision.
#[derive(Debug, Serialize, ToSchema)]
pub struct Decision {
    id: Uuid,
    made_at: At,
    kind: DecisionKindWord,
    paragraph: String,
    /// Whether those who must consent did.
    consent: bool,
}

/// A measure from start to end.
#[derive(Debug, Serialize, ToSchema)]
pub struct Measure {
    id: Uuid,
    paragraph: String,
    law: ActWord,
    is_placement: bool,
    started_at: At,
    ended_at: Option<At>,
    end_reason: Option<MeasureEndWord>,
    /// Where it stands now, or stood when it ended, for placements.
    place: Option<PlaceWord>,
    /// Its step on the ladder now, or when it ended.
    step: u8,
}

/// A booked date.
#[derive(Debug, Serialize, ToSchema)]
pub struct Booking {
    id: Uuid,
    what: BookingKindWord,
    on: At,
    is_cancelled: bool,
}

/// One case.
///
/// Needs the permit `cases`. The view is written to the access log. A case that there is
/// none of and one out of reach answer alike.
#[utoipa::path(get, path = "/api/v1/cases/{number}", tag = "cases", operation_id = "case",
    params(("number" = u32, Path, description = "The case number")),
    responses((status = 200, description = "The case", body = Case)))]
pub async fn show(
    State(site): State<Site>,
    who: Who,
    Path(number): Path<u32>,
    _: Query<Nothing>,
) -> Result<Json<Case>, Problem> {
    who.require(Permit::Cases)?;
    let (view, now) = who
        .run(&site, move |app, actor| {
            Ok((app.view_case(actor, number, "case")?, app.now()))
        })
        .await?;
    Ok(Json(Case::new(&view, now, who.caller.has(Permit::Names))))
}

impl Case {
    fn new(view: &CaseView, now: Moment, with_names: bool) -> Self {
        let case = &view.case;
        let file = case.file.as_ref();
        let opened_at = file.map_or(now, |f| f.opened_at);
        let is_open = file.is_some_and(|f| f.closed_at.is_none());
        let waits = match waits_for(case, now).filter(|_| is_open) {
            Some(Wait::Duty(duty, due)) => Some(WaitsFor::new(&*duty.rule, due)),
            _ => None,
        };
        let name = view.names.get(&case.person).and_then(|n| n.name.clone());
        Self {
            number: case.number(),
            person: case.person.0,
            name: name.filter(|_| with_names),
            birth_on: case.birth_on.filter(|_| with_names).map(On),
            is_protected: case.is_protected(),
            opened_at: At(opened_at),
            closed_at: file.and_then(|f| f.closed_at).map(At),
            reopened: file.map_or(0, |f| f.reopened),
            is_elsewhere: !case.is_ours_at(now),
            last_at: At(file.map_or(opened_at, |f| f.last_at)),
            step: case.step_at(now),
            station: file.map(|f| StationWord(f.station)),
            waits_for: waits,
            ask_by: file.and_then(|f| f.ask_by).map(On),
            seen: view.seen,
            position: case.position,
            as_of: At(now),
            assignments: case.assignments.iter().map(assignment).collect(),
            notifications: case.notifications.iter().map(notification).collect(),
            assessments: case.assessments.iter().map(assessment).collect(),
            decisions: case.decisions.iter().map(decision).collect(),
            measures: case.measures.iter().map(|m| measure(m, now)).collect(),
            bookings: case.bookings.iter().map(booking).collect(),
            duties: case
                .duties
                .iter()
                .map(|duty| Duty::new(duty, case.person, now))
                .collect(),
        }
    }
}

fn assignment(part: &case::Assignment) -> Assignment {
    Assignment {
        worker: part.worker.0,
        role: AssignmentRoleWord(part.role),
        team: part.team.to_string(),
        from: At(part.from),
        until: part.until.map(At),
    }
}

fn notification(of: &case::Notification) -> Notification {
    Notification {
        id: of.id.0,
        enquiry: EnquiryWord(of.enquiry),
        received_at: At(of.received_at),
        notifier: NotifierWord(of.notifier),
        is_acute: of.is_acute,
        evaluated_at: of.evaluated_at.map(At),
        outcome: of.outcome.map(EvaluationWord),
        receipt_at: of.receipt_at.map(At),
    }
}

fn assessment(of: &case::Assessment) -> Assessment {
    Assessment {
        id: of.id.0,
        opened_at: At(of.opened_at),
        aware_on: On(of.aware_on),
        completed_at: of.completed_at.map(At),
        outcome: of.outcome.map(AssessmentOutcomeWord),
        target_group: of.target_group.map(TargetGroupWord),
    }
}

fn decision(of: &case::Decision) -> Decision {
    Decision {
        id: of.id.0,
        made_at: At(of.made_at),
        kind: DecisionKindWord(of.kind),
        paragraph: of.paragraph.clone(),
        consent: of.consent,
    }
}

fn measure(of: &case::Measure, now: Moment) -> Measure {
    let stay = of.stay_at(of.ended_at.unwrap_or(now));
    Measure {
        id: of.id.0,
        paragraph: of.paragraph.clone(),
        law: ActWord(of.law),
        is_placement: of.is_placement,
        started_at: At(of.started_at),
        ended_at: of.ended_at.map(At),
        end_reason: of.end_reason.map(MeasureEndWord),
        place: stay.and_then(|s| s.place).map(PlaceWord),
        step: stay.map_or(0, |s| s.step),
    }
}

fn booking(of: &case::Booking) -> Booking {
    Booking {
        id: of.id.0,
        what: BookingKindWord(of.what),
        on: At(of.on),
        is_cancelled: of.is_cancelled,
    }
}
