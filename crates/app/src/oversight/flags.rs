//! Which looks stand out, and why. Pure: log, cases and settings in, lines out.

use super::{Oversight, Unusual, Watched, Words};
use crate::ruleset::Ruleset;
use domain::{Moment, PersonId, Role, WorkerId};
use law::calendar::{Hverdag, is_working_day};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::AccessRow;

/// Seconds in a day.
const DAY: i64 = 86_400;

/// Pages that show the log and not the case.
const OF_THE_LOG: [&str; 2] = ["extract", "unusual"];

/// A fact that makes a look stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// Past the ordinary access.
    BrokenGlass,
    /// Many different cases in a short time.
    ManyCases,
    /// Without a part in the case.
    NoPart,
    /// A protected person, without a part in the case.
    Protected,
    /// Long after the closing.
    Closed,
    /// Outside working hours.
    OffHours,
}

impl Flag {
    /// Every flag.
    pub const ALL: [Self; 6] = [
        Self::BrokenGlass,
        Self::ManyCases,
        Self::NoPart,
        Self::Protected,
        Self::Closed,
        Self::OffHours,
    ];

    /// Its stable word, as in the file of settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BrokenGlass => "broken_glass",
            Self::ManyCases => "many_cases",
            Self::NoPart => "no_part",
            Self::Protected => "protected",
            Self::Closed => "closed",
            Self::OffHours => "off_hours",
        }
    }

    /// How much it counts, and why it was flagged.
    pub fn of(self, settings: &Oversight) -> (u32, &Words) {
        match self {
            Self::BrokenGlass => (settings.broken_glass.weight, &settings.broken_glass.why),
            Self::ManyCases => (settings.many_cases.weight, &settings.many_cases.why),
            Self::NoPart => (settings.no_part.weight, &settings.no_part.why),
            Self::Protected => (settings.protected.weight, &settings.protected.why),
            Self::Closed => (settings.closed.weight, &settings.closed.why),
            Self::OffHours => (settings.off_hours.weight, &settings.off_hours.why),
        }
    }
}

/// One look that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Its place in the log.
    pub position: u64,
    /// When.
    pub at: Moment,
    /// In what role.
    pub role: Role,
    /// What kind of page.
    pub what: String,
    /// The case that was open.
    pub case: u32,
    /// Why it stands out.
    pub flags: Vec<Flag>,
}

/// Who looked, and at which case.
type Key = (WorkerId, Option<(PersonId, u32)>);

/// Gathers the looks of a period (latest first) into ranked lines.
pub(super) fn gather(
    settings: &Oversight,
    ruleset: &Ruleset,
    cases: &HashMap<u32, Watched>,
    rows: &[AccessRow],
) -> Vec<Unusual> {
    let mut lines: BTreeMap<Key, Vec<Look>> = BTreeMap::new();
    let mut by_worker: BTreeMap<WorkerId, Vec<(&AccessRow, u32)>> = BTreeMap::new();
    for row in rows {
        let access = &row.access;
        let Some((number, case)) = access.case.and_then(|n| Some((n, cases.get(&n)?))) else {
            continue;
        };
        let is_program = matches!(access.role, Role::System | Role::Import);
        if is_program || OF_THE_LOG.contains(&access.what.as_str()) {
            continue;
        }
        by_worker
            .entry(access.actor)
            .or_default()
            .push((row, number));
        let flags = flags_of(settings, ruleset, case, row);
        if !flags.is_empty() {
            let key = (access.actor, Some((case.person, number)));
            lines.entry(key).or_default().push(look(row, number, flags));
        }
    }
    for (worker, rows) in by_worker {
        if let Some(looks) = busiest(settings, &rows) {
            lines.insert((worker, None), looks);
        }
    }
    let mut out: Vec<Unusual> = lines
        .into_iter()
        .map(|((worker, case), looks)| line(settings, worker, case, looks))
        .filter(|line| line.weight >= settings.least)
        .collect();
    out.sort_by_key(|line| std::cmp::Reverse((line.weight, line.up_to())));
    out
}

fn look(row: &AccessRow, case: u32, flags: Vec<Flag>) -> Look {
    Look {
        position: row.position,
        at: row.access.at,
        role: row.access.role,
        what: row.access.what.clone(),
        case,
        flags,
    }
}

