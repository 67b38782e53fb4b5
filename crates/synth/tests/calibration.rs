//! The municipality keeps to the published figures, counted simply from its events. The
//! bands are wide enough for one seed of a small municipality and narrow enough to notice
//! when something is put out of joint. Sources: docs/calibration.md.

use domain::{Day, Event, EventId, Moment, Payload, PersonId, Place, StreamId};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;
use synth::Settings;

static EVENTS: LazyLock<Vec<Event>> = LazyLock::new(|| {
    let until = "2026-06-30T12:00:00Z".parse().expect("a moment");
    // Corrected events are left out: what is counted is what was first recorded.
    let mut all = synth::generate(&Settings {
        children: 5200,
        years: 10,
        until,
        seed: 3,
    });
    all.retain(|e| e.corrects.is_none());
    all
});

const YEARS: std::ops::RangeInclusive<i32> = 2017..=2025;

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[track_caller]
fn within(value: f64, low: f64, high: f64) {
    assert!(
        (low..=high).contains(&value),
        "{value:.3} is not within {low} and {high}"
    );
}

#[test]
fn a_case_has_27_events_or_more_on_average_and_many_have_few() {
    within(ratio(EVENTS.len(), 5200), 27.0, 46.0);
    let mut by_child: HashMap<PersonId, usize> = HashMap::new();
    for e in EVENTS.iter() {
        for child in &e.subjects {
            *by_child.entry(*child).or_default() += 1;
        }
    }
    within(
        ratio(
            by_child.values().filter(|n| **n <= 16).count(),
            by_child.len(),
        ),
        0.15,
        0.45,
    );
    assert!(by_child.values().filter(|n| **n >= 200).count() >= 10);
}

#[test]
fn notifications_fall_on_children_as_in_the_national_table() {
    let mut by_child: BTreeMap<(i32, PersonId), usize> = BTreeMap::new();
    for e in EVENTS.iter() {
        let Payload::EnquiryReceived(p) = &e.payload else {
            continue;
        };
        let year = e.at.day().year();
        if p.enquiry.is_sent() && YEARS.contains(&year) {
            for child in &e.subjects {
                *by_child.entry((year, *child)).or_default() += 1;
            }
        }
    }
    let children = by_child.len();
    let notices: usize = by_child.values().sum();
    within(ratio(notices, children), 1.65, 1.87);
    within(ratio(children, YEARS.count()), 640.0, 800.0);
    within(ratio(notices, YEARS.count()), 1130.0, 1430.0);
    let share = |n: usize| ratio(by_child.values().filter(|v| **v == n).count(), children);
    within(share(1), 0.62, 0.69);
    within(share(2), 0.155, 0.215);
    within(share(3), 0.055, 0.09);
    let many = by_child.values().filter(|n| **n >= 6).count();
    within(ratio(many, children), 0.018, 0.048);
}

/// Start, end and first place of each measure.
fn measures() -> Vec<(Moment, Option<Moment>, Option<Place>, bool)> {
    let mut order = Vec::new();
    let mut all = HashMap::new();
    for e in EVENTS.iter() {
        match &e.payload {
            Payload::MeasureStarted(p) => {
                order.push(p.measure);
                let adult = p.paragraph.contains("76") || p.paragraph.contains("114");
                all.insert(p.measure, (e.at, None, p.place, adult));
            }
            Payload::MeasureEnded(p) => {
                if let Some(m) = all.get_mut(&p.measure) {
                    m.1 = Some(e.at);
                }
            }
            _ => {}
        }
    }
    order.into_iter().map(|m| all[&m]).collect()
}

#[test]
fn as_many_children_are_placed_and_supported_as_in_the_nation() {
    let all = measures();
    let (mut placed, mut foster, mut institution) = (0, 0, 0);
    for year in YEARS {
        let at = Day::from_ymd(year, 12, 31).expect("a day").end();
        for (start, end, place, _) in &all {
            let Some(place) = place else { continue };
            if *start <= at && end.is_none_or(|e| e > at) {
                placed += 1;
                match place {
                    Place::Institution | Place::Secure => institution += 1,
                    Place::Residential | Place::OwnRoom | Place::BoardingSchool => {}
                    _ => foster += 1,
                }
            }
        }
    }
    within(ratio(placed, YEARS.count()), 92.0, 142.0);
    within(ratio(foster, placed), 0.55, 0.75);
    within(ratio(institution, placed), 0.09, 0.25);
    let begun = |away: bool| {
        all.iter()
            .filter(|m| YEARS.contains(&m.0.day().year()) && m.2.is_some() == away && !m.3)
            .count()
    };
    within(ratio(begun(true), YEARS.count()), 21.0, 36.0);
    within(ratio(begun(false), YEARS.count()), 400.0, 580.0);
}

