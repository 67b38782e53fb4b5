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
        let arms = Arms::of(scope, "d", &mut wanted.params);
        wanted.office("d", &filter.office);
        let (now, until) = (wanted.param(as_of), wanted.param(horizon));
        wanted.also(format!("d.due <= {until}"));
        if filter.is_late {
            wanted.also(format!("d.due < {now}"));
        }
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
        let arms: Vec<String> = if filter.office == OfficeFilter::default() {
            arms.all().cloned().collect()
        } else {
            vec![arms.whole()]
        };
        // What is open stands in the index in the order of its due moments; what is closed
        // only after the moment asked about is next to nothing.
        let spans = [
            format!("d.closed_at = {OPEN}"),
            format!("d.closed_at > {now} AND d.closed_at < {OPEN}"),
        ];
        let parts: Vec<String> = arms
            .iter()
            .flat_map(|arm| spans.iter().map(move |span| format!("{arm} AND {span}")))
            .map(|arm| format!("FROM duty d WHERE {}", wanted.within_arm(&arm)))
            .collect();
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
        let count = format!("SELECT {}", counts.join(" + "));
        self.backend.snapshot(|conn| {
            let total = unsigned(conn.number(&count, &wanted.params)?);
            let columns: Vec<String> = DUTY_COLUMNS.iter().map(|c| format!("d.{c}")).collect();
            let end = wanted.param(page.end());
            let pages: Vec<String> = parts
                .iter()
                .enumerate()
                .map(|(n, part)| {
                    format!(
                        "SELECT * FROM (SELECT d.person, d.n, d.due {part} \
                         ORDER BY d.due, d.person, d.n LIMIT {end}) a{n}"
                    )
                })
                .collect();
            let (size, offset) = (wanted.param(page.size), wanted.param(page.offset()));
            // The page first, from the index; names are looked up for its rows only.
            let sql = format!(
                "SELECT {}, x.name, p.birth_on, f.number FROM ( \
                   SELECT * FROM ({}) u ORDER BY u.due, u.person, u.n \
                   LIMIT {size} OFFSET {offset}) k \
                 JOIN duty d ON d.person = k.person AND d.n = k.n \
                 JOIN person p ON p.person = k.person \
                 LEFT JOIN person_text x ON x.person = k.person \
                 LEFT JOIN case_file f ON f.person = k.person \
                 ORDER BY d.due, d.person, d.n",
                columns.join(", "),
                pages.join(" UNION ALL "),
            );
            let mut rules = Rules::default();
            let mut names = Opening::default();
            let mut rows = conn.all(&sql, &wanted.params, |row| {
                read(row, &mut rules, &mut names)
            })?;
            name_rows(rows.iter_mut(), names, &self.vault, |row| &mut row.name)?;
            Ok(Listed { rows, total })
        })
    }
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
