//! The documents of a case, and the attachments of a notification: a list, a form that adds one,
//! and the file itself. Both are the same page about another thing.

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::notice::section;
use crate::ui::thread::Knot;
use crate::upload::Upload;
use crate::visitor::{Visitor, run};
use app::document::DocumentGiven;
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error, Problem};
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::correction::effective;
use domain::document::{Document, documents};
use domain::id::ItemId;
use domain::{Enquiry, Moment, Payload, StreamId};
use maud::{Markup, html};
use std::sync::Arc;

pub mod attachments;
pub(in crate::pages) mod form;
mod list;

/// What the documents belong to.
#[derive(Clone, Copy)]
enum Of {
    Case(u32),
    Notification(StreamId),
}

impl Of {
    /// The address of their page.
    fn href(self) -> String {
        match self {
            Self::Case(number) => format!("/cases/{number}/documents"),
            Self::Notification(id) => format!("/notifications/{id}/attachments"),
        }
    }

    /// The address of what they belong to.
    fn back(self) -> String {
        match self {
            Self::Case(number) => format!("/cases/{number}"),
            Self::Notification(id) => format!("/notifications/{id}"),
        }
    }

    fn deed(self) -> Deed {
        match self {
            Self::Case(_) => Deed::RecordInCase,
            Self::Notification(_) => Deed::RegisterNotification,
        }
    }

    fn title(self, lang: Lang) -> String {
        lang.t(match self {
            Self::Case(_) => "documents-title",
            Self::Notification(_) => "attachments-title",
        })
    }

    fn add(self, app: &App, actor: &Actor, given: &DocumentGiven) -> Result<(), Error> {
        match self {
            Self::Case(number) => app.add_document(actor, number, given),
            Self::Notification(id) => app.add_attachment(actor, id, given),
        }
    }

    fn fetch(self, app: &App, actor: &Actor, id: ItemId) -> Result<(Document, Vec<u8>), Error> {
        match self {
            Self::Case(number) => app.document(actor, number, id),
            Self::Notification(notification) => app.attachment(actor, notification, id),
        }
    }

    fn load(self, app: &App, actor: &Actor, lang: Lang) -> Result<Loaded, Error> {
        let now = app.now();
        let ruleset = app.ruleset();
        let (documents, who) = match self {
            Self::Case(number) => {
                let view = app.view_case(actor, number, "documents")?;
                let name = view.names.get(&view.case.person);
                let name = name.and_then(|n| n.name.as_deref());
                let who = words::child_of(lang, name, &view.case, now);
                (documents(&effective(&view.events)), who)
            }
            Self::Notification(id) => {
                let view = app.open_notification(actor, id)?;
                let day = words::date(lang, view.events[view.received].at.day());
                let kind = match &view.events[view.received].payload {
                    Payload::EnquiryReceived(p) => p.enquiry,
                    _ => Enquiry::Notification,
                };
                let who = format!("{} {day}", words::code(lang, "enquiry", kind.as_str()));
                (documents(&effective(&view.events)), who)
            }
        };
        Ok(Loaded {
            documents,
            who,
            ruleset,
            now,
        })
    }
}

struct Loaded {
    documents: Vec<Document>,
    /// Whose they are, in words.
    who: String,
    ruleset: Arc<Ruleset>,
    now: Moment,
}

/// The documents of a case.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Done>,
) -> Response {
    page(&site, &visitor, Of::Case(number), asked, Answer::default()).await
}

/// Puts a document into a case.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    upload: Upload,
) -> Response {
    add(&site, &visitor, Of::Case(number), upload).await
}

/// The file of a document.
pub async fn file(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, id)): Path<(u32, String)>,
) -> Response {
    fetch(&site, &visitor, Of::Case(number), &id).await
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Answer {
    typed: Option<Typed>,
    problems: Vec<Problem>,
}

async fn add(site: &Site, visitor: &Visitor, of: Of, upload: Upload) -> Response {
    let actor = visitor.actor.clone();
    let typed = upload.typed.clone();
    let added = run(site, move |app| {
        actor.require(of.deed())?;
        let given = form::given(upload, app.now());
        match given {
            Ok(given) => of.add(app, &actor, &given),
            Err(problems) => {
                // Whoever may not know of it hears nothing of what is wrong with the form.
                of.load(app, &actor, Lang::Da)?;
                Err(Error::Refused(problems))
            }
        }
    });
    match added.await {
        Ok(()) => Redirect::to(&format!("{}?done=done-document", of.href())).into_response(),
        Err(Error::Refused(problems)) => {
            let answer = Answer {
                typed: Some(typed),
                problems,
            };
            page(site, visitor, of, Done::default(), answer).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

async fn page(site: &Site, visitor: &Visitor, of: Of, asked: Done, answer: Answer) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let loaded = match run(site, move |app| of.load(app, &actor, lang)).await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let status = if answer.problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let head = Head {
        title: of.title(lang),
        thread: vec![
            thread::policy(lang, &loaded.ruleset),
            Knot::new(lang.t("documents-knot"), loaded.who.clone()).href(of.back()),
            Knot::new(lang.t("documents-knot-here"), of.title(lang)).current(),
        ],
        done: asked.key(),
        ..Head::default()
    };
    let area = match of {
        Of::Case(_) => Area::Cases,
        Of::Notification(_) => Area::Notifications,
    };
    let limits = site.app.document_limits();
    let content = content(lang, visitor, of, &loaded, &answer, limits);
    with_status(status, site, visitor, area, head, &content)
}

fn content(
    lang: Lang,
    visitor: &Visitor,
    of: Of,
    loaded: &Loaded,
    answer: &Answer,
    limits: &app::document::Limits,
) -> Markup {
    let may_add = visitor.actor.may(of.deed());
    let added = form::drawn(lang, of, loaded, answer, limits);
    html! {
        h1 { (of.title(lang)) }
        p { a href=(of.back()) { (loaded.who) } }
        @if may_add && !answer.problems.is_empty() { (added) }
        (list::drawn(lang, of, loaded))
        @if may_add && answer.problems.is_empty() {
            (section("add", &lang.t("documents-add"), None, &added))
        }
    }
}

/// Hands the file out: always to be saved, never to be shown in the page's place, under the type
/// that its content has.
async fn fetch(site: &Site, visitor: &Visitor, of: Of, id: &str) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(match of {
        Of::Case(_) => Deed::SeeCases,
        Of::Notification(_) => Deed::SeeNotifications,
    }) {
        return errors::page(lang, &error);
    }
    let Ok(id) = id.parse::<ItemId>() else {
        return errors::page(lang, &Error::NotFound);
    };
    let actor = visitor.actor.clone();
    match run(site, move |app| of.fetch(app, &actor, id)).await {
        Ok((document, bytes)) => {
            let headers = [
                (
                    header::CONTENT_TYPE,
                    document.file.kind.media_type().to_owned(),
                ),
                (
                    header::CONTENT_DISPOSITION,
                    format!("attachment; filename=\"{}\"", name_of(lang, of, &document)),
                ),
            ];
            (headers, bytes).into_response()
        }
        Err(error) => errors::page(lang, &error),
    }
}

/// The name under which a file is saved: what it is and when, and nobody's name.
fn name_of(lang: Lang, of: Of, document: &Document) -> String {
    let whose = match of {
        Of::Case(number) => format!("{number}-"),
        Of::Notification(_) => String::new(),
    };
    format!(
        "{}-{whose}{}-{}.{}",
        lang.t("document-file-name"),
        document.at.day(),
        document.kind,
        document.file.kind.extension()
    )
}
