//! Settings of logging in and of the network in front of the site.

use super::{Installation, Municipality};
use anyhow::{Context, Result, bail};
use app::account::{SecondFactor, Settings};
use serde::Deserialize;
use std::net::SocketAddr;
use web::limits::{Rates, Visits};

/// How people log in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Login {
    idle_minutes: u32,
    absolute_hours: u32,
    second_factor: Vec<String>,
}

/// How the site meets the network.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    plain_http: bool,
    trusted_proxies: Vec<String>,
    session_a_second: u32,
    address_a_second: u32,
    public_a_second: u32,
}

/// The word for every role with a deed that asks for a second factor.
const WHERE_IT_MATTERS: &str = "where_it_matters";

impl Municipality {
    /// How people log in, as the use cases take it.
    pub fn accounts(&self) -> Result<Settings> {
        let login = &self.login;
        let second_factor = if login.second_factor == [WHERE_IT_MATTERS] {
            SecondFactor::WhereItMatters
        } else {
            let roles = login.second_factor.iter().map(|word| {
                word.parse()
                    .with_context(|| format!("login.second_factor: {word}"))
            });
            SecondFactor::For(roles.collect::<Result<_>>()?)
        };
        if login.idle_minutes == 0 || login.absolute_hours == 0 {
            bail!("login.idle_minutes and login.absolute_hours are at least 1");
        }
        Ok(Settings {
            idle: i64::from(login.idle_minutes) * 60,
            absolute: i64::from(login.absolute_hours) * 3600,
            second_factor,
        })
    }

    /// The network in front of the site, as the pages take it.
    pub fn edge(&self, installation: &Installation) -> Result<web::edge::Edge> {
        let proxies = self.edge.trusted_proxies.iter().map(|text| {
            text.parse()
                .with_context(|| format!("edge.trusted_proxies: {text}"))
        });
        let is_own = |address: &String| {
            address
                .parse::<SocketAddr>()
                .is_ok_and(|a| a.ip().is_loopback())
        };
        if self.edge.plain_http && !installation.listen.iter().all(is_own) {
            bail!(
                "edge.plain_http is for addresses of this machine itself, such as 127.0.0.1:8080; \
                 on a network passwords and cases would be readable on the way"
            );
        }
        Ok(web::edge::Edge {
            is_secure: !self.edge.plain_http,
            proxies: proxies.collect::<Result<_>>()?,
            visits: Visits::new(Rates {
                session: self.edge.session_a_second,
                address: self.edge.address_a_second,
                public: self.edge.public_a_second,
            }),
            ..web::edge::Edge::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Flags};
    use app::account::SecondFactor;
    use domain::Role;

    fn with(settings: &[(&str, &str)]) -> Config {
        let settings = settings
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let flags = Flags {
            settings: settings.collect(),
            ..Flags::default()
        };
        Config::read(flags, []).unwrap()
    }

    #[test]
    fn plain_http_is_refused_on_a_network() {
        let edge = |listen: &str| {
            let config = with(&[("edge.plain_http", "true"), ("listen", listen)]);
            config.municipalities[0].edge(&config.installation)
        };
        assert!(!edge("127.0.0.1:8080").unwrap().is_secure);
        assert!(edge("0.0.0.0:8080").is_err() && edge("127.0.0.1:1,10.0.0.7:1").is_err());
    }

    #[test]
    fn the_second_factor_is_asked_of_whom_the_setting_names() {
        let of = |value: &str| {
            let config = with(&[("login.second_factor", value)]);
            config.municipalities[0].accounts().map(|s| s.second_factor)
        };
        assert_eq!(
            of("where_it_matters").unwrap(),
            SecondFactor::WhereItMatters
        );
        let some = SecondFactor::For(vec![Role::Head, Role::Auditor]);
        assert_eq!(of("head,auditor").unwrap(), some);
        assert!(of("hoved").is_err());
    }
}
