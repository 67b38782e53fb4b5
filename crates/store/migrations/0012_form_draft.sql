-- Reason: what somebody types in a long form survives a lost connection, a closed window and
-- a session that ran out.

-- A form that was not sent yet. Never part of the journal, never seen by anybody else.
CREATE TABLE form_draft (
    worker   {bytes} NOT NULL,       -- whose
    place    {text} NOT NULL,        -- address of the form, which names no person
    person   {bytes},                -- whom it is about: under whose key it lies; null if nobody yet
    saved_at BIGINT NOT NULL,
    content  {bytes} NOT NULL,       -- names and values of the fields, encrypted
    PRIMARY KEY (worker, place)
) {clustered};
-- Deletion of a person takes the drafts about it.
CREATE INDEX form_draft_person ON form_draft (person);
-- The job that forgets drafts nobody came back to.
CREATE INDEX form_draft_saved ON form_draft (saved_at);
