//! One child's measures over the years on the ladder: each a bar on its step, the changes of
//! the child's step as risers that lead to the reason, the planned end dashed, decisions above
//! and follow-ups below. A narrow place gets the same as a list.

use super::path::years;
use super::svg::{DataTable, Drawing, Frame, N, c, flt, wrap};
use super::timeline::{Happening, link, shape};
use crate::i18n::Lang;
use maud::{Markup, html};

/// A stretch of a measure on one step, at one place.
#[derive(Clone, Debug, Default)]
pub struct Bar {
    /// Which measure it belongs to: its stretches share a line where they share a step.
    pub measure: usize,
    /// The first day.
    pub from: i32,
    /// The first day after; none while it runs.
    pub to: Option<i32>,
    /// The planned end, drawn for what runs.
    pub planned: Option<i32>,
    /// The days in which the child comes home, hatched in the bar.
    pub home: Option<(i32, i32)>,
    /// The step, 1 to 6.
    pub step: u8,
    /// What stands in it: "Plejefamilie".
    pub title: String,
    /// All of it in words, with the period.
    pub words: String,
    /// Where it leads.
    pub href: String,
}

/// A change of the child's step.
#[derive(Clone, Debug, Default)]
pub struct Rise {
    /// The day.
    pub on: i32,
    /// The step before; 0 for none.
    pub from: u8,
    /// The step after; 0 for none.
    pub to: u8,
    /// Its number among the reasons.
    pub number: usize,
    /// What it was, in words.
    pub words: String,
    /// Where the reason stands.
    pub href: String,
}

/// The picture.
#[derive(Clone, Debug, Default)]
pub struct Climb {
    /// Unique on the page.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// What is seen, in one sentence.
    pub description: String,
    /// The first day.
    pub from: i32,
    /// The last day; leave room for the planned end.
    pub to: i32,
    /// Today.
    pub today: i32,
    /// The names of the six steps, the lowest first.
    pub steps: Vec<String>,
    /// The measures.
    pub bars: Vec<Bar>,
    /// The changes of step.
    pub rises: Vec<Rise>,
    /// The decisions, above the steps.
    pub decisions: Vec<Happening>,
    /// The follow-ups, below them.
    pub meetings: Vec<Happening>,
}

/// Draws the picture, for a narrow place the list, and the table behind both.
pub fn climb(lang: Lang, p: &Climb) -> Markup {
    let columns = ["step", "measure"].map(|k| lang.t(k));
    let rows = p.bars.iter().map(|bar| {
        let step = usize::from(bar.step.max(1)) - 1;
        let name = p.steps.get(step).map_or("", String::as_str);
        vec![format!("{} {name}", bar.step), bar.words.clone()]
    });
    let table = DataTable::new(&columns, rows.collect());
    let frame = Frame {
        lang,
        id: &p.id,
        title: &p.title,
        description: &p.description,
        class: "climb",
        table: &table,
    };
    frame.around(&Plan::new(p).draw(lang), Some(&list(lang, p)))
}

/// Everything, the latest first, each leading where its mark leads; the follow-ups folded.
fn list(lang: Lang, p: &Climb) -> Markup {
    let bars = p
        .bars
        .iter()
        .map(|b| (b.from, b.words.clone(), Some(&b.href)));
    let rises = p
        .rises
        .iter()
        .map(|r| (r.on, r.words.clone(), Some(&r.href)));
    let said = |m| lines_of(lang, m);
    let decisions = p.decisions.iter().map(said);
    html! {
        (entries(bars.chain(rises).chain(decisions).collect()))
        // There is one every few months: they would bury what happened.
        @if !p.meetings.is_empty() {
            details {
                summary { (lang.t_args("climb-meetings", &[("n", p.meetings.len().into())])) }
                (entries(p.meetings.iter().map(said).collect()))
            }
        }
    }
}

/// A line of the list: its day, its words and where it leads.
type Line<'a> = (i32, String, Option<&'a String>);