fn line(
    settings: &Oversight,
    worker: WorkerId,
    case: Option<(PersonId, u32)>,
    looks: Vec<Look>,
) -> Unusual {
    let count = |flag: Flag| {
        looks
            .iter()
            .filter(|look| look.flags.contains(&flag))
            .count()
    };
    let mut flags: Vec<(Flag, u32)> = Flag::ALL
        .into_iter()
        .map(|flag| (flag, u32::try_from(count(flag)).unwrap_or(u32::MAX)))
        .filter(|(_, n)| *n > 0)
        .collect();
    flags.sort_by_key(|(flag, _)| std::cmp::Reverse(flag.of(settings).0));
    Unusual {
        worker,
        case,
        weight: flags.iter().map(|(flag, _)| flag.of(settings).0).sum(),
        flags,
        looks,
        judged: None,
    }
}

fn flags_of(settings: &Oversight, ruleset: &Ruleset, case: &Watched, row: &AccessRow) -> Vec<Flag> {
    let (at, actor) = (row.access.at, row.access.actor);
    let has_part = has_part(ruleset, case, row);
    let is_broken = case.is_broken_glass(actor, at);
    let kept = i64::from(settings.closed.days) * DAY;
    let closed = case.closed_before(at);
    let is_long_closed = closed.is_some_and(|closed| at > closed.add_seconds(kept));
    [
        (Flag::BrokenGlass, is_broken),
        (Flag::NoPart, !has_part),
        (Flag::Protected, case.is_protected && !has_part),
        (Flag::Closed, is_long_closed),
        (Flag::OffHours, is_off_hours(settings, at)),
    ]
    .into_iter()
    .filter_map(|(flag, is_true)| is_true.then_some(flag))
    .collect()
}

/// Whether whoever looked worked on the case then, was given access by name, or led the team
/// or district that had it; a case that nobody has is every leader's to give away.
fn has_part(ruleset: &Ruleset, case: &Watched, row: &AccessRow) -> bool {
    let (at, actor) = (row.access.at, row.access.actor);
    if case.has_part(actor, at) {
        return true;
    }
    let (Some(known), main) = (ruleset.workers.get(&actor), case.main_at(at)) else {
        return false;
    };
    match row.access.role {
        Role::TeamLeader => main.is_none_or(|m| known.team.as_ref() == Some(&m.team)),
        Role::DistrictLeader => main.is_none_or(|m| {
            known.district.is_some() && ruleset.district_of(&m.team) == known.district.as_ref()
        }),
        _ => false,
    }
}

fn is_off_hours(settings: &Oversight, at: Moment) -> bool {
    let (day, second) = at.local();
    let hour = second / 3600;
    !is_working_day(day, Hverdag::MondayToFriday)
        || hour < settings.off_hours.from
        || hour >= settings.off_hours.until
}

/// The looks of the window in which somebody opened the most different cases, if that is
/// more than usual. `rows` are latest first.
fn busiest(settings: &Oversight, rows: &[(&AccessRow, u32)]) -> Option<Vec<Look>> {
    let width = i64::from(settings.many_cases.minutes) * 60;
    let mut best: Option<(usize, usize, usize)> = None;
    let mut open: BTreeMap<u32, usize> = BTreeMap::new();
    let mut end = 0;
    for start in 0..rows.len() {
        while end < rows.len() && rows[start].0.access.at.0 - rows[end].0.access.at.0 < width {
            *open.entry(rows[end].1).or_default() += 1;
            end += 1;
        }
        if open.len() >= settings.many_cases.cases && best.is_none_or(|(n, ..)| open.len() > n) {
            best = Some((open.len(), start, end));
        }
        if let Some(n) = open.get_mut(&rows[start].1) {
            *n -= 1;
            if *n == 0 {
                open.remove(&rows[start].1);
            }
        }
    }
    let (_, start, end) = best?;
    let mut seen = BTreeSet::new();
    let looks = rows[start..end]
        .iter()
        .filter(|(_, case)| seen.insert(*case))
        .map(|(row, case)| look(row, *case, vec![Flag::ManyCases]));
    Some(looks.collect())
}
