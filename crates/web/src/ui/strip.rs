//! The strip of days that shows how a date was counted: every day for short counts,
//! every month for long ones, every hour for hours. What was skipped is shown as
//! skipped and says why.

use crate::i18n::{Lang, civil, weekday};
use maud::{Markup, html};

/// What a day in a strip is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StripDay {
    /// The day the clock started; it is not counted.
    Start,
    /// The n-th day counted.
    Counted(u32),
    /// A weekend, not counted.
    Weekend,
    /// A public holiday with its name, not counted.
    Holiday(String),
    /// After the due day, still running.
    After,
}

/// A strip of time that was counted.
#[derive(Clone, Debug)]
pub enum Strip {
    /// Each day, in order.
    Days {
        /// The days with what they are.
        days: Vec<(i32, StripDay)>,
        /// The day it falls due.
        due: i32,
        /// The day it was met.
        met: Option<i32>,
        /// Today, when it falls in the strip.
        today: Option<i32>,
    },
    /// Whole months from a start day to a due day.
    Months {
        /// The day the clock started.
        start: i32,
        /// The day it falls due.
        due: i32,
        /// The day it was met.
        met: Option<i32>,
        /// Today.
        today: Option<i32>,
    },
    /// Elapsed hours from a moment.
    Hours {
        /// The day it started.
        start_day: i32,
        /// Minutes after midnight when it started.
        start_minute: u32,
        /// How many hours are counted.
        hours: u32,
        /// Minutes from the start until it was met.
        met_after: Option<i64>,
        /// Minutes from the start until now.
        now_after: Option<i64>,
    },
}

/// Draws a strip.
pub fn strip(lang: Lang, strip: &Strip) -> Markup {
    match strip {
        Strip::Days {
            days,
            due,
            met,
            today,
        } => day_strip(lang, days, *due, *met, *today),
        Strip::Months {
            start,
            due,
            met,
            today,
        } => month_strip(lang, *start, *due, *met, *today),
        Strip::Hours {
            start_day,
            start_minute,
            hours,
            met_after,
            now_after,
        } => hour_strip(
            lang,
            (*start_day, *start_minute),
            *hours,
            *met_after,
            *now_after,
        ),
    }
}

fn day_strip(
    lang: Lang,
    days: &[(i32, StripDay)],
    due: i32,
    met: Option<i32>,
    today: Option<i32>,
) -> Markup {
    html! {
        ol class="strip" {
            @for (i, (day, kind)) in days.iter().enumerate() {
                @let class = match kind {
                    StripDay::Start => "start",
                    StripDay::Counted(_) => "counted",
                    StripDay::Weekend => "weekend",
                    StripDay::Holiday(_) => "holiday",
                    StripDay::After => "after",
                };
                li class={ "cell cell-" (class) @if *day == due { " is-due" } @if met == Some(*day) { " is-met" } @if today == Some(*day) { " is-today" } } {
                    span class="cell-top" { (lang.weekday_name(weekday(*day)).trim_end_matches('.')) }
                    span class="cell-day" {
                        @let date = civil(*day);
                        @if i == 0 || date.day == 1 { (lang.date_in_year(*day)) } @else { (date.day) @if lang == Lang::Da { "." } }
                    }
                    span class="cell-mark" { (mark(lang, *day, kind)) }
                    (flags(lang, *day == due, met == Some(*day), today == Some(*day)))
                }
            }
        }
    }
}

fn mark(lang: Lang, day: i32, kind: &StripDay) -> Markup {
    html! {
        @match kind {
            StripDay::Start => (lang.t("strip-start")),
            StripDay::Counted(n) => b { (n) },
            StripDay::Weekend => span class="sr-only" { (lang.t("strip-weekend")) },
            StripDay::Holiday(name) => span title=(lang.date_long(day)) { (name) },
            StripDay::After => span class="sr-only" { (lang.t("strip-after")) },
        }
    }
}

fn flags(lang: Lang, due: bool, met: bool, today: bool) -> Markup {
    html! {
        @if due { span class="cell-flag flag-due" { (lang.t("strip-due")) } }
        @if met { span class="cell-flag flag-met" { "✓ " (lang.t("strip-met")) } }
        @if today { span class="cell-flag flag-today" { (lang.t("today-word")) } }
    }
}

