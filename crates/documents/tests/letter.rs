//! A letter as its reader gets it: tagged, in its language, selectable, the same each time.

use documents::testing::asked;
use documents::{Block, Fact, Language, Letter, Sender};

const LONG: &str = "Kommunalbestyrelsen har besluttet familiebehandling efter børnefaglig \
    undersøgelse, støttekontaktperson, aflastningsophold, psykologsamtaler, \
    dagbehandlingstilbud og forældremyndighedsindehaverens samtykkeerklæring i \
    overensstemmelse med sagsbehandlingsfristerne og retssikkerhedsbestemmelserne.";

fn letter(language: Language) -> Letter {
    Letter {
        language,
        date: jiff::civil::date(2026, 11, 28),
        sender: Sender {
            name: "Ådal Kommune".into(),
            lines: vec!["Børn og familie".into(), "Telefon 00 00 00 00".into()],
        },
        recipient: vec!["Åse Østergård-Made-Up".into()],
        reference: "2026-0012".into(),
        details: vec![Fact::new("Dato", "28. november 2026")],
        title: "Afgørelse om hjælp".into(),
        blocks: vec![
            Block::heading("Afgørelsen"),
            Block::Paragraph {
                text: LONG.repeat(3),
            },
            Block::Facts {
                facts: vec![Fact::new("Varighed", "12 måneder")],
            },
            Block::heading("Barnets ord"),
            Block::Quotation {
                text: "Jeg vil *gerne* bo hos farmor #tit.".into(),
            },
            Block::Bullets {
                items: vec!["Du kan klage.".into(), "Fristen er fire uger.".into()],
            },
        ],
        signed: vec!["Venlig hilsen".into(), "Bo Ørsted".into()],
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    assert_eq!(
        letter(Language::Da).pdf().unwrap(),
        letter(Language::Da).pdf().unwrap()
    );
}

#[test]
fn another_word_gives_another_letter() {
    let mut other = letter(Language::Da);
    other.recipient = vec!["Bo".into()];
    assert_ne!(letter(Language::Da).pdf().unwrap(), other.pdf().unwrap());
}

#[test]
fn the_file_is_tagged_and_names_title_and_standard() {
    let pdf = letter(Language::Da).pdf().unwrap();
    let Some(info) = asked("pdfinfo", &[], &pdf) else {
        return;
    };
    let says = |name: &str, value: &str| {
        info.lines()
            .any(|l| l.starts_with(name) && l.contains(value))
    };
    assert!(says("Tagged:", "yes"), "{info}");
    assert!(says("Title:", "Afgørelse om hjælp"), "{info}");
    assert!(says("Page size:", "A4"), "{info}");
    // Nothing but the day of the letter, or two runs would differ.
    assert!(says("CreationDate:", "Nov 28"), "{info}");
    let meta = asked("pdfinfo", &["-meta"], &pdf).unwrap();
    assert!(meta.contains("<pdfuaid:part>1</pdfuaid:part>"), "{meta}");
}

#[test]
fn the_language_stands_in_the_file() {
    for (language, word) in [(Language::Da, "(da)"), (Language::En, "(en)")] {
        let pdf = letter(language).pdf().unwrap();
        let lang = format!("/Lang{word}");
        let text = String::from_utf8_lossy(&pdf).replace("/Lang (", "/Lang(");
        assert!(text.contains(&lang), "no {lang}");
    }
}

#[test]
fn a_screen_reader_meets_headings_lists_and_the_quotation() {
    let pdf = letter(Language::Da).pdf().unwrap();
    let Some(tags) = asked("pdfinfo", &["-struct-text"], &pdf) else {
        return;
    };
    for tag in ["H1", "H2", "P (", "BlockQuote", "L (", "LBody"] {
        assert!(tags.contains(tag), "no {tag} in\n{tags}");
    }
    let at = |word: &str| tags.find(word).unwrap_or_else(|| panic!("{word}\n{tags}"));
    assert!(at("Ådal Kommune") < at("Åse"));
    assert!(at("Åse") < at("28. november"));
    assert!(at("28. november") < at("Afgørelse om hjælp"));
}

#[test]
fn words_can_be_selected_and_markup_in_them_is_text() {
    let pdf = letter(Language::Da).pdf().unwrap();
    let Some(text) = asked("pdftotext", &[], &pdf) else {
        return;
    };
    assert!(
        text.contains("Jeg vil *gerne* bo hos farmor #tit."),
        "{text}"
    );
    assert!(text.contains("Åse Østergård-Made-Up"), "{text}");
    assert!(text.contains("2026-0012"), "{text}");
}

#[test]
fn long_danish_words_are_divided() {
    let pdf = letter(Language::Da).pdf().unwrap();
    let Some(text) = asked("pdftotext", &["-layout"], &pdf) else {
        return;
    };
    let divided = |line: &str| line.trim_end().ends_with(['-', '\u{2010}', '\u{ad}']);
    assert!(
        text.lines().any(divided),
        "no line ends in a hyphen:\n{text}"
    );
}

/// What people type, paste and are called, and no typeface of ours has whole.
const ODD: &str = "Jeg savner mor 😢 👨‍👩‍👧‍👦 ❤️ 1️⃣ \u{f0b7} punkt ☐ nej ☒ ja \u{f04a}\tنور محمد 王小明 \
    \u{301} \u{1abf} A\u{30a}se \u{200d}\u{feff}\u{202e}\u{7} slut";

#[test]
fn a_sign_no_face_has_stops_no_letter_wherever_it_stands() {
    let odd = || ODD.to_owned();
    let whole = Letter {
        sender: Sender {
            name: odd(),
            lines: vec![odd()],
        },
        recipient: vec![odd()],
        reference: odd(),
        details: vec![Fact::new(ODD, ODD)],
        title: odd(),
        blocks: vec![
            Block::heading(ODD),
            Block::Paragraph { text: odd() },
            Block::Quotation { text: odd() },
            Block::Omitted { text: odd() },
            Block::Bullets { items: vec![odd()] },
            Block::Facts {
                facts: vec![Fact::new(ODD, ODD)],
            },
        ],
        signed: vec![odd()],
        ..letter(Language::Da)
    };
    let pdf = whole.pdf().unwrap();
    assert_eq!(pdf, whole.pdf().unwrap());
    let Some(text) = asked("pdftotext", &[], &pdf) else {
        return;
    };
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Jeg savner mor [emoji]"), "{words}");
    assert!(words.contains("• punkt [ ] nej [x] ja [tegn]"), "{words}");
}

#[test]
fn every_sign_of_the_faces_can_be_set() {
    let all: String = (1..=0x2fff).filter_map(char::from_u32).collect();
    let mut blocks = Vec::new();
    for part in all.chars().collect::<Vec<_>>().chunks(4096) {
        let text = part.iter().flat_map(|c| [*c, ' ']).collect();
        blocks.push(Block::Paragraph { text });
    }
    let whole = Letter {
        blocks,
        ..letter(Language::Da)
    };
    assert!(whole.pdf().is_ok());
}
