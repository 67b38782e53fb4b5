//! The thread as every page draws it: policy, goal, year goal, indicator, case.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::thread::Knot;
use app::goals::CountsIn;
use app::ruleset::Ruleset;
use indicators::{Card, Goal};

/// The knot of the policy.
pub fn policy(lang: Lang, ruleset: &Ruleset) -> Knot {
    Knot::new(
        lang.t("knot-policy"),
        words::title(lang, &ruleset.policy.title),
    )
    .href("/goals")
}

/// From the policy to a goal; `figure` is the target in words, if there is one.
pub fn for_goal(lang: Lang, ruleset: &Ruleset, goal: &Goal, figure: Option<String>) -> Vec<Knot> {
    let mut knots = vec![policy(lang, ruleset)];
    if let Some(above) = ruleset.policy.policy_goal(&goal.under) {
        knots.push(
            Knot::new(lang.t("knot-policy-goal"), words::title(lang, &above.title)).href("/goals"),
        );
    }
    let mut knot = Knot::new(lang.t("knot-goal"), words::title(lang, &goal.title))
        .href(format!("/goals/{}", goal.id));
    if let Some(figure) = figure {
        knot = knot.figure(figure);
    }
    knots.push(knot);
    knots
}

/// From the policy to an indicator; drawn broken where no goal asks for it.
pub fn for_indicator(
    lang: Lang,
    ruleset: &Ruleset,
    card: &Card,
    target: Option<String>,
    figure: Option<String>,
) -> Vec<Knot> {
    let goal = ruleset.goals.of_indicator(&card.id).next();
    let mut knots = match goal {
        Some(goal) => for_goal(lang, ruleset, goal, target),
        None => vec![policy(lang, ruleset)],
    };
    let mut knot = Knot::new(lang.t("knot-indicator"), words::title(lang, &card.title))
        .href(format!("/indicators/{}", card.id));
    if let Some(figure) = figure {
        knot = knot.figure(figure);
    }
    if goal.is_none() {
        knot = knot.broken();
    }
    knots.push(knot);
    knots
}

/// From the policy to a case, through the goal it pulls on most: a share in which it counts
/// against the target, or else the first goal it counts in.
pub fn for_case(lang: Lang, ruleset: &Ruleset, counts: &[CountsIn], number: u32) -> Vec<Knot> {
    let here = Knot::new(lang.t("case"), number.to_string()).current();
    let against = |c: &&CountsIn| {
        c.card.denominator.is_some() && c.units.iter().any(|unit| !unit.in_numerator)
    };
    let with_goal = || counts.iter().filter(|c| !c.goals.is_empty());
    let mut knots = match with_goal().find(against).or_else(|| with_goal().next()) {
        Some(count) => for_indicator(lang, ruleset, &count.card, None, None),
        None => vec![policy(lang, ruleset)],
    };
    let is_loose = knots.len() == 1;
    knots.push(if is_loose { here.broken() } else { here });
    knots
}
