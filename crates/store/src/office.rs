//! Registers of the office stream: members of staff and teams.

use crate::Store;
use crate::error::StoreError;
use crate::journal::{damaged, with_names};
use crate::keys::Vault;
use crate::people::name_key;
use crate::registers::insert;
use crate::sql::Conn;
use crate::value::{Cell, Value};
use domain::correction::effective;
use domain::event::{Event, Payload};
use domain::{Moment, Role, StreamId, TeamId, Texts, WorkerId};
use std::collections::BTreeMap;
use vault::{decrypt_fixed, encrypt_fixed};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// Who.
    pub id: WorkerId,
    /// The name.
    pub name: String,
    /// In what role.
    pub role: Role,
    /// In which team, if any.
    pub team: Option<TeamId>,
    /// Since when.
    pub since: Moment,
    /// When the person left, if so.
    pub left_at: Option<Moment>,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Its code.
    pub id: TeamId,
    /// Its name.
    pub name: String,
}

/// Staff and teams as the office stream says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Office {
    workers: BTreeMap<WorkerId, Worker>,
    teams: BTreeMap<TeamId, Team>,
}

const WORKER: &[&str] = &["worker", "name", "role", "team", "since_at", "left_at"];
const TEAM: &[&str] = &["team", "name"];

/// Kinds of the office stream that these registers rest on.
const KINDS: &str =
    "j.stream = ?1 AND j.kind IN ('worker_registered', 'worker_left', 'team_created')";

impl Office {
    /// Folds events given in order of position; others than those about staff and teams
    /// are passed over.
    pub(crate) fn fold(events: &[Event]) -> Self {
        let mut out = Self::default();
        for event in effective(events) {
            let (at, text) = (event.at(), &event.content.text);
            match &event.content.payload {
                Payload::WorkerRegistered(p) => {
                    let before = out.workers.get(&p.worker);
                    let name = text
                        .get("name")
                        .map(|t| t.value.clone())
                        .or_else(|| before.map(|w| w.name.clone()))
                        .unwrap_or_default();
                    let since = before.map_or(at, |w| w.since);
                    let team = p.team.clone();
                    let worker = Worker {
                        id: p.worker,
                        name,
                        role: p.role,
                        team,
                        since,
                        left_at: None,
                    };
                    out.workers.insert(p.worker, worker);
                }
                Payload::WorkerLeft(p) => {
                    if let Some(worker) = out.workers.get_mut(&p.worker) {
                        worker.left_at = Some(at);
                    }
                }
                Payload::TeamCreated(p) => {
                    let name = name_of(text, p.team.as_str());
                    out.teams.insert(
                        p.team.clone(),
                        Team {
                            id: p.team.clone(),
                            name,
                        },
                    );
                }
                _ => {}
            }
        }
        out
    }

    fn worker_rows(&self, vault: &Vault) -> Result<Vec<Vec<Cell>>, StoreError> {
        let row = |w: &Worker| {
            Ok(vec![
                Value::from(w.id).to_cell(),
                Cell::Bytes(lock_name(vault, &w.id.bytes(), &w.name)?),
                Cell::Text(w.role.as_str().to_owned()),
                Value::from(w.team.as_ref()).to_cell(),
                Cell::Int(w.since.0),
                w.left_at.map_or(Cell::Null, |at| Cell::Int(at.0)),
            ])
        };
        self.workers.values().map(row).collect()
    }

    fn team_rows(&self, vault: &Vault) -> Result<Vec<Vec<Cell>>, StoreError> {
        let row = |t: &Team| {
            let code = t.id.as_str();
            let name = lock_name(vault, code.as_bytes(), &t.name)?;
            Ok(vec![Cell::Text(code.to_owned()), Cell::Bytes(name)])
        };
        self.teams.values().map(row).collect()
    }

    /// Makes the registers say this.
    pub(crate) fn write(&self, conn: &mut Conn, vault: &Vault) -> Result<(), StoreError> {
        conn.execute("DELETE FROM worker", &[])?;
        conn.execute("DELETE FROM team", &[])?;
        insert(conn, "worker", WORKER, &self.worker_rows(vault)?)?;
        insert(conn, "team", TEAM, &self.team_rows(vault)?)
    }

