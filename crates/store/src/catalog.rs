//! What tables and indexes a database has, as the database itself tells: backup and restore
//! thereby know every table that any migration ever makes.

use crate::error::StoreError;
use crate::sql::Conn;

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    /// The column that the database numbers by itself.
    pub(crate) serial: Option<String>,
}

/// An index that only serves queries, and can be made after a load.
pub(crate) struct Index {
    pub(crate) name: String,
    pub(crate) sql: String,
}

/// All tables in order of name.
pub(crate) fn tables(conn: &mut Conn) -> Result<Vec<Table>, StoreError> {
    let (names, columns) = match conn {
        Conn::Lite(_) => (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             ORDER BY name",
            "SELECT name, 0 FROM pragma_table_info(?1) ORDER BY cid",
        ),
        Conn::Pg(_) => (
            "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() \
             ORDER BY tablename::text COLLATE \"C\"",
            "SELECT column_name::text, CASE WHEN is_identity = 'YES' THEN 1 ELSE 0 END::bigint \
             FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = ?1::text \
             ORDER BY ordinal_position",
        ),
    };
    let names = conn.all(names, &[], |row| Ok(row.text(0)?.to_owned()))?;
    let mut tables = Vec::with_capacity(names.len());
    for name in names {
        let found = conn.all(columns, &[name.as_str().into()], |row| {
            Ok((row.text(0)?.to_owned(), row.flag(1)?))
        })?;
        tables.push(Table {
            serial: found
                .iter()
                .find(|(_, serial)| *serial)
                .map(|f| f.0.clone()),
            columns: found.into_iter().map(|(column, _)| column).collect(),
            name,
        });
    }
    Ok(tables)
}

/// All indexes besides those that hold a key of their table.
pub(crate) fn indexes(conn: &mut Conn) -> Result<Vec<Index>, StoreError> {
    let sql = match conn {
        Conn::Lite(_) => {
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        }
        Conn::Pg(_) => {
            "SELECT i.indexname::text, i.indexdef FROM pg_indexes i \
             WHERE i.schemaname = current_schema() AND NOT EXISTS ( \
                 SELECT 1 FROM pg_constraint c \
                 WHERE c.conname = i.indexname AND c.connamespace = current_schema()::regnamespace)"
        }
    };
    conn.all(sql, &[], |row| {
        Ok(Index {
            name: row.text(0)?.to_owned(),
            sql: row.text(1)?.to_owned(),
        })
    })
}
