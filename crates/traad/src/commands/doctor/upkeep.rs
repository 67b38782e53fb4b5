//! What must happen again and again: jobs, backups; and what rests on unread law.

use super::long;
use super::report::{Report, State};
use app::jobs::PERIODIC;
use app::{App, Clock, SystemClock};
use std::path::Path;
use store::JobRow;

/// How long a job may be overdue before nobody seems to be at work, in seconds.
const OVERDUE: i64 = 15 * 60;

/// How old the last backup may be, in seconds.
const BACKUP: i64 = 26 * 3600;

/// How old the last exported heads may be, in seconds; a job exports them every hour.
const HEADS: i64 = 3 * 3600;

/// Looks at jobs, backup and rules.
pub fn look(app: &App, report: &mut Report) {
    match app.store().jobs() {
        Ok(jobs) => jobs_of(app, &jobs, report),
        Err(error) => report.add("jobs", State::Bad, error),
    }
    match app.store().last_backup() {
        Err(error) => report.add("backup", State::Bad, error),
        Ok(None) => {
            let says = "none was ever made: `traad backup --out FILE`";
            report.add("backup", State::Warning, says);
        }
        Ok(Some(made)) => {
            let age = SystemClock.now().0 - made.made_at.0;
            let state = if age > BACKUP {
                State::Warning
            } else {
                State::Good
            };
            let read = if made.is_checked { ", read back" } else { "" };
            let says = format!("{} ago, {} bytes{read}", long(age), made.bytes);
            report.add("backup", state, says);
        }
    }
    rules(app, report);
}

/// Looks at the file of heads, without which a tail that was cut off and tidied away is not
/// found.
pub fn heads(file: &str, report: &mut Report) {
    if file.is_empty() {
        let says = "no file is configured (`heads_file`): export them by hand";
        return report.add("heads", State::Note, says);
    }
    let (state, says) = match App::heads_exported_at(Path::new(file)) {
        None => (State::Warning, format!("none was ever exported to {file}")),
        Some(at) => {
            let age = SystemClock.now().0 - at.0;
            let state = if age > HEADS {
                State::Warning
            } else {
                State::Good
            };
            (state, format!("exported {} ago to {file}", long(age)))
        }
    };
    report.add("heads", state, says);
}

fn jobs_of(app: &App, jobs: &[JobRow], report: &mut Report) {
    let now = SystemClock.now();
    if jobs.is_empty() {
        let says = "none was ever planned: `traad serve` or `traad worker` has not run";
        report.add("jobs", State::Warning, says);
        return;
    }
    // One that is switched off here keeps its row and waits for nobody.
    let is_known = |job: &&JobRow| {
        let mut all = PERIODIC.iter();
        all.any(|p| p.name == job.name && (p.cadence)(app).is_some())
    };
    for job in jobs {
        let result = job.result.as_deref().unwrap_or("");
        if job.given_up_at.is_some() {
            let says = format!(
                "{}: given up: {result}; `traad job retry {}`",
                job.name, job.id
            );
            report.add("jobs", State::Bad, says);
        } else if job.failures > 0 && job.leased_by.is_none() {
            let says = format!(
                "{}: failed {} times in a row: {result}",
                job.name, job.failures
            );
            report.add("jobs", State::Warning, says);
        }
    }
    let waits = jobs.iter().filter(|job| job.leased_by.is_none());
    let oldest = waits
        .filter(|job| !job.is_periodic || is_known(job))
        .filter_map(|job| job.due_at)
        .min();
    let late = oldest.map_or(0, |due| now.0 - due.0);
    if late > OVERDUE {
        let says = format!("one has waited for {}: nobody is at work", long(late));
        report.add("jobs", State::Bad, says);
    }
    for job in jobs.iter().filter(|job| job.is_periodic) {
        let ago = job.succeeded_at.map_or_else(
            || "never done".to_owned(),
            |at| format!("done {} ago", long(now.0 - at.0)),
        );
        let result = job.result.as_deref().unwrap_or("");
        report.add("job", State::Good, format!("{}: {ago}; {result}", job.name));
    }
}

fn rules(app: &App, report: &mut Report) {
    let ruleset = app.ruleset();
    let check = ruleset.rules.book.check();
    let unverified = check.of(law::FindingKind::Unverified).count();
    report.add(
        "law",
        State::Note,
        format!(
            "{} rules, {unverified} of their versions not yet checked against the law's text",
            ruleset.rules.book.rules().len()
        ),
    );
    if ruleset.adopted.is_empty() {
        let says = "nothing is adopted yet: figures rest on the rules of the program";
        report.add("rules", State::Warning, says);
    }
    let staff = ruleset.workers.values().filter(|w| w.left_at.is_none());
    report.add("staff", State::Good, format!("{} at work", staff.count()));
    if let Ok(head) = app.store().head() {
        report.add("journal", State::Good, format!("position {head}"));
    }
}
