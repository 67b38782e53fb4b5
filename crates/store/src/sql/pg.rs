//! `PostgreSQL`: one pool, statements prepared once per connection.

mod address;
mod turns;

use super::Backend;
use crate::error::StoreError;
use crate::value::{Cell, Value};
use address::Way;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{ToSql, Type};
use postgres::{Client, Config, NoTls, Row, Statement};
use r2d2::{ManageConnection, Pool, PooledConnection};
use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;
use turns::{Turn, Turns};

/// Connections of one node; several nodes share one server.
const CONNECTIONS: u32 = 12;

/// How long anybody waits for one.
const PATIENCE: Duration = Duration::from_secs(30);

/// The connections of one node, given out in the order asked for.
pub(crate) struct PgPool {
    pool: Pool<PgManager>,
    turns: Arc<Turns>,
}

/// A connection out of the pool, given back when it is dropped.
pub(crate) struct PgHeld {
    conn: PooledConnection<PgManager>,
    /// Given back after the connection: whoever is next finds it in the pool.
    _turn: Option<Turn>,
}

impl PgPool {
    /// A connection, when it is this caller's turn.
    pub(crate) fn get(&self) -> Result<PgHeld, StoreError> {
        let turn = self.turns.take(PATIENCE);
        // After all that waiting the pool is asked still: it knows why nobody gets one.
        let patience = turn.as_ref().map_or(Duration::ZERO, |_| PATIENCE);
        Ok(PgHeld {
            conn: self.pool.get_timeout(patience)?,
            _turn: turn,
        })
    }

    /// How many connections there are, and how many of them idle.
    pub(crate) fn state(&self) -> r2d2::State {
        self.pool.state()
    }
}

impl Deref for PgHeld {
    type Target = PgConn;

    fn deref(&self) -> &PgConn {
        &self.conn
    }
}

impl DerefMut for PgHeld {
    fn deref_mut(&mut self) -> &mut PgConn {
        &mut self.conn
    }
}

/// Makes connections to one database.
#[derive(Debug)]
pub(crate) struct PgManager(Config, Way);

/// A connection with its prepared statements.
pub(crate) struct PgConn {
    pub(crate) client: Client,
    statements: HashMap<String, Statement>,
    in_transaction: bool,
}

impl ManageConnection for PgManager {
    type Connection = PgConn;
    type Error = postgres::Error;

    fn connect(&self) -> Result<PgConn, postgres::Error> {
        let mut client = match &self.1 {
            Way::Plain => self.0.connect(NoTls)?,
            Way::Checked(tls) => self.0.connect(tls.clone())?,
        };
        // Starting helpers, compiling a plan, or planning anew for the very values asked with
        // costs more than any query of a page takes. To merge twenty rows with a table the
        // planner expects to stop early, and reads a million where the rows are the newest.
        client.batch_execute(
            "SET max_parallel_workers_per_gather = 0; SET jit = off; \
             SET plan_cache_mode = force_generic_plan; SET enable_mergejoin = off",
        )?;
        Ok(PgConn {
            client,
            statements: HashMap::new(),
            in_transaction: false,
        })
    }

    fn is_valid(&self, conn: &mut PgConn) -> Result<(), postgres::Error> {
        conn.client.is_valid(Duration::from_secs(5))
    }

    /// A connection left inside a transaction (a panic in between) is thrown away.
    fn has_broken(&self, conn: &mut PgConn) -> bool {
        conn.in_transaction || conn.client.is_closed()
    }
}

/// Connects to the server.
pub(crate) fn open(url: &str) -> Result<Backend, StoreError> {
    let (mut config, way) = address::read(url)?;
    config.application_name("traad");
    let manager = PgManager(config, way);
    // Once outside the pool: what speaks against it is told at once and in its own words.
    drop(manager.connect()?);
    let pool = Pool::builder()
        .max_size(CONNECTIONS)
        .min_idle(Some(1))
        .connection_timeout(PATIENCE)
        .test_on_check_out(false)
        .build(manager)?;
    let turns = Arc::new(Turns::new(CONNECTIONS));
    Ok(Backend::Pg(PgPool { pool, turns }))
}

impl PgConn {
    pub(super) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        // The flag is set before and cleared after, so that a failure in between counts as inside.
        let ends = matches!(sql, "COMMIT" | "ROLLBACK");
        if sql.starts_with("BEGIN") {
            self.in_transaction = true;
        }
        self.client.batch_execute(sql)?;
        if ends {
            self.in_transaction = false;
        }
        Ok(())
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let statement = self.client.prepare(&sql.replace('?', "$"))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    pub(super) fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64, StoreError> {
        let statement = self.statement(sql)?;
        let params: Vec<&(dyn ToSql + Sync)> =
            params.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
        Ok(self.client.execute(&statement, &params)?)
    }

    pub(super) fn each(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        mut take: impl FnMut(&Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let statement = self.statement(sql)?;
        let mut rows = self
            .client
            .query_raw(&statement, params.iter().map(|v| v as &(dyn ToSql + Sync)))?;
        while let Some(row) = rows.next()? {
            take(&row)?;
        }
        Ok(())
    }
}

pub(super) fn cell(row: &Row, at: usize) -> Result<Cell, StoreError> {
    let ty = row.columns()[at].type_();
    Ok(if *ty == Type::INT8 {
        row.try_get::<_, Option<i64>>(at)?
            .map_or(Cell::Null, Cell::Int)
    } else if *ty == Type::BYTEA {
        row.try_get::<_, Option<Vec<u8>>>(at)?
            .map_or(Cell::Null, Cell::Bytes)
    } else {
        row.try_get::<_, Option<String>>(at)?
            .map_or(Cell::Null, Cell::Text)
    })
}
