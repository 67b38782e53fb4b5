//! How the child is doing besides the goals, as it was seen over time: school, leisure, friends.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::section;
use crate::ui::trend::{Spark, spark};
use domain::correction::Effective;
use domain::event::casework::ObservationRecorded;
use domain::{Observed, Payload};
use maud::{Markup, html};

/// One small picture for each thing that was observed, the latest value beside it; nothing if
/// nothing was.
pub(super) fn of(lang: Lang, stands: &[Effective<'_>]) -> Markup {
    let mut all: Vec<&ObservationRecorded> = stands
        .iter()
        .filter_map(|e| match &e.content.payload {
            Payload::ObservationRecorded(seen) => Some(seen),
            _ => None,
        })
        .collect();
    all.sort_by_key(|seen| seen.on);
    let of = |what: Observed| all.iter().copied().filter(move |seen| seen.what == what);
    let kinds = Observed::ALL.iter().map(|what| of(*what).collect());
    let lines: Vec<Vec<_>> = kinds.filter(|seen: &Vec<_>| !seen.is_empty()).collect();
    let content = html! {
        ul class="goal-moves" { @for seen in &lines { (line(lang, seen)) } }
    };
    html! { @if !lines.is_empty() { (section("seen", &lang.t("plan-seen"), None, &content)) } }
}

/// The values of one thing, the earliest first; never none.
fn line(lang: Lang, seen: &[&ObservationRecorded]) -> Markup {
    let last = seen[seen.len() - 1];
    let what = words::code(lang, "observed", last.what.as_str());
    let said = seen.iter().map(|s| value(s)).collect::<Vec<_>>().join(", ");
    let picture = Spark {
        label: format!("{what}: {said}"),
        values: seen.iter().map(|s| Some(f64::from(s.value))).collect(),
        target: None,
        last_running: false,
    };
    html! {
        li {
            span { (what) }
            @if seen.len() > 1 { (spark(&picture)) }
            strong { (value(last)) }
            span class="weak" {
                (words::date(lang, last.on)) ", "
                (words::code(lang, "rater", last.source.as_str()))
            }
        }
    }
}

/// Absence is a share of the lessons, all else a place between 0 and 10.
fn value(seen: &ObservationRecorded) -> String {
    match seen.what {
        Observed::SchoolAbsence => format!("{} %", seen.value),
        _ => seen.value.to_string(),
    }
}
