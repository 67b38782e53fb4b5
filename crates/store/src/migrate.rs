//! Migrations: one text per number for both databases, with a few words put in.
//!
//! The applied numbers are recorded in the table `migration`. An applied text is never
//! edited; its fingerprint is compared.

mod encrypt;

use crate::error::StoreError;
use crate::keys::Vault;
use crate::sql::{Backend, Conn};
use crate::value::{Value, hex};
use sha2::{Digest, Sha256};

/// One step of the schema.
struct Migration {
    number: i64,
    name: &'static str,
    text: &'static str,
    /// What is done to the rows where the text says `-- {hook}`.
    hook: Option<Hook>,
}

/// Gives back whether it rewrote anything that was readable.
type Hook = fn(&mut Conn, &Vault) -> Result<bool, StoreError>;

const fn step(number: i64, name: &'static str, text: &'static str) -> Migration {
    Migration {
        number,
        name,
        text,
        hook: None,
    }
}

/// Every migration in order.
const MIGRATIONS: &[Migration] = &[
    step(1, "journal", include_str!("../migrations/0001_journal.sql")),
    step(
        2,
        "registers",
        include_str!("../migrations/0002_registers.sql"),
    ),
    step(
        3,
        "office_access_session",
        include_str!("../migrations/0003_office_access_session.sql"),
    ),
    step(4, "job", include_str!("../migrations/0004_job.sql")),
    step(
        5,
        "backup_log",
        include_str!("../migrations/0005_backup_log.sql"),
    ),
    step(6, "client", include_str!("../migrations/0006_client.sql")),
    step(7, "vault", include_str!("../migrations/0007_vault.sql")),
    step(8, "named", include_str!("../migrations/0008_named.sql")),
    Migration {
        hook: Some(encrypt::run),
        ..step(
            9,
            "encrypted",
            include_str!("../migrations/0009_encrypted.sql"),
        )
    },
    step(
        10,
        "accounts",
        include_str!("../migrations/0010_accounts.sql"),
    ),
    Migration {
        hook: Some(seal_accesses),
        ..step(11, "access", include_str!("../migrations/0011_access.sql"))
    },
    step(
        12,
        "form_draft",
        include_str!("../migrations/0012_form_draft.sql"),
    ),
    step(13, "tally", include_str!("../migrations/0013_tally.sql")),
    step(
        14,
        "erasure",
        include_str!("../migrations/0014_erasure.sql"),
    ),
    Migration {
        hook: Some(crate::words::fill),
        ..step(
            15,
            "word_token",
            include_str!("../migrations/0015_word_token.sql"),
        )
    },
    step(
        16,
        "register_mark",
        include_str!("../migrations/0016_register_mark.sql"),
    ),
    step(
        19,
        "proposal",
        include_str!("../migrations/0019_proposal.sql"),
    ),
    step(
        22,
        "file_and_calendar",
        include_str!("../migrations/0022_file_and_calendar.sql"),
    ),
    step(
        23,
        "complaint",
        include_str!("../migrations/0023_complaint.sql"),
    ),
    step(
        24,
        "station",
        include_str!("../migrations/0024_station.sql"),
    ),
    Migration {
        hook: Some(crate::rebuild::plan),
        ..step(
            25,
            "address_token",
            include_str!("../migrations/0025_address_token.sql"),
        )
    },
    Migration {
        hook: Some(crate::rebuild::plan),
        ..step(
            26,
            "duty_live",
            include_str!("../migrations/0026_duty_live.sql"),
        )
    },
    step(27, "wipe", include_str!("../migrations/0027_wipe.sql")),
    step(
        28,
        "access_cut",
        include_str!("../migrations/0028_access_cut.sql"),
    ),
    step(
        29,
        "log_out",
        include_str!("../migrations/0029_log_out.sql"),
    ),
    step(
        30,
        "outside",
        include_str!("../migrations/0030_outside.sql"),
    ),
    step(
        31,
        "access_run",
        include_str!("../migrations/0031_access_run.sql"),
    ),
    step(
        32,
        "access_spool",
        include_str!("../migrations/0032_access_spool.sql"),
    ),
    step(
        33,
        "tally_station",
        include_str!("../migrations/0033_tally_station.sql"),
    ),
    Migration {
        hook: Some(crate::rebuild::plan),
        ..step(
            34,
            "decided_by",
            include_str!("../migrations/0034_decided_by.sql"),
        )
    },
    Migration {
        hook: Some(crate::rebuild::plan),
        ..step(
            35,
            "away_span",
            include_str!("../migrations/0035_away_span.sql"),
        )
    },
    Migration {
        hook: Some(crate::rebuild::plan),
        ..step(
            36,
            "target_group",
            include_str!("../migrations/0036_target_group.sql"),
        )
    },
    Migration {
        hook: Some(crate::rebuild::plan),
        ..step(37, "asker", include_str!("../migrations/0037_asker.sql"))
    },
];

/// Seals what was logged before there were seals.
fn seal_accesses(conn: &mut Conn, vault: &Vault) -> Result<bool, StoreError> {
    crate::access::seal_inherited(conn, &vault.access_seal(1)?)?;
    Ok(false)
}

/// Where a hook comes in the text of its migration.
const HOOK: &str = "-- {hook}";

const LOG: &str = "CREATE TABLE IF NOT EXISTS migration (
    number BIGINT NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    fingerprint {bytes} NOT NULL
)";

/// Stands from the transaction that rewrites what was readable until nothing of it is left in
/// the files: a crash in between leaves it to the next start.
const UNWIPED: &str = "unwiped";

