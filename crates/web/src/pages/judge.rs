//! One line of unusual looks: each look with its reasons, and what was found when somebody
//! looked into it.

use crate::i18n::Lang;
use crate::pages::access::what;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::unusual::{case, said, state};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios};
use crate::ui::form::{
    Field, Form as Shape, Submit, error_summary, form, hidden, submit_row, textarea,
};
use crate::ui::notice::{Empty, Notice, Tone, notice};
use crate::ui::table::{Column, Row, Table, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::oversight::{Flag, Look, Oversight, Unusual};
use app::ruleset::Ruleset;
use app::{Error, Problem};
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{AccessJudgement, WorkerId};
use maud::{Markup, html};
use serde::Deserialize;

/// The period a single line is looked up in: the longest one can choose.
const DAYS: u16 = 31;

/// What the form says.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct Given {
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    note: String,
    up_to: Option<u64>,
    /// The judgement that stood when the form was opened.
    #[serde(default)]
    seen: String,
    /// Whether somebody else judged meanwhile.
    #[serde(skip)]
    is_late: bool,
}

/// What the page is made of.
struct Loaded {
    line: Unusual,
    ruleset: std::sync::Arc<Ruleset>,
    settings: Oversight,
}

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path((worker, number)): Path<(String, u32)>,
) -> Response {
    answer(&site, &visitor, &worker, number, &Given::default(), &[]).await
}

/// Records what was found.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path((worker, number)): Path<(String, u32)>,
    Form(mut given): Form<Given>,
) -> Response {
    let mut problems = Vec::new();
    let outcome: Option<AccessJudgement> = given.outcome.parse().ok();
    if outcome.is_none() {
        problems.push(Problem::new("outcome", "refused-no-judgement"));
    }
    if given.note.trim().is_empty() {
        problems.push(Problem::new("note", "refused-empty"));
    }
    if let (Some(outcome), true, Ok(who)) = (outcome, problems.is_empty(), worker.parse()) {
        let (actor, said) = (visitor.actor.clone(), given.clone());
        let done = run(&site, move |app| {
            let line = app.unusual_line(&actor, Some(DAYS), who, some(number))?;
            if !said.seen.is_empty() && said.seen != stands(&line) {
                return Err(Error::Conflict);
            }
            let up_to = said.up_to.unwrap_or(0).min(line.up_to());
            app.judge_access(&actor, &line, up_to, outcome, &said.note)
        });
        match done.await {
            Ok(()) => return Redirect::to("/access/unusual?done=done-judged").into_response(),
            Err(Error::Refused(refused)) => problems = refused,
            Err(Error::Conflict) => given.is_late = true,
            Err(error) => return errors::page(visitor.lang, &error),
        }
    }
    answer(&site, &visitor, &worker, number, &given, &problems).await
}

/// What a form carries of the judgement that it was opened on.
fn stands(line: &Unusual) -> String {
    let judged = line.judged.as_ref();
    judged.map_or_else(|| "none".to_owned(), |j| format!("{}/{}", j.by, j.at.0))
}

