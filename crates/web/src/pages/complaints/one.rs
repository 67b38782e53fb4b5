//! One complaint: its way in a row, what it waits for and until when, and what was said.

use super::{Of, Told, forms};
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::duty::{Duty as Line, duties};
use crate::ui::notice::{facts, section};
use crate::ui::progress::{Stage, Stop, progress};
use app::case::CaseView;
use domain::case::{Complaint, Duty};
use domain::correction::effective;
use domain::id::ItemId;
use domain::{ComplaintStage, Moment, PersonId, Reassessment};
use maud::{Markup, html};

pub(super) fn of(of: &Of<'_>, told: &Told<'_>) -> Markup {
    let lang = of.lang;
    let complaint = told.complaint;
    let day = words::date(lang, complaint.received_at.day());
    let title = lang.t_args("complaint-of", &[("day", day.into())]);
    let id = complaint.id.to_string();
    section(
        &format!("c-{id}"),
        &title,
        None,
        &html! {
            (progress(lang, &title, &stops(of, complaint)))
            (waits(of, complaint))
            (facts(&lines(of, told)))
            (words_of(of, told))
        },
    )
}

/// The stations of a complaint; one over the committee has two, and so has one that nothing of
/// is sent on: it was given right, or withdrawn.
fn stops(of: &Of<'_>, complaint: &Complaint) -> Vec<Stop> {
    let lang = of.lang;
    let stage = complaint.stage();
    let stop = |key: &str, at: Option<Moment>, waits: ComplaintStage| Stop {
        label: lang.t(key),
        stage: match at {
            Some(_) => Stage::Done,
            None if stage == waits => Stage::Now,
            None if stage > waits => Stage::Skipped,
            None => Stage::Ahead,
        },
        when: at.map_or_else(String::new, |at| words::date(lang, at.day())),
        href: None,
        is_here: at.is_none() && stage == waits,
    };
    let received = Some(complaint.received_at);
    let mut all = vec![stop(
        "complaint-received",
        received,
        ComplaintStage::Settled,
    )];
    if !complaint.is_committee {
        all.push(stop(
            "complaint-reassessed",
            complaint.reassessed_at,
            ComplaintStage::Reassess,
        ));
        all.push(stop(
            "complaint-sent-on",
            complaint.sent_on_at,
            ComplaintStage::SendOn,
        ));
    }
    all.push(stop(
        "complaint-decided",
        complaint.decided_at,
        ComplaintStage::Appeal,
    ));
    if complaint.reassessment.is_some_and(Reassessment::is_final) {
        all.retain(|stop| stop.stage == Stage::Done);
    }
    all
}

/// The duties about it, and the way to its next step.
fn waits(of: &Of<'_>, complaint: &Complaint) -> Markup {
    let lang = of.lang;
    let case = &of.loaded.view.case;
    let about = case.duties.iter().filter(|d| d.item == Some(complaint.id));
    let lines: Vec<Line> = about.map(|duty| line(of, duty)).collect();
    let stage = complaint.stage();
    let next = forms::next(stage).filter(|_| of.may_record);
    html! {
        @if lines.is_empty() && stage != ComplaintStage::Settled {
            p { (words::code(lang, "complaint-stage", stage.as_str())) }
        }
        (duties(lang, &lang.t("case-duties"), &lines))
        @if let Some(kind) = next {
            ul class="chips no-print" { li {
                a class="chip" href={ "/cases/" (of.number) "/complaints?step=" (kind) "&complaint=" (complaint.id) "#step" } {
                    (words::code(lang, "record", kind))
                }
            } }
        }
    }
}

fn line(of: &Of<'_>, duty: &Duty) -> Line {
    let (lang, now) = (of.lang, of.loaded.now);
    let ruleset = &of.loaded.ruleset;
    let id = duty.id(of.loaded.view.case.person);
    Line {
        title: words::rule(lang, ruleset, &duty.rule),
        state: Some(words::state(duty, now)),
        when: duty.due.map_or_else(
            || lang.t("due-unknown"),
            |at| match duty.met {
                Some(_) => words::due(lang, at),
                None => format!(
                    "{} · {}",
                    words::due(lang, at),
                    words::distance(lang, at, now)
                ),
            },
        ),
        layer: Some(words::layer(duty.layer)),
        paragraph: words::paragraph(ruleset, duty),
        actions: vec![(lang.t("why"), format!("/cases/{}/duties/{id}", of.number))],
        ..Line::default()
    }
}

