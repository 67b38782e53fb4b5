//! The ladder of measures as a real staircase: how many children stand on each step,
//! and how many went up and down in a period, by arrows as wide as their number.

mod jumps;

use super::svg::{DataTable, Drawing, Frame, N, c, flt, wrap};
use crate::i18n::Lang;
use maud::{Markup, html};

/// One step of the staircase.
#[derive(Clone, Debug, Default)]
pub struct Stair {
    /// Its name: "Hjemmebaseret indsats".
    pub name: String,
    /// Children standing on it; none when hidden.
    pub count: Option<u32>,
    /// Came from outside the ladder in the period; none when hidden.
    pub arrived: Option<u32>,
    /// Left the ladder from it in the period; none when hidden.
    pub left: Option<u32>,
    /// Where the step leads.
    pub href: Option<String>,
}

/// Children who went from one step to another in the period.
#[derive(Clone, Copy, Debug, Default)]
pub struct StairMove {
    /// The step they left, 1 to 6.
    pub from: usize,
    /// The step they came to, 1 to 6.
    pub to: usize,
    /// How many; none when hidden, and then perhaps nobody.
    pub count: Option<u32>,
}

/// The staircase.
#[derive(Clone, Debug, Default)]
pub struct Staircase {
    /// Unique on the page.
    pub id: String,
    /// What is shown, with day and period.
    pub title: String,
    /// What is seen, in one sentence.
    pub description: String,
    /// The steps from the lowest.
    pub stairs: Vec<Stair>,
    /// Movements in the period.
    pub moves: Vec<StairMove>,
}

/// What stands in the drawing for a number that is hidden; the table says it in a word.
const HIDDEN: &str = "··";

/// A number in words, or that it is hidden: as small, or for the sake of a small one.
fn told(lang: Lang, count: Option<u32>) -> String {
    count.map_or_else(|| lang.t("stair-hidden"), |n| lang.int(n.into()))
}

/// A number in the drawing.
fn drawn(lang: Lang, count: Option<u32>) -> String {
    count.map_or_else(|| HIDDEN.to_owned(), |n| lang.int(n.into()))
}

/// Draws the staircase with its table.
pub fn staircase(lang: Lang, s: &Staircase) -> Markup {
    let table = table(lang, s);
    let frame = Frame {
        lang,
        id: &s.id,
        title: &s.title,
        description: &s.description,
        class: "staircase",
        table: &table,
    };
    frame.around(&draw(lang, s, &WIDE), Some(&draw(lang, s, &NARROW)))
}

fn table(lang: Lang, s: &Staircase) -> DataTable {
    let columns = [
        "step",
        "stair-standing",
        "stair-arrived",
        "stair-up",
        "stair-down",
        "stair-left",
    ]
    .map(|k| lang.t(k));
    let sum = |pick: &dyn Fn(&StairMove) -> bool| -> String {
        let found: Vec<_> = s.moves.iter().filter(|m| pick(m)).collect();
        // One hidden part hides the sum, or it could be found by subtraction.
        let all: Option<u32> = found.iter().map(|m| m.count).sum();
        told(lang, all)
    };
    let rows = s.stairs.iter().enumerate().map(|(i, stair)| {
        let step = i + 1;
        vec![
            format!("{step} {}", stair.name),
            told(lang, stair.count),
            told(lang, stair.arrived),
            sum(&|m| m.from == step && m.to > step),
            sum(&|m| m.from == step && m.to < step),
            told(lang, stair.left),
        ]
    });
    DataTable::new(&columns, rows.collect())
}

/// The measures of one drawing, in pixels.
struct Shape {
    wide: bool,
    width: f64,
    left: f64,
    tread: f64,
    rise: f64,
    /// The highest tread.
    top: f64,
    /// From the lowest tread to the floor.
    plinth: f64,
}

const WIDE: Shape = Shape {
    wide: true,
    width: 1040.0,
    left: 28.0,
    tread: 164.0,
    rise: 46.0,
    top: 0.0,
    plinth: 84.0,
};
const NARROW: Shape = Shape {
    wide: false,
    width: 352.0,
    left: 5.0,
    tread: 57.0,
    rise: 34.0,
    top: 30.0,
    plinth: 22.0,
};

