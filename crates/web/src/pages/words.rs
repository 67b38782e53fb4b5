//! Domain values in a reader's words: dates, states, codes, duties, why.

use crate::i18n::Lang;
use crate::ui::form::Field;
use crate::ui::notice::{Notice, Tone, notice};
use crate::ui::state::{Layer, State};
use crate::ui::strip::{Strip, StripDay};
use crate::ui::why::{Paragraph, Why};
use app::Problem;
use app::case::Why as Reason;
use app::roles::Roles;
use app::ruleset::Ruleset;
use domain::case::{Case, Duty};
use domain::{Day, Event, EventId, Moment, Role};
use law::counting::{Skipped, Step, Unit};
use law::{Status, Title};
use maud::{Markup, html};
use std::fmt::Write;

/// A title in the reader's language.
pub fn title(lang: Lang, title: &Title) -> String {
    match lang {
        Lang::Da => title.da.clone(),
        Lang::En => title.en.clone(),
    }
}

/// The words of a code: `code(lang, "notifier", "school")`.
pub fn code(lang: Lang, list: &str, word: &str) -> String {
    lang.t(&format!("{list}-{}", word.replace('_', "-")))
}

/// A role, and why it sees and does what it does.
pub fn role(lang: Lang, roles: &Roles, role: Role) -> Markup {
    html! {
        (code(lang, "role", role.as_str()))
        br; span class="weak" { (title(lang, &roles.of(role).why)) }
    }
}

/// A date.
pub fn date(lang: Lang, day: Day) -> String {
    lang.date(day.0)
}

/// Day and clock of a moment as the two fields of a form hold them.
pub fn day_and_clock(at: Moment) -> (String, String) {
    let (day, seconds) = at.local();
    let clock = format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    (day.to_string(), clock)
}

/// A date with the time of day.
pub fn moment(lang: Lang, at: Moment) -> String {
    let (day, seconds) = at.local();
    lang.moment(day.0, seconds / 60)
}

/// When something is due: with the time of day only where the law counts hours.
pub fn due(lang: Lang, at: Moment) -> String {
    if at == at.day().end() {
        date(lang, at.day())
    } else {
        moment(lang, at)
    }
}

/// The state a reader sees on a day.
pub fn state(duty: &Duty, now: Moment) -> State {
    match duty.status(now) {
        Status::Coming => State::Coming,
        Status::Open if duty.due.is_some_and(|due| due.day() == now.day()) => State::Today,
        Status::Open => State::Open,
        Status::Late => State::Overdue,
        Status::Met if duty.is_recorded_late() => State::RecordedLate,
        Status::Met => State::Met,
        Status::MetLate => State::MetLate,
        Status::Breached => State::Breached,
        Status::FallenAway => State::FallenAway,
    }
}

/// Law or local standard.
pub fn layer(layer: law::Layer) -> Layer {
    match layer {
        law::Layer::Law => Layer::Law,
        law::Layer::Local => Layer::Standard,
    }
}

/// The name of a rule.
pub fn rule(lang: Lang, ruleset: &Ruleset, id: &str) -> String {
    ruleset
        .rules
        .book
        .rule_by_id(id)
        .map_or_else(|| id.to_owned(), |(_, r)| title(lang, &r.title))
}

/// The paragraph of a duty, short.
pub fn paragraph(ruleset: &Ruleset, duty: &Duty) -> String {
    ruleset
        .rules
        .book
        .rule_by_id(&duty.rule)
        .and_then(|(_, rule)| rule.versions.iter().find(|v| v.from == duty.version_from))
        .and_then(|version| version.law.first())
        .map(|citation| citation.title.clone())
        .unwrap_or_default()
}

/// How far a due moment is from now: "3 dage over", "om 5 timer", "i dag".
pub fn distance(lang: Lang, due: Moment, now: Moment) -> String {
    let minutes = (due.0 - now.0) / 60;
    let days = due.day().0 - now.day().0;
    let is_hours = due != due.day().end();
    let args = |n: i64| [("n", n.into())];
    match (is_hours, minutes, days) {
        (true, m, _) if due < now && m > -48 * 60 => lang.t_args("hours-over", &args(-m / 60)),
        (true, m, _) if (0..48 * 60).contains(&m) => lang.t_args("hours-left", &args(m / 60)),
        (_, _, 0) => lang.t("due-today"),
        (_, _, d) if d < 0 => lang.t_args("days-over", &args(i64::from(-d))),
        (_, _, d) => lang.t_args("days-left", &args(i64::from(d))),
    }
}

/// What an event is called.
pub fn kind(lang: Lang, kind: &str) -> String {
    code(lang, "event", kind)
}

