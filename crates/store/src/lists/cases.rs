//! The list of cases.

use super::{
    Filter, Listed, OfficeFilter, Page, as_number, day, name_rows, small, team, tokens, worker,
};
use crate::Store;
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::keys::Vault;
use crate::people::{Opening, name_key};
use crate::scope::Scope;
use crate::sql::{Conn, Row};
use crate::value::Value;
use domain::{Day, Moment, PersonId, TeamId, WorkerId};

/// Which cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Beginnings of words of the name, or a case number.
    pub text: Option<String>,
    /// Whose cases.
    pub office: OfficeFilter,
    /// Only cases without a main caseworker.
    pub is_unassigned: bool,
    /// Only cases whose highest active step is this; 0 for no measure.
    pub step: Option<u8>,
    /// Only open (`true`) or only closed cases.
    pub is_open: Option<bool>,
}

/// Most cases that are put in order of name: names are readable only one by one.
pub const NAME_ORDER: u64 = 2_000;

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CaseSort {
    /// By case number.
    #[default]
    Number,
    /// By name, Danish order; by number where there are more than
    /// [`NAME_ORDER`](crate::NAME_ORDER) cases.
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
    /// Duties of law that are late at the moment asked about.
    pub late_law: u32,
    /// Local standards that are late then.
    pub late_local: u32,
}

impl CaseSort {
    fn order(self) -> &'static str {
        match self {
            Self::Number | Self::Name => "f.number",
            Self::Latest => "f.last_at DESC, f.number",
            Self::Late => "late_law DESC, late_local DESC, f.number",
        }
    }
}

impl Store {
    /// A page of cases.
    pub fn case_list(
        &self,
        scope: &Scope,
        filter: &CaseFilter,
        sort: CaseSort,
        page: Page,
        as_of: Moment,
    ) -> Result<Listed<CaseRow>, StoreError> {
        let text = filter.text.as_deref().unwrap_or_default();
        let mut wanted = Filter::within(scope);
        wanted.office("f", &filter.office);
        if let Some(number) = as_number(text) {
            let place = wanted.param(number);
            wanted.also(format!("f.number = {place}"));
        } else if !text.is_empty() {
            let tokens = tokens(&mut self.backend.reader()?, &self.vault)?;
            wanted.words(&tokens.sought(text));
        }
        if filter.is_unassigned {
            wanted.also("f.main_worker IS NULL");
        }
        if let Some(step) = filter.step {
            let place = wanted.param(step);
            wanted.also(format!("f.step = {place}"));
        }
        match filter.is_open {
            Some(true) => wanted.also("f.closed_at IS NULL"),
            Some(false) => wanted.also("f.closed_at IS NOT NULL"),
            None => {}
        }
        let from = "FROM case_file f JOIN person p ON p.person = f.person";
        let condition = wanted.sql();
        let count = format!("SELECT count(*) {from} WHERE {condition}");
        self.backend.snapshot(|conn| {
            let total = unsigned(conn.number(&count, &wanted.params)?);
            let by_name = match sort {
                CaseSort::Name if total <= NAME_ORDER => {
                    let sql = format!(
                        "SELECT f.person, f.number, x.name {from} \
                        LEFT JOIN person_text x ON x.person = f.person WHERE {condition}"
                    );
                    Some(by_name(conn, &self.vault, &sql, &wanted.params, page)?)
                }
                _ => None,
            };
            // The rows of the page are known then; they are all there is to look up.
            let (condition, page) = match &by_name {
                Some(persons) => {
                    let places: Vec<String> =
                        persons.iter().map(|person| wanted.param(*person)).collect();
                    let places = if places.is_empty() {
                        "NULL".into()
                    } else {
                        places.join(", ")
                    };
                    (format!("{condition} AND f.person IN ({places})"), Page::ALL)
                }
                None => (condition.clone(), page),
            };
            let now = wanted.param(as_of);
            let (size, offset) = (wanted.param(page.size), wanted.param(page.offset()));
            let late = |layer: &str| {
                format!(
                    "(SELECT count(*) FROM duty d WHERE d.person = f.person \
                     AND d.closed_at > {now} AND d.due < {now} AND d.layer = '{layer}')"
                )
            };
            let sql = format!(
                "SELECT f.person, f.number, x.name, p.birth_on, p.is_protected, f.opened_at, \
                 f.closed_at, f.is_elsewhere, f.main_worker, f.main_team, f.step, f.last_at, \
                 {} AS late_law, {} AS late_local \
                 {from} LEFT JOIN person_text x ON x.person = f.person \
                 WHERE {condition} ORDER BY {} LIMIT {size} OFFSET {offset}",
                late("law"),
                late("local"),
                sort.order(),
            );
            let mut names = Opening::default();
            let mut rows = conn.all(&sql, &wanted.params, |row| read(row, &mut names))?;
            name_rows(rows.iter_mut(), names, &self.vault, |row| &mut row.name)?;
            if let Some(persons) = by_name {
                rows.sort_by_key(|row| persons.iter().position(|p| *p == row.person));
            }
            Ok(Listed { rows, total })
        })
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

/// The persons of a page in order of name, from rows of person, number and name.
fn by_name(
    conn: &mut Conn,
    vault: &Vault,
    sql: &str,
    params: &[Value<'_>],
    page: Page,
) -> Result<Vec<PersonId>, StoreError> {
    let mut names = Opening::default();
    let found = conn.all(sql, params, |row| {
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
        late_law: small(row, 12)?,
        late_local: small(row, 13)?,
    })
}
