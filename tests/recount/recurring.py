"""Shapes that come again: chains of acts, and so many acts a calendar year."""

from datetime import date

from child import Duty, concerns, first, settle
from danish import birthday, day_of, end_of, start_of
from rules import due_after, last_day
from triggered import ends


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
