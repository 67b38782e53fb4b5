//! The ICS triangle: the areas of an assessment on its three sides, each a link with how many
//! contributions speak to it; those in focus have a double ring and say so. On a narrow screen
//! the same is a list by side.

use super::svg::{DataTable, Drawing, Frame, N, flt, wrap};
use crate::i18n::Lang;
use maud::{Markup, html};

/// An area on a side.
#[derive(Clone, Debug, Default)]
pub struct Area {
    /// Its name.
    pub name: String,
    /// How many contributions speak to it.
    pub count: usize,
    /// The assessment looks at it.
    pub in_focus: bool,
    /// Where it leads, if there is something to read.
    pub href: Option<String>,
}

/// A side of the triangle.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// Its name.
    pub name: String,
    /// Its areas, from the top down or from left to right.
    pub areas: Vec<Area>,
}

/// The triangle.
#[derive(Clone, Debug, Default)]
pub struct Triangle {
    /// Unique on the page.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// What is seen, in one sentence.
    pub description: String,
    /// The child, the parents, and what is around them: left, right, base.
    pub sides: [Side; 3],
    /// What stands in the middle: a number and what it counts.
    pub middle: (String, String),
}

const WIDTH: f64 = 780.0;
const HEIGHT: f64 = 512.0;
const TOP: (f64, f64) = (390.0, 46.0);
const LEFT: (f64, f64) = (160.0, 376.0);
const RIGHT: (f64, f64) = (620.0, 376.0);
/// The height of a line of a name.
const LINE: f64 = 17.0;
/// More areas than this on the base stand in two rows of names.
const ONE_ROW: usize = 4;

/// Draws the triangle with its list and its table.
pub fn triangle(lang: Lang, t: &Triangle) -> Markup {
    let columns = ["ics-column-area", "ics-column-focus", "ics-column-known"];
    let areas = || t.sides.iter().flat_map(|side| &side.areas);
    let rows = areas().map(|a| vec![a.name.clone(), focus(lang, a), known(lang, a)]);
    let table = DataTable::new(&columns.map(|key| lang.t(key)), rows.collect());
    let frame = Frame {
        lang,
        id: &t.id,
        title: &t.title,
        description: &t.description,
        class: "ics",
        table: &table,
    };
    frame.around(&draw(lang, t), Some(&list(lang, t)))
}

fn focus(lang: Lang, area: &Area) -> String {
    let key = if area.in_focus {
        "ics-in-focus"
    } else {
        "ics-not-in-focus"
    };
    lang.t(key)
}

fn known(lang: Lang, area: &Area) -> String {
    lang.t_args("ics-known", &[("n", area.count.into())])
}

fn draw(lang: Lang, t: &Triangle) -> Markup {
    let id = format!("{}-w", t.id);
    let drawing = Drawing {
        id: &id,
        title: &t.title,
        description: &t.description,
        width: WIDTH,
        height: HEIGHT,
        linked: true,
    };
    let [child, parents, around] = &t.sides;
    drawing.draw(&html! {
        path class="ics-edge" d={ "M" (N(TOP.0)) " " (N(TOP.1)) "L" (N(LEFT.0)) " " (N(LEFT.1)) "H" (N(RIGHT.0)) "Z" } {}
        text class="ics-side-text" x="8" y="22" { (child.name) }
        text class="ics-side-text" x=(N(WIDTH - 8.0)) y="22" text-anchor="end" { (parents.name) }
        text class="ics-side-text" x=(N(TOP.0)) y=(N(HEIGHT - 10.0)) text-anchor="middle" { (around.name) }
        text class="ics-middle" x=(N(TOP.0)) y="262" text-anchor="middle" { (t.middle.0) }
        text class="ics-middle-words" x=(N(TOP.0)) y="288" text-anchor="middle" { (t.middle.1) }
        @for (i, area) in child.areas.iter().enumerate() {
            @let at = between(TOP, LEFT, i, child.areas.len());
            (spot(lang, area, at, &Names::beside(&area.name, at, -1.0)))
        }
        @for (i, area) in parents.areas.iter().enumerate() {
            @let at = between(TOP, RIGHT, i, parents.areas.len());
            (spot(lang, area, at, &Names::beside(&area.name, at, 1.0)))
        }
        @for (i, area) in around.areas.iter().enumerate() {
            @let at = between(LEFT, RIGHT, i, around.areas.len());
            (spot(lang, area, at, &Names::below(&area.name, at, i, around.areas.len())))
        }
    })
}

/// The place of one of several areas on an edge, its ends left free.
fn between(from: (f64, f64), to: (f64, f64), i: usize, of: usize) -> (f64, f64) {
    let part = flt(i + 1) / flt(of + 1);
    (
        from.0 + (to.0 - from.0) * part,
        from.1 + (to.1 - from.1) * part,
    )
}

/// The lines of a name, where they begin and to which side they run.
struct Names {
    lines: Vec<String>,
    x: f64,
    y: f64,
    anchor: &'static str,
}

