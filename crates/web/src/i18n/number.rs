//! Numbers as people write them: decimal comma in Danish, shares always with their
//! numerator and denominator, small counts hidden.

use super::Lang;

/// Keeps a number and its unit on the same line.
const NBSP: char = '\u{a0}';

impl Lang {
    /// A whole number with thousands marked: "12.345" or "12,345".
    pub fn int(self, value: i64) -> String {
        let digits = value.unsigned_abs().to_string();
        let mark = match self {
            Lang::Da => '.',
            Lang::En => ',',
        };
        let mut out = String::from(if value < 0 { "−" } else { "" });
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(digit);
        }
        out
    }

    /// A number with a fixed count of decimals: "1.234,5" or "1,234.5".
    pub fn number(self, value: f64, decimals: usize) -> String {
        let text = format!("{:.decimals$}", value.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let mut out = self.int(whole.parse().unwrap_or(i64::MAX));
        if !fraction.is_empty() {
            out.push(match self {
                Lang::Da => ',',
                Lang::En => '.',
            });
            out.push_str(fraction);
        }
        let is_zero = text.bytes().all(|b| b == b'0' || b == b'.');
        if value < 0.0 && !is_zero {
            out.insert(0, '−');
        }
        out
    }

    /// A fraction as whole per cent: 0.25 is "25 %" or "25%".
    pub fn percent(self, fraction: f64) -> String {
        let number = self.number(fraction * 100.0, 0);
        match self {
            Lang::Da => format!("{number}{NBSP}%"),
            Lang::En => format!("{number}%"),
        }
    }

    /// A share with what it counts: "12 af 48 (25 %)"; never a bare percentage.
    pub fn share(self, numerator: u32, denominator: u32) -> String {
        let (n, d) = (self.int(numerator.into()), self.int(denominator.into()));
        if denominator == 0 {
            return self.t("share-of-none");
        }
        let percent = self.percent(f64::from(numerator) / f64::from(denominator));
        self.t_args(
            "share",
            &[
                ("n", n.into()),
                ("d", d.into()),
                ("percent", percent.into()),
            ],
        )
    }

    /// A count for someone who may not see persons; `None` is a hidden small cell.
    pub fn count(self, count: Option<u32>) -> String {
        count.map_or_else(|| self.t("under-five"), |n| self.int(n.into()))
    }

    /// A number with its unit: the words of the key follow the number as it is rounded, and
    /// show `text`, which is how it is written.
    pub fn with_unit(self, key: &str, value: f64, decimals: usize, text: String) -> String {
        let n: f64 = format!("{value:.decimals$}").parse().unwrap_or(value);
        self.t_args(key, &[("n", n.into()), ("text", text.into())])
    }

    /// A length of time in days: "1 dag", "12 dage".
    pub fn days(self, days: i64) -> String {
        self.t_args(
            "days",
            &[("n", days.into()), ("text", self.int(days).into())],
        )
    }

    /// A length of time in hours and minutes, shortened: "5 t 30 min", "45 min".
    pub fn hours(self, minutes: i64) -> String {
        let (h, m) = (minutes / 60, minutes % 60);
        match (h, m) {
            (0, m) => format!("{m}{NBSP}min"),
            (h, 0) => format!("{h}{NBSP}{}", self.t("hour-short")),
            (h, m) => format!("{h}{NBSP}{} {m}{NBSP}min", self.t("hour-short")),
        }
    }
}
