//! One's own calendar for the telephone: made, shown once, ended.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::record::Typed;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::form::{Form as Shape, Submit, form, submit_row};
use crate::ui::notice::section;
use crate::visitor::{Visitor, run};
use app::Error;
use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::CalendarFeed;

/// What stands about it on the account's page.
pub(super) fn of(lang: Lang, feed: Option<CalendarFeed>) -> Markup {
    let button = |label: &str, value: &str| {
        let shape = Shape {
            action: "/account/calendar".into(),
            label: Some(lang.t(label)),
            ..Shape::default()
        };
        form(
            &shape,
            &submit_row(&Submit {
                label: lang.t(label),
                value: Some(("do".into(), value.into())),
                ..Submit::default()
            }),
        )
    };
    let content = html! {
        p { (lang.t("calendar-lead")) }
        @match feed {
            None => (button("calendar-make", "make")),
            Some(feed) => {
                p { (lang.t_args("calendar-since", &[("at", words::moment(lang, feed.made_at).into())])) " "
                    @match feed.used_at {
                        Some(at) => (lang.t_args("calendar-used", &[("at", words::moment(lang, at).into())])),
                        None => (lang.t("calendar-never")),
                    }
                }
                (button("calendar-again", "make"))
                (button("calendar-end", "end"))
            }
        }
    };
    section("calendar", &lang.t("calendar-title"), None, &content)
}

/// Makes a calendar, or ends it.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let (actor, typed) = (visitor.actor.clone(), Typed::from(pairs));
    let done = run(&site, move |app| match typed.one("do") {
        "make" => app.make_calendar(&actor).map(Some),
        "end" => app.end_calendar(&actor).map(|()| None),
        _ => Err(Error::refused("do", "refused-choose")),
    });
    match done.await {
        Ok(Some(secret)) => shown(&site, &visitor, &headers, &secret),
        Ok(None) => Redirect::to("/account?done=done-calendar-ended").into_response(),
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// The page with the address, the only time it is to be seen.
fn shown(site: &Site, visitor: &Visitor, headers: &HeaderMap, secret: &str) -> Response {
    let lang = visitor.lang;
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let scheme = if site.edge.is_secure { "https" } else { "http" };
    let address = format!(
        "{scheme}://{}/calendar/{secret}.ics",
        host.unwrap_or_default()
    );
    let content = html! {
        h1 { (lang.t("calendar-title")) }
        p { (lang.t("calendar-address")) }
        p class="secret" { code { (address) } }
        p { (lang.t("calendar-once")) }
        p { a class="button button-primary" href="/account" { (lang.t("calendar-go-on")) } }
    };
    let head = Head {
        title: lang.t("calendar-title"),
        ..Head::default()
    };
    page(site, visitor, Area::Own, head, &content)
}
