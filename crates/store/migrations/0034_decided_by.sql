-- Reason: a measure that a court, another municipality or the youth crime board decided never has
-- a decision of the case behind it, and none is asked for.

-- Who decided it, where it was not decided here; filled when the registers are rebuilt.
ALTER TABLE measure ADD COLUMN decided_by {text};

-- {hook}
