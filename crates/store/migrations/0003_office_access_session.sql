-- Reason: staff and teams for lists and log-in, who saw whom, and who is logged in.

-- Members of staff, made from the office stream.
CREATE TABLE worker (
    worker   {bytes} NOT NULL PRIMARY KEY,
    name     {text} NOT NULL,
    name_key {bytes} NOT NULL,       -- sorts as Danish does on both databases
    role     {text} NOT NULL,
    team     {text},
    since_at BIGINT NOT NULL,
    left_at  BIGINT
) {clustered};

-- Teams, made from the office stream.
CREATE TABLE team (
    team     {text} NOT NULL PRIMARY KEY,
    name     {text} NOT NULL,
    name_key {bytes} NOT NULL
) {clustered};

-- Every view of a person; written before the view is shown, never changed.
CREATE TABLE access_log (
    id          {serial},
    at          BIGINT NOT NULL,
    actor       {bytes} NOT NULL,
    role        {text} NOT NULL,
    person      {bytes},             -- null for lists and figures
    case_number BIGINT,
    what        {text} NOT NULL,     -- kind of page or call
    detail      {text}               -- without names
);
-- The citizen's own extract.
CREATE INDEX access_log_person ON access_log (person, id);

-- Who is logged in; the token itself is only with the browser.
CREATE TABLE session (
    token_hash {bytes} NOT NULL PRIMARY KEY,
    worker     {bytes} NOT NULL,
    role       {text} NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
) {clustered};
