//! One child's way on the ladder: a stepped line over the years. The line is the
//! thread itself, so it has the thread's red and says nothing about good or bad.

use super::svg::{DataTable, Drawing, Frame, N, c, flt, text_width};
use crate::i18n::{Lang, civil, day_from_civil};
use maud::{Markup, html};

/// A stretch of time on one step.
#[derive(Clone, Debug, Default)]
pub struct Stretch {
    /// The first day.
    pub from: i32,
    /// The first day after; none when it still runs.
    pub to: Option<i32>,
    /// The step, 1 to 6.
    pub step: u32,
    /// What it is: "Plejefamilie · SEL § 52, stk. 3, nr. 7".
    pub title: String,
    /// Where it leads.
    pub href: Option<String>,
    /// Runs beside a higher step, so it is drawn thin.
    pub beside: bool,
}

/// One child's way on the ladder.
#[derive(Clone, Debug, Default)]
pub struct ChildPath {
    /// Unique on the page.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// What is seen, in one sentence.
    pub description: String,
    /// The first day of the picture.
    pub from: i32,
    /// The last day of the picture, usually today.
    pub to: i32,
    /// The names of the steps, lowest first.
    pub steps: Vec<String>,
    /// The stretches in order of time.
    pub stretches: Vec<Stretch>,
}

/// Draws one child's way with its table.
pub fn child_path(lang: Lang, p: &ChildPath) -> Markup {
    let columns = ["period", "step", "measure"].map(|k| lang.t(k));
    let rows = p
        .stretches
        .iter()
        .map(|s| vec![period(lang, s), s.step.to_string(), s.title.clone()]);
    let table = DataTable::new(&columns, rows.collect());
    let frame = Frame {
        lang,
        id: &p.id,
        title: &p.title,
        description: &p.description,
        class: "child-path",
        table: &table,
    };
    frame.around(&draw(lang, p, true), Some(&draw(lang, p, false)))
}

/// "12.03.2024 – 01.09.2025", or "siden 12.03.2024".
pub fn period(lang: Lang, s: &Stretch) -> String {
    match s.to {
        Some(to) => format!("{} – {}", lang.date(s.from), lang.date(to)),
        None => lang.t_args("since", &[("date", lang.date(s.from).into())]),
    }
}

fn draw(lang: Lang, p: &ChildPath, wide: bool) -> Markup {
    let (width, left) = if wide { (860.0, 206.0) } else { (352.0, 26.0) };
    let row = 30.0;
    let steps = flt(p.steps.len());
    let (top, right) = (10.0, width - 14.0);
    let bottom = top + row * steps;
    let days = f64::from((p.to - p.from).max(1));
    let x = |day: i32| left + (right - left) * f64::from(day.clamp(p.from, p.to) - p.from) / days;
    let y = |step: u32| bottom - row * (f64::from(step) - 0.5);
    let id = format!("{}-{}", p.id, if wide { "w" } else { "n" });
    let drawing = Drawing {
        id: &id,
        title: &p.title,
        description: &p.description,
        width,
        height: bottom + 28.0,
        linked: p.stretches.iter().any(|s| s.href.is_some()),
    };
    drawing.draw(&html! {
        @for (i, name) in p.steps.iter().enumerate() {
            @let line = bottom - row * flt(i);
            rect class=(if i % 2 == 0 { "stripe" } else { "stripe stripe-odd" }) x="0" y=(N(line - row)) width=(N(width)) height=(N(row)) {}
            text class="lane-text" x="8" y=(N(line - row / 2.0 + 5.0)) {
                tspan class="stair-number" { (i + 1) } @if wide { tspan dx="8" { (name) } }
            }
        }
        (years(lang, (p.from, p.to), &x, (top, bottom), bottom + 18.0))
        (stepped(lang, &p.stretches, &x, &y, p.to, wide))
    })
}

/// Lines and names for each new year between two days.
pub(super) fn years(
    lang: Lang,
    span: (i32, i32),
    x: &dyn Fn(i32) -> f64,
    lines: (f64, f64),
    text_y: f64,
) -> Markup {
    let (first, last) = (civil(span.0), civil(span.1));
    let short = last.year - first.year < 2;
    let mut ticks = Vec::new();
    for year in first.year..=last.year {
        for month in [1, 4, 7, 10] {
            let day = day_from_civil(year, month, 1);
            if day >= span.0 && day <= span.1 && (month == 1 || short) {
                let words = if month == 1 {
                    year.to_string()
                } else {
                    lang.month_name(month)
                };
                ticks.push((x(day), words, month == 1));
            }
        }
    }
    // A period without a new year still says which year it is.
    if !ticks.iter().any(|t| t.2) || ticks.first().is_some_and(|t| t.0 - x(span.0) > 46.0) {
        ticks.insert(0, (x(span.0), first.year.to_string(), false));
    }
    // Where years stand too close, some go without their name.
    let mut free = f64::MIN;
    for (tick_x, words, _) in &mut ticks {
        if *tick_x < free {
            words.clear();
        } else {
            free = *tick_x + text_width(words, 12.0) + 6.0;
        }
    }
    html! {
        @for (tick_x, words, is_year) in &ticks {
            line class=(if *is_year { "year-line" } else { "year-line year-line-weak" }) x1=(N(*tick_x)) x2=(N(*tick_x)) y1=(N(lines.0)) y2=(N(lines.1)) {}
            text class="axis-text" x=(N(tick_x + 4.0)) y=(N(text_y)) { (words) }
        }
    }
}

/// The stepped line itself; stretches beside a higher step are thin.
pub(super) fn stepped(
    lang: Lang,
    stretches: &[Stretch],
    x: &dyn Fn(i32) -> f64,
    y: &dyn Fn(u32) -> f64,
    end: i32,
    words: bool,
) -> Markup {
    let main: Vec<_> = stretches.iter().filter(|s| !s.beside).collect();
    html! {
        @for pair in main.windows(2) {
            // A short pause is no break in the way; a longer one is.
            @if pair[0].to.is_none_or(|to| pair[1].from - to <= 31) {
                path class="path-rise" d={ "M" (c(x(pair[0].to.unwrap_or(pair[1].from)))) " " (c(y(pair[0].step))) "H" (c(x(pair[1].from))) "V" (c(y(pair[1].step))) } {}
            }
        }
        @for s in stretches {
            @let (x0, x1) = (x(s.from), x(s.to.unwrap_or(end)).max(x(s.from) + 3.0));
            @let at = y(s.step);
            @let line = html! {
                rect class="hit" x=(N(x0)) y=(N(at - 9.0)) width=(N((x1 - x0).max(12.0))) height="18" {}
                line class=(if s.beside { "path-beside" } else { "path-line" }) x1=(N(x0)) x2=(N(x1)) y1=(N(at)) y2=(N(at)) {}
                title { (s.title) " · " (period(lang, s)) }
                @if words && !s.beside && text_width(&s.title, 12.0) + 10.0 < x1 - x0 {
                    text class="path-words" x=(N(x0 + 6.0)) y=(N(at - 5.0)) { (s.title) }
                }
            };
            @match &s.href {
                Some(href) => a class="mark" href=(href) aria-label={ (s.title) ", " (period(lang, s)) } { (line) },
                None => g { (line) },
            }
            @if s.to.is_none() && !s.beside { circle class="path-end" cx=(N(x1)) cy=(N(at)) r="5" {} }
        }
    }
}
