//! The picture of a child's measures: bars, risers and marks from what is on record.

use super::now::Of;
use crate::pages::words;
use crate::ui::climb::{Bar, Climb, Rise};
use crate::ui::path::{Stretch, period};
use crate::ui::timeline::{Happening, Mark};
use domain::correction::Effective;
use domain::measures::{Change, Course};
use domain::{BookingKind, Payload};

/// How far ahead a planned end is drawn, in days.
const AHEAD: i32 = 550;

pub(super) fn of(of: &Of<'_>, courses: &[Course<'_>], changes: &[Change<'_>]) -> Climb {
    let lang = of.lang;
    let today = of.now.day().0;
    let bars: Vec<Bar> = courses
        .iter()
        .enumerate()
        .flat_map(|(i, course)| stays(of, i, course))
        .collect();
    let decisions = marks(of.stands, |e| decision(of, e));
    let mut meetings = marks(of.stands, |e| meeting(of, e));
    meetings.extend(booked(of));
    let begun = bars.iter().map(|bar| bar.from);
    let first = begun.chain(decisions.iter().map(|d| d.on)).min();
    let ahead = |bar: &Bar| bar.planned.max(bar.home.map(|(_, until)| until));
    let planned = bars.iter().filter_map(ahead).max();
    let to = planned.unwrap_or(0).min(today + AHEAD).max(today + 45);
    Climb {
        id: "climb".to_owned(),
        title: lang.t("measures-picture"),
        description: lang.t_args("measures-picture-text", &[("n", courses.len().into())]),
        from: first.unwrap_or(today - 365).min(today - 90),
        to,
        today,
        steps: (1..=6)
            .map(|step| lang.t(&format!("ladder-step-{step}")))
            .collect(),
        bars,
        rises: changes
            .iter()
            .enumerate()
            .map(|(i, c)| rise(of, i, c))
            .collect(),
        decisions,
        meetings,
    }
}

/// One bar for each place of a measure.
fn stays(of: &Of<'_>, index: usize, course: &Course<'_>) -> Vec<Bar> {
    let (lang, measure) = (of.lang, course.measure);
    let last = measure.stays.len().saturating_sub(1);
    let planned = course.planned_end().map(|day| day.0);
    let known = measure
        .stays
        .iter()
        .enumerate()
        .filter(|(_, stay)| stay.step > 0);
    known
        .map(|(i, stay)| {
            let next = measure.stays.get(i + 1).map(|next| next.from);
            let to = next.or(measure.ended_at).map(|at| at.day().0);
            let planned = planned.filter(|_| i == last && to.is_none());
            let from = stay.from.day().0;
            let when = Stretch {
                from,
                to,
                ..Stretch::default()
            };
            let name = super::name(lang, measure, stay.from);
            let mut words = format!("{name}, {}", period(lang, &when));
            if let Some(day) = planned {
                words.push_str(", ");
                words.push_str(
                    &lang.t_args("measures-planned-to", &[("day", lang.date(day).into())]),
                );
            }
            let home = homecoming(of, course).filter(|_| i == last);
            if let Some((first, end)) = home {
                let days = [
                    ("from", lang.date(first).into()),
                    ("to", lang.date(end).into()),
                ];
                words.push_str(", ");
                words.push_str(&lang.t_args("measures-home-period", &days));
            }
            Bar {
                measure: index,
                from,
                to,
                planned,
                home,
                step: stay.step,
                title: super::title(lang, measure, stay.from),
                words,
                href: format!("#m-{}", measure.id),
            }
        })
        .collect()
}

/// The first and the last day of coming home; up to today where no day was said.
fn homecoming(of: &Of<'_>, course: &Course<'_>) -> Option<(i32, i32)> {
    let (from, until) = course.home_period()?;
    let until = until.map_or(of.now.day().0, |day| day.0);
    Some((from.0, until.max(from.0)))
}

fn rise(of: &Of<'_>, index: usize, change: &Change<'_>) -> Rise {
    let number = index + 1;
    Rise {
        on: change.at.day().0,
        from: change.from,
        to: change.to,
        number,
        // What is read aloud begins with what is seen.
        words: format!("{number}. {}", super::change_words(of.lang, change)),
        href: format!("#c-{number}"),
    }
}

fn marks(
    stands: &[Effective<'_>],
    mark: impl Fn(&Effective<'_>) -> Option<Happening>,
) -> Vec<Happening> {
    stands.iter().filter_map(mark).collect()
}

fn decision(of: &Of<'_>, event: &Effective<'_>) -> Option<Happening> {
    let Payload::DecisionMade(p) = &event.content.payload else {
        return None;
    };
    let what = words::code(of.lang, "decision-kind", p.kind.as_str());
    Some(Happening {
        on: event.at().day().0,
        mark: Mark::Diamond,
        title: format!("{}: {what}", of.lang.t("measures-decision")),
        href: Some(format!("/cases/{}/decisions/{}", of.number, p.decision)),
    })
}

fn meeting(of: &Of<'_>, event: &Effective<'_>) -> Option<Happening> {
    let is_meeting = matches!(event.content.payload, Payload::FollowUpHeld(_));
    is_meeting.then(|| Happening {
        on: event.at().day().0,
        mark: Mark::Dot,
        title: words::kind(of.lang, event.content.kind()),
        href: Some(format!("/cases/{}#e-{}", of.number, event.id())),
    })
}

fn booked(of: &Of<'_>) -> impl Iterator<Item = Happening> {
    let ahead = of
        .case
        .bookings
        .iter()
        .filter(|b| b.what == BookingKind::FollowUp && !b.is_cancelled && b.on >= of.now);
    ahead.map(|b| Happening {
        on: b.on.day().0,
        mark: Mark::Ring,
        title: format!(
            "{}: {}",
            of.lang.t("state-booked"),
            words::code(of.lang, "booking", b.what.as_str())
        ),
        href: Some(format!("/cases/{}#bookings", of.number)),
    })
}
