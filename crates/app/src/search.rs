//! Finding people and cases: by name, CPR or case number, address, by words of casework texts, and the
//! list of cases with its filters. What is found is written to the access log before it is
//! shown; what was asked is not.

use crate::{Actor, App, Deed, Error};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{Audience, Moment, PersonId};
use std::collections::HashMap;
use store::{
    CaseFilter, CaseRow, CaseSort, FoundPerson, Listed, Page, PersonName, TextQuery, TextsFound,
};

/// How many persons a search shows.
const SHOWN: u32 = 50;

/// How many cases a search in texts looks through, the newest first: some 400 milliseconds.
pub const LOOKED_THROUGH: u32 = 50_000;

/// The most characters of a question; the rest is not asked.
const LONGEST: usize = 200;

/// Cases found by words of their texts, with the names of the children.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundInTexts {
    /// The cases.
    pub found: TextsFound,
    /// Whose they are.
    pub names: HashMap<PersonId, PersonName>,
}

impl App {
    /// Persons in reach by the beginnings of words of the name, by whole CPR number, by case
    /// number, or by street and house number; each one found is logged as seen.
    pub fn search(&self, actor: &Actor, text: &str) -> Result<Vec<FoundPerson>, Error> {
        if !actor.may(Deed::SeeCases) && !actor.may(Deed::RegisterNotification) {
            return Err(Error::Forbidden);
        }
        let found = self.store.search(&self.scope(actor), text, SHOWN)?;
        self.log_list(actor, "search", found.iter().map(|p| p.person))?;
        Ok(found)
    }

    /// Cases in reach in whose texts all words stand, whatever their order and inflection; each
    /// one on the page is logged as seen. `None` if there is no word that can be searched for.
    pub fn search_texts(
        &self,
        actor: &Actor,
        words: &str,
        page: Page,
    ) -> Result<Option<FoundInTexts>, Error> {
        actor.require(Deed::SeeCases)?;
        let query = TextQuery {
            words,
            audiences: &Audience::OF_CASE,
            page,
            most: LOOKED_THROUGH,
        };
        let Some(found) = self.store.search_texts(&self.scope(actor), query)? else {
            return Ok(None);
        };
        let rows = &found.cases.rows;
        let shown = rows.iter().map(|c| c.person);
        self.log_list(actor, "search_texts", shown)?;
        let persons: Vec<PersonId> = rows.iter().map(|c| c.person).collect();
        let names = self.names(actor, &persons)?;
        Ok(Some(FoundInTexts { found, names }))
    }

    /// A question as it may stand in an address and stay in a browser's history: nobody can read
    /// it, and it is of use to the asker alone.
    pub fn seal_question(&self, actor: &Actor, question: &str) -> Result<String, Error> {
        let question: String = question.trim().chars().take(LONGEST).collect();
        let vault = self.store.vault();
        Ok(URL_SAFE_NO_PAD.encode(vault.protect(&purpose(actor), question.as_bytes())?))
    }

    /// What `seal_question` sealed for this actor; nothing if it was somebody else's.
    pub fn open_question(&self, actor: &Actor, sealed: &str) -> Option<String> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let question = self.store.vault().reveal(&purpose(actor), &bytes).ok()?;
        String::from_utf8(question).ok()
    }

    /// Names of persons chosen before, those in reach only.
    pub fn chosen(&self, actor: &Actor, persons: &[PersonId]) -> Result<Vec<PersonName>, Error> {
        actor.require(Deed::RegisterNotification)?;
        let names = self.store.names(&self.scope(actor), persons)?;
        self.log_list(actor, "chosen", names.iter().map(|n| n.person))?;
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
        let shown = rows.rows.iter().map(|r| r.person);
        self.log_list(actor, "cases", shown)?;
        Ok((now, rows))
    }
}

fn purpose(actor: &Actor) -> String {
    format!("question of {}", actor.worker)
}
