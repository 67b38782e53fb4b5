//! The function that turns the events of one person into the rows of the registers.
//!
//! The store calls it but does not know the law; it is handed in by the caller.

use domain::PersonId;
use domain::case::Case;
use domain::event::Event;
use domain::fold::{Rules, Workspace, fold};
use std::borrow::Borrow;
use std::cell::RefCell;

/// Folds the events of one person: members with the canonical surrogate first, and all
/// their events in order of position.
pub type Fold<'a> = dyn Fn(&[PersonId], &[Event]) -> Case + Send + Sync + 'a;

/// The fold of the domain under given rules; each thread keeps its own working memory.
pub fn fold_with<'a>(
    rules: impl Borrow<Rules> + Send + Sync + 'a,
) -> impl Fn(&[PersonId], &[Event]) -> Case + Send + Sync + 'a {
    thread_local! {
        static MEMORY: RefCell<Workspace> = RefCell::new(Workspace::default());
    }
    move |members, events| {
        MEMORY.with_borrow_mut(|work| fold(members, events, rules.borrow(), work))
    }
}