#[test]
fn the_law_is_kept_about_as_often_as_the_national_audits_found() {
    let mut received: HashMap<StreamId, Moment> = HashMap::new();
    let mut evaluated: HashMap<StreamId, Moment> = HashMap::new();
    let mut aware = HashMap::new();
    let mut completed = HashMap::new();
    let mut started = HashMap::new();
    let mut ended = HashMap::new();
    let mut followed = HashMap::new();
    for e in EVENTS.iter() {
        match &e.payload {
            Payload::EnquiryReceived(p) if p.enquiry.is_notification() => {
                received.insert(e.stream, e.at);
            }
            Payload::NotificationEvaluated(_) => drop(evaluated.entry(e.stream).or_insert(e.at)),
            Payload::AssessmentOpened(p) => drop(aware.insert(p.assessment, p.aware_on)),
            Payload::AssessmentCompleted(p) => drop(completed.insert(p.assessment, e.at.day())),
            Payload::MeasureStarted(p)
                if p.paragraph.contains("52") || p.paragraph.contains("BL § 32") =>
            {
                started.insert(p.measure, e.at.day());
            }
            Payload::MeasureEnded(p) => drop(ended.insert(p.measure, e.at.day())),
            Payload::FollowUpHeld(p) => {
                for m in &p.measures {
                    followed.entry(*m).or_insert(e.at.day());
                }
            }
            _ => {}
        }
    }
    let in_a_day = received
        .iter()
        .filter(|(n, at)| evaluated.get(*n).is_some_and(|e| e.0 - at.0 <= 86_400))
        .count();
    within(ratio(in_a_day, received.len()), 0.87, 0.935);
    let end = Day::from_ymd(2026, 2, 1).expect("a day");
    let due: Vec<_> = aware.iter().filter(|(_, on)| **on < end).collect();
    let by = |months: i32| {
        due.iter()
            .filter(|(id, on)| {
                completed
                    .get(*id)
                    .is_some_and(|c| *c <= on.add_months(months))
            })
            .count()
    };
    within(ratio(by(4), due.len()), 0.50, 0.62);
    within(ratio(by(2), due.len()), 0.18, 0.32);
    let share = |from: i32, to: i32| {
        let due: Vec<_> = started
            .iter()
            .filter(|(_, on)| (from..=to).contains(&on.year()))
            .filter(|(id, on)| ended.get(*id).is_none_or(|end| *end > on.add_months(3)))
            .collect();
        let held = due
            .iter()
            .filter(|(id, on)| followed.get(*id).is_some_and(|f| *f <= on.add_months(3)))
            .count();
        ratio(held, due.len())
    };
    within(share(2017, 2019), 0.48, 0.66);
    within(share(2023, 2025), 0.66, 0.84);
}

#[test]
fn most_is_recorded_the_same_day_and_some_much_later() {
    let of = |days: i64| {
        EVENTS
            .iter()
            .filter(|e| e.appended_at.0 - e.at.0 <= days * 86_400)
            .count()
    };
    within(ratio(of(1), EVENTS.len()), 0.92, 0.99);
    assert!(EVENTS.len() - of(14) > 300);
    let ids: HashSet<EventId> = EVENTS.iter().map(|e| e.id).collect();
    assert_eq!(ids.len(), EVENTS.len());
}

#[test]
fn about_four_in_a_hundred_decisions_are_complained_of_and_some_complaints_run() {
    use domain::DecisionKind;
    let mut decided = 0;
    let (mut received, mut ended) = (HashSet::new(), HashSet::new());
    let (mut looked, mut sent) = (HashSet::new(), HashSet::new());
    for e in EVENTS.iter() {
        match &e.payload {
            Payload::DecisionMade(p) => decided += usize::from(p.kind != DecisionKind::Advice),
            Payload::ComplaintReceived(p) => drop(received.insert(p.complaint)),
            Payload::ComplaintReassessed(p) if p.reassessment.is_final() => {
                ended.insert(p.complaint);
            }
            Payload::ComplaintReassessed(p) => drop(looked.insert(p.complaint)),
            Payload::ComplaintSentOn(p) => drop(sent.insert(p.complaint)),
            Payload::ComplaintDecided(p) => drop(ended.insert(p.complaint)),
            _ => {}
        }
    }
    within(ratio(received.len(), decided), 0.03, 0.055);
    let running = received.difference(&ended);
    let (mut first, mut waits, mut away) = (0, 0, 0);
    for complaint in running {
        match (looked.contains(complaint), sent.contains(complaint)) {
            (_, true) => away += 1,
            (true, false) => waits += 1,
            (false, false) => first += 1,
        }
    }
    assert!(first + waits > 1 && away > 2, "{first} {waits} {away}");
}
