//! Writing a letter in a case from a template of the municipality: chosen, read through, and kept
//! as a document when it is sent.

use crate::i18n::Lang;
use crate::pages::decide::known::Heard;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::letter::{Draft, address_of, blocks, preview};
use crate::pages::record::{Maker, Typed};
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::choice::{Choice, select};
use crate::ui::form::{Form as Shape, Width, error_summary, form, text, textarea};
use crate::ui::notice::{Notice, Tone, notice, section};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::document::DocumentGiven;
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::Notification;
use domain::code::{BookingKind, DocumentWay, TemplateField, TemplateLanguage};
use domain::correction::effective;
use domain::family::kin;
use domain::template::{Part, Template};
use domain::{Audience, Moment, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

mod concerns;
mod heard;

/// What a family is called to: no visit that comes unannounced, and no conversation with the child
/// alone.
const MEETINGS: [BookingKind; 4] = [
    BookingKind::FollowUp,
    BookingKind::NetworkMeeting,
    BookingKind::PlanMeeting,
    BookingKind::DialogueMeeting,
];

/// What is chosen when the page opens.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    template: String,
    #[serde(default)]
    to: String,
}

/// The form.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    let mut typed = Typed::default();
    typed.set("template", asked.template);
    typed.set("to", asked.to);
    answer(&site, &visitor, number, &typed, Vec::new(), false).await
}

/// Shows the letter, or keeps it as sent.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    if typed.one("do") == "preview" {
        return answer(&site, &visitor, number, &typed, Vec::new(), true).await;
    }
    let (actor, given) = (visitor.actor.clone(), typed.clone());
    let office = Office::of(&site);
    match run(&site, move |app| keep(app, &actor, number, &office, &given)).await {
        Ok(()) => {
            let to = format!("/cases/{number}/documents?done=done-letter");
            Redirect::to(&to).into_response()
        }
        Err(Error::Refused(problems)) => {
            answer(&site, &visitor, number, &typed, problems, true).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// What a letter says of the municipality.
struct Office {
    municipality: Arc<str>,
    duty_phone: Arc<str>,
}

impl Office {
    fn of(site: &Site) -> Self {
        Self {
            municipality: Arc::clone(&site.municipality),
            duty_phone: Arc::clone(&site.duty_phone),
        }
    }
}

/// A letter as it was chosen and filled in.
struct Written {
    template: Template,
    lang: Lang,
    recipient: Vec<String>,
    parts: Vec<Part>,
    /// Fields for which the case has nothing.
    lacks: Vec<TemplateField>,
}

/// The letter, or what must be chosen first.
fn written(
    office: &Office,
    ruleset: &Ruleset,
    view: &CaseView,
    (number, now): (u32, Moment),
    typed: &Typed,
) -> Result<Written, Vec<Problem>> {
    let mut problems = Vec::new();
    let template = ruleset.templates.get(typed.one("template"));
    if template.is_none() {
        problems.push(Problem::new("template", "refused-choose"));
    }
    let lang = match template.map(|t| t.language) {
        Some(TemplateLanguage::En) => Lang::En,
        _ => Lang::Da,
    };
    if chosen(view, typed).is_some() && !typed.one("to_name").is_empty() {
        problems.push(Problem::new("to_name", "refused-letter-two"));
    }
    let recipient = recipient(lang, view, typed);
    if recipient.is_empty() {
        problems.push(Problem::new("to", "refused-letter-to"));
    }
    let told_of = template.map(|template| concerns::chosen(&view.case, template, typed));
    let told_of = told_of.transpose().unwrap_or_else(|problem| {
        problems.push(problem);
        None
    });
    let Some((template, told_of)) = template.zip(told_of).filter(|_| problems.is_empty()) else {
        return Err(problems);
    };
    let filled = Filled {
        lang,
        office,
        ruleset,
        view,
        number,
        now,
        recipient: recipient.first().cloned().unwrap_or_default(),
        told_of,
        heard: heard::waiting(view, chosen(view, typed), now),
        words: typed.one("words"),
    };
    let lacks =
        |field: &TemplateField| *field != TemplateField::Words && filled.value(*field).is_empty();
    Ok(Written {
        lacks: template.fields().into_iter().filter(lacks).collect(),
        parts: template.filled(|field| filled.value(field)),
        template: template.clone(),
        lang,
        recipient,
    })
}

/// Whoever was chosen among those on record.
fn chosen(view: &CaseView, typed: &Typed) -> Option<PersonId> {
    let to = typed.number("to");
    to.filter(|person| view.names.contains_key(person))
}

/// Somebody on record, or a name as typed; an address that was typed holds before the one on
/// record.
fn recipient(lang: Lang, view: &CaseView, typed: &Typed) -> Vec<String> {
    let (name, address) = match chosen(view, typed) {
        Some(person) => {
            let mut on_record = address_of(lang, view, person);
            let address = on_record.split_off(on_record.len().min(1));
            (on_record, address)
        }
        None => (lines(typed.one("to_name")), Vec::new()),
    };
    let typed = lines(typed.one("to_address"));
    let address = if typed.is_empty() { address } else { typed };
    [name, address].concat()
}

/// The lines of a text that say something.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    let said = lines.filter(|line| !line.is_empty());
    said.map(str::to_owned).collect()
}

/// Where the values of a template's fields come from.
struct Filled<'a> {
    lang: Lang,
    office: &'a Office,
    ruleset: &'a Ruleset,
    view: &'a CaseView,
    number: u32,
    now: Moment,
    recipient: String,
    /// The notifications that the letter is about.
    told_of: Vec<&'a Notification>,
    /// The hearing of whom the letter is to, if one waits for an answer.
    heard: Option<Heard>,
    words: &'a str,
}

