"""Figures from cards: each kind of calculation as rows (person, counted, value).

Written from docs/indicators.md and the cards; shares nothing with the program's kernel.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from danish import add_months, age_on, day_of, end_of, numbered, start_of
from duties import Child, duties
from rules import act

MONTH = 30.4375


@dataclass(frozen=True)
class Window:
    """A period, its first and last day."""

    first: date
    last: date

    @classmethod
    def of(cls, period):
        """2025, 2025Q3 or 2025-03."""
        year = int(period[:4])
        if "Q" in period:
            first, months = date(year, 3 * int(period[-1]) - 2, 1), 3
        elif "-" in period:
            first, months = date(year, int(period[-2:]), 1), 1
        else:
            first, months = date(year, 1, 1), 12
        return cls(first, add_months(first, months) - timedelta(days=1))

    def through(self, day):
        """A period that still runs ends on the last day that is judged."""
        return Window(self.first, min(self.last, day))

    @property
    def begins(self):
        return start_of(self.first)

    @property
    def ends(self):
        return end_of(self.last)

    def holds(self, at):
        return self.begins <= at <= self.ends


@dataclass
class Measure:
    """A measure with its places and consent over time."""

    id: str
    start: int
    paragraph: str
    places: list
    consents: list
    end: int | None = None

    def runs(self, at):
        return self.start <= at and (self.end is None or at < self.end)


@dataclass(frozen=True)
class Row:
    """One counted unit."""

    person: str
    counted: bool = True
    value: float | None = None


@dataclass(frozen=True)
class Figure:
    """What a card comes to."""

    numerator: float
    denominator: float | None
    value: float | None
    rows: tuple


class World:
    """What is counted over: the cases of everybody, as known."""

    def __init__(self, journal, law, ladder):
        self.journal, self.law, self.ladder = journal, law, ladder
        self.births = {person: journal.birth(person) for person in journal.people}
        self.measures = {p: list(measures(facts)) for p, facts in journal.people.items()}
        self.made = {}
        self.children = {
            person: Child(law, [act(fact, ladder) for fact in facts], *self.births[person])
            for person, facts in journal.people.items()
        }

    def duties(self, rules, layer):
        """(person, duty) of the rules, or of all rules of the layer."""
        for rule in self.law.rules.values():
            if rule.layer != layer or (rules and rule.id not in rules):
                continue
            if rule.id not in self.made:
                self.made[rule.id] = [
                    (person, duty) for person, child in self.children.items()
                    for duty in duties(rule, child)
                ]
            yield from self.made[rule.id]

    def standing(self, measure, at):
        """Where a measure stands on the ladder at a moment, by its place then."""
        place = [place for since, place in measure.places if since <= at][-1]
        return self.ladder.of(measure.paragraph, day_of(measure.start), place)

    def running(self, person, at):
        """(measure, standing) of those that run."""
        for measure in self.measures[person]:
            if measure.runs(at):
                standing = self.standing(measure, at)
                if standing:
                    yield measure, standing

    def step(self, person, at):
        """The highest step at a moment, 0 without a measure."""
        return max((standing.step for _, standing in self.running(person, at)), default=0)

    def age(self, person, day):
        birth, _ = self.births[person]
        return None if birth is None else age_on(birth, day)

    def population(self, year, low, high):
        """Inhabitants of an age span in the latest year recorded that is not later."""
        counts = {}
        for fact in self.journal.office:
            if fact.kind == "population_recorded":
                data = fact.data
                counts[data["year"], data["age_from"], data["age_to"]] = data["count"]
        years = [known for known, _, _ in counts if known <= year]
        return sum(
            count for (known, youngest, oldest), count in counts.items()
            if known == max(years) and low <= youngest and oldest <= high
        ) if years else 0


def measures(facts):
    """Measures of one person from the facts in order."""
    found = {}
    for fact in facts:
        data = fact.data
        if fact.kind == "measure_started":
            found[data["measure"]] = Measure(
                data["measure"], fact.at, data["paragraph"],
                [(fact.at, data.get("place"))], [(fact.at, data["consent"])],
            )
        measure = found.get(data.get("measure"))
        if measure is None:
            continue
        if fact.kind == "measure_place_changed":
            measure.places.append((fact.at, data["place"]))
        elif fact.kind == "measure_consent_changed":
            measure.consents.append((fact.at, data["consent"]))
        elif fact.kind == "measure_ended" and measure.end is None:
            measure.end = fact.at
    return found.values()


def duty_on_time(world, card, window):
    for person, duty in world.duties(card["rules"], card["layer"]):
        if duty.due is None or not window.holds(duty.due):
            continue
        if duty.void is not None and duty.void <= duty.due:
            continue
        yield Row(person, duty.met_at is not None and duty.met_at <= duty.due)


def duty_recorded_late(world, card, window):
    for person, duty in world.duties(card["rules"], card["layer"]):
        if duty.due is None or not window.holds(duty.due):
            continue
        if duty.met_at is not None and duty.met_at <= duty.due:
            yield Row(person, duty.met.known > duty.due)


def duty_overdue(world, card, window):
    for person, duty in world.duties(card["rules"], card["layer"]):
        if duty.status(window.ends) == "late":
            yield Row(person, True, (window.last - day_of(duty.due)).days)


def selects(selection, standing, step, place=None):
    """Whether a running measure is of a selection of steps and placements."""
    if "steps" in selection and standing.step not in selection["steps"]:
        return False
    if "placement" in selection and standing.placement != selection["placement"]:
        return False
    if "places" in selection and place not in selection["places"]:
        return False
    return not selection.get("highest") or standing.step == step


def stock(world, card, window):
    assert card["counted"] == "children"
    for person in world.measures:
        step = world.step(person, window.ends)
        if any(selects(card["of"], s, step) for _, s in world.running(person, window.ends)):
            yield Row(person)


def movement(world, card, window):
    for person in world.measures:
        before = world.step(person, window.begins - 1)
        after = world.step(person, window.ends)
        if before in card["from_steps"]:
            yield Row(person, after > before if card["change"] == "up" else after < before)


def duration(world, card, window):
    for person, known in world.measures.items():
        for measure in known:
            if card["state"] == "running":
                counted, last, at = measure.runs(window.ends), window.last, window.ends
            else:
                counted = measure.end is not None and window.holds(measure.end)
                last, at = measure.end and day_of(measure.end), (measure.end or 0) - 1
            if not counted:
                continue
            standing = world.standing(measure, max(at, measure.start))
            if standing and selects(card["of"], standing, standing.step):
                days = (last - day_of(measure.start)).days
                yield Row(person, True, days / MONTH if card["time"] == "months" else days)


def assessment_duration(world, card, window):
    for person, facts in world.journal.people.items():
        opened = {f.data["assessment"]: f for f in facts if f.kind == "assessment_opened"}
        for fact in facts:
            if fact.kind == "assessment_completed" and window.holds(fact.at):
                start = opened.get(fact.data["assessment"])
                if start:
                    aware = numbered(start.data["aware_on"])
                    yield Row(person, True, (day_of(fact.at) - aware).days)


def consent(world, card, window):
    assert card["state"] == "running"
    for person in world.measures:
        for measure, standing in world.running(person, window.ends):
            if standing.placement:
                yield Row(person, [yes for at, yes in measure.consents if at <= window.ends][-1])


def flow_per1000(world, card, window):
    assert card["what"] == "assessments_opened"
    for person, facts in world.journal.people.items():
        for fact in facts:
            if fact.kind != "assessment_opened" or not window.holds(fact.at):
                continue
            age = world.age(person, day_of(fact.at))
            if age is None or age <= card["ages"]["to"]:
                yield Row(person)


def renotified(world, card, window):
    for person, facts in world.journal.people.items():
        received = [
            f for f in facts
            if f.kind == "enquiry_received" and f.data["enquiry"] == "notification"
        ]
        for index, fact in enumerate(received):
            if window.holds(fact.at):
                since = start_of(add_months(day_of(fact.at), -card["months"]))
                yield Row(person, any(since <= earlier.at for earlier in received[:index]))


def workers_per_child(world, card, window):
    since = start_of(add_months(window.last, -card["months"]) + timedelta(days=1))
    for person, facts in world.journal.people.items():
        open_now = False
        spans = []
        for fact in facts:
            if fact.at > window.ends:
                break
            if fact.kind in ("case_opened", "case_reopened"):
                open_now = True
            elif fact.kind == "case_closed":
                open_now = False
                if spans and spans[-1][2] is None:
                    spans[-1][2] = fact.at
            elif fact.kind == "assigned" and fact.data["role"] == "main":
                if spans and spans[-1][2] is None:
                    spans[-1][2] = fact.at
                spans.append([fact.data["worker"], fact.at, None])
            elif fact.kind == "unassigned" and fact.data["role"] == "main":
                if spans and spans[-1][2] is None and spans[-1][0] == fact.data["worker"]:
                    spans[-1][2] = fact.at
        if open_now:
            workers = {w for w, _, end in spans if end is None or end > since}
            many = len(workers)
            yield Row(person, many >= card.get("at_least", 0), many)


SHARES = {"duty_on_time", "duty_recorded_late", "movement", "consent", "renotified"}
COUNTS = {"duty_overdue", "stock"}


def figure(world, card, window):
    """A card over a period; of an instant, at its end."""
    calculation = card["calculation"]
    kind = calculation["kind"]
    rows = tuple(globals()[kind](world, calculation, window))
    counted = sum(row.counted for row in rows)
    values = [row.value for row in rows if row.value is not None]
    if kind == "workers_per_child" and "at_least" not in calculation:
        return Figure(sum(values), len(rows), sum(values) / len(rows) if rows else None, rows)
    if kind in ("duration", "assessment_duration"):
        assert calculation["statistic"] == "median"
        return Figure(sum(values), len(rows), median(values) if rows else None, rows)
    if kind == "flow_per1000":
        year = window.first.year
        ages = calculation["ages"]
        part = ((window.last - window.first).days + 1) / (date(year + 1, 1, 1) - date(year, 1, 1)).days
        below = world.population(year, ages["from"], ages["to"]) * part
        return Figure(counted, below, counted / below * 1000 if below else None, rows)
    if kind in COUNTS:
        return Figure(counted, None, counted, rows)
    assert kind in SHARES or "at_least" in calculation, kind
    return Figure(counted, len(rows), counted / len(rows) if rows else None, rows)
