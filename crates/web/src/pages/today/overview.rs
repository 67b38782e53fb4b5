//! A leader's day: load, what is red by law and by standard, what nobody has, what waits.

use super::{head, heading, lines};
use crate::i18n::Lang;
use crate::pages::frame::{Area, page};
use crate::pages::{drafts, errors, notifications, words};
use crate::site::Site;
use crate::ui::bars::{Load, loads};
use crate::ui::board::board;
use crate::ui::duty::duties;
use crate::ui::notice::{BigNumber, Empty, big_numbers, section};
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::{Visitor, run};
use app::Deed;
use app::ruleset::Ruleset;
use app::today::Overview;
use axum::response::Response;
use maud::{Markup, html};

pub(super) async fn show(site: &Site, visitor: &Visitor, done: Option<String>) -> Response {
    let actor = visitor.actor.clone();
    let loaded = run(site, move |app| {
        Ok((app.overview(&actor)?, app.ruleset(), app.drafts(&actor)?))
    })
    .await;
    let (overview, ruleset, begun) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let content = html! {
        (content(visitor, &overview, &ruleset))
        (drafts::begun(visitor.lang, &begun))
    };
    let head = head(visitor.lang, &ruleset, overview.now, done);
    page(site, visitor, Area::Today, head, &content)
}

/// Whether an address is a form of a case: the reasons of a duty are for whoever sees it.
fn records(href: &str) -> bool {
    href.starts_with("/cases/") && !href.contains("/duties/")
}

fn content(visitor: &Visitor, o: &Overview, ruleset: &Ruleset) -> Markup {
    let lang = visitor.lang;
    let overdue: Vec<_> = o
        .overdue
        .iter()
        .map(|line| {
            let worker = worker(lang, ruleset, line.duties[0].worker);
            let mut duty = lines::duty(lang, line, ruleset, o.now, Some(&worker));
            // Who sees all cases need not be one who records in them.
            if !visitor.actor.may(Deed::RecordInCase) {
                duty.actions.retain(|(_, href)| !records(href));
            }
            duty
        })
        .collect();
    let may_evaluate = visitor.actor.may(Deed::EvaluateNotification);
    let cards = notifications::cards(lang, ruleset, &o.waiting, o.now, may_evaluate);
    let has_more_waiting = o.waiting_total > cards.len() as u64;
    let drawn: usize = o.overdue.iter().map(|line| line.duties.len()).sum();
    let has_more_overdue = o.overdue_law + o.overdue_local > drawn as u64;
    let count = |n: u64| lang.int(i64::try_from(n).unwrap_or(i64::MAX));
    html! {
        h1 { (heading(lang, o.now)) }
        @if o.glasses > 0 {
            div class="notice notice-warning" role="status" {
                span class="notice-sign" aria-hidden="true" { "!" }
                div {
                    p class="notice-title" { (lang.t_args("overview-glass", &[("n", o.glasses.into())])) }
                    p { a href="/named#glass" { (lang.t("overview-glass-link")) } }
                }
            }
        }
        @if o.proposals > 0 {
            p { a href="/decisions" { (lang.t_args("overview-proposals", &[("n", o.proposals.into())])) } }
        }
        p { a href="/complaints" { (lang.t_args("overview-complaints", &[("n", o.complaints.into())])) } }
        (big_numbers(&numbers(lang, o)))
        @if visitor.actor.may(Deed::NamePersons) {
            p { a href="/named" { (lang.t("named-title")) } }
        }
        p { a href="/gaps" { (lang.t("gaps-link")) } }
        (section("load", &lang.t("overview-load"), None, &html! {
            p class="weak" { (lang.t("overview-load-hint")) }
            (loads(lang, &lang.t("overview-load"), &load_rows(visitor, ruleset, o)))
        }))
        (section("unassigned", &lang.t("overview-unassigned"), Some(&count(o.unassigned.total)), &html! {
            @if visitor.actor.may(Deed::Assign) && o.unassigned.total > 1 {
                p { a class="button button-secondary" href="/distribution" { (lang.t("distribution-link")) } }
            }
            (unassigned(visitor, o))
        }))
        (section("waiting", &lang.t("overview-waiting"), Some(&count(o.waiting_total)), &html! {
            @if cards.is_empty() { p class="weak" { (lang.t("overview-waiting-none")) } }
            @else { (board(lang, &lang.t("overview-waiting"), &cards)) }
            @if has_more_waiting && visitor.actor.may(Deed::SeeNotifications) {
                p { a href="/notifications" { (lang.t("overview-waiting-all")) } }
            }
        }))
        (section("overdue", &lang.t("overview-overdue"), Some(&count(o.overdue_law + o.overdue_local)), &html! {
            @if overdue.is_empty() { p class="weak" { (lang.t("overview-overdue-none")) } }
            @else {
                @if has_more_overdue {
                    p class="weak" {
                        (lang.t("overview-overdue-hint")) " "
                        a href="/cases?sort=late" { (lang.t("overview-overdue-all")) }
                    }
                }
                (duties(lang, &lang.t("overview-overdue"), &overdue))
            }
        }))
    }
}

