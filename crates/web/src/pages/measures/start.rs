//! Starting a measure: what its decision says is not asked again; asked is what is new.

use crate::i18n::Lang;
use crate::pages::case_form::{Answer, CaseForm, Ready, answer, at_now};
use crate::pages::record::{Input, Maker, Typed, providers};
use crate::pages::{errors, target_group, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios};
use crate::ui::form::fieldset;
use crate::ui::notice::section;
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::form_draft::Place as Draft;
use app::ruleset::Ruleset;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::correction::effective;
use domain::event::casework::DecisionMade;
use domain::id::ItemId;
use domain::measures::suggested_step;
use domain::{DecidedBy, DecisionKind, Moment, Payload, Place};
use maud::{Markup, html};
use serde::Deserialize;

mod build;

/// The choice for what somebody else decided.
const ELSEWHERE: &str = "elsewhere";

/// What the address may carry: the decision to start from.
#[derive(Deserialize)]
pub struct Asked {
    decision: Option<String>,
}

/// The form.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    form(&site, &visitor, number, Answer::opened(), asked.decision).await
}

/// Starts the measure.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given) = (visitor.actor.clone(), typed.clone());
    let recorded = run(&site, move |app| build::start(app, &actor, number, &given)).await;
    let Err(error) = recorded else {
        return Redirect::to(&format!("/cases/{number}/measures?done=done-started"))
            .into_response();
    };
    match Answer::back(error, typed) {
        Ok(answer) => form(&site, &visitor, number, answer, None).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

async fn form(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    state: Answer,
    asked: Option<String>,
) -> Response {
    let lang = visitor.lang;
    let of = CaseForm {
        number,
        place: Draft::Start(number),
        what: "start_measure",
        title: lang.t("record-measure-started"),
        submit: lang.t("start-submit"),
    };
    let ruleset = site.app.ruleset();
    let now = site.app.now();
    let first = |view: &CaseView, now| first(view, now, asked.as_deref());
    let inputs = |ready: &Ready<'_>| inputs(lang, ready, &ruleset, now);
    answer(site, visitor, of, state, first, inputs).await
}

/// What stands in the form when it opens: now, and the decision that waits longest for nothing
/// but its start: the latest.
fn first(view: &CaseView, now: Moment, asked: Option<&str>) -> Typed {
    let mut typed = at_now(now);
    let waiting = waiting(view);
    let is_waiting = |id: &&str| waiting.iter().any(|d| d.1.decision.to_string() == **id);
    let latest = || waiting.first().map(|d| d.1.decision.to_string());
    let decision = asked.filter(is_waiting).map(str::to_owned).or_else(latest);
    typed.set("decision", decision.unwrap_or_else(|| ELSEWHERE.to_owned()));
    typed
}

/// Where a decision that waits for its start is started; nothing for any other.
pub(in crate::pages) fn link(lang: Lang, view: &CaseView, decision: ItemId, number: u32) -> Markup {
    let waits = waiting(view).iter().any(|d| d.1.decision == decision);
    html! { @if waits {
        p class="no-print" { a class="button button-secondary" href={ "/cases/" (number) "/measures/start?decision=" (decision) } {
            (lang.t("record-measure-started"))
        } }
    } }
}

/// What is decided and not begun, each with what it says.
pub(super) fn decided(lang: Lang, view: &CaseView, number: u32) -> Markup {
    let waiting = waiting(view);
    let content = html! {
        ul class="plain-list" { @for (at, made) in &waiting { li {
            a href={ "/cases/" (number) "/decisions/" (made.decision) } { (label(lang, *at, made)) }
            br; span class="weak" { (says(lang, made)) }
        } } }
    };
    html! { @if !waiting.is_empty() {
        (section("waiting", &lang.t("measures-waiting"), None, &content))
    } }
}

/// The decisions that give something and have not been started, the latest first.
fn waiting(view: &CaseView) -> Vec<(Moment, DecisionMade)> {
    use DecisionKind::{Placement, PlacementWithoutConsent, Preliminary, Support, SupportAfter18};
    let stands = effective(&view.events);
    let is_started = |decision: &DecisionMade| {
        stands.iter().any(|e| match &e.content.payload {
            Payload::MeasureStarted(p) => {
                p.decision == Some(decision.decision) || decision.measure == Some(p.measure)
            }
            _ => false,
        })
    };
    let made = stands
        .iter()
        .rev()
        .filter_map(|e| match &e.content.payload {
            Payload::DecisionMade(p) => Some((e.at(), p)),
            _ => None,
        });
    made.filter(|(_, p)| {
        let gives = matches!(
            p.kind,
            Support | Placement | PlacementWithoutConsent | Preliminary | SupportAfter18
        );
        gives && !is_started(p)
    })
    .map(|(at, p)| (at, p.clone()))
    .take(5)
    .collect()
}

fn inputs(lang: Lang, ready: &Ready<'_>, ruleset: &Ruleset, now: Moment) -> Vec<Input> {
    let make = Maker {
        lang,
        typed: ready.typed,
        problems: ready.problems,
    };
    let waiting = waiting(ready.view);
    let offered = waiting.iter().map(|(_, made)| made.paragraph.as_str());
    let meant_for = target_group::for_others(ready, offered);
    let mut all = vec![decisions(&make, ready.view), Input::shown(meant_for)];
    all.extend(elsewhere(&make));
    let place = make.select_optional("place", "place", Place::WORDS);
    let place_name = make.line_optional("place_name");
    let outside = make.flag("outside");
    let both = html! {
        p class="weak" { (lang.t("start-placement-hint")) }
        (place.markup) (place_name.markup) (outside.markup)
    };
    all.push(make.list_optional("provider", &providers(ruleset)));
    all.extend(together(
        [place, place_name, outside],
        fieldset(&lang.t("start-placement"), &both),
    ));
    all.push(Input::shown(step_words(lang, ready.view, now)));
    all.push(make.area("step_reason", 3, false));
    all.push(make.flag("away"));
    all.push(make.area("away_reason", 2, false));
    all
}

/// The decisions that wait, each with what it says, and the choice of somebody else's.
fn decisions(make: &Maker<'_>, view: &CaseView) -> Input {
    let lang = make.lang;
    let mut choices: Vec<Choice> = waiting(view)
        .into_iter()
        .map(|(at, made)| {
            Choice::new(made.decision.to_string(), label(lang, at, &made)).hint(says(lang, &made))
        })
        .collect();
    choices.push(Choice::new(ELSEWHERE, lang.t("start-elsewhere")));
    let field = make.field("decision");
    let markup = radios(lang, &field, &choices);
    Input { field, markup }
}

/// "Støttende indsats (BL § 32, stk. 1, nr. 2), 28.05.2026".
fn label(lang: Lang, at: Moment, made: &DecisionMade) -> String {
    format!(
        "{} ({}), {}",
        words::code(lang, "decision-kind", made.kind.as_str()),
        made.paragraph,
        words::date(lang, at.day())
    )
}

/// What a decision says, in a line.
fn says(lang: Lang, made: &DecisionMade) -> String {
    let terms = &made.terms;
    let consent = if made.consent {
        "decision-consent"
    } else {
        "decision-no-consent"
    };
    let place = terms.place.map(|p| words::code(lang, "place", p.as_str()));
    let end = terms.ends_on.map(|day| {
        lang.t_args(
            "measures-planned-to",
            &[("day", words::date(lang, day).into())],
        )
    });
    let price = terms.weekly_price.map(|kroner| {
        lang.t_args(
            "kroner-a-week",
            &[("price", lang.int(i64::from(kroner)).into())],
        )
    });
    let parts = [place, end, price, Some(lang.t(consent))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What only a decision made elsewhere needs, folded while one made here is chosen.
fn elsewhere(make: &Maker<'_>) -> Vec<Input> {
    let lang = make.lang;
    let fields = vec![
        make.choose("decided_by", "decided-by", DecidedBy::WORDS),
        make.line("paragraph", Some("paragraph-hint")),
        make.flag("consent"),
        make.date_optional("ends_on", "start-ends-on-hint"),
        make.number_optional("weekly_price", Some("start-price-hint")),
        make.area("way_out", 2, false),
    ];
    let is_open = make.typed.one("decision") == ELSEWHERE
        || fields.iter().any(|input| input.field.error.is_some());
    let drawn = html! {
        details class="start-elsewhere" open[is_open] {
            summary { (lang.t("start-elsewhere-more")) }
            @for input in &fields { (input.markup) }
        }
    };
    together(fields, drawn)
}

/// Several fields drawn as one: the summary of faults leads to each.
fn together(fields: impl IntoIterator<Item = Input>, drawn: Markup) -> Vec<Input> {
    let named = fields.into_iter().map(|input| Input {
        markup: html! {},
        ..input
    });
    named.chain([Input::shown(drawn)]).collect()
}

/// Where the child stands and what the ladder suggests.
fn step_words(lang: Lang, view: &CaseView, now: Moment) -> Markup {
    let step = view.case.step_at(now);
    let suggested = suggested_step(&view.case, &effective(&view.events), now);
    html! {
        div class="form-group" {
            h2 { (lang.t("start-step")) }
            p {
                @if step == 0 { (lang.t("start-no-step")) }
                @else { (lang.t_args("start-on-step", &[("step", words::step(lang, step).into())])) }
                " " (lang.t_args("start-suggested", &[("step", words::step(lang, suggested).into())]))
            }
        }
    }
}
