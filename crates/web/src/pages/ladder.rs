//! The staircase of measures over a period: how many children stand on each step at its
//! end, and how many went up and down.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, ladder_table, thread, words};
use crate::site::Site;
use crate::ui::ladder::{Stair, StairMove, Staircase, staircase};
use crate::ui::notice::{BigNumber, big_numbers};
use crate::ui::table::{Chip, chips};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::Deed;
use app::goals::Question;
use app::ladder::LadderView;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::Day;
use indicators::{Period, Span, When};
use maud::{Markup, html};
use serde::Deserialize;

/// What the address may carry.
#[derive(Deserialize)]
pub struct Asked {
    period: Option<String>,
}

/// How many years back can be chosen.
const YEARS: i32 = 5;

/// The staircase.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let today = site.app.now().day();
    let period: Period = asked
        .period
        .and_then(|p| p.parse().ok())
        .filter(|p: &Period| p.start_on() <= today)
        .unwrap_or(Period::Year(today.year()));
    let question = Question {
        when: When::period(period, today),
        known: None,
    };
    let actor = visitor.actor.clone();
    let view = match run(&site, move |app| app.ladder(&actor, question)).await {
        Ok(view) => view,
        Err(error) => return errors::page(lang, &error),
    };
    // Whoever sees no person is answered to the end of a quarter: the page says what was answered.
    let when = view.question.when;
    let period = match when.span {
        Span::Period(period) => period,
        Span::AsOf(day) => Period::Year(day.year()),
    };
    let here = Knot::new(lang.t("nav-ladder"), name(lang, period)).current();
    let position = lang.int(i64::try_from(view.position).unwrap_or(i64::MAX));
    let to = words::date(lang, when.to_on());
    let head = Head {
        title: lang.t("nav-ladder"),
        thread: vec![thread::policy(lang, &view.ruleset), here],
        footing: Some(lang.t_args(
            "ladder-footing",
            &[("position", position.into()), ("day", to.into())],
        )),
        wide: true,
        ..Head::default()
    };
    let content = content(&visitor, &view, period, today);
    page(&site, &visitor, Area::Ladder, head, &content)
}

/// "2025", "3. kvartal 2025", "marts 2025".
fn name(lang: Lang, period: Period) -> String {
    match period {
        Period::Year(year) => year.to_string(),
        Period::Quarter(year, quarter) => lang.t_args(
            "ladder-quarter",
            &[
                ("quarter", quarter.into()),
                ("year", year.to_string().into()),
            ],
        ),
        Period::Month(year, month) => lang.month_year(year, month.into()),
    }
}

fn content(visitor: &Visitor, view: &LadderView, period: Period, today: Day) -> Markup {
    let lang = visitor.lang;
    let when = view.question.when;
    let end = when.to_on();
    let is_running = period.end_on() >= today || end < period.end_on();
    let links = is_running && visitor.actor.may(Deed::SeeCases);
    html! {
        h1 { (lang.t("nav-ladder")) ", " (name(lang, period)) }
        p { (lang.t("ladder-what")) }
        (chips(&lang.t("period"), &choices(lang, period, when.through)))
        (big_numbers(&numbers(lang, view, end)))
        (staircase(lang, &picture(lang, view, period, end, links)))
        @if is_running { p class="weak" { (lang.t_args("ladder-running", &[("day", words::date(lang, end).into())])) } }
        @if view.is_masked { p class="weak" { (lang.t("ladder-masked")) } }
        p class="weak" { (lang.t("ladder-how")) }
        p { a href=(ladder_table::PATH) { (lang.t("ladder-table")) } }
    }
}

fn choices(lang: Lang, period: Period, through: Day) -> Vec<Chip> {
    let year = period.year();
    let years = (through.year() - YEARS + 1..=through.year())
        .rev()
        .map(Period::Year);
    let quarters = (1..=4).map(|quarter| Period::Quarter(year, quarter));
    years
        .chain(quarters)
        .filter(|p| p.start_on() <= through)
        .map(|p| Chip {
            label: name(lang, p),
            href: format!("/ladder?period={p}"),
            active: p == period,
            count: None,
        })
        .collect()
}

fn small(count: Option<u64>) -> Option<u32> {
    count.map(|n| u32::try_from(n).unwrap_or(u32::MAX))
}

fn numbers(lang: Lang, view: &LadderView, end: Day) -> Vec<BigNumber> {
    let on = lang.t_args("ladder-on", &[("day", words::date(lang, end).into())]);
    let number = |key: &str, n: Option<u64>, of: String| BigNumber {
        label: lang.t(key),
        value: small(n).map_or_else(|| lang.t("ladder-hidden"), |n| lang.int(n.into())),
        of,
        ..BigNumber::default()
    };
    vec![
        number("ladder-standing", view.on_ladder, on),
        number("ladder-up", view.moves.up, lang.t("ladder-up-of")),
        number("ladder-down", view.moves.down, lang.t("ladder-down-of")),
        number("ladder-new", view.moves.new, lang.t("ladder-new-of")),
        number("ladder-left", view.moves.left, lang.t("ladder-left-of")),
    ]
}

fn picture(lang: Lang, view: &LadderView, period: Period, end: Day, links: bool) -> Staircase {
    let stairs = (1..=6)
        .map(|step| Stair {
            name: lang.t(&format!("ladder-step-{step}")),
            count: small(view.standing(step)),
            arrived: small(view.moved(0, step)),
            left: small(view.moved(step, 0)),
            href: links.then(|| format!("/cases?step={step}")),
        })
        .collect();
    let pairs = (1..=6).flat_map(|from| (1..=6).map(move |to| (from, to)));
    let moves = pairs
        .filter(|(from, to)| from != to && view.moved(*from, *to) != Some(0))
        .map(|(from, to)| StairMove {
            from,
            to,
            count: small(view.moved(from, to)),
        })
        .collect();
    let day = words::date(lang, end);
    Staircase {
        id: "ladder".to_owned(),
        title: lang.t_args(
            "ladder-title",
            &[("period", name(lang, period).into()), ("day", day.into())],
        ),
        description: description(lang, view),
        stairs,
        moves,
    }
}

/// What is seen, in one sentence. The two numbers are hidden together.
fn description(lang: Lang, view: &LadderView) -> String {
    let (Some(up), Some(down)) = (small(view.moves.up), small(view.moves.down)) else {
        return lang.t("ladder-description-hidden");
    };
    let count = |n: u32| lang.int(n.into()).into();
    lang.t_args(
        "ladder-description",
        &[("up", count(up)), ("down", count(down))],
    )
}
