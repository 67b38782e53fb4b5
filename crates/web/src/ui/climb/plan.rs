//! The drawing of a child's measures: where each step, bar, riser and mark stands, wide with all of
//! it, or narrow with the steps, the bars and the risers.

use super::{Bar, Climb, Rise, mark_words};
use crate::i18n::Lang;
use crate::ui::path::years;
use crate::ui::svg::{Drawing, N, c, flt, wrap};
use crate::ui::timeline::{Happening, link, shape};
use maud::{Markup, html};

/// How wide a drawing is, and what stands in it.
#[derive(Clone, Copy)]
pub(super) struct Room {
    width: f64,
    /// Where the first day stands, behind the names of the steps or their numbers alone.
    left: f64,
    /// Room for the name of the last year.
    right: f64,
    /// The line of marks above the steps, and the one below; none where it is narrow.
    strip: f64,
    /// Whether names and marks are drawn and everything leads somewhere; else the list says it.
    is_wide: bool,
}

/// The drawing with everything.
pub(super) const WIDE: Room = Room {
    width: 1040.0,
    left: 214.0,
    right: 44.0,
    strip: 26.0,
    is_wide: true,
};

/// The steps with bars and risers, for a phone.
pub(super) const NARROW: Room = Room {
    width: 352.0,
    left: 30.0,
    right: 30.0,
    strip: 0.0,
    is_wide: false,
};

const ROW: f64 = 22.0;
const BAR: f64 = 16.0;
const PAD: f64 = 8.0;
/// Room for the number of a riser before the words of a bar.
const NUMBER: f64 = 12.0;
/// Where everything stands.
pub(super) struct Plan<'a> {
    p: &'a Climb,
    room: Room,
    /// The line of each bar within its step.
    lines: Vec<usize>,
    /// Top and height of each step, the lowest first.
    bands: Vec<(f64, f64)>,
    height: f64,
}

impl<'a> Plan<'a> {
    pub fn new(p: &'a Climb, room: Room) -> Self {
        let (lines, counts) = lines(&p.bars, p.steps.len());
        let mut bands = vec![(0.0, 0.0); p.steps.len()];
        let mut y = 8.0 + room.strip;
        for (band, count) in bands.iter_mut().zip(&counts).rev() {
            let height = ROW * flt((*count).max(1)) + PAD;
            *band = (y, height);
            y += height;
        }
        Plan {
            p,
            room,
            lines,
            bands,
            height: y + room.strip + 28.0,
        }
    }

    fn x(&self, day: i32) -> f64 {
        let (from, to) = (self.p.from, self.p.to.max(self.p.from + 1));
        let share = f64::from(day.clamp(from, to) - from) / f64::from(to - from);
        let room = self.room;
        room.left + (room.width - room.right - room.left) * share
    }

    /// The middle of a step; the floor below the lowest for none.
    fn middle(&self, step: u8) -> f64 {
        match usize::from(step)
            .checked_sub(1)
            .and_then(|i| self.bands.get(i))
        {
            Some((top, height)) => top + height / 2.0,
            None => self.floor(),
        }
    }

    fn floor(&self) -> f64 {
        self.bands.first().map_or(0.0, |(top, height)| top + height)
    }

    pub fn draw(&self, lang: Lang) -> Markup {
        let (p, room) = (self.p, self.room);
        let drawing = Drawing {
            id: &self.id(),
            title: &p.title,
            description: &p.description,
            width: room.width,
            height: self.height,
            linked: room.is_wide,
        };
        let (floor, strip) = (self.floor(), room.strip);
        drawing.draw(&html! {
            @if p.bars.iter().any(|bar| bar.home.is_some()) { (self.hatch()) }
            (self.names(lang))
            (years(lang, (p.from, p.to), &|day| self.x(day), (8.0, floor + strip), floor + strip + 18.0))
            line class="today-line" x1=(N(self.x(p.today))) x2=(N(self.x(p.today))) y1="8" y2=(N(floor + strip)) {}
            @for (bar, line) in p.bars.iter().zip(&self.lines) { (self.bar(bar, *line)) }
            @for rise in &p.rises { (self.rise(rise)) }
            @if room.is_wide {
                (self.marks(lang, &p.decisions, 8.0 + strip / 2.0))
                (self.marks(lang, &p.meetings, floor + strip / 2.0))
            }
        })
    }

