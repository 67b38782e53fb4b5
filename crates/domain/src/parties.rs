//! Who is a party to a decision, and whose consent it needs: by custody, by age and by the law
//! of the day.

use crate::basis::{Paragraph, basis_on};
use crate::code::DecisionKind;
use crate::correction::effective;
use crate::event::{Event, Payload};
use crate::id::PersonId;
use law::{Day, calendar};
use std::collections::HashSet;

/// A party to a decision about a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party {
    /// Who.
    pub person: PersonId,
    /// Whether it is the child.
    pub is_child: bool,
    /// Whether what needs consent needs this party's.
    pub must_consent: bool,
}

/// The parties on a day: whoever has custody while the child is under age, and the child itself
/// once old enough.
pub fn parties(child: PersonId, birth_on: Option<Day>, events: &[Event], on: Day) -> Vec<Party> {
    parties_to(None, child, birth_on, events, on)
}

/// The parties to a kind of decision: the same, but the child's age of consent is that of the
/// kind.
pub fn parties_to(
    kind: Option<DecisionKind>,
    child: PersonId,
    birth_on: Option<Day>,
    events: &[Event],
    on: Day,
) -> Vec<Party> {
    let basis = basis_on(on);
    let age = birth_on.map(|birth| calendar::age_on(birth, on));
    let mut found = Vec::new();
    if age.is_none_or(|age| age < 18) {
        found.extend(custody(events, on).into_iter().map(|person| Party {
            person,
            is_child: false,
            must_consent: true,
        }));
    }
    if age.is_some_and(|age| age >= basis.party_age) {
        found.push(Party {
            person: child,
            is_child: true,
            must_consent: age.is_some_and(|age| age >= basis.consent_age(kind)),
        });
    }
    found
}

/// Whoever has custody on a day, as recorded last of each relative until then; who was put on
/// record later had it as was said then. Whoever no longer belongs to the family has none,
/// whatever the form that said so sent along.
fn custody(events: &[Event], on: Day) -> Vec<PersonId> {
    let (mut told, mut holders) = (HashSet::new(), Vec::new());
    for event in effective(events) {
        let Payload::RelationRecorded(p) = &event.content.payload else {
            continue;
        };
        let is_first = told.insert(p.other);
        if !is_first && event.at().day() > on {
            continue;
        }
        holders.retain(|held| *held != p.other);
        if p.custody && !p.ended {
            holders.push(p.other);
        }
    }
    holders
}

/// Whether the child is under age and the case knows of nobody with custody: then somebody has to
/// say that whoever has it consents.
pub fn lacks_holder(parties: &[Party], birth_on: Option<Day>, on: Day) -> bool {
    let is_minor = birth_on.is_none_or(|birth| calendar::age_on(birth, on) < 18);
    is_minor && parties.iter().all(|p| p.is_child)
}