/// One figure of the crowd is 8 by 17 pixels.
const PERSON: (f64, f64) = (8.0, 17.0);
const ROWS: f64 = 4.0;

impl Shape {
    fn x(&self, i: usize) -> f64 {
        self.left + self.tread * flt(i)
    }

    fn y(&self, i: usize, steps: usize) -> f64 {
        self.top + self.rise * flt(steps - 1 - i)
    }

    fn floor(&self, steps: usize) -> f64 {
        self.y(0, steps) + self.plinth
    }
}

fn draw(lang: Lang, s: &Staircase, g: &Shape) -> Markup {
    let steps = s.stairs.len().max(1);
    let each = people_each(s, g);
    let g = &Shape {
        top: if g.wide { headroom(s, g, each) } else { g.top },
        ..*g
    };
    let floor = g.floor(steps);
    let id = format!("{}-{}", s.id, if g.wide { "w" } else { "n" });
    let most = s
        .moves
        .iter()
        .filter_map(|m| m.count)
        .max()
        .unwrap_or(1)
        .max(1);
    let people = format!("{id}-people");
    let drawing = Drawing {
        id: &id,
        title: &s.title,
        description: &s.description,
        width: g.width,
        height: if g.wide {
            floor + 74.0
        } else {
            floor + 24.0 + 24.0 * flt(steps)
        },
        linked: s.stairs.iter().any(|stair| stair.href.is_some()),
    };
    drawing.draw(&html! {
        @if g.wide {
            defs { pattern id=(people) width=(N(PERSON.0)) height=(N(PERSON.1)) patternUnits="userSpaceOnUse" {
                circle class="person" cx="4" cy="4.5" r="2.4" {}
                path class="person" d="M1.4 16V11.2a2.6 2.6 0 0 1 5.200 0V16z" {}
            } }
        }
        path class="stair-body" d=(outline(g, steps)) {}
        path class="stair-edge" d=(edge(g, steps)) {}
        @if g.wide { (jumps::jumps(lang, s, g, most)) }
        @for m in &s.moves { @if m.from.abs_diff(m.to) == 1 { (arrow(lang, *m, g, steps, most)) } }
        @for (i, stair) in s.stairs.iter().enumerate() {
            @if g.wide { (standing(lang, stair, i, g, steps, &people, each)) }
            @else { (standing_narrow(lang, stair, i, g, steps)) }
        }
        @if g.wide && each > 1 {
            text class="axis-text" x=(N(g.left)) y="18" { (lang.t_args("stair-each", &[("n", each.into())])) }
        }
    })
}

/// How many children one figure stands for, so that the largest crowd has its place.
fn people_each(s: &Staircase, g: &Shape) -> u32 {
    let most = s
        .stairs
        .iter()
        .filter_map(|stair| stair.count)
        .max()
        .unwrap_or(0);
    let places = per_row(g) * ROWS;
    [1, 2, 5, 10, 20, 50, 100, 200, 500]
        .into_iter()
        .find(|k| f64::from(most) / f64::from(*k) <= places)
        .unwrap_or(1000)
}

/// Where the highest tread must lie for every crowd to have its number above it.
fn headroom(s: &Staircase, g: &Shape, each: u32) -> f64 {
    let steps = s.stairs.len().max(1);
    let over = |(i, stair): (usize, &Stair)| {
        let (full, rest) = rows(stair, g, each);
        let lower = g.rise * flt(steps - 1 - i);
        (full + if rest > 0.0 { 1.0 } else { 0.0 }) * PERSON.1 + 34.0 - lower
    };
    s.stairs.iter().enumerate().map(over).fold(40.0, f64::max)
}

/// Full rows of the crowd on a step, and figures in the last one.
fn rows(stair: &Stair, g: &Shape, each: u32) -> (f64, f64) {
    let figures = |n: u32| (f64::from(n) / f64::from(each)).ceil();
    let heads = stair.count.map_or(0.0, figures);
    let full = (heads / per_row(g)).floor();
    (full, heads - full * per_row(g))
}