/// A name shortened for lists: first name and initial, as colleagues speak of a child.
pub fn short_name(name: &str) -> String {
    let mut parts = name.split_whitespace();
    let first = parts.next().unwrap_or("").to_owned();
    match parts.next_back().and_then(|last| last.chars().next()) {
        Some(initial) => format!("{first} {initial}."),
        None => first,
    }
}

/// A child's name with age, or the words for an unknown child.
pub fn child(lang: Lang, name: Option<&str>, birth_on: Option<Day>, now: Moment) -> String {
    let name = name.map_or_else(|| lang.t("child-unknown"), short_name);
    match birth_on {
        Some(birth) if birth <= now.day() => {
            let age = law::calendar::age_on(birth, now.day());
            format!("{name}, {}", lang.t_args("age-years", &[("n", age.into())]))
        }
        _ => name,
    }
}

/// A child that is not born yet: on record is the mother's name.
pub fn unborn(lang: Lang, mother: Option<&str>) -> String {
    let Some(name) = mother else {
        return lang.t("person-unborn");
    };
    let is_sibilant = name.ends_with(['s', 'S', 'x', 'X', 'z', 'Z']);
    let name = match lang {
        Lang::Da => format!("{name}{}", if is_sibilant { "'" } else { "s" }),
        Lang::En => name.to_owned(),
    };
    lang.t_args("unborn-of", &[("name", name.into())])
}

/// The child of a case, as [`child`] or [`unborn`] says it.
pub fn child_of(lang: Lang, name: Option<&str>, case: &Case, now: Moment) -> String {
    if case.birth_on.is_none() && case.unborn_due_on.is_some() {
        return unborn(lang, name.map(short_name).as_deref());
    }
    child(lang, name, case.birth_on, now)
}

/// The answer to "why?" as the component shows it. `events` are those of the case, `number`
/// the case for links to them.
pub fn why(lang: Lang, reason: &Reason, events: &[Event], number: u32, now: Moment) -> Why {
    let duty = &reason.duty;
    let event = |id: EventId| {
        events.iter().find(|e| e.id == id).map(|e| {
            (
                format!("{}, {}", kind(lang, e.kind()), moment(lang, e.at)),
                format!("/cases/{number}#e-{id}"),
            )
        })
    };
    let started = event(duty.trigger);
    let met = duty.met.and_then(|(id, ..)| event(id));
    let mut notes: Vec<String> = Vec::new();
    notes.extend(reason.version.note.clone());
    notes.extend(reason.transition.as_ref().map(|t| t.note.clone()));
    notes.extend(
        reason
            .local_settings
            .iter()
            .map(|s| format!("{}: {}", s.name, s.note)),
    );
    Why {
        rule: title(lang, &reason.rule.title),
        layer: layer(reason.rule.layer),
        paragraphs: reason
            .version
            .law
            .iter()
            .map(|c| Paragraph {
                title: c.title.clone(),
                href: c.url.clone(),
            })
            .collect(),
        verified: reason.version.verified,
        unverified_note: (!notes.is_empty()).then(|| notes.join(" ")),
        started_by: started.as_ref().map(|(words, _)| words.clone()),
        started_href: started.map(|(_, href)| href),
        counted: counted(lang, reason),
        strip: strip(reason, now),
        due: duty.due.map(|at| due(lang, at)),
        state: Some(state(duty, now)),
        met_by: met.as_ref().map(|(words, _)| words.clone()),
        met_href: met.map(|(_, href)| href),
        fell_away: duty.void.map(|(why, at, _)| {
            format!(
                "{}, {}",
                code(lang, "void", why.code()),
                date(lang, at.day())
            )
        }),
        explanations: Vec::new(),
        counts_in: Vec::new(),
        open: false,
    }
}

