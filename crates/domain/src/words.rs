//! Words of a text as search takes them: split, the commonest and long numbers left out,
//! each brought to its stem, so that »bekymringer« and »bekymring« are one.

use rust_stemmers::{Algorithm, Stemmer};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// A stem by its digest. Anybody can work it out from a word: it is never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stem(u64);

impl Stem {
    /// The bytes that a keyed token is made of.
    pub fn bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }
}

/// A word that can be searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// What it is compared by.
    pub stem: Stem,
}

/// Shorter words say nothing.
const SHORTEST: usize = 2;

/// From so many digits on a number may tell who somebody is: CPR, telephone, account.
const LONG_NUMBER: usize = 8;

/// The most characters between digits of one number: `010108 - 1234`.
const GAP: usize = 3;

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Danish));

static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../words/stop_words.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect()
});

/// The words of a family whose vowel changes, which no ending tells: all are found by the first of
/// each line.
const CHANGING: [&[&str]; 10] = [
    &["barn", "børn"],
    &["mor", "moder", "mødre"],
    &["far", "fader", "fædre"],
    &["bror", "broder", "brødre"],
    &["datter", "døtre"],
    &["bedstemor", "bedstemødre"],
    &["bedstefar", "bedstefædre"],
    &["plejebarn", "plejebørn"],
    &["nat", "nætter"],
    &["hånd", "hænder"],
];

static VOWEL_CHANGED: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let stem = |word: &str| STEMMER.stem(word).into_owned();
    let of = |forms: &&[&str]| {
        let first = stem(forms[0]);
        let others = forms[1..].iter().map(|form| stem(form));
        others
            .map(|other| (other, first.clone()))
            .collect::<Vec<_>>()
    };
    CHANGING.iter().flat_map(of).collect()
});

/// The words of a text that can be searched for, in order.
pub fn words(text: &str) -> Vec<Word> {
    let spans = spans(text);
    let long = long_numbers(text, &spans);
    spans
        .into_iter()
        .filter(|span| !long.iter().any(|run| run.contains(&span.start)))
        .filter_map(|at| {
            let stem = stem(&text[at.clone()])?;
            Some(Word { at, stem })
        })
        .collect()
}

/// The stem of one word; `None` for one that is too short or too common.
fn stem(word: &str) -> Option<Stem> {
    let word = word.to_lowercase();
    if word.chars().count() < SHORTEST || STOP_WORDS.contains(word.as_str()) {
        return None;
    }
    let stem = STEMMER.stem(&word);
    let stem = VOWEL_CHANGED.get(&*stem).map_or(&*stem, |known| known);
    // The algorithm leaves the vowel that falls out in »trivslen«.
    let (stem, end) = match stem.strip_suffix("el") {
        Some(stem) if stem.len() > SHORTEST => (stem, "l"),
        _ => (stem, ""),
    };
    let digest = Sha256::new()
        .chain_update(stem)
        .chain_update(end)
        .finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    Some(Stem(u64::from_be_bytes(first)))
}

/// Runs of letters and digits.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let end = at + c.len_utf8();
        match out.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => out.push(at..end),
        }
    }
    out
}

/// Where digits, whatever stands between them, make a number too long to be kept.
fn long_numbers(text: &str, spans: &[Range<usize>]) -> Vec<Range<usize>> {
    let digits = |at: &Range<usize>| text[at.clone()].bytes().filter(u8::is_ascii_digit).count();
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    for (n, span) in spans.iter().enumerate() {
        let count = digits(span);
        let goes_on = |run: &Range<usize>| {
            let before = n.checked_sub(1).map(|n| spans[n].end);
            before == Some(run.end) && span.start - run.end <= GAP
        };
        match runs.last_mut() {
            _ if count == 0 => {}
            Some((run, sum)) if goes_on(run) => {
                run.end = span.end;
                *sum += count;
            }
            _ => runs.push((span.clone(), count)),
        }
    }
    runs.retain(|(_, sum)| *sum >= LONG_NUMBER);
    runs.into_iter().map(|(run, _)| run).collect()
}

/// A part of an excerpt, and whether it is a word that was sought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words as they stand in the text.
    pub text: String,
    /// A word that was sought.
    pub is_hit: bool,
}

/// Characters of the text shown before the first word that was sought, and from it on.
const AROUND: (usize, usize) = (60, 180);

