-- Reason: which duties were open when the last event of the case happened; 0 is next to all there ever were.
-- Some of them close by themselves on a day that is known (the child comes of age, the period
-- ends), so that whether one is open at a moment is still for closed_at to say.
ALTER TABLE duty ADD COLUMN live BIGINT NOT NULL DEFAULT 1;
UPDATE duty SET live = 0 WHERE closed_at <= (SELECT appended_at FROM journal_head);

DROP INDEX duty_closed;
DROP INDEX duty_keeper;
-- The red list of the whole service, and its total; the last columns, as in the next one, let
-- the index alone answer.
CREATE INDEX duty_live ON duty (due, closed_at, circle) WHERE live = 1;
-- The red list and the load of what a team keeps, and its total.
CREATE INDEX duty_keeper ON duty (keeper_team, due, closed_at, circle) WHERE live = 1;
-- A red list of a day in the past: what closed since.
CREATE INDEX duty_ended ON duty (closed_at, keeper_team, due) WHERE live = 0;
