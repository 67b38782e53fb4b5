//! "Why?": opens in place and answers for one date: the rule, its paragraph, what
//! started it, the days counted, when it falls due and what met it.

use super::{
    sign::{Sign, sign},
    state::{Layer, State, layer, state},
    strip::{Strip, strip},
};
use crate::i18n::Lang;
use maud::{Markup, html};

/// One reference to a text of law.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// "BL § 136, stk. 2".
    pub title: String,
    /// Where the text can be read.
    pub href: Option<String>,
}

/// Why something is late, in somebody's words.
#[derive(Clone, Debug, Default)]
pub struct Explained {
    /// The words.
    pub words: String,
    /// When and by whom: "23.11.2026, Ida Holm".
    pub by: String,
}

/// Everything that answers "why?".
#[derive(Clone, Debug, Default)]
pub struct Why {
    /// The rule in words.
    pub rule: String,
    /// Law or local standard.
    pub layer: Layer,
    /// Where it is written.
    pub paragraphs: Vec<Paragraph>,
    /// The wording was read in the source by a person.
    pub verified: bool,
    /// What is not settled, when the rule is not verified.
    pub unverified_note: Option<String>,
    /// What started it, with its date.
    pub started_by: Option<String>,
    /// The event that started it.
    pub started_href: Option<String>,
    /// How it is counted, in words.
    pub counted: Option<String>,
    /// The counting as a picture.
    pub strip: Option<Strip>,
    /// When it falls due.
    pub due: Option<String>,
    /// Its state.
    pub state: Option<State>,
    /// What met it, with its date.
    pub met_by: Option<String>,
    /// The event that met it.
    pub met_href: Option<String>,
    /// Why it fell away.
    pub fell_away: Option<String>,
    /// Why it is late, in the words of those who explained it, the latest last.
    pub explanations: Vec<Explained>,
    /// The goals it counts in, as words and address.
    pub counts_in: Vec<(String, String)>,
    /// Open from the start.
    pub open: bool,
}

/// The block behind the word "hvorfor?".
pub fn why(lang: Lang, w: &Why) -> Markup {
    html! {
        details class="why" open[w.open] {
            summary { (lang.t("why")) span class="sr-only" { " " (w.rule) } }
            (why_body(lang, w))
        }
    }
}

/// The block itself, for a page that shows nothing else.
pub fn why_body(lang: Lang, w: &Why) -> Markup {
    html! {
        div class="why-body" {
            p class="why-rule" { strong { (w.rule) } " " (layer(lang, w.layer)) }
            dl class="why-facts" {
                @if !w.paragraphs.is_empty() {
                    div { dt { (lang.t("why-basis")) } dd { (basis(lang, w)) } }
                }
                @if let Some(start) = &w.started_by {
                    div { dt { (lang.t("why-started")) } dd { (linked(start, w.started_href.as_deref())) } }
                }
                @if w.counted.is_some() || w.strip.is_some() {
                    div class="why-count" { dt { (lang.t("why-counted")) } dd {
                        @if let Some(counted) = &w.counted { p { (counted) } }
                        @if let Some(s) = &w.strip { (strip(lang, s)) }
                    } }
                }
                @if let Some(due) = &w.due {
                    div { dt { (lang.t("why-due")) } dd {
                        (due) @if let Some(s) = w.state { " " (state(lang, s)) }
                    } }
                }
                @if let Some(met) = &w.met_by {
                    div { dt { (lang.t("why-met")) } dd { (linked(met, w.met_href.as_deref())) } }
                }
                @if let Some(fell) = &w.fell_away { div { dt { (lang.t("why-fell-away")) } dd { (fell) } } }
                @if !w.explanations.is_empty() {
                    div { dt { (lang.t("why-explanation")) } dd { @for explained in &w.explanations {
                        p { (explained.words) " " span class="weak" { "(" (explained.by) ")" } }
                    } } }
                }
                @if !w.counts_in.is_empty() {
                    div { dt { (lang.t("why-counts-in")) } dd {
                        @for (i, (label, href)) in w.counts_in.iter().enumerate() {
                            @if i > 0 { " · " } a class="thread-link" href=(href) { (label) }
                        }
                    } }
                }
            }
        }
    }
}

fn basis(lang: Lang, w: &Why) -> Markup {
    html! {
        @for (i, p) in w.paragraphs.iter().enumerate() {
            @if i > 0 { ", " }
            (linked(&p.title, p.href.as_deref()))
        }
        " "
        @if w.verified { span class="verified" { (sign(Sign::Tick)) " " (lang.t("verified")) } }
        @else {
            span class="unverified" { span aria-hidden="true" { "? " } (lang.t("unverified")) }
            @if let Some(note) = &w.unverified_note { " " span class="weak" { (note) } }
        }
    }
}

fn linked(words: &str, href: Option<&str>) -> Markup {
    html! { @match href { Some(href) => a href=(href) { (words) }, None => (words) } }
}
