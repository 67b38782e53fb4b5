//! The board of notifications: what came in, and how much of the 24 hours is left.

use super::{Filter, OfficeFilter, Page, day, name_rows, number, team, worker};
use crate::Store;
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::people::Opening;
use crate::registers::read_notification;
use crate::scope::Scope;
use crate::sql::Row;
use domain::case::Notification;
use domain::{Day, Enquiry, Moment, PersonId, TeamId, WorkerId};

/// One notification about one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardRow {
    /// The canonical surrogate of the child.
    pub person: PersonId,
    /// The name, if known.
    pub name: Option<String>,
    /// Date of birth, if known.
    pub birth_on: Option<Day>,
    /// Whether the child is not born yet; then the name is the mother's.
    pub is_unborn: bool,
    /// The case number, if there is a file.
    pub number: Option<u32>,
    /// The main caseworker now.
    pub worker: Option<WorkerId>,
    /// The team now.
    pub team: Option<TeamId>,
    /// The notification.
    pub notification: Notification,
    /// When the evaluation is due, where the law sets a time.
    pub due: Option<Moment>,
}

/// A page of the board, with how much there is on all pages. Rows are children; what is counted
/// by kind are enquiries, for siblings share one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// The rows of the page.
    pub rows: Vec<BoardRow>,
    /// The rows of all pages.
    pub total: u64,
    /// Notifications that wait for their evaluation.
    pub waiting: u64,
    /// Enquiries without a clock that are not evaluated.
    pub others: u64,
    /// Enquiries that are evaluated.
    pub evaluated: u64,
}

/// The rule whose clock the board shows.
const EVALUATION: &str = "notification/evaluation";

/// What the family itself applies for is screened, not evaluated within 24 hours.
const NOT_EVALUATED: Enquiry = Enquiry::Application;

/// The kinds of enquiry that the law gives 24 hours, as SQL compares with them.
fn with_clock() -> String {
    let of = Enquiry::ALL.iter().filter(|e| e.is_notification());
    let quoted: Vec<String> = of.map(|e| format!("'{e}'")).collect();
    quoted.join(", ")
}

/// Where a row of `alias` stands on the board: acute and waiting, waiting, without a clock,
/// evaluated.
fn part(alias: &str) -> String {
    let with_clock = with_clock();
    format!(
        "CASE WHEN {alias}.evaluated_at IS NOT NULL THEN 3 \
         WHEN {alias}.enquiry NOT IN ({with_clock}) THEN 2 \
         WHEN {alias}.is_acute = 1 THEN 0 ELSE 1 END"
    )
}

/// The order of the board: what waits in the order its hours run out, the acute first; then the
/// others and what is evaluated, the latest first.
fn order(alias: &str) -> String {
    let part = part(alias);
    format!(
        "ORDER BY {part}, CASE WHEN {part} < 2 THEN {alias}.received_at \
         ELSE -{alias}.received_at END, {alias}.id, {alias}.person"
    )
}

impl Store {
    /// Enquiries that wait for their evaluation, whatever their age (applications are never
    /// evaluated), and all those received at or after `since`. What has waited longest for an
    /// evaluation within 24 hours stands first, so that no page hides it. One row for each
    /// child an enquiry is about.
    pub fn notification_board(
        &self,
        scope: &Scope,
        filter: &OfficeFilter,
        since: Moment,
        page: Page,
    ) -> Result<Board, StoreError> {
        let mut wanted = Filter::within(scope);
        wanted.office("p", filter);
        let from_on = wanted.param(since);
        // Two spans of two indexes; a plain OR would read every notification there ever was.
        let from = format!(
            "FROM (SELECT r.person, r.n, r.id, r.received_at, r.enquiry, r.is_acute, r.evaluated_at \
             FROM notification r \
             WHERE r.received_at >= {from_on} \
             UNION ALL SELECT w.person, w.n, w.id, w.received_at, w.enquiry, w.is_acute, w.evaluated_at \
             FROM notification w \
             WHERE w.evaluated_at IS NULL AND w.received_at < {from_on} \
               AND w.enquiry <> '{NOT_EVALUATED}') u"
        );
        // Person by person: a join makes PostgreSQL, which cannot know how few are still
        // waiting, read everybody there is.
        let condition = format!(
            "(SELECT 1 FROM person p WHERE p.person = u.person AND {}) = 1",
            wanted.sql()
        );
        let (part_of, by, by_page) = (part("u"), order("u"), order("n"));
        let of = |which: &str| format!("count(DISTINCT CASE WHEN {part_of} {which} THEN u.id END)");
        let count = format!(
            "SELECT count(*), {}, {}, {} {from} WHERE {condition}",
            of("< 2"),
            of("= 2"),
            of("= 3")
        );
        self.backend.snapshot(|conn| {
            let counted = conn.first(&count, &wanted.params, |row| {
                Ok([row.int(0)?, row.int(1)?, row.int(2)?, row.int(3)?].map(unsigned))
            })?;
            let [total, waiting, others, evaluated] = counted.unwrap_or_default();
            let rule = wanted.param(EVALUATION);
            let cut = page.cut(&mut wanted);
            // The page first; names and dates are looked up for its rows only.
            let sql = format!(
                "SELECT n.person, n.n, n.id, n.enquiry, n.received_at, n.notifier, \
                 n.is_anonymous, n.is_acute, n.evaluated_at, n.outcome, n.receipt_at, \
                 x.name, p.birth_on, f.number, p.main_worker, p.main_team, \
                 (SELECT min(d.due) FROM duty d WHERE d.person = n.person AND d.item = n.id \
                  AND d.rule = {rule}), CAST(CASE p.kind WHEN 'unborn' THEN 1 ELSE 0 END AS BIGINT) FROM ( \
                   SELECT u.person, u.n {from} WHERE {condition} \
                   {by} \
                   {cut}) k \
                 JOIN notification n ON n.person = k.person AND n.n = k.n \
                 JOIN person p ON p.person = k.person \
                 LEFT JOIN person_text x ON x.person = k.person \
                 LEFT JOIN case_file f ON f.person = k.person \
                 {by_page}"
            );
            let mut names = Opening::default();
            let mut rows = conn.all(&sql, &wanted.params, |row| read(row, &mut names))?;
            name_rows(rows.iter_mut(), names, &self.vault, |row| &mut row.name)?;
            Ok(Board {
                rows,
                total,
                waiting,
                others,
                evaluated,
            })
        })
    }
}

fn read(row: &Row<'_>, names: &mut Opening) -> Result<BoardRow, StoreError> {
    let person = PersonId::from_bytes(row.bytes(0)?);
    names.take(person, "name", row, 11)?;
    Ok(BoardRow {
        person,
        notification: read_notification(row, 0)?,
        name: None,
        birth_on: day(row, 12)?,
        number: number(row, 13)?,
        worker: worker(row, 14)?,
        team: team(row, 15)?,
        due: row.maybe_int(16)?.map(Moment),
        is_unborn: row.int(17)? == 1,
    })
}
