//! The skeleton of every page: skip link, header, the thread, main, footer. A page
//! gives its content and what the header must know; it never writes the frame.

use super::{
    notice::{Notice, notice},
    thread::{Knot, thread},
};
use crate::{assets::asset_url, i18n::Lang};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// One entry of the main navigation.
#[derive(Clone, Debug, Default)]
pub struct NavItem {
    /// The word.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// The page you stand on belongs to it.
    pub current: bool,
    /// A count beside the word, for example new notifications.
    pub count: Option<u32>,
}

/// Who is logged in.
#[derive(Clone, Debug, Default)]
pub struct LoggedIn {
    /// The name.
    pub name: String,
    /// The role, in words.
    pub role: String,
    /// Where the log-out form posts to.
    pub logout_action: String,
    /// Where the person's own account is; the name leads there.
    pub account_href: String,
}

/// Everything a page must say to the frame around it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The language of the page.
    pub lang: Lang,
    /// The title in the browser's tab.
    pub title: String,
    /// The municipality's name.
    pub municipality: String,
    /// The main navigation.
    pub nav: Vec<NavItem>,
    /// Where the brand leads; `/` when empty.
    pub home: String,
    /// Who is logged in.
    pub user: Option<LoggedIn>,
    /// Where the search form sends `q`; no search when none.
    pub search_action: Option<String>,
    /// What was searched for.
    pub search_value: String,
    /// This page in the other language.
    pub other_language_href: String,
    /// The id of the form that is sent to change the language, so that nothing typed is lost.
    pub language_form: Option<String>,
    /// Where the key `n` leads, for example a new notification.
    pub new_href: Option<String>,
    /// The thread on top.
    pub thread: Vec<Knot>,
    /// A message about what was just done.
    pub flash: Option<Notice>,
    /// What the figures on this page rest on ("Position 48.113 · pr. 22.11.2026").
    pub footing: Option<String>,
    /// Use the whole width of a large screen (boards, timelines).
    pub wide: bool,
}

/// The whole page around its content.
pub fn layout(page: &Page, content: &Markup) -> Markup {
    let lang = page.lang;
    skeleton(
        page,
        "",
        &html! {
            a class="skipnav" href="#main" { (lang.t("skip-to-main")) }
            (header(page))
            @if !page.thread.is_empty() {
                div class="thread-band" { div class="wrap" { (thread(lang, &page.thread)) } }
            }
            main id="main" class="wrap" tabindex="-1" {
                @if let Some(flash) = &page.flash { (notice(flash)) }
                (content)
            }
            (footer(page, true))
            (help(lang, page))
        },
    )
}

/// A page without header and navigation: log-in and errors.
pub fn plain_layout(page: &Page, content: &Markup) -> Markup {
    let lang = page.lang;
    skeleton(
        page,
        "plain",
        &html! {
            a class="skipnav" href="#main" { (lang.t("skip-to-main")) }
            div class="plain-page" {
                header class="plain-head" {
                    (brand(page))
                    (language(page))
                }
                main id="main" class="plain-main" tabindex="-1" {
                    @if let Some(flash) = &page.flash { (notice(flash)) }
                    (content)
                }
            }
            (footer(page, false))
        },
    )
}

fn skeleton(page: &Page, class: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(page.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (page.title) " · " (page.lang.t("product-name")) }
                link rel="stylesheet" href=(asset_url("css/dkfds.min.css"));
                link rel="stylesheet" href=(asset_url("css/app.css"));
                link rel="icon" type="image/svg+xml" href=(asset_url("img/mark.svg"));
                script src=(asset_url("js/app.js")) defer {}
            }
            body class=(class) data-new=[page.new_href.as_deref()] { (body) }
        }
    }
}

fn header(page: &Page) -> Markup {
    let lang = page.lang;
    html! {
        header class="head" {
            div class="wrap head-row" {
                (brand(page))
                @if !page.nav.is_empty() {
                    nav class="head-nav" aria-label=(lang.t("nav-label")) {
                        ul { @for item in &page.nav { li {
                            a href=(item.href) aria-current=[item.current.then_some("page")] {
                                (item.label)
                                @if let Some(n) = item.count { " " span class="head-count" { (lang.int(n.into())) } }
                            }
                        } } }
                    }
                }
                @if let Some(action) = &page.search_action { (search(lang, action, &page.search_value)) }
                div class="head-end" {
                    (language(page))
                    @if let Some(user) = &page.user { (who(lang, user)) }
                }
            }
        }
    }
}

fn brand(page: &Page) -> Markup {
    let home = if page.home.is_empty() {
        "/"
    } else {
        &page.home
    };
    html! {
        a class="brand" href=(home) {
            (mark())
            span class="brand-words" {
                span class="brand-name" { (page.lang.t("product-name")) }
                span class="brand-place" { (page.municipality) }
            }
        }
    }
}

