//! Clients of the interface.

use crate::world::{World, moment};
use domain::{Permit, Role, WorkerId};
use store::Client;

pub fn a_client_is_kept_with_its_digest_until_it_is_shut_out(world: &World) {
    let store = &world.store;
    let client = |team: Option<&str>, name: &str| Client {
        id: WorkerId(world.id()),
        name: name.into(),
        role: Role::TeamLeader,
        team: team.map(|t| t.parse().unwrap()),
        permits: vec![Permit::Cases, Permit::Record],
        created_at: moment(2024, 5, 1),
        created_by: WorkerId::SYSTEM,
        expires_at: moment(2024, 12, 31),
        used_at: None,
        revoked: None,
    };
    let (mut first, second) = (client(Some("nord"), "Løn"), client(None, "Kopi"));
    store.client_create(&first, &[7; 32]).unwrap();
    store.client_create(&second, &[8; 32]).unwrap();
    let found = store.client_find(first.id).unwrap();
    assert_eq!(found, Some((first.clone(), vec![7; 32])));
    assert_eq!(store.client_find(WorkerId(world.id())).unwrap(), None);

    let (used, out) = (moment(2024, 5, 2), moment(2024, 5, 3));
    store.client_used(first.id, used).unwrap();
    assert!(store.client_revoke(first.id, out, second.id).unwrap());
    // Who shut it out first stays on record.
    assert!(!store.client_revoke(first.id, used, first.id).unwrap());
    first.used_at = Some(used);
    first.revoked = Some((out, second.id));
    let mut all = store.clients().unwrap();
    all.sort_by_key(|c| c.name.clone());
    assert_eq!(all, [second, first]);
}
