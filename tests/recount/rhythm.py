"""The rhythm of follow-up under barnets lov: that it is decided, and that it is kept."""

from child import Duty, concerns
from danish import add_months, end_of, start_of


def decided_rhythm(rule, child):
    """The duties of each measure; an act that names no measure concerns every running one."""
    top = rule.versions[0]
    part = decide if top["part"] == "decide" else link
    for start, end, reason, measure in child.spans(top["state"]):
        acts = [
            act for act, _ in child.of(top["decided_by"])
            if act.order > start.order and (end is None or act.order < end.order)
            and concerns(act, top["same"], measure)
        ]
        for duty in part(rule, top, acts, measure):
            if duty.met is None and duty.void is None and end is not None:
                duty.void, duty.reason = end.at, reason
            yield duty


def ordinal(act, key, measure):
    named = act.get(key)
    return named.index(measure) if measure in named else 0


def months(act, top):
    """The rhythm an act decides, if it does."""
    return next(iter(act.get(top["rhythm"])), None)


def decide(rule, top, acts, measure):
    """At the first follow-up under the law, unless it is decided already."""
    since = start_of(top["from"])
    for index, act in enumerate(acts):
        if act.at < since:
            continue
        if act.kind != top["starts_on"]:
            if months(act, top):
                return
            continue
        duty = Duty(rule.id, act, rule.on(act.day)["from"], act.at, end_of(act.day),
                    ordinal=ordinal(act, top["same"], measure))
        duty.met = next((later for later in acts[index:] if months(later, top)), None)
        yield duty
        return


def link(rule, top, acts, measure):
    """Within the decided months of the follow-up held; a new rhythm replaces the open link."""
    since = start_of(top["from"])
    rhythm = held = running = None
    for act in acts:
        decided = months(act, top)
        follow_up = act.kind == top["starts_on"]
        if act.at < since:
            continue
        rhythm = decided or rhythm
        if follow_up:
            held = act
            if running:
                running.met = act
                yield running
        elif decided and held is not None:
            if running:
                running.void, running.reason = act.at, "rhythm_changed"
                yield running
        else:
            continue
        running = None
        if rhythm is None:
            continue
        due = end_of(add_months(held.day, rhythm))
        if due < act.at:
            due = end_of(add_months(act.day, rhythm))
        running = Duty(rule.id, act, rule.on(act.day)["from"], act.at, due,
                       ordinal=ordinal(act, top["same"], measure))
    if running:
        yield running
