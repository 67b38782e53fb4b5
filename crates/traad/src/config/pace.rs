//! How this node works: from the settings to what the jobs need.

use super::Installation;
use app::jobs::Pace;
use std::time::Duration;

/// How this node works.
pub fn pace(installation: &Installation) -> Pace {
    let worker = &installation.worker;
    Pace {
        municipality: String::new(),
        node: if installation.node.is_empty() {
            format!("{} {}", machine(), std::process::id())
        } else {
            installation.node.clone()
        },
        threads: worker.threads,
        lease: i64::from(worker.lease_seconds.max(1)),
        rest: Duration::from_secs(1),
        keeps_figures: true,
    }
}

fn machine() -> String {
    // The unit of systemd hides the first from the program.
    let said = ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .iter()
        .find_map(|path| std::fs::read_to_string(path).ok());
    said.map_or_else(|| "node".to_owned(), |name| name.trim().to_owned())
}
