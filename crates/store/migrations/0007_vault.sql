-- Reason: texts are encrypted under keys that lie elsewhere; the database remembers which
-- key store is its own, so that a wrong or an empty one is refused and never filled anew.

-- One row once the keys exist.
CREATE TABLE vault (
    one       BIGINT NOT NULL PRIMARY KEY,
    key_store {bytes} NOT NULL       -- id of the key store, from its table key_store
);