fn per_row(g: &Shape) -> f64 {
    ((g.tread - 56.0) / PERSON.0).floor()
}

fn outline(g: &Shape, steps: usize) -> String {
    format!("{}V{}H{}Z", edge(g, steps), c(g.floor(steps)), c(g.left))
}

fn edge(g: &Shape, steps: usize) -> String {
    let start = format!("M{} {}", c(g.left), c(g.y(0, steps)));
    let rises = (0..steps).map(|i| format!("V{}H{}", c(g.y(i, steps)), c(g.x(i + 1))));
    [start].into_iter().chain(rises).collect()
}

/// The crowd on one step, its number above and its name under the floor.
fn standing(
    lang: Lang,
    stair: &Stair,
    i: usize,
    g: &Shape,
    steps: usize,
    people: &str,
    each: u32,
) -> Markup {
    let (x, y, floor) = (g.x(i), g.y(i, steps), g.floor(steps));
    let row = per_row(g);
    let (full, rest) = rows(stair, g, each);
    let rows = full + if rest > 0.0 { 1.0 } else { 0.0 };
    let number = html! {
        text class={ "stair-count" @if stair.count.is_none() { " is-hidden" } } x=(N(x + 8.0)) y=(N(y - rows * PERSON.1 - 8.0)) { (told(lang, stair.count)) }
    };
    html! {
        g transform={ "translate(" (N(x + 8.0)) " " (N(y)) ")" } {
            @if full > 0.0 { rect fill={ "url(#" (people) ")" } x="0" y=(N(-full * PERSON.1)) width=(N(row * PERSON.0)) height=(N(full * PERSON.1)) {} }
            @if rest > 0.0 { rect fill={ "url(#" (people) ")" } x="0" y=(N(-rows * PERSON.1)) width=(N(rest * PERSON.0)) height=(N(PERSON.1)) {} }
        }
        @match &stair.href {
            Some(href) => a class="stair-link" href=(href) aria-label={ (stair.name) ": " (told(lang, stair.count)) } {
                rect class="hit" x=(N(x)) y=(N(y - rows * PERSON.1 - 28.0)) width=(N(g.tread - 34.0)) height=(N(rows * PERSON.1 + 28.0)) {}
                (number)
            },
            None => (number),
        }
        text class="stair-name" x=(N(x + 8.0)) y=(N(floor + 20.0)) {
            tspan class="stair-number" { (i + 1) }
            @for (line, words) in wrap(&stair.name, g.tread - 34.0, 13.5, 2).iter().enumerate() {
                tspan x=(N(x + 24.0)) y=(N(floor + 20.0 + 17.0 * flt(line))) { (words) }
            }
        }
        text class="stair-flow" x=(N(x + 24.0)) y=(N(floor + 60.0)) {
            (lang.t_args("stair-in", &[("n", drawn(lang, stair.arrived).into())])) " · "
            (lang.t_args("stair-out", &[("n", drawn(lang, stair.left).into())]))
        }
    }
}

fn standing_narrow(lang: Lang, stair: &Stair, i: usize, shape: &Shape, steps: usize) -> Markup {
    let (x, y, floor) = (shape.x(i), shape.y(i, steps), shape.floor(steps));
    let line = floor + 26.0 + 24.0 * flt(i);
    let row = html! {
        text class="stair-name" x=(N(shape.left)) y=(N(line)) {
            tspan class="stair-number" { (i + 1) }
            tspan x=(N(shape.left + 20.0)) { (stair.name) }
        }
        text class="stair-name" x=(N(shape.width - 4.0)) y=(N(line)) text-anchor="end" { (told(lang, stair.count)) }
    };
    html! {
        text class="stair-count" x=(N(x + 4.0)) y=(N(y - 6.0)) {
            (drawn(lang, stair.count))
        }
        text class="stair-number" x=(N(x + shape.tread - 5.0)) y=(N(y + 17.0)) text-anchor="end" { (i + 1) }
        @match &stair.href {
            Some(href) => a class="stair-link" href=(href) aria-label={ (stair.name) ": " (told(lang, stair.count)) } {
                rect class="hit" x=(N(shape.left)) y=(N(line - 17.0)) width=(N(shape.width - shape.left)) height="24" {}
                (row)
            },
            None => (row),
        }
    }
}

