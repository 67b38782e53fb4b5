//! Keys: made once, refused when they are missing or another's, and what they protect.

use crate::world::World;
use domain::PersonId;
use store::testing::{keys, sqlite_dir};
use store::{Keys, Store, StoreError};

pub fn a_secret_is_revealed_for_its_purpose_only(world: &World) {
    let vault = world.store.vault();
    let secret = vault.protect("totp", b"JBSWY3DP").expect("a secret");
    assert!(!secret.windows(4).any(|w| w == b"JBSW"));
    assert_eq!(vault.reveal("totp", &secret).expect("plain"), b"JBSWY3DP");
    assert!(matches!(
        vault.reveal("session", &secret),
        Err(StoreError::Vault(_))
    ));
    assert!(vault.reveal("totp", b"").is_err());
    let again = vault.protect("totp", b"JBSWY3DP").expect("a secret");
    assert_ne!(again, secret, "equal secrets look different");
}

pub fn a_digest_is_the_same_after_opening_again(world: &World) {
    let digest = world
        .store
        .vault()
        .digest("token", b"abc")
        .expect("a digest");
    let again = Store::open(&world.url, &keys(&world.url)).expect("the database");
    assert_eq!(again.vault().digest("token", b"abc").expect("one"), digest);
    assert_ne!(again.vault().digest("token", b"abd").expect("one"), digest);
    assert_ne!(again.vault().digest("other", b"abc").expect("one"), digest);
}

pub fn what_is_protected_for_a_person_opens_elsewhere_too(world: &World) {
    let [anna, bo] = [PersonId(world.id()), PersonId(world.id())];
    let vault = world.store.vault();
    let draft = vault.protect_for(anna, "draft", b"words").expect("a draft");
    let again = Store::open(&world.url, &keys(&world.url)).expect("the database");
    let opened = again.vault().reveal_for(anna, "draft", &draft);
    assert_eq!(opened.expect("plain"), Some(b"words".to_vec()));
    assert_eq!(vault.reveal_for(bo, "draft", &draft).expect("none"), None);
    vault.protect_for(bo, "draft", b"").expect("a draft");
    assert!(vault.reveal_for(bo, "draft", &draft).is_err());
}

pub fn missing_keys_are_never_made_anew(world: &World) {
    let keys = keys(&world.url);
    for file in keys.files() {
        let aside = file.with_extension("aside");
        std::fs::rename(&file, &aside).expect("moved aside");
        let refused = Store::open(&world.url, &keys);
        assert!(
            matches!(refused, Err(StoreError::KeysMissing(_))),
            "{}: {refused:?}",
            file.display()
        );
        assert!(!file.exists(), "{} was made again", file.display());
        std::fs::rename(&aside, &file).expect("moved back");
    }
    Store::open(&world.url, &keys).expect("whole again");
}

pub fn keys_of_another_database_are_refused(world: &World) {
    let dir = sqlite_dir();
    let other = Keys::in_folder(dir.path().join("other"));
    Store::open(&dir.url(), &other).expect("another database");
    assert!(matches!(
        Store::open(&world.url, &other),
        Err(StoreError::KeysForeign)
    ));
    // The right key store under another's master key opens nothing.
    let mixed = keys(&world.url);
    let [store, master] = [&mixed, &other].map(Keys::files);
    let mixed = Keys::new(
        format!("sqlite:{}", store[0].display()),
        store::Master::File(master[1].clone()),
    );
    assert!(matches!(
        Store::open(&world.url, &mixed),
        Err(StoreError::Vault(_))
    ));
}

pub fn the_key_store_may_be_a_database_of_its_own_kind(world: &World) {
    crate::world::beside(world, |other| {
        // The other world's address, emptied of meaning: only its server or folder is used.
        let dir = sqlite_dir();
        let master = dir.path().join("master.key");
        let fresh = match other.store.backend_name() {
            "sqlite" => dir.url(),
            _ => store::testing::postgres_url().expect("a server"),
        };
        let keys = Keys::new(fresh, store::Master::File(master));
        let home = sqlite_dir();
        let store = Store::open(&home.url(), &keys).expect("a database");
        let secret = store.vault().protect("x", b"y").expect("a secret");
        let again = Store::open(&home.url(), &keys).expect("the same");
        assert_eq!(again.vault().reveal("x", &secret).expect("plain"), b"y");
        let mine = Keys::new(home.url(), store::Master::File(dir.path().join("m")));
        assert!(matches!(
            Store::open(&home.url(), &mine),
            Err(StoreError::KeysNowhere)
        ));
        // Nor under another spelling of the same address, old or new.
        let Some(path) = home.url().strip_prefix("sqlite:").map(str::to_owned) else {
            return;
        };
        for (url, other) in [
            (home.url(), format!("sqlite://{path}")),
            (format!("sqlite:{path}.new"), format!("sqlite://{path}.new")),
        ] {
            let mine = Keys::new(other, store::Master::File(dir.path().join("master.key")));
            assert!(matches!(
                Store::open(&url, &mine),
                Err(StoreError::KeysNowhere)
            ));
        }
    });
}

pub fn a_key_store_that_is_gone_does_not_answer(world: &World) {
    assert!(world.store.vault().is_answering());
    // What was read before still opens secrets, and says nothing about now.
    let secret = world.store.vault().protect("x", b"y").expect("a secret");
    rusqlite::Connection::open(world.keys.files().remove(0))
        .expect("the key store")
        .execute_batch("ALTER TABLE purpose_key RENAME TO gone")
        .expect("gone");
    assert!(world.store.vault().reveal("x", &secret).is_ok());
    assert!(!world.store.vault().is_answering());
}
