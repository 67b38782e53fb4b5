"""A child's acts, the states it is in, and a duty with its status on a day."""

from dataclasses import dataclass, field
from datetime import date

from danish import age_on
from rules import one_of


@dataclass
class Duty:
    """One duty of a child."""

    rule: str
    trigger: object
    version: date
    opens: int
    due: int | None
    met: object = None
    void: int | None = None
    reason: str | None = None
    ordinal: int = field(default=0)

    @property
    def met_at(self):
        return None if self.met is None else self.met.at

    def status(self, at):
        """What docs/law.md says the status is at a moment."""
        if self.opens > at:
            return "coming"
        if self.met_at is not None and self.met_at <= at:
            return "met" if self.due is None or self.met_at <= self.due else "met_late"
        if self.void is not None and self.void <= at:
            return "breached" if self.due is not None and self.due < self.void else "fallen_away"
        return "late" if self.due is not None and self.due < at else "open"


class Child:
    """The acts of one child in order, its birth, and the states it is in."""

    def __init__(self, law, acts, birth, unborn):
        self.law, self.birth, self.unborn = law, birth, unborn
        self.acts = sorted(acts, key=lambda act: act.order)
        self.by_kind = {}
        for act in self.acts:
            self.by_kind.setdefault(act.kind, []).append(act)

    def of(self, patterns):
        """Acts that fit one of the patterns, with the pattern, in order."""
        kinds = {pattern["on"] for pattern in patterns or []}
        acts = [act for kind in kinds for act in self.by_kind.get(kind, [])]
        for act in sorted(acts, key=lambda act: act.order):
            pattern = one_of(act, patterns)
            if pattern:
                yield act, pattern

    def is_of_age(self, term, day):
        """Whether the age fits on a day; an unknown one does, an unborn child has none."""
        span = term.get("age")
        if not span:
            return True
        if self.birth is None:
            return not self.unborn
        return span.get("from", -1) <= age_on(self.birth, day) < span.get("below", 200)

    def spans(self, name):
        """Times a state holds, each (start act, end act or None, reason), one per key value."""
        state = self.law.states[name]
        key = state.get("same")
        out = []
        for start, _ in self.of(state["starts_on"]):
            for value in start.get(key) or (None,):
                # What begins while it holds already begins nothing.
                if any(mine == value and (until is None or start.order < until.order)
                       for _, until, _, mine in out):
                    continue
                end = next(
                    ((act, pattern["reason"]) for act, pattern in self.of(state["ends_on"])
                     if act.order > start.order and concerns(act, key, value)),
                    (None, None),
                )
                out.append((start, *end, value))
        return out

    def joined(self, name):
        """Times a state holds at all: spans that overlap or meet on one day are one."""
        out = []
        for start, end, reason, _ in sorted(self.spans(name), key=lambda s: s[0].order):
            if out and (out[-1][1] is None or start.day <= out[-1][1].day):
                last = out[-1]
                if last[1] is not None and (end is None or end.order > last[1].order):
                    out[-1] = (last[0], end, reason)
            else:
                out.append((start, end, reason))
        return out

    def holds(self, name, act, key=None, value=None):
        """Whether a state holds when an act happens."""
        return any(
            start.order < act.order and (end is None or act.order < end.order)
            and (key is None or value is None or mine == value)
            for start, end, _, mine in self.spans(name)
        )


def concerns(act, key, value):
    """Whether an act speaks of the same thing, or names none at all."""
    named = act.get(key) if key else ()
    return value is None or not named or value in named


def first(pairs):
    return next(iter(pairs), None)


def settle(duty, met, void, reason):
    """What happened first stands, never both. `met` and `void` are acts."""
    if met is not None and (void is None or met.order < void.order):
        duty.met = met
    elif void is not None:
        duty.void, duty.reason = void.at, reason
    return duty
