//! Checks a mapping before the first row: every name must mean something, every constant
//! and every value of a code table must fit the field it is for.

use super::cell;
use super::field::json;
use super::mapping::{EventSpec, Field, KeyReading, Mapping, MappingError, Reading};
use domain::event::{Payload, PayloadError};
use serde_json::Value;
use std::collections::BTreeSet;

/// Checks all of it; the first fault is the error.
pub(super) fn mapping(mapping: &Mapping) -> Result<(), MappingError> {
    head(mapping)?;
    for (i, spec) in mapping.event.iter().enumerate() {
        let place = format!("event {} ({})", i + 1, spec.kind);
        event(mapping, spec, &place)?;
    }
    if let Some(interval) = &mapping.interval {
        field(mapping, &interval.from, "interval, from")?;
        field(mapping, &interval.until, "interval, until")?;
        has_id(mapping, "child", "interval")?;
    }
    if let Some(labels) = &mapping.labels {
        has_id(mapping, &labels.of, "labels, of")?;
        for f in [&labels.kind, &labels.place, &labels.change]
            .into_iter()
            .flatten()
        {
            field(mapping, f, "labels")?;
        }
    }
    tables(mapping)
}

fn fault(place: &str, reason: impl Into<String>) -> MappingError {
    MappingError::Content {
        place: place.to_owned(),
        reason: reason.into(),
    }
}

fn head(mapping: &Mapping) -> Result<(), MappingError> {
    if mapping.name.trim().is_empty() {
        return Err(fault("name", "is empty"));
    }
    if !mapping.file.delimiter.is_ascii() {
        return Err(fault("file, delimiter", "is no ASCII sign"));
    }
    if let Some(format) = mapping.file.dates.iter().find(|f| !cell::is_format(f)) {
        let reason = format!("»{format}« names no whole day; write for example %d-%m-%Y");
        return Err(fault("file, dates", reason));
    }
    if mapping.row.key.is_empty() {
        return Err(fault("row, key", "is empty"));
    }
    if let Some((name, _)) = mapping.ids.iter().find(|(_, parts)| parts.is_empty()) {
        return Err(fault(&format!("ids, {name}"), "is empty"));
    }
    let parts = mapping.ids.values().chain([&mapping.row.key]).flatten();
    if !mapping.secret_ids && parts.into_iter().any(|p| p.reading == KeyReading::Cpr) {
        let reason = "is missing: an id made of a CPR number is found by trying all numbers";
        return Err(fault("secret_ids = true", reason));
    }
    Ok(())
}

fn has_id(mapping: &Mapping, id: &str, place: &str) -> Result<(), MappingError> {
    if mapping.ids.contains_key(id) {
        return Ok(());
    }
    Err(fault(place, format!("there is no id »{id}« under [ids]")))
}

fn event(mapping: &Mapping, spec: &EventSpec, place: &str) -> Result<(), MappingError> {
    if !Payload::KINDS.contains(&spec.kind.as_str()) {
        return Err(fault(place, "there is no such kind of event"));
    }
    if spec.stream != "office" {
        has_id(mapping, "child", place)?;
        has_id(mapping, &spec.stream, &format!("{place}, stream"))?;
    }
    if let Some(once) = &spec.once {
        has_id(mapping, once, &format!("{place}, once"))?;
    }
    for condition in &spec.when {
        if condition.filled.is_none() && condition.is_in.is_none() && condition.not_in.is_none() {
            return Err(fault(&format!("{place}, when"), "asks for nothing"));
        }
    }
    for (name, f) in [("at", Some(&spec.at)), ("known", spec.known.as_ref())] {
        let Some(f) = f else { continue };
        let place = format!("{place}, {name}");
        field(mapping, f, &place)?;
        if f.named().is_empty() {
            return Err(fault(&place, "a moment needs a column"));
        }
    }
    for (name, f) in &spec.data {
        let place = format!("{place}, field »{name}«");
        field(mapping, f, &place)?;
        for value in samples(mapping, f) {
            fits(spec, name, f, value, &place)?;
        }
    }
    Ok(())
}

