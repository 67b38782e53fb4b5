//! Whose cases a reader may open among those a figure counts. The figure counts all; the list
//! of cases keeps to the scope, as the store compiles it.

use crate::{Actor, App, Error};
use domain::PersonId;
use std::collections::HashSet;
use store::Reach;

/// The persons within a reader's reach, said by the shorter list.
#[derive(Debug)]
pub(crate) enum Visible {
    /// Only these.
    Only(HashSet<PersonId>),
    /// Everybody but these.
    AllBut(HashSet<PersonId>),
}

impl Visible {
    /// Whether a person is within the reach.
    pub(crate) fn contains(&self, person: PersonId) -> bool {
        match self {
            Self::Only(these) => these.contains(&person),
            Self::AllBut(these) => !these.contains(&person),
        }
    }
}

impl App {
    /// The persons an actor may see now. Asked for while the frame is held, so that nobody
    /// who became protected meanwhile slips through.
    pub(crate) fn visible(&self, actor: &Actor) -> Result<Visible, Error> {
        let scope = self.scope(actor);
        Ok(match scope.reach {
            Reach::System => Visible::AllBut(HashSet::new()),
            Reach::Whole => {
                let out = self.store.persons_out_of_scope(&scope)?;
                Visible::AllBut(out.into_iter().collect())
            }
            _ => Visible::Only(self.store.persons_in_scope(&scope)?.into_iter().collect()),
        })
    }
}
