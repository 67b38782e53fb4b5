//! Complaints over decisions in reach: what the municipality must look at again first, by its
//! deadline; then what is to be sent on, what Ankestyrelsen has, and what was settled lately.

use crate::{Actor, App, Deed, Error};
use domain::{ComplaintStage, Moment};
use store::ComplaintRow;

/// How long a settled complaint stays on the list.
const KEPT_MONTHS: i32 = 12;
/// How many rows are shown at once; the stages narrow the list.
const SHOWN: usize = 200;

/// Complaints in reach.
#[derive(Debug, Clone)]
pub struct Complaints {
    /// The moment they are listed for.
    pub now: Moment,
    /// How many stand at each stage, in the order of the stages.
    pub counts: Vec<(ComplaintStage, usize)>,
    /// The rows, what bites first on top; no more than two hundred.
    pub rows: Vec<ComplaintRow>,
    /// How many there are of what was asked for.
    pub total: usize,
}

impl App {
    /// The complaints in reach, only those of a stage if one is named; each child shown is
    /// logged.
    pub fn complaints(
        &self,
        actor: &Actor,
        only: Option<ComplaintStage>,
    ) -> Result<Complaints, Error> {
        actor.require(Deed::SeeCases)?;
        let now = self.now();
        let since = now.day().add_months(-KEPT_MONTHS).start();
        let mut rows = self.store.complaint_list(&self.scope(actor), since)?;
        let of = |rows: &[ComplaintRow], stage| {
            rows.iter().filter(|r| r.complaint.stage() == stage).count()
        };
        let counts = ComplaintStage::ALL
            .iter()
            .map(|stage| (*stage, of(&rows, *stage)))
            .collect();
        rows.retain(|row| only.is_none_or(|stage| row.complaint.stage() == stage));
        rows.sort_by_key(bites);
        let total = rows.len();
        rows.truncate(SHOWN);
        self.log_list(actor, "complaints", rows.iter().map(|r| r.person))?;
        Ok(Complaints {
            now,
            counts,
            rows,
            total,
        })
    }

    /// How many complaints in reach wait for the municipality.
    pub(crate) fn waiting_complaints(&self, actor: &Actor) -> Result<usize, Error> {
        let rows = self.store.complaint_list(&self.scope(actor), self.now())?;
        let ours = [ComplaintStage::Reassess, ComplaintStage::SendOn];
        let is_ours = |row: &&ComplaintRow| ours.contains(&row.complaint.stage());
        Ok(rows.iter().filter(is_ours).count())
    }
}

/// The order of the list: by stage, the nearest deadline or the longest wait first, and of what
/// is settled the latest.
fn bites(row: &ComplaintRow) -> (ComplaintStage, i64) {
    let complaint = &row.complaint;
    let stage = complaint.stage();
    let since = match stage {
        ComplaintStage::Reassess => row.due.unwrap_or(complaint.received_at).0,
        ComplaintStage::SendOn => complaint.reassessed_at.unwrap_or(complaint.received_at).0,
        ComplaintStage::Appeal => complaint.sent_on_at.unwrap_or(complaint.received_at).0,
        ComplaintStage::Settled => -complaint.settled_at().unwrap_or(complaint.received_at).0,
    };
    (stage, since)
}
