//! Several enquiries about a child and its siblings as one picture: a lane for each child, a
//! mark for each enquiry where it came in time. What is acute, what waits, and which one the
//! reader stands on differ by form, never by colour alone.

use super::{
    path::years,
    svg::{DataTable, Drawing, Frame, N, flt, text_width, wrap},
    timeline::{Mark, link, shape},
};
use crate::i18n::Lang;
use maud::{Markup, html};

/// An enquiry in the picture.
#[derive(Clone, Debug, Default)]
pub struct Concern {
    /// The day it came.
    pub on: i32,
    /// Who it came from: "Skole".
    pub source: String,
    /// What it is about.
    pub causes: String,
    /// Where it led, or that it waits.
    pub outcome: String,
    /// It was acute.
    pub is_acute: bool,
    /// It waits for its evaluation.
    pub waits: bool,
    /// The reader stands on it.
    pub is_here: bool,
    /// Where it leads.
    pub href: Option<String>,
}

/// The enquiries about one child.
#[derive(Clone, Debug, Default)]
pub struct ConcernLane {
    /// Who the child is.
    pub label: String,
    /// The enquiries, in order of time.
    pub concerns: Vec<Concern>,
}

/// The picture.
#[derive(Clone, Debug, Default)]
pub struct Concerns {
    /// Unique on the page.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// How the marks are read.
    pub description: String,
    /// The first and the last day.
    pub span: (i32, i32),
    /// The children, the one of the page on top.
    pub lanes: Vec<ConcernLane>,
}

/// Draws the picture with its table.
pub fn concerns(lang: Lang, p: &Concerns) -> Markup {
    let table = table(lang, p);
    let frame = Frame {
        lang,
        id: &p.id,
        title: &p.title,
        description: &p.description,
        class: "concerns",
        table: &table,
    };
    frame.around(
        &Plan::new(p, true).draw(lang),
        Some(&Plan::new(p, false).draw(lang)),
    )
}

fn table(lang: Lang, p: &Concerns) -> DataTable {
    let mut rows: Vec<(i32, Vec<String>)> = Vec::new();
    for lane in &p.lanes {
        for c in &lane.concerns {
            let mut outcome = c.outcome.clone();
            if c.is_acute {
                outcome = format!("{outcome}, {}", lang.t("picture-acute"));
            }
            let cells = [&lane.label, &c.source, &c.causes, &outcome].map(Clone::clone);
            rows.push((
                c.on,
                std::iter::once(lang.date(c.on)).chain(cells).collect(),
            ));
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.0));
    let columns = [
        "when",
        "picture-child",
        "picture-source",
        "picture-causes",
        "picture-outcome",
    ];
    let columns = columns.map(|key| lang.t(key));
    DataTable::new(&columns, rows.into_iter().map(|row| row.1).collect())
}

const LANE: f64 = 40.0;
const NAME: f64 = 18.0;
const AXIS: f64 = 24.0;
/// The size of the words beside a mark.
const WORDS: f64 = 12.0;
/// The least room for words beside a mark.
const LEAST: f64 = 30.0;

/// Where everything stands in one drawing.
struct Plan<'a> {
    p: &'a Concerns,
    wide: bool,
    width: f64,
    left: f64,
}

impl<'a> Plan<'a> {
    fn new(p: &'a Concerns, wide: bool) -> Self {
        let (width, left) = if wide { (860.0, 160.0) } else { (320.0, 12.0) };
        Self {
            p,
            wide,
            width,
            left,
        }
    }

    /// The height of a lane with its name.
    fn lane(&self) -> f64 {
        if self.wide { LANE } else { LANE + NAME }
    }

    fn x(&self, day: i32) -> f64 {
        let (from, to) = self.p.span;
        let to = to.max(from + 1);
        let share = f64::from(day.clamp(from, to) - from) / f64::from(to - from);
        let first = self.left + 14.0;
        first + (self.width - 16.0 - first) * share
    }

    fn draw(&self, lang: Lang) -> Markup {
        let id = format!("{}-{}", self.p.id, if self.wide { "w" } else { "n" });
        let bottom = self.lane() * flt(self.p.lanes.len());
        let drawing = Drawing {
            id: &id,
            title: &self.p.title,
            description: &self.p.description,
            width: self.width,
            height: bottom + AXIS,
            linked: true,
        };
        drawing.draw(&html! {
            (years(lang, self.p.span, &|day| self.x(day), (0.0, bottom), bottom + 16.0))
            @for (i, lane) in self.p.lanes.iter().enumerate() {
                @let top = self.lane() * flt(i);
                line class="lane-line" x1="0" x2=(N(self.width)) y1=(N(top + self.lane())) y2=(N(top + self.lane())) {}
                (self.name(lane, top))
                g role="group" aria-label=(lane.label) {
                    (self.marks(lang, lane, top + self.lane() - LANE / 2.0))
                }
            }
        })
    }

