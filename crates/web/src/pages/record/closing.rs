//! What is not finished in a case that is about to be closed: it is said, and forbids nothing.

use super::input::Input;
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::{Notice, Tone, notice};
use app::case::CaseView;
use app::ruleset::Ruleset;
use domain::Moment;
use domain::case::Duty;
use domain::hearing::running;
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
    let (lapses, stays) = duties(lang, view, now, ruleset);
    let runs = view.case.measures.iter().any(|m| m.runs_at(now));
    let is_done = waits.is_empty() && lapses.is_empty() && stays.is_empty();
    if is_done && !runs {
        return Input::shown(html! {});
    }
    let list = |title: &str, all: &[Left]| {
        html! { @if !all.is_empty() {
            p { (lang.t(title)) }
            ul class="bullets" { @for left in all { li { a href=(left.href) { (left.words) } } } }
        } }
    };
    let said = Notice {
        // What runs is ended first; all else forbids nothing.
        text: lang.t(if runs {
            "refused-measure-runs"
        } else {
            "closing-unfinished-text"
        }),
        ..Notice::new(Tone::Warning, lang.t("closing-unfinished"))
    };
    Input::shown(html! {
        (notice(&said))
        (list("closing-waits", &waits))
        (list("closing-lapses", &lapses))
        (list("closing-stays", &stays))
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
    for heard in running(&view.events, now) {
        add(
            "hearing",
            heard.answer_by.start(),
            format!("{here}/hearing"),
        );
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
    for partial in &open.partials {
        let help = words::code(lang, "help", partial.what.as_str());
        let day = words::date(lang, partial.since.day());
        let of = [("help", help.into()), ("day", day.into())];
        all.push(Left {
            words: lang.t_args("closing-partial", &of),
            href: format!("{here}/record/partial_case_closed?partial={}", partial.id),
        });
    }
    if open.is_clarifying {
        all.push(Left {
            words: lang.t("closing-clarification"),
            href: format!("{here}/clarification"),
        });
    }
    all
}

/// The duties that run: those that fall away with the case, and those that go on.
fn duties(lang: Lang, view: &CaseView, now: Moment, ruleset: &Ruleset) -> (Vec<Left>, Vec<Left>) {
    let case = &view.case;
    let runs = case
        .duties
        .iter()
        .filter(|d| matches!(d.status(now), Status::Late | Status::Open));
    let (lapses, stays): (Vec<&Duty>, Vec<&Duty>) = runs.partition(|duty| lapses(ruleset, duty));
    let left = |duty: &Duty| Left {
        words: words::rule(lang, ruleset, &duty.rule),
        href: format!("/cases/{}/duties/{}", case.number(), duty.id(case.person)),
    };
    let of = |duties: Vec<&Duty>| duties.into_iter().map(left).collect();
    (of(lapses), of(stays))
}

/// Whether a duty falls away when the case is closed.
fn lapses(ruleset: &Ruleset, duty: &Duty) -> bool {
    let book = &ruleset.rules.book;
    let version = book.rule_by_id(&duty.rule).and_then(|(_, rule)| {
        let mut versions = rule.versions.iter();
        versions.find(|v| v.from == duty.version_from)
    });
    version.is_none_or(|version| book.ends_with_case(version))
}
