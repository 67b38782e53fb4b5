//! What must hold for every input.

use jiff::civil;
use jiff::tz::TimeZone;
use law::calendar::{self, Hverdag};
use law::counting::{self, Counting, First, Skipped, Unit};
use law::{AttributeType, Day, Facts, Moment, Obligation, Scratch, Status};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::vocabulary::{VOCABULARY, book};

fn copenhagen() -> TimeZone {
    TimeZone::get("Europe/Copenhagen").unwrap()
}

fn date(day: Day) -> civil::Date {
    let (year, month, dom) = day.ymd();
    civil::date(
        i16::try_from(year).unwrap(),
        i8::try_from(month).unwrap(),
        i8::try_from(dom).unwrap(),
    )
}

/// 1990-01-01 to 2060-12-31.
fn a_day() -> impl Strategy<Value = Day> {
    (7305..33_238_i32).prop_map(Day)
}

fn a_counting() -> impl Strategy<Value = Counting> {
    let unit = prop_oneof![
        Just(Unit::Hour),
        Just(Unit::Day),
        Just(Unit::WorkingDay),
        Just(Unit::Week),
        Just(Unit::Month),
        Just(Unit::Year)
    ];
    (unit, any::<bool>(), any::<bool>()).prop_map(|(unit, same_day, saturday)| Counting {
        unit,
        first: match unit {
            Unit::Hour => First::Immediately,
            Unit::Day | Unit::WorkingDay | Unit::Week if same_day => First::SameDay,
            _ => First::NextDay,
        },
        hverdag: if saturday {
            Hverdag::MondayToSaturday
        } else {
            Hverdag::MondayToFriday
        },
    })
}

#[test]
fn every_day_of_the_table_begins_where_the_time_zone_database_says() {
    let zone = copenhagen();
    for number in 7305..=33_238 {
        let day = Day(number);
        let zoned = date(day).to_zoned(zone.clone()).unwrap();
        assert_eq!(day.start().0, zoned.timestamp().as_second(), "{day}");
        assert_eq!(day.start().day(), day);
        assert_eq!(day.end().day(), day);
        assert_eq!(day.end().0 + 1, Day(number + 1).start().0);
    }
}

#[test]
fn days_far_outside_the_table_agree_too() {
    for text in [
        "1955-07-01",
        "1985-07-01",
        "2061-07-01",
        "2075-03-31",
        "1920-01-01",
    ] {
        let day: Day = text.parse().unwrap();
        assert_eq!(
            day.start().0,
            date(day)
                .to_zoned(copenhagen())
                .unwrap()
                .timestamp()
                .as_second(),
            "{text}"
        );
        assert_eq!(day.start().day(), day, "{text}");
    }
}

#[test]
fn easter_falls_where_it_fell() {
    for text in [
        "2019-04-21",
        "2020-04-12",
        "2021-04-04",
        "2022-04-17",
        "2023-04-09",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
    ] {
        let day: Day = text.parse().unwrap();
        assert_eq!(calendar::easter(day.year()), day);
        assert_eq!(day.weekday(), 7);
    }
}

#[test]
fn a_holiday_asked_by_day_is_the_one_listed_by_year() {
    for year in 1985..=2065 {
        let listed = calendar::holidays(year);
        assert!(listed.is_sorted_by_key(|(day, _)| *day));
        assert_eq!(listed.len(), if year <= 2023 { 11 } else { 10 });
        let mut day = Day::from_ymd(year, 1, 1).unwrap();
        while day.year() == year {
            let expected = listed.iter().any(|(holiday, _)| *holiday == day);
            assert_eq!(calendar::holiday(day).is_some(), expected, "{day}");
            day = day.add_days(1);
        }
    }
}

#[test]
fn born_on_29_february_counts_from_1_march_in_common_years() {
    let birth: Day = "2008-02-29".parse().unwrap();
    assert_eq!(calendar::birthday(birth, 18).to_string(), "2026-03-01");
    assert_eq!(calendar::birthday(birth, 16).to_string(), "2024-02-29");
    assert_eq!(calendar::age_on(birth, "2026-02-28".parse().unwrap()), 17);
    assert_eq!(calendar::age_on(birth, "2026-03-01".parse().unwrap()), 18);
    assert_eq!(calendar::age_on(birth, "2008-02-28".parse().unwrap()), -1);
}

