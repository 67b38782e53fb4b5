//! The list of cases.

mod count;
mod late;

use super::arms::Arms;
use super::{
    Edge, Filter, Listed, Mark, OfficeFilter, Page, as_number, day, name_rows, small, team, tokens,
    worker,
};
use crate::Store;
use crate::error::StoreError;
use crate::keys::Vault;
use crate::people::{Opening, name_key};
use crate::scope::{Broad, Scope};
use crate::sql::{Conn, Row};
use domain::progress::Station;
use domain::{Day, Moment, PersonId, TeamId, WorkerId};

/// Which cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Beginnings of words of the name, or a case number.
    pub text: Option<String>,
    /// Whose cases; a closed case is that of the team that had it last.
    pub office: OfficeFilter,
    /// Only cases without a main caseworker.
    pub is_unassigned: bool,
    /// Only cases whose highest active step is this; 0 for no measure.
    pub step: Option<u8>,
    /// Only open (`true`) or only closed cases.
    pub is_open: Option<bool>,
    /// Only cases at this station of their way.
    pub station: Option<Station>,
    /// Only cases in which somebody should have been heard before this day.
    pub ask_before: Option<Day>,
}

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CaseSort {
    /// By case number.
    #[default]
    Number,
    /// By name, Danish order.
    Name,
    /// Last event first.
    Latest,
    /// Most late duties first.
    Late,
}

/// One case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// The canonical surrogate.
    pub person: PersonId,
    /// The number people call it by.
    pub number: u32,
    /// The name, if known.
    pub name: Option<String>,
    /// Date of birth, if known.
    pub birth_on: Option<Day>,
    /// Name and address protection.
    pub is_protected: bool,
    /// When it was first opened.
    pub opened_at: Moment,
    /// When it was closed, if it is.
    pub closed_at: Option<Moment>,
    /// Whether another municipality acts now.
    pub is_elsewhere: bool,
    /// The main caseworker now.
    pub worker: Option<WorkerId>,
    /// The team now.
    pub team: Option<TeamId>,
    /// The highest active ladder step; 0 without a measure.
    pub step: u8,
    /// When the last event happened.
    pub last_at: Moment,
    /// Where it is on its way; none until the register is rebuilt after an upgrade.
    pub station: Option<Station>,
    /// The open duty that falls due first at the moment asked about, law before a standard: its
    /// rule and when.
    pub waits_for: Option<(String, Moment)>,
    /// The earliest day by which somebody is to be heard who has not been.
    pub ask_by: Option<Day>,
    /// Duties of law that are late at the moment asked about.
    pub late_law: u32,
    /// Local standards that are late then.
    pub late_local: u32,
}

impl CaseSort {
    /// The most rows that are put in order by name or by what is late: both would have to be
    /// worked out for every row of the list.
    pub const MOST: u64 = 2_000;

    /// The order in which a list with so many rows is given: by number where another would
    /// take too long.
    #[must_use]
    pub fn within(self, total: u64) -> Self {
        match self {
            Self::Name | Self::Late if total > Self::MOST => Self::Number,
            other => other,
        }
    }

    /// Whether a page is found from a row beside it; the other orders are for short lists.
    fn has_edges(self) -> bool {
        matches!(self, Self::Number | Self::Latest)
    }
}

impl CaseRow {
    /// What the row is found by from the page beside it, in an order of lists that are long.
    pub fn mark(&self, sort: CaseSort) -> Option<Mark> {
        let last_at = match sort {
            CaseSort::Number => 0,
            CaseSort::Latest => self.last_at.0,
            CaseSort::Name | CaseSort::Late => return None,
        };
        Some(Mark {
            last_at,
            number: self.number,
        })
    }
}

impl CaseFilter {
    /// Whether so few cases are left that they are counted themselves.
    fn is_selective(&self) -> bool {
        self.office.worker.is_some()
            || self.ask_before.is_some()
            || self.text.as_deref().is_some_and(|t| !t.trim().is_empty())
    }
}

