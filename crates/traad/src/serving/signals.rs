//! What the system tells the process.

use tokio::signal::unix::{Signal, SignalKind, signal};

/// Waits for the order to stop: SIGTERM, or Ctrl-C.
pub async fn stop() {
    let (Ok(mut terminate), Ok(mut interrupt)) = (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
    ) else {
        tracing::error!("signals cannot be heard; the process stops only when it is killed");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

/// Asked to read its files anew: SIGHUP.
pub fn hang_up() -> std::io::Result<Signal> {
    signal(SignalKind::hangup())
}

/// Without files to read anew, the request for it is no reason to end.
pub fn ignore_hang_up() {
    if let Ok(mut asked) = hang_up() {
        tokio::spawn(async move { while asked.recv().await.is_some() {} });
    }
}
