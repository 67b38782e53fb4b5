//! Documents of the municipality as PDF: a pure function from a plain [`Letter`] to bytes.
//!
//! The same letter gives the same bytes. The file is tagged for screen readers and held to
//! PDF/UA-1: what breaks that standard is an error here, not a complaint from a reader. No
//! word is added: labels, dates in words and texts come with the letter, in its language. Only
//! where the typeface lacks a sign, another or a mark stands for it.
//!
//! ```
//! use documents::{Block, Fact, Language, Letter, Sender};
//! let letter = Letter {
//!     language: Language::Da,
//!     date: jiff::civil::date(2026, 11, 28),
//!     sender: Sender {
//!         name: "Ådal Kommune".into(),
//!         lines: vec!["Børn og familie".into(), "Telefon 00 00 00 00".into()],
//!     },
//!     recipient: vec!["Anna Made-up".into()],
//!     reference: "2026-0012".into(),
//!     details: vec![Fact::new("Dato", "28. november 2026")],
//!     title: "Vi har modtaget din underretning".into(),
//!     blocks: vec![
//!         Block::Paragraph { text: "Tak, fordi du skrev til os.".into() },
//!         Block::Heading { text: "Det sker der nu".into() },
//!         Block::Bullets { items: vec!["Vi har vurderet underretningen.".into()] },
//!     ],
//!     signed: vec!["Venlig hilsen".into(), "Bo Made-up".into()],
//! };
//! let pdf: Vec<u8> = letter.pdf()?;
//! assert!(pdf.starts_with(b"%PDF"));
//! # Ok::<(), documents::DocumentError>(())
//! ```

mod letter;
mod pdf;
mod signs;
#[cfg(feature = "testing")]
pub mod testing;
mod world;

pub use letter::{Block, Fact, Language, Letter, Sender};
pub use pdf::DocumentError;
