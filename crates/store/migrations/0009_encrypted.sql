-- Reason: names, CPR numbers, addresses and free text are encrypted under keys that lie
-- outside the database, and the chain over the journal becomes a seal that nobody can make
-- without its key. What is there is encrypted and sealed anew between the two halves.

-- Generation of the seal's key that covers the row; the digest of texts and the hash are
-- keyed with it.
ALTER TABLE journal ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
-- The generation for the rows to come.
ALTER TABLE journal_head ADD COLUMN seal BIGINT NOT NULL DEFAULT 1;
-- The generation of the key of all search tokens in this database.
ALTER TABLE vault ADD COLUMN token BIGINT NOT NULL DEFAULT 1;

ALTER TABLE journal_text RENAME TO plain_text;
-- Names, numbers and free text, each under a key of its own.
CREATE TABLE journal_text (
    position BIGINT NOT NULL,
    field    {text} NOT NULL,
    audience {text} NOT NULL,        -- who may see it besides the staff of the case
    value    {bytes} NOT NULL,       -- the words under the text's own key
    keys     {bytes} NOT NULL,       -- that key once for each person: id, wrapped key
    PRIMARY KEY (position, field)
) {clustered};

DROP INDEX person_text_cpr;
DROP INDEX person_text_name;
ALTER TABLE person_text RENAME TO plain_person;
-- Who the person is, under the person's own key.
CREATE TABLE person_text (
    person    {bytes} NOT NULL PRIMARY KEY,
    name      {bytes},
    cpr       {bytes},
    cpr_token BIGINT,                -- keyed digest of the number
    address   {bytes}
) {clustered};
-- A person is found by the whole CPR number.
CREATE INDEX person_text_cpr ON person_text (cpr_token, person);

DROP TABLE name_word;
-- Keyed digests of the beginnings of the words of a name. Equal tokens mean equal
-- beginnings; more they do not tell.
CREATE TABLE name_token (
    person {bytes} NOT NULL,
    token  BIGINT NOT NULL,
    PRIMARY KEY (person, token)
) {clustered};
-- Search by the beginning of a word.
CREATE INDEX name_token_token ON name_token (token, person);

ALTER TABLE worker RENAME TO plain_worker;
-- Members of staff, made from the office stream.
CREATE TABLE worker (
    worker   {bytes} NOT NULL PRIMARY KEY,
    name     {bytes} NOT NULL,       -- under the key of the office
    role     {text} NOT NULL,
    team     {text},
    since_at BIGINT NOT NULL,
    left_at  BIGINT
) {clustered};

ALTER TABLE team RENAME TO plain_team;
-- Teams, made from the office stream.
CREATE TABLE team (
    team {text} NOT NULL PRIMARY KEY,
    name {bytes} NOT NULL            -- under the key of the office
) {clustered};

-- {hook}

DROP TABLE plain_text;
DROP TABLE plain_person;
DROP TABLE plain_worker;
DROP TABLE plain_team;
