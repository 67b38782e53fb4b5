//! `traad job`: background jobs looked at, hastened, taken up again.

use crate::config::{self, Config};
use anyhow::{Result, bail};
use app::{Clock, SystemClock};
use store::JobRow;
use uuid::Uuid;

/// Lists all jobs, one a line.
pub fn list(config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    for job in app.store().jobs()? {
        println!("{:<18} {:<10} {}", job.name, state(&job), line(&job));
    }
    Ok(())
}

fn state(job: &JobRow) -> &'static str {
    if job.leased_by.is_some() {
        "at work"
    } else if job.given_up_at.is_some() {
        "given up"
    } else if job.failures > 0 {
        "failing"
    } else if job.due_at.is_some() {
        "waiting"
    } else {
        "done"
    }
}

fn line(job: &JobRow) -> String {
    let mut out = Vec::new();
    if let Some(node) = &job.leased_by {
        out.push(format!("by {node}"));
    }
    if let Some(at) = job.due_at {
        out.push(format!("due {at}"));
    }
    if let Some(at) = job.succeeded_at {
        out.push(format!("done {at}"));
    }
    out.extend(job.result.clone());
    if !job.is_periodic {
        out.push(job.id.to_string());
    }
    out.join("; ")
}

/// Lets a periodic job run as soon as a node is free.
pub fn run(name: &str, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    if !app.store().job_hasten(name, SystemClock.now())? {
        bail!("there is no waiting job {name}; `traad job list` names them");
    }
    println!("{name} runs as soon as a node is free");
    Ok(())
}

/// Takes up again a job that was given up.
pub fn retry(id: &str, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let Ok(id) = id.parse::<Uuid>() else {
        bail!("»{id}« is no id of a job; `traad job list` shows them");
    };
    if !app.store().job_retry(id, SystemClock.now())? {
        bail!("no job that was given up has this id");
    }
    println!("it runs as soon as a node is free");
    Ok(())
}