fn lines_of(lang: Lang, mark: &Happening) -> Line<'_> {
    (mark.on, mark_words(lang, mark), mark.href.as_ref())
}

fn entries(mut all: Vec<Line<'_>>) -> Markup {
    all.sort_by_key(|line| std::cmp::Reverse(line.0));
    html! {
        ol class="plain-list" { @for (_, words, href) in all {
            li { @match href { Some(href) => a href=(href) { (words) }, None => (words) } }
        } }
    }
}

fn mark_words(lang: Lang, mark: &Happening) -> String {
    format!("{}, {}", mark.title, lang.date_long(mark.on))
}

const WIDTH: f64 = 1040.0;
const LEFT: f64 = 214.0;
/// The line of marks above the steps, and the one below.
const STRIP: f64 = 26.0;
const ROW: f64 = 22.0;
const BAR: f64 = 16.0;
const PAD: f64 = 8.0;
/// Room for the number of a riser before the words of a bar.
const NUMBER: f64 = 12.0;
/// Room for the name of the last year.
const RIGHT: f64 = 44.0;

/// Where everything stands.
struct Plan<'a> {
    p: &'a Climb,
    /// The line of each bar within its step.
    lines: Vec<usize>,
    /// Top and height of each step, the lowest first.
    bands: Vec<(f64, f64)>,
    height: f64,
}

impl<'a> Plan<'a> {
    fn new(p: &'a Climb) -> Self {
        let (lines, counts) = lines(&p.bars, p.steps.len());
        let mut bands = vec![(0.0, 0.0); p.steps.len()];
        let mut y = 8.0 + STRIP;
        for (band, count) in bands.iter_mut().zip(&counts).rev() {
            let height = ROW * flt((*count).max(1)) + PAD;
            *band = (y, height);
            y += height;
        }
        Plan {
            p,
            lines,
            bands,
            height: y + STRIP + 28.0,
        }
    }

