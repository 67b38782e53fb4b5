//! The fields of a decision, in the order one decides.

use super::heard;
use super::known::{self, name_of};
use crate::i18n::Lang;
use crate::pages::assessment::carried::beside;
use crate::pages::case_form::{OF, Ready};
use crate::pages::record::{Input, moment_of};
use crate::pages::{appropriation, target_group, words};
use crate::ui::choice::{Choice, checkbox, checkboxes, radios, select};
use crate::ui::form::{Field, date, fieldset, hidden, number, textarea};
use domain::appropriation::accounts_on;
use domain::basis::basis_on;
use domain::decide::says_how_long;
use domain::parties::{Party, lacks_holder, parties_to};
use domain::procedures::Procedures;
use domain::{Day, DecisionKind, Place};
use maud::{Markup, html};

/// The fields of a kind: each as it is drawn, and then those that a summary of errors leads to.
/// Where nothing could be decided, why.
pub(super) fn of(ready: &Ready<'_>, case: u32, kind: DecisionKind) -> Vec<Input> {
    match paragraphs(ready, kind) {
        none if none.is_empty() => vec![Input::shown(no_partial(ready, case))],
        paragraphs => all(ready, case, kind, &paragraphs),
    }
}

fn all(ready: &Ready<'_>, case: u32, kind: DecisionKind, paragraphs: &[Choice]) -> Vec<Input> {
    let Ready {
        lang,
        typed,
        problems,
        ..
    } = *ready;
    let field = |name: &str| {
        let label = format!("decide-{}", name.replace('_', "-"));
        words::field(lang, name, &label, typed.one(name), problems)
    };
    let hinted = |name: &str, hint: &str| field(name).hint(lang.t(hint));
    let paragraph = only_one(field("paragraph"), paragraphs);
    let mut place = field("place");
    if !kind.says_where() {
        place = place.optional();
    }
    let if_said = |field: Field| {
        if says_how_long(kind) {
            field
        } else {
            field.optional()
        }
    };
    let ends_on = if_said(hinted("ends_on", "decide-ends-on-hint"));
    let without_notice = hinted("without_notice", "decide-without-notice-hint").optional();
    let way_out = if_said(hinted("way_out", "decide-way-out-hint"));
    let price = hinted("weekly_price", "decide-weekly-price-hint").optional();
    let account = hinted("account", "decide-account-hint").optional();
    let purpose = if_said(field("purpose"));
    let facts = hinted("facts", "decide-facts-hint");
    let reasons = hinted("reasons", "decide-reasons-hint");
    let urgent = field("urgent").optional();
    let consents = consents(ready, kind);
    let on = moment_of(typed, "at").unwrap_or(ready.now);
    let early = heard::early(lang, (ready.view, on), typed, problems);
    let (early, early_drawn) = early.unzip();
    let drawn = html! {
        (hidden(OF, kind.as_str()))
        p { a href={ "/cases/" (case) "/decide" } { (lang.t("decide-other")) } }
        (sent_back(ready, case))
        (fieldset(&lang.t("decide-part-what"), &html! {
            (radios(lang, &paragraph, paragraphs))
            (meant_for(ready, kind, paragraphs))
            @if places_child(kind) { (select(lang, &place, &places(lang))) }
            (checkbox(lang, &urgent, typed.flag("urgent")))
        }))
        (fieldset(&lang.t("decide-part-why"), &html! {
            (textarea(lang, &purpose, 2))
            (beside(lang, ready.view, Some("carried-hint")))
            (place_said(ready))
            (textarea(lang, &facts, 5))
            (textarea(lang, &reasons, 6))
        }))
        @if gives_something(kind) {
            (fieldset(&lang.t("decide-part-how-long"), &html! {
                (date(lang, &ends_on))
                (textarea(lang, &way_out, 2))
                (number(lang, &price))
                (select(lang, &account, &accounts(ready)))
            }))
        }
        @if let Some(last) = last_day(ready, kind, &ends_on) { (date(lang, &last)) }
        @if kind == DecisionKind::EndOfSupport {
            (checkbox(lang, &without_notice, typed.flag("without_notice")))
        }
        (fieldset(&lang.t("decide-part-parties"), &html! {
            (child_said(ready, case))
            (heard::fields(ready, &parties_of(ready), case))
            @for input in &consents { (input.markup) }
            @if let Some(early) = &early_drawn { (early) }
        }))
        p class="weak" { (lang.t("decide-competence-hint")) }
    };
    let all = [
        paragraph,
        place,
        ends_on,
        without_notice,
        way_out,
        price,
        account,
        purpose,
        facts,
        reasons,
        urgent,
    ];
    let shown = Input {
        field: Field::default(),
        markup: drawn,
    };
    let listed = all.into_iter().chain(early).map(|field| Input {
        field,
        markup: html! {},
    });
    let consents = consents.into_iter().map(|input| Input {
        markup: html! {},
        ..input
    });
    let listed = listed.chain(consents);
    std::iter::once(shown).chain(listed).collect()
}

