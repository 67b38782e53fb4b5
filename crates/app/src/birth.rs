//! Days of birth as they are typed: none after which nothing more could be recorded in the file.

use crate::{Problem, TypedCpr};
use domain::Day;

/// A day as somebody of the house typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedDay {
    /// The day.
    pub day: Day,
    /// The field it was typed in.
    pub field: &'static str,
}

/// A child is expected at most so many days after today, and was due at most so many before it.
const EXPECTED: std::ops::RangeInclusive<i32> = -30..=300;

/// The day of birth that a number and a day say together.
///
/// # Errors
/// If they say two different days, or one that is still to come.
pub(crate) fn birth(
    cpr: Option<TypedCpr>,
    typed: Option<TypedDay>,
    today: Day,
) -> Result<Option<Day>, Problem> {
    let of_number = cpr.map(|cpr| TypedDay {
        day: cpr.number.birth_on(),
        field: cpr.field,
    });
    for said in [of_number, typed].into_iter().flatten() {
        if said.day > today {
            return Err(Problem::new(said.field, "refused-birth-to-come"));
        }
    }
    match (of_number, typed) {
        (Some(number), Some(typed)) if number.day != typed.day => {
            Err(Problem::new(typed.field, "refused-birth-of-number"))
        }
        (number, typed) => Ok(number.or(typed).map(|said| said.day)),
    }
}

/// The day a child is expected.
///
/// # Errors
/// If no child is expected so early or so late.
pub(crate) fn due(typed: TypedDay, today: Day) -> Result<Day, Problem> {
    if EXPECTED.contains(&(typed.day.0 - today.0)) {
        Ok(typed.day)
    } else {
        Err(Problem::new(typed.field, "refused-due"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_000);

    fn typed(day: i32) -> TypedDay {
        TypedDay {
            day: Day(day),
            field: "child_birth",
        }
    }

    fn number(text: &str) -> TypedCpr {
        TypedCpr {
            number: text.parse().expect("a number"),
            field: "child_cpr",
            is_same: false,
        }
    }

    #[test]
    fn a_birthday_is_not_to_come() {
        assert_eq!(birth(None, Some(typed(20_000)), TODAY), Ok(Some(TODAY)));
        let refused = birth(None, Some(typed(20_001)), TODAY).expect_err("tomorrow");
        assert_eq!(
            (refused.field, refused.message),
            ("child_birth", "refused-birth-to-come")
        );
        assert_eq!(birth(None, None, TODAY), Ok(None));
    }

    #[test]
    fn a_number_and_a_day_say_the_same() {
        let cpr = number("610117-5555");
        let day = cpr.number.birth_on();
        assert_eq!(birth(Some(cpr), None, TODAY), Ok(Some(day)));
        assert_eq!(birth(Some(cpr), Some(typed(day.0)), TODAY), Ok(Some(day)));
        let refused = birth(Some(cpr), Some(typed(day.0 + 1)), TODAY).expect_err("another day");
        assert_eq!(
            (refused.field, refused.message),
            ("child_birth", "refused-birth-of-number")
        );
    }

    #[test]
    fn a_child_is_expected_within_a_pregnancy() {
        for (day, is_possible) in [
            (-31, false),
            (-30, true),
            (0, true),
            (300, true),
            (301, false),
        ] {
            assert_eq!(
                due(typed(20_000 + day), TODAY).is_ok(),
                is_possible,
                "{day}"
            );
        }
    }
}
