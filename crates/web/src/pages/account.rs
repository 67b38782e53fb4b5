//! One's own account: the password, and where one is logged in.

pub mod calendar;
pub mod contact;
pub mod factor;
pub mod password;

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::form::{Form as Shape, Submit, form, hidden, submit_row};
use crate::ui::notice::{facts, section};
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::{Visitor, run};
use app::roles::Roles;
use app::{Deed, Error, Problem};
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::{Account, Session, SessionId};

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(done): Query<Done>,
) -> Response {
    answer(&site, &visitor, done.key(), None, &[]).await
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    done: Option<String>,
    typed: Option<&Typed>,
    problems: &[Problem],
) -> Response {
    let (actor, token) = (visitor.actor.clone(), visitor.token.clone());
    let loaded = run(site, move |app| {
        let account = app.store().account_of(actor.worker)?;
        let feed = app.own_calendar(&actor)?;
        Ok((
            account,
            app.own_sessions(&actor)?,
            SessionId::of(&token),
            feed,
        ))
    });
    let (account, sessions, own, feed) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let ruleset = site.app.ruleset();
    let contact = ruleset.contact_of(visitor.actor.worker);
    let content = html! {
        h1 { (lang.t("account-title")) }
        (about(lang, &ruleset.roles, visitor, account.as_ref()))
        (contact::of(lang, "/account/contact", &contact, typed, problems))
        (section("sessions", &lang.t("sessions-title"), None, &html! {
            p { (lang.t("sessions-lead")) }
            (listed(lang, &sessions, own))
            @if sessions.len() > 1 { (end_others(lang)) }
        }))
        @if visitor.actor.may(Deed::SeeCases) { (calendar::of(lang, feed)) }
    };
    let head = Head {
        title: lang.t("account-title"),
        done,
        ..Head::default()
    };
    let status = status_of(typed, problems);
    with_status(status, site, visitor, Area::Own, head, &content)
}

/// The status of a page with forms: what comes back with nothing to mend came late.
pub(super) fn status_of(typed: Option<&Typed>, problems: &[Problem]) -> StatusCode {
    match (typed, problems) {
        (None, []) => StatusCode::OK,
        (Some(_), []) => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn about(lang: Lang, roles: &Roles, visitor: &Visitor, account: Option<&Account>) -> Markup {
    let role = words::role(lang, roles, visitor.actor.role);
    let mut rows = vec![
        (lang.t("account-name"), html! { (visitor.actor.name) }),
        (lang.t("account-role"), role),
    ];
    let Some(account) = account else {
        return html! { (facts(&rows)) p { (lang.t("account-none")) } };
    };
    rows.push((lang.t("login-user-name"), html! { (account.user_name) }));
    let since = |at: domain::Moment| words::moment(lang, at);
    rows.push((
        lang.t("login-password"),
        html! {
            @match account.password_at {
                Some(at) => { (lang.t_args("account-password-since", &[("date", since(at).into())])) }
                None => { (lang.t("account-by-service")) }
            }
            @if account.password.is_some() {
                " " a href="/account/password" { (lang.t("account-change")) }
            }
        },
    ));
    rows.push((
        lang.t("account-factor"),
        html! {
            @match account.totp_at {
                Some(at) => { (lang.t_args("account-factor-since", &[("date", since(at).into())])) }
                None => { (lang.t("account-factor-none")) }
            }
            " " a href="/account/second-factor" {
                (lang.t(if account.totp.is_some() { "account-factor-move" } else { "account-factor-set" }))
            }
        },
    ));
    facts(&rows)
}

fn listed(lang: Lang, sessions: &[(SessionId, Session)], own: SessionId) -> Markup {
    let rows = sessions.iter().map(|(id, session)| {
        let is_own = *id == own;
        let end = html! {
            @if is_own { (lang.t("sessions-this")) }
            @else { (end_one(lang, *id)) }
        };
        Row::new(vec![
            html! { (browser(lang, session)) },
            html! { (session.address) },
            html! { (words::moment(lang, session.created_at)) },
            html! { (words::moment(lang, session.seen_at)) },
            end,
        ])
    });
    table(
        lang,
        &Table {
            caption: lang.t("sessions-title"),
            columns: ["browser", "address", "since", "seen", "end"]
                .map(|key| Column::new(lang.t(&format!("sessions-{key}"))))
                .to_vec(),
            rows: rows.collect(),
            ..Table::default()
        },
    )
}

/// The kind of browser of a session, or that it is not known.
pub(super) fn browser(lang: Lang, session: &Session) -> String {
    if session.browser.is_empty() {
        lang.t("sessions-unknown")
    } else {
        session.browser.clone()
    }
}

fn end_one(lang: Lang, id: SessionId) -> Markup {
    html! {
        form method="post" action="/account/sessions" {
            (crate::forgery::field())
            (hidden("session", &id.to_string()))
            button type="submit" class="button link-button" { (lang.t("sessions-end-one")) }
        }
    }
}

fn end_others(lang: Lang) -> Markup {
    let shape = Shape {
        action: "/account/sessions".into(),
        label: Some(lang.t("sessions-end-others")),
        ..Shape::default()
    };
    let submit = Submit {
        label: lang.t("sessions-end-others"),
        value: Some(("session".into(), "others".into())),
        ..Submit::default()
    };
    form(&shape, &submit_row(&submit))
}

/// Ends one of one's sessions, or all others.
pub async fn sessions(
    State(site): State<Site>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, token) = (visitor.actor.clone(), visitor.token.clone());
    let ended = run(&site, move |app| match typed.one("session") {
        "others" => app.end_other_sessions(&actor, &token).map(|_| ()),
        id => {
            let id = id.parse().map_err(|_| Error::NotFound)?;
            app.end_own_session(&actor, id)
        }
    });
    match ended.await {
        Ok(()) => Redirect::to("/account?done=done-session-ended").into_response(),
        Err(error) => errors::page(visitor.lang, &error),
    }
}
