//! What other pages say of the plan: its goals in short, what was agreed until next time, and
//! goals that do not move.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::{Notice, Tone, notice, section};
use domain::case::Case;
use domain::plan::Plans;
use domain::{BookingKind, Moment};
use maud::{Markup, html};

/// The child's own plan in a few lines: the child's words and the goals.
pub(in crate::pages) fn in_short(lang: Lang, plans: &Plans<'_>) -> Option<Markup> {
    let plan = plans.own().or(plans.in_force().first().copied())?;
    let last = plan.last();
    Some(html! {
        @if let Some(own) = last.text("own_words") { blockquote class="own-words" { p { (own) } } }
        ul class="plain-list" { @for goal in &last.made.goals {
            li {
                span class="weak" { (words::code(lang, "goal-area", goal.area.as_str())) ": " }
                (last.of("goal", goal.goal))
                @if plans.is_stuck(goal.goal) { " · " strong { (lang.t("plan-stuck-mark")) } }
            }
        } }
        p class="weak" { (words::code(lang, "plan", plan.kind().as_str())) ", " (words::date(lang, last.event.at.day())) }
    })
}

/// What was agreed at the last follow-up, and when the next one is.
pub(in crate::pages) fn agreed(lang: Lang, plans: &Plans<'_>, case: &Case, now: Moment) -> Markup {
    let last = plans.last_follow_up();
    let until = last.and_then(|f| f.text("until_next").map(str::to_owned));
    let conclusion = last.and_then(|f| f.held.conclusion);
    let next = next_meeting(case, now);
    let content = html! {
        @if let Some(until) = &until { p { (until) } }
        p class="weak" {
            @if let (Some(last), Some(conclusion)) = (last, conclusion) {
                (words::code(lang, "follow-up-conclusion", conclusion.as_str())) ", "
                (words::date(lang, last.event.at.day())) ". "
            }
            @if let Some(on) = next {
                (lang.t_args("follow-up-next-on", &[("on", words::moment(lang, on).into())]))
            }
        }
    };
    html! {
        @if until.is_some() || conclusion.is_some() {
            (section("agreed", &lang.t("follow-up-agreed"), None, &content))
        }
    }
}

/// When the next follow-up is booked.
pub(in crate::pages) fn next_meeting(case: &Case, now: Moment) -> Option<Moment> {
    let ahead = case
        .bookings
        .iter()
        .filter(|b| b.what == BookingKind::FollowUp && !b.is_cancelled && b.on >= now);
    ahead.map(|b| b.on).min()
}

/// Asks for something else to be tried where a goal has not moved for two follow-ups in a row.
pub(in crate::pages) fn stuck(lang: Lang, plans: &Plans<'_>) -> Markup {
    let goals = plans.stuck();
    let words_of = |id| {
        let force = plans.in_force();
        let plan = force.iter().find(|plan| plan.last().has(id));
        plan.map(|plan| plan.last().of("goal", id).to_owned())
            .unwrap_or_default()
    };
    html! {
        @if !goals.is_empty() {
            @let said: Vec<String> = goals.iter().map(|g| words_of(g.goal)).collect();
            (notice(&Notice {
                tone: Tone::Warning,
                title: lang.t_args("plan-stuck-title", &[("n", goals.len().into())]),
                text: lang.t_args("plan-stuck-text", &[("goals", said.join(" · ").into())]),
            }))
        }
    }
}
