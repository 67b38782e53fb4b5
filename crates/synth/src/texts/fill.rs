//! Templates: choosing one and putting names and pronouns in.

use crate::names;
use crate::people::Card;
use domain::Sex;

/// One of the templates by number.
pub(super) fn pick<'a>(from: &[&'a str], word: u32) -> &'a str {
    from[usize::try_from(word).unwrap_or(0) % from.len()]
}

/// Another number from the same one, for a further choice.
pub(super) fn turn(word: u32, by: u32) -> u32 {
    word.wrapping_mul(0x9E37_79B1).rotate_left(by) ^ by
}

/// Puts the child's name and pronouns, the parents and the places into a template.
///
/// `{n}` name, `{ns}` its genitive, `{han}` `{ham}` `{hans}` pronouns (`{Han}` at the start of a sentence),
/// `{mor}` `{far}` first names, `{skole}` and `{hus}` school and day-care centre.
pub(super) fn fill(template: &str, card: &Card, word: u32) -> String {
    let girl = card.sex == Sex::Female;
    let mut out = String::with_capacity(template.len() + 24);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('}') else {
            break;
        };
        if &rest[open + 1..open + close] == "ns" {
            out.push_str(card.first);
            // Names that end in s, x or z take an apostrophe.
            out.push_str(if card.first.ends_with(['s', 'x', 'z']) {
                "'"
            } else {
                "s"
            });
            rest = &rest[open + close + 1..];
            continue;
        }
        out.push_str(match &rest[open + 1..open + close] {
            "n" => card.first,
            "han" => {
                if girl {
                    "hun"
                } else {
                    "han"
                }
            }
            "Han" => {
                if girl {
                    "Hun"
                } else {
                    "Han"
                }
            }
            "ham" => {
                if girl {
                    "hende"
                } else {
                    "ham"
                }
            }
            "Hans" => {
                if girl {
                    "Hendes"
                } else {
                    "Hans"
                }
            }
            "hans" => {
                if girl {
                    "hendes"
                } else {
                    "hans"
                }
            }
            "mor" => card.mother,
            "far" => card.father,
            "skole" => card.school(),
            "hus" => pick(names::DAY_CARES, turn(word, 7)),
            other => other,
        });
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}
