//! The board of notifications: what came in lately, and what waits for its evaluation.

use super::given::Query;
use super::lines::{Paging, Wanted};
use super::problem::Problem;
use super::values::{At, EnquiryWord, EvaluationWord, NotifierWord, On};
use super::who::Who;
use crate::site::Site;
use axum::Json;
use axum::extract::State;
use domain::Permit;
use serde::{Deserialize, Serialize};
use store::BoardRow;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which part of the board.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Which page, from 0.
    #[param(minimum = 0, maximum = 100_000)]
    page: Option<u32>,
    /// How many on a page; 20 unless said otherwise.
    #[param(minimum = 1, maximum = 200)]
    size: Option<u32>,
}

/// A notification or other enquiry about one child.
#[derive(Debug, Serialize, ToSchema)]
pub struct NotificationLine {
    id: Uuid,
    /// The child's surrogate.
    person: Uuid,
    /// The child's name; only with the permit `names`.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Date of birth, if known; only with the permit `names`.
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_on: Option<On>,
    /// The case number, if there is a file.
    number: Option<u32>,
    /// The main caseworker now.
    worker: Option<Uuid>,
    /// The team now.
    team: Option<String>,
    enquiry: EnquiryWord,
    received_at: At,
    notifier: NotifierWord,
    is_acute: bool,
    /// When the evaluation is due, where the law sets a time.
    due_at: Option<At>,
    evaluated_at: Option<At>,
    outcome: Option<EvaluationWord>,
    receipt_at: Option<At>,
}

/// A page of the board.
#[derive(Debug, Serialize, ToSchema)]
pub struct NotificationPage {
    /// The moment the board is made for.
    as_of: At,
    #[serde(flatten)]
    paging: Paging,
    /// The enquiries, one for each child they are about: those that wait for their
    /// evaluation within 24 hours, the acute first and then the longest waiting; then the
    /// others, the latest first.
    notifications: Vec<NotificationLine>,
}

/// What came in within a week, and whatever waits for its evaluation, in reach.
///
/// Needs the permit `notifications`. Each child on the page is written to the access log.
#[utoipa::path(get, path = "/api/v1/notifications", tag = "notifications",
    operation_id = "notifications", params(Asked),
    responses((status = 200, description = "A page of the board", body = NotificationPage)))]
pub async fn list(
    State(site): State<Site>,
    who: Who,
    Query(asked): Query<Asked>,
) -> Result<Json<NotificationPage>, Problem> {
    who.require(Permit::Notifications)?;
    let wanted = Wanted::new(&who, asked.page, asked.size)?;
    let page = wanted.page();
    let (as_of, board) = who
        .run(&site, move |app, actor| app.board_page(actor, page))
        .await?;
    let with_names = who.caller.has(Permit::Names);
    Ok(Json(NotificationPage {
        as_of: At(as_of),
        paging: wanted.of(board.total),
        notifications: board
            .rows
            .into_iter()
            .map(|row| NotificationLine::new(row, with_names))
            .collect(),
    }))
}

impl NotificationLine {
    fn new(row: BoardRow, with_names: bool) -> Self {
        let of = row.notification;
        Self {
            id: of.id.0,
            person: row.person.0,
            name: row.name.filter(|_| with_names),
            birth_on: row.birth_on.filter(|_| with_names).map(On),
            number: row.number,
            worker: row.worker.map(|worker| worker.0),
            team: row.team.map(String::from),
            enquiry: EnquiryWord(of.enquiry),
            received_at: At(of.received_at),
            notifier: NotifierWord(of.notifier),
            is_acute: of.is_acute,
            due_at: row.due.map(At),
            evaluated_at: of.evaluated_at.map(At),
            outcome: of.outcome.map(EvaluationWord),
            receipt_at: of.receipt_at.map(At),
        }
    }
}
