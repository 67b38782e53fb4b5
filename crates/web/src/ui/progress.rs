//! Where a case is on its way: its stations in a row, each a link with its sign and day. On a
//! narrow screen the row breaks; the order stays.

use super::sign::{Sign, sign};
use crate::i18n::Lang;
use maud::{Markup, html};

/// How it stands with a station.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Something of it is going on.
    Now,
    /// It is done.
    Done,
    /// The case went on without it.
    Skipped,
    /// It lies ahead.
    #[default]
    Ahead,
}

impl Stage {
    const fn sign(self) -> Sign {
        match self {
            Self::Now => Sign::Clock,
            Self::Done => Sign::Tick,
            Self::Skipped => Sign::Dash,
            Self::Ahead => Sign::Dotted,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Ahead => "ahead",
        }
    }
}

/// A station.
#[derive(Clone, Debug, Default)]
pub struct Stop {
    /// What it is: "Undersøgelse".
    pub label: String,
    /// How it stands.
    pub stage: Stage,
    /// Since when or when: "siden 3. nov.".
    pub when: String,
    /// Its page.
    pub href: Option<String>,
    /// The case is here.
    pub is_here: bool,
}

/// Shows the stations in their order.
pub fn progress(lang: Lang, label: &str, stops: &[Stop]) -> Markup {
    html! {
        nav class="progress" aria-label=(label) {
            ol { @for stop in stops {
                li class={ "is-" (stop.stage.word()) @if stop.is_here { " progress-here" } } aria-current=[stop.is_here.then_some("step")] {
                    span class="progress-sign" { (sign(stop.stage.sign())) }
                    @match &stop.href {
                        Some(href) => a class="progress-label" href=(href) { (stop.label) },
                        None => span class="progress-label" { (stop.label) },
                    }
                    span class="sr-only" { ": " (lang.t(&format!("progress-{}", stop.stage.word()))) }
                    @if !stop.when.is_empty() { span class="progress-when" { (stop.when) } }
                }
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_station_says_how_it_stands_to_eyes_and_ears_and_one_is_here() {
        let stop = |stage, is_here| Stop {
            label: "Plan".into(),
            stage,
            href: Some("/plan".into()),
            is_here,
            ..Stop::default()
        };
        let stops = [stop(Stage::Done, false), stop(Stage::Now, true)];
        let html = progress(Lang::Da, "Sagens gang", &stops).into_string();
        assert_eq!(html.matches("aria-current=\"step\"").count(), 1);
        for words in [": gjort", ": i gang", "aria-label=\"Sagens gang\""] {
            assert!(html.contains(words), "{words} is missing: {html}");
        }
    }
}