/// The part of a text around the first word that is sought, with all such words in it marked;
/// `None` if it holds none.
pub fn excerpt(text: &str, sought: &[Stem]) -> Option<Vec<Piece>> {
    let mut hits = words(text);
    hits.retain(|word| sought.contains(&word.stem));
    let first = hits.first()?.at.start;
    let (from, to) = (
        whole_word(text, first, true),
        whole_word(text, first, false),
    );
    let mut pieces = Vec::new();
    let mut piece = |text: &str, is_hit| {
        if !text.is_empty() {
            let text = text.to_owned();
            pieces.push(Piece { text, is_hit });
        }
    };
    if from > 0 {
        piece("… ", false);
    }
    let mut done = from;
    for hit in hits.iter().filter(|hit| hit.at.end <= to) {
        piece(&text[done..hit.at.start], false);
        piece(&text[hit.at.clone()], true);
        done = hit.at.end;
    }
    piece(&text[done..to], false);
    if to < text.len() {
        piece(" …", false);
    }
    Some(pieces)
}

/// Where the excerpt around a byte begins or ends, so that no word is cut.
fn whole_word(text: &str, at: usize, is_begin: bool) -> usize {
    if is_begin {
        let Some((start, _)) = text[..at].char_indices().rev().nth(AROUND.0) else {
            return 0;
        };
        let space = text[start..at].find(char::is_whitespace);
        return space.map_or(at, |n| start + n + 1);
    }
    let Some((end, _)) = text[at..].char_indices().nth(AROUND.1) else {
        return text.len();
    };
    let space = text[at..at + end].rfind(char::is_whitespace);
    at + space.unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::{Stem, excerpt, spans, words};

    fn stems(text: &str) -> Vec<Stem> {
        words(text).into_iter().map(|word| word.stem).collect()
    }

    fn kept(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|w| &text[w.at]).collect()
    }

    #[test]
    fn inflections_of_a_word_have_one_stem() {
        for (one, other) in [
            ("bekymring", "Bekymringerne"),
            ("skole", "skolerne"),
            ("underretning", "UNDERRETNINGEN"),
            ("plejefamilie", "plejefamilien"),
            ("søskende", "søskendes"),
            ("ændring", "ændringer"),
            ("årsag", "årsagen"),
            ("trivsel", "trivslen"),
            ("fængsel", "fængslet"),
            ("barnet", "børnene"),
            ("mor", "mødrene"),
            ("faderens", "fædre"),
            ("broren", "brødrene"),
            ("datter", "døtrenes"),
            ("plejebarn", "plejebørn"),
            ("natten", "nætter"),
        ] {
            assert_eq!(stems(one), stems(other), "{one} {other}");
        }
        assert_ne!(stems("bør"), stems("bor"));
    }

    #[test]
    fn common_and_short_words_and_signs_are_left_out() {
        assert_eq!(
            kept("Hun er på vej, og § 50 a: »det« går (OK)"),
            ["vej", "50", "går", "OK"]
        );
        assert!(kept("og, at det ikke").is_empty());
    }

    #[test]
    fn a_long_number_is_no_word_however_it_is_written() {
        for number in [
            "7111155678",
            "711115-5678",
            "711115 5678",
            "711115 - 5678",
            "12 34 56 78",
            "+45 12.34.56.78",
            "konto1234567890",
        ] {
            let text = format!("ring {number} snart");
            assert_eq!(kept(&text), ["ring", "snart"], "{number}");
        }
        assert_eq!(kept("sag 123456 i 2024"), ["sag", "123456", "2024"]);
    }

    #[test]
    fn an_excerpt_marks_every_sought_word_and_cuts_none() {
        let text = format!(
            "{} Skolens bekymring blev delt. {}",
            "før ".repeat(40),
            "efter ".repeat(60)
        );
        let pieces = excerpt(&text, &stems("bekymringer skole")).expect("it holds both");
        let hits: Vec<_> = pieces
            .iter()
            .filter(|p| p.is_hit)
            .map(|p| p.text.as_str())
            .collect();
        assert_eq!(hits, ["Skolens", "bekymring"]);
        let whole: String = pieces.iter().map(|p| p.text.as_str()).collect();
        assert!(
            whole.starts_with("… før") && whole.ends_with("efter …"),
            "{whole}"
        );
        assert!(whole.chars().count() < 300);
        assert_eq!(excerpt(&text, &stems("mangler")), None);
        let short = excerpt("Æøå: bekymret", &stems("bekymret")).expect("it does");
        assert_eq!(short.len(), 2);
    }

    #[test]
    fn letters_beyond_ascii_never_split_a_word() {
        assert_eq!(spans("Ærø—på").len(), 2);
    }
}
