//! `traad backup` and `traad restore`.

use crate::cli::{Backup, Restore};
use crate::config::{self, Config};
use crate::keys;
use crate::output::Progress;
use anyhow::{Context, Result, bail};
use app::backup::BackupOrder;
use store::BackupHead;

/// Makes a backup while others work.
pub fn backup(args: &Backup, config: &Config) -> Result<()> {
    if args.keep.is_some() && !args.out.is_dir() {
        bail!("--keep needs a folder: {} is none", args.out.display());
    }
    let app = config::open(config.municipality()?)?;
    let order = BackupOrder {
        out: args.out.clone(),
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
