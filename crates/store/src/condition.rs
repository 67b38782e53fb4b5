//! How the database is: its version and schema, and whether what it acknowledges is on disk.

use crate::Store;
use crate::error::StoreError;
use crate::sql::{Backend, Conn};
use domain::Moment;

/// One setting of one connection that durability hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// `writer`, `reader 1` …
    pub connection: String,
    /// As the database calls it.
    pub name: &'static str,
    /// As the database says it.
    pub value: String,
    /// Whether an acknowledged event survives a loss of power with it.
    pub is_safe: bool,
}

/// How the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The program behind it with its version.
    pub version: String,
    /// The number of the last migration.
    pub schema: i64,
    /// What durability hangs on, for every connection.
    pub settings: Vec<Setting>,
    /// The database server's own clock; `None` where it has none.
    pub now: Option<Moment>,
    /// When the last event was written.
    pub last_written: Moment,
    /// Whether the connection is encrypted; `None` where there is no connection.
    pub is_encrypted: Option<bool>,
}

/// `SQLite`: pragma and the values that are safe.
const LITE: &[(&str, &[&str])] = &[
    ("journal_mode", &["wal"]),
    // 2 is FULL: every commit waits for the disk.
    ("synchronous", &["2", "3"]),
    ("foreign_keys", &["1"]),
];

/// `PostgreSQL`: setting and the values that are safe.
const PG: &[(&str, &[&str])] = &[
    ("fsync", &["on"]),
    ("full_page_writes", &["on"]),
    (
        "synchronous_commit",
        &["on", "local", "remote_write", "remote_apply"],
    ),
];

impl Store {
    /// Looks at every connection there can be.
    pub fn condition(&self) -> Result<Condition, StoreError> {
        let mut settings = Vec::new();
        for (name, conn) in &mut all_connections(&self.backend)? {
            settings.extend(settings_of(name, conn)?);
        }
        let mut conn = self.backend.reader()?;
        let schema = conn.number("SELECT coalesce(max(number), 0) FROM migration", &[])?;
        let last_written = Moment(conn.number("SELECT appended_at FROM journal_head", &[])?);
        let is_lite = matches!(conn, Conn::Lite(_));
        let version = if is_lite {
            "SELECT 'SQLite ' || sqlite_version()"
        } else {
            "SELECT 'PostgreSQL ' || current_setting('server_version')"
        };
        let version = conn.first(version, &[], |row| Ok(row.text(0)?.to_owned()))?;
        let (mut now, mut is_encrypted) = (None, None);
        if !is_lite {
            let clock = "SELECT floor(extract(epoch FROM clock_timestamp()))::bigint";
            now = Some(Moment(conn.number(clock, &[])?));
            let tls = "SELECT count(*) FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl";
            is_encrypted = Some(conn.number(tls, &[])? > 0);
        }
        Ok(Condition {
            version: version.unwrap_or_default(),
            schema,
            settings,
            now,
            last_written,
            is_encrypted,
        })
    }
}

/// Every connection that the pools may have, taken at once so that each is another one; of
/// `PostgreSQL` one, for the server sets them all alike.
fn all_connections(backend: &Backend) -> Result<Vec<(String, Conn)>, StoreError> {
    match backend {
        Backend::Lite {
            writer, readers, ..
        } => {
            let mut out = vec![("writer".to_owned(), Conn::Lite(writer.get()?))];
            for number in 1..=readers.max_size() {
                out.push((format!("reader {number}"), Conn::Lite(readers.get()?)));
            }
            Ok(out)
        }
        Backend::Pg(pool) => Ok(vec![("server".to_owned(), Conn::Pg(pool.get()?))]),
    }
}

fn settings_of(connection: &str, conn: &mut Conn) -> Result<Vec<Setting>, StoreError> {
    let wanted = match conn {
        Conn::Lite(_) => LITE,
        Conn::Pg(_) => PG,
    };
    let mut out = Vec::new();
    for (name, safe) in wanted {
        let value = match conn {
            // The type of a pragma's answer differs from one to the next.
            Conn::Lite(c) => c.pragma_query_value(None, name, |row| {
                let value: rusqlite::types::Value = row.get(0)?;
                Ok(match value {
                    rusqlite::types::Value::Integer(n) => n.to_string(),
                    rusqlite::types::Value::Text(text) => text,
                    other => format!("{other:?}"),
                })
            })?,
            Conn::Pg(_) => conn
                .first(&format!("SELECT current_setting('{name}')"), &[], |row| {
                    Ok(row.text(0)?.to_owned())
                })?
                .unwrap_or_default(),
        };
        out.push(Setting {
            connection: connection.to_owned(),
            name,
            is_safe: safe.contains(&value.as_str()),
            value,
        });
    }
    Ok(out)
}
