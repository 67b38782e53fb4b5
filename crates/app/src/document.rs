//! Documents: put into a case or on a notification, and handed out again. The file is checked by
//! what it is, kept encrypted, and given only to whoever may see what it belongs to.

use crate::draft::Draft;
use crate::intake::Arrived;
use crate::{Actor, App, Deed, Error, Problem};
use domain::code::{DocumentKind, DocumentWay, FileKind};
use domain::correction::effective;
use domain::document::{Document, documents};
use domain::event::document::{DocumentAdded, KeptFile};
use domain::id::ItemId;
use domain::kle::KleNumber;
use domain::text::text;
use domain::{Audience, Event, Moment, PersonId, StreamId, Texts};

/// Which files may be documents here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The largest, in bytes.
    pub largest: usize,
    /// The kinds.
    pub kinds: Vec<FileKind>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            largest: 20 << 20,
            kinds: FileKind::ALL.to_vec(),
        }
    }
}

/// A document to be put into the file.
#[derive(Debug, Clone)]
pub struct DocumentGiven {
    /// What it is.
    pub kind: DocumentKind,
    /// Whether it came, went or was made here.
    pub way: DocumentWay,
    /// When.
    pub at: Moment,
    /// What it is filed under; `None` for what fits the kind.
    pub kle: Option<KleNumber>,
    /// What it is called.
    pub title: String,
    /// From whom or to whom, if anybody.
    pub party: String,
    /// Whom it is sent to, where that is somebody on record.
    pub to: Option<PersonId>,
    /// The decision that it is the letter of.
    pub decision: Option<ItemId>,
    /// Who may see it.
    pub audience: Audience,
    /// The file.
    pub bytes: Vec<u8>,
}

impl App {
    /// The same with other files as documents.
    #[must_use]
    pub fn with_documents(self, documents: Limits) -> Self {
        Self { documents, ..self }
    }

    /// Which files may be documents here.
    pub fn document_limits(&self) -> &Limits {
        &self.documents
    }

    /// Puts a document into a case.
    pub fn add_document(
        &self,
        actor: &Actor,
        number: u32,
        given: &DocumentGiven,
    ) -> Result<(), Error> {
        actor.require(Deed::RecordInCase)?;
        let (case, found) = self.bare(actor, number)?;
        let (added, texts) = self.document_of(given)?;
        self.fits(&case, &found.events, given.at, &added.into(), &texts)?;
        let stream = StreamId::from(case.person);
        let (_, draft) = self.document_draft(stream, vec![case.person], given)?;
        self.record(actor, vec![draft], &[])?;
        Ok(())
    }

    /// Puts a document on a notification, whose attachment it is.
    pub fn add_attachment(
        &self,
        actor: &Actor,
        notification: StreamId,
        given: &DocumentGiven,
    ) -> Result<(), Error> {
        actor.require(Deed::RegisterNotification)?;
        let events = self.notification_events(actor, notification)?;
        // What came with one that was taken back may say why: it is kept there too.
        let arrival = Arrived::among(&events)?.event;
        if given.at > self.now() {
            return Err(Error::refused("at", "refused-future"));
        }
        let subjects = arrival.subjects.clone();
        let (_, mut draft) = self.document_draft(notification, subjects, given)?;
        // What came with it came mostly from whoever notified, who is kept apart.
        if let Some(party) = draft.text.get_mut("party") {
            party.audience = Audience::Notifier;
        }
        self.record(actor, vec![draft], &[])?;
        Ok(())
    }

    /// The event's payload without the digest, and its texts; or everything that must be mended.
    pub(crate) fn document_of(
        &self,
        given: &DocumentGiven,
    ) -> Result<(DocumentAdded, Texts), Error> {
        let mut problems = Vec::new();
        if given.title.trim().is_empty() {
            problems.push(Problem::new("title", "refused-empty"));
        }
        let kind = self.file_kind(&given.bytes).map_err(|p| problems.push(p));
        let (Ok(kind), true) = (kind, problems.is_empty()) else {
            return Err(Error::Refused(problems));
        };
        let mut texts = Texts::new();
        texts.insert("title".into(), text(given.title.trim(), given.audience));
        if !given.party.trim().is_empty() {
            texts.insert("party".into(), text(given.party.trim(), given.audience));
        }
        let added = DocumentAdded {
            document: self.new_item(),
            kind: given.kind,
            way: given.way,
            kle: given.kle.clone(),
            to: given.to,
            decision: given.decision,
            file: KeptFile {
                kind,
                size: u32::try_from(given.bytes.len()).unwrap_or(u32::MAX),
                digest: String::new(),
            },
        };
        Ok((added, texts))
    }

    fn file_kind(&self, bytes: &[u8]) -> Result<FileKind, Problem> {
        let refused = |message| Err(Problem::new("file", message));
        if bytes.is_empty() {
            return refused("refused-no-file");
        }
        if bytes.len() > self.documents.largest {
            return refused("refused-file-large");
        }
        match FileKind::of(bytes) {
            Some(kind) if self.documents.kinds.contains(&kind) => Ok(kind),
            _ => refused("refused-file-kind"),
        }
    }

    /// Keeps the file, and gives back the draft of the event that names it.
    pub(crate) fn document_draft(
        &self,
        stream: StreamId,
        mut subjects: Vec<PersonId>,
        given: &DocumentGiven,
    ) -> Result<(ItemId, Draft), Error> {
        let (mut added, text) = self.document_of(given)?;
        subjects.sort_unstable();
        let document = added.document;
        let kept = self
            .store
            .file_keep(document, &subjects, self.now(), &given.bytes);
        added.file.digest = kept?;
        let draft = Draft {
            text,
            ..Draft::plain(stream, given.at, subjects, added.into())
        };
        Ok((document, draft))
    }

    /// A document of a case with its file; the view is logged.
    pub fn document(
        &self,
        actor: &Actor,
        number: u32,
        document: ItemId,
    ) -> Result<(Document, Vec<u8>), Error> {
        let view = self.view_case(actor, number, "document")?;
        self.with_file(&view.events, document)
    }

    /// An attachment of a notification with its file; the view is logged.
    pub fn attachment(
        &self,
        actor: &Actor,
        notification: StreamId,
        document: ItemId,
    ) -> Result<(Document, Vec<u8>), Error> {
        let view = self.open_notification(actor, notification)?;
        self.with_file(&view.events, document)
    }

    fn with_file(&self, events: &[Event], id: ItemId) -> Result<(Document, Vec<u8>), Error> {
        let all = documents(&effective(events));
        let found = all.into_iter().find(|document| document.id == id);
        let found = found.ok_or(Error::NotFound)?;
        let bytes = self.store.file(id)?.ok_or(Error::NotFound)?;
        Ok((found, bytes))
    }

    /// Forgets files that no event came to name: whoever kept them was interrupted.
    pub(crate) fn sweep_files(&self) -> Result<u64, Error> {
        Ok(self.store.file_sweep(self.now().add_seconds(-86_400))?)
    }
}
