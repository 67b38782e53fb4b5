//! What concerns the process and the machine: configuration, clock, zone, certificate.

use super::report::{Report, State};
use super::{certificate, long};
use crate::config::{Config, Municipality, Origin};
use app::{Clock, SystemClock};
use domain::Day;

/// No clock is right that shows a moment before the program was written.
const WRITTEN_ON: (i32, u32, u32) = (2026, 1, 1);

pub fn look(config: &Config, report: &mut Report) {
    let set = config.given.iter().filter(|g| g.origin != Origin::Default);
    let count = set.count();
    report.add(
        "configuration",
        State::Good,
        format!("{count} settings differ from the default; `traad config check` shows all"),
    );
    for variable in &config.unknown_variables {
        let says = format!("the variable {variable} is no setting");
        report.add("configuration", State::Warning, says);
    }
    clock(report);
    certificate(config, report);
}

/// What is asked of the log-in service.
pub fn log_in(municipality: &Municipality, report: &mut Report) {
    if municipality.takes_any_log_in() {
        let says = "service.levels and service.means are empty: whoever the service lets in, by a password \
                    alone, may do what asks for a second factor here, erasing among it";
        report.add("log-in service", State::Warning, says);
    }
}

fn clock(report: &mut Report) {
    let now = SystemClock.now();
    let (year, month, dom) = WRITTEN_ON;
    let earliest = Day::from_ymd(year, month, dom).map(Day::start);
    let state = if earliest.is_some_and(|earliest| now < earliest) {
        State::Bad
    } else {
        State::Good
    };
    report.add("clock", state, now);
    // Summer and winter of the zone in which every deadline is counted.
    let offset = |month| {
        let noon = Day::from_ymd(2026, month, 1).map(|day| day.at(12, 0));
        noon.map(|at| 12 * 3600 - at.0.rem_euclid(86_400))
    };
    let is_right = offset(1) == Some(3600) && offset(7) == Some(7200);
    let state = if is_right { State::Good } else { State::Bad };
    report.add("time zone", state, "Europe/Copenhagen, built in");
}

fn certificate(config: &Config, report: &mut Report) {
    let path = &config.installation.tls.certificate;
    if path.is_empty() {
        let says = "no TLS here: a proxy must see to it, on this machine or a safe network";
        report.add("certificate", State::Note, says);
        return;
    }
    match certificate::ends_at(path) {
        Err(error) => report.add("certificate", State::Bad, format!("{error:#}")),
        Ok(ends) => {
            let left = ends.0 - SystemClock.now().0;
            let state = match left / 86_400 {
                ..7 => State::Bad,
                7..30 => State::Warning,
                _ => State::Good,
            };
            let says = format!("{path}: valid until {ends} ({} left)", long(left));
            report.add("certificate", state, says);
        }
    }
}