/// The mark: one thread through one loop.
fn mark() -> Markup {
    PreEscaped(
        r#"<svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><path d="M1 21 C9 21 22 22 23 13.500 C23.500 8.500 19.500 6.500 16 6.500 C12.500 6.500 8.500 8.500 9 13.500 C10 22 23 21 31 21"/></svg>"#
            .to_owned(),
    )
}

fn search(lang: Lang, action: &str, value: &str) -> Markup {
    html! {
        form class="head-search" role="search" method="post" action=(action) {
            (crate::forgery::field())
            label class="sr-only" for="q" { (lang.t("search-label")) }
            input id="q" class="form-input" type="search" name="q" value=(value)
                placeholder=(lang.t("search-placeholder")) autocomplete="off";
            button type="submit" class="button head-search-go" { span class="sr-only" { (lang.t("search-button")) } }
        }
    }
}

/// The switch to the other language: a link, or a button of the form on the page.
fn language(page: &Page) -> Markup {
    let other = page.lang.other();
    html! {
        @if let Some(form) = &page.language_form {
            // The first button is the one that Enter presses: it sends the form as it is.
            button type="submit" form=(form) class="sr-only" tabindex="-1" aria-hidden="true" {}
            button type="submit" form=(form) name="language" value=(other.code()) class="head-lang link-button" lang=(other.code()) {
                (other.t("language-name"))
            }
        } @else if !page.other_language_href.is_empty() {
            a class="head-lang" href=(page.other_language_href) hreflang=(other.code()) lang=(other.code()) {
                (other.t("language-name"))
            }
        }
    }
}

fn who(lang: Lang, user: &LoggedIn) -> Markup {
    html! {
        div class="head-who" {
            @if user.account_href.is_empty() {
                span class="head-name" { (user.name) }
            } @else {
                a class="head-name" href=(user.account_href) { (user.name) }
            }
            span class="head-role" { (user.role) }
        }
        form method="post" action=(user.logout_action) {
            (crate::forgery::field())
            button type="submit" class="button link-button" { (lang.t("log-out")) }
        }
    }
}

fn footer(page: &Page, keys: bool) -> Markup {
    html! {
        footer class="foot" {
            div class="wrap foot-row" {
                span { (page.lang.t("product-name")) " · " (page.municipality) }
                @if let Some(footing) = &page.footing { span class="foot-footing" { (footing) } }
                @if keys {
                    span class="foot-keys js-only" { (page.lang.t("help-hint-before")) " " kbd { "?" } " " (page.lang.t("help-hint-after")) }
                }
            }
        }
    }
}

fn help(lang: Lang, page: &Page) -> Markup {
    html! {
        dialog id="keys" class="dialog" aria-labelledby="keys-h" {
            h2 id="keys-h" { (lang.t("keys-title")) }
            dl class="keys" {
                div { dt { kbd { "/" } } dd { (lang.t("key-search")) } }
                @if page.new_href.is_some() { div { dt { kbd { "n" } } dd { (lang.t("key-new")) } } }
                div { dt { kbd { "j" } " " kbd { "k" } } dd { (lang.t("key-move")) } }
                div { dt { kbd { "?" } } dd { (lang.t("key-help")) } }
            }
            form method="dialog" { button type="submit" class="button button-secondary" { (lang.t("close")) } }
        }
        dialog id="confirm" class="dialog" aria-labelledby="confirm-h" {
            p id="confirm-h" class="confirm-words" {}
            form method="dialog" class="submit-row" {
                button type="submit" value="yes" class="button button-primary" { (lang.t("confirm-yes")) }
                button type="submit" value="no" class="button button-secondary" { (lang.t("confirm-no")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        Page {
            title: "Sag".into(),
            municipality: "Sundby".into(),
            ..Page::default()
        }
    }

    #[test]
    fn a_page_says_its_language_and_lets_one_skip_to_the_content() {
        for lang in Lang::ALL {
            let html = layout(&Page { lang, ..page() }, &html! { p { "x" } }).into_string();
            assert!(html.contains(&format!("<html lang=\"{}\"", lang.code())));
            assert!(html.contains("href=\"#main\"") && html.contains("<main id=\"main\""));
        }
    }

    #[test]
    fn nobody_logged_in_means_no_log_out_and_no_search() {
        let html = layout(&page(), &html! {}).into_string();
        assert!(!html.contains("method=\"post\"") && !html.contains("role=\"search\""));
    }

    #[test]
    fn words_from_people_cannot_become_markup() {
        let hostile = "<script>alert(1)</script>";
        let page = Page {
            search_action: Some("/s".into()),
            search_value: hostile.into(),
            title: hostile.into(),
            ..page()
        };
        let html = layout(&page, &html! {}).into_string();
        assert!(!html.contains("<script>alert"));
    }
}
