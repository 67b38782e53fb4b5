//! A new account: for somebody on the staff, or for somebody who begins today. The first
//! password is shown once.

use crate::i18n::Lang;
use crate::pages::accounts::post;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::choice::{Choice, checkbox, select};
use crate::ui::form::{
    Field, Form as Shape, Submit, Width, error_summary, fieldset, form, submit_row, text,
};
use crate::visitor::{Visitor, run, run_hashing};
use app::account::{AccountLine, FirstPassword};
use app::ruleset::Ruleset;
use app::{Actor, App, Error, Problem};
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::WorkerId;
use maud::{Markup, html};
use serde::Deserialize;

/// What the address may carry: for whom.
#[derive(Deserialize)]
pub struct Asked {
    worker: Option<String>,
}

/// The form.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let mut typed = Typed::default();
    typed.set("password", "1");
    if let Some(worker) = asked.worker {
        typed.set("worker", worker);
    }
    answer(&site, &visitor, &typed, &[]).await
}

/// Makes the account and shows its first password.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    match run_hashing(&site, move |app| add(app, &actor, &sent)).await {
        Ok((worker, first)) => shown(&site, &visitor, worker, first.as_ref()),
        Err(Error::Refused(problems)) => answer(&site, &visitor, &typed, &problems).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn add(
    app: &App,
    actor: &Actor,
    typed: &Typed,
) -> Result<(WorkerId, Option<FirstPassword>), Error> {
    let user_name = typed.one("user_name");
    app.free_user_name(actor, user_name)?;
    let worker = if typed.one("worker").is_empty() {
        app.register_worker(actor, typed.one("name"), post::given(typed)?)?
    } else {
        typed
            .one("worker")
            .parse()
            .map_err(|_| Error::refused("worker", "refused-choose"))?
    };
    let first = app.add_account(actor, worker, user_name, typed.flag("password"))?;
    Ok((worker, first))
}

/// The page with a first password, the only time it is to be seen.
pub(super) fn shown(
    site: &Site,
    visitor: &Visitor,
    worker: WorkerId,
    first: Option<&FirstPassword>,
) -> Response {
    let lang = visitor.lang;
    let ruleset = site.app.ruleset();
    let content = html! {
        h1 { (ruleset.worker_name(worker)) }
        @match first {
            Some(first) => {
                p { (lang.t("first-password-words")) }
                p class="secret" { code { (first.reveal()) } }
                p { (lang.t("first-password-once")) }
            }
            None => p { (lang.t("first-password-none")) },
        }
        p { a class="button button-primary" href={ "/accounts/" (worker) } { (lang.t("accounts-go-on")) } }
    };
    let head = Head {
        title: lang.t("first-password-title"),
        ..Head::default()
    };
    with_status(
        StatusCode::OK,
        site,
        visitor,
        Area::Accounts,
        head,
        &content,
    )
}

async fn answer(site: &Site, visitor: &Visitor, typed: &Typed, problems: &[Problem]) -> Response {
    let actor = visitor.actor.clone();
    let lines = match run(site, move |app| app.account_lines(&actor)).await {
        Ok((lines, _)) => lines,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let ruleset = site.app.ruleset();
    let content = html! {
        h1 { (lang.t("accounts-add")) }
        (fields(lang, &ruleset, &lines, typed, problems))
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let head = Head {
        title: lang.t("accounts-add"),
        ..Head::default()
    };
    with_status(status, site, visitor, Area::Accounts, head, &content)
}

fn fields(
    lang: Lang,
    ruleset: &Ruleset,
    lines: &[AccountLine],
    typed: &Typed,
    problems: &[Problem],
) -> Markup {
    let field = |name: &'static str| {
        let label = format!("accounts-{}", name.replace('_', "-"));
        words::field(lang, name, &label, typed.one(name), problems).autocomplete("off")
    };
    let without: Vec<Choice> = lines
        .iter()
        .filter(|line| line.account.is_none())
        .map(|line| {
            let role = words::code(lang, "role", line.worker.role.as_str());
            Choice::new(line.id.to_string(), format!("{}, {role}", line.worker.name))
        })
        .collect();
    let worker = field("worker").optional();
    let name = field("name").optional();
    let user_name = field("user_name").hint(lang.t("accounts-user-name-hint"));
    let post = post::Fields::new(lang, typed, problems).optional();
    let by_password = field("password").optional();
    let mut all: Vec<&Field> = vec![&worker, &name, &user_name];
    all.splice(2..2, post.all());
    let shape = Shape {
        action: "/accounts/new".into(),
        ..Shape::default()
    };
    form(
        &shape,
        &html! {
            (error_summary(lang, &all))
            (select(lang, &worker, &without))
            (fieldset(&lang.t("accounts-or-new"), &html! {
                (text(lang, &name, Width::Medium))
                (post.draw(lang, ruleset))
            }))
            (text(lang, &user_name, Width::Medium))
            (checkbox(lang, &by_password, typed.flag("password")))
            (submit_row(&Submit {
                label: lang.t("accounts-add-do"),
                cancel: Some((lang.t("cancel"), "/accounts".to_owned())),
                ..Submit::default()
            }))
        },
    )
}