impl Store {
    /// A page of cases. Where the list is longer than [`CaseSort::MOST`] it may come in
    /// another order, see [`CaseSort::within`].
    pub fn case_list(
        &self,
        scope: &Scope,
        filter: &CaseFilter,
        sort: CaseSort,
        page: Page,
        as_of: Moment,
    ) -> Result<Listed<CaseRow>, StoreError> {
        let sought = self.sought(filter)?;
        self.backend.snapshot(|conn| {
            let total = count::cases(conn, scope, filter, &sought)?;
            let sort = sort.within(total);
            let edge = page.edge.filter(|_| sort.has_edges());
            let mut wanted = Filter::nothing();
            let now = wanted.param(as_of);
            let order = Order::of(sort, matches!(edge, Some(Edge::Before(_))), &now);
            // By name the rows of the page are known first; they are all there is to look up.
            let by_name = match sort {
                CaseSort::Name => Some(by_name(conn, &self.vault, scope, filter, &sought, page)?),
                _ => None,
            };
            let (parts, page) = if let Some(persons) = &by_name {
                (chosen(&mut wanted, persons), Page::ALL)
            } else {
                // Beside a row that is known nothing is skipped.
                let page = edge.map_or(page, |_| Page::first(page.size));
                let end = wanted.param(page.end());
                let arms = Arms::of(scope, "f", &mut wanted.params);
                narrow(&mut wanted, filter, &sought);
                if let Some(edge) = edge {
                    beside(&mut wanted, sort, edge);
                }
                let arms = if filter.is_selective() {
                    vec![order.part(&arms.whole())]
                } else if sort == CaseSort::Late && matches!(scope.broad(), Broad::Teams(_)) {
                    late::parts(&order, &arms, scope, &mut wanted, &now)
                } else {
                    arms.all().map(|arm| order.part(arm)).collect()
                };
                let part = |(n, part): (usize, &Part)| {
                    format!(
                        "SELECT * FROM (SELECT f.person, f.number, {} AS k FROM case_file f {} \
                             WHERE {} ORDER BY {} LIMIT {end}) a{n}",
                        part.key,
                        part.join,
                        wanted.within_arm(&part.arm),
                        order.inside,
                    )
                };
                (arms.iter().enumerate().map(part).collect(), page)
            };
            if parts.is_empty() {
                return Ok(Listed {
                    rows: Vec::new(),
                    total,
                });
            }
            let cut = page.cut(&mut wanted);
            // The page first, from the index; names and duties are looked up for its rows only.
            let sql = format!(
                "SELECT f.person, f.number, x.name, p.birth_on, p.is_protected, f.opened_at, \
                 f.closed_at, f.is_elsewhere, f.main_worker, f.main_team, f.step, f.last_at, \
                 {law}, {local}, f.station, {rule}, {due}, f.ask_by \
                 FROM (SELECT * FROM ({parts}) u ORDER BY {order} {cut}) u \
                 JOIN case_file f ON f.person = u.person \
                 JOIN person p ON p.person = u.person \
                 LEFT JOIN person_text x ON x.person = u.person ORDER BY {order}",
                law = late("law", &now),
                local = late("local", &now),
                rule = next("d.rule", &now),
                due = next("d.due", &now),
                parts = parts.join(" UNION ALL "),
                order = order.outside,
            );
            let mut names = Opening::default();
            let mut rows = conn.all(&sql, &wanted.params, |row| read(row, &mut names))?;
            name_rows(rows.iter_mut(), names, &self.vault, |row| &mut row.name)?;
            if let Some(Edge::Before(_)) = edge {
                rows.reverse();
            }
            if let Some(persons) = by_name {
                rows.sort_by_key(|row| persons.iter().position(|p| *p == row.person));
            }
            Ok(Listed { rows, total })
        })
    }

    /// The tokens that a case's name must have; none where a number or nothing is sought.
    fn sought(&self, filter: &CaseFilter) -> Result<Vec<i64>, StoreError> {
        let text = filter.text.as_deref().unwrap_or_default();
        if text.is_empty() || as_number(text).is_some() {
            return Ok(Vec::new());
        }
        Ok(tokens(&mut self.backend.reader()?, &self.vault)?.sought(text))
    }

