//! The hearing that a letter is about: the latest of its recipient that waits for an answer.

use crate::pages::decide::known::{Heard, hearings};
use app::case::CaseView;
use domain::{Moment, PersonId};

/// The hearing of whom the letter is to, as long as nobody has answered it.
pub(super) fn waiting(view: &CaseView, to: Option<PersonId>, now: Moment) -> Option<Heard> {
    let mut all = hearings(&view.events, now).into_iter().rev();
    all.find(|heard| heard.answer.is_none() && Some(heard.person) == to)
}
