//! Tries the uses of a field one after the other on made-up cases until each has come out
//! otherwise.

use super::change::{Spot, changed};
use super::look::{ROLES, addresses, counted, question, readers};
use super::places::{Places, Told, folded};
use super::trial::Trial;
use axum::http::StatusCode;
use domain::Role;
use domain::case::Case;
use indicators::Cards;
use serde_json::Value;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// Cases in which a rule or card is tried at most, and changes in each.
const COUNTED: (usize, usize) = (60, 12);

/// Cases in which a page is tried at most, of those as they were made up and of those of which
/// more was told.
const CASES: [usize; 2] = [5, 7];

/// Changes in each, from and to: first a little everywhere, then more.
const CHANGES: [(usize, usize); 2] = [(0, 2), (2, 8)];

/// Values of a place that are kept to put in each other's stead.
const SEEN: usize = 8;

/// What somebody in a role sees at an address.
type Page = (StatusCode, String);

/// A case as it was told, twice, and what was seen of the first.
struct AsTold {
    trial: Trial,
    again: Trial,
    seen: HashMap<(Role, String), Option<Page>>,
    /// What is known to stay the same by itself.
    still: HashSet<(Role, String)>,
}

/// The cases as they were told, each with what was seen of it.
pub struct Prover<'p> {
    places: &'p Places,
    cards: Cards,
    told: HashMap<usize, AsTold>,
}

impl<'p> Prover<'p> {
    /// One who has seen nothing yet.
    pub fn new(places: &'p Places) -> Self {
        Self {
            places,
            cards: Cards::built_in(),
            told: HashMap::new(),
        }
    }

    /// The uses among these that no change of the value makes any difference to.
    pub async fn unproved(&mut self, spot: &str, uses: &[String]) -> Vec<String> {
        let spot = Spot::new(spot);
        let mut open = uses.to_vec();
        let seen = self.seen(&spot);
        self.count(&spot, &seen, &mut open);
        for part in CHANGES {
            self.show(&spot, &seen, part, &mut open).await;
        }
        open
    }

    /// Values that stand in this place somewhere.
    fn seen(&self, spot: &Spot) -> Vec<Value> {
        let mut seen = Vec::new();
        for event in self.places.cases.iter().flat_map(|told| &told.events) {
            for value in spot.values(event) {
                if seen.len() < SEEN && !seen.contains(&value) {
                    seen.push(value);
                }
            }
        }
        seen
    }

    /// Tries rules and cards.
    fn count(&self, spot: &Spot, seen: &[Value], open: &mut Vec<String>) {
        let is_counted = |used: &String| used.starts_with("rule:") || used.starts_with("card:");
        let holds = |told: &&Told| told.events.iter().any(|e| !spot.values(e).is_empty());
        for told in self.places.cases.iter().filter(holds).take(COUNTED.0) {
            if !open.iter().any(is_counted) {
                return;
            }
            let of = |case: &Case, used: &String| counted(used, case, &self.cards);
            let before = |used: &String| (used.clone(), of(&told.case, used));
            let before: HashMap<String, Option<String>> = open.iter().map(before).collect();
            for events in changed(&told.events, spot, seen)
                .into_iter()
                .take(COUNTED.1)
            {
                let case = folded(&self.places.rules, &events, told.child);
                open.retain(|used| of(&case, used) == before[used]);
            }
        }
    }

    /// Tries pages and letters.
    async fn show(
        &mut self,
        spot: &Spot,
        seen: &[Value],
        (from, to): (usize, usize),
        open: &mut Vec<String>,
    ) {
        let places = self.places;
        let mut tried = [0, 0];
        for (i, told) in places.cases.iter().enumerate() {
            let of: Vec<Value> = told.events.iter().flat_map(|e| spot.values(e)).collect();
            let shown = ["page:", "letter:", "law:"];
            let is_shown = |used: &&String| shown.iter().any(|kind| used.starts_with(kind));
            let wanted: Vec<String> = open.iter().filter(is_shown).cloned().collect();
            let sort = usize::from(told.is_more);
            let is_hidden = told.case.keeper().is_none() && told.case.file.is_some();
            if wanted.is_empty() {
                return;
            }
            if of.is_empty() || is_hidden || tried[sort] == CASES[sort] {
                continue;
            }
            let mut looks = Vec::new();
            for used in &wanted {
                for (role, address) in looks_at(used, told, &of) {
                    let page = self.as_told(i, role, &address).await;
                    if page.is_some_and(|(status, _)| status == StatusCode::OK) {
                        looks.push((used.clone(), role, address));
                    }
                }
            }
            if looks.is_empty() {
                continue;
            }
            tried[sort] += 1;
            let changes = changed(&told.events, spot, seen).into_iter();
            for events in changes.take(to).skip(from) {
                let Some(trial) = Trial::of(places, told, &events, &ROLES).await else {
                    continue;
                };
                for (used, role, address) in &looks {
                    if !open.contains(used) {
                        continue;
                    }
                    let before = self.as_told(i, *role, address).await;
                    if look(&trial, *role, address).await != before {
                        self.holds_still(i, *role, address).await;
                        open.retain(|other| other != used);
                    }
                }
                if looks.iter().all(|(used, ..)| !open.contains(used)) {
                    break;
                }
            }
        }
    }

    /// A page of a case as it was told.
    async fn as_told(&mut self, i: usize, role: Role, address: &str) -> Option<Page> {
        let places = self.places;
        let told = &places.cases[i];
        if let Entry::Vacant(free) = self.told.entry(i) {
            let trial = || Trial::of(places, told, &told.events, &ROLES);
            let two = trial().await.zip(trial().await);
            let (trial, again) = two.expect("a case as it was told can be taken in");
            free.insert(AsTold {
                trial,
                again,
                seen: HashMap::new(),
                still: HashSet::new(),
            });
        }
        let told = self.told.get_mut(&i)?;
        let key = (role, address.to_owned());
        if let Some(page) = told.seen.get(&key) {
            return page.clone();
        }
        let page = look(&told.trial, role, address).await;
        told.seen.insert(key, page.clone());
        page
    }

    /// Fails where a page differs although nothing was changed: it would prove anything.
    async fn holds_still(&mut self, i: usize, role: Role, address: &str) {
        let before = self.as_told(i, role, address).await;
        let told = self.told.get_mut(&i).unwrap();
        if told.still.insert((role, address.to_owned())) {
            let again = look(&told.again, role, address).await;
            assert!(before == again, "{address} differs by itself");
        }
    }
}

/// Who looks where for a use.
fn looks_at(used: &str, told: &Told, values: &[Value]) -> Vec<(Role, String)> {
    let readers = readers(used).iter();
    let addresses: Vec<String> = match used {
        "page:/search" => values
            .iter()
            .filter_map(|v| question(used, v))
            .take(2)
            .collect(),
        _ => addresses(used, told),
    };
    let each = readers.flat_map(|role| addresses.iter().map(|a| (*role, a.clone())));
    each.collect()
}

/// What stands at an address; a question is put to the search.
async fn look(trial: &Trial, role: Role, address: &str) -> Option<Page> {
    if address.starts_with("q=") {
        let found = trial.form(role, "/search", address).await?;
        return Some((StatusCode::OK, persons(&found)));
    }
    trial.page(role, address).await
}

/// The persons found: that words of any text are found proves no use.
fn persons(page: &str) -> String {
    let table = page.split("<table").nth(1).unwrap_or_default();
    table
        .split("</table>")
        .next()
        .unwrap_or_default()
        .to_owned()
}
