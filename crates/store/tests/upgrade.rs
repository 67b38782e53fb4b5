//! Before an upgrade the database can be backed up as it is, and such a backup is restored as
//! old as it was and brought up to date afterwards.

use domain::Moment;
use std::fmt::Write as _;
use store::testing::{postgres_url, sqlite_dir};
use store::{StoreError, check_backup, pending_upgrade, restore};

/// The first released schema, in the words of one database.
fn first_schema(is_lite: bool) -> String {
    let words = [
        ("{bytes}", "BLOB", "BYTEA"),
        ("{text}", "TEXT", "TEXT COLLATE \"C\""),
        ("{clustered}", "WITHOUT ROWID", ""),
        ("{position}", "INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY"),
        (
            "{serial}",
            "INTEGER PRIMARY KEY",
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        ),
        ("{nothing}", "x''", "''"),
    ];
    let texts = [
        include_str!("../migrations/0001_journal.sql"),
        include_str!("../migrations/0002_registers.sql"),
        include_str!("../migrations/0003_office_access_session.sql"),
    ];
    let log = "CREATE TABLE migration (number BIGINT NOT NULL PRIMARY KEY, \
               name {text} NOT NULL, fingerprint {bytes} NOT NULL);";
    let mut sql = format!("{log}\n{}", texts.join("\n"));
    for (number, text) in (1..).zip(texts) {
        use sha2::Digest as _;
        let print = sha2::Sha256::digest(text.as_bytes());
        let print = print.iter().fold(String::new(), |mut out, b| {
            let _ = write!(out, "{b:02x}");
            out
        });
        let bytes = if is_lite {
            format!("x'{print}'")
        } else {
            format!("'\\x{print}'")
        };
        let _ = writeln!(
            sql,
            "INSERT INTO migration VALUES ({number}, 'old', {bytes});"
        );
    }
    // As much of an event as the head tells of.
    sql += "UPDATE journal_head SET position = 7;\n";
    words.iter().fold(sql, |sql, (word, lite, pg)| {
        sql.replace(word, if is_lite { lite } else { pg })
    })
}

fn run(url: &str, sql: &str) {
    if let Some(path) = url.strip_prefix("sqlite:") {
        let conn = rusqlite::Connection::open(path).expect("the file");
        conn.execute_batch(sql).expect("SQL");
    } else {
        let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
        client.batch_execute(sql).expect("SQL");
    }
}

fn schema(url: &str) -> i64 {
    let sql = "SELECT max(number) FROM migration";
    if let Some(path) = url.strip_prefix("sqlite:") {
        let conn = rusqlite::Connection::open(path).expect("the file");
        conn.query_row(sql, [], |row| row.get(0)).expect("a number")
    } else {
        let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
        client.query_one(sql, &[]).expect("a number").get(0)
    }
}

fn backs_up_first(from: &str, into: &str) {
    assert!(
        pending_upgrade(into).expect("a look").is_none(),
        "nothing is there"
    );
    run(from, &first_schema(from.starts_with("sqlite:")));
    let pending = pending_upgrade(from).expect("a look").expect("an upgrade");
    assert_eq!((pending.from, pending.events), (3, 7));
    assert!(pending.to > 3);
    let dir = sqlite_dir();
    let path = dir.path().join("before.backup");
    pending
        .backup(&path, Moment(1_700_000_000), &mut |_| {})
        .expect("a backup");
    assert_eq!(schema(from), 3, "looking and backing up change nothing");
    let (head, _) = check_backup(&path).expect("whole");
    assert_eq!((head.position, head.migrations.len()), (7, 3));
    restore(into, &path, false, &mut |_| {}).expect("restored");
    assert_eq!(schema(into), 3);
    assert_eq!(
        pending_upgrade(into)
            .expect("a look")
            .expect("an upgrade")
            .from,
        3
    );
}

#[test]
fn a_file_is_backed_up_before_its_upgrade() {
    let (from, into) = (sqlite_dir(), sqlite_dir());
    backs_up_first(&from.url(), &into.url());
}

#[test]
fn a_server_is_backed_up_before_its_upgrade() {
    let (Some(from), Some(into)) = (postgres_url(), postgres_url()) else {
        return;
    };
    backs_up_first(&from, &into);
}

#[test]
fn a_backup_of_a_newer_or_another_program_is_refused() {
    let into = sqlite_dir();
    for (change, is_newer) in [
        ("INSERT INTO migration VALUES (999, 'later', x'00')", true),
        (
            "UPDATE migration SET fingerprint = x'00' WHERE number = 2",
            false,
        ),
    ] {
        let from = sqlite_dir();
        run(&from.url(), &first_schema(true));
        let pending = pending_upgrade(&from.url())
            .expect("a look")
            .expect("an upgrade");
        run(&from.url(), change);
        let path = from.path().join("t.backup");
        pending
            .backup(&path, Moment(1_700_000_000), &mut |_| {})
            .expect("a backup");
        match restore(&into.url(), &path, false, &mut |_| {}) {
            Err(StoreError::Schema { found: 999, .. }) => assert!(is_newer),
            Err(StoreError::Backup(_)) => assert!(!is_newer),
            other => panic!("{other:?}"),
        }
    }
}
