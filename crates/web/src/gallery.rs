//! A page that shows every component with made-up data, for those who build pages
//! and for the browser tests. Served by an example only, never by the product. Its
//! own words are not translated: they are sample data.

mod lists;
mod pictures;
mod words;

use crate::{
    assets,
    i18n::{Lang, day_from_civil},
    ui::{
        layout::{LoggedIn, NavItem, Page, layout, plain_layout},
        thread::Knot,
    },
};
use axum::{Router, extract::RawQuery, routing::get};
use maud::{Markup, html};

/// The routes of the gallery with the files it needs.
pub fn routes() -> Router {
    Router::new()
        .route("/", get(|query| async { gallery(lang(query)) }))
        .route("/plain", get(|query| async { plain(lang(query)) }))
        .route("/broken", get(|query| async { broken(lang(query)) }))
        .route(assets::PATH, get(assets::serve))
}

fn lang(RawQuery(query): RawQuery) -> Lang {
    let query = query.unwrap_or_default();
    query
        .strip_prefix("lang=")
        .and_then(Lang::from_code)
        .unwrap_or_default()
}

/// The day all samples stand on: Monday 23 November 2026.
fn today() -> i32 {
    day_from_civil(2026, 11, 23)
}

/// The whole gallery in one language.
pub fn gallery(lang: Lang) -> Markup {
    layout(
        &page(lang),
        &html! {
            h1 { "Galleri" }
            p class="lead" { "Alle byggeklodser med opdigtede data." }
            (words::show(lang))
            (lists::show(lang))
            (pictures::show(lang))
        },
    )
}

/// The log-in page in one language.
pub fn plain(lang: Lang) -> Markup {
    plain_layout(
        &Page {
            thread: Vec::new(),
            ..page(lang)
        },
        &words::login(lang),
    )
}

/// A page whose thread is broken, in one language.
pub fn broken(lang: Lang) -> Markup {
    let thread = vec![
        Knot::new("Politik", "Børn i trivsel").href("#"),
        Knot::new("Mål", "95 % af opgaverne løses lokalt")
            .href("#")
            .current(),
        Knot::new("Nøgletal", "Kontrakter med leverandører findes ikke endnu").broken(),
    ];
    layout(
        &Page {
            thread,
            ..page(lang)
        },
        &html! { h1 { "95 % af opgaverne løses lokalt" } },
    )
}

fn page(lang: Lang) -> Page {
    let item = |label: &str, current, count| NavItem {
        label: label.into(),
        href: "#".into(),
        current,
        count,
    };
    Page {
        lang,
        title: "Galleri".into(),
        municipality: "Sundby Kommune".into(),
        nav: vec![
            item("I dag", false, None),
            item("Underretninger", false, Some(4)),
            item("Sager", true, None),
            item("Mål", false, None),
            item("Nøgletal", false, None),
            item("Indsatstrappen", false, None),
        ],
        user: Some(LoggedIn {
            name: "Mette Holm".into(),
            role: "Rådgiver, Team Nord".into(),
            logout_action: "#".into(),
            account_href: "#".into(),
        }),
        search_action: Some("#".into()),
        other_language_href: format!("/?lang={}", lang.other().code()),
        new_href: Some("#ny".into()),
        thread: vec![
            Knot::new("Politik", "Børn i trivsel").href("#"),
            Knot::new("Mål", "80 % af undersøgelserne er færdige inden 2 måneder").href("#"),
            Knot::new("Årsmål 2026", "75 %").href("#").figure("61 % nu"),
            Knot::new("Nøgletal", "Undersøgelser til tiden")
                .href("#")
                .figure("37 af 61 (61 %)"),
            Knot::new("Sag 4711", "Alma P., 9 år")
                .current()
                .figure("3 frister"),
        ],
        footing: Some("Position 48.113 · opgjort pr. 22.11.2026".into()),
        ..Page::default()
    }
}

/// One block of the gallery with an anchor for screenshots.
fn block(id: &str, title: &str, content: &Markup) -> Markup {
    html! { section class="section" id=(id) aria-labelledby={ (id) "-head" } { h2 id={ (id) "-head" } { (title) } (content) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_component_renders_in_both_languages_without_missing_words() {
        for lang in Lang::ALL {
            for page in [gallery(lang), plain(lang), broken(lang)] {
                let html = page.into_string();
                assert!(
                    !html.contains('⟦'),
                    "missing: {}",
                    html.split('⟦').nth(1).unwrap_or("")
                );
                assert!(
                    !html.contains("NaN") && !html.contains("inf "),
                    "a coordinate is no number"
                );
                assert!(
                    !html.contains(" style="),
                    "style attributes break the content policy"
                );
            }
        }
    }

    #[test]
    fn no_id_stands_twice_on_a_page() {
        let html = gallery(Lang::Da).into_string();
        let mut ids: Vec<_> = html
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert!(all > 30);
        assert_eq!(ids.len(), all);
    }
}