fn field(mapping: &Mapping, f: &Field, place: &str) -> Result<(), MappingError> {
    let sources = [
        f.column.is_some(),
        f.columns.is_some(),
        f.value.is_some(),
        f.id.is_some(),
        f.list.is_some(),
    ];
    if sources.iter().filter(|s| **s).count() != 1 {
        return Err(fault(
            place,
            "needs one of column, columns, value, id, list",
        ));
    }
    if f.table.is_some() && f.reading.is_some() {
        return Err(fault(place, "has a table and a reading; one decides"));
    }
    if let Some(table) = &f.table
        && !mapping.tables.contains_key(table)
    {
        return Err(fault(place, format!("there is no table »{table}«")));
    }
    if let Some(id) = &f.id {
        has_id(mapping, id, place)?;
    }
    if let Some(format) = f.dates.iter().flatten().find(|d| !cell::is_format(d)) {
        return Err(fault(place, format!("»{format}« names no whole day")));
    }
    f.list
        .iter()
        .flatten()
        .try_for_each(|f| field(mapping, f, place))
}

/// Values that the field can have, as far as the mapping shows them.
fn samples(mapping: &Mapping, f: &Field) -> Vec<Value> {
    let mut values: Vec<Value> = f.value.iter().chain(&f.default).map(json).collect();
    if f.id.is_some() {
        values.push(uuid::Uuid::nil().to_string().into());
    }
    if let Some(table) = f.table.as_ref().and_then(|t| mapping.tables.get(t)) {
        let given = table.values().filter(|v| v.as_str() != Some(""));
        values.extend(given.map(json));
    }
    match f.reading {
        Some(Reading::Number | Reading::Day | Reading::Moment | Reading::CprBirth) => {
            values.push(1.into());
        }
        Some(Reading::Flag) => values.push(true.into()),
        Some(Reading::CprSex) => values.push("f".into()),
        Some(Reading::Text | Reading::Cpr) | None => {}
    }
    if f.split.is_some() {
        values = values.into_iter().map(|v| Value::Array(vec![v])).collect();
    }
    for inner in f.list.iter().flatten() {
        let inner = samples(mapping, inner).into_iter();
        values.extend(inner.map(|v| Value::Array(vec![v])));
    }
    if values.is_empty() {
        // No value is known, but whether there is such a field is.
        values.push(Value::Null);
    }
    values
}

/// Whether the kind has the field and the field takes the value. The other fields are
/// missing here, so that only an error about this one counts.
fn fits(
    spec: &EventSpec,
    name: &str,
    f: &Field,
    value: Value,
    place: &str,
) -> Result<(), MappingError> {
    let is_known = !value.is_null();
    let object = Value::Object([(name.to_owned(), value)].into_iter().collect());
    let bytes = object.to_string();
    let Err(PayloadError::Data(_, error)) = Payload::parse(&spec.kind, 1, bytes.as_bytes()) else {
        return Ok(());
    };
    let reason = crate::jsonl::plain(&error);
    let is_about_it =
        reason.starts_with("unknown field") || (is_known && !reason.starts_with("missing field"));
    if !is_about_it {
        return Ok(());
    }
    let of = f
        .table
        .as_ref()
        .map_or(String::new(), |t| format!("table »{t}«: "));
    Err(fault(place, format!("{of}{reason}")))
}

fn tables(mapping: &Mapping) -> Result<(), MappingError> {
    let used: BTreeSet<&str> = mapping
        .fields()
        .filter_map(|f| f.table.as_deref())
        .collect();
    match mapping.tables.keys().find(|t| !used.contains(t.as_str())) {
        Some(unused) => Err(fault(&format!("tables, {unused}"), "no field uses it")),
        None => Ok(()),
    }
}
