//! What the case already knows and a decision does not ask for again.

use crate::i18n::Lang;
use crate::pages::assessment::carried::carried;
use crate::pages::case_form::at_now;
use crate::pages::record::Typed;
use app::case::CaseView;
use domain::assessment::Assessments;
use domain::basis::basis_on;
use domain::correction::effective;
use domain::id::ItemId;
use domain::partial::{Partial, Standing, partials};
use domain::parties::Party;
use domain::text::{Text, text};
use domain::{
    Audience, ConversationOmission, ConversationOutcome, Day, DecisionKind, Event, Moment, Payload,
    PersonId,
};

/// What stands in the form when it opens: now, and what the last assessment found and
/// recommends, for the caseworker to make into the family's words; for help because of a disability
/// what the family asks for.
pub(super) fn opening(
    (view, now): (&CaseView, Moment),
    kind: DecisionKind,
    partial: Option<ItemId>,
) -> Typed {
    let mut typed = at_now(now);
    let stands = effective(&view.events);
    let all = partials(&stands);
    if let Some(partial) = on_partial(&all, kind, partial) {
        let mut rows = basis_on(now.day()).for_kind(kind);
        let row = rows.find(|row| row.help == Some(partial.help));
        typed.set("paragraph", row.map_or("", |row| &row.paragraph));
        typed.set("facts", partial.wish());
    } else if kind == DecisionKind::DisabilityHelp {
        // Which of several it is, is chosen first.
    } else if let Some(carried) = carried(view) {
        typed.set("facts", carried.facts);
        typed.set("reasons", carried.reasons);
    }
    typed
}

/// The partial case that is decided on: the one asked for, or else the only one that waits.
fn on_partial<'p, 'a>(
    all: &'p [Partial<'a>],
    kind: DecisionKind,
    asked: Option<ItemId>,
) -> Option<&'p Partial<'a>> {
    let named = all
        .iter()
        .find(|p| Some(p.id) == asked && p.closed.is_none());
    let mut waiting = all.iter().filter(|p| p.standing() == Standing::Asked);
    let only = match (waiting.next(), waiting.next()) {
        (Some(one), None) if kind == DecisionKind::DisabilityHelp => Some(one),
        _ => None,
    };
    named.or(only)
}

/// A party's name, and who it is: the child says so.
pub(in crate::pages) fn name_of(lang: Lang, view: &CaseView, party: &Party) -> String {
    let name = view.names.get(&party.person).and_then(|n| n.name.clone());
    let name = name.unwrap_or_else(|| lang.t("child-unknown"));
    if party.is_child {
        lang.t_args("party-child", &[("name", name.into())])
    } else {
        name
    }
}

/// What the child said last before a moment: when, whether it spoke, and its words.
pub(in crate::pages) struct Voice {
    pub at: Moment,
    pub outcome: ConversationOutcome,
    pub with_support_person: bool,
    /// Why there was none, where it was left out.
    pub omitted_for: Option<ConversationOmission>,
    said: Vec<Text>,
}

impl Voice {
    /// The words, for the staff of the case.
    pub fn words(&self) -> String {
        lines(&self.said, |_| true)
    }

    /// The words that a letter to the parents quotes, or one to the child itself.
    pub fn words_for(&self, is_child: bool) -> String {
        let may_read = if is_child {
            Audience::is_of_child
        } else {
            Audience::is_of_family
        };
        lines(&self.said, may_read)
    }

    /// Whether some of it is not for the parents.
    pub fn is_kept_back(&self) -> bool {
        self.said.iter().any(|t| !t.audience.is_of_family())
    }
}

fn lines(said: &[Text], may_read: impl Fn(Audience) -> bool) -> String {
    let said = said.iter().filter(|t| may_read(t.audience));
    let said: Vec<&str> = said.map(|t| t.value.as_str()).collect();
    said.join("\n")
}

/// The last conversation with the child up to a moment.
pub(in crate::pages) fn voice(events: &[Event], until: Moment) -> Option<Voice> {
    let stands = effective(events);
    stands.iter().rev().find_map(|e| match &e.content.payload {
        Payload::ChildConversation(p) if e.at() <= until => Some(Voice {
            at: e.at(),
            outcome: p.outcome,
            with_support_person: p.support_person,
            omitted_for: p.omitted_for,
            said: match p.contribution {
                Some(id) => Assessments::of(&stands)
                    .child_said(id)
                    .iter()
                    .map(|v| text(v.words, v.audience))
                    .collect(),
                None => e.content.text.get("words").cloned().into_iter().collect(),
            },
        }),
        _ => None,
    })
}

/// What the place where the child lives said last before a moment, and when.
pub(super) fn statement(events: &[Event], until: Moment) -> Option<(Moment, String)> {
    effective(events)
        .iter()
        .rev()
        .find_map(|e| match &e.content.payload {
            Payload::PlaceConsulted(_) if e.at() <= until => {
                Some((e.at(), words_of(e.content, "statement")))
            }
            _ => None,
        })
}

/// A proposal that was sent back: when, which, and what is to be mended.
pub(super) struct SentBack {
    pub at: Moment,
    pub decision: ItemId,
    pub words: String,
}

/// The last proposal up to a moment, if it was sent back and nothing was decided or proposed
/// since.
pub(super) fn sent_back(events: &[Event], until: Moment) -> Option<SentBack> {
    let stands = effective(events);
    let mut latest = stands.iter().rev().filter(|e| e.at() <= until);
    let last = latest.find_map(|e| match &e.content.payload {
        Payload::DecisionReturned(p) => Some(Some(SentBack {
            at: e.at(),
            decision: p.decision,
            words: words_of(e.content, "words"),
        })),
        Payload::DecisionProposed(_) | Payload::DecisionMade(_) => Some(None),
        _ => None,
    });
    last.flatten()
}

/// A hearing of a party with its answer, if there is one.
pub(in crate::pages) struct Heard {
    pub hearing: ItemId,
    pub person: PersonId,
    pub sent_at: Moment,
    pub answer_by: Day,
    pub answer: Option<Text>,
    /// What the party is heard about, in words.
    pub about: String,
    /// The facts that the party is told of.
    pub facts: String,
}

impl Heard {
    /// The answer, where the family may have it: what a letter repeats.
    pub fn answer_for_family(&self) -> Option<&str> {
        let answer = self.answer.as_ref()?;
        let is_told = answer.audience.is_of_family();
        is_told.then_some(answer.value.as_str())
    }
}

/// The hearings of a case up to a moment, the latest last.
pub(in crate::pages) fn hearings(events: &[Event], until: Moment) -> Vec<Heard> {
    let mut all: Vec<Heard> = Vec::new();
    for e in effective(events).iter().filter(|e| e.at() <= until) {
        match &e.content.payload {
            Payload::HearingSent(p) => all.push(Heard {
                hearing: p.hearing,
                person: p.person,
                sent_at: e.at(),
                answer_by: p.answer_by,
                answer: None,
                about: words_of(e.content, "about"),
                facts: words_of(e.content, "facts"),
            }),
            Payload::HearingAnswered(p) => {
                if let Some(heard) = all.iter_mut().find(|h| h.hearing == p.hearing) {
                    let answer = e.content.text.get("answer").cloned();
                    heard.answer = answer.or_else(|| Some(text("", Audience::Family)));
                }
            }
            _ => {}
        }
    }
    all
}

fn words_of(event: &Event, field: &str) -> String {
    event
        .text
        .get(field)
        .map(|t| t.value.clone())
        .unwrap_or_default()
}
