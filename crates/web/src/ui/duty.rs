//! Duties in a list (*Today*, a case): what must happen, when, by which paragraph,
//! with "why?" and the one thing to do.

use super::{
    state::{Layer, State, layer, state, state_with},
    why::{Why, why},
};
use crate::i18n::Lang;
use maud::{Markup, html};

/// One line of what must happen. Several duties met by one act are one line: put the
/// first date in the line and the others in `also`.
#[derive(Clone, Debug, Default)]
pub struct Duty {
    /// What must happen: "Opfølgning".
    pub title: String,
    /// Whom it is about: "Alma P., 9 år"; empty on the child's own page.
    pub who: String,
    /// The case or act it leads to.
    pub href: Option<String>,
    /// Its state; without one only `when` is shown.
    pub state: Option<State>,
    /// When, in words: "3 dage over", "på onsdag", "man. 23. nov. kl. 13.00".
    pub when: String,
    /// Law or standard.
    pub layer: Option<Layer>,
    /// The paragraph, short: "BL § 95".
    pub paragraph: String,
    /// Other duties the same act meets: "lokal standard 2 måneder: 4. dec.".
    pub also: Vec<String>,
    /// The answer to "why?".
    pub why: Option<Why>,
    /// What to do, as verb and address.
    pub actions: Vec<(String, String)>,
}

/// Shows duties as a list that `j` and `k` walk.
pub fn duties(lang: Lang, label: &str, list: &[Duty]) -> Markup {
    html! {
        ul class="duties" data-list aria-label=(label) { @for d in list { (duty(lang, d)) } }
    }
}

fn duty(lang: Lang, d: &Duty) -> Markup {
    let words =
        html! { (d.title) @if !d.who.is_empty() { ", " span class="duty-who" { (d.who) } } };
    html! {
        li class={ "duty" @if d.state == Some(State::Overdue) { " is-alarm" } } {
            div class="duty-main" {
                p class="duty-title" { @match &d.href { Some(href) => a href=(href) { (words) }, None => (words) } }
                p class="duty-line" {
                    @if let Some(s) = d.state {
                        @if d.when.is_empty() { (state(lang, s)) } @else { (state_with(lang, s, &d.when)) }
                    } @else { (d.when) }
                    @if let Some(l) = d.layer { " " (layer(lang, l)) }
                    @if !d.paragraph.is_empty() { " " span class="weak" { (d.paragraph) } }
                }
                @for also in &d.also { p class="duty-also" { "+ " (also) } }
            }
            @if !d.actions.is_empty() {
                div class="duty-actions" { @for (label, href) in &d.actions {
                    a class="button button-secondary button-small" href=(href) {
                        (label) span class="sr-only" { ": " (d.title) @if !d.who.is_empty() { ", " (d.who) } }
                    }
                } }
            }
            @if let Some(w) = &d.why { (why(lang, w)) }
        }
    }
}
