//! Clients of the interface: programs with a token; only the token's digest is stored.

use crate::Store;
use crate::error::StoreError;
use crate::journal::damaged;
use crate::sql::Row;
use crate::value::Value;
use domain::{Moment, Permit, Role, TeamId, WorkerId};

/// A program that was let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// The id under which it acts.
    pub id: WorkerId,
    /// What it is called.
    pub name: String,
    /// In what role it acts, which decides its reach.
    pub role: Role,
    /// In which team, where the role's reach is a team.
    pub team: Option<TeamId>,
    /// What it may do within its reach.
    pub permits: Vec<Permit>,
    /// When it was let in.
    pub created_at: Moment,
    /// By whom.
    pub created_by: WorkerId,
    /// When its token ends.
    pub expires_at: Moment,
    /// When it was last used, to within a few minutes.
    pub used_at: Option<Moment>,
    /// When it was shut out, and by whom.
    pub revoked: Option<(Moment, WorkerId)>,
}

const READ: &str = "client, name, role, team, permits, created_at, created_by, expires_at, \
                    used_at, revoked_at, revoked_by, token_digest";

impl Store {
    /// Lets a client in under a digest of its token.
    pub fn client_create(&self, client: &Client, digest: &[u8; 32]) -> Result<(), StoreError> {
        let permits: Vec<&str> = client.permits.iter().map(|p| p.as_str()).collect();
        let permits = permits.join(" ");
        let row = [
            client.id.into(),
            client.name.as_str().into(),
            client.role.as_str().into(),
            client.team.as_ref().into(),
            permits.as_str().into(),
            Value::Bytes(digest),
            client.created_at.into(),
            client.created_by.into(),
            client.expires_at.into(),
        ];
        let sql = "INSERT INTO client (client, name, role, team, permits, token_digest, \
                   created_at, created_by, expires_at) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// One client with the digest of its token, whether or not it may still come in.
    pub fn client_find(&self, id: WorkerId) -> Result<Option<(Client, Vec<u8>)>, StoreError> {
        let sql = format!("SELECT {READ} FROM client WHERE client = ?1");
        self.backend.reader()?.first(&sql, &[id.into()], read)
    }

    /// All clients there ever were, the latest first.
    pub fn clients(&self) -> Result<Vec<Client>, StoreError> {
        let sql = format!("SELECT {READ} FROM client ORDER BY created_at DESC, client");
        self.backend
            .reader()?
            .all(&sql, &[], |row| Ok(read(row)?.0))
    }

    /// Notes that a client came in.
    pub fn client_used(&self, id: WorkerId, at: Moment) -> Result<(), StoreError> {
        let sql = "UPDATE client SET used_at = ?2 WHERE client = ?1";
        self.backend
            .write(|conn| conn.execute(sql, &[id.into(), at.into()]).map(|_| ()))
    }

    /// Shuts a client out; says whether it was in until now.
    pub fn client_revoke(
        &self,
        id: WorkerId,
        at: Moment,
        by: WorkerId,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE client SET revoked_at = ?2, revoked_by = ?3 \
                   WHERE client = ?1 AND revoked_at IS NULL";
        let row = [id.into(), at.into(), by.into()];
        self.backend.write(|conn| Ok(conn.execute(sql, &row)? == 1))
    }
}

fn read(row: &Row<'_>) -> Result<(Client, Vec<u8>), StoreError> {
    let moment = |at| Ok::<_, StoreError>(row.maybe_int(at)?.map(Moment));
    let by = row.maybe_bytes(10)?.map(WorkerId::from_bytes);
    let client = Client {
        id: WorkerId::from_bytes(row.bytes(0)?),
        name: row.text(1)?.to_owned(),
        role: row.text(2)?.parse().map_err(damaged)?,
        team: row
            .maybe_text(3)?
            .map(|t| t.parse().map_err(damaged))
            .transpose()?,
        permits: row
            .text(4)?
            .split_whitespace()
            .map(|word| word.parse().map_err(damaged))
            .collect::<Result<_, _>>()?,
        created_at: Moment(row.int(5)?),
        created_by: WorkerId::from_bytes(row.bytes(6)?),
        expires_at: Moment(row.int(7)?),
        used_at: moment(8)?,
        revoked: moment(9)?.zip(by),
    };
    Ok((client, row.bytes(11)?.to_vec()))
}
