//! Access to documents: marking what is left out of the file, and handing it out.

use crate::document::DocumentGiven;
use crate::draft::Draft;
use crate::{Actor, App, Deed, Error};
use domain::code::{DocumentKind, DocumentWay, OmissionGround};
use domain::correction::effective;
use domain::event::disclosure::{FileGiven, OmissionMarked};
use domain::omission::marks;
use domain::text::{Audience, text, told};
use domain::{EventId, StreamId, Texts};

/// A text to be left out, or not any more.
#[derive(Debug, Clone)]
pub struct OmissionGiven {
    /// The event whose text it is.
    pub of: EventId,
    /// Which of its texts.
    pub field: String,
    /// Why.
    pub ground: OmissionGround,
    /// The words; empty for the whole text.
    pub passage: String,
    /// Whether the mark is taken off.
    pub lifted: bool,
}

impl App {
    /// Marks a text of the file to be left out when it is handed out, or takes the mark off.
    pub fn mark_omission(
        &self,
        actor: &Actor,
        number: u32,
        given: &OmissionGiven,
    ) -> Result<(), Error> {
        actor.require(Deed::RecordInCase)?;
        let (case, found) = self.case_for(actor, number)?;
        let stands = effective(&found.events);
        let event = stands.iter().find(|event| event.id() == given.of);
        let event = event.ok_or(Error::NotFound)?;
        let passage = given.passage.trim();
        let mut texts = told(&event.content.text);
        let (_, words) = texts
            .find(|(field, _)| **field == given.field)
            .ok_or(Error::NotFound)?;
        let standing = marks(&stands);
        let mark = standing.iter().find(|m| {
            let same = m.passage.as_deref().unwrap_or_default() == passage;
            m.of == given.of && m.field == given.field && same
        });
        if given.lifted && mark.is_none() {
            return Err(Error::NotFound);
        }
        // Another ground in place of a colleague's begins with taking theirs off.
        if !given.lifted && mark.is_some_and(|mark| mark.ground != given.ground) {
            return Err(Error::refused("ground", "refused-marked"));
        }
        if !given.lifted && !words.value.contains(passage) {
            return Err(Error::refused("passage", "refused-passage"));
        }
        let mut text_of = Texts::new();
        if !passage.is_empty() {
            text_of.insert("passage".into(), text(passage, Audience::Staff));
        }
        let marked = OmissionMarked {
            of: given.of,
            field: given.field.clone(),
            ground: given.ground,
            lifted: given.lifted,
        };
        let stream = StreamId::from(case.person);
        let draft = Draft {
            text: text_of,
            ..Draft::plain(stream, self.now(), vec![case.person], marked.into())
        };
        self.record(actor, vec![draft], &[(stream, found.version)])?;
        Ok(())
    }

    /// Puts on record that the file was handed out; the print is kept as a document.
    ///
    /// `seen` is the version of the file that was printed; [`Error::Conflict`] if someone
    /// recorded in it meanwhile: no more is handed out than was looked through.
    pub fn give_file(
        &self,
        actor: &Actor,
        (number, seen): (u32, u32),
        to: &str,
        (title, print, omissions): (String, Vec<u8>, u32),
    ) -> Result<(), Error> {
        actor.require(Deed::RecordInCase)?;
        if to.trim().is_empty() {
            return Err(Error::refused("to", "refused-empty"));
        }
        let case = self.bare_case(actor, number)?;
        let stream = StreamId::from(case.person);
        let subjects = vec![case.person];
        let given = DocumentGiven {
            kind: DocumentKind::Other,
            way: DocumentWay::Sent,
            at: self.now(),
            kle: None,
            title,
            party: to.trim().to_owned(),
            to: None,
            decision: None,
            audience: Audience::Staff,
            bytes: print,
        };
        let (document, kept) = self.document_draft(stream, subjects.clone(), &given)?;
        let mut texts = Texts::new();
        texts.insert("to".into(), text(to.trim(), Audience::Staff));
        let payload = FileGiven {
            document,
            omissions,
        };
        let handed = Draft {
            text: texts,
            ..Draft::plain(stream, self.now(), subjects, payload.into())
        };
        self.record(actor, vec![kept, handed], &[(stream, seen)])?;
        Ok(())
    }
}
