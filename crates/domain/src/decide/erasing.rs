//! Whether a person may be erased, and a case be handed over to the archives.

use super::{Refusal, refusal};
use crate::Enquiry;
use crate::case::{Case, Notification};

/// What speaks against erasing the person of a case: what runs, waits or was not handed over.
pub fn against_erasing(case: &Case) -> Vec<Refusal> {
    let mut found = unfinished(case);
    if case.archive.is_none() && case.has_record() {
        found.push(refusal("archive", "refused-erase-archive"));
    }
    found
}

/// What speaks against handing a case over to the archives: it is not at its end.
pub fn unfinished(case: &Case) -> Vec<Refusal> {
    let mut found = Vec::new();
    if case.file.as_ref().is_some_and(|f| f.closed_at.is_none()) {
        found.push(refusal("case", "refused-erase-open"));
    }
    if case.has_running_measure() {
        found.push(refusal("case", "refused-erase-measure"));
    }
    let waits = |n: &Notification| n.enquiry == Enquiry::Notification && n.evaluated_at.is_none();
    if case.notifications.iter().any(waits) {
        found.push(refusal("case", "refused-erase-notification"));
    }
    // Here or with Ankestyrelsen: whoever looks at it again needs the file.
    if case.complaints.iter().any(|c| c.settled_at().is_none()) {
        found.push(refusal("case", "refused-erase-complaint"));
    }
    found
}
