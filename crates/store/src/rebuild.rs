//! Making the registers anew from the journal.

use crate::Store;
use crate::error::StoreError;
use crate::fold::Fold;

impl Store {
    /// Makes all registers anew from the journal, in one transaction. Returns the number of
    /// persons.
    pub fn rebuild(
        &self,
        fold: &Fold<'_>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, StoreError> {
        let _ = (fold, progress);
        Err(StoreError::Invalid("not built".into()))
    }
}
