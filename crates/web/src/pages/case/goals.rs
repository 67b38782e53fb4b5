//! The goals a case counts in.

use crate::i18n::Lang;
use crate::pages::loaded::Loaded;
use crate::pages::words;
use crate::ui::history::{CountsIn as Counts, Pull, counts_in};
use crate::ui::notice::section;
use app::goals::{Away, CountsIn};
use domain::Moment;
use indicators::card::Direction;
use maud::{Markup, html};

/// One line for each goal that is measured by a figure the case counts in; the figures read
/// beside a goal, and those no goal asks for, stand folded below.
pub(super) fn of(lang: Lang, loaded: &Loaded) -> Markup {
    let is_own = |c: &&CountsIn| {
        c.goals
            .iter()
            .any(|g| g.indicator.as_deref() == Some(c.card.id.as_str()))
    };
    let own: Vec<Counts> = loaded
        .counts
        .iter()
        .filter(is_own)
        .map(|c| counted(lang, c))
        .collect();
    let others: Vec<Counts> = loaded
        .counts
        .iter()
        .filter(|c| !is_own(c))
        .map(|c| counted(lang, c))
        .collect();
    let content = html! {
        @for away in &loaded.away { (elsewhere(lang, away)) }
        @if own.is_empty() { p { (lang.t("case-counts-none")) } } @else { (counts_in(&own)) }
        @if !others.is_empty() {
            details {
                summary { (lang.t_args("case-counts-others", &[("n", others.len().into())])) }
                (counts_in(&others))
            }
        }
    };
    section("goals", &lang.t("case-goals"), None, &content)
}

/// That another municipality acted for a time, and the figures the child is therefore not in.
fn elsewhere(lang: Lang, away: &Away) -> Markup {
    let day = |at: Moment| words::date(lang, at.day());
    let said = match (away.from, away.until) {
        (Some(from), None) => lang.t_args("case-away-since", &[("from", day(from).into())]),
        (Some(from), Some(until)) => lang.t_args(
            "case-away-between",
            &[("from", day(from).into()), ("until", day(until).into())],
        ),
        (None, Some(until)) => lang.t_args("case-away-before", &[("until", day(until).into())]),
        (None, None) => return html! {},
    };
    html! {
        p { (said) }
        @if let Some(on) = away.last_on.filter(|_| !away.counted.is_empty()) {
            details {
                summary { (lang.t_args("case-away-counted", &[
                    ("n", away.counted.len().into()), ("day", words::date(lang, on).into()),
                ])) }
                ul class="bullets" { @for c in &away.counted { li {
                    a class="thread-link" href={ "/indicators/" (c.card.id) "?as_of=" (on) } {
                        (words::title(lang, &c.card.title))
                    }
                } } }
            }
        }
    }
}

fn counted(lang: Lang, c: &CountsIn) -> Counts {
    let id = c.card.id.as_str();
    let goal = c.goals.iter().find(|g| g.indicator.as_deref() == Some(id));
    let hits = c.units.iter().filter(|u| u.in_numerator).count();
    // What the council wants goes before what the figure says of itself.
    let better = goal.map(|g| g.direction).or(c.card.direction);
    let is_share = c.card.format() == indicators::Format::Share;
    let unit = words::code(lang, "unit", c.card.unit.code());
    Counts {
        goal: words::title(lang, goal.map_or(&c.card.title, |g| &g.title)),
        href: format!("/indicators/{id}"),
        how: if is_share {
            let args = [
                ("hits", hits.into()),
                ("n", c.units.len().into()),
                ("unit", unit.into()),
            ];
            lang.t_args("case-counts", &args)
        } else {
            lang.t_args(
                "case-counts-in",
                &[("n", c.units.len().into()), ("unit", unit.into())],
            )
        },
        pull: pull(c, better, hits),
    }
}

/// A share is pulled by the units counted and those not; a plain count, of what is better low,
/// by every unit.
fn pull(c: &CountsIn, better: Option<Direction>, hits: usize) -> Pull {
    use indicators::Format::{Count, Share};
    let is_wanted = match (c.card.format(), better) {
        (Share, Some(Direction::Up)) => hits == c.units.len(),
        (Share, Some(Direction::Down)) => hits == 0,
        (Count, Some(Direction::Down)) => false,
        _ => return Pull::Neither,
    };
    if is_wanted { Pull::With } else { Pull::Against }
}