    /// Whether the registers say this.
    pub(crate) fn is_stored(&self, conn: &mut Conn, vault: &Vault) -> Result<bool, StoreError> {
        let mut rows = |name: &str, columns: &[&str]| {
            let columns_sql = columns.join(", ");
            let sql = format!("SELECT {columns_sql} FROM {name} ORDER BY {}", columns[0]);
            conn.all(&sql, &[], |row| {
                (0..columns.len())
                    .map(|at| row.cell(at))
                    .collect::<Result<Vec<_>, _>>()
            })
        };
        Ok(rows("worker", WORKER)? == self.worker_rows(vault)?
            && rows("team", TEAM)? == self.team_rows(vault)?)
    }
}

fn name_of(texts: &Texts, otherwise: &str) -> String {
    texts
        .get("name")
        .map_or_else(|| otherwise.to_owned(), |t| t.value.clone())
}

/// The events in the journal that these registers rest on.
pub(crate) fn events(conn: &mut Conn, vault: &Vault) -> Result<Vec<Event>, StoreError> {
    with_names(conn, vault, KINDS, &[StreamId::OFFICE.into()])
}

/// The name of a member of staff or a team under the key of the office, always the first
/// generation: registers are compared byte by byte.
pub(crate) fn lock_name(vault: &Vault, id: &[u8], name: &str) -> Result<Vec<u8>, StoreError> {
    let key = vault.office_register()?;
    Ok(encrypt_fixed(&key, id, name.as_bytes()))
}

fn open_name(vault: &Vault, id: &[u8], locked: &[u8]) -> Result<String, StoreError> {
    let plain = decrypt_fixed(&vault.office_register()?, id, locked)?;
    String::from_utf8(plain).map_err(damaged)
}

/// Makes the registers anew if new events concern them.
pub(crate) fn rewrite(conn: &mut Conn, vault: &Vault, new: &[Event]) -> Result<(), StoreError> {
    let about_staff = |e: &&Event| {
        matches!(
            e.payload,
            Payload::WorkerRegistered(_) | Payload::WorkerLeft(_) | Payload::TeamCreated(_)
        )
    };
    if !new.iter().any(|e| about_staff(&e)) {
        return Ok(());
    }
    let mut all = events(conn, vault)?;
    all.extend(new.iter().filter(about_staff).cloned());
    Office::fold(&all).write(conn, vault)
}

impl Store {
    /// All members of staff, those who left too, by name.
    pub fn workers(&self) -> Result<Vec<Worker>, StoreError> {
        let mut conn = self.backend.reader()?;
        let sql = "SELECT worker, name, role, team, since_at, left_at FROM worker";
        let mut out = conn.all(sql, &[], |row| {
            let team = row.maybe_text(3)?;
            Ok(Worker {
                id: WorkerId::from_bytes(row.bytes(0)?),
                name: open_name(&self.vault, row.bytes(0)?, row.bytes(1)?)?,
                role: row.text(2)?.parse().map_err(damaged)?,
                team: team.map(|t| t.parse().map_err(damaged)).transpose()?,
                since: Moment(row.int(4)?),
                left_at: row.maybe_int(5)?.map(Moment),
            })
        })?;
        out.sort_by_cached_key(|w| (name_key(&w.name), w.id));
        Ok(out)
    }

    /// All teams, by name.
    pub fn teams(&self) -> Result<Vec<Team>, StoreError> {
        let mut conn = self.backend.reader()?;
        let mut out = conn.all("SELECT team, name FROM team", &[], |row| {
            let code = row.text(0)?;
            Ok(Team {
                id: code.parse().map_err(damaged)?,
                name: open_name(&self.vault, code.as_bytes(), row.bytes(1)?)?,
            })
        })?;
        out.sort_by_cached_key(|t| (name_key(&t.name), t.id.clone()));
        Ok(out)
    }
}