    /// Open cases that nobody has the main part in.
    pub fn unassigned(
        &self,
        scope: &Scope,
        page: Page,
        as_of: Moment,
    ) -> Result<Listed<CaseRow>, StoreError> {
        let filter = CaseFilter {
            is_unassigned: true,
            is_open: Some(true),
            ..CaseFilter::default()
        };
        self.case_list(scope, &filter, CaseSort::Number, page, as_of)
    }
}

/// How many cases a scope holds.
pub(super) fn in_scope(conn: &mut Conn, scope: &Scope) -> Result<u64, StoreError> {
    count::cases(conn, scope, &CaseFilter::default(), &[])
}

/// How many duties of a layer are late in the case `f`.
fn late(layer: &str, now: &str) -> String {
    format!(
        "(SELECT count(*) FROM duty d WHERE d.person = f.person \
         AND d.closed_at > {now} AND d.due < {now} AND d.layer = '{layer}')"
    )
}

/// A column of the duty that the case `f` waits for: open, and the first to fall due.
fn next(column: &str, now: &str) -> String {
    format!(
        "(SELECT {column} FROM duty d WHERE d.person = f.person AND d.closed_at > {now} \
         AND d.opens <= {now} AND d.due IS NOT NULL ORDER BY d.due, d.layer, d.n LIMIT 1)"
    )
}

/// An order: what each row is put in order by, within one arm and over all.
struct Order {
    key: String,
    inside: &'static str,
    outside: &'static str,
}

/// A part of the page: the cases `f` of one arm.
struct Part {
    /// What is joined for the key.
    join: String,
    key: String,
    arm: String,
}

impl Order {
    /// The cases of an arm, in this order.
    fn part(&self, arm: &str) -> Part {
        Part {
            join: String::new(),
            key: self.key.clone(),
            arm: arm.to_owned(),
        }
    }

    /// Turned round for the rows before one that is known.
    fn of(sort: CaseSort, is_back: bool, now: &str) -> Self {
        let key = match sort {
            CaseSort::Number | CaseSort::Name => "0".to_owned(),
            CaseSort::Latest => "f.last_at".to_owned(),
            CaseSort::Late => late::of_case(now),
        };
        let (inside, outside) = match sort {
            CaseSort::Number if is_back => ("f.number DESC", "u.number DESC"),
            CaseSort::Latest if is_back => ("f.last_at, f.number DESC", "u.k, u.number DESC"),
            // Names are put in order after they are read.
            CaseSort::Number | CaseSort::Name => ("f.number", "u.number"),
            CaseSort::Latest => ("f.last_at DESC, f.number", "u.k DESC, u.number"),
            CaseSort::Late => ("k DESC, f.number", "u.k DESC, u.number"),
        };
        Self {
            key,
            inside,
            outside,
        }
    }
}

/// Only the rows on one side of a row; in words that the index of the order answers.
fn beside(wanted: &mut Filter<'_>, sort: CaseSort, edge: Edge) {
    let (mark, beyond, later) = match edge {
        Edge::After(mark) => (mark, "<", ">"),
        Edge::Before(mark) => (mark, ">", "<"),
    };
    let number = wanted.param(mark.number);
    if sort == CaseSort::Latest {
        let at = wanted.param(mark.last_at);
        wanted.also(format!(
            "f.last_at {beyond}= {at} AND (f.last_at {beyond} {at} OR f.number {later} {number})"
        ));
    } else {
        wanted.also(format!("f.number {later} {number}"));
    }
}

