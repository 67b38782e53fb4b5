//! What was typed into a form, as it came.

use app::{Problem, TypedDay};
use domain::{Day, Moment};
use std::str::FromStr;

/// Years in which something can have happened to a child, or be planned.
const YEARS: std::ops::Range<i32> = 1900..2100;

/// Names and values in the order sent; a name may occur several times.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed(Vec<(String, String)>);

impl From<Vec<(String, String)>> for Typed {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

impl Typed {
    /// The first value of a name, trimmed; empty if there is none.
    pub fn one(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// The first value of a name, spaces and all: for passwords.
    pub fn raw(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    /// All values of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.trim())
    }

    /// Sets a value that stands in the form when it opens.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// The same with one value in place of what stood under its name.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.retain(|(key, _)| key != name);
        self.set(name, value);
        self
    }

    /// Whether a single yes was ticked.
    pub fn flag(&self, name: &str) -> bool {
        self.one(name) == "1"
    }

    /// A number, if one was typed.
    pub fn number<N: FromStr>(&self, name: &str) -> Option<N> {
        self.one(name).parse().ok()
    }

    /// A value of a list, or the problem that none was chosen.
    pub fn choice<C: FromStr>(&self, name: &'static str) -> Result<C, Problem> {
        self.one(name)
            .parse()
            .map_err(|_| Problem::new(name, "refused-choose"))
    }

    /// Whole kroner, if anything was typed: points stand between thousands and nowhere else, and
    /// øre are none of it.
    pub fn kroner(&self, name: &'static str) -> Result<Option<u32>, Problem> {
        let typed: String = self.one(name).split_whitespace().collect();
        if typed.is_empty() {
            return Ok(None);
        }
        let whole = whole(&typed).and_then(|digits| digits.parse().ok());
        whole.map(Some).ok_or(Problem::new(name, "refused-price"))
    }

    /// A day, or the problem that it is none: a year of two digits is sent as one of the first
    /// century.
    pub fn day(&self, name: &'static str) -> Result<Day, Problem> {
        let day: Option<Day> = self.one(name).parse().ok();
        day.filter(|day| YEARS.contains(&day.year()))
            .ok_or(Problem::new(name, "refused-date"))
    }

    /// The same where nothing need be typed, with the field it stands in.
    pub fn maybe_day(&self, name: &'static str) -> Result<Option<TypedDay>, Problem> {
        if self.one(name).is_empty() {
            return Ok(None);
        }
        let day = self.day(name)?;
        Ok(Some(TypedDay { day, field: name }))
    }
}

/// The digits of a number that is written plainly or in groups of thousands.
fn whole(typed: &str) -> Option<String> {
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (first, rest) = typed.split_once('.').unwrap_or((typed, ""));
    let mut groups = rest.split('.').filter(|_| typed.contains('.'));
    let is_grouped = groups.all(|group| group.len() == 3 && are_digits(group));
    let fits = are_digits(first) && is_grouped && (rest.is_empty() || first.len() <= 3);
    fits.then(|| typed.replace('.', ""))
}

/// What was made of what was typed; what is wrong with it goes among the problems.
pub(crate) fn kept<T>(made: Result<T, Problem>, problems: &mut Vec<Problem>) -> Option<T> {
    made.map_err(|problem| problems.push(problem)).ok()
}

/// The moment of a date and a time field `NAME` and `NAME_time`: "13:05" as a browser sends it
/// and "13.05" as it is written here.
pub(crate) fn moment_of(typed: &Typed, name: &'static str) -> Result<Moment, Problem> {
    let day = typed.day(name)?;
    let time = typed.one(&format!("{name}_time"));
    let (hour, minute) = time.split_once([':', '.']).unwrap_or((time, "0"));
    let parts = (
        hour.parse::<u32>(),
        minute.get(..2).unwrap_or(minute).parse::<u32>(),
    );
    match parts {
        (Ok(hour @ 0..24), Ok(minute @ 0..60)) => Ok(day.at(hour, minute)),
        _ => Err(Problem::new(name, "refused-time")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_browsers_send_it_and_as_danes_write_it() {
        let at = |time: &str| {
            let pairs = [("at", "2026-11-23"), ("at_time", time)];
            let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
            moment_of(&Typed::from(pairs.to_vec()), "at").ok()
        };
        let day: Day = "2026-11-23".parse().unwrap();
        for time in ["13:05", "13.05", "13:05:00"] {
            assert_eq!(at(time), Some(day.at(13, 5)), "{time}");
        }
        assert_eq!(at("9"), Some(day.at(9, 0)));
        for time in ["24.00", "13.60", "1305", "", "kl. 13"] {
            assert_eq!(at(time), None, "{time}");
        }
    }

    #[test]
    fn kroner_are_whole_and_points_stand_between_thousands() {
        let read = |words: &str| {
            let mut typed = Typed::default();
            typed.set("price", words);
            typed.kroner("price")
        };
        for (words, kroner) in [
            ("1250", 1250),
            ("1.250", 1250),
            ("12.500", 12_500),
            ("1 250 000", 1_250_000),
            ("1.250.000", 1_250_000),
            ("0", 0),
        ] {
            assert_eq!(read(words), Ok(Some(kroner)), "{words}");
        }
        assert_eq!(read(" "), Ok(None));
        for words in [
            "1250.50", "1250,50", "1.25", "1250.500", "1.", ".500", "1..250", "-1", "dyrt",
        ] {
            assert!(read(words).is_err(), "{words}");
        }
    }
}
