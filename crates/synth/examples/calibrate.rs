//! Prints the table of `docs/calibration.md`: published national figures beside those of a
//! made-up municipality of 50 000, counted from its events.
//!
//! `cargo run -p synth --example calibrate [CHILDREN [SEED]]`

use domain::case::Case;
use domain::fold::{Rules, Workspace, fold};
use domain::{Day, DecisionKind, Event, Moment, Notifier, PersonId, Place, Sex, SupportClass};
use law::Status;
use std::collections::BTreeMap;

/// The years looked at: whole calendar years of the period.
const YEARS: std::ops::RangeInclusive<i32> = 2017..=2025;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let children = arguments
        .next()
        .and_then(|a| a.parse().ok())
        .unwrap_or(5200);
    let seed = arguments.next().and_then(|a| a.parse().ok()).unwrap_or(1);
    let until: Moment = "2026-11-22T12:00:00Z".parse().expect("a moment");
    let settings = synth::Settings {
        children,
        years: 10,
        until,
        seed,
    };
    let events = synth::generate(&settings);
    let total = events.len();
    let mut by_person: BTreeMap<PersonId, Vec<Event>> = BTreeMap::new();
    for event in events {
        for person in &event.subjects {
            by_person.entry(*person).or_default().push(event.clone());
        }
    }
    let rules = Rules::built_in();
    let mut work = Workspace::default();
    let cases: Vec<Case> = by_person
        .iter()
        .map(|(p, e)| fold(&[*p], e, &rules, &mut work))
        .collect();
    let scale = 5200.0 / f64::from(children);
    println!(
        "{total} events, {:.1} per child\n",
        ratio(total, children as usize)
    );
    println!("| figure | published | generated | source |\n|---|---|---|---|");
    intake(&cases, scale);
    sources(&cases);
    support(&cases, scale);
    compliance(&cases, until);
    complaints(&cases);
    load(&settings, &cases, until);
}

