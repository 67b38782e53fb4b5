//! One case at its end: settling the duty to archive, and erasing. What will vanish, whom else
//! it concerns and that there is no way back is said before.

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::choice::{Choice, checkboxes, radios};
use crate::ui::form::{
    Form as Shape, Submit, Width, error_summary, form, hidden, submit_row, text,
};
use crate::ui::notice::{Notice, Tone, facts, notice, section};
use crate::ui::thread::Knot;
use crate::visitor::{Guest, Visitor, run_hashing};
use app::account::Origin;
use app::erase::{EraseOrder, ErasePlan, Whom};
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::Archived;
use domain::{ArchiveWaiver, ErasureGround};
use maud::{Markup, html};

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Done>,
) -> Response {
    answer(&site, &visitor, number, asked.key(), &Typed::default(), &[]).await
}

/// Does what one of its forms asks.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    guest: Guest,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    let done = run_hashing(&site, move |app| {
        record(app, &actor, Whom::Case(number), &sent, guest.origin)
    });
    match done.await {
        Ok("done-erased") => Redirect::to("/retention?done=done-erased").into_response(),
        Ok(done) => Redirect::to(&format!("/retention/{number}?done={done}")).into_response(),
        Err(Error::Refused(problems)) => {
            answer(&site, &visitor, number, None, &typed, &problems).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// Does it; gives back the key of what to say.
fn record(
    app: &App,
    actor: &Actor,
    whom: Whom,
    typed: &Typed,
    origin: Origin,
) -> Result<&'static str, Error> {
    let one = |problem: Problem| Error::Refused(vec![problem]);
    actor.require(Deed::ErasePersons)?;
    match typed.one("do") {
        "archived" => {
            app.archive_case(actor, whom, typed.one("reference"))?;
            Ok("done-archived")
        }
        "waive" => {
            let ground: ArchiveWaiver = typed.choice("waiver").map_err(one)?;
            app.waive_archiving(actor, whom, ground, typed.one("waiver_reason"))?;
            Ok("done-waived")
        }
        "erase" => {
            let ground: ErasureGround = typed.choice("ground").map_err(one)?;
            if !typed.flag("confirm") {
                return Err(Error::refused("confirm", "refused-erase-confirm"));
            }
            let order = EraseOrder {
                ground,
                reason: typed.one("reason").to_owned(),
                code: typed.one("code").to_owned(),
                origin,
            };
            app.erase_person(actor, whom, &order)?;
            Ok("done-erased")
        }
        // A form that says nothing comes back; a case that is not there has none.
        _ => Err(Error::refused("reference", "refused-empty")),
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    done: Option<String>,
    typed: &Typed,
    problems: &[Problem],
) -> Response {
    let (lang, actor) = (visitor.lang, visitor.actor.clone());
    let plan = run_hashing(site, move |app| app.erase_plan(&actor, Whom::Case(number)));
    let plan = match plan.await {
        Ok(plan) => plan,
        Err(error) => return errors::page(lang, &error),
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let title = lang.t_args("retention-case", &[("n", number.into())]);
    let head = Head {
        title: title.clone(),
        thread: vec![
            Knot::new(lang.t("nav-retention"), lang.t("retention-title")).href("/retention"),
            Knot::new(lang.t("cases-number"), number.to_string()).current(),
        ],
        done: words::done(done),
        ..Head::default()
    };
    let content = html! {
        h1 { (title) }
        (about(lang, &plan))
        (hinders(lang, &plan, problems))
        (archiving(lang, number, &plan, typed, problems))
        @if plan.hindered_by.is_empty() { (erasing(lang, number, &plan, typed, problems)) }
    };
    with_status(status, site, visitor, Area::Retention, head, &content)
}

fn about(lang: Lang, plan: &ErasePlan) -> Markup {
    let count = |key: &str, n: u32| lang.t_args(key, &[("n", n.into())]);
    let along = u32::try_from(plan.along.len()).unwrap_or(u32::MAX);
    let ended = plan.case.ended_at();
    facts(&[
        (
            lang.t("retention-ended"),
            html! { (ended.map_or_else(|| lang.t("retention-open"), |at| words::date(lang, at.day()))) },
        ),
        (
            lang.t("retention-due-on"),
            html! { (plan.due_on.map_or_else(|| "–".to_owned(), |day| words::date(lang, day))) },
        ),
        (
            lang.t("erase-goes"),
            html! {
                ul {
                    li { (count("erase-texts", plan.goes.texts)) }
                    li { (count("erase-drafts", plan.goes.drafts)) }
                    li { (lang.t("erase-names")) }
                }
            },
        ),
        (
            lang.t("erase-others"),
            html! {
                ul {
                    li { (count("erase-along", along)) }
                    li { (count("erase-staying", plan.staying)) }
                    li { (count("erase-shared", plan.goes.shared)) }
                }
            },
        ),
        (
            lang.t("erase-stays"),
            html! { (lang.t("erase-stays-text")) },
        ),
    ])
}

/// What speaks against it, and what was refused that belongs to no field in sight.
fn hinders(lang: Lang, plan: &ErasePlan, problems: &[Problem]) -> Markup {
    let refused = problems
        .iter()
        .filter(|p| matches!(p.field, "archive" | "case"));
    let mut keys: Vec<&str> = plan.hindered_by.iter().map(|p| p.message).collect();
    keys.extend(refused.map(|p| p.message));
    keys.sort_unstable();
    keys.dedup();
    html! {
        @for key in keys { (notice(&Notice::new(Tone::Warning, lang.t(key)))) }
    }
}

fn archiving(
    lang: Lang,
    number: u32,
    plan: &ErasePlan,
    typed: &Typed,
    problems: &[Problem],
) -> Markup {
    let title = lang.t("archive-title");
    if let Some(archive) = &plan.case.archive {
        let how = match &archive.how {
            Archived::HandedOver(reference) => lang.t_args(
                "archive-handed-over",
                &[("reference", reference.as_str().into())],
            ),
            Archived::Waived(ground) => words::code(lang, "archive-waiver", ground.as_str()),
        };
        let since = words::date(lang, archive.at.day());
        return section(
            "archive",
            &title,
            None,
            &html! { p { (how) " · " (since) } },
        );
    }
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let reference = field("reference", "archive-reference").hint(lang.t("archive-reference-hint"));
    let waiver = field("waiver", "archive-waiver");
    let reason = field("waiver_reason", "archive-waiver-reason");
    let grounds: Vec<Choice> = ArchiveWaiver::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "archive-waiver", w)))
        .collect();
    let shape = |label: &str| Shape {
        action: format!("/retention/{number}"),
        label: Some(lang.t(label)),
        ..Shape::default()
    };
    let send = |label: &str| Submit {
        label: lang.t(label),
        ..Submit::default()
    };
    section(
        "archive",
        &title,
        None,
        &html! {
            p { (lang.t("archive-lead")) }
            (error_summary(lang, &[&reference, &waiver, &reason]))
            (form(&shape("archive-done"), &html! {
                (hidden("do", "archived"))
                (text(lang, &reference, Width::Medium))
                (submit_row(&send("archive-done")))
            }))
            (form(&shape("archive-waive"), &html! {
                (hidden("do", "waive"))
                (radios(lang, &waiver, &grounds))
                (text(lang, &reason, Width::Medium))
                (submit_row(&send("archive-waive")))
            }))
        },
    )
}

