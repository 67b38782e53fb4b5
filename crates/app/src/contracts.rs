//! What a provider sees: the running measures under its own contracts, and of each what it
//! takes to help the child.

use crate::{Actor, App, Deed, Error};
use domain::{Moment, ProviderId};
use store::{ContractRow, Scope};

/// A provider's running measures.
#[derive(Debug, Clone)]
pub struct Contracts {
    /// The moment they are shown for.
    pub now: Moment,
    /// The provider; `None` for somebody who works for none.
    pub provider: Option<ProviderId>,
    /// The measures with the children's names, where those are not hidden.
    pub rows: Vec<(ContractRow, Option<String>)>,
}

impl App {
    /// The running measures of the actor's provider; each child shown is logged.
    pub fn contracts(&self, actor: &Actor) -> Result<Contracts, Error> {
        actor.require(Deed::SeeOwnContracts)?;
        let now = self.now();
        let rows = self.store.contract_list(&self.scope(actor))?;
        // Whose name is shown was decided by the list; it is read for those alone.
        let open: Vec<_> = rows
            .iter()
            .filter(|r| !r.is_hidden)
            .map(|r| r.person)
            .collect();
        self.log_list(actor, "contracts", rows.iter().map(|r| r.person))?;
        let mut names = std::collections::HashMap::new();
        for found in self.store.names(&Scope::system(), &open)? {
            names.insert(found.person, found.name);
        }
        let rows = rows
            .into_iter()
            .map(|row| {
                let name = names.get(&row.person).cloned().flatten();
                (row, name)
            })
            .collect();
        Ok(Contracts {
            now,
            provider: actor.provider.clone(),
            rows,
        })
    }
}
