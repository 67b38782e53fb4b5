//! The hearings of a decision: what the parties answered, and whether the letter repeats it.
//!
//! A letter repeats to a party its own answers alone, so only those of a party are offered.

use super::known::{self, Heard, name_of};
use crate::i18n::Lang;
use crate::pages::case_form::Ready;
use crate::pages::record::Typed;
use crate::pages::words;
use crate::ui::choice::{Choice, checkbox, tick};
use crate::ui::form::{Field, hidden};
use crate::ui::notice::{Notice, Tone, notice};
use app::Problem;
use app::case::CaseView;
use app::decision::DecisionView;
use domain::correction::effective;
use domain::hearing::{Running, running};
use domain::id::ItemId;
use domain::parties::{Party, parties};
use domain::template::HEARING;
use domain::{Event, Moment, Payload};
use maud::{Markup, html};

/// The answers that are ticked: those that the letter repeats.
const QUOTED: &str = "quoted";

/// The answers that were there to be ticked: one that came since is not left out unseen.
const OFFERED: &str = "quotable";

/// The tick of whoever decides while somebody may still answer.
const UNANSWERED: &str = "unanswered";

/// That somebody may still answer, with the tick of whoever decides all the same; nothing where
/// nobody may.
pub(in crate::pages) fn early(
    lang: Lang,
    (view, at): (&CaseView, Moment),
    typed: &Typed,
    problems: &[Problem],
) -> Option<(Field, Markup)> {
    let runs = running(&view.events, at);
    if runs.is_empty() {
        return None;
    }
    let parties = parties(view.case.person, view.case.birth_on, &view.events, at.day());
    let may = |r: &Running| {
        let party = parties.iter().find(|p| p.person == r.person);
        let name = party.map_or_else(|| lang.t("party-former"), |p| name_of(lang, view, p));
        let day = words::date(lang, r.answer_by);
        lang.t_args(
            "hearing-runs",
            &[("name", name.into()), ("day", day.into())],
        )
    };
    let all: Vec<String> = runs.iter().map(may).collect();
    let label = "hearing-runs-decide";
    let field = words::field(lang, UNANSWERED, label, typed.one(UNANSWERED), problems);
    let field = field.optional();
    let markup = html! {
        (notice(&Notice {
            tone: Tone::Warning,
            title: all.join(" "),
            text: lang.t("hearing-runs-text"),
        }))
        (checkbox(lang, &field, typed.flag(UNANSWERED)))
    };
    Some((field, markup))
}

/// The hearings that somebody may still answer, where whoever decides says that they know.
pub(super) fn unanswered(typed: &Typed, events: &[Event], at: Moment) -> Vec<ItemId> {
    let runs = running(events, at).into_iter();
    let known = runs.filter(|_| typed.flag(UNANSWERED));
    known.map(|r| r.hearing).collect()
}

/// The hearings as they stand in the form of a decision, each answer of a party with its tick.
pub(super) fn fields(ready: &Ready<'_>, parties: &[Party], case: u32) -> Markup {
    let (lang, view) = (ready.lang, ready.view);
    let hearings = known::hearings(&view.events, ready.now);
    let offered: Vec<ItemId> = hearings
        .iter()
        .filter(|h| h.answer_for_family().is_some() && party(parties, h).is_some())
        .map(|h| h.hearing)
        .collect();
    let nth = |heard: &Heard| offered.iter().position(|id| *id == heard.hearing);
    html! {
        h2 class="h3" { (lang.t("decide-heard")) }
        @if hearings.is_empty() { p class="weak" { (lang.t("decide-nobody-heard")) } }
        @else {
            @if !offered.is_empty() { p class="weak" { (lang.t("decide-quoted-hint")) } }
            ul class="bullets" { @for heard in &hearings { li {
                (line((lang, ready.now), view, parties, heard))
                (to_letter(lang, case, heard))
                @if was_not_waited_for(&view.events, heard.hearing) {
                    p class="weak" { (lang.t("decision-unanswered")) }
                }
                @if let Some(nth) = nth(heard) { (choice(ready, parties, heard, nth)) }
            } } }
        }
        @for id in &offered { (hidden(OFFERED, &id.to_string())) }
        p { a href={ "/cases/" (case) "/hearing" } { (lang.t("decide-hear")) } }
    }
}

