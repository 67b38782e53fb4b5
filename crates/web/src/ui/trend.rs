//! A figure over time: the trend line with its target and the band that chance alone
//! would give, and the sparkline of the same for a row in a table.

use super::svg::{DataTable, Drawing, Frame, N, axis, c, flt, text_width};
use crate::i18n::Lang;
use maud::{Markup, html};

/// How a value is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Unit {
    /// A fraction shown as per cent; the axis ends at 100 % at most.
    #[default]
    Percent,
    /// A number with so many decimals, and its unit in words ("dage").
    Number(usize, String),
}

impl Unit {
    /// A value with its unit.
    pub fn format(&self, lang: Lang, value: f64) -> String {
        match self {
            Unit::Percent => lang.percent(value),
            Unit::Number(decimals, unit) if unit.is_empty() => lang.number(value, *decimals),
            Unit::Number(decimals, unit) => {
                format!("{}\u{a0}{unit}", lang.number(value, *decimals))
            }
        }
    }

    fn mark(&self, lang: Lang, value: f64) -> String {
        match self {
            Unit::Percent => lang.percent(value),
            Unit::Number(_, _) if value.fract().abs() < 1e-9 => lang.number(value, 0),
            Unit::Number(_, _) => lang.number(value, 1),
        }
    }
}

/// One period of a trend.
#[derive(Clone, Debug, Default)]
pub struct Point {
    /// The period: "2024", "3. kvt. 2025".
    pub label: String,
    /// The value; none when there was nothing to count or it is hidden.
    pub value: Option<f64>,
    /// The value in words: "12 af 48 (25 %)".
    pub text: String,
    /// The period is not over.
    pub running: bool,
    /// What chance alone would give, lowest and highest.
    pub band: Option<(f64, f64)>,
    /// Where the period leads.
    pub href: Option<String>,
}

/// A figure over time.
#[derive(Clone, Debug, Default)]
pub struct Trend {
    /// Unique on the page.
    pub id: String,
    /// What the figure is.
    pub title: String,
    /// What is seen, in one sentence.
    pub description: String,
    /// The periods in order.
    pub points: Vec<Point>,
    /// The target.
    pub target: Option<f64>,
    /// How values are written.
    pub unit: Unit,
}

/// Draws a trend with its table.
pub fn trend(lang: Lang, t: &Trend) -> Markup {
    let columns = [lang.t("period"), lang.t("figure")];
    let rows = t.points.iter().map(|p| {
        let running = if p.running {
            format!(" ({})", lang.t("running"))
        } else {
            String::new()
        };
        vec![format!("{}{running}", p.label), p.text.clone()]
    });
    let mut table = DataTable::new(&columns, rows.collect());
    if let Some(target) = t.target {
        table
            .rows
            .push(vec![lang.t("target"), t.unit.format(lang, target)]);
    }
    let frame = Frame {
        lang,
        id: &t.id,
        title: &t.title,
        description: &t.description,
        class: "trend",
        table: &table,
    };
    frame.around(
        &Plot::new(lang, t, true).draw(),
        Some(&Plot::new(lang, t, false).draw()),
    )
}

struct Plot<'a> {
    lang: Lang,
    t: &'a Trend,
    wide: bool,
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    step: f64,
    max: f64,
}

impl<'a> Plot<'a> {
    fn new(lang: Lang, t: &'a Trend, wide: bool) -> Self {
        let values = t
            .points
            .iter()
            .flat_map(|p| p.value.into_iter().chain(p.band.map(|b| b.1)));
        let highest = values.chain(t.target).fold(0.0, f64::max);
        let (step, max) = match t.unit {
            Unit::Percent if highest > 0.4 => (0.25, 1.0),
            _ => axis(highest),
        };
        let (width, height) = if wide { (760.0, 270.0) } else { (400.0, 230.0) };
        let margin = Self::margin(lang, t, wide);
        let (right, bottom) = (width - margin, height - 34.0);
        Plot {
            lang,
            t,
            wide,
            width,
            height,
            left: 46.0,
            right,
            top: 26.0,
            bottom,
            step,
            max,
        }
    }

