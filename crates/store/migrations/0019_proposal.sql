-- Reason: a decision above the caseworker's own competence waits for whoever may make it.

-- Where the child is to live by a decision, for placements; the measure starts there.
ALTER TABLE decision ADD COLUMN place {text};

-- A decision put before whoever has the competence.
CREATE TABLE proposal (
    person      {bytes} NOT NULL,
    n           BIGINT NOT NULL,
    id          {bytes} NOT NULL,    -- the decision it will be
    proposed_at BIGINT NOT NULL,
    proposed_by {bytes} NOT NULL,
    kind        {text} NOT NULL,
    paragraph   {text} NOT NULL,
    competence  {text} NOT NULL,     -- whose decision it is
    answered_at BIGINT,              -- when it was decided or sent back
    PRIMARY KEY (person, n)
) {clustered};
-- What waits, the oldest first.
CREATE INDEX proposal_waiting ON proposal (proposed_at) WHERE answered_at IS NULL;
