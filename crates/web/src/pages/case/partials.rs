//! The partial cases of a child with a disability: what is asked for, how it stands, and what was
//! decided.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::section;
use domain::basis::of_any_day;
use domain::case::{Case, Proposal};
use domain::correction::Effective;
use domain::partial::{Partial, Standing, partials};
use domain::{Day, DecisionKind, Moment};
use maud::{Markup, html};

/// What a line is drawn from besides its partial case.
struct On<'c> {
    lang: Lang,
    case: &'c Case,
    now: Moment,
    may_record: bool,
}

/// Those that are open first; nothing where there are none.
pub(super) fn of(
    lang: Lang,
    stands: &[Effective<'_>],
    (case, now): (&Case, Moment),
    may_record: bool,
) -> Markup {
    let on = On {
        lang,
        case,
        now,
        may_record,
    };
    let mut all = partials(stands);
    all.sort_by_key(|p| p.closed.is_some());
    let is_open = |p: &&Partial<'_>| p.closed.is_none();
    let open = all.iter().filter(is_open).count();
    let open = (open > 0).then(|| open.to_string());
    html! { @if !all.is_empty() {
        (section("partials", &lang.t("partials-title"), open.as_deref(), &html! {
            ul class="bullets" { @for partial in &all { li { (one(&on, partial)) } } }
        }))
    } }
}

fn one(on: &On<'_>, partial: &Partial<'_>) -> Markup {
    let lang = on.lang;
    let asked = words::date(lang, partial.opened_at.day());
    let here = format!("/cases/{}", on.case.number());
    let standing = partial.standing();
    let proposed = proposed(on.case, partial);
    html! {
        strong { (words::code(lang, "help", partial.help.as_str())) } ": " (told(lang, standing, on.now))
        br; span class="weak" { (lang.t_args("partial-asked", &[("day", asked.into())])) ": " (partial.wish()) }
        @for (at, made) in &partial.decisions {
            br; a href={ (here) "/decisions/" (made.decision) } {
                (words::code(lang, "decision-kind", made.kind.as_str())) ", " (words::date(lang, at.day()))
            }
        }
        @if let Some(proposal) = proposed {
            br; a href={ (here) "/decisions/" (proposal.id) } {
                (words::code(lang, "decision-kind", proposal.kind.as_str())) ": "
                (lang.t_args("proposal-waits", &[
                    ("whose", words::code(lang, "competence", proposal.competence.as_str()).into()),
                ]))
            }
        }
        @if on.may_record && partial.closed.is_none() && proposed.is_none() {
            br;
            @for (kind, key) in acts(standing, on.now) {
                a href={ (here) "/decide?kind=" (kind) "&partial=" (partial.id) } { (lang.t(key)) } " · "
            }
            a href={ (here) "/record/partial_case_closed?partial=" (partial.id) } { (lang.t("partial-close")) }
        }
    }
}

/// The proposal on it that waits for its answer.
fn proposed<'c>(case: &'c Case, partial: &Partial<'_>) -> Option<&'c Proposal> {
    let is_on = |p: &&Proposal| {
        let paragraph = of_any_day(p.kind, &p.paragraph);
        p.answered_at.is_none() && paragraph.and_then(|row| row.help) == Some(partial.help)
    };
    case.proposals.iter().rfind(is_on)
}

/// What can be decided on it as it stands.
fn acts(standing: Standing, now: Moment) -> &'static [(DecisionKind, &'static str)] {
    use DecisionKind::{DisabilityHelp, EndOfSupport, Refusal};
    match standing {
        Standing::Asked => &[
            (DisabilityHelp, "partial-decide"),
            (Refusal, "partial-refuse"),
        ],
        Standing::Granted(until) if is_over(until, now) => {
            &[(DisabilityHelp, "partial-decide-again")]
        }
        Standing::Granted(_) => &[(EndOfSupport, "partial-end")],
        Standing::Refused | Standing::Ends(_) | Standing::Closed(_) => &[],
    }
}

fn is_over(until: Option<Day>, now: Moment) -> bool {
    until.is_some_and(|day| day < now.day())
}

/// How it stands, in words.
fn told(lang: Lang, standing: Standing, now: Moment) -> String {
    if let Standing::Closed(reason) = standing {
        let reason = words::code(lang, "partial-end", reason.as_str());
        return lang.t_args("partial-closed", &[("reason", reason.into())]);
    }
    let key = format!("partial-standing-{}", standing.as_str());
    match standing.day() {
        Some(day) if is_over(Some(day), now) => lang.t_args(
            &format!("{key}-over"),
            &[("day", words::date(lang, day).into())],
        ),
        Some(day) => lang.t_args(
            &format!("{key}-until"),
            &[("day", words::date(lang, day).into())],
        ),
        None => lang.t(&key),
    }
}
