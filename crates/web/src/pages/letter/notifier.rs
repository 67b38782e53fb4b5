//! Letters to the notifier: what a page shows to copy, and what goes out as PDF.
//!
//! They go to people here and are Danish, whatever language the page is read in.

use super::{LETTERS_IN, civil, reached};
use crate::pages::words;
use app::ruleset::Contact;
use documents::{Block, Fact, Language, Letter, Sender};
use domain::{Begun, Day, Moment};

/// What every letter to the notifier rests on.
#[derive(Debug, Clone)]
pub struct Notified<'a> {
    /// The municipality.
    pub municipality: &'a str,
    /// Who signs.
    pub worker: &'a str,
    /// How to reach whoever signs.
    pub contact: Contact,
    /// The notifier, if known by name.
    pub name: Option<&'a str>,
    /// Where the letter goes: address, e-mail or telephone, as the notifier gave it.
    pub reached_at: Option<&'a str>,
    /// When the notification arrived.
    pub received_at: Moment,
    /// The number the sender was given on the open web.
    pub receipt_number: Option<&'a str>,
    /// Whether the notifier acted as a professional.
    pub is_professional: bool,
    /// The day of the letter.
    pub on: Day,
}

/// What the letter says.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    /// That the notification arrived (barnets lov § 138, stk. 1).
    Receipt,
    /// What was begun, and its kind and length where that may be told (stk. 2-3).
    Begun(&'a [Begun], &'a str),
}

/// The letter to a notifier. It names no child: it may lie open on somebody's desk.
pub fn to_notifier(notified: &Notified<'_>, about: About<'_>) -> Letter {
    let lang = LETTERS_IN;
    let paragraph = |text: String| Block::Paragraph { text };
    let say = |key: &str| paragraph(lang.t(key));
    let mut blocks = vec![paragraph(match notified.name {
        Some(name) => lang.t_args("letter-dear", &[("name", name.into())]),
        None => lang.t("letter-dear-nobody"),
    })];
    let at = || ("at", words::moment(lang, notified.received_at).into());
    let title = match about {
        About::Receipt => {
            blocks.push(paragraph(match notified.receipt_number {
                Some(number) => {
                    let args = [at(), ("number", number.into())];
                    lang.t_args("letter-receipt-arrived-form", &args)
                }
                None => lang.t_args("letter-receipt-arrived", &[at()]),
            }));
            blocks.push(say("letter-receipt-evaluated"));
            blocks.push(say(if notified.is_professional {
                "letter-receipt-professional"
            } else {
                "letter-receipt-citizen"
            }));
            "letter-receipt-title"
        }
        About::Begun(begun, told) => {
            blocks.push(paragraph(lang.t_args("letter-informed-about", &[at()])));
            if begun.is_empty() {
                blocks.push(say("letter-informed-nothing"));
            } else {
                blocks.push(say("letter-informed-begun"));
                let said = begun.iter().map(|b| words::code(lang, "begun", b.as_str()));
                blocks.push(Block::Bullets {
                    items: said.collect(),
                });
            }
            if !told.is_empty() {
                let args = [("words", told.into())];
                blocks.push(paragraph(lang.t_args("letter-informed-told", &args)));
            }
            blocks.push(say("letter-informed-secret"));
            "letter-informed-title"
        }
    };
    blocks.push(say("letter-again"));
    blocks.push(say("letter-thanks"));
    Letter {
        language: Language::Da,
        date: civil(notified.on),
        sender: Sender {
            name: notified.municipality.to_owned(),
            lines: vec![lang.t("letter-office")],
        },
        recipient: [notified.name, notified.reached_at]
            .into_iter()
            .flatten()
            .map(str::to_owned)
            .collect(),
        reference: notified.receipt_number.unwrap_or_default().to_owned(),
        details: std::iter::once(Fact::new(
            lang.t("letter-date"),
            lang.date_written(notified.on.0),
        ))
        .chain(reached(lang, &notified.contact))
        .collect(),
        title: lang.t(title),
        blocks,
        signed: vec![lang.t("letter-regards"), notified.worker.to_owned()],
    }
}
