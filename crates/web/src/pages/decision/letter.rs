//! The letter of a decision as PDF: legal basis, what is decided, facts, reasons, how long, what
//! the child said, and how one complains.

#[cfg(test)]
mod tests;

use super::parties_of;
use crate::i18n::Lang;
use crate::pages::decide::known;
use crate::pages::letter::{Draft, LETTERS_IN, address_of, answer, printed};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::visitor::{Visitor, run};
use app::decision::{DecisionView, Stage};
use app::document::DocumentGiven;
use app::ruleset::Ruleset;
use app::{App, Deed, Error};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use documents::{Block, Fact, Letter};
use domain::basis::basis_on;
use domain::id::ItemId;
use domain::parties::Party;
use domain::{Audience, Competence, Day, DecisionKind, DocumentKind, DocumentWay};
use serde::Deserialize;

/// To whom; where nobody is named, the first party.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    to: String,
}

/// The letter.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, decision)): Path<(u32, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(Deed::SeeCases) {
        return errors::page(lang, &error);
    }
    let Ok(id) = decision.parse::<ItemId>() else {
        return errors::page(lang, &Error::NotFound);
    };
    let (actor, municipality) = (visitor.actor.clone(), site.municipality.clone());
    let made = run(&site, move |app| {
        let view = app.decision(&actor, number, id, "decision_letter")?;
        let parties = parties_of(&view);
        let is_asked = |p: &&Party| asked.to.is_empty() || p.person.to_string() == asked.to;
        let to = parties.iter().find(is_asked).ok_or(Error::NotFound)?;
        pdf(&municipality, app, &view, number, to)
    });
    let name = format!("{}-{number}", lang.t("letter-file"));
    answer(lang, made.await, "inline", &name)
}

/// Keeps the letter to one of the parties among the documents of the case, as sent now.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, decision)): Path<(u32, String)>,
    Form(asked): Form<Asked>,
) -> Response {
    let lang = visitor.lang;
    let (actor, municipality) = (visitor.actor.clone(), site.municipality.clone());
    let here = format!("/cases/{number}/decisions/{decision}");
    let kept = run(&site, move |app| {
        actor.require(Deed::RecordInCase)?;
        let id = decision.parse::<ItemId>().map_err(|_| Error::NotFound)?;
        let view = app.decision(&actor, number, id, "decision_letter")?;
        let parties = parties_of(&view);
        let to = parties.iter().find(|p| p.person.to_string() == asked.to);
        let to = to.ok_or_else(|| Error::refused("to", "refused-choose"))?;
        let bytes = pdf(&municipality, app, &view, number, to)?;
        let name = view.view.names.get(&to.person);
        let given = DocumentGiven {
            kind: DocumentKind::Decision,
            way: DocumentWay::Sent,
            at: app.now(),
            kle: None,
            title: title(LETTERS_IN, &view),
            party: name.and_then(|n| n.name.clone()).unwrap_or_default(),
            to: Some(to.person),
            decision: Some(id),
            audience: Audience::Family,
            bytes,
        };
        app.add_document(&actor, number, &given)
    });
    match kept.await {
        Ok(()) => Redirect::to(&format!("{here}?done=done-letter-kept")).into_response(),
        Err(error) => errors::page(lang, &error),
    }
}

/// The letter to a party as PDF; there is none before the decision is made.
fn pdf(
    municipality: &str,
    app: &App,
    view: &DecisionView,
    number: u32,
    to: &Party,
) -> Result<Vec<u8>, Error> {
    if view.stage != Stage::Made {
        return Err(Error::NotFound);
    }
    let letter = letter(municipality, &app.ruleset(), view, number, to);
    printed(&letter)
}

fn title(lang: Lang, view: &DecisionView) -> String {
    let kind = words::code(lang, "decision-kind", view.made.kind.as_str());
    lang.t_args("letter-title", &[("kind", kind.into())])
}

