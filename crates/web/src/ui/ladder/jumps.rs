//! Movements over more than one step: they hang inside the stair like slack threads,
//! the largest first. Small and hidden ones stand in the table only.

use super::{Shape, StairMove, Staircase, drawn, move_words};
use crate::{
    i18n::Lang,
    ui::svg::{N, c, flt},
};
use maud::{Markup, html};
use std::cmp::Reverse;

/// More than this many threads can no longer be told apart.
const MOST: usize = 6;

pub(super) fn jumps(lang: Lang, s: &Staircase, g: &Shape, most: u32) -> Markup {
    let steps = s.stairs.len();
    let inside = |m: &&StairMove| m.from.min(m.to) >= 1 && m.from.max(m.to) <= steps;
    let mut far: Vec<_> = s
        .moves
        .iter()
        .filter(|m| m.from.abs_diff(m.to) > 1)
        .filter(inside)
        .filter(|m| m.count.is_some())
        .collect();
    far.sort_by_key(|m| Reverse(m.count.unwrap_or(0)));
    far.truncate(MOST);
    html! { @for m in &far { (jump(lang, **m, &far, g, steps, most)) } }
}

/// Where the thread of a movement is tied under a step. Threads are ordered so that
/// they lie inside each other and do not cross under the step.
fn knot(step: usize, m: StairMove, all: &[&StairMove], g: &Shape) -> f64 {
    let key = |m: &StairMove| {
        let (low, high) = (m.from.min(m.to), m.from.max(m.to));
        let down = m.from > m.to;
        let is_low = low == step;
        (
            is_low,
            Reverse(if is_low { high } else { low }),
            if is_low { !down } else { down },
        )
    };
    let mut here: Vec<_> = all
        .iter()
        .filter(|m| m.from == step || m.to == step)
        .map(|m| key(m))
        .collect();
    here.sort_unstable();
    let place = here.iter().position(|k| *k == key(&m)).unwrap_or(0);
    let (start, room) = (58.0, g.tread - 86.0);
    let gap = if here.len() > 1 {
        (room / flt(here.len() - 1)).min(34.0)
    } else {
        0.0
    };
    g.x(step - 1) + start + gap * flt(place)
}

fn jump(
    lang: Lang,
    m: StairMove,
    all: &[&StairMove],
    g: &Shape,
    steps: usize,
    most: u32,
) -> Markup {
    let up = m.to > m.from;
    let (low, high) = (m.from.min(m.to), m.from.max(m.to));
    let (x0, y0) = (knot(low, m, all, g), g.y(low - 1, steps) + 2.0);
    let (x1, y1) = (knot(high, m, all, g), g.y(high - 1, steps) + 2.0);
    let nested = if up { 0.0 } else { 14.0 };
    let deep = (y0 + 30.0 + 20.0 * flt(high - low) + nested).min(g.floor(steps) + 20.0);
    let width = (16.0 * f64::from(m.count.unwrap_or(1)) / f64::from(most)).max(1.6);
    let head = width / 2.0 + 3.5;
    let length = head + 3.0;
    let (tip_x, tip_y) = if up { (x1, y1) } else { (x0, y0) };
    let (y0, y1) = if up {
        (y0, y1 + length - 0.5)
    } else {
        (y0 + length - 0.5, y1)
    };
    html! {
        g class={ "stair-jump " (if up { "stair-up" } else { "stair-down" }) } {
            title { (move_words(lang, m)) }
            path d={ "M" (c(x0)) " " (c(y0)) "C" (c(x0)) " " (c(deep)) " " (c(x1)) " " (c(deep)) " " (c(x1)) " " (c(y1)) } stroke-width=(N(width)) {}
            polygon points={ (c(tip_x)) "," (c(tip_y)) " " (c(tip_x - head)) "," (c(tip_y + length)) " " (c(tip_x + head)) "," (c(tip_y + length)) } {}
            text x=(N(tip_x + head + 1.0)) y=(N(tip_y + 13.0)) { (drawn(lang, m.count)) }
        }
    }
}
