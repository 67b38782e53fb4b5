-- Reason: the journal is the one source of truth; everything else can be made from it.
-- Types: {bytes} holds ids (16 bytes) and hashes (32 bytes); moments are UTC seconds.

-- One recorded fact. Rows are only ever added, under the lock of journal_head.
CREATE TABLE journal (
    position    {position},          -- global, from 1, without gaps
    id          {bytes} NOT NULL,    -- surrogate of the event
    stream      {bytes} NOT NULL,    -- child's file, notification, or office
    seq         BIGINT NOT NULL,     -- place in the stream, from 1, without gaps
    kind        {text} NOT NULL,
    v           BIGINT NOT NULL,     -- version of the payload's shape
    at          BIGINT NOT NULL,     -- when it happened
    known_at    BIGINT NOT NULL,     -- when the authority knew
    appended_at BIGINT NOT NULL,     -- when it was written; never falls with position
    actor       {bytes} NOT NULL,
    role        {text} NOT NULL,
    subjects    {bytes} NOT NULL,    -- ids one after the other, as the event names them
    data        {bytes} NOT NULL,    -- canonical payload; hashed as it stands here
    corrects    {bytes},             -- the event that this one corrects
    mode        {text},              -- replace or retract
    text_digest {bytes},             -- SHA-256 of the texts; stays when a text is deleted
    hash        {bytes} NOT NULL     -- SHA-256 of the row before it and all columns above
);

-- An event is found by its id: one event, corrections, duplicates.
CREATE UNIQUE INDEX journal_id ON journal (id);
-- The events of one stream in order.
CREATE UNIQUE INDEX journal_stream ON journal (stream, seq);
-- What was known at a moment: the highest position written by then.
CREATE INDEX journal_appended ON journal (appended_at, position);
-- All merges, to resolve surrogates; there are few.
CREATE INDEX journal_merges ON journal (position)
    WHERE kind IN ('persons_merged', 'persons_unmerged');

-- Whom an event is about: its subjects and the persons that its payload registers or merges.
CREATE TABLE journal_subject (
    person   {bytes} NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (person, position)
) {clustered};

-- Names, numbers and free text, apart from the structured payload so that they can be
-- encrypted and deleted on their own.
CREATE TABLE journal_text (
    position BIGINT NOT NULL,
    field    {text} NOT NULL,
    audience {text} NOT NULL,        -- who may see it besides the staff of the case
    value    {text} NOT NULL,
    PRIMARY KEY (position, field)
) {clustered};

-- One row: the end of the journal. Whoever appends takes its lock as the last step before
-- commit, so that nobody can read a higher position before a lower one.
CREATE TABLE journal_head (
    one         BIGINT NOT NULL PRIMARY KEY,
    position    BIGINT NOT NULL,
    appended_at BIGINT NOT NULL,
    hash        {bytes} NOT NULL
);
INSERT INTO journal_head (one, position, appended_at, hash) VALUES (1, 0, -9000000000000, {nothing});

-- The version of each stream; locked in order of id by whoever appends. A row at 0 was
-- only locked: a person without events of its own in that stream.
CREATE TABLE stream (
    id  {bytes} NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL
) {clustered};
