//! Earlier notifications on the child and its siblings beside the form: several are seen as
//! one, drawn in time, said in a sentence, and listed.

use super::Loaded;
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::concerns::{Concern as Drawn, ConcernLane, Concerns, concerns};
use crate::ui::history::{Entry, history};
use crate::ui::notice::section;
use app::intake::Earlier;
use domain::PersonId;
use domain::intake::{Concern, Pattern, pattern};
use maud::{Markup, html};

/// How many are listed; the picture and its table hold all.
const SHOWN: usize = 12;
/// The room left in the picture before the first and after the last day.
const ROOM_DAYS: i32 = 20;

/// The sentence, the picture where there is more than one, and a list of all but the one on
/// the page.
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
            p class="lead" { (sentence(lang, loaded, &others)) }
            @if !others.is_empty() { (concerns(lang, &drawn(lang, loaded))) }
            @if !entries.is_empty() { (history(lang, &entries)) }
        },
    )
}

/// What they say together, in one sentence.
fn sentence(lang: Lang, loaded: &Loaded, others: &[&Earlier]) -> String {
    let all: Vec<Concern<'_>> = loaded
        .view
        .picture
        .iter()
        .map(|e| Concern {
            id: e.notification.id,
            enquiry: e.notification.enquiry,
            received_at: e.notification.received_at,
            causes: &e.causes,
        })
        .collect();
    match pattern(&all, loaded.id).filter(|found| found.nth > 1) {
        Some(found) => said(lang, found),
        None => sum(lang, loaded, others),
    }
}

/// "Fjerde bekymring på 14 måneder; tre om skolegang eller fravær."
fn said(lang: Lang, found: Pattern) -> String {
    let args = [("nth", found.nth.into()), ("months", found.months.into())];
    let row = lang.t_args("picture-nth", &args);
    let Some((cause, n)) = found.common else {
        return format!("{row}.");
    };
    let cause = beginning_small(&words::code(lang, "cause", cause.as_str()));
    let about = lang.t_args("picture-about", &[("n", n.into()), ("cause", cause.into())]);
    format!("{row}; {about}.")
}

/// The words of a code within a sentence.
fn beginning_small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
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

/// A lane for each child, those of the notification on top.
fn drawn(lang: Lang, loaded: &Loaded) -> Concerns {
    let picture = &loaded.view.picture;
    let mut children: Vec<(bool, String, PersonId)> = Vec::new();
    for one in picture {
        if children.iter().all(|(_, _, child)| *child != one.child) {
            let name = name_of(lang, loaded, one.child);
            children.push((one.is_sibling, name, one.child));
        }
    }
    children.sort();
    let lanes = children.into_iter().map(|(_, label, child)| ConcernLane {
        label,
        concerns: picture
            .iter()
            .rev()
            .filter(|e| e.child == child)
            .map(|e| mark(lang, loaded, e))
            .collect(),
    });
    let days = || picture.iter().map(|e| e.notification.received_at.day().0);
    let now = loaded.now.day().0;
    let first = days().min().unwrap_or(now);
    Concerns {
        id: "concerns".to_owned(),
        title: lang.t("picture-drawn"),
        description: lang.t("picture-marks"),
        span: (
            first - ROOM_DAYS,
            days().max().unwrap_or(now).max(now) + ROOM_DAYS,
        ),
        lanes: lanes.collect(),
    }
}

fn mark(lang: Lang, loaded: &Loaded, earlier: &Earlier) -> Drawn {
    let n = &earlier.notification;
    Drawn {
        on: n.received_at.day().0,
        source: words::code(lang, "notifier", n.notifier.as_str()),
        causes: causes(lang, earlier),
        outcome: outcome(lang, earlier),
        is_acute: n.is_acute,
        waits: n.outcome.is_none(),
        is_here: n.id == loaded.id,
        href: Some(format!("/notifications/{}", n.id)),
    }
}

fn causes(lang: Lang, earlier: &Earlier) -> String {
    let causes: Vec<String> = earlier
        .causes
        .iter()
        .map(|c| words::code(lang, "cause", c.as_str()))
        .collect();
    causes.join(", ")
}

fn outcome(lang: Lang, earlier: &Earlier) -> String {
    match earlier.notification.outcome {
        Some(outcome) => words::code(lang, "evaluation", outcome.as_str()),
        None => lang.t("picture-waits"),
    }
}

fn name_of(lang: Lang, loaded: &Loaded, child: PersonId) -> String {
    let name = loaded.view.names.get(&child);
    name.and_then(|p| p.name.as_deref())
        .map_or_else(|| lang.t("child-unknown"), words::short_name)
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
    let mut led = outcome(lang, earlier);
    if earlier.is_sibling {
        let name = name_of(lang, loaded, earlier.child);
        led = format!(
            "{led} · {}",
            lang.t_args("picture-sibling", &[("name", name.into())])
        );
    }
    Entry {
        when: words::date(lang, n.received_at.day()),
        title,
        text: causes(lang, earlier),
        by: led,
        actions: vec![(
            words::code(lang, "enquiry", n.enquiry.as_str()),
            format!("/notifications/{}", n.id),
        )],
        ..Entry::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Cause;

    #[test]
    fn several_concerns_are_said_in_one_sentence() {
        let found = Pattern {
            nth: 4,
            months: 14,
            common: Some((Cause::ChildSchool, 3)),
        };
        assert_eq!(
            said(Lang::Da, found),
            "Fjerde bekymring på 14 måneder; tre om skolegang eller fravær."
        );
        assert_eq!(
            said(Lang::En, found),
            "Fourth concern in 14 months; three about schooling or absence."
        );
        let found = Pattern {
            nth: 13,
            months: 1,
            common: None,
        };
        assert_eq!(said(Lang::Da, found), "13. bekymring på 1 måned.");
    }
}
