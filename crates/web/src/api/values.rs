//! Values as the interface writes them: days, moments and words of the code lists.

use domain::{
    Act, AssessmentOutcome, AssignmentRole, BookingKind, Day, DecisionKind, Enquiry, Evaluation,
    MeasureEnd, Moment, Notifier, Permit, Place, Role, TargetGroup,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{
    KnownFormat, ObjectBuilder, OneOfBuilder, Schema, SchemaFormat, Type,
};
use utoipa::{PartialSchema, ToSchema};

macro_rules! written {
    ($($(#[$doc:meta])* $name:ident($inner:ty) = $format:expr, $example:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name(pub $inner);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = Cow::<'de, str>::deserialize(d)?;
                text.parse().map(Self).map_err(serde::de::Error::custom)
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .format(Some(SchemaFormat::KnownFormat($format)))
                    .examples([$example])
                    .into()
            }
        }

        impl ToSchema for $name {}
    )+};
}

written! {
    /// A moment, in UTC.
    At(Moment) = KnownFormat::DateTime, "2026-03-31T10:00:00Z";
    /// A day in Copenhagen.
    On(Day) = KnownFormat::Date, "2026-03-31";
}

/// A day (its end in Copenhagen) or a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf(pub Moment);

impl<'de> Deserialize<'de> for AsOf {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(d)?;
        let day = text.parse::<Day>().map(Day::end);
        day.or_else(|_| text.parse())
            .map(Self)
            .map_err(serde::de::Error::custom)
    }
}

impl PartialSchema for AsOf {
    fn schema() -> RefOr<Schema> {
        OneOfBuilder::new()
            .item(On::schema())
            .item(At::schema())
            .into()
    }
}

impl ToSchema for AsOf {}

/// A text in both languages.
#[derive(Debug, Serialize, ToSchema)]
pub struct Title {
    /// In Danish.
    da: String,
    /// In English.
    en: String,
}

impl From<&law::Title> for Title {
    fn from(title: &law::Title) -> Self {
        Self {
            da: title.da.clone(),
            en: title.en.clone(),
        }
    }
}

/// Words of a code list of the domain.
macro_rules! words {
    ($($name:ident($code:ty)),+ $(,)?) => {$(
        #[doc = concat!("A word of the list `", stringify!($code), "`.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $code);

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some(<$code>::WORDS.iter().copied()))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($code))
            }
        }
    )+};
}
pub(super) use words;

/// Words of an enum that tells its own `code()`.
macro_rules! coded {
    ($($(#[$doc:meta])* $name:ident($code:ty) = $words:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name(pub $code);

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.0.code())
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some($words))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}
    )+};
}
pub(super) use coded;

words! {
    ActWord(Act),
    AssessmentOutcomeWord(AssessmentOutcome),
    TargetGroupWord(TargetGroup),
    AssignmentRoleWord(AssignmentRole),
    BookingKindWord(BookingKind),
    DecisionKindWord(DecisionKind),
    EnquiryWord(Enquiry),
    EvaluationWord(Evaluation),
    MeasureEndWord(MeasureEnd),
    NotifierWord(Notifier),
    PermitWord(Permit),
    PlaceWord(Place),
    RoleWord(Role),
}
