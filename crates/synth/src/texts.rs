//! The words of events: names and free text in plain Danish, chosen from templates.
//!
//! Words are made when an event is handed out, from its payload, the card of the person and
//! one number; nothing structured depends on them.

mod casework;
mod concerns;
mod fill;
mod ladder;
mod meetings;
mod network;
mod procedures;
mod workroom;

use crate::draft::Draft;
use crate::people::{Card, People};
use crate::sim::World;
use crate::workforce::Team;
use domain::{Audience, Mode, Payload, Text, Texts};
use fill::{fill, pick};

/// What the words of an event are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    /// No words.
    Silent,
    TeamName,
    ProviderName,
    WorkerName,
    Person,
    UnbornPerson,
    /// The same child under a misspelt name.
    TwinPerson,
    /// A child as a sender on the open web describes it.
    DescribedPerson,
    Pregnancy,
    Concern,
    Evaluated,
    Aware,
    /// Why a screening leads where it does, and what its risk assessment says.
    Screened,
    Clarified,
    Assessed,
    ChildWords,
    NoWords,
    Reasons,
    Proposed,
    Plan,
    Booking,
    FollowUpGood,
    FollowUpMixed,
    FollowUpHard,
    Network,
    Visit,
    Explained,
    NoteIntake,
    NoteCall,
    NoteHome,
    NoteSchool,
    NoteProvider,
    NoteHandover,
    Complaint,
    Wish,
    Reassessed,
    Statement,
    ParentsPlan,
    Consulted,
    SafetyPlan,
    FamilyGroup,
    Focus,
    ClarificationFocus,
    SourceWho,
    WithoutConsent,
    Contribution,
    SiblingWhy,
    Preliminary,
    /// Why a measure began on its step, and where the child lives by it.
    Started,
    /// Why a place was left.
    Moved,
    /// What came of a measure.
    Ended,
    /// What was agreed around a placement.
    Agreed,
    /// What was said with the adult side.
    AdultSide,
}

/// A list of words under construction.
struct Words(Texts);

impl Words {
    fn put(&mut self, field: &str, value: String, audience: Audience) {
        self.0.insert(field.to_owned(), Text { value, audience });
    }
}

/// Writes the words of an event.
pub(crate) fn write(draft: &Draft, people: &People, areas: &[World]) -> Texts {
    let mut words = Words(Texts::new());
    match draft.topic {
        Topic::Silent => {}
        Topic::TeamName => {
            let team = Team::ALL[usize::try_from(draft.word).unwrap_or(0) % Team::ALL.len()];
            let name = match draft.card {
                0 => team.name().to_owned(),
                area => format!("{} {area}", team.name()),
            };
            words.put("name", name, Audience::Family);
        }
        Topic::ProviderName => {
            let at = usize::try_from(draft.word).unwrap_or(0) % crate::provider::NAMES.len();
            let name = crate::provider::NAMES[at].to_owned();
            words.put("name", name, Audience::Family);
        }
        Topic::WorkerName => {
            let force = &areas[usize::try_from(draft.card).unwrap_or(0)].force;
            let worker = &force.workers[usize::try_from(draft.word).unwrap_or(0)];
            words.put("name", worker.name.clone(), Audience::Family);
        }
        _ => {
            if let Some(card) = people.card(draft.card) {
                about(&mut words, draft, card);
            }
        }
    }
    if let Some((_, mode)) = draft.correction {
        let reason = match mode {
            Mode::Replace if draft.topic == Topic::Concern => pick(casework::ARRIVED, draft.word),
            Mode::Replace => pick(casework::REPLACED, draft.word),
            Mode::Retract => pick(casework::RETRACTED, draft.word),
        };
        words.put("reason", reason.to_owned(), Audience::Staff);
    }
    words.0
}

