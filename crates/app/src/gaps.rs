//! Open cases that nothing would remind anybody of: looked for every night, and by leaders at
//! any time.

use crate::ruleset::Ruleset;
use crate::{Actor, App, Deed, Error};
use domain::case::Case;
use domain::gaps::{Gap, gaps};
use domain::{Moment, PersonId, TeamId, WorkerId};
use std::collections::{BTreeMap, HashMap};
use store::PersonName;

/// The most cases that are shown at once.
const SHOWN: usize = 200;

/// A case that lacks something.
#[derive(Debug, Clone)]
pub struct GapRow {
    /// The child.
    pub person: PersonId,
    /// The number of the case.
    pub number: u32,
    /// Who has it.
    pub worker: Option<WorkerId>,
    /// In which team.
    pub team: Option<TeamId>,
    /// What it lacks, the most pressing first.
    pub gaps: Vec<Gap>,
}

/// All gaps in reach.
#[derive(Debug, Clone)]
pub struct Gaps {
    /// The moment they are looked for.
    pub now: Moment,
    /// How many open cases lack each thing.
    pub counts: BTreeMap<Gap, usize>,
    /// The cases, those that lack the most pressing thing first.
    pub rows: Vec<GapRow>,
    /// How many there are in all.
    pub total: usize,
    /// The names of the children shown.
    pub names: HashMap<PersonId, PersonName>,
}

impl App {
    /// The open cases in reach that lack something; each case shown is logged.
    pub fn gaps(&self, actor: &Actor, only: Option<Gap>) -> Result<Gaps, Error> {
        actor.require(Deed::SeeLoad)?;
        let now = self.now();
        let (counts, mut rows) = {
            let frame = self.frame()?;
            let visible = self.visible(actor)?;
            let in_reach = frame
                .figures
                .cases()
                .iter()
                .filter(|case| visible.contains(case.person));
            found(in_reach, &self.ruleset(), now)
        };
        rows.retain(|row| only.is_none_or(|gap| row.gaps.contains(&gap)));
        rows.sort_by_key(|row| (row.gaps.first().copied(), row.number));
        let total = rows.len();
        rows.truncate(SHOWN);
        let shown = rows.iter().map(|row| row.person);
        self.log_list(actor, "gaps", shown)?;
        let persons: Vec<PersonId> = rows.iter().map(|row| row.person).collect();
        Ok(Gaps {
            now,
            counts,
            rows,
            total,
            names: self.names(actor, &persons)?,
        })
    }

    /// How many open cases lack each thing, for the nightly look.
    pub(crate) fn gaps_in_words(&self) -> Result<String, Error> {
        let frame = self.frame()?;
        let (counts, rows) = found(frame.figures.cases().iter(), &self.ruleset(), self.now());
        let each: Vec<String> = counts
            .iter()
            .map(|(gap, count)| format!(", {} {count}", gap.as_str()))
            .collect();
        Ok(format!(
            "{} open cases lack something{}",
            rows.len(),
            each.concat()
        ))
    }
}

fn found<'c>(
    cases: impl Iterator<Item = &'c Case>,
    ruleset: &Ruleset,
    now: Moment,
) -> (BTreeMap<Gap, usize>, Vec<GapRow>) {
    let today = now.day();
    let (mut counts, mut rows) = (BTreeMap::new(), Vec::new());
    for case in cases {
        let lacking = gaps(case, now, |worker| ruleset.is_at_work(worker, today));
        if lacking.is_empty() {
            continue;
        }
        for gap in &lacking {
            *counts.entry(*gap).or_insert(0) += 1;
        }
        let main = case.main_at(now);
        rows.push(GapRow {
            person: case.person,
            number: case.number(),
            worker: main.map(|a| a.worker),
            team: main.map(|a| a.team.clone()),
            gaps: lacking,
        });
    }
    (counts, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Fixed;
    use domain::Day;
    use std::sync::Arc;
    use store::testing::{keys, sqlite_dir};
    use store::{Scope, Store};

    #[test]
    fn what_the_cases_lack_is_what_their_own_duties_and_dates_say() {
        let until = Day::from_ymd(2025, 9, 30).expect("a day").at(12, 0);
        let dir = sqlite_dir();
        let store = Store::open(&dir.url(), &keys(&dir.url())).expect("a database");
        let app = App::open(store, Arc::new(Fixed::at(until))).expect("an application");
        let settings = synth::Settings {
            children: 150,
            years: 4,
            until,
            seed: 5,
        };
        app.take_in(synth::generate(&settings), &mut |_| {})
            .expect("a municipality");
        let cases = app.store().load_cases(&Scope::system()).expect("the cases");
        let ruleset = app.ruleset();
        let (counts, rows) = found(cases.iter(), &ruleset, until);
        let open = cases.iter().filter(|case| {
            let file = case.file.as_ref();
            file.is_some_and(|f| f.closed_at.is_none()) && case.is_ours_at(until)
        });
        assert!(rows.len() < open.count(), "some lack nothing");
        let seen = app.gaps(&Actor::system(), None).expect("the gaps");
        assert_eq!(seen.counts, counts);
        let lacking = |all: &[GapRow]| -> BTreeMap<u32, Vec<Gap>> {
            all.iter()
                .map(|row| (row.number, row.gaps.clone()))
                .collect()
        };
        assert_eq!(lacking(&seen.rows), lacking(&rows));
    }
}
