"""The boundary cases in law/cases, typed by hand from the law, against the recount's own count.

Before the recount judges the program it must itself agree with what people typed.
"""

import tomllib
from datetime import date, timedelta

from danish import end_of, local, start_of
from child import Child
from duties import duties
from rules import Act, attributes


def at_noon(value):
    """A fact on a bare day happens at noon."""
    return local(value if "T" in value else f"{value}T12:00")


def at_end(value):
    """A bare day among the expectations means its end."""
    return local(value) if "T" in value else end_of(date.fromisoformat(value))


def day(value):
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return value


def child_of(law, case):
    facts, birth, unborn = [], None, False
    for position, fact in enumerate(case["facts"]):
        values = {key: day(value) for key, value in fact.items() if key not in ("on", "at")}
        facts.append(Act(fact["on"], at_noon(fact["at"]), position, attributes(values)))
        birth = values.get("birth_on", birth)
        unborn = unborn or fact["on"] == "pregnancy_registered"
    return Child(law, facts, birth, unborn)


def differences(duty, wanted, facts):
    """In what a duty differs from what was typed."""
    if "version" in wanted and str(duty.version) != wanted["version"]:
        yield f"version {duty.version}"
    if "opens" in wanted:
        text = wanted["opens"]
        if duty.opens != (local(text) if "T" in text else start_of(date.fromisoformat(text))):
            yield f"opens {duty.opens}"
    due = None if wanted["due"] == "none" else at_end_of_minute(wanted["due"])
    if duty.due not in (due or (None,)):
        yield f"due {duty.due}, not {wanted['due']}"
    met = duty.met.position if duty.met else None
    if met != wanted.get("met"):
        yield f"met by {met}, not {wanted.get('met')}"
    if duty.reason != wanted.get("void"):
        yield f"fell away by {duty.reason}, not {wanted.get('void')}"
    for moment, status in wanted.get("status", []):
        if duty.status(at_end(moment)) != status:
            yield f"{duty.status(at_end(moment))} on {moment}, not {status}"


def at_end_of_minute(value):
    return (local(value) if "T" in value else end_of(date.fromisoformat(value)),)


def failures(law, folder, shapes):
    """Every case of the shapes recounted here, and what is wrong with it."""
    for path in sorted(folder.glob("*.toml")):
        with open(path, "rb") as file:
            typed = tomllib.load(file)
        rule = law.rules[typed["rule"]]
        if rule.shape not in shapes:
            continue
        for case in typed["case"]:
            made = list(duties(rule, child_of(law, case)))
            wrong = []
            left = list(made)
            for wanted in case.get("expect", []):
                fitting = [d for d in left if d.trigger.position == wanted["trigger"]]
                if "ordinal" in wanted:
                    fitting = [d for d in fitting if d.ordinal == wanted["ordinal"]]
                best = min(fitting, default=None, key=lambda d: len(list(differences(d, wanted, case))))
                if best is None:
                    wrong.append(f"no duty from fact {wanted['trigger']}")
                    continue
                left.remove(best)
                wrong += differences(best, wanted, case)
            wrong += [f"a duty too many from fact {d.trigger.position}" for d in left]
            yield rule.id, case["name"], wrong