fn erasing(
    lang: Lang,
    number: u32,
    plan: &ErasePlan,
    typed: &Typed,
    problems: &[Problem],
) -> Markup {
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let ground = field("ground", "erase-ground");
    let reason = field("reason", "erase-reason").hint(lang.t("erase-reason-hint"));
    let code = field("code", "code-label")
        .hint(lang.t("erase-code-hint"))
        .optional()
        .autocomplete("one-time-code");
    let confirm = field("confirm", "erase-confirm");
    let grounds: Vec<Choice> = ErasureGround::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "erasure-ground", w)))
        .collect();
    let sure = [Choice::new("1", lang.t("erase-sure"))];
    let warning = Notice {
        tone: Tone::Warning,
        title: lang.t("erase-no-way-back"),
        text: lang.t_args("erase-no-way-back-text", &[("n", plan.goes.texts.into())]),
    };
    let shape = Shape {
        action: format!("/retention/{number}"),
        label: Some(lang.t("erase-title")),
        ..Shape::default()
    };
    section(
        "erase",
        &lang.t("erase-title"),
        None,
        &html! {
            (error_summary(lang, &[&ground, &reason, &code, &confirm]))
            (notice(&warning))
            (form(&shape, &html! {
                (hidden("do", "erase"))
                (radios(lang, &ground, &grounds))
                (text(lang, &reason, Width::Medium))
                (text(lang, &code, Width::Small))
                (checkboxes(lang, &confirm, &sure, &[]))
                (submit_row(&Submit {
                    label: lang.t("erase-do"),
                    value: None,
                    cancel: Some((lang.t("erase-cancel"), "/retention".to_owned())),
                }))
            }))
        },
    )
}
