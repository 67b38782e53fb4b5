//! What was written last of each person: a few bytes for each table, so that an append need
//! not read a table to find out that it stays as it is.
//!
//! Only [`super::write`] trusts them; `verify` compares the tables themselves.

use super::{Rows, TABLES, Table, put, table};
use crate::error::StoreError;
use crate::journal::among;
use crate::sql::Conn;
use crate::value::{Cell, Value};
use domain::PersonId;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const MARK: Table = Table {
    name: "register_mark",
    columns: &["person", "marks"],
};

/// Bytes for each table: enough that two contents never meet by chance.
const WIDTH: usize = 8;

/// The marks of one person, in order of the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marks(Vec<u8>);

impl Marks {
    /// The marks of rows on their way to the tables. The table of persons has none: it holds
    /// the position, which changes always.
    pub(crate) fn of(rows: &Rows) -> Self {
        let mut marks = Vec::with_capacity(TABLES.len() * WIDTH);
        let mut bytes = Vec::new();
        for (n, rows) in rows.0.iter().enumerate() {
            bytes.clear();
            if n != table::PERSON {
                rows.iter()
                    .flatten()
                    .for_each(|cell| spell(cell, &mut bytes));
            }
            marks.extend_from_slice(&Sha256::digest(&bytes)[..WIDTH]);
        }
        Self(marks)
    }

    /// Whether the table with a number was written with the same rows.
    pub(crate) fn agree(&self, other: &Self, table: usize) -> bool {
        let at = table * WIDTH..(table + 1) * WIDTH;
        self.0
            .get(at.clone())
            .is_some_and(|mark| other.0.get(at) == Some(mark))
    }

    /// Reads the marks of persons; who has none is left out.
    pub(crate) fn read(
        conn: &mut Conn,
        persons: impl IntoIterator<Item = PersonId>,
    ) -> Result<BTreeMap<PersonId, Self>, StoreError> {
        let persons: Vec<PersonId> = persons.into_iter().collect();
        if persons.is_empty() {
            return Ok(BTreeMap::new());
        }
        let (these, params) = among(&persons);
        let sql = format!("SELECT person, marks FROM register_mark WHERE person IN ({these})");
        let marks = conn.all(&sql, &params, |row| {
            Ok((
                PersonId::from_bytes(row.bytes(0)?),
                Self(row.bytes(1)?.to_vec()),
            ))
        })?;
        Ok(marks.into_iter().collect())
    }

    /// Remembers the marks of persons.
    pub(crate) fn write<'m>(
        conn: &mut Conn,
        marks: impl Iterator<Item = &'m (PersonId, Self)>,
    ) -> Result<(), StoreError> {
        let row = |(person, marks): &(PersonId, Self)| {
            vec![Value::from(*person).to_cell(), Cell::Bytes(marks.0.clone())]
        };
        let rows: Vec<Vec<Cell>> = marks.map(row).collect();
        put(conn, &MARK, &rows)
    }
}

/// Forgets all marks, because the tables are written by another way. On `PostgreSQL` this
/// waits for every append that has read marks and holds back all others until the
/// transaction is over.
pub(crate) fn forget(conn: &mut Conn) -> Result<(), StoreError> {
    if let Conn::Pg(_) = conn {
        conn.batch("LOCK TABLE register_mark IN ACCESS EXCLUSIVE MODE")?;
    }
    conn.execute("DELETE FROM register_mark", &[]).map(|_| ())
}

/// Forgets the marks of one person, for whoever holds the lock on the person's stream.
pub(crate) fn forget_of(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    let sql = "DELETE FROM register_mark WHERE person = ?1";
    conn.execute(sql, &[person.into()]).map(|_| ())
}

/// Spells a cell so that no two rows are spelled alike.
fn spell(cell: &Cell, out: &mut Vec<u8>) {
    let mut bytes = |kind: u8, bytes: &[u8]| {
        out.push(kind);
        out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        out.extend_from_slice(bytes);
    };
    match cell {
        Cell::Null => out.push(0),
        Cell::Int(n) => bytes(1, &n.to_le_bytes()),
        Cell::Text(text) => bytes(2, text.as_bytes()),
        Cell::Bytes(b) => bytes(3, b),
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, Rows, TABLES, table};
    use crate::value::Cell;

    #[test]
    fn a_table_is_marked_by_its_rows_and_the_persons_not_at_all() {
        let mut one = Rows::empty();
        one.0[table::DUTY].push(vec![Cell::Text("ab".into()), Cell::Text("c".into())]);
        let mut other = Rows::empty();
        other.0[table::DUTY].push(vec![Cell::Text("a".into()), Cell::Text("bc".into())]);
        other.0[table::PERSON].push(vec![Cell::Int(1)]);
        let (one, other) = (Marks::of(&one), Marks::of(&other));
        for (n, at) in TABLES.iter().enumerate() {
            let is_same = n != table::DUTY;
            assert_eq!(one.agree(&other, n), is_same, "{}", at.name);
        }
        // What an older program wrote is shorter: nothing is taken for written.
        assert!(!Marks(Vec::new()).agree(&one, table::DUTY));
    }
}
