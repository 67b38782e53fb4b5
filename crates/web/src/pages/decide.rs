//! Making a decision: first what is to be decided, then the paragraph, terms and words, with
//! what the case already knows beside them.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{drafts, errors, meanwhile, thread, words};
use crate::site::Site;
use crate::ui::form::{Form as Shape, form};
use crate::ui::notice::{Notice, Tone, notice};
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::form_draft::Place;
use app::goals::{CountsIn, Question};
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::parties::{Party, parties};
use domain::{DecisionKind, Moment};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

mod build;
mod fields;
pub(in crate::pages) mod known;

/// What the address may say: the kind chosen in the first step.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    kind: String,
}

struct Loaded {
    view: CaseView,
    ruleset: Arc<Ruleset>,
    counts: Vec<CountsIn>,
    now: Moment,
    draft: Option<drafts::Draft>,
}

impl Loaded {
    fn parties(&self) -> Vec<Party> {
        let case = &self.view.case;
        parties(
            case.person,
            case.birth_on,
            &self.view.events,
            self.now.day(),
        )
    }

    /// A party's name as a reader knows it.
    fn name_of(&self, lang: Lang, party: &Party) -> String {
        known::name_of(lang, &self.view, party)
    }
}

/// Where its draft is kept: it takes the place of the event's plain form.
fn place(number: u32) -> Place {
    Place::Record(number, "decision_made".to_owned())
}

/// The first step, or the form of the kind asked for.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    let shown = Shown {
        kind: asked.kind.parse().ok(),
        typed: None,
        status: StatusCode::OK,
        problems: Vec::new(),
    };
    answer(&site, &visitor, number, shown).await
}

/// Decides, or puts the decision before whoever may make it.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given) = (visitor.actor.clone(), typed.clone());
    let done = run(&site, move |app| decide(app, &actor, number, &given)).await;
    let (status, problems) = match done {
        Ok(decision) => {
            let to = format!("/cases/{number}/decisions/{decision}?done=done-decided");
            return Redirect::to(&to).into_response();
        }
        Err(Error::Refused(problems)) => (StatusCode::UNPROCESSABLE_ENTITY, problems),
        Err(Error::Conflict) => (StatusCode::CONFLICT, Vec::new()),
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let shown = Shown {
        kind: typed.one("kind").parse().ok(),
        typed: Some(typed),
        status,
        problems,
    };
    answer(&site, &visitor, number, shown).await
}

fn decide(app: &App, actor: &Actor, number: u32, typed: &Typed) -> Result<String, Error> {
    actor.require(Deed::RecordInCase)?;
    let view = app.view_case(actor, number, "decide")?;
    let built = build::decision(app, &view, typed).map_err(Error::Refused)?;
    let decision = built.made.decision.to_string();
    let seen = typed.number("seen");
    app.decide(actor, number, seen, built.at, built.made, built.texts)?;
    app.drop_draft(actor, &place(number))?;
    Ok(decision)
}

/// What the page holds besides the case.
struct Shown {
    kind: Option<DecisionKind>,
    typed: Option<Typed>,
    status: StatusCode,
    problems: Vec<Problem>,
}

async fn answer(site: &Site, visitor: &Visitor, number: u32, mut shown: Shown) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(Deed::RecordInCase) {
        return errors::page(lang, &error);
    }
    let actor = visitor.actor.clone();
    let opens = shown.typed.is_none();
    let loaded = run(site, move |app| {
        let view = app.view_case(&actor, number, "decide")?;
        let now = app.now();
        Ok(Loaded {
            counts: app.counts_in(&view.case, Question::of_year(now.day())),
            ruleset: app.ruleset(),
            draft: if opens {
                drafts::opened(app, &actor, &place(number))?
            } else {
                None
            },
            view,
            now,
        })
    });
    let mut loaded = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let draft = loaded.draft.take();
    let kind_of = |draft: &drafts::Draft| draft.typed.one("kind").parse().ok();
    shown.kind = shown.kind.or(draft.as_ref().and_then(kind_of));
    // A draft of another kind waits until that one is chosen.
    let draft = draft.filter(|draft| kind_of(draft) == shown.kind);
    let head = Head {
        title: lang.t("decide-title"),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        ..Head::default()
    };
    let step = match shown.kind {
        None => first(lang, number),
        Some(kind) => second(lang, &loaded, number, kind, &shown, draft),
    };
    let case = &loaded.view.case;
    let name = loaded.view.names.get(&case.person);
    let content = html! {
        h1 { (lang.t("decide-title")) }
        p { a href={ "/cases/" (number) } {
            (words::child(lang, name.and_then(|n| n.name.as_deref()), case.birth_on, loaded.now))
            " · " (lang.t("case")) " " (number)
        } }
        (step)
    };
    with_status(shown.status, site, visitor, Area::Cases, head, &content)
}

/// What is to be decided.
fn first(lang: Lang, number: u32) -> Markup {
    html! {
        h2 { (lang.t("decide-what")) }
        ul class="bullets" { @for kind in DecisionKind::WORDS {
            li { a href={ "/cases/" (number) "/decide?kind=" (kind) } {
                (words::code(lang, "decision-kind", kind))
            } }
        } }
    }
}

/// The form of one kind.
fn second(
    lang: Lang,
    loaded: &Loaded,
    number: u32,
    kind: DecisionKind,
    shown: &Shown,
    draft: Option<drafts::Draft>,
) -> Markup {
    let kept_at = draft.as_ref().map(|d| d.saved_at);
    let typed = shown.typed.clone().or(draft.map(|d| d.typed));
    let typed = typed.unwrap_or_else(|| known::opening(&loaded.view, loaded.now));
    let form_fields = fields::of(lang, loaded, number, kind, &typed, &shown.problems);
    let is_late = shown.status == StatusCode::CONFLICT;
    let seen = meanwhile::seen(&typed, "seen", is_late, &loaded.view.seen);
    let shape = Shape {
        action: format!("/cases/{number}/decide"),
        label: Some(lang.t("decide-title")),
        ..Shape::default()
    };
    let mine = form(
        &shape,
        &form_fields.markup(lang, &seen, &place(number), number),
    );
    html! {
        h2 { (words::code(lang, "decision-kind", kind.as_str())) }
        p { a href={ "/cases/" (number) "/decide" } { (lang.t("decide-other")) } }
        @for problem in form_fields.loose(&shown.problems) {
            (notice(&Notice::new(Tone::Error, lang.t(problem.message))))
        }
        @if let Some(at) = kept_at { (drafts::opened_with(lang, &place(number), at)) }
        @if is_late {
            @let file = loaded.view.case.person.into();
            @let theirs = meanwhile::since(&loaded.view.events, file, typed.number("seen").unwrap_or(0));
            (meanwhile::beside(lang, &loaded.ruleset, &theirs, &mine))
        } @else {
            (mine)
        }
    }
}
