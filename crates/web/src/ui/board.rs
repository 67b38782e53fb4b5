//! The notification board: cards in the order their time runs out, acute on top.

use super::{
    ring::{Ring, ring},
    sign::{Sign, sign},
};
use crate::i18n::Lang;
use maud::{Markup, html};

/// One notification on the board.
#[derive(Clone, Debug, Default)]
pub struct BoardCard {
    /// The 24-hour clock.
    pub ring: Ring,
    /// Whom it is about.
    pub title: String,
    /// Where it is read.
    pub href: String,
    /// Short facts: who sent it, about what, when.
    pub lines: Vec<String>,
    /// It is marked acute.
    pub acute: bool,
    /// Who has it; none when nobody has.
    pub worker: Option<String>,
    /// What to do, as verb and address.
    pub action: Option<(String, String)>,
}

/// Shows the board.
pub fn board(lang: Lang, label: &str, cards: &[BoardCard]) -> Markup {
    html! {
        ul class="board" data-list aria-label=(label) { @for card in cards {
            li class={ "ncard" @if card.acute { " is-acute" } } {
                (ring(lang, &card.ring))
                div class="ncard-main" {
                    p class="ncard-title" {
                        a href=(card.href) { (card.title) }
                        @if card.acute { " " span class="state state-overdue" { (sign(Sign::Alarm)) span { (lang.t("acute")) } } }
                    }
                    @for line in &card.lines { p class="ncard-line" { (line) } }
                    p class="ncard-line" {
                        @match &card.worker {
                            Some(worker) => (worker),
                            None => span class="unassigned" { (sign(Sign::Ring)) " " (lang.t("unassigned")) },
                        }
                    }
                }
                @if let Some((label, href)) = &card.action {
                    a class="button button-primary button-small" href=(href) { (label) span class="sr-only" { ": " (card.title) } }
                }
            }
        } }
    }
}
