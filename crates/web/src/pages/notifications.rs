//! The board: what waits for its evaluation, in the order its 24 hours run out, acute
//! first; below, what was evaluated in the last week. Over many rows it goes on in that order on
//! further pages.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{drafts, errors, thread, words};
use crate::site::Site;
use crate::ui::board::{BoardCard, board as cards_of};
use crate::ui::form::{Field, Width, text};
use crate::ui::notice::{Empty, empty, section};
use crate::ui::ring::Ring;
use crate::ui::table::{Column, Pages, Row, Table, pages, table as table_of};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::Deed;
use app::ruleset::Ruleset;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Moment;
use maud::{Markup, html};
use serde::Deserialize;
use store::{Board, BoardRow, Page};

/// What the address may carry.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
    /// A receipt number that a sender reads out; it tells nothing of anybody.
    receipt: Option<String>,
    /// Which page, from 0.
    #[serde(default)]
    page: u32,
}

/// Rows on a page.
const SIZE: u32 = 100;

/// The board.
pub async fn board(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let number = asked.receipt.unwrap_or_default();
    if !number.is_empty() {
        let (by, sought) = (actor.clone(), number.clone());
        match run(&site, move |app| app.find_receipt(&by, &sought)).await {
            Ok(Some(id)) => return Redirect::to(&format!("/notifications/{id}")).into_response(),
            Ok(None) => {}
            Err(error) => return errors::page(lang, &error),
        }
    }
    let part = Page::nth(asked.page, SIZE);
    let loaded = run(&site, move |app| {
        let board = app.board_page(&actor, part)?;
        Ok((board, app.ruleset(), app.drafts(&actor)?))
    })
    .await;
    let ((now, listed), ruleset, begun) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let here = Knot::new(lang.t("board-knot"), lang.t("nav-notifications")).current();
    let head = Head {
        title: lang.t("nav-notifications"),
        thread: vec![thread::policy(lang, &ruleset), here],
        done: words::done(asked.done),
        wide: true,
        ..Head::default()
    };
    let content = html! {
        (content(&visitor, &ruleset, listed, part, now))
        (by_receipt(lang, &number))
        (drafts::begun(lang, &begun))
    };
    page(&site, &visitor, Area::Notifications, head, &content)
}

/// Finding a notification by the number its sender was given; `unknown` is one that was sought
/// in vain.
fn by_receipt(lang: Lang, unknown: &str) -> Markup {
    let error = (!unknown.is_empty()).then(|| lang.t("board-receipt-none"));
    let field = Field::new("receipt", lang.t("board-receipt"))
        .value(unknown)
        .hint(lang.t("board-receipt-hint"))
        .error(error);
    html! {
        form class="form" method="get" action="/notifications" novalidate {
            (text(lang, &field, Width::Small))
            button class="button button-secondary" type="submit" { (lang.t("board-receipt-go")) }
        }
    }
}

fn content(visitor: &Visitor, ruleset: &Ruleset, board: Board, part: Page, now: Moment) -> Markup {
    let lang = visitor.lang;
    let may_evaluate = visitor.actor.may(Deed::EvaluateNotification);
    let may_register = visitor.actor.may(Deed::RegisterNotification);
    let paging = paging(&board, part);
    let (done, open): (Vec<_>, Vec<_>) = board
        .rows
        .into_iter()
        .partition(|row| row.notification.evaluated_at.is_some());
    let (waiting, others): (Vec<_>, Vec<_>) = open.into_iter().partition(has_clock);
    let cards = cards(lang, ruleset, &waiting, now, may_evaluate);
    let count = |n: u64| lang.int(i64::try_from(n).unwrap_or(i64::MAX));
    html! {
        h1 { (lang.t("nav-notifications")) }
        @if may_register {
            p { a class="button button-primary" href="/notifications/new" { (lang.t("board-new")) } }
        }
        (section("waiting", &lang.t("board-waiting"), Some(&count(board.waiting)), &html! {
            @if board.waiting == 0 {
                (empty(&Empty {
                    title: lang.t("board-empty-title"),
                    text: lang.t("board-empty-text"),
                    action: may_register.then(|| (lang.t("board-new"), "/notifications/new".to_owned())),
                }))
            } @else if !cards.is_empty() {
                p class="weak" { (lang.t("board-hint")) }
                (cards_of(lang, &lang.t("board-waiting"), &cards))
            }
        }))
        @if !others.is_empty() {
            (section("others", &lang.t("board-others"), Some(&count(board.others)), &table(lang, ruleset, &others, now, "others")))
        }
        @if !done.is_empty() || board.evaluated == 0 {
            (section("evaluated", &lang.t("board-evaluated"), Some(&count(board.evaluated)), &table(lang, ruleset, &done, now, "evaluated")))
        }
        @if board.total > u64::from(part.size) { (pages(lang, &paging)) }
    }
}

/// Which children of the board stand on this page, and the pages beside it.
fn paging(board: &Board, part: Page) -> Pages {
    let first = u64::from(part.number) * u64::from(part.size);
    let last = first + board.rows.len() as u64;
    let address = |number: u32| format!("/notifications?page={number}");
    Pages {
        first: (first + 1).min(last),
        last,
        total: board.total,
        previous: part.number.checked_sub(1).map(address),
        next: (last < board.total).then(|| address(part.number + 1)),
    }
}

/// Whether the law sets a time for its evaluation.
pub(super) fn has_clock(row: &BoardRow) -> bool {
    row.due.is_some() || row.notification.enquiry.is_notification()
}

/// The rows of one notification: one for each child it is about.
struct Group<'a> {
    rows: Vec<&'a BoardRow>,
}