    /// Room at the right for the words of the last value and of the target.
    fn margin(lang: Lang, t: &Trend, wide: bool) -> f64 {
        let last = t.points.iter().rev().find_map(|p| p.value);
        let value = last.map_or(0.0, |v| text_width(&t.unit.format(lang, v), 17.0) * 1.05);
        let running = text_width(&lang.t("running"), 12.0) + 4.0;
        if !wide {
            return value.max(running) + 14.0;
        }
        let target = t
            .target
            .map(|v| format!("{} {}", lang.t("target"), t.unit.format(lang, v)));
        let target = target.map_or(0.0, |words| text_width(&words, 13.0) * 1.05);
        (value + running + 8.0).max(target) + 14.0
    }

    fn x(&self, i: usize) -> f64 {
        let last = flt(self.t.points.len().saturating_sub(1)).max(1.0);
        self.left + 12.0 + (self.right - self.left - 24.0) * flt(i) / last
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * (value / self.max).clamp(0.0, 1.0)
    }

    fn draw(&self) -> Markup {
        let id = format!("{}-{}", self.t.id, if self.wide { "w" } else { "n" });
        let drawing = Drawing {
            id: &id,
            title: &self.t.title,
            description: &self.t.description,
            width: self.width,
            height: self.height,
            linked: self.t.points.iter().any(|p| p.href.is_some()),
        };
        drawing.draw(&html! {
            (self.grid())
            (self.band())
            (self.target())
            (self.line())
            (self.labels())
        })
    }

    fn grid(&self) -> Markup {
        let marks = (self.max / self.step + 0.5).floor();
        let every = self.label_step();
        let last = self.t.points.len().saturating_sub(1);
        html! {
            @for i in (0..=9_u8).map(f64::from).take_while(|i| *i <= marks) {
                @let y = self.y(i * self.step);
                line class=(if i == 0.0 { "axis-base" } else { "axis-grid" }) x1=(N(self.left)) x2=(N(self.right)) y1=(N(y)) y2=(N(y)) {}
                text class="axis-text" x=(N(self.left - 8.0)) y=(N(y + 4.0)) text-anchor="end" { (self.t.unit.mark(self.lang, i * self.step)) }
            }
            @for (i, p) in self.t.points.iter().enumerate() {
                // Counted from the newest, which is always named.
                @if (last - i).is_multiple_of(every) {
                    text class="axis-text" x=(N(self.x(i))) y=(N(self.bottom + 20.0)) text-anchor="middle" { (p.label) }
                }
            }
        }
    }

    /// Name every n-th period so that names do not touch.
    fn label_step(&self) -> usize {
        let widest = self
            .t
            .points
            .iter()
            .map(|p| text_width(&p.label, 12.0))
            .fold(0.0, f64::max)
            + 14.0;
        let gap = self.x(1) - self.x(0);
        (1..=self.t.points.len().max(1))
            .find(|n| gap * flt(*n) >= widest)
            .unwrap_or(1)
    }

    fn band(&self) -> Markup {
        let with: Vec<_> = self
            .t
            .points
            .iter()
            .enumerate()
            .filter_map(|(i, p)| p.band.map(|b| (i, b)))
            .collect();
        let (Some((first, band)), true) = (with.first(), with.len() > 1) else {
            return html! {};
        };
        let upper = with
            .iter()
            .map(|(i, b)| format!("{} {}", c(self.x(*i)), c(self.y(b.1))));
        let lower = with
            .iter()
            .rev()
            .map(|(i, b)| format!("{} {}", c(self.x(*i)), c(self.y(b.0))));
        let points: Vec<_> = upper.chain(lower).collect();
        html! {
            polygon class="band" points=(points.join(" ")) {}
            text class="band-text" x=(N(self.x(*first) + 2.0)) y=(N(self.y(band.0) + 14.0)) { (self.lang.t("band-of-chance")) }
        }
    }

