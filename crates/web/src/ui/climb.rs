//! One child's measures over the years on the ladder: each a bar on its step, the changes of
//! the child's step as risers that lead to the reason, the planned end dashed, decisions above
//! and follow-ups below. A narrow place gets bars and risers, and all of it as a list.

mod plan;

use super::svg::{DataTable, Frame};
use super::timeline::Happening;
use crate::i18n::Lang;
use maud::{Markup, html};
use plan::{NARROW, Plan, WIDE};

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

/// Draws the picture, for a narrow place a smaller one with the list, and the table behind both.
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
    let narrow = html! {
        (Plan::new(p, NARROW).draw(lang))
        (list(lang, p))
    };
    frame.around(&Plan::new(p, WIDE).draw(lang), Some(&narrow))
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

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn bar(measure: usize, from: i32, to: Option<i32>, step: u8) -> Bar {
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
        let (wide, narrow) = (
            Plan::new(&climb, WIDE).draw(Lang::Da),
            list(Lang::Da, &climb),
        );
        for href in ["#m-0", "#c-1", "/d"] {
            let wanted = format!("href=\"{href}\"");
            assert!(
                wide.0.contains(&wanted) && narrow.0.contains(&wanted),
                "{href}"
            );
        }
    }

    #[test]
    fn a_narrow_place_gets_bars_and_risers_without_the_marks() {
        let mark = |on| Happening {
            on,
            href: Some("/m".into()),
            ..Happening::default()
        };
        let climb = Climb {
            id: "c".into(),
            to: 400,
            today: 300,
            steps: vec!["Tidlig indsats".to_owned(); 6],
            bars: vec![bar(0, 10, None, 3)],
            rises: vec![Rise::default()],
            decisions: vec![mark(5)],
            meetings: vec![mark(90)],
            ..Climb::default()
        };
        let [wide, narrow] = [WIDE, NARROW].map(|room| Plan::new(&climb, room).draw(Lang::Da).0);
        for kept in ["class=\"climb-bar\"", "class=\"climb-rise\""] {
            assert!(wide.contains(kept) && narrow.contains(kept), "{kept}");
        }
        for left_out in ["href=\"/m\"", "Tidlig indsats", "<a "] {
            assert!(
                wide.contains(left_out) && !narrow.contains(left_out),
                "{left_out}"
            );
        }
    }
}
