//! `traad serve`: the site on a database.

use crate::config::{self, Config};
use anyhow::{Context, Result};
use app::App;
use std::sync::Arc;
use web::site::{DemoLogin, Site, router};

/// Serves until it is told to stop.
pub fn run(config: &Config) -> Result<()> {
    let municipality = config.municipality()?;
    let app = config::open(municipality)?;
    app.adopt_built_in()?;
    let logins = demo_logins(&app, &municipality.demo_logins);
    let address = config.installation.listen.first();
    let address = address.context("listen names no address")?;
    let monitor = &config.installation.monitor;
    serve(
        app,
        (address.as_str(), monitor.as_str()),
        &municipality.name,
        logins,
        |at, _| {
            println!("Rød Tråd: http://{at}/");
        },
    )
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

/// Listens, says where, and serves.
pub fn serve(
    app: App,
    (address, monitor): (&str, &str),
    municipality: &str,
    demo: Vec<DemoLogin>,
    ready: impl FnOnce(std::net::SocketAddr, &[DemoLogin]),
) -> Result<()> {
    let app = Arc::new(app);
    let site = Site {
        app: Arc::clone(&app),
        municipality: Arc::from(municipality),
        demo: Arc::new(demo),
        limits: web::api::Limits::default(),
        metrics: web::observe::Metrics::default(),
    };
    // The figures are read in the background, so that the first page need not wait.
    std::thread::spawn(move || {
        if let Err(error) = app.frame().map(|_| ()) {
            tracing::error!(%error, "the figures cannot be read");
        }
    });
    let runtime = tokio::runtime::Runtime::new().context("the server cannot start")?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .with_context(|| format!("{address} is taken or not to be had; choose another port"))?;
        crate::monitor::listen(monitor, vec![site.clone()]).await?;
        ready(listener.local_addr()?, &site.demo);
        axum::serve(listener, router(site))
            .with_graceful_shutdown(stopped())
            .await?;
        Ok(())
    })
}

async fn stopped() {
    let _ = tokio::signal::ctrl_c().await;
}
