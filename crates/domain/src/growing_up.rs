//! On the way to adult life: what the law wants from 16 to 23 and when, the checklist of what is
//! handed over to the adult side, and what of it is done.
//!
//! The deadlines themselves are rules of law; here are only their names and the birthdays.

use crate::case::Case;
use crate::code::{AdultSide, Place};
use crate::correction::Effective;
use crate::event::growing_up::AdultSideContacted;
use crate::event::{Event, Payload};
use law::calendar::birthday;
use law::{Day, Moment};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The checklist that comes with the program, as a file the municipality may replace.
pub const BUILT_IN: &str = include_str!("../../../policy/transition.toml");

/// Its path among adopted documents.
pub const PATH: &str = "policy/transition.toml";

/// The rules of law about growing up; the day's work leads from their duties to the page.
pub const RULES: [&str; 5] = [
    "plan/youth_placed",
    "plan/youth_need",
    "plan/revised_before_18",
    "placement/after_18",
    "move/support_decided",
];

/// A checklist that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ChecklistError {
    /// No TOML, or not of this form.
    #[error("the checklist for growing up cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// Two items have one name, so that nobody could tell which is done.
    #[error("the checklist for growing up has two items »{0}«")]
    Twice(String),
}

/// What is handed over to the adult side.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// What it is called.
    pub title: BTreeMap<String, String>,
    /// Where it is from.
    pub source: String,
    /// Whether the source was read.
    pub verified: bool,
    /// Its items, in the order of the work.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// One thing to do before the young person is an adult.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name; what is done is on record under it.
    pub id: String,
    /// From what age it is asked for.
    pub from: i32,
    /// The side whose contact answers it, so that nobody ticks what is on record already.
    pub side: Option<AdultSide>,
    title: BTreeMap<String, String>,
}

impl Checklist {
    /// Reads a checklist.
    ///
    /// # Errors
    /// If it is of another form, or two items have one name.
    pub fn parse(text: &str) -> Result<Self, ChecklistError> {
        let list: Self = toml::from_str(text)?;
        let mut ids: Vec<&str> = list.items.iter().map(|item| item.id.as_str()).collect();
        ids.sort_unstable();
        match ids.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(ChecklistError::Twice(pair[0].to_owned())),
            None => Ok(list),
        }
    }

    /// The checklist that comes with the program.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in checklist is tested")
    }
}

impl Item {
    /// What it is called in a language; its name if it has no words there.
    pub fn title(&self, language: &str) -> &str {
        self.title.get(language).map_or(&self.id, String::as_str)
    }
}

/// A birthday, or half of one, at which the law wants something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
    /// The young person is 16: a youth plan (barnets lov § 108).
    YouthPlan,
    /// Half a year before 18: what follows a placement is decided (barnets lov § 111).
    Decided,
    /// The young person is 18.
    Adult,
    /// The young person is 23: aftercare ends (barnets lov § 113).
    Ends,
}

impl Milestone {
    /// The stable word, as its translation has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::YouthPlan => "youth_plan",
            Self::Decided => "decided",
            Self::Adult => "adult",
            Self::Ends => "ends",
        }
    }
}

/// The milestones of whoever was born on a day.
pub fn milestones(birth: Day) -> [(Milestone, Day); 4] {
    [
        (Milestone::YouthPlan, birthday(birth, 16)),
        (Milestone::Decided, birthday(birth, 18).add_months(-6)),
        (Milestone::Adult, birthday(birth, 18)),
        (Milestone::Ends, birthday(birth, 23)),
    ]
}

/// From when the page of growing up has something to say, to when: half a year before 16, to 23.
pub fn years(birth: Day) -> (Day, Day) {
    (birthday(birth, 16).add_months(-6), birthday(birth, 23))
}

/// Whether a case is about somebody on the way to adult life.
pub fn concerns(case: &Case, at: Moment) -> bool {
    case.birth_on.is_some_and(|birth| {
        let (from, to) = years(birth);
        (from..to).contains(&at.day()) && case.is_open_at(at)
    })
}

/// A contact person that must be offered after 18: until what age, and by what paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MustOffer {
    /// The birthday on which it ends.
    pub until_age: i32,
    /// The paragraph.
    pub paragraph: &'static str,
}

/// Whether a contact person must be offered to somebody who does not stay on where they lived:
/// who was placed without consent until 18, to 23; who lived in a room of their own, to 19
/// (barnets lov § 115; serviceloven § 76, stk. 5 and 6). Before 18 it is told as things stand.
pub fn must_offer(case: &Case, at: Moment) -> Option<MustOffer> {
    let eighteen = birthday(case.birth_on?, 18).start();
    let asked = at.min(eighteen.add_seconds(-1));
    let placement = case.placement_at(asked)?;
    let is_bl = at.day() >= Day::from_ymd(2024, 1, 1)?;
    let offer = |until_age, bl, sel| {
        let paragraph = if is_bl { bl } else { sel };
        Some(MustOffer {
            until_age,
            paragraph,
        })
    };
    if !placement.consent_at(asked) {
        offer(23, "BL § 115, stk. 1", "SEL § 76, stk. 5")
    } else if placement.stay_at(asked)?.place == Some(Place::OwnRoom) {
        offer(19, "BL § 115, stk. 2", "SEL § 76, stk. 6")
    } else {
        None
    }
}

