//! What every letter about a case shares: who sends it, to whom it goes, date, reference and who
//! signs; and how the parts of a template become its text.

pub(super) mod notifier;

use crate::i18n::Lang;
use crate::pages::errors;
use app::Error;
use app::case::CaseView;
use app::ruleset::{Contact, Ruleset};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use documents::{Block, Fact, Language, Letter, Sender};
use domain::template::Part;
use domain::{Day, PersonId};
use maud::{Markup, html};

/// The language of what the municipality decides and gives to a family, whatever language the
/// page is read in: the reasons in it are written in it.
pub(super) const LETTERS_IN: Lang = Lang::Da;

/// A letter about a case before it has its frame.
pub(super) struct Draft<'a> {
    /// The language it is written in.
    pub lang: Lang,
    /// The municipality.
    pub municipality: &'a str,
    /// The rules in force, for the names of those who work on the case.
    pub ruleset: &'a Ruleset,
    /// The case.
    pub view: &'a CaseView,
    /// Its number.
    pub number: u32,
    /// The day of the letter.
    pub on: Day,
    /// Whom to, line by line.
    pub recipient: Vec<String>,
    /// What it is about.
    pub title: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

impl Draft<'_> {
    /// The letter.
    pub fn framed(self) -> Letter {
        let lang = self.lang;
        let keeper = self.view.case.keeper();
        let worker = keeper.map_or("", |a| self.ruleset.worker_name(a.worker));
        let contact = keeper.map(|a| self.ruleset.contact_of(a.worker));
        let contact = contact.unwrap_or_default();
        let team = keeper.map_or("", |a| self.ruleset.team_name(&a.team));
        Letter {
            language: match lang {
                Lang::Da => Language::Da,
                Lang::En => Language::En,
            },
            date: civil(self.on),
            sender: Sender {
                name: self.municipality.to_owned(),
                lines: [lang.t("letter-office"), team.to_owned()]
                    .into_iter()
                    .filter(|line| !line.is_empty())
                    .collect(),
            },
            recipient: self.recipient,
            reference: self.number.to_string(),
            details: [
                Fact::new(lang.t("letter-date"), lang.date_written(self.on.0)),
                Fact::new(lang.t("letter-case"), self.number.to_string()),
                Fact::new(lang.t("letter-worker"), worker),
            ]
            .into_iter()
            .chain(reached(lang, &contact))
            .collect(),
            title: self.title,
            blocks: self.blocks,
            signed: vec![lang.t("letter-regards"), worker.to_owned()],
        }
    }
}

/// How whoever signs is reached, as far as that is known.
fn reached(lang: Lang, contact: &Contact) -> impl Iterator<Item = Fact> {
    let known = [
        ("contact-phone", contact.phone.clone()),
        ("contact-email", contact.email.clone()),
    ];
    known
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(move |(key, value)| Fact::new(lang.t(key), value))
}

/// Name and address of somebody on record, as on an envelope. A protected address stands on no
/// letter that somebody else may pick up.
pub(super) fn address_of(lang: Lang, view: &CaseView, person: PersonId) -> Vec<String> {
    let known = view.names.get(&person);
    let name = known.and_then(|n| n.name.clone());
    let mut lines = vec![name.unwrap_or_else(|| lang.t("child-unknown"))];
    let address = known.filter(|n| !n.is_protected);
    lines.extend(address.and_then(|n| n.address.clone()));
    lines
}

/// The parts of a template as the text of a letter.
pub(super) fn blocks(parts: &[Part]) -> Vec<Block> {
    let block = |part: &Part| match part.clone() {
        Part::Heading(text) => Block::Heading { text },
        Part::Paragraph(text) => Block::Paragraph { text },
        Part::Bullets(items) => Block::Bullets { items },
    };
    parts.iter().map(block).collect()
}

/// The letter as it will read, on a page.
pub(super) fn preview(lang: Lang, title: &str, parts: &[Part]) -> Markup {
    read(lang, title, &blocks(parts))
}

/// The text of a letter on a page.
pub(super) fn read(lang: Lang, title: &str, blocks: &[Block]) -> Markup {
    html! {
        div class="letter" lang=(lang.code()) {
            p { strong { (title) } }
            @for block in blocks { @match block {
                Block::Heading { text } => p { strong { (text) } },
                Block::Paragraph { text } | Block::Omitted { text } => p { (text) },
                Block::Quotation { text } => blockquote { p { (text) } },
                Block::Bullets { items } => ul class="bullets" { @for item in items { li { (item) } } },
                Block::Facts { facts } => dl { @for fact in facts { dt { (fact.label) } dd { (fact.value) } } },
            } }
        }
    }
}

/// A file of this name as the answer; shown in the browser, or kept as a file.
pub(super) fn answer(lang: Lang, made: Result<Vec<u8>, Error>, way: &str, name: &str) -> Response {
    match made {
        Ok(pdf) => {
            let headers = [
                (header::CONTENT_TYPE, "application/pdf".to_owned()),
                (
                    header::CONTENT_DISPOSITION,
                    format!("{way}; filename=\"{name}.pdf\""),
                ),
            ];
            (headers, pdf).into_response()
        }
        Err(error) => errors::page(lang, &error),
    }
}

/// A letter as PDF.
pub(super) fn printed(letter: &Letter) -> Result<Vec<u8>, Error> {
    letter.pdf().map_err(|e| Error::Rules(e.to_string()))
}

fn civil(day: Day) -> jiff::civil::Date {
    let (year, month, day) = day.ymd();
    let part = |n: u32| i8::try_from(n).unwrap_or(1);
    jiff::civil::date(
        i16::try_from(year).unwrap_or(i16::MAX),
        part(month),
        part(day),
    )
}
