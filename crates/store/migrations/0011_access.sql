-- Reason: a view is logged in two phases (begun, then how it ended), and the whole log is
-- sealed in batches, so that no row can be changed, taken out, put in or moved unnoticed.
-- Views and outcomes share one gapless count of positions.

-- One thing shown: written durably before it is shown, never changed.
CREATE TABLE access_view (
    position    {position},          -- from 1; shared with access_outcome, no gaps between them
    view        BIGINT NOT NULL,     -- the request: position of its first row
    at          BIGINT NOT NULL,
    actor       {bytes} NOT NULL,
    role        {text} NOT NULL,
    what        {text} NOT NULL,     -- kind of page, extract, call or command
    case_number BIGINT,              -- the case it was about; null for a list
    persons     {bytes} NOT NULL,    -- whom it showed: ids one after the other
    whole       BIGINT NOT NULL,     -- 1: an extract of everybody on record
    detail      {text}               -- which filter or how many; never a name or number of a person
);
-- What one member of staff looked at.
CREATE INDEX access_view_actor ON access_view (actor, position);
-- What was looked at on a day.
CREATE INDEX access_view_at ON access_view (at);
-- Extracts of everybody belong to the log of each person.
CREATE INDEX access_view_whole ON access_view (position) WHERE whole = 1;

-- How a request ended, one row for each; a view without one has an unknown outcome.
CREATE TABLE access_outcome (
    position {position},
    view     BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    outcome  {text} NOT NULL,        -- shown, failed or cut_off
    shown    BIGINT                  -- persons or records that went out, where that is known
);
-- How a view ended.
CREATE UNIQUE INDEX access_outcome_view ON access_outcome (view);

-- Which views showed a person. Made from access_view some seconds later, in order of person:
-- written with the view it would cost one page of the database for each row of a list.
CREATE TABLE access_person (
    person {bytes} NOT NULL,
    view   BIGINT NOT NULL,          -- the position of the row in access_view
    PRIMARY KEY (person, view)
) {clustered};

-- One row: how far access_person has come.
CREATE TABLE access_person_head (
    one      BIGINT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
);
INSERT INTO access_person_head (one, position) VALUES (1, 0);

-- The seal of each batch of rows that was written together: keyed, over the seal before it
-- and every column of its rows.
CREATE TABLE access_seal (
    last BIGINT NOT NULL PRIMARY KEY, -- the batch ends here; it begins after the one before
    seal {bytes} NOT NULL
) {clustered};

-- What 0.1 logged: one row for each person, of unknown outcome. The program seals it.
INSERT INTO access_view
    (position, view, at, actor, role, what, case_number, persons, whole, detail)
SELECT n, n, at, actor, role, what, case_number, coalesce(person, {nothing}),
       CASE WHEN what = 'export' THEN 1 ELSE 0 END, detail
FROM (SELECT row_number() OVER (ORDER BY id) AS n, a.* FROM access_log a) numbered;
DROP TABLE access_log;

-- One row: the end of the log. Whoever writes takes its lock first and keeps it until commit.
CREATE TABLE access_head (
    one      BIGINT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL,
    seal     {bytes} NOT NULL
);
INSERT INTO access_head (one, position, seal) SELECT 1, count(*), {nothing} FROM access_view;
