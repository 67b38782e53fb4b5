#!/usr/bin/env python3
"""Recounts indicators from exported events, cards and law files, and compares with the program.

Never reads the program's duties or registers: what it knows of a deadline comes from law/,
docs/law.md and docs/indicators.md. A figure agrees when numerator, denominator, value and the
counted units (whose they are, whether they count, their own value) are the same.

    recount.py --repository DIR --database URL --events F.jsonl   (TRAAD_BIN: the program)
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

import journal
import law_cases
from danish import day_of, moment, written
from duties import SHAPES
from figures import figure
from ladder import Ladder
from rules import Law
from world import Window, World

PERIODS = ["2022", "2024Q2", "2025"]
# What must count something in one of the periods, or the comparison would say little.
NEVER_EMPTY = """
notification_evaluation_on_time notification_receipt_on_time notification_someone_new_on_time
assessment_completed_on_time local_assessment_two_months_on_time decision_child_conversation_on_time
follow_up_first_on_time follow_up_in_rhythm_on_time visit_two_a_year_on_time
assessment_completed_overdue follow_up_first_overdue home_based_up home_based_down ladder_up
running_placement_months completed_placement_months assessment_days_median
workers_per_child stock_step_3 stock_step_5 stock_step_6 placements_with_consent assessments_per_1000
""".split()


class Program:
    """The program under audit, asked only for what it prints."""

    def __init__(self, binary, database):
        self.command = [binary, "--database", database]

    def run(self, *arguments):
        return subprocess.run(
            [*self.command, *arguments], check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    def figures(self, period, known_at=None):
        """All indicators of a period, by id."""
        more = ["--known-at", known_at] if known_at else []
        printed = self.run("indicators", "--period", period, *more, "--units", "--format", "json")
        return {row["id"]: row for row in json.loads(printed)}

    def known(self, known_at):
        """Ids of the events the program says were known."""
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "known.jsonl")
            self.run("export", "events", "--known-at", known_at, "--out", path)
            with open(path, encoding="utf-8") as lines:
                return [json.loads(line)["id"] for line in lines]


class Audit:
    """What passed and what failed."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, right, what, reasons=()):
        """Counts one check; says what was wrong."""
        self.passed += bool(right)
        self.failed += not right
        if not right:
            print(f"FAIL  {what}")
            for reason in reasons:
                print(f"      {reason}")
        return right


def equal(mine, theirs):
    """Printed values have six decimals."""
    if mine is None or theirs is None:
        return mine is theirs
    return abs(mine - theirs) < 2e-6 * max(1.0, abs(mine))


def rounded(value):
    return None if value is None else round(value, 3)


def differences(mine, theirs, numbers, group):
    """In what a recounted figure differs from the printed one; `group` gives a row's target group,
    where the card is split by it."""
    for name in ("numerator", "denominator", "value"):
        if not equal(getattr(mine, name), theirs[name]):
            yield f"{name}: recounted {getattr(mine, name)}, printed {theirs[name]}"
    ours = Counter((row.person, row.counted, rounded(row.value), group(row)) for row in mine.rows)
    printed = Counter(
        (unit["person"], unit["in_numerator"], rounded(unit["value"]),
         unit["target_group"] if group is not nothing else None)
        for unit in theirs["units"]
    )
    for unit, count in sorted((ours - printed).items(), key=str):
        yield f"only recounted: {count} × {unit}"
    for unit, count in sorted((printed - ours).items(), key=str):
        yield f"only printed: {count} × {unit}"
    for unit in theirs["units"]:
        wanted = numbers.get(unit["person"], set())
        if unit["case_number"] not in (wanted or {None, 0}):
            yield f"case {unit['case_number']} is not one of {wanted} of {unit['person']}"


def nothing(row):
    """The target group of a row that nobody asks for."""


def case_numbers(world):
    """The numbers under which the case of each person was opened."""
    return {
        person: {fact.data["number"] for fact in facts if fact.kind == "case_opened"}
        for person, facts in world.journal.people.items()
    }


def shown(number):
    return "–" if number is None else f"{number:.6g}"


def compare(audit, program, world, cards, period, known_at=None):
    """Every indicator of one period."""
    window = Window.of(period)
    if known_at:
        window = window.through(day_of(moment(known_at)))
    printed = program.figures(period, known_at)
    numbers = case_numbers(world)
    counted = {}
    for name in cards:
        mine = counted[name] = figure(world, cards[name], window)
        is_split = "target_group" in cards[name]["dimensions"]
        group = (lambda row: world.target_group(row.person, row.at)) if is_split else nothing
        reasons = list(differences(mine, printed[name], numbers, group))
        label = f"{name} {period}" + (f" known at {known_at}" if known_at else "")
        print(f"{'ok ' if not reasons else 'BAD'}  {label:<84}"
              f"{shown(mine.numerator):>9} {shown(mine.denominator):>9} {shown(mine.value):>10}"
              f" |{shown(printed[name]['numerator']):>9} {shown(printed[name]['denominator']):>9}"
              f" {shown(printed[name]['value']):>10} {len(mine.rows):>5}")
        audit.check(not reasons, label, reasons[:8])
    return counted, printed