/// The paragraph with its name: "Støtte i hjemmet (BL § 32, stk. 1, nr. 2)".
pub(super) fn paragraph(lang: Lang, view: &DecisionView) -> String {
    let made = &view.made;
    let known = basis_on(view.at.day()).paragraph(made.kind, &made.paragraph);
    known.map_or_else(
        || made.paragraph.clone(),
        |p| format!("{} ({})", p.title(lang.code()), p.paragraph),
    )
}

fn letter(
    municipality: &str,
    ruleset: &Ruleset,
    view: &DecisionView,
    number: u32,
    to: &Party,
) -> Letter {
    let lang = LETTERS_IN;
    let draft = Draft {
        lang,
        municipality,
        ruleset,
        view: &view.view,
        number,
        on: view.at.day(),
        recipient: address_of(lang, &view.view, to.person),
        title: title(lang, view),
        blocks: blocks(lang, view, to, ruleset.worker_name(view.recorded_by)),
    };
    draft.framed()
}

fn blocks(lang: Lang, view: &DecisionView, to: &Party, by: &str) -> Vec<Block> {
    let case = &view.view.case;
    let terms = &view.made.terms;
    let is_committee = terms.by == Some(Competence::Committee);
    let child = view
        .view
        .names
        .get(&case.person)
        .and_then(|n| n.name.clone());
    let on = terms.met_on.unwrap_or(view.at.day());
    let opening = match view.made.kind {
        kind if is_committee && kind.is_preliminary() => "letter-chair-decided",
        _ if is_committee => "letter-committee-decided",
        _ if terms.by == Some(Competence::TeamMeeting) => "letter-team-decided",
        _ => "letter-decided",
    };
    let mut out = vec![
        Block::Paragraph {
            text: lang.t_args(
                &about_child(opening, to),
                &[
                    (
                        "child",
                        child.unwrap_or_else(|| lang.t("child-unknown")).into(),
                    ),
                    ("day", lang.date_written(on.0).into()),
                ],
            ),
        },
        Block::Facts {
            facts: decided(lang, view, by),
        },
    ];
    for field in ["purpose", "facts", "reasons", "way_out"] {
        if let Some(words) = view.text.get(field) {
            out.push(Block::heading(
                lang.t(&format!("letter-{}", field.replace('_', "-"))),
            ));
            out.extend(Block::paragraphs(&words.value));
        }
    }
    out.extend(child_said(lang, view, to));
    out.extend(heard(lang, view, to));
    out.push(Block::heading(lang.t("letter-complaint")));
    out.extend(complaint(lang, is_committee).map(|text| Block::Paragraph { text }));
    if to.is_child {
        out.push(Block::heading(lang.t("letter-support-person")));
        out.push(Block::Paragraph {
            text: lang.t("letter-support-person-text"),
        });
    }
    out
}

/// The key of words about the child: those of the letter to the child itself say "you".
fn about_child(key: &str, to: &Party) -> String {
    if to.is_child {
        format!("{key}-to-child")
    } else {
        key.to_owned()
    }
}

/// The last conversation with the child: when, or why there was none, and what it said.
fn child_said(lang: Lang, view: &DecisionView, to: &Party) -> Vec<Block> {
    let Some(voice) = known::voice(&view.view.events, view.at) else {
        return Vec::new();
    };
    let day = lang.date_written(voice.at.day().0);
    let outcome = about_child(&format!("letter-conversation-{}", voice.outcome), to);
    let mut said = vec![lang.t_args(&outcome, &[("day", day.into())])];
    if let Some(ground) = voice.omitted_for {
        said.push(lang.t(&about_child(&format!("letter-omitted-for-{ground}"), to)));
    }
    if voice.with_support_person {
        said.push(lang.t(&about_child("letter-with-support-person", to)));
    }
    let heading = Block::heading(lang.t(&about_child("letter-child-said", to)));
    let said = said.into_iter().map(|text| Block::Paragraph { text });
    let words = voice.words_for(to.is_child);
    let quoted = Block::quotations(&words);
    [heading].into_iter().chain(said).chain(quoted).collect()
}

