//! An event as the interface tells it, and as it takes one.

use super::values::{At, On, RoleWord, words};
use app::Error;
use app::client::Caller;

use domain::event::casework::{
    ChildConversation, FollowUpHeld, NetworkMeetingHeld, NoteWritten, ObservationRecorded,
    VisitHeld,
};
use domain::id::ItemId;
use domain::text::{Audience, text};
use domain::{
    ConversationAbout, ConversationOutcome, Mode, Observed, Payload, Permit, Rater, Texts,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

words! {
    ConversationAboutWord(ConversationAbout),
    ConversationOutcomeWord(ConversationOutcome),
    ObservedWord(Observed),
    RaterWord(Rater),
}

/// One recorded fact.
#[derive(Debug, Serialize, ToSchema)]
pub struct Event {
    id: Uuid,
    /// Global position in the journal.
    position: u64,
    /// What kind of fact.
    kind: &'static str,
    /// When it happened.
    at: At,
    /// When it was written.
    appended_at: At,
    /// Who recorded it: a member of staff or a client.
    actor: Uuid,
    role: RoleWord,
    /// Its structured content, as in the journal: moments are seconds since 1970 in UTC, days
    /// are days since 1970-01-01. Absent where only the permit `names` opens it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    data: Option<serde_json::Value>,
    /// Free text by field; only with the permit `texts`.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<BTreeMap<String, String>>,
    /// The event that this one corrects.
    corrects: Option<Uuid>,
    /// How it corrects: `replace` or `retract`.
    mode: Option<&'static str>,
}

/// What is to be recorded.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEvent {
    /// When it happened; not in the future.
    pub at: At,
    /// The version of the file that you read, from the case or its events.
    pub seen: Option<u32>,
    /// What happened.
    pub event: What,
}

/// What happened, by its kind.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum What {
    /// A note in the file.
    NoteWritten {
        /// The words.
        #[schema(min_length = 1)]
        note: String,
    },
    /// A conversation with the child, or why there was none.
    ChildConversation {
        /// What it was about.
        about: ConversationAboutWord,
        /// Held, declined by the child, or omitted.
        outcome: ConversationOutcomeWord,
        /// Whether the child's view was obtained in another way.
        #[serde(default)]
        view_otherwise: bool,
        /// What the child said.
        words: Option<String>,
        /// Whether the words are for the staff alone, as they are unless you say `false`: the
        /// letter of a decision then quotes them to the parties.
        #[serde(default = "yes")]
        staff_only: bool,
    },
    /// A follow-up meeting.
    FollowUpHeld {
        /// The measures followed up.
        #[schema(min_items = 1)]
        measures: Vec<Uuid>,
        /// The decided rhythm from now on, in months.
        #[schema(minimum = 1, maximum = 24)]
        rhythm_months: Option<u8>,
        /// What was said and agreed.
        summary: Option<String>,
    },
    /// A network meeting.
    NetworkMeetingHeld {
        /// Who took part.
        participants: Option<String>,
        /// What was said and agreed.
        summary: Option<String>,
    },
    /// A visit to the child where it is placed.
    VisitHeld {
        /// The placement.
        #[schema(pattern = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
        measure: Option<Uuid>,
        /// Whether there was a conversation with the child.
        conversation: bool,
        /// Whether nobody else was there when the child spoke.
        #[serde(default)]
        alone: bool,
        /// Whether the child declined the conversation.
        #[serde(default)]
        declined: bool,
        /// What was seen and said.
        summary: Option<String>,
    },
    /// How the child is doing, as somebody sees it.
    ObservationRecorded {
        /// What was observed.
        what: ObservedWord,
        /// The value.
        #[schema(minimum = 0, maximum = 100)]
        value: u8,
        /// Whose word it is.
        source: RaterWord,
        /// The day observed.
        on: On,
    },
}