#[test]
fn texts_that_are_no_days_or_moments_are_refused() {
    for text in [
        "2023-02-29",
        "2023-13-01",
        "2023-1-01",
        "23-01-01",
        "2023-01-01T",
        "",
        "æøåæøåæøåæ",
        "+023-01-01",
    ] {
        assert!(text.parse::<Day>().is_err(), "{text}");
    }
    for text in [
        "2023-01-01T24:00",
        "2023-01-01T10:60",
        "2023-01-01 10:00",
        "2023-02-29T10:00",
        "2023-01-01T10.00",
    ] {
        assert!(text.parse::<Moment>().is_err(), "{text}");
    }
    let local: Moment = "2024-07-01T12:00".parse().unwrap();
    let offset: Moment = "2024-07-01T12:00:00+02:00".parse().unwrap();
    assert_eq!(local, offset);
    assert_eq!(local.to_string(), "2024-07-01T10:00:00Z");
}

#[test]
fn a_wall_clock_time_that_does_not_exist_is_one_hour_later_and_a_double_one_the_first() {
    let gap: Moment = "2024-03-31T02:30".parse().unwrap();
    assert_eq!(gap.to_string(), "2024-03-31T01:30:00Z");
    let fold: Moment = "2024-10-27T02:30".parse().unwrap();
    assert_eq!(fold.to_string(), "2024-10-27T00:30:00Z");
}

proptest! {
    #[test]
    fn a_moment_is_the_same_local_time_as_in_the_database(seconds in 631_152_000_i64..2_871_763_200) {
        let moment = Moment(seconds);
        let zoned = jiff::Timestamp::from_second(seconds).unwrap().to_zoned(copenhagen());
        let (day, second) = moment.local();
        prop_assert_eq!(date(day), zoned.date());
        let time = zoned.time();
        let expected = i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second());
        prop_assert_eq!(i64::from(second), i64::from(expected));
        prop_assert_eq!(moment.to_string().parse::<Moment>(), Ok(moment));
    }

    #[test]
    fn a_local_time_is_read_as_the_database_reads_it(day in a_day(), hour in 0_u32..24, minute in 0_u32..60) {
        let datetime = date(day).at(i8::try_from(hour).unwrap(), i8::try_from(minute).unwrap(), 0, 0);
        prop_assert_eq!(day.at(hour, minute).0, datetime.to_zoned(copenhagen()).unwrap().timestamp().as_second());
    }

    #[test]
    fn a_day_has_the_date_and_weekday_of_the_civil_calendar(number in -200_000_i32..200_000) {
        let day = Day(number);
        let (year, month, dom) = day.ymd();
        prop_assert_eq!(Day::from_ymd(year, month, dom), Some(day));
        prop_assert_eq!(day.weekday(), u32::try_from(date(day).weekday().to_monday_one_offset()).unwrap());
        prop_assert_eq!(date(day), civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(number)).unwrap());
    }

    #[test]
    fn adding_months_ends_on_the_last_day_of_a_shorter_month(day in a_day(), months in -300_i32..300) {
        let expected = date(day).checked_add(jiff::Span::new().months(months)).unwrap();
        prop_assert_eq!(date(day.add_months(months)), expected);
    }

    #[test]
    fn working_days_are_counted_one_by_one(day in a_day(), count in 0_i32..30, saturday in any::<bool>()) {
        let hverdag = if saturday { Hverdag::MondayToSaturday } else { Hverdag::MondayToFriday };
        let end = calendar::add_working_days(day, count, hverdag);
        let between = (day.0 + 1..=end.0).filter(|number| calendar::is_working_day(Day(*number), hverdag)).count();
        prop_assert_eq!(i32::try_from(between).unwrap(), count);
        prop_assert!(count == 0 || calendar::is_working_day(end, hverdag));
        prop_assert!(saturday || calendar::add_working_days(day, count, Hverdag::MondayToSaturday) <= end);
    }

    #[test]
    fn age_rises_by_one_on_each_birthday(birth in a_day(), age in 0_i32..30) {
        let birthday = calendar::birthday(birth, age);
        prop_assert_eq!(calendar::age_on(birth, birthday), age);
        prop_assert_eq!(calendar::age_on(birth, birthday.add_days(-1)), age - 1);
    }

    #[test]
    fn the_last_step_ends_at_the_due_moment(day in a_day(), hour in 0_u32..24, value in 1_i32..40, counting in a_counting()) {
        let from = day.at(hour, 17);
        let due = counting::due(from, value, &counting);
        let steps = counting::explain(from, value, &counting);
        prop_assert_eq!(steps.last().map(|step| step.to), Some(due));
        prop_assert_eq!(steps.first().map(|step| step.from), Some(from));
        prop_assert_eq!(steps.iter().filter_map(|step| step.counted).max(), Some(value));
        prop_assert!(steps.windows(2).all(|pair| pair[0].to <= pair[1].to));
        for step in &steps {
            prop_assert_eq!(step.counted.is_none(), step.skipped.is_some());
            if let Some(Skipped::Holiday(holiday)) = step.skipped {
                prop_assert_eq!(calendar::holiday(step.to.day()), Some(holiday));
            }
        }
    }

    #[test]
    fn counting_back_from_a_birthday_ends_at_the_due_moment_too(day in a_day(), value in 1_i32..24) {
        let counting = Counting { unit: Unit::Month, first: First::NextDay, hverdag: Hverdag::MondayToFriday };
        let steps = counting::explain(day.start(), -value, &counting);
        prop_assert_eq!(steps.last().map(|step| step.to), Some(counting::due(day.start(), -value, &counting)));
        prop_assert_eq!(steps.last().map(|step| step.to.day()), Some(day.add_months(-value)));
    }
}

