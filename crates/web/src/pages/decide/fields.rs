//! The fields of a decision, in the order one decides.

use super::{Loaded, known};
use crate::i18n::Lang;
use crate::pages::assessment::carried::beside;
use crate::pages::record::Typed;
use crate::pages::{drafts, words};
use crate::ui::choice::{Choice, checkbox, checkboxes, radios, select};
use crate::ui::form::{
    Field, Submit, date, date_time, error_summary, fieldset, hidden, number, submit_row, textarea,
};
use app::Problem;
use app::form_draft::Place as Draft;
use domain::basis::basis_on;
use domain::{DecisionKind, Place};
use maud::{Markup, html};

/// The fields that a summary of errors leads to, and how they are drawn.
pub(super) struct Fields {
    all: Vec<Field>,
    drawn: Markup,
}

impl Fields {
    /// Problems that belong to no field of this form.
    pub fn loose<'p>(&self, problems: &'p [Problem]) -> impl Iterator<Item = &'p Problem> {
        let is_known = |p: &&Problem| self.all.iter().any(|f| f.name == p.field);
        problems
            .iter()
            .filter(move |p| !is_known(p))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// The form's content.
    pub fn markup(&self, lang: Lang, seen: &str, draft: &Draft, case: u32) -> Markup {
        let all: Vec<&Field> = self.all.iter().collect();
        html! {
            (error_summary(lang, &all))
            (hidden("seen", seen))
            (self.drawn)
            p class="weak" { (lang.t("decide-competence-hint")) }
            (submit_row(&Submit {
                label: lang.t("decide-submit"),
                cancel: Some((lang.t("cancel"), format!("/cases/{case}"))),
                ..Submit::default()
            }))
            (drafts::keeper(lang, draft))
        }
    }
}

/// The fields of a kind.
pub(super) fn of(
    lang: Lang,
    loaded: &Loaded,
    case: u32,
    kind: DecisionKind,
    typed: &Typed,
    problems: &[Problem],
) -> Fields {
    let field = |name: &str| {
        let label = format!("decide-{}", name.replace('_', "-"));
        words::field(lang, name, &label, typed.one(name), problems)
    };
    let hinted = |name: &str, hint: &str| field(name).hint(lang.t(hint));
    let on = typed.day("at").unwrap_or(loaded.now.day());
    let paragraphs: Vec<Choice> = basis_on(on)
        .for_kind(kind)
        .map(|p| {
            let label = format!("{} ({})", p.title(lang.code()), p.paragraph);
            Choice::new(p.paragraph.clone(), label)
        })
        .collect();
    let mut paragraph = field("paragraph");
    if let (true, [only]) = (paragraph.value.is_empty(), paragraphs.as_slice()) {
        paragraph.value.clone_from(&only.value);
    }
    let places: Vec<Choice> = Place::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "place", w)))
        .collect();
    let (day, clock) = (field("at"), field("at_time"));
    let place = field("place").optional();
    let ends_on = hinted("ends_on", "decide-ends-on-hint").optional();
    let mut home_by = ends_on.clone();
    home_by.label = lang.t("decide-home-by");
    home_by.hint = Some(lang.t("decide-home-by-hint"));
    let way_out = hinted("way_out", "decide-way-out-hint").optional();
    let price = hinted("weekly_price", "decide-weekly-price-hint").optional();
    let purpose = field("purpose").optional();
    let facts = hinted("facts", "decide-facts-hint");
    let reasons = hinted("reasons", "decide-reasons-hint");
    let urgent = field("urgent").optional();
    let (consent, consents) = consent(lang, loaded, typed, problems);
    let drawn = html! {
        (hidden("kind", kind.as_str()))
        (fieldset(&lang.t("decide-part-what"), &html! {
            (date_time(lang, &day, &clock))
            (radios(lang, &paragraph, &paragraphs))
            @if places_child(kind) { (select(lang, &place, &places)) }
            (checkbox(lang, &urgent, typed.flag("urgent")))
        }))
        (fieldset(&lang.t("decide-part-why"), &html! {
            (textarea(lang, &purpose, 2))
            (beside(lang, &loaded.view))
            (textarea(lang, &facts, 5))
            (textarea(lang, &reasons, 6))
        }))
        @if gives_something(kind) {
            (fieldset(&lang.t("decide-part-how-long"), &html! {
                (date(lang, &ends_on))
                (textarea(lang, &way_out, 2))
                (number(lang, &price))
            }))
        }
        @if kind == DecisionKind::HomeReturn { (date(lang, &home_by)) }
        (fieldset(&lang.t("decide-part-parties"), &html! {
            (child_said(lang, loaded, case))
            (heard(lang, loaded, case))
            (consents)
        }))
    };
    let all = vec![
        day, clock, paragraph, place, ends_on, way_out, price, purpose, facts, reasons, urgent,
        consent,
    ];
    Fields { all, drawn }
}

