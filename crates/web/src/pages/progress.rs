//! The strip that shows where a case is on its way, and what it waits for now and until when.

use crate::i18n::Lang;
use crate::pages::{record, words};
use crate::ui::progress::{Stage, Stop, progress};
use crate::ui::state::{State, state_with};
use app::case::CaseView;
use app::ruleset::Ruleset;
use domain::correction::Effective;
use domain::progress::{Progress, Reached, Station, Wait, waits_for};
use domain::{Moment, Payload};
use maud::{Markup, html};

/// What the strip is drawn from.
pub(super) struct Where<'a, 'e> {
    pub view: &'a CaseView,
    pub stands: &'a [Effective<'e>],
    pub ruleset: &'a Ruleset,
    pub now: Moment,
    /// Whether the reader may record: some stations lead to forms.
    pub may_record: bool,
}

/// The strip with the line below it.
pub(super) fn strip(lang: Lang, at: &Where<'_, '_>) -> Markup {
    let case = &at.view.case;
    let way = Progress::of(case, at.stands, at.now);
    let here = way.here();
    let stops: Vec<Stop> = way
        .stations
        .iter()
        .map(|(station, reached)| Stop {
            label: words::code(lang, "station", station.as_str()),
            stage: stage(*reached),
            when: when(lang, *reached),
            href: href(*station, *reached, at),
            is_here: *station == here,
        })
        .collect();
    html! {
        (progress(lang, &lang.t("progress-label"), &stops))
        (waits(lang, at))
    }
}

const fn stage(reached: Reached) -> Stage {
    match reached {
        Reached::Now(_) => Stage::Now,
        Reached::Done(_) => Stage::Done,
        Reached::Skipped => Stage::Skipped,
        Reached::Ahead => Stage::Ahead,
    }
}

fn when(lang: Lang, reached: Reached) -> String {
    match reached {
        Reached::Now(since) => {
            let day = words::date(lang, since.day());
            lang.t_args("progress-since", &[("day", day.into())])
        }
        Reached::Done(on) => words::date(lang, on.day()),
        Reached::Skipped | Reached::Ahead => String::new(),
    }
}

/// The page of a station: a form where nothing of it is there yet and the reader may record.
fn href(station: Station, reached: Reached, at: &Where<'_, '_>) -> Option<String> {
    let (case, may_record) = (&at.view.case, at.may_record);
    let number = case.number();
    let is_there = matches!(reached, Reached::Now(_) | Reached::Done(_));
    let form = |kind: &str| may_record.then(|| record::href(number, kind));
    let story = || Some(format!("/cases/{number}#story"));
    let runs = record::running(case).next().is_some();
    match station {
        Station::Notification => {
            let last = case.notifications.iter().max_by_key(|n| n.received_at);
            last.map(|n| format!("/notifications/{}", n.id))
        }
        Station::Screening if clarified(at.stands) => {
            Some(format!("/cases/{number}/clarification"))
        }
        Station::Assessment => Some(format!("/cases/{number}/assessment")),
        Station::Plan => Some(format!("/cases/{number}/plan")),
        Station::Decision if is_there => {
            let last = case.decisions.last().map(|d| d.id);
            let waiting = case.proposals.iter().rfind(|p| p.answered_at.is_none());
            let id = waiting.map(|p| p.id).or(last);
            id.map(|id| format!("/cases/{number}/decisions/{id}"))
        }
        Station::FollowUp if runs => form("follow_up_held").or_else(story),
        _ if is_there => story(),
        Station::Screening => form("screened"),
        Station::Decision => form("decision_made"),
        Station::Measure => form("measure_started"),
        Station::Closed if !runs => form("case_closed"),
        Station::FollowUp | Station::Closed => None,
    }
}

/// Whether a clarification was ever begun.
fn clarified(stands: &[Effective<'_>]) -> bool {
    let mut all = stands.iter();
    all.any(|e| matches!(e.content.payload, Payload::ClarificationStarted(_)))
}

/// What the case waits for now and until when.
fn waits(lang: Lang, at: &Where<'_, '_>) -> Markup {
    let case = &at.view.case;
    let is_open = case.file.as_ref().is_some_and(|f| f.closed_at.is_none());
    let wait = waits_for(case, at.now).filter(|_| is_open);
    html! {
        @match wait {
            Some(Wait::Duty(duty, due)) => p class="progress-waits" {
                (lang.t("progress-waits")) " "
                a href={ "/cases/" (case.number()) "/duties/" (duty.id(case.person)) } {
                    strong { (words::rule(lang, at.ruleset, &duty.rule)) }
                }
                " "
                @let until = format!("{} · {}", words::due(lang, due), words::distance(lang, due, at.now));
                (state_with(lang, words::state(duty, at.now), &until))
            },
            Some(Wait::Date(what, on)) => p class="progress-waits" {
                (lang.t("progress-waits")) " "
                strong { (words::code(lang, "booking", what.as_str())) } " "
                (state_with(lang, State::Booked, &words::moment(lang, on)))
            },
            Some(Wait::Next(station)) => p class="progress-waits" {
                (lang.t("progress-waits")) " "
                strong { (words::code(lang, "station", station.as_str())) }
            },
            None if is_open => p class="progress-waits weak" { (lang.t("progress-waits-nothing")) },
            None => {},
        }
    }
}
