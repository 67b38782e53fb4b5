//! How a member of staff is reached: the form for it, wherever it stands, and one's own.

use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::pages::{meanwhile, words};
use crate::site::Site;
use crate::ui::form::{
    Form as Shape, Submit, Width, error_summary, form, hidden, submit_row, text,
};
use crate::ui::notice::{facts, section};
use crate::visitor::{Visitor, run};
use app::ruleset::Contact;
use app::{Actor, App, Error, Problem};
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::WorkerId;
use maud::{Markup, html};

/// What a form says that is about this and nothing else on its page.
pub(in crate::pages) const DO: &str = "contact";

/// What was typed.
pub(in crate::pages) fn given(typed: &Typed) -> Contact {
    Contact {
        phone: typed.one("phone").to_owned(),
        email: typed.one("email").to_owned(),
    }
}

/// Says what was typed, unless somebody else said otherwise since the form was opened.
pub(in crate::pages) fn set(
    app: &App,
    actor: &Actor,
    worker: WorkerId,
    typed: &Typed,
) -> Result<(), Error> {
    let seen = Some(typed.one("seen")).filter(|seen| !seen.is_empty());
    app.set_contact(actor, worker, seen, &given(typed))
}

/// The form, sent to `action`; what was typed comes back where it is about this, beside what
/// somebody else said meanwhile.
pub(in crate::pages) fn of(
    lang: Lang,
    action: &str,
    now: &Contact,
    typed: Option<&Typed>,
    problems: &[Problem],
) -> Markup {
    let sent = typed.filter(|t| t.one("do") == DO);
    let again = sent.map(given);
    let contact = again.as_ref().unwrap_or(now);
    let version = now.version();
    let is_late = sent.is_some_and(|t| meanwhile::is_late(t, &version));
    let field = |name: &str, label: &str, value: &str| {
        words::field(lang, name, label, value, problems).optional()
    };
    let phone = field("phone", "contact-phone", &contact.phone).autocomplete("off");
    let email = field("email", "contact-email", &contact.email).autocomplete("off");
    let shape = Shape {
        action: action.to_owned(),
        label: Some(lang.t("contact-title")),
        ..Shape::default()
    };
    let mine = form(
        &shape,
        &html! {
            (error_summary(lang, &[&phone, &email]))
            (hidden("do", DO))
            (hidden("seen", &version))
            (text(lang, &phone, Width::Medium))
            (text(lang, &email, Width::Large))
            (submit_row(&Submit { label: lang.t("contact-send"), ..Submit::default() }))
        },
    );
    let content = html! {
        p { (lang.t("contact-lead")) }
        @if is_late { (meanwhile::both(lang, &standing(lang, now), &mine)) } @else { (mine) }
    };
    section("contact", &lang.t("contact-title"), None, &content)
}

/// What stands, for whoever comes late.
fn standing(lang: Lang, now: &Contact) -> Markup {
    let said = |words: &str| {
        let words = if words.is_empty() { "–" } else { words };
        html! { (words) }
    };
    facts(&[
        (lang.t("contact-phone"), said(&now.phone)),
        (lang.t("contact-email"), said(&now.email)),
    ])
}

/// Says how one is reached oneself.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    let done = run(&site, move |app| {
        if sent.one("do") != DO {
            return Err(Error::refused("do", "refused-choose"));
        }
        set(app, &actor, actor.worker, &sent)
    });
    match done.await {
        Ok(()) => Redirect::to("/account?done=done-contact").into_response(),
        Err(Error::Refused(problems)) => {
            super::answer(&site, &visitor, None, Some(&typed), &problems).await
        }
        Err(Error::Conflict) => super::answer(&site, &visitor, None, Some(&typed), &[]).await,
        Err(error) => crate::pages::errors::page(visitor.lang, &error),
    }
}
