//! One cell to one value: days, moments, numbers, flags, CPR numbers.
//!
//! Reasons repeat what stands in the cell so that it can be found, except CPR numbers.

use domain::Sex;
use domain::cpr::Cpr;
use jiff::civil::DateTime;
use jiff::fmt::strtime::BrokenDownTime;
use law::{Day, Moment};

/// Why a row cannot be taken, and because of which column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CellError {
    pub(super) column: Option<String>,
    pub(super) reason: String,
}

impl CellError {
    pub(super) fn new(column: &str, reason: impl Into<String>) -> Self {
        Self {
            column: Some(column.to_owned()),
            reason: reason.into(),
        }
    }
}

/// A day, or a day with a time of day, in the first format that fits.
pub(super) fn moment(text: &str, formats: &[String]) -> Result<(Day, Option<u32>), String> {
    let parsed = formats.iter().find_map(|f| in_format(text, f));
    let (day, second) = parsed
        .ok_or_else(|| format!("»{text}« is no date in the form {}", formats.join(" or ")))?;
    if crate::jsonl::is_sane(day.start()) {
        Ok((day, second))
    } else {
        Err(format!("»{text}« is not between 1900 and 2100"))
    }
}

fn in_format(text: &str, format: &str) -> Option<(Day, Option<u32>)> {
    let parsed = BrokenDownTime::parse(format, text).ok()?;
    let date = parsed.to_date().ok()?;
    let day = Day::from_ymd(
        i32::from(date.year()),
        u32::try_from(date.month()).ok()?,
        u32::try_from(date.day()).ok()?,
    )?;
    if parsed.hour().is_none() {
        return Some((day, None));
    }
    let time = DateTime::from_parts(date, parsed.to_time().ok()?).time();
    let wall =
        i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second());
    Some((day, u32::try_from(wall).ok()))
}

/// Whether a format for days can be used at all.
pub(super) fn is_format(format: &str) -> bool {
    let sample = jiff::civil::date(2016, 3, 31).at(14, 25, 0, 0);
    jiff::fmt::strtime::format(format, sample)
        .ok()
        .and_then(|text| in_format(&text, format))
        .is_some_and(|(day, _)| Some(day) == Day::from_ymd(2016, 3, 31))
}

/// The moment that a day with or without a time of day means.
pub(super) fn at((day, second): (Day, Option<u32>)) -> Moment {
    second.map_or_else(|| day.start(), |second| day.at_second(second))
}

/// A whole number.
pub(super) fn number(text: &str) -> Result<i64, String> {
    text.parse()
        .map_err(|_| format!("»{text}« is no whole number"))
}

/// Yes or no, in Danish or English.
pub(super) fn flag(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "ja" | "j" | "sand" | "yes" | "y" | "true" | "1" | "x" => Ok(true),
        "nej" | "n" | "falsk" | "no" | "false" | "0" => Ok(false),
        _ => Err(format!("»{text}« is neither yes nor no")),
    }
}

/// A CPR number; the reason never repeats it.
pub(super) fn cpr(text: &str) -> Result<Cpr, String> {
    text.parse::<Cpr>().map_err(|e| e.to_string())
}

/// The sex that a CPR number carries: odd for male.
pub(super) fn cpr_sex(cpr: Cpr) -> Sex {
    let is_odd = cpr.digits().bytes().last().is_some_and(|d| d % 2 == 1);
    if is_odd { Sex::Male } else { Sex::Female }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(f: &[&str]) -> Vec<String> {
        f.iter().map(|f| (*f).to_owned()).collect()
    }

    #[test]
    fn a_date_that_does_not_exist_is_refused() {
        let f = formats(&["%d/%m/%Y"]);
        assert!(moment("29/02/2016", &f).is_ok());
        for text in [
            "29/02/2015",
            "31/04/2016",
            "2016-03-31",
            "01/01/16 ",
            "",
            "01/01/2016x",
        ] {
            assert!(moment(text, &f).is_err(), "{text}");
        }
    }

    #[test]
    fn a_typing_error_in_the_year_is_refused() {
        assert!(moment("31/03/0216", &formats(&["%d/%m/%Y"])).is_err());
    }

    #[test]
    fn the_first_format_that_fits_is_taken() {
        let f = formats(&["%d-%m-%Y %H:%M", "%d-%m-%Y"]);
        let day = Day::from_ymd(2024, 7, 1).unwrap();
        assert_eq!(at(moment("01-07-2024 08:15", &f).unwrap()), day.at(8, 15));
        assert_eq!(at(moment("01-07-2024", &f).unwrap()), day.start());
    }

    #[test]
    fn a_format_must_name_a_whole_day() {
        assert!(is_format("%d.%m.%Y"));
        assert!(is_format("%d-%m-%Y %H:%M"));
        assert!(!is_format("%m.%Y"));
        assert!(!is_format("dd-mm-yyyy"));
    }

    #[test]
    fn the_last_digit_of_a_cpr_number_gives_the_sex() {
        assert_eq!(cpr_sex("711115-5678".parse().unwrap()), Sex::Female);
        assert_eq!(cpr_sex("711115-5679".parse().unwrap()), Sex::Male);
    }

    #[test]
    fn a_bad_cpr_number_is_not_repeated() {
        assert!(!cpr("3113991234").unwrap_err().contains("3113"));
    }
}
