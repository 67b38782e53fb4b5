-- Reason: a key that was destroyed must leave nothing in the files of the key store, also when the
-- program dies between the commit and the cleaning.

-- As the table of the same name in the database.
CREATE TABLE IF NOT EXISTS wipe (
    what      {text} NOT NULL PRIMARY KEY,
    rewritten BIGINT NOT NULL,
    asked     BIGINT NOT NULL,
    done      BIGINT NOT NULL
);

-- A key store of an earlier version, which noted nothing, is cleaned once.
INSERT INTO wipe (what, rewritten, asked, done)
SELECT 'person_key', 1, 1, 0
WHERE EXISTS (SELECT 1 FROM person_key WHERE wrapped IS NULL)
ON CONFLICT (what) DO NOTHING;