    fn x(&self, day: i32) -> f64 {
        let (from, to) = (self.p.from, self.p.to.max(self.p.from + 1));
        let share = f64::from(day.clamp(from, to) - from) / f64::from(to - from);
        LEFT + (WIDTH - RIGHT - LEFT) * share
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

    fn draw(&self, lang: Lang) -> Markup {
        let p = self.p;
        let drawing = Drawing {
            id: &format!("{}-w", p.id),
            title: &p.title,
            description: &p.description,
            width: WIDTH,
            height: self.height,
            linked: true,
        };
        let floor = self.floor();
        drawing.draw(&html! {
            @if p.bars.iter().any(|bar| bar.home.is_some()) { (self.hatch()) }
            (self.names(lang))
            (years(lang, (p.from, p.to), &|day| self.x(day), (8.0, floor + STRIP), floor + STRIP + 18.0))
            line class="today-line" x1=(N(self.x(p.today))) x2=(N(self.x(p.today))) y1="8" y2=(N(floor + STRIP)) {}
            @for (bar, line) in p.bars.iter().zip(&self.lines) { (self.bar(bar, *line)) }
            @for rise in &p.rises { (self.rise(rise)) }
            (self.marks(lang, &p.decisions, 8.0 + STRIP / 2.0))
            (self.marks(lang, &p.meetings, floor + STRIP / 2.0))
        })
    }

    /// The hatching of the days in which a child comes home.
    fn hatch(&self) -> Markup {
        html! { defs {
            pattern id={ (self.p.id) "-home" } width="6" height="6" patternUnits="userSpaceOnUse" {
                path class="climb-hatch" d="M0 6L6 0" {}
            }
        } }
    }

    fn names(&self, lang: Lang) -> Markup {
        let strips = [
            ("lane-decision", 8.0 + STRIP / 2.0),
            ("lane-meetings", self.floor() + STRIP / 2.0),
        ];
        html! {
            @for (i, (name, (top, height))) in self.p.steps.iter().zip(&self.bands).enumerate() {
                rect class=(if i % 2 == 0 { "stripe" } else { "stripe stripe-odd" }) x="0" y=(N(*top)) width=(N(WIDTH)) height=(N(*height)) {}
                text class="lane-text" x="8" y=(N(top + height / 2.0 + 4.5)) {
                    tspan class="stair-number" { (i + 1) }
                    @for line in wrap(name, LEFT - 40.0, 13.0, 1) { tspan dx="8" { (line) } }
                }
            }
            @for (key, y) in strips { text class="lane-text" x="8" y=(N(y + 4.5)) { (lang.t(key)) } }
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
        link(
            Some(&bar.href),
            &bar.words,
            &html! {
                rect class="hit" x=(N(x0)) y=(N(y - 3.0)) width=(N((x1 - x0).max(12.0))) height=(N(ROW)) {}
                rect class="climb-bar" x=(N(x0)) y=(N(y)) width=(N(x1 - x0)) height=(N(BAR)) rx="2" {}
                @if let Some(day) = planned {
                    rect class="climb-planned" x=(N(x1)) y=(N(y)) width=(N((self.x(day) - x1).max(3.0))) height=(N(BAR)) {}
                }
                @if let Some((from, until)) = bar.home {
                    @let (x, wide) = (self.x(from), (self.x(until) - self.x(from)).max(3.0));
                    rect class="climb-home" fill={ "url(#" (self.p.id) "-home)" } x=(N(x)) y=(N(y)) width=(N(wide)) height=(N(BAR)) {}
                }
                @if let Some(words) = beginning(&bar.title, x1 - x0 - NUMBER - 8.0) {
                    text class="climb-words" x=(N(x0 + NUMBER)) y=(N(y + BAR - 4.0)) { (words) }
                }
            },
        )
    }

    fn rise(&self, rise: &Rise) -> Markup {
        let x = self.x(rise.on);
        let (y0, y1) = (self.middle(rise.from), self.middle(rise.to));
        link(
            Some(&rise.href),
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
    use super::*;

    fn bar(measure: usize, from: i32, to: Option<i32>, step: u8) -> Bar {
        Bar {
            measure,
            from,
            to,
            step,
            href: format!("#m-{measure}"),
            ..Bar::default()
        }
    }

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
        let drawn = |climb: &Climb| Plan::new(climb).draw(Lang::Da).0;
        assert!(!drawn(&climb).contains("climb-home"));
        climb.bars[0].home = Some((250, 350));
        let home = drawn(&climb);
        assert!(home.contains("class=\"climb-home\"") && home.contains("id=\"c-home\""));
    }

    #[test]
    fn follow_ups_are_folded_in_the_list() {
        let climb = Climb {
            meetings: vec![Happening {
                on: 5,
                href: Some("/m".into()),
                ..Happening::default()
            }],
            ..Climb::default()
        };
        let list = list(Lang::Da, &climb).0;
        let (shown, folded) = list.split_once("<details>").unwrap();
        assert!(!shown.contains("/m") && folded.contains("href=\"/m\""));
    }

    #[test]
    fn the_list_leads_wherever_the_picture_leads() {
        let climb = Climb {
            id: "c".into(),
            to: 400,
            today: 300,
            steps: vec![String::new(); 6],
            bars: vec![bar(0, 10, None, 3)],
            rises: vec![Rise {
                on: 10,
                to: 3,
                href: "#c-1".into(),
                ..Rise::default()
            }],
            decisions: vec![Happening {
                on: 5,
                href: Some("/d".into()),
                ..Happening::default()
            }],
            ..Climb::default()
        };
        let (wide, narrow) = (Plan::new(&climb).draw(Lang::Da), list(Lang::Da, &climb));
        for href in ["#m-0", "#c-1", "/d"] {
            let wanted = format!("href=\"{href}\"");
            assert!(
                wide.0.contains(&wanted) && narrow.0.contains(&wanted),
                "{href}"
            );
        }
    }
}
