//! The appropriation in words: the account, and what a decision comes to until its planned end.

use crate::i18n::Lang;
use domain::Day;
use domain::appropriation::{Account, accounts_on, amount};
use domain::event::casework::DecisionMade;

/// An account by its code and name.
pub(super) fn named(lang: Lang, account: &Account) -> String {
    format!("{} {}", account.code, account.title(lang.code()))
}

/// The account of a code on a day; the code alone where the plan of that day knows it no more.
pub(super) fn account(lang: Lang, code: &str, on: Day) -> String {
    let known = accounts_on(on).named(code);
    known.map_or_else(|| code.to_owned(), |account| named(lang, account))
}

/// What a decision of a day costs a week, and altogether where that is known.
pub(super) fn price(lang: Lang, decision: &DecisionMade, on: Day) -> Option<String> {
    let kroner = |n: u32| lang.int(i64::from(n));
    let weekly = decision.terms.weekly_price?;
    let weekly = lang.t_args("kroner-a-week", &[("price", kroner(weekly).into())]);
    Some(match amount(decision, on) {
        Some((weeks, sum)) => lang.t_args(
            "appropriation-sum",
            &[
                ("weekly", weekly.into()),
                ("weeks", weeks.into()),
                ("sum", kroner(sum).into()),
            ],
        ),
        None => weekly,
    })
}
