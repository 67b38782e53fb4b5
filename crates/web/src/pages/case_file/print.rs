//! The file as PDF.

use super::entries::{File, bar, title};
use crate::i18n::Lang;
use crate::pages::letter::{self, Draft, LETTERS_IN};
use crate::pages::words;
use crate::site::Site;
use crate::visitor::{Visitor, run};
use app::Error;
use app::case::CaseView;
use app::ruleset::Ruleset;
use axum::response::Response;
use documents::Block;
use domain::Moment;
use domain::omission::Run;
use std::sync::Arc;

/// The PDF as an answer.
pub(super) async fn pdf(site: &Site, visitor: &Visitor, number: u32) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let municipality = Arc::clone(&site.municipality);
    let made = run(site, move |app| {
        let view = app.view_case(&actor, number, "file")?;
        let about = (&view, number, app.now());
        drawn(
            LETTERS_IN,
            &municipality,
            &app.ruleset(),
            about,
            &File::of(LETTERS_IN, &view),
            "",
        )
    });
    let name = format!("{}-{number}", lang.t("file-name"));
    letter::answer(lang, made.await, "attachment", &name)
}

/// The file as PDF.
pub(super) fn drawn(
    lang: Lang,
    municipality: &str,
    ruleset: &Ruleset,
    (view, number, now): (&CaseView, u32, Moment),
    file: &File<'_>,
    to: &str,
) -> Result<Vec<u8>, Error> {
    let mut blocks = vec![Block::Paragraph {
        text: lang.t("file-explain"),
    }];
    for entry in &file.entries {
        blocks.push(Block::heading(format!(
            "{}: {}",
            words::date(lang, entry.event.at().day()),
            title(lang, ruleset, &entry.event)
        )));
        for line in &entry.scores {
            blocks.extend(Block::paragraphs(line));
        }
        for run in entry.texts.iter().flat_map(|text| &text.runs) {
            match run {
                Run::Shown(words) => blocks.extend(Block::paragraphs(words)),
                Run::LeftOut(ground) => blocks.push(Block::Omitted {
                    text: bar(lang, *ground),
                }),
            }
        }
    }
    let draft = Draft {
        lang,
        municipality,
        ruleset,
        view,
        number,
        on: now.day(),
        recipient: vec![to.to_owned()],
        title: lang.t_args("file-title-of", &[("n", number.into())]),
        blocks,
    };
    letter::printed(&draft.framed())
}