/// Whether those who must consent do: whoever has custody, and the child from fifteen (barnets
/// lov § 46, stk. 1-2; serviceloven § 52). `said` stands for a holder of custody whom the case
/// does not know, and is `None` where none is lacking. Where nobody's consent is needed, nothing
/// is lacking.
pub fn has_consent(
    paragraph: &Paragraph,
    parties: &[Party],
    consented: &[PersonId],
    said: Option<bool>,
) -> bool {
    let mut must = parties.iter().filter(|p| p.must_consent);
    let all = must.all(|p| consented.contains(&p.person)) && said != Some(false);
    all || (!paragraph.consent && !paragraph.is_without_consent())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Relation;
    use crate::event::people::RelationRecorded;
    use crate::sample::{event, person};
    use crate::text::Texts;

    /// The n-th event of the file: what the form about a mother with custody sends.
    fn relation(n: u32, ended: bool) -> Event {
        let recorded = RelationRecorded {
            person: person(1),
            other: person(2),
            relation: Relation::Mother,
            custody: true,
            ended,
        };
        event(n, recorded, Texts::new())
    }

    fn child_on(birth: &str, on: &str) -> Option<Party> {
        let birth_on = Some(birth.parse().unwrap());
        parties(person(1), birth_on, &[], on.parse().unwrap()).pop()
    }

    #[test]
    fn the_child_is_a_party_from_twelve_and_from_2024_from_ten() {
        assert_eq!(child_on("2012-03-01", "2023-12-31"), None);
        assert!(child_on("2011-12-31", "2023-12-31").is_some());
        assert!(child_on("2014-01-01", "2024-01-01").is_some());
        assert_eq!(child_on("2014-01-02", "2024-01-01"), None);
    }

    #[test]
    fn whoever_is_taken_out_of_the_family_is_no_party_any_more() {
        let file = |ended: &[bool]| {
            let events: Vec<Event> = (1..).zip(ended).map(|(n, e)| relation(n, *e)).collect();
            parties(person(1), None, &events, "2026-11-28".parse().unwrap()).len()
        };
        assert_eq!(file(&[false]), 1);
        // The form sends the box along that is drawn ticked for whoever has custody.
        assert_eq!(file(&[false, true]), 0);
        assert_eq!(file(&[false, true, false]), 1);
    }

    #[test]
    fn the_parties_of_a_day_are_by_the_custody_of_that_day() {
        let on = |day: &str, events: &[Event]| {
            !parties(person(1), None, events, day.parse().unwrap()).is_empty()
        };
        // Put on record on the 5th, taken out on the 20th.
        let file = [relation(5, false), relation(20, true)];
        assert!(on("2026-03-19", &file));
        assert!(!on("2026-03-20", &file));
        // Whoever was put on record late was a party all along.
        assert!(on("2026-03-01", &file));
    }

    #[test]
    fn the_child_must_consent_from_fifteen() {
        let must = |birth| child_on(birth, "2024-06-01").unwrap().must_consent;
        assert!(must("2009-06-01"));
        assert!(!must("2009-06-02"));
    }

    #[test]
    fn the_child_must_consent_to_another_place_from_twelve() {
        let must = |birth: &str| {
            let (birth, on) = (birth.parse().unwrap(), "2024-06-01".parse().unwrap());
            let kind = Some(DecisionKind::ChangeOfPlace);
            parties_to(kind, person(1), Some(birth), &[], on)[0].must_consent
        };
        assert!(must("2012-06-01"));
        assert!(!must("2012-06-02"));
    }

    #[test]
    fn everybody_who_must_has_to_consent() {
        let party = |n, must_consent| Party {
            person: person(n),
            is_child: false,
            must_consent,
        };
        let parties = [party(1, true), party(2, true), party(3, false)];
        let basis = basis_on("2026-11-28".parse().unwrap());
        let of = |kind, name| basis.paragraph(kind, name).unwrap();
        let support = of(DecisionKind::Support, "BL § 32, stk. 1, nr. 5");
        let early = of(DecisionKind::Support, "BL § 30, stk. 1, nr. 1");
        let forced = of(DecisionKind::PlacementWithoutConsent, "BL § 47");
        assert!(has_consent(
            support,
            &parties,
            &[person(1), person(2)],
            None
        ));
        assert!(!has_consent(support, &parties, &[person(1)], None));
        assert!(has_consent(early, &parties, &[], None));
        assert!(!has_consent(forced, &parties, &[], None));
        for (kind, name) in [
            (DecisionKind::InvestigationWithoutConsent, "BL § 23"),
            (DecisionKind::PermanentPlacement, "BL § 67"),
            (DecisionKind::ChangeOfPlace, "BL § 97, stk. 2"),
        ] {
            assert!(!has_consent(of(kind, name), &parties, &[], None), "{name}");
        }
        assert!(has_consent(support, &[], &[], Some(true)));
        assert!(!has_consent(support, &[], &[], Some(false)));
        assert!(has_consent(early, &[], &[], Some(false)));
    }

    #[test]
    fn a_young_person_does_not_consent_for_a_holder_of_custody_nobody_knows() {
        let on = "2026-11-28".parse().unwrap();
        let basis = basis_on(on);
        let placement = basis.paragraph(DecisionKind::Placement, "BL § 46").unwrap();
        let lacks = |birth: &str| {
            let birth_on = Some(birth.parse().unwrap());
            let parties = parties(person(1), birth_on, &[], on);
            let lacks = lacks_holder(&parties, birth_on, on);
            (lacks, parties)
        };
        let (is_lacking, young) = lacks("2011-03-01");
        assert!(is_lacking && young[0].must_consent);
        let consents = |who: &[PersonId], said| has_consent(placement, &young, who, Some(said));
        assert!(!consents(&[person(1)], false), "the child alone");
        assert!(!consents(&[], true), "the holder alone");
        assert!(consents(&[person(1)], true));
        // From eighteen nobody has custody.
        assert!(!lacks("2008-11-28").0 && lacks("2008-11-29").0);
        let born = Some("2011-03-01".parse().unwrap());
        let with = parties(person(1), born, &[relation(5, false)], on);
        assert!(!lacks_holder(&with, born, on));
    }
}
