//! Opening what is configured.

use super::{Config, Municipality};
use crate::keys;
use anyhow::{Context, Result};
use app::oversight::Oversight;
use app::{App, Clock, SystemClock};
use law::{Day, Moment};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Store;

/// The address of a municipality's database, with the folder of a file made.
pub fn address(settings: &Municipality) -> Result<&str> {
    let url = settings.database.as_str();
    if let Some(folder) = url
        .strip_prefix("sqlite:")
        .and_then(|path| Path::new(path).parent())
    {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    Ok(url)
}

/// Opens the application of a municipality.
pub fn open(settings: &Municipality) -> Result<App> {
    let url = address(settings)?;
    back_up_before_upgrade(url)?;
    let store = Store::open(url, &keys::of(settings)?).context("the database cannot be opened")?;
    let mut app = App::open(store, Arc::new(SystemClock))
        .context("the rules in the database cannot be read")?
        .with_accounts(settings.accounts()?)
        .with_service(settings.service()?)
        .with_documents(settings.documents()?);
    if !settings.backup_folder.is_empty() {
        let folder = settings.backup_folder.clone().into();
        app = app.with_nightly_backup(folder, settings.backup_keep);
    }
    if !settings.heads_file.is_empty() {
        app = app.with_heads_file(settings.heads_file.clone().into());
    }
    if settings.oversight_file.is_empty() {
        return Ok(app);
    }
    let path = &settings.oversight_file;
    let text = std::fs::read_to_string(path).with_context(|| format!("{path} cannot be read"))?;
    let oversight = Oversight::parse(&text).with_context(|| format!("{path} is not right"))?;
    Ok(app.with_oversight(oversight))
}

/// The account of the machine that runs a command, for the access log.
pub fn account() -> Option<String> {
    ["SUDO_USER", "USER"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|name| !name.is_empty())
}

/// Backs up a database file before its schema is changed; of a server it is only told.
fn back_up_before_upgrade(url: &str) -> Result<()> {
    let pending = store::pending_upgrade(url).context("the database cannot be opened")?;
    let Some(pending) = pending else {
        return Ok(());
    };
    let (from, to) = (pending.from, pending.to);
    tracing::info!(from, to, "the schema will be brought up to date");
    let Some(path) = url.strip_prefix("sqlite:") else {
        return Ok(());
    };
    let path = path.strip_prefix("//").unwrap_or(path);
    let now = SystemClock.now();
    let moment = now.to_string().replace(['-', ':'], "");
    let out = PathBuf::from(format!("{path}.schema-{from}-{moment}.backup"));
    pending
        .backup(&out, now, &mut |_| {})
        .context("the backup before the upgrade cannot be made")?;
    tracing::info!(backup = %out.display(), "backed up before the upgrade");
    Ok(())
}

/// Opens every municipality that is configured.
pub fn open_all(config: &Config) -> Result<Vec<(&Municipality, App)>> {
    let all = config.municipalities.iter();
    all.map(|one| Ok((one, open(one).with_context(|| one.name.clone())?)))
        .collect()
}

/// A bare day means its end in Copenhagen; anything else is a moment.
pub fn day_or_moment(text: &str) -> Result<Moment> {
    if let Ok(day) = text.parse::<Day>() {
        return Ok(day.end());
    }
    text.parse::<Moment>().ok().with_context(|| {
        format!(
            "»{text}« is neither a day such as 2026-03-31 nor a moment such as 2026-03-31T12:00:00Z"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_day_means_its_end_in_copenhagen() {
        assert_eq!(
            day_or_moment("2026-01-31").unwrap().to_string(),
            "2026-01-31T22:59:59Z"
        );
        assert_eq!(
            day_or_moment("2026-07-31").unwrap().to_string(),
            "2026-07-31T21:59:59Z"
        );
        assert!(day_or_moment("31/1").is_err());
    }
}
