"""What is counted over: everybody's duties, measures and caseworkers, as known."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from child import Child
from danish import add_months, age_on, day_of, end_of, start_of
from duties import duties
from rules import act


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

    @property
    def days(self):
        return (self.last - self.first).days + 1

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

    def place(self, at):
        """Where the child lives at a moment."""
        return [place for since, place in self.places if since <= at][-1]

    def consent(self, at):
        """Whether it runs with consent at a moment."""
        return [yes for since, yes in self.consents if since <= at][-1]

    def runs(self, at):
        return self.start <= at and (self.end is None or at < self.end)


class World:
    """What is counted over: the cases of everybody, as known."""

    def __init__(self, journal, law, ladder):
        self.journal, self.law, self.ladder = journal, law, ladder
        self.births = {person: journal.birth(person) for person in journal.people}
        self.measures = {p: list(measures(facts)) for p, facts in journal.people.items()}
        self.here = {person: list(here(facts)) for person, facts in journal.people.items()}
        self.made = {}
        self.children = {
            person: Child(law, acts(facts, ladder), *self.births[person])
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
        return self.ladder.of(measure.paragraph, day_of(measure.start), measure.place(at))

    def acts(self, person, at):
        """Whether this municipality acts for the child at a moment."""
        return any(since <= at < until for since, until in self.here[person])

    def running(self, person, at):
        """(measure, standing) of those that run, of a child that is ours then."""
        if not self.acts(person, at):
            return
        for measure in self.measures[person]:
            if measure.runs(at):
                standing = self.standing(measure, at)
                if standing:
                    yield measure, standing

    def step(self, person, at):
        """The highest step at a moment, 0 without a measure or with another municipality."""
        return max((standing.step for _, standing in self.running(person, at)), default=0)

    def is_of(self, person, day, ages):
        """Whether the age on a day is within a span; the unborn and unknown are counted in."""
        birth, _ = self.births[person]
        return birth is None or age_on(birth, day) <= ages["to"] and (
            ages["from"] == 0 or ages["from"] <= age_on(birth, day)
        )

    def target_group(self, person, at):
        """What the latest assessment completed by then says that names a group."""
        done = {}
        opened = set()
        for fact in self.journal.people[person]:
            if fact.kind == "assessment_opened":
                opened.add(fact.data["assessment"])
            elif fact.kind == "assessment_completed" and fact.data["assessment"] in opened:
                first = done.get(fact.data["assessment"], (fact.at, None))[0]
                done[fact.data["assessment"]] = first, fact.data.get("target_group")
        named = [(when, group) for when, group in done.values() if when <= at and group]
        return max(named, key=lambda known: known[0])[1] if named else None

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


ALWAYS = float("-inf"), float("inf")


def here(facts):
    """Times, each (from, up to but not with), at which this municipality acts for a child.

    By default it always does. Who is said to be ours before a file was opened was another's until
    then. What was said last holds; opening a file, or opening it again, says that it is ours.
    """
    said = [
        (fact.at, fact.data.get("ours", True), fact.kind) for fact in facts
        if fact.kind in ("municipality_changed", "case_opened", "case_reopened")
    ]
    files = [at for at, _, kind in said if kind != "municipality_changed"]
    words = [(at, ours) for at, ours, kind in said if kind == "municipality_changed"]
    taken_over = words and words[0][1] and not any(at < words[0][0] for at in files)
    since = None if taken_over else ALWAYS[0]
    for at, ours, _ in said:
        # A child taken over is another's also while its file is being opened.
        if ours and since is None and not (taken_over and at < words[0][0]):
            since = at
        elif not ours and since is not None:
            yield since, at
            since = None
    if since is not None:
        yield since, ALWAYS[1]


def acts(facts, ladder):
    """Facts as the law sees them; a decision that names no measure has the one it led to."""
    ended = {f.data["measure"]: f.at for f in facts if f.kind == "measure_ended"}
    begun = [f for f in facts if f.kind == "measure_started"]
    decided = {f.data["decision"]: f for f in facts if f.kind == "decision_made"}

    def led_to(decision):
        by_it = [f for f in begun if f.data.get("decision") == decision.data["decision"]]
        if by_it:
            # What still runs, or else what ended last.
            return max(by_it, key=lambda f: (
                ended.get(f.data["measure"], float("inf")), f.at, f.data["measure"],
            ))
        if decision.data["kind"] in ("placement_without_consent", "preliminary"):
            since = [
                f for f in begun
                if f.at >= decision.at and "decision" not in f.data
                and (s := ladder.of(f.data["paragraph"], day_of(f.at), f.data.get("place"))) and s.placement
            ]
            return min(since, key=lambda f: (f.at, f.data["measure"]), default=None)
        return None

    def goes_on_from(extension):
        before = [
            f for f in facts
            if f.kind == "time_limit_set" and f.at < extension.at
            and f.data["time_limit"] == extension.data["time_limit"]
        ]
        return max(before, key=lambda f: f.at).data.get("until_on") if before else None

    def beside(at):
        """The placement a plan for the parents stands beside: what runs, or else the next."""
        placed = [
            f for f in begun
            if (s := ladder.of(f.data["paragraph"], day_of(f.at), f.data.get("place"))) and s.placement
        ]
        running = [
            f for f in placed if f.at <= at < ended.get(f.data["measure"], float("inf"))
        ]
        if running:
            return max(running, key=lambda f: (f.at, f.data["measure"]))
        later = [f for f in placed if f.at > at]
        return min(later, key=lambda f: (f.at, f.data["measure"]), default=None)

    out = []
    for fact in facts:
        if fact.kind == "plan_made" and fact.data["plan"] == "parents_plan" and (to := beside(fact.at)):
            fact = replace(fact, data={**fact.data, "measure": to.data["measure"], "placement": True})
        if fact.kind == "time_limit_set" and fact.data.get("extended") and (day := goes_on_from(fact)):
            fact = replace(fact, data={**fact.data, "goes_on_from_on": day})
        if fact.kind == "decision_made" and "measure" not in fact.data and (to := led_to(fact)):
            fact = replace(fact, data={**fact.data, "measure": to.data["measure"]})
        if fact.kind == "preliminary_executed" and (made := decided.get(fact.data["decision"])):
            fact = replace(fact, data={**fact.data, "kind": made.data["kind"]})
            if "measure" in made.data:
                fact = replace(fact, data={**fact.data, "measure": made.data["measure"]})
            elif to := led_to(made):
                fact = replace(fact, data={**fact.data, "measure": to.data["measure"]})
        out.append(act(fact, ladder))
    return out


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