impl Names {
    /// Outside of a slanting edge.
    fn beside(name: &str, at: (f64, f64), way: f64) -> Self {
        let x = at.0 + way * 30.0;
        let room = if way < 0.0 { x } else { WIDTH - x } - 8.0;
        let lines = wrap(name, room, 14.0, 3);
        let y = at.1 + 5.0 - LINE * (flt(lines.len()) - 1.0) / 2.0;
        Self {
            lines,
            x,
            y,
            anchor: if way < 0.0 { "end" } else { "start" },
        }
    }

    /// Below the base; many names stand in two rows.
    fn below(name: &str, at: (f64, f64), i: usize, of: usize) -> Self {
        let room = (RIGHT.0 - LEFT.0) / flt(of + 1);
        let is_low = of > ONE_ROW && i % 2 == 1;
        let room = if of > ONE_ROW { room * 2.0 } else { room };
        Self {
            lines: wrap(name, room - 8.0, 14.0, 2 + usize::from(of <= ONE_ROW)),
            x: at.0,
            y: at.1 + if is_low { 74.0 } else { 40.0 },
            anchor: "middle",
        }
    }
}

fn spot(lang: Lang, area: &Area, at: (f64, f64), names: &Names) -> Markup {
    let drawn = html! {
        title { (area.name) ": " (focus(lang, area)) ", " (known(lang, area)) }
        circle class="hit" cx=(N(at.0)) cy=(N(at.1)) r="26" {}
        @if area.in_focus { circle class="ics-ring" cx=(N(at.0)) cy=(N(at.1)) r="21" {} }
        circle class={ "ics-spot" @if area.count > 0 { " is-known" } } cx=(N(at.0)) cy=(N(at.1)) r="16" {}
        text class={ "ics-count" @if area.count > 0 { " is-known" } } x=(N(at.0)) y=(N(at.1 + 5.0)) text-anchor="middle" { (area.count) }
        @for (i, line) in names.lines.iter().enumerate() {
            text class={ "ics-name" @if area.in_focus { " is-focus" } } x=(N(names.x)) y=(N(names.y + LINE * flt(i))) text-anchor=(names.anchor) { (line) }
        }
    };
    html! {
        @match &area.href {
            Some(href) => a class="mark" href=(href) { (drawn) },
            None => g { (drawn) },
        }
    }
}

fn list(lang: Lang, t: &Triangle) -> Markup {
    html! {
        @for side in &t.sides {
            p class="ics-side" { (side.name) }
            ul class="plain-list" { @for area in &side.areas { li {
                @match &area.href { Some(href) => a href=(href) { (area.name) }, None => (area.name) }
                " "
                @if area.in_focus { strong { (lang.t("ics-in-focus")) } ", " }
                span class="weak" { (known(lang, area)) }
            } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(name: &str, areas: &[(&str, usize, bool)]) -> Side {
        let area = |(name, count, in_focus): &(&str, usize, bool)| Area {
            name: (*name).to_owned(),
            count: *count,
            in_focus: *in_focus,
            href: (*count > 0).then(|| format!("#{name}")),
        };
        Side {
            name: name.to_owned(),
            areas: areas.iter().map(area).collect(),
        }
    }

    fn drawn(sides: [Side; 3]) -> String {
        let t = Triangle {
            id: "t".into(),
            title: "Trekanten".into(),
            sides,
            ..Triangle::default()
        };
        triangle(Lang::Da, &t).into_string()
    }

    #[test]
    fn every_area_stands_in_the_picture_the_list_and_the_table() {
        let html = drawn([
            side("Barnet", &[("Sundhed", 2, true), ("Læring", 0, false)]),
            side("Forældre", &[("Omsorg", 1, false)]),
            side("Omgivelser", &[("Netværk", 0, true)]),
        ]);
        for (name, times) in [("Sundhed", 5), ("Læring", 4), ("Netværk", 4)] {
            assert!(html.matches(name).count() >= times, "{name}: {html}");
        }
        assert_eq!(html.matches("class=\"ics-ring\"").count(), 2);
        // What there is to read is a link in the picture and in the list.
        assert_eq!(html.matches("href=\"#Sundhed\"").count(), 2);
        assert_eq!(html.matches("href=\"#Læring\"").count(), 0);
    }

    #[test]
    fn no_name_leaves_the_picture() {
        let long = "Dagtilbud, skoleforhold og læring i hele barnets opvækst";
        for at in [TOP, LEFT, RIGHT] {
            for way in [-1.0, 1.0] {
                let names = Names::beside(long, at, way);
                assert!(names.x > 0.0 && names.x < WIDTH && names.lines.len() <= 3);
            }
        }
        for i in 0..6 {
            let at = between(LEFT, RIGHT, i, 6);
            let names = Names::below(long, at, i, 6);
            assert!(names.y + LINE * flt(names.lines.len()) < HEIGHT - 10.0);
        }
    }
}
