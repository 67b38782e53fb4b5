//! One figure: its value for a period or day, its parts, and the units it counts.

use super::given::{Path, Query, parsed};
use super::lines::{Wanted, out_of_range};
use super::problem::Problem;
use super::values::On;
use super::who::Who;
use crate::pages::figures;
use crate::site::Site;
use app::Error;
use app::goals::{IndicatorView, UnitsWanted};
use axum::Json;
use axum::extract::State;
use domain::{Permit, TeamId};
use indicators::{Format, Period, PublishedCell};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which question.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// A year, quarter or month: `2025`, `2025Q3`, `2025-03`; the year to date unless a period
    /// or a day is given. For who sees only aggregates a whole year or quarter.
    #[serde(default, deserialize_with = "parsed")]
    #[param(value_type = Option<String>, pattern = "^[0-9]{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$")]
    period: Option<Period>,
    /// The end of a day, instead of a period; for who may see units.
    #[param(inline, value_type = Option<On>)]
    as_of: Option<On>,
    /// As known at the end of a day; for who may see units.
    #[param(inline, value_type = Option<On>)]
    known_at: Option<On>,
    /// Only the units of this team; for who may see units.
    #[param(value_type = Option<String>, pattern = "^[a-z0-9-]{1,32}$")]
    team: Option<TeamId>,
    /// Only the units whose child stood on this step; for who may see units.
    #[param(minimum = 0, maximum = 6)]
    step: Option<u8>,
    /// Which page of the units, from 0.
    #[param(minimum = 0, maximum = 100_000)]
    page: Option<u32>,
    /// How many units on a page; 20 unless said otherwise.
    #[param(minimum = 1, maximum = 200)]
    size: Option<u32>,
}

/// A figure as the client may know it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Cell {
    /// How the value is to be read: `share`, `count`, `days`, `months`, `per1000` or `ratio`.
    #[schema(value_type = String)]
    format: Format,
    numerator: Option<f64>,
    denominator: Option<f64>,
    value: Option<f64>,
    /// The number of units.
    n: Option<u32>,
    /// Whether it is hidden because few are behind it.
    is_hidden: bool,
}

/// A part of a figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct Part {
    /// A team's code, an age group, a step.
    key: String,
    #[serde(flatten)]
    cell: Cell,
}

/// One counted unit.
#[derive(Debug, Serialize, ToSchema)]
pub struct CountedUnit {
    /// The child's surrogate.
    person: Uuid,
    /// The case number; absent before a file is opened.
    number: Option<u32>,
    /// The duty, measure, notification, assessment, decision or child.
    id: Uuid,
    in_numerator: bool,
    /// Its own value, for durations and days late.
    value: Option<f64>,
    team: Option<String>,
    worker: Option<Uuid>,
    age_group: &'static str,
    step: u8,
    /// The child's target group on that day; absent where no assessment named one.
    target_group: Option<&'static str>,
    /// The notifier, place, rule or kind of decision.
    class: Option<String>,
    /// The day it is counted on.
    event_on: On,
}

/// A page of counted units.
#[derive(Debug, Serialize, ToSchema)]
pub struct Units {
    /// The units in the client's reach.
    within: usize,
    /// The units counted that lie outside it.
    outside: usize,
    page: usize,
    size: usize,
    rows: Vec<CountedUnit>,
}

/// A figure with what it rests on.
#[derive(Debug, Serialize, ToSchema)]
pub struct Indicator {
    id: String,
    /// The card's version.
    version: u16,
    /// The period counted over, or the day.
    span: String,
    /// The last day that is judged.
    through: On,
    /// Restrictions: `team=nord;step=3`; empty for everything.
    dimensions: String,
    figure: Cell,
    /// The figure one period earlier; for a day, one year earlier.
    before: Cell,
    /// Its parts by dimension; none where they would give hidden figures away.
    parts: BTreeMap<&'static str, Vec<Part>>,
    /// The units with their cases; absent for who may see none.
    units: Option<Units>,
    /// Position in the journal up to which events were known.
    position: u64,
    /// SHA-256 of the card and of the rulebook.
    fingerprint: String,
}

