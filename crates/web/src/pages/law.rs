//! The rules in force: law and local standards, each with its paragraph, versions and
//! sources, and whether the source was read.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::notice::{Empty, facts, section};
use crate::ui::sign::{Sign, sign};
use crate::ui::state::layer;
use crate::ui::table::{Column, Row, Table, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::Error;
use app::ruleset::Ruleset;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::Day;
use law::counting::Unit;
use law::{Citation, Layer, Rule, Shape, Version};
use maud::{Markup, html};

/// All rules.
pub async fn list(State(site): State<Site>, visitor: Visitor) -> Response {
    let lang = visitor.lang;
    let loaded = run(&site, |app| Ok((app.ruleset(), app.now().day()))).await;
    let (ruleset, today) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let rules = |of: Layer| -> Vec<&Rule> {
        ruleset
            .rules
            .book
            .rules()
            .iter()
            .filter(|r| r.layer == of)
            .collect()
    };
    let (by_law, local) = (rules(Layer::Law), rules(Layer::Local));
    let content = html! {
        h1 { (lang.t("nav-law")) }
        p { (lang.t("law-intro")) }
        (section("by-law", &lang.t("law-by-law"), Some(&by_law.len().to_string()), &sheet(lang, "law-by-law", &by_law, today)))
        (section("local", &lang.t("law-local"), Some(&local.len().to_string()), &html! {
            p { (lang.t("law-local-intro")) }
            (sheet(lang, "law-local", &local, today))
        }))
    };
    let here = Knot::new(lang.t("law-knot"), lang.t("nav-law")).current();
    let head = Head {
        title: lang.t("nav-law"),
        thread: vec![thread::policy(lang, &ruleset), here],
        footing: Some(footing(lang, &ruleset)),
        ..Head::default()
    };
    page(&site, &visitor, Area::Law, head, &content)
}

/// One rule with its versions.
pub async fn show(State(site): State<Site>, visitor: Visitor, Path(id): Path<String>) -> Response {
    let lang = visitor.lang;
    let loaded = run(&site, |app| Ok((app.ruleset(), app.now().day()))).await;
    let (ruleset, today) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let Some((_, rule)) = ruleset.rules.book.rule_by_id(&id) else {
        return errors::page(lang, &Error::NotFound);
    };
    let title = words::title(lang, &rule.title);
    let head = Head {
        title: title.clone(),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("law-knot"), lang.t("nav-law")).href("/law"),
            Knot::new(words::layer(rule.layer).word(lang), title).current(),
        ],
        footing: Some(footing(lang, &ruleset)),
        ..Head::default()
    };
    page(
        &site,
        &visitor,
        Area::Law,
        head,
        &one(lang, &ruleset, rule, today),
    )
}

fn footing(lang: Lang, ruleset: &Ruleset) -> String {
    let print: String = ruleset.rules.book.fingerprint().chars().take(12).collect();
    lang.t_args("law-footing", &[("print", print.into())])
}

/// The version in force on a day, or the first one to come.
fn in_force(rule: &Rule, on: Day) -> Option<&Version> {
    let begun = rule.versions.iter().rev().find(|v| v.from <= on);
    begun.or(rule.versions.first())
}

fn is_repealed(rule: &Rule, on: Day) -> bool {
    in_force(rule, on).is_some_and(|v| v.repealed)
}

fn sheet(lang: Lang, caption: &str, rules: &[&Rule], today: Day) -> Markup {
    let rows = rules
        .iter()
        .filter_map(|rule| {
            let version = in_force(rule, today)?;
            let shown = if version.repealed {
                rule.versions.iter().rev().find(|v| !v.repealed).unwrap_or(version)
            } else {
                version
            };
            Some(Row::new(vec![
                html! { a href={ "/law/" (rule.id) } { (words::title(lang, &rule.title)) } },
                html! { (citations(&shown.law)) },
                html! { (span(lang, rule, shown)) },
                html! {
                    @if is_repealed(rule, today) { (lang.t_args("law-until", &[("day", words::date(lang, version.from).into())])) }
                    @else { (lang.t_args("law-from", &[("day", words::date(lang, shown.from).into())])) }
                },
                html! { (verified(lang, shown.verified)) },
            ]))
        })
        .collect();
    table(
        lang,
        &Table {
            caption: lang.t(caption),
            show_caption: false,
            columns: ["law-rule", "law-basis", "law-span", "law-force", "law-read"]
                .map(|key| Column::new(lang.t(key)))
                .into(),
            rows,
            empty: Empty {
                title: lang.t("law-none"),
                ..Empty::default()
            },
        },
    )
}

