//! Documents of a case: what was received, sent or made. The file itself lies apart, encrypted.

use crate::code::{DocumentKind, DocumentWay, FileKind};
use crate::id::{ItemId, PersonId};
use crate::kle::KleNumber;
use serde::{Deserialize, Serialize};

/// The file of a document as it is kept: never in the journal, under a key of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptFile {
    /// What kind of file its bytes are; under which name and type it is handed out follows.
    pub kind: FileKind,
    /// Its size in bytes; the list says it before somebody fetches it on a telephone.
    pub size: u32,
    /// SHA-256 of the encrypted bytes in hexadecimal: by it the seal of the journal covers the
    /// file, and it tells nothing once the key is gone.
    pub digest: String,
}

/// A document was put into the file. That it came or went is what happened then.
///
/// It belongs to the child's stream, or to a notification's, whose attachment it is. Texts:
/// `title`, whose audience is the document's, and `party`: from whom, or to whom; of an attachment
/// that may be whoever notified, and is kept apart as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentAdded {
    /// The document; its file is kept under this id.
    pub document: ItemId,
    /// What it is; the KLE number follows from it unless another is chosen.
    pub kind: DocumentKind,
    /// Whether it came, went or was made here; the list and the print of the file say it.
    pub way: DocumentWay,
    /// The subject by which the file is kept in order; the list and the print say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kle: Option<KleNumber>,
    /// Whom it was sent to, where that is somebody on record: names change, and two may have the
    /// same. Recorded by those who write letters here; before, the name alone said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PersonId>,
    /// The decision that it is the letter of: the time to complain counts from that letter and no
    /// other. Recorded where the letter is made here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<ItemId>,
    /// Its file.
    pub file: KeptFile,
}
