//! The extract as comma-separated values: the same columns and words as the page, and on the last
//! lines what was left out and how far back the log reaches.

use super::access_words;
use crate::i18n::Lang;
use crate::pages::words;
use app::extract::Extract;
use app::ruleset::Ruleset;
use std::fmt::Write;

/// The file; it begins with the mark by which spreadsheets know the letters.
pub(super) fn write(lang: Lang, extract: &Extract, ruleset: &Ruleset) -> String {
    let heads = ["when", "who", "what", "case", "outcome"]
        .map(|column| lang.t(&format!("access-{column}")));
    let mut out = String::from('\u{feff}');
    line(&mut out, &heads);
    for row in &extract.rows {
        line(&mut out, &access_words(lang, extract, ruleset, row));
    }
    if !extract.elsewhere.is_empty() {
        line(&mut out, &[lang.t("extract-explain-elsewhere")]);
    }
    if let Some(day) = extract.since {
        let day = words::date(lang, day);
        line(
            &mut out,
            &[lang.t_args("extract-since-line", &[("day", day.into())])],
        );
    }
    out
}

fn line(out: &mut String, cells: &[String]) {
    let quoted: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    let _ = write!(out, "{}\r\n", quoted.join(";"));
}

/// A cell in quotes. A spreadsheet takes what begins like a formula for one; a space before
/// it keeps it text.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        " "
    } else {
        ""
    };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_holds_quotes_and_is_never_a_formula() {
        assert_eq!(quoted("a \"b\";c"), "\"a \"\"b\"\";c\"");
        for begins in ["=", "+", "-", "@", "\t", "\r"] {
            assert_eq!(quoted(&format!("{begins}1+1")), format!("\" {begins}1+1\""));
        }
    }
}
