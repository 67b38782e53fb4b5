//! What is handed out of a case, in the order of its day: each event with its texts as they are
//! printed; the scores of one meeting are one entry.

use crate::i18n::Lang;
use crate::pages::{told, words};
use app::case::CaseView;
use app::ruleset::Ruleset;
use domain::Payload;
use domain::code::OmissionGround;
use domain::correction::{Effective, effective};
use domain::id::ItemId;
use domain::omission::{Mark, Printed, Run, marks, printed};
use domain::plan::Plans;

/// One entry.
pub(super) struct Entry<'v> {
    /// The event, the first of several told as one.
    pub event: Effective<'v>,
    /// Its texts.
    pub texts: Vec<Printed>,
    /// The scores given at a meeting, a line for each goal.
    pub scores: Vec<String>,
}

/// What is printed of a case.
pub(super) struct File<'v> {
    /// The entries, the earliest first.
    pub entries: Vec<Entry<'v>>,
    /// What was marked left out.
    pub marks: Vec<Mark>,
}

impl<'v> File<'v> {
    /// Everything that happened in the case; who looked at it and what was handed out is no part
    /// of it.
    pub fn of(lang: Lang, view: &'v CaseView) -> Self {
        let stands = effective(&view.events);
        let marks = marks(&stands);
        let plans = Plans::of(&stands);
        let shown: Vec<&Effective<'v>> = stands
            .iter()
            .filter(|e| !e.content.payload.is_beside_casework())
            .collect();
        let entry = |events: &[&Effective<'v>]| Entry {
            event: *events[0],
            texts: printed(events[0], &marks),
            scores: scores(lang, &plans, &marks, events),
        };
        let chunks = shown.chunk_by(|a, b| told::are_one(a.content, b.content));
        let entries = chunks.map(entry).collect();
        Self { entries, marks }
    }

    /// How many places are left out.
    pub fn omissions(&self) -> u32 {
        let runs = self
            .entries
            .iter()
            .flat_map(|entry| &entry.texts)
            .flat_map(|t| &t.runs);
        let count = runs.filter(|run| matches!(run, Run::LeftOut(_))).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// The scores of a meeting by goal. A goal whose words are left out anywhere is not named.
fn scores(lang: Lang, plans: &Plans<'_>, marks: &[Mark], events: &[&Effective<'_>]) -> Vec<String> {
    let name = |goal: ItemId| {
        let field = format!("goal.{goal}");
        let is_left_out = marks.iter().any(|mark| mark.field == field);
        let words = plans.words_of(goal).filter(|_| !is_left_out);
        words.unwrap_or_else(|| lang.t("file-goal"))
    };
    told::by_goal(lang, events.iter().map(|e| e.content))
        .into_iter()
        .map(|(goal, said)| {
            let said: Vec<String> = said.into_iter().map(|(_, words)| words).collect();
            format!("{}: {}", name(goal), said.join(" · "))
        })
        .collect()
}

/// What an event is called when it is handed out: nothing tells who notified.
pub(super) fn title(lang: Lang, ruleset: &Ruleset, event: &Effective<'_>) -> String {
    match event.content.payload {
        Payload::EnquiryReceived(_) => words::kind(lang, event.content.kind()),
        _ => told::title(lang, ruleset, event.content),
    }
}

/// What a black bar says: the ground and its paragraph.
pub(super) fn bar(lang: Lang, ground: OmissionGround) -> String {
    let said = ground.said();
    let title = said.map_or("", |g| g.title(lang.code()));
    let paragraph = said.map_or("", |g| g.paragraph.as_str());
    lang.t_args(
        "file-bar",
        &[("title", title.into()), ("paragraph", paragraph.into())],
    )
}
