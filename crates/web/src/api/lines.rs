//! Pages of a list, the same for every list.

use super::problem::{Kind, Problem};
use super::who::Who;
use crate::i18n::Lang;
use serde::Serialize;
use store::Page;
use utoipa::ToSchema;

/// Rows on a page unless the client says otherwise.
const SIZE: u32 = 20;
/// The most rows on a page.
const LARGEST: u32 = 200;
/// The last page that can be asked for.
const LAST: u32 = 100_000;

/// Which part of a list was given.
#[derive(Debug, Serialize, ToSchema)]
pub struct Paging {
    /// The rows of all pages, within reach and filter.
    total: u64,
    /// The page given, from 0.
    page: u32,
    /// The rows on a full page.
    size: u32,
}

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    page: u32,
    size: u32,
}

impl Wanted {
    /// What was asked for, within the limits.
    pub fn new(who: &Who, page: Option<u32>, size: Option<u32>) -> Result<Self, Problem> {
        let (page, size) = (page.unwrap_or(0), size.unwrap_or(SIZE));
        if page > LAST {
            return Err(out_of_range(who.lang, "page"));
        }
        if !(1..=LARGEST).contains(&size) {
            return Err(out_of_range(who.lang, "size"));
        }
        Ok(Self { page, size })
    }

    /// The part, as the store asks for it.
    pub fn page(self) -> Page {
        Page::nth(self.page, self.size)
    }

    /// The part that was given of so many rows.
    pub fn of(self, total: u64) -> Paging {
        Paging {
            total,
            page: self.page,
            size: self.size,
        }
    }
}

/// A number outside its limits.
pub(super) fn out_of_range(lang: Lang, field: &str) -> Problem {
    Problem::in_words(lang, Kind::Malformed).at(field, lang.t("problem-range"))
}
