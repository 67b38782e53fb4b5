"""Exported events: what was known, what stands after corrections, and whom it concerns."""

import json
from dataclasses import dataclass, field

from danish import moment, numbered


@dataclass(frozen=True)
class Fact:
    """An event as it stands after its corrections, for one person."""

    kind: str
    at: int
    position: int
    id: str
    stream: str
    known: int
    data: dict = field(hash=False, compare=False)
    actor: str = ""

    @property
    def order(self):
        """What happened first; the journal's order where two happened in one second."""
        return (self.at, self.position)


def read(path):
    """All events in the order of the journal. Text in them would be a defect of the export."""
    with open(path, encoding="utf-8") as lines:
        events = [json.loads(line) for line in lines]
    for before, after in zip(events, events[1:]):
        assert before["position"] < after["position"], "positions do not rise"
        assert before["appended_at"] <= after["appended_at"], "time of writing runs backwards"
    assert not any(event.get("text") for event in events), "the export holds text"
    return events


def known(events, at=None):
    """The events written by a moment: up to a position, for writing never runs backwards."""
    if at is None:
        return events
    return [event for event in events if moment(event["appended_at"]) <= at]


def standing(events):
    """One fact for each event that was not taken back, with its last correction applied.

    A correction may itself be corrected; the last word on the original stands.
    """
    root, last = {}, {}
    for event in events:
        target = event.get("corrects")
        if target:
            original = root.get(target, target)
            root[event["id"]] = original
            last[original] = event
    for event in events:
        if event.get("corrects"):
            continue
        content = last.get(event["id"], event)
        if content is not event and content["mode"] == "retract":
            continue
        fact = Fact(
            content["kind"], moment(content["at"]), event["position"], event["id"],
            event["stream"], moment(content["known_at"]), content["data"], content["actor"],
        )
        yield fact, content["subjects"]


class Journal:
    """What stands in a list of events: facts by person, merges followed, and the office's."""

    def __init__(self, events):
        facts = sorted(standing(events), key=lambda pair: pair[0].order)
        self.redirect = {}
        for fact, _ in facts:
            if fact.kind == "persons_merged":
                self.redirect[fact.data["from"]] = fact.data["into"]
            elif fact.kind == "persons_unmerged":
                self.redirect.pop(fact.data["from"], None)
        self.office = [fact for fact, subjects in facts if not subjects]
        self.people = {}
        for fact, subjects in facts:
            for person in dict.fromkeys(self.person(subject) for subject in subjects):
                self.people.setdefault(person, []).append(fact)

    def person(self, surrogate):
        """The surrogate that stays."""
        while surrogate in self.redirect:
            surrogate = self.redirect[surrogate]
        return surrogate

    def birth(self, person):
        """Date of birth, if known, and whether the person is on record as unborn."""
        registered = born = None
        unborn = False
        for fact in self.people[person]:
            about = fact.data.get("person")
            if about is None or self.person(about) != person:
                continue
            day = fact.data.get("birth_on")
            if fact.kind == "born":
                born = day
            elif fact.kind == "person_registered" and day is not None:
                # Of two surrogates of one person, the one that stays is believed.
                if registered is None or about == person:
                    registered = day
            elif fact.kind == "pregnancy_registered":
                unborn = True
        number = born if born is not None else registered
        return (None if number is None else numbered(number)), unborn