/// A fact as pushed: kind, moment, source, attributes.
type Pushed = (u16, Moment, u32, Vec<(u16, i64)>);

/// Facts of any kind, each attribute there or not, 2005 to 2026; children born 1999 to 2026.
/// Half of the attributes are there, so that most conditions of most rules come true often.
fn some_facts(most: usize) -> impl Strategy<Value = Vec<Pushed>> {
    let kinds = u16::try_from(VOCABULARY.kinds.len()).unwrap();
    let attributes: Vec<_> = (0_u16..)
        .zip(VOCABULARY.attributes)
        .map(|(number, (_, kind))| {
            let value = match kind {
                AttributeType::Day => (10_600_i64..20_700).boxed(),
                AttributeType::Flag => (0_i64..2).boxed(),
                AttributeType::Code(codes) => (0..i64::try_from(codes.len()).unwrap()).boxed(),
                AttributeType::Id | AttributeType::Int => (0_i64..4).boxed(),
            };
            prop::option::of(value.prop_map(move |value| (number, value)))
        })
        .collect();
    // What ends things comes less often than what begins them.
    let usual: Vec<u16> = [
        "measure_started",
        "follow_up_held",
        "rhythm_decided",
        "enquiry_received",
        "decision_made",
    ]
    .into_iter()
    .filter_map(|kind| VOCABULARY.kind(kind))
    .collect();
    let kind = prop_oneof![1 => 0..kinds, 1 => prop::sample::select(usual)];
    let again = prop::collection::vec((0_u16..9, 0_i64..4), 0..3);
    let fact = (kind, 1_104_000_000_i64..1_790_000_000, attributes, again);
    prop::collection::vec(fact, 0..most).prop_map(|facts| {
        (0..)
            .zip(facts)
            .map(|(source, (kind, at, attributes, again))| {
                (
                    kind,
                    Moment(at),
                    source,
                    attributes.into_iter().flatten().chain(again).collect(),
                )
            })
            .collect()
    })
}

