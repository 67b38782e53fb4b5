//! Small tools all pictures share: short coordinates, text that fits, and the frame
//! with title, description and a table behind the picture.

use crate::i18n::Lang;
use maud::{Markup, Render, html};

/// A coordinate, written with at most one decimal to keep pictures small.
#[derive(Clone, Copy, Debug)]
pub(super) struct N(pub f64);

impl Render for N {
    fn render_to(&self, out: &mut String) {
        use std::fmt::Write as _;
        // The shortest text of a number of tenths has one decimal or none, and is found at a
        // third of the cost of an exact one.
        let _ = write!(out, "{}", (self.0 * 10.0).round() / 10.0);
    }
}

/// The coordinate as text, for path data.
pub(super) fn c(value: f64) -> String {
    N(value).render().into_string()
}

/// A count as a coordinate.
pub(super) fn flt(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The table behind a picture: what the picture shows, in words and numbers.
#[derive(Clone, Debug, Default)]
pub struct DataTable {
    /// Column headings; the first column is the row's name.
    pub columns: Vec<String>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

impl DataTable {
    pub(super) fn new(columns: &[String], rows: Vec<Vec<String>>) -> Self {
        DataTable {
            columns: columns.to_vec(),
            rows,
        }
    }

    fn markup(&self, caption: &str) -> Markup {
        html! {
            table class="sheet sheet-data" {
                caption class="sr-only" { (caption) }
                thead { tr { @for (i, head) in self.columns.iter().enumerate() {
                    th scope="col" class=[(i > 0).then_some("num")] { (head) }
                } } }
                tbody { @for row in &self.rows { tr {
                    @for (i, cell) in row.iter().enumerate() {
                        @if i == 0 { th scope="row" { (cell) } } @else { td class="num" { (cell) } }
                    }
                } } }
            }
        }
    }
}

/// The frame around a picture.
pub(super) struct Frame<'a> {
    pub lang: Lang,
    /// Unique on the page.
    pub id: &'a str,
    pub title: &'a str,
    /// What the picture shows, in one sentence; also read aloud.
    pub description: &'a str,
    pub class: &'a str,
    pub table: &'a DataTable,
}

impl Frame<'_> {
    /// Heading, the picture in a wide and a narrow drawing (the stylesheet shows the
    /// one that fits its place), and the table behind.
    pub(super) fn around(&self, wide: &Markup, narrow: Option<&Markup>) -> Markup {
        let caption_id = format!("{}-h", self.id);
        html! {
            figure class={ "picture " (self.class) } aria-labelledby=(caption_id) {
                figcaption {
                    strong class="picture-title" id=(caption_id) { (self.title) }
                    @if !self.description.is_empty() { span class="picture-desc" { (self.description) } }
                }
                @if let Some(narrow) = narrow {
                    div class="only-wide" { (wide) }
                    div class="only-narrow" { (narrow) }
                } @else { (wide) }
                @if !self.table.rows.is_empty() {
                    details class="picture-table" {
                        summary { (self.lang.t("show-as-table")) }
                        div class="table-scroll" tabindex="0" role="group" aria-label=(self.title) {
                            (self.table.markup(self.title))
                        }
                    }
                }
            }
        }
    }
}

/// One drawing: an `svg` read aloud as a single picture by its title and description.
pub(super) struct Drawing<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    pub width: f64,
    pub height: f64,
    /// Holds links, so it is a group and not one picture.
    pub linked: bool,
}

impl Drawing<'_> {
    pub(super) fn draw(&self, content: &Markup) -> Markup {
        let (t, d) = (format!("{}-t", self.id), format!("{}-d", self.id));
        html! {
            svg class="drawing" viewBox={ "0 0 " (N(self.width)) " " (N(self.height)) }
                width=(N(self.width)) height=(N(self.height))
                role=(if self.linked { "group" } else { "img" })
                aria-labelledby={ (t) " " (d) } {
                title id=(t) { (self.title) }
                desc id=(d) { (self.description) }
                (content)
            }
        }
    }
}

