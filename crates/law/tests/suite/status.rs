//! What an obligation's status is on a day.

use law::{Met, Moment, Obligation, Status, Void, VoidReason};

fn duty() -> Obligation {
    Obligation {
        rule: 0,
        version: 0,
        trigger: 0,
        ordinal: 0,
        key: -1,
        counted_from: at("2024-01-01T00:00"),
        opens: at("2024-01-01T00:00"),
        due: Some(at("2024-01-10T23:59:59")),
        alarm: None,
        met: None,
        void: None,
    }
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn met(moment: &str, known: &str) -> Met {
    Met {
        source: 1,
        at: at(moment),
        known: at(known),
    }
}

#[test]
fn a_duty_is_coming_open_and_late_in_turn() {
    let duty = duty();
    assert_eq!(duty.status(at("2023-12-31T23:59:59")), Status::Coming);
    assert_eq!(duty.status(at("2024-01-01T00:00")), Status::Open);
    assert_eq!(duty.status(at("2024-01-10T23:59:59")), Status::Open);
    assert_eq!(duty.status(at("2024-01-11T00:00")), Status::Late);
    assert_eq!(duty.days_late(at("2024-01-10T12:00")), 0);
    assert_eq!(duty.days_late(at("2024-01-11T00:00")), 1);
    assert_eq!(duty.days_late(at("2024-01-31T12:00")), 21);
}

#[test]
fn an_act_counts_from_its_own_moment_on() {
    let duty = Obligation {
        met: Some(met("2024-01-15T12:00", "2024-01-15T12:00")),
        ..duty()
    };
    assert_eq!(duty.status(at("2024-01-15T11:59")), Status::Late);
    assert_eq!(duty.status(at("2024-01-15T12:00")), Status::MetLate);
    assert_eq!(duty.days_late(at("2030-01-01T00:00")), 5);
}

#[test]
fn an_act_in_time_that_was_recorded_after_the_due_moment_is_recorded_late() {
    let in_time = Obligation {
        met: Some(met("2024-01-09T12:00", "2024-01-10T23:59:59")),
        ..duty()
    };
    let backdated = Obligation {
        met: Some(met("2024-01-09T12:00", "2024-01-11T00:00")),
        ..duty()
    };
    let late = Obligation {
        met: Some(met("2024-01-12T12:00", "2024-01-13T00:00")),
        ..duty()
    };
    assert!(!in_time.recorded_late());
    assert!(backdated.recorded_late());
    assert!(!late.recorded_late());
    assert_eq!(backdated.status(at("2024-02-01T00:00")), Status::Met);
}

#[test]
fn what_falls_away_in_time_is_gone_and_what_falls_away_late_stays_a_breach() {
    let fall = |moment: &str| {
        Some(Void {
            source: None,
            at: at(moment),
            reason: VoidReason::CaseClosed,
        })
    };
    let in_time = Obligation {
        void: fall("2024-01-10T12:00"),
        ..duty()
    };
    let late = Obligation {
        void: fall("2024-01-20T12:00"),
        ..duty()
    };
    assert_eq!(in_time.status(at("2024-01-10T11:59")), Status::Open);
    assert_eq!(in_time.status(at("2024-01-10T12:00")), Status::FallenAway);
    assert_eq!(late.status(at("2024-01-20T11:59")), Status::Late);
    assert_eq!(late.status(at("2024-01-20T12:00")), Status::Breached);
    assert_eq!(late.days_late(at("2025-01-01T00:00")), 10);
}

#[test]
fn a_duty_without_a_date_is_open_until_it_is_met() {
    let duty = Obligation {
        due: None,
        met: Some(met("2024-05-01T00:00", "2024-05-01T00:00")),
        ..duty()
    };
    assert_eq!(duty.status(at("2024-04-30T00:00")), Status::Open);
    assert_eq!(duty.status(at("2024-05-01T00:00")), Status::Met);
}

#[test]
fn codes_are_read_back() {
    for reason in VoidReason::ALL {
        assert_eq!(reason.code().parse(), Ok(reason));
        // The code in rule files is the code that is stored.
        let written: VoidReason = toml::Value::String(reason.code().to_owned())
            .try_into()
            .unwrap();
        assert_eq!(written, reason);
    }
    assert!("because".parse::<VoidReason>().is_err());
}
