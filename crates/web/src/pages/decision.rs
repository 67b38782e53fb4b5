//! One decision, made or proposed: what it says; whoever has the competence approves it or
//! sends it back with words; its letter to each of the parties.

use crate::i18n::Lang;
use crate::pages::case_form::Answer;
use crate::pages::decide::{heard, known};
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::meanwhile::Seen;
use crate::pages::measures::start;
use crate::pages::record::Typed;
use crate::pages::{appropriation, complaints, errors, meanwhile, words};
use crate::site::Site;
use crate::ui::form::{
    Form as Shape, Submit, date, error_summary, form, hidden, submit_row, textarea,
};
use crate::ui::notice::{Notice, Tone, facts, notice, section};
use crate::visitor::{Visitor, run};
use app::decision::{DecisionView, Stage, decided_at};
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::basis::basis_on;
use domain::correction::{Effective, effective};
use domain::document::letters_of;
use domain::id::ItemId;
use domain::parties::{Party, parties};
use domain::procedures::Procedures;
use domain::{Competence, Day, DecisionKind, Payload};
use maud::{Markup, html};
use std::sync::Arc;

pub mod letter;

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, decision)): Path<(u32, String)>,
    Query(asked): Query<Done>,
) -> Response {
    let (done, opened) = (asked.key(), Answer::opened());
    answer(&site, &visitor, number, &decision, done, opened).await
}

/// Approves the decision or sends it back.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, decision)): Path<(u32, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given, id) = (visitor.actor.clone(), typed.clone(), decision.clone());
    let settled = run(&site, move |app| settle(app, &actor, number, &id, &given)).await;
    let error = match settled {
        Ok(done) => return Redirect::to(&format!("/decisions?done={done}")).into_response(),
        Err(error) => error,
    };
    match Answer::back(error, typed) {
        Ok(back) => answer(&site, &visitor, number, &decision, None, back).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn settle(
    app: &App,
    actor: &Actor,
    number: u32,
    decision: &str,
    typed: &Typed,
) -> Result<&'static str, Error> {
    actor.require(Deed::ApproveDecisions)?;
    let decision: ItemId = decision.parse().map_err(|_| Error::NotFound)?;
    let seen = typed.number("seen");
    if typed.one("answer") == "approve" {
        let met_on = typed.day("met_on").ok();
        let knows = typed.flag("unanswered");
        app.approve(actor, number, decision, seen, met_on, knows)?;
        Ok("done-approved")
    } else {
        // An empty form says nothing, and its words are missing.
        app.send_back(actor, number, decision, seen, typed.one("words"))?;
        Ok("done-sent-back")
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    decision: &str,
    done: Option<String>,
    answer: Answer,
) -> Response {
    let lang = visitor.lang;
    let Ok(id) = decision.parse::<ItemId>() else {
        return match visitor.actor.require(Deed::SeeCases) {
            Ok(()) => errors::page(lang, &Error::NotFound),
            Err(error) => errors::page(lang, &error),
        };
    };
    let actor = visitor.actor.clone();
    let loaded = run(site, move |app| {
        Ok((app.decision(&actor, number, id, "decision")?, app.ruleset()))
    });
    let (view, ruleset): (DecisionView, Arc<Ruleset>) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: title(lang, &view),
        done,
        ..Head::default()
    };
    let content = content(lang, visitor, &ruleset, &view, number, &answer);
    with_status(answer.status, site, visitor, Area::Cases, head, &content)
}

fn title(lang: Lang, view: &DecisionView) -> String {
    let key = match view.stage {
        Stage::Made => "decision-title",
        Stage::Waits(_) | Stage::Returned(_) => "proposal-title",
    };
    let kind = words::code(lang, "decision-kind", view.made.kind.as_str());
    lang.t_args(key, &[("kind", kind.into())])
}

/// The parties on the day of the decision.
fn parties_of(view: &DecisionView) -> Vec<Party> {
    let case = &view.view.case;
    let on = view.at.day();
    parties(case.person, case.birth_on, &view.view.events, on)
}

