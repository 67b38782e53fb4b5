//! Files with personal data, readable for their owner only.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// A file where there was none.
pub fn create(path: &Path) -> io::Result<File> {
    options().create_new(true).open(path)
}

/// A file in place of one that may be there.
pub fn replace(path: &Path) -> io::Result<File> {
    let file = options().create(true).truncate(true).open(path)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(MODE))?;
    Ok(file)
}

#[cfg(unix)]
const MODE: u32 = 0o600;

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, MODE);
    options
}
