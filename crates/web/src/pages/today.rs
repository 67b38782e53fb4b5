//! The front page: a caseworker's day, a leader's day; the others are led to their work.

mod lines;
mod overview;
mod to_hear;

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{drafts, errors, notifications, thread};
use crate::site::Site;
use crate::ui::notice::{Empty, empty, section};
use crate::ui::table::{Chip, chips};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::Deed;
use app::ruleset::Ruleset;
use app::today::Today;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Moment;
use maud::{Markup, html};

/// The day of whoever asks.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Done>,
) -> Response {
    let done = asked.key();
    let may = |deed| visitor.actor.may(deed);
    if may(Deed::SeeLoad) {
        overview::show(&site, &visitor, done).await
    } else if may(Deed::RecordInCase) {
        own_day(&site, &visitor, done).await
    } else if may(Deed::EvaluateNotification) {
        Redirect::to("/notifications").into_response()
    } else if may(Deed::SeeOwnContracts) {
        Redirect::to("/contracts").into_response()
    } else {
        Redirect::to("/goals").into_response()
    }
}

async fn own_day(site: &Site, visitor: &Visitor, done: Option<String>) -> Response {
    let actor = visitor.actor.clone();
    let loaded = run(site, move |app| {
        Ok((app.today(&actor)?, app.ruleset(), app.drafts(&actor)?))
    })
    .await;
    let (today, ruleset, begun) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let content = html! {
        (content(visitor.lang, &today, &ruleset))
        (drafts::begun(visitor.lang, &begun))
    };
    page(
        site,
        visitor,
        Area::Today,
        head(visitor.lang, &ruleset, today.now, done),
        &content,
    )
}

/// The frame of both kinds of day.
fn head(lang: Lang, ruleset: &Ruleset, now: Moment, done: Option<String>) -> Head {
    let here = Knot::new(lang.t("today-knot"), lang.date_long(now.day().0)).current();
    Head {
        title: lang.t("nav-today"),
        thread: vec![thread::policy(lang, ruleset), here],
        done,
        ..Head::default()
    }
}

/// "Mandag 23. november 2026", as a heading begins.
fn heading(lang: Lang, now: Moment) -> String {
    let date = lang.date_full(now.day().0);
    let mut letters = date.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn content(lang: Lang, today: &Today, ruleset: &Ruleset) -> Markup {
    let day = lines::day(lang, today, ruleset);
    let since = today.now.day().add_days(-14).start();
    let news: Vec<_> = today
        .arrived
        .iter()
        .filter(|row| notifications::has_clock(row) || row.notification.received_at >= since)
        .cloned()
        .collect();
    let arrived = notifications::table(lang, ruleset, &news, today.now, "arrived");
    let count = |n: usize| lang.int(i64::try_from(n).unwrap_or(i64::MAX));
    let chip = |key: &str, href: &str, n: usize| Chip {
        label: lang.t(key),
        href: href.to_owned(),
        active: false,
        count: Some(count(n)),
    };
    let mut parts = vec![
        chip("today-overdue", "#overdue", day.overdue.len()),
        chip("today-due", "#today", day.today.len()),
        chip("today-coming", "#coming", day.coming.len()),
    ];
    if to_hear::has_part(today) {
        parts.push(chip("today-to-hear", "#to-hear", today.to_hear.len()));
    }
    parts.push(chip("today-arrived", "#arrived-part", news.len()));
    let part = |id: &str, key: &str, list: &[crate::ui::duty::Duty], nothing: &str| {
        section(
            id,
            &lang.t(key),
            Some(&count(list.len())),
            &if list.is_empty() {
                html! { p class="weak" { (lang.t(nothing)) } }
            } else {
                crate::ui::duty::duties(lang, &lang.t(key), list)
            },
        )
    };
    html! {
        h1 { (heading(lang, today.now)) }
        @if day.is_empty() && news.is_empty() && !to_hear::has_part(today) {
            (empty(&Empty {
                title: lang.t("today-empty-title"),
                text: lang.t("today-empty-text"),
                action: Some((lang.t("today-empty-action"), "/cases".to_owned())),
            }))
        } @else {
            (chips(&lang.t("today-parts"), &parts))
            (part("overdue", "today-overdue", &day.overdue, "today-overdue-none"))
            (part("today", "today-due", &day.today, "today-due-none"))
            (part("coming", "today-coming", &day.coming, "today-coming-none"))
            (to_hear::part(lang, today))
            (section("arrived-part", &lang.t("today-arrived"), Some(&count(news.len())), &arrived))
        }
    }
}
