//! What happened in a case, newest first: each event with its day, words and who
//! wrote it. A corrected event stays readable, struck through, with its correction.

use super::state::{State, state};
use crate::i18n::Lang;
use maud::{Markup, html};

/// One event as a reader sees it.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The anchor other places link to.
    pub id: String,
    /// When it happened.
    pub when: String,
    /// What it was.
    pub title: String,
    /// Its words, if any and if the reader may see them.
    pub text: String,
    /// Who recorded it, and when, if that was later.
    pub by: String,
    /// It was written down after it was due.
    pub recorded_late: bool,
    /// It was corrected: by what, in words.
    pub corrected: Option<String>,
    /// Things to do with it, as words and address.
    pub actions: Vec<(String, String)>,
    /// What it is made of, where several events are told as one, by what they are about.
    pub parts: Vec<(String, Vec<Part>)>,
}

/// One of several events told as one.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The anchor other places link to.
    pub id: String,
    /// What it says.
    pub words: String,
    /// Where it is corrected, for whoever may.
    pub href: Option<String>,
}

/// A stretch of what happened, folded away unless it is open.
#[derive(Clone, Debug, Default)]
pub struct Chapter {
    /// When.
    pub title: String,
    /// Whether it stands open.
    pub is_open: bool,
    /// Its events.
    pub entries: Vec<Entry>,
}

/// Shows a long history in chapters, the latest first.
pub fn chapters(lang: Lang, chapters: &[Chapter]) -> Markup {
    html! { @for chapter in chapters {
        details class="chapter" open[chapter.is_open] {
            summary {
                (chapter.title) " "
                span class="weak" { (lang.t_args("history-count", &[("n", chapter.entries.len().into())])) }
            }
            (history(lang, &chapter.entries))
        }
    } }
}

/// Shows the events.
pub fn history(lang: Lang, entries: &[Entry]) -> Markup {
    html! {
        ol class="history" data-list { @for e in entries {
            li id=[(!e.id.is_empty()).then_some(&e.id)] class=[e.corrected.is_some().then_some("is-corrected")] {
                div class="history-when" { (e.when) }
                div class="history-what" {
                    p class="history-title" {
                        @if e.corrected.is_some() { s { (e.title) } } @else { (e.title) }
                        @if e.recorded_late { " " (state(lang, State::RecordedLate)) }
                    }
                    @if !e.text.is_empty() { p class="history-text" { (e.text) } }
                    @for (about, parts) in &e.parts {
                        p class="history-text" {
                            @if !about.is_empty() { (about) " " }
                            @for (n, part) in parts.iter().enumerate() {
                                @if n > 0 { " · " }
                                span id=(part.id) {
                                    @if let Some(href) = &part.href {
                                        a href=(href) { span class="sr-only" { (lang.t("correct-it")) ": " } (part.words) }
                                    } @else { (part.words) }
                                }
                            }
                        }
                    }
                    @if let Some(correction) = &e.corrected { p class="history-correction" { (lang.t("corrected")) ": " (correction) } }
                    p class="history-by" {
                        (e.by)
                        @for (label, href) in &e.actions { " · " a href=(href) { (label) span class="sr-only" { ": " (e.title) } } }
                    }
                }
            }
        } }
    }
}

/// The goals a case counts in: the thread upwards, one line per goal.
#[derive(Clone, Debug, Default)]
pub struct CountsIn {
    /// The goal.
    pub goal: String,
    /// Where it leads.
    pub href: String,
    /// How this case counts: "tæller som overskredet".
    pub how: String,
    /// Which way this case pulls the figure.
    pub pull: Pull,
}

/// Which way a case pulls a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pull {
    /// Where it is wanted.
    With,
    /// Away from where it is wanted.
    Against,
    /// Nobody wants the figure higher or lower in itself, or one case does not tell.
    #[default]
    Neither,
}

impl Pull {
    fn sign(self) -> &'static str {
        match self {
            Self::With => "✓ ",
            Self::Against => "! ",
            Self::Neither => "· ",
        }
    }
}

/// Shows the goals a case counts in.
pub fn counts_in(list: &[CountsIn]) -> Markup {
    html! {
        ul class="counts-in" { @for item in list { li {
            a class="thread-link" href=(item.href) { (item.goal) }
            span class={ "counts-how" @if item.pull == Pull::Against { " is-against" } } {
                span aria-hidden="true" { (item.pull.sign()) } (item.how)
            }
        } } }
    }
}