fn content(
    lang: Lang,
    visitor: &Visitor,
    ruleset: &Ruleset,
    view: &DecisionView,
    number: u32,
    answer: &Answer,
) -> Markup {
    let case = &view.view.case;
    let name = view.view.names.get(&case.person);
    let part = |field: &str| {
        let words = view.text.get(field).map(|t| t.value.as_str());
        html! { @if let Some(words) = words {
            h2 { (lang.t(&format!("decide-{}", field.replace('_', "-")))) }
            @for line in words.lines().filter(|l| !l.trim().is_empty()) { p { (line) } }
        } }
    };
    html! {
        h1 { (title(lang, view)) }
        p { a href={ "/cases/" (number) } {
            (words::child_of(lang, name.and_then(|n| n.name.as_deref()), case, view.at))
            " · " (lang.t("case")) " " (number)
        } }
        (stage(lang, view))
        (facts(&terms(lang, ruleset, view)))
        (part("purpose")) (part("facts")) (part("reasons")) (part("way_out"))
        (child_said(lang, view))
        (heard::shown(lang, view, &parties_of(view)))
        @match view.stage {
            Stage::Made => {
                @let may_record = visitor.actor.may(Deed::RecordInCase);
                (settled(lang, ruleset, view, answer))
                (letters(lang, view, number, may_record))
                (complaints_over(lang, view, number, may_record))
                (carried_out(lang, view, number, may_record))
                @if may_record { (start::link(lang, &view.view, view.made.decision, number)) }
            },
            Stage::Waits(competence)
                if visitor.actor.may(Deed::ApproveDecisions)
                    && ruleset.competence.decides(visitor.actor.role, competence) =>
            {
                (beside(lang, ruleset, view, answer, settling(lang, view, competence, number, answer)))
            },
            _ => (settled(lang, ruleset, view, answer)),
        }
    }
}

/// The forms beside what others recorded since the proposal was read.
fn beside(
    lang: Lang,
    ruleset: &Ruleset,
    view: &DecisionView,
    answer: &Answer,
    mine: Markup,
) -> Markup {
    let (opened, is_late) = (Typed::default(), answer.is_late());
    let typed = answer.typed.as_ref().unwrap_or(&opened);
    meanwhile::around(
        lang,
        (ruleset, &view.view),
        (typed, is_late, Seen::Position),
        mine,
    )
}

/// What comes back about a proposal that somebody else settled: that it is, beside what was
/// typed.
fn settled(lang: Lang, ruleset: &Ruleset, view: &DecisionView, answer: &Answer) -> Markup {
    let Some(typed) = &answer.typed else {
        return html! {};
    };
    let mine = notice(&Notice {
        tone: Tone::Error,
        title: lang.t("refused-proposal-answered"),
        text: typed.one("words").to_owned(),
    });
    beside(lang, ruleset, view, answer, mine)
}

fn stage(lang: Lang, view: &DecisionView) -> Markup {
    match &view.stage {
        Stage::Made => html! {},
        Stage::Waits(competence) => {
            let whose = words::code(lang, "competence", competence.as_str());
            let title = lang.t_args("proposal-waits", &[("whose", whose.into())]);
            notice(&Notice::new(Tone::Info, title))
        }
        Stage::Returned(words) => notice(&Notice {
            tone: Tone::Warning,
            title: lang.t("proposal-returned"),
            text: words.clone(),
        }),
    }
}

/// That what lasts a limited time has begun by it, and until when; or where that is recorded.
fn carried_out(lang: Lang, view: &DecisionView, number: u32, may_record: bool) -> Markup {
    let stands = effective(&view.view.events);
    let begun = stands.iter().rev().find_map(|e| match &e.content.payload {
        Payload::TimeLimitSet(p) if p.decision == Some(view.made.decision) => Some((e.at(), p)),
        _ => None,
    });
    let waits = Procedures::of(&view.view.events).to_limit;
    let waits = waits.iter().any(|w| w.id == view.made.decision);
    html! {
        @if let Some((at, set)) = begun {
            p {
                (words::code(lang, "limits", set.limits.as_str())) ": " (words::date(lang, at.day()))
                @if let Some(until) = set.until_on { "–" (words::date(lang, until)) }
            }
        } @else if waits && may_record {
            p class="no-print" { a class="button button-secondary" href={ "/cases/" (number) "/record/time_limit_set" } {
                (lang.t("record-time-limit-set"))
            } }
        }
    }
}

