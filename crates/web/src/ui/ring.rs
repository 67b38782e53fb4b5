//! The ring that empties: how much of the 24 hours is left. It is drawn right by the
//! server; script only keeps it turning.

use super::svg::N;
use crate::i18n::Lang;
use maud::{Markup, html};

/// A clock that runs out.
#[derive(Clone, Debug, Default)]
pub struct Ring {
    /// Minutes left; negative when the time has passed.
    pub remaining_minutes: i64,
    /// Minutes in all, for example 1440.
    pub total_minutes: u32,
    /// When it runs out, UTC seconds, so that script can keep counting.
    pub due_epoch: Option<i64>,
    /// It was met: the ring stands still and says so.
    pub met: bool,
}

/// Draws the ring and says the same in words.
pub fn ring(lang: Lang, r: &Ring) -> Markup {
    let total = f64::from(r.total_minutes.max(1));
    let left = f64::from(i32::try_from(r.remaining_minutes).unwrap_or(i32::MAX)).clamp(0.0, total);
    let turn = 100.0 * left / total;
    let over = r.remaining_minutes < 0;
    let class = match (r.met, over, r.remaining_minutes) {
        (true, _, _) => "met",
        (_, true, _) => "over",
        (_, _, ..=360) => "soon",
        _ => "calm",
    };
    let amount = lang.hours(r.remaining_minutes.abs());
    let words = match (r.met, over) {
        (true, _) => lang.t("ring-met"),
        (_, true) => lang.t_args("ring-over", &[("time", amount.as_str().into())]),
        _ => lang.t_args("ring-left", &[("time", amount.as_str().into())]),
    };
    let inside = if r.met {
        "✓".to_owned()
    } else if over {
        "!".to_owned()
    } else if r.remaining_minutes < 60 {
        format!("{}", r.remaining_minutes)
    } else {
        format!("{}", r.remaining_minutes / 60)
    };
    let unit = match (r.met || over, r.remaining_minutes < 60) {
        (true, _) => String::new(),
        (_, true) => "min".to_owned(),
        _ => lang.t("hour-short"),
    };
    // Only a running clock is handed to the script.
    let due = r.due_epoch.filter(|_| !r.met);
    html! {
        div class={ "ring ring-" (class) } data-ring-due=[due] data-ring-total=[due.map(|_| r.total_minutes)]
            data-ring-left=[due.map(|_| lang.t_args("ring-left", &[("time", "{}".into())]))]
            data-ring-over=[due.map(|_| lang.t_args("ring-over", &[("time", "{}".into())]))]
            data-ring-hour=[due.map(|_| lang.t("hour-short"))] {
            svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false" {
                circle class="ring-track" cx="24" cy="24" r="20" pathLength="100" {}
                circle class="ring-left" cx="24" cy="24" r="20" pathLength="100"
                    stroke-dasharray={ (N(turn)) " 100" } transform="rotate(-90 24 24)" {}
                text class="ring-number" x="24" y=(if unit.is_empty() { "30" } else { "26" }) { (inside) }
                @if !unit.is_empty() { text class="ring-unit" x="24" y="36" { (unit) } }
            }
            span class="ring-words" { (words) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(remaining_minutes: i64, met: bool) -> String {
        let r = Ring {
            remaining_minutes,
            total_minutes: 1440,
            due_epoch: Some(1_800_000_000),
            met,
        };
        ring(Lang::Da, &r).into_string()
    }

    #[test]
    fn the_ring_says_what_it_draws() {
        assert!(
            drawn(720, false).contains("dasharray=\"50 100\"")
                && drawn(720, false).contains("12\u{a0}t tilbage")
        );
        assert!(drawn(-65, false).contains("1\u{a0}t 5\u{a0}min over fristen"));
        assert!(drawn(-65, false).contains("ring-over"));
    }

    #[test]
    fn a_met_clock_is_not_counted_on_by_script() {
        assert!(drawn(600, false).contains("data-ring-due=\"1800000000\""));
        assert!(!drawn(600, true).contains("data-ring-due"));
        assert!(
            drawn(-600, true).contains("vurderet"),
            "met is met, however late it is looked at"
        );
    }
}
