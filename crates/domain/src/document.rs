//! The documents of a case or a notification as they stand, and which files may be one.

use crate::code::{DocumentKind, DocumentWay, FileKind};
use crate::correction::Effective;
use crate::event::Payload;
use crate::event::document::{DocumentAdded, KeptFile};
use crate::id::{EventId, ItemId, PersonId, WorkerId};
use crate::kle::KleNumber;
use crate::text::Audience;
use law::Moment;

/// One document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The document.
    pub id: ItemId,
    /// The event that put it there.
    pub event: EventId,
    /// What it is.
    pub kind: DocumentKind,
    /// Whether it came, went or was made here.
    pub way: DocumentWay,
    /// When.
    pub at: Moment,
    /// The subject it belongs to.
    pub kle: Option<KleNumber>,
    /// Its file.
    pub file: KeptFile,
    /// What it is called; `None` if nobody can read that any more.
    pub title: Option<String>,
    /// From whom or to whom.
    pub party: Option<String>,
    /// Whether that may be whoever notified, whom nobody sees through the case.
    pub is_party_apart: bool,
    /// Whom it was sent to, where that is on record.
    pub to: Option<PersonId>,
    /// The decision that it is the letter of, where that is on record.
    pub decision: Option<ItemId>,
    /// Who may see it.
    pub audience: Audience,
    /// Who put it there.
    pub by: WorkerId,
}

impl Document {
    /// Whether it is the letter of a decision that was sent to somebody: by who that is, or by the
    /// name, where the letter was kept before that was recorded.
    fn is_decision_to(&self, person: PersonId, name: Option<&str>) -> bool {
        let is_letter = self.kind == DocumentKind::Decision && self.way == DocumentWay::Sent;
        let is_theirs = match self.to {
            Some(to) => to == person,
            None => name.is_some() && self.party.as_deref() == name,
        };
        is_letter && is_theirs
    }
}

/// The letters of one decision that were sent to somebody, the latest first. One that names no
/// decision is that of the last one made before it.
pub fn letters_of(
    stands: &[Effective<'_>],
    decision: ItemId,
    person: PersonId,
    name: Option<&str>,
) -> Vec<Document> {
    let mut all = documents(stands);
    all.retain(|letter| {
        let of = letter.decision.or_else(|| last_made(stands, letter.at));
        of == Some(decision) && letter.is_decision_to(person, name)
    });
    all
}

/// The last decision made up to a moment.
fn last_made(stands: &[Effective<'_>], until: Moment) -> Option<ItemId> {
    let made = stands.iter().filter_map(|e| match &e.content.payload {
        Payload::DecisionMade(p) if e.at() <= until => Some((e.at(), p.decision)),
        _ => None,
    });
    made.max_by_key(|(at, _)| *at).map(|(_, decision)| decision)
}

/// The documents among events, the latest first; what was taken back is not among them.
pub fn documents(stands: &[Effective<'_>]) -> Vec<Document> {
    let mut found: Vec<Document> = stands.iter().filter_map(document).collect();
    found.reverse();
    found
}

/// The document that an event put there, if it did.
pub fn document(event: &Effective<'_>) -> Option<Document> {
    let Payload::DocumentAdded(DocumentAdded {
        document,
        kind,
        way,
        kle,
        to,
        decision,
        file,
    }) = &event.content.payload
    else {
        return None;
    };
    let text = |name: &str| event.content.text.get(name);
    Some(Document {
        id: *document,
        event: event.id(),
        kind: *kind,
        way: *way,
        at: event.at(),
        kle: kle.clone(),
        file: file.clone(),
        title: text("title").map(|t| t.value.clone()),
        party: text("party").map(|t| t.value.clone()),
        is_party_apart: text("party").is_some_and(|t| !t.audience.is_of_case()),
        to: *to,
        decision: *decision,
        audience: text("title").map(|t| t.audience).unwrap_or_default(),
        by: event.content.actor,
    })
}

/// How the name of a macro's part begins inside an office file.
const MACRO: &[u8] = b"vbaProject";

impl FileKind {
    /// What kind of file some bytes are, by what they are and not by what they are called;
    /// `None` for everything that is not in the list, and for office files with a program inside.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let has = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
        match bytes {
            _ if bytes.starts_with(b"%PDF-") => Some(Self::Pdf),
            _ if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            _ if bytes.starts_with(b"\xff\xd8\xff") => Some(Self::Jpeg),
            _ if bytes.starts_with(b"PK\x03\x04") => {
                if has(MACRO) {
                    None
                } else if has(b"application/vnd.oasis.opendocument.text") {
                    Some(Self::Odt)
                } else if has(b"application/vnd.oasis.opendocument.spreadsheet") {
                    Some(Self::Ods)
                } else if has(b"word/document.xml") {
                    Some(Self::Docx)
                } else if has(b"xl/workbook.xml") {
                    Some(Self::Xlsx)
                } else {
                    None
                }
            }
            [] => None,
            _ => is_plain(bytes).then_some(Self::Text),
        }
    }

    /// The type it is handed out under.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// How its name ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            _ => self.as_str(),
        }
    }
}

