//! From what was typed to a measure that starts.

use super::ELSEWHERE;
use crate::pages::record::{Typed, kept, moment_of, wanted};
use app::form_draft::Place;
use app::{Actor, App, Deed, Error, Problem};
use domain::basis::basis_on;
use domain::event::measures::{Elsewhere, MeasureStarted};
use domain::ladder::Ladder;
use domain::text::Audience;
use domain::{Act, Day, Moment, Texts};

/// Starts the measure, or says everything that must be mended.
pub(super) fn start(app: &App, actor: &Actor, number: u32, t: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    // Who may not see the case must not hear what is wrong with the form.
    app.view_case(actor, number, "start_measure")?;
    let mut problems = Vec::new();
    let at = kept(moment_of(t, "at"), &mut problems);
    let started = started(app, t, at, &mut problems);
    if t.flag("away") && t.one("away_reason").is_empty() {
        problems.push(Problem::new("away_reason", "refused-away-reason"));
    }
    let (Some(at), Some(started), true) = (at, started, problems.is_empty()) else {
        return Err(Error::Refused(problems));
    };
    app.start_measure(actor, number, t.number("seen"), at, started, texts(t))?;
    app.drop_draft(actor, &Place::Start(number))
}

fn started(
    app: &App,
    t: &Typed,
    at: Option<Moment>,
    problems: &mut Vec<Problem>,
) -> Option<MeasureStarted> {
    let mut started = MeasureStarted {
        measure: app.new_item(),
        paragraph: String::new(),
        law: Act::Bl,
        place: t.number("place"),
        decision: None,
        consent: false,
        provider: t.one("provider").to_owned().try_into().ok(),
        elsewhere: None,
        away: t.flag("away"),
        outside: t.flag("outside"),
    };
    if t.one("decision") != ELSEWHERE {
        started.decision = Some(kept(t.choice("decision"), problems)?);
        return Some(started);
    }
    let by = kept(t.choice("decided_by"), problems);
    let ladder = &app.ruleset().rules.ladder;
    let on = at.unwrap_or(app.now()).day();
    let paragraph = kept(paragraph(t, ladder, on), problems);
    let ends_on = match t.one("ends_on") {
        "" => None,
        _ => kept(t.day("ends_on"), problems),
    };
    let weekly_price = kept(t.kroner("weekly_price"), problems).flatten();
    started.elsewhere = Some(Elsewhere {
        by: by?,
        ends_on,
        weekly_price,
    });
    started.paragraph = paragraph?;
    started.law = act_of(&started.paragraph, at.unwrap_or(app.now()));
    started.consent = t.flag("consent");
    Some(started)
}

/// What another authority decided by. A paragraph the ladder does not list would be on no step
/// and no placement: no visits, no follow-up, no figure.
fn paragraph(t: &Typed, ladder: &Ladder, on: Day) -> Result<String, Problem> {
    let given = t.one("paragraph");
    let is_written = ["SEL § ", "BL § ", "LBU § "]
        .iter()
        .any(|act| given.starts_with(act));
    if !is_written {
        Err(Problem::new("paragraph", "refused-paragraph"))
    } else if !ladder.lists(given, on) {
        Err(Problem::new("paragraph", "refused-paragraph-unlisted"))
    } else {
        Ok(given.to_owned())
    }
}

/// The act that a paragraph says; of what another act places, the one in force on the day.
fn act_of(paragraph: &str, at: Moment) -> Act {
    match paragraph.split_once(' ') {
        Some(("SEL", _)) => Act::Sel,
        Some(("BL", _)) => Act::Bl,
        _ => basis_on(at.day()).law,
    }
}

fn texts(t: &Typed) -> Texts {
    let mut texts = Texts::new();
    for field in ["step_reason", "place_name", "away_reason", "way_out"] {
        wanted(t, &mut texts, field, Audience::Family);
    }
    texts
}
