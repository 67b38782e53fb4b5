//! Where the database is and how the site is served: flag, environment, file.

use anyhow::{Context, Result};
use app::{App, SystemClock};
use law::{Day, Moment};
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;
use store::Store;

/// The database when nothing is said.
const DEFAULT_DATABASE: &str = "sqlite:data/traad.db";

/// The configuration file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The database; the flag and the environment go before it.
    pub database: Option<String>,
    /// The address to listen on.
    pub listen: Option<String>,
    /// The municipality's name.
    pub municipality: Option<String>,
    /// Let anyone be one of these made-up members of staff; for a demo database only.
    pub demo_logins: Vec<String>,
}

impl Config {
    /// Reads a configuration file; the defaults without one.
    pub fn read(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path else {
            return Ok(Self::default());
        };
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("the configuration file {} cannot be read", path.display()))?;
        toml::from_str(&text)
            .with_context(|| format!("the configuration file {} is not right", path.display()))
    }
}

/// The database named by flag or environment; `None` leaves it to the file or the default.
pub fn database(flag: Option<&str>) -> Option<String> {
    flag.map(str::to_owned)
        .or_else(|| std::env::var("TRAAD_DATABASE").ok())
}

/// Opens the application on a database.
pub fn open(database: Option<&str>) -> Result<App> {
    let url = database.unwrap_or(DEFAULT_DATABASE);
    if let Some(folder) = url
        .strip_prefix("sqlite:")
        .and_then(|path| Path::new(path).parent())
    {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    let store = Store::open(url).context("the database cannot be opened")?;
    App::open(store, Arc::new(SystemClock)).context("the rules in the database cannot be read")
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
