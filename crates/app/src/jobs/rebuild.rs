//! Making the registers anew after a change of rules or of the schema. Planned in the
//! transaction that adopts or changes them, so that a crash in between leaves no duty of the older
//! law.

use crate::{App, Error};
use domain::Moment;
use store::{NewJob, REBUILD};

/// The job, to be planned with the adoption.
pub(crate) fn plan(app: &App, now: Moment) -> NewJob {
    NewJob {
        id: app.ids.new_id(),
        name: REBUILD.to_owned(),
        argument: "{}".to_owned(),
        created_at: now,
        due_at: now,
    }
}

pub(super) fn run(app: &App) -> Result<String, Error> {
    app.follow()?;
    let count = app.rebuild(&mut |_| {})?;
    Ok(format!("{count} persons"))
}
