//! The bulk path: many events into an empty database, the one way to write around `append`.

use crate::Store;
use crate::error::StoreError;
use crate::fold::Fold;
use domain::event::Event;

impl Store {
    /// Loads events into an empty database with registers and duties, in one transaction.
    ///
    /// Ids and moments are kept; positions, places in streams and hashes are given in the
    /// order of the iterator. `progress` is told the number of events written so far.
    /// Returns the number of events.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] if the journal holds an event; [`StoreError::Invalid`] if
    /// `appended_at` goes backwards (a position would not be a moment of knowledge then) or
    /// a correction does not fit what it corrects.
    pub fn bulk_load(
        &self,
        events: &mut dyn Iterator<Item = Event>,
        fold: &Fold<'_>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, StoreError> {
        let _ = (events, fold, progress);
        Err(StoreError::Invalid("not built".into()))
    }
}
