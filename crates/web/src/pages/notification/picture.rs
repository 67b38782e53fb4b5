//! Earlier notifications on the child and its siblings beside the form: several are seen as
//! one.

use super::Loaded;
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::history::{Entry, history};
use crate::ui::notice::section;
use app::intake::Earlier;
use maud::{Markup, html};

/// How many are shown; a sentence says how many there were.
const SHOWN: usize = 12;

/// All but the one on the page.
pub(super) fn of(lang: Lang, loaded: &Loaded) -> Markup {
    let mut others: Vec<&Earlier> = Vec::new();
    for earlier in &loaded.view.picture {
        // Siblings share a notification; it is one concern.
        let is_new = others
            .iter()
            .all(|o| o.notification.id != earlier.notification.id);
        if is_new && earlier.notification.id != loaded.id {
            others.push(earlier);
        }
    }
    let entries: Vec<Entry> = others
        .iter()
        .take(SHOWN)
        .map(|earlier| entry(lang, loaded, earlier))
        .collect();
    section(
        "picture",
        &lang.t("picture-title"),
        None,
        &html! {
            p { (sum(lang, loaded, &others)) }
            @if !entries.is_empty() { (history(lang, &entries)) }
        },
    )
}

fn sum(lang: Lang, loaded: &Loaded, others: &[&Earlier]) -> String {
    let year_ago = loaded.arrival().at.add_seconds(-365 * 86_400);
    let lately = others
        .iter()
        .filter(|o| o.notification.received_at >= year_ago)
        .count();
    let (key, n) = match (others.len(), lately) {
        (0, _) => return lang.t("picture-none"),
        (all, 0) => ("picture-older", all),
        (_, lately) => ("picture-sum", lately),
    };
    lang.t_args(key, &[("n", i64::try_from(n).unwrap_or(i64::MAX).into())])
}

fn entry(lang: Lang, loaded: &Loaded, earlier: &Earlier) -> Entry {
    let n = &earlier.notification;
    let mut title = format!(
        "{}: {}",
        words::code(lang, "enquiry", n.enquiry.as_str()),
        words::code(lang, "notifier", n.notifier.as_str())
    );
    if n.is_acute {
        title = format!("{title} · {}", lang.t("picture-acute"));
    }
    let causes: Vec<String> = earlier
        .causes
        .iter()
        .map(|c| words::code(lang, "cause", c.as_str()))
        .collect();
    let mut led = match n.outcome {
        Some(outcome) => words::code(lang, "evaluation", outcome.as_str()),
        None => lang.t("picture-waits"),
    };
    if earlier.is_sibling {
        let name = loaded.view.names.get(&earlier.child);
        let name = name.and_then(|p| p.name.as_deref()).map(words::short_name);
        let name = name.unwrap_or_else(|| lang.t("child-unknown"));
        led = format!(
            "{led} · {}",
            lang.t_args("picture-sibling", &[("name", name.into())])
        );
    }
    Entry {
        when: words::date(lang, n.received_at.day()),
        title,
        text: causes.join(", "),
        by: led,
        actions: vec![(lang.t("notif-title"), format!("/notifications/{}", n.id))],
        ..Entry::default()
    }
}
