//! The whole file in order of day, to print and as PDF, for access to documents: each text can be
//! marked left out, whole or a passage, with its ground; what was handed out is put on record.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::letter::{self, Draft};
use crate::pages::record::{Maker, Typed};
use crate::pages::{errors, thread, told, words};
use crate::site::Site;
use crate::ui::choice::{Choice, select};
use crate::ui::form::{
    Form as Shape, Submit, Width, error_summary, form, hidden, submit_row, text, textarea,
};
use crate::ui::notice::section;
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::disclosure::OmissionGiven;
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use documents::Block;
use domain::code::OmissionGround;
use domain::correction::{Effective, effective};
use domain::omission::{GROUNDS, Mark, Printed, Run, marks, printed};
use domain::{EventId, Moment};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

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
    answer(&site, &visitor, number, asked.done, &typed, &[]).await
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
        _ => give(app, &actor, number, &sent, lang, &municipality),
    });
    match done.await {
        Ok(done) => {
            let at = match typed.one("of") {
                "" => String::new(),
                of => format!("#e-{of}"),
            };
            Redirect::to(&format!("/cases/{number}/file?done={done}{at}")).into_response()
        }
        Err(Error::Refused(problems)) => {
            answer(&site, &visitor, number, None, &typed, &problems).await
        }
        Err(error) => errors::page(lang, &error),
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
    Ok("done-marked")
}

fn give(
    app: &App,
    actor: &Actor,
    number: u32,
    typed: &Typed,
    lang: Lang,
    municipality: &str,
) -> Result<&'static str, Error> {
    actor.require(Deed::RecordInCase)?;
    let to = typed.one("to");
    let view = app.view_case(actor, number, "file")?;
    if to.is_empty() {
        return Err(Error::refused("to", "refused-empty"));
    }
    let ruleset = app.ruleset();
    let file = File::of(&view);
    let print = drawn(
        lang,
        municipality,
        &ruleset,
        (&view, number, app.now()),
        &file,
        to,
    )?;
    let title = lang.t("file-document");
    app.give_file(actor, number, to, (title, print, file.omissions()))?;
    Ok("done-file-given")
}

/// What is printed of a case.
struct File<'v> {
    entries: Vec<(Effective<'v>, Vec<Printed>)>,
    marks: Vec<Mark>,
}

impl<'v> File<'v> {
    /// Everything that happened in the case, the earliest first; who looked at it and what was
    /// handed out is no part of it.
    fn of(view: &'v CaseView) -> Self {
        let stands = effective(&view.events);
        let marks = marks(&stands);
        let entries = stands
            .into_iter()
            .filter(|e| !e.content.payload.is_beside_casework())
            .map(|event| (event, printed(&event, &marks)))
            .collect();
        Self { entries, marks }
    }

    /// How many places are left out.
    fn omissions(&self) -> u32 {
        let runs = self
            .entries
            .iter()
            .flat_map(|(_, texts)| texts)
            .flat_map(|t| &t.runs);
        let count = runs.filter(|run| matches!(run, Run::LeftOut(_))).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// What a black bar says: the ground and its paragraph.
fn bar(lang: Lang, ground: OmissionGround) -> String {
    let said = ground.said();
    let title = said.map_or("", |g| g.title(lang.code()));
    let paragraph = said.map_or("", |g| g.paragraph.as_str());
    lang.t_args(
        "file-bar",
        &[("title", title.into()), ("paragraph", paragraph.into())],
    )
}

async fn pdf(site: &Site, visitor: &Visitor, number: u32) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let municipality = Arc::clone(&site.municipality);
    let made = run(site, move |app| {
        let view = app.view_case(&actor, number, "file")?;
        let about = (&view, number, app.now());
        drawn(
            lang,
            &municipality,
            &app.ruleset(),
            about,
            &File::of(&view),
            "",
        )
    });
    let name = format!("{}-{number}", lang.t("file-name"));
    letter::answer(lang, made.await, "attachment", &name)
}

/// The file as PDF.
fn drawn(
    lang: Lang,
    municipality: &str,
    ruleset: &Ruleset,
    (view, number, now): (&CaseView, u32, Moment),
    file: &File<'_>,
    to: &str,
) -> Result<Vec<u8>, Error> {
    let mut blocks = vec![Block::Paragraph {
        text: lang.t("file-explain"),
    }];
    for (event, texts) in &file.entries {
        blocks.push(Block::heading(format!(
            "{}: {}",
            words::date(lang, event.at().day()),
            told::title(lang, ruleset, event.content)
        )));
        for run in texts.iter().flat_map(|text| &text.runs) {
            match run {
                Run::Shown(words) => blocks.extend(Block::paragraphs(words)),
                Run::LeftOut(ground) => blocks.push(Block::Omitted {
                    text: bar(lang, *ground),
                }),
            }
        }
    }
    let draft = Draft {
        lang,
        municipality,
        ruleset,
        view,
        number,
        on: now.day(),
        recipient: vec![to.to_owned()],
        title: lang.t_args("file-title-of", &[("n", number.into())]),
        blocks,
    };
    letter::printed(&draft.framed())
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    done: Option<String>,
    typed: &Typed,
    problems: &[Problem],
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
    let who = words::child(lang, name, view.case.birth_on, now);
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
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = Page {
        make: Maker {
            lang,
            typed,
            problems,
        },
        ruleset: &ruleset,
        number,
        may_record: visitor.actor.may(Deed::RecordInCase),
    };
    let file = File::of(&view);
    let content = html! {
        h1 { (lang.t("file-title")) ": " a href={ "/cases/" (number) } { (who) } }
        p class="lead no-print" { (lang.t("file-lead")) }
        p class="no-print" { a href={ "/cases/" (number) "/file?form=pdf" } { (lang.t("file-pdf")) } }
        @if page.may_record { (page.giving(&file)) }
        ol class="file" { @for (event, texts) in &file.entries { (page.entry(event, texts, &file.marks)) } }
    };
    with_status(status, site, visitor, Area::Cases, head, &content)
}

/// What the parts of the page are drawn from.
struct Page<'a> {
    make: Maker<'a>,
    ruleset: &'a Ruleset,
    number: u32,
    may_record: bool,
}

