//! Surrogate ids. None carries meaning: no CPR number, no name, no date of birth.
//!
//! Ids are made by an id source outside this crate; here they are only typed and parsed.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Text that is no id of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("»{0}« is no valid id")]
pub struct IdError(pub String);

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The id as 16 bytes in network order, as stored.
            pub fn bytes(self) -> [u8; 16] {
                self.0.into_bytes()
            }

            /// Reads the 16 stored bytes; anything else is the nil id.
            pub fn from_bytes(bytes: &[u8]) -> Self {
                Self(Uuid::from_slice(bytes).unwrap_or_default())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Uuid::parse_str(text).map(Self).map_err(|_| IdError(text.to_owned()))
            }
        }
    };
}

uuid_id!(
    /// One recorded event.
    EventId
);
uuid_id!(
    /// A stream of events: a child's file, a notification, or the office.
    StreamId
);
uuid_id!(
    /// A child, a parent or a pregnancy, under a surrogate.
    PersonId
);
uuid_id!(
    /// A member of staff.
    WorkerId
);
uuid_id!(
    /// Something inside a case: a measure, an assessment, a decision, a plan, a goal, a booking.
    ItemId
);

impl StreamId {
    /// The stream of facts that belong to the municipality and not to a person:
    /// teams, staff, adopted law, cards, goals and targets.
    pub const OFFICE: Self = Self(Uuid::from_u128(1));
}

impl WorkerId {
    /// The system itself, as actor of what no person decided.
    pub const SYSTEM: Self = Self(Uuid::from_u128(2));
}

impl From<PersonId> for StreamId {
    /// A child's file is a stream under the child's own surrogate.
    fn from(person: PersonId) -> Self {
        Self(person.0)
    }
}

impl From<StreamId> for PersonId {
    fn from(stream: StreamId) -> Self {
        Self(stream.0)
    }
}

macro_rules! code_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            /// Takes 1 to 32 lower-case letters, digits and hyphens.
            fn try_from(text: String) -> Result<Self, IdError> {
                if is_code(&text) { Ok(Self(text)) } else { Err(IdError(text)) }
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::try_from(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

code_id!(
    /// A team's short code, for example `nord`; shown in tables and used as a dimension.
    TeamId
);
code_id!(
    /// The short code of a district, which several teams belong to.
    DistrictId
);
code_id!(
    /// The short code of a provider, which delivers measures under contract.
    ProviderId
);

fn is_code(text: &str) -> bool {
    (1..=32).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
