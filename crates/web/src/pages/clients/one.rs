//! One program: what it may do, when it came last, and how to shut it out.

use super::{permits, state, used};
use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::form::{Form as Shape, Submit, form, submit_row};
use crate::ui::notice::{Notice, Tone, facts, notice, section};
use crate::visitor::{Visitor, run};
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Moment, WorkerId};
use maud::{Markup, html};
use store::Client;

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(client): Path<String>,
) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| {
        Ok((find(app, &actor, &client)?, app.ruleset(), app.now()))
    });
    let (client, ruleset, now) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let content = html! {
        h1 { (client.name) }
        (about(lang, &ruleset, &client, now))
        @if client.revoked.is_none() {
            (section("revoke", &lang.t("clients-revoke-title"), None, &revoking(lang, &client)))
        }
    };
    let head = Head {
        title: client.name.clone(),
        ..Head::default()
    };
    page(&site, &visitor, Area::Accounts, head, &content)
}

/// Shuts the program out.
pub async fn revoke(
    State(site): State<Site>,
    visitor: Visitor,
    Path(client): Path<String>,
) -> Response {
    let actor = visitor.actor.clone();
    let revoked = run(&site, move |app| {
        actor.require(Deed::ManageClients)?;
        app.revoke_client(&actor, client.parse().map_err(|_| Error::NotFound)?)
    });
    match revoked.await {
        Ok(()) => Redirect::to("/clients?done=done-client-revoked").into_response(),
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn find(app: &App, actor: &Actor, id: &str) -> Result<Client, Error> {
    let all = app.clients(actor)?;
    let id: WorkerId = id.parse().map_err(|_| Error::NotFound)?;
    let mut all = all.into_iter();
    all.find(|client| client.id == id).ok_or(Error::NotFound)
}

fn about(lang: Lang, ruleset: &Ruleset, client: &Client, now: Moment) -> Markup {
    let row = |key: &str, words: String| (lang.t(key), html! { (words) });
    let mut rows = vec![row(
        "clients-role",
        words::code(lang, "role", client.role.as_str()),
    )];
    if let Some(team) = &client.team {
        rows.push(row("clients-team", ruleset.team_name(team).to_owned()));
    }
    rows.push(row("clients-permits", permits(client)));
    rows.push(row("clients-state", state(lang, client, now)));
    rows.push(row("clients-used", used(lang, client)));
    let made = words::moment(lang, client.created_at);
    let by = ruleset.worker_name(client.created_by);
    rows.push(row("clients-made", format!("{made}, {by}")));
    facts(&rows)
}

/// The page is the question, the button the answer.
fn revoking(lang: Lang, client: &Client) -> Markup {
    let shape = Shape {
        action: format!("/clients/{}", client.id),
        label: Some(lang.t("clients-revoke-title")),
        ..Shape::default()
    };
    html! {
        (notice(&Notice {
            tone: Tone::Warning,
            title: lang.t("clients-revoke-warning"),
            text: lang.t("clients-revoke-words"),
        }))
        (form(&shape, &submit_row(&Submit {
            label: lang.t("clients-revoke-do"),
            cancel: Some((lang.t("cancel"), "/clients".to_owned())),
            ..Submit::default()
        })))
    }
}
