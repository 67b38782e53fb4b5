//! The case as one picture: the timeline's lanes from the case's rows and events.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::path::Stretch;
use crate::ui::timeline::{Happening, Lane, Mark, Span, Timeline, Window};
use app::case::CaseView;
use app::ruleset::Ruleset;
use domain::case::{Case, Measure};
use domain::correction::{Effective, effective};
use domain::{Moment, Payload};

/// The timeline of a case up to now.
pub(super) fn of(
    lang: Lang,
    view: &CaseView,
    ruleset: &Ruleset,
    now: Moment,
    number: u32,
) -> Timeline {
    let events = effective(&view.events);
    let case = &view.case;
    let first = events
        .iter()
        .filter(|e| {
            !matches!(
                e.content.payload,
                Payload::PersonRegistered(_) | Payload::RelationRecorded(_)
            )
        })
        .map(|e| e.at().day().0)
        .min()
        .unwrap_or(now.day().0);
    let last = case
        .bookings
        .iter()
        .filter(|b| !b.is_cancelled)
        .map(|b| b.on.day().0)
        .max();
    let to = last.unwrap_or(0).max(now.day().0 + 30);
    Timeline {
        id: "case".to_owned(),
        title: lang.t("case-picture"),
        description: lang.t_args("case-picture-text", &[("n", number.into())]),
        from: first,
        to,
        today: Some(now.day().0),
        opens_first: false,
        lanes: vec![
            marks(lang, "lane-concern", &events, concern),
            assessments(lang, case),
            marks(lang, "lane-decision", &events, decision),
            ladder(lang, case),
            meetings(lang, &events, case, now),
            duties(lang, case, ruleset, now, number),
        ],
    }
}

fn marks(
    lang: Lang,
    label: &str,
    events: &[Effective<'_>],
    mark: fn(&Payload) -> Option<Mark>,
) -> Lane {
    let happenings = events
        .iter()
        .filter_map(|e| {
            mark(&e.content.payload).map(|mark| Happening {
                on: e.at().day().0,
                mark,
                title: words::kind(lang, e.content.kind()),
                href: Some(format!("#e-{}", e.id())),
            })
        })
        .collect();
    Lane {
        label: lang.t(label),
        happenings,
        ..Lane::default()
    }
}

fn concern(payload: &Payload) -> Option<Mark> {
    match payload {
        Payload::EnquiryReceived(p) if p.acute => Some(Mark::Triangle),
        Payload::EnquiryReceived(_) => Some(Mark::Dot),
        _ => None,
    }
}

fn decision(payload: &Payload) -> Option<Mark> {
    match payload {
        Payload::DecisionMade(_) => Some(Mark::Diamond),
        Payload::PlanMade(_) => Some(Mark::Square),
        _ => None,
    }
}

fn meeting(payload: &Payload) -> Option<Mark> {
    match payload {
        Payload::ChildConversation(_) => Some(Mark::Bubble),
        Payload::FollowUpHeld(_) | Payload::NetworkMeetingHeld(_) | Payload::VisitHeld(_) => {
            Some(Mark::Dot)
        }
        _ => None,
    }
}

fn meetings(lang: Lang, events: &[Effective<'_>], case: &Case, now: Moment) -> Lane {
    let mut held = marks(lang, "lane-meetings", events, meeting);
    let ahead = case
        .bookings
        .iter()
        .filter(|b| !b.is_cancelled && b.on >= now);
    held.happenings.extend(ahead.map(|b| Happening {
        on: b.on.day().0,
        mark: Mark::Ring,
        title: format!(
            "{}: {}",
            lang.t("state-booked"),
            words::code(lang, "booking", b.what.as_str())
        ),
        href: Some("#bookings".to_owned()),
    }));
    held
}

fn assessments(lang: Lang, case: &Case) -> Lane {
    let spans = case
        .assessments
        .iter()
        .map(|a| Span {
            from: a.opened_at.day().0,
            to: a.completed_at.map(|at| at.day().0),
            title: lang.t("lane-assessment"),
            href: None,
        })
        .collect();
    Lane {
        label: lang.t("lane-assessment"),
        spans,
        ..Lane::default()
    }
}

/// The way on the ladder: one stretch for each place of each measure; what runs beside a
/// higher step is drawn thin.
fn ladder(lang: Lang, case: &Case) -> Lane {
    let mut stretches: Vec<Stretch> = Vec::new();
    for measure in &case.measures {
        for (i, stay) in measure.stays.iter().enumerate().filter(|(_, s)| s.step > 0) {
            let until = measure
                .stays
                .get(i + 1)
                .map(|next| next.from)
                .or(measure.ended_at);
            stretches.push(Stretch {
                from: stay.from.day().0,
                to: until.map(|at| at.day().0),
                step: u32::from(stay.step),
                title: measure_title(lang, measure, stay.place),
                href: None,
                beside: case.step_at(stay.from) > stay.step,
            });
        }
    }
    stretches.sort_by_key(|s| s.from);
    Lane {
        label: lang.t("lane-ladder"),
        ladder: stretches,
        begins_group: true,
        ..Lane::default()
    }
}

fn measure_title(lang: Lang, measure: &Measure, place: Option<domain::Place>) -> String {
    match place {
        Some(place) => {
            format!(
                "{} · {}",
                words::code(lang, "place", place.as_str()),
                measure.paragraph
            )
        }
        None => measure.paragraph.clone(),
    }
}

/// Duties of law as windows; those that open later than half a year are left out.
fn duties(lang: Lang, case: &Case, ruleset: &Ruleset, now: Moment, number: u32) -> Lane {
    let horizon = now.day().add_days(180).end();
    let windows = case
        .duties
        .iter()
        .filter(|d| d.opens <= horizon && d.layer == law::Layer::Law && d.void.is_none())
        .filter_map(|d| {
            Some(Window {
                opens: d.opens.day().0,
                due: d.due?.day().0,
                met: d.met.map(|(_, at, _)| at.day().0),
                state: words::state(d, now),
                title: words::rule(lang, ruleset, &d.rule),
                href: Some(format!("/cases/{number}/duties/{}", d.id(case.person))),
            })
        })
        .collect();
    Lane {
        label: lang.t("lane-duties"),
        windows,
        begins_group: true,
        ..Lane::default()
    }
}