fn about(words: &mut Words, draft: &Draft, card: &Card) {
    let word = draft.word;
    let line = |from: &[&str]| fill(pick(from, word), card, word);
    let staff = Audience::Staff;
    match draft.topic {
        Topic::Silent | Topic::TeamName | Topic::ProviderName | Topic::WorkerName => {}
        Topic::Person
        | Topic::TwinPerson
        | Topic::DescribedPerson
        | Topic::UnbornPerson
        | Topic::Pregnancy => person(words, draft, card),
        Topic::Concern => concerns::concern(words, draft, card),
        Topic::Evaluated => {
            words.put("reasons", line(concerns::evaluation(&draft.payload)), staff);
        }
        Topic::Aware => words.put("aware_reason", line(casework::AWARE), staff),
        Topic::Screened => casework::screened(words, draft, card),
        Topic::Clarified => words.put("conclusion", line(casework::CLARIFIED), Audience::Family),
        Topic::Assessed => {
            let text = fill(&casework::conclusion(&draft.payload, word), card, word);
            words.put("conclusion", text, Audience::Family);
            workroom::recommend(words, draft, card);
        }
        Topic::ChildWords => {
            let young = i64::from(draft.at.day().0 - card.birth.0) < 9 * 365;
            let from = if young {
                casework::YOUNG_WORDS
            } else {
                casework::OLD_WORDS
            };
            words.put("words", line(from), Audience::Family);
        }
        Topic::NoWords => words.put("words", line(casework::NO_WORDS), Audience::Family),
        Topic::Reasons => {
            words.put(
                "reasons",
                line(casework::reasons(&draft.payload)),
                Audience::Family,
            );
            if let Payload::DecisionMade(p) = &draft.payload
                && p.terms.weekly_price.is_some()
            {
                words.put("way_out", line(ladder::WAY_OUT), Audience::Family);
            }
        }
        Topic::Started | Topic::Moved | Topic::Ended | Topic::Agreed | Topic::AdultSide => {
            ladder::write(words, &draft.payload, line);
        }
        Topic::Proposed => {
            for (field, from) in casework::PROPOSED {
                words.put(field, line(from), Audience::Family);
            }
        }
        Topic::Plan => casework::plan(words, draft, card),
        Topic::Booking => {
            words.put(
                "title",
                meetings::title(&draft.payload).to_owned(),
                Audience::Family,
            );
        }
        Topic::FollowUpGood => meetings::follow_up(words, line(meetings::GOOD), card, word),
        Topic::FollowUpMixed => meetings::follow_up(words, line(meetings::MIXED), card, word),
        Topic::FollowUpHard => meetings::follow_up(words, line(meetings::HARD), card, word),
        Topic::Network => words.put("summary", line(meetings::NETWORK), Audience::Family),
        Topic::Visit => words.put("summary", line(meetings::visit(&draft.payload)), staff),
        Topic::Explained => {
            words.put(
                "explanation",
                line(meetings::explained(&draft.payload)),
                staff,
            );
        }
        Topic::NoteIntake => words.put("note", line(meetings::NOTE_INTAKE), staff),
        Topic::NoteCall => words.put("note", line(meetings::NOTE_CALL), staff),
        Topic::NoteHome => words.put("note", line(meetings::NOTE_HOME), staff),
        Topic::NoteSchool => words.put("note", line(meetings::NOTE_SCHOOL), staff),
        Topic::NoteProvider => words.put("note", line(meetings::NOTE_PROVIDER), staff),
        Topic::NoteHandover => words.put("note", line(meetings::NOTE_HANDOVER), staff),
        Topic::Wish
        | Topic::Complaint
        | Topic::Reassessed
        | Topic::Statement
        | Topic::ParentsPlan => {
            let (field, from, audience) = procedures::of(draft.topic, &draft.payload);
            words.put(field, line(from), audience);
        }
        Topic::Focus
        | Topic::ClarificationFocus
        | Topic::SourceWho
        | Topic::WithoutConsent
        | Topic::Contribution
        | Topic::SiblingWhy
        | Topic::Preliminary => workroom::write(words, draft, card),
        Topic::Consulted | Topic::SafetyPlan | Topic::FamilyGroup => {
            let (fields, audience) = network::of(draft.topic);
            for (field, from) in fields {
                words.put(field, line(from), audience);
            }
        }
    }
}

/// Who somebody is, as far as whoever wrote it down knew.
fn person(words: &mut Words, draft: &Draft, card: &Card) {
    let staff = Audience::Staff;
    match draft.topic {
        Topic::Person => {
            words.put("name", card.name(), staff);
            words.put("cpr", card.cpr_text(), staff);
            if !matches!(draft.payload, Payload::Born(_)) {
                words.put("address", card.address(), staff);
            }
        }
        Topic::TwinPerson => {
            words.put(
                "name",
                format!("{} {}", misspelt(card.first), card.last),
                staff,
            );
        }
        Topic::DescribedPerson => {
            words.put("name", card.name(), staff);
            words.put("address", card.address(), staff);
        }
        Topic::UnbornPerson => words.put("name", format!("Ufødt barn {}", card.last), staff),
        Topic::Pregnancy => words.put("name", card.name(), staff),
        _ => {}
    }
}

/// A name as somebody might hear it on the telephone.
fn misspelt(name: &str) -> String {
    for (right, wrong) in [
        ("c", "k"),
        ("C", "K"),
        ("k", "ck"),
        ("th", "t"),
        ("y", "i"),
        ("a", "aa"),
    ] {
        if name.contains(right) {
            return name.replacen(right, wrong, 1);
        }
    }
    format!("{name}e")
}
