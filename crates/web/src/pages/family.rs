//! Family and network as a picture: generations one above the other, who has custody, what
//! each means to the child; and the forms that put somebody there, change how they stand, or put
//! right who the child is.

mod child;
mod forms;
mod plans;

use crate::i18n::Lang;
use crate::pages::case_form::Answer;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::meanwhile::Seen;
use crate::pages::record::Typed;
use crate::pages::register::given::cpr_of;
use crate::pages::{errors, meanwhile, recorded, thread, words};
use crate::site::Site;
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::family::{RelationChanged, RelativeGiven};
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::code::Relation;
use domain::family::{Generation, Kin};
use domain::{Moment, PersonKind};
use maud::{Markup, html};

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Done>,
) -> Response {
    answer(&site, &visitor, number, asked, Answer::opened()).await
}

/// Puts somebody on record, changes how they stand to the child, or puts right who that is.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    let recorded = run(&site, move |app| record(app, &actor, number, &sent)).await;
    let Err(error) = recorded else {
        let to = format!("/cases/{number}/family?done=done-recorded");
        return Redirect::to(&to).into_response();
    };
    match Answer::back(error, typed) {
        Ok(back) => answer(&site, &visitor, number, Done::default(), back).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn record(app: &App, actor: &Actor, number: u32, typed: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    let seen = typed.number("seen");
    if typed.one("do") == child::CHILD {
        return app.change_particulars(actor, number, seen, &child::given(typed)?);
    }
    if typed.one("do") == forms::CHANGE {
        let changed = RelationChanged {
            person: typed
                .choice("person")
                .map_err(|p| Error::Refused(vec![p]))?,
            custody: typed.flag("custody"),
            means: typed.all("means").next().map(str::to_owned),
            ended: typed.flag("ended"),
        };
        return app.change_relation(actor, number, seen, &changed);
    }
    let mut problems = Vec::new();
    let relation: Option<Relation> = typed.choice("relation").map_err(|p| problems.push(p)).ok();
    let cpr = cpr_of(typed, "cpr", &mut problems);
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
            app.add_relative(actor, number, seen, &given)
        }
        _ => Err(Error::Refused(problems)),
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    asked: Done,
    answer: Answer,
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
    let who = words::child_of(lang, name, &view.case, now);
    let head = Head {
        title: lang.t("family-title"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("cases-number"), number.to_string()).href(format!("/cases/{number}")),
            Knot::new(lang.t("family-knot"), who.clone()).current(),
        ],
        done: asked.key(),
        ..Head::default()
    };
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let (is_late, status) = (answer.is_late(), answer.status);
    let typed = answer.typed.unwrap_or_default();
    let seen = meanwhile::seen(&typed, "seen", is_late, &view.seen);
    let forms = forms::Forms {
        lang,
        view: &view,
        number,
        seen: &seen,
        typed: &typed,
        problems: &answer.problems,
    };
    let content = html! {
        h1 { (lang.t("family-title")) ": " a href={ "/cases/" (number) } { (who) } }
        (picture(lang, &view, &around, now))
        (plans::of(lang, &view, now))
        (recorded::of(lang, &ruleset, &view.events, number, recorded::of_family))
        @if may_record {
            (meanwhile::around(lang, (&ruleset, &view), (&typed, is_late, Seen::own(&view)), forms.draw(&around)))
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
            @if let (None, Some(due)) = (view.case.birth_on, view.case.unborn_due_on) {
                p { strong {
                    (words::unborn(lang, name)) ", "
                    (lang.t_args("case-unborn", &[("day", words::date(lang, due).into())]))
                } }
            } @else {
                p { strong { (words::full_child(lang, name, view.case.birth_on, now)) } }
            }
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
    let is_unborn = who.is_some_and(|w| w.kind == PersonKind::Unborn && w.name.is_some());
    html! {
        li class={ "kin-card" @if kin.custody { " kin-custody" } } {
            p { strong {
                @if is_unborn { (words::unborn(lang, Some(&name))) }
                @else if is_sibling { (words::full_child(lang, Some(&name), birth, now)) } @else { (name) }
            } }
            p class="weak" { (words::code(lang, "relation", kin.relation.as_str())) }
            @if kin.custody { p { span aria-hidden="true" { "● " } (lang.t("case-custody")) } }
            @if let Some(means) = &kin.means { p { (means) } }
            @if who.is_none_or(|w| !w.is_protected) {
                @for address in [who.and_then(|w| w.address.as_ref()), kin.address.as_ref()].into_iter().flatten() {
                    p class="weak" { (address) }
                }
            }
        }
    }
}