fn run(pushed: &[Pushed]) -> (Facts, Vec<Obligation>) {
    let mut facts = Facts::new();
    for (kind, at, source, attributes) in pushed {
        facts.push(*kind, *at, at.add_seconds(3600), *source, attributes);
    }
    facts.sort();
    let mut out = Vec::new();
    book().obligations(&facts, &mut out, &mut Scratch::new());
    (facts, out)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_order_in_which_facts_are_pushed_changes_nothing(pushed in some_facts(40), seed in any::<u64>()) {
        let mut shuffled = pushed.clone();
        let length = shuffled.len();
        let mut state = seed | 1;
        for index in (1..length).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(index, usize::try_from(state >> 33).unwrap() % (index + 1));
        }
        prop_assert_eq!(run(&pushed).1, run(&shuffled).1);
    }

    #[test]
    fn facts_no_rule_speaks_of_change_nothing(pushed in some_facts(40), extra in some_facts(10)) {
        let note = VOCABULARY.kind("note_written").unwrap();
        let mut more = pushed.clone();
        more.extend(extra.into_iter().map(|(_, at, source, _)| (note, at, 1000 + source, Vec::new())));
        prop_assert_eq!(run(&pushed).1, run(&more).1);
    }

    #[test]
    fn a_used_scratch_gives_what_a_new_one_gives(first in some_facts(40), second in some_facts(40)) {
        let (facts, expected) = run(&second);
        let mut scratch = Scratch::new();
        book().obligations(&run(&first).0, &mut Vec::new(), &mut scratch);
        let mut found = Vec::new();
        book().obligations(&facts, &mut found, &mut scratch);
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn what_happens_later_does_not_change_where_a_duty_stood(
        pushed in some_facts(40),
        birth in 10_600_i64..18_000,
        cut in 1_200_000_000_i64..1_790_000_000,
    ) {
        // The birth is known from the start: learning it later may well change what is due.
        let birth_on = VOCABULARY.attribute("birth_on").unwrap().0;
        let registered = VOCABULARY.kind("person_registered").unwrap();
        let mut all: Vec<Pushed> = pushed;
        for (_, _, _, attributes) in &mut all {
            attributes.retain(|(name, _)| *name != birth_on);
        }
        all.push((registered, Moment(0), 5000, vec![(birth_on, birth)]));
        let then: Vec<Pushed> = all.iter().filter(|fact| fact.1.0 <= cut).cloned().collect();
        let (now, then) = (run(&all).1, run(&then).1);
        let as_of = Moment(cut);
        for duty in then.iter().filter(|duty| duty.opens <= as_of) {
            let same = |other: &&Obligation| {
                (other.rule, other.trigger, other.ordinal) == (duty.rule, duty.trigger, duty.ordinal)
            };
            let found = now.iter().find(same).map(|other| other.status(as_of));
            prop_assert_eq!(found, Some(duty.status(as_of)), "{}", book().rule(duty.rule).id.as_str());
        }
        for duty in now.iter().filter(|duty| duty.opens <= as_of) {
            let same = |other: &&Obligation| {
                (other.rule, other.trigger, other.ordinal) == (duty.rule, duty.trigger, duty.ordinal)
            };
            prop_assert!(then.iter().any(|other| same(&other)), "{} was not there", book().rule(duty.rule).id.as_str());
        }
    }

    #[test]
    fn every_obligation_is_explained_and_has_an_identity_of_its_own(pushed in some_facts(40)) {
        let (facts, found) = run(&pushed);
        let mut identities: Vec<_> = found.iter().map(|duty| (duty.rule, duty.trigger, duty.ordinal)).collect();
        identities.sort_unstable();
        let count = identities.len();
        identities.dedup();
        prop_assert_eq!(identities.len(), count, "two obligations share an identity");
        for duty in &found {
            prop_assert!(duty.met.is_none() || duty.void.is_none());
            prop_assert!(facts.facts.iter().any(|fact| fact.source == duty.trigger));
            let explanation = book().explain(&facts, duty);
            if let (Some(due), Some(last)) = (duty.due, explanation.steps.last()) {
                prop_assert_eq!(last.to, due, "{}", explanation.rule.id.as_str());
            }
            prop_assert!(
                duty.due.is_none() || !explanation.steps.is_empty() || explanation.due_given_by.is_some(),
                "{} is not explained", explanation.rule.id.as_str()
            );
            // Once met or fallen away, nothing changes any more.
            let ended = duty.met.map(|met| met.at).or(duty.void.map(|void| void.at));
            if let Some(ended) = ended.filter(|ended| *ended >= duty.opens) {
                let status = duty.status(ended);
                prop_assert!(!matches!(status, Status::Open | Status::Late | Status::Coming));
                prop_assert_eq!(duty.status(ended.add_seconds(100_000_000)), status);
            }
        }
    }
}

#[test]
fn the_made_up_facts_reach_every_rule() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = some_facts(60);
    let mut reached = vec![0; book().rules().len()];
    for _ in 0..800 {
        let pushed = strategy.new_tree(&mut runner).unwrap().current();
        for duty in run(&pushed).1 {
            reached[usize::from(duty.rule)] += 1;
        }
    }
    for (rule, count) in book().rules().iter().zip(reached) {
        assert!(count > 0, "{} is never reached", rule.id);
    }
}
