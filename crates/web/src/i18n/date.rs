//! Civil dates as day numbers (days since 1970-01-01) and how they are written in
//! each language. Days only: what a moment is in Copenhagen is settled elsewhere.

use super::Lang;

/// A civil date in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// The year, for example 2026.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month, 1 to 31.
    pub day: u32,
}

/// The civil date of a day number (algorithm: Howard Hinnant, `civil_from_days`).
pub fn civil(day: i32) -> Civil {
    let z = i64::from(day) + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    Civil {
        year: i32::try_from(year).unwrap_or(i32::MAX),
        month: u32::try_from(month).unwrap_or(1),
        day: u32::try_from(doy - (153 * mp + 2) / 5 + 1).unwrap_or(1),
    }
}

/// The day number of a civil date (algorithm: Howard Hinnant, `days_from_civil`).
pub fn day_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let y = i64::from(year) - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let mp = (i64::from(month) + 9) % 12;
    let doy = (153 * mp + 2) / 5 + i64::from(day) - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    i32::try_from(era * 146_097 + doe - 719_468).unwrap_or(i32::MAX)
}

/// The day of the week, 1 = Monday to 7 = Sunday.
pub fn weekday(day: i32) -> u32 {
    u32::try_from((day + 3).rem_euclid(7)).unwrap_or(0) + 1
}

/// The value of a date field: `2026-11-23`.
pub fn iso_date(day: i32) -> String {
    let c = civil(day);
    format!("{:04}-{:02}-{:02}", c.year, c.month, c.day)
}

/// Reads `2026-11-23` back to a day number; `None` unless it is a real date.
pub fn parse_iso_date(text: &str) -> Option<i32> {
    let mut parts = text.trim().splitn(3, '-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month: u32 = parts.next()?.parse().ok()?;
    let day: u32 = parts.next()?.parse().ok()?;
    if !(1800..=2200).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let number = day_from_civil(year, month, day);
    (civil(number) == Civil { year, month, day }).then_some(number)
}

impl Lang {
    /// A short date for tables: "23.11.2026" or "23 Nov 2026".
    pub fn date(self, day: i32) -> String {
        let c = civil(day);
        match self {
            Lang::Da => format!("{:02}.{:02}.{}", c.day, c.month, c.year),
            Lang::En => format!("{} {} {}", c.day, self.month_name(c.month), c.year),
        }
    }

    /// A date with its weekday: "man. 23. nov. 2026" or "Mon 23 Nov 2026".
    pub fn date_long(self, day: i32) -> String {
        let c = civil(day);
        let weekday = self.weekday_name(weekday(day));
        let month = self.month_name(c.month);
        match self {
            Lang::Da => format!("{weekday} {}. {month} {}", c.day, c.year),
            Lang::En => format!("{weekday} {} {month} {}", c.day, c.year),
        }
    }

    /// A date as a letter writes it: "23. november 2026".
    pub fn date_written(self, day: i32) -> String {
        let c = civil(day);
        let month = self.t(&format!("month-full-{}", c.month));
        match self {
            Lang::Da => format!("{}. {month} {}", c.day, c.year),
            Lang::En => format!("{} {month} {}", c.day, c.year),
        }
    }

    /// A date in full for headings: "mandag 23. november 2026".
    pub fn date_full(self, day: i32) -> String {
        let c = civil(day);
        let weekday = self.t(&format!("weekday-full-{}", weekday(day)));
        let month = self.t(&format!("month-full-{}", c.month));
        match self {
            Lang::Da => format!("{weekday} {}. {month} {}", c.day, c.year),
            Lang::En => format!("{weekday} {} {month} {}", c.day, c.year),
        }
    }

    /// Days one after the other, as one says them in a letter: "3. maj, 7. maj og 1. juni 2024".
    /// A year that they share stands once.
    pub fn days_said(self, days: &[i32]) -> String {
        let year_of = |day: &i32| civil(*day).year;
        let is_last_of_year = |i: usize| {
            let next = days.get(i + 1).map(year_of);
            next != days.get(i).map(year_of)
        };
        let said: Vec<String> = days
            .iter()
            .enumerate()
            .map(|(i, day)| self.day_said(*day, is_last_of_year(i)))
            .collect();
        match said.split_last() {
            Some((last, before)) if !before.is_empty() => {
                format!("{} {} {last}", before.join(", "), self.t("and"))
            }
            _ => said.concat(),
        }
    }

    fn day_said(self, day: i32, with_year: bool) -> String {
        let c = civil(day);
        let month = self.t(&format!("month-full-{}", c.month));
        let said = match self {
            Lang::Da => format!("{}. {month}", c.day),
            Lang::En => format!("{} {month}", c.day),
        };
        if with_year {
            format!("{said} {}", c.year)
        } else {
            said
        }
    }

    /// A day without its year, for strips and axes: "23. nov." or "23 Nov".
    pub fn date_in_year(self, day: i32) -> String {
        let c = civil(day);
        match self {
            Lang::Da => format!("{}. {}", c.day, self.month_name(c.month)),
            Lang::En => format!("{} {}", c.day, self.month_name(c.month)),
        }
    }

    /// A month and its year: "nov. 2026" or "Nov 2026".
    pub fn month_year(self, year: i32, month: u32) -> String {
        format!("{} {year}", self.month_name(month))
    }

    /// The short name of a month, 1 to 12: "nov." or "Nov".
    pub fn month_name(self, month: u32) -> String {
        self.t(&format!("month-{month}"))
    }

    /// The short name of a weekday, 1 = Monday: "man." or "Mon".
    pub fn weekday_name(self, weekday: u32) -> String {
        self.t(&format!("weekday-{weekday}"))
    }

    /// A time of day from minutes after midnight: "13.05" or "13:05".
    pub fn clock(self, minute: u32) -> String {
        let (hour, minute) = (minute / 60 % 24, minute % 60);
        match self {
            Lang::Da => format!("{hour:02}.{minute:02}"),
            Lang::En => format!("{hour:02}:{minute:02}"),
        }
    }

    /// A date with its time of day: "man. 23. nov. 2026 kl. 13.05".
    pub fn moment(self, day: i32, minute: u32) -> String {
        let date = self.date_long(day);
        let clock = self.clock(minute);
        self.t_args("moment", &[("date", date.into()), ("clock", clock.into())])
    }
}
