//! Where the keys of a municipality's database lie: beside it, or where it is configured.

use crate::config::Municipality;
use anyhow::{Context, Result};
use store::{Keys, Master};

/// The keys of a municipality.
pub fn of(settings: &Municipality) -> Result<Keys> {
    let place = settings.keys.as_str();
    let master = match settings.master_key.as_str() {
        "" => None,
        text => Some(Master::given(text).context("the setting master_key is not right")?),
    };
    if is_address(place) {
        let master = master.context(
            "a key store at an address of its own needs the master key from elsewhere: set \
             master_key or master_key_file",
        )?;
        return Ok(Keys::new(place, master));
    }
    let keys = match place {
        "" => Keys::beside(&settings.database).context(
            "set keys to a folder or to the address of a key store, apart from the database",
        )?,
        folder => Keys::in_folder(folder),
    };
    Ok(match master {
        Some(master) => keys.with_master(master),
        None => keys,
    })
}

/// Whether a place is the address of a database, not a folder.
fn is_address(place: &str) -> bool {
    place.starts_with("sqlite:") || place.contains("://") || place.contains("dbname=")
}
