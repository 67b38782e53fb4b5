//! The red list: what must happen, as of a day, in the order it bites.

use super::case::Duty;
use super::given::{Query, parsed};
use super::lines::{Paging, Wanted, out_of_range};
use super::problem::Problem;
use super::values::{AsOf, At, On};
use super::who::Who;
use crate::site::Site;
use axum::Json;
use axum::extract::State;
use domain::{Moment, Permit, TeamId, WorkerId};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use store::{OfficeFilter, RedFilter, RedRow};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// How far ahead the list looks unless the client says otherwise.
const AHEAD_DAYS: i32 = 14;
/// The farthest it looks.
const FARTHEST_DAYS: i32 = 366;

/// Which duties.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// The day (its end in Copenhagen) or moment asked about; now unless said otherwise. What
    /// is known now is judged at that moment; what happened later is left out.
    #[param(inline, value_type = Option<AsOf>)]
    as_of: Option<AsOf>,
    /// How many days ahead of it; 14 unless said otherwise.
    #[param(minimum = 0, maximum = 366)]
    days: Option<i32>,
    /// Only duties already late.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    late: bool,
    /// Only law, or only local standards.
    #[param(inline, value_type = Option<LayerWord>)]
    layer: Option<LayerWord>,
    /// Only this rule, for example `notification/evaluation`.
    #[serde(default, deserialize_with = "parsed")]
    #[param(value_type = Option<String>, pattern = "^[a-z0-9_/]{1,80}$", max_length = 80)]
    rule: Option<RuleWord>,
    /// Only the cases of this team.
    #[param(value_type = Option<String>, pattern = "^[a-z0-9-]{1,32}$")]
    team: Option<TeamId>,
    /// Only the cases that this caseworker has the main part in.
    #[param(value_type = Option<Uuid>)]
    worker: Option<WorkerId>,
    /// Which page, from 0.
    #[param(minimum = 0, maximum = 100_000)]
    page: Option<u32>,
    /// How many on a page; 20 unless said otherwise.
    #[param(minimum = 1, maximum = 200)]
    size: Option<u32>,
}

/// What can be the id of a rule.
#[derive(Debug)]
struct RuleWord(String);

impl FromStr for RuleWord {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let of_id = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_/".contains(&b);
        let is_id = (1..=80).contains(&text.len()) && text.bytes().all(of_id);
        is_id.then(|| Self(text.to_owned())).ok_or(())
    }
}

/// Law or local standard.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LayerWord {
    /// Set by law.
    Law,
    /// A local standard.
    Local,
}

/// One duty in a list, with its case.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObligationLine {
    /// The case number, if a file is open.
    number: Option<u32>,
    /// The child's surrogate.
    person: Uuid,
    /// The child's name; only with the permit `names`.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Date of birth, if known; only with the permit `names`.
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_on: Option<On>,
    /// The main caseworker now.
    worker: Option<Uuid>,
    /// The team now.
    team: Option<String>,
    /// The duty.
    duty: Duty,
}

/// A page of duties.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObligationPage {
    /// The moment they are judged at.
    as_of: At,
    /// The last due moment in the list.
    until: At,
    #[serde(flatten)]
    paging: Paging,
    /// The duties, those due first in front.
    obligations: Vec<ObligationLine>,
}

/// Duties neither met nor fallen away, in reach.
///
/// Needs the permit `obligations`. Each child on the page is written to the access log.
#[utoipa::path(get, path = "/api/v1/obligations", tag = "obligations",
    operation_id = "obligations", params(Asked),
    responses((status = 200, description = "A page of duties", body = ObligationPage)))]
pub async fn list(
    State(site): State<Site>,
    who: Who,
    Query(asked): Query<Asked>,
) -> Result<Json<ObligationPage>, Problem> {
    who.require(Permit::Obligations)?;
    let wanted = Wanted::new(&who, asked.page, asked.size)?;
    let days = asked.days.unwrap_or(AHEAD_DAYS);
    if !(0..=FARTHEST_DAYS).contains(&days) {
        return Err(out_of_range(who.lang, "days"));
    }
    let (as_of, filter) = (asked.as_of, asked.filter());
    let page = wanted.page();
    let (span, found) = who
        .run(&site, move |app, actor| {
            let at = as_of.map_or(app.now(), |as_of| as_of.0);
            let filter = RedFilter {
                started_by: Some(at),
                ..filter
            };
            let span = (at, at.day().add_days(days).end());
            Ok((span, app.obligations(actor, &filter, span, page)?))
        })
        .await?;
    let with_names = who.caller.has(Permit::Names);
    Ok(Json(ObligationPage {
        as_of: At(span.0),
        until: At(span.1),
        paging: wanted.of(found.total),
        obligations: found
            .rows
            .into_iter()
            .map(|row| ObligationLine::new(row, span.0, with_names))
            .collect(),
    }))
}

impl Asked {
    fn filter(self) -> RedFilter {
        RedFilter {
            office: OfficeFilter {
                worker: self.worker,
                team: self.team,
            },
            layer: self.layer.map(|layer| match layer {
                LayerWord::Law => law::Layer::Law,
                LayerWord::Local => law::Layer::Local,
            }),
            rule: self.rule.map(|rule| rule.0),
            is_late: self.late,
            ..RedFilter::default()
        }
    }
}

impl ObligationLine {
    fn new(row: RedRow, at: Moment, with_names: bool) -> Self {
        Self {
            number: row.number,
            person: row.person.0,
            name: row.name.filter(|_| with_names),
            birth_on: row.birth_on.filter(|_| with_names).map(On),
            worker: row.worker.map(|worker| worker.0),
            team: row.team.map(String::from),
            duty: Duty::new(&row.duty, row.person, at),
        }
    }
}
