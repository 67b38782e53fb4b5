//! Handing over a caseworker's cases: who gets which, for good or while the colleague is away.

use crate::i18n::Lang;
use crate::pages::account::contact;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::hands::{self, CaseList};
use crate::pages::record::Typed;
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios, select};
use crate::ui::form::{
    Form as Shape, Submit, date, error_summary, form, hidden, submit_row, textarea,
};
use crate::ui::notice::{Empty, Notice, Tone, empty, notice, section};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::handover::{Handover, HandoverGiven, Term};
use app::ruleset::Ruleset;
use app::{Actor, App, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::WorkerId;
use domain::code::HandoverReason;
use maud::{Markup, html};
use serde::Deserialize;

/// What the address says besides the worker.
#[derive(Deserialize, Default)]
pub struct Asked {
    done: Option<String>,
    /// The cases just handed over, for their briefs.
    cases: Option<String>,
}

/// The fields that say themselves what is wrong with them.
const SHOWN: [&str; 7] = ["term", "from", "until", "reason", "to", "phone", "email"];

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(worker): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let typed = Typed::default();
    answer(&site, &visitor, &worker, asked, &typed, StatusCode::OK, &[]).await
}

/// Hands the cases over, or ends the absence.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(worker): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent, of) = (visitor.actor.clone(), typed.clone(), worker.clone());
    match run(&site, move |app| record(app, &actor, &of, &sent)).await {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(Error::Refused(problems)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let asked = Asked::default();
            answer(&site, &visitor, &worker, asked, &typed, status, &problems).await
        }
        Err(Error::Conflict) => {
            let (status, asked) = (StatusCode::CONFLICT, Asked::default());
            answer(&site, &visitor, &worker, asked, &typed, status, &[]).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// Records what was chosen; gives back where to go.
fn record(app: &App, actor: &Actor, worker: &str, typed: &Typed) -> Result<String, Error> {
    let worker: WorkerId = worker.parse().map_err(|_| Error::NotFound)?;
    if typed.one("do") == "back" {
        app.end_absence(actor, worker)?;
        return Ok(format!("/handover/{worker}?done=done-back"));
    }
    if typed.one("do") == contact::DO {
        contact::set(app, actor, worker, typed)?;
        return Ok(format!("/handover/{worker}?done=done-contact"));
    }
    let mut problems = Vec::new();
    let mut term = Term::Good;
    if typed.one("term") == "away" {
        let from_on = typed.day("from");
        let until_on = match typed.one("until") {
            "" => Ok(None),
            _ => typed.day("until").map(Some),
        };
        match (from_on, until_on) {
            (Ok(from_on), Ok(until_on)) => term = Term::Away { from_on, until_on },
            (from_on, until_on) => {
                problems.extend(from_on.err());
                problems.extend(until_on.err());
            }
        }
    } else if typed.one("term") != "good" {
        problems.push(Problem::new("term", "refused-choose"));
    }
    let reason: Result<HandoverReason, Problem> = typed.choice("reason");
    problems.extend(reason.as_ref().err().cloned());
    let moves = hands::moves(typed);
    problems.extend(moves.as_ref().err().cloned());
    match (reason, moves) {
        (Ok(reason), Ok(moves)) if problems.is_empty() => {
            let numbers = hands::still_seen(app, actor, &moves);
            let given = HandoverGiven {
                worker,
                moves,
                term,
                reason,
                words: typed.one("words").to_owned(),
            };
            app.hand_over(actor, &given)?;
            let cases = numbers.join(".");
            Ok(format!(
                "/handover/{worker}?done=done-handover&cases={cases}"
            ))
        }
        _ => Err(Error::Refused(problems)),
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    worker: &str,
    asked: Asked,
    typed: &Typed,
    status: StatusCode,
    problems: &[Problem],
) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let id = worker.parse::<WorkerId>();
    let is_contact = typed.one("do") == contact::DO;
    let is_late = status == StatusCode::CONFLICT && !is_contact;
    let wanted: Vec<u32> = if is_late {
        hands::ticked(typed).collect()
    } else {
        Vec::new()
    };
    let loaded = run(site, move |app| {
        actor.require(app::Deed::Assign)?;
        let worker = id.map_err(|_| Error::NotFound)?;
        let handover = app.handover(&actor, worker)?;
        let gone = hands::gone(app, &actor, wanted, &handover.cases)?;
        Ok((handover, gone, app.ruleset()))
    });
    let (handover, gone, ruleset) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let name = ruleset.worker_name(handover.worker).to_owned();
    let title = lang.t_args("handover-title", &[("name", name.clone().into())]);
    let head = Head {
        title: title.clone(),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("overview-load"), name).href("/"),
            Knot::new(lang.t("handover-knot"), lang.t("handover-knot-text")).current(),
        ],
        done: words::done(asked.done),
        ..Head::default()
    };
    // What came back about something else leaves the cases as they open.
    let opened = Typed::default();
    let chosen = if is_contact { &opened } else { typed };
    let content = html! {
        h1 { (title) }
        p class="lead" { (lang.t("handover-intro")) }
        @if is_late {
            (notice(&Notice::new(Tone::Error, lang.t("handover-conflict"))))
            (hands::now_with(lang, &ruleset, &gone))
        }
        @if let Some(cases) = asked.cases.as_deref().filter(|c| hands::is_numbers(c)) {
            p { a class="button button-secondary" href={ "/briefs?cases=" (cases) } { (lang.t("handover-briefs")) } }
        }
        (words::loose(lang, problems, &SHOWN))
        (absence(lang, &ruleset, &handover))
        @if handover.cases.is_empty() {
            (empty(&Empty {
                title: lang.t("handover-none"),
                text: lang.t("handover-none-text"),
                action: Some((lang.t("handover-home"), "/".to_owned())),
            }))
        } @else {
            (form_of(lang, &ruleset, &handover, chosen, problems))
        }
        @let action = format!("/handover/{}", handover.worker);
        (contact::of(lang, &action, &ruleset.contact_of(handover.worker), Some(typed), problems))
    };
    with_status(status, site, visitor, Area::Today, head, &content)
}