/// Held by whoever migrates a `PostgreSQL` database, so that two nodes do not at once.
pub(crate) const LOCK: &str = "SELECT pg_advisory_xact_lock(7204001)";

/// Words of the texts, as each database says them.
const WORDS: &[(&str, &str, &str)] = &[
    ("{bytes}", "BLOB", "BYTEA"),
    // Compared byte by byte on both; the database's own order of letters plays no part.
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

/// The key store that the database remembers; `None` while it has never had keys.
pub(crate) fn key_store(backend: &Backend) -> Result<Option<Vec<u8>>, StoreError> {
    let mut conn = backend.writer()?;
    if !has_table(&mut conn, "vault")? {
        return Ok(None);
    }
    let read = "SELECT key_store FROM vault";
    conn.first(read, &[], |row| Ok(row.bytes(0)?.to_vec()))
}

fn has_table(conn: &mut Conn, name: &str) -> Result<bool, StoreError> {
    let sql = match conn {
        Conn::Lite(_) => "SELECT count(*) FROM sqlite_master WHERE name = ?1",
        Conn::Pg(_) => {
            "SELECT count(*) FROM pg_tables \
             WHERE schemaname = current_schema() AND tablename = ?1"
        }
    };
    Ok(conn.number(sql, &[name.into()])? > 0)
}

/// Remembers the key store, which must be the one that is remembered already, if any.
pub(crate) fn bind(backend: &Backend, id: &[u8]) -> Result<(), StoreError> {
    let sql = "INSERT INTO vault (one, key_store) VALUES (1, ?1) ON CONFLICT (one) DO NOTHING";
    backend.write(|conn| conn.execute(sql, &[Value::Bytes(id)]))?;
    if key_store(backend)?.is_some_and(|bound| bound == id) {
        Ok(())
    } else {
        Err(StoreError::KeysForeign)
    }
}

/// Brings the schema up to date, each migration in a transaction of its own.
pub(crate) fn migrate(backend: &Backend, vault: &Vault) -> Result<(), StoreError> {
    let known = newest();
    for migration in MIGRATIONS {
        backend.write(|conn| {
            if let Conn::Pg(_) = conn {
                conn.batch(LOCK)?;
            }
            conn.batch(&in_words(conn, LOG))?;
            let found = conn.number("SELECT coalesce(max(number), 0) FROM migration", &[])?;
            if found > known {
                return Err(StoreError::Schema { found, known });
            }
            apply(conn, migration, &mut |conn, hook| hook(conn, vault))
        })?;
    }
    let mut conn = backend.writer()?;
    if has_table(&mut conn, UNWIPED)? {
        encrypt::wipe(&mut conn)?;
        conn.batch(&format!("DROP TABLE IF EXISTS {UNWIPED}"))?;
    }
    Ok(())
}

/// Makes the schema of a number in an empty database, in the caller's transaction.
pub(crate) fn up_to(conn: &mut Conn, last: i64) -> Result<(), StoreError> {
    conn.batch(&in_words(conn, LOG))?;
    for migration in MIGRATIONS.iter().filter(|m| m.number <= last) {
        // There is no row yet for a hook to rewrite.
        apply(conn, migration, &mut |_, _| Ok(false))?;
    }
    Ok(())
}

/// Checks that migrations applied elsewhere are the first of those known here.
pub(crate) fn check_known(applied: &[(i64, String)]) -> Result<(), StoreError> {
    let known = newest();
    if let Some((found, _)) = applied.iter().find(|(number, _)| *number > known) {
        return Err(StoreError::Schema {
            found: *found,
            known,
        });
    }
    let mine = MIGRATIONS
        .iter()
        .map(|m| (m.number, hex(&fingerprint(m.text))));
    if applied.is_empty() || !applied.iter().cloned().eq(mine.take(applied.len())) {
        return Err(StoreError::Backup(
            "its schema is not one that this program ever made".into(),
        ));
    }
    Ok(())
}

/// The number of the newest schema.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |m| m.number)
}

fn fingerprint(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// Makes a step unless it is made.
fn apply(
    conn: &mut Conn,
    migration: &Migration,
    run: &mut dyn FnMut(&mut Conn, Hook) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let Migration {
        number, name, text, ..
    } = migration;
    let fingerprint = fingerprint(text);
    let applied = conn.first(
        "SELECT fingerprint FROM migration WHERE number = ?1",
        &[Value::Int(*number)],
        |row| Ok(row.bytes(0)?.to_vec()),
    )?;
    if let Some(was) = applied {
        return if was == fingerprint {
            Ok(())
        } else {
            Err(StoreError::Damaged(format!(
                "migration {number} was changed afterwards"
            )))
        };
    }
    let (before, after) = text.split_once(HOOK).unwrap_or((text, ""));
    conn.batch(&in_words(conn, before))?;
    if let Some(hook) = migration.hook
        && run(conn, hook)?
    {
        conn.batch(&format!(
            "CREATE TABLE IF NOT EXISTS {UNWIPED} (one BIGINT)"
        ))?;
    }
    conn.batch(&in_words(conn, after))?;
    conn.execute(
        "INSERT INTO migration (number, name, fingerprint) VALUES (?1, ?2, ?3)",
        &[
            Value::Int(*number),
            Value::Text(name),
            Value::Bytes(&fingerprint),
        ],
    )?;
    Ok(())
}

pub(crate) fn in_words(conn: &Conn, text: &str) -> String {
    let is_lite = matches!(conn, Conn::Lite(_));
    WORDS
        .iter()
        .fold(text.to_owned(), |text, (word, lite, pg)| {
            text.replace(word, if is_lite { lite } else { pg })
        })
}
