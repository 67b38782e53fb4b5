//! `traad serve`: the sites of all municipalities configured; `traad worker`: their jobs.

use crate::config::{self, Config};
use crate::serving::{self, Served, Serving, TlsFiles};
use anyhow::{Result, bail};
use app::App;
use app::jobs::Pace;
use std::sync::Arc;
use std::time::Duration;
use web::site::{DemoLogin, Site};

/// Serves until it is told to stop.
pub fn run(config: &Config) -> Result<()> {
    let mut sites = Vec::new();
    for (municipality, app) in config::open_all(config)? {
        app.adopt_built_in()?;
        let demo = demo_logins(&app, &municipality.demo_logins);
        sites.push(Served {
            hosts: municipality.hosts.clone(),
            site: Site {
                app: Arc::new(app),
                municipality: Arc::from(municipality.name.as_str()),
                demo: Arc::new(demo),
                limits: web::api::Limits::default(),
            },
        });
    }
    serving(config)?.run(sites, |addresses| {
        for address in addresses {
            println!("Rød Tråd: {address}");
        }
    })
}

fn serving(config: &Config) -> Result<Serving> {
    let installation = &config.installation;
    if installation.listen.is_empty() {
        bail!("listen names no address");
    }
    let mut pace = config::pace(installation);
    if !installation.worker.inside {
        pace.threads = 0;
    }
    Ok(Serving {
        listen: installation.listen.clone(),
        tls: TlsFiles::of(&installation.tls)?,
        pace,
        patience: Duration::from_secs(installation.stop_seconds),
    })
}

/// Does jobs until it is told to stop.
pub fn worker(config: &Config) -> Result<()> {
    let mut apps = Vec::new();
    for (municipality, app) in config::open_all(config)? {
        app.adopt_built_in()?;
        apps.push((municipality.name.clone(), Arc::new(app)));
    }
    let pace = Pace {
        keeps_figures: false,
        ..config::pace(&config.installation)
    };
    println!("Rød Tråd: {} jobs at once as »{}«", pace.threads, pace.node);
    let patience = Duration::from_secs(config.installation.stop_seconds);
    serving::work(apps, &pace, patience)
}

/// The members of staff named by id or by role.
fn demo_logins(app: &App, wanted: &[String]) -> Vec<DemoLogin> {
    let ruleset = app.ruleset();
    let mut logins: Vec<DemoLogin> = ruleset
        .workers
        .iter()
        .filter(|(id, w)| {
            w.left_at.is_none()
                && (wanted.contains(&id.to_string()) || wanted.iter().any(|x| x == w.role.as_str()))
        })
        .map(|(id, w)| DemoLogin {
            worker: *id,
            role: w.role,
            name: w.name.clone(),
        })
        .collect();
    logins.sort_by_key(|l| (l.role, l.worker));
    logins
}
