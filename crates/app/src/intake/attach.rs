//! Files that come with a notification: registered together with it, or put on by whoever sent it
//! over the open web, right after the receipt.

use super::Arrived;
use super::concern::ConcernReceipt;
use crate::document::DocumentGiven;
use crate::draft::Draft;
use crate::{Actor, App, Error, Problem};
use domain::code::{DocumentKind, DocumentWay};
use domain::{Audience, Moment, Payload, PersonId, StreamId};
use store::Scope;

/// How long after the receipt its holder may put files on it; seconds.
const LONGEST: i64 = 3_600;

/// How many files a concern from the open web may have.
pub const MOST_FILES: usize = 5;

/// Until when whoever holds a receipt may put files on what was sent.
pub fn files_until(receipt: &ConcernReceipt) -> Moment {
    receipt.at.add_seconds(LONGEST)
}

/// A file that came with a notification.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// What it is called.
    pub title: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl App {
    /// Puts files on a concern whose receipt the sender holds: soon after it, and not many.
    /// Nobody reads anything by a receipt.
    pub fn attach_to_concern(
        &self,
        receipt: &ConcernReceipt,
        files: Vec<Attachment>,
    ) -> Result<(), Error> {
        let refused = |message| Err(Error::refused("file", message));
        let now = self.now();
        if now > files_until(receipt) {
            return refused("refused-concern-file-late");
        }
        if files.is_empty() {
            return refused("refused-no-file");
        }
        let stream = receipt.number.stream();
        let events = self.store.events_of_stream(&Scope::system(), stream)?;
        let events = events.ok_or(Error::NotFound)?;
        let is_file = |payload: &Payload| matches!(payload, Payload::DocumentAdded(_));
        let there = events.iter().filter(|e| is_file(&e.payload)).count();
        if there + files.len() > MOST_FILES {
            return refused("refused-concern-files");
        }
        let documents = documents(files, now);
        let problems = self.problems_of_files(&documents);
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let subjects = &Arrived::among(&events)?.event.subjects;
        let drafts = self.attached(stream, subjects, &documents)?;
        self.record(&Actor::system(), drafts, &[])?;
        Ok(())
    }

    /// What is wrong with files, each as a problem of the field that takes them.
    pub(super) fn problems_of_files(&self, documents: &[DocumentGiven]) -> Vec<Problem> {
        let refused = documents.iter().filter_map(|d| self.document_of(d).err());
        let problems = refused.flat_map(|error| match error {
            Error::Refused(problems) => problems,
            _ => Vec::new(),
        });
        problems.map(|p| Problem::new("file", p.message)).collect()
    }

    /// Keeps the files, and gives back the drafts of the events that name them.
    pub(super) fn attached(
        &self,
        stream: StreamId,
        subjects: &[PersonId],
        documents: &[DocumentGiven],
    ) -> Result<Vec<Draft>, Error> {
        let mut drafts = Vec::new();
        for document in documents {
            let (_, draft) = self.document_draft(stream, subjects.to_vec(), document)?;
            drafts.push(draft);
        }
        Ok(drafts)
    }
}

/// Files as documents of a notification: what they are and when they came says how they came.
pub(super) fn documents(files: Vec<Attachment>, at: Moment) -> Vec<DocumentGiven> {
    let given = |file: Attachment| DocumentGiven {
        kind: DocumentKind::Attachment,
        way: DocumentWay::Received,
        at,
        kle: None,
        title: file.title,
        party: String::new(),
        to: None,
        decision: None,
        audience: Audience::Staff,
        bytes: file.bytes,
    };
    files.into_iter().map(given).collect()
}