fn places(lang: Lang) -> Vec<Choice> {
    let all = Place::WORDS.iter();
    all.map(|w| Choice::new(*w, words::code(lang, "place", w)))
        .collect()
}

/// Where there is one thing to choose, it is chosen.
fn only_one(mut field: Field, choices: &[Choice]) -> Field {
    if let (true, [only]) = (field.value.is_empty(), choices) {
        field.value.clone_from(&only.value);
    }
    field
}

/// The day up to which a decision holds that gives nothing: the child is home by then, an order or
/// a limit holds until then, help is given until then.
fn last_day(ready: &Ready<'_>, kind: DecisionKind, ends_on: &Field) -> Option<Field> {
    let (key, is_optional) = match kind {
        DecisionKind::HomeReturn => ("decide-home-by", true),
        DecisionKind::EndOfSupport => ("decide-stops-on", true),
        DecisionKind::MedicalTreatment => return None,
        kind if kind.is_imposed() => ("decide-until", false),
        _ => return None,
    };
    let mut field = ends_on.clone();
    if is_optional {
        field = field.optional();
    }
    field.label = ready.lang.t(key);
    field.hint = Some(ready.lang.t(&format!("{key}-hint")));
    Some(field)
}

/// That no help is asked for on which this could be decided, and where it is put on record.
fn no_partial(ready: &Ready<'_>, case: u32) -> Markup {
    let lang = ready.lang;
    html! {
        p { (lang.t("refused-no-partial")) }
        p { a href={ "/cases/" (case) "/record/partial_case_opened" } { (lang.t("record-partial-case-opened")) } }
    }
}

/// What is to be mended in the last proposal, where it was sent back.
fn sent_back(ready: &Ready<'_>, case: u32) -> Markup {
    let lang = ready.lang;
    html! { @if let Some(back) = known::sent_back(&ready.view.events, ready.now) {
        p {
            a href={ "/cases/" (case) "/decisions/" (back.decision) } {
                (lang.t_args("decide-sent-back", &[("day", words::date(lang, back.at.day()).into())]))
            }
            ": " (back.words)
        }
    } }
}

/// What the place where the child lives said when it was asked.
fn place_said(ready: &Ready<'_>) -> Markup {
    let lang = ready.lang;
    let said = known::statement(&ready.view.events, ready.now);
    html! { @if let Some((at, words)) = said {
        p {
            span class="weak" { (words::kind(lang, "place_consulted")) ", " (words::date(lang, at.day())) ": " }
            (words)
        }
    } }
}

/// The paragraphs that such a decision can rest on at its day.
fn paragraphs(ready: &Ready<'_>, kind: DecisionKind) -> Vec<Choice> {
    let on = ready.typed.day("at").unwrap_or(ready.now.day());
    let choice = |p: &domain::basis::Paragraph| {
        let label = format!("{} ({})", p.title(ready.lang.code()), p.paragraph);
        Choice::new(p.paragraph.clone(), label)
    };
    // Help because of a disability is decided on in a partial case.
    let open = Procedures::of(&ready.view.events).partials;
    let is_asked = |p: &&domain::basis::Paragraph| {
        p.help
            .is_none_or(|help| open.iter().any(|w| w.what == help))
    };
    let rows = basis_on(on).for_kind(kind).filter(is_asked);
    rows.map(choice).collect()
}