fn numbers(lang: Lang, o: &Overview) -> Vec<BigNumber> {
    let number = |key: &'static str, n: u64, href: &str| BigNumber {
        label: lang.t(key),
        value: lang.int(i64::try_from(n).unwrap_or(i64::MAX)),
        of: lang.t(&format!("{key}-of")),
        href: Some(href.to_owned()),
        ..BigNumber::default()
    };
    vec![
        number("overview-late-law", o.overdue_law, "#overdue"),
        number("overview-late-local", o.overdue_local, "#overdue"),
        number("overview-nobody", o.unassigned.total, "#unassigned"),
        number("overview-waits", o.waiting_total, "#waiting"),
    ]
}

fn worker(lang: Lang, ruleset: &Ruleset, worker: Option<domain::WorkerId>) -> String {
    worker.map_or_else(
        || lang.t("unassigned"),
        |worker| ruleset.worker_name(worker).to_owned(),
    )
}

/// The heaviest late load of law first: whom a leader must see to.
fn load_rows(visitor: &Visitor, ruleset: &Ruleset, o: &Overview) -> Vec<Load> {
    let lang = visitor.lang;
    let may_assign = visitor.actor.may(Deed::Assign);
    let today = o.now.day();
    let mut rows: Vec<_> = o.load.iter().collect();
    rows.sort_by_key(|l| {
        (
            l.team
                .as_ref()
                .map(|team| ruleset.team_name(team).to_owned()),
            std::cmp::Reverse((l.late_law, l.late_local, l.cases)),
        )
    });
    let teams = rows
        .iter()
        .filter_map(|l| l.team.as_ref())
        .collect::<std::collections::HashSet<_>>();
    let many = teams.len() > 1;
    rows.into_iter()
        .map(|l| {
            let name = worker(lang, ruleset, l.worker);
            let team = l
                .team
                .as_ref()
                .filter(|_| many)
                .map(|team| ruleset.team_name(team));
            Load {
                name: team.map_or(name.clone(), |team| format!("{name}, {team}")),
                href: Some(l.worker.map_or_else(
                    || "/cases?unassigned=1".to_owned(),
                    |worker| format!("/cases?worker={}&sort=late", worker.0),
                )),
                cases: l.cases,
                late_law: l.late_law,
                late_standard: l.late_local,
                open: l.soon_law + l.soon_local,
                remark: l
                    .worker
                    .filter(|w| !ruleset.is_at_work(*w, today))
                    .map(|_| lang.t("overview-away")),
                action: l
                    .worker
                    .filter(|_| may_assign)
                    .map(|w| (lang.t("handover-link"), format!("/handover/{w}"))),
            }
        })
        .collect()
}

fn unassigned(visitor: &Visitor, o: &Overview) -> Markup {
    let lang = visitor.lang;
    let may_assign = visitor.actor.may(Deed::Assign);
    let rows = o
        .unassigned
        .rows
        .iter()
        .map(|row| Row {
            cells: vec![
                html! { a href={ "/cases/" (row.number) } { (words::child(lang, row.name.as_deref(), row.birth_on, o.now)) } },
                html! { (row.number) },
                html! { (words::date(lang, row.opened_at.day())) },
                html! { (lang.int(row.late_law.into())) },
                html! { (lang.int(row.late_local.into())) },
                html! { @if may_assign {
                    a class="button button-secondary button-small" href={ "/cases/" (row.number) "/assign" } {
                        (lang.t("overview-assign")) span class="sr-only" { " " (row.number) }
                    }
                } },
            ],
            alarm: row.late_law > 0,
        })
        .collect();
    table(
        lang,
        &Table {
            caption: lang.t("overview-unassigned"),
            show_caption: false,
            columns: vec![
                Column::new(lang.t("cases-child")),
                Column::number(lang.t("cases-number")),
                Column::new(lang.t("cases-opened")),
                Column::number(lang.t("cases-late-law")),
                Column::number(lang.t("cases-late-local")),
                Column::new(lang.t("overview-do")),
            ],
            rows,
            empty: Empty {
                title: lang.t("overview-unassigned-none"),
                text: lang.t("overview-unassigned-none-text"),
                action: None,
            },
        },
    )
}
