//! What the header of every page must know, put together once for all pages.

use crate::i18n::Lang;
use crate::pages::words;
use crate::site::Site;
use crate::ui::layout::{LoggedIn, NavItem, Page, layout};
use crate::ui::notice::{Notice, Tone};
use crate::ui::thread::Knot;
use crate::visitor::Visitor;
use app::Deed;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::Markup;

/// The part of the site a page belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// The day's work.
    Today,
    /// What came in.
    Notifications,
    /// Cases.
    Cases,
    /// Goals and indicators.
    Goals,
    /// The ladder.
    Ladder,
    /// The law.
    Law,
    /// Who may log in.
    Accounts,
    /// What is kept no longer.
    Retention,
    /// Templates of letters.
    Templates,
    /// None of them.
    Own,
    /// The access log.
    Access,
}

/// What one page adds to the frame.
#[derive(Default)]
pub struct Head {
    /// The title.
    pub title: String,
    /// The thread on top.
    pub thread: Vec<Knot>,
    /// A message about what was just done, as the key of its words.
    pub done: Option<String>,
    /// What the figures rest on.
    pub footing: Option<String>,
    /// Use the whole width.
    pub wide: bool,
}

/// A finished page.
pub fn page(site: &Site, visitor: &Visitor, area: Area, head: Head, content: &Markup) -> Response {
    with_status(StatusCode::OK, site, visitor, area, head, content)
}

/// A finished page with a status of its own: 422 for a form that comes back.
pub fn with_status(
    status: StatusCode,
    site: &Site,
    visitor: &Visitor,
    area: Area,
    head: Head,
    content: &Markup,
) -> Response {
    let lang = visitor.lang;
    let may_register = visitor.actor.may(Deed::RegisterNotification);
    let flash = head.done.map(|key| Notice::new(Tone::Done, lang.t(&key)));
    let page = Page {
        lang,
        title: head.title,
        municipality: site.municipality.to_string(),
        nav: nav(lang, visitor, area),
        home: "/".to_owned(),
        user: Some(LoggedIn {
            name: visitor.actor.name.clone(),
            role: words::code(lang, "role", visitor.actor.role.as_str()),
            logout_action: "/logout".to_owned(),
            account_href: "/account".to_owned(),
        }),
        search_action: visitor
            .actor
            .may(Deed::SeeCases)
            .then(|| "/search".to_owned()),
        search_value: String::new(),
        other_language_href: language_href(lang, &visitor.here),
        new_href: may_register.then(|| "/notifications/new".to_owned()),
        thread: head.thread,
        flash,
        footing: head.footing,
        language_form: None,
        wide: head.wide,
    };
    (status, layout(&page, content)).into_response()
}

/// The address that shows the same page in the other language.
pub fn language_href(lang: Lang, here: &str) -> String {
    let back = words::encoded(here);
    format!("/language/{}?back={back}", lang.other().code())
}

fn nav(lang: Lang, visitor: &Visitor, area: Area) -> Vec<NavItem> {
    let all = [
        (Area::Today, "/", "nav-today", true),
        (
            Area::Notifications,
            "/notifications",
            "nav-notifications",
            visitor.actor.may(Deed::SeeNotifications),
        ),
        (
            Area::Cases,
            "/cases",
            "nav-cases",
            visitor.actor.may(Deed::SeeCases),
        ),
        (
            Area::Goals,
            "/goals",
            "nav-goals",
            visitor.actor.may(Deed::SeeGoals),
        ),
        (
            Area::Ladder,
            "/ladder",
            "nav-ladder",
            visitor.actor.may(Deed::SeeGoals),
        ),
        (Area::Law, "/law", "nav-law", true),
        (
            Area::Accounts,
            "/accounts",
            "nav-accounts",
            visitor.actor.may(Deed::ManageAccounts),
        ),
        (
            Area::Retention,
            "/retention",
            "nav-retention",
            visitor.actor.may(Deed::ErasePersons),
        ),
        (
            Area::Templates,
            "/templates",
            "nav-templates",
            visitor.actor.may(Deed::EditTemplates),
        ),
        (
            Area::Access,
            "/access/unusual",
            "nav-access",
            visitor.actor.may(Deed::WatchAccess),
        ),
    ];
    all.into_iter()
        .filter(|(.., may)| *may)
        .map(|(of, href, key, _)| NavItem {
            label: lang.t(key),
            href: href.to_owned(),
            current: of == area,
            count: None,
        })
        .collect()
}
