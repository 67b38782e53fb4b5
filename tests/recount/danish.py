"""Danish time: moments (UTC seconds) and civil days, months, holidays and working days.

Written for the recount from docs/law.md alone; shares nothing with the program.
"""

import calendar
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")
EPOCH = date(1970, 1, 1)


def moment(text):
    """UTC seconds of an instant such as 2024-01-04T11:26:02Z."""
    return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def written(at):
    """The instant as the journal writes it."""
    return datetime.fromtimestamp(at, ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=None)
def day_of(at):
    """The civil day of a moment."""
    return datetime.fromtimestamp(at, ZONE).date()


@lru_cache(maxsize=None)
def start_of(day):
    """The first second of a civil day."""
    return int(datetime.combine(day, time(), ZONE).timestamp())


def end_of(day):
    """The last second of a civil day."""
    return start_of(day + timedelta(days=1)) - 1


def local(text):
    """A civil time without a zone, `2024-05-01T12:00`."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp())


def numbered(number):
    """The day the journal writes as a number of days since 1970-01-01."""
    return EPOCH + timedelta(days=number)


def add_months(day, months):
    """The same day of the month so many months on, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def birthday(birth, age):
    """The day somebody turns an age; born on 29 February: 1 March in common years."""
    if (birth.month, birth.day) == (2, 29) and not calendar.isleap(birth.year + age):
        return date(birth.year + age, 3, 1)
    return birth.replace(year=birth.year + age)


def age_on(birth, day):
    """Whole years of age on a day; negative before birth."""
    years = day.year - birth.year
    return years if birthday(birth, years) <= day else years - 1


def easter_sunday(year):
    """By Gauss's rule with its two exceptions."""
    century = year // 100
    m = (15 + century - century // 4 - (8 * century + 13) // 25) % 30
    n = (4 + century - century // 4) % 7
    d = (19 * (year % 19) + m) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
    offset = d + e
    if offset == 35 or (d == 28 and e == 6 and (11 * m + 11) % 30 < 19):
        offset -= 7
    return date(year, 3, 22) + timedelta(days=offset)


@lru_cache(maxsize=None)
def holidays(year):
    """Days off by law. Store bededag, the fourth Friday after Easter, until 2023."""
    easter = easter_sunday(year)
    after = [-3, -2, 0, 1, 39, 49, 50] + ([26] if year <= 2023 else [])
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    return frozenset(fixed + [easter + timedelta(days=n) for n in after])


def working_days_on(day, count, saturdays=False):
    """The last of so many working days after a day, which is day 0."""
    last_weekday = 5 if saturdays else 4
    while count:
        day += timedelta(days=1)
        if day.weekday() <= last_weekday and day not in holidays(day.year):
            count -= 1
    return day
