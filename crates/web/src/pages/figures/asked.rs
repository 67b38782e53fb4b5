//! The question an address asks about a figure, and the form that asks it.

use super::{period, short_period};
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::form::{Field, Width, date, error_summary, hidden, text};
use crate::ui::table::Chip;
use app::goals::Question;
use app::{Error, Problem};
use indicators::{AgeGroup, Filter, Period, Span, When};
use law::{Day, Moment};
use maud::{Markup, html};
use serde::Deserialize;

/// How many years back can be chosen with one click.
const YEARS: i32 = 5;

/// What an address may ask about a figure.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// A year, quarter or month.
    #[serde(default)]
    pub period: String,
    /// The end of a day.
    #[serde(default)]
    pub as_of: String,
    /// As known at the end of a day.
    #[serde(default)]
    pub known_at: String,
    /// Only this team.
    #[serde(default)]
    pub team: String,
    /// Only this age group.
    #[serde(default)]
    pub age: String,
    /// Only this step.
    #[serde(default)]
    pub step: String,
    /// Only this target group.
    #[serde(default)]
    pub target_group: String,
    /// The page of the units, from 1.
    #[serde(default)]
    pub page: String,
    /// What was just done.
    #[serde(default)]
    pub done: String,
}

impl Asked {
    /// The question, with whatever could not be read.
    pub fn question(&self, now: Moment) -> (Question, Vec<Problem>) {
        let mut question = Question::of_year(now.day());
        let mut wrong = Vec::new();
        let yesterday = now.day().add_days(-1);
        if !self.period.trim().is_empty() {
            match typed_period(&self.period) {
                Some(of) if of.start_on() > now.day() => {
                    wrong.push(Problem::new("period", "asked-wrong-future"));
                }
                Some(of) => question.when = When::period(of, yesterday),
                None => wrong.push(Problem::new("period", "asked-wrong-period")),
            }
        }
        if let Some(read) = day(&self.as_of, "as_of", now) {
            match read {
                Ok(day) => question.when = When::as_of(day),
                Err(problem) => wrong.push(problem),
            }
        }
        if let Some(read) = day(&self.known_at, "known_at", now) {
            match read {
                Ok(day) => question.known = Some(day.end().min(now)),
                Err(problem) => wrong.push(problem),
            }
        }
        (question, wrong)
    }

    /// What is left out, with whatever could not be read.
    pub fn filter(&self) -> (Filter, Vec<Problem>) {
        let mut filter = Filter::NONE;
        let mut is_wrong = false;
        if !self.team.is_empty() {
            filter.team = self.team.parse().ok();
            is_wrong |= filter.team.is_none();
        }
        if !self.age.is_empty() {
            filter.age_group = AgeGroup::from_code(&self.age);
            is_wrong |= filter.age_group.is_none();
        }
        if !self.step.is_empty() {
            filter.step = self.step.parse().ok().filter(|step| *step <= 6);
            is_wrong |= filter.step.is_none();
        }
        if !self.target_group.is_empty() {
            filter.target_group = self.target_group.parse().ok();
            is_wrong |= filter.target_group.is_none();
        }
        let wrong = is_wrong.then(|| Problem::new("filter", "asked-wrong-filter"));
        (filter, wrong.into_iter().collect())
    }

    /// The same address with one value changed, from the first page on.
    pub fn href(&self, path: &str, name: &str, value: &str) -> String {
        // A period and a day exclude each other.
        let kept = self.pairs().into_iter().filter(|(key, kept)| {
            *key != name
                && !kept.is_empty()
                && !matches!((*key, name), ("as_of", "period") | ("period", "as_of"))
        });
        let changed = (!value.is_empty()).then_some((name, value));
        let query: Vec<String> = kept
            .chain(changed)
            .map(|(key, value)| format!("{key}={}", words::encoded(value)))
            .collect();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{}", query.join("&"))
        }
    }

    fn pairs(&self) -> [(&'static str, &str); 7] {
        [
            ("period", &self.period),
            ("as_of", &self.as_of),
            ("known_at", &self.known_at),
            ("team", &self.team),
            ("age", &self.age),
            ("step", &self.step),
            ("target_group", &self.target_group),
        ]
    }
}

/// A period as an address holds it ("2026Q3"), or a quarter as people write it: "3. kvartal
/// 2026", "3. kvt. 2026", "Q3 2026".
fn typed_period(typed: &str) -> Option<Period> {
    let typed = typed.trim().to_ascii_uppercase();
    if let Ok(period) = typed.parse() {
        return Some(period);
    }
    let (quarter, year) = typed.rsplit_once(' ')?;
    let quarter = quarter
        .strip_prefix('Q')
        .or_else(|| quarter.strip_suffix(". KVARTAL"))
        .or_else(|| quarter.strip_suffix(". KVT."))?;
    format!("{year}Q{quarter}").parse().ok()
}

fn day(typed: &str, field: &'static str, now: Moment) -> Option<Result<Day, Problem>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    Some(match typed.parse::<Day>() {
        Ok(day) if day > now.day() => Err(Problem::new(field, "asked-wrong-future")),
        Ok(day) => Ok(day),
        Err(_) => Err(Problem::new(field, "asked-wrong-day")),
    })
}

/// Answers a question; one that cannot be read or is refused is answered by the year to
/// date, with what is wrong. `ask` is told whether it is the question as it was asked.
pub fn answered<T>(
    (question, mut wrong): (Question, Vec<Problem>),
    now: Moment,
    ask: impl Fn(Question, bool) -> Result<T, Error>,
) -> Result<(T, Vec<Problem>), Error> {
    if wrong.is_empty() {
        match ask(question, true) {
            Err(Error::Refused(problems)) => wrong = problems,
            other => return other.map(|view| (view, Vec::new())),
        }
    }
    ask(Question::of_year(now.day()), false).map(|view| (view, wrong))
}

