"""All shapes of rules by name: from the acts of one child to its duties under a rule.

Independent of the program's engine: written from docs/law.md and the rule files.
"""

from ages import at_age
from recurring import chain, quota
from rhythm import decided_rhythm
from triggered import from_trigger

SHAPES = {
    "within": from_trigger,
    "earliest_of": from_trigger,
    "before_event": from_trigger,
    "actor": from_trigger,
    "chain": chain,
    "quota": quota,
    "at_age": at_age,
    "decided_rhythm": decided_rhythm,
}


def duties(rule, child):
    """All duties of one rule."""
    return SHAPES[rule.shape](rule, child)
