//! Sessions.

use crate::world::{World, moment};
use domain::{Role, WorkerId};
use store::Session;

pub fn a_session_lives_until_it_ends(world: &World) {
    let store = &world.store;
    let session = Session {
        worker: WorkerId(world.id()),
        role: Role::Caseworker,
        created_at: moment(2024, 5, 1),
        seen_at: moment(2024, 5, 1),
        expires_at: moment(2024, 5, 2),
        ends_at: moment(2024, 6, 1),
        pending: None,
        means: "demo".into(),
        address: "192.0.2.7".into(),
        browser: "Firefox, Windows".into(),
    };
    store.session_create("hemmelig", &session).unwrap();
    assert_eq!(
        store.session_find("hemmelig", moment(2024, 5, 1)).unwrap(),
        Some(session.clone())
    );
    assert_eq!(
        store.session_find("gættet", moment(2024, 5, 1)).unwrap(),
        None
    );
    assert_eq!(
        store.session_find("hemmelig", moment(2024, 5, 2)).unwrap(),
        None
    );
    let used = moment(2024, 5, 1).add_seconds(60);
    store
        .session_touch("hemmelig", used, moment(2024, 5, 3))
        .unwrap();
    let later = store
        .session_find("hemmelig", moment(2024, 5, 2))
        .unwrap()
        .unwrap();
    assert_eq!(
        (later.seen_at, later.expires_at),
        (used, moment(2024, 5, 3))
    );
    // A session that is over is not revived by use.
    store
        .session_touch("hemmelig", moment(2024, 5, 4), moment(2024, 5, 9))
        .unwrap();
    assert_eq!(
        store.session_find("hemmelig", moment(2024, 5, 4)).unwrap(),
        None
    );
    assert_eq!(store.session_sweep(moment(2024, 5, 4)).unwrap(), 1);
    store.session_create("andet", &session).unwrap();
    store.session_end("andet").unwrap();
    assert_eq!(
        store.session_find("andet", moment(2024, 5, 1)).unwrap(),
        None
    );
}
