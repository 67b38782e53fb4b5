"""Duties at an age while a state holds; a negative count goes back from the birthday."""

from child import Duty, first, settle
from danish import add_months, age_on, birthday, day_of, end_of, start_of


def at_age(rule, child):
    """One duty for each time the state holds at the age, or begins after it."""
    top = rule.versions[0]
    if child.birth is None:
        return
    reached = birthday(child.birth, top["turns"])
    for start, end, reason in child.joined(top["state"]):
        found = placed(rule, top, reached, start, end)
        if found is None:
            continue
        opens, counted = found
        if "age" in top and not child.is_of_age(top, day_of(opens)):
            continue
        if "not_state" in top and any(
            s.at <= opens and (e is None or opens < e.at) for s, e, _, _ in child.spans(top["not_state"])
        ):
            continue
        due = end_of(add_months(counted, top["value"]))
        if due < start.at:
            continue
        adult = birthday(child.birth, 18)
        duty = None
        for term in rule.versions:
            takes_over = term.get("transition", {}).get("takes_over_running")
            began = term["from"] <= day_of(opens)
            ended = None if duty is None else (duty.met_at if duty.met else duty.void)
            running = duty is not None and (ended is None or start_of(term["from"]) <= ended)
            if began or (takes_over and running):
                duty = made(rule, term, child, start, (end, reason), adult, opens, due)
        if duty:
            yield duty


def placed(rule, top, reached, start, end):
    """When the duty opens and from which day it is counted; None if the state misses it."""
    before = top.get("opens_months_before", 0)
    opens = start_of(add_months(reached, -before))
    counted = reached
    if start.at > opens:
        opens = start.at
        if top["value"] > 0:
            counted = max(reached, start.day)
    beginning = rule.versions[0]
    if day_of(opens) < beginning["from"]:
        # Past the age before the rule began: counted from its first day, if it says so.
        if not beginning.get("transition", {}).get("already"):
            return None
        opens, counted = start_of(beginning["from"]), beginning["from"]
    if end is not None and end.at <= opens:
        return None
    return opens, counted


def made(rule, term, child, start, ending, adult, opens, due):
    """The duty under one version: what happened first stands."""
    end, reason = ending
    duty = Duty(rule.id, start, term["from"], opens, due)
    met = first(
        act for act, _ in child.of(term["met_by"])
        if act.at >= opens or (day_of(opens) - act.day).days <= term.get("look_back_days", -1)
    )
    if met is not None and met.at >= start_of(adult):
        met = None
    if end is None or start_of(adult) <= end.at:
        duty.void, duty.reason = start_of(adult), "turned_18"
        if met is not None:
            duty.met, duty.void, duty.reason = met, None, None
        return duty
    return settle(duty, met, end, reason)
