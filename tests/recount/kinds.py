"""The kinds of calculation: each gives one row per counted unit.

Written from docs/indicators.md and the cards; shares nothing with the program's kernel.
"""

from dataclasses import dataclass
from datetime import timedelta

from danish import add_months, day_of, end_of, numbered, start_of

MONTH = 30.4375


@dataclass(frozen=True)
class Row:
    """One counted unit."""

    person: str
    counted: bool = True
    value: float | None = None
    worker: str | None = None
    # The moment whose target group is the unit's, where a card is split by it.
    at: int | None = None


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


def selects(selection, world, measure, standing, at, step=None):
    """Whether a measure is of a selection at a moment: every condition set must hold."""
    if "steps" in selection and standing.step not in selection["steps"]:
        return False
    if "placement" in selection and (standing.of_child if selection["placement"] else standing.placement) != selection["placement"]:
        return False
    if "places" in selection and measure.place(at) not in selection["places"]:
        return False
    return not selection.get("highest") or standing.step == step


def chosen(world, person, selection, at):
    """The running measures of a selection."""
    step = world.step(person, at)
    return [
        measure for measure, standing in world.running(person, at)
        if selects(selection, world, measure, standing, at, step)
    ]


def stock(world, card, window):
    for person in world.measures:
        found = chosen(world, person, card["of"], window.ends)
        yield from [Row(person, at=window.ends)] * (min(len(found), 1) if card["counted"] == "children" else len(found))


def stock_share(world, card, window):
    for person in world.measures:
        whole = chosen(world, person, card["whole"], window.ends)
        part = {measure.id for measure in chosen(world, person, card["part"], window.ends)}
        if card["counted"] == "children":
            yield from [Row(person, any(m.id in part for m in whole), at=window.ends)] if whole else []
        else:
            yield from (Row(person, measure.id in part, at=window.ends) for measure in whole)


def stock_per1000(world, card, window):
    for person in world.measures:
        if chosen(world, person, card["of"], window.ends) and world.is_of(person, window.last, card["ages"]):
            yield Row(person, at=window.ends)


def movement(world, card, window):
    for person in world.measures:
        before = world.step(person, window.begins - 1)
        after = world.step(person, window.ends)
        # Where a child stands that has moved away is not known here.
        if before in card["from_steps"] and world.acts(person, window.ends):
            moved = after > before if card["change"] == "up" else after < before
            yield Row(person, moved, at=window.begins - 1)


def first_measure(world, person):
    """The child's first measure on the ladder."""
    known = [m for m in world.measures[person] if world.standing(m, m.start)]
    return min(known, key=lambda measure: measure.start, default=None)


def first_step(world, card, window):
    for person in world.measures:
        measure = first_measure(world, person)
        if measure and window.holds(measure.start):
            that_day = end_of(day_of(measure.start))
            if world.acts(person, that_day):
                yield Row(person, world.step(person, that_day) in card["steps"], at=that_day)


def first_step_held(world, card, window):
    for person, known in world.measures.items():
        measure = first_measure(world, person)
        if measure is None:
            continue
        day = day_of(measure.start)
        last = add_months(day, card["months"])
        if not window.first <= last <= window.last:
            continue
        since, until = end_of(day), end_of(last)
        if not (world.acts(person, since) and world.acts(person, until)):
            continue
        begun = [at for m in known for at in (m.start, *(at for at, _ in m.places))]
        came_back = [back for back, _ in world.here[person]]
        changes = [at for at in begun + came_back if since < at <= until]
        first = world.step(person, since)
        yield Row(person, all(world.step(person, at) <= first for at in changes), at=until)


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
            at = max(at, measure.start)
            if not world.acts(person, at):
                continue
            standing = world.standing(measure, at)
            if standing and selects(card["of"], world, measure, standing, at):
                days = (last - day_of(measure.start)).days
                yield Row(person, True, days / MONTH if card["time"] == "months" else days, at=at)


def assessment_duration(world, card, window):
    for person, facts in world.journal.people.items():
        opened = {f.data["assessment"]: f for f in facts if f.kind == "assessment_opened"}
        for fact in facts:
            if fact.kind == "assessment_completed" and window.holds(fact.at) and world.acts(person, fact.at):
                start = opened.get(fact.data["assessment"])
                if start:
                    aware = numbered(start.data["aware_on"])
                    yield Row(person, True, (day_of(fact.at) - aware).days)


def consent(world, card, window):
    for person, known in world.measures.items():
        for measure in known:
            running = card["state"] == "running"
            at = window.ends if running else measure.start
            if not (measure.runs(at) if running else window.holds(at)) or not world.acts(person, at):
                continue
            standing = world.standing(measure, at)
            if standing and standing.of_child:
                yield Row(person, measure.consent(at), at=at)


