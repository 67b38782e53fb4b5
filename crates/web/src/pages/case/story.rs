//! What happened, latest first: each event with its words, who recorded it, and what became
//! of it.

use super::Loaded;
use crate::i18n::Lang;
use crate::pages::{told, words};
use crate::ui::history::Entry;
use domain::{Event, Mode, StreamId};
use std::collections::HashMap;

/// The entries of the story. Corrections stand with the event they correct.
pub(super) fn of(lang: Lang, loaded: &Loaded, number: u32, may_record: bool) -> Vec<Entry> {
    let events = &loaded.view.events;
    let corrections: HashMap<_, _> = events
        .iter()
        .filter_map(|e| e.corrects.map(|id| (id, e)))
        .collect();
    let mut shown: Vec<&Event> = events
        .iter()
        .filter(|e| e.corrects.is_none() && e.stream != StreamId::OFFICE)
        .collect();
    shown.sort_by_key(|e| std::cmp::Reverse((e.at, e.position)));
    shown
        .into_iter()
        .map(|event| {
            let correction = corrections.get(&event.id).copied();
            entry(lang, loaded, event, correction, number, may_record)
        })
        .collect()
}

fn entry(
    lang: Lang,
    loaded: &Loaded,
    event: &Event,
    correction: Option<&Event>,
    number: u32,
    may_record: bool,
) -> Entry {
    let stands = correction
        .filter(|c| c.mode == Some(Mode::Replace))
        .unwrap_or(event);
    let late = event.known_at.day() > event.at.day();
    let mut by = format!(
        "{} ({})",
        loaded.ruleset.worker_name(event.actor),
        words::code(lang, "role", event.role.as_str())
    );
    if late {
        by.push_str(" · ");
        by.push_str(&lang.t_args(
            "recorded-on",
            &[("day", words::date(lang, event.known_at.day()).into())],
        ));
    }
    let actions = if may_record && domain::decide::is_correctable(&event.payload) {
        vec![(
            lang.t("correct-it"),
            format!("/cases/{number}/events/{}", event.id),
        )]
    } else {
        Vec::new()
    };
    Entry {
        id: format!("e-{}", event.id),
        when: words::moment(lang, stands.at),
        title: told::title(lang, &loaded.ruleset, stands),
        text: told::text(stands),
        by,
        recorded_late: met_on_paper_late(loaded, event),
        corrected: correction.map(|c| corrected(lang, loaded, c)),
        actions,
    }
}

/// Whether the event met a duty in time and was put on record only after it was due.
fn met_on_paper_late(loaded: &Loaded, event: &Event) -> bool {
    let duties = &loaded.view.case.duties;
    duties
        .iter()
        .any(|d| d.is_recorded_late() && d.met.is_some_and(|(id, ..)| id == event.id))
}

fn corrected(lang: Lang, loaded: &Loaded, correction: &Event) -> String {
    let key = if correction.mode == Some(Mode::Retract) {
        "correction-retracted"
    } else {
        "correction-replaced"
    };
    let reason = correction
        .text
        .get("reason")
        .map(|t| t.value.clone())
        .unwrap_or_default();
    let who = loaded.ruleset.worker_name(correction.actor);
    let day = words::date(lang, correction.appended_at.day());
    lang.t_args(
        key,
        &[
            ("who", who.into()),
            ("day", day.into()),
            ("reason", reason.into()),
        ],
    )
}
