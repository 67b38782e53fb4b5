-- Reason: protected cases open to named persons only, the glass can be broken for a time, and
-- a provider sees what it delivers.

-- `is_protected` is the sum of the grounds: what every scope asks.
ALTER TABLE person ADD COLUMN is_address_protected BIGINT NOT NULL DEFAULT 0; -- CPR-loven § 28
ALTER TABLE person ADD COLUMN is_staff_family BIGINT NOT NULL DEFAULT 0; -- kin of own staff
UPDATE person SET is_address_protected = is_protected;
-- The protected cases a leader answers for; the few persons a wide reach does not open.
CREATE INDEX person_protected ON person (main_team) WHERE is_protected = 1;

-- Who delivers a measure under contract; null where the municipality does itself.
ALTER TABLE measure ADD COLUMN provider {text};
-- The running measures of one provider.
CREATE INDEX measure_provider ON measure (provider, person)
    WHERE provider IS NOT NULL AND ended_at IS NULL;

-- Who may see a case although it is not theirs, and until when.
CREATE TABLE named (
    person   {bytes} NOT NULL,
    n        BIGINT NOT NULL,
    id       {bytes} NOT NULL,       -- the event that named them; its text says why
    worker   {bytes} NOT NULL,
    naming   {text} NOT NULL,        -- granted by a colleague, or glass
    from_at  BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    seen_at  BIGINT,                 -- when a leader has looked at a broken glass
    PRIMARY KEY (person, n)
) {clustered};
-- Scope: the cases somebody is named to now.
CREATE INDEX named_worker ON named (worker, until_at, person);
-- Broken glasses that no leader has looked at yet.
CREATE INDEX named_unseen ON named (from_at) WHERE naming = 'glass' AND seen_at IS NULL;