# What somebody sent in worry about a child; the rest asks for something, or nobody sent it.
NOTIFICATIONS = ("notification", "other_municipality")


def is_notification(fact):
    return fact.kind == "enquiry_received" and fact.data["enquiry"] in NOTIFICATIONS


def happened(world, what, window):
    """(person, moment) of what flows in a period: what comes in, whoever acts; what is done, of
    the children that are ours when it is done."""
    for person, facts in world.journal.people.items():
        inside = [fact for fact in facts if window.holds(fact.at)]
        if what in ("notifications", "children_notified"):
            found = [fact.at for fact in inside if is_notification(fact)]
            yield from ((person, at) for at in (found if what == "notifications" else found[:1]))
        elif what == "assessments_opened":
            opened = [fact.at for fact in inside if fact.kind == "assessment_opened"]
            yield from ((person, at) for at in opened if world.acts(person, at))
        elif what == "complaints":
            yield from ((person, fact.at) for fact in inside if fact.kind == "complaint_received")
        else:
            assert what == "measures_started", what
            begun = [m.start for m in world.measures[person] if window.holds(m.start)]
            yield from ((person, at) for at in begun if world.acts(person, at))


def flow(world, card, window):
    for person, at in happened(world, card["what"], window):
        yield Row(person, at=at)


def flow_per1000(world, card, window):
    for person, at in happened(world, card["what"], window):
        # A child counted once for the period is as old as on its last day.
        day = window.last if card["what"] == "children_notified" else day_of(at)
        if world.is_of(person, day, card["ages"]):
            yield Row(person, at=at)


def renotified(world, card, window):
    for person, facts in world.journal.people.items():
        received = [fact for fact in facts if is_notification(fact)]
        for index, fact in enumerate(received):
            if window.holds(fact.at):
                since = start_of(add_months(day_of(fact.at), -card["months"]))
                yield Row(person, any(since <= earlier.at for earlier in received[:index]))


# What each of the two looks at: the event that says so, its word, what is no look, what is a change.
LOOKS = {
    "municipality": ("complaint_reassessed", "reassessment", "withdrawn", ("changed", "partly_changed")),
    "appeals_board": ("complaint_decided", "appeal", "rejected", ("changed", "sent_back")),
}


def complaints_changed(world, card, window):
    kind, word, no_look, changes = LOOKS[card["by"]]
    for person, facts in world.journal.people.items():
        known = {f.data["complaint"] for f in facts if f.kind == "complaint_received"}
        made = [f for f in facts if f.kind == kind and f.data["complaint"] in known]
        for complaint in known:
            about = [f for f in made if f.data["complaint"] == complaint]
            if about and window.holds(about[0].at) and about[-1].data[word] != no_look:
                yield Row(person, about[-1].data[word] in changes)


def main_workers(facts, until):
    """Whether the case is open at a moment, and who was main caseworker when: [who, from, to].

    A new main caseworker replaces the former; nobody has a closed case.
    """
    is_open, spans = False, []

    def close(at):
        if spans and spans[-1][2] is None:
            spans[-1][2] = at

    for fact in facts:
        if fact.at > until:
            break
        if fact.kind in ("case_opened", "case_reopened"):
            is_open = True
        elif fact.kind == "case_closed":
            is_open = False
            close(fact.at)
        elif fact.kind == "assigned" and fact.data["role"] == "main":
            close(fact.at)
            spans.append([fact.data["worker"], fact.at, None])
        elif fact.kind == "unassigned" and fact.data["role"] == "main":
            if spans and spans[-1][0] == fact.data["worker"]:
                close(fact.at)
    return is_open, spans


def workers_per_child(world, card, window):
    since = start_of(add_months(window.last, -card["months"]) + timedelta(days=1))
    for person, facts in world.journal.people.items():
        is_open, spans = main_workers(facts, window.ends)
        if is_open and world.acts(person, window.ends):
            # Who had the case in the months while the child was ours.
            many = len({
                who for who, begun, to in spans for came, went in world.here[person]
                if max(begun, since, came) < min(to or window.ends + 1, window.ends + 1, went)
            })
            yield Row(person, many >= card.get("at_least", 0), many)


def cases_per_worker(world, card, window):
    for person, facts in world.journal.people.items():
        is_open, spans = main_workers(facts, window.ends)
        if is_open and spans and spans[-1][2] is None and world.acts(person, window.ends):
            yield Row(person, worker=spans[-1][0])
