//! A child's file for the tests of this crate: events recorded when they happen, and the case they
//! make.

use domain::case::Case;
use domain::fold::{Rules, Workspace, fold};
use domain::{Event, EventId, Moment, Payload, PersonId, Role, StreamId, Texts, WorkerId};
use std::sync::LazyLock;
use uuid::Uuid;

/// The child.
pub const CHILD: PersonId = PersonId(Uuid::from_u128(1));

/// Who records everything.
pub const WORKER: WorkerId = WorkerId(Uuid::from_u128(2));

static RULES: LazyLock<Rules> = LazyLock::new(Rules::built_in);

/// The n-th event of the file.
pub fn event(n: u64, at: Moment, payload: Payload) -> Event {
    Event {
        position: n,
        id: EventId(Uuid::from_u128(1000 + u128::from(n))),
        stream: StreamId::from(CHILD),
        seq: u32::try_from(n).unwrap(),
        at,
        known_at: at,
        appended_at: at,
        actor: WORKER,
        role: Role::Caseworker,
        subjects: vec![CHILD],
        payload,
        text: Texts::new(),
        corrects: None,
        mode: None,
    }
}

/// The case after these events.
pub fn folded(events: &[Event]) -> Case {
    fold(&[CHILD], events, &RULES, &mut Workspace::default())
}
