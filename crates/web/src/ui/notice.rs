//! A message to the reader, an empty state that teaches, and a list of facts.

use maud::{Markup, html};

/// What a message is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    #[default]
    Info,
    /// Something was done.
    Done,
    /// Something to look at before going on.
    Warning,
    /// Something did not work.
    Error,
}

/// A message on the page.
#[derive(Clone, Debug, Default)]
pub struct Notice {
    /// What it is about.
    pub tone: Tone,
    /// The heading, one sentence.
    pub title: String,
    /// More words, if any.
    pub text: String,
}

impl Notice {
    /// A message of a tone with its heading.
    pub fn new(tone: Tone, title: impl Into<String>) -> Self {
        Notice {
            tone,
            title: title.into(),
            text: String::new(),
        }
    }
}

/// Shows a message; errors are read aloud at once.
pub fn notice(n: &Notice) -> Markup {
    let (class, sign) = match n.tone {
        Tone::Info => ("info", "i"),
        Tone::Done => ("done", "✓"),
        Tone::Warning => ("warning", "!"),
        Tone::Error => ("error", "!"),
    };
    let role = if n.tone == Tone::Error {
        "alert"
    } else {
        "status"
    };
    html! {
        div class={ "notice notice-" (class) } role=(role) {
            span class="notice-sign" aria-hidden="true" { (sign) }
            div {
                p class="notice-title" { (n.title) }
                @if !n.text.is_empty() { p { (n.text) } }
            }
        }
    }
}

/// What stands where a list is empty: why, and what to do.
#[derive(Clone, Debug, Default)]
pub struct Empty {
    /// What it means that nothing is here.
    pub title: String,
    /// What will show up here and how.
    pub text: String,
    /// One thing to do, as words and address.
    pub action: Option<(String, String)>,
}

/// Shows an empty state.
pub fn empty(e: &Empty) -> Markup {
    html! {
        div class="empty" {
            p class="empty-title" { (e.title) }
            @if !e.text.is_empty() { p { (e.text) } }
            @if let Some((label, href)) = &e.action {
                p { a class="button button-secondary" href=(href) { (label) } }
            }
        }
    }
}

/// A list of facts: name and value.
pub fn facts(rows: &[(String, Markup)]) -> Markup {
    html! {
        dl class="facts" { @for (name, value) in rows { div { dt { (name) } dd { (value) } } } }
    }
}

/// A section with a heading, an optional count and its content.
pub fn section(id: &str, title: &str, count: Option<&str>, content: &Markup) -> Markup {
    html! {
        section class="section" aria-labelledby=(id) {
            h2 id=(id) {
                (title)
                @if let Some(count) = count { " " span class="section-count" { (count) } }
            }
            (content)
        }
    }
}

/// A large figure with what it counts.
#[derive(Clone, Debug, Default)]
pub struct BigNumber {
    /// What the figure is.
    pub label: String,
    /// The figure itself: "61 %", "412".
    pub value: String,
    /// What it counts: "37 af 61 undersøgelser i 2025".
    pub of: String,
    /// Change since last time, in words: "4 procentpoint op siden 2024".
    pub change: Option<String>,
    /// A state or any small mark beside it.
    pub mark: Option<Markup>,
    /// Where it leads.
    pub href: Option<String>,
}

/// Shows a large figure.
pub fn big_number(n: &BigNumber) -> Markup {
    html! {
        div class="big" {
            p class="big-label" {
                @match &n.href { Some(href) => a href=(href) { (n.label) }, None => (n.label) }
            }
            p class="big-value" { (n.value) @if let Some(mark) = &n.mark { " " (mark) } }
            @if !n.of.is_empty() { p class="big-of" { (n.of) } }
            @if let Some(change) = &n.change { p class="big-change" { (change) } }
        }
    }
}

/// Large figures side by side.
pub fn big_numbers(numbers: &[BigNumber]) -> Markup {
    html! { div class="bigs" { @for n in numbers { (big_number(n)) } } }
}
