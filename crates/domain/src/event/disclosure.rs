//! Access to documents: what is left out when the file is handed out, and that it was. Nothing
//! happened in the case itself by it.

use crate::code::OmissionGround;
use crate::id::{EventId, ItemId};
use serde::{Deserialize, Serialize};

/// A text of the file was marked to be left out when the file is handed out, or the mark was taken
/// off again. The print of the file goes by it.
///
/// Texts: `passage`, the words that are left out; without it the whole text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OmissionMarked {
    /// The event whose text it is; a correction of it keeps the mark.
    pub of: EventId,
    /// Which of its texts.
    pub field: String,
    /// Why; the print says it with its paragraph.
    pub ground: OmissionGround,
    /// Whether the mark was taken off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lifted: bool,
}

/// The file was handed out as it stood in its print. Texts: `to`, to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileGiven {
    /// The print that was handed out, kept as a document.
    pub document: ItemId,
    /// How many places were left out; the story says it.
    pub omissions: u32,
}