impl Page<'_> {
    fn entry(&self, event: &Effective<'_>, texts: &[Printed], marks: &[Mark]) -> Markup {
        let lang = self.make.lang;
        let of = event.id();
        html! {
            li id={ "e-" (of) } {
                h2 class="file-head" {
                    (words::date(lang, event.at().day())) ": "
                    (told::title(lang, self.ruleset, event.content))
                }
                p class="weak" { (self.ruleset.worker_name(event.content.actor)) }
                @for text in texts {
                    p { @for run in &text.runs { @match run {
                        Run::Shown(words) => span class="file-words" { (words) },
                        Run::LeftOut(ground) => span class="omitted" { (bar(lang, *ground)) },
                    } } }
                    @if self.may_record && text.is_open { (self.marking(of, text, marks)) }
                }
            }
        }
    }

    /// What can be done with a text: leave it out, or take a mark off.
    fn marking(&self, of: EventId, text: &Printed, marks: &[Mark]) -> Markup {
        let (lang, number) = (self.make.lang, self.number);
        let typed = self.make.typed;
        let is_open = typed.one("of") == of.to_string() && typed.one("field") == text.field;
        let here = marks.iter().filter(|m| m.of == of && m.field == text.field);
        html! {
            div class="no-print file-tools" {
                @for mark in here { (self.lifting(mark)) }
                @if is_open { (self.form(of, &text.field)) } @else {
                    a href={ "/cases/" (number) "/file?of=" (of) "&field=" (text.field) "#e-" (of) } {
                        (lang.t("file-leave-out"))
                    }
                }
            }
        }
    }

    fn lifting(&self, mark: &Mark) -> Markup {
        html! {
            form method="post" action={ "/cases/" (self.number) "/file" } {
                (crate::forgery::field())
                (hidden("do", "lift"))
                (hidden("of", &mark.of.to_string()))
                (hidden("field", &mark.field))
                (hidden("ground", mark.ground.as_str()))
                (hidden("passage", mark.passage.as_deref().unwrap_or_default()))
                button type="submit" class="button link-button" {
                    (self.make.lang.t("file-show-again"))
                    @if let Some(passage) = &mark.passage { ": »" (passage) "«" }
                }
            }
        }
    }

    /// The form that leaves a text out.
    fn form(&self, of: EventId, name: &str) -> Markup {
        let lang = self.make.lang;
        let mut ground = self.make.field("ground");
        ground.label = lang.t("file-ground");
        ground.hint = Some(lang.t("file-ground-hint"));
        let mut passage = self.make.field("passage").optional();
        passage.label = lang.t("file-passage");
        passage.hint = Some(lang.t("file-passage-hint"));
        let grounds: Vec<Choice> = GROUNDS
            .iter()
            .map(|g| {
                let title = g.title(lang.code());
                Choice::new(g.ground.as_str(), format!("{title} ({})", g.paragraph))
            })
            .collect();
        let shape = Shape {
            action: format!("/cases/{}/file", self.number),
            label: Some(lang.t("file-leave-out")),
            ..Shape::default()
        };
        html! {
            (error_summary(lang, &[&ground, &passage]))
            (form(&shape, &html! {
                (hidden("do", "mark"))
                (hidden("of", &of.to_string()))
                (hidden("field", name))
                (select(lang, &ground, &grounds))
                (textarea(lang, &passage, 2))
                (submit_row(&Submit {
                    label: lang.t("file-leave-out-submit"),
                    cancel: Some((lang.t("cancel"), format!("/cases/{}/file", self.number))),
                    ..Submit::default()
                }))
            }))
        }
    }

    /// The form that hands the file out.
    fn giving(&self, file: &File<'_>) -> Markup {
        let lang = self.make.lang;
        let mut to = self.make.field("to");
        to.label = lang.t("file-to");
        to.hint = Some(lang.t("file-to-hint"));
        let shape = Shape {
            action: format!("/cases/{}/file", self.number),
            label: Some(lang.t("file-give")),
            ..Shape::default()
        };
        html! { div class="no-print" { (section("give", &lang.t("file-give"), None, &html! {
            p { (lang.t_args("file-omissions", &[("n", file.omissions().into())])) }
            (error_summary(lang, &[&to]))
            (form(&shape, &html! {
                (hidden("do", "give"))
                (text(lang, &to, Width::Large))
                (submit_row(&Submit { label: lang.t("file-give-submit"), ..Submit::default() }))
            }))
        })) } }
    }
}
