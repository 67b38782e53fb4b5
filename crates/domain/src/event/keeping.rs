//! How long what is known of a person is kept: handing over to the archives, and erasing.
//!
//! They belong to the person's own stream and say nothing of the case itself: neither law nor
//! figures see them.

use crate::code::{ArchiveWaiver, ErasureGround};
use crate::id::PersonId;
use serde::{Deserialize, Serialize};

/// The keys of a person were destroyed: names, numbers and free text can be read nowhere any
/// more. Texts: `reason`, which is the office's and stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonErased {
    /// The surrogate that stands for the person.
    pub person: PersonId,
    /// The surrogates that were merged into it; their keys went too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<PersonId>,
    /// On what legal ground.
    pub ground: ErasureGround,
    /// How many texts nobody can open any more; those shared with others are not among them.
    pub texts: u32,
}

impl PersonErased {
    /// All surrogates whose keys were destroyed.
    pub fn surrogates(&self) -> impl Iterator<Item = PersonId> + '_ {
        std::iter::once(self.person).chain(self.also.iter().copied())
    }
}

/// What is on record about the person was handed over to the archives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseArchived {
    /// The reference of the delivery; names nobody.
    pub reference: String,
}

/// What is on record about the person is not to be handed over. Texts: `reason`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArchivingWaived {
    /// Why not.
    pub ground: ArchiveWaiver,
}
