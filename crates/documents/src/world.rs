//! What the typesetter may see: one template, one file of data and four faces. No file
//! system, no packages, no network, no clock.

use std::collections::HashSet;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// IBM Plex Sans as in the pages; its licence lies beside the files.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    [
        include_bytes!("../fonts/IBMPlexSans-Regular.ttf").as_slice(),
        include_bytes!("../fonts/IBMPlexSans-Italic.ttf").as_slice(),
        include_bytes!("../fonts/IBMPlexSans-SemiBold.ttf").as_slice(),
        include_bytes!("../fonts/IBMPlexSans-SemiBoldItalic.ttf").as_slice(),
    ]
    .into_iter()
    .flat_map(|bytes| Font::iter(Bytes::new(bytes)))
    .collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// The signs that every face has: a text may be set in any of them.
static SIGNS: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    let every = |sign: &u32| FONTS.iter().all(|f| f.info().coverage.contains(*sign));
    let first = FONTS.iter().take(1).flat_map(|f| f.info().coverage.iter());
    first.filter(every).collect()
});

/// Whether a text with this sign can be set in any face.
pub fn has(sign: char) -> bool {
    SIGNS.contains(&u32::from(sign))
}

static LETTER: LazyLock<Source> = LazyLock::new(|| {
    let template = include_str!("../templates/letter.typ");
    Source::new(file("letter.typ"), template.to_owned())
});

static DATA: LazyLock<FileId> = LazyLock::new(|| file("letter.json"));

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The template of a letter with the data of one letter.
pub struct LetterWorld {
    data: Bytes,
}

impl LetterWorld {
    /// Takes the letter's data as JSON, with no sign in it that the faces lack.
    pub fn new(json: Vec<u8>) -> Self {
        Self {
            data: Bytes::new(json),
        }
    }
}

impl World for LetterWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        LETTER.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        (id == LETTER.id())
            .then(|| LETTER.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        (id == *DATA)
            .then(|| self.data.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
