-- Reason: a calendar can be read elsewhere; and documents of a case have files, each encrypted
-- under a key of its own that is wrapped
-- for the persons it is about: when their keys are destroyed, nobody can open it any more.

-- The file of a document. The event that names it says its digest, so the seal of the journal
-- covers it. One row for each: read and written whole, never with anything else.
CREATE TABLE file (
    file    {bytes} NOT NULL PRIMARY KEY, -- the id of the document
    kept_at BIGINT NOT NULL,              -- before the event that names it
    keys    {bytes} NOT NULL,             -- its key once for each person: id, wrapped key
    value   {bytes} NOT NULL              -- its bytes under that key
);
-- The job that forgets files no event came to name.
CREATE INDEX file_kept ON file (kept_at);
-- Documents by the moment they were put on record: for that job, and for erasing.
CREATE INDEX journal_document ON journal (appended_at) WHERE kind = 'document_added';

-- The calendar that a member of staff may read elsewhere by an address with a secret in it. It does
-- not follow from events: it shows what the member of staff sees anyway, and ends at a word.
CREATE TABLE calendar_feed (
    worker  {bytes} NOT NULL PRIMARY KEY, -- whose; one at a time
    digest  {bytes} NOT NULL UNIQUE,      -- keyed digest of the secret, which is nowhere
    made_at BIGINT NOT NULL,
    used_at BIGINT                        -- to within a few minutes
) {clustered};
