"""Rules of law from their files: what a fact must be, which version governs, what is counted.

Only the meaning given in docs/law.md is used. Shapes stand in duties.py.
"""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from danish import add_months, day_of, end_of, numbered, working_days_on

IMPLIED = {"kind", "shape", "layer", "tightens", "title", "about", "version", "law", "note"}


@dataclass(frozen=True)
class Act:
    """A fact as the law sees it: kind, moment, and attributes with one or several values."""

    kind: str
    at: int
    position: int
    attributes: tuple
    known: int = 0

    @property
    def order(self):
        return (self.at, self.position)

    def get(self, key):
        """All values of an attribute; none if the fact does not name it."""
        return next((values for name, values in self.attributes if name == key), ())

    @property
    def day(self):
        return day_of(self.at)


def act(fact, ladder):
    """What the law may see of a recorded fact."""
    data = fact.data
    out = {
        name: numbered(value) if name.endswith("_on") else value
        for name, value in data.items() if value is not None
    }
    out["actor"] = fact.actor
    if fact.kind in ("enquiry_received", "receipt_sent", "notification_evaluated", "notifier_informed"):
        out["notification"] = fact.stream
    if "participants" in data:
        out["participant"] = data["participants"]
    if "causes" in data:
        out["cause"] = data["causes"]
    if "measures" in data:
        out["measure"] = data["measures"]
    if fact.kind == "assigned":
        out["part"] = data["role"]
        out["handover"] = data["role"] == "main" and data.get("from", data["worker"]) != data["worker"]
    if partial := (data.get("terms") or {}).get("partial"):
        out["partial"] = partial
        out["on_partial"] = True
    if fact.kind in ("measure_started", "decision_made"):
        standing = ladder.of(data["paragraph"], day_of(fact.at), data.get("place"))
        if standing:
            out["support_class"] = standing.support_class
            out["step"] = standing.step
            if fact.kind == "measure_started":
                out["placement"] = standing.placement
    return Act(fact.kind, fact.at, fact.position, attributes(out), fact.known)


def attributes(values):
    """Attributes in the form of an Act."""
    plain = (str, int, bool)
    out = []
    for name, value in values.items():
        many = value if isinstance(value, list) else [value]
        if all(isinstance(one, plain) or hasattr(one, "year") for one in many):
            out.append((name, tuple(many)))
    return tuple(out)


def fits(act, where):
    """Whether every named attribute has one of the named values; an absent flag is false."""
    for key, wanted in (where or {}).items():
        allowed = wanted if isinstance(wanted, list) else [wanted]
        values = act.get(key) or ((False,) if isinstance(allowed[0], bool) else ())
        if not any(value in allowed for value in values):
            return False
    return True


def one_of(act, patterns):
    """The first pattern (`on`, `where`) that a fact fits."""
    for pattern in patterns or []:
        if act.kind == pattern["on"] and fits(act, pattern.get("where")):
            return pattern
    return None


def last_day(day, counting, value):
    """The civil day on which a count of years, months, weeks, days or working days ends."""
    unit, first = counting["unit"], counting.get("first", "next_day")
    # Counted from the day itself, days end a day earlier; months end on the same day of the month.
    earlier = timedelta(days=1 if first == "same_day" else 0)
    if unit in ("month", "year"):
        return add_months(day, value * (12 if unit == "year" else 1))
    if unit in ("week", "day"):
        return day + timedelta(days=value * (7 if unit == "week" else 1)) - earlier
    assert unit == "working_day", counting
    return working_days_on(day - earlier, value, counting["hverdag"] == "monday_to_saturday")


def due_after(act, term):
    """When a count that starts with a fact (or a day the fact names) ends."""
    counting, value = term["counting"], term["value"]
    if counting["unit"] == "hour":
        return act.at + value * 3600
    named = act.get(term["counts_from"]) if "counts_from" in term else ()
    return end_of(last_day(named[0] if named else act.day, counting, value))


class Rule:
    """One file: its terms at the top and in dated versions, of which the version wins."""

    def __init__(self, path, root):
        with open(path, "rb") as file:
            self.file = tomllib.load(file)
        self.id = path.relative_to(root).with_suffix("").as_posix()
        self.shape = self.file["shape"]
        self.layer = self.file.get("layer", "law")
        top = {key: value for key, value in self.file.items() if key not in IMPLIED}
        self.versions = [
            {**top, **version} for version in sorted(self.file["version"], key=lambda v: v["from"])
        ]

    def on(self, day):
        """The version of a day, or None before the first and after a repeal."""
        current = [version for version in self.versions if version["from"] <= day]
        return current[-1] if current and not current[-1].get("repealed") else None


class Law:
    """All rules and states under a folder."""

    def __init__(self, root):
        root = Path(root)
        self.rules, self.states = {}, {}
        for path in sorted(root.rglob("*.toml")):
            if path.relative_to(root).parts[0] == "cases":
                continue
            if path.name == "states.toml":
                with open(path, "rb") as file:
                    self.states = tomllib.load(file)["state"]
                continue
            rule = Rule(path, root)
            self.rules[rule.id] = rule
