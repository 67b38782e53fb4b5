//! Handing over a caseworker's cases: who gets which, for good or while the colleague is away.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios, select};
use crate::ui::form::{
    Field, Form as Shape, Submit, date, error_summary, form, hidden, submit_row, textarea,
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
use store::CaseRow;

/// What the address says besides the worker.
#[derive(Deserialize, Default)]
pub struct Asked {
    done: Option<String>,
    /// The cases just handed over, for their briefs.
    cases: Option<String>,
}

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
    let moves = moves(typed);
    match reason {
        Ok(reason) if problems.is_empty() => {
            let numbers = still_seen(app, actor, &moves);
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

/// The cases that stay in the leader's sight: those handed to another team do not.
fn still_seen(app: &App, actor: &Actor, moves: &[(u32, WorkerId)]) -> Vec<String> {
    let known = app.ruleset();
    let team = |worker| known.workers.get(worker).and_then(|w| w.team.as_ref());
    moves
        .iter()
        .filter(|(_, to)| team(to).is_some_and(|team| actor.reaches_team(team)))
        .map(|(number, _)| number.to_string())
        .collect()
}

/// Which cases go to whom: the choice beside a case, or the one made for all.
fn moves(typed: &Typed) -> Vec<(u32, WorkerId)> {
    typed
        .all("case")
        .filter_map(|number| {
            let number: u32 = number.parse().ok()?;
            let name = format!("to_{number}");
            let own = typed.one(&name);
            let to = if own.is_empty() { typed.one("to") } else { own };
            Some((number, to.parse().ok()?))
        })
        .collect()
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
    let loaded = run(site, move |app| {
        actor.require(app::Deed::Assign)?;
        let worker = id.map_err(|_| Error::NotFound)?;
        Ok((app.handover(&actor, worker)?, app.ruleset()))
    });
    let (handover, ruleset) = match loaded.await {
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
    let content = html! {
        h1 { (title) }
        p class="lead" { (lang.t("handover-intro")) }
        @if status == StatusCode::CONFLICT {
            (notice(&Notice::new(Tone::Error, lang.t("handover-conflict"))))
        }
        @if let Some(cases) = asked.cases.as_deref().filter(|c| is_numbers(c)) {
            p { a class="button button-secondary" href={ "/briefs?cases=" (cases) } { (lang.t("handover-briefs")) } }
        }
        (absence(lang, &ruleset, &handover))
        @if handover.cases.is_empty() {
            (empty(&Empty {
                title: lang.t("handover-none"),
                text: lang.t("handover-none-text"),
                action: Some((lang.t("handover-home"), "/".to_owned())),
            }))
        } @else {
            (form_of(lang, &ruleset, &handover, typed, problems))
        }
    };
    with_status(status, site, visitor, Area::Today, head, &content)
}

/// Numbers of cases with dots between them.
fn is_numbers(cases: &str) -> bool {
    !cases.is_empty() && cases.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// That the colleague is away, with the way back.
fn absence(lang: Lang, ruleset: &Ruleset, handover: &Handover) -> Markup {
    let Some(away) = handover.away else {
        return html! {};
    };
    let from = words::date(lang, away.from_on).into();
    let span = match away.until_on {
        Some(until) => lang.t_args(
            "handover-away-until",
            &[("from", from), ("until", words::date(lang, until).into())],
        ),
        None => lang.t_args("handover-away", &[("from", from)]),
    };
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
            p { (span) }
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
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let term = field("term", "handover-term");
    let reason = field("reason", "handover-reason");
    let mut from = field("from", "handover-from").optional();
    if is_fresh {
        from.value = handover.now.day().to_string();
    }
    let until = field("until", "handover-until")
        .hint(lang.t("handover-until-hint"))
        .optional();
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
    let colleagues = colleagues(lang, ruleset, handover);
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

/// Who could take the cases, with what each carries where the leader sees it.
fn colleagues(lang: Lang, ruleset: &Ruleset, handover: &Handover) -> Vec<Choice> {
    let today = handover.now.day();
    handover
        .candidates
        .iter()
        .map(|c| {
            let mut label = format!("{}, {}", c.name, ruleset.team_name(&c.team));
            if let Some(load) = &c.load {
                let args = [
                    ("cases", load.cases.into()),
                    ("late", (load.late_law + load.late_local).into()),
                ];
                label = format!("{label} ({})", lang.t_args("handover-carries", &args));
            }
            if !ruleset.is_at_work(c.worker, today) {
                label = format!("{label} · {}", lang.t("handover-is-away"));
            }
            Choice::new(c.worker.to_string(), label)
        })
        .collect()
}

/// The cases: each with its red figures, a tick, and a choice of its own.
fn cases(
    lang: Lang,
    handover: &Handover,
    typed: &Typed,
    is_fresh: bool,
    colleagues: &[Choice],
) -> Markup {
    let ticked: Vec<&str> = typed.all("case").collect();
    let substitute = |row: &CaseRow| handover.substitutes.iter().any(|(n, _)| *n == row.number);
    html! {
        fieldset {
            legend class="form-label" { (lang.t("handover-cases")) }
            table class="sheet sheet-list" {
                caption class="sr-only" { (lang.t("handover-cases")) }
                thead { tr {
                    th scope="col" { (lang.t("cases-child")) }
                    th scope="col" class="num" { (lang.t("cases-number")) }
                    th scope="col" class="num" { (lang.t("cases-late-law")) }
                    th scope="col" class="num" { (lang.t("cases-late-local")) }
                    th scope="col" { (lang.t("handover-own-to")) }
                } }
                tbody { @for (i, row) in handover.cases.iter().enumerate() {
                    @let number = row.number.to_string();
                    @let id = format!("f-case-{i}");
                    @let name = words::child(lang, row.name.as_deref(), row.birth_on, handover.now);
                    tr class=[(row.late_law > 0).then_some("is-alarm")] {
                        th scope="row" {
                            span class="form-group-checkbox" {
                                input class="form-checkbox" type="checkbox" name="case" id=(id) value=(number)
                                    checked[is_fresh || ticked.contains(&number.as_str())];
                                label for=(id) { (name) }
                            }
                            @if substitute(row) { " " span class="weak" { (lang.t("handover-has-substitute")) } }
                        }
                        td class="num" data-label=(lang.t("cases-number")) { a href={ "/cases/" (number) } { (number) } }
                        td class="num" data-label=(lang.t("cases-late-law")) { (lang.int(row.late_law.into())) }
                        td class="num" data-label=(lang.t("cases-late-local")) { (lang.int(row.late_local.into())) }
                        td data-label=(lang.t("handover-own-to")) { (own_choice(lang, &number, typed, colleagues, &name)) }
                    }
                } }
            }
        }
    }
}

/// The choice for one case; left alone, the choice for all counts.
fn own_choice(
    lang: Lang,
    number: &str,
    typed: &Typed,
    colleagues: &[Choice],
    child: &str,
) -> Markup {
    let field = Field::new(format!("to_{number}"), lang.t("handover-own-to"));
    let chosen = typed.one(&field.name);
    html! {
        select class="form-select input-width-m" name=(field.name)
            aria-label={ (lang.t("handover-own-to")) ": " (child) } {
            option value="" { (lang.t("handover-as-all")) }
            @for choice in colleagues {
                option value=(choice.value) selected[choice.value == chosen] { (choice.label) }
            }
        }
    }
}
