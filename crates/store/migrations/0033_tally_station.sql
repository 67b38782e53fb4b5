-- Reason: the head of a large service narrows the open cases to one station; its exact total was
-- counted row by row. The tally counts by station, too; it is made anew from the cases. A team
-- leader asks for the team's cases in the order of what is late: two indexes answer alone.

DROP TABLE tally;
CREATE TABLE tally (
    team     {text} NOT NULL,        -- case_file.keeper_team
    circle   BIGINT NOT NULL,
    step     BIGINT NOT NULL,
    station  {text} NOT NULL,
    is_open  BIGINT NOT NULL,
    is_taken BIGINT NOT NULL,        -- somebody has the main part now
    cases    BIGINT NOT NULL,
    PRIMARY KEY (team, circle, step, station, is_open, is_taken)
) {clustered};
INSERT INTO tally (team, circle, step, station, is_open, is_taken, cases)
    SELECT keeper_team, circle, step, station,
           CASE WHEN closed_at IS NULL THEN 1 ELSE 0 END,
           CASE WHEN main_worker IS NULL THEN 0 ELSE 1 END, count(*)
    FROM case_file GROUP BY 1, 2, 3, 4, 5, 6;

DROP INDEX case_file_keeper_open;
-- A team's open cases, in any order; the last columns let the index alone answer.
CREATE INDEX case_file_keeper_open ON case_file (keeper_team, number, circle, station, last_at, person)
    WHERE closed_at IS NULL;
DROP INDEX duty_keeper;
-- The red list and the load of what a team keeps, its total, and how much is late in each of
-- its cases; the last columns let the index alone answer.
CREATE INDEX duty_keeper ON duty (keeper_team, due, closed_at, circle, layer, person)
    WHERE live = 1;