/// How the due moment came about, in one sentence.
fn counted(lang: Lang, reason: &Reason) -> Option<String> {
    let value = reason.version.value?;
    let unit = reason.version.counting.as_ref().map(|c| match c.unit {
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::WorkingDay => "working-day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    })?;
    let start = reason.duty.counted_from;
    let from = if unit == "hour" {
        moment(lang, start)
    } else {
        date(lang, start.day())
    };
    let span = lang.t_args(&format!("span-{unit}"), &[("n", value.into())]);
    let mut words = lang.t_args(
        "counted-from",
        &[("span", span.into()), ("from", from.into())],
    );
    let skipped = reason.steps.iter().filter(|s| s.skipped.is_some()).count();
    if skipped > 0 {
        words.push(' ');
        words.push_str(&lang.t_args("counted-skipped", &[("n", skipped.into())]));
    }
    if let Some(alarm) = reason.duty.alarm {
        words.push(' ');
        words.push_str(&lang.t_args("counted-alarm", &[("day", due(lang, alarm).into())]));
    }
    Some(words)
}

fn strip(reason: &Reason, now: Moment) -> Option<Strip> {
    let duty = &reason.duty;
    let due = duty.due?;
    let met = duty.met.map(|(_, at, _)| at);
    match reason.version.counting.as_ref().map(|c| c.unit) {
        Some(Unit::Hour) => {
            let (day, seconds) = duty.counted_from.local();
            Some(Strip::Hours {
                start_day: day.0,
                start_minute: seconds / 60,
                hours: u32::try_from(reason.version.value?).ok()?,
                met_after: met.map(|at| (at.0 - duty.counted_from.0) / 60),
                now_after: met.is_none().then_some((now.0 - duty.counted_from.0) / 60),
            })
        }
        Some(Unit::WorkingDay | Unit::Day) => Some(Strip::Days {
            days: days(&reason.steps),
            due: due.day().0,
            met: met.map(|at| at.day().0),
            today: met.is_none().then_some(now.day().0),
        }),
        Some(Unit::Week | Unit::Month | Unit::Year) => Some(Strip::Months {
            start: duty.counted_from.day().0,
            due: due.day().0,
            met: met.map(|at| at.day().0),
            today: met.is_none().then_some(now.day().0),
        }),
        None => None,
    }
}

fn days(steps: &[Step]) -> Vec<(i32, StripDay)> {
    steps
        .iter()
        .map(|step| {
            let what = match step.skipped {
                Some(Skipped::Weekend) => StripDay::Weekend,
                Some(Skipped::Holiday(holiday)) => StripDay::Holiday(holiday.da().to_owned()),
                Some(Skipped::FirstDay) => StripDay::Start,
                None => StripDay::Counted(
                    step.counted
                        .and_then(|n| u32::try_from(n).ok())
                        .unwrap_or(0),
                ),
            };
            (step.to.day().0, what)
        })
        .collect()
}

/// The key of a message about what was done, if the address carries one of ours.
pub fn done(asked: Option<String>) -> Option<String> {
    asked.filter(|key| {
        key.starts_with("done-") && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    })
}

/// A value as it may stand in the query of an address.
pub fn encoded(value: &str) -> String {
    value.bytes().fold(String::new(), |mut out, b| {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(b)),
            _ => {
                let _ = write!(out, "%{b:02X}");
            }
        }
        out
    })
}

/// The form that records what meets a duty.
pub fn act_href(number: u32, act: &str, duty: &Duty) -> String {
    match act {
        "receipt_sent" | "notification_evaluated" => duty.item.map_or_else(
            || "/notifications".to_owned(),
            |id| format!("/notifications/{}", id.0),
        ),
        // Which of several complaints it is.
        "complaint_reassessed" => duty.item.map_or_else(
            || crate::pages::record::href(number, act),
            |id| format!("/cases/{number}/complaints?step={act}&complaint={id}#step"),
        ),
        _ => crate::pages::record::href(number, act),
    }
}

/// A form's field with its label, what was typed, and what is wrong with it.
pub fn field(lang: Lang, name: &str, label: &str, value: &str, problems: &[Problem]) -> Field {
    let error = problems
        .iter()
        .find(|p| p.field == name)
        .map(|p| lang.t(p.message));
    Field::new(name, lang.t(label)).value(value).error(error)
}

/// What is wrong with no field that the page shows, said on top: nothing comes back without a
/// word.
pub fn loose(lang: Lang, problems: &[Problem], shown: &[&str]) -> Markup {
    let loose = problems.iter().filter(|p| !shown.contains(&p.field));
    html! { @for problem in loose { (notice(&Notice::new(Tone::Error, lang.t(problem.message)))) } }
}

/// A child's whole name with age, for choosing the right one.
pub fn full_child(lang: Lang, name: Option<&str>, birth_on: Option<Day>, now: Moment) -> String {
    let name = name.map_or_else(|| lang.t("child-unknown"), str::to_owned);
    match birth_on.filter(|birth| *birth <= now.day()) {
        Some(birth) => {
            let age = law::calendar::age_on(birth, now.day());
            format!("{name}, {}", lang.t_args("age-years", &[("n", age.into())]))
        }
        None => name,
    }
}

/// A step of the ladder with its number; 0 is no measure.
pub fn step(lang: Lang, step: u8) -> String {
    match step {
        1..=6 => format!("{step} {}", lang.t(&format!("ladder-step-{step}"))),
        _ => lang.t("ladder-step-0"),
    }
}

/// A civil registration number as people write it.
pub fn cpr(stored: &str) -> String {
    let digits: String = stored.chars().filter(char::is_ascii_digit).collect();
    match (digits.get(..6), digits.get(6..)) {
        (Some(date), Some(serial)) => format!("{date}-{serial}"),
        _ => digits,
    }
}
