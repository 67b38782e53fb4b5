//! Migrations.
use crate::error::StoreError;
use crate::sql::Backend;
pub(crate) fn migrate(_: &Backend) -> Result<(), StoreError> {
    Ok(())
}
