//! Bytes of a file to text. Danish extracts are UTF-8, Latin-1 or Windows-1252.

use serde::Deserialize;
use std::borrow::Cow;

/// How the file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// ISO 8859-1.
    #[serde(rename = "latin-1")]
    Latin1,
    /// Windows-1252: Latin-1 with letters and signs in place of the C1 controls.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

/// What Windows-1252 has at 0x80–0x9F; the five free places stay the controls they are.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

impl Encoding {
    /// Decodes one cell; `None` if the bytes are not of this encoding.
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        if let Ok(text) = std::str::from_utf8(bytes)
            && (self == Self::Utf8 || text.is_ascii())
        {
            return Some(Cow::Borrowed(text));
        }
        match self {
            Self::Utf8 => None,
            Self::Latin1 => Some(bytes.iter().copied().map(char::from).collect()),
            Self::Windows1252 => Some(bytes.iter().copied().map(windows).collect()),
        }
    }
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_letters_are_read_in_each_encoding() {
        for (encoding, bytes) in [
            (Encoding::Utf8, "ærø".as_bytes()),
            (Encoding::Latin1, b"\xe6r\xf8"),
            (Encoding::Windows1252, b"\xe6r\xf8"),
        ] {
            assert_eq!(encoding.decode(bytes).unwrap(), "ærø", "{encoding:?}");
        }
    }

    #[test]
    fn only_windows_has_a_euro_sign_and_long_dashes() {
        assert_eq!(
            Encoding::Windows1252.decode(b"\x80\x96\x9f").unwrap(),
            "€–Ÿ"
        );
        assert_eq!(Encoding::Latin1.decode(b"\x80").unwrap(), "\u{80}");
    }

    #[test]
    fn latin_bytes_are_no_utf_8() {
        assert_eq!(Encoding::Utf8.decode(b"\xe6r\xf8"), None);
    }
}
