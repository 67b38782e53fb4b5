//! Who notifies and why.

use crate::chance::Chance;
use crate::file::Child;
use domain::{Cause, Moment, Notifier};

/// Who notifies, by year (UND1; what is not published is estimated).
pub(super) fn notifier(at: Moment, child: &Child, placed: bool, chance: &mut Chance) -> Notifier {
    let year = at.day().year();
    let age = child.age(at.day());
    let school_age = if age >= 6 { 1.45 } else { 0.12 };
    let small = if age < 6 { 2.3 } else { 0.35 };
    let school = if year < 2020 { 20.5 } else { 19.0 };
    let health = if year < 2019 { 16.6 } else { 19.4 };
    let own = if year >= 2024 { 1.6 * school_age } else { 0.0 };
    chance.weighted(&[
        (Notifier::School, school * school_age),
        (Notifier::Health, health),
        (Notifier::Police, 12.3),
        (Notifier::Municipal, 13.8),
        (Notifier::DayCare, 4.6 * small),
        (Notifier::HealthVisitor, 3.6 * small),
        (Notifier::Family, 9.4 - own.min(2.0)),
        (Notifier::Child, own),
        (Notifier::Anonymous, 6.2),
        (Notifier::Association, if year < 2022 { 2.6 } else { 3.3 }),
        (Notifier::Placement, if placed { 30.0 } else { 0.0 }),
        (Notifier::Other, 4.6),
        (Notifier::Unknown, 0.9),
    ])
}

/// Why someone is concerned, by age; school problems 17 % and care 16 % of children in 2022.
pub(super) fn causes(age: i32, chance: &mut Chance) -> Vec<Cause> {
    let teen = if age >= 12 { 1.0 } else { 0.0 };
    let school = if age >= 6 { 1.0 } else { 0.0 };
    let small = 1.0 - school;
    let weights = [
        (Cause::ChildSchool, 17.0 * school),
        (Cause::ParentCare, 13.0 + 6.0 * small),
        (Cause::ParentConflict, 15.0),
        (Cause::ChildBehaviour, 8.0 + 6.0 * teen),
        (Cause::ChildHealth, 8.0),
        (Cause::ParentSubstance, 8.0 + 3.0 * small),
        (Cause::ParentBehaviour, 8.0),
        (Cause::ChildAssault, 6.0),
        (Cause::ChildNeglect, 5.0 + 3.0 * small),
        (Cause::ChildCrime, 8.0 * teen),
        (Cause::ChildAbuseOfSubstances, 7.0 * teen),
        (Cause::ChildDisability, 4.0),
        (Cause::ParentDisability, 2.5),
        (Cause::ParentCrime, 2.5),
        (Cause::ParentHousing, 3.0),
        (Cause::ParentOther, 5.0),
    ];
    let mut found = vec![chance.weighted(&weights)];
    while found.len() < 3 && chance.hit(0.36) {
        let other = chance.weighted(&weights);
        if !found.contains(&other) {
            found.push(other);
        }
    }
    found
}
