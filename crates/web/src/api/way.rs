//! Where a case is on its way, and what it waits for.

use super::values::At;
use domain::Moment;
use domain::progress::Station;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// A station on the way of a case, from what came in to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StationWord(pub Station);

impl Serialize for StationWord {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.0.as_str())
    }
}

impl<'de> Deserialize<'de> for StationWord {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let word = Cow::<'de, str>::deserialize(d)?;
        let station = Station::at(&word).map(Self);
        station.ok_or_else(|| serde::de::Error::custom("there is no such station"))
    }
}

impl PartialSchema for StationWord {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .enum_values(Some(Station::ALL.map(Station::as_str)))
            .into()
    }
}

impl ToSchema for StationWord {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Station")
    }
}

/// The open duty that falls due first, law before a standard on the same day.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitsFor {
    /// The rule.
    rule: String,
    /// When it is due; past, if it is late.
    due_at: At,
}

impl WaitsFor {
    /// A duty of a rule, due at a moment.
    pub(super) fn new(rule: impl Into<String>, due: Moment) -> Self {
        Self {
            rule: rule.into(),
            due_at: At(due),
        }
    }
}
