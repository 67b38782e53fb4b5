//! From what was typed to a decision and its words.

use super::heard;
use crate::pages::case_form::OF;
use crate::pages::record::{Typed, moment_of};
use app::case::CaseView;
use app::{App, Problem};
use domain::appropriation::accounts_on;
use domain::basis::{Paragraph, basis_on};
use domain::case::Case;
use domain::decide::says_how_long;
use domain::event::casework::DecisionMade;
use domain::event::decision::Terms;
use domain::id::ItemId;
use domain::parties::{has_consent, lacks_holder, parties_to};
use domain::text::{Audience, text};
use domain::{Day, DecisionKind, Moment, PersonId, Place, Texts};

/// What is to be decided.
pub(super) struct Built {
    pub at: Moment,
    pub made: DecisionMade,
    pub texts: Texts,
}

/// The decision, or everything that must be mended.
pub(super) fn decision(app: &App, view: &CaseView, t: &Typed) -> Result<Built, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut keep = |problem: Problem| problems.push(problem);
    let at = moment_of(t, "at").map_err(&mut keep).unwrap_or(app.now());
    let kind: Option<DecisionKind> = t.choice(OF).map_err(&mut keep).ok();
    let basis = basis_on(at.day());
    let paragraph = kind.and_then(|kind| basis.paragraph(kind, t.one("paragraph")));
    if paragraph.is_none() {
        keep(Problem::new("paragraph", "refused-choose"));
    }
    let ends_on = maybe_day(t, "ends_on").map_err(&mut keep).unwrap_or(None);
    let says_how_long = kind.is_some_and(says_how_long);
    if says_how_long && t.one("ends_on").is_empty() {
        keep(Problem::new("ends_on", "refused-how-long"));
    }
    let place = t.number("place");
    if kind.is_some_and(DecisionKind::says_where) && place.is_none() {
        keep(Problem::new("place", "refused-choose"));
    }
    let weekly_price = t.kroner("weekly_price").map_err(&mut keep).unwrap_or(None);
    let mut texts = Texts::new();
    for field in ["purpose", "facts", "reasons", "way_out"] {
        let words = t.one(field);
        if !words.is_empty() {
            texts.insert(field.to_owned(), text(words, Audience::Family));
        } else if field == "facts" || field == "reasons" {
            keep(Problem::new(field, "refused-empty"));
        } else if field == "purpose" && says_how_long {
            keep(Problem::new(field, "refused-purpose"));
        } else if field == "way_out" && says_how_long {
            // The way out is agreed with the help, on the first day.
            keep(Problem::new(field, "refused-way-out"));
        }
    }
    let (Some(kind), Some(paragraph), true) = (kind, paragraph, problems.is_empty()) else {
        return Err(problems);
    };
    let case = &view.case;
    let (child, birth_on) = (case.person, case.birth_on);
    let parties = parties_to(Some(kind), child, birth_on, &view.events, at.day());
    let consented: Vec<PersonId> = t
        .all("consented")
        .filter_map(|id| id.parse().ok())
        .filter(|id| parties.iter().any(|p| p.person == *id))
        .collect();
    let is_lacking = lacks_holder(&parties, birth_on, at.day());
    let said = is_lacking.then(|| t.flag("consent"));
    let consent = has_consent(paragraph, &parties, &consented, said);
    Ok(Built {
        at,
        made: DecisionMade {
            decision: app.new_item(),
            kind,
            paragraph: paragraph.paragraph.clone(),
            law: basis.law,
            urgent: t.flag("urgent"),
            consent,
            measure: about(case, kind, at),
            placed_before: kind == DecisionKind::PlacementWithoutConsent
                && case.was_placed_the_year_before(at),
            terms: Terms {
                place,
                ends_on,
                weekly_price,
                account: account(t, at, paragraph, place),
                consented,
                unquoted: heard::left_out(t, &view.events, app.now()),
                unanswered: heard::unanswered(t, &view.events, at),
                without_notice: kind == DecisionKind::EndOfSupport && t.flag("without_notice"),
                ..Terms::default()
            },
        },
        texts,
    })
}

/// The account chosen, or else the one that the plan of accounts gives; where nothing costs
/// anything there is none.
fn account(t: &Typed, at: Moment, paragraph: &Paragraph, place: Option<Place>) -> Option<String> {
    let accounts = accounts_on(at.day());
    let chosen = accounts.named(t.one("account"));
    let by_plan = || accounts.of(&paragraph.paragraph, place);
    let is_paid = !t.one("weekly_price").is_empty();
    let account = chosen.or_else(by_plan).filter(|_| is_paid);
    account.map(|account| account.code.clone())
}

/// The placement that a decision goes on with or changes; nobody is asked which.
fn about(case: &Case, kind: DecisionKind, at: Moment) -> Option<ItemId> {
    let goes_on = matches!(
        kind,
        DecisionKind::PlacementWithoutConsent
            | DecisionKind::PermanentPlacement
            | DecisionKind::ChangeOfPlace
            | DecisionKind::HomeReturn
    );
    case.placement_at(at)
        .filter(|_| goes_on)
        .map(|measure| measure.id)
}

fn maybe_day(t: &Typed, name: &'static str) -> Result<Option<Day>, Problem> {
    if t.one(name).is_empty() {
        return Ok(None);
    }
    t.day(name).map(Some)
}
