//! Family and network as a picture: generations one above the other, who has custody, what
//! each means to the child; and the form that puts somebody there.

mod plans;

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::choice::{Choice, checkbox, select};
use crate::ui::form::{
    Form as Shape, Submit, Width, error_summary, form, hidden, submit_row, text, textarea,
};
use crate::ui::notice::section;
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::family::{RelationChanged, RelativeGiven};
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Moment;
use domain::code::Relation;
use domain::cpr::Cpr;
use domain::family::{Generation, Kin};
use maud::{Markup, html};
use serde::Deserialize;

/// What the address says besides the number.
#[derive(Deserialize, Default)]
pub struct Asked {
    done: Option<String>,
}

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    let (typed, status) = (Typed::default(), StatusCode::OK);
    answer(&site, &visitor, number, asked, &typed, status, &[]).await
}

/// Puts somebody on record, or changes how they stand to the child.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    match run(&site, move |app| record(app, &actor, number, &sent)).await {
        Ok(()) => {
            let to = format!("/cases/{number}/family?done=done-recorded");
            Redirect::to(&to).into_response()
        }
        Err(Error::Refused(problems)) => {
            let (status, asked) = (StatusCode::UNPROCESSABLE_ENTITY, Asked::default());
            answer(&site, &visitor, number, asked, &typed, status, &problems).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn record(app: &App, actor: &Actor, number: u32, typed: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    if typed.one("do") == "change" {
        let changed = RelationChanged {
            person: typed
                .choice("person")
                .map_err(|p| Error::Refused(vec![p]))?,
            custody: typed.flag("custody"),
            means: typed.one("means").to_owned(),
            ended: typed.flag("ended"),
        };
        return app.change_relation(actor, number, &changed);
    }
    let mut problems = Vec::new();
    let relation: Option<Relation> = typed.choice("relation").map_err(|p| problems.push(p)).ok();
    let cpr: Option<Cpr> = match typed.one("cpr") {
        "" => None,
        given => given
            .parse()
            .map_err(|_| problems.push(Problem::new("cpr", "refused-cpr")))
            .ok(),
    };
    if typed.one("name").is_empty() {
        problems.push(Problem::new("name", "refused-empty"));
    }
    match relation {
        Some(relation) if problems.is_empty() => {
            let given = RelativeGiven {
                relation,
                name: typed.one("name").to_owned(),
                cpr,
                address: typed.one("address").to_owned(),
                custody: typed.flag("custody"),
                means: typed.one("means").to_owned(),
            };
            app.add_relative(actor, number, &given)
        }
        _ => Err(Error::Refused(problems)),
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    asked: Asked,
    typed: &Typed,
    status: StatusCode,
    problems: &[Problem],
) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let loaded = run(site, move |app| {
        let (view, around) = app.family(&actor, number)?;
        Ok((view, around, app.ruleset(), app.now()))
    });
    let (view, around, ruleset, now) = match loaded.await {
        Ok(loaded) => loaded,
        Err::<_, Error>(error) => return errors::page(lang, &error),
    };
    let name = view
        .names
        .get(&view.case.person)
        .and_then(|n| n.name.as_deref());
    let who = words::child(lang, name, view.case.birth_on, now);
    let head = Head {
        title: lang.t("family-title"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("cases-number"), number.to_string()).href(format!("/cases/{number}")),
            Knot::new(lang.t("family-knot"), who.clone()).current(),
        ],
        done: words::done(asked.done),
        ..Head::default()
    };
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let content = html! {
        h1 { (lang.t("family-title")) ": " a href={ "/cases/" (number) } { (who) } }
        (picture(lang, &view, &around, now))
        (plans::of(lang, &view, now))
        @if may_record {
            @if !around.is_empty() {
                (section("change", &lang.t("family-change"), None, &html! {
                    @for kin in &around { (change(lang, &view, kin, number)) }
                }))
            }
            (section("add", &lang.t("family-add"), None, &add(lang, number, typed, problems)))
        }
    };
    with_status(status, site, visitor, Area::Cases, head, &content)
}

/// Generations from the top down; the child stands among its siblings.
fn picture(lang: Lang, view: &CaseView, around: &[Kin], now: Moment) -> Markup {
    html! {
        div class="kin" { @for generation in Generation::ALL {
            @let here: Vec<&Kin> = around.iter().filter(|k| k.relation.generation() == generation).collect();
            @if !here.is_empty() || generation == Generation::Children {
                div class="kin-row" {
                    p class="kin-name" id={ "kin-" (generation.as_str()) } { (words::code(lang, "kin", generation.as_str())) }
                    ul class="kin-cards" aria-labelledby={ "kin-" (generation.as_str()) } {
                        @if generation == Generation::Children { (child(lang, view, now)) }
                        @for kin in here { (card(lang, view, kin, now)) }
                    }
                }
            }
        } }
    }
}

