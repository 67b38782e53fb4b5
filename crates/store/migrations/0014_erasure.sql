-- Reason: persons are erased by the destruction of their keys; before that their case is
-- handed over to the archives. The seal of the access log gets a new key now and then.

ALTER TABLE person ADD COLUMN archived_at BIGINT;          -- when archiving was settled
ALTER TABLE person ADD COLUMN archive_reference {text};    -- of the delivery to the archives
ALTER TABLE person ADD COLUMN archive_waiver {text};       -- why there is none
ALTER TABLE person ADD COLUMN erased_at BIGINT;
ALTER TABLE person ADD COLUMN erased_ground {text};

-- All erasures, to see at the start that each was carried out; there are few.
CREATE INDEX journal_erased ON journal (position) WHERE kind = 'person_erased';

-- The erasures that were carried out in this database: drafts, search tokens and texts of the
-- person are gone. One that stands in the journal and not here is finished at the next start.
CREATE TABLE erasure (
    position BIGINT NOT NULL PRIMARY KEY, -- of the event person_erased
    at       BIGINT NOT NULL              -- when it was carried out here
);

-- Generation of the seal's key that a batch of the access log is sealed with.
ALTER TABLE access_seal ADD COLUMN generation BIGINT NOT NULL DEFAULT 1;
-- The generation for the batches to come.
ALTER TABLE access_head ADD COLUMN generation BIGINT NOT NULL DEFAULT 1;
