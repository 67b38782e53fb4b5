//! On the way to adult life: the years from 15½ to 23 as a picture, what the law wants and
//! when, the checklist for the adult side, contacts with it, and aftercare.

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::loaded::{Loaded, load};
use crate::pages::record::Typed;
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::notice::{Empty, Notice, Tone, empty, notice};
use crate::ui::timeline::timeline;
use crate::visitor::{Visitor, run};
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Texts;
use domain::correction::effective;
use domain::event::growing_up::TransitionItemsDone;
use domain::growing_up::{GrowingUp, must_offer};
use maud::{Markup, html};

mod checklist;
mod parts;
mod picture;

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Done>,
) -> Response {
    answer(&site, &visitor, number, asked.key(), &[]).await
}

/// Ticks items of the checklist.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let actor = visitor.actor.clone();
    let recorded = run(&site, move |app| tick(app, &actor, number, &typed)).await;
    match recorded {
        Ok(()) => {
            let to = format!("/cases/{number}/growing-up?done=done-ticked");
            Redirect::to(&to).into_response()
        }
        Err(Error::Refused(problems)) => answer(&site, &visitor, number, None, &problems).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn tick(app: &App, actor: &Actor, number: u32, typed: &Typed) -> Result<(), Error> {
    let known = app.ruleset();
    let is_known = |id: &&str| known.checklist.items.iter().any(|item| item.id == **id);
    let items = typed.all("items").filter(is_known).map(str::to_owned);
    let payload = TransitionItemsDone {
        items: items.collect(),
    };
    // Two people who tick at once both did: there is nothing to overwrite.
    app.record_in_case(actor, number, None, app.now(), payload.into(), Texts::new())
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    done: Option<String>,
    problems: &[Problem],
) -> Response {
    let loaded = match load(site, visitor, number, "growing_up").await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let head = Head {
        title: lang.t("growing-up-title"),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        done,
        wide: true,
        ..Head::default()
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let content = content(lang, &loaded, number, may_record, problems);
    with_status(status, site, visitor, Area::Cases, head, &content)
}

/// What the parts of the page are drawn from.
struct Of<'a> {
    lang: Lang,
    loaded: &'a Loaded,
    way: &'a GrowingUp<'a>,
    number: u32,
    may_record: bool,
}

fn content(
    lang: Lang,
    loaded: &Loaded,
    number: u32,
    may_record: bool,
    problems: &[Problem],
) -> Markup {
    let Loaded { view, now, .. } = loaded;
    let case = &view.case;
    let stands = effective(&view.events);
    let way = GrowingUp::of(&stands);
    let who = view.names.get(&case.person);
    let name = who.and_then(|n| n.name.as_deref());
    let of = Of {
        lang,
        loaded,
        way: &way,
        number,
        may_record,
    };
    html! {
        h1 { (lang.t("growing-up-title")) }
        p { a href={ "/cases/" (number) } {
            (words::child_of(lang, name, case, *now)) " · " (lang.t("case")) " " (number)
        } }
        @match case.birth_on {
            Some(birth) => {
                @for problem in problems.iter().filter(|p| p.field != "items") {
                    (notice(&Notice::new(Tone::Error, lang.t(problem.message))))
                }
                @if let Some(offer) = must_offer(case, *now) {
                    @let age = [("age", offer.until_age.into()), ("paragraph", offer.paragraph.into())];
                    (notice(&Notice::new(Tone::Info, lang.t_args("growing-up-must-offer", &age))))
                }
                (timeline(lang, &picture::of(&of, &stands, birth)))
                (parts::wanted(&of, birth))
                (checklist::of(&of, problems))
                (parts::contacts(&of))
                (parts::aftercare(&of))
            },
            None => (empty(&Empty {
                title: lang.t("growing-up-no-birth"),
                text: lang.t("growing-up-no-birth-text"),
                action: may_record.then(|| {
                    (lang.t("child-link"), format!("/cases/{number}/family#child"))
                }),
            })),
        }
    }
}
