-- Reason: the nightly look asks of every open case whether whoever is to hear somebody is still at
-- work, and whether a plan that nothing has come of is followed up; it may not read events for it.

-- Who is named to hear somebody who has not been heard; filled when the registers are rebuilt.
CREATE TABLE asker (
    person   {bytes} NOT NULL,
    n        BIGINT NOT NULL,
    worker   {bytes} NOT NULL,
    PRIMARY KEY (person, n)
) {clustered};

-- When the child's own plan that stands was last made or revised.
ALTER TABLE case_file ADD COLUMN planned_at BIGINT;

-- {hook}
