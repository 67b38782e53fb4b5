//! Forms that were typed but not sent yet: kept for the one who types, under the key of the
//! person they are about.

use crate::Store;
use crate::error::StoreError;
use crate::sql::Row;
use crate::value::Value;
use domain::{Moment, PersonId, WorkerId};

/// What the keys are asked for.
const PURPOSE: &str = "form_draft";

/// A form that was not sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormDraft {
    /// Whose.
    pub worker: WorkerId,
    /// The address of the form.
    pub place: String,
    /// Whom it is about, if somebody on record.
    pub person: Option<PersonId>,
    /// When it was last kept.
    pub saved_at: Moment,
    /// Names and values of the fields, in whatever form the caller keeps them.
    pub content: Vec<u8>,
}

/// That there is a draft; what it says stays closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormDraftLine {
    /// The address of the form.
    pub place: String,
    /// When it was last kept.
    pub saved_at: Moment,
}

impl Store {
    /// Keeps a draft in place of the one before it.
    pub fn form_draft_keep(&self, draft: &FormDraft) -> Result<(), StoreError> {
        let content = match draft.person {
            Some(person) => self.vault().protect_for(person, PURPOSE, &draft.content)?,
            None => self.vault().protect(PURPOSE, &draft.content)?,
        };
        let row: [Value<'_>; 5] = [
            draft.worker.into(),
            draft.place.as_str().into(),
            draft.person.into(),
            draft.saved_at.into(),
            Value::Bytes(&content),
        ];
        let sql = "INSERT INTO form_draft (worker, place, person, saved_at, content) \
                   VALUES (?1, ?2, ?3, ?4, ?5) \
                   ON CONFLICT (worker, place) DO UPDATE SET person = excluded.person, \
                   saved_at = excluded.saved_at, content = excluded.content";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Somebody's draft of a form; `None` if there is none, or the person it was about has
    /// been deleted.
    pub fn form_draft(
        &self,
        worker: WorkerId,
        place: &str,
    ) -> Result<Option<FormDraft>, StoreError> {
        let sql = "SELECT person, saved_at, content FROM form_draft \
                   WHERE worker = ?1 AND place = ?2";
        let params: [Value<'_>; 2] = [worker.into(), place.into()];
        let found = self.backend.reader()?.first(sql, &params, |row| {
            Ok(FormDraft {
                worker,
                place: place.to_owned(),
                person: row.maybe_bytes(0)?.map(PersonId::from_bytes),
                saved_at: Moment(row.int(1)?),
                content: row.bytes(2)?.to_vec(),
            })
        })?;
        let Some(mut draft) = found else {
            return Ok(None);
        };
        let plain = match draft.person {
            Some(person) => self.vault().reveal_for(person, PURPOSE, &draft.content)?,
            None => Some(self.vault().reveal(PURPOSE, &draft.content)?),
        };
        Ok(plain.map(|content| {
            draft.content = content;
            draft
        }))
    }

    /// Somebody's drafts, the latest first.
    pub fn form_drafts(&self, worker: WorkerId) -> Result<Vec<FormDraftLine>, StoreError> {
        let sql = "SELECT place, saved_at FROM form_draft WHERE worker = ?1 \
                   ORDER BY saved_at DESC, place";
        let read = |row: &Row<'_>| {
            Ok(FormDraftLine {
                place: row.text(0)?.to_owned(),
                saved_at: Moment(row.int(1)?),
            })
        };
        self.backend.reader()?.all(sql, &[worker.into()], read)
    }

    /// Forgets a draft; nothing happens if there is none.
    pub fn form_draft_drop(&self, worker: WorkerId, place: &str) -> Result<(), StoreError> {
        let params: [Value<'_>; 2] = [worker.into(), place.into()];
        // Looked for first: most forms are sent without a draft, and a reader waits for nobody.
        let sql = "SELECT count(*) FROM form_draft WHERE worker = ?1 AND place = ?2";
        if self.backend.reader()?.number(sql, &params)? == 0 {
            return Ok(());
        }
        let sql = "DELETE FROM form_draft WHERE worker = ?1 AND place = ?2";
        self.backend
            .write(|conn| conn.execute(sql, &params).map(|_| ()))
    }

    /// Forgets drafts last kept before a moment; returns how many.
    pub fn form_draft_sweep(&self, before: Moment) -> Result<u64, StoreError> {
        let sql = "DELETE FROM form_draft WHERE saved_at < ?1";
        self.backend
            .write(|conn| conn.execute(sql, &[before.into()]))
    }
}
