//! The configuration: defaults, file, environment and flags laid over each other.
//!
//! `config/traad.toml` in the repository is the one list of settings: it documents each,
//! gives its default and its form. A setting is added there and as a field here; a test
//! holds the two together.

mod check;
mod defaults;
mod documents;
mod environment;
mod layers;
mod login;
mod open;
mod pace;
mod service;
mod shown;

pub use defaults::TEXT as DEFAULT_FILE;
use documents::Documents;
pub use layers::{Given, Origin};
use login::{Edge, Login};
pub use open::{account, address, day_or_moment, open, open_all};
pub use pace::pace;
use service::Service;
pub use shown::{hidden, lines};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Everything that is configured.
#[derive(Debug)]
pub struct Config {
    /// What the whole process needs.
    pub installation: Installation,
    /// The municipalities served; at least one.
    pub municipalities: Vec<Municipality>,
    /// Each setting in force with where it comes from, for `traad config check`.
    pub given: Vec<Given>,
    /// Variables of the environment that look like settings and are none.
    pub unknown_variables: Vec<String>,
    chosen: Option<String>,
}

/// Settings of the process, whichever municipalities it serves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Installation {
    /// Addresses to listen on.
    pub listen: Vec<String>,
    /// Where figures for monitoring are served; empty for nowhere.
    pub monitor: String,
    /// The name of this node; empty for one made of machine and process.
    pub node: String,
    /// Seconds that requests and jobs may take after the order to stop.
    pub stop_seconds: u64,
    /// How much is logged.
    pub log: String,
    /// Logs as JSON.
    pub json_logs: bool,
    /// TLS at the front.
    pub tls: Tls,
    /// Background jobs.
    pub worker: Worker,
}

/// `[tls]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// The certificate's file; empty for none.
    pub certificate: String,
    /// The key's file.
    pub key: String,
}

/// `[worker]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worker {
    /// Whether `serve` does jobs too.
    pub inside: bool,
    /// How many at once.
    pub threads: usize,
    /// When a silent node counts as dead.
    pub lease_seconds: u32,
}

/// Settings of one municipality.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Its name.
    pub name: String,
    /// Whom to call when the office is closed; empty if that is not said.
    pub duty_phone: String,
    /// Host names of its site; empty for any.
    pub hosts: Vec<String>,
    /// Its database.
    pub database: String,
    /// Where its keys lie; empty for beside the database.
    pub keys: String,
    /// Its master key; empty for a file beside the keys.
    pub master_key: String,
    /// Where the nightly job makes backups; empty for nowhere.
    pub backup_folder: String,
    /// How many backups stay there.
    pub backup_keep: usize,
    /// Which files may be documents.
    pub documents: Documents,
    /// How people log in.
    pub login: Login,
    /// The log-in service.
    pub service: Service,
    /// How the site meets the network.
    pub edge: Edge,
    /// The file of heads.
    pub heads_file: String,
    /// Thresholds for unusual looks.
    pub oversight_file: String,
}

/// What the command line says about the configuration.
#[derive(Debug, Default)]
pub struct Flags {
    /// The file.
    pub file: Option<std::path::PathBuf>,
    /// Settings by name.
    pub settings: Vec<(String, String)>,
    /// The municipality that a command is about, by name or host.
    pub municipality: Option<String>,
}

impl Config {
    /// Reads everything; `environment` are the variables of the process.
    pub fn read(
        flags: Flags,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self> {
        let layered = layers::read(&flags, environment)?;
        let installation = layered
            .installation
            .try_into()
            .context("the settings of the installation are not right")?;
        let municipalities = layered
            .municipalities
            .into_iter()
            .map(|table| {
                table
                    .try_into()
                    .context("the settings of a municipality are not right")
            })
            .collect::<Result<Vec<Municipality>>>()?;
        let config = Self {
            installation,
            municipalities,
            given: layered.given,
            unknown_variables: layered.unknown_variables,
            chosen: flags.municipality,
        };
        config.check_apart()?;
        Ok(config)
    }

    /// The one municipality that a command is about.
    pub fn municipality(&self) -> Result<&Municipality> {
        let names = || {
            let names: Vec<&str> = self.municipalities.iter().map(|m| &*m.name).collect();
            names.join(", ")
        };
        match (&self.chosen, self.municipalities.as_slice()) {
            (None, [only]) => Ok(only),
            (None, _) => bail!(
                "several municipalities are configured; choose one with --municipality: {}",
                names()
            ),
            (Some(wanted), all) => all
                .iter()
                .find(|m| m.name == *wanted || m.hosts.contains(wanted))
                .with_context(|| format!("»{wanted}« is not configured; there are: {}", names())),
        }
    }

    /// Two municipalities never share a database, a name or a host.
    fn check_apart(&self) -> Result<()> {
        let several = self.municipalities.len() > 1;
        let (mut databases, mut keys) = (BTreeSet::new(), BTreeSet::new());
        let (mut names, mut hosts) = (BTreeSet::new(), BTreeSet::new());
        let mut places = BTreeSet::new();
        for one in &self.municipalities {
            if several && one.hosts.is_empty() {
                bail!(
                    "{}: with several municipalities each needs its hosts",
                    one.name
                );
            }
            if !databases.insert(&one.database) {
                bail!(
                    "{}: another municipality has the same database; data of two may not share one",
                    one.name
                );
            }
            if !one.keys.is_empty() && !keys.insert(&one.keys) {
                bail!(
                    "{}: another municipality has the same keys; each needs its own",
                    one.name
                );
            }
            // The backups of one would take away those of the other; its heads would look forged.
            for (setting, place) in [
                ("backup_folder", &one.backup_folder),
                ("heads_file", &one.heads_file),
            ] {
                if !place.is_empty() && !places.insert((setting, place)) {
                    bail!("{}: another municipality has the same {setting}", one.name);
                }
            }
            if !names.insert(&one.name) {
                bail!("two municipalities have the name {}", one.name);
            }
            for host in &one.hosts {
                // What is asked for is compared without port and dot, in small letters.
                if web::hosts::bare(host) != host.to_ascii_lowercase() {
                    bail!(
                        "{}: the host {host} is to be written without port and without a dot at its end",
                        one.name
                    );
                }
                if !hosts.insert(host.to_ascii_lowercase()) {
                    bail!("the host {host} is given to two municipalities");
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
