//! What is not finished in a case that is about to be closed: it is said, and forbids nothing.

use super::input::Input;
use crate::i18n::Lang;
use crate::pages::decide::known::hearings;
use crate::pages::words;
use crate::ui::notice::{Notice, Tone, notice};
use app::case::CaseView;
use app::ruleset::Ruleset;
use domain::Moment;
use domain::procedures::Procedures;
use law::Status;
use maud::html;

/// One thing that is not finished: in words, and where it is finished.
struct Left {
    words: String,
    href: String,
}

/// Says what closing leaves behind; nothing where all is done.
pub(super) fn unfinished(
    lang: Lang,
    (view, now): (&CaseView, Moment),
    open: &Procedures,
    ruleset: &Ruleset,
) -> Input {
    let waits = waiting(lang, view, now, open);
    let lapses = lapsing(lang, view, now, ruleset);
    if waits.is_empty() && lapses.is_empty() {
        return Input::shown(html! {});
    }
    let list = |title: &str, all: &[Left]| {
        html! { @if !all.is_empty() {
            p { (lang.t(title)) }
            ul { @for left in all { li { a href=(left.href) { (left.words) } } } }
        } }
    };
    let said = Notice {
        text: lang.t("closing-unfinished-text"),
        ..Notice::new(Tone::Warning, lang.t("closing-unfinished"))
    };
    Input::shown(html! {
        (notice(&said))
        (list("closing-waits", &waits))
        (list("closing-lapses", &lapses))
    })
}

/// What somebody waits for, and what is planned.
fn waiting(lang: Lang, view: &CaseView, now: Moment, open: &Procedures) -> Vec<Left> {
    let (case, here) = (&view.case, format!("/cases/{}", view.case.number()));
    let mut all = Vec::new();
    let mut add = |key: &str, day: Moment, href: String| {
        let day = words::date(lang, day.day());
        let words = lang.t_args(&format!("closing-{key}"), &[("day", day.into())]);
        all.push(Left { words, href });
    };
    for complaint in case.complaints.iter().filter(|c| c.settled_at().is_none()) {
        add(
            "complaint",
            complaint.received_at,
            format!("{here}/complaints"),
        );
    }
    for heard in hearings(&view.events, now) {
        if heard.answer.is_none() && heard.answer_by >= now.day() {
            add(
                "hearing",
                heard.answer_by.start(),
                format!("{here}/hearing"),
            );
        }
    }
    for proposal in case.proposals.iter().filter(|p| p.answered_at.is_none()) {
        let href = format!("{here}/decisions/{}", proposal.id);
        add("proposal", proposal.proposed_at, href);
    }
    for request in &open.requests {
        add(
            "request",
            request.since,
            format!("{here}/record/request_answered"),
        );
    }
    for assessment in case.assessments.iter().filter(|a| a.completed_at.is_none()) {
        add(
            "assessment",
            assessment.opened_at,
            format!("{here}/assessment"),
        );
    }
    for booking in case
        .bookings
        .iter()
        .filter(|b| !b.is_cancelled && b.on > now)
    {
        add(
            "booking",
            booking.on,
            format!("{here}/record/booking_cancelled?booking={}", booking.id),
        );
    }
    all
}

/// The duties that fall away with the case, and those that stay broken.
fn lapsing(lang: Lang, view: &CaseView, now: Moment, ruleset: &Ruleset) -> Vec<Left> {
    let case = &view.case;
    let runs = case
        .duties
        .iter()
        .filter(|d| matches!(d.status(now), Status::Late | Status::Open));
    let left = runs.map(|duty| Left {
        words: words::rule(lang, ruleset, &duty.rule),
        href: format!("/cases/{}/duties/{}", case.number(), duty.id(case.person)),
    });
    left.collect()
}
