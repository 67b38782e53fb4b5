//! The page `/api`: what the interface for other programs offers, for the people who write
//! them. Open to anybody, for it tells nothing of anybody. Problems lead here by their type.

use crate::api::{Kind, LARGEST_BODY};
use crate::i18n::Lang;
use crate::pages::login::outside;
use crate::pages::words;
use crate::site::Site;
use crate::ui::notice::section;
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::Guest;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Permit;
use maud::{Markup, html};

/// The page.
pub async fn show(State(site): State<Site>, guest: Guest) -> Response {
    let lang = guest.lang;
    let content = html! {
        h1 { (lang.t("interface-title")) }
        p class="lead" { (lang.t("interface-lead")) }
        p { a class="button button-primary" href="/api/v1/openapi.json" { (lang.t("interface-document")) } }
        (section("token", &lang.t("interface-token"), None, &html! {
            p { (lang.t("interface-token-words")) }
            pre { code { "Authorization: Bearer traad_…" } }
        }))
        (section("permits", &lang.t("interface-permits"), None, &permits(lang)))
        (section("calls", &lang.t("interface-calls"), None, &calls(lang)))
        (section("problems", &lang.t("interface-problems"), None, &problems(lang)))
    };
    let (here, ok) = (&guest.here, StatusCode::OK);
    outside(&site, lang, here, ok, "interface-title", &content)
}

fn permits(lang: Lang) -> Markup {
    let rows = Permit::ALL.iter().map(|permit| {
        Row::new(vec![
            html! { code { (permit) } },
            html! { (words::code(lang, "permit", permit.as_str())) },
        ])
    });
    html! {
        p { (lang.t("interface-permits-words")) }
        (table(lang, &Table {
            caption: lang.t("interface-permits"),
            columns: ["interface-permit", "interface-opens"].map(|key| Column::new(lang.t(key))).to_vec(),
            rows: rows.collect(),
            ..Table::default()
        }))
    }
}

fn calls(lang: Lang) -> Markup {
    let size = i64::try_from(LARGEST_BODY / 1024).unwrap_or_default();
    html! {
        ul {
            li { (lang.t("interface-times")) }
            li { (lang.t("interface-once")) }
            li { (lang.t_args("interface-limits", &[("size", size.into())])) }
        }
    }
}

fn problems(lang: Lang) -> Markup {
    let rows = Kind::ALL.iter().map(|kind| {
        let code = kind.code();
        Row::new(vec![
            html! { code id={ "problem-" (code) } { "/api#problem-" (code) } },
            html! { (kind.status().as_u16()) },
            html! {
                strong { (lang.t(&format!("problem-{code}-title"))) }
                br; (lang.t(&format!("problem-{code}-words")))
            },
        ])
    });
    html! {
        p { (lang.t("interface-problems-words")) }
        (table(lang, &Table {
            caption: lang.t("interface-problems"),
            columns: ["interface-type", "interface-status", "interface-meaning"]
                .map(|key| Column::new(lang.t(key)))
                .to_vec(),
            rows: rows.collect(),
            ..Table::default()
        }))
    }
}
