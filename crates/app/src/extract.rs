//! The access log for people: the citizen's extract of who saw them, and the auditor's log.

use crate::case::persons_in;
use crate::oversight::{ExtractStaff, is_broken_glass};
use crate::{Actor, App, Deed, Error};
use domain::{Day, Moment, PersonId, WorkerId};
use std::collections::{HashMap, HashSet};
use store::{AccessFilter, AccessRow, PersonName, Scope};

/// Rows on a page of the log.
const SHOWN: u32 = 50;

/// Who saw one person.
#[derive(Debug, Clone)]
pub struct Extract {
    /// The moment it was made.
    pub now: Moment,
    /// The case it was asked for from.
    pub number: u32,
    /// Whom it is about.
    pub person: PersonName,
    /// Others on record in the case, for whom it can be made as well.
    pub others: Vec<PersonName>,
    /// The day from which on the log holds every view; older ones were removed, or never were.
    pub since: Option<Day>,
    /// The views, latest first, the one that this extract is included.
    pub rows: Vec<AccessRow>,
    /// The positions of views through a broken glass.
    pub glass: HashSet<u64>,
    /// The positions of views of other cases that are out of the reach of whoever made the
    /// extract: the look is told, the number and the name of who looked are not there.
    pub elsewhere: HashSet<u64>,
    /// Whether staff are named, by the municipality's choice.
    pub staff: ExtractStaff,
}

/// What the auditor asks the log for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogAsked {
    /// Who looked.
    pub worker: Option<WorkerId>,
    /// The case whose child was seen.
    pub case: Option<u32>,
    /// On which day.
    pub day: Option<Day>,
    /// Only positions below this one.
    pub before: Option<u64>,
}

/// A page of the log.
#[derive(Debug, Clone)]
pub struct LogPage {
    /// Latest first.
    pub rows: Vec<AccessRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<u64>,
    /// Whether a case was asked for that is not in reach, or not there.
    pub is_unknown_case: bool,
}

impl App {
    /// Who saw the child of a case, or another person on record in it; the extract is itself
    /// a view, written before it is read.
    pub fn extract(
        &self,
        actor: &Actor,
        number: u32,
        person: Option<PersonId>,
    ) -> Result<Extract, Error> {
        actor.require(Deed::GiveExtract)?;
        let (case, found) = self.find_case(actor, number)?;
        let names = self.names(actor, &persons_in(&case, &found.events))?;
        let wanted = person.unwrap_or(case.person);
        let person = names.get(&wanted).cloned().ok_or(Error::NotFound)?;
        let is_other = |n: &PersonName| {
            n.person != wanted && (n.person == case.person || !case.members.contains(&n.person))
        };
        let mut others: Vec<PersonName> = names.into_values().filter(is_other).collect();
        others.sort_by(|a, b| (&a.name, a.person).cmp(&(&b.name, b.person)));
        let shown = others.iter().map(|other| other.person).chain([wanted]);
        self.log_case(actor, "extract", Some(number), shown)?;
        let mut rows = self.store.access_of(wanted)?;
        let elsewhere = self.keep_elsewhere(actor, &mut rows)?;
        let is_of_case = |row: &&AccessRow| row.access.case == Some(number);
        let glass = rows
            .iter()
            .filter(is_of_case)
            .filter(|row| is_broken_glass(&case, row.access.actor, row.access.at))
            .map(|row| row.position)
            .collect();
        Ok(Extract {
            now: self.now(),
            number,
            person,
            others,
            since: self.accesses_since()?,
            rows,
            glass,
            elsewhere,
            staff: self.oversight.extract_staff,
        })
    }

    /// Takes the number out of every view of a case that the actor may not see, and gives back
    /// the positions of these views. The citizen hears of every look; whoever hands the extract
    /// over does not learn from it in which other case somebody is on record.
    fn keep_elsewhere(&self, actor: &Actor, rows: &mut [AccessRow]) -> Result<HashSet<u64>, Error> {
        let scope = self.scope(actor);
        let mut reach: HashMap<u32, bool> = HashMap::new();
        let mut elsewhere = HashSet::new();
        for row in rows {
            let Some(number) = row.access.case else {
                continue;
            };
            let is_seen = match reach.get(&number) {
                Some(is_seen) => *is_seen,
                None => self.store.person_of_number(&scope, number)?.is_some(),
            };
            reach.insert(number, is_seen);
            if !is_seen {
                row.access.case = None;
                elsewhere.insert(row.position);
            }
        }
        Ok(elsewhere)
    }

    /// A page of the whole access log; the cases in it are logged as seen.
    pub fn access_log(&self, actor: &Actor, asked: &LogAsked) -> Result<LogPage, Error> {
        actor.require(Deed::ReadAccessLog)?;
        let mut filter = AccessFilter {
            actor: asked.worker,
            from: asked.day.map(Day::start),
            until: asked.day.map(|day| day.add_days(1).start()),
            before: asked.before,
            ..AccessFilter::default()
        };
        if let Some(number) = asked.case {
            filter.person = self.store.person_of_number(&self.scope(actor), number)?;
            if filter.person.is_none() {
                self.log_list(actor, "log", [])?;
                return Ok(LogPage {
                    rows: Vec::new(),
                    next: None,
                    is_unknown_case: true,
                });
            }
        }
        let mut rows = self.store.access_list(&filter, SHOWN + 1)?;
        let has_more = rows.len() > SHOWN as usize;
        rows.truncate(SHOWN as usize);
        // The page names cases by number and nobody else.
        let mut shown = Vec::new();
        for number in rows.iter().filter_map(|row| row.access.case) {
            if let Some(person) = self.store.person_of_number(&Scope::system(), number)? {
                shown.push(person);
            }
        }
        self.log_list(actor, "log", shown)?;
        Ok(LogPage {
            next: has_more
                .then(|| rows.last().map(|row| row.position))
                .flatten(),
            rows,
            is_unknown_case: false,
        })
    }
}
