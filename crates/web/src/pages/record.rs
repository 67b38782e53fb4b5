//! Recording an event in a case: one form for each kind, from one description of its fields.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::{drafts, errors, meanwhile, thread, words};
use crate::site::Site;
use crate::ui::form::{Form as Shape, Submit, date_time, error_summary, form, hidden, submit_row};
use crate::ui::notice::{Notice, Tone, notice};
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::form_draft::Place;
use app::goals::{CountsIn, Question};
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::Case;
use domain::procedures::Procedures;
use domain::{Event, Moment};
use maud::{Markup, html};
use std::sync::Arc;

mod build;
mod groups;
mod input;
mod procedures;
mod typed;

pub use groups::fitting;
pub(crate) use typed::{Typed, moment_of};

/// The kind that is recorded by its own page.
const DECISION: &str = "decision_made";

struct Loaded {
    view: CaseView,
    ruleset: Arc<Ruleset>,
    counts: Vec<CountsIn>,
    now: Moment,
    draft: Option<drafts::Draft>,
}

/// Where the form of a kind is: a decision has a page of its own.
pub fn href(number: u32, kind: &str) -> String {
    if kind == DECISION {
        format!("/cases/{number}/decide")
    } else {
        format!("/cases/{number}/record/{kind}")
    }
}

/// The form of one kind.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, kind)): Path<(u32, String)>,
) -> Response {
    // Drafts of it lead here.
    if kind == DECISION {
        return Redirect::to(&href(number, &kind)).into_response();
    }
    answer(&site, &visitor, number, &kind, None, StatusCode::OK, &[]).await
}

/// Records what was typed.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, kind)): Path<(u32, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given, of_kind) = (visitor.actor.clone(), typed.clone(), kind.clone());
    match run(&site, move |app| {
        record(app, &actor, number, &of_kind, &given)
    })
    .await
    {
        Ok(()) => Redirect::to(&format!("/cases/{number}?done=done-recorded")).into_response(),
        Err(Error::Refused(problems)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            answer(
                &site,
                &visitor,
                number,
                &kind,
                Some(typed),
                status,
                &problems,
            )
            .await
        }
        Err(Error::Conflict) => {
            // What was typed comes back, beside what was recorded meanwhile.
            let status = StatusCode::CONFLICT;
            answer(&site, &visitor, number, &kind, Some(typed), status, &[]).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn record(app: &App, actor: &Actor, number: u32, kind: &str, typed: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    if kind == DECISION || groups::known(kind).is_none() {
        return Err(Error::NotFound);
    }
    let at = moment_of(typed, "at");
    let built = build::payload(app, kind, typed);
    let mut problems: Vec<Problem> = Vec::new();
    problems.extend(at.as_ref().err().cloned());
    if let Err(found) = &built {
        problems.extend(found.iter().cloned());
    }
    match (at, built) {
        (Ok(at), Ok((payload, texts))) => {
            app.record_in_case(actor, number, typed.number("seen"), at, payload, texts)?;
            app.drop_draft(actor, &Place::Record(number, kind.to_owned()))
        }
        _ => Err(Error::Refused(problems)),
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    kind: &str,
    typed: Option<Typed>,
    status: StatusCode,
    problems: &[Problem],
) -> Response {
    if let Err(error) = visitor.actor.require(Deed::RecordInCase) {
        return errors::page(visitor.lang, &error);
    }
    let Some(kind) = groups::known(kind) else {
        return errors::page(visitor.lang, &Error::NotFound);
    };
    let actor = visitor.actor.clone();
    let place = Place::Record(number, kind.to_owned());
    let opens = typed.is_none().then(|| place.clone());
    let loaded = run(site, move |app| {
        let view = app.view_case(&actor, number, "record")?;
        let draft = match &opens {
            Some(place) => drafts::opened(app, &actor, place)?,
            None => None,
        };
        let now = app.now();
        let counts = app.counts_in(&view.case, Question::of_year(now.day()));
        Ok(Loaded {
            view,
            ruleset: app.ruleset(),
            counts,
            now,
            draft,
        })
    })
    .await;
    let mut loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let head = Head {
        title: words::code(lang, "record", kind),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        ..Head::default()
    };
    let draft = loaded.draft.take();
    let kept_at = draft.as_ref().map(|d| d.saved_at);
    let typed = typed
        .or(draft.map(|d| d.typed))
        .unwrap_or_else(|| input::defaults(kind, &loaded.view.case, loaded.now));
    let theirs = (status == StatusCode::CONFLICT).then(|| {
        let (file, seen) = (loaded.view.case.person.into(), typed.number("seen"));
        meanwhile::since(&loaded.view.events, file, seen.unwrap_or(0))
    });
    let shown = Shown {
        typed: &typed,
        problems,
        theirs,
        place: &place,
        kept_at,
    };
    let content = content(lang, &loaded, number, kind, &shown);
    with_status(status, site, visitor, Area::Cases, head, &content)
}

/// What the form holds besides the case.
struct Shown<'a> {
    typed: &'a Typed,
    problems: &'a [Problem],
    /// What others recorded since the form was opened, where that stopped it.
    theirs: Option<Vec<&'a Event>>,
    place: &'a Place,
    /// When the draft was kept that the form opened with.
    kept_at: Option<Moment>,
}

fn content(
    lang: Lang,
    loaded: &Loaded,
    number: u32,
    kind: &'static str,
    shown: &Shown<'_>,
) -> Markup {
    let Shown {
        typed, problems, ..
    } = *shown;
    let case: &Case = &loaded.view.case;
    let name = loaded
        .view
        .names
        .get(&case.person)
        .and_then(|n| n.name.as_deref());
    let day = words::field(lang, "at", "at-date", typed.one("at"), problems);
    let clock = words::field(lang, "at_time", "at-time", typed.one("at_time"), problems);
    let open = Procedures::of(&loaded.view.events);
    let inputs = input::of(lang, kind, case, &open, typed, problems);
    let mut all = vec![&day, &clock];
    all.extend(inputs.iter().map(|i| &i.field));
    let is_late = shown.theirs.is_some();
    let seen = meanwhile::seen(typed, "seen", is_late, &loaded.view.seen);
    let shape = Shape {
        action: format!("/cases/{number}/record/{kind}"),
        label: Some(words::code(lang, "record", kind)),
        ..Shape::default()
    };
    // Problems that belong to no field of this form are said on top.
    let loose: Vec<&Problem> = problems
        .iter()
        .filter(|p| !all.iter().any(|f| f.name == p.field))
        .collect();
    let fields = html! {
        (error_summary(lang, &all))
        (hidden("seen", &seen))
        (date_time(lang, &day, &clock))
        @for input in &inputs { (input.markup) }
        (submit_row(&Submit {
            label: lang.t("record-submit"),
            cancel: Some((lang.t("cancel"), format!("/cases/{number}"))),
            ..Submit::default()
        }))
        (drafts::keeper(lang, shown.place))
    };
    html! {
        h1 { (words::code(lang, "record", kind)) }
        p { a href={ "/cases/" (number) } {
            (words::child(lang, name, case.birth_on, loaded.now)) " · " (lang.t("case")) " " (number)
        } }
        @for problem in loose { (notice(&Notice::new(Tone::Error, lang.t(problem.message)))) }
        @if let Some(at) = shown.kept_at { (drafts::opened_with(lang, shown.place, at)) }
        @match &shown.theirs {
            Some(theirs) => (meanwhile::beside(lang, &loaded.ruleset, theirs, &form(&shape, &fields))),
            None => (form(&shape, &fields)),
        }
    }
}
