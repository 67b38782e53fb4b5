//! Which notifications a letter tells of, and how it says them.
//!
//! Whoever writes chooses among those of the case; what stands there first are those that the
//! municipality works on: they came since the last decision, or since the file was last closed, and
//! not long before the latest.

use crate::i18n::Lang;
use crate::pages::record::{Maker, Typed};
use crate::pages::words;
use crate::ui::choice::{Choice, checkboxes};
use crate::ui::form::Field;
use app::Problem;
use app::ruleset::Ruleset;
use domain::case::{Case, Notification};
use domain::code::TemplateField;
use domain::template::Template;
use maud::Markup;

/// The field that holds the chosen ones.
pub(super) const FIELD: &str = "notifications";

/// The fields of a template that say them.
const TELLING: [TemplateField; 2] = [TemplateField::ArrivedOn, TemplateField::Notifications];

/// How long before the latest one they may have come: four months, as an assessment may take.
const DAYS_BEFORE: i32 = 122;

/// The notifications of the case, the latest first; other enquiries are none.
fn all(case: &Case) -> Vec<&Notification> {
    let mut all: Vec<&Notification> = case
        .notifications
        .iter()
        .filter(|n| n.enquiry.is_notification())
        .collect();
    all.sort_by_key(|n| std::cmp::Reverse((n.received_at, n.id)));
    all
}

/// Those that the municipality works on: the latest, and what came before it since the decision
/// or the end before that.
fn at_work(case: &Case) -> Vec<&Notification> {
    let all = all(case);
    let Some(latest) = all.first().map(|n| n.received_at) else {
        return all;
    };
    let decided = case.decisions.iter().map(|d| d.made_at);
    let closed = case.open_spans.iter().filter_map(|(_, until)| *until);
    let since = decided.chain(closed).filter(|at| *at < latest).max();
    let oldest = latest.day().add_days(-DAYS_BEFORE);
    let is_since = |n: &&Notification| {
        since.is_none_or(|since| n.received_at > since) && n.received_at.day() >= oldest
    };
    all.into_iter().filter(is_since).collect()
}

/// Whether a template says any.
fn tells(template: &Template) -> bool {
    template.fields().iter().any(|f| TELLING.contains(f))
}

/// Those that the letter tells of. Where there are several to choose from, somebody chooses.
pub(super) fn chosen<'c>(
    case: &'c Case,
    template: &Template,
    typed: &Typed,
) -> Result<Vec<&'c Notification>, Problem> {
    let all = all(case);
    if all.len() < 2 {
        return Ok(all);
    }
    let is_chosen = |n: &&Notification| typed.all(FIELD).any(|id| id == n.id.to_string());
    let chosen: Vec<&Notification> = all.into_iter().filter(is_chosen).collect();
    if chosen.is_empty() && tells(template) {
        return Err(Problem::new(FIELD, "refused-choose"));
    }
    Ok(chosen)
}

/// Their days, each once, the first one first.
pub(super) fn days(lang: Lang, told: &[&Notification]) -> String {
    let mut days: Vec<i32> = told.iter().map(|n| n.received_at.day().0).collect();
    days.sort_unstable();
    days.dedup();
    lang.days_said(&days)
}

/// The same with what they are: "underretningerne af 3. maj og 1. juni 2024".
pub(super) fn said(lang: Lang, told: &[&Notification]) -> String {
    if told.is_empty() {
        return String::new();
    }
    let (days, n) = (days(lang, told), told.len());
    lang.t_args("write-told-of", &[("days", days.into()), ("n", n.into())])
}

/// The field to choose them by; none where there is nothing to choose or no letter that says it.
pub(super) fn field(make: &Maker<'_>, case: &Case, ruleset: &Ruleset) -> Option<(Field, Markup)> {
    let (lang, all) = (make.lang, all(case));
    let is_asked = all.len() > 1 && ruleset.templates.values().any(tells);
    if !is_asked {
        return None;
    }
    let mut field = make.field(FIELD);
    field.label = lang.t("write-notifications");
    let field = field.hint(lang.t("write-notifications-hint"));
    let choice = |n: &&Notification| {
        let from = words::code(lang, "notifier", n.notifier.as_str());
        let day = words::date(lang, n.received_at.day());
        Choice::new(n.id.to_string(), format!("{day}: {from}"))
    };
    let choices: Vec<Choice> = all.iter().map(choice).collect();
    let first: Vec<String> = if make.typed.one("do").is_empty() {
        at_work(case).iter().map(|n| n.id.to_string()).collect()
    } else {
        make.typed.all(FIELD).map(str::to_owned).collect()
    };
    let chosen: Vec<&str> = first.iter().map(String::as_str).collect();
    let markup = checkboxes(lang, &field, &choices, &chosen);
    Some((field, markup))
}