/// One figure.
///
/// Needs the permit `indicators`; with `units`, and a role that sees them, it names the units
/// and their cases, and each child shown is written to the access log. Without, small counts
/// are hidden, and only whole years and quarters are answered.
#[utoipa::path(get, path = "/api/v1/indicators/{id}", tag = "indicators",
    operation_id = "indicator",
    params(("id" = String, Path, description = "The card's id"), Asked),
    responses((status = 200, description = "The figure", body = Indicator)))]
pub async fn show(
    State(site): State<Site>,
    who: Who,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Indicator>, Problem> {
    who.require(Permit::Indicators)?;
    let wanted = Wanted::new(&who, asked.page, asked.size)?.page();
    if asked.step.is_some_and(|step| step > 6) {
        return Err(out_of_range(who.lang, "step"));
    }
    let units = UnitsWanted {
        page: wanted.number as usize,
        size: wanted.size as usize,
    };
    // The rules of the page: what an address may ask, and what is wrong with it.
    let text = |day: Option<On>| day.map_or(String::new(), |day| day.0.to_string());
    let asked = figures::Asked {
        period: asked.period.map_or(String::new(), |p| p.to_string()),
        as_of: text(asked.as_of),
        known_at: text(asked.known_at),
        team: asked.team.map(String::from).unwrap_or_default(),
        step: asked.step.map_or(String::new(), |step| step.to_string()),
        ..figures::Asked::default()
    };
    let view = who
        .run(&site, move |app, actor| {
            let (question, mut wrong) = asked.question(app.now());
            let (filter, more) = asked.filter();
            wrong.extend(more);
            if !wrong.is_empty() {
                return Err(Error::Refused(wrong));
            }
            app.indicator(actor, &id, question, &filter, units)
        })
        .await?;
    Ok(Json(Indicator::new(view)))
}

impl Indicator {
    fn new(view: IndicatorView) -> Self {
        let when = view.question.when;
        let part = |(key, cell): (indicators::Key, PublishedCell)| Part {
            key: key.0,
            cell: Cell::new(&cell),
        };
        let parts = view.splits.into_iter().map(|(dimension, parts)| {
            let parts = parts.into_iter().map(part).collect();
            (dimension.code(), parts)
        });
        Self {
            id: view.card.id.clone(),
            version: view.card.version,
            span: match when.span {
                indicators::Span::Period(period) => period.to_string(),
                indicators::Span::AsOf(day) => day.to_string(),
            },
            through: On(when.to_on()),
            dimensions: view.filter.to_text(),
            figure: Cell::new(&view.total),
            before: Cell::new(&view.before),
            parts: parts.collect(),
            units: view.units.map(|page| Units {
                within: page.within,
                outside: page.outside,
                page: page.page,
                size: page.size,
                rows: page.rows.into_iter().map(unit).collect(),
            }),
            position: view.position,
            fingerprint: view
                .card
                .fingerprint_with(view.ruleset.rules.book.fingerprint()),
        }
    }
}

impl Cell {
    fn new(cell: &PublishedCell) -> Self {
        Self {
            format: cell.format,
            numerator: cell.numerator,
            denominator: cell.denominator,
            value: cell.value,
            n: cell.n,
            is_hidden: cell.is_hidden,
        }
    }
}

fn unit(of: indicators::Unit) -> CountedUnit {
    CountedUnit {
        person: of.person.0,
        number: Some(of.case_number).filter(|number| *number != 0),
        id: of.id,
        in_numerator: of.in_numerator,
        value: of.value,
        team: of.team.map(String::from),
        worker: of.worker.map(|worker| worker.0),
        age_group: of.age_group.code(),
        step: of.step,
        target_group: of.target_group.map(domain::TargetGroup::as_str),
        class: of.class,
        event_on: On(of.event_on),
    }
}