/// What is on record about the way to adult life.
#[derive(Debug, Default)]
pub struct GrowingUp<'a> {
    /// The contacts with the adult side, the earliest first.
    pub contacts: Vec<(&'a Event, &'a AdultSideContacted)>,
    done: Vec<(&'a str, Moment)>,
}

impl<'a> GrowingUp<'a> {
    /// Folds the events of a case as they stand.
    pub fn of(stands: &[Effective<'a>]) -> Self {
        let mut out = Self::default();
        for event in stands.iter().map(|e| e.content) {
            match &event.payload {
                Payload::AdultSideContacted(p) => out.contacts.push((event, p)),
                Payload::TransitionItemsDone(p) => {
                    let items = p.items.iter();
                    out.done.extend(items.map(|item| (item.as_str(), event.at)));
                }
                _ => {}
            }
        }
        out
    }

    /// When an item was done: ticked, or answered by a contact with its side.
    pub fn done_at(&self, item: &Item) -> Option<Moment> {
        let ticked = self.done.iter().filter(|(id, _)| *id == item.id);
        let spoken = self
            .contacts
            .iter()
            .filter(|(_, p)| Some(p.side) == item.side);
        let spoken = spoken.map(|(event, _)| event.at);
        ticked.map(|(_, at)| *at).chain(spoken).min()
    }
}

#[cfg(test)]
mod tests {
    use super::{Checklist, GrowingUp, Milestone, concerns, milestones, must_offer, years};
    use crate::code::{AdultSide, PersonKind, Place};
    use crate::correction::effective;
    use crate::event::growing_up::{AdultSideContacted, TransitionItemsDone};
    use crate::event::measures::MeasureStarted;
    use crate::event::people::{CaseOpened, PersonRegistered};
    use crate::measures::tests::{CHILD, Story, at, started};
    use law::Day;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_milestones_fall_on_birthdays_and_half_a_year_before() {
        let found = milestones(day("2010-05-17"));
        let on = |m| found.iter().find(|(which, _)| *which == m).unwrap().1;
        assert_eq!(on(Milestone::YouthPlan), day("2026-05-17"));
        assert_eq!(on(Milestone::Decided), day("2027-11-17"));
        assert_eq!(on(Milestone::Adult), day("2028-05-17"));
        assert_eq!(on(Milestone::Ends), day("2033-05-17"));
        assert_eq!(years(day("2010-05-17")).0, day("2025-11-17"));
    }

    /// Born 17 May 2010, with an open file.
    fn story() -> Story {
        let mut story = Story::default();
        let child = PersonRegistered {
            person: CHILD,
            kind: PersonKind::Child,
            birth_on: Some(day("2010-05-17")),
            sex: None,
            protected: false,
            unidentified: false,
        };
        story.add("2024-01-05", child, &[]);
        story.add("2024-01-06", CaseOpened { number: 7 }, &[]);
        story
    }

    #[test]
    fn the_page_concerns_who_is_between_15_and_a_half_and_23() {
        let case = story().case();
        for (on, expected) in [
            ("2025-11-16", false),
            ("2025-11-17", true),
            ("2033-05-16", true),
            ("2033-05-17", false),
        ] {
            assert_eq!(concerns(&case, at(on)), expected, "{on}");
        }
    }

    #[test]
    fn who_was_placed_without_consent_is_offered_a_contact_person_to_23() {
        let placed = |place, consent| {
            let mut story = story();
            let start = MeasureStarted {
                consent,
                ..started(1, "BL § 46", Some(place))
            };
            story.add("2027-01-10", start, &[]);
            let case = story.case();
            // The same before 18 and after it.
            let found = must_offer(&case, at("2027-06-01"));
            assert_eq!(found, must_offer(&case, at("2029-06-01")));
            found.map(|offer| (offer.until_age, offer.paragraph))
        };
        let forced = placed(Place::Foster, false);
        assert_eq!(forced, Some((23, "BL § 115, stk. 1")));
        let own_room = placed(Place::OwnRoom, true);
        assert_eq!(own_room, Some((19, "BL § 115, stk. 2")));
        assert_eq!(placed(Place::Foster, true), None);
    }

    #[test]
    fn an_item_is_done_by_a_tick_or_by_a_contact_with_its_side() {
        let mut story = story();
        let items = vec!["bank".to_owned()];
        story.add("2027-06-01", TransitionItemsDone { items }, &[]);
        let side = AdultSide::Housing;
        story.add("2027-07-01", AdultSideContacted { side }, &[]);
        let stands = effective(&story.0);
        let way = GrowingUp::of(&stands);
        let list = Checklist::built_in();
        let done = list.items.iter().filter_map(|item| {
            let at = way.done_at(item)?;
            Some((item.id.as_str(), at.day()))
        });
        let expected = [("housing", day("2027-07-01")), ("bank", day("2027-06-01"))];
        assert_eq!(done.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_item_has_words_in_both_languages() {
        for item in Checklist::built_in().items {
            assert_ne!(item.title("da"), item.id);
            assert_ne!(item.title("en"), item.id);
        }
    }

    #[test]
    fn two_items_of_one_name_are_refused() {
        let twice = format!(
            "{}\n[[item]]\nid = \"bank\"\nfrom = 17\ntitle = {{ da = \"x\", en = \"x\" }}\n",
            super::BUILT_IN
        );
        let error = Checklist::parse(&twice).unwrap_err();
        assert!(error.to_string().contains("bank"), "{error}");
    }
}
