//! Both databases have the same tables with the same columns, and every index says which
//! query it is for.

use std::collections::{BTreeMap, BTreeSet};
use store::testing::{keys, postgres_url, sqlite_dir};
use store::{Keys, Store};

/// Table and column → kind of value, and whether it may be null.
type Columns = BTreeMap<(String, String), (&'static str, bool)>;

fn kind(declared: &str) -> &'static str {
    match declared.to_lowercase().as_str() {
        "bigint" | "integer" => "number",
        "text" => "text",
        "blob" | "bytea" => "bytes",
        other => panic!("a column of type {other}"),
    }
}

fn lite() -> Columns {
    let dir = sqlite_dir();
    Store::open(&dir.url(), &keys(&dir.url())).expect("a database");
    let conn = rusqlite::Connection::open(dir.path().join("test.db")).expect("the file");
    let sql = "SELECT t.name, c.name, c.type, c.\"notnull\" = 0 AND c.pk = 0 \
               FROM sqlite_master t JOIN pragma_table_info(t.name) c \
               WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
    let mut statement = conn.prepare(sql).expect("the catalogue");
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get::<_, String>(2)?,
            row.get(3)?,
        ))
    });
    let rows = rows
        .expect("the catalogue")
        .map(|row| row.expect("a column"));
    rows.map(|(table, column, declared, null)| ((table, column), (kind(&declared), null)))
        .collect()
}

fn pg(url: &str) -> Columns {
    Store::open(url, &keys(url)).expect("a database");
    let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
    let sql = "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES' \
               FROM information_schema.columns WHERE table_schema = 'public'";
    let rows = client.query(sql, &[]).expect("the catalogue");
    rows.iter()
        .map(|r| {
            (
                (r.get(0), r.get(1)),
                (kind(&r.get::<_, String>(2)), r.get(3)),
            )
        })
        .collect()
}

#[test]
fn both_databases_have_the_same_columns() {
    let Some(url) = postgres_url() else { return };
    let (lite, pg) = (lite(), pg(&url));
    assert!(lite.len() > 150);
    assert_eq!(lite, pg);
}

#[test]
fn opening_again_changes_nothing_and_a_newer_schema_is_refused() {
    let dir = sqlite_dir();
    drop(Store::open(&dir.url(), &keys(&dir.url())).expect("a database"));
    drop(Store::open(&dir.url(), &keys(&dir.url())).expect("the same again"));
    let conn = rusqlite::Connection::open(dir.path().join("test.db")).expect("the file");
    conn.execute("INSERT INTO migration VALUES (999, 'later', x'00')", [])
        .expect("a row");
    let refused = Store::open(&dir.url(), &keys(&dir.url()));
    assert!(matches!(
        refused,
        Err(store::StoreError::Schema { found: 999, .. })
    ));
    conn.execute("DELETE FROM migration WHERE number = 999", [])
        .expect("a row");
    conn.execute(
        "UPDATE migration SET fingerprint = x'00' WHERE number = 2",
        [],
    )
    .expect("a row");
    assert!(matches!(
        Store::open(&dir.url(), &keys(&dir.url())),
        Err(store::StoreError::Damaged(_))
    ));
}

#[test]
fn an_address_that_is_none_is_refused() {
    for url in ["", "mysql://x", "sqlite:", "/tmp/x.db"] {
        let refused = Store::open(url, &Keys::in_folder(sqlite_dir().path()));
        assert!(matches!(refused, Err(store::StoreError::Url(_))), "{url}");
    }
}

#[test]
fn a_password_in_an_address_is_never_told() {
    let url = "postgres://user:hemmelig@host:port/x";
    let refused = Store::open(url, &Keys::in_folder("nowhere")).expect_err("no address");
    assert!(!refused.to_string().contains("hemmelig"), "{refused}");
}

#[cfg(unix)]
#[test]
fn a_new_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let dir = sqlite_dir();
    let _store = Store::open(&dir.url(), &keys(&dir.url())).expect("a database");
    for name in ["test.db", "test.db-wal"] {
        let file = std::fs::metadata(dir.path().join(name)).expect("the file");
        assert_eq!(file.permissions().mode() & 0o077, 0, "{name}");
    }
}

#[test]
fn migrations_begin_with_their_reason_and_every_index_names_its_query() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
    let mut indexes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the migrations")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(file).expect("a text");
        assert!(text.starts_with("-- Reason: "));
        let lines: Vec<&str> = text.lines().collect();
        for (n, line) in lines.iter().enumerate() {
            if let Some(gone) = line.strip_prefix("DROP INDEX ") {
                let gone = gone.trim_end_matches(';');
                let stood = indexes.values_mut().any(|names| names.remove(gone));
                assert!(stood, "{line}");
            }
            if line.starts_with("CREATE INDEX") || line.starts_with("CREATE UNIQUE INDEX") {
                assert!(n > 0 && lines[n - 1].starts_with("-- "), "{line}");
                let table = line.split(" ON ").nth(1).and_then(|t| t.split(' ').next());
                let name = line
                    .split(" INDEX ")
                    .nth(1)
                    .and_then(|t| t.split(' ').next());
                indexes
                    .entry(table.expect("a table").to_owned())
                    .or_default()
                    .insert(name.expect("a name").to_owned());
            }
        }
    }
    // One more is the primary key; eight are allowed.
    assert!(
        indexes.values().all(|names| names.len() <= 7),
        "{indexes:?}"
    );
    assert!(indexes.len() > 8);
}