    fn target(&self) -> Markup {
        let Some(target) = self.t.target else {
            return html! {};
        };
        let y = self.y(target);
        let words = format!(
            "{} {}",
            self.lang.t("target"),
            self.t.unit.format(self.lang, target)
        );
        html! {
            line class="target-line" x1=(N(self.left)) x2=(N(self.right)) y1=(N(y)) y2=(N(y)) {}
            @if self.wide {
                text class="target-text" x=(N(self.right + 8.0)) y=(N(self.beside_value(y))) { (words) }
            } @else {
                text class="target-text" x=(N(self.left + 4.0)) y=(N(y - 6.0)) { (words) }
            }
        }
    }

    /// Keeps the target's words clear of the last value's words.
    fn beside_value(&self, y: f64) -> f64 {
        let Some((_, value)) = self.last() else {
            return y + 4.0;
        };
        let value_y = self.y(value);
        if (value_y - y).abs() < 20.0 {
            if y <= value_y {
                value_y - 16.0
            } else {
                value_y + 24.0
            }
        } else {
            y + 4.0
        }
    }

    fn last(&self) -> Option<(usize, f64)> {
        self.t
            .points
            .iter()
            .enumerate()
            .rev()
            .find_map(|(i, p)| p.value.map(|v| (i, v)))
    }

    fn line(&self) -> Markup {
        let (mut solid, mut running) = (Vec::new(), Vec::new());
        let mut before: Option<(f64, f64)> = None;
        for (i, p) in self.t.points.iter().enumerate() {
            let here = p.value.map(|v| (self.x(i), self.y(v)));
            if let (Some((x0, y0)), Some((x, y))) = (before, here) {
                let path = if p.running { &mut running } else { &mut solid };
                path.push(format!("M{} {}L{} {}", c(x0), c(y0), c(x), c(y)));
            }
            before = here;
        }
        html! {
            path class="line" d=(solid.concat()) {}
            path class="line line-running" d=(running.concat()) {}
            @for (i, p) in self.t.points.iter().enumerate() {
                @if let Some(value) = p.value { (self.dot(i, p, value)) }
            }
        }
    }

    fn dot(&self, i: usize, p: &Point, value: f64) -> Markup {
        let (x, y) = (self.x(i), self.y(value));
        let is_last = self.last().is_some_and(|(last, _)| last == i);
        let crowded = self.t.points.len() > 40;
        let radius = match (is_last, crowded) {
            (true, _) => 4.5,
            (_, false) => 3.0,
            // Dots in a crowd would only thicken the line.
            (_, true) => 0.0,
        };
        let class = if p.running { "dot dot-running" } else { "dot" };
        let half = ((self.x(1) - self.x(0)) / 2.0).clamp(5.0, 24.0);
        let dot = html! {
            circle class=(class) cx=(N(x)) cy=(N(y)) r=(N(radius)) { title { (p.label) ": " (p.text) } }
        };
        html! {
            @match &p.href {
                Some(href) => a class="point" href=(href) aria-label={ (p.label) ": " (p.text) } {
                    rect class="hit" x=(N(x - half)) y=(N(self.top - 10.0)) width=(N(half * 2.0)) height=(N(self.bottom - self.top + 10.0)) {}
                    (dot)
                },
                None => (dot),
            }
        }
    }

    fn labels(&self) -> Markup {
        let Some((i, value)) = self.last() else {
            return html! {};
        };
        let y = self.y(value);
        let running = self.t.points[i].running;
        let words = self.t.unit.format(self.lang, value);
        let x = self.right + 8.0;
        html! {
            text class="value-text" x=(N(x)) y=(N(y + 5.0)) { (words) }
            @if running {
                // Beside the value where there is room, else under it.
                @let (dx, dy) = if self.wide { (text_width(&words, 17.0) + 8.0, 5.0) } else { (0.0, 20.0) };
                text class="running-text" x=(N(x + dx)) y=(N(y + dy)) { (self.lang.t("running")) }
            }
        }
    }
}

