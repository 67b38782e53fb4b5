//! Hearing a party before a decision: whom, by when an answer is asked for, and the answer.

use crate::i18n::Lang;
use crate::pages::assessment::carried::carried;
use crate::pages::case_form::Answer;
use crate::pages::decide::{heard, known};
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::meanwhile::Seen;
use crate::pages::record::Typed;
use crate::pages::{errors, meanwhile, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios};
use crate::ui::form::{
    Field, Form as Shape, Submit, date, error_summary, form, hidden, submit_row, textarea,
};
use crate::ui::notice::{Notice, Tone, notice, section};
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::event::decision::{HearingAnswered, HearingSent};
use domain::parties::{Party, parties};
use domain::text::{Audience, text};
use domain::{Moment, Payload, Texts};
use maud::{Markup, html};

/// How long a party has to answer unless another day is chosen.
const DAYS_TO_ANSWER: i32 = 14;

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Done>,
) -> Response {
    let done = asked.key();
    let opened = Answer {
        done,
        ..Answer::opened()
    };
    answer(&site, &visitor, number, opened).await
}

/// Records that a party was heard, or what it answered.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given) = (visitor.actor.clone(), typed.clone());
    let recorded = run(&site, move |app| record(app, &actor, number, &given)).await;
    let error = match recorded {
        // Whoever is heard is written to next.
        Ok(true) => {
            let here = format!("/cases/{number}/hearing?done=done-recorded");
            return Redirect::to(&here).into_response();
        }
        Ok(false) => {
            let decide = format!("/cases/{number}/decide?done=done-recorded");
            return Redirect::to(&decide).into_response();
        }
        Err(error) => error,
    };
    match Answer::back(error, typed) {
        Ok(back) => answer(&site, &visitor, number, back).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// Records it, and says whether somebody is heard by it.
fn record(app: &App, actor: &Actor, number: u32, typed: &Typed) -> Result<bool, Error> {
    actor.require(Deed::RecordInCase)?;
    let hearing = typed.one("hearing");
    let mut texts = Texts::new();
    let mut put = |field: &str, words: &str| {
        if !words.is_empty() {
            texts.insert(field.to_owned(), text(words, Audience::Family));
        }
    };
    let payload = if hearing.is_empty() {
        put("about", typed.one("about"));
        put("facts", typed.one("facts"));
        sent(app, typed)?
    } else {
        put("answer", typed.one(&answer_name(hearing)));
        let hearing = typed
            .choice("hearing")
            .map_err(|p| Error::Refused(vec![p]))?;
        if texts.is_empty() {
            return Err(Error::refused("answer", "refused-empty"));
        }
        HearingAnswered { hearing }.into()
    };
    let seen = typed.number("seen");
    app.record_in_case(actor, number, seen, app.now(), payload, texts)?;
    Ok(hearing.is_empty())
}

/// The field of one hearing's answer: several stand on the page.
fn answer_name(hearing: &str) -> String {
    format!("answer-{hearing}")
}

fn sent(app: &App, typed: &Typed) -> Result<Payload, Error> {
    let person = typed.choice("person");
    let answer_by = typed.day("answer_by");
    match (person, answer_by) {
        (Ok(person), Ok(answer_by)) => Ok(HearingSent {
            hearing: app.new_item(),
            person,
            answer_by,
        }
        .into()),
        (person, answer_by) => Err(Error::Refused(
            person.err().into_iter().chain(answer_by.err()).collect(),
        )),
    }
}

async fn answer(site: &Site, visitor: &Visitor, number: u32, answer: Answer) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(Deed::RecordInCase) {
        return errors::page(lang, &error);
    }
    let actor = visitor.actor.clone();
    let loaded = run(site, move |app| {
        let view = app.view_case(&actor, number, "hearing")?;
        Ok((view, app.ruleset(), app.now()))
    });
    let (view, ruleset, now) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let (is_late, status) = (answer.is_late(), answer.status);
    let typed = answer.typed.unwrap_or_else(|| {
        let mut typed = Typed::default();
        typed.set("answer_by", now.day().add_days(DAYS_TO_ANSWER).to_string());
        typed.set(
            "facts",
            carried(&view).map_or_else(String::new, |c| c.facts),
        );
        typed
    });
    let head = Head {
        title: lang.t("hearing-title"),
        done: answer.done,
        ..Head::default()
    };
    let seen = meanwhile::seen(&typed, "seen", is_late, &view.seen);
    let again = typed.clone().with("seen", &seen);
    let forms = forms(lang, &view, now, number, &again, &answer.problems);
    let case = &view.case;
    let name = view.names.get(&case.person).and_then(|n| n.name.as_deref());
    let content = html! {
        h1 { (lang.t("hearing-title")) }
        p { a href={ "/cases/" (number) "/decide" } {
            (words::child_of(lang, name, case, now)) " · " (lang.t("decide-title"))
        } }
        (meanwhile::around(lang, (&ruleset, &view), (&typed, is_late, Seen::own(&view)), forms))
    };
    with_status(status, site, visitor, Area::Cases, head, &content)
}

