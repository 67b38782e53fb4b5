//! What the form of a registration is drawn from: children found and chosen, their siblings, and
//! who around them could have notified.

use super::given::known;
use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::pages::words;
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error};
use domain::{Moment, PersonId, PersonKind};
use std::sync::Arc;
use store::PersonName;

/// What the form needs besides what was typed.
pub(super) struct Loaded {
    pub ruleset: Arc<Ruleset>,
    pub now: Moment,
    /// Children found or chosen, with the words for each.
    pub found: Vec<(String, String)>,
    /// Their siblings on record, with the words for each.
    pub siblings: Vec<(String, String)>,
    /// Their family and network on record, with the words for each.
    pub relatives: Vec<(String, String)>,
    /// Whether a search was made and found no child.
    pub is_nobody: bool,
    /// Whether who is not found is not on record; whoever sees a part of the children cannot tell.
    pub sees_all: bool,
}

pub(super) fn load(app: &App, actor: &Actor, typed: &Typed, lang: Lang) -> Result<Loaded, Error> {
    actor.require(Deed::RegisterNotification)?;
    let now = app.now();
    let mut found: Vec<(String, String)> = app
        .chosen(actor, &known(typed))?
        .iter()
        .map(|p| with_name(lang, p, now))
        .collect();
    let wanted = typed.one("find");
    let mut is_nobody = false;
    if !wanted.is_empty() {
        let people = app.search(actor, wanted)?;
        let children = people
            .iter()
            .filter(|p| p.kind != PersonKind::Adult)
            .take(12);
        for person in children {
            let id = person.person.to_string();
            if found.iter().any(|(known, _)| *known == id) {
                continue;
            }
            let mut who = words::full_child(lang, person.name.as_deref(), person.birth_on, now);
            if let Some(number) = person.number {
                who = format!("{who} · {} {number}", lang.t("cases-number"));
            }
            found.push((id, who));
        }
        is_nobody = people.iter().all(|p| p.kind == PersonKind::Adult);
    }
    // Who is meant is known: one was found, or they are chosen.
    let meant: Vec<PersonId> = found.iter().filter_map(|(id, _)| id.parse().ok()).collect();
    let is_known = meant.len() == 1 || !known(typed).is_empty();
    let relatives = if is_known {
        relatives(app, actor, &meant, lang)?
    } else {
        Vec::new()
    };
    let siblings = if is_known {
        let siblings = app.siblings_of(actor, &meant)?;
        let named = app.chosen(actor, &siblings)?;
        named.iter().map(|p| with_name(lang, p, now)).collect()
    } else {
        Vec::new()
    };
    Ok(Loaded {
        ruleset: app.ruleset(),
        siblings,
        relatives,
        now,
        found,
        is_nobody,
        sees_all: actor.sees_all(),
    })
}

/// A child with the words to choose it by.
fn with_name(lang: Lang, child: &PersonName, now: Moment) -> (String, String) {
    let who = words::full_child(lang, child.name.as_deref(), child.birth_on, now);
    (child.person.to_string(), who)
}

/// Who around the children could have notified.
fn relatives(
    app: &App,
    actor: &Actor,
    children: &[PersonId],
    lang: Lang,
) -> Result<Vec<(String, String)>, Error> {
    let around = app.relatives_of(actor, children)?;
    let named = around.into_iter().filter_map(|(relation, who)| {
        let relation = words::code(lang, "relation", relation.as_str());
        Some((who.person.to_string(), format!("{relation}: {}", who.name?)))
    });
    Ok(named.collect())
}
