-- Reason: the access log has a period of its own. What was removed from its beginning stays on
-- record under the seal's key, so that a cut under the rule is told from one behind our back.

-- One row for each run that removed something. The last row says where the log begins now.
CREATE TABLE access_cut (
    number     BIGINT NOT NULL PRIMARY KEY, -- from 1, without gaps
    last       BIGINT NOT NULL,             -- all positions up to this one are gone
    seal       {bytes} NOT NULL,            -- of the batch that ended there: the next one covers it
    generation BIGINT NOT NULL,             -- of the key of that seal
    at         BIGINT NOT NULL,             -- when it was removed
    until      BIGINT NOT NULL,             -- all that was removed is from before this moment
    views      BIGINT NOT NULL,             -- how many views this run removed
    rule       {text} NOT NULL,             -- the period: path, word and fingerprint of what was adopted
    sealed_by  BIGINT NOT NULL,             -- generation of the key of the code
    code       {bytes} NOT NULL             -- over the code of the row before and every column
);
