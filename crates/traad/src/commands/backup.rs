//! `traad backup` and `traad restore`.

use crate::cli::{Backup, Restore};
use crate::config::{self, Config, Municipality};
use crate::keys;
use crate::output::Progress;
use anyhow::{Context, Result, bail};
use app::backup::BackupOrder;
use std::path::{Path, PathBuf};
use store::BackupHead;

/// Makes a backup while others work; of one municipality, or of each that is configured.
pub fn backup(args: &Backup, config: &Config) -> Result<()> {
    if (args.keep.is_some() || args.all) && !args.out.is_dir() {
        bail!(
            "--keep and --all need a folder: {} is none",
            args.out.display()
        );
    }
    let all = &config.municipalities;
    if !args.all || all.len() == 1 {
        return one(args, config.municipality()?, args.out.clone());
    }
    // One that cannot be backed up does not keep the others from it.
    let mut failed = Vec::new();
    for municipality in all {
        let made = folder_of(&args.out, municipality)
            .and_then(|folder| one(args, municipality, folder))
            .with_context(|| municipality.name.clone());
        if let Err(error) = made {
            eprintln!("{error:#}");
            failed.push(municipality.name.as_str());
        }
    }
    if !failed.is_empty() {
        bail!("no backup of {}", failed.join(", "));
    }
    Ok(())
}

/// The folder of one among several, by its first host name; it is made if need be.
fn folder_of(out: &Path, municipality: &Municipality) -> Result<PathBuf> {
    let host = municipality.hosts.first().context("it has no host name")?;
    let folder = out.join(host.replace(['/', '\\', ':'], "_"));
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    Ok(folder)
}

fn one(args: &Backup, municipality: &Municipality, out: PathBuf) -> Result<()> {
    let app = config::open(municipality)?;
    let order = BackupOrder {
        out,
        keep: args.keep,
        is_checked: args.verify,
    };
    let mut progress = Progress::new("rows");
    let made = app.backup(&order, &mut |done| progress.step(done))?;
    progress.finish();
    println!(
        "{}: position {}, {} bytes, SHA-256 {}{}",
        made.name,
        made.position,
        made.bytes,
        made.checksum,
        if made.is_checked { ", read back" } else { "" }
    );
    Ok(())
}

/// Restores a backup into an empty database and checks what came out of it.
pub fn restore(args: &Restore, config: &Config) -> Result<()> {
    if args.check {
        let (head, checksum) = store::check_backup(&args.file)?;
        describe(&head);
        println!("whole: SHA-256 {checksum}");
        return Ok(());
    }
    let settings = config.municipality()?;
    let (head, _) = store::check_backup(&args.file).context("nothing was restored")?;
    let has_keys = head.tables.iter().any(|t| t.name == "vault" && t.rows > 0);
    let keys = keys::of(settings)?;
    if let (true, Some(missing)) = (has_keys, keys.files().iter().find(|f| !f.exists())) {
        bail!(
            "nothing was restored: {} is missing. A backup is opened by the keys of the database \
             it was made from; name them with --set keys=FOLDER",
            missing.display()
        );
    }
    let url = config::address(settings)?;
    let mut progress = Progress::new("rows");
    let restored = store::restore(url, &args.file, args.replace, &mut |done| {
        progress.step(done);
    })
    .context("nothing was restored")?;
    progress.finish();
    describe(&restored.head);
    println!("{} rows restored", restored.rows);
    let app = config::open(settings)?;
    let found = app.verify()?;
    for finding in &found.findings {
        println!("{:?}: {}", finding.kind, finding.detail);
    }
    if !found.is_clean() {
        bail!(
            "restored, but {} findings: do not use this database before they are understood",
            found.findings.len()
        );
    }
    println!(
        "clean: {} events, {} persons, head {}",
        found.events, found.persons, found.head
    );
    Ok(())
}

fn describe(head: &BackupHead) {
    println!(
        "made {} from {} by version {}: schema {}, position {}, {} tables",
        head.made_at,
        head.backend,
        head.program,
        head.migrations.last().map_or(0, |m| m.0),
        head.position,
        head.tables.len()
    );
}
