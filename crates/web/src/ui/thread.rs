//! The thread: the deep-red path on top of every page that ties where you stand to
//! the goal above and the case below. It is an ornament with a meaning, never an
//! alarm: its red is not the red of what is overdue.

use crate::i18n::Lang;
use maud::{Markup, html};

/// One knot on the thread.
#[derive(Clone, Debug, Default)]
pub struct Knot {
    /// What kind of thing it is: "Politik", "Mål", "Sag".
    pub kind: String,
    /// Its title.
    pub title: String,
    /// A small figure: "61 %", "3 frister".
    pub figure: Option<String>,
    /// Where it leads; none for the page you stand on.
    pub href: Option<String>,
    /// You are here.
    pub current: bool,
    /// The thread does not reach this knot from the one before.
    pub broken: bool,
}

impl Knot {
    /// A knot with its kind and title.
    pub fn new(kind: impl Into<String>, title: impl Into<String>) -> Self {
        Knot {
            kind: kind.into(),
            title: title.into(),
            ..Knot::default()
        }
    }

    /// Adds where it leads.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// Adds a small figure.
    #[must_use]
    pub fn figure(mut self, figure: impl Into<String>) -> Self {
        self.figure = Some(figure.into());
        self
    }

    /// Marks the page you stand on.
    #[must_use]
    pub fn current(mut self) -> Self {
        self.current = true;
        self
    }

    /// Marks that the thread does not reach this knot.
    #[must_use]
    pub fn broken(mut self) -> Self {
        self.broken = true;
        self
    }
}

/// The path of knots; nothing when there are none.
pub fn thread(lang: Lang, knots: &[Knot]) -> Markup {
    html! {
        @if !knots.is_empty() {
            nav class="thread" aria-label=(lang.t("thread-label")) {
                ol {
                    @for (i, knot) in knots.iter().enumerate() {
                        @let next_broken = knots.get(i + 1).map(|next| next.broken);
                        li class={ "knot" @if knot.current { " is-current" } @if knot.broken { " is-broken" } } {
                            (strand(next_broken))
                            span class="knot-dot" aria-hidden="true" {}
                            (body(lang, knot))
                        }
                    }
                }
            }
        }
    }
}

fn body(lang: Lang, knot: &Knot) -> Markup {
    let words = html! {
        span class="knot-kind" {
            (knot.kind)
            @if knot.broken { span class="knot-broken" { " · " (lang.t("goal-broken")) } }
        }
        span class="knot-line" {
            span class="knot-title" { (knot.title) }
            @if let Some(figure) = &knot.figure { " " span class="knot-figure" { (figure) } }
        }
    };
    let here = knot.current.then_some("page");
    html! {
        @match &knot.href {
            Some(href) => a class="knot-body" href=(href) title=(knot.title) aria-current=[here] { (words) },
            None => span class="knot-body" title=(knot.title) aria-current=[here] { (words) },
        }
    }
}

/// The thread from one knot towards the next: slack, cut, or a loose end.
fn strand(next_broken: Option<bool>) -> Markup {
    let path = match next_broken {
        Some(false) => "M0 5 C30 10 70 10 100 5",
        // Two loose ends that do not meet.
        Some(true) => "M0 5 C20 8 32 9 42 13 M58 1 C68 8 80 8 100 5",
        None => "M0 5 C12 8 20 12 26 9 S20 1 15 6 S32 15 40 10",
    };
    html! {
        svg class={ "strand" @if next_broken.is_none() { " strand-end" } } viewBox="0 0 100 16"
            preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            path d=(path) {}
        }
    }
}
