//! What happened, latest first: each event with its words, who recorded it, and what became
//! of it.

use super::Loaded;
use crate::i18n::Lang;
use crate::pages::{recorded, told, words};
use crate::ui::history::{Chapter, Entry, Part};
use domain::plan::Plans;
use domain::{Event, Mode, StreamId};
use std::collections::HashMap;

/// Chapters stand open until so many events are told.
const OPEN: usize = 40;

/// The story, a chapter for each year, and how many events it has. Corrections stand with the
/// event they correct; scores given at one meeting are told as one.
pub(super) fn of(
    lang: Lang,
    loaded: &Loaded,
    plans: &Plans<'_>,
    (number, may_record): (u32, bool),
) -> (Vec<Chapter>, usize) {
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
    let count = shown.len();
    let is_corrected = |e: &Event| corrections.contains_key(&e.id);
    let together =
        |a: &&Event, b: &&Event| !is_corrected(a) && !is_corrected(b) && told::are_one(a, b);
    let mut chapters: Vec<Chapter> = Vec::new();
    for (told, events) in shown.chunk_by(together).enumerate() {
        let entry = match events {
            [event] => {
                let correction = corrections.get(&event.id).copied();
                entry(lang, loaded, event, correction, number, may_record)
            }
            scores => {
                let mut entry = entry(lang, loaded, scores[0], None, number, false);
                entry.parts = by_goal(lang, plans, scores, may_record.then_some(number));
                entry.id = String::new();
                entry
            }
        };
        let year = events[0].at.day().year().to_string();
        if chapters.last().is_none_or(|c| c.title != year) {
            chapters.push(Chapter {
                title: year,
                is_open: told < OPEN,
                entries: Vec::new(),
            });
        }
        if let Some(chapter) = chapters.last_mut() {
            chapter.entries.push(entry);
        }
    }
    (chapters, count)
}

/// What each said of each goal; each score leads to its correction.
fn by_goal(
    lang: Lang,
    plans: &Plans<'_>,
    scores: &[&Event],
    number: Option<u32>,
) -> Vec<(String, Vec<Part>)> {
    let part = |(event, words): (&Event, String)| Part {
        id: format!("e-{}", event.id),
        words,
        href: number.map(|n| format!("/cases/{n}/events/{}", event.id)),
    };
    told::by_goal(lang, scores.iter().rev().copied())
        .into_iter()
        .map(|(goal, said)| {
            let parts = said.into_iter().map(part).collect();
            (plans.words_of(goal).unwrap_or_default(), parts)
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
    let by = recorded::by(lang, &loaded.ruleset, event);
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
        parts: Vec::new(),
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
