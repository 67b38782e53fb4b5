//! Letting a program in: a name, a role, what it may do, and until when. The token is shown
//! once.

use crate::i18n::Lang;
use crate::pages::accounts::post::{roles, teams};
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::choice::{Choice, checkboxes, select};
use crate::ui::form::{Form as Shape, Submit, Width, date, error_summary, form, submit_row, text};
use crate::visitor::{Visitor, run};
use app::client::NewClient;
use app::ruleset::Ruleset;
use app::{Deed, Error, Problem};
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Permit;
use maud::{Markup, html};
use store::Client;

/// For how many days a token is offered.
const DAYS: i32 = 180;

/// The form.
pub async fn show(State(site): State<Site>, visitor: Visitor) -> Response {
    let mut typed = Typed::default();
    typed.set("until", site.app.now().day().add_days(DAYS).to_string());
    answer(&site, &visitor, &typed, &[])
}

/// Lets the program in and shows its token.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    let added = run(&site, move |app| {
        actor.require(Deed::ManageClients)?;
        app.add_client(&actor, given(&sent)?)
    });
    match added.await {
        Ok((client, token)) => shown(&site, &visitor, &client, &token),
        Err(Error::Refused(problems)) => answer(&site, &visitor, &typed, &problems),
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn given(typed: &Typed) -> Result<NewClient, Error> {
    let mut problems = Vec::new();
    let role = typed.choice("role").map_err(|p| problems.push(p)).ok();
    let until = typed.day("until").map_err(|p| problems.push(p)).ok();
    let permits: Result<Vec<Permit>, _> = typed.all("permits").map(str::parse).collect();
    let permits = permits
        .map_err(|_| problems.push(Problem::new("permits", "refused-choose")))
        .ok();
    let team = match typed.one("team") {
        "" => None,
        code => code
            .parse()
            .map_err(|_| problems.push(Problem::new("team", "refused-choose")))
            .ok(),
    };
    match (role, until, permits) {
        (Some(role), Some(until), Some(permits)) if problems.is_empty() => Ok(NewClient {
            name: typed.one("name").to_owned(),
            role,
            team,
            permits,
            until,
        }),
        _ => Err(Error::Refused(problems)),
    }
}

/// The page with a token, the only time it is to be seen.
fn shown(site: &Site, visitor: &Visitor, client: &Client, token: &str) -> Response {
    let lang = visitor.lang;
    let content = html! {
        h1 { (client.name) }
        p { (lang.t("clients-token-words")) }
        p class="secret" { code { (token) } }
        p { (lang.t("clients-token-once")) }
        p { a class="button button-primary" href={ "/clients/" (client.id) } { (lang.t("clients-go-on")) } }
    };
    let head = Head {
        title: lang.t("clients-token"),
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

fn answer(site: &Site, visitor: &Visitor, typed: &Typed, problems: &[Problem]) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(Deed::ManageClients) {
        return errors::page(lang, &error);
    }
    let content = html! {
        h1 { (lang.t("clients-add")) }
        (fields(lang, &site.app.ruleset(), typed, problems))
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let head = Head {
        title: lang.t("clients-add"),
        ..Head::default()
    };
    with_status(status, site, visitor, Area::Accounts, head, &content)
}

fn fields(lang: Lang, ruleset: &Ruleset, typed: &Typed, problems: &[Problem]) -> Markup {
    let field = |name: &'static str| {
        let label = format!("clients-{name}");
        words::field(lang, name, &label, typed.one(name), problems)
    };
    let name = field("name")
        .hint(lang.t("clients-name-hint"))
        .autocomplete("off");
    let role = field("role").hint(lang.t("clients-role-hint"));
    let team = field("team").hint(lang.t("clients-team-hint")).optional();
    let allowed = field("permits").hint(lang.t("clients-permits-hint"));
    let until = field("until").hint(lang.t("clients-until-hint"));
    let permits: Vec<Choice> = Permit::ALL
        .iter()
        .map(|p| Choice::new(p.as_str(), p.as_str()).hint(words::code(lang, "permit", p.as_str())))
        .collect();
    let chosen: Vec<&str> = typed.all("permits").collect();
    let shape = Shape {
        action: "/clients/new".into(),
        ..Shape::default()
    };
    form(
        &shape,
        &html! {
            (error_summary(lang, &[&name, &role, &team, &allowed, &until]))
            (text(lang, &name, Width::Medium))
            (select(lang, &role, &roles(lang)))
            (select(lang, &team, &teams(ruleset)))
            (checkboxes(lang, &allowed, &permits, &chosen))
            (date(lang, &until))
            (submit_row(&Submit {
                label: lang.t("clients-add-do"),
                cancel: Some((lang.t("cancel"), "/clients".to_owned())),
                ..Submit::default()
            }))
        },
    )
}
