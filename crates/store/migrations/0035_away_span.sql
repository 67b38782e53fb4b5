-- Reason: figures count a child on the days on which this municipality acts for it, and whether
-- another one does now says nothing of an earlier day.

-- Intervals in which another municipality acts; filled when the registers are rebuilt. A child
-- that was taken over before it had a file here was another's from the lowest moment on.
CREATE TABLE away_span (
    person   {bytes} NOT NULL,
    n        BIGINT NOT NULL,
    from_at  BIGINT NOT NULL,
    until_at BIGINT,
    PRIMARY KEY (person, n)
) {clustered};

-- {hook}
