//! One duty and why its date is what it is.

use super::case::Duty;
use super::client::Nothing;
use super::given::{Path, Query};
use super::problem::Problem;
use super::values::{At, On, Title};
use super::who::Who;
use crate::site::Site;
use app::case::Why;
use axum::Json;
use axum::extract::State;
use domain::{Moment, Permit, case};
use law::counting::Skipped;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A duty with its explanation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Obligation {
    /// The case number, if a file is open.
    number: Option<u32>,
    /// The child's surrogate.
    person: Uuid,
    /// The moment it is judged at.
    as_of: At,
    /// The duty.
    duty: Duty,
    /// What the rule is called.
    title: Title,
    /// The texts of law that the version rests on.
    law: Vec<Source>,
    /// The first day of the version.
    in_force_from: On,
    /// Whether the text of the law was read.
    is_verified: bool,
    /// How the version treats what began before it, where that decided.
    transition: Option<String>,
    /// Numbers and readings that are the municipality's own and took part.
    local_settings: Vec<Setting>,
    /// The count up to the due moment.
    steps: Vec<Step>,
    /// The event that gave the due moment, where it was not counted.
    given_by: Option<Uuid>,
}

/// A text of law.
#[derive(Debug, Serialize, ToSchema)]
pub struct Source {
    /// The paragraph or document, in Danish.
    title: String,
    /// Where it can be read.
    url: Option<String>,
}

/// A local setting.
#[derive(Debug, Serialize, ToSchema)]
pub struct Setting {
    name: String,
    /// What was chosen and why.
    note: String,
}

/// One step of a count.
#[derive(Debug, Serialize, ToSchema)]
pub struct Step {
    from: At,
    to: At,
    /// The running number of what is counted; absent for a day that is skipped.
    counted: Option<i32>,
    /// Why the day is skipped: `weekend`, `holiday` or `first_day`.
    skipped: Option<&'static str>,
}

/// One duty, with its count.
///
/// Needs the permit `obligations`. The view is written to the access log.
#[utoipa::path(get, path = "/api/v1/obligations/{id}", tag = "obligations",
    operation_id = "obligation",
    params(("id" = Uuid, Path, description = "The duty's id")),
    responses((status = 200, description = "The duty", body = Obligation)))]
pub async fn show(
    State(site): State<Site>,
    who: Who,
    Path(id): Path<Uuid>,
    _: Query<Nothing>,
) -> Result<Json<Obligation>, Problem> {
    who.require(Permit::Obligations)?;
    let ((case, why), now) = who
        .run(&site, move |app, actor| {
            Ok((app.obligation(actor, id)?, app.now()))
        })
        .await?;
    Ok(Json(Obligation::new(&case, why, now)))
}

impl Obligation {
    fn new(case: &case::Case, why: Why, now: Moment) -> Self {
        let source = |of: law::Citation| Source {
            title: of.title,
            url: of.url,
        };
        let setting = |of: law::LocalSetting| Setting {
            name: of.name,
            note: of.note,
        };
        Self {
            number: case.file.as_ref().map(|f| f.number),
            person: case.person.0,
            as_of: At(now),
            duty: Duty::new(&why.duty, case.person, now),
            title: Title::from(&why.rule.title),
            law: why.version.law.into_iter().map(source).collect(),
            in_force_from: On(why.version.from),
            is_verified: why.version.verified,
            transition: why.transition.map(|transition| transition.note),
            local_settings: why.local_settings.into_iter().map(setting).collect(),
            steps: why.steps.iter().map(step).collect(),
            given_by: why.given_by.map(|event| event.0),
        }
    }
}

fn step(of: &law::counting::Step) -> Step {
    Step {
        from: At(of.from),
        to: At(of.to),
        counted: of.counted,
        skipped: of.skipped.map(|reason| match reason {
            Skipped::Weekend => "weekend",
            Skipped::Holiday(_) => "holiday",
            Skipped::FirstDay => "first_day",
        }),
    }
}