/// What is known of it, in lines.
fn lines(of: &Of<'_>, told: &Told<'_>) -> Vec<(String, Markup)> {
    let lang = of.lang;
    let complaint = told.complaint;
    let mut rows = vec![(lang.t("complaint-over"), over(of, told))];
    if let Some(by) = told.by {
        rows.push((lang.t("complaint-by"), html! { (name(of, by)) }));
    }
    rows.push((lang.t("complaint-in-time"), in_time(of, told)));
    if complaint.is_committee {
        rows.push((
            lang.t("complaint-way"),
            html! { (lang.t("complaint-committee")) },
        ));
    }
    let outcome = |list: &str, word: &str, at: Option<Moment>| {
        html! {
            strong { (words::code(lang, list, word)) }
            @if let Some(at) = at { ", " (words::date(lang, at.day())) }
        }
    };
    if let Some(made) = complaint.reassessment {
        rows.push((
            lang.t("complaint-reassessed"),
            outcome("reassessment", made.as_str(), complaint.reassessed_at),
        ));
    }
    if let Some(appeal) = complaint.appeal {
        rows.push((
            lang.t("complaint-decided"),
            outcome("appeal", appeal.as_str(), complaint.decided_at),
        ));
    }
    rows
}

/// The decision complained of, with the way to it.
fn over(of: &Of<'_>, told: &Told<'_>) -> Markup {
    let lang = of.lang;
    html! {
        @match told.over {
            Some((at, made)) => {
                a href={ "/cases/" (of.number) "/decisions/" (made.decision) } {
                    (words::code(lang, "decision-kind", made.kind.as_str())) " (" (made.paragraph) ")"
                }
                ", " (words::date(lang, at.day()))
            },
            None => (lang.t("complaint-over-unknown")),
        }
    }
}

fn name(of: &Of<'_>, person: PersonId) -> String {
    let name = of.loaded.view.names.get(&person);
    let name = name.and_then(|n| n.name.clone());
    name.unwrap_or_else(|| of.lang.t("party-former"))
}

/// Whether it came in time, and what that is counted from.
fn in_time(of: &Of<'_>, told: &Told<'_>) -> Markup {
    let lang = of.lang;
    let Some((is_in_time, last)) = told.is_in_time().zip(told.last_day) else {
        return html! { (lang.t("complaint-time-unknown")) };
    };
    let key = if is_in_time {
        "complaint-was-in-time"
    } else {
        "complaint-was-late"
    };
    let from = if last.is_of_letter {
        "complaint-counted-from-letter"
    } else {
        "complaint-counted-from-decision"
    };
    let day = |day| words::date(lang, day);
    html! {
        @if is_in_time { (lang.t_args(key, &[("day", day(last.on).into())])) }
        @else { strong { (lang.t_args(key, &[("day", day(last.on).into())])) } }
        br; span class="weak" {
            (lang.t_args(from, &[("day", day(last.from).into()), ("weeks", last.rule.weeks.into())]))
            " " span lang="da" { (last.rule.law) }
            @if !last.rule.verified { " (" (lang.t("unverified")) ")" }
        }
    }
}

/// What was said: of the complaint, of looking again, by Ankestyrelsen.
fn words_of(of: &Of<'_>, told: &Told<'_>) -> Markup {
    let said = [
        ("complaint-words", told.words),
        ("complaint-reassessed-words", told.reassessed),
        ("complaint-decided-words", told.decided),
    ];
    html! {
        @for (key, words) in said { @if let Some(words) = words {
            h3 { (of.lang.t(key)) }
            @for line in words.lines().filter(|l| !l.trim().is_empty()) { p { (line) } }
        } }
    }
}

/// In short, beside a case: each complaint and what it waits for.
pub(in crate::pages) fn short<'c>(
    lang: Lang,
    complaints: impl Iterator<Item = &'c Complaint>,
    number: u32,
) -> Markup {
    listed(complaints.map(|complaint| item(lang, complaint, None, number)))
}

/// The same of those over one decision, with who complains.
pub(in crate::pages) fn over_decision(
    lang: Lang,
    view: &CaseView,
    decision: ItemId,
    number: u32,
) -> Markup {
    let stands = effective(&view.events);
    let all = Told::all(view, &stands);
    let over = all
        .iter()
        .filter(|t| t.complaint.decision == Some(decision));
    listed(over.map(|told| {
        let by = told.by.and_then(|by| view.names.get(&by)?.name.clone());
        html! { (item(lang, told.complaint, by, number)) (said(lang, told)) }
    }))
}

/// What was said at each of its steps.
fn said(lang: Lang, told: &Told<'_>) -> Markup {
    let steps = [
        ("complaint-words", told.words),
        ("complaint-reassessed", told.reassessed),
        ("complaint-decided", told.decided),
    ];
    html! { @for (label, words) in steps { @if let Some(words) = words {
        br; span class="weak" { (lang.t(label)) ": " } (words)
    } } }
}

fn listed(items: impl Iterator<Item = Markup>) -> Markup {
    let all: Vec<Markup> = items.collect();
    html! { @if !all.is_empty() { ul class="bullets" { @for item in &all { li { (item) } } } } }
}

fn item(lang: Lang, complaint: &Complaint, by: Option<String>, number: u32) -> Markup {
    let day = words::date(lang, complaint.received_at.day());
    html! {
        a href={ "/cases/" (number) "/complaints#c-" (complaint.id) } {
            (lang.t_args("complaint-of", &[("day", day.into())]))
        }
        @if let Some(by) = by { ", " (by) }
        br; span class="weak" { (words::code(lang, "complaint-stage", complaint.stage().as_str())) }
    }
}
