//! `traad serve`: the sites of all municipalities configured; `traad worker`: their jobs.

use crate::config::{self, Config};
use crate::serving::{self, Served, Serving, TlsFiles};
use anyhow::{Result, bail};
use app::jobs::Pace;
use std::sync::Arc;
use std::time::Duration;
use web::observe::Metrics;
use web::site::Site;

/// Serves until it is told to stop.
pub fn run(config: &Config) -> Result<()> {
    let mut sites = Vec::new();
    let metrics = Metrics::default();
    for (municipality, app) in config::open_all(config)? {
        app.adopt_built_in()?;
        app.store().spool_accesses()?;
        sites.push(Served {
            hosts: municipality.hosts.clone(),
            site: Site {
                duty_phone: Arc::from(municipality.duty_phone.as_str()),
                metrics: metrics.clone(),
                edge: municipality.edge(&config.installation)?,
                ..Site::new(Arc::new(app), &municipality.name)
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
        monitor: installation.monitor.clone(),
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