fn child(lang: Lang, view: &CaseView, now: Moment) -> Markup {
    let who = view.names.get(&view.case.person);
    let name = who.and_then(|w| w.name.as_deref());
    html! {
        li class="kin-card kin-child" {
            p { strong { (words::full_child(lang, name, view.case.birth_on, now)) } }
            p class="weak" { (lang.t("family-the-child")) }
        }
    }
}

fn card(lang: Lang, view: &CaseView, kin: &Kin, now: Moment) -> Markup {
    let who = view.names.get(&kin.person);
    let name = who
        .and_then(|w| w.name.clone())
        .unwrap_or_else(|| lang.t("name-hidden"));
    let birth = who.and_then(|w| w.birth_on);
    let is_sibling = kin.relation == Relation::Sibling;
    html! {
        li class={ "kin-card" @if kin.custody { " kin-custody" } } {
            p { strong {
                @if is_sibling { (words::full_child(lang, Some(&name), birth, now)) } @else { (name) }
            } }
            p class="weak" { (words::code(lang, "relation", kin.relation.as_str())) }
            @if kin.custody { p { span aria-hidden="true" { "● " } (lang.t("case-custody")) } }
            @if let Some(means) = &kin.means { p { (means) } }
            @if let Some(address) = who.and_then(|w| w.address.as_ref()).filter(|_| who.is_some_and(|w| !w.is_protected)) {
                p class="weak" { (address) }
            }
        }
    }
}

/// One relative's small form: custody, what they mean, and that they no longer belong here.
fn change(lang: Lang, view: &CaseView, kin: &Kin, number: u32) -> Markup {
    let name = view
        .names
        .get(&kin.person)
        .and_then(|n| n.name.clone())
        .unwrap_or_else(|| lang.t("name-hidden"));
    let relation = words::code(lang, "relation", kin.relation.as_str());
    let id = kin.person.to_string();
    let shape = Shape {
        action: format!("/cases/{number}/family"),
        label: Some(format!("{}: {name}", lang.t("family-change"))),
        ..Shape::default()
    };
    let box_of = |field: &str, label: &str, checked: bool| {
        let field_id = format!("f-{field}-{id}");
        html! {
            div class="form-group-checkbox" {
                input class="form-checkbox" type="checkbox" name=(field) value="1" id=(field_id) checked[checked];
                label for=(field_id) { (lang.t(label)) }
            }
        }
    };
    let means_id = format!("f-means-{id}");
    html! {
        details {
            summary { (name) ", " (relation) }
            (form(&shape, &html! {
                (hidden("do", "change"))
                (hidden("person", &id))
                @if kin.relation.can_have_custody() { (box_of("custody", "field-custody", kin.custody)) }
                div class="form-group" {
                    label class="form-label" for=(means_id) { (lang.t("family-means")) }
                    textarea class="form-input" id=(means_id) name="means" rows="2" { (kin.means.as_deref().unwrap_or("")) }
                }
                (box_of("ended", "family-ended", false))
                button type="submit" class="button button-secondary" { (lang.t("family-save")) span class="sr-only" { ": " (name) } }
            }))
        }
    }
}

fn add(lang: Lang, number: u32, typed: &Typed, problems: &[Problem]) -> Markup {
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let relation = field("relation", "family-relation");
    let name = field("name", "family-name").hint(lang.t("family-name-hint"));
    let cpr = field("cpr", "family-cpr")
        .hint(lang.t("family-cpr-hint"))
        .optional();
    let address = field("address", "family-address").optional();
    let custody = field("custody", "field-custody").optional();
    let means = field("means", "family-means")
        .hint(lang.t("family-means-hint"))
        .optional();
    let relations: Vec<Choice> = Relation::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "relation", w)))
        .collect();
    let shape = Shape {
        action: format!("/cases/{number}/family"),
        label: Some(lang.t("family-add")),
        ..Shape::default()
    };
    form(
        &shape,
        &html! {
            (error_summary(lang, &[&relation, &name, &cpr, &custody]))
            (select(lang, &relation, &relations))
            (text(lang, &name, Width::Large))
            (text(lang, &cpr, Width::Medium))
            (text(lang, &address, Width::Large))
            (checkbox(lang, &custody, typed.flag("custody")))
            (textarea(lang, &means, 2))
            (submit_row(&Submit {
                label: lang.t("family-send"),
                cancel: Some((lang.t("cancel"), format!("/cases/{number}"))),
                ..Submit::default()
            }))
        },
    )
}
