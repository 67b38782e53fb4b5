//! The documents as a list, the latest first, each leading to its file.

use super::{Loaded, Of};
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::Empty;
use crate::ui::table::{Column, Row, Table, table};
use domain::document::Document;
use maud::{Markup, html};

pub(super) fn drawn(lang: Lang, of: Of, loaded: &Loaded) -> Markup {
    let columns = ["name", "on", "kind", "party", "kle", "file"]
        .map(|key| Column::new(lang.t(&format!("documents-{key}"))));
    table(
        lang,
        &Table {
            caption: of.title(lang),
            columns: columns.to_vec(),
            rows: loaded
                .documents
                .iter()
                .map(|document| Row::new(cells(lang, of, loaded, document)))
                .collect(),
            empty: Empty {
                title: lang.t("documents-none"),
                text: lang.t("documents-none-text"),
                action: None,
            },
            ..Table::default()
        },
    )
}

fn cells(lang: Lang, of: Of, loaded: &Loaded, document: &Document) -> Vec<Markup> {
    let title = document.title.clone();
    let title = title.unwrap_or_else(|| lang.t("document-closed"));
    let way = words::code(lang, "document-way", document.way.as_str());
    let may_name = !document.is_party_apart || matches!(of, Of::Notification(_));
    vec![
        html! { a href={ (of.href()) "/" (document.id) } { (title) } },
        html! {
            (words::date(lang, document.at.day())) br;
            @let by = loaded.ruleset.worker_name(document.by);
            span class="weak" { (way) @if !by.is_empty() { " · " (by) } }
        },
        html! { (words::code(lang, "document-kind", document.kind.as_str())) },
        html! { @if may_name { (document.party.as_deref().unwrap_or_default()) } },
        html! { @if let Some(kle) = &document.kle {
            (kle) @if let Some(subject) = loaded.ruleset.kle.of(kle) {
                br; span class="weak" { (subject.title(lang.code())) }
            }
        } },
        html! { (document.file.kind.extension().to_uppercase()) ", " (size(lang, document.file.size)) },
    ]
}

/// A size as people say it: in kilobytes, from ten thousand of them in megabytes.
fn size(lang: Lang, bytes: u32) -> String {
    let kilobytes = i64::from(bytes.div_ceil(1000));
    if kilobytes < 10_000 {
        lang.t_args("document-kilobytes", &[("n", lang.int(kilobytes).into())])
    } else {
        lang.t_args(
            "document-megabytes",
            &[("n", lang.int(kilobytes / 1000).into())],
        )
    }
}
