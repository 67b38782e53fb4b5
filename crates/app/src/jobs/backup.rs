//! The nightly backup, where the configuration names a folder for it.

use crate::{App, Error};
use store::StoreError;

/// Makes a backup, reads it back, and takes away the oldest.
pub(super) fn run(app: &App) -> Result<String, Error> {
    let Some(order) = &app.nightly else {
        return Ok("no folder is configured".to_owned());
    };
    let named = |e| StoreError::BackupFile(order.out.display().to_string(), e);
    std::fs::create_dir_all(&order.out).map_err(named)?;
    let made = app.as_command(None, || app.backup(order, &mut |_| {}))?;
    Ok(format!(
        "{} at position {}, {} bytes, read back",
        made.name, made.position, made.bytes
    ))
}
