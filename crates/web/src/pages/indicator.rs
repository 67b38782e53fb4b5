//! One indicator: the figure, its trend and parts, the cases behind it for those who may see
//! them, and the card it is counted by.

mod card;
mod units;

use crate::i18n::Lang;
use crate::pages::figures::{self, Asked};
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::{errors, goals, target_group, thread, words};
use crate::site::Site;
use crate::ui::bars::{Split, SplitBar, splits};
use crate::ui::notice::{BigNumber, Notice, Tone, big_numbers, notice, section};
use crate::ui::table::{Chip, chips};
use crate::ui::trend::trend;
use crate::visitor::{Visitor, run};
use app::Problem;
use app::goals::{IndicatorView, UnitsWanted};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use indicators::{Dimension, Filter, Format, Key, PublishedCell};
use maud::{Markup, html};

/// Units on a page.
const PAGE: usize = 50;

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let (actor, now) = (visitor.actor.clone(), site.app.now());
    let (question, mut wrong) = asked.question(now);
    let (filter, bad) = asked.filter();
    wrong.extend(bad);
    let wanted = UnitsWanted {
        page: asked
            .page
            .parse::<usize>()
            .map_or(0, |page| page.saturating_sub(1)),
        size: PAGE,
    };
    let loaded = run(&site, move |app| {
        figures::answered((question, wrong), now, |question, is_as_asked| {
            // What was refused is answered by the figure as a whole.
            let filter = if is_as_asked { &filter } else { &Filter::NONE };
            app.indicator(&actor, &id, question, filter, wanted)
        })
    });
    let (view, problems) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let content = content(lang, &view, &asked, &problems);
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    with_status(
        status,
        &site,
        &visitor,
        Area::Goals,
        head(lang, &view),
        &content,
    )
}

fn head(lang: Lang, view: &IndicatorView) -> Head {
    let card = &view.card;
    let figure = figures::shown(lang, &view.total);
    let target = goals::target_words(lang, card, view.target, view.is_target_last_year);
    let mut thread = thread::for_indicator(lang, &view.ruleset, card, target, Some(figure));
    if let Some(here) = thread.pop() {
        thread.push(here.current());
    }
    Head {
        title: words::title(lang, &card.title),
        thread,
        footing: Some(figures::footing(
            lang,
            view.position,
            Some(&card::fingerprint(view)),
        )),
        wide: true,
        ..Head::default()
    }
}

fn content(lang: Lang, view: &IndicatorView, asked: &Asked, problems: &[Problem]) -> Markup {
    let card = &view.card;
    let path = format!("/indicators/{}", card.id);
    let is_open = view.units.is_some();
    let filters = chosen(lang, view, asked, &path);
    let title = words::title(lang, &card.title);
    let picture = figures::trend(
        lang,
        title.clone(),
        (card.format(), view.target),
        &view.series,
        view.question.when.through,
        |of| asked.href(&path, "period", &of.to_string()),
    );
    html! {
        h1 { (title) }
        p class="lead" { (words::title(lang, &card.description)) }
        (chips(&lang.t("period"), &figures::period_chips(lang, &path, asked, view.question)))
        (figures::ask_form(lang, &path, asked, problems, is_open))
        @if !filters.is_empty() { (chips(&lang.t("figure-filters"), &filters)) }
        (big_numbers(&[number(lang, view)]))
        @if let Some((entered, left)) = view.moved {
            p { (lang.t_args("figure-moved", &[
                ("since", figures::last_time(lang, view.question).into()),
                ("entered", entered.into()), ("left", left.into()),
            ])) }
        }
        (moved_away(lang, view))
        (section("goals", &lang.t("figure-goals"), None, &serves(lang, view)))
        (section("trend-h", &lang.t("figure-trend"), None, &trend(lang, &picture)))
        @if !view.splits.is_empty() {
            (section("splits", &lang.t("figure-splits"), None, &parts(lang, view, asked, &path)))
        }
        @if let Some(page) = &view.units { (units::section(lang, view, page, asked, &path)) }
        @else { p class="weak" { (lang.t("figures-masked")) } }
        (section("card", &lang.t("figure-card"), None, &card::facts(lang, view)))
    }
}

/// The cases that left because another municipality acts; each says since when.
fn moved_away(lang: Lang, view: &IndicatorView) -> Markup {
    let n = view.moved_away.len();
    html! {
        @if n > 0 {
            details {
                summary { (lang.t_args("figure-moved-away", &[("n", n.into())])) }
                ul class="bullets" { @for moved in &view.moved_away {
                    li { a href={ "/cases/" (moved.number) "#goals" } { (lang.t("case")) " " (moved.number) } }
                } }
            }
        }
    }
}

