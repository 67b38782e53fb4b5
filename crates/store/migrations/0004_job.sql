-- Reason: work that nobody waits for is done once, whichever node does it, and is taken over
-- from a node that dies; and every node notices what another one changed.

-- Work to be done: again and again, or once. Nothing here tells of a person.
CREATE TABLE job (
    id           {bytes} NOT NULL PRIMARY KEY, -- of a periodic job made from its name
    name         {text} NOT NULL,
    is_periodic  BIGINT NOT NULL,   -- 0: once
    argument     {text} NOT NULL,   -- JSON of ids and numbers; never names or texts
    created_at   BIGINT NOT NULL,
    due_at       BIGINT,            -- null: done, or given up
    claim        BIGINT NOT NULL,   -- rises with each claim: a node that lost its lease writes nothing
    leased_by    {text},            -- the node at work
    leased_until BIGINT,            -- then the node counts as dead
    failures     BIGINT NOT NULL,   -- begun and not ended well, in a row
    began_at     BIGINT,
    ended_at     BIGINT,
    succeeded_at BIGINT,            -- the last good end
    given_up_at  BIGINT,
    result       {text}             -- the last end in words
) {clustered};
-- The job that has waited longest: job::claim.
CREATE INDEX job_due ON job (due_at) WHERE due_at IS NOT NULL;

-- How often the registers were made anew: figures in memory that rest on older ones are
-- thrown away by every node.
ALTER TABLE journal_head ADD COLUMN rebuilds BIGINT NOT NULL DEFAULT 0;
