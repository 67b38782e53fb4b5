//! Questions put to a handful of made-up cases, for the tests.

use super::asker::Asker;
use super::{Answers, Question};
use crate::frame::CaseFrame;
use crate::ruleset::Ruleset;
use domain::case::{Case, Measure, Stay};
use domain::fold::{Rules, Workspace, fold};
use domain::id::ItemId;
use domain::{Act, Day, PersonId, Place, SupportClass};
use indicators::{Filter, Frame, Population, When};
use std::sync::{Arc, LazyLock};
use uuid::Uuid;

static RULES: LazyLock<Rules> = LazyLock::new(Rules::built_in);

/// A placed child: its number, where, and from when until when.
pub(super) fn placed(n: u128, place: Place, from: &str, until: Option<&str>) -> Case {
    let at = |day: &str| day.parse::<Day>().expect("a day").at(12, 0);
    let child = PersonId(Uuid::from_u128(n));
    let mut case = fold(&[child], &[], &RULES, &mut Workspace::default());
    case.measures.push(Measure {
        id: ItemId(Uuid::from_u128(1000 + n)),
        paragraph: "BL § 46".to_owned(),
        law: Act::Bl,
        class: SupportClass::Placement,
        is_placement: true,
        started_at: at(from),
        ended_at: until.map(at),
        end_reason: None,
        consent: vec![(at(from), true)],
        stays: vec![Stay {
            from: at(from),
            place: Some(place),
            step: 5,
        }],
        provider: None,
        decided_by: None,
    });
    case
}

/// Puts a question to the cases, for a reader who sees units or for one of aggregates.
pub(super) fn asked<T>(
    cases: impl IntoIterator<Item = Case>,
    when: When,
    is_open: bool,
    work: impl FnOnce(&Asker<'_>) -> T,
) -> T {
    let frame = CaseFrame {
        figures: Frame::new(cases, Population::default()),
        ..CaseFrame::default()
    };
    let ruleset = Arc::new(Ruleset::from_office(&[]).expect("the rules of the program"));
    work(&Asker {
        answers: &Answers::default(),
        frame: &frame,
        ruleset: &ruleset,
        question: Question { when, known: None },
        filter: &Filter::NONE,
        is_open,
    })
}