fn some(number: u32) -> Option<u32> {
    (number > 0).then_some(number)
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    worker: &str,
    number: u32,
    given: &Given,
    problems: &[Problem],
) -> Response {
    let lang = visitor.lang;
    let Ok(worker) = worker.parse::<WorkerId>() else {
        return errors::page(lang, &Error::NotFound);
    };
    let actor = visitor.actor.clone();
    let loaded = run(site, move |app| {
        Ok(Loaded {
            line: app.unusual_line(&actor, Some(DAYS), worker, some(number))?,
            ruleset: app.ruleset(),
            settings: app.oversight().clone(),
        })
    });
    let loaded = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let who = loaded.ruleset.worker_name(worker).to_owned();
    let head = Head {
        title: format!("{}: {who}", lang.t("unusual-title")),
        thread: vec![
            Knot::new(lang.t("nav-access"), lang.t("unusual-title")).href("/access/unusual"),
            Knot::new(lang.t("unusual-who"), who).current(),
        ],
        ..Head::default()
    };
    let status = match (given.is_late, problems) {
        (true, _) => StatusCode::CONFLICT,
        (false, []) => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let content = content(lang, visitor, &loaded, given, problems);
    with_status(status, site, visitor, Area::Access, head, &content)
}

fn content(
    lang: Lang,
    visitor: &Visitor,
    loaded: &Loaded,
    given: &Given,
    problems: &[Problem],
) -> Markup {
    let line = &loaded.line;
    let who = loaded.ruleset.worker_name(line.worker);
    html! {
        h1 { (who) ": " (case(lang, line)) }
        @if let Some((_, number)) = line.case {
            p { a href={ "/cases/" (number) } { (lang.t("unusual-open-case")) } }
        }
        ul class="bullets" { @for (flag, _) in &line.flags {
            li { (said(lang, flag.of(&loaded.settings).1)) }
        } }
        @if given.is_late { (notice(&Notice::new(Tone::Error, lang.t("judge-late")))) }
        @if let Some(judged) = &line.judged {
            (notice(&Notice {
                tone: Tone::Info,
                title: lang.t_args("judge-judged", &[
                    ("state", state(lang, line).into()),
                    ("who", loaded.ruleset.worker_name(judged.by).to_owned().into()),
                    ("when", words::moment(lang, judged.at).into()),
                ]),
                text: judged.note.clone(),
            }))
        }
        @if line.worker == visitor.actor.worker {
            (notice(&Notice::new(Tone::Info, lang.t("judge-own"))))
        } @else {
            (judgement(lang, line, given, problems))
        }
        (table(lang, &Table {
            caption: lang.t_args("judge-looks", &[("n", line.looks.len().into())]),
            show_caption: true,
            columns: ["access-when", "access-what", "access-case", "unusual-why"]
                .map(|column| Column::new(lang.t(column)))
                .into(),
            rows: line.looks.iter().map(|look| row(lang, look)).collect(),
            empty: Empty::default(),
        }))
    }
}

fn row(lang: Lang, look: &Look) -> Row {
    let flags: Vec<String> = look
        .flags
        .iter()
        .map(|flag| words::code(lang, "flag", Flag::as_str(*flag)))
        .collect();
    Row::new(vec![
        html! { (words::moment(lang, look.at)) },
        html! { (what(lang, &look.what)) },
        html! { a href={ "/cases/" (look.case) } { (look.case) } },
        html! { (flags.join(", ")) },
    ])
}

fn judgement(lang: Lang, line: &Unusual, given: &Given, problems: &[Problem]) -> Markup {
    let field = |name: &'static str, key: &str, value: &str| {
        let problem = problems.iter().find(|p| p.field == name);
        let mut field = Field::new(name, lang.t(key))
            .value(value)
            .error(problem.map(|p| lang.t(p.message)));
        field.autofocus = problems.first().is_some_and(|p| p.field == name);
        field
    };
    let outcome = field("outcome", "judge-outcome", &given.outcome);
    let note = field("note", "judge-note", &given.note).hint(lang.t("judge-note-hint"));
    let choices: Vec<Choice> = AccessJudgement::WORDS
        .iter()
        .map(|word| Choice::new(*word, words::code(lang, "judgement", word)))
        .collect();
    let case = line.case.map_or(0, |(_, number)| number);
    let shape = Shape {
        action: format!("/access/unusual/{}/{case}", line.worker),
        label: Some(lang.t("judge-title")),
        ..Shape::default()
    };
    // Once both are shown, the form is about what stands now.
    let up_to = given
        .up_to
        .filter(|_| !given.is_late)
        .unwrap_or(line.up_to());
    let seen = match &*given.seen {
        before if !before.is_empty() && !given.is_late => before.to_owned(),
        _ => stands(line),
    };
    html! {
        section class="section" aria-labelledby="judge" {
            h2 id="judge" { (lang.t("judge-title")) }
            (error_summary(lang, &[&outcome, &note]))
            (form(&shape, &html! {
                (hidden("up_to", &up_to.to_string())) (hidden("seen", &seen))
                (radios(lang, &outcome, &choices))
                (textarea(lang, &note, 3))
                (submit_row(&Submit {
                    label: lang.t("judge-send"),
                    cancel: Some((lang.t("judge-cancel"), "/access/unusual".to_owned())),
                    ..Submit::default()
                }))
            }))
        }
    }
}