fn forms(
    lang: Lang,
    view: &CaseView,
    now: Moment,
    number: u32,
    typed: &Typed,
    problems: &[Problem],
) -> Markup {
    let case = &view.case;
    let parties = parties(case.person, case.birth_on, &view.events, now.day());
    let waiting: Vec<known::Heard> = known::hearings(&view.events, now)
        .into_iter()
        .filter(|h| h.answer.is_none())
        .collect();
    let of = typed.one("hearing");
    let is_answered = !of.is_empty() && waiting.iter().all(|h| h.hearing.to_string() != of);
    html! {
        (words::loose(lang, problems, &["person", "answer_by", "about", "facts", "answer"]))
        @if is_answered { (answered(lang, typed)) }
        (hear(lang, view, &parties, number, typed, problems))
        @for heard in &waiting {
            (take_answer(lang, view, &parties, heard, number, typed, problems))
        }
    }
}

/// What was typed about a hearing that has its answer by now, to be read and copied.
fn answered(lang: Lang, typed: &Typed) -> Markup {
    notice(&Notice {
        tone: Tone::Error,
        title: lang.t("hearing-answered"),
        text: typed.one(&answer_name(typed.one("hearing"))).to_owned(),
    })
}

fn shape(lang: Lang, number: u32, label: &str) -> Shape {
    Shape {
        action: format!("/cases/{number}/hearing"),
        label: Some(lang.t(label)),
        ..Shape::default()
    }
}

fn hear(
    lang: Lang,
    view: &CaseView,
    parties: &[Party],
    number: u32,
    typed: &Typed,
    problems: &[Problem],
) -> Markup {
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let person = field("person", "hearing-person");
    let answer_by = field("answer_by", "hearing-answer-by");
    let about = field("about", "hearing-about")
        .hint(lang.t("hearing-about-hint"))
        .optional();
    let facts = field("facts", "hearing-facts")
        .hint(lang.t("hearing-facts-hint"))
        .optional();
    let choices: Vec<Choice> = parties
        .iter()
        .map(|p| Choice::new(p.person.to_string(), known::name_of(lang, view, p)))
        .collect();
    section(
        "hear",
        &lang.t("hearing-send"),
        None,
        &html! {
            @if choices.is_empty() { p class="weak" { (lang.t("decision-no-parties")) } }
            @else {
                (error_summary(lang, &[&person, &answer_by]))
                (form(&shape(lang, number, "hearing-send"), &html! {
                    (hidden("seen", typed.one("seen")))
                    (radios(lang, &person, &choices))
                    (date(lang, &answer_by))
                    (textarea(lang, &about, 3))
                    (textarea(lang, &facts, 4))
                    (submit_row(&Submit { label: lang.t("hearing-submit"), ..Submit::default() }))
                }))
            }
        },
    )
}

fn take_answer(
    lang: Lang,
    view: &CaseView,
    parties: &[Party],
    heard: &known::Heard,
    number: u32,
    typed: &Typed,
    problems: &[Problem],
) -> Markup {
    let id = heard.hearing.to_string();
    let is_this = typed.one("hearing") == id;
    let name = answer_name(&id);
    let wrong = problems.iter().find(|p| is_this && p.field == "answer");
    let party = parties.iter().find(|p| p.person == heard.person);
    let who = party.map_or_else(|| lang.t("party-former"), |p| known::name_of(lang, view, p));
    let sent = words::date(lang, heard.sent_at.day());
    let title = lang.t_args("hearing-of", &[("name", who.into()), ("day", sent.into())]);
    let field = Field::new(name.as_str(), lang.t("hearing-answer"))
        .value(typed.one(&name))
        .error(wrong.map(|p| lang.t(p.message)));
    let error = error_summary(lang, &[&field]);
    section(
        &format!("h-{id}"),
        &title,
        None,
        &html! {
            (error)
            p { (heard::to_letter(lang, number, heard)) }
            (form(&shape(lang, number, "hearing-answer-submit"), &html! {
                (hidden("hearing", &id)) (hidden("seen", typed.one("seen")))
                (textarea(lang, &field, 4))
                (submit_row(&Submit { label: lang.t("hearing-answer-submit"), ..Submit::default() }))
            }))
        },
    )
}
