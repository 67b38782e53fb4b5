//! Settings of documents.

use super::Municipality;
use anyhow::{Context, Result, bail};
use app::document::Limits;
use serde::Deserialize;

/// No file is larger: it is read whole into memory, encrypted and written in one row.
const LARGEST: usize = 100;

/// Which files may be documents.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    largest_megabytes: usize,
    kinds: Vec<String>,
}

impl Municipality {
    /// Which files may be documents, as the use cases take it.
    pub fn documents(&self) -> Result<Limits> {
        let given = &self.documents;
        if !(1..=LARGEST).contains(&given.largest_megabytes) {
            bail!("documents.largest_megabytes is 1 to {LARGEST}");
        }
        let kinds = given.kinds.iter().map(|word| {
            word.parse()
                .with_context(|| format!("documents.kinds: {word}"))
        });
        Ok(Limits {
            largest: given.largest_megabytes << 20,
            kinds: kinds.collect::<Result<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Flags};
    use app::document::Limits;
    use domain::FileKind;

    fn with(settings: &[(&str, &str)]) -> anyhow::Result<Limits> {
        let settings = settings
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let flags = Flags {
            settings: settings.collect(),
            ..Flags::default()
        };
        Config::read(flags, []).unwrap().municipalities[0].documents()
    }

    #[test]
    fn the_default_is_that_of_the_use_cases() {
        assert_eq!(with(&[]).unwrap(), Limits::default());
    }

    #[test]
    fn sizes_and_kinds_are_held_to_what_there_is() {
        let limits = with(&[
            ("documents.largest_megabytes", "5"),
            ("documents.kinds", "pdf"),
        ]);
        let expected = Limits {
            largest: 5 << 20,
            kinds: vec![FileKind::Pdf],
        };
        assert_eq!(limits.unwrap(), expected);
        assert!(with(&[("documents.largest_megabytes", "0")]).is_err());
        assert!(with(&[("documents.largest_megabytes", "101")]).is_err());
        assert!(with(&[("documents.kinds", "exe")]).is_err());
    }
}