impl Filled<'_> {
    fn value(&self, field: TemplateField) -> String {
        let case = &self.view.case;
        let keeper = case.keeper();
        let child = self.view.names.get(&case.person);
        match field {
            TemplateField::Recipient => self.recipient.clone(),
            TemplateField::Child => child.and_then(|n| n.name.clone()).unwrap_or_default(),
            TemplateField::CaseNumber => self.number.to_string(),
            TemplateField::Today => self.lang.date_written(self.now.day().0),
            TemplateField::Caseworker => keeper
                .map_or("", |a| self.ruleset.worker_name(a.worker))
                .to_owned(),
            TemplateField::Team => keeper
                .map_or("", |a| self.ruleset.team_name(&a.team))
                .to_owned(),
            TemplateField::Municipality => self.office.municipality.to_string(),
            TemplateField::DutyPhone => self.office.duty_phone.to_string(),
            TemplateField::NextMeeting => {
                let ahead = case
                    .bookings
                    .iter()
                    .filter(|b| MEETINGS.contains(&b.what) && !b.is_cancelled && b.on > self.now);
                let next = ahead.map(|b| b.on).min();
                next.map(|on| words::moment(self.lang, on))
                    .unwrap_or_default()
            }
            TemplateField::ArrivedOn => concerns::days(self.lang, &self.told_of),
            TemplateField::Notifications => concerns::said(self.lang, &self.told_of),
            TemplateField::Words => self.words.to_owned(),
            TemplateField::AnswerBy => {
                let heard = self.heard.as_ref();
                heard.map_or_else(String::new, |h| self.lang.date_written(h.answer_by.0))
            }
            TemplateField::HeardAbout => self.heard.as_ref().map_or("", |h| &h.about).to_owned(),
            TemplateField::HeardFacts => self.heard.as_ref().map_or("", |h| &h.facts).to_owned(),
        }
    }
}

fn keep(
    app: &App,
    actor: &Actor,
    number: u32,
    office: &Office,
    typed: &Typed,
) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    let view = app.view_case(actor, number, "letter")?;
    let (ruleset, now) = (app.ruleset(), app.now());
    let written = written(office, &ruleset, &view, (number, now), typed).map_err(Error::Refused)?;
    if !written.lacks.is_empty() {
        return Err(Error::refused("template", "refused-template-lacks"));
    }
    let party = written.recipient.first().cloned().unwrap_or_default();
    let letter = Draft {
        lang: written.lang,
        municipality: &office.municipality,
        ruleset: &ruleset,
        view: &view,
        number,
        on: now.day(),
        recipient: written.recipient,
        title: written.template.title.clone(),
        blocks: blocks(&written.parts),
    };
    let bytes = letter
        .framed()
        .pdf()
        .map_err(|e| Error::Rules(e.to_string()))?;
    let given = DocumentGiven {
        kind: written.template.kind,
        way: DocumentWay::Sent,
        at: now,
        kle: None,
        title: written.template.title,
        party,
        to: chosen(&view, typed),
        decision: None,
        audience: Audience::Family,
        bytes,
    };
    app.add_document(actor, number, &given)
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    typed: &Typed,
    mut problems: Vec<Problem>,
    is_shown: bool,
) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(Deed::RecordInCase) {
        return errors::page(lang, &error);
    }
    let actor = visitor.actor.clone();
    let loaded = run(site, move |app| {
        let view = app.view_case(&actor, number, "letter")?;
        Ok::<_, Error>((view, app.ruleset(), app.now()))
    });
    let (view, ruleset, now) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let letter =
        is_shown.then(|| written(&Office::of(site), &ruleset, &view, (number, now), typed));
    let letter = match letter {
        Some(Ok(letter)) => Some(letter),
        Some(Err(found)) => {
            problems = found;
            None
        }
        None => None,
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let name = view
        .names
        .get(&view.case.person)
        .and_then(|n| n.name.as_deref());
    let who = words::child_of(lang, name, &view.case, now);
    let head = Head {
        title: lang.t("write-title"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("cases-number"), number.to_string()).href(format!("/cases/{number}")),
            Knot::new(lang.t("documents-knot-here"), lang.t("write-title")).current(),
        ],
        ..Head::default()
    };
    let make = Maker {
        lang,
        typed,
        problems: &problems,
    };
    let content = html! {
        h1 { (lang.t("write-title")) }
        p { a href={ "/cases/" (number) } { (who) } }
        @if let Some(letter) = &letter { (read_through(lang, letter)) }
        (fields(&make, &view, &ruleset, number))
    };
    with_status(status, site, visitor, Area::Cases, head, &content)
}