/// What the filter leaves of the cases `f`.
fn narrow<'a>(wanted: &mut Filter<'a>, filter: &'a CaseFilter, sought: &[i64]) {
    if let Some(worker) = filter.office.worker {
        let place = wanted.param(worker);
        wanted.also(format!("f.main_worker = {place}"));
    }
    if let Some(team) = &filter.office.team {
        let place = wanted.param(team);
        wanted.also(format!("f.keeper_team = {place}"));
    }
    match as_number(filter.text.as_deref().unwrap_or_default()) {
        Some(number) => {
            let place = wanted.param(number);
            wanted.also(format!("f.number = {place}"));
        }
        None => wanted.words("f", sought),
    }
    if filter.is_unassigned {
        wanted.also("f.main_worker IS NULL");
        if filter.is_open == Some(true) {
            // Nobody keeps an open case that nobody has: the index of keepers finds them.
            wanted.also("f.keeper_team = ''");
        }
    }
    if let Some(step) = filter.step {
        let place = wanted.param(step);
        wanted.also(format!("f.step = {place}"));
    }
    if let Some(station) = filter.station {
        let place = wanted.param(station.as_str());
        wanted.also(format!("f.station = {place}"));
    }
    if let Some(day) = filter.ask_before {
        let place = wanted.param(day);
        wanted.also(format!("f.ask_by < {place}"));
    }
    match filter.is_open {
        Some(true) => wanted.also("f.closed_at IS NULL"),
        Some(false) => wanted.also("f.closed_at IS NOT NULL"),
        None => {}
    }
}

/// The persons of a page in order of name.
fn by_name(
    conn: &mut Conn,
    vault: &Vault,
    scope: &Scope,
    filter: &CaseFilter,
    sought: &[i64],
    page: Page,
) -> Result<Vec<PersonId>, StoreError> {
    let mut wanted = Filter::nothing();
    let within = Arms::of(scope, "f", &mut wanted.params).whole();
    narrow(&mut wanted, filter, sought);
    let sql = format!(
        "SELECT f.person, f.number, x.name FROM case_file f \
         LEFT JOIN person_text x ON x.person = f.person WHERE {}",
        wanted.within_arm(&within)
    );
    let mut names = Opening::default();
    let found = conn.all(&sql, &wanted.params, |row| {
        let person = PersonId::from_bytes(row.bytes(0)?);
        names.take(person, "name", row, 2)?;
        Ok((row.int(1)?, person))
    })?;
    let mut found: Vec<_> = names
        .open(vault)?
        .into_iter()
        .zip(found)
        .map(|(name, (number, person))| {
            let key = name.as_deref().map(name_key);
            (key.is_none(), key, number, person)
        })
        .collect();
    found.sort_unstable();
    let skipped = usize::try_from(page.offset()).unwrap_or(usize::MAX);
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let rows = found.into_iter().skip(skipped).take(size);
    Ok(rows.map(|(_, _, _, person)| person).collect())
}

/// The part of a list that is these persons; none if there are none.
fn chosen(wanted: &mut Filter<'_>, persons: &[PersonId]) -> Vec<String> {
    if persons.is_empty() {
        return Vec::new();
    }
    let places: Vec<String> = persons.iter().map(|p| wanted.param(*p)).collect();
    vec![format!(
        "SELECT f.person, f.number, 0 AS k FROM case_file f WHERE f.person IN ({})",
        places.join(", ")
    )]
}

fn read(row: &Row<'_>, names: &mut Opening) -> Result<CaseRow, StoreError> {
    let person = PersonId::from_bytes(row.bytes(0)?);
    names.take(person, "name", row, 2)?;
    Ok(CaseRow {
        person,
        number: small(row, 1)?,
        name: None,
        birth_on: day(row, 3)?,
        is_protected: row.flag(4)?,
        opened_at: Moment(row.int(5)?),
        closed_at: row.maybe_int(6)?.map(Moment),
        is_elsewhere: row.flag(7)?,
        worker: worker(row, 8)?,
        team: team(row, 9)?,
        step: u8::try_from(row.int(10)?).unwrap_or_default(),
        last_at: Moment(row.int(11)?),
        station: Station::at(row.text(14)?),
        waits_for: match (row.maybe_text(15)?, row.maybe_int(16)?) {
            (Some(rule), Some(due)) => Some((rule.to_owned(), Moment(due))),
            _ => None,
        },
        ask_by: day(row, 17)?,
        late_law: small(row, 12)?,
        late_local: small(row, 13)?,
    })
}