/// One cell per month touched; start, due, met and today stand in their month.
fn month_strip(lang: Lang, start: i32, due: i32, met: Option<i32>, today: Option<i32>) -> Markup {
    let index = |day: i32| {
        let c = civil(day);
        c.year * 12 + i32::try_from(c.month).unwrap_or(1) - 1
    };
    let (first, due_month) = (index(start), index(due));
    // A very late date must not make an endless strip: it is written, not drawn.
    let last = [Some(due), met, today]
        .into_iter()
        .flatten()
        .map(index)
        .max()
        .unwrap_or(due_month);
    let last = last.min(due_month + 6);
    html! {
        ol class="strip strip-months" {
            @for month in first..=last {
                @let counted = month - first;
                @let (year, number) = (month.div_euclid(12), u32::try_from(month.rem_euclid(12)).unwrap_or(0) + 1);
                li class={ "cell" @if month == first { " cell-start" } @else if month <= due_month { " cell-counted" } @else { " cell-after" }
                    @if month == due_month { " is-due" } } {
                    span class="cell-top" { (lang.month_name(number).trim_end_matches('.')) @if month == first || number == 1 { " " (year) } }
                    span class="cell-mark" {
                        @if month == first { (lang.t("strip-start")) } @else if month <= due_month { b { (counted) } }
                    }
                    @if month == first { span class="cell-flag" { (lang.date_in_year(start)) } }
                    @if month == due_month { span class="cell-flag flag-due" { (lang.t("strip-due")) " " (lang.date_in_year(due)) } }
                    @if let Some(day) = met.filter(|d| index(*d) == month) {
                        span class="cell-flag flag-met" { "✓ " (lang.t("strip-met")) " " (lang.date_in_year(day)) }
                    }
                    @if let Some(day) = today.filter(|d| index(*d) == month) {
                        span class="cell-flag flag-today" { (lang.t("today-word")) " " (lang.date_in_year(day)) }
                    }
                }
            }
        }
    }
}

fn hour_strip(
    lang: Lang,
    start: (i32, u32),
    hours: u32,
    met: Option<i64>,
    now: Option<i64>,
) -> Markup {
    let (start_day, start_minute) = start;
    let hour_of = |minutes: i64| minutes.div_euclid(60);
    let end = i64::from(start_minute) + i64::from(hours) * 60;
    let due_day = start_day + i32::try_from(end / 1440).unwrap_or(0);
    let due_minute = u32::try_from(end % 1440).unwrap_or(0);
    html! {
        ol class="strip strip-hours" {
            @for hour in 0..hours {
                @let minute = start_minute + hour * 60;
                @let midnight = hour > 0 && minute % 1440 < 60;
                @let is_now = now.is_some_and(|n| hour_of(n) == i64::from(hour));
                @let passed = now.or(met).is_some_and(|n| hour_of(n) > i64::from(hour));
                @let is_met = met.is_some_and(|m| hour_of(m) == i64::from(hour));
                li class={ "cell" @if passed { " cell-passed" } @if midnight { " is-midnight" } @if is_met { " is-met" } @if is_now && met.is_none() { " is-today" } } {
                    span class="cell-top" { (lang.clock(minute)) }
                    @if is_met { span class="cell-flag flag-met" { "✓ " (lang.t("strip-met")) } }
                    @if is_now && met.is_none() { span class="cell-flag flag-today" { (lang.t("now-word")) } }
                }
            }
            li class="cell is-due" {
                span class="cell-top" { (lang.clock(due_minute)) }
                span class="cell-flag flag-due" { (lang.t("strip-due")) " " (lang.date_in_year(due_day)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::day_from_civil;

    #[test]
    fn months_are_numbered_from_the_month_after_the_start() {
        let s = Strip::Months {
            start: day_from_civil(2026, 11, 30),
            due: day_from_civil(2027, 2, 28),
            met: None,
            today: None,
        };
        let html = strip(Lang::Da, &s).into_string();
        assert_eq!(html.matches("<li").count(), 4);
        assert!(html.contains("<b>3</b>") && !html.contains("<b>4</b>"));
        assert!(html.contains("jan 2027"), "a new year is named: {html}");
    }

    #[test]
    fn a_date_years_after_the_due_day_does_not_make_an_endless_strip() {
        let due = day_from_civil(2020, 3, 1);
        let s = Strip::Months {
            start: due - 60,
            due,
            met: None,
            today: Some(due + 2000),
        };
        assert!(strip(Lang::Da, &s).into_string().matches("<li").count() <= 9);
    }

    #[test]
    fn the_hours_end_at_the_due_moment_on_the_next_day() {
        let s = Strip::Hours {
            start_day: 20_000,
            start_minute: 990,
            hours: 24,
            met_after: None,
            now_after: Some(61),
        };
        let html = strip(Lang::Da, &s).into_string();
        assert_eq!(html.matches("<li").count(), 25);
        let due = html.rsplit("<li").next().unwrap();
        assert!(
            due.contains("16.30") && due.contains(&Lang::Da.date_in_year(20_001)),
            "{due}"
        );
    }
}