    fn name(&self, lane: &ConcernLane, top: f64) -> Markup {
        let room = if self.wide { self.left } else { self.width } - 12.0;
        let y = if self.wide {
            top + LANE / 2.0 + 4.5
        } else {
            top + 15.0
        };
        html! {
            @for line in wrap(&lane.label, room, 13.0, 1) {
                text class="lane-text" x="2" y=(N(y)) { (line) }
            }
        }
    }

    /// Marks that would hide each other are set a little apart; beside each stands who it came
    /// from, where there is room up to the next.
    fn marks(&self, lang: Lang, of: &ConcernLane, middle: f64) -> Markup {
        let at: Vec<f64> = of.concerns.iter().map(|c| self.x(c.on)).collect();
        html! { @for (i, c) in of.concerns.iter().enumerate() {
            @let is_close = i > 0 && at[i] - at[i - 1] < 11.0;
            @let y = if is_close { middle + [-9.0, 9.0][i % 2] } else { middle };
            @let next = at.get(i + 1).map_or(self.width, |next| next - 10.0);
            (link(c.href.as_deref(), &words(lang, c), &html! {
                rect class="hit" x=(N(at[i] - 12.0)) y=(N(y - 12.0)) width="24" height="24" {}
                @if c.is_here { circle class="concern-here" cx=(N(at[i])) cy=(N(y)) r="10.5" {} }
                @else if c.waits { circle class="concern-waits" cx=(N(at[i])) cy=(N(y)) r="10.5" {} }
                (shape(mark(c), at[i], y))
                (source(c, (at[i] + 14.0, y + 4.0), next - at[i] - 14.0))
            }))
        } }
    }
}

fn mark(c: &Concern) -> Mark {
    match (c.is_acute, c.waits) {
        (true, _) => Mark::Triangle,
        (false, true) => Mark::Ring,
        (false, false) => Mark::Dot,
    }
}

fn source(c: &Concern, (x, y): (f64, f64), room: f64) -> Markup {
    html! {
        @if room >= LEAST.min(text_width(&c.source, WORDS)) {
            @for line in wrap(&c.source, room, WORDS, 1) {
                text class={ "axis-text" @if c.is_here { " concern-words" } } x=(N(x)) y=(N(y)) { (line) }
            }
        }
    }
}

/// "Skole, tors. 5. nov. 2026, akut: fravær. Undersøgelse".
fn words(lang: Lang, c: &Concern) -> String {
    let mut out = format!("{}, {}", c.source, lang.date_long(c.on));
    if c.is_acute {
        out = format!("{out}, {}", lang.t("picture-acute"));
    }
    if c.is_here {
        out = format!("{out}, {}", lang.t("picture-here"));
    }
    for part in [&c.causes, &c.outcome] {
        if !part.is_empty() {
            out = format!("{out} · {part}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concern(on: i32, source: &str) -> Concern {
        Concern {
            on,
            source: source.into(),
            causes: "Fravær".into(),
            outcome: "Undersøgelse".into(),
            href: Some(format!("/notifications/{on}")),
            ..Concern::default()
        }
    }

    fn drawn(lanes: Vec<ConcernLane>) -> String {
        let p = Concerns {
            id: "c".into(),
            title: "Henvendelser".into(),
            span: (20_000, 20_400),
            lanes,
            ..Concerns::default()
        };
        concerns(Lang::Da, &p).into_string()
    }

    #[test]
    fn every_enquiry_stands_in_both_drawings_and_in_the_table() {
        let here = Concern {
            is_here: true,
            is_acute: true,
            ..concern(20_390, "Skole")
        };
        let html = drawn(vec![
            ConcernLane {
                label: "Alma P.".into(),
                concerns: vec![concern(20_010, "Læge"), here],
            },
            ConcernLane {
                label: "Noah P.".into(),
                concerns: vec![concern(20_200, "Politi")],
            },
        ]);
        for href in ["20010", "20390", "20200"] {
            assert_eq!(
                html.matches(&format!("href=\"/notifications/{href}\""))
                    .count(),
                2
            );
        }
        assert_eq!(html.matches("<tr>").count(), 4);
        assert_eq!(html.matches("class=\"concern-here\"").count(), 2);
        assert!(html.contains(&Lang::Da.t("picture-here")));
    }

    #[test]
    fn nothing_leaves_the_narrow_drawing() {
        let p = Concerns {
            span: (20_000, 20_400),
            ..Concerns::default()
        };
        let plan = Plan::new(&p, false);
        for day in [19_000, 20_000, 20_200, 20_400, 21_000] {
            assert!(plan.x(day) >= 14.0 && plan.x(day) <= plan.width - 14.0);
        }
    }
}
