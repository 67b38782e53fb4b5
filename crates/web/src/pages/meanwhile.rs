//! Two people at the same thing: what the second one typed, beside what the first one
//! recorded. Nothing is overwritten and nothing typed is lost.

use super::{told, words};
use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::ui::history::{Entry, history};
use crate::ui::notice::{Notice, Tone, notice, section};
use app::case::CaseView;
use app::ruleset::Ruleset;
use domain::{Event, StreamId};
use maud::{Markup, html};

/// The events of a stream recorded after a form was opened, latest first.
pub(super) fn since(events: &[Event], stream: StreamId, seen: u32) -> Vec<&Event> {
    let mut new: Vec<&Event> = events
        .iter()
        .filter(|e| e.stream == stream && e.seq > seen)
        .collect();
    new.sort_by_key(|e| std::cmp::Reverse(e.position));
    new
}

/// What a form says that its writer has seen: what it said before, also as a draft or with a
/// fault to mend, so that it overwrites nothing meanwhile; what stands now once both texts
/// were shown.
pub(super) fn seen(typed: &Typed, name: &str, is_late: bool, now: &impl ToString) -> String {
    match typed.one(name) {
        before if !before.is_empty() && !is_late => before.to_owned(),
        _ => now.to_string(),
    }
}

/// Both texts side by side, with what to do about it.
pub(super) fn beside(lang: Lang, ruleset: &Ruleset, theirs: &[&Event], mine: &Markup) -> Markup {
    let entries: Vec<Entry> = theirs.iter().map(|e| entry(lang, ruleset, e)).collect();
    let theirs = html! {
        @if entries.is_empty() { p { (lang.t("meanwhile-nothing")) } }
        (history(lang, &entries))
    };
    both(lang, &theirs, mine)
}

/// The forms of a page of a case, beside what others recorded in its file where they come late.
pub(super) fn around(
    lang: Lang,
    (ruleset, view): (&Ruleset, &CaseView),
    (typed, is_late): (&Typed, bool),
    mine: Markup,
) -> Markup {
    if !is_late {
        return mine;
    }
    let seen = typed.number("seen").unwrap_or(0);
    let theirs = since(&view.events, view.case.person.into(), seen);
    beside(lang, ruleset, &theirs, &mine)
}

/// Whether a form was filled in on another version than the one that stands.
pub(super) fn is_late(typed: &Typed, now: &str) -> bool {
    let seen = typed.one("seen");
    !seen.is_empty() && seen != now
}

/// What stands now beside what was typed.
pub(super) fn both(lang: Lang, theirs: &Markup, mine: &Markup) -> Markup {
    html! {
        (notice(&Notice {
            tone: Tone::Warning,
            title: lang.t("meanwhile-title"),
            text: lang.t("meanwhile-words"),
        }))
        div class="columns columns-2 beside" {
            (section("theirs", &lang.t("meanwhile-theirs"), None, theirs))
            (section("mine", &lang.t("meanwhile-mine"), None, mine))
        }
    }
}

fn entry(lang: Lang, ruleset: &Ruleset, event: &Event) -> Entry {
    let reason = event.text.get("reason").map(|t| t.value.clone());
    Entry {
        when: words::moment(lang, event.at),
        title: told::title(lang, ruleset, event),
        text: match (told::text(event), reason) {
            (text, None) => text,
            (text, Some(reason)) if text.is_empty() => reason,
            (text, Some(reason)) => format!("{reason} {text}"),
        },
        by: format!(
            "{} ({}) · {}",
            ruleset.worker_name(event.actor),
            words::code(lang, "role", event.role.as_str()),
            lang.t_args(
                "meanwhile-recorded",
                &[("at", words::moment(lang, event.appended_at).into())],
            ),
        ),
        ..Entry::default()
    }
}
