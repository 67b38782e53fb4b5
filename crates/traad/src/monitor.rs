//! The address that is only for monitoring: figures and readiness, apart from the site so that
//! they are not public.

use anyhow::{Context, Result};
use web::site::Site;

/// Serves the figures of all sites on an address; nowhere if it is empty.
pub async fn listen(address: &str, sites: Vec<Site>) -> Result<()> {
    if address.is_empty() {
        return Ok(());
    }
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .with_context(|| format!("monitor: {address} is taken or not to be had"))?;
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, web::observe::router(sites)).await {
            tracing::error!(%error, "the address for monitoring is closed");
        }
    });
    Ok(())
}
