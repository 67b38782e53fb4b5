//! Words, numbers and dates in Danish and English. The words stand in
//! `locales/{da,en}/*.ftl`; Danish is written first and is the fallback. No text
//! that a user reads is written in Rust, law titles and policy texts excepted:
//! they are data and Danish.

mod date;
mod number;
#[cfg(test)]
mod tests;

pub use date::{Civil, civil, day_from_civil, iso_date, parse_iso_date, weekday};
pub use fluent_templates::fluent_bundle::FluentValue as Arg;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};
use unic_langid::LanguageIdentifier;

mod locales {
    //! The loader; the macro's own items carry no documentation.
    fluent_templates::static_loader! {
        pub(super) static LOCALES = {
            locales: "./locales",
            fallback_language: "da",
            // The marks around arguments are invisible but break copied text and tests.
            customise: |bundle| bundle.set_use_isolating(false),
        };
    }
}

static DA: LazyLock<LanguageIdentifier> = LazyLock::new(|| identifier("da"));
static EN: LazyLock<LanguageIdentifier> = LazyLock::new(|| identifier("en"));

/// Words without arguments, by key, as found before: a page asks for some thousand.
static PLAIN: [LazyLock<RwLock<HashMap<String, String>>>; 2] =
    [const { LazyLock::new(RwLock::default) }; 2];

fn missing(key: &str) -> String {
    format!("⟦{key}⟧")
}

fn identifier(code: &str) -> LanguageIdentifier {
    code.parse().unwrap_or_default()
}

/// A language a page can be shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Danish, the first language of the product.
    #[default]
    Da,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Danish first.
    pub const ALL: [Lang; 2] = [Lang::Da, Lang::En];

    /// The code used in `lang="…"`, cookies and addresses: `da` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Da => "da",
            Lang::En => "en",
        }
    }

    /// The language of a code, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The other language, for the switch in the page header.
    #[must_use]
    pub const fn other(self) -> Lang {
        match self {
            Lang::Da => Lang::En,
            Lang::En => Lang::Da,
        }
    }

    /// The words of a key. A missing key shows as `⟦key⟧`, and a test finds it.
    pub fn t(self, key: &str) -> String {
        let plain = &PLAIN[usize::from(self == Lang::En)];
        let kept = plain.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = kept.get(key) {
            return words.clone();
        }
        drop(kept);
        let words = self.find(key, None);
        if let Some(words) = &words {
            let mut kept = plain.write().unwrap_or_else(PoisonError::into_inner);
            kept.insert(key.to_owned(), words.clone());
        }
        words.unwrap_or_else(|| missing(key))
    }

    /// The words of a key with arguments: `lang.t_args("days-over", &[("n", 3.into())])`.
    pub fn t_args(self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        let args = args
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), value.clone()));
        self.find(key, Some(&args.collect()))
            .unwrap_or_else(|| missing(key))
    }

    fn find(self, key: &str, args: Option<&HashMap<Cow<'static, str>, Arg<'_>>>) -> Option<String> {
        let id = match self {
            Lang::Da => &*DA,
            Lang::En => &*EN,
        };
        locales::LOCALES.lookup_single_language(id, key, args).ok()
    }
}
