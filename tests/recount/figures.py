"""Figures from cards: numerator, denominator, value, and the rows they are made of."""

from dataclasses import dataclass
from statistics import median

import kinds
from danish import add_months


@dataclass(frozen=True)
class Figure:
    """What a card comes to."""

    numerator: float
    denominator: float | None
    value: float | None
    rows: tuple


COUNTS = {"duty_overdue", "stock", "flow"}
DURATIONS = {"duration", "assessment_duration"}
PER_THOUSAND = {"flow_per1000", "stock_per1000"}


def figure(world, card, window):
    """A card over a period; of an instant, at its end."""
    calculation = card["calculation"]
    kind = calculation["kind"]
    rows = tuple(getattr(kinds, kind)(world, calculation, window))
    counted = sum(row.counted for row in rows)
    values = [row.value for row in rows if row.value is not None]
    if kind == "cases_per_worker":
        return ratio(len(rows), len({row.worker for row in rows}), rows)
    if kind == "workers_per_child" and "at_least" not in calculation:
        return ratio(sum(values), len(rows), rows)
    if kind in DURATIONS:
        assert calculation["statistic"] == "median"
        return Figure(sum(values), len(rows), median(values) if rows else None, rows)
    if kind in PER_THOUSAND:
        ages = calculation["ages"]
        people = world.population(window.first.year, ages["from"], ages["to"])
        below = people * part_of_a_year(window) if card["over"] == "period" else people
        return Figure(counted, below, counted / below * 1000 if below else None, rows)
    if kind in COUNTS:
        return Figure(counted, None, counted, rows)
    return ratio(counted, len(rows), rows)


def ratio(above, below, rows):
    """Nothing to divide by gives no value."""
    return Figure(above, below, above / below if below else None, rows)


def part_of_a_year(window):
    """Days of the window out of those of the twelve months that begin with it."""
    return window.days / (add_months(window.first, 12) - window.first).days
