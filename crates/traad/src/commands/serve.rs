//! `traad serve`: the site on a database.

use crate::config::{self, Config};
use anyhow::{Context, Result};
use app::App;
use std::sync::Arc;
use web::edge::Edge;
use web::site::{DemoLogin, Site, router};

/// Serves until it is told to stop.
pub fn run(config: &Config) -> Result<()> {
    let municipality = config.municipality()?;
    let app = config::open(municipality)?;
    app.adopt_built_in()?;
    let address = config.installation.listen.first();
    let address = address.context("listen names no address")?;
    let edge = municipality.edge(&config.installation)?;
    let monitor = &config.installation.monitor;
    // Nobody may be anybody here: only `traad demo` names people to be.
    serve(
        app,
        (address.as_str(), monitor.as_str()),
        &municipality.name,
        edge,
        Vec::new(),
        |at, _| {
            println!("Rød Tråd: http://{at}/");
        },
    )
}

/// Listens, says where, and serves.
pub fn serve(
    app: App,
    (address, monitor): (&str, &str),
    municipality: &str,
    edge: Edge,
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
        edge,
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
        let service = router(site).into_make_service_with_connect_info::<std::net::SocketAddr>();
        axum::serve(listener, service)
            .with_graceful_shutdown(stopped())
            .await?;
        Ok(())
    })
}

async fn stopped() {
    let _ = tokio::signal::ctrl_c().await;
}