/// The letter as it will read, and what the case has nothing for.
fn read_through(lang: Lang, letter: &Written) -> Markup {
    let lacks: Vec<String> = letter
        .lacks
        .iter()
        .map(|field| words::code(lang, "template-field", field.as_str()))
        .collect();
    html! {
        @if !lacks.is_empty() { (notice(&Notice {
            tone: Tone::Warning,
            title: lang.t_args("write-lacks", &[("fields", lacks.join(", ").into())]),
            text: lang.t("write-lacks-text"),
        })) }
        (section("letter", &lang.t("write-preview"), None, &html! {
            p class="weak" { (letter.recipient.join(", ")) }
            (preview(letter.lang, &letter.template.title, &letter.parts))
        }))
    }
}

fn fields(make: &Maker<'_>, view: &CaseView, ruleset: &Ruleset, number: u32) -> Markup {
    let lang = make.lang;
    let named = |name: &str, label: &str| {
        let mut field = make.field(name);
        field.label = lang.t(label);
        field
    };
    let template = named("template", "write-template");
    let to = named("to", "write-to").optional();
    let to_name = named("to_name", "write-to-name")
        .hint(lang.t("write-to-name-hint"))
        .optional();
    let to_address = named("to_address", "write-to-address")
        .hint(lang.t("write-to-address-hint"))
        .optional();
    let about = concerns::field(make, &view.case, ruleset);
    let (about, about_drawn) = about.unzip();
    let own = named("words", "write-words")
        .hint(lang.t("write-words-hint"))
        .optional();
    let templates: Vec<Choice> = ruleset
        .templates
        .iter()
        .map(|(id, template)| Choice::new(id, &template.title))
        .collect();
    let mut shown = vec![&template, &to, &to_name, &to_address];
    shown.extend(&about);
    shown.push(&own);
    let on_page: Vec<&str> = shown.iter().map(|field| field.name.as_str()).collect();
    let shape = Shape {
        action: format!("/cases/{number}/write"),
        label: Some(lang.t("write-title")),
        ..Shape::default()
    };
    html! {
        (words::loose(lang, make.problems, &on_page))
        (error_summary(lang, &shown))
        (form(&shape, &html! {
            (select(lang, &template, &templates))
            (select(lang, &to, &people(lang, view)))
            (text(lang, &to_name, Width::Large))
            (textarea(lang, &to_address, 2))
            @if let Some(about) = &about_drawn { (about) }
            (textarea(lang, &own, 6))
            div class="submit-row" {
                button type="submit" class="button button-primary" name="do" value="preview" { (lang.t("write-show")) }
                button type="submit" class="button button-secondary" name="do" value="send" { (lang.t("write-send")) }
                a class="cancel" href={ "/cases/" (number) } { (lang.t("cancel")) }
            }
        }))
    }
}

/// The child and everybody around it who has a name.
fn people(lang: Lang, view: &CaseView) -> Vec<Choice> {
    let case = &view.case;
    let around = kin(&case.members, &effective(&view.events));
    let relatives = around.iter().map(|kin| {
        (
            kin.person,
            words::code(lang, "relation", kin.relation.as_str()),
        )
    });
    let all = std::iter::once((case.person, lang.t("family-the-child"))).chain(relatives);
    all.filter_map(|(person, what)| {
        let name = view.names.get(&person)?.name.clone()?;
        Some(Choice::new(person.to_string(), format!("{name} ({what})")))
    })
    .collect()
}