impl Group<'_> {
    fn children(&self, lang: Lang, now: Moment) -> String {
        let names: Vec<String> = self.rows.iter().map(|row| child(lang, row, now)).collect();
        names.join(" · ")
    }

    fn due(&self) -> Option<Moment> {
        self.rows.iter().filter_map(|row| row.due).min()
    }
}

/// The child of a row, or whose child it will be.
fn child(lang: Lang, row: &BoardRow, now: Moment) -> String {
    let name = row.name.as_deref();
    if row.is_unborn {
        return words::unborn(lang, name.map(words::short_name).as_deref());
    }
    words::child(lang, name, row.birth_on, now)
}

/// Siblings share one notification and stand on one card.
fn groups(rows: &[BoardRow]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for row in rows {
        let same = |g: &&mut Group<'_>| g.rows[0].notification.id == row.notification.id;
        if let Some(group) = groups.iter_mut().find(same) {
            group.rows.push(row);
        } else {
            groups.push(Group { rows: vec![row] });
        }
    }
    groups
}

/// Cards in the order their time runs out, acute first.
pub(super) fn cards(
    lang: Lang,
    ruleset: &Ruleset,
    rows: &[BoardRow],
    now: Moment,
    may_evaluate: bool,
) -> Vec<BoardCard> {
    let mut groups = groups(rows);
    groups.sort_by_key(|g| {
        let first = &g.rows[0].notification;
        (!first.is_acute, g.due().unwrap_or(first.received_at))
    });
    groups
        .iter()
        .map(|group| card(lang, ruleset, group, now, may_evaluate))
        .collect()
}

fn card(
    lang: Lang,
    ruleset: &Ruleset,
    group: &Group<'_>,
    now: Moment,
    may_evaluate: bool,
) -> BoardCard {
    let first = group.rows[0];
    let n = &first.notification;
    let received = words::moment(lang, n.received_at);
    let worker = first.worker.map(|worker| match &first.team {
        Some(team) => format!(
            "{}, {}",
            ruleset.worker_name(worker),
            ruleset.team_name(team)
        ),
        None => ruleset.worker_name(worker).to_owned(),
    });
    BoardCard {
        ring: ring(n.received_at, group.due(), n.evaluated_at, now),
        title: group.children(lang, now),
        href: format!("/notifications/{}", n.id),
        lines: vec![
            format!(
                "{} · {}",
                words::code(lang, "enquiry", n.enquiry.as_str()),
                words::code(lang, "notifier", n.notifier.as_str())
            ),
            lang.t_args("board-received", &[("at", received.into())]),
        ],
        acute: n.is_acute,
        worker,
        action: may_evaluate.then(|| {
            (
                lang.t("board-evaluate"),
                format!("/notifications/{}#evaluate", n.id),
            )
        }),
    }
}

/// The 24-hour clock of a notification; without a time of law the day it came in counts.
pub(super) fn ring(
    received_at: Moment,
    due: Option<Moment>,
    evaluated_at: Option<Moment>,
    now: Moment,
) -> Ring {
    let due = due.unwrap_or_else(|| received_at.add_seconds(24 * 3600));
    let total = (due.0 - received_at.0) / 60;
    Ring {
        remaining_minutes: (due.0 - now.0).div_euclid(60),
        total_minutes: u32::try_from(total).unwrap_or(1440).max(1),
        due_epoch: Some(due.0),
        met: evaluated_at.is_some(),
    }
}

/// Notifications as a table, the latest first.
pub(super) fn table(
    lang: Lang,
    ruleset: &Ruleset,
    rows: &[BoardRow],
    now: Moment,
    kind: &str,
) -> Markup {
    let rows = groups(rows)
        .iter()
        .map(|group| {
            let first = group.rows[0];
            let n = &first.notification;
            let is_late = match (n.evaluated_at, group.due()) {
                (Some(at), Some(due)) => at > due,
                (None, Some(due)) => now > due,
                _ => false,
            };
            let state = match (n.evaluated_at, is_late) {
                (Some(_), false) => crate::ui::state::State::Met,
                (Some(_), true) => crate::ui::state::State::MetLate,
                (None, true) => crate::ui::state::State::Overdue,
                (None, false) => crate::ui::state::State::Open,
            };
            let outcome = n
                .outcome
                .map(|outcome| words::code(lang, "evaluation", outcome.as_str()))
                .unwrap_or_default();
            let worker = first.worker.map_or_else(
                || lang.t("unassigned"),
                |worker| ruleset.worker_name(worker).to_owned(),
            );
            Row {
                cells: vec![
                    html! { a href={ "/notifications/" (n.id) } { (group.children(lang, now)) } },
                    html! { (words::moment(lang, n.received_at)) },
                    html! { (words::code(lang, "notifier", n.notifier.as_str())) },
                    html! { @if has_clock(first) { (crate::ui::state::state(lang, state)) } @else { span class="weak" { (words::code(lang, "enquiry", n.enquiry.as_str())) } } },
                    html! { (outcome) },
                    html! { (worker) },
                ],
                alarm: n.evaluated_at.is_none() && is_late,
            }
        })
        .collect();
    table_of(
        lang,
        &Table {
            caption: lang.t(&format!("board-{kind}")),
            show_caption: false,
            columns: [
                "cases-child",
                "board-at",
                "board-notifier",
                "board-state",
                "board-outcome",
                "cases-worker",
            ]
            .map(|key| Column::new(lang.t(key)))
            .into(),
            rows,
            empty: Empty {
                title: lang.t(&format!("board-{kind}-none")),
                text: String::new(),
                action: None,
            },
        },
    )
}
