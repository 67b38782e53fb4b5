//! The list of cases in a client's reach.

use super::given::Query;
use super::lines::{Paging, Wanted};
use super::problem::Problem;
use super::values::{At, On};
use super::way::{StationWord, WaitsFor};
use super::who::Who;
use crate::site::Site;
use axum::Json;
use axum::extract::State;
use domain::{Permit, TeamId, WorkerId};
use serde::{Deserialize, Serialize};
use store::{CaseFilter, CaseRow, CaseSort, OfficeFilter};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which cases.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only the cases of this team.
    #[param(value_type = Option<String>, pattern = "^[a-z0-9-]{1,32}$")]
    team: Option<TeamId>,
    /// Only the cases that this caseworker has the main part in.
    #[param(value_type = Option<Uuid>)]
    worker: Option<WorkerId>,
    /// Only the cases that nobody has the main part in.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    unassigned: bool,
    /// Only the cases whose highest active step on the ladder is this; 0 for no measure.
    #[param(minimum = 0, maximum = 6)]
    step: Option<u8>,
    /// Only the cases at this station of their way.
    #[param(inline, value_type = Option<StationWord>)]
    station: Option<StationWord>,
    /// Which by their state; open ones unless said otherwise.
    #[serde(default)]
    #[param(inline, value_type = Option<CaseState>)]
    state: CaseState,
    /// In which order; by case number unless said otherwise.
    #[serde(default)]
    #[param(inline, value_type = Option<CaseOrder>)]
    sort: CaseOrder,
    /// Which page, from 0.
    #[param(minimum = 0, maximum = 100_000)]
    page: Option<u32>,
    /// How many on a page; 20 unless said otherwise.
    #[param(minimum = 1, maximum = 200)]
    size: Option<u32>,
}

/// A state of a case.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// Open.
    #[default]
    Open,
    /// Closed.
    Closed,
    /// Open or closed.
    All,
}

/// An order of cases.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseOrder {
    /// By case number.
    #[default]
    Number,
    /// Last event first.
    Latest,
    /// Most late duties first.
    Late,
}

/// One case in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseLine {
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
    /// Whether another municipality acts now.
    is_elsewhere: bool,
    /// The main caseworker now.
    worker: Option<Uuid>,
    /// The team now.
    team: Option<String>,
    /// The highest active step on the ladder; 0 without a measure.
    step: u8,
    /// When the last event happened.
    last_at: At,
    /// Where the case is on its way; absent until the registers are rebuilt after an upgrade.
    station: Option<StationWord>,
    /// What it waits for, while it is open and something is due.
    waits_for: Option<WaitsFor>,
    /// The earliest day by which somebody is to be heard who has not been, in an assessment or
    /// clarification under way.
    ask_by: Option<On>,
    /// Duties of law that are late.
    late_law: u32,
    /// Local standards that are late.
    late_local: u32,
}

/// A page of cases.
#[derive(Debug, Serialize, ToSchema)]
pub struct CasePage {
    /// The moment that late duties are judged at.
    as_of: At,
    /// Which page, and how many there are in all.
    #[serde(flatten)]
    paging: Paging,
    /// The cases.
    cases: Vec<CaseLine>,
}

/// The cases in reach.
///
/// Needs the permit `cases`. Each case on the page is written to the access log.
#[utoipa::path(get, path = "/api/v1/cases", tag = "cases", operation_id = "cases",
    params(Asked), responses((status = 200, description = "A page of cases", body = CasePage)))]
pub async fn list(
    State(site): State<Site>,
    who: Who,
    Query(asked): Query<Asked>,
) -> Result<Json<CasePage>, Problem> {
    who.require(Permit::Cases)?;
    let wanted = Wanted::new(&who, asked.page, asked.size)?;
    let (filter, sort) = asked.into_parts(&who)?;
    let page = wanted.page();
    let (as_of, found) = who
        .run(&site, move |app, actor| {
            app.cases(actor, &filter, sort, page)
        })
        .await?;
    let with_names = who.caller.has(Permit::Names);
    Ok(Json(CasePage {
        as_of: At(as_of),
        paging: wanted.of(found.total),
        cases: found
            .rows
            .into_iter()
            .map(|row| CaseLine::new(row, with_names))
            .collect(),
    }))
}

impl Asked {
    fn into_parts(self, who: &Who) -> Result<(CaseFilter, CaseSort), Problem> {
        if self.step.is_some_and(|step| step > 6) {
            return Err(super::lines::out_of_range(who.lang, "step"));
        }
        let filter = CaseFilter {
            text: None,
            office: OfficeFilter {
                worker: self.worker,
                team: self.team,
            },
            is_unassigned: self.unassigned,
            step: self.step,
            station: self.station.map(|station| station.0),
            is_open: match self.state {
                CaseState::Open => Some(true),
                CaseState::Closed => Some(false),
                CaseState::All => None,
            },
            ..CaseFilter::default()
        };
        let sort = match self.sort {
            CaseOrder::Number => CaseSort::Number,
            CaseOrder::Latest => CaseSort::Latest,
            CaseOrder::Late => CaseSort::Late,
        };
        Ok((filter, sort))
    }
}

impl CaseLine {
    fn new(row: CaseRow, with_names: bool) -> Self {
        let waits = row.waits_for.filter(|_| row.closed_at.is_none());
        Self {
            number: row.number,
            person: row.person.0,
            name: row.name.filter(|_| with_names),
            birth_on: row.birth_on.filter(|_| with_names).map(On),
            is_protected: row.is_protected,
            opened_at: At(row.opened_at),
            closed_at: row.closed_at.map(At),
            is_elsewhere: row.is_elsewhere,
            worker: row.worker.map(|worker| worker.0),
            team: row.team.map(String::from),
            step: row.step,
            last_at: At(row.last_at),
            station: row.station.map(StationWord),
            waits_for: waits.map(|(rule, due)| WaitsFor::new(rule, due)),
            ask_by: row.ask_by.map(On),
            late_law: row.late_law,
            late_local: row.late_local,
        }
    }
}
