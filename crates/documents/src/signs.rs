//! Signs that no face of the letter has: a file held to PDF/UA-1 may not show an empty box, so
//! they are replaced before anything is set, and no text keeps a document from being made.
//!
//! What means the same in signs that are there is written with them; a mark says where
//! something stood that cannot be shown. The text that was recorded stays as it was.

use crate::letter::Language;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Every text of a letter with no sign in it that the faces lack.
pub fn shown(data: Value, language: Language, has: &impl Fn(char) -> bool) -> Value {
    match data {
        Value::String(text) => Value::String(text_of(&text, language, has)),
        Value::Array(all) => {
            let all = all.into_iter().map(|one| shown(one, language, has));
            Value::Array(all.collect())
        }
        Value::Object(all) => {
            let all = all.into_iter();
            Value::Object(all.map(|(k, v)| (k, shown(v, language, has))).collect())
        }
        other => other,
    }
}

/// One text; signs that follow each other without a space share one mark.
fn text_of(text: &str, language: Language, has: &impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last_mark = None;
    for cluster in text.graphemes(true) {
        match sign(cluster, has) {
            Sign::As(words) => {
                if !words.is_empty() {
                    last_mark = None;
                }
                out.push_str(&words);
            }
            Sign::Mark(kind) => {
                let mark = kind.word(language);
                if last_mark != Some(mark) {
                    out.push_str(mark);
                }
                last_mark = Some(mark);
            }
        }
    }
    out
}

/// What becomes of one sign.
enum Sign {
    /// It is written so.
    As(String),
    /// A mark says that it was there.
    Mark(Kind),
}

/// What cannot be shown.
#[derive(Clone, Copy)]
enum Kind {
    /// A picture: 😢.
    Emoji,
    /// A sign of another script, or one that only another program's typeface knows.
    Other,
}

impl Kind {
    const fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Emoji, _) => "[emoji]",
            (Self::Other, Language::Da) => "[tegn]",
            (Self::Other, Language::En) => "[sign]",
        }
    }
}

/// A sign as a reader sees one: a letter with its marks, a picture joined of several.
fn sign(cluster: &str, has: &impl Fn(char) -> bool) -> Sign {
    if matches!(
        cluster,
        "\r\n" | "\r" | "\n" | "\u{b}" | "\u{c}" | "\u{85}" | "\u{2028}" | "\u{2029}"
    ) {
        return Sign::As("\n".into());
    }
    if cluster == "\t" {
        return Sign::As(" ".into());
    }
    let seen: String = cluster.chars().filter(|c| !leaves_no_trace(*c)).collect();
    let is_there = |text: &String| text.chars().all(has);
    if is_there(&seen) {
        return Sign::As(seen);
    }
    if let Some(alike) = alike(&seen).map(str::to_owned).filter(is_there) {
        return Sign::As(alike);
    }
    // The same letter put together or taken apart, and then what only looks otherwise: ｆ, ㎡.
    let forms = [
        seen.nfc().collect(),
        seen.nfd().collect(),
        seen.nfkc().collect(),
    ];
    if let Some(form) = forms.into_iter().find(is_there) {
        return Sign::As(form);
    }
    // A letter whose dots and strokes are missing is read more easily than a mark; so is the space
    // before a stroke without its letter.
    if seen.nfd().next().is_some_and(has) {
        return Sign::As(seen.nfd().filter(|c| has(*c)).collect());
    }
    Sign::Mark(if is_picture(cluster) {
        Kind::Emoji
    } else {
        Kind::Other
    })
}

/// Signs that only say how others are joined, drawn or directed, and those for machines; the
/// soft hyphen is the one among them that is seen.
fn leaves_no_trace(c: char) -> bool {
    c != '\u{ad}' && (typst::text::is_default_ignorable(c) || c.is_control())
}

