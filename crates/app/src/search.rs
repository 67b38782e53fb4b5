//! Finding people and cases: by name, CPR or case number, and the list of cases with its
//! filters. What is found is written to the access log before it is shown.

use crate::{Actor, App, Deed, Error};
use domain::{Moment, PersonId};
use store::{Access, CaseFilter, CaseRow, CaseSort, FoundPerson, Listed, Page, PersonName};

/// How many persons a search shows.
const SHOWN: u32 = 50;

impl App {
    /// Persons in reach by the beginnings of words of the name, by whole CPR number or by
    /// case number; each one found is logged as seen.
    pub fn search(&self, actor: &Actor, text: &str) -> Result<Vec<FoundPerson>, Error> {
        if !actor.may(Deed::SeeCases) && !actor.may(Deed::RegisterNotification) {
            return Err(Error::Forbidden);
        }
        let found = self.store.search(&actor.scope(), text, SHOWN)?;
        let at = self.now();
        let seen: Vec<Access> = found
            .iter()
            .map(|person| Access {
                at,
                actor: actor.worker,
                role: actor.role,
                person: Some(person.person),
                case: person.number,
                what: "search".to_owned(),
                detail: None,
            })
            .collect();
        self.store.log_views(&seen)?;
        Ok(found)
    }

    /// Names of persons chosen before, those in reach only; not logged again.
    pub fn chosen(&self, actor: &Actor, persons: &[PersonId]) -> Result<Vec<PersonName>, Error> {
        actor.require(Deed::RegisterNotification)?;
        Ok(self.store.names(&actor.scope(), persons)?)
    }

    /// A page of the cases in reach; the names shown are logged as one view of the list.
    pub fn cases(
        &self,
        actor: &Actor,
        filter: &CaseFilter,
        sort: CaseSort,
        page: Page,
    ) -> Result<(Moment, Listed<CaseRow>), Error> {
        actor.require(Deed::SeeCases)?;
        self.log_view(actor, None, None, "cases")?;
        let now = self.now();
        let rows = self
            .store
            .case_list(&actor.scope(), filter, sort, page, now)?;
        Ok((now, rows))
    }
}