/// Advance widths of IBM Plex Sans Regular, thousandths of the size, from U+0020.
const WIDTHS: [u16; 95] = [
    236, 284, 419, 713, 598, 927, 694, 242, 335, 335, 450, 600, 272, 399, 272, 383, 600, 600, 600,
    600, 600, 600, 600, 600, 600, 600, 292, 292, 600, 600, 600, 477, 891, 641, 653, 621, 671, 583,
    559, 695, 707, 400, 510, 634, 501, 812, 707, 708, 606, 708, 640, 581, 572, 678, 609, 891, 613,
    593, 580, 317, 383, 317, 600, 565, 600, 534, 580, 503, 580, 549, 324, 528, 568, 250, 250, 527,
    272, 873, 568, 560, 580, 580, 367, 487, 351, 568, 492, 768, 507, 499, 464, 343, 314, 343, 600,
];

/// How wide a text is in Plex Sans at a size in pixels; bold counts 4 % more.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    let units: u32 = text
        .chars()
        .map(|ch| match ch {
            ' '..='~' => u32::from(WIDTHS[ch as usize - 32]),
            'æ' | 'Æ' => 890,
            '…' => 803,
            '\u{a0}' => 236,
            _ => 600,
        })
        .sum();
    f64::from(units) / 1000.0 * size
}

/// Breaks a text into at most `lines` lines no wider than `width`; what does not fit
/// ends in "…" (the full text stands in the link's title).
pub(super) fn wrap(text: &str, width: f64, size: f64, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match out.last_mut() {
            Some(line) if text_width(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
    }
    let all = out.len();
    out.truncate(lines);
    let shown = out.len();
    out.into_iter()
        .enumerate()
        .map(|(i, line)| shorten(line, width, size, i + 1 == shown && all > shown))
        .collect()
}

/// Cuts a line that is too wide, or that has more behind it, and says so with "…".
fn shorten(mut line: String, width: f64, size: f64, more: bool) -> String {
    if !more && text_width(&line, size) <= width {
        return line;
    }
    while text_width(&line, size) + text_width("…", size) > width && line.pop().is_some() {}
    line.truncate(line.trim_end_matches([' ', ',', '.']).len());
    line.push('…');
    line
}

/// Round steps for a zero-based axis: the distance between marks and the top.
pub(super) fn axis(max: f64) -> (f64, f64) {
    if max <= 0.0 {
        return (1.0, 1.0);
    }
    let rough = max / 4.0;
    let magnitude = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|m| m * magnitude)
        .find(|s| *s >= rough - 1e-9)
        .unwrap_or(10.0 * magnitude);
    (step, (max / step - 1e-9).ceil() * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_text_never_exceeds_its_width() {
        let text = "Undersøgelser gennemført inden for to måneder i de fleste sager";
        for width in [60.0, 110.0, 180.0] {
            for line in wrap(text, width, 14.0, 2) {
                assert!(text_width(&line, 14.0) <= width, "{line}");
            }
        }
        assert_eq!(wrap("kort", 100.0, 14.0, 2), ["kort"]);
    }

    #[test]
    fn a_text_that_does_not_fit_says_so() {
        let lines = wrap("en to tre fire fem seks syv otte ni ti", 60.0, 14.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert!(wrap("Børneundersøgelsessamtalerne", 60.0, 14.0, 1)[0].ends_with('…'));
    }

    #[test]
    fn an_axis_reaches_its_largest_value_in_few_round_steps() {
        for (max, step, top) in [(1.0, 0.25, 1.0), (37.0, 10.0, 40.0), (3.0, 1.0, 3.0)] {
            let found = axis(max);
            assert!(
                (found.0 - step).abs() < 1e-6 && (found.1 - top).abs() < 1e-6,
                "{found:?}"
            );
        }
    }
}