/// A trend the size of a word.
#[derive(Clone, Debug, Default)]
pub struct Spark {
    /// What is read aloud: "Udvikling 2021 til 2025: fra 48 % til 61 %, mål 75 %".
    pub label: String,
    /// The values in order; gaps stay gaps.
    pub values: Vec<Option<f64>>,
    /// The target, a thin line.
    pub target: Option<f64>,
    /// The last period is not over.
    pub last_running: bool,
}

/// Draws a sparkline; nothing but its words when there are no values.
pub fn spark(s: &Spark) -> Markup {
    let top = s
        .values
        .iter()
        .flatten()
        .copied()
        .chain(s.target)
        .fold(0.0, f64::max)
        .max(1e-9);
    let last = flt(s.values.len().saturating_sub(1)).max(1.0);
    let y = |v: f64| 25.0 - 21.0 * (v / top).clamp(0.0, 1.0);
    let x = |i: usize| 3.0 + 98.0 * flt(i) / last;
    let steps = s.values.iter().enumerate().filter_map(|(i, value)| {
        // After a gap the line begins anew.
        let joined = i > 0 && s.values[i - 1].is_some();
        value.map(|v| format!("{}{} {}", if joined { "L" } else { "M" }, c(x(i)), c(y(v))))
    });
    let path: String = steps.collect();
    let mut last_value = s.values.iter().enumerate().rev();
    let end = last_value.find_map(|(i, v)| v.map(|v| (x(i), y(v))));
    html! {
        svg class="spark" viewBox="0 0 106 28" width="106" height="28" role="img" aria-label=(s.label) {
            line class="spark-base" x1="1" x2="105" y1="25.5" y2="25.5" {}
            @if let Some(target) = s.target { line class="target-line" x1="1" x2="105" y1=(N(y(target))) y2=(N(y(target))) {} }
            path class="line" d=(path) {}
            @if let Some((x, y)) = end {
                circle class=(if s.last_running { "dot dot-running" } else { "dot" }) cx=(N(x)) cy=(N(y)) r="3" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot(values: &[Option<f64>], target: Option<f64>) -> String {
        let point = |value: &Option<f64>| Point {
            label: "2025".into(),
            value: *value,
            ..Point::default()
        };
        let t = Trend {
            id: "t".into(),
            points: values.iter().map(point).collect(),
            target,
            ..Trend::default()
        };
        trend(Lang::Da, &t).into_string()
    }

    #[test]
    fn a_trend_without_values_or_points_is_still_a_picture() {
        for values in [&[][..], &[None][..], &[None, None][..], &[Some(0.0)][..]] {
            let html = plot(values, None);
            assert!(
                html.contains("<svg") && !html.contains("NaN") && !html.contains("inf"),
                "{html}"
            );
        }
    }

    #[test]
    fn a_gap_in_the_values_is_a_gap_in_the_line() {
        let joined = plot(&[Some(0.5), Some(0.5), Some(0.5), Some(0.5)], None);
        let broken = plot(&[Some(0.5), None, Some(0.5), Some(0.5)], None);
        let strokes = |html: &str| {
            html.split("class=\"line\" d=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
                .matches('M')
                .count()
        };
        assert_eq!((strokes(&joined), strokes(&broken)), (3, 1));
    }

    #[test]
    fn the_axis_starts_at_zero_and_shares_end_at_a_hundred() {
        let html = plot(&[Some(0.9), Some(0.95)], Some(0.8));
        assert!(
            html.contains(">0\u{a0}%<") && html.contains(">100\u{a0}%<"),
            "{html}"
        );
        assert!(!html.contains(">125\u{a0}%<"));
    }

    #[test]
    fn a_running_period_is_dashed_and_said() {
        let points = vec![
            Point {
                label: "2024".into(),
                value: Some(0.4),
                ..Point::default()
            },
            Point {
                label: "2025".into(),
                value: Some(0.5),
                running: true,
                ..Point::default()
            },
        ];
        let html = trend(
            Lang::Da,
            &Trend {
                id: "t".into(),
                points,
                ..Trend::default()
            },
        )
        .into_string();
        assert!(html.contains("line-running\" d=\"M"), "{html}");
        assert!(html.contains("2025 (løbende)") && html.contains(">løbende<"));
    }
}
