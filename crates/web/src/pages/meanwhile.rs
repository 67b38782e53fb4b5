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

/// What a form's `seen` counts.
#[derive(Clone, Copy)]
pub(super) enum Seen {
    /// The version of one file, for what is written in it.
    Version(StreamId),
    /// The last event read, for what is settled on all that stood there: another child's file
    /// may hold something about this one too.
    Position,
}

impl Seen {
    /// The version of a case's own file.
    pub fn own(view: &CaseView) -> Seen {
        Seen::Version(view.case.person.into())
    }
}

/// The events recorded after a form was opened, latest first.
pub(super) fn since(events: &[Event], counts: Seen, seen: u64) -> Vec<&Event> {
    let is_new = |event: &&Event| match counts {
        Seen::Version(stream) => event.stream == stream && u64::from(event.seq) > seen,
        Seen::Position => event.position > seen,
    };
    let mut new: Vec<&Event> = events.iter().filter(is_new).collect();
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

/// The forms of a page of a case, beside what others recorded where they come late.
pub(super) fn around(
    lang: Lang,
    (ruleset, view): (&Ruleset, &CaseView),
    (typed, is_late, counts): (&Typed, bool, Seen),
    mine: Markup,
) -> Markup {
    if !is_late {
        return mine;
    }
    let seen = typed.number("seen").unwrap_or(0);
    beside(lang, ruleset, &since(&view.events, counts, seen), &mine)
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
