//! Why a date is red: the rule, its paragraph, the counted days; and the place to write why
//! it is late.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::choice::{Choice, select};
use crate::ui::form::{Field, Form as Shape, Submit, error_summary, form, submit_row, textarea};
use crate::ui::notice::section;
use crate::ui::why::{Explained, why_body};
use crate::visitor::{Visitor, run};
use app::case::{CaseView, Why};
use app::goals::{CountsIn, Question};
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::correction::effective;
use domain::event::casework::DelayExplained;
use domain::{DelayReason, Moment, Payload};
use indicators::{Period, When};
use law::Status;
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use uuid::Uuid;

struct Loaded {
    view: CaseView,
    why: Why,
    counts: Vec<CountsIn>,
    ruleset: Arc<Ruleset>,
    now: Moment,
}

/// What was typed to explain a delay.
#[derive(Clone, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    explanation: String,
}

/// The page of one duty.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, id)): Path<(u32, String)>,
) -> Response {
    answer(&site, &visitor, number, id, &Typed::default(), &[]).await
}

/// Writes down why it is late.
pub async fn explain(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, id)): Path<(u32, String)>,
    Form(typed): Form<Typed>,
) -> Response {
    let (actor, given, duty) = (visitor.actor.clone(), typed.clone(), id.clone());
    let done = run(&site, move |app| record(app, &actor, number, &duty, &given)).await;
    match done {
        Ok(()) => Redirect::to(&format!("/cases/{number}?done=done-explained")).into_response(),
        Err(Error::Refused(problems)) => {
            answer(&site, &visitor, number, id, &typed, &problems).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn record(app: &App, actor: &Actor, number: u32, id: &str, typed: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    let (_, why) = app.why(actor, number, id.parse().map_err(|_| Error::NotFound)?)?;
    let reason: DelayReason = typed
        .reason
        .parse()
        .map_err(|_| Error::refused("reason", "refused-choose"))?;
    let delay = DelayExplained {
        rule: why.duty.rule.to_string(),
        trigger: why.duty.trigger,
        reason,
    };
    app.explain_delay(actor, number, delay, &typed.explanation)
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    id: String,
    typed: &Typed,
    problems: &[Problem],
) -> Response {
    let actor = visitor.actor.clone();
    let loaded = run(site, move |app| {
        let duty: Uuid = id.parse().map_err(|_| Error::NotFound)?;
        let (view, why) = app.why(&actor, number, duty)?;
        let now = app.now();
        let asked = year_of(&why, now);
        let counts = app.counts_in(&view.case, asked);
        Ok(Loaded {
            view,
            why,
            counts,
            ruleset: app.ruleset(),
            now,
        })
    })
    .await;
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let head = Head {
        title: words::title(lang, &loaded.why.rule.title),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        ..Head::default()
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let content = content(lang, visitor, &loaded, number, typed, problems);
    with_status(status, site, visitor, Area::Cases, head, &content)
}

fn content(
    lang: Lang,
    visitor: &Visitor,
    loaded: &Loaded,
    number: u32,
    typed: &Typed,
    problems: &[Problem],
) -> Markup {
    let Loaded { view, why, now, .. } = loaded;
    let id = why.duty.id(view.case.person);
    let mut shown = words::why(lang, why, &view.events, number, *now);
    shown.counts_in = counted_in(lang, loaded, id);
    shown.explanations = explanations(lang, loaded);
    let name = view
        .names
        .get(&view.case.person)
        .and_then(|n| n.name.as_deref());
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let is_late = matches!(
        why.duty.status(*now),
        Status::Late | Status::MetLate | Status::Breached
    );
    html! {
        h1 { (words::title(lang, &why.rule.title)) }
        p {
            a href={ "/cases/" (number) } {
                (words::child_of(lang, name, &view.case, *now)) " · " (lang.t("case")) " " (number)
            }
        }
        (why_body(lang, &shown))
        @if may_record && why.duty.met.is_none() && why.duty.void.is_none() {
            p {
                a class="button button-primary" href=(words::act_href(number, app::duties::act_of(&loaded.ruleset, &why.duty.rule), &why.duty)) {
                    (lang.t("record-it"))
                }
            }
        }
        @if may_record && is_late { (delay(lang, number, &id.to_string(), typed, problems)) }
    }
}

/// The year in which a duty is due: the figures it counts in are those of that year.
fn year_of(why: &Why, now: Moment) -> Question {
    let this = Question::of_year(now.day());
    let year = why.duty.due.unwrap_or(now).day().year();
    if year >= this.when.through.year() {
        return this;
    }
    Question {
        when: When::period(Period::Year(year), this.when.through),
        ..this
    }
}

/// The indicators in which this very duty is a counted unit.
fn counted_in(lang: Lang, loaded: &Loaded, id: Uuid) -> Vec<(String, String)> {
    let year = year_of(&loaded.why, loaded.now).when.to_on().year();
    loaded
        .counts
        .iter()
        .filter(|c| c.units.iter().any(|u| u.id == id))
        .map(|c| {
            let goal = c.goals.first().map(|g| words::title(lang, &g.title));
            let card = words::title(lang, &c.card.title);
            let name = goal.map_or(card.clone(), |goal| format!("{goal}: {card}"));
            (name, format!("/indicators/{}?period={year}", c.card.id))
        })
        .collect()
}

/// What was written about the delay of this duty as it stands, the latest last.
fn explanations(lang: Lang, loaded: &Loaded) -> Vec<Explained> {
    let duty = &loaded.why.duty;
    let stands = effective(&loaded.view.events);
    let events = stands.iter().map(|e| e.content);
    let of_duty = events.filter(|e| match &e.payload {
        Payload::DelayExplained(p) => p.trigger == duty.trigger && *p.rule == *duty.rule,
        _ => false,
    });
    let explained = of_duty.filter_map(|e| {
        let words = e.text.get("explanation")?.value.clone();
        let (day, who) = (e.at.day(), loaded.ruleset.worker_name(e.actor));
        let by = [words::date(lang, day), who.to_owned()];
        let by: Vec<String> = by.into_iter().filter(|part| !part.is_empty()).collect();
        Some(Explained {
            words,
            by: by.join(", "),
        })
    });
    explained.collect()
}

fn delay(lang: Lang, number: u32, id: &str, typed: &Typed, problems: &[Problem]) -> Markup {
    let reason = words::field(lang, "reason", "delay-reason", &typed.reason, problems);
    let words = words::field(
        lang,
        "explanation",
        "delay-explanation",
        &typed.explanation,
        problems,
    );
    let words = Field {
        hint: Some(lang.t("delay-hint")),
        ..words
    };
    let choices: Vec<Choice> = DelayReason::ALL
        .iter()
        .map(|r| Choice::new(r.as_str(), words::code(lang, "delay", r.as_str())))
        .collect();
    let shape = Shape {
        action: format!("/cases/{number}/duties/{id}"),
        label: Some(lang.t("delay-title")),
        ..Shape::default()
    };
    let fields = html! {
        (error_summary(lang, &[&reason, &words]))
        (select(lang, &reason, &choices))
        (textarea(lang, &words, 3))
        (submit_row(&Submit { label: lang.t("delay-submit"), ..Submit::default() }))
    };
    section(
        "delay",
        &lang.t("delay-title"),
        None,
        &form(&shape, &fields),
    )
}
