//! The form that adds a document: what it is, when it came or went, from or to whom, who may see
//! it, and the file.

use super::{Answer, Loaded, Of};
use crate::i18n::Lang;
use crate::pages::record::{Maker, Typed, kept};
use crate::ui::choice::{Choice, radios, select};
use crate::ui::form::{
    Form as Shape, Submit, Width, date, error_summary, file, form, submit_row, text,
};
use crate::upload::Upload;
use app::Problem;
use app::document::{DocumentGiven, Limits};
use domain::code::{DocumentKind, DocumentWay, FileKind};
use domain::{Audience, Day, Moment};
use maud::{Markup, html};

/// Who may be said to see a document, by its word.
const AUDIENCES: [(&str, Audience); 3] = [
    ("staff", Audience::Staff),
    ("family", Audience::Family),
    ("provider", Audience::Provider),
];

/// The hour that stands for a day in the past on which something came or went.
const DAY: u32 = 12;

/// What was typed as a document, or everything that must be mended.
pub(super) fn given(upload: Upload, now: Moment) -> Result<DocumentGiven, Vec<Problem>> {
    let typed = &upload.typed;
    let is_several = upload.files.len() > 1;
    let file = upload.files.into_iter().next().unwrap_or_default();
    let mut problems = Vec::new();
    let kind = kept(typed.choice("kind"), &mut problems);
    let way = kept(typed.choice("way"), &mut problems);
    let at = kept(typed.day("at"), &mut problems).map(|day| moment_on(day, now));
    if is_several {
        problems.push(Problem::new("file", "refused-one-file"));
    } else if file.is_too_large {
        problems.push(Problem::new("file", "refused-file-large"));
    } else if file.bytes.is_empty() {
        problems.push(Problem::new("file", "refused-no-file"));
    }
    // As typed, or as the file was called.
    let title = match typed.one("title") {
        "" => file.title(),
        typed => typed,
    };
    if title.is_empty() {
        problems.push(Problem::new("title", "refused-empty"));
    }
    let (Some(kind), Some(way), Some(at), true) = (kind, way, at, problems.is_empty()) else {
        return Err(problems);
    };
    let chosen = AUDIENCES.iter().find(|(word, _)| *word == typed.one("for"));
    Ok(DocumentGiven {
        kind,
        way,
        at,
        kle: typed.number("kle"),
        title: title.to_owned(),
        party: typed.one("party").to_owned(),
        to: None,
        decision: None,
        audience: chosen.map_or(Audience::Staff, |(_, audience)| *audience),
        bytes: file.bytes,
    })
}

/// Today means now; another day its noon.
fn moment_on(day: Day, now: Moment) -> Moment {
    if day == now.day() {
        now
    } else {
        day.at(DAY, 0)
    }
}

fn first(of: Of, now: Moment) -> Typed {
    let mut typed = Typed::default();
    typed.set("at", now.day().to_string());
    typed.set("way", DocumentWay::Received.as_str());
    typed.set("for", "staff");
    if let Of::Notification(_) = of {
        typed.set("kind", DocumentKind::Attachment.as_str());
    }
    typed
}

/// The form.
pub(super) fn drawn(
    lang: Lang,
    of: Of,
    loaded: &Loaded,
    answer: &Answer,
    limits: &Limits,
) -> Markup {
    let opened = first(of, loaded.now);
    let make = Maker {
        lang,
        typed: answer.typed.as_ref().unwrap_or(&opened),
        problems: &answer.problems,
    };
    let named = |name: &str, label: &str| {
        let mut field = make.field(name);
        field.label = lang.t(label);
        field
    };
    let chosen = named("file", "document-file").hint(hint(lang, limits));
    let title = named("title", "document-title")
        .hint(lang.t("document-title-hint"))
        .optional();
    let kind = named("kind", "document-kind");
    let way = named("way", "document-way");
    let at = named("at", "document-on");
    let party = named("party", "document-party").optional();
    let seen_by = named("for", "document-for").hint(lang.t("document-for-hint"));
    let kle = make.kle(&loaded.ruleset.kle, None);
    let audiences = AUDIENCES.map(|(word, _)| word);
    let choices = |list: &str, words: &[&str]| -> Vec<Choice> { make.codes(list, words) };
    let shape = Shape {
        action: of.href(),
        label: Some(lang.t("documents-add")),
        takes_file: true,
        ..Shape::default()
    };
    let fields = [&chosen, &title, &kind, &way, &at, &party];
    html! {
        (error_summary(lang, &fields))
        (form(&shape, &html! {
            (file(lang, &chosen, &accepted(limits)))
            (text(lang, &title, Width::Large))
            (select(lang, &kind, &choices("document-kind", DocumentKind::WORDS)))
            (radios(lang, &way, &choices("document-way", DocumentWay::WORDS)))
            (date(lang, &at))
            (text(lang, &party, Width::Large))
            (radios(lang, &seen_by, &choices("document-for", &audiences)))
            (kle.markup)
            (submit_row(&Submit {
                label: lang.t("document-send"),
                cancel: Some((lang.t("cancel"), of.back())),
                ..Submit::default()
            }))
        }))
    }
}

/// How large files may be, and which.
pub(in crate::pages) fn hint(lang: Lang, limits: &Limits) -> String {
    let megabytes = limits.largest >> 20;
    let kinds: Vec<&str> = limits.kinds.iter().map(|kind| kind.extension()).collect();
    lang.t_args(
        "document-file-hint",
        &[("n", megabytes.into()), ("kinds", kinds.join(", ").into())],
    )
}

/// What the browser offers first; what is taken is decided by the content.
pub(in crate::pages) fn accepted(limits: &Limits) -> String {
    let ends = |kind: &FileKind| match kind {
        FileKind::Jpeg => ".jpg,.jpeg".to_owned(),
        other => format!(".{}", other.extension()),
    };
    limits.kinds.iter().map(ends).collect::<Vec<_>>().join(",")
}
