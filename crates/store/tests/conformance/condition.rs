//! What durability hangs on is set, on every connection.

use crate::world::World;

pub fn every_connection_is_set_so_that_what_is_acknowledged_is_on_disk(world: &World) {
    world.child("A");
    let found = world.store.condition().unwrap();
    assert!(found.schema >= 4 && found.last_written.0 > 0);
    if world.store.backend_name() == "sqlite" {
        assert!(found.version.starts_with("SQLite 3."), "{}", found.version);
        let of = |connection: &str| -> Vec<(&str, &str)> {
            let mine = found.settings.iter().filter(|s| s.connection == connection);
            mine.map(|s| (s.name, s.value.as_str())).collect()
        };
        for connection in ["writer", "reader 1", "reader 2", "reader 3", "reader 4"] {
            let safe = [
                ("journal_mode", "wal"),
                ("synchronous", "2"),
                ("foreign_keys", "1"),
            ];
            assert_eq!(of(connection), safe, "{connection}");
        }
        assert!(found.settings.iter().all(|s| s.is_safe));
    } else {
        // The tests' own server is fast and not durable: it must be seen to be so.
        let unsafe_ones: Vec<&str> = found
            .settings
            .iter()
            .filter(|s| !s.is_safe)
            .map(|s| s.name)
            .collect();
        assert_eq!(
            unsafe_ones,
            ["fsync", "full_page_writes", "synchronous_commit"]
        );
        assert_eq!(found.is_encrypted, Some(false));
        assert!(found.now.unwrap().0 > 1_700_000_000);
    }
}
