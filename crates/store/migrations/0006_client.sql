-- Reason: other programs read and record through the interface /api/v1, each under a token
-- of its own that can be limited, watched and taken back. That a client was let in or shut
-- out is an event of the office stream; what only serves the log-in stands here.

-- A program that was let in. Rows are never deleted, so that the access log can name it.
CREATE TABLE client (
    client       {bytes} NOT NULL PRIMARY KEY, -- acts under this id, as a worker does
    name         {text} NOT NULL,
    role         {text} NOT NULL,
    team         {text},
    permits      {text} NOT NULL,    -- words of domain::Permit, apart by spaces
    token_digest {bytes} NOT NULL,   -- the token itself is only with the client
    created_at   BIGINT NOT NULL,
    created_by   {bytes} NOT NULL,
    expires_at   BIGINT NOT NULL,
    used_at      BIGINT,             -- last use, to within five minutes
    revoked_at   BIGINT,
    revoked_by   {bytes}
) {clustered};
