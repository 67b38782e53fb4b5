"""The ladder of measures: step, class and whether it is a placement, by paragraph and place."""

import tomllib
from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """Where a measure stands."""

    step: int
    support_class: str
    placement: bool

    @property
    def of_child(self):
        """Whether a child is placed by it; a stay after 18 is no placement of a child."""
        return self.placement and self.support_class != "aftercare"


class Ladder:
    """Dated tables; the longest paragraph that fits wins, then a row with a place."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.versions = sorted(tomllib.load(file)["version"], key=lambda v: v["from"])

    def of(self, paragraph, day, place=None):
        """The standing of a paragraph and place on a day, or None if no row fits."""
        tables = [version for version in self.versions if version["from"] <= day]
        if not tables:
            return None
        rows = [
            row for row in tables[-1]["row"]
            if begins(paragraph, row["paragraph"]) and row.get("place") in (None, place)
        ]
        if not rows:
            return None
        row = max(rows, key=lambda row: (len(row["paragraph"]), "place" in row))
        placement = row.get("placement", False)
        step = row["step"]
        if placement and place and "place" not in row:
            step = tables[-1].get("places", {}).get(place, step)
        return Standing(step, row["class"], placement)


def begins(paragraph, prefix):
    """Whether a paragraph is, or is a part of, another: `§ 52` has `§ 52, stk. 3`, not § 52 a."""
    return paragraph == prefix or paragraph.startswith(prefix + ",")
