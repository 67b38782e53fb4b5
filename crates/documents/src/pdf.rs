//! From a letter to the bytes of a PDF.

use crate::letter::Letter;
use crate::signs;
use crate::world::{LetterWorld, has};
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Why a document could not be made. It holds no word of the letter.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be made: {0}")]
pub struct DocumentError(String);

impl DocumentError {
    fn new(step: &str, errors: &[SourceDiagnostic]) -> Self {
        Self(format!("{step} stopped at {} places", errors.len()))
    }
}

impl Letter {
    /// The letter as PDF, tagged, held to PDF/UA-1; the same letter gives the same bytes.
    ///
    /// A sign that the typeface lacks is replaced, or marked (`[tegn]`, `[emoji]`): whatever was
    /// written, the document can be made.
    pub fn pdf(&self) -> Result<Vec<u8>, DocumentError> {
        let bad_data = |_| DocumentError("its data".to_owned());
        let data = serde_json::to_value(self).map_err(bad_data)?;
        let data = signs::shown(data, self.language, &has);
        let json = serde_json::to_vec(&data).map_err(bad_data)?;
        let standards = PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|_| DocumentError("its standard".to_owned()))?;
        let document = typst::compile::<PagedDocument>(&LetterWorld::new(json))
            .output
            .map_err(|errors| DocumentError::new("typesetting", &errors));
        // The typesetter remembers what it set; nothing of a letter stays in memory.
        typst::comemo::evict(0);
        typst_pdf::pdf(
            &document?,
            &PdfOptions {
                creator: Smart::Custom(Some("Rød Tråd".to_owned())),
                standards,
                ..PdfOptions::default()
            },
        )
        .map_err(|errors| DocumentError::new("writing", &errors))
    }
}
