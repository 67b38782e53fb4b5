//! Handing a case over to the archives before it is erased: the files of a delivery, and that
//! the duty is settled. In which form an archive takes it is not decided here.

use crate::draft::Draft;
use crate::erase::Whom;
use crate::{Actor, App, Deed, Error};
use domain::correction::effective;
use domain::decide::unfinished;
use domain::document::documents;
use domain::event::keeping::{ArchivingWaived, CaseArchived};
use domain::text::{Audience, text};
use domain::wire::to_line;
use domain::{ArchiveWaiver, Payload, StreamId, Texts};
use serde::Serialize;
use std::io;
use store::Scope;

/// The longest reference of a delivery.
const LONGEST: usize = 60;

/// Takes the files of a delivery: a folder, or whatever an archive's own system asks for.
pub trait Delivery {
    /// Takes one file, durably.
    fn file(&mut self, name: &str, content: &[u8]) -> io::Result<()>;
}

/// One file of a delivery.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: usize,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

/// What was handed over: the last file of each delivery.
#[derive(Debug, Clone, Serialize)]
pub struct Manifest {
    /// The case, if there is a file.
    pub case: Option<u32>,
    /// The surrogate of the person.
    pub person: String,
    /// When the delivery was made.
    pub made_at: String,
    /// The position of the journal up to which it is complete.
    pub position: u64,
    /// The other files.
    pub files: Vec<Listed>,
}

/// A person named in a delivery.
#[derive(Serialize)]
struct Named<'n> {
    person: String,
    name: Option<&'n str>,
    cpr: Option<&'n str>,
    address: Option<&'n str>,
}

impl App {
    /// Writes a case as readable files: its events with all texts, who the persons are, its
    /// documents, and a manifest with checksums. The view is logged.
    pub fn export_case(
        &self,
        actor: &Actor,
        whom: Whom,
        to: &mut dyn Delivery,
    ) -> Result<Manifest, Error> {
        actor.require(Deed::ErasePersons)?;
        let (case, found) = self.whom(whom)?;
        let number = case.file.as_ref().map(|f| f.number);
        let persons = crate::case::persons_in(&case, &found.events);
        self.log_case(actor, "archive", number, persons.iter().copied())?;
        if case.erased.is_some() {
            return Err(Error::Erased(case.erased));
        }
        let names = self.store.names(&Scope::system(), &persons)?;
        let events: String = found
            .events
            .iter()
            .map(|event| to_line(event, true) + "\n")
            .collect();
        let who: Vec<Named<'_>> = names
            .iter()
            .map(|one| Named {
                person: one.person.to_string(),
                name: one.name.as_deref(),
                cpr: one.cpr.as_deref(),
                address: one.address.as_deref(),
            })
            .collect();
        let mut files = vec![
            delivered(to, "events.jsonl".into(), &events.into_bytes())?,
            delivered(to, "persons.json".into(), &in_json(&who))?,
        ];
        for document in documents(&effective(&found.events)) {
            if let Some(bytes) = self.store.file(document.id)? {
                let end = document.file.kind.extension();
                let name = format!("document-{}.{end}", document.id);
                files.push(delivered(to, name, &bytes)?);
            }
        }
        let manifest = Manifest {
            case: number,
            person: case.person.to_string(),
            made_at: self.now().to_string(),
            position: case.position,
            files,
        };
        let content = in_json(&manifest);
        to.file("manifest.json", &content).map_err(Error::File)?;
        Ok(manifest)
    }

    /// Puts on record that a case was handed over, under the reference of the delivery.
    pub fn archive_case(&self, actor: &Actor, whom: Whom, reference: &str) -> Result<(), Error> {
        let reference = reference.trim();
        if reference.is_empty() {
            return Err(Error::refused("reference", "refused-empty"));
        }
        // A reference is kept for ever and readable: it must not look like a CPR number.
        let digits = reference.chars().filter(char::is_ascii_digit).count();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || " ./_-".contains(c);
        if reference.len() > LONGEST || digits >= 10 || !reference.chars().all(is_plain) {
            return Err(Error::refused("reference", "refused-archive-reference"));
        }
        let reference = reference.to_owned();
        self.settle(actor, whom, CaseArchived { reference }.into(), "")
    }

    /// Puts on record that a case is not to be handed over, and why.
    pub fn waive_archiving(
        &self,
        actor: &Actor,
        whom: Whom,
        ground: ArchiveWaiver,
        reason: &str,
    ) -> Result<(), Error> {
        if reason.trim().is_empty() {
            return Err(Error::refused("waiver_reason", "refused-empty"));
        }
        self.settle(actor, whom, ArchivingWaived { ground }.into(), reason)
    }

    fn settle(
        &self,
        actor: &Actor,
        whom: Whom,
        payload: Payload,
        reason: &str,
    ) -> Result<(), Error> {
        actor.require(Deed::ErasePersons)?;
        let (case, found) = self.whom(whom)?;
        if case.erased.is_some() {
            return Err(Error::Erased(case.erased));
        }
        if !unfinished(&case).is_empty() {
            return Err(Error::refused("archive", "refused-archive-open"));
        }
        if case.archive.is_some() {
            return Err(Error::refused("archive", "refused-archive-settled"));
        }
        let mut texts = Texts::new();
        if !reason.trim().is_empty() {
            texts.insert("reason".into(), text(reason.trim(), Audience::Staff));
        }
        let stream = StreamId::from(case.person);
        let draft = Draft {
            text: texts,
            ..Draft::plain(stream, self.now(), vec![case.person], payload)
        };
        self.record(actor, vec![draft], &[(stream, found.version)])?;
        Ok(())
    }
}

/// Hands one file over and lists it.
fn delivered(to: &mut dyn Delivery, name: String, content: &[u8]) -> Result<Listed, Error> {
    to.file(&name, content).map_err(Error::File)?;
    Ok(Listed {
        name,
        bytes: content.len(),
        sha256: crate::setup::fingerprint_of(content),
    })
}

fn in_json(value: &impl Serialize) -> Vec<u8> {
    let mut out = serde_json::to_vec_pretty(value).unwrap_or_default();
    out.push(b'\n');
    out
}
