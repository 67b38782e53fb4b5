//! Headings lead step by step: a reader that jumps from one to the next never misses a level
//! (the rule `heading-order` of axe), on whatever page a test is shown.

/// Fails where a heading stands more than one level below the one before.
pub fn hold(page: &str) {
    let mut before = None;
    for part in page.split("<h").skip(1) {
        let mut letters = part.bytes();
        let (Some(level @ b'1'..=b'6'), Some(b' ' | b'>')) = (letters.next(), letters.next())
        else {
            continue;
        };
        let words: String = part.chars().take(80).collect();
        if let Some(before) = before {
            assert!(
                level <= before + 1,
                "h{} after h{}: <h{words}",
                level - b'0',
                before - b'0'
            );
        }
        before = Some(level);
    }
}
