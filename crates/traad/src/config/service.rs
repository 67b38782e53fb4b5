//! Settings of the log-in service.

use super::Municipality;
use anyhow::{Context, Result, ensure};
use domain::{Role, TeamId};
use identity::oidc::{Provider, RoleMap, Settings};
use serde::Deserialize;
use std::path::PathBuf;

/// How to reach the service, and what its claims mean.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    issuer: String,
    client_id: String,
    client_secret: String,
    ca_file: String,
    site: String,
    scopes: Vec<String>,
    title: String,
    name_claim: String,
    role_claim: String,
    roles: Vec<String>,
    levels: Vec<String>,
    means: Vec<String>,
}

impl Municipality {
    /// Whether whoever the log-in service lets in is taken at any level and by any means: this
    /// program asks for no second factor of its own then.
    pub fn takes_any_log_in(&self) -> bool {
        let said = &self.service;
        !said.issuer.is_empty() && said.levels.is_empty() && said.means.is_empty()
    }

    /// The log-in service, if one is configured.
    pub fn service(&self) -> Result<Option<app::account::Service>> {
        let said = &self.service;
        if said.issuer.is_empty() {
            return Ok(None);
        }
        let site = said.site.trim_end_matches('/');
        ensure!(
            site.starts_with("https://") || site.starts_with("http://127.0.0.1"),
            "service.site is the address of this site as browsers see it, such as \
             https://traad.example.dk"
        );
        let roles =
            RoleMap::parse(said.roles.iter().map(String::as_str)).context("service.roles")?;
        for (role, team) in roles.targets() {
            let role = role.parse::<Role>().context("service.roles")?;
            ensure!(
                !matches!(role, Role::System | Role::Import),
                "service.roles: »{role}« is the program itself and nobody's role"
            );
            if let Some(team) = team {
                team.parse::<TeamId>()
                    .with_context(|| format!("service.roles: {team}"))?;
            }
        }
        ensure!(
            said.role_claim.is_empty() == roles.is_empty(),
            "service.role_claim and service.roles belong together: set both or none"
        );
        let provider = Provider::new(Settings {
            issuer: said.issuer.clone(),
            client_id: said.client_id.clone(),
            client_secret: Some(said.client_secret.clone()).filter(|s| !s.is_empty()),
            back: format!("{site}/login/service/back"),
            left: format!("{site}/login"),
            scopes: said.scopes.clone(),
            levels: said.levels.clone(),
            means: said.means.clone(),
            authority: Some(PathBuf::from(&said.ca_file)).filter(|_| !said.ca_file.is_empty()),
        })
        .context("service.ca_file")?;
        Ok(Some(app::account::Service {
            provider,
            title: said.title.clone(),
            name_claim: said.name_claim.clone(),
            role_claim: said.role_claim.clone(),
            roles,
        }))
    }
}
