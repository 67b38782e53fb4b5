//! What stands in one lane of the timeline: marks, spans, the way on the ladder, and
//! duties as windows.

use super::{Happening, Lane, Mark, Plan, STEP, Span, Window};
use crate::{
    i18n::Lang,
    ui::{
        path::{Stretch, period, stepped},
        state::State,
        svg::{N, c},
    },
};
use maud::{Markup, html};

/// What the marks of a lane say, in its order: found once for the drawing and the table.
pub(super) struct Words {
    happenings: Vec<String>,
    spans: Vec<String>,
    pub(super) windows: Vec<String>,
}

impl Words {
    pub(super) fn of(lang: Lang, holds: &Lane) -> Self {
        let of_day = |h: &Happening| format!("{}, {}", h.title, lang.date_long(h.on));
        let of_duty = |w: &Window| format!("{}: {}", w.title, window_words(lang, w));
        Self {
            happenings: holds.happenings.iter().map(of_day).collect(),
            spans: holds.spans.iter().map(|s| span_words(lang, s)).collect(),
            windows: holds.windows.iter().map(of_duty).collect(),
        }
    }
}

/// Draws a lane at its place (top and height).
pub(super) fn content(
    lang: Lang,
    plan: &Plan<'_>,
    (holds, said): (&Lane, &Words),
    place: (f64, f64),
) -> Markup {
    let (top, height) = place;
    let middle = top + height / 2.0;
    html! {
        @if !holds.ladder.is_empty() {
            @for step in 1..=6_u32 {
                line class="step-line" x1="0" x2=(N(plan.width)) y1=(N(step_y(top, height, step))) y2=(N(step_y(top, height, step))) {}
            }
            (stepped(lang, &holds.ladder, &|day| plan.x(day), &|step| step_y(top, height, step), plan.t.today.unwrap_or(plan.t.to), false))
        }
        @for (span, words) in holds.spans.iter().zip(&said.spans) { (span_mark(plan, (span, words), middle)) }
        @for (window, words) in holds.windows.iter().zip(&said.windows) { (window_mark(plan, (window, words), middle)) }
        (happenings(plan, holds.happenings.iter().zip(&said.happenings), middle))
    }
}

/// The height of a step inside the ladder's lane.
pub(super) fn step_y(top: f64, height: f64, step: u32) -> f64 {
    top + height - 6.0 - STEP * (f64::from(step) - 0.5)
}

fn span_words(lang: Lang, span: &Span) -> String {
    let stretch = Stretch {
        from: span.from,
        to: span.to,
        ..Stretch::default()
    };
    format!("{}, {}", span.title, period(lang, &stretch))
}

fn span_mark(plan: &Plan<'_>, (span, words): (&Span, &str), y: f64) -> Markup {
    let end = span.to.or(plan.t.today).unwrap_or(plan.t.to);
    let (x0, x1) = (plan.x(span.from), plan.x(end).max(plan.x(span.from) + 4.0));
    link(
        span.href.as_deref(),
        words,
        &html! {
            rect class={ "span" @if span.to.is_none() { " span-running" } } x=(N(x0)) y=(N(y - 7.0)) width=(N(x1 - x0)) height="14" rx="2" {}
        },
    )
}

/// Marks that would hide each other are set a little apart.
fn happenings<'a>(
    plan: &Plan<'_>,
    all: impl Iterator<Item = (&'a Happening, &'a String)>,
    middle: f64,
) -> Markup {
    let mut sorted: Vec<_> = all.collect();
    sorted.sort_by_key(|(h, _)| h.on);
    let mut row = 0_usize;
    let mut before = f64::NEG_INFINITY;
    let placed: Vec<_> = sorted
        .into_iter()
        .map(|(h, words)| {
            let x = plan.x(h.on);
            row = if x - before < 11.0 { (row + 1) % 3 } else { 0 };
            before = x;
            ((h, words), x, middle + [0.0, -9.0, 9.0][row])
        })
        .collect();
    html! { @for ((h, words), x, y) in placed {
        (link(h.href.as_deref(), words, &html! {
            rect class="hit" x=(N(x - 8.0)) y=(N(y - 8.0)) width="16" height="16" {}
            (shape(h.mark, x, y))
        }))
    } }
}

