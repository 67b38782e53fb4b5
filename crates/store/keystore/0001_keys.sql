-- Reason: keys lie apart from the database and its backups, each wrapped by the master key,
-- which lies apart from them again. Made in an address of its own, never in the database.

-- One row: which key store this is. The database remembers it in the table vault.
CREATE TABLE IF NOT EXISTS key_store (
    one BIGINT NOT NULL PRIMARY KEY,
    id  {bytes} NOT NULL
);

-- One key for each surrogate. Destroying it is deletion: the row stays without the key, so
-- that no key is made again for somebody who was deleted.
CREATE TABLE IF NOT EXISTS person_key (
    person       {bytes} NOT NULL PRIMARY KEY,
    master       {bytes},            -- name of the master key that wraps it
    wrapped      {bytes},            -- null when destroyed
    destroyed_at BIGINT,
    ground       {text}              -- on what ground, so that an older database learns it
) {clustered};

-- Keys of the installation, in generations: office, search tokens, secrets, seal.
CREATE TABLE IF NOT EXISTS purpose_key (
    purpose       {text} NOT NULL,
    generation    BIGINT NOT NULL,   -- from 1
    master        {bytes} NOT NULL,
    wrapped       {bytes} NOT NULL,
    from_position BIGINT NOT NULL,   -- of the seal: the first position it may stand at
    made_at       BIGINT,            -- null for those made with the key store
    PRIMARY KEY (purpose, generation)
) {clustered};
