//! Breaking the glass: opening one case outside one's reach, with a reason. The form looks the
//! same and nothing is looked up until the reason is given.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::form::{
    Form as Shape, Submit, Width, error_summary, form, submit_row, text, textarea,
};
use crate::ui::notice::{Notice, Tone, notice};
use crate::visitor::{Visitor, run};
use app::{Deed, Error, Problem};
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

/// The form.
pub async fn show(State(site): State<Site>, visitor: Visitor) -> Response {
    answer(&site, &visitor, &Typed::default(), &[])
}

/// Opens the case, or says that there is none.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    let opened = run(&site, move |app| {
        app.break_glass(&actor, sent.one("wanted"), sent.one("reason"))
    });
    match opened.await {
        Ok(number) => Redirect::to(&format!("/cases/{number}?done=done-glass")).into_response(),
        Err(Error::Refused(problems)) => answer(&site, &visitor, &typed, &problems),
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn answer(site: &Site, visitor: &Visitor, typed: &Typed, problems: &[Problem]) -> Response {
    if let Err(error) = visitor.actor.require(Deed::BreakGlass) {
        return errors::page(visitor.lang, &error);
    }
    let lang = visitor.lang;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let head = Head {
        title: lang.t("glass-title"),
        ..Head::default()
    };
    let minutes = site.app.ruleset().roles.glass_minutes;
    let content = content(lang, minutes, typed, problems);
    with_status(status, site, visitor, Area::Cases, head, &content)
}

fn content(lang: Lang, minutes: u32, typed: &Typed, problems: &[Problem]) -> Markup {
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let wanted = field("wanted", "glass-wanted").hint(lang.t("glass-wanted-hint"));
    let reason = field("reason", "glass-reason").hint(lang.t("glass-reason-hint"));
    let warning = Notice {
        tone: Tone::Warning,
        title: lang.t_args("glass-warning", &[("minutes", minutes.into())]),
        text: lang.t("glass-warning-text"),
    };
    let shape = Shape {
        action: "/glass".to_owned(),
        label: Some(lang.t("glass-title")),
        ..Shape::default()
    };
    html! {
        h1 { (lang.t("glass-title")) }
        (error_summary(lang, &[&wanted, &reason]))
        (notice(&warning))
        (form(&shape, &html! {
            (text(lang, &wanted, Width::Medium))
            (textarea(lang, &reason, 3))
            (submit_row(&Submit {
                label: lang.t("glass-send"),
                value: None,
                cancel: Some((lang.t("glass-cancel"), "/cases".to_owned())),
            }))
        }))
    }
}
