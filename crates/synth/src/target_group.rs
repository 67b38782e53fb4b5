//! The target group an assessment places the child in. Made up: no figure of it was found.

use crate::chance::Chance;
use crate::file::File;
use domain::target_group::TargetGroups;
use domain::{AssessmentOutcome, Moment, TargetGroup};
use std::sync::LazyLock;

/// The stream of chance for these: what stands beside them does not change by them.
const OWN: u64 = 0x5447_5250;

/// The share of the assessments that say no group.
const IN_NONE: f64 = 0.06;

static GROUPS: LazyLock<TargetGroups> = LazyLock::new(TargetGroups::built_in);

type Shares = [(TargetGroup, f64); 7];

impl File<'_, '_> {
    /// The group by where the assessment leads and how old the child is; now and then none.
    pub(crate) fn target_group(
        &self,
        at: Moment,
        outcome: AssessmentOutcome,
    ) -> Option<TargetGroup> {
        let seed = self.child.id.0.as_u64_pair().1 ^ at.0.unsigned_abs();
        let mut chance = Chance::new(seed, OWN);
        if chance.hit(IN_NONE) {
            return None;
        }
        let mut shares = shares(outcome, self.child.age(at.day()));
        for (group, share) in &mut shares {
            if !GROUPS.on(at.day()).any(|(known, _)| known == *group) {
                *share = 0.0;
            }
        }
        Some(chance.weighted(&shares))
    }
}

/// Lighter problems where nothing is needed, heavier ones where the child is placed; crime and
/// adult life only for the older.
fn shares(outcome: AssessmentOutcome, age: i32) -> Shares {
    use TargetGroup::{Adulthood, Crime, Disability, Risk, Severe, Threatened, Vulnerable};
    let from = |first: i32, share: f64| if age >= first { share } else { 0.0 };
    let [risk, vulnerable, threatened, severe, disability] = match outcome {
        AssessmentOutcome::NoSupport => [0.55, 0.35, 0.02, 0.0, 0.08],
        AssessmentOutcome::Support => [0.14, 0.44, 0.26, 0.04, 0.12],
        AssessmentOutcome::Placement => [0.0, 0.06, 0.48, 0.40, 0.06],
    };
    [
        (Risk, risk),
        (Vulnerable, vulnerable),
        (Threatened, threatened),
        (Severe, severe),
        (Disability, disability),
        (Crime, from(14, 0.08)),
        (Adulthood, from(17, 0.50)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_young_are_in_no_group_of_the_older_and_who_is_placed_is_not_at_risk() {
        let share = |outcome, age, group| {
            let all = shares(outcome, age);
            all.iter().find(|(g, _)| *g == group).unwrap().1
        };
        for outcome in AssessmentOutcome::ALL {
            assert!(share(*outcome, 13, TargetGroup::Crime) == 0.0);
            assert!(share(*outcome, 16, TargetGroup::Adulthood) == 0.0);
            let young: f64 = shares(*outcome, 3).iter().map(|(_, s)| s).sum();
            assert!((young - 1.0).abs() < 1e-9, "{outcome}");
        }
        assert!(share(AssessmentOutcome::Placement, 9, TargetGroup::Risk) == 0.0);
        assert!(share(AssessmentOutcome::Placement, 17, TargetGroup::Adulthood) > 0.0);
    }
}
