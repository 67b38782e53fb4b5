//! What a password must be: long, and not what everybody tries first.

/// The fewest characters.
pub const SHORTEST: usize = 12;
/// The most characters; a whole sentence has room.
pub const LONGEST: usize = 256;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`] characters.
    Long,
    /// It holds the user name.
    OwnName,
    /// It is a common word with something around it, a row of keys or a repetition.
    Common,
}

/// Words that guessers try first, with digits and signs around them or repeated; those of
/// twelve characters come from published lists, the Danish ones from the same habit.
const COMMON: &[&str] = &[
    "password",
    "passwort",
    "passw0rd",
    "pass",
    "adgangskode",
    "kodeord",
    "kode",
    "login",
    "logind",
    "velkommen",
    "velkommentil",
    "welcome",
    "hejmeddig",
    "hemmelig",
    "hemmelighed",
    "secret",
    "sommer",
    "vinter",
    "foraar",
    "forår",
    "efteraar",
    "efterår",
    "summer",
    "winter",
    "spring",
    "autumn",
    "januar",
    "februar",
    "marts",
    "april",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
    "mandag",
    "fredag",
    "danmark",
    "denmark",
    "kobenhavn",
    "københavn",
    "aarhus",
    "århus",
    "odense",
    "aalborg",
    "ålborg",
    "kommune",
    "kommunen",
    "raadhus",
    "rådhus",
    "bornogunge",
    "børnogunge",
    "familieafdelingen",
    "administrator",
    "admin",
    "changeme",
    "letmein",
    "iloveyou",
    "jegelskerdig",
    "elskerdig",
    "football",
    "fodbold",
    "princess",
    "superman",
    "batman",
    "dragon",
    "monkey",
    "sunshine",
    "liverpool",
    "test",
    "testtest",
    "correcthorsebatterystaple",
    "trustno",
    "rødtråd",
    "roedtraad",
    "traad",
];

/// Rows of keys; any part of one, forwards or backwards, is no secret.
const ROWS: &[&str] = &[
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyzæøå",
    "qwertyuiopåasdfghjklæøzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
];

/// What speaks against a password for somebody of this user name, if anything does.
pub fn judge(password: &str, user_name: &str) -> Result<(), Weakness> {
    let count = password.chars().count();
    if count < SHORTEST {
        return Err(Weakness::Short);
    }
    if count > LONGEST {
        return Err(Weakness::Long);
    }
    let plain = password.to_lowercase();
    let local = user_name.split('@').next().unwrap_or(user_name);
    if local.chars().count() >= 3 && plain.contains(local) {
        return Err(Weakness::OwnName);
    }
    if is_common(&plain) {
        return Err(Weakness::Common);
    }
    Ok(())
}

fn is_common(plain: &str) -> bool {
    let letters: String = plain.chars().filter(|c| c.is_alphabetic()).collect();
    let tight: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
    let unit = shortest_repeated(&letters);
    COMMON.contains(&letters.as_str())
        || COMMON.contains(&unit)
        || COMMON.contains(&plain)
        || shortest_repeated(plain).chars().count() <= 4
        || is_row(&tight)
}

/// The shortest text that, repeated, gives this one: "abab" → "ab".
fn shortest_repeated(text: &str) -> &str {
    let ends = text.char_indices().map(|(at, _)| at).skip(1);
    for end in ends {
        if text.len().is_multiple_of(end) && text[..end].repeat(text.len() / end) == text {
            return &text[..end];
        }
    }
    text
}

/// Whether the whole is at most two runs along rows of keys: "1234567890qwerty".
fn is_row(text: &str) -> bool {
    let mut rest = text;
    for _ in 0..2 {
        if rest.is_empty() {
            break;
        }
        rest = &rest[longest_run(rest)..];
    }
    rest.is_empty() && !text.is_empty()
}

/// The length in bytes of the longest beginning that lies in a row of keys.
fn longest_run(text: &str) -> usize {
    let backwards = ROWS.iter().map(|row| row.chars().rev().collect::<String>());
    let rows: Vec<String> = ROWS
        .iter()
        .map(|r| (*r).to_owned())
        .chain(backwards)
        .collect();
    let mut best = text.chars().next().map_or(0, char::len_utf8);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if rows.iter().any(|row| row.contains(&text[..end])) {
            best = best.max(end);
        } else {
            break;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_needs_no_digits_and_no_signs() {
        for good in [
            "min bror spiser aldrig rejer",
            "korrekt hest batteri klammer",
            "blå-cykel-over-broen",
            "tvsm-9kqe-h2ya-x7dn",
        ] {
            assert_eq!(judge(good, "anna.holm"), Ok(()), "{good}");
        }
    }

    #[test]
    fn what_is_tried_first_is_refused_with_its_reason() {
        for (bad, why) in [
            ("kort", Weakness::Short),
            ("elleve tegn", Weakness::Short),
            ("Anna.Holm-2026!", Weakness::OwnName),
            ("Sommer2026!!", Weakness::Common),
            ("Adgangskode123", Weakness::Common),
            ("Velkommen 2026", Weakness::Common),
            ("passwordpassword", Weakness::Common),
            ("aaaaaaaaaaaaaa", Weakness::Common),
            ("abc1abc1abc1", Weakness::Common),
            ("123456789012", Weakness::Common),
            ("qwertyuiop1234", Weakness::Common),
            ("lkjhgfdsa098765", Weakness::Common),
        ] {
            assert_eq!(judge(bad, "anna.holm"), Err(why), "{bad}");
        }
        assert_eq!(judge(&"lang ".repeat(60), "x1"), Err(Weakness::Long));
    }

    #[test]
    fn only_the_part_before_the_at_sign_counts_as_the_name() {
        assert_eq!(judge("fjordby er en by", "anna@fjordby.dk"), Ok(()));
        assert_eq!(
            judge("her er annas kode", "anna@fjordby.dk"),
            Err(Weakness::OwnName)
        );
    }
}
