//! The running server: addresses, TLS, jobs beside it, and a stop that loses nothing.

mod notify;
mod signals;
mod tls;

pub use tls::Files as TlsFiles;

use anyhow::{Context, Result};
use app::App;
use app::jobs::{Pace, Worker};
use axum_server::Handle;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;
use web::hosts::{self, Hosted};
use web::site::{Site, router};

/// A municipality with its site.
pub struct Served {
    /// Host names; none: any.
    pub hosts: Vec<String>,
    /// Its site.
    pub site: Site,
}

/// How the process serves.
pub struct Serving {
    /// Addresses to listen on.
    pub listen: Vec<String>,
    /// The address for monitoring; nowhere if it is empty.
    pub monitor: String,
    /// Certificate and key, if TLS ends here.
    pub tls: Option<TlsFiles>,
    /// How jobs are done.
    pub pace: Pace,
    /// How long requests that have begun may take after the order to stop.
    pub patience: Duration,
}

impl Serving {
    /// Listens, says where, and serves until it is told to stop.
    pub fn run(self, sites: Vec<Served>, ready: impl FnOnce(&[String])) -> Result<()> {
        let workers: Vec<Worker> = sites
            .iter()
            .map(|served| self.worker(&served.site.app, &served.site.municipality))
            .collect();
        let watched = sites.iter().map(|served| served.site.clone()).collect();
        let hosted = sites.into_iter().map(|served| Hosted {
            municipality: served.site.municipality.clone(),
            hosts: served.hosts,
            site: router(served.site),
        });
        let routes = hosts::router(hosted.collect());
        let runtime = tokio::runtime::Runtime::new().context("the server cannot start")?;
        let served = runtime.block_on(async {
            crate::monitor::listen(&self.monitor, watched).await?;
            self.listen(routes, ready).await
        });
        stop_all(workers, self.patience);
        served
    }

    fn worker(&self, app: &Arc<App>, municipality: &Arc<str>) -> Worker {
        let pace = Pace {
            municipality: municipality.to_string(),
            ..self.pace.clone()
        };
        Worker::start(Arc::clone(app), &pace)
    }

    async fn listen(&self, routes: axum::Router, ready: impl FnOnce(&[String])) -> Result<()> {
        let tls = if let Some(files) = &self.tls {
            Some(tls::load(files.clone()).await?)
        } else {
            signals::ignore_hang_up();
            None
        };
        let handle: Handle<SocketAddr> = Handle::new();
        let mut servers = tokio::task::JoinSet::new();
        let mut addresses = Vec::new();
        for address in &self.listen {
            let listener = bind(address)?;
            let scheme = if tls.is_some() { "https" } else { "http" };
            addresses.push(format!("{scheme}://{}/", listener.local_addr()?));
            let service = routes
                .clone()
                .into_make_service_with_connect_info::<SocketAddr>();
            let handle = handle.clone();
            if let Some(config) = &tls {
                let server = axum_server::from_tcp_rustls(listener, config.clone())?;
                servers.spawn(server.handle(handle).serve(service));
            } else {
                let server = axum_server::from_tcp(listener)?;
                servers.spawn(server.handle(handle).serve(service));
            }
        }
        ready(&addresses);
        notify::tell("READY=1");
        tokio::select! {
            () = signals::stop() => {}
            Some(ended) = servers.join_next() => {
                ended.context("a listener ended")?.context("a listener failed")?;
            }
        }
        notify::tell("STOPPING=1");
        tracing::info!("stopping: requests that have begun are finished");
        handle.graceful_shutdown(Some(self.patience));
        while let Some(ended) = servers.join_next().await {
            ended
                .context("a listener ended")?
                .context("a listener failed")?;
        }
        Ok(())
    }
}

/// `traad worker`: jobs alone, until it is told to stop.
pub fn work(apps: Vec<(String, Arc<App>)>, pace: &Pace, patience: Duration) -> Result<()> {
    let workers: Vec<Worker> = apps
        .into_iter()
        .map(|(municipality, app)| {
            let pace = Pace {
                municipality,
                ..pace.clone()
            };
            Worker::start(app, &pace)
        })
        .collect();
    let runtime = tokio::runtime::Runtime::new().context("the worker cannot start")?;
    notify::tell("READY=1");
    runtime.block_on(signals::stop());
    notify::tell("STOPPING=1");
    stop_all(workers, patience);
    Ok(())
}

/// All at once, so that the patience counts once.
fn stop_all(workers: Vec<Worker>, patience: Duration) {
    std::thread::scope(|scope| {
        for worker in workers {
            scope.spawn(move || worker.stop(patience));
        }
    });
}

fn bind(address: &str) -> Result<TcpListener> {
    let wrong = || format!("»{address}« is no address; write host:port, such as 127.0.0.1:8080");
    let resolved: Vec<SocketAddr> = address.to_socket_addrs().with_context(wrong)?.collect();
    TcpListener::bind(resolved.as_slice())
        .with_context(|| format!("{address} is taken or not to be had; choose another port"))
}
