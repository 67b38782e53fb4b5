//! A long form of a case: opens with what stands or with a draft, comes back with what was
//! typed and what is wrong, or beside what somebody else recorded meanwhile.
//!
//! What the fields are, and what is recorded, is the business of each form.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::loaded::Loaded;
use crate::pages::meanwhile::Seen;
use crate::pages::record::{Input, Typed};
use crate::pages::{drafts, errors, meanwhile, thread, words};
use crate::site::Site;
use crate::ui::form::{Form as Shape, Submit, date_time, error_summary, form, hidden, submit_row};
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::form_draft::Place;
use app::ruleset::Ruleset;
use app::{Deed, Error, Problem};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Event, Moment};
use maud::{Markup, html};

/// The field that says which of several things a form is about: a source, a sibling.
pub(super) const OF: &str = "of";

/// A form of a case.
pub(super) struct CaseForm {
    /// The number of the case.
    pub number: u32,
    /// Where it is kept as a draft, and where it is sent; what it is about follows from what
    /// stands in it.
    pub place: Place,
    /// What the access log calls it.
    pub what: &'static str,
    /// Its title.
    pub title: String,
    /// The verb on its button.
    pub submit: String,
}

/// In what state a form is answered.
pub(super) struct Answer {
    /// What was typed, if it comes back.
    pub typed: Option<Typed>,
    /// With what status.
    pub status: StatusCode,
    /// What is wrong with what was typed.
    pub problems: Vec<Problem>,
    /// What was done before, for the page to say.
    pub done: Option<String>,
}

impl Answer {
    /// The form is opened.
    pub fn opened() -> Self {
        Self {
            typed: None,
            status: StatusCode::OK,
            problems: Vec::new(),
            done: None,
        }
    }

    /// Whether somebody else recorded something since the form was opened.
    pub fn is_late(&self) -> bool {
        self.status == StatusCode::CONFLICT
    }

    /// The form comes back after recording failed; an error that no form can mend stays one.
    pub fn back(error: Error, typed: Typed) -> Result<Self, Error> {
        let (status, problems) = match error {
            Error::Refused(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems),
            Error::Conflict => (StatusCode::CONFLICT, Vec::new()),
            other => return Err(other),
        };
        Ok(Self {
            typed: Some(typed),
            status,
            problems,
            done: None,
        })
    }
}

/// What a form is drawn from.
pub(super) struct Ready<'a> {
    /// The reader's language.
    pub lang: Lang,
    /// The case.
    pub view: &'a CaseView,
    /// The rules in force.
    pub ruleset: &'a Ruleset,
    /// Now.
    pub now: Moment,
    /// What stands in the fields.
    pub typed: &'a Typed,
    /// What is wrong with them.
    pub problems: &'a [Problem],
}