/// The accounts of the day of the decision; which one follows from the rest where none is chosen.
fn accounts(ready: &Ready<'_>) -> Vec<Choice> {
    let lang = ready.lang;
    let all = accounts_on(day_of(ready)).all().iter();
    all.map(|a| Choice::new(&a.code, appropriation::named(lang, a)))
        .collect()
}

/// Which of them are meant for other target groups than the child's; where nothing is given there
/// is nothing to say.
fn meant_for(ready: &Ready<'_>, kind: DecisionKind, paragraphs: &[Choice]) -> Markup {
    let gives = gives_something(kind) && kind != DecisionKind::ChangeOfPlace;
    let offered = paragraphs.iter().filter(|_| gives);
    target_group::for_others(ready, offered.map(|choice| choice.value.as_str()))
}

fn parties_of(ready: &Ready<'_>) -> Vec<Party> {
    asked(ready, None)
}

/// The parties, with whose consent a kind of decision needs.
fn asked(ready: &Ready<'_>, kind: Option<DecisionKind>) -> Vec<Party> {
    let (case, events) = (&ready.view.case, &ready.view.events);
    parties_to(kind, case.person, case.birth_on, events, day_of(ready))
}

/// The day the decision was made, as what is typed is read.
fn day_of(ready: &Ready<'_>) -> Day {
    ready.typed.day("at").unwrap_or(ready.now.day())
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
    use DecisionKind::{DisabilityHelp, Support, SupportAfter18};
    places_child(kind) || matches!(kind, Support | SupportAfter18 | DisabilityHelp)
}

/// Who of those who must consent does. Where the case knows of nobody with custody while the
/// child is under age, one yes stands for them, beside the child's own from fifteen.
fn consents(ready: &Ready<'_>, kind: DecisionKind) -> Vec<Input> {
    let Ready { lang, typed, .. } = *ready;
    let parties = asked(ready, Some(kind));
    let must: Vec<Choice> = parties
        .iter()
        .filter(|p| p.must_consent)
        .map(|p| Choice::new(p.person.to_string(), name_of(lang, ready.view, p)))
        .collect();
    let field = |name: &str, label: &str| {
        words::field(lang, name, label, typed.one(name), ready.problems).optional()
    };
    let mut all = Vec::new();
    if !kind.takes_consent() {
        return all;
    }
    let birth_on = ready.view.case.birth_on;
    if lacks_holder(&parties, birth_on, day_of(ready)) {
        let field = field("consent", "decide-consent").hint(lang.t("decide-consent-hint"));
        let markup = checkbox(lang, &field, typed.flag("consent"));
        all.push(Input { field, markup });
    }
    if !must.is_empty() {
        let field = field("consented", "decide-consented");
        let chosen: Vec<&str> = typed.all("consented").collect();
        let markup = checkboxes(lang, &field, &must, &chosen);
        all.push(Input { field, markup });
    }
    all
}

fn child_said(ready: &Ready<'_>, case: u32) -> Markup {
    let lang = ready.lang;
    let voice = known::voice(&ready.view.events, ready.now);
    html! {
        h2 class="h3" { (lang.t("decide-child-said")) }
        @match voice {
            Some(voice) => {
                p { (words::code(lang, "conversation-outcome", voice.outcome.as_str())) ", "
                    (words::date(lang, voice.at.day()))
                    @if voice.with_support_person { " · " (lang.t("child-with-support-person")) } }
                @let said = voice.words();
                @if !said.is_empty() { blockquote { (said) } }
                @if voice.is_kept_back() { p class="weak" { (lang.t("child-said-staff-only")) } }
            },
            None => p class="weak" { (lang.t("decide-child-not-heard")) },
        }
        p { a href={ "/cases/" (case) "/record/child_conversation" } { (lang.t("decide-record-conversation")) } }
    }
}
