//! Which municipality acts for a child, from the events: by default ours, dated, and as corrected.

#[path = "support/file.rs"]
mod file;

use domain::case::Case;
use domain::event::people::{CaseClosed, CaseOpened, CaseReopened, MunicipalityChanged};
use domain::{CloseReason, Day, Event, Mode, Moment, Payload};
use file::folded;
use proptest::prelude::*;

fn day(n: i32) -> Moment {
    Day::from_ymd(2025, 3, 3).unwrap().add_days(n).at(10, 0)
}

fn acts(n: i32, ours: bool) -> (i32, Payload) {
    let changed = MunicipalityChanged {
        acting: None,
        paying: None,
        from_on: day(n).day(),
        ours,
    };
    (n, changed.into())
}

fn opened(n: i32) -> (i32, Payload) {
    (n, CaseOpened { number: 1 }.into())
}

fn closed(n: i32) -> (i32, Payload) {
    let reason = CloseReason::Moved;
    (n, CaseClosed { reason }.into())
}

fn event(position: u64, (n, payload): (i32, Payload)) -> Event {
    file::event(position, day(n), payload)
}

fn case(events: Vec<(i32, Payload)>) -> Case {
    let events: Vec<Event> = (1..).zip(events).map(|(n, e)| event(n, e)).collect();
    folded(&events)
}

/// On which of some days the child is ours, at the same hour as everything happens.
fn ours(case: &Case, days: &[i32]) -> Vec<bool> {
    days.iter().map(|n| case.is_ours_at(day(*n))).collect()
}

#[test]
fn a_child_is_ours_until_another_acts_and_again_when_it_comes_back() {
    let moved = case(vec![opened(0), acts(10, false), acts(20, true)]);
    assert_eq!(
        ours(&moved, &[-5, 0, 9, 10, 19, 20, 99]),
        [true, true, true, false, false, true, true]
    );
    assert!(moved.is_ours_at(day(10).add_seconds(-1)));
    assert_eq!(moved.ours_from(day(12)), Some(day(20)));
    assert_eq!(moved.away_since(day(12)), Some(day(10)));
    assert_eq!(moved.away_since(day(20)), None);
    assert!(case(vec![opened(0)]).away_spans.is_empty());
    let gone = case(vec![opened(0), acts(10, false)]);
    assert_eq!(gone.ours_from(day(12)), None);
}

#[test]
fn whoever_was_taken_over_with_the_file_was_anothers_before() {
    let taken = case(vec![opened(0), acts(0, true)]);
    assert_eq!(ours(&taken, &[-300, -1, 0, 5]), [false, false, true, true]);
    assert_eq!(taken.away_since(day(-1)), None, "never ours before");
    // Said again of a child that had a file here, it is news of who pays.
    let said = case(vec![opened(0), acts(30, true)]);
    assert_eq!(ours(&said, &[0, 29, 30]), [true, true, true]);
}

#[test]
fn a_file_that_is_opened_again_is_ours_again() {
    let back = case(vec![
        opened(0),
        acts(10, false),
        closed(11),
        (40, CaseReopened {}.into()),
    ]);
    assert_eq!(
        ours(&back, &[10, 12, 39, 40, 80]),
        [false, false, false, true, true]
    );
}

#[test]
fn a_move_taken_back_or_corrected_never_was() {
    let (opened, moved) = (event(1, opened(0)), event(2, acts(10, false)));
    let correct = |mode, content| Event {
        corrects: Some(moved.id),
        mode: Some(mode),
        ..event(3, content)
    };
    let taken_back = [
        opened.clone(),
        moved.clone(),
        correct(Mode::Retract, acts(10, false)),
    ];
    assert!(folded(&taken_back).away_spans.is_empty());
    let later = [
        opened.clone(),
        moved.clone(),
        correct(Mode::Replace, acts(15, false)),
    ];
    assert_eq!(ours(&folded(&later), &[10, 14, 15]), [true, true, false]);
    let other_way = [
        opened,
        moved.clone(),
        correct(Mode::Replace, acts(10, true)),
    ];
    assert!(folded(&other_way).away_spans.is_empty());
}

proptest! {
    /// The last word up to a moment says who acts then, whatever was said before it.
    #[test]
    fn the_last_word_says_who_acts(words in prop::collection::vec((1..40_i32, any::<bool>()), 0..12), on in 0..45_i32) {
        let mut events = vec![opened(0)];
        events.extend(words.iter().map(|(n, is_ours)| acts(*n, *is_ours)));
        let found = case(events);
        let heard = words.iter().filter(|(n, _)| *n <= on);
        // Of words of the same moment the one written last.
        let last = heard.enumerate().max_by_key(|(place, (n, _))| (*n, *place));
        let wanted = last.is_none_or(|(_, (_, is_ours))| *is_ours);
        prop_assert_eq!(found.is_ours_at(day(on)), wanted);
        for pair in found.away_spans.windows(2) {
            prop_assert!(pair[0].1.is_some_and(|until| until < pair[1].0), "apart and in order");
        }
        for (from, until) in &found.away_spans {
            prop_assert!(until.is_none_or(|until| until > *from));
        }
    }
}