/// Whether bytes are text as people write it, and no page or program for a browser.
fn is_plain(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let is_letter = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    text.chars().all(is_letter) && !begins.starts_with('<') && !begins.starts_with("#!")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{Act, DecisionKind};
    use crate::correction::effective;
    use crate::event::Event;
    use crate::event::casework::DecisionMade;
    use crate::event::decision::Terms;
    use crate::sample::{self, item, person};
    use crate::text::Texts;

    fn event(n: u32, payload: Payload) -> Event {
        sample::event(n, payload, Texts::new())
    }

    fn made(n: u32) -> Event {
        let made = DecisionMade {
            decision: item(n.into()),
            kind: DecisionKind::Support,
            paragraph: "BL § 32".into(),
            law: Act::Bl,
            urgent: false,
            consent: true,
            measure: None,
            placed_before: false,
            terms: Terms::default(),
        };
        event(n, made.into())
    }

    fn letter(n: u32, decision: Option<u128>) -> Event {
        let added = DocumentAdded {
            document: item(u128::from(n) + 50),
            kind: DocumentKind::Decision,
            way: DocumentWay::Sent,
            kle: None,
            to: Some(person(2)),
            decision: decision.map(item),
            file: KeptFile {
                kind: FileKind::Pdf,
                size: 1,
                digest: String::new(),
            },
        };
        event(n, added.into())
    }

    #[test]
    fn a_letter_is_that_of_the_decision_it_names_or_of_the_last_before_it() {
        let days = |events: &[Event], decision, to| {
            let stands = effective(events);
            let letters = letters_of(&stands, item(decision), person(to), None);
            let days = letters.iter().map(|letter| letter.at.day().to_string());
            days.collect::<Vec<_>>()
        };
        let named = [made(1), made(5), letter(7, Some(1)), letter(8, Some(5))];
        assert_eq!(days(&named, 1, 2), ["2026-03-07"]);
        assert_eq!(days(&named, 5, 2), ["2026-03-08"]);
        assert!(days(&named, 1, 4).is_empty(), "sent to somebody else");
        // Kept before letters named their decision.
        let unnamed = [made(1), letter(2, None), made(5)];
        assert_eq!(days(&unnamed, 1, 2), ["2026-03-02"]);
        assert!(days(&unnamed, 5, 2).is_empty());
        let late = [made(1), made(5), letter(7, None)];
        assert!(days(&late, 1, 2).is_empty());
        assert_eq!(days(&late, 5, 2), ["2026-03-07"]);
    }

    #[test]
    fn a_file_is_what_its_bytes_are() {
        let kinds: [(&[u8], Option<FileKind>); 9] = [
            (b"%PDF-1.7 ...", Some(FileKind::Pdf)),
            (b"\x89PNG\r\n\x1a\n...", Some(FileKind::Png)),
            (b"\xff\xd8\xff\xe0...", Some(FileKind::Jpeg)),
            (b"PK\x03\x04...word/document.xml", Some(FileKind::Docx)),
            (
                b"PK\x03\x04...word/document.xml...word/vbaProject.bin",
                None,
            ),
            (b"PK\x03\x04...evil.exe", None),
            ("Kære familie\nPå gensyn".as_bytes(), Some(FileKind::Text)),
            (b"<!doctype html><script>", None),
            (b"MZ\x90\x00", None),
        ];
        for (bytes, kind) in kinds {
            assert_eq!(FileKind::of(bytes), kind, "{}", bytes.escape_ascii());
        }
        assert_eq!(FileKind::of(b""), None);
    }
}
