//! How a member of staff is reached: the form for it, wherever it stands, and one's own.

use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::pages::words;
use crate::site::Site;
use crate::ui::form::{
    Form as Shape, Submit, Width, error_summary, form, hidden, submit_row, text,
};
use crate::ui::notice::section;
use crate::visitor::{Visitor, run};
use app::ruleset::Contact;
use app::{Error, Problem};
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

/// What a form says that is about this and nothing else on its page.
pub(in crate::pages) const DO: &str = "contact";

/// What was typed.
pub(in crate::pages) fn given(typed: &Typed) -> Contact {
    Contact {
        phone: typed.one("phone").to_owned(),
        email: typed.one("email").to_owned(),
    }
}

/// The form, sent to `action`; what was typed comes back where it is about this.
pub(in crate::pages) fn of(
    lang: Lang,
    action: &str,
    now: &Contact,
    typed: Option<&Typed>,
    problems: &[Problem],
) -> Markup {
    let again = typed.filter(|t| t.one("do") == DO).map(given);
    let contact = again.as_ref().unwrap_or(now);
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
    let content = maud::html! {
        p { (lang.t("contact-lead")) }
        (form(&shape, &maud::html! {
            (error_summary(lang, &[&phone, &email]))
            (hidden("do", DO))
            (text(lang, &phone, Width::Medium))
            (text(lang, &email, Width::Large))
            (submit_row(&Submit { label: lang.t("contact-send"), ..Submit::default() }))
        }))
    };
    section("contact", &lang.t("contact-title"), None, &content)
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
        app.set_contact(&actor, actor.worker, &given(&sent))
    });
    match done.await {
        Ok(()) => Redirect::to("/account?done=done-contact").into_response(),
        Err(Error::Refused(problems)) => {
            super::answer(&site, &visitor, None, Some(&typed), &problems).await
        }
        Err(error) => crate::pages::errors::page(visitor.lang, &error),
    }
}
