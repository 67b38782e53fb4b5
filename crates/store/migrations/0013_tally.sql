-- Reason: a page of a list and its exact total must be quick whatever the size of the service.
-- Lists read whose a row is from the row itself, and totals come from counts kept beside the
-- cases.

-- Whose the row is for who may see it, the same on all rows of one person: the team of
-- person.main_team, '' for none, and whom the reach of a role opens it to.
ALTER TABLE case_file ADD COLUMN keeper_team {text} NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN circle BIGINT NOT NULL DEFAULT 0; -- 0 all, 1 protected, 2 adult
ALTER TABLE duty ADD COLUMN keeper_team {text} NOT NULL DEFAULT '';
ALTER TABLE duty ADD COLUMN circle BIGINT NOT NULL DEFAULT 0;
UPDATE case_file SET
    keeper_team = (SELECT coalesce(p.main_team, '') FROM person p
                   WHERE p.person = case_file.person),
    circle = (SELECT CASE WHEN p.is_protected = 1 THEN 1 WHEN p.kind = 'adult' THEN 2 ELSE 0 END
              FROM person p WHERE p.person = case_file.person);
UPDATE duty SET
    keeper_team = (SELECT coalesce(p.main_team, '') FROM person p WHERE p.person = duty.person),
    circle = (SELECT CASE WHEN p.is_protected = 1 THEN 1 WHEN p.kind = 'adult' THEN 2 ELSE 0 END
              FROM person p WHERE p.person = duty.person);

DROP INDEX case_file_team;
-- A team's cases, by number.
CREATE INDEX case_file_keeper ON case_file (keeper_team, number);
-- A team's open cases, in any order.
CREATE INDEX case_file_keeper_open ON case_file (keeper_team, number) WHERE closed_at IS NULL;
-- All open cases, by number.
CREATE INDEX case_file_open ON case_file (number) WHERE closed_at IS NULL;
-- The cases at one step, by number.
CREATE INDEX case_file_step ON case_file (step, number);

DROP INDEX duty_closed;
-- The red list of the whole service, and its total; the last column, as in the next two,
-- lets the index alone answer (SQLite knows no INCLUDE).
CREATE INDEX duty_closed ON duty (closed_at, due, circle);
-- The red list of what a team keeps, and its total.
CREATE INDEX duty_keeper ON duty (keeper_team, closed_at, due, circle);
-- How much of one case is late, for each row of the list of cases.
CREATE INDEX duty_late ON duty (person, closed_at, due, layer);

DROP INDEX notification_waiting;
-- The board: what nobody has evaluated yet; applications never are.
CREATE INDEX notification_waiting ON notification (received_at)
    WHERE evaluated_at IS NULL AND enquiry <> 'application';

-- How many cases there are of each kind that a list can be narrowed to. Written in the
-- transaction that changes a case, under the lock on the journal's head, so that no two
-- writers wait for each other's rows; a row may stand at 0.
CREATE TABLE tally (
    team     {text} NOT NULL,        -- case_file.keeper_team
    circle   BIGINT NOT NULL,
    step     BIGINT NOT NULL,
    is_open  BIGINT NOT NULL,
    is_taken BIGINT NOT NULL,        -- somebody has the main part now
    cases    BIGINT NOT NULL,
    PRIMARY KEY (team, circle, step, is_open, is_taken)
) {clustered};
INSERT INTO tally (team, circle, step, is_open, is_taken, cases)
    SELECT keeper_team, circle, step,
           CASE WHEN closed_at IS NULL THEN 1 ELSE 0 END,
           CASE WHEN main_worker IS NULL THEN 0 ELSE 1 END, count(*)
    FROM case_file GROUP BY 1, 2, 3, 4, 5;
