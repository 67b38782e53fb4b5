-- Reason: whoever logs out here can log out of the log-in service with the same step, and whom the
-- service logs out is logged out here.

ALTER TABLE session ADD COLUMN service_sid {bytes}; -- keyed digest of the service's session; null: it told none
ALTER TABLE session ADD COLUMN hint {bytes};        -- the service's token of identity, encrypted: shown to it on the way out
-- What ends when a session of the service ends.
CREATE INDEX session_service ON session (service_sid);

-- What the service said about sessions that ended: each counts once.
CREATE TABLE logout_told (
    digest     {bytes} NOT NULL PRIMARY KEY, -- keyed, of who said it and its number there
    expires_at BIGINT NOT NULL               -- afterwards it is too old to be believed
) {clustered};
