//! The templates of letters, for whoever may edit them: a list, and one with its words, how it
//! will read, and its earlier versions.

pub mod add;
pub mod one;

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, page};
use crate::pages::letter::preview;
use crate::pages::record::{Maker, Typed};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios, select};
use crate::ui::form::{Form as Shape, Width, error_summary, form, hidden, text, textarea};
use crate::ui::notice::{Notice, Tone, notice, section};
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::Visitor;
use app::{Deed, Problem};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::code::{DocumentKind, TemplateField, TemplateLanguage};
use domain::template::Template;
use maud::{Markup, html};

/// The list.
pub async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(done): Query<Done>,
) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(Deed::EditTemplates) {
        return errors::page(lang, &error);
    }
    let ruleset = site.app.ruleset();
    let rows = ruleset.templates.iter().map(|(id, template)| {
        Row::new(vec![
            html! { a href={ "/templates/" (id) } { (template.title) } },
            html! { (words::code(lang, "document-kind", template.kind.as_str())) },
            html! { (words::code(lang, "template-language", template.language.as_str())) },
        ])
    });
    let content = html! {
        h1 { (lang.t("templates-title")) }
        p class="lead" { (lang.t("templates-lead")) }
        p { a class="button button-primary" href="/templates/new" { (lang.t("templates-add")) } }
        (table(lang, &Table {
            caption: lang.t("templates-title"),
            columns: ["name", "kind", "language"]
                .map(|key| Column::new(lang.t(&format!("templates-{key}"))))
                .to_vec(),
            rows: rows.collect(),
            ..Table::default()
        }))
    };
    let head = Head {
        title: lang.t("templates-title"),
        done: done.key(),
        ..Head::default()
    };
    page(&site, &visitor, Area::Templates, head, &content)
}

/// What stands in the form of a template.
fn typed_of(template: &Template) -> Typed {
    let mut typed = Typed::default();
    typed.set("title", &template.title);
    typed.set("language", template.language.as_str());
    typed.set("kind", template.kind.as_str());
    typed.set("body", template.body.trim());
    typed
}

/// What was typed as a template. A language or kind that was not chosen is a problem.
fn given(typed: &Typed) -> Result<Template, Vec<Problem>> {
    let language = typed.choice("language");
    let kind = typed.choice("kind");
    match (language, kind) {
        (Ok(language), Ok(kind)) => Ok(Template {
            title: typed.one("title").to_owned(),
            language,
            kind,
            body: format!("{}\n", typed.one("body").replace("\r\n", "\n")),
        }),
        (language, kind) => Err(language.err().into_iter().chain(kind.err()).collect()),
    }
}

/// What is wrong with a template, with the names of fields that there are not.
struct Faults {
    problems: Vec<Problem>,
    unknown: Vec<String>,
}

/// The form of a template with how it reads; `action` is where it is sent, `seen` the version
/// that is changed.
fn drawn(
    lang: Lang,
    (action, seen): (&str, Option<&str>),
    typed: &Typed,
    faults: &Faults,
    is_shown: bool,
) -> Markup {
    let make = Maker {
        lang,
        typed,
        problems: &faults.problems,
    };
    let named = |name: &str, label: &str| {
        let mut field = make.field(name);
        field.label = lang.t(label);
        field
    };
    let title = named("title", "template-title");
    let language = named("language", "template-language-label");
    let kind = named("kind", "template-kind").hint(lang.t("template-kind-hint"));
    let body = named("body", "template-body").hint(lang.t("template-body-hint"));
    let codes = |list: &str, words: &[&str]| -> Vec<Choice> { make.codes(list, words) };
    let shape = Shape {
        action: action.to_owned(),
        label: Some(lang.t("template-form")),
        ..Shape::default()
    };
    html! {
        @if !faults.unknown.is_empty() { (notice(&Notice::new(
            Tone::Error,
            lang.t_args("template-unknown", &[("names", faults.unknown.join(", ").into())]),
        ))) }
        (error_summary(lang, &[&title, &language, &kind, &body]))
        @if is_shown { @if let Ok(template) = given(typed) { (sample(lang, &template)) } }
        (form(&shape, &html! {
            @if let Some(seen) = seen { (hidden("seen", seen)) }
            (text(lang, &title, Width::Large))
            (radios(lang, &language, &codes("template-language", TemplateLanguage::WORDS)))
            (select(lang, &kind, &codes("document-kind", DocumentKind::WORDS)))
            (textarea(lang, &body, 18))
            div class="submit-row" {
                button type="submit" class="button button-primary" name="do" value="preview" { (lang.t("template-show")) }
                button type="submit" class="button button-secondary" name="do" value="adopt" { (lang.t("template-adopt")) }
                a class="cancel" href="/templates" { (lang.t("cancel")) }
            }
        }))
        (section("fields", &lang.t("template-fields"), None, &html! {
            ul class="bullets" { @for field in TemplateField::ALL {
                li { code { "{" (field) "}" } " " (words::code(lang, "template-field", field.as_str())) }
            } }
        }))
    }
}

/// How it reads for a made-up case.
fn sample(lang: Lang, template: &Template) -> Markup {
    let of = match template.language {
        TemplateLanguage::Da => Lang::Da,
        TemplateLanguage::En => Lang::En,
    };
    let parts = template.filled(|field| words::code(of, "template-sample", field.as_str()));
    section(
        "sample",
        &lang.t("template-sample-title"),
        None,
        &html! {
            p class="weak" { (lang.t("template-sample-hint")) }
            (preview(of, &template.title, &parts))
        },
    )
}
