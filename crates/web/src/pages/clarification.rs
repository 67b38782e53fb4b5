//! The clarification (barnets lov § 19) as a workroom: that of the assessment, with less in it.

use super::assessment::step::Of;
use super::assessment::{Asked, opened, step};
use crate::site::Site;
use crate::visitor::Visitor;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::assessment::WorkKind;

const KIND: WorkKind = WorkKind::Clarification;

/// The workroom.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    opened(&site, &visitor, KIND, number, asked).await
}

/// The form of a step.
pub async fn show_step(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, step)): Path<(u32, String)>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let of = Of {
        kind: KIND,
        number,
        step,
    };
    step::opened(&site, &visitor, &of, asked).await
}

/// Records a step.
pub async fn send_step(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, step)): Path<(u32, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let of = Of {
        kind: KIND,
        number,
        step,
    };
    step::sent(&site, &visitor, of, pairs).await
}
