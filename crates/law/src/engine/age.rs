//! When an age is reached while a state holds: `at_age`.
//!
//! The duty is made ahead, with the birthday as its future opening. A negative value counts
//! back from the birthday.

use super::states::Interval;
use super::version::in_force;
use super::view::{From, View, first_of};
use crate::calendar;
use crate::counting;
use crate::obligation::{Obligation, Void, VoidReason};
use crate::rulebook::{Rule, Terms, Version};
use crate::time::{Day, Moment};

pub(super) fn run(view: &View<'_>, number: u16, rule: &Rule, out: &mut Vec<Obligation>) {
    let (Some(state), Some(birth)) = (rule.versions[0].terms.state, view.birth) else {
        return;
    };
    for interval in &view.states[state].union {
        let duty = if rule.versions[0].terms.value < 0 {
            before(view, rule, interval, birth)
        } else {
            after(view, rule, interval, birth)
        };
        out.extend(duty.map(|duty| Obligation {
            rule: number,
            ..duty
        }));
    }
}

fn ends_by(interval: &Interval, at: Moment) -> bool {
    interval.end.is_some_and(|end| end.at <= at)
}

/// So long before the birthday: opens some months before it, or when the state begins later.
fn before(view: &View<'_>, rule: &Rule, interval: &Interval, birth: Day) -> Option<Obligation> {
    let first = &rule.versions[0].terms;
    let birthday = calendar::birthday(birth, first.turns);
    let opens = interval
        .at
        .max(birthday.add_months(-first.opens_months_before).start());
    let (mut number, mut version) = in_force(rule, opens.day())?;
    let due = counting::due(birthday.start(), version.terms.value, &version.counting?);
    if interval.at > due || ends_by(interval, opens) {
        return None;
    }
    let mut ends = ends(view, &version.terms, interval, opens, birthday);
    while let Some(next) = rule
        .versions
        .get(number + 1)
        .filter(|next| takes_over(next))
    {
        let ended = |at: Moment| at < next.from.start();
        if ends.0.is_some_and(|met| ended(met.at)) || ends.1.is_some_and(|void| ended(void.at)) {
            break;
        }
        (number, version) = (number + 1, next);
        ends = self::ends(view, &version.terms, interval, opens, birthday);
    }
    Some(duty(
        view,
        number,
        interval,
        birthday.start(),
        opens,
        due,
        ends,
    ))
}

fn takes_over(version: &Version) -> bool {
    !version.repealed
        && version
            .transition
            .as_ref()
            .is_some_and(|transition| transition.takes_over_running)
}

/// So long after the birthday, or after the state began if that is later; for those already
/// past the age when the rule came into force, after that day.
fn after(view: &View<'_>, rule: &Rule, interval: &Interval, birth: Day) -> Option<Obligation> {
    let first = &rule.versions[0];
    let birthday = calendar::birthday(birth, first.terms.turns);
    let mut from = interval.at.max(birthday.start());
    if from.day() < first.from
        && first
            .transition
            .as_ref()
            .is_some_and(|transition| transition.already)
    {
        from = first.from.start();
    }
    let (number, version) = in_force(rule, from.day())?;
    let terms = &version.terms;
    let too_old = calendar::birthday(birth, terms.age_below.unwrap_or(18));
    let barred = terms.not_state.is_some_and(|state| {
        let held = view.states[state].union.iter();
        held.into_iter()
            .any(|other| other.at <= from && !ends_by(other, from))
    });
    if ends_by(interval, from) || from.day() >= too_old || barred {
        return None;
    }
    let due = counting::due(from, terms.value, &version.counting?);
    Some(duty(
        view,
        number,
        interval,
        from,
        from,
        due,
        ends(view, terms, interval, from, too_old),
    ))
}

type Ends = (Option<crate::obligation::Met>, Option<Void>);

/// The act that met it, from the look-back on, or the end of the state or of the age.
fn ends(view: &View<'_>, terms: &Terms, interval: &Interval, opens: Moment, too_old: Day) -> Ends {
    let since = opens
        .day()
        .add_days(-terms.look_back_days.unwrap_or(0))
        .start();
    let act = view.first_met(
        terms,
        From::At(
            if terms.look_back_days.is_some() {
                since
            } else {
                opens
            },
            None,
        ),
        -1,
    );
    let reason = if terms.age_below.unwrap_or(18) == 18 {
        VoidReason::Turned18
    } else {
        VoidReason::AgePassed
    };
    let by_age = Void {
        source: None,
        at: too_old.start(),
        reason,
    };
    let by_event = interval.end.map(|end| view.void(end.position, end.reason));
    let void = by_event
        .filter(|event| event.at <= by_age.at)
        .unwrap_or(by_age);
    first_of(act.map(|act| view.met(act)), Some(void))
}

fn duty(
    view: &View<'_>,
    version: usize,
    interval: &Interval,
    counted_from: Moment,
    opens: Moment,
    due: Moment,
    (met, void): Ends,
) -> Obligation {
    Obligation {
        rule: 0,
        version: super::version::ordinal(version),
        trigger: view.fact(interval.start).source,
        ordinal: 0,
        key: -1,
        counted_from,
        opens,
        due: Some(due),
        alarm: None,
        met,
        void,
    }
}
