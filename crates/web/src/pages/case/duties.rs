//! The duties of a case: what it waits for, and what is done with.

use crate::i18n::Lang;
use crate::pages::loaded::Loaded;
use crate::pages::words;
use crate::ui::duty::{Duty as DutyLine, duties};
use crate::ui::notice::{Empty, empty, section};
use domain::case::Duty;
use domain::correction::effective;
use domain::{EventId, Moment, Payload};
use law::Status;
use maud::{Markup, html};
use std::collections::HashMap;

/// Duties done with that stand on the page: a case of ten years has hundreds.
const LATEST: usize = 20;

fn is_open(duty: &Duty, now: Moment) -> bool {
    let soon = now.day().add_days(180).end();
    match duty.status(now) {
        Status::Late | Status::Open => true,
        Status::Coming => duty.opens <= soon,
        _ => false,
    }
}

/// What the case waits for: open and late duties, the one that bites first on top.
pub(super) fn open(lang: Lang, loaded: &Loaded, number: u32, may_record: bool) -> Markup {
    let now = loaded.now;
    let mut open: Vec<&Duty> = loaded
        .view
        .case
        .duties
        .iter()
        .filter(|d| is_open(d, now))
        .collect();
    open.sort_by_key(|d| (d.due.unwrap_or(d.opens), d.rule.clone()));
    let late = Explained::of(lang, loaded);
    let lines: Vec<DutyLine> = open
        .iter()
        .map(|d| duty_line(lang, (loaded, &late), d, number, may_record))
        .collect();
    let none = Empty {
        title: lang.t("case-no-duties"),
        text: lang.t("case-no-duties-text"),
        action: None,
    };
    let content = html! {
        @if lines.is_empty() { (empty(&none)) }
        @else { (duties(lang, &lang.t("case-duties"), &lines)) }
    };
    section(
        "duties",
        &lang.t("case-duties"),
        Some(&lines.len().to_string()),
        &content,
    )
}

/// Why deadlines were not kept, as explained last.
struct Explained(HashMap<(String, EventId), String>);

impl Explained {
    fn of(lang: Lang, loaded: &Loaded) -> Self {
        let mut all = HashMap::new();
        for event in effective(&loaded.view.events) {
            let Payload::DelayExplained(p) = &event.content.payload else {
                continue;
            };
            let reason = words::code(lang, "delay", p.reason.as_str());
            let said = event.content.text.get("explanation");
            let said = said.map_or_else(String::new, |t| format!(". {}", t.value));
            all.insert((p.rule.clone(), p.trigger), format!("{reason}{said}"));
        }
        Self(all)
    }

    fn why(&self, duty: &Duty) -> Option<&String> {
        self.0.get(&(duty.rule.to_string(), duty.trigger))
    }
}

fn duty_line(
    lang: Lang,
    (loaded, late): (&Loaded, &Explained),
    duty: &Duty,
    number: u32,
    may_record: bool,
) -> DutyLine {
    let now = loaded.now;
    let id = duty.id(loaded.view.case.person);
    let why_href = format!("/cases/{number}/duties/{id}");
    let act = app::duties::act_of(&loaded.ruleset, &duty.rule);
    let mut actions = vec![(lang.t("why"), why_href)];
    if may_record {
        actions.push((lang.t("record-it"), words::act_href(number, act, duty)));
    }
    DutyLine {
        title: words::rule(lang, &loaded.ruleset, &duty.rule),
        who: String::new(),
        href: None,
        state: Some(words::state(duty, now)),
        when: duty.due.map_or_else(
            || lang.t("due-unknown"),
            |at| {
                format!(
                    "{} · {}",
                    words::due(lang, at),
                    words::distance(lang, at, now)
                )
            },
        ),
        layer: Some(words::layer(duty.layer)),
        paragraph: words::paragraph(&loaded.ruleset, duty),
        also: measure_of(loaded, duty)
            .into_iter()
            .chain(late.why(duty).cloned())
            .collect(),
        why: None,
        actions,
    }
}

/// The measure a duty is about, where a case may have several.
fn measure_of(loaded: &Loaded, duty: &Duty) -> Option<String> {
    let id = duty.item?;
    loaded
        .view
        .case
        .measures
        .iter()
        .find(|m| m.id == id)
        .map(|m| m.paragraph.clone())
}

/// Duties that are done with, the latest first, folded away: a few of them, or all where that
/// was asked for.
pub(super) fn past(lang: Lang, loaded: &Loaded, number: u32, is_whole: bool) -> Markup {
    let now = loaded.now;
    let mut past: Vec<&Duty> = loaded
        .view
        .case
        .duties
        .iter()
        .filter(|d| !is_open(d, now) && d.status(now) != Status::Coming)
        .collect();
    past.sort_by_key(|d| std::cmp::Reverse(d.met.map_or(d.void.map_or(d.opens, |v| v.1), |m| m.1)));
    let count = past.len();
    if !is_whole {
        past.truncate(LATEST);
    }
    let late = Explained::of(lang, loaded);
    let lines: Vec<DutyLine> = past
        .iter()
        .map(|d| duty_line(lang, (loaded, &late), d, number, false))
        .collect();
    html! {
        details class="past-duties" id="past" open[is_whole] {
            summary { (lang.t_args("case-past-duties", &[("n", count.into())])) }
            (duties(lang, &lang.t("case-past-duties-label"), &lines))
            @if lines.len() < count {
                p { a href={ "/cases/" (number) "?past=all#past" } {
                    (lang.t_args("case-past-duties-all", &[("n", count.into())]))
                } }
            }
        }
    }
}
