//! Calendars: one for each member of staff, known by the digest of its secret.

use crate::world::{World, moment};
use domain::WorkerId;

pub fn a_calendar_is_one_persons_and_ends_at_a_word(world: &World) {
    let [me, other] = [WorkerId(world.id()), WorkerId(world.id())];
    let store = &world.store;
    let first = moment(2026, 11, 1);
    store.calendar_make(me, &[1; 32], first).unwrap();
    store.calendar_make(other, &[2; 32], first).unwrap();
    assert_eq!(store.calendar_find(&[1; 32]).unwrap(), Some((me, None)));
    assert_eq!(store.calendar_find(&[3; 32]).unwrap(), None);
    let later = moment(2026, 11, 2);
    store.calendar_used(me, later).unwrap();
    assert_eq!(store.calendar_of(me).unwrap().unwrap().used_at, Some(later));
    // A new secret takes the place of the old one.
    store.calendar_make(me, &[3; 32], later).unwrap();
    assert_eq!(store.calendar_find(&[1; 32]).unwrap(), None);
    let now = store.calendar_of(me).unwrap().unwrap();
    assert_eq!((now.made_at, now.used_at), (later, None));
    assert!(store.calendar_end(me).unwrap() && !store.calendar_end(me).unwrap());
    assert_eq!(store.calendar_find(&[3; 32]).unwrap(), None);
    assert_eq!(store.calendar_find(&[2; 32]).unwrap(), Some((other, None)));
}
