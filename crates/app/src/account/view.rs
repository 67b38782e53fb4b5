//! What the administrator sees of accounts: staff and how they log in; no case, no child.

use crate::absence::Absences;
use crate::ruleset::{Contact, Worker};
use crate::{Actor, App, Deed, Error};
use domain::{Moment, WorkerId};
use std::collections::HashMap;
use store::{Account, AttemptRow, Session, SessionId};

/// How many attempts to log in are shown of one account.
const ATTEMPTS: u32 = 20;

/// A member of staff in the list.
#[derive(Debug, Clone)]
pub struct AccountLine {
    /// Who.
    pub id: WorkerId,
    /// Name, role, team.
    pub worker: Worker,
    /// The account, if there is one.
    pub account: Option<Account>,
    /// Failed attempts during the last day.
    pub failed: u32,
}

/// One member of staff with everything about logging in.
#[derive(Debug, Clone)]
pub struct AccountView {
    /// Who, and the account.
    pub line: AccountLine,
    /// Sessions that last.
    pub sessions: Vec<(SessionId, Session)>,
    /// The latest attempts, newest first.
    pub attempts: Vec<AttemptRow>,
    /// Recovery codes not yet used.
    pub codes_left: i64,
    /// A log-in service means this person.
    pub is_linked: bool,
}

impl App {
    /// Everybody on the staff, by name, with their accounts; and how many failed attempts of
    /// the last day named no account at all.
    pub fn account_lines(&self, actor: &Actor) -> Result<(Vec<AccountLine>, u32), Error> {
        actor.require(Deed::ManageAccounts)?;
        let known = self.ruleset();
        let mut accounts: HashMap<WorkerId, Account> = self
            .store
            .accounts()?
            .into_iter()
            .map(|a| (a.worker, a))
            .collect();
        let failed: HashMap<Option<WorkerId>, u32> = self
            .store
            .attempts_failed(self.a_day_ago())?
            .into_iter()
            .collect();
        let lines = self
            .store
            .workers()?
            .into_iter()
            .filter(|w| w.left_at.is_none() || accounts.contains_key(&w.id))
            .collect::<Vec<_>>();
        let lines = lines
            .into_iter()
            .map(|w| AccountLine {
                id: w.id,
                account: accounts.remove(&w.id),
                failed: failed.get(&Some(w.id)).copied().unwrap_or(0),
                worker: known.workers.get(&w.id).cloned().unwrap_or(Worker {
                    name: w.name,
                    role: w.role,
                    team: w.team,
                    district: None,
                    provider: None,
                    left_at: w.left_at,
                    absences: Absences::default(),
                    contact: Contact::default(),
                }),
            })
            .collect();
        Ok((lines, failed.get(&None).copied().unwrap_or(0)))
    }

    /// One member of staff.
    pub fn account_view(&self, actor: &Actor, worker: WorkerId) -> Result<AccountView, Error> {
        actor.require(Deed::ManageAccounts)?;
        let known = self.ruleset();
        let found = known.workers.get(&worker).ok_or(Error::NotFound)?;
        let failed = self.store.attempts_failed(self.a_day_ago())?;
        let line = AccountLine {
            id: worker,
            worker: found.clone(),
            account: self.store.account_of(worker)?,
            failed: failed
                .iter()
                .find(|(who, _)| *who == Some(worker))
                .map_or(0, |(_, n)| *n),
        };
        Ok(AccountView {
            line,
            sessions: self.store.sessions_of(worker, self.now())?,
            attempts: self.store.attempts_on(worker, ATTEMPTS)?,
            codes_left: self.store.recovery_left(worker)?,
            is_linked: self.store.is_linked(worker)?,
        })
    }

    fn a_day_ago(&self) -> Moment {
        Moment(self.now().0 - 24 * 3600)
    }
}