/// What means the same in signs that every face has; the private ones are those of Word's lists.
fn alike(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "\u{f0b7}" | "\u{f0a7}" | "\u{f0d8}" | "\u{f076}" | "\u{f06e}" | "●" | "○" | "◦" | "▪"
        | "▫" | "■" | "◆" | "‣" | "⁃" | "∙" | "➢" | "➤" | "►" | "▶" => "•",
        "\u{f06f}" | "\u{f0a8}" | "☐" | "□" | "◻" | "⬜" => "[ ]",
        "\u{f0fc}" | "\u{f0fd}" | "\u{f0fe}" | "☑" | "☒" | "✓" | "✔" | "✅" | "✗" | "✘" => {
            "[x]"
        }
        "\u{f0e0}" | "➔" | "➜" | "➡" | "⇒" => "→",
        "‐" | "‑" | "‒" | "―" | "−" => "-",
        _ => return None,
    })
}

/// Whether it is drawn as a picture.
fn is_picture(cluster: &str) -> bool {
    let picture = |c| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    cluster.contains('\u{fe0f}') || cluster.contains(picture)
}

#[cfg(test)]
mod tests {
    use super::text_of;
    use crate::letter::Language;
    use crate::world::has;

    fn da(text: &str) -> String {
        text_of(text, Language::Da, &has)
    }

    #[test]
    fn what_the_faces_have_stays_as_it_is() {
        for text in [
            "Åse Østergård sagde »nej« – 5½ år, 20 °C, 100 €…",
            "Şükrü Çelik, Łukasz, Nguyễn Thị Hồng, Ελένη, Мария",
            "en linje\nog en til, for\u{ad}ældre\u{a0}mand",
            "",
        ] {
            assert_eq!(da(text), text);
        }
    }

    #[test]
    fn pictures_become_one_mark_however_they_are_joined() {
        assert_eq!(da("savner mor 😢."), "savner mor [emoji].");
        assert_eq!(da("👨‍👩‍👧‍👦 og 👍🏽❤️ og 🇩🇰"), "[emoji] og [emoji] og [emoji]");
        assert_eq!(da("1️⃣ først"), "1 først");
        assert_eq!(da("a\u{200d}b\u{fe0f}\u{202e}"), "ab");
    }

    #[test]
    fn lists_and_boxes_pasted_from_a_program_are_read() {
        assert_eq!(da("\u{f0b7} et\r\n\u{f0a7}\tto"), "• et\n• to");
        assert_eq!(da("☐ nej ☒ ja ✔ også"), "[ ] nej [x] ja [x] også");
        assert_eq!(da("\u{f04a}"), "[tegn]");
    }

    #[test]
    fn another_script_is_marked_word_by_word() {
        assert_eq!(da("Mor: محمد علي (Ali)"), "Mor: [tegn] [tegn] (Ali)");
        assert_eq!(da("王小明"), "[tegn]");
        assert_eq!(text_of("王", Language::En, &has), "[sign]");
    }

    #[test]
    fn a_letter_keeps_what_can_be_kept_of_it() {
        // As a Mac hands it over.
        assert_eq!(da("A\u{30a}rhus, a\u{30a}"), "A\u{30a}rhus, a\u{30a}");
        assert_eq!(da("\u{ff26}ire ㎡"), "Fire m2");
        assert_eq!(da("x\u{1abf}"), "x");
        assert_eq!(da("\u{1abf}"), "[tegn]");
        assert_eq!(da("a \u{1abf} b"), "a  b");
        assert_eq!(da("a\u{7}\u{1b}b\u{c}c"), "ab\nc");
    }

    #[test]
    fn nothing_is_left_that_a_face_lacks() {
        let planes = [
            0x1..=0x31ff,
            0xa640..=0xabff,
            0xf000..=0xffff,
            0x1_d400..=0x1_faff,
            0xe_0000..=0xe_01ff,
        ];
        for c in planes.into_iter().flatten().filter_map(char::from_u32) {
            let left = da(&c.to_string());
            let bad = left.chars().find(|c| !has(*c) && *c != '\n');
            assert_eq!(bad, None, "U+{:04X} became {left:?}", u32::from(c));
        }
    }
}
