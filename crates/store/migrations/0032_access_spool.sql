-- Reason: every commit made each reader of an SQLite database forget its pages, and every view
-- was a commit. A server now keeps views in a file beside the database until the next write of
-- the log; here stands how far that file has been taken in, in the transaction that does so.
ALTER TABLE access_head ADD COLUMN spooled BIGINT NOT NULL DEFAULT 0;