fn number(lang: Lang, view: &IndicatorView) -> BigNumber {
    let beside = [
        figures::of(lang, &view.total),
        figures::when(lang, view.question),
    ];
    let said: Vec<String> = beside
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    BigNumber {
        label: words::title(lang, &view.card.numerator),
        value: figures::shown(lang, &view.total),
        of: said.join(" · "),
        change: view.delta.map(|by| {
            lang.t_args(
                "figure-change",
                &[
                    (
                        "change",
                        figures::change(lang, view.total.format, by).into(),
                    ),
                    ("since", figures::last_time(lang, view.question).into()),
                ],
            )
        }),
        ..BigNumber::default()
    }
}

/// The goals that ask for the figure, or that none does.
fn serves(lang: Lang, view: &IndicatorView) -> Markup {
    let goals: Vec<_> = view.ruleset.goals.of_indicator(&view.card.id).collect();
    html! {
        @if goals.is_empty() {
            (notice(&Notice {
                text: lang.t("figure-no-goal-text"),
                ..Notice::new(Tone::Warning, lang.t("figure-no-goal"))
            }))
        } @else {
            ul class="bullets" { @for goal in goals {
                li { a class="thread-link" href={ "/goals/" (goal.id) } { (words::title(lang, &goal.title)) } }
            } }
        }
    }
}

/// The filters that are on, each with the address that removes it.
fn chosen(lang: Lang, view: &IndicatorView, asked: &Asked, path: &str) -> Vec<Chip> {
    let filter = &view.filter;
    let part = |dimension, name: &str, key: Option<String>| {
        key.map(|key| Chip {
            label: lang.t_args(
                "figure-remove",
                &[("filter", label(lang, view, dimension, &Key(key)).into())],
            ),
            href: asked.href(path, name, ""),
            active: true,
            count: None,
        })
    };
    let team = filter.team.as_ref().map(ToString::to_string);
    let age = filter.age_group.map(|group| group.code().to_owned());
    let step = filter.step.map(|step| step.to_string());
    let group = filter.target_group.map(|group| group.to_string());
    [
        part(Dimension::Team, "team", team),
        part(Dimension::AgeGroup, "age", age),
        part(Dimension::Step, "step", step),
        part(Dimension::TargetGroup, "target_group", group),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The name of a part.
fn label(lang: Lang, view: &IndicatorView, dimension: Dimension, key: &Key) -> String {
    if key.as_str() == Key::UNKNOWN && dimension == Dimension::TargetGroup {
        return lang.t("target-group-none");
    }
    if key.as_str() == Key::UNKNOWN {
        return lang.t("part-unknown");
    }
    match dimension {
        Dimension::Team => key.as_str().parse().map_or_else(
            |_| key.to_string(),
            |team| view.ruleset.team_name(&team).to_owned(),
        ),
        Dimension::AgeGroup => lang.t(&format!("age-group-{key}")),
        Dimension::TargetGroup => key.as_str().parse().map_or_else(
            |_| key.to_string(),
            |group| target_group::name(lang, &view.ruleset, group, view.question.when.to_on()),
        ),
        Dimension::Step => key
            .as_str()
            .parse()
            .map_or_else(|_| key.to_string(), |step| words::step(lang, step)),
        _ => key.to_string(),
    }
}

/// The figure split by team, age and step, each part a link that filters.
fn parts(lang: Lang, view: &IndicatorView, asked: &Asked, path: &str) -> Markup {
    let is_open = view.units.is_some();
    let bar = |dimension: Dimension, (key, cell): &(Key, PublishedCell)| SplitBar {
        label: label(lang, view, dimension, key),
        value: cell.value,
        text: figures::in_full(lang, cell),
        // A reader of aggregates cannot filter: one answer could be taken from another.
        href: (is_open && view.filter.narrowed(dimension, key).is_some())
            .then(|| asked.href(path, field(dimension), key.as_str())),
    };
    let shown: Vec<Split> = view
        .splits
        .iter()
        .filter(|(_, parts)| parts.len() > 1 || !is_open)
        .map(|(dimension, parts)| Split {
            title: words::code(lang, "split-by", dimension.code()),
            bars: parts.iter().map(|part| bar(*dimension, part)).collect(),
        })
        .collect();
    // The target of a count is a target for the whole.
    let target = view
        .target
        .filter(|_| !matches!(view.card.format(), Format::Count | Format::Per1000))
        .map(|target| (target, figures::value(lang, view.card.format(), target)));
    splits(lang, &shown, target.as_ref())
}

fn field(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::AgeGroup => "age",
        other => other.code(),
    }
}
