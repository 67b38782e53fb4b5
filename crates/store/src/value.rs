//! Parameters and columns: 64-bit integers, text and bytes are all that both databases
//! need to agree on.

use bytes::BytesMut;
use domain::id::ItemId;
use domain::{Day, EventId, Moment, PersonId, StreamId, TeamId, WorkerId};
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use rusqlite::types::{ToSqlOutput, ValueRef};
use std::error::Error;

/// One value on its way into the database.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value<'a> {
    Null,
    Int(i64),
    Id([u8; 16]),
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// One value that was read, or kept for later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Cell {
    pub(crate) fn value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Int(n) => Value::Int(*n),
            Self::Text(t) => Value::Text(t),
            Self::Bytes(b) => Value::Bytes(b),
        }
    }
}

impl Value<'_> {
    pub(crate) fn to_cell(self) -> Cell {
        match self {
            Self::Null => Cell::Null,
            Self::Int(n) => Cell::Int(n),
            Self::Id(id) => Cell::Bytes(id.to_vec()),
            Self::Text(t) => Cell::Text(t.to_owned()),
            Self::Bytes(b) => Cell::Bytes(b.to_vec()),
        }
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

macro_rules! ints {
    ($($kind:ty),+) => {$(
        impl From<$kind> for Value<'_> {
            fn from(n: $kind) -> Self { Self::Int(i64::from(n)) }
        }
    )+};
}
ints!(i64, i32, u32, u16, u8, bool);

impl From<u64> for Value<'_> {
    /// Positions stay far below 2⁶³.
    fn from(n: u64) -> Self {
        Self::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<Moment> for Value<'_> {
    fn from(at: Moment) -> Self {
        Self::Int(at.0)
    }
}

impl From<Day> for Value<'_> {
    fn from(day: Day) -> Self {
        Self::Int(i64::from(day.0))
    }
}

macro_rules! ids {
    ($($kind:ty),+) => {$(
        impl From<$kind> for Value<'_> {
            fn from(id: $kind) -> Self { Self::Id(id.bytes()) }
        }
    )+};
}
ids!(EventId, StreamId, PersonId, WorkerId, ItemId);

impl From<uuid::Uuid> for Value<'_> {
    fn from(id: uuid::Uuid) -> Self {
        Self::Id(id.into_bytes())
    }
}

impl<'a> From<&'a TeamId> for Value<'a> {
    fn from(team: &'a TeamId) -> Self {
        Self::Text(team.as_str())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(n) => ValueRef::Integer(*n),
            Self::Id(id) => ValueRef::Blob(id),
            Self::Text(t) => ValueRef::Text(t.as_bytes()),
            Self::Bytes(b) => ValueRef::Blob(b),
        }))
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(n) => n.to_sql_checked(ty, out),
            Self::Id(id) => id.as_slice().to_sql_checked(ty, out),
            Self::Text(t) => t.to_sql_checked(ty, out),
            Self::Bytes(b) => b.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}
