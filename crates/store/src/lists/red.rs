//! The red list: what is late or falls due soon, whose work it is now.

use super::arms::Arms;
use super::{Filter, Listed, OfficeFilter, Page, day, name_rows, number, team, worker};
use crate::Store;
use crate::error::StoreError;
use crate::journal::{damaged, unsigned};
use crate::people::Opening;
use crate::registers::{DUTY_COLUMNS, OPEN, Rules, read_duty};
use crate::scope::Scope;
use crate::sql::Row;
use domain::case::Duty;
use domain::{Day, Moment, PersonId, TeamId, WorkerId};

/// Which duties.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RedFilter {
    /// Whose work now.
    pub office: OfficeFilter,
    /// Only law or only local standards.
    pub layer: Option<law::Layer>,
    /// Only duties of this rule.
    pub rule: Option<String>,
    /// Only duties already late.
    pub is_late: bool,
    /// Only duties whose event had happened by then, for a day in the past.
    pub started_by: Option<Moment>,
}

/// One duty in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedRow {
    /// The duty's id.
    pub id: uuid::Uuid,
    /// The canonical surrogate of the child.
    pub person: PersonId,
    /// The name, if known.
    pub name: Option<String>,
    /// Date of birth, if known.
    pub birth_on: Option<Day>,
    /// The case number, if a file is open.
    pub number: Option<u32>,
    /// The main caseworker now.
    pub worker: Option<WorkerId>,
    /// The team now.
    pub team: Option<TeamId>,
    /// The duty.
    pub duty: Duty,
}

impl Store {
    /// Duties neither met nor fallen away at `as_of` and due at or before `horizon` (those
    /// late included), earliest first.
    pub fn red_list(
        &self,
        scope: &Scope,
        filter: &RedFilter,
        as_of: Moment,
        horizon: Moment,
        page: Page,
    ) -> Result<Listed<RedRow>, StoreError> {
        let mut wanted = Filter::nothing();
        let parts = parts(scope, filter, as_of, horizon, &mut wanted);
        if parts.is_empty() {
            return Ok(Listed {
                rows: Vec::new(),
                total: 0,
            });
        }
        let counts: Vec<String> = parts
            .iter()
            .map(|part| format!("(SELECT count(*) {part})"))
            .collect();
        let columns = |of: &str| {
            let columns = DUTY_COLUMNS.iter().map(|c| format!("{of}.{c}"));
            columns.collect::<Vec<_>>().join(", ")
        };
        let end = wanted.param(page.end());
        let pages: Vec<String> = parts
            .iter()
            .enumerate()
            .map(|(n, part)| {
                format!(
                    "SELECT * FROM (SELECT {} {part} \
                     ORDER BY d.due, d.person, d.n LIMIT {end}) a{n}",
                    columns("d"),
                )
            })
            .collect();
        let cut = page.cut(&mut wanted);
        // One statement, so that total and page are of one moment without a transaction, each
        // word of which costs a way to the server and back: the total stands on every row, and
        // on one of its own if the page is empty. Names are looked up for the page only.
        let sql = format!(
            "SELECT {}, x.name, p.birth_on, f.number, t.total \
             FROM (SELECT {} AS total) t LEFT JOIN ( \
               SELECT * FROM ({}) u ORDER BY u.due, u.person, u.n \
               {cut}) k ON 1 = 1 \
             LEFT JOIN person p ON p.person = k.person \
             LEFT JOIN person_text x ON x.person = k.person \
             LEFT JOIN case_file f ON f.person = k.person \
             ORDER BY k.due, k.person, k.n",
            columns("k"),
            counts.join(" + "),
            pages.join(" UNION ALL "),
        );
        let mut listed = Listed {
            rows: Vec::new(),
            total: 0,
        };
        let mut rules = Rules::default();
        let mut names = Opening::default();
        self.backend.reader()?.each(&sql, &wanted.params, |row| {
            listed.total = unsigned(row.int(DUTY_COLUMNS.len() + 3)?);
            if row.maybe_bytes(0)?.is_some() {
                listed.rows.push(read(row, &mut rules, &mut names)?);
            }
            Ok(())
        })?;
        name_rows(listed.rows.iter_mut(), names, &self.vault, |row| {
            &mut row.name
        })?;
        Ok(listed)
    }
}

/// The list in parts, `FROM … WHERE …`, which together hold each row once.
fn parts<'a>(
    scope: &'a Scope,
    filter: &'a RedFilter,
    as_of: Moment,
    horizon: Moment,
    wanted: &mut Filter<'a>,
) -> Vec<String> {
    let arms = Arms::of(scope, "d", &mut wanted.params);
    let until = if filter.is_late {
        horizon.min(Moment(as_of.0 - 1))
    } else {
        horizon
    };
    let (now, until) = (wanted.param(as_of), wanted.param(until));
    wanted.also(format!("d.due <= {until}"));
    wanted.office("d", &filter.office);
    if let Some(moment) = filter.started_by {
        let place = wanted.param(moment);
        wanted.also(format!("d.triggered_at <= {place}"));
    }
    if let Some(layer) = filter.layer {
        wanted.also(format!("d.layer = '{}'", layer.code()));
    }
    if let Some(rule) = &filter.rule {
        let place = wanted.param(rule.as_str());
        wanted.also(format!("d.rule = {place}"));
    }
    let arms = if filter.office == OfficeFilter::default() {
        arms.duties_open_at("d", &now)
    } else {
        // The work of one member of staff or one team, whose indexes begin with the closing
        // moment: in order of due where there is none, and what closes on a day that is known.
        let whole = arms.whole();
        vec![
            format!("{whole} AND d.closed_at = {OPEN}"),
            format!("{whole} AND d.closed_at > {now} AND d.closed_at < {OPEN}"),
        ]
    };
    arms.iter()
        .map(|arm| format!("FROM duty d WHERE {}", wanted.within_arm(arm)))
        .collect()
}

fn read(row: &Row<'_>, rules: &mut Rules, names: &mut Opening) -> Result<RedRow, StoreError> {
    let after = DUTY_COLUMNS.len();
    let person = PersonId::from_bytes(row.bytes(0)?);
    names.take(person, "name", row, after)?;
    Ok(RedRow {
        id: uuid::Uuid::from_slice(row.bytes(2)?).map_err(damaged)?,
        person,
        name: None,
        birth_on: day(row, after + 1)?,
        number: number(row, after + 2)?,
        worker: worker(row, 21)?,
        team: team(row, 22)?,
        duty: read_duty(row, 0, rules)?,
    })
}
