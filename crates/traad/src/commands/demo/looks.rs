//! Who looked at which goal when: the made-up head of the service looks at the goals every
//! half year, and has forgotten one, as the surveys found in real life.

use domain::event::office::GoalReviewed;
use domain::text::{Audience, text};
use domain::{Event, EventId, Moment, Role, StreamId, Texts};
use indicators::Goals;
use synth::Settings;
use uuid::Uuid;

/// The goal nobody looks at.
const FORGOTTEN_EVERY: usize = 7;

const WORDS: &[(&str, &str)] = &[
    (
        "Vi er ikke i mål. Det er især sager med mange samarbejdspartnere, der trækker ud.",
        "Teamlederne gennemgår de ti ældste sager i næste måned.",
    ),
    (
        "Tallet går den rigtige vej, siden vi fik faste tider til møderne.",
        "Vi holder fast og ser på det igen til foråret.",
    ),
    (
        "To ledige stillinger har givet færre hænder. Det kan ses i tallene.",
        "Stillingerne er slået op, og sagerne er fordelt midlertidigt.",
    ),
];

/// Puts the head's looks at the goals among the events, in order of recording.
pub fn with_looks(mut events: Vec<Event>, settings: &Settings) -> Vec<Event> {
    let people = synth::demo_people(settings);
    let Some(head) = people.iter().find(|p| p.role == Role::Head) else {
        return events;
    };
    let first = events.first().map_or(settings.until, |e| e.appended_at);
    for (i, goal) in Goals::built_in().all().iter().enumerate() {
        if i % FORGOTTEN_EVERY == FORGOTTEN_EVERY - 1 {
            continue;
        }
        for half_years_ago in [2_i64, 1] {
            let days = half_years_ago * 150 + i64::try_from(i).unwrap_or(0);
            let at = Moment(settings.until.0 - days * 86_400);
            if at < first {
                continue;
            }
            let words = WORDS[(i + usize::try_from(half_years_ago).unwrap_or(0)) % WORDS.len()];
            let mut texts = Texts::new();
            texts.insert("explanation".into(), text(words.0, Audience::Staff));
            texts.insert("action".into(), text(words.1, Audience::Staff));
            let name = format!("look/{}/{half_years_ago}", goal.id);
            events.push(Event {
                position: 0,
                id: EventId(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes())),
                stream: StreamId::OFFICE,
                seq: 0,
                at,
                known_at: at,
                appended_at: at,
                actor: head.worker,
                role: Role::Head,
                subjects: Vec::new(),
                payload: GoalReviewed {
                    goal: goal.id.clone(),
                }
                .into(),
                text: texts,
                corrects: None,
                mode: None,
            });
        }
    }
    events.sort_by_key(|e| e.appended_at);
    events
}
