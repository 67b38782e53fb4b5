//! From what was typed to the follow-up, the scores, the observations and the next date.

use super::FIXED_POINTS;
use super::score::{RATERS, in_force, name};
use crate::pages::record::{Typed, kept, moment_of, wanted};
use app::form_draft::Place;
use app::{Actor, App, Deed, Error, Problem};
use domain::case::Case;
use domain::correction::effective;
use domain::event::casework::{
    BookingCancelled, DateBooked, FollowUpHeld, ObservationRecorded, PlanGoalAssessed,
};
use domain::id::ItemId;
use domain::plan::Plans;
use domain::text::Audience;
use domain::{BookingKind, FollowUpConclusion, Moment, Payload, Rater, Texts};

/// Records everything of the meeting together.
pub(super) fn record(app: &App, actor: &Actor, number: u32, t: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    let view = app.view_case(actor, number, "follow_up")?;
    let stands = effective(&view.events);
    let plans = Plans::of(&stands);
    let mut problems = Vec::new();
    let at = kept(moment_of(t, "at"), &mut problems);
    let held = kept(held(t), &mut problems);
    let next = kept(next(t, at), &mut problems);
    if !t.one("next").is_empty() && t.one("until_next").is_empty() {
        problems.push(Problem::new("until_next", "refused-until-next"));
    }
    let observed = observed(t, at, &mut problems);
    let (Some(at), Some(held), Some(next), true) = (at, held, next, problems.is_empty()) else {
        return Err(Error::Refused(problems));
    };
    let mut acts = vec![(Payload::from(held), texts(t))];
    acts.extend(plain(scores(t, &plans)));
    acts.extend(plain(observed));
    acts.extend(plain(replaced(&view.case, t, at)));
    acts.extend(plain(next.map(|on| DateBooked {
        booking: app.new_item(),
        what: BookingKind::FollowUp,
        on,
    })));
    app.record_together(actor, number, t.number("seen"), at, acts)?;
    app.drop_draft(actor, &Place::FollowUp(number))
}

/// Follow-ups booked before that the next date stands in place of: where everything that runs was
/// followed up, nothing else waits for them.
fn replaced(case: &Case, t: &Typed, at: Moment) -> Vec<BookingCancelled> {
    let held: Vec<ItemId> = t.all("measures").filter_map(|id| id.parse().ok()).collect();
    let mut running = case.measures.iter().filter(|m| m.runs_at(at));
    if !running.all(|m| held.contains(&m.id)) {
        return Vec::new();
    }
    let ahead = case
        .bookings
        .iter()
        .filter(|b| b.what == BookingKind::FollowUp && !b.is_cancelled && b.on.day() > at.day());
    ahead.map(|b| BookingCancelled { booking: b.id }).collect()
}

/// Events without words.
fn plain<P: Into<Payload>>(
    all: impl IntoIterator<Item = P>,
) -> impl Iterator<Item = (Payload, Texts)> {
    all.into_iter().map(|p| (p.into(), Texts::new()))
}

fn held(t: &Typed) -> Result<FollowUpHeld, Problem> {
    let rhythm_months = match t.one("rhythm_months") {
        "" => None,
        typed => Some(
            typed
                .parse()
                .map_err(|_| Problem::new("rhythm_months", "refused-rhythm"))?,
        ),
    };
    Ok(FollowUpHeld {
        measures: t.all("measures").filter_map(|id| id.parse().ok()).collect(),
        rhythm_months,
        conclusion: Some(t.choice("leads_to")?),
    })
}

/// What is said at the meeting is said with the family, and theirs to read.
fn texts(t: &Typed) -> Texts {
    let mut texts = Texts::new();
    for name in ["participants", "summary", "until_next"] {
        wanted(t, &mut texts, name, Audience::Family);
    }
    texts
}

/// The next date, agreed before the meeting ends; only where support stops is there none.
fn next(t: &Typed, at: Option<Moment>) -> Result<Option<Moment>, Problem> {
    if t.one("next").is_empty() {
        let stops = t.choice("leads_to") == Ok(FollowUpConclusion::Stop);
        return if stops {
            Ok(None)
        } else {
            Err(Problem::new("next", "refused-next-empty"))
        };
    }
    let on = moment_of(t, "next")?;
    if at.is_some_and(|at| on <= at) {
        return Err(Problem::new("next", "refused-next-before"));
    }
    Ok(Some(on))
}

/// The scores that were chosen.
fn scores(t: &Typed, plans: &Plans<'_>) -> Vec<PlanGoalAssessed> {
    let goals = in_force(plans);
    let chosen = goals.iter().flat_map(|(_, goal)| {
        RATERS.iter().filter_map(|by| {
            let score = t.number(&name(goal.goal, *by))?;
            Some(PlanGoalAssessed {
                goal: goal.goal,
                score,
                by: *by,
            })
        })
    });
    chosen.collect()
}

/// The fixed points that were filled in.
fn observed(
    t: &Typed,
    at: Option<Moment>,
    problems: &mut Vec<Problem>,
) -> Vec<ObservationRecorded> {
    let mut seen = Vec::new();
    for (what, name) in FIXED_POINTS
        .iter()
        .filter(|(_, name)| !t.one(name).is_empty())
    {
        let most = if *name == "school_absence" { 100 } else { 10 };
        match (t.number(name).filter(|value| *value <= most), at) {
            (Some(value), Some(at)) => seen.push(ObservationRecorded {
                what: *what,
                value,
                source: Rater::Caseworker,
                on: at.day(),
            }),
            (None, _) => problems.push(Problem::new(name, "refused-value")),
            _ => {}
        }
    }
    seen
}