/// Whether the child is to live somewhere by it.
fn places_child(kind: DecisionKind) -> bool {
    use DecisionKind::{ChangeOfPlace, Placement, PlacementWithoutConsent, Preliminary};
    matches!(
        kind,
        Placement | PlacementWithoutConsent | Preliminary | ChangeOfPlace
    )
}

/// Whether something begins by it that costs and ends.
fn gives_something(kind: DecisionKind) -> bool {
    places_child(kind) || matches!(kind, DecisionKind::Support | DecisionKind::SupportAfter18)
}

/// Who of those who must consent does. Where the case knows of nobody with custody, one yes
/// stands for them.
fn consent(lang: Lang, loaded: &Loaded, typed: &Typed, problems: &[Problem]) -> (Field, Markup) {
    let parties = loaded.parties();
    let must: Vec<Choice> = parties
        .iter()
        .filter(|p| p.must_consent)
        .map(|p| Choice::new(p.person.to_string(), loaded.name_of(lang, p)))
        .collect();
    let (name, label) = if must.is_empty() {
        ("consent", "decide-consent")
    } else {
        ("consented", "decide-consented")
    };
    let field = words::field(lang, name, label, typed.one(name), problems).optional();
    if must.is_empty() {
        let markup = checkbox(lang, &field, typed.flag("consent"));
        return (field, markup);
    }
    let chosen: Vec<&str> = typed.all("consented").collect();
    let markup = checkboxes(lang, &field, &must, &chosen);
    (field, markup)
}

fn child_said(lang: Lang, loaded: &Loaded, case: u32) -> Markup {
    let voice = known::voice(&loaded.view.events, loaded.now);
    html! {
        h3 { (lang.t("decide-child-said")) }
        @match voice {
            Some(voice) => {
                p { (words::code(lang, "conversation-outcome", voice.outcome.as_str())) ", "
                    (words::date(lang, voice.at.day()))
                    @if voice.with_support_person { " · " (lang.t("child-with-support-person")) } }
                @if !voice.words.is_empty() { blockquote { (voice.words) } }
            },
            None => p class="weak" { (lang.t("decide-child-not-heard")) },
        }
        p { a href={ "/cases/" (case) "/record/child_conversation" } { (lang.t("decide-record-conversation")) } }
    }
}

fn heard(lang: Lang, loaded: &Loaded, case: u32) -> Markup {
    let parties = loaded.parties();
    let hearings = known::hearings(&loaded.view.events, loaded.now);
    let name = |person| {
        let party = parties.iter().find(|p| p.person == person);
        party.map_or_else(|| lang.t("party-former"), |p| loaded.name_of(lang, p))
    };
    html! {
        h3 { (lang.t("decide-heard")) }
        @if hearings.is_empty() { p class="weak" { (lang.t("decide-nobody-heard")) } }
        @else { ul class="bullets" { @for h in &hearings { li {
            @let day = words::date(lang, h.answer_by);
            @let key = if h.answer.is_some() { "hearing-answered-line" } else { "hearing-waits-line" };
            (lang.t_args(key, &[("name", name(h.person).into()), ("day", day.into())]))
        } } } }
        p { a href={ "/cases/" (case) "/hearing" } { (lang.t("decide-hear")) } }
    }
}
