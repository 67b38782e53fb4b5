//! A case as one picture: lanes over the years for concern, assessment, decisions and
//! plans, the way on the ladder, meetings, and each duty as a window from when it
//! opened to when it was due and met. Every mark is a link. Where it does not fit its place the
//! picture scrolls inside its own box, newest first in sight.
//!
//! It is drawn once. In a wide place the names of the lanes stand in a column of their own; in a
//! narrow one the stylesheet moves each lane down for every name above it.

mod lanes;

pub(super) use lanes::{link, shape};

use lanes::Words;

use super::{
    path::{Stretch, period, years},
    state::State,
    svg::{DataTable, Frame, N, flt, wrap},
};
use crate::i18n::Lang;
use maud::{Markup, html};

/// The form of a mark, so that kinds differ without colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Something that came in or was held.
    #[default]
    Dot,
    /// The same, booked and not yet held.
    Ring,
    /// A decision.
    Diamond,
    /// A plan.
    Square,
    /// A conversation with the child.
    Bubble,
    /// Something acute.
    Triangle,
}

/// Something that happened on a day.
#[derive(Clone, Debug, Default)]
pub struct Happening {
    /// The day.
    pub on: i32,
    /// Its form.
    pub mark: Mark,
    /// What it was.
    pub title: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// Something that went on for a while.
#[derive(Clone, Debug, Default)]
pub struct Span {
    /// The first day.
    pub from: i32,
    /// The last day; none when it still runs.
    pub to: Option<i32>,
    /// What it was.
    pub title: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// A duty as a window of time.
#[derive(Clone, Debug)]
pub struct Window {
    /// The day it opened.
    pub opens: i32,
    /// The day it was due.
    pub due: i32,
    /// The day it was met.
    pub met: Option<i32>,
    /// Its state.
    pub state: State,
    /// What it was.
    pub title: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// One lane. A lane holds what it has; most have only one kind.
#[derive(Clone, Debug, Default)]
pub struct Lane {
    /// Its name.
    pub label: String,
    /// Things that happened.
    pub happenings: Vec<Happening>,
    /// Things that went on.
    pub spans: Vec<Span>,
    /// The way on the ladder; makes the lane six steps high.
    pub ladder: Vec<Stretch>,
    /// Duties.
    pub windows: Vec<Window>,
    /// A line above it, where a new group of lanes begins.
    pub begins_group: bool,
}

/// The picture of a case.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// Unique on the page.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// What is seen, in one sentence.
    pub description: String,
    /// The first day.
    pub from: i32,
    /// The last day; leave room for what is coming.
    pub to: i32,
    /// Today.
    pub today: Option<i32>,
    /// Where it does not fit its place, it opens at the first day and not at the last.
    pub opens_first: bool,
    /// The lanes from the top.
    pub lanes: Vec<Lane>,
}

/// Draws the picture with its table.
pub fn timeline(lang: Lang, t: &Timeline) -> Markup {
    let words: Vec<_> = t.lanes.iter().map(|lane| Words::of(lang, lane)).collect();
    let table = table(lang, t, &words);
    let frame = Frame {
        lang,
        id: &t.id,
        title: &t.title,
        description: &t.description,
        class: "timeline",
        table: &table,
    };
    frame.around(&Plan::new(t, &words).draw(lang), None)
}

/// Everything in the picture, in order of time.
fn table(lang: Lang, t: &Timeline, words: &[Words]) -> DataTable {
    let mut rows: Vec<(i32, Vec<String>)> = Vec::new();
    for (lane, said) in t.lanes.iter().zip(words) {
        for h in &lane.happenings {
            rows.push((
                h.on,
                vec![lang.date(h.on), lane.label.clone(), h.title.clone()],
            ));
        }
        for s in &lane.spans {
            let s = Stretch {
                from: s.from,
                to: s.to,
                title: s.title.clone(),
                ..Stretch::default()
            };
            rows.push((s.from, vec![period(lang, &s), lane.label.clone(), s.title]));
        }
        for s in &lane.ladder {
            let words = format!("{} {}: {}", lang.t("step"), s.step, s.title);
            rows.push((s.from, vec![period(lang, s), lane.label.clone(), words]));
        }
        for (w, said) in lane.windows.iter().zip(&said.windows) {
            let when = lang.date(w.opens);
            rows.push((w.opens, vec![when, lane.label.clone(), said.clone()]));
        }
    }
    rows.sort_by_key(|row| row.0);
    let columns = ["when", "lane", "what"].map(|k| lang.t(k));
    DataTable::new(&columns, rows.into_iter().map(|row| row.1).collect())
}

/// Where everything stands in the drawing.
struct Plan<'a> {
    t: &'a Timeline,
    words: &'a [Words],
    width: f64,
    height: f64,
    /// Top and height of each lane, as in a wide place.
    places: Vec<(f64, f64)>,
}

/// The width of the column with the lanes' names in a wide place.
const NAMES: f64 = 196.0;
/// The width of the layer with the lanes' names in a narrow place.
const NAMES_OVER: f64 = 300.0;
/// What the name of a lane takes above it in a narrow place; the stylesheet knows it too.
const NAME: f64 = 17.0;
const AXIS: f64 = 26.0;
const PAD: f64 = 12.0;
const STEP: f64 = 15.0;

impl<'a> Plan<'a> {
    fn new(t: &'a Timeline, words: &'a [Words]) -> Self {
        let years = f64::from((t.to - t.from).max(30)) / 365.25;
        let mut y = AXIS;
        let mut places = Vec::new();
        for lane in &t.lanes {
            let gap = if lane.begins_group { 10.0 } else { 0.0 };
            let own = if !lane.ladder.is_empty() {
                6.0 * STEP + 12.0
            } else if !lane.windows.is_empty() {
                22.0
            } else {
                32.0
            };
            places.push((y + gap, own));
            y += gap + own;
        }
        Plan {
            t,
            words,
            width: (years * 150.0).max(1004.0),
            height: y + AXIS,
            places,
        }
    }

