-- Reason: complaints over decisions are listed for leaders and counted in figures.

-- A complaint from its arrival to whoever decides it last.
CREATE TABLE complaint (
    person        {bytes} NOT NULL,
    n             BIGINT NOT NULL,
    id            {bytes} NOT NULL,
    received_at   BIGINT NOT NULL,
    decision      {bytes},           -- the decision complained of, if it is known
    is_committee  BIGINT NOT NULL,   -- the committee decided: the municipality does not look again
    reassessed_at BIGINT,            -- when the municipality had looked at its decision again
    reassessment  {text},            -- what came of it
    sent_on_at    BIGINT,            -- when it went to Ankestyrelsen
    decided_at    BIGINT,            -- when Ankestyrelsen decided
    appeal        {text},            -- what it decided
    settled_at    BIGINT,            -- when nothing more was to come
    PRIMARY KEY (person, n)
) {clustered};
-- What runs, the oldest first.
CREATE INDEX complaint_running ON complaint (received_at) WHERE settled_at IS NULL;
