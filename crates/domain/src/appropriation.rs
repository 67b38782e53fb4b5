//! The appropriation that is approved with a decision: the account it is paid from and what it
//! comes to. Both follow from what the decision says; nobody adds them up.

use crate::code::Place;
use crate::event::casework::DecisionMade;
use crate::ladder::covers;
use law::Day;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../../policy/accounts.toml");

/// Days of a week.
const WEEK: i32 = 7;

/// One account: function and grouping.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// As books write it.
    pub code: String,
    title: BTreeMap<String, String>,
    paragraphs: Vec<String>,
    #[serde(default)]
    places: Vec<Place>,
}

/// The accounts that hold from a day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    from: toml::value::Datetime,
    #[serde(skip)]
    from_day: Option<Day>,
    /// Whether the official plan was read.
    pub verified: bool,
    account: Vec<Account>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "said once for all rows, read by people")]
    source: String,
    version: Vec<Accounts>,
}

static VERSIONS: LazyLock<Vec<Accounts>> = LazyLock::new(|| {
    let mut file: File = toml::from_str(BUILT_IN).expect("the built-in accounts are tested");
    for version in &mut file.version {
        version.from_day = version.from.to_string().parse().ok();
    }
    file.version
});

/// The accounts of a day; before the first version, those.
pub fn accounts_on(day: Day) -> &'static Accounts {
    VERSIONS
        .iter()
        .rev()
        .find(|v| v.from_day.is_none_or(|from| from <= day))
        .unwrap_or(&VERSIONS[0])
}

impl Accounts {
    /// All of them.
    pub fn all(&self) -> &[Account] {
        &self.account
    }

    /// One by its code.
    pub fn named(&self, code: &str) -> Option<&Account> {
        self.account.iter().find(|account| account.code == code)
    }

    /// The account of a paragraph and a place, where the plan gives one.
    pub fn of(&self, paragraph: &str, place: Option<Place>) -> Option<&Account> {
        let fits = |account: &&Account| {
            account.places.is_empty() || place.is_some_and(|p| account.places.contains(&p))
        };
        let weight = |account: &Account| {
            let covering = account.paragraphs.iter().filter(|p| covers(p, paragraph));
            let longest = covering.map(String::len).max()?;
            Some((longest, !account.places.is_empty()))
        };
        let fitting = self.account.iter().filter(fits);
        let weighed = fitting.filter_map(|account| Some((weight(account)?, account)));
        weighed.max_by_key(|(weight, _)| *weight).map(|(_, a)| a)
    }
}

impl Account {
    /// What it is called in a language; its code if it has no name there.
    pub fn title(&self, language: &str) -> &str {
        self.title.get(language).map_or(&self.code, String::as_str)
    }
}

/// What a decision of a day costs until its planned end: the price a week times the weeks, a
/// begun one counted whole. Unknown where it says no price or no end.
pub fn amount(decision: &DecisionMade, on: Day) -> Option<(u32, u32)> {
    let price = decision.terms.weekly_price?;
    let days = decision.terms.ends_on?.0 - on.0;
    let weeks = u32::try_from((days + WEEK - 1) / WEEK).ok()?;
    Some((weeks, price.checked_mul(weeks)?))
}

#[cfg(test)]
mod tests {
    use super::{accounts_on, amount};
    use crate::basis::basis_on;
    use crate::code::{Act, DecisionKind, Place};
    use crate::event::casework::DecisionMade;
    use crate::event::decision::Terms;
    use crate::sample::item;
    use law::Day;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_account_follows_from_paragraph_and_place() {
        let on = accounts_on(day("2026-11-28"));
        let of = |paragraph, place| on.of(paragraph, place).map(|a| a.code.as_str());
        assert_eq!(of("BL § 32, stk. 1, nr. 3", None), Some("5.28.21.007"));
        assert_eq!(of("BL § 30, stk. 1, nr. 2", None), Some("5.28.21.017"));
        assert_eq!(of("BL § 46", Some(Place::Foster)), Some("5.28.22.002"));
        assert_eq!(of("BL § 46", Some(Place::Kin)), Some("5.28.22.005"));
        assert_eq!(of("BL § 46", None), None);
        assert_eq!(of("BL § 32, stk. 1, nr. 8", None), None);
    }

    #[test]
    fn every_account_is_of_a_paragraph_there_is_and_is_named_in_both_languages() {
        let plan = accounts_on(day("2026-11-28"));
        let known = |paragraph: &String| {
            ["2023-01-01", "2026-11-28"].iter().any(|on| {
                let basis = basis_on(day(on));
                DecisionKind::ALL.iter().any(|kind| {
                    let mut rows = basis.for_kind(*kind);
                    rows.any(|row| crate::ladder::covers(paragraph, &row.paragraph))
                })
            })
        };
        for account in plan.all() {
            assert!(account.paragraphs.iter().all(known), "{}", account.code);
            assert_ne!(account.title("da"), account.code);
            assert_ne!(account.title("en"), account.code);
            assert_eq!(plan.named(&account.code).unwrap().code, account.code);
        }
    }

    #[test]
    fn the_amount_is_the_price_of_the_weeks_begun() {
        let made = |ends_on: &str, weekly_price| DecisionMade {
            decision: item(1),
            kind: DecisionKind::Support,
            paragraph: "BL § 32, stk. 1, nr. 3".into(),
            law: Act::Bl,
            urgent: false,
            consent: true,
            measure: None,
            placed_before: false,
            terms: Terms {
                ends_on: Some(day(ends_on)),
                weekly_price,
                ..Terms::default()
            },
        };
        let on = day("2026-03-02");
        assert_eq!(
            amount(&made("2026-03-09", Some(1_000)), on),
            Some((1, 1_000))
        );
        assert_eq!(
            amount(&made("2026-03-10", Some(1_000)), on),
            Some((2, 2_000))
        );
        assert_eq!(amount(&made("2026-03-10", None), on), None);
    }
}