    fn x(&self, day: i32) -> f64 {
        let (from, to) = (self.t.from, self.t.to.max(self.t.from + 1));
        let share = f64::from(day.clamp(from, to) - from) / f64::from(to - from);
        PAD + (self.width - 2.0 * PAD) * share
    }

    /// What the names of all lanes take in a narrow place. Lines through all lanes are longer by
    /// it; in a wide place they are cut off at the edge.
    fn room(&self) -> f64 {
        NAME * flt(self.t.lanes.len())
    }

    fn draw(&self, lang: Lang) -> Markup {
        let id = &self.t.id;
        let bottom = self.height + self.room();
        html! {
            div class={ "timeline-box lanes-" (self.t.lanes.len()) } {
                (self.names_beside())
                (self.names_over())
                // Right to left, so that the box opens at the newest without script.
                div class="timeline-scroll" tabindex="0" role="group" dir=(if self.t.opens_first { "ltr" } else { "rtl" }) aria-label=(self.t.title) {
                    svg class="timeline-body" preserveAspectRatio="none" viewBox={ "0 0 " (N(self.width)) " " (N(self.height)) }
                        width=(N(self.width)) height=(N(self.height)) role="group" aria-labelledby={ (id) "-t " (id) "-d" } {
                        title id={ (id) "-t" } { (self.t.title) }
                        desc id={ (id) "-d" } { (self.t.description) }
                        (years(lang, (self.t.from, self.t.to), &|day| self.x(day), (4.0, bottom), self.height - 8.0))
                        (self.today(lang, bottom))
                        @for (at, (lane, said)) in self.t.lanes.iter().zip(self.words).enumerate() {
                            g role="group" aria-label=(lane.label) {
                                (self.below(at, self.width))
                                (lanes::content(lang, self, (lane, said), self.places[at]))
                            }
                        }
                    }
                }
            }
        }
    }

    /// The line under a lane, and a second one where a new group of lanes begins.
    fn below(&self, at: usize, width: f64) -> Markup {
        let (top, height) = self.places[at];
        let y = top + height;
        let ends_group = self.t.lanes.get(at + 1).is_some_and(|l| l.begins_group);
        html! {
            line class="lane-line" x1="0" x2=(N(width)) y1=(N(y)) y2=(N(y)) {}
            @if ends_group { line class="group-line" x1="0" x2=(N(width)) y1=(N(y + 5.0)) y2=(N(y + 5.0)) {} }
        }
    }

    fn today(&self, lang: Lang, bottom: f64) -> Markup {
        let Some(today) = self.t.today else {
            return html! {};
        };
        let x = self.x(today);
        html! {
            line class="today-line" x1=(N(x)) x2=(N(x)) y1="18" y2=(N(bottom)) {}
            text class="today-text" x=(N(x.min(self.width - 28.0))) y="13" text-anchor="middle" { (lang.t("today-word")) }
        }
    }

    /// The names of the lanes as a column, for a wide place. Readers hear the name of each lane
    /// in the drawing itself.
    fn names_beside(&self) -> Markup {
        html! {
            svg class="timeline-names" viewBox={ "0 0 " (N(NAMES)) " " (N(self.height)) }
                width=(N(NAMES)) height=(N(self.height)) aria-hidden="true" focusable="false" {
                @for (at, (lane, place)) in self.t.lanes.iter().zip(&self.places).enumerate() {
                    (self.below(at, NAMES))
                    (name_beside(lane, *place))
                }
            }
        }
    }

    /// The same as a layer over the drawing, for a narrow place.
    fn names_over(&self) -> Markup {
        let height = self.height + self.room();
        html! {
            svg class="timeline-names timeline-names-over" viewBox={ "0 0 " (N(NAMES_OVER)) " " (N(height)) }
                width=(N(NAMES_OVER)) height=(N(height)) aria-hidden="true" focusable="false" {
                @for (at, (lane, (y, _))) in self.t.lanes.iter().zip(&self.places).enumerate() {
                    text class="lane-text" x="6" y=(N(y + NAME * flt(at + 1) - 4.0)) { (lane.label) }
                }
            }
        }
    }
}

fn name_beside(lane: &Lane, (y, height): (f64, f64)) -> Markup {
    let lines = wrap(
        &lane.label,
        NAMES - 24.0,
        13.0,
        if height > 40.0 { 3 } else { 1 },
    );
    let first = if lane.ladder.is_empty() {
        y + height / 2.0 + 4.5
    } else {
        y + 18.0
    };
    html! {
        @for (i, line) in lines.iter().enumerate() {
            text class="lane-text" x="0" y=(N(first + 15.0 * flt(i))) { (line) title { (lane.label) } }
        }
        @if !lane.ladder.is_empty() {
            @for step in 1..=6_u8 {
                text class="step-text" x=(N(NAMES - 8.0)) y=(N(lanes::step_y(y, height, u32::from(step)) + 4.0)) text-anchor="end" { (step) }
            }
        }
    }
}