pub(in crate::ui) fn shape(mark: Mark, x: f64, y: f64) -> Markup {
    let at = |points: &[(f64, f64)]| {
        let points: Vec<_> = points
            .iter()
            .map(|(dx, dy)| format!("{},{}", c(x + dx), c(y + dy)))
            .collect();
        points.join(" ")
    };
    html! {
        @match mark {
            Mark::Dot => circle class="shape" cx=(N(x)) cy=(N(y)) r="4.5" {},
            Mark::Ring => circle class="shape shape-open" cx=(N(x)) cy=(N(y)) r="4.5" {},
            Mark::Diamond => polygon class="shape" points=(at(&[(0.0, -6.5), (6.5, 0.0), (0.0, 6.5), (-6.5, 0.0)])) {},
            Mark::Square => rect class="shape" x=(N(x - 4.5)) y=(N(y - 4.5)) width="9" height="9" {},
            Mark::Triangle => polygon class="shape" points=(at(&[(0.0, -6.0), (6.0, 5.0), (-6.0, 5.0)])) {},
            Mark::Bubble => path class="shape" d={ "M" (c(x - 5.5)) " " (c(y - 5.0)) "h11v8h-6l-3 3.500v-3.500h-2z" } {},
        }
    }
}

/// A duty: a thin window from open to due, what met it, and how far over it went.
fn window_mark(plan: &Plan<'_>, (w, words): (&Window, &str), y: f64) -> Markup {
    let (opens, due) = (plan.x(w.opens), plan.x(w.due).max(plan.x(w.opens) + 3.0));
    let over_to = match w.state {
        State::MetLate => w.met,
        State::Overdue | State::Breached => w.met.or(plan.t.today),
        _ => None,
    };
    let class = match w.state {
        State::Overdue => "overdue",
        State::MetLate | State::Breached => "late",
        State::Met | State::RecordedLate => "met",
        State::FallenAway => "away",
        State::Coming => "coming",
        State::Open | State::Today | State::Booked => "open",
    };
    let last = over_to.map_or(due, |day| plan.x(day));
    link(
        w.href.as_deref(),
        words,
        &html! {
            g class={ "window window-" (class) } {
                rect class="hit" x=(N(opens)) y=(N(y - 9.0)) width=(N((last.max(due) - opens).max(10.0))) height="18" {}
                rect class="window-bar" x=(N(opens)) y=(N(y - 3.0)) width=(N(due - opens)) height="6" {}
                line class="window-due" x1=(N(due)) x2=(N(due)) y1=(N(y - 6.0)) y2=(N(y + 6.0)) {}
                @if let Some(to) = over_to {
                    rect class="window-over" x=(N(due)) y=(N(y - 3.0)) width=(N((plan.x(to) - due).max(2.0))) height="6" {}
                }
                @if let Some(met) = w.met { circle class="met-dot" cx=(N(plan.x(met))) cy=(N(y)) r="4" {} }
                @if w.state == State::Overdue {
                    text class="window-sign" x=(N((last + 6.0).min(plan.width - 8.0))) y=(N(y + 5.0)) { "!" }
                }
            }
        },
    )
}

/// "åben 12.03.2024, frist 12.07.2024, opfyldt 20.07.2024, opfyldt for sent".
fn window_words(lang: Lang, w: &Window) -> String {
    let met = w
        .met
        .map(|day| lang.t_args("window-met", &[("date", lang.date(day).into())]));
    let due = lang.t_args("window-due", &[("date", lang.date(w.due).into())]);
    let parts: Vec<_> = [due]
        .into_iter()
        .chain(met)
        .chain([w.state.word(lang)])
        .collect();
    parts.join(", ")
}

pub(in crate::ui) fn link(href: Option<&str>, words: &str, content: &Markup) -> Markup {
    html! {
        @match href {
            Some(href) => a class="mark" href=(href) aria-label=(words) { title { (words) } (content) },
            None => g class="mark" { title { (words) } (content) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn higher_steps_stand_higher() {
        let heights: Vec<_> = (1..=6).map(|step| step_y(100.0, 102.0, step)).collect();
        assert!(heights.windows(2).all(|pair| pair[0] > pair[1]));
        assert!(heights[5] > 100.0 && heights[0] < 202.0, "{heights:?}");
    }
}
