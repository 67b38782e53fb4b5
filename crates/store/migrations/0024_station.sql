-- Reason: the list of cases says where each case is, and the front page whom nobody has heard by
-- the day planned; neither may read events for it.

-- Where the case is on its way; '' until the register is rebuilt.
ALTER TABLE case_file ADD COLUMN station {text} NOT NULL DEFAULT '';
-- The earliest day by which somebody is to be heard who has not been.
ALTER TABLE case_file ADD COLUMN ask_by BIGINT;

DROP INDEX case_file_open;
-- All open cases, by number, and those of them that are at one station.
CREATE INDEX case_file_open ON case_file (number, station) WHERE closed_at IS NULL;
