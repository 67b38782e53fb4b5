//! How days and moments are written and read.

use std::fmt;
use std::str::FromStr;

use super::{Day, Moment, TimeError};

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, dom) = self.ymd();
        write!(f, "{year:04}-{month:02}-{dom:02}")
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, dom) = Day(i32::try_from(self.0.div_euclid(86_400)).unwrap_or(0)).ymd();
        let second = self.0.rem_euclid(86_400);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(
            f,
            "{year:04}-{month:02}-{dom:02}T{hour:02}:{minute:02}:{second:02}Z"
        )
    }
}

impl FromStr for Day {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Day, TimeError> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && text.is_ascii();
        shaped
            .then(|| {
                Day::from_ymd(
                    digits(&text[..4])?.cast_signed(),
                    digits(&text[5..7])?,
                    digits(&text[8..])?,
                )
            })
            .flatten()
            .ok_or_else(|| TimeError {
                expected: "day (YYYY-MM-DD)",
                text: text.to_owned(),
            })
    }
}

impl FromStr for Moment {
    type Err = TimeError;

    /// Reads RFC 3339, or a local time of Copenhagen without zone: `YYYY-MM-DDTHH:MM[:SS]`.
    fn from_str(text: &str) -> Result<Moment, TimeError> {
        parse_local(text)
            .or_else(|| Some(Moment(text.parse::<jiff::Timestamp>().ok()?.as_second())))
            .ok_or_else(|| TimeError {
                expected: "moment (YYYY-MM-DDTHH:MM or RFC 3339)",
                text: text.to_owned(),
            })
    }
}

fn parse_local(text: &str) -> Option<Moment> {
    if !text.is_ascii() || !matches!(text.len(), 16 | 19) || text.as_bytes()[10] != b'T' {
        return None;
    }
    let day: Day = text[..10].parse().ok()?;
    let colons = text.as_bytes()[13] == b':' && (text.len() == 16 || text.as_bytes()[16] == b':');
    let hour = digits(&text[11..13])?;
    let minute = digits(&text[14..16])?;
    let second = if text.len() == 19 {
        digits(&text[17..19])?
    } else {
        0
    };
    (colons && hour < 24 && minute < 60 && second < 60)
        .then(|| day.at_second(hour * 3600 + minute * 60 + second))
}

fn digits(text: &str) -> Option<u32> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}
