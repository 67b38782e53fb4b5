//! How easily a text is read: the readability index lix (Björnsson, *Läsbarhet*, 1968), words per
//! sentence plus the share of words of more than six letters, in per cent.

/// Texts for children lie below this, by the scale of the index (below 25 very easy, to 34 easy,
/// to 44 middling). That a twelve-year-old reads what lies below it is our reading of the scale.
pub const EASY_BELOW: u32 = 35;

/// A text of fewer words says too little about how it is written.
const FEWEST: usize = 20;

/// The index of some texts together; `None` where they are too short to tell.
pub fn lix<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<u32> {
    let (mut words, mut long, mut sentences) = (0_usize, 0_usize, 0_usize);
    for text in texts {
        for line in text.split(['.', '!', '?', ':', '\n']) {
            let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).count();
            let lengths = line.split_whitespace().map(letters).filter(|n| *n > 0);
            let before = words;
            for length in lengths {
                words += 1;
                long += usize::from(length > 6);
            }
            sentences += usize::from(words > before);
        }
    }
    if words < FEWEST {
        return None;
    }
    let whole = words.div_ceil(sentences.max(1)) + (100 * long).div_ceil(words);
    u32::try_from(whole).ok()
}

#[cfg(test)]
mod tests {
    use super::{EASY_BELOW, lix};

    #[test]
    fn short_sentences_of_short_words_are_easy() {
        let easy = "Du bor hos din mor. Du går i skole. Du er glad for din lærer. Du vil gerne \
                    sove mere. Vi vil lave en plan for det.";
        assert!(lix([easy]).unwrap() < EASY_BELOW);
        let hard = "Forældremyndighedsindehaveren inddrages løbende i tilrettelæggelsen af den \
                    støttende indsats under hensyntagen til barnets udviklingsmæssige \
                    forudsætninger og familiens samlede ressourcer og netværksmæssige støtte.";
        assert!(lix([hard]).unwrap() > 60);
    }

    #[test]
    fn it_is_counted_as_by_hand() {
        // Twenty words in two sentences, five of them long: 10 + 25.
        let by_hand = "a b c d e f g længere længere længere. \
                       h i j k l m n o længere længere.";
        assert_eq!(lix([by_hand]), Some(35));
        let (one, other) = by_hand.split_once(". ").unwrap();
        assert_eq!(lix([one, other]), Some(35), "texts do not run together");
        assert_eq!(lix(["For kort."]), None);
    }
}