/// What is decided, in words that stand alone, with the law in full: that something is refused or
/// ends is said before what it is.
fn what(lang: Lang, view: &DecisionView) -> String {
    let made = &view.made;
    let known = basis_on(view.at.day()).paragraph(made.kind, &made.paragraph);
    let law = lang.t(&format!("letter-act-{}", made.law.as_str()));
    let number = made.paragraph.split_once(' ').map_or("", |(_, rest)| rest);
    let basis = format!("{law} {number}");
    let Some(known) = known else {
        return basis;
    };
    let key = match made.kind {
        DecisionKind::Refusal => "letter-what-refused",
        DecisionKind::EndOfSupport => "letter-what-ends",
        DecisionKind::DisabilityHelp => "letter-what-granted",
        _ => "letter-what-decided",
    };
    let title = known.title(lang.code()).to_owned();
    lang.t_args(key, &[("what", title.into()), ("law", basis.into())])
}

fn decided(lang: Lang, view: &DecisionView, by: &str) -> Vec<Fact> {
    let terms = &view.made.terms;
    let mut facts = vec![Fact::new(lang.t("letter-what"), what(lang, view))];
    let mut add = |key: &str, value: Option<String>| {
        facts.extend(value.map(|value| Fact::new(lang.t(key), value)));
    };
    add(
        "letter-place",
        terms.place.map(|p| words::code(lang, "place", p.as_str())),
    );
    let until = |day: Day| lang.t_args("letter-until", &[("day", lang.date_written(day.0).into())]);
    let how_long = match view.made.kind {
        DecisionKind::EndOfSupport => "letter-stops-on",
        _ => "letter-how-long",
    };
    add(how_long, terms.ends_on.map(until));
    // What a meeting decided is said in the first line.
    let by = terms.by.filter(|by| !by.is_meeting()).map(|_| by);
    add("letter-decided-by", by.map(str::to_owned));
    let parties = parties_of(view);
    let consented: Vec<String> = parties
        .iter()
        .filter(|p| terms.consented.contains(&p.person))
        .filter_map(|p| view.view.names.get(&p.person)?.name.clone())
        .collect();
    add(
        "letter-consented",
        (!consented.is_empty()).then(|| consented.join(", ")),
    );
    facts
}

/// What the party answered when it was heard, as far as the decision repeats it. What the others answered is between them and the
/// municipality: as far as it weighs, the reasons of the decision say so.
fn heard(lang: Lang, view: &DecisionView, to: &Party) -> Vec<Block> {
    let mut out = Vec::new();
    let all = known::hearings(&view.view.events, view.at).into_iter();
    let unquoted = &view.made.terms.unquoted;
    let is_told = |h: &known::Heard| h.person == to.person && !unquoted.contains(&h.hearing);
    for heard in all.filter(is_told) {
        let Some(answer) = heard.answer_for_family() else {
            continue;
        };
        if out.is_empty() {
            out.push(Block::heading(lang.t(&about_child("letter-heard", to))));
        }
        let name = view.view.names.get(&heard.person);
        let name = name.and_then(|n| n.name.clone());
        out.push(Block::Paragraph {
            text: lang.t_args(
                "letter-answered",
                &[(
                    "name",
                    name.unwrap_or_else(|| lang.t("party-former")).into(),
                )],
            ),
        });
        out.extend(Block::quotations(answer));
    }
    out
}

/// How one complains: over the committee directly to the appeals board (barnets lov § 146,
/// serviceloven § 168), else to the municipality, which looks at it again first (barnets lov
/// §§ 144-145, retssikkerhedsloven §§ 66-67).
fn complaint(lang: Lang, is_committee: bool) -> impl Iterator<Item = String> {
    let keys: &[&str] = if is_committee {
        &["letter-complain-committee", "letter-complain-no-delay"]
    } else {
        &["letter-complain", "letter-complain-again"]
    };
    keys.iter().map(move |key| lang.t(key))
}
