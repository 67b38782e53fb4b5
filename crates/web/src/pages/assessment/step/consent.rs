//! The consent to ask a source: given, refused or withdrawn, or that it is asked without.

use super::{Acts, Given, kept, needs};
use crate::pages::assessment::sources::name;
use crate::pages::case_form::{OF, Ready};
use crate::pages::decide::known::name_of;
use crate::pages::record::{Input, Maker, Typed, wanted};
use crate::ui::choice::Choice;
use crate::ui::notice::{Notice, Tone, notice};
use app::Problem;
use app::case::CaseView;
use domain::assessment::{Work, must_wait};
use domain::correction::effective;
use domain::event::assessment::SourceConsentRecorded;
use domain::id::ItemId;
use domain::parties::{Party, parties};
use domain::text::Audience;
use domain::{Day, Moment, PersonId, SourceConsent, Texts};
use maud::html;

/// Those whose consent it takes.
fn askable(view: &CaseView, on: Day) -> Vec<Party> {
    let case = &view.case;
    let mut all = parties(case.person, case.birth_on, &view.events, on);
    all.retain(|party| party.must_consent);
    all
}

pub(super) fn first(view: &CaseView, now: Moment, asked: &Typed, typed: &mut Typed) {
    typed.set(OF, asked.one(OF));
    for party in askable(view, now.day()) {
        typed.set("consent_from", party.person.to_string());
    }
}

pub(super) fn inputs(make: &Maker<'_>, ready: &Ready<'_>, work: &Work<'_>) -> Vec<Input> {
    let lang = make.lang;
    let source = make
        .typed
        .number::<ItemId>(OF)
        .and_then(|id| work.source(id));
    let triangle = work.triangle();
    let on = make.typed.day("at").unwrap_or(work.opened.at.day());
    let who: Vec<Choice> = askable(ready.view, on)
        .iter()
        .map(|party| Choice::new(party.person.to_string(), name_of(lang, ready.view, party)))
        .collect();
    let mut all = vec![
        kept(OF, make.typed.one(OF)),
        Input::shown(
            html! { @if let Some(source) = source { p class="lead" { (name(lang, source)) } } },
        ),
        make.choose("source_consent", "source-consent", SourceConsent::WORDS),
    ];
    // Whoever is asked for consent is involved.
    if must_wait(&effective(&ready.view.events)).is_some() {
        let wait = Notice::new(Tone::Warning, lang.t("honour-wait-title"));
        all.insert(0, Input::shown(notice(&wait)));
    }
    if !who.is_empty() {
        all.push(make.many("consent_from", &who));
    }
    let law = [
        ("law", triangle.without_consent.as_str().into()),
        ("first", triangle.sought_first.as_str().into()),
    ];
    let mut why = make.area("consent_why", 2, false);
    why.field = why
        .field
        .hint(lang.t_args("consent-why-hint", &law))
        .optional();
    why.markup = crate::ui::form::textarea(lang, &why.field, 2);
    all.push(why);
    all
}

pub(super) fn acts(given: &Given<'_, '_>) -> Result<Acts, Vec<Problem>> {
    let t = given.typed;
    let consent = t
        .choice("source_consent")
        .map_err(|problem| vec![problem])?;
    let source = t.number::<ItemId>(OF);
    let source = source.ok_or_else(|| vec![Problem::new("source_consent", "refused-no-source")])?;
    // Asking without consent is explained to the family.
    if let Some(problem) = needs(t, "consent_why").filter(|_| consent == SourceConsent::Without) {
        return Err(vec![problem]);
    }
    let mut texts = Texts::new();
    wanted(t, &mut texts, "consent_why", Audience::Family);
    let from: Vec<PersonId> = t
        .all("consent_from")
        .filter_map(|id| id.parse().ok())
        .collect();
    let recorded = SourceConsentRecorded {
        source,
        consent,
        from,
    };
    Ok(vec![(recorded.into(), texts)])
}
