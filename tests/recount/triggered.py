"""Shapes that begin with one event: within, earliest_of, before_event, actor."""

from child import Duty, concerns, first, settle
from danish import end_of, start_of
from rules import due_after, fits


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
    if "not_state" in term and child.holds(term["not_state"], trigger, term.get("same"), None):
        return None
    key = term.get("same")
    duty = Duty(rule.id, trigger, term["from"], trigger.at, None, ordinal=ordinal)
    acts = [act for act, _ in child.of(term["met_by"]) if concerns(act, key, value)]
    if rule.shape == "before_event":
        duty.due = trigger.at
    elif rule.shape == "actor":
        met = somebody_new(term, child, duty, acts)
    else:
        duty.due = due_after(trigger, term)
        # The due day is fixed when the act is held: what ends later changes nothing.
        done = first(act for act in acts if act.order > trigger.order)
        others = [
            act for act, _ in child.of(term.get("or_on"))
            if act.order > trigger.order and (done is None or act.order < done.order)
        ]
        if others:
            duty.due = min(duty.due, end_of(others[0].day))
    if rule.shape != "actor":
        met = held(term, acts, trigger)
    lost = first(p for p in term.get("falls_away_if", []) if fits(trigger, p.get("where")))
    if lost:
        duty.void, duty.reason = trigger.at, lost["reason"]
        return duty
    void = first(
        (act, pattern["reason"]) for act, pattern in child.of(term.get("falls_away_on"))
        if act.order > trigger.order and ends(act, pattern, trigger, key, value)
    )
    return settle(duty, met, *(void or (None, None)))


def held(term, acts, trigger):
    """The act that meets a duty."""
    # Of several acts before the trigger the last one is taken, else the first one after it.
    before = [act for act in acts if act.order < trigger.order and early(term, act, trigger)]
    return before[-1] if before else first(act for act in acts if act.order > trigger.order)


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
    return first(a for a in after if set(a.get(term["newcomer"])) - before)