/// An arrow beside one riser: up in the open, down inside the stair.
fn arrow(lang: Lang, m: StairMove, g: &Shape, steps: usize, most: u32) -> Markup {
    let up = m.to > m.from;
    let lower = m.from.min(m.to);
    if lower == 0 || lower >= steps {
        return html! {};
    }
    let edge = g.x(lower);
    let (low, high) = (g.y(lower - 1, steps), g.y(lower, steps));
    let (x, half) = if g.wide {
        (edge + if up { -15.0 } else { 15.0 }, 8.0)
    } else {
        (edge + if up { -9.0 } else { 9.0 }, 5.0)
    };
    // A hidden one is as thin as can be, whatever the others are.
    let share = m.count.map_or(0.0, |n| f64::from(n) / f64::from(most));
    let width = (half * share).max(0.8);
    // The head is always wide enough to be seen as one.
    let head = (width + 3.0).max(4.0);
    let (tail, tip) = if up {
        (low - 4.0, high - 2.0)
    } else {
        (high + 5.0, low + 2.0)
    };
    let neck = tip + if up { head } else { -head };
    let points = [
        (x - width, tail),
        (x - width, neck),
        (x - head, neck),
        (x, tip),
        (x + head, neck),
        (x + width, neck),
        (x + width, tail),
    ];
    let points: Vec<_> = points
        .iter()
        .map(|(x, y)| format!("{},{}", c(*x), c(*y)))
        .collect();
    let count = drawn(lang, m.count);
    // Up is named above its tip in the open; down beside it, inside the stair.
    let (label_x, label_y, anchor) = match (g.wide, up) {
        (true, true) => (x, tip - 5.0, "middle"),
        (true, false) => (x + head + 4.0, f64::midpoint(low, high) + 7.0, "start"),
        (false, true) => (x - 1.0, tip - 3.0, "end"),
        (false, false) => (x + head + 2.0, f64::midpoint(low, high) + 5.0, "start"),
    };
    html! {
        g class=(if up { "stair-up" } else { "stair-down" }) {
            title { (move_words(lang, m)) }
            polygon points=(points.join(" ")) {}
            text x=(N(label_x)) y=(N(label_y)) text-anchor=(anchor) { (count) }
        }
    }
}

fn move_words(lang: Lang, m: StairMove) -> String {
    lang.t_args(
        "stair-move",
        &[
            ("from", m.from.into()),
            ("to", m.to.into()),
            ("n", told(lang, m.count).into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(hidden: Option<u32>) -> Staircase {
        let stair = |name: &str| Stair {
            name: name.into(),
            count: Some(40),
            ..Stair::default()
        };
        let go = |from, to, count| StairMove { from, to, count };
        Staircase {
            id: "s".into(),
            stairs: ["et", "to", "tre"].map(stair).to_vec(),
            moves: vec![go(1, 2, Some(30)), go(1, 3, hidden), go(3, 1, Some(10))],
            ..Staircase::default()
        }
    }

    #[test]
    fn a_hidden_movement_cannot_be_found_by_subtraction() {
        let table = table(Lang::Da, &sample(None));
        assert_eq!(
            table.rows[0][3], "skjult",
            "the sum of a known and a hidden part is hidden"
        );
        assert_eq!(super::table(Lang::Da, &sample(Some(7))).rows[0][3], "37");
    }

    #[test]
    fn each_movement_is_drawn_once_and_said() {
        let html = draw(Lang::Da, &sample(Some(7)), &WIDE).into_string();
        assert_eq!(html.matches("<polygon").count(), 3);
        assert!(
            html.contains("Fra trin 1 til trin 3: 7") && html.contains("Fra trin 3 til trin 1: 10")
        );
    }

    #[test]
    fn one_figure_stands_for_more_children_when_the_crowd_is_large() {
        let mut s = sample(None);
        assert_eq!(people_each(&s, &WIDE), 1);
        s.stairs[1].count = Some(400);
        assert!(people_each(&s, &WIDE) > 1);
    }
}
