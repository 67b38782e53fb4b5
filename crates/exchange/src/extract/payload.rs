//! The structured part of an event from a row, and which column is to blame if it does
//! not fit.

use super::cell::CellError;
use super::ids::Ids;
use super::mapping::EventSpec;
use super::row::Row;
use domain::event::{Payload, PayloadError};

/// Builds the payload; an error names the column of the field that does not fit.
pub(super) fn payload(spec: &EventSpec, row: &Row<'_>, ids: &Ids) -> Result<Payload, CellError> {
    let mut json = String::from("{");
    let mut starts: Vec<(usize, &str)> = Vec::with_capacity(spec.data.len());
    for (name, field) in &spec.data {
        let Some(value) = field.value(row, ids)? else {
            continue;
        };
        if json.len() > 1 {
            json.push(',');
        }
        starts.push((json.len(), name));
        let key = serde_json::Value::from(name.as_str());
        json.extend([key.to_string(), ":".to_owned(), value.to_string()]);
    }
    json.push('}');
    Payload::parse(&spec.kind, 1, json.as_bytes()).map_err(|error| blame(spec, &starts, &error))
}

fn blame(spec: &EventSpec, starts: &[(usize, &str)], error: &PayloadError) -> CellError {
    let PayloadError::Data(_, json) = error else {
        return CellError {
            column: None,
            reason: error.to_string(),
        };
    };
    let reason = crate::jsonl::plain(json);
    let missing = reason
        .strip_prefix("missing field `")
        .and_then(|rest| rest.strip_suffix('`'));
    let at = |starts: &[(usize, &str)]| {
        let before = starts
            .iter()
            .rev()
            .find(|(start, _)| *start < json.column());
        before.map(|(_, name)| (*name).to_owned())
    };
    let name = missing.map(str::to_owned).or_else(|| at(starts));
    let field = name.as_ref().and_then(|name| spec.data.get(name));
    let column = field.map(super::mapping::Field::named).unwrap_or_default();
    let reason = match missing {
        Some(name) if field.is_some() => {
            format!("empty, but »{}« needs it as »{name}«", spec.kind)
        }
        _ => format!("does not fit »{}«: {reason}", spec.kind),
    };
    CellError {
        column: (!column.is_empty()).then(|| column.to_owned()),
        reason,
    }
}