/// That the colleague is away or has substitutes still, with the way back.
fn absence(lang: Lang, ruleset: &Ruleset, handover: &Handover) -> Markup {
    if handover.away.is_none() && handover.substitutes.is_empty() {
        return html! {};
    }
    let span = handover.away.map(|away| {
        let from = words::date(lang, away.from_on).into();
        match away.until_on {
            Some(until) => lang.t_args(
                "handover-away-until",
                &[("from", from), ("until", words::date(lang, until).into())],
            ),
            None => lang.t_args("handover-away", &[("from", from)]),
        }
    });
    let mut substitutes: Vec<&str> = handover
        .substitutes
        .iter()
        .map(|(_, who)| ruleset.worker_name(*who))
        .collect();
    substitutes.sort_unstable();
    substitutes.dedup();
    let shape = Shape {
        action: format!("/handover/{}", handover.worker),
        ..Shape::default()
    };
    section(
        "away",
        &lang.t("handover-absence"),
        None,
        &html! {
            @if let Some(span) = span { p { (span) } }
            @if !substitutes.is_empty() {
                p { (lang.t_args("handover-substitutes", &[("names", substitutes.join(", ").into()), ("n", handover.substitutes.len().into())])) }
            }
            (form(&shape, &html! {
                (hidden("do", "back"))
                button type="submit" class="button button-secondary" { (lang.t("handover-back")) }
                p class="weak" { (lang.t("handover-back-hint")) }
            }))
        },
    )
}

fn form_of(
    lang: Lang,
    ruleset: &Ruleset,
    handover: &Handover,
    typed: &Typed,
    problems: &[Problem],
) -> Markup {
    let is_fresh = typed.one("do").is_empty();
    let today = handover.now.day();
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let term = field("term", "handover-term");
    let reason = field("reason", "handover-reason");
    let mut from = field("from", "handover-from").optional();
    let mut until = field("until", "handover-until")
        .hint(lang.t("handover-until-hint"))
        .optional();
    if is_fresh {
        // One more case while the colleague is away belongs to the same absence.
        let away = handover.away.filter(|away| away.covers(today));
        from.value = away.map_or(today, |away| away.from_on).to_string();
        let until_on = away.and_then(|away| away.until_on);
        until.value = until_on.map(|day| day.to_string()).unwrap_or_default();
    }
    let to = field("to", "handover-to")
        .hint(lang.t("handover-to-hint"))
        .optional();
    let note = field("words", "handover-words")
        .hint(lang.t("handover-words-hint"))
        .optional();
    let terms = ["good", "away"].map(|w| {
        Choice::new(w, lang.t(&format!("handover-term-{w}")))
            .hint(lang.t(&format!("handover-term-{w}-hint")))
    });
    let reasons: Vec<Choice> = HandoverReason::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "handover-why", w)))
        .collect();
    let colleagues = hands::colleagues(lang, ruleset, &handover.candidates, today);
    let shape = Shape {
        action: format!("/handover/{}", handover.worker),
        label: Some(lang.t("handover-cases")),
        ..Shape::default()
    };
    form(
        &shape,
        &html! {
            (error_summary(lang, &[&term, &from, &until, &reason, &to]))
            (hidden("do", "hand_over"))
            (radios(lang, &term, &terms))
            div class="field-row" { (date(lang, &from)) (date(lang, &until)) }
            (select(lang, &reason, &reasons))
            (select(lang, &to, &colleagues))
            (cases(lang, handover, typed, is_fresh, &colleagues))
            (textarea(lang, &note, 4))
            (submit_row(&Submit {
                label: lang.t("handover-send"),
                cancel: Some((lang.t("cancel"), "/".to_owned())),
                ..Submit::default()
            }))
        },
    )
}

/// The cases; whoever has a substitute already says so.
fn cases(
    lang: Lang,
    handover: &Handover,
    typed: &Typed,
    is_fresh: bool,
    colleagues: &[Choice],
) -> Markup {
    let shown = u64::try_from(handover.cases.len()).unwrap_or(u64::MAX);
    let list = CaseList {
        rows: &handover.cases,
        now: handover.now,
        typed,
        ticks_all: is_fresh,
        colleagues,
    };
    let drawn = list.draw(lang, |row| {
        let is_helped = handover.substitutes.iter().any(|(n, _)| *n == row.number);
        is_helped.then(|| lang.t("handover-has-substitute"))
    });
    html! {
        @if handover.total > shown {
            p class="weak" { (lang.t_args("distribution-more", &[("shown", shown.into()), ("total", handover.total.into())])) }
        }
        (drawn)
    }
}