/// The page with the form. `first` is what stands in it when nothing was typed, `inputs` its
/// fields besides the moment.
pub(super) async fn answer(
    site: &Site,
    visitor: &Visitor,
    mut of: CaseForm,
    answer: Answer,
    first: impl Fn(&CaseView, Moment) -> Typed,
    inputs: impl Fn(&Ready<'_>) -> Vec<Input>,
) -> Response {
    if let Err(error) = visitor.actor.require(Deed::RecordInCase) {
        return errors::page(visitor.lang, &error);
    }
    let (actor, number, what) = (visitor.actor.clone(), of.number, of.what);
    let loaded = run(site, move |app| {
        let view = app.view_case(&actor, number, what)?;
        Ok::<_, Error>(Loaded::of(app, view))
    });
    let loaded = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let opening = first(&loaded.view, loaded.now);
    of.place = drafts::place(of.place, answer.typed.as_ref().unwrap_or(&opening));
    let mut draft = None;
    if answer.typed.is_none() {
        let (actor, place) = (visitor.actor.clone(), of.place.clone());
        let kept = run(site, move |app| drafts::opened(app, &actor, &place));
        draft = match kept.await {
            Ok(draft) => draft,
            Err(error) => return errors::page(visitor.lang, &error),
        };
    }
    let (lang, is_late) = (visitor.lang, answer.is_late());
    let head = Head {
        title: of.title.clone(),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        done: words::done(answer.done),
        ..Head::default()
    };
    let kept_at = draft.as_ref().map(|d| d.saved_at);
    let typed = answer.typed.or(draft.map(|d| d.typed)).unwrap_or(opening);
    let ready = Ready {
        lang,
        view: &loaded.view,
        ruleset: &loaded.ruleset,
        now: loaded.now,
        typed: &typed,
        problems: &answer.problems,
    };
    let sheet = Sheet {
        action: of.place.form(),
        label: of.title.clone(),
        submit: Submit {
            label: of.submit.clone(),
            cancel: Some((lang.t("cancel"), back(&of.place, number))),
            ..Submit::default()
        },
        besides: drafts::keeper(lang, &of.place),
        is_late,
    };
    let content = content(
        &loaded,
        &of,
        &ready,
        kept_at,
        &sheet.draw(&loaded, &ready, &inputs(&ready)),
    );
    with_status(answer.status, site, visitor, Area::Cases, head, &content)
}

/// Now, as the two fields of the moment hold it.
pub(super) fn at_now(now: Moment) -> Typed {
    let mut typed = Typed::default();
    let (day, clock) = words::day_and_clock(now);
    typed.set("at", day);
    typed.set("at_time", clock);
    typed
}

/// Where one came from.
fn back(place: &Place, number: u32) -> String {
    match place {
        Place::Work(kind, ..) => format!("/cases/{number}/{}", kind.as_str()),
        _ => format!("/cases/{number}"),
    }
}

fn content(
    loaded: &Loaded,
    of: &CaseForm,
    ready: &Ready<'_>,
    kept_at: Option<Moment>,
    sheet: &Markup,
) -> Markup {
    let (lang, case, number) = (ready.lang, &loaded.view.case, of.number);
    let who = loaded.view.names.get(&case.person);
    let name = who.and_then(|n| n.name.as_deref());
    html! {
        h1 { (of.title) }
        p { a href={ "/cases/" (number) } {
            (words::child_of(lang, name, case, loaded.now)) " · " (lang.t("case")) " " (number)
        } }
        @if let Some(at) = kept_at { (drafts::opened_with(lang, &of.place, at)) }
        (sheet)
    }
}

/// A form of a case around its inputs: with the moment, with what is wrong, and beside what
/// somebody else recorded meanwhile.
pub(super) struct Sheet {
    /// Where it is sent.
    pub action: String,
    /// What it is called.
    pub label: String,
    /// Its button.
    pub submit: Submit,
    /// What stands in the form besides: hidden fields, the keeper of a draft.
    pub besides: Markup,
    /// Whether somebody else recorded something since it was opened.
    pub is_late: bool,
}

impl Sheet {
    /// Draws it.
    pub fn draw(self, loaded: &Loaded, ready: &Ready<'_>, inputs: &[Input]) -> Markup {
        let Ready {
            lang,
            typed,
            problems,
            ..
        } = *ready;
        let day = words::field(lang, "at", "at-date", typed.one("at"), problems);
        let clock = words::field(lang, "at_time", "at-time", typed.one("at_time"), problems);
        let mut all = vec![&day, &clock];
        all.extend(inputs.iter().map(|i| &i.field));
        let shown: Vec<&str> = all.iter().map(|f| f.name.as_str()).collect();
        let loose = words::loose(lang, problems, &shown);
        let seen = meanwhile::seen(typed, "seen", self.is_late, &loaded.view.seen);
        let shape = Shape {
            action: self.action,
            label: Some(self.label),
            ..Shape::default()
        };
        let fields = html! {
            (error_summary(lang, &all))
            (hidden("seen", &seen))
            (date_time(lang, &day, &clock))
            @for input in inputs { (input.markup) }
            (submit_row(&self.submit))
            (self.besides)
        };
        let form = form(&shape, &fields);
        html! {
            (loose)
            @if self.is_late {
                (meanwhile::beside(lang, &loaded.ruleset, &theirs(loaded, typed), &form))
            } @else {
                (form)
            }
        }
    }
}

/// What others recorded since the form was opened.
fn theirs<'a>(loaded: &'a Loaded, typed: &Typed) -> Vec<&'a Event> {
    let seen = typed.number("seen").unwrap_or(0);
    meanwhile::since(&loaded.view.events, Seen::own(&loaded.view), seen)
}
