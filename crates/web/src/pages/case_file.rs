//! The whole file in order of day, to print and as PDF, for access to documents: each text can be
//! marked left out, whole or a passage, with its ground; what was handed out is put on record.

use crate::pages::case_form::Answer;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::letter::LETTERS_IN;
use crate::pages::meanwhile::Seen;
use crate::pages::record::{Maker, Typed};
use crate::pages::{errors, meanwhile, thread, words};
use crate::site::Site;
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::disclosure::OmissionGiven;
use app::{Actor, App, Deed, Error};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use entries::File;
use maud::html;
use page::Page;
use print::{drawn, pdf};
use serde::Deserialize;
use std::sync::Arc;

mod entries;
mod marking;
mod page;
mod print;

/// What the address says besides the number.
#[derive(Deserialize, Default)]
pub struct Asked {
    done: Option<String>,
    /// `pdf` for the file as PDF.
    #[serde(default)]
    form: String,
    /// The text whose form is open: its event …
    #[serde(default)]
    of: String,
    /// … and its name there.
    #[serde(default)]
    field: String,
}

/// The file.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    if asked.form == "pdf" {
        return pdf(&site, &visitor, number).await;
    }
    let mut typed = Typed::default();
    typed.set("of", asked.of);
    typed.set("field", asked.field);
    let opened = Answer {
        typed: Some(typed),
        ..Answer::opened()
    };
    answer(&site, &visitor, number, asked.done, opened).await
}

/// Marks a text, takes a mark off, or hands the file out.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent, lang) = (visitor.actor.clone(), typed.clone(), visitor.lang);
    let municipality = Arc::clone(&site.municipality);
    let done = run(&site, move |app| match sent.one("do") {
        "mark" | "lift" => mark(app, &actor, number, &sent),
        _ => give(app, &actor, number, &sent, &municipality),
    });
    match done.await {
        Ok(done) => {
            let at = match typed.one("of") {
                "" => String::new(),
                of => format!("#e-{of}"),
            };
            Redirect::to(&format!("/cases/{number}/file?done={done}{at}")).into_response()
        }
        Err(error) => match Answer::back(error, typed) {
            Ok(back) => answer(&site, &visitor, number, None, back).await,
            Err(error) => errors::page(lang, &error),
        },
    }
}

fn mark(app: &App, actor: &Actor, number: u32, typed: &Typed) -> Result<&'static str, Error> {
    actor.require(Deed::RecordInCase)?;
    let ground = typed
        .choice("ground")
        .map_err(|p| Error::Refused(vec![p]))?;
    let given = OmissionGiven {
        of: typed.number("of").ok_or(Error::NotFound)?,
        field: typed.one("field").to_owned(),
        ground,
        passage: typed.one("passage").to_owned(),
        lifted: typed.one("do") == "lift",
    };
    app.mark_omission(actor, number, &given)?;
    Ok(if given.lifted {
        "done-shown-again"
    } else {
        "done-marked"
    })
}

fn give(
    app: &App,
    actor: &Actor,
    number: u32,
    typed: &Typed,
    municipality: &str,
) -> Result<&'static str, Error> {
    actor.require(Deed::RecordInCase)?;
    let to = typed.one("to");
    let view = app.view_case(actor, number, "file")?;
    if to.is_empty() {
        return Err(Error::refused("to", "refused-empty"));
    }
    if typed
        .number("seen")
        .is_some_and(|seen: u64| seen != view.last())
    {
        return Err(Error::Conflict);
    }
    let ruleset = app.ruleset();
    let file = File::of(LETTERS_IN, &view);
    let about = (&view, number, app.now());
    let print = drawn(municipality, &ruleset, about, &file, to)?;
    let title = LETTERS_IN.t("file-document");
    let given = (title, print, file.omissions());
    app.give_file(actor, (number, view.seen), to, given)?;
    Ok("done-file-given")
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    done: Option<String>,
    answer: Answer,
) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let loaded = run(site, move |app| {
        let view = app.view_case(&actor, number, "file")?;
        Ok::<_, Error>((view, app.ruleset(), app.now()))
    });
    let (view, ruleset, now) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let name = view
        .names
        .get(&view.case.person)
        .and_then(|n| n.name.as_deref());
    let who = words::child_of(lang, name, &view.case, now);
    let head = Head {
        title: lang.t("file-title"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("cases-number"), number.to_string()).href(format!("/cases/{number}")),
            Knot::new(lang.t("documents-knot-here"), lang.t("file-title")).current(),
        ],
        done: words::done(done),
        ..Head::default()
    };
    let (is_late, status) = (answer.is_late(), answer.status);
    let typed = answer.typed.unwrap_or_default();
    let page = Page {
        make: Maker {
            lang,
            typed: &typed,
            problems: &answer.problems,
        },
        seen: meanwhile::seen(&typed, "seen", is_late, &view.last()),
        ruleset: &ruleset,
        number,
        may_record: visitor.actor.may(Deed::RecordInCase),
    };
    let file = File::of(lang, &view);
    let content = html! {
        h1 { (lang.t("file-title")) ": " a href={ "/cases/" (number) } { (who) } }
        p class="lead no-print" { (lang.t("file-lead")) }
        p class="no-print" { a href={ "/cases/" (number) "/file?form=pdf" } { (lang.t("file-pdf")) } }
        @if page.may_record {
            (meanwhile::around(lang, (&ruleset, &view), (&typed, is_late, Seen::Position), page.giving(&file)))
        }
        ol class="file" { @for entry in &file.entries { (page.entry(entry, &file.marks)) } }
    };
    with_status(status, site, visitor, Area::Cases, head, &content)
}
