//! How far back the access log reaches.

use super::{Kept, PATH};
use crate::{App, Error};
use domain::Day;
use store::CutOrder;

impl App {
    /// Removes from the access log what is older than its period, and puts on record under which
    /// rule; gives back how many views went.
    pub fn sweep_accesses(&self) -> Result<u64, Error> {
        let ruleset = self.ruleset();
        let now = self.now();
        let kept = Kept::AccessLog;
        let until = ruleset.retention.forgotten_before(kept, now.day()).start();
        let print = ruleset.adopted.get(PATH).map_or("built in", String::as_str);
        let rule = format!("{PATH} {} {print}", kept.as_str());
        Ok(self.store.cut_access_log(&CutOrder { now, until, rule })?)
    }

    /// The day from which on the access log holds every view; `None` while it holds none.
    pub(crate) fn accesses_since(&self) -> Result<Option<Day>, Error> {
        Ok(self.store.access_begins()?.map(domain::Moment::day))
    }
}