    /// Two drawings of one picture stand on a page.
    fn id(&self) -> String {
        let end = if self.room.is_wide { "w" } else { "n" };
        format!("{}-{end}", self.p.id)
    }

    /// Leads where the list leads, in the drawing that is wide enough to be met with a finger.
    fn link(&self, href: &str, words: &str, content: &Markup) -> Markup {
        link(Some(href).filter(|_| self.room.is_wide), words, content)
    }

    /// The hatching of the days in which a child comes home.
    fn hatch(&self) -> Markup {
        html! { defs {
            pattern id={ (self.id()) "-home" } width="6" height="6" patternUnits="userSpaceOnUse" {
                path class="climb-hatch" d="M0 6L6 0" {}
            }
        } }
    }

    fn names(&self, lang: Lang) -> Markup {
        let Room {
            width,
            left,
            strip,
            is_wide,
            ..
        } = self.room;
        let strips = [
            ("lane-decision", 8.0 + strip / 2.0),
            ("lane-meetings", self.floor() + strip / 2.0),
        ];
        html! {
            @for (i, (name, (top, height))) in self.p.steps.iter().zip(&self.bands).enumerate() {
                rect class=(if i % 2 == 0 { "stripe" } else { "stripe stripe-odd" }) x="0" y=(N(*top)) width=(N(width)) height=(N(*height)) {}
                text class="lane-text" x="8" y=(N(top + height / 2.0 + 4.5)) {
                    tspan class="stair-number" { (i + 1) }
                    @if is_wide {
                        @for line in wrap(name, left - 40.0, 13.0, 1) { tspan dx="8" { (line) } }
                    }
                }
            }
            @for (key, y) in strips.into_iter().filter(|_| is_wide) { text class="lane-text" x="8" y=(N(y + 4.5)) { (lang.t(key)) } }
        }
    }

    fn bar(&self, bar: &Bar, line: usize) -> Markup {
        let Some((top, _)) = usize::from(bar.step)
            .checked_sub(1)
            .and_then(|i| self.bands.get(i))
        else {
            return html! {};
        };
        let y = top + PAD / 2.0 + ROW * flt(line) + (ROW - BAR) / 2.0;
        let end = bar.to.unwrap_or(self.p.today);
        let (x0, x1) = (self.x(bar.from), self.x(end).max(self.x(bar.from) + 4.0));
        let planned = bar
            .planned
            .filter(|day| bar.to.is_none() && *day > self.p.today);
        self.link(
            &bar.href,
            &bar.words,
            &html! {
                rect class="hit" x=(N(x0)) y=(N(y - 3.0)) width=(N((x1 - x0).max(12.0))) height=(N(ROW)) {}
                rect class="climb-bar" x=(N(x0)) y=(N(y)) width=(N(x1 - x0)) height=(N(BAR)) rx="2" {}
                @if let Some(day) = planned {
                    rect class="climb-planned" x=(N(x1)) y=(N(y)) width=(N((self.x(day) - x1).max(3.0))) height=(N(BAR)) {}
                }
                @if let Some((from, until)) = bar.home {
                    @let (x, wide) = (self.x(from), (self.x(until) - self.x(from)).max(3.0));
                    rect class="climb-home" fill={ "url(#" (self.id()) "-home)" } x=(N(x)) y=(N(y)) width=(N(wide)) height=(N(BAR)) {}
                }
                @if let Some(words) = self.words_in(bar, x1 - x0 - NUMBER - 8.0) {
                    text class="climb-words" x=(N(x0 + NUMBER)) y=(N(y + BAR - 4.0)) { (words) }
                }
            },
        )
    }

    /// What stands in a bar: a short one on a phone says its name whole or not at all.
    fn words_in(&self, bar: &Bar, width: f64) -> Option<String> {
        beginning(&bar.title, width).filter(|words| self.room.is_wide || *words == bar.title)
    }

