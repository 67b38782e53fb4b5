//! The forms of what is done with colleagues, family and network: consultation, safety plan, family
//! group conference.

use super::build::{needed, wanted};
use super::input::{Input, Maker};
use super::{Typed, moment_of};
use crate::pages::around;
use crate::ui::form::Field;
use app::case::CaseView;
use app::{App, Problem};
use domain::event::casework::{DateBooked, NetworkMeetingHeld};
use domain::event::network::{CaseConsulted, FamilyGroupHeld, SafetyPlanMade};
use domain::text::Audience;
use domain::{BookingKind, Payload, Texts};

/// The steps of a consultation, in their order; the first must be written.
const STEPS: [&str; 6] = [
    "presentation",
    "questions",
    "reflection",
    "proposals",
    "decision_words",
    "evaluation",
];

/// When the next meeting is.
const NEXT: &str = "next_meeting";

/// What a safety plan says.
const SAFETY: [&str; 3] = ["worries", "signs", "agreements"];

/// The fields of a kind; `None` if it is none of these.
pub(super) fn fields(form: &Maker<'_>, kind: &str, view: &CaseView) -> Option<Vec<Input>> {
    Some(match kind {
        "case_consulted" => STEPS
            .iter()
            .enumerate()
            .map(|(n, step)| form.area(step, 3, n == 0))
            .collect(),
        "safety_plan_made" => {
            let mut all: Vec<Input> = SAFETY.map(|name| form.area(name, 4, true)).into();
            all.push(form.date("review_on", Some("review-on-hint")));
            all
        }
        "network_meeting_held" => vec![
            whom(form, view),
            form.line_optional("participants"),
            form.area("summary", 4, false),
            form.date_time_optional(NEXT),
        ],
        "family_group_held" => vec![
            whom(form, view),
            form.area("question", 2, true),
            form.line_optional("participants"),
            form.area("family_plan", 6, true),
        ],
        _ => return None,
    })
}

/// Who may be asked to come.
fn whom(form: &Maker<'_>, view: &CaseView) -> Input {
    Input {
        field: Field::default(),
        markup: around::beside(form.lang, view),
    }
}

/// The payload of a kind; `None` if it is none of these.
pub(super) fn build(kind: &str, t: &Typed, texts: &mut Texts) -> Result<Option<Payload>, Problem> {
    Ok(Some(match kind {
        "network_meeting_held" => {
            wanted(t, texts, "participants", Audience::Family);
            wanted(t, texts, "summary", Audience::Staff);
            NetworkMeetingHeld {}.into()
        }
        "case_consulted" => {
            needed(t, texts, STEPS[0], Audience::Staff)?;
            for step in &STEPS[1..] {
                wanted(t, texts, step, Audience::Staff);
            }
            CaseConsulted {}.into()
        }
        "safety_plan_made" => {
            for name in SAFETY {
                needed(t, texts, name, Audience::Family)?;
            }
            SafetyPlanMade {
                review_on: t.day("review_on")?,
            }
            .into()
        }
        "family_group_held" => {
            needed(t, texts, "question", Audience::Family)?;
            wanted(t, texts, "participants", Audience::Family);
            needed(t, texts, "family_plan", Audience::Family)?;
            FamilyGroupHeld {}.into()
        }
        _ => return Ok(None),
    }))
}

/// What is booked together with what is recorded: the next network meeting, agreed before this one
/// ended.
pub(super) fn booked(app: &App, kind: &str, t: &Typed) -> Result<Option<Payload>, Problem> {
    if kind != "network_meeting_held" || t.one(NEXT).is_empty() {
        return Ok(None);
    }
    let booked = DateBooked {
        booking: app.new_item(),
        what: BookingKind::NetworkMeeting,
        on: moment_of(t, NEXT)?,
    };
    Ok(Some(booked.into()))
}