fn row(figure: &str, published: &str, generated: &str, source: &str) {
    println!("| {figure} | {published} | {generated} | {source} |");
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn percent(part: usize, whole: usize) -> String {
    format!("{:.1} %", 100.0 * ratio(part, whole))
}

/// A yearly mean over `YEARS`, scaled to 50 000 inhabitants.
fn yearly(count: usize, scale: f64) -> String {
    format!("{:.0}", ratio(count, YEARS.count()) * scale)
}

fn intake(cases: &[Case], scale: f64) {
    let (mut notices, mut children, mut spread) = (0, 0, [0_usize; 6]);
    let mut by_year = BTreeMap::new();
    for year in YEARS {
        for case in cases {
            let n = case
                .notifications
                .iter()
                .filter(|n| n.enquiry.is_sent())
                .filter(|n| n.received_at.day().year() == year)
                .count();
            if n > 0 {
                notices += n;
                children += 1;
                spread[n.min(6) - 1] += 1;
                *by_year.entry(year).or_insert(0_usize) += n;
            }
        }
    }
    row(
        "notifications a year (2022)",
        "1 280",
        &yearly(notices, scale),
        "§ 9.2 D",
    );
    row(
        "children notified a year",
        "715",
        &yearly(children, scale),
        "§ 9.2 D",
    );
    row(
        "notifications per child",
        "1.77-1.79",
        &format!("{:.2}", ratio(notices, children)),
        "S93",
    );
    let known: Vec<_> = cases
        .iter()
        .filter(|c| !c.notifications.is_empty())
        .collect();
    let boys = known.iter().filter(|c| c.sex == Some(Sex::Male)).count();
    row(
        "boys among children notified",
        "52.3 %",
        &percent(boys, known.len()),
        "DST30182 (2018)",
    );
    let (first, last) = (by_year[&2017], by_year[&2022]);
    let growth = format!("{:+.0} %", 100.0 * (ratio(last, first) - 1.0));
    row("notifications 2017 to 2022", "+29 %", &growth, "S92, S93");
    let published = ["66.2", "18.7", "7.2", "3.5", "1.8", "2.7"];
    for (i, (share, said)) in spread.iter().zip(published).enumerate() {
        let more = if i == 5 { " or more" } else { "" };
        let figure = format!("children with {}{more} notification(s) in the year", i + 1);
        row(
            &figure,
            &format!("{said} %"),
            &percent(*share, children),
            "DST30182 (UND2, 2018)",
        );
    }
}

fn sources(cases: &[Case]) {
    let all: Vec<_> = cases
        .iter()
        .flat_map(|c| &c.notifications)
        .filter(|n| n.enquiry.is_sent() && n.received_at.day().year() >= 2020)
        .collect();
    for (notifier, name, published, source) in [
        (Notifier::School, "school", "19.6-21.0 %", "S93"),
        (Notifier::Health, "health service", "19.3-19.6 %", "S93"),
        (Notifier::Police, "police and courts", "12.5-13.1 %", "S93"),
        (
            Notifier::Anonymous,
            "anonymous",
            "6 % (2014)",
            "ast.dk 2014",
        ),
        (Notifier::Municipal, "municipal", "–", "M"),
    ] {
        let n = all.iter().filter(|n| n.notifier == notifier).count();
        row(
            &format!("notifier: {name}"),
            published,
            &percent(n, all.len()),
            source,
        );
    }
}

fn support(cases: &[Case], scale: f64) {
    let measures: Vec<_> = cases
        .iter()
        .flat_map(|c| &c.measures)
        .filter(|m| YEARS.contains(&m.started_at.day().year()))
        .collect();
    let placed = measures
        .iter()
        .filter(|m| m.class == SupportClass::Placement)
        .count();
    let forced = measures
        .iter()
        .filter(|m| m.class == SupportClass::Placement && m.consent.first().is_some_and(|c| !c.1))
        .count();
    let supportive = measures.iter().filter(|m| !m.is_placement).count();
    row(
        "new supportive measures a year",
        "500",
        &yearly(supportive, scale),
        "§ 9.2 D (S101)",
    );
    row(
        "new placements a year",
        "28",
        &yearly(placed, scale),
        "§ 9.2 D (S101)",
    );
    row(
        "– of them without consent",
        "10 %",
        &percent(forced, placed),
        "S100",
    );
    stock(cases, scale);
}

fn stock(cases: &[Case], scale: f64) {
    let (mut any, mut away, mut without, mut aftercare) = (0, 0, 0, 0);
    let mut types: [usize; 4] = [0; 4];
    let mut network = 0;
    let mut ages: [usize; 4] = [0; 4];
    for year in YEARS {
        let at = Day::from_ymd(year, 12, 31).unwrap_or_default().end();
        for case in cases.iter().filter(|case| case.is_ours_at(at)) {
            let running: Vec<_> = case.measures.iter().filter(|m| m.runs_at(at)).collect();
            any += usize::from(!running.is_empty());
            let Some(measure) = running.iter().find(|m| m.is_placement) else {
                continue;
            };
            away += 1;
            aftercare += usize::from(measure.class == SupportClass::Aftercare);
            without += usize::from(!measure.consent_at(at));
            let place = measure.stay_at(at).and_then(|s| s.place);
            network += usize::from(matches!(place, Some(Place::Kin | Place::NetworkFoster)));
            types[match place {
                Some(Place::Institution | Place::Secure) => 1,
                Some(Place::Residential) => 2,
                None | Some(Place::OwnRoom | Place::BoardingSchool) => 3,
                Some(_) => 0,
            }] += 1;
            ages[match case.age_at(at).unwrap_or(0) {
                ..6 => 0,
                6..12 => 1,
                12..18 => 2,
                _ => 3,
            }] += 1;
        }
    }
    row(
        "children with a measure on 31 December",
        "440",
        &yearly(any, scale),
        "§ 9.2 D (S101)",
    );
    row(
        "placed on 31 December",
        "117",
        &yearly(away, scale),
        "§ 9.2 D (S101)",
    );
    row(
        "– in foster families, network included",
        "63 %",
        &percent(types[0], away),
        "S96, S100",
    );
    row(
        "– – of all: kin and network",
        "–",
        &percent(network, away),
        "M",
    );
    row(
        "– in institutions",
        "17 %",
        &percent(types[1], away),
        "S96, S100",
    );
    row(
        "– in residential homes",
        "14 %",
        &percent(types[2], away),
        "S96, S100",
    );
    row("– elsewhere", "6 %", &percent(types[3], away), "S96, S100");
    row(
        "– without consent",
        "20 %",
        &percent(without, away),
        "S96, S98",
    );
    row("– aged 12-17", "about half", &percent(ages[2], away), "S96");
    row(
        "– 18 or older",
        "15 %",
        &percent(ages[3].max(aftercare), away),
        "S96",
    );
}

fn compliance(cases: &[Case], until: Moment) {
    let published = [
        ("notification/evaluation", "87-88 % (2019-21)", "S85, S95"),
        ("notification/receipt", "–", "M 85 %"),
        ("notification/someone_new", "–", "M"),
        (
            "assessment/completed",
            "60 % (2021), 50 % (2024)",
            "S95, S27",
        ),
        (
            "local/assessment_two_months",
            "6 of 10 with a target of 80 %; here 25 %",
            "Delrapport 3",
        ),
        (
            "decision/child_conversation",
            "56 % (2019), 61 % (2021), 65 % (2024)",
            "S85, S95, S27",
        ),
        (
            "plan/before_decision",
            "77 % with lawful omissions (2019)",
            "S85",
        ),
        ("plan/need_decided", "–", "M"),
        ("plan/support", "–", "M 70 %"),
        ("plan/placement", "–", "M 70 %"),
        ("follow_up/first", "44 % (2019), 75 % (2024)", "S85, S27"),
        ("follow_up/later_sel", "–", "M 65-70 %"),
        ("follow_up/rhythm_decided", "–", "M"),
        ("follow_up/in_rhythm", "–", "M"),
        ("visit/two_a_year", "–", "M 75 %"),
        (
            "placement/after_18",
            "93 % with a fault, mostly lateness",
            "S108",
        ),
        ("local/network_meeting_eight_weeks", "–", "M 60 %"),
        (
            "local/follow_up_six_weeks",
            "–",
            "practised by the north only",
        ),
    ];
    for (rule, said, source) in published {
        let (mut kept, mut all) = (0, 0);
        let mut by_year: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
        for duty in cases
            .iter()
            .flat_map(|c| &c.duties)
            .filter(|d| &*d.rule == rule)
        {
            let Some(due) = duty.due.filter(|d| *d <= until && d.day().year() >= 2017) else {
                continue;
            };
            if duty.void.is_some_and(|(_, at, _)| at <= due) {
                continue;
            }
            let good = duty.met.is_some_and(|(_, at, _)| at <= due);
            kept += usize::from(good);
            all += 1;
            let year = by_year.entry(due.day().year()).or_default();
            year.0 += usize::from(good);
            year.1 += 1;
        }
        let years: Vec<String> = [2018, 2021, 2024, 2025]
            .iter()
            .filter_map(|y| {
                by_year
                    .get(y)
                    .map(|v| format!("{y}: {:.0}", 100.0 * ratio(v.0, v.1)))
            })
            .collect();
        let figure = format!("{} ({})", percent(kept, all), years.join(", "));
        row(&format!("in time: `{rule}`"), said, &figure, source);
    }
}

fn complaints(cases: &[Case]) {
    let can = |kind| kind != DecisionKind::Advice;
    let decisions = cases.iter().flat_map(|c| &c.decisions);
    let decided = decisions.filter(|d| can(d.kind)).count();
    let complained = cases.iter().map(|c| c.complaints.len()).sum();
    row(
        "decisions complained of, advice left out",
        "–",
        &percent(complained, decided),
        "M 4 %, an assumption",
    );
}

fn load(settings: &synth::Settings, cases: &[Case], until: Moment) {
    let open: Vec<_> = cases.iter().filter(|c| c.is_open_at(until)).collect();
    let mut by_worker: BTreeMap<_, usize> = BTreeMap::new();
    for case in &open {
        if let Some(main) = case.main_at(until) {
            *by_worker.entry(main.worker).or_default() += 1;
        }
    }
    let per = format!("{:.0}", ratio(by_worker.values().sum(), by_worker.len()));
    row("running cases per caseworker", "31 (2023)", &per, "S88");
    let demo = synth::demo_people(settings);
    let mine: Vec<_> = open
        .iter()
        .filter(|c| c.main_at(until).is_some_and(|m| m.worker == demo[0].worker))
        .collect();
    let count = |status: Status| {
        mine.iter()
            .flat_map(|c| &c.duties)
            .filter(|d| d.layer == law::Layer::Law && d.status(until) == status)
            .count()
    };
    let booked = mine
        .iter()
        .flat_map(|c| &c.bookings)
        .filter(|b| !b.is_cancelled && b.on > until)
        .count();
    println!(
        "\nDemo caseworker: {} cases, {} late, {} open, {booked} booked; {} open cases without one.",
        mine.len(),
        count(Status::Late),
        count(Status::Open),
        open.iter().filter(|c| c.main_at(until).is_none()).count()
    );
}
