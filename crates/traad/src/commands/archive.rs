//! `traad archive`: the files of a delivery, and that the duty is settled.

use super::erase::{said, whom};
use super::private;
use crate::cli::Archive;
use crate::config::{self, Config, account};
use anyhow::{Context, Result, ensure};
use app::Actor;
use app::archive::Delivery;
use domain::ArchiveWaiver;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::PathBuf;

/// Does what the subcommand says.
pub fn run(act: Archive, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let system = Actor::system();
    match act {
        Archive::Export { whom: given, out } => {
            let whom = whom(&given)?;
            let mut folder = Folder::new(out)?;
            let done = app.as_command(account(), || app.export_case(&system, whom, &mut folder));
            let manifest = said(done)?;
            println!(
                "{} files and manifest.json, complete up to position {}",
                manifest.files.len(),
                manifest.position
            );
        }
        Archive::Done {
            whom: given,
            reference,
        } => {
            let whom = whom(&given)?;
            let work = || app.archive_case(&system, whom, &reference);
            said(app.as_command(account(), work))?;
            println!("on record as handed over");
        }
        Archive::Waive {
            whom: given,
            ground,
            reason,
        } => {
            let whom = whom(&given)?;
            let ground: ArchiveWaiver = ground.parse()?;
            let work = || app.waive_archiving(&system, whom, ground, &reason);
            said(app.as_command(account(), work))?;
            println!("on record as not to be handed over");
        }
    }
    Ok(())
}

/// A folder that takes a delivery; its files are for their owner only.
struct Folder(PathBuf);

impl Folder {
    fn new(path: PathBuf) -> Result<Self> {
        let about = || format!("{} cannot be used", path.display());
        fs::create_dir_all(&path).with_context(about)?;
        let is_empty = fs::read_dir(&path).with_context(about)?.next().is_none();
        ensure!(is_empty, "{} is not empty", path.display());
        Ok(Self(path))
    }
}

impl Delivery for Folder {
    fn file(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        let mut file = private::create(&self.0.join(name))?;
        file.write_all(content)?;
        file.sync_all()?;
        File::open(&self.0)?.sync_all()
    }
}