/// Years and quarters to choose with one click.
pub fn period_chips(lang: Lang, path: &str, asked: &Asked, question: Question) -> Vec<Chip> {
    let chosen = match question.when.span {
        Span::Period(of) => Some(of),
        Span::AsOf(_) => None,
    };
    let last = Question::of_year(question.when.through.add_days(1))
        .when
        .to_on();
    let this_year = last.year().max(question.when.through.year());
    let year = chosen.map_or(this_year, Period::year);
    let years = (this_year - YEARS + 1..=this_year).rev().map(Period::Year);
    let quarters = (1..=4)
        .map(|quarter| Period::Quarter(year, quarter))
        .filter(|of| of.start_on() <= question.when.through || chosen == Some(*of));
    years
        .chain(quarters)
        .map(|of| Chip {
            label: match of {
                Period::Year(_) => period(lang, of),
                _ => short_period(lang, of),
            },
            href: asked.href(path, "period", &of.to_string()),
            active: chosen == Some(of),
            count: None,
        })
        .collect()
}

/// The form for a period, a day and what was known; what was typed stays. Readers of
/// aggregates get a field only to see what was wrong in an address of their own making.
pub fn ask_form(
    lang: Lang,
    path: &str,
    asked: &Asked,
    problems: &[Problem],
    is_open: bool,
) -> Markup {
    let field = |name: &str, value: &str| {
        let key = format!("ask-{}", name.replace('_', "-"));
        words::field(lang, name, &key, value, problems).optional()
    };
    let period = field("period", &asked.period).hint(lang.t("ask-period-hint"));
    let as_of = field("as_of", &asked.as_of).hint(lang.t("ask-as-of-hint"));
    let known_at = field("known_at", &asked.known_at).hint(lang.t("ask-known-at-hint"));
    let filter = field("filter", "");
    let is_asked = |field: &Field| is_open || field.error.is_some();
    let is_any = [&period, &as_of, &known_at].into_iter().any(is_asked);
    html! {
        (error_summary(lang, &[&period, &as_of, &known_at, &filter]))
        span id=(filter.id()) {}
        @if is_any {
            form class="filters" method="get" action=(path) aria-label=(lang.t("ask-label")) {
                @for (name, value) in asked.pairs().into_iter().skip(3) {
                    @if is_open && !value.is_empty() { (hidden(name, value)) }
                }
                @if is_asked(&period) { (text(lang, &period, Width::Small)) }
                @if is_asked(&as_of) { (date(lang, &as_of)) }
                @if is_asked(&known_at) { (date(lang, &known_at)) }
                div class="submit-row" {
                    button class="button button-secondary" type="submit" { (lang.t("ask-show")) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    fn wrong(asked: &Asked) -> Vec<(&'static str, &'static str)> {
        let (_, problems) = asked.question(now());
        problems.iter().map(|p| (p.field, p.message)).collect()
    }

    #[test]
    fn what_cannot_be_read_is_named_at_its_field_and_the_rest_still_asked() {
        let asked = Asked {
            period: "2025Q5".into(),
            known_at: "i går".into(),
            ..Asked::default()
        };
        assert_eq!(
            wrong(&asked),
            [
                ("period", "asked-wrong-period"),
                ("known_at", "asked-wrong-day")
            ]
        );
        let asked = Asked {
            as_of: "2026-03-31".into(),
            ..Asked::default()
        };
        let (question, problems) = asked.question(now());
        assert_eq!(question.when.to_on().to_string(), "2026-03-31");
        assert!(problems.is_empty());
    }

    #[test]
    fn a_quarter_is_read_as_people_write_it() {
        for typed in [
            "2026Q3",
            "2026q3",
            "3. kvartal 2026",
            " 3. kvt. 2026 ",
            "Q3 2026",
        ] {
            assert_eq!(
                typed_period(typed),
                Some(Period::Quarter(2026, 3)),
                "{typed}"
            );
        }
        for typed in [
            "5. kvartal 2026",
            "kvartal 2026",
            "3. kvartal",
            "Q 2026",
            "2026 Q3",
        ] {
            assert_eq!(typed_period(typed), None, "{typed}");
        }
    }

    #[test]
    fn nobody_is_told_what_has_not_happened_yet() {
        let asked = Asked {
            as_of: "2026-11-23".into(),
            ..Asked::default()
        };
        assert_eq!(wrong(&asked), [("as_of", "asked-wrong-future")]);
        let asked = Asked {
            period: "2027".into(),
            ..Asked::default()
        };
        assert_eq!(wrong(&asked), [("period", "asked-wrong-future")]);
    }

    #[test]
    fn a_changed_filter_keeps_the_others_and_a_day_replaces_the_period() {
        let asked = Asked {
            period: "2025".into(),
            team: "nord".into(),
            ..Asked::default()
        };
        assert_eq!(
            asked.href("/x", "age", "0-5"),
            "/x?period=2025&team=nord&age=0-5"
        );
        assert_eq!(
            asked.href("/x", "as_of", "2026-01-31"),
            "/x?team=nord&as_of=2026-01-31"
        );
        assert_eq!(asked.href("/x", "team", ""), "/x?period=2025");
        assert_eq!(
            asked.href("/x", "team", "a b&c"),
            "/x?period=2025&team=a%20b%26c"
        );
    }
}