/// What stands in the journal now.
#[derive(Debug, Serialize, ToSchema)]
pub struct Recorded {
    id: Uuid,
    /// Global position in the journal.
    position: u64,
    /// The version of the file after it.
    seen: u32,
    kind: &'static str,
    at: At,
    appended_at: At,
}

impl Recorded {
    pub(super) fn new(event: &domain::Event) -> Self {
        Self {
            id: event.id.0,
            position: event.position,
            seen: event.seq,
            kind: event.kind(),
            at: At(event.at),
            appended_at: At(event.appended_at),
        }
    }
}

impl Event {
    /// An event as far as a client may know it.
    pub(super) fn new(event: &domain::Event, caller: &Caller) -> Self {
        let with_names = caller.has(Permit::Names);
        let says_who = matches!(
            event.payload,
            Payload::PersonRegistered(_) | Payload::Born(_)
        );
        let data = (with_names || !says_who)
            .then(|| serde_json::from_slice(&event.payload.to_bytes()).unwrap_or_default());
        let text = caller.has(Permit::Texts).then(|| {
            let told = event.text.iter().filter(|(field, text)| {
                let is_who = matches!(field.as_str(), "name" | "address");
                *field != "cpr" && text.audience.is_of_case() && (with_names || !is_who)
            });
            told.map(|(field, text)| (field.clone(), text.value.clone()))
                .collect()
        });
        Self {
            id: event.id.0,
            position: event.position,
            kind: event.kind(),
            at: At(event.at),
            appended_at: At(event.appended_at),
            actor: event.actor.0,
            role: RoleWord(event.role),
            data,
            text,
            corrects: event.corrects.map(|id| id.0),
            mode: event.mode.map(|mode| match mode {
                Mode::Replace => "replace",
                Mode::Retract => "retract",
            }),
        }
    }
}

fn yes() -> bool {
    true
}

impl What {
    /// The payload and its texts, with the audiences that the forms give them.
    pub(super) fn into_parts(self) -> Result<(Payload, Texts), Error> {
        let mut texts = Texts::new();
        let mut say = |field: &str, words: Option<String>, audience| {
            let words = words.filter(|words| !words.trim().is_empty());
            if let Some(words) = words {
                texts.insert(field.to_owned(), text(words.trim(), audience));
            }
        };
        let payload: Payload = match self {
            Self::NoteWritten { note } => {
                if note.trim().is_empty() {
                    return Err(Error::refused("event.note", "refused-empty"));
                }
                say("note", Some(note), Audience::Staff);
                NoteWritten::default().into()
            }
            Self::ChildConversation {
                about,
                outcome,
                view_otherwise,
                words,
                staff_only,
            } => {
                let audience = if staff_only {
                    Audience::Staff
                } else {
                    Audience::Family
                };
                say("words", words, audience);
                ChildConversation::new(about.0, outcome.0, view_otherwise).into()
            }
            Self::FollowUpHeld {
                measures,
                rhythm_months,
                summary,
            } => {
                say("summary", summary, Audience::Staff);
                FollowUpHeld {
                    measures: measures.into_iter().map(ItemId).collect(),
                    rhythm_months,
                    conclusion: None,
                }
                .into()
            }
            Self::NetworkMeetingHeld {
                participants,
                summary,
            } => {
                say("participants", participants, Audience::Family);
                say("summary", summary, Audience::Staff);
                NetworkMeetingHeld {}.into()
            }
            Self::VisitHeld {
                measure,
                conversation,
                alone,
                declined,
                summary,
            } => {
                say("summary", summary, Audience::Staff);
                VisitHeld {
                    measure: measure.map(ItemId),
                    conversation,
                    alone: alone && conversation,
                    declined,
                }
                .into()
            }
            Self::ObservationRecorded {
                what,
                value,
                source,
                on,
            } => ObservationRecorded {
                what: what.0,
                value,
                source: source.0,
                on: on.0,
            }
            .into(),
        };
        Ok((payload, texts))
    }
}
