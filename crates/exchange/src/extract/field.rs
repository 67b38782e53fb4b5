//! One field of an event from a row: column, reading, code table, constant, id or list.

use super::cell::{self, CellError};
use super::ids::Ids;
use super::mapping::{Field, Reading, TextField};
use super::row::Row;
use domain::text::{Text, text};
use law::Moment;
use serde_json::Value;

impl Field {
    /// The columns it reads.
    pub(super) fn reads(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = self.column.as_deref().into_iter().collect();
        columns.extend(self.columns.iter().flatten().map(String::as_str));
        columns.extend(self.list.iter().flatten().flat_map(Field::reads));
        columns
    }

    /// The value in a row; `None` leaves the field out.
    pub(super) fn value(&self, row: &Row<'_>, ids: &Ids) -> Result<Option<Value>, CellError> {
        if let Some(value) = &self.value {
            return Ok(Some(json(value)));
        }
        if let Some(id) = &self.id {
            return Ok(Some(ids.of(id, row)?.to_string().into()));
        }
        if let Some(list) = &self.list {
            let values: Result<Vec<_>, _> = list.iter().map(|f| f.value(row, ids)).collect();
            return Ok(Some(Value::Array(values?.into_iter().flatten().collect())));
        }
        let Some(cell) = self.cell(row) else {
            return Ok(self.default.as_ref().map(json));
        };
        let Some(split) = &self.split else {
            return self.one(&cell, row);
        };
        let parts = cell.split(split.as_str()).map(str::trim);
        let values: Result<Vec<_>, _> = parts
            .filter(|part| !part.is_empty())
            .map(|part| self.one(part, row))
            .collect();
        Ok(Some(Value::Array(values?.into_iter().flatten().collect())))
    }

    /// The moment in a row; `None` if the cell is empty.
    pub(super) fn moment(&self, row: &Row<'_>) -> Result<Option<Moment>, CellError> {
        let Some(cell) = self.cell(row) else {
            return Ok(None);
        };
        self.day(&cell, row).map(|day| Some(cell::at(day)))
    }

    /// The text in a row, as a code of the table if it has one.
    pub(super) fn word(&self, row: &Row<'_>, ids: &Ids) -> Result<Option<String>, CellError> {
        Ok(self.value(row, ids)?.map(|value| match value {
            Value::String(word) => word,
            other => other.to_string(),
        }))
    }

    /// The name of the column in problems.
    pub(super) fn named(&self) -> &str {
        let several = self.columns.as_ref().and_then(|c| c.first());
        self.column.as_ref().or(several).map_or("", String::as_str)
    }

    fn cell(&self, row: &Row<'_>) -> Option<String> {
        if let Some(column) = &self.column {
            return row.get(column).map(str::to_owned);
        }
        let cells: Vec<_> = self
            .columns
            .iter()
            .flatten()
            .filter_map(|c| row.get(c))
            .collect();
        (!cells.is_empty()).then(|| cells.join(" "))
    }

    fn one(&self, cell: &str, row: &Row<'_>) -> Result<Option<Value>, CellError> {
        let refuse = |reason: String| CellError::new(self.named(), reason);
        if let Some(table) = self.table.as_ref().and_then(|t| row.mapping.tables.get(t)) {
            let value = table.value(cell).ok_or_else(|| {
                refuse(format!("»{cell}« is not in the table: {}", table.codes()))
            })?;
            let is_left_out = value.as_str() == Some("");
            return Ok((!is_left_out).then(|| json(value)));
        }
        let value = match self.reading.unwrap_or(Reading::Text) {
            Reading::Text => cell.into(),
            Reading::Number => cell::number(cell).map_err(refuse)?.into(),
            Reading::Flag => cell::flag(cell).map_err(refuse)?.into(),
            Reading::Day => self.day(cell, row)?.0.0.into(),
            Reading::Moment => cell::at(self.day(cell, row)?).0.into(),
            Reading::Cpr => cell::cpr(cell).map_err(refuse)?.digits().into(),
            Reading::CprBirth => cell::cpr(cell).map_err(refuse)?.birth_on().0.into(),
            Reading::CprSex => cell::cpr_sex(cell::cpr(cell).map_err(refuse)?)
                .as_str()
                .into(),
        };
        Ok(Some(value))
    }

    fn day(&self, cell: &str, row: &Row<'_>) -> Result<(law::Day, Option<u32>), CellError> {
        let formats = self.dates.as_ref().unwrap_or(&row.mapping.file.dates);
        let (day, second) =
            cell::moment(cell, formats).map_err(|reason| CellError::new(self.named(), reason))?;
        Ok((day.add_days(self.plus_days.unwrap_or(0)), second))
    }
}

impl TextField {
    /// The text in a row, if there is one.
    pub(super) fn text(&self, row: &Row<'_>) -> Result<Option<Text>, CellError> {
        let Some(cell) = row.get(&self.column) else {
            return Ok(None);
        };
        let words = match self.reading {
            Some(Reading::Cpr) => cell::cpr(cell)
                .map_err(|reason| CellError::new(&self.column, reason))?
                .digits(),
            _ => cell.to_owned(),
        };
        Ok(Some(text(words, self.audience)))
    }
}

/// A value of a mapping as the value of an event; days of TOML are texts there.
pub(super) fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(s) => s.as_str().into(),
        toml::Value::Integer(i) => (*i).into(),
        toml::Value::Float(f) => (*f).into(),
        toml::Value::Boolean(b) => (*b).into(),
        toml::Value::Datetime(d) => d.to_string().into(),
        toml::Value::Array(a) => a.iter().map(json).collect(),
        toml::Value::Table(t) => t.iter().map(|(k, v)| (k.clone(), json(v))).collect(),
    }
}
