//! One member of staff: the account, its sessions, who tried to get in, and what can be done.

use crate::i18n::Lang;
use crate::pages::account::{browser, contact, status_of};
use crate::pages::accounts::{add, post, state};
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, meanwhile, words};
use crate::site::Site;
use crate::ui::form::{Form as Shape, Submit, error_summary, form, hidden, submit_row};
use crate::ui::notice::{facts, section};
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::{Visitor, run, run_hashing};
use app::account::{AccountView, FirstPassword, Post};
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::WorkerId;
use maud::{Markup, html};
use store::Account;

/// The fields that say themselves what is wrong with them.
const SHOWN: [&str; 6] = ["role", "team", "district", "provider", "phone", "email"];

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(worker): Path<String>,
    Query(done): Query<Done>,
) -> Response {
    answer(&site, &visitor, &worker, done.key(), None, &[]).await
}

/// Does what the pressed button says.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(path): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let Ok(worker) = path.parse::<WorkerId>() else {
        return errors::page(visitor.lang, &Error::NotFound);
    };
    let typed = Typed::from(pairs);
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    match run_hashing(&site, move |app| act(app, &actor, worker, &sent)).await {
        Ok(Came::Password(first)) => add::shown(&site, &visitor, worker, Some(&first)),
        Ok(Came::Said(key)) => {
            Redirect::to(&format!("/accounts/{worker}?done={key}")).into_response()
        }
        Err(Error::Refused(problems)) => {
            answer(&site, &visitor, &path, None, Some(&typed), &problems).await
        }
        Err(Error::Conflict) => answer(&site, &visitor, &path, None, Some(&typed), &[]).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// What came of an act.
enum Came {
    /// A new first password, to be shown.
    Password(FirstPassword),
    /// The key of the words for it.
    Said(&'static str),
}

fn act(app: &App, actor: &Actor, worker: WorkerId, typed: &Typed) -> Result<Came, Error> {
    actor.require(Deed::ManageAccounts)?;
    let said = match typed.one("do") {
        "password" => return app.reset_password(actor, worker).map(Came::Password),
        "disable" => {
            app.disable_account(actor, worker, true)?;
            "done-account-disabled"
        }
        "enable" => {
            app.disable_account(actor, worker, false)?;
            "done-account-enabled"
        }
        "sessions" => {
            app.end_sessions_of(actor, worker)?;
            "done-sessions-ended"
        }
        "factor" => {
            app.reset_factor(actor, worker)?;
            "done-factor-reset"
        }
        "links" => {
            app.forget_links(actor, worker)?;
            "done-links-forgotten"
        }
        "leave" => {
            app.worker_leaves(actor, worker)?;
            "done-worker-left"
        }
        "role" => {
            let seen = Some(typed.one("seen")).filter(|seen| !seen.is_empty());
            app.change_post(actor, worker, seen, &post::given(typed)?)?;
            "done-role-changed"
        }
        contact::DO => {
            contact::set(app, actor, worker, typed)?;
            "done-contact"
        }
        _ => return Err(Error::NotFound),
    };
    Ok(Came::Said(said))
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    path: &str,
    done: Option<String>,
    typed: Option<&Typed>,
    problems: &[Problem],
) -> Response {
    let actor = visitor.actor.clone();
    let worker: Result<WorkerId, _> = path.parse();
    let found = run(site, move |app| {
        app.account_view(&actor, worker.map_err(|_| Error::NotFound)?)
    });
    let view = match found.await {
        Ok(view) => view,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let ruleset = site.app.ruleset();
    let is_self = view.line.id == visitor.actor.worker;
    let content = html! {
        h1 { (view.line.worker.name) }
        (words::loose(lang, problems, &SHOWN))
        (about(lang, &ruleset, &view))
        (deeds(lang, &view, is_self))
        @if view.line.worker.left_at.is_none() && !is_self {
            (section("role", &lang.t("accounts-role-title"), None, &role_form(lang, &ruleset, &view, typed, problems)))
        }
        @if view.line.worker.left_at.is_none() {
            @let action = format!("/accounts/{}", view.line.id);
            (contact::of(lang, &action, &view.line.worker.contact, typed, problems))
        }
        (section("sessions", &lang.t("sessions-title"), None, &sessions(lang, &view)))
        (section("attempts", &lang.t("attempts-title"), None, &attempts(lang, &view)))
    };
    let status = status_of(typed, problems);
    let head = Head {
        title: view.line.worker.name.clone(),
        done,
        ..Head::default()
    };
    with_status(status, site, visitor, Area::Accounts, head, &content)
}

fn about(lang: Lang, ruleset: &Ruleset, view: &AccountView) -> Markup {
    let mut rows = post_of(lang, ruleset, view);
    rows.push((
        lang.t("accounts-state"),
        html! { (state(lang, &view.line)) },
    ));
    if let Some(account) = &view.line.account {
        rows.push((lang.t("accounts-user-name"), html! { (account.user_name) }));
        rows.push((
            lang.t("login-password"),
            html! { (password(lang, account)) },
        ));
        let factor = match account.totp_at {
            Some(at) => lang.t_args(
                "accounts-factor-since",
                &[
                    ("date", words::moment(lang, at).into()),
                    ("n", view.codes_left.into()),
                ],
            ),
            None => lang.t("account-factor-none"),
        };
        rows.push((lang.t("account-factor"), html! { (factor) }));
        if let Some(at) = account.entered_at {
            rows.push((
                lang.t("accounts-entered"),
                html! { (words::moment(lang, at)) },
            ));
        }
    }
    facts(&rows)
}

/// The role and where, in lines.
fn post_of(lang: Lang, ruleset: &Ruleset, view: &AccountView) -> Vec<(String, Markup)> {
    let worker = &view.line.worker;
    let mut rows = vec![(
        lang.t("accounts-role"),
        words::role(lang, &ruleset.roles, worker.role),
    )];
    if let Some(team) = &worker.team {
        rows.push((lang.t("accounts-team"), html! { (ruleset.team_name(team)) }));
    }
    if let Some(district) = &worker.district {
        rows.push((lang.t("accounts-district"), html! { (district) }));
    }
    if let Some(provider) = &worker.provider {
        let name = ruleset.provider_name(provider);
        rows.push((lang.t("accounts-provider"), html! { (name) }));
    }
    rows
}

fn password(lang: Lang, account: &Account) -> String {
    match (account.must_change_since, account.password_at) {
        (Some(at), _) => lang.t_args(
            "accounts-first-since",
            &[("date", words::moment(lang, at).into())],
        ),
        (None, Some(at)) => lang.t_args(
            "account-password-since",
            &[("date", words::moment(lang, at).into())],
        ),
        (None, None) => lang.t("account-by-service"),
    }
}

/// The buttons that fit the account as it stands.
fn deeds(lang: Lang, view: &AccountView, is_self: bool) -> Markup {
    let Some(account) = &view.line.account else {
        return html! {
            @if view.line.worker.left_at.is_none() {
                p { a class="button button-primary" href={ "/accounts/new?worker=" (view.line.id) } { (lang.t("accounts-add")) } }
            }
        };
    };
    let mut buttons = Vec::new();
    // One's own password and telephone one changes under one's own account.
    if account.password.is_some() && !is_self {
        buttons.push("password");
    }
    if account.totp.is_some() && !is_self {
        buttons.push("factor");
    }
    if view.is_linked {
        buttons.push("links");
    }
    if !view.sessions.is_empty() {
        buttons.push("sessions");
    }
    if !is_self {
        buttons.push(if account.disabled_at.is_some() {
            "enable"
        } else {
            "disable"
        });
        if view.line.worker.left_at.is_none() {
            buttons.push("leave");
        }
    }
    html! {
        @if is_self {
            p { a href="/account" { (lang.t("accounts-own")) } }
        }
        form method="post" action={ "/accounts/" (view.line.id) } aria-label=(lang.t("accounts-deeds")) {
            (crate::forgery::field())
            div class="submit-row" {
                @for what in buttons {
                    button type="submit" class="button button-secondary" name="do" value=(what) {
                        (lang.t(&format!("accounts-do-{what}")))
                    }
                }
            }
        }
    }
}

fn role_form(
    lang: Lang,
    ruleset: &Ruleset,
    view: &AccountView,
    typed: Option<&Typed>,
    problems: &[Problem],
) -> Markup {
    let stands = Post::from(&view.line.worker);
    let (now, version) = (post::typed(&stands), stands.version());
    let typed = typed.filter(|t| t.one("do") == "role").unwrap_or(&now);
    let fields = post::Fields::new(lang, typed, problems);
    let shape = Shape {
        action: format!("/accounts/{}", view.line.id),
        label: Some(lang.t("accounts-role-title")),
        ..Shape::default()
    };
    let mine = form(
        &shape,
        &html! {
            (error_summary(lang, &fields.all()))
            (hidden("seen", &version))
            p { (lang.t("accounts-role-words")) }
            (fields.draw(lang, ruleset))
            (submit_row(&Submit {
                label: lang.t("accounts-do-role"),
                value: Some(("do".into(), "role".into())),
                ..Submit::default()
            }))
        },
    );
    if !meanwhile::is_late(typed, &version) {
        return mine;
    }
    meanwhile::both(lang, &facts(&post_of(lang, ruleset, view)), &mine)
}

fn sessions(lang: Lang, view: &AccountView) -> Markup {
    let rows = view.sessions.iter().map(|(_, session)| {
        Row::new(vec![
            html! { (browser(lang, session)) },
            html! { (session.address) },
            html! { (words::moment(lang, session.created_at)) },
            html! { (words::moment(lang, session.seen_at)) },
        ])
    });
    let empty = crate::ui::notice::Empty {
        title: lang.t("sessions-none"),
        ..Default::default()
    };
    table(
        lang,
        &Table {
            caption: lang.t("sessions-title"),
            columns: ["browser", "address", "since", "seen"]
                .map(|key| Column::new(lang.t(&format!("sessions-{key}"))))
                .to_vec(),
            rows: rows.collect(),
            empty,
            ..Table::default()
        },
    )
}

fn attempts(lang: Lang, view: &AccountView) -> Markup {
    let rows = view.attempts.iter().map(|attempt| {
        Row::new(vec![
            html! { (words::moment(lang, attempt.at)) },
            html! { (lang.t(&format!("attempts-{}", attempt.outcome))) },
            html! { (attempt.address) },
            html! { @if attempt.is_known_browser { (lang.t("attempts-known")) } },
        ])
    });
    let empty = crate::ui::notice::Empty {
        title: lang.t("attempts-none"),
        ..Default::default()
    };
    table(
        lang,
        &Table {
            caption: lang.t("attempts-title"),
            columns: ["at", "outcome", "address", "browser"]
                .map(|key| Column::new(lang.t(&format!("attempts-{key}"))))
                .to_vec(),
            rows: rows.collect(),
            empty,
            ..Table::default()
        },
    )
}