/// What was decided, in lines.
fn terms(lang: Lang, ruleset: &Ruleset, view: &DecisionView) -> Vec<(String, Markup)> {
    let (made, terms) = (&view.made, &view.made.terms);
    let by = ruleset.worker_name(view.recorded_by);
    let mut rows = vec![
        (
            lang.t("decision-paragraph"),
            html! { (letter::paragraph(lang, view)) },
        ),
        (
            lang.t("decision-recorded"),
            html! { (words::moment(lang, view.at)) ", " (by) },
        ),
    ];
    let mut add = |key: &str, value: Option<String>| {
        rows.extend(value.map(|value| (lang.t(key), html! { (value) })));
    };
    add(
        "decision-by",
        terms
            .by
            .map(|by| words::code(lang, "competence", by.as_str())),
    );
    add(
        day_of(made.kind, terms.by),
        terms.met_on.map(|day| words::date(lang, day)),
    );
    add(
        "decide-place",
        terms.place.map(|p| words::code(lang, "place", p.as_str())),
    );
    add(
        match made.kind {
            DecisionKind::EndOfSupport => "decide-stops-on",
            _ => "decide-ends-on",
        },
        terms.ends_on.map(|day| words::date(lang, day)),
    );
    add(
        "decision-notice",
        terms
            .without_notice
            .then(|| lang.t("decision-without-notice")),
    );
    let on = terms.met_on.unwrap_or(view.at.day());
    let account = terms.account.as_deref();
    add("decide-weekly-price", appropriation::price(lang, made, on));
    add(
        "decide-account",
        account.map(|code| appropriation::account(lang, code, on)),
    );
    let consent = if made.consent {
        "decision-consent"
    } else {
        "decision-no-consent"
    };
    let asks = asks_consent(view) || !terms.consented.is_empty();
    add("decision-consent-label", asks.then(|| lang.t(consent)));
    rows
}

/// Whether consent is a question for it; so it is by a paragraph of another version of the law.
fn asks_consent(view: &DecisionView) -> bool {
    let made = &view.made;
    let known = basis_on(view.at.day()).paragraph(made.kind, &made.paragraph);
    known.is_none_or(|paragraph| paragraph.asks_consent(made.kind))
}

fn child_said(lang: Lang, view: &DecisionView) -> Markup {
    let voice = known::voice(&view.view.events, view.at);
    html! { @if let Some(voice) = voice {
        h2 { (lang.t("decide-child-said")) }
        p { (words::code(lang, "conversation-outcome", voice.outcome.as_str())) ", "
            (words::date(lang, voice.at.day())) }
        @let said = voice.words();
        @if !said.is_empty() { blockquote { (said) } }
        @if voice.is_kept_back() { p class="weak" { (lang.t("child-said-staff-only")) } }
    } }
}

/// The letter to each of the parties, and that it was sent.
fn letters(lang: Lang, view: &DecisionView, number: u32, may_record: bool) -> Markup {
    let parties = parties_of(view);
    let stands = effective(&view.view.events);
    let here = format!("/cases/{number}/decisions/{}/letter", view.made.decision);
    section(
        "letters",
        &lang.t("decision-letters"),
        None,
        &html! {
            @if parties.is_empty() { p class="weak" { (lang.t("decision-no-parties")) } }
            @else { ul class="bullets" { @for party in &parties { li {
                @let name = known::name_of(lang, &view.view, party);
                a href={ (here) "?to=" (party.person) } {
                    (lang.t_args("decision-letter-to", &[("name", name.clone().into())]))
                }
                @match sent_on(view, &stands, party) {
                    Some(day) => span class="weak" {
                        " " (lang.t_args("letter-kept", &[("day", words::date(lang, day).into())]))
                    },
                    None => @if may_record { (keep(lang, &here, party, &name)) },
                }
            } } } }
        },
    )
}

