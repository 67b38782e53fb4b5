//! Events for the unit tests of this crate: of one child, in March 2026.

use crate::code::Role;
use crate::event::{Event, Payload};
use crate::id::{EventId, ItemId, PersonId, StreamId, WorkerId};
use crate::text::Texts;
use law::Day;
use uuid::Uuid;

pub(crate) fn item(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

/// The child is the first.
pub(crate) fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// Something of the n-th day, recorded in the child's file at once.
pub(crate) fn event(n: u32, payload: impl Into<Payload>, text: Texts) -> Event {
    let at = Day::from_ymd(2026, 3, n).expect("a day").at(10, 0);
    Event {
        position: n.into(),
        id: EventId(Uuid::from_u128(u128::from(n) + 100)),
        stream: StreamId::from(person(1)),
        seq: n,
        at,
        known_at: at,
        appended_at: at,
        actor: WorkerId(Uuid::from_u128(2)),
        role: Role::Caseworker,
        subjects: vec![person(1)],
        payload: payload.into(),
        text,
        corrects: None,
        mode: None,
    }
}
