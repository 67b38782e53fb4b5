//! From what was typed to a payload and its texts.

use super::{Typed, moment_of, network, procedures, screening, words_for};
use app::{App, Problem};
use domain::event::casework::{
    AssessmentOpened, BookingCancelled, ChildConversation, ClarificationStarted, DateBooked,
    NoteWritten, ObservationRecorded, PlanNeedDecided, RhythmDecided, VisitHeld,
};
use domain::event::measures::{MeasureEnded, MeasurePlaceChanged};
use domain::event::people::{CaseClosed, CaseReopened, FamilyTold};
use domain::id::ItemId;
use domain::text::{Audience, text};
use domain::{ConversationOutcome, Payload, Texts};

/// The payload and texts, or the first thing that must be mended.
pub(super) fn payload(
    app: &App,
    kind: &str,
    typed: &Typed,
) -> Result<(Payload, Texts), Vec<Problem>> {
    let mut texts = Texts::new();
    let built = match network::build(kind, typed, &mut texts) {
        Ok(None) => procedures::build(app, kind, typed, &mut texts),
        other => other,
    };
    let built = match built {
        Ok(Some(payload)) => Ok(payload),
        Ok(None) => build(app, kind, typed, &mut texts),
        Err(problem) => Err(problem),
    };
    let payload = built.map_err(|problem| vec![problem])?;
    Ok((payload, texts))
}

fn build(app: &App, kind: &str, t: &Typed, texts: &mut Texts) -> Result<Payload, Problem> {
    let staff = Audience::Staff;
    Ok(match kind {
        "screened" => screening::build(t, texts)?.into(),
        "clarification_started" => ClarificationStarted {
            clarification: app.new_item(),
        }
        .into(),
        "assessment_opened" => {
            wanted(t, texts, "aware_reason", staff);
            AssessmentOpened {
                assessment: app.new_item(),
                aware_on: t.day("aware_on")?,
                expecting_parents: t.flag("expecting_parents"),
                clarification: t.number(screening::FROM),
            }
            .into()
        }
        "child_conversation" => {
            wanted(t, texts, "words", words_for::chosen(t));
            conversation(t)?.into()
        }
        "plan_need_decided" => PlanNeedDecided {
            decision: t.number("decision"),
            plan: t.choice("plan")?,
            needed: t.flag("needed"),
            decision_on: None,
        }
        .into(),
        _ => return support(app, kind, t, texts),
    })
}

/// A conversation that is left out says why (barnets lov § 5, stk. 4).
fn conversation(t: &Typed) -> Result<ChildConversation, Problem> {
    let outcome = t.choice("outcome")?;
    let is_omitted = outcome == ConversationOutcome::Omitted;
    Ok(ChildConversation {
        support_person: t.flag("support_person") && outcome == ConversationOutcome::Held,
        omitted_for: if is_omitted {
            Some(t.choice("omitted_for")?)
        } else {
            None
        },
        ..ChildConversation::new(t.choice("about")?, outcome, t.flag("view_otherwise"))
    })
}

/// What is done for the child, and what is said about it.
fn support(app: &App, kind: &str, t: &Typed, texts: &mut Texts) -> Result<Payload, Problem> {
    let staff = Audience::Staff;
    Ok(match kind {
        "measure_place_changed" => {
            needed(t, texts, "why", Audience::Family)?;
            wanted(t, texts, "place_name", Audience::Family);
            MeasurePlaceChanged {
                measure: t.choice("measure")?,
                place: t.choice("place")?,
                reason: t.choice("reason")?,
                provider: t.one("provider").to_owned().try_into().ok(),
                away: t.flag("away"),
                outside: t.flag("outside"),
            }
            .into()
        }
        "measure_ended" => {
            needed(t, texts, "result", Audience::Family)?;
            MeasureEnded {
                measure: t.choice("measure")?,
                reason: t.choice("reason")?,
                next: Some(t.choice("next_step")?),
            }
            .into()
        }
        "rhythm_decided" => RhythmDecided {
            measures: measures(t),
            rhythm_months: t
                .number("rhythm_months")
                .ok_or(Problem::new("rhythm_months", "refused-rhythm"))?,
        }
        .into(),
        "visit_held" => {
            wanted(t, texts, "summary", staff);
            VisitHeld {
                measure: t.number("measure"),
                conversation: t.flag("conversation") || t.flag("alone"),
                alone: t.flag("alone"),
                declined: t.flag("declined"),
            }
            .into()
        }
        "date_booked" => {
            wanted(t, texts, "title", Audience::Family);
            let on = moment_of(t, "on")?;
            DateBooked {
                booking: app.new_item(),
                what: t.choice("what")?,
                on,
            }
            .into()
        }
        "booking_cancelled" => BookingCancelled {
            booking: t.choice("booking")?,
        }
        .into(),
        "observation_recorded" => ObservationRecorded {
            what: t.choice("what")?,
            value: t
                .number("value")
                .ok_or(Problem::new("value", "refused-value"))?,
            source: t.choice("source")?,
            on: t.day("on")?,
        }
        .into(),
        "note_written" => {
            needed(t, texts, "note", staff)?;
            NoteWritten {
                kle: t.number("kle"),
            }
            .into()
        }
        "family_told" => {
            wanted(t, texts, "told", Audience::Family);
            FamilyTold {}.into()
        }
        "case_closed" => CaseClosed {
            reason: t.choice("reason")?,
        }
        .into(),
        _ => CaseReopened {}.into(),
    })
}

fn measures(t: &Typed) -> Vec<ItemId> {
    t.all("measures").filter_map(|id| id.parse().ok()).collect()
}

/// Takes a text along, if there is one.
pub(crate) fn wanted(t: &Typed, texts: &mut Texts, name: &str, audience: Audience) {
    let words = t.one(name);
    if !words.is_empty() {
        texts.insert(name.to_owned(), text(words, audience));
    }
}

/// Takes a text along, or fails if there is none.
pub(crate) fn needed(
    t: &Typed,
    texts: &mut Texts,
    name: &'static str,
    audience: Audience,
) -> Result<(), Problem> {
    if t.one(name).is_empty() {
        return Err(Problem::new(name, "refused-empty"));
    }
    wanted(t, texts, name, audience);
    Ok(())
}