fn citations(list: &[Citation]) -> Markup {
    html! {
        @for (i, c) in list.iter().enumerate() {
            @if i > 0 { ", " }
            @match &c.url { Some(url) => a href=(url) { (c.title) }, None => (c.title) }
        }
    }
}

/// Whether something was read in its source.
pub(super) fn verified(lang: Lang, is_verified: bool) -> Markup {
    html! {
        @if is_verified { span class="verified" { (sign(Sign::Tick)) " " (lang.t("verified")) } }
        @else { span class="unverified" { span aria-hidden="true" { "? " } (lang.t("unverified")) } }
    }
}

/// "24 timer", "6 hverdage", "2": the number of the version with its unit, if it counts.
fn span(lang: Lang, rule: &Rule, version: &Version) -> String {
    let Some(value) = version.value else {
        return String::new();
    };
    let unit = version.counting.as_ref().map(|c| match c.unit {
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::WorkingDay => "working-day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    });
    let counted = |n: i32, unit: &str| lang.t_args(&format!("span-{unit}"), &[("n", n.into())]);
    match unit {
        Some(unit) if value < 0 => {
            lang.t_args("law-before", &[("span", counted(-value, unit).into())])
        }
        Some(unit) => counted(value, unit),
        None if rule.shape == Shape::Quota => lang.t_args("law-a-year", &[("n", value.into())]),
        None => value.to_string(),
    }
}

fn one(lang: Lang, ruleset: &Ruleset, rule: &Rule, today: Day) -> Markup {
    let mut rows = vec![
        (
            lang.t("law-kind"),
            html! { (layer(lang, words::layer(rule.layer))) },
        ),
        (
            lang.t("law-shape"),
            html! { (words::code(lang, "law-shape", rule.shape.code())) },
        ),
        (
            lang.t("law-id"),
            html! { code { "law/" (rule.id) ".toml" } },
        ),
    ];
    if let Some(other) = &rule.tightens {
        rows.push((
            lang.t("law-tightens"),
            html! { a href={ "/law/" (other) } { (words::rule(lang, ruleset, other)) } },
        ));
    }
    let current = in_force(rule, today).map(|v| v.from);
    html! {
        h1 { (words::title(lang, &rule.title)) }
        @if let Some(about) = &rule.about { p class="lead" { (words::title(lang, about)) } }
        (facts(&rows))
        (section("versions", &lang.t("law-versions"), Some(&rule.versions.len().to_string()), &html! {
            @for version in rule.versions.iter().rev() { (version_of(lang, rule, version, current == Some(version.from))) }
        }))
        p class="weak" { (lang.t("law-fingerprint")) " " code { (rule.fingerprint.chars().take(12).collect::<String>()) } }
    }
}

fn version_of(lang: Lang, rule: &Rule, version: &Version, is_current: bool) -> Markup {
    let mut rows: Vec<(String, Markup)> = Vec::new();
    let span = span(lang, rule, version);
    if !span.is_empty() {
        rows.push((lang.t("law-span"), html! { (span) }));
    }
    if !version.law.is_empty() {
        rows.push((lang.t("law-basis"), html! { (citations(&version.law)) }));
    }
    rows.push((lang.t("law-read"), verified(lang, version.verified)));
    if let Some(note) = &version.note {
        rows.push((lang.t("law-note"), html! { span lang="da" { (note) } }));
    }
    if let Some(t) = &version.transition {
        rows.push((
            lang.t("law-transition"),
            html! { span lang="da" { (t.note) } " " (verified(lang, t.verified)) },
        ));
    }
    for setting in &version.local_settings {
        rows.push((
            lang.t("law-setting"),
            html! { code { (setting.name) } ": " span lang="da" { (setting.note) } },
        ));
    }
    html! {
        h3 {
            @let day = words::date(lang, version.from);
            @if version.repealed { (lang.t_args("law-until", &[("day", day.into())])) }
            @else { (lang.t_args("law-from", &[("day", day.into())])) }
            @if is_current { " · " (lang.t("law-current")) }
        }
        (facts(&rows))
    }
}