/// The complaints over it, and the way to record one.
fn complaints_over(lang: Lang, view: &DecisionView, number: u32, may_record: bool) -> Markup {
    let decision = view.made.decision;
    let mut all = view.view.case.complaints.iter();
    let is_over = all.any(|c| c.decision == Some(decision));
    html! { @if may_record || is_over {
        (section("complaints", &lang.t("complaints-over-this"), None, &html! {
            (complaints::over_decision(lang, &view.view, decision, number))
            @if may_record {
                p { a href={ "/cases/" (number) "/complaints?step=complaint_received&decision=" (decision) "#step" } {
                    (lang.t("complaints-complain"))
                } }
            }
        }))
    } }
}

/// The day on which the letter to a party was kept as sent, if it was.
fn sent_on(view: &DecisionView, stands: &[Effective<'_>], party: &Party) -> Option<Day> {
    let name = view.view.names.get(&party.person);
    let name = name.and_then(|n| n.name.as_deref());
    let letters = letters_of(stands, view.made.decision, party.person, name);
    letters.first().map(|d| d.at.day())
}

/// The button that keeps the letter to a party as sent.
fn keep(lang: Lang, action: &str, party: &Party, name: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            (crate::forgery::field())
            (hidden("to", &party.person.to_string()))
            button type="submit" class="button link-button" {
                (lang.t("letter-keep")) span class="sr-only" { ": " (name) }
            }
        }
    }
}

/// What the day of a decision of the committee or the team is called: the committee's chair alone
/// makes a preliminary one (barnets lov § 143, stk. 1).
fn day_of(kind: DecisionKind, by: Option<Competence>) -> &'static str {
    if by == Some(Competence::TeamMeeting) {
        "decision-team-met-on"
    } else if kind.is_preliminary() {
        "decision-chair-on"
    } else {
        "decision-met-on"
    }
}

fn settling(
    lang: Lang,
    view: &DecisionView,
    competence: Competence,
    number: u32,
    answer: &Answer,
) -> Markup {
    let opened = Typed::default();
    let typed = answer.typed.as_ref().unwrap_or(&opened);
    let problems = &answer.problems;
    let seen = meanwhile::seen(typed, "seen", answer.is_late(), &view.view.last());
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let met_on = field("met_on", day_of(view.made.kind, Some(competence)));
    let back = field("words", "proposal-words").hint(lang.t("proposal-words-hint"));
    // A meeting before today decided while somebody may have answered then.
    let at = decided_at(typed.day("met_on").ok(), view.now);
    let early = heard::early(lang, (&view.view, at), typed, problems);
    let (early, early_drawn) = early.unzip();
    let price = appropriation::price(lang, &view.made, view.now.day());
    let shape = |label: &str| Shape {
        action: format!("/cases/{number}/decisions/{}", view.made.decision),
        label: Some(lang.t(label)),
        ..Shape::default()
    };
    let approve = match competence {
        Competence::Committee => "proposal-committee",
        Competence::TeamMeeting => "proposal-team",
        _ => "proposal-approve",
    };
    let known = ["met_on", "words", "unanswered"];
    let listed: Vec<_> = [&met_on, &back].into_iter().chain(&early).collect();
    html! {
        (error_summary(lang, &listed))
        @for problem in problems.iter().filter(|p| !known.contains(&p.field)) {
            (notice(&Notice::new(Tone::Error, lang.t(problem.message))))
        }
        (section("approve", &lang.t(approve), None, &form(&shape(approve), &html! {
            (hidden("answer", "approve")) (hidden("seen", &seen))
            // Whoever writes down what a meeting decided approves nothing.
            @if let Some(price) = price.as_ref().filter(|_| !competence.is_meeting()) {
                p { (lang.t_args("proposal-appropriation", &[("price", price.clone().into())])) }
            }
            @if competence.is_meeting() { (date(lang, &met_on)) }
            @if let Some(early) = &early_drawn { (early) }
            (submit_row(&Submit { label: lang.t(&format!("{approve}-submit")), ..Submit::default() }))
        })))
        (section("send-back", &lang.t("proposal-send-back"), None, &form(&shape("proposal-send-back"), &html! {
            (hidden("answer", "return")) (hidden("seen", &seen))
            (textarea(lang, &back, 3))
            (submit_row(&Submit { label: lang.t("proposal-send-back-submit"), ..Submit::default() }))
        })))
    }
}
