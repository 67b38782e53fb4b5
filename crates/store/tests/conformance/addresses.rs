//! Finding a child by the address alone.

use crate::world::{World, fold, scope};
use domain::text::text;
use domain::{Audience, PersonId, PersonKind};
use store::{Reach, Scope, Store};

/// A child with a file that lives somewhere.
fn child_at(world: &World, name: &str, address: &str, is_protected: bool) -> PersonId {
    let child = world.child_with(name, is_protected);
    let mut again = world.registration(child, name, PersonKind::Child, is_protected);
    again
        .text
        .insert("address".into(), text(address, Audience::Staff));
    world.add(again);
    child
}

fn found(store: &Store, scope: &Scope, address: &str) -> Vec<PersonId> {
    let found = store.search(scope, address, 10).expect("a search");
    found.into_iter().map(|one| one.person).collect()
}

pub fn a_child_is_found_by_street_and_number(world: &World) {
    let alma = child_at(
        world,
        "Alma Berg",
        "Sankt Pauls Gade 12 B, 2. tv., 8000 Aarhus C",
        false,
    );
    let noah = child_at(world, "Noah Dahl", "Sankt Pauls Gade 121", false);
    let system = Scope::system();
    let at = |address: &str| found(&world.store, &system, address);
    for address in [
        "Sankt Pauls Gade 12",
        "sankt pauls gade 12b, 8000 Aarhus",
        "Pauls Ga 12 B",
    ] {
        assert_eq!(at(address), [alma], "{address}");
    }
    assert_eq!(at("Sankt Pauls Gade 121"), [noah]);
    for none in [
        "Sankt Pauls Gade 1",
        "Sankt Pauls Gade 12a",
        "Sankt Peders Gade 12",
        "Aarhus 8000",
    ] {
        assert_eq!(at(none), [], "{none}");
    }
    // A street alone tells nobody who lives in it.
    assert_eq!(at("Sankt Pauls Gade"), []);
    // Whoever moves is found at the new place only.
    child_moves(world, alma, "Skovvej 3");
    assert_eq!(at("Sankt Pauls Gade 12"), []);
    assert_eq!(at("skovv 3"), [alma]);
    assert!(world.is_clean());
}

fn child_moves(world: &World, child: PersonId, to: &str) {
    let mut moved = world.registration(child, "Alma Berg", PersonKind::Child, false);
    moved
        .text
        .insert("address".into(), text(to, Audience::Staff));
    world.add(moved);
}

pub fn a_protected_address_finds_its_child_for_named_persons_only(world: &World) {
    let team = world.team("nord", "Nord");
    let (named, other) = (
        world.worker("Navngivet", Some(&team)),
        world.worker("Anden", Some(&team)),
    );
    let child = child_at(world, "Skjult Holm", "Skovvej 3", true);
    world.assign(child, named, &team);
    let at = |reach, actor| found(&world.store, &scope(reach, actor), "Skovvej 3");
    assert_eq!(at(Reach::Own, named), [child]);
    assert_eq!(at(Reach::Whole, named), [child]);
    assert_eq!(at(Reach::Whole, other), []);
    assert_eq!(at(Reach::Teams(vec![team.clone()]), other), []);
}

pub fn an_older_database_gets_its_addresses_when_its_registers_are_made_anew(world: &World) {
    let child = child_at(world, "Alma Berg", "Skovvej 3", false);
    let count = "SELECT count(*) FROM address_token";
    let before = world.count(count);
    assert!(before > 5);
    world.raw("DROP TABLE address_token");
    world.raw("DELETE FROM migration WHERE number = 25");
    let store = Store::open(&world.url, &world.keys).expect("brought up to date");
    assert_eq!(world.count(count), 0, "left to the job");
    let rebuilt = store.rebuild(&*fold(), &mut |_| {});
    rebuilt.expect("made anew");
    assert_eq!(world.count(count), before);
    assert!(store.verify(&*fold()).expect("a check").is_clean());
    assert_eq!(found(&store, &Scope::system(), "Skovvej 3"), [child]);
    // A new key of the tokens takes them along.
    store.rotate_tokens(world.now()).expect("rotated");
    assert_eq!(found(&store, &Scope::system(), "Skovvej 3"), [child]);
    assert!(store.verify(&*fold()).expect("a check").is_clean());
}
