//! Those one planned to talk to and has not: apart from what the law sets a time for.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::duty::{Duty, duties};
use crate::ui::notice::section;
use crate::ui::state::State;
use app::today::{ToHear, Today};
use domain::Moment;
use maud::{Markup, html};

/// Whether there is anything to say.
pub(super) fn has_part(today: &Today) -> bool {
    !today.to_hear.is_empty() || today.to_hear_unseen > 0
}

/// The part of the day; nothing where nobody waits.
pub(super) fn part(lang: Lang, today: &Today) -> Markup {
    let line = |one| line(lang, one, today.now);
    let lines: Vec<Duty> = today.to_hear.iter().map(line).collect();
    let title = lang.t("today-to-hear");
    let unseen = today.to_hear_unseen;
    let unseen = i64::try_from(unseen).unwrap_or(i64::MAX);
    html! { @if has_part(today) {
        (section("to-hear", &title, Some(&lines.len().to_string()), &html! {
            p class="weak" { (lang.t("today-to-hear-hint")) }
            @if unseen > 0 {
                p class="weak" { (lang.t_args("today-to-hear-unseen", &[("n", unseen.into())])) }
            }
            @if !lines.is_empty() { (duties(lang, &title, &lines)) }
        }))
    } }
}

fn line(lang: Lang, one: &ToHear, now: Moment) -> Duty {
    let room = format!("/cases/{}/{}", one.number, one.work.as_str());
    let of = |step: &str| format!("{room}/{step}?of={}", one.source);
    let kind = words::code(lang, "source", one.kind.as_str());
    let title = if one.who.is_empty() {
        kind
    } else {
        format!("{kind}: {}", one.who)
    };
    let act = if one.may_be_asked {
        ("source-record", of("contribution"))
    } else {
        ("today-consent", of("consent"))
    };
    let work = lang.t(&format!("{}-title", one.work.as_str()));
    let day = words::date(lang, one.until);
    Duty {
        title,
        who: words::child(lang, one.name.as_deref(), one.birth_on, now),
        href: Some(format!("{room}#sources")),
        state: Some(State::Overdue),
        when: words::distance(lang, one.until.end(), now),
        paragraph: lang.t_args(
            "today-to-hear-basis",
            &[("day", day.into()), ("work", work.into())],
        ),
        actions: vec![
            (lang.t(act.0), act.1),
            (lang.t("today-plan-again"), of("source")),
        ],
        ..Duty::default()
    }
}