def kept_elsewhere(world, period):
    """Children with a running measure at a period's end who are another municipality's then."""
    ends = Window.of(period).ends
    return [
        person for person, measures in world.measures.items()
        if any(measure.runs(ends) for measure in measures) and not world.acts(person, ends)
    ]


def quarters(events):
    """All years and quarters that had ended before the last event was written."""
    first, last = (int(events[at]["appended_at"][:4]) for at in (0, -1))
    for year in range(last, first, -1):
        yield from [str(year), *(f"{year}Q{quarter}" for quarter in range(1, 5))]


def told(world, card, window):
    mine = figure(world, card, window)
    return mine.numerator, mine.denominator, mine.value


def changed_by_a_correction(events, make, cards):
    """A period and a moment after its end, so that a correction written right after the moment
    changes a figure of that period, which stays changed; PERIODS first."""
    latest = make(events)
    windows = {period: Window.of(period) for period in [*PERIODS, *quarters(events)]}
    for period, window in windows.items():
        for correction in (event for event in events if event.get("corrects")):
            at = moment(correction["appended_at"])
            if not window.ends < at < window.ends + 100 * 86400:
                continue
            # What the correction does is seen in the events of those it concerns.
            theirs = [
                event for event in events if event["position"] <= correction["position"]
                and set(event["subjects"]) & set(correction["subjects"])
            ]
            before, after = make(theirs[:-1]), make(theirs)
            changed = [name for name, card in cards.items()
                       if told(before, card, window) != told(after, card, window)]
            if changed:
                known = make(journal.known(events, at - 1))
                for name in changed:
                    if told(known, cards[name], window) != told(latest, cards[name], window):
                        return period, written(at - 1), name
    return None


def main():
    arguments = argparse.ArgumentParser()
    for name in ("--repository", "--database", "--events"):
        arguments.add_argument(name, required=True)
    given = arguments.parse_args()
    root = Path(given.repository)
    law, ladder = Law(root / "law"), Ladder(root / "policy/ladder.toml")
    cards = {}
    for path in sorted((root / "policy/cards").glob("*.toml")):
        with open(path, "rb") as file:
            cards[path.stem] = tomllib.load(file)

    def make(events):
        return World(journal.Journal(events), law, ladder)

    audit = Audit()
    for rule, case, wrong in law_cases.failures(law, root / "law/cases", SHAPES):
        audit.check(not wrong, f"law/cases {rule}: {case}", wrong)
    print(f"law/cases recounted: {audit.passed} of {audit.passed + audit.failed} as typed by hand")

    events = journal.read(given.events)
    program = Program(os.environ.get("TRAAD_BIN", str(root / "target/debug/traad")), given.database)
    world = make(events)
    print(f"\n{len(events)} events; recounted numerator, denominator, value | printed ones, units")
    units = Counter()
    for period in PERIODS:
        counted, _ = compare(audit, program, world, cards, period)
        units.update({name: len(mine.rows) for name, mine in counted.items()})
    empty = [name for name in NEVER_EMPTY if not units[name]]
    audit.check(not empty, "each of the most important indicators counts something", empty)

    audit.check(any(kept_elsewhere(world, period) for period in PERIODS),
                "somebody has a running measure in a file kept while another municipality acts")
    found = changed_by_a_correction(events, make, cards)
    if audit.check(found, "a correction changes a figure of a period that had ended"):
        period, known_at, name = found
        print(f"\nas known at {known_at}: a correction written a second later changes {name} {period}")
        known = journal.known(events, moment(known_at))
        audit.check(
            program.known(known_at) == [event["id"] for event in known],
            "the program's export knows the same events",
        )
        _, then = compare(audit, program, make(known), cards, period, known_at)
        now = program.figures(period)
        both = [[row[name][part] for part in ("numerator", "denominator", "value")] for row in (then, now)]
        audit.check(both[0] != both[1], f"{name} {period} differs with and without --known-at", both)
        print(f"     {name} {period}: {both[0]} as known then, {both[1]} as known now")

    print(f"\n{audit.passed} passed, {audit.failed} failed")
    tap = os.environ.get("STEP_TAP")
    if tap:
        with open(tap, "a", encoding="utf-8") as file:
            file.write(f"# pass {audit.passed}\n# fail {audit.failed}\n")
    sys.exit(1 if audit.failed else 0)


if __name__ == "__main__":
    main()