/// The tick that has the letter repeat an answer.
fn choice(ready: &Ready<'_>, parties: &[Party], heard: &Heard, nth: usize) -> Markup {
    let lang = ready.lang;
    let name = name(lang, ready.view, parties, heard);
    let day = words::date(lang, heard.sent_at.day());
    let label = lang.t_args(
        "decide-quoted",
        &[("name", name.into()), ("day", day.into())],
    );
    let field = Field::new(QUOTED, label.clone());
    let choice = Choice::new(heard.hearing.to_string(), label);
    tick(
        &field,
        nth,
        &choice,
        !is_left_out(ready.typed, heard.hearing),
    )
}

/// Whether an answer was there to be ticked and was not.
fn is_left_out(typed: &Typed, hearing: ItemId) -> bool {
    let holds = |name| typed.all(name).any(|id| id == hearing.to_string());
    holds(OFFERED) && !holds(QUOTED)
}

/// The hearings whose answers the letter is not to repeat.
pub(super) fn left_out(typed: &Typed, events: &[Event], now: Moment) -> Vec<ItemId> {
    known::hearings(events, now)
        .iter()
        .filter(|heard| heard.answer.is_some() && is_left_out(typed, heard.hearing))
        .map(|heard| heard.hearing)
        .collect()
}

/// The hearings as they stand on the page of a decision: who makes it reads what the letter
/// leaves out.
pub(in crate::pages) fn shown(lang: Lang, view: &DecisionView, parties: &[Party]) -> Markup {
    let mut hearings = known::hearings(&view.view.events, view.at);
    // One sent later on the day of the decision is shown as well, if whoever decided knew of it.
    let later = known::hearings(&view.view.events, view.now).into_iter();
    hearings.extend(
        later
            .filter(|h| view.made.terms.unanswered.contains(&h.hearing) && h.sent_at > view.at)
            .map(|h| Heard { answer: None, ..h }),
    );
    let is_unquoted = |heard: &Heard| view.made.terms.unquoted.contains(&heard.hearing);
    html! { @if !hearings.is_empty() {
        h2 { (lang.t("decide-heard")) }
        ul class="bullets" { @for heard in &hearings { li {
            (line((lang, view.at), &view.view, parties, heard))
            @if view.made.terms.unanswered.contains(&heard.hearing) {
                p class="weak" { (lang.t("decision-unanswered")) }
            }
            @if is_unquoted(heard) { p class="weak" { (lang.t("decision-unquoted")) } }
        } } }
    } }
}

/// Who was heard about what, and the answer as it stands at a moment.
fn line((lang, now): (Lang, Moment), view: &CaseView, parties: &[Party], heard: &Heard) -> Markup {
    let day = words::date(lang, heard.answer_by);
    let key = match heard.answer {
        Some(_) => "hearing-answered-line",
        None if heard.answer_by < now.day() => "hearing-silent-line",
        None => "hearing-waits-line",
    };
    let name = name(lang, view, parties, heard);
    html! {
        (lang.t_args(key, &[("name", name.into()), ("day", day.into())]))
        @if !heard.about.is_empty() { br; span class="weak" { (heard.about) } }
        @if !heard.facts.is_empty() { br; span class="weak" {
            (lang.t("hearing-facts")) ": " (heard.facts)
        } }
        @if let Some(answer) = &heard.answer { blockquote { (answer.value) } }
    }
}

/// Whether something was decided before its last day was over.
fn was_not_waited_for(events: &[Event], hearing: ItemId) -> bool {
    effective(events).iter().any(|e| match &e.content.payload {
        Payload::DecisionMade(p) => p.terms.unanswered.contains(&hearing),
        _ => false,
    })
}

/// The way to the letter that hears a party, as long as it has not answered.
pub(in crate::pages) fn to_letter(lang: Lang, case: u32, heard: &Heard) -> Markup {
    html! { @if heard.answer.is_none() {
        " " a href={ "/cases/" (case) "/write?template=" (HEARING) "&to=" (heard.person) } {
            (lang.t("hearing-letter"))
        }
    } }
}

fn party<'p>(parties: &'p [Party], heard: &Heard) -> Option<&'p Party> {
    parties.iter().find(|p| p.person == heard.person)
}

fn name(lang: Lang, view: &CaseView, parties: &[Party], heard: &Heard) -> String {
    party(parties, heard).map_or_else(|| lang.t("party-former"), |p| name_of(lang, view, p))
}
