//! Finding people and cases: by name, CPR or case number, and the list of cases with its
//! filters. What is found is written to the access log before it is shown.

use crate::{Actor, App, Deed, Error};
use domain::{Moment, PersonId};
use store::{CaseFilter, CaseRow, CaseSort, FoundPerson, Listed, Page, PersonName};

/// How many persons a search shows.
const SHOWN: u32 = 50;

impl App {
    /// Persons in reach by the beginnings of words of the name, by whole CPR number or by
    /// case number; each one found is logged as seen.
    pub fn search(&self, actor: &Actor, text: &str) -> Result<Vec<FoundPerson>, Error> {
        if !actor.may(Deed::SeeCases) && !actor.may(Deed::RegisterNotification) {
            return Err(Error::Forbidden);
        }
        let found = self.store.search(&self.scope(actor), text, SHOWN)?;
        self.log_list(actor, "search", found.iter().map(|p| (p.person, p.number)))?;
        Ok(found)
    }

    /// Names of persons chosen before, those in reach only.
    pub fn chosen(&self, actor: &Actor, persons: &[PersonId]) -> Result<Vec<PersonName>, Error> {
        actor.require(Deed::RegisterNotification)?;
        let names = self.store.names(&self.scope(actor), persons)?;
        self.log_list(actor, "chosen", names.iter().map(|n| (n.person, None)))?;
        Ok(names)
    }

    /// A page of the cases in reach; each person shown is logged.
    pub fn cases(
        &self,
        actor: &Actor,
        filter: &CaseFilter,
        sort: CaseSort,
        page: Page,
    ) -> Result<(Moment, Listed<CaseRow>), Error> {
        actor.require(Deed::SeeCases)?;
        let now = self.now();
        let rows = self
            .store
            .case_list(&self.scope(actor), filter, sort, page, now)?;
        let shown = rows.rows.iter().map(|r| (r.person, Some(r.number)));
        self.log_list(actor, "cases", shown)?;
        Ok((now, rows))
    }
}
