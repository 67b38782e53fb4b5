//! The vocabulary of the field: ids, CPR numbers, codes, events, the ladder, and how the
//! events of one child fold into a case and into facts of law.
//!
//! Pure: no clock, no database, no async. Decides nothing about permission or storage.

pub mod appropriation;
pub mod assessment;
pub mod basis;
pub mod case;
pub mod code;
pub mod competence;
pub mod correction;
pub mod cpr;
pub mod decide;
pub mod document;
pub mod event;
pub mod facts;
pub mod family;
pub mod fold;
pub mod gaps;
pub mod growing_up;
pub mod hearing;
pub mod id;
pub mod intake;
pub mod kle;
pub mod ladder;
pub mod measures;
pub mod omission;
pub mod partial;
pub mod parties;
pub mod plan;
pub mod procedures;
pub mod progress;
pub mod readability;
pub mod receipt;
#[cfg(test)]
mod sample;
pub mod target_group;
pub mod template;
pub mod text;
pub mod triangle;
pub mod vocabulary;
pub mod wire;
pub mod words;

pub use code::*;
pub use event::{Event, Mode, Payload};
pub use id::{DistrictId, EventId, PersonId, ProviderId, StreamId, TeamId, WorkerId};
pub use law::{Day, Moment};
pub use receipt::ReceiptNumber;
pub use text::{Audience, Text, Texts};