    fn rise(&self, rise: &Rise) -> Markup {
        let x = self.x(rise.on);
        let (y0, y1) = (self.middle(rise.from), self.middle(rise.to));
        self.link(
            &rise.href,
            &rise.words,
            &html! {
                rect class="hit" x=(N(x - 9.0)) y=(N(y0.min(y1) - 9.0)) width="18" height=(N((y1 - y0).abs() + 18.0)) {}
                path class="climb-rise" d={ "M" (c(x)) " " (c(y0)) "V" (c(y1)) } {}
                circle class="climb-end" cx=(N(x)) cy=(N(y1)) r="8" {}
                text class="climb-number" x=(N(x)) y=(N(y1 + 4.0)) text-anchor="middle" { (rise.number) }
            },
        )
    }

    fn marks(&self, lang: Lang, all: &[Happening], y: f64) -> Markup {
        html! { @for h in all {
            @let x = self.x(h.on);
            (link(h.href.as_deref(), &mark_words(lang, h), &html! {
                rect class="hit" x=(N(x - 8.0)) y=(N(y - 8.0)) width="16" height="16" {}
                (shape(h.mark, x, y))
            }))
        } }
    }
}

/// The first words of a title, as many as fit: what is seen begins what is read aloud.
fn beginning(title: &str, width: f64) -> Option<String> {
    let lines = wrap(title, width, 12.0, usize::MAX);
    lines
        .into_iter()
        .next()
        .filter(|line| title.starts_with(line.as_str()))
}

/// A line for each bar within its step, so that none covers another, and how many lines each
/// step needs.
fn lines(bars: &[Bar], steps: usize) -> (Vec<usize>, Vec<usize>) {
    // For each line of each step: when it is free again, and whose it was.
    let mut taken: Vec<Vec<(i32, usize)>> = vec![Vec::new(); steps];
    let mut order: Vec<usize> = (0..bars.len()).collect();
    order.sort_by_key(|i| bars[*i].from);
    let mut lines = vec![0; bars.len()];
    for i in order {
        let bar = &bars[i];
        let Some(of) = usize::from(bar.step)
            .checked_sub(1)
            .and_then(|step| taken.get_mut(step))
        else {
            continue;
        };
        let until = bar.to.unwrap_or(i32::MAX);
        let own = of.iter().position(|(_, measure)| *measure == bar.measure);
        let free = own.or_else(|| of.iter().position(|(until, _)| *until <= bar.from));
        let line = free.unwrap_or(of.len());
        if line == of.len() {
            of.push((until, bar.measure));
        }
        of[line] = (until, bar.measure);
        lines[i] = line;
    }
    (lines, taken.iter().map(Vec::len).collect())
}

#[cfg(test)]
mod tests {
    use super::super::tests::bar;
    use super::*;

    #[test]
    fn measures_at_once_on_one_step_stand_on_lines_of_their_own() {
        let bars = [
            bar(0, 0, Some(100), 3),
            bar(1, 50, Some(150), 3),
            bar(2, 100, None, 3),
            bar(3, 0, None, 5),
        ];
        let (lines, counts) = lines(&bars, 6);
        assert_eq!(lines, [0, 1, 0, 0]);
        assert_eq!(counts, [0, 0, 2, 0, 1, 0]);
    }

    #[test]
    fn what_stands_in_a_bar_begins_its_title_or_is_left_out() {
        let title = "Familiebehandling eller behandling";
        assert_eq!(beginning(title, 110.0).unwrap(), "Familiebehandling");
        assert_eq!(beginning(title, 400.0).unwrap(), title);
        assert_eq!(beginning(title, 40.0), None);
    }

    #[test]
    fn the_days_of_coming_home_are_hatched_in_their_bar() {
        let mut climb = Climb {
            id: "c".into(),
            to: 400,
            today: 300,
            steps: vec![String::new(); 6],
            bars: vec![bar(0, 10, None, 5)],
            ..Climb::default()
        };
        let drawn = |climb: &Climb| Plan::new(climb, WIDE).draw(Lang::Da).0;
        assert!(!drawn(&climb).contains("climb-home"));
        climb.bars[0].home = Some((250, 350));
        let home = drawn(&climb);
        assert!(home.contains("class=\"climb-home\"") && home.contains("id=\"c-w-home\""));
    }
}
