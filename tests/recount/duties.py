"""The shapes of rules: from the acts of one child to duties with due, met and fallen away.

Independent of the program's engine: written from docs/law.md and the rule files.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from danish import age_on, birthday, day_of, end_of, start_of
from rules import due_after, fits, last_day, one_of


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


def duties(rule, child):
    """All duties of one rule."""
    return SHAPES[rule.shape](rule, child)


def governing(rule, day, make):
    """The version of the day, or a later one that takes over a clock still running then."""
    term = rule.on(day)
    duty = make(term) if term else None
    for later in rule.versions:
        if later["from"] <= day or not later.get("transition", {}).get("takes_over_running"):
            continue
        ended = None if duty is None else duty.met_at if duty.met else duty.void
        if duty is not None and (ended is None or ended >= start_of(later["from"])):
            duty = make(later)
    return duty


def from_trigger(rule, child):
    """Shapes that begin with a single event."""
    # Versions may differ in their conditions, so every fact of a kind is asked for its own.
    kinds = {version.get("starts_on") for version in rule.versions}
    for trigger in child.acts:
        if trigger.kind not in kinds:
            continue
        key = rule.versions[0].get("same")
        for ordinal, value in enumerate(trigger.get(key) or (None,)):
            duty = governing(
                rule, trigger.day,
                lambda term: one(rule, child, term, trigger, value, ordinal),
            )
            if duty:
                yield duty


def one(rule, child, term, trigger, value, ordinal):
    """The duty of one trigger under one version, if its conditions hold."""
    if not fits(trigger, term.get("where")) or not child.is_of_age(term, trigger.day):
        return None
    if term.get("unless") and fits(trigger, term["unless"]):
        return None
    if "state" in term and not child.holds(term["state"], trigger, term.get("same"), None):
        return None
    key = term.get("same")
    duty = Duty(rule.id, trigger, term["from"], trigger.at, None, ordinal=ordinal)
    acts = [act for act, _ in child.of(term["met_by"]) if concerns(act, key, value)]
    if rule.shape == "before_event":
        duty.due = trigger.at
    elif rule.shape == "actor":
        return somebody_new(term, child, duty, acts)
    else:
        duty.due = due_after(trigger, term)
        others = [act for act, _ in child.of(term.get("or_on")) if act.order > trigger.order]
        if others:
            duty.due = min(duty.due, end_of(others[0].day))
    met = first(act for act in acts if act.order > trigger.order or early(term, act, trigger))
    lost = first(p for p in term.get("falls_away_if", []) if fits(trigger, p.get("where")))
    if lost:
        duty.void, duty.reason = trigger.at, lost["reason"]
        return duty
    void = first(
        (act, pattern["reason"]) for act, pattern in child.of(term.get("falls_away_on"))
        if act.order > trigger.order and ends(act, pattern, trigger, key, value)
    )
    return settle(duty, met, *(void or (None, None)))


def early(term, act, trigger):
    """Whether an act before the trigger counts too."""
    if "look_back_days" not in term:
        return False
    key = term.get("same")
    if key and act.get(key):
        return True
    return (trigger.day - act.day).days <= term["look_back_days"]


def ends(act, pattern, trigger, key, value):
    """Whether an act takes this duty away; with a `same` of its own, what the trigger names."""
    own = pattern.get("same")
    if not own:
        return concerns(act, key, value)
    named = trigger.get(own)
    return any(one in named for one in act.get(own))


def somebody_new(term, child, duty, acts):
    """The first act gives the date; the first with a participant new to the child meets it."""
    trigger = duty.trigger
    before = {
        name for act in child.acts if act.order < trigger.order
        for key in term["known_as"] for name in act.get(key)
    }
    after = [act for act in acts if act.order > trigger.order]
    duty.due = after[0].at if after else None
    duty.met = first(a for a in after if set(a.get(term["newcomer"])) - before)
    return duty


def chain(rule, child):
    """Again and again, each link from the act actually held."""
    top = rule.versions[0]
    if "starts_on" in top:
        yield from from_acts(rule, child, top)
        return
    key = top.get("same")
    spans = child.spans(top["state"]) if key else [
        (start, end, reason, None) for start, end, reason in child.joined(top["state"])
    ]
    for start, end, reason, value in spans:
        begins, trigger, until, why = start.at, start, end and end.at, reason
        low, high = ages(child, top)
        if low is not None:
            begins = max(begins, start_of(low))
        if high is not None and (until is None or start_of(high) < until):
            until, why = start_of(high), "turned_18"
        term = rule.on(day_of(begins))
        if term is None:
            term = top
            if day_of(begins) < top["from"] and top.get("transition", {}).get("already"):
                begins = start_of(top["from"])
            else:
                continue
        if until is not None and until <= begins:
            continue
        if "age" in top and child.birth is None and child.unborn:
            continue
        held = [
            act for act, _ in child.of(top["met_by"])
            if concerns(act, key, value) and act.order > start.order and act.at >= begins
        ]
        while True:
            term = rule.on(day_of(begins))
            if term is None:
                break
            due = end_of(last_day(day_of(begins), term["counting"], term["value"]))
            named = trigger.get(key) if key else ()
            duty = Duty(rule.id, trigger, term["from"], begins, due,
                        ordinal=named.index(value) if value in named else 0)
            met = first(act for act in held if until is None or act.at < until)
            if met is None:
                duty.void, duty.reason = until, until and why
                yield duty
                break
            duty.met = met
            yield duty
            held = held[held.index(met) + 1:]
            begins, trigger = met.at, met


def ages(child, term):
    """The days between which an age fits: reached and left."""
    span = term.get("age")
    if not span or child.birth is None:
        return None, None
    low = birthday(child.birth, span["from"]) if "from" in span else None
    return low, birthday(child.birth, span["below"]) if "below" in span else None


def from_acts(rule, child, top):
    """A chain in which every act starts the next link while a state holds."""
    key = top["same"]
    for trigger in child.by_kind.get(top["starts_on"], []):
        term = rule.on(trigger.day)
        if term is None:
            continue
        for ordinal, value in enumerate(trigger.get(key)):
            if not child.holds(top["state"], trigger, key, value):
                continue
            duty = Duty(rule.id, trigger, term["from"], trigger.at, due_after(trigger, term),
                        ordinal=ordinal)
            met = first(act for act, _ in child.of(term["met_by"])
                        if act.order > trigger.order and concerns(act, key, value))
            void = first((act, pattern["reason"]) for act, pattern in child.of(term["falls_away_on"])
                         if act.order > trigger.order and ends(act, pattern, trigger, key, value))
            yield settle(duty, met, *(void or (None, None)))


def quota(rule, child):
    """So many acts per calendar year while a state holds, until the 18th birthday."""
    top = rule.versions[0]
    for start, end, reason in child.joined(top["state"]):
        adult = birthday(child.birth, 18) if child.birth else birthday(start.day, 18)
        last = min(end.day, adult) if end else adult
        for year in range(start.day.year, last.year + 1):
            yield from year_of(rule, child, (start, end, reason), adult, year)


def year_of(rule, child, span, adult, year):
    """The duties of one calendar year: the part of the year counts, rounded down."""
    start, end, reason = span
    term = rule.on(max(start.day, date(year, 1, 1)))
    if term is None:
        return
    opens = max(start.at, start_of(date(year, 1, 1)))
    stop = min(date(year + 1, 1, 1), adult)
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days

    def asked(until):
        days = (until - max(start.day, date(year, 1, 1))).days
        return max(days, 0) * term["value"] // length

    cut = end is not None and end.at < start_of(stop)
    owed = asked(end.day) if cut else None
    acts = [act for act, _ in child.of(term["met_by"])
            if opens <= act.at < (end.at if cut else start_of(stop))]
    for ordinal in range(asked(stop)):
        duty = Duty(rule.id, start, term["from"], opens, start_of(stop) - 1, ordinal=ordinal)
        if cut and ordinal < owed:
            duty.due = end.at - 1
        if ordinal < len(acts):
            duty.met = acts[ordinal]
        elif cut:
            duty.void, duty.reason = end.at, reason
        else:
            duty.void = start_of(stop)
            duty.reason = "turned_18" if stop == adult else "period_ended"
        yield duty


SHAPES = {
    "within": from_trigger, "earliest_of": from_trigger, "before_event": from_trigger,
    "actor": from_trigger, "chain": chain, "quota": quota,
}
